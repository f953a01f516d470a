"""Relative clauses: the pronoun that opens one, and the name it stands for."""

from toolkit.extraction.clauses.clause import ACTOR, IS, MARK, WORD, Clause
from toolkit.extraction.clauses.lists import coordinated
from toolkit.extraction.clauses.names import group_start, noun_group_end
from toolkit.extraction.text.wordsets import wordset

_OPENING = 5  # tokens in "Among the first states that"
# "an Israeli strike on Syria that killed six": the strike did
_AT, _EVENTS = frozenset({"on", "in", "against", "at", "near"}), wordset("fighting event")


def noun_before(clause: Clause, k: int) -> bool:
    """Whether "that" at k follows a noun, so that it may open a relative clause."""
    return clause.kinds[k - 1] == ACTOR or (clause.kinds[k - 1] == WORD and not clause.finite[k - 1])


def is_relative_that(clause: Clause, j: int) -> bool:
    """Whether "that" at j opens a relative clause, and not what is said: "told the council that"."""
    told = any(clause.has(x, "Y") for x in range(max(0, j - 5), j))
    return clause.low(j) == "that" and noun_before(clause, j) and not told


def relative_before(clause: Clause, k: int) -> int | None:
    """The pronoun at k, or before "it says", of a relative clause whose verb follows: "who", "which"."""
    if clause.has(k, "Y") and clause.is_finite(k) and k > 2 and _short_subject(clause, k - 1):
        k -= 3 if clause.has(k - 2, "D") else 2  # "two firms which Chad says armed the rebels"
    if clause.has(k, "R") or (clause.low(k) == "that" and k and noun_before(clause, k)):
        return k
    return None


def _short_subject(clause: Clause, k: int) -> bool:
    """Whether the name at k is all that stands behind the pronoun: "which Chad says", "that the UN says"."""
    before = k - 2 if clause.has(k - 1, "D") else k - 1
    relative = clause.has(before, "R") or (clause.low(before) == "that" and noun_before(clause, before))
    return clause.kinds[k] == ACTOR and relative


def antecedent(clause: Clause, k: int) -> list[int]:
    """The name before "who" or "which"; also "whose soldiers", which stand for their state."""
    if named := _named_behind(clause, k):
        return named
    k -= 1
    if clause.is_mark(k, ","):
        k -= 1
    for j in range(k, max(k - 9, -1), -1):
        if clause.kinds[j] == ACTOR:
            start = group_start(clause, j)
            people = clause.has(start - 2, "H") or clause.kinds[start - 2] == ACTOR  # "rebels of the M23"
            if start > 1 and clause.lows[start - 1] == "of" and not people:
                continue
            if start > 1 and clause.lows[start - 1] in _AT and clause.lows[start - 2] in _EVENTS:
                return [start - 3] if start > 2 and clause.kinds[start - 3] == ACTOR else []
            return coordinated(clause, j) if noun_group_end(clause, j) >= k - 3 else []
        if clause.kinds[j] == MARK and clause.lows[j] not in '()"“”':
            return _renamed(clause, j)
        if clause.kinds[j] == WORD and clause.finite[j]:
            return []
    return []


def _named_behind(clause: Clause, k: int) -> list[int]:
    """Who is meant by "who" at k in "Among those who voted for it were Peru and Chad"."""
    if clause.lows[0] != "among" or k > _OPENING:
        return []
    for j in range(k + 2, clause.size - 1):
        if clause.lows[j] in IS and clause.kinds[j + 1] == ACTOR:
            return coordinated(clause, j + 1)
    return []


def _renamed(clause: Clause, comma: int) -> list[int]:
    """ "Rwanda, the very country that Pretoria blames": the name that what follows the comma renames."""
    renames = clause.is_mark(comma, ",") and clause.low(comma + 1) in ("the", "a", "an")
    return [comma - 1] if renames and clause.kinds[comma - 1] == ACTOR else []
