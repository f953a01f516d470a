"""Giver and taker of things whose sides their clause does not both name: the pair with the most points.

The rules that read one sentence after the other (`parties.py`, `flow.py`) are one witness among
others. The points are whole numbers in `supply_points.csv`, fitted on labelled articles and checked by
leaving articles out (`tests/score/fit_supplies.py`); a cue that the table does not know weighs nothing.
"""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from toolkit import lexicon
from toolkit.extraction.article.parties import parties
from toolkit.extraction.supplies.cues import gather
from toolkit.extraction.supplies.doubts import doubt
from toolkit.extraction.supplies.money import all_sums
from toolkit.extraction.supplies.open import Open
from toolkit.extraction.supplies.rows import keep
from toolkit.extraction.supplies.scene import Pair, Scene, Told
from toolkit.extraction.text.wordsets import wordset
from toolkit.extraction.transfers.parts import Transfer

Row = dict[str, Any]
Found = dict[tuple[Any, ...], Row]
_WHITHER = wordset("whither")


def weigh(scene: Scene, told: list[Told], found: Found) -> None:
    """Settle every thing of these clauses whose sides are open: rows are added, replaced or dropped."""
    rows: defaultdict[int, list[tuple[Any, ...]]] = defaultdict(list)
    for key, row in found.items():
        rows[row["end"]].append(key)
        scene.read[scene.doc.sentence_index(row["start"])].append((row["supplier"], row["recipient"]))
    for one in told:
        for case in list(_open(scene, one, rows, found)):
            _settle(case, rows[one.clause.ends[case.item.last]], found)
        scene.remember(one.clause)


def _open(scene: Scene, told: Told, rows: dict[int, list[tuple[Any, ...]]], found: Found) -> Iterator[Open]:
    """The things of a clause that are to be weighed."""
    clause = told.clause
    bare = all_sums(clause, scene.doc.quantities_in(clause.sentence), told.given)
    for item in [*told.given, *bare]:
        keys = rows.get(clause.ends[item.last], [])
        read = [(found[key]["supplier"], found[key]["recipient"]) for key in keys if key in found]
        case = Open(scene, clause, item, read, bare=item in bare)
        if not _is_settled(case):
            yield case


def _is_settled(case: Open) -> bool:
    """Whether the clause itself leaves nothing to weigh: it names both sides, or hands nothing over."""
    governing = case.governing
    if governing is None:
        here = parties(case.scene.doc, case.clause, tuple(case.clause.names)) if case.told else []
        return any(giver in here and taker in here for giver, taker in case.told)
    transfer, read = governing.transfer, bool(case.told)
    if transfer.denied or (transfer.direction == "show" and not any(giver for giver, _ in case.told)):
        return True
    if governing.givers and governing.takers and read:
        return True
    away = not _WHITHER.isdisjoint(case.clause.lows[transfer.trigger :])
    moved = transfer.sends and not governing.takers and away  # "moved tanks to the border"
    used = transfer.direction == "use" and case.item.origin is None  # "submarines that launch missiles"
    return (moved or used) and not read


def _settle(case: Open, keys: list[tuple[Any, ...]], found: Found) -> None:
    """Give the thing the sides that weigh most; a row that says the same stays as it is."""
    gather(case)
    doubt(case)
    pair = heaviest(case)
    if pair is not None and pair in case.told:
        return
    for key in keys:
        found.pop(key, None)
    if pair is not None:
        governing = case.governing
        transfer = governing.transfer if governing else Transfer(case.clause, case.item.first)
        keep(case.scene.doc, case.item, transfer, *_with_partners(case, pair), found)


def _with_partners(case: Open, pair: Pair) -> tuple[list[str], list[str]]:
    """Both sides with those whom the clause names together with them."""
    givers, takers = [pair[0]], [pair[1]]
    for one in case.here:
        if pair[0] in one.givers:
            givers = [name for name in one.givers if name != pair[1]]
        if pair[1] in one.takers:
            takers = [name for name in one.takers if name not in givers]
    return givers, takers


def candidates(case: Open) -> Iterator[Pair]:
    """Every pair of actors for whom something speaks, in the order of their names; a giver named stays."""
    givers, names = _sides(case)
    for giver in givers:
        for taker in names:
            if not _are_kin(case, giver, taker):
                yield giver, taker


def _sides(case: Open) -> tuple[list[str], list[str]]:
    """Who may give, and who take."""
    names = sorted([name for name in {*case.givers, *case.takers} if case.scene.can_side(name)])
    takers = case.governing.takers if case.governing else []
    return [name for name in case.named if name in names] or names, [t for t in takers if t in names] or names


def _are_kin(case: Open, giver: str, taker: str) -> bool:
    """Whether one is the other, or its state."""
    state_of = case.scene.state_of
    return giver == taker or state_of(giver) == taker or state_of(taker) == giver


def cues_of(case: Open, pair: Pair) -> set[str]:
    """All that speaks for a pair or against it."""
    return case.givers[pair[0]] | case.takers[pair[1]] | case.pairs[pair]


def heaviest(case: Open) -> Pair | None:
    """The pair with the most points; None where nobody weighs more."""
    worth = lexicon.points("supply_points").get
    givers = {name: sum([worth(cue, 0) for cue in cues]) for name, cues in case.givers.items()}
    takers = {name: sum([worth(cue, 0) for cue in cues]) for name, cues in case.takers.items()}
    together = {pair: sum([worth(cue, 0) for cue in cues]) for pair, cues in case.pairs.items()}
    highest = max([0, *takers.values()]) + max([0, *together.values()])
    best, most = None, sum([worth(cue, 0) for cue in case.nobody])
    may_give, may_take = _sides(case)
    for giver in may_give:
        gives = givers.get(giver, 0)
        if gives + highest <= most:
            continue  # whoever takes
        for taker in may_take:
            total = gives + takers.get(taker, 0) + together.get((giver, taker), 0)
            if total > most and not _are_kin(case, giver, taker):
                best, most = (giver, taker), total
    return best
