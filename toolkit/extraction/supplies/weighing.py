"""Giver and taker of things whose sides their clause does not both name: the pair with the most points.

Things that one verb governs go the same way, so their points are added up; each may still go to nobody.

The rules that read one sentence after the other (`parties.py`, `flow.py`) are one witness among
others. The points are whole numbers in `supply_points.csv`, fitted on labelled articles and checked by
leaving articles out (`tests/score/fit_supplies.py`); a cue that the table does not know weighs nothing.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from math import inf
from typing import NamedTuple, TypeVar

from toolkit import lexicon
from toolkit.extraction.actors.known import FOES, RIVALS
from toolkit.extraction.article.parties import parties
from toolkit.extraction.supplies.cues import gather
from toolkit.extraction.supplies.doubts import doubt
from toolkit.extraction.supplies.handled import is_worked_on
from toolkit.extraction.supplies.money import all_sums
from toolkit.extraction.supplies.open import Open
from toolkit.extraction.supplies.parties import DESTROYED
from toolkit.extraction.supplies.rows import Found, Key, keep
from toolkit.extraction.supplies.scene import Pair, Scene, Tied, Told
from toolkit.extraction.text.categories import SELF_MOVING
from toolkit.extraction.text.wordsets import wordset
from toolkit.extraction.transfers.parts import Transfer
from toolkit.extraction.transfers.sources import thanked_for
from toolkit.schema import CHECK

_Key = TypeVar("_Key")
_Order = tuple[float, int, str, str]  # points of a pair and of its giver, turned, and the names
_LAST: _Order = (inf, 0, "", "")
_WHITHER = wordset("whither")
CLEAR = 10  # points; of the pairs that lead nobody by less, two thirds are right
FAINT = f"{CHECK}supplier, recipient: little names them"


def weigh(scene: Scene, told: list[Told], found: Found) -> None:
    """Settle every thing of these clauses whose sides are open: rows are added, replaced or dropped."""
    rows: defaultdict[int, list[Key]] = defaultdict(list)
    for key, row in found.items():
        rows[row["end"]].append(key)
        scene.read[scene.doc.sentence_index(row["start"])].append((row["supplier"], row["recipient"]))
    for one in told:
        for cases in _together(list(_open(scene, one, rows, found))):
            pair = heaviest(cases)
            for case in cases:
                _settle(case, pair, rows[one.clause.ends[case.item.last]], found)
        scene.remember(one.clause)


def _together(cases: list[Open]) -> Iterable[list[Open]]:
    """The things that one verb, or none, governs; sums and those of an origin of their own stand alone."""
    groups: defaultdict[tuple[int, bool], list[Open]] = defaultdict(list)
    for case in cases:
        gather(case)
        doubt(case)
        governing = case.governing.transfer.trigger if case.governing else -1
        item = case.item
        thanked = thanked_for(case.clause, item) is not None
        alone = item.origin is not None or item.category == "funds" or thanked
        groups[item.first if alone else governing, alone].append(case)
    return groups.values()


def _open(scene: Scene, told: Told, rows: dict[int, list[Key]], found: Found) -> Iterator[Open]:
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
        if not case.told and is_worked_on(case.clause, case.item.first):
            return True
        here = parties(case.scene.doc, case.clause, case.clause.names) if case.told else []
        return any(giver in here and taker in here for giver, taker in case.told)
    transfer, read = governing.transfer, bool(case.told)
    if transfer.denied or (transfer.direction == "show" and not any(giver for giver, _ in case.told)):
        return True
    if transfer.direction == "loot" or (transfer.sure and read):
        return True
    if transfer.direction == "seize" and not DESTROYED.isdisjoint(case.clause.lows):
        return True
    if (governing.named or _got_from_its_maker(case)) and read:
        return True
    away = not _WHITHER.isdisjoint(case.clause.lows[transfer.trigger :])
    moved = transfer.sends and not governing.takers and away  # "moved tanks to the border"
    used = transfer.direction == "use" and case.item.origin is None  # "submarines that launch missiles"
    came = transfer.direction == "arrive" and case.item.category in SELF_MOVING  # "jets landed"
    return (moved or used or came) and not read


def _got_from_its_maker(case: Open) -> bool:
    """ "Togo's soldiers are armed with Chinese rifles": the adjective names the giver."""
    one, origin = case.governing, case.item.origin
    if one is None or origin is None or one.taker_meant or one.transfer.direction != "in":
        return False
    makers = parties(case.scene.doc, case.clause, (origin,)) if case.clause.is_adjective(origin) else []
    return any(giver in makers and taker in one.takers for giver, taker in case.told)


def _settle(case: Open, best: Pair | None, keys: list[Key], found: Found) -> None:
    """Give the thing these sides if they weigh more than nobody; a row that says the same stays as it is.

    Where they weigh little more, the rows have a note that says so.
    """
    lead = weight(cues_of(case, best)) - weight(case.nobody) if best is not None else 0
    if best is None or lead <= 0:
        for key in keys:
            found.pop(key, None)
        return
    givers, takers = _with_partners(case, best)
    note = FAINT if lead < CLEAR else ""
    told = best in case.told
    for key in keys:
        if not (told and key[0] in givers and key[1] in takers):
            found.pop(key, None)
        elif note and key in found:
            found[key]["note"] = note
    if not told:
        governing = case.governing
        transfer = governing.transfer if governing else Transfer(case.clause, case.item.first)
        keep(case.scene.doc, case.item, transfer, givers, takers, found, note)


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
            if not _are_barred(case, giver, taker):
                yield giver, taker


def _sides(case: Open) -> tuple[list[str], list[str]]:
    """Who may give, and who take: nobody whom the article has not named yet."""
    scene, end = case.scene, case.clause.sentence.end
    names = sorted(
        [n for n in {*case.givers, *case.takers} if scene.can_side(n) and scene.first_named(n) < end]
    )
    takers = [n for n in case.taking if n in names] or [n for n in names if n not in case.fought]
    return [n for n in case.named if n in names] or names, takers


def _are_barred(case: Open, giver: str, taker: str) -> bool:
    """Whether one is the other, or its state, or a known foe: only a clause may say that foes give."""
    state_of = case.scene.state_of
    if giver == taker or state_of(giver) == taker or state_of(taker) == giver:
        return True
    return case.scene.known(giver, taker, case.item.category) in (FOES, RIVALS) or _cannot_have(case, giver)


def _cannot_have(case: Open, giver: str) -> bool:
    """Whether the thing is made by a foe of a giver whom the clause does not name."""
    maker = case.item.maker
    if not maker or giver == maker or giver in case.named:
        return False
    return case.scene.known(giver, maker, case.item.category) in (FOES, RIVALS)


def cues_of(case: Open, pair: Pair) -> set[str]:
    """All that speaks for a pair or against it."""
    return case.stance(*pair) | case.givers[pair[0]] | case.takers[pair[1]] | case.pairs[pair]


def weight(cues: AbstractSet[str]) -> int:
    """The points of these cues together."""
    worth = lexicon.points("supply_points").get
    return sum([worth(cue, 0) for cue in cues])


class _Tally(NamedTuple):
    """The points of each giver, taker and pair for some things together."""

    cases: list[Open]
    givers: "defaultdict[str, int]"
    takers: "defaultdict[str, int]"
    pairs: "defaultdict[Pair, int]"

    def order(self, giver: str, taker: str) -> _Order:
        """The place of a pair among others, the heaviest first; last where it cannot be."""
        if any(_are_barred(case, giver, taker) for case in self.cases):
            return _LAST
        total = self.givers[giver] + self.takers[taker] + self.pairs.get((giver, taker), 0)
        total += sum([weight(case.stance(giver, taker)) for case in self.cases])
        return -total, -self.givers[giver], giver, taker


def heaviest(cases: list[Open]) -> Pair | None:
    """The pair with the most points for all these things together; of equals the heavier giver's, by name.

    None, or a pair that does not outweigh nobody, where nobody gives a thing that stands alone.
    """
    givers, takers = _weights(case.givers for case in cases), _weights(case.takers for case in cases)
    tally = _Tally(cases, givers, takers, _weights(case.pairs for case in cases))
    may_give, may_take = _sides(cases[0])
    lot, scene = len(cases), cases[0].scene
    least = 1 + weight(cases[0].nobody) if lot == 1 else -inf  # a thing alone goes to nobody for less
    likeliest = sorted(may_take, key=takers.__getitem__, reverse=True)
    taking, most_taken = frozenset(may_take), takers[likeliest[0]] if likeliest else 0
    named = [pair for pair in tally.pairs if pair[0] in may_give and pair[1] in taking]
    best = min([tally.order(*pair) for pair in named], default=_LAST)
    for giver in sorted(may_give, key=givers.__getitem__, reverse=True):
        given, tied = givers[giver], scene.tied.get(giver) or _tied(scene, giver)
        if given + most_taken + lot * tied.most < max(least, -best[0]):
            continue
        for taker in tied.points.keys() & taking:
            if given + takers[taker] + lot * tied.points[taker] >= max(least, -best[0]):
                best = min(best, tally.order(giver, taker))
        for taker in likeliest:
            if given + takers[taker] < max(least, -best[0]):
                break  # nothing speaks for those behind as a pair
            best = min(best, tally.order(giver, taker))
    return best[2:] if best is not _LAST else None


def _tied(scene: Scene, giver: str) -> Tied:
    """Who may take a thing from a giver for being tied to it, read once per article."""
    takers = [*scene.friends[giver], *scene.on_record(giver, giving=True)]
    points = {taker: weight(scene.stance(giver, taker)) for taker in takers}
    found = scene.tied[giver] = Tied(points, max([0, *points.values()]))
    return found


def _weights(found: Iterable[Mapping[_Key, set[str]]]) -> "defaultdict[_Key, int]":
    """The points of each side or pair in all of these."""
    points = lexicon.points("supply_points")
    total: defaultdict[_Key, int] = defaultdict(int)
    for cues in found:
        for key, observed in cues.items():
            for cue in observed:
                if cue in points:
                    total[key] += points[cue]
    return total
