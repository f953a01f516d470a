"""Blame that names its target in other words: "called it a provocation", "denounced the sale".

The deed stands for whoever did it; who that is `read.py` finds in the relation told before.
"""

from collections.abc import Iterator

from toolkit.extraction.clauses.clause import ACTOR, MARK, MODALS, WORD, Clause
from toolkit.extraction.clauses.names import noun_group_end, preposition
from toolkit.extraction.clauses.nouns import is_denied, is_negated
from toolkit.extraction.clauses.objects import by_agent, following, objects_of
from toolkit.extraction.clauses.subjects import gap_object, subject
from toolkit.extraction.clauses.verbs import verb_group
from toolkit.extraction.text.wordsets import ARMED_PEOPLE, wordset
from toolkit.extraction.ties.asides import nested
from toolkit.extraction.ties.frames import Relation, directed
from toolkit.extraction.ties.targets import AGAINST_STATE, CEASING, DEPARTURES

CALLING = wordset("calling")
REPROACH = wordset("reproach")
SAID_OF_WRONG = REPROACH | wordset("said of who does wrong")  # "said that Chad was behind the raid"
DEEDS = wordset("deed")


def blame(clause: Clause, i: int) -> Iterator[Relation]:
    """Blame at token i, with an empty `b` where only the deed is named."""
    if clause.lows[i] in CALLING:
        yield from _called(clause, i)
    elif "Y" in clause.tags[i]:
        yield from _said_to_be(clause, i)


_DEALINGS = wordset("dealings")


def halted(clause: Clause, i: int) -> Iterator[Relation]:
    """ "halted fuel exports to Chad", "suspended flights with Peru": dealings that somebody ends."""
    longer = clause.lows[i] == "longer"
    if not longer and (verb_group(clause, i).be or is_negated(clause, i)):
        return
    if not MODALS.isdisjoint(clause.before(i, _SUPPOSED)):
        return  # "should Chad stop sending shells", "might cut off aid"
    if longer or (clause.low(i + 1) in _DEALING and clause.lows[i + 1].endswith("ing")):
        yield from _no_longer(clause, i)
        return
    for j in range(i + 1, min(i + 6, clause.size)):
        if clause.lows[j] in _DEALINGS:
            b = following(clause, j, ("to", "with", "from", "for"), 10) or nested(clause, j, {"for"})
            b = b or [n for n in clause.names if clause.is_adjective(n) and clause.lows[j + 1 : n] == ["of"]]
            yield from directed(subject(clause, i), b, "sanction", i, max([j, *b]))
            return
        if clause.kinds[j] == MARK or clause.is_finite(j):
            return


def _no_longer(clause: Clause, i: int) -> Iterator[Relation]:
    """ "no longer sells arms to Chad", "has stopped buying its gas from Peru", "stopped arming Chad"."""
    longer = clause.lows[i] == "longer"
    if clause.low(i + 1) not in _DEALING:
        return
    if given := [n for n in objects_of(clause, i + 1, 4) if not clause.is_adjective(n)]:
        yield from directed(subject(clause, i - longer), given, "sanction", i - 1)
        return
    for j in range(i + 2, min(i + _DONE, clause.size)):
        if clause.lows[j] in ("to", "from", "with"):
            b = following(clause, j - 1, {clause.lows[j]}, 5)
            yield from directed(subject(clause, i - longer), b, "sanction", i - 1)
            return
        if clause.is_mark(j, ",;:"):
            return


_SUPPOSED = 4  # tokens between a modal and the verb
_DEALING = wordset("having dealings")
_DOERS = ("by", "of", "between", "from")  # what stands between a deed and who did it


def _called(clause: Clause, i: int) -> Iterator[Relation]:
    last = reproach_after(clause, i, 6 if clause.low(i + 1) == "of" else 12)  # "spoke of murder"
    if last is None or is_denied(clause, verb_group(clause, i).start):
        return
    a = subject(clause, i)
    named = [n for n in following(clause, i, _DOERS, 12, direct=True) if n < last] or gap_object(clause, i)
    b = [n for n in named if clause.lows[n] != "it"]  # the deed, not a party
    if a:
        yield Relation(tuple(a), tuple(b), "condemnation", -1, True, i, last)


def doers_of_harm(clause: Clause, last: int, b: list[int]) -> list[int]:
    """Whom blame reaches, where b may be the victims: "condemned the shelling of Chad"."""
    blames = clause.lows[last].startswith("blam")
    return b if blames or deed(clause, last, _BLOWS) is None else []


_BLOWS = wordset("blow blamed")
_ON_WHOM = frozenset({"of", "on", "against", "in", "at", "near"})


