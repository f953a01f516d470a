"""Which tokens of a clause may stand as finite verbs, and which verbs as nouns."""

from typing import TYPE_CHECKING

from toolkit.extraction.clauses.words import ACTOR, NUMBER, WORD

if TYPE_CHECKING:
    from toolkit.extraction.clauses.clause import Clause

_NOUN_FOLLOWERS = frozenset({"on", "against", "by", "of", "from", "between", "in", "to", "for", "with"})


def finite_verbs(clause: "Clause") -> bytes:
    """1 for a token that may be a finite verb: an auxiliary, or a form that is no mere noun; else 0."""
    finite = bytearray(clause.size)
    lows, hits = clause.lows, clause.hits
    for i, tag in enumerate(clause.tags):
        if tag:
            if "X" in tag:
                finite[i] = 1
            elif "V" in tag:
                finite[i] = _stands_as_verb(clause, i)
        elif lows[i].endswith("ed") and i not in hits and len(lows[i]) > 4 and "-" not in lows[i]:
            finite[i] = _by_itself(clause, i) and (_after_subject(clause, i) or _joins(clause, i))
    for i, hit in hits.items():
        if hit.terms.finite and "V" not in clause.tags[i] and not finite[i]:
            finite[i] = _stands_as_verb(clause, i)
    for i in range(1, clause.size):
        both = finite[i] and finite[i - 1] and lows[i].endswith(("s", "ed"))
        if both and "X" not in clause.tags[i - 1] + clause.tags[i]:
            finite[i] = 0  # "bombed targets", "struck suspected men": the object of the first, or of it
    return bytes(finite)


def _stands_as_verb(clause: "Clause", i: int) -> bool:
    """Whether a word that has a finite form stands as one here."""
    if not _by_itself(clause, i):
        return False
    if clause.lows[i].endswith("s") and clause.readings(i).noun:
        return _after_subject(clause, i) or _joins(clause, i)
    if "H" in clause.tags[i] and i + 1 < clause.size and "V" in clause.tags[i + 1]:
        return False  # "coast guard ships used"
    return not is_noun_here(clause, i)


def _by_itself(clause: "Clause", i: int) -> bool:
    """A word that is no part of another: not the "made" of "US-made"."""
    return clause.kinds[i] == WORD and i not in clause.inside and not (i and clause.lows[i - 1] in "-–")


def _after_subject(clause: "Clause", i: int) -> bool:
    """Whether a word that is mostly a plural noun ("arms", "attacks") stands right behind a subject."""
    j = i - 1
    while j > 0 and "A" in clause.tags[j]:
        j -= 1
    if (
        j < 0
        or _is_taker(clause, j)
        or (clause.lows[i] == "sanctions" and clause.low(i + 1) in ("on", "against"))
    ):
        return False
    if clause.kinds[j] == ACTOR:
        counted = j and clause.kinds[j - 1] == NUMBER  # "12 PKK targets"
        return not counted and j not in clause.adjectives and not clause.is_plural(j)
    return clause.has(j, "RO")


def _is_taker(clause: "Clause", j: int) -> bool:
    """ "sells Chad arms", "sold it arms": who stands right behind a verb of giving does nothing itself."""
    return j > 0 and clause.readings(j - 1).hands_over and clause.low(j) not in ("which", "that", "who")


def _joins(clause: "Clause", i: int) -> bool:
    """ "ministers initialled a treaty", "and notified Peru": after people or "and", before an object."""
    if not i or not ("H" in clause.tags[i - 1] or clause.lows[i - 1] == "and") or i + 1 >= clause.size:
        return False
    return clause.kinds[i + 1] == ACTOR or "D" in clause.tags[i + 1]


def _goes_on(clause: "Clause", i: int) -> bool:
    """ "and (now) plans to send": a second verb of the same subject."""
    before = i - 2 if i and "A" in clause.tags[i - 1] else i - 1
    return clause.low(i + 1) == "to" and clause.low(before) in ("and", "but")


def is_noun_here(clause: "Clause", i: int) -> bool:
    """A word that could be a verb stands as a noun or adjective here: "its planned attacks"."""
    before = clause.tags[i - 1] if i else ""
    last = clause.low(i - 1)
    if "D" in before or before == "'" or last == "own" or ("P" in before and last != "to"):
        return True
    low = clause.lows[i]
    if not low.endswith("s"):
        return False
    if i + 1 < clause.size and clause.lows[i + 1] in _NOUN_FOLLOWERS:
        return not (_after_subject(clause, i) or _is_phrase(clause, i) or _goes_on(clause, i))
    return i - 1 in clause.adjectives


def _is_phrase(clause: "Clause", i: int) -> bool:
    """Whether a verb and its preposition begin at i that can be nothing else: "travels to"."""
    return clause.last.get(i, i) > i and not clause.hits[i].terms.noun
