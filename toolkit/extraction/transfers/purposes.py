"""Things that a sentence names for what is done with them: improved with a gift, found on a market."""

from toolkit.extraction.clauses.clause import ACTOR, NUMBER, Clause
from toolkit.extraction.text.wordsets import wordset


def is_improved(clause: Clause, first: int) -> bool:
    """ "technology to help it deploy satellites and improve tanks": what the gift is for is no gift."""
    for j in range(first - 1, max(first - 8, 0), -1):
        if clause.lows[j] in _IMPROVING or (clause.lows[j] == "deploy" and "help" in clause.lows[j - 3 : j]):
            return clause.lows[j - 1] in ("to", "and", "it", "them", "help")
        if clause.is_finite(j) or clause.is_mark(j, ";:") or (clause.has(j, "P") and clause.lows[j] != "of"):
            return False
    return False


_IMPROVING = frozenset({"improve", "upgrade", "modernise", "modernize", "repair", "counter", "intercept"})


def is_found(clause: Clause, first: int) -> bool:
    """ "has identified 500,000 shells abroad": what somebody could buy is handed to nobody yet."""
    for j in range(first - 1, max(first - 10, 0), -1):
        if clause.lows[j] in _FINDING:
            return NUMBER in clause.kinds[j:first]
        listed = clause.kinds[j] == NUMBER or clause.tags[j] in ("", "D") or clause.lows[j] in ("and", "of")
        if clause.kinds[j] == ACTOR or not listed:
            return False
    return False


_FINDING = frozenset({"identified", "located", "sourced"})


def blows_up(clause: Clause, first: int, last: int) -> bool:
    """ "drove a van packed with explosives into the gate": neither van nor load is handed over."""
    if clause.lows[last] == "explosives":
        return clause.low(first - 1) == "with" and clause.low(first - 2) in _PACKED
    return clause.low(last + 1) in _PACKED and clause.lows[last + 2 : last + 4] == ["with", "explosives"]


_PACKED = frozenset({"filled", "packed", "laden", "loaded", "rigged", "stuffed"})


def is_no_munition(clause: Clause, first: int, last: int) -> bool:
    """ "the latest round of talks", "mine their uranium", "drawing on reserves"."""
    word = clause.lows[last]
    if word == "round":
        return clause.low(first - 1) in _OF_A_SERIES
    return (word == "mine" and clause.low(last + 1) in _WHAT_IS_MINED) or word == "drawing"


_WHAT_IS_MINED = frozenset({"the", "their", "its", "his", "for"})


_OF_A_SERIES = wordset("one of a series")
