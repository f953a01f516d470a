"""Plain verbs with the right object: whose soldiers are paid, who is rung, against whom jets are sent."""

from collections.abc import Iterator

from toolkit.extraction.clauses.clause import MARK, Clause
from toolkit.extraction.clauses.names import group_start, noun_group_end
from toolkit.extraction.clauses.nouns import is_negated
from toolkit.extraction.clauses.objects import by_agent, following, objects_of, possessor
from toolkit.extraction.clauses.subjects import gap_object, subject
from toolkit.extraction.clauses.verbs import verb_group
from toolkit.extraction.text.wordsets import ARMED_PEOPLE, FIRE, wordset
from toolkit.extraction.ties.frames import Relation, directed

_FORCES = frozenset({"armed_force", "agency"})
_SPEAKERS = frozenset({"person", "state"})
_WHEN = wordset("time") | wordset("behind who is called")


def paid(clause: Clause, i: int) -> Iterator[Relation]:
    """ "which pay Niger's police", "the brigade that Peru pays", "harboured by Chad and paid by Peru"."""
    if is_negated(clause, i):
        return
    if clause.lows[i] == "paid" and (verb_group(clause, i).be or clause.low(i + 1) == "by"):
        a, b = by_agent(clause, i), subject(clause, i, "n", True)
    else:
        a = subject(clause, i)
        b = _object(clause, i)
    b = [n for n in b if n not in a and _armed(clause, n) and not _sells(clause, n)]
    if a and b:
        yield Relation(tuple(a), tuple(b), "aid", 1, True, min(i, *b), max(i, *b))


def _sells(clause: Clause, n: int) -> bool:
    """ "pays Wagner for drones": who is paid has sold something."""
    k = noun_group_end(clause, n) + 1
    return clause.low(k) == "for" and any(k < t < k + 4 for t in clause.thing_ends)


def driven_out(clause: Clause, i: int) -> Iterator[Relation]:
    """ "drove the militia out of the port", "had pushed the rebels back from Goma"."""
    a, b = subject(clause, i), objects_of(clause, i, 6)
    armed = any(clause.actors[n].kind == "armed_force" for n in b)
    if armed and not verb_group(clause, i).negated:
        behind = noun_group_end(clause, b[-1]) + 1
        if not _AWAY.isdisjoint(clause.lows[behind : behind + 2]):
            yield from directed(a, b, "combat", i, behind)


_AWAY = wordset("driven out") | {"from"}


def commanded(clause: Clause, i: int) -> Iterator[Relation]:
    """ "Peru controls the militia", "the force that Chad directs": whose orders an armed group takes."""
    if verb_group(clause, i).negated:
        return
    a = subject(clause, i)
    b = [n for n in _object(clause, i) if n not in a and clause.actors[n].kind == "armed_force"]
    if a and b and clause.actors[a[0]].kind != "armed_force":
        yield Relation(tuple(a), tuple(b), "support", 1, True, min(i, *b), max(i, *b))


def _object(clause: Clause, i: int) -> list[int]:
    """The names right behind the verb at i, else those in front of "that" or "which"."""
    right = [n for n in objects_of(clause, i, 5) if group_start(clause, n) == i + 1]
    return right or gap_object(clause, i)


def _armed(clause: Clause, n: int) -> bool:
    """Whether the name is a force, or soldiers and police stand behind it: "Niger's police"."""
    return clause.actors[n].kind in _FORCES or clause.lows[noun_group_end(clause, n)] in ARMED_PEOPLE


def rang(clause: Clause, i: int) -> Iterator[Relation]:
    """ "called (told) President Karim on Friday" is a talk, "called on President Karim at noon" a visit."""
    on = clause.low(i + 1) == "on"
    b = [n for n in clause.names if i < n < i + 5][:1]
    if not b or clause.actors[b[0]].kind != "person" or group_start(clause, b[0]) != i + 1 + on:
        return
    after = noun_group_end(clause, b[0]) + 1
    ends = after >= clause.size or clause.kinds[after] == MARK or clause.lows[after] in ("at", "in")
    a = [n for n in subject(clause, i) if clause.actors[n].kind in _SPEAKERS]
    if a and (ends if on else ends or clause.lows[after] in _WHEN) and not verb_group(clause, i).negated:
        tie = ("visit", True) if on else ("talks", False)
        yield Relation(tuple(a), tuple(b), tie[0], 1, tie[1], i, b[0])


def sent_against(clause: Clause, i: int) -> Iterator[Relation]:
    """ "sent 40 jets against the PKK", "drones that Peru flew against the rebels"."""
    if is_negated(clause, i) or "against" not in clause.words:
        return
    a = by_agent(clause, i) if verb_group(clause, i).be else subject(clause, i)
    b = following(clause, i, {"against"}, _AIM)
    sent = range(i + 1, b[0]) if b and clause.low(i + 1) != "against" else range(max(0, i - _AIM), i)
    armed = any(j in clause.thing_ends or clause.lows[j] in _SENT for j in sent)
    if b and armed and _ELSEWHERE.isdisjoint(clause.lows[i : b[0]]):
        yield from directed(a, b, "combat", i)


_ELSEWHERE = frozenset({"to", "for"})  # "sent Chad guns for its war against the rebels"
_SENT = ARMED_PEOPLE | FIRE
_AIM = 10  # tokens between what is sent and against whom


def recalled(clause: Clause, i: int) -> Iterator[Relation]:
    """ "Chad's ambassador to Peru was recalled", "its envoy was called home from Lima"."""
    start, be, _, negated = verb_group(clause, i)
    if not be or negated or (clause.lows[i] == "called" and clause.low(i + 1) not in ("home", "back")):
        return
    for j in range(start - 1, max(start - _RECALLED, 0), -1):
        if clause.lows[j] in _ENVOYS:
            a = possessor(clause, j)
            b = following(clause, i, {"from"}, 8) or following(clause, j, {"to", "in"}, 5)
            yield from directed(a, b, "sanction", j, max([i, *b]))
            return


_ENVOYS = wordset("envoy")
_RECALLED = 10  # tokens between the envoy and the verb
