"""Things that a sentence names for what is done with them: improved with a gift, mined, drawn on."""

from toolkit.extraction.clauses.clause import Clause
from toolkit.extraction.text.wordsets import wordset


def is_made_there(clause: Clause, first: int) -> bool:
    """ "bought a maker of drones": the works change hands, not what they make."""
    return clause.low(first - 1) == "of" and clause.low(first - 2) in _MAKERS


_MAKERS = frozenset({"maker", "makers", "producer", "producers", "manufacturer", "manufacturers"})


def is_improved(clause: Clause, first: int) -> bool:
    """ "technology to improve tanks", "munitions to shoot down drones": what the gift is for is no gift."""
    for j in range(first - 1, max(first - 8, 0), -1):
        if clause.lows[j] in _IMPROVING:
            return clause.lows[j - 1] in ("to", "and", "it", "them", "help")
        if (
            clause.is_finite(j)
            or clause.is_mark(j, ";:")
            or (clause.has(j, "P") and clause.lows[j] not in ("of", "down"))
        ):
            return False
    return False


_IMPROVING = wordset("improving a thing")


def is_no_munition(clause: Clause, first: int, last: int) -> bool:
    """ "the latest round of talks", "mine their uranium", "drawing on reserves"."""
    word = clause.lows[last]
    if word == "round":
        return clause.low(first - 1) in _OF_A_SERIES
    return word == "mine" and clause.low(last + 1) in _WHAT_IS_MINED


_WHAT_IS_MINED = frozenset({"the", "their", "its", "his", "for"})
_OF_A_SERIES = wordset("one of a series")
