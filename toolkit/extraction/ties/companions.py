"""Who else does what a relation tells: "Together with Peru, Chad banned", "Chad, which with Peru left"."""

from dataclasses import replace

from toolkit.extraction.clauses.clause import ACTOR, Clause
from toolkit.extraction.clauses.lists import coordinated
from toolkit.extraction.clauses.names import group_start, noun_group_end
from toolkit.extraction.ties.frames import Relation

_BESIDE = frozenset({"together", "along", "jointly", "alongside"})
_SIGNS = frozenset({"with", "alongside", "following", "like"})
_MUTUAL = frozenset({"talks", "treaty", "alliance", "visit", "membership"})  # with whom is the other side


def with_companions(clause: Clause, found: Relation) -> Relation:
    """The relation with all who do it together; as it is where nobody stands beside the doer."""
    if not found.a or not found.directed or found.tie in _MUTUAL or _SIGNS.isdisjoint(clause.words):
        return found
    doer = clause.actors[found.a[0]].name
    for token in clause.names:
        if clause.actors[token].name == doer:
            taken = {*found.a, *found.b}
            beside = _opening(clause, token) or _behind(clause, token) or _went_before(clause, found.last)
            others = [n for n in beside if n not in taken]
            named = {clause.actors[n].name for n in (*found.a, *found.b)}
            others = [n for n in others if clause.actors[n].name not in named]
            if others:
                return replace(found, a=(*found.a, *others))
    return found


def _opening(clause: Clause, token: int) -> list[int]:
    """ "Together with Peru and Chile, Chad ...": those of the phrase that opens the clause."""
    before = group_start(clause, token) - 1
    if before < 2 or not clause.is_mark(before, ",") or clause.lows[0] not in _BESIDE:
        return []
    return _named(clause, 2)


def _behind(clause: Clause, token: int) -> list[int]:
    """ "Chad, together with Peru, ...", "Chad, like Peru, ...": those behind the doer."""
    k = noun_group_end(clause, token) + 1
    k += clause.is_mark(k, ",")
    if clause.low(k) in ("which", "who") and clause.low(k + 1) == "with":
        return _named(clause, k + 2)
    if clause.low(k) == "like" and clause.is_mark(k - 1, ","):
        return _named(clause, k + 1)
    if clause.low(k) in _BESIDE:
        return _named(clause, k + 1 + (clause.low(k) != "alongside"))
    if clause.low(k) == "with" and "side" in clause.lows[k + 1 : k + _FAR]:
        return _named(clause, k + 1)  # "the army, with Rwandan commandos at its side, took"
    return []


def _went_before(clause: Clause, last: int) -> list[int]:
    """ "Chad recognised the council, following Peru and Chile": those who have done it before."""
    for j in range(last + 1, min(last + _FAR, clause.size - 1)):
        if clause.lows[j] == "following" and clause.is_mark(j - 1, ","):
            return _named(clause, j + 1)
        if clause.is_mark(j, ";:–—"):
            break
    return []


def _named(clause: Clause, first: int) -> list[int]:
    """The names of the list that begins at the token."""
    for j in range(first, min(first + 3, clause.size)):
        if clause.kinds[j] == ACTOR:
            return coordinated(clause, j)
        if not clause.has(j, "D"):
            break
    return []


_FAR = 11
