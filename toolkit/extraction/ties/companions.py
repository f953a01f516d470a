"""Who else does what a relation tells: "Together with Peru, Chad banned", "Chad, which with Peru left"."""

from collections.abc import Iterator
from dataclasses import replace

from toolkit.extraction.clauses.clause import ACTOR, MARK, WORD, Clause
from toolkit.extraction.clauses.lists import coordinated
from toolkit.extraction.clauses.names import group_start, noun_group_end
from toolkit.extraction.clauses.nouns import is_negated
from toolkit.extraction.clauses.objects import following
from toolkit.extraction.clauses.subjects import nearest_subject, subject
from toolkit.extraction.clauses.verbs import verb_group
from toolkit.extraction.text.wordsets import POSSESSIVES
from toolkit.extraction.ties.frames import Relation, among, directed

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


def together(clause: Clause, i: int) -> Iterator[Relation]:
    """ "Indian and Nepali soldiers jointly patrol", "drilled side by side": who does something together."""
    if clause.low(i + 1) in ("with", "by") and clause.low(i + 2) != "side":
        return
    behind = clause.lows[i] == "side"
    verb = i - 1 if behind or not _acts(clause, i + 1) else i + 1
    if clause.last.get(verb, verb) >= i > verb:
        return  # a term of its own: "drilled together"
    if not _acts(clause, verb):
        return
    doers = subject(clause, min(verb_group(clause, verb).start, i) if verb > i else verb)
    if len(doers) > 1 and not is_negated(clause, verb):
        yield from among(clause, _TOGETHER, doers, min(i, verb), max(i, verb))


def _acts(clause: Clause, j: int) -> bool:
    """Whether a verb stands at j, known or by its ending."""
    return j > 0 and clause.kind(j) == WORD and clause.lows[j].endswith("ed")


_TOGETHER = {"tie": "other", "sign": "1", "directed": "false"}


def at_the_side(clause: Clause, i: int) -> Iterator[Relation]:
    """ "the army, with Rwandan commandos at its side, took the town": whose soldiers help whom."""
    if clause.low(i - 1) not in POSSESSIVES or not clause.has(i - 2, "P"):
        return
    for j in range(i - 3, max(i - _FAR, 1), -1):
        if clause.lows[j] == "with" and clause.is_mark(j - 1, ","):
            a = [n for n in following(clause, j - 1, {"with"}, _FAR) if n < i - 1]
            yield from directed(a, nearest_subject(clause, j - 2, False), "troops", j, i)
            return
        if clause.kinds[j] == MARK or clause.is_finite(j):
            return


_FAR = 11
