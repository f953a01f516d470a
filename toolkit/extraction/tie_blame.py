"""Blame that names its target in other words: "called it a provocation", "denounced the sale".

The deed stands for whoever did it; who that is `ties.py` finds in the relation told before.
"""

from collections.abc import Iterator

from toolkit.extraction.clauses import ACTOR, Clause
from toolkit.extraction.tie_frames import Relation, is_denied

_CALLING = frozenset(
    """call calls called calling brand brands branded label labels labelled labeled describe describes described
    dismiss dismisses dismissed term terms termed deem deems deemed consider considers considered regard regards
    regarded see sees saw view views viewed qualify qualified characterise characterised characterize
    characterized""".split()
)
_REPROACH = frozenset(
    """provocation provocations provocative threat threats threatening aggression aggressive aggressor hostile
    escalation escalatory violation violations terrorist terrorists terrorism illegal unlawful crime crimes
    criminal dangerous destabilising destabilizing genocide genocidal piracy barbaric irresponsible reckless
    unacceptable occupier occupiers occupying belligerent enemy interference blackmail coercion coercive
    sabotage cowardly brutal heinous outrageous shameful disgraceful invaders cynical treacherous colonial
    imperialist fascist warmonger warmongers rogue liar liars puppet puppets criminals""".split()
)
_DEEDS = frozenset(
    """sale sales deal deals decision decisions delivery deliveries shipment shipments supplies deployment
    deployments attack attacks strike strikes move moves exercise exercises raid raids invasion offensive operation
    operations drill drills test tests launch launches incursion incursions assault bombing bombardment shelling
    annexation occupation blockade plan plans package seizure manoeuvres maneuvers killing killings
    transfer transfers provocation provocations behaviour behavior act acts action actions step steps ruling
    sanctions expulsion payments payment closure closures bombings missiles overflight overflights incident cooperation support visit""".split()
)
_POINTING = frozenset({"the", "this", "that", "these", "those", "such", "its", "their", "his", "her"})


def blame(clause: Clause, i: int) -> Iterator[Relation]:
    """Blame at token i, with an empty `b` where only the deed is named."""
    if clause.kinds[i] != "w" or clause.tags[i] == "" and i not in clause.hits:
        return
    if clause.lows[i] in _CALLING:
        yield from _called(clause, i)
    elif "Y" in clause.tags[i]:
        yield from _said_to_be(clause, i)


def _called(clause: Clause, i: int) -> Iterator[Relation]:
    last = _reproach_after(clause, i, 12)
    if last is None or is_denied(clause, clause.verb_start(i)[0]):
        return
    a = clause.subject(i)
    b = [n for n in clause.following(i, (), direct=True, reach=7) if n < last] or clause.gap_object(i)
    if a:
        yield Relation(tuple(a), tuple(b), "condemnation", -1, True, i, last)


def _reproach_after(clause: Clause, i: int, reach: int) -> int | None:
    for j in range(i + 1, min(i + reach, clause.size)):
        if clause.lows[j] in _REPROACH:
            return j
        if clause.is_mark(j, ";:."):
            return None
    return None


def _said_to_be(clause: Clause, i: int) -> Iterator[Relation]:
    """ "said that the mission was a belligerent force"."""
    for j in range(i + 1, min(i + 8, clause.size)):
        if clause.kinds[j] == ACTOR and not clause.is_adjective(j):
            be = clause.noun_group_end(j) + 1
            if clause.low(be) in ("is", "was", "are", "were"):
                last = _reproach_after(clause, be, 7)
                a = clause.subject(i)
                if last is not None and a and clause.low(be + 1) != "not":
                    yield Relation(tuple(a), (j,), "condemnation", -1, True, j, last)
            return
        if clause.is_mark(j, ",;:"):
            return


def deed(clause: Clause, last: int) -> int | None:
    """The token of the deed that the verb ending at `last` blames: "condemned the latest strikes"."""
    if clause.low(last + 1) not in _POINTING:
        return None
    for j in range(last + 2, min(last + 7, clause.size)):
        if clause.lows[j] in _DEEDS:
            return j
        if clause.kinds[j] == ACTOR or clause.has(j, "PSRXC") or clause.kinds[j] == "m":
            return None
    return None