def is_struck(clause: Clause, relation: Relation, token: int) -> bool:
    """Whether the name at `token` is the victim of the blow that is blamed, or only where rebels fell."""
    if relation.tie == "combat" and token > relation.last and preposition(clause, token) == "in":
        return not AGAINST_STATE.isdisjoint(clause.lows[relation.last + 1 : token])
    blow = relation.tie == "condemnation" and clause.lows[relation.last] in _BLOWS
    return blow and token > relation.last and preposition(clause, token) in _ON_WHOM


def reproach_after(clause: Clause, i: int, reach: int = 12, words: frozenset[str] = REPROACH) -> int | None:
    """The word of reproach behind the verb at i: "called it a provocation"."""
    for j in range(i + 1, min(i + reach, clause.size)):
        if clause.lows[j] in words:
            return j
        if clause.is_mark(j, ";:."):
            return None
    return None


_WRONGS = wordset("doing wrong")
_DOES_WRONG = wordset("before a wrong")


def _said_to_be(clause: Clause, i: int) -> Iterator[Relation]:
    """ "said that the mission was a belligerent force", "said that Chad bears responsibility"."""
    told = clause.lows[i + 1 : i + 9] if clause.lows[i] in _TELLING else []
    said = i + 1 + (told.index("that") if "that" in told else 0)  # "told the council that Chad was to blame"
    for j in range(said, min(said + 7, clause.size)):
        if clause.kinds[j] == ACTOR and (not clause.is_adjective(j) or noun_group_end(clause, j) > j):
            end = noun_group_end(clause, j) + 1
            be = next((k for k in range(j + 1, end) if clause.lows[k] in _WRONGS), end)
            if clause.low(be) in _DOES_WRONG | _WRONGS:
                last = reproach_after(clause, be - 1, 8, SAID_OF_WRONG)
                a = subject(clause, i)
                left = (
                    last is not None and clause.lows[last] == "behind" and last > be + 1
                )  # "left it behind"
                if last is not None and not left and clause.low(be + 1) != "not":
                    yield from directed(a, [j], "condemnation", j, last)
            return
        if clause.is_mark(j, ",;:"):
            return


_TELLING = wordset("telling somebody")


def deed(clause: Clause, last: int, deeds: frozenset[str] = DEEDS) -> int | None:
    """The token of the deed that the verb ending at `last` blames: "condemned Friday's latest strikes"."""
    for j in range(last + 1, min(last + 7, clause.size)):
        if clause.lows[j] in deeds:
            return j
        quoted = clause.kinds[j] == MARK and clause.lows[j] in '"“”'
        if clause.kinds[j] == ACTOR or clause.has(j, "PSRXC") or (clause.kinds[j] == MARK and not quoted):
            return None
    return None


def done_by(clause: Clause, last: int) -> list[int]:
    """Who did the deed behind `last`: "condemned the drills that are being held by Chad"."""
    j = deed(clause, last)
    if j is None:
        return []
    for k in range(j + 1, min(j + _DONE, clause.size)):
        if clause.lows[k] == "by":
            return by_agent(clause, k - 1)
        if clause.kinds[k] != WORD or (clause.has(k, "SR") and k > j + 1):
            break
    return []


def soldiers_from(clause: Clause, last: int) -> list[int]:
    """Whose soldiers are rejected: "rejected any presence of troops from NATO states in Peru"."""
    for j in range(last + 1, min(last + _DONE, clause.size)):
        if clause.lows[j] == "from" and clause.lows[j - 1] in ARMED_PEOPLE:
            return following(clause, j - 1, {"from"}, 5)
        if clause.kinds[j] != WORD or clause.is_finite(j):
            break
    return []


_DONE = 7  # tokens between a deed and "by", dealings and "with"
ORDERS = wordset("order")
_OUT = frozenset({"out", "home", "away"})


def expulsion(clause: Clause, i: int) -> Iterator[Relation]:
    """ "told the mission to leave", "told Chad to stop": relations are reduced, or somebody is blamed."""
    b = objects_of(clause, i, 8)
    if not b:
        return
    for j in range(b[-1] + 1, min(b[-1] + 9, clause.size - 1)):
        leaving = clause.lows[j + 1] in DEPARTURES or (
            clause.lows[j + 1] in ("take", "bring") and not _OUT.isdisjoint(clause.lows[j + 2 : j + 12])
        )  # "told Peru to bring its soldiers home"
        if clause.lows[j] == "to" and (leaving or clause.lows[j + 1] in CEASING):
            tie = "sanction" if leaving else "condemnation"
            yield from directed(subject(clause, i), b, tie, i, j + 1)
            return
        if clause.is_mark(j, ".;:"):
            return
        if clause.lows[j] in _OUT and clause.lows[i].startswith(("order", "force")):
            yield from directed(subject(clause, i), b, "sanction", i, j)
            return
