"""The verb group: a verb with its auxiliaries, negations and adverbs to the left."""

from typing import NamedTuple

from toolkit.extraction.clauses.clause import ACTOR, BE, HAVE, MODALS, NUMBER, WORD, Clause
from toolkit.extraction.clauses.memory import of_token
from toolkit.extraction.text.wordsets import wordset

_INFINITE = frozenset({"have", "be"})
_LONG = 45  # tokens between the members of a row of infinitives
_ALL = frozenset({"both", "all", "each"})  # "have all condemned"
_NOTICING = wordset("noticing")
_NOTICED = 20  # tokens between a verb of noticing and what is noticed
_AGAIN = frozenset({"once", "twice"})
_NEGATIONS = frozenset({"not", "never", "no", "cannot"})


class VerbGroup(NamedTuple):
    """A verb with the auxiliaries, negations and adverbs before it: "has not been", "to have"."""

    start: int  # its first token
    be: bool  # whether a form of "be" stands in it: passive or progressive
    infinitive: bool  # whether it is one with "to"
    negated: bool


@of_token
def verb_group(clause: Clause, i: int) -> VerbGroup:
    """The group of the verb at i, read to the left over auxiliaries and adverbs."""
    lows, tags = clause.lows, clause.tags
    j, be, infinitive, negated = i, False, False, False
    while j > 0 and i - j < 8:
        low, tag = lows[j - 1], tags[j - 1]
        if low == "to":
            if lows[j] not in _INFINITE and j != i - _adverbs_before(clause, i):
                break
            infinitive = True  # "to send", "to have sent", "to be sent"
            negated = negated or lows[j - 2] == "yet" or lows[j - 3 : j - 1] == ["no", "plans"]
        elif "X" in tag:
            be = be or low in BE
        elif ("N" in tag and low not in _NEGATIVE_WORDS) or (low in _ALL and j > 1 and "X" in tags[j - 2]):
            pass
        elif low == "more" and j > 1 and lows[j - 2] in _AGAIN:
            j -= 1  # "has once more accused"
        elif "A" not in tag and not (low.endswith("ly") and clause.kinds[j - 1] == WORD):
            break
        if low in _NEGATIONS or low.endswith(("n't", "n’t")):
            negated = True
        j -= 1
    return VerbGroup(j, be, infinitive, negated)


_NEGATIVE_WORDS = frozenset({"denied", "denies", "deny", "nor", "neither", "none", "nobody"})


def _adverbs_before(clause: Clause, i: int) -> int:
    """How many adverbs stand right before token i."""
    k = i
    while k > 0 and ("A" in clause.tags[k - 1] or clause.lows[k - 1].endswith("ly")):
        k -= 1
    return i - k


def is_gerund(clause: Clause, j: int) -> bool:
    """Whether the word at j is a verb in -ing."""
    return "G" in clause.tags[j] or clause.readings(j).gerund


def infinitive_before(clause: Clause, k: int) -> int | None:
    """The verb of "to train" in "asked Chile to train its pilots and to send jets"."""
    for j in range(k - 1, max(k - _LONG, 0), -1):
        if clause.is_mark(j, ";:") or clause.has(j, "SR"):
            return None
        if clause.lows[j - 1] == "to" and clause.kinds[j] == WORD and not clause.has(j, "DPA"):
            return j
    return None


def is_noticed(clause: Clause, k: int) -> bool:
    """Whether the thing at k is what somebody noticed: "reported shipments to help Chad" helps nobody."""
    for j in range(k, max(k - _NOTICED, -1), -1):
        if clause.finite[j]:
            return clause.lows[j] in _NOTICING
        if clause.kinds[j] == ACTOR or clause.is_mark(j, ";:"):
            return False
    return False


def across_adverbial(clause: Clause, j: int) -> int:
    """From the verb group at j to its auxiliary: "has in recent weeks accused", "will, after talks, send"."""
    if _PARTED_FROM.isdisjoint(clause.words):
        return j
    comma = clause.is_mark(j - 1, ",")
    for x in range(j - 1 - comma, max(j - _PARTED, 0), -1):
        if clause.lows[x - comma] in _PARTED_FROM and clause.is_mark(x, ",") == comma:
            opens = x + 1
            return verb_group(clause, x - comma).start if opens < j and clause.has(opens, "P") else j
        passed = clause.kinds[x] in (WORD, NUMBER) or (comma and clause.kinds[x] == ACTOR)
        if not passed or clause.finite[x] or (clause.has(x, "SRO") and not clause.is_mark(x - 1, ",")):
            break
    return j


_PARTED_FROM = HAVE | MODALS | {"will"}
_PARTED = 8  # tokens between an auxiliary and its participle
