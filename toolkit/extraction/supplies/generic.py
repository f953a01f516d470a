"""Words for any gun or vehicle that stand for a kind named before: "54 howitzers ... the first of the guns".

Their own category would be wrong: guns are small arms and aircraft are manned only where nothing else has
been named that is called so.
"""

from dataclasses import replace

from toolkit.extraction.clauses.clause import Clause
from toolkit.extraction.transfers.items import Item

_FAR = 8  # sentences over which the kind is remembered
_GUNS = frozenset({"artillery", "air_defence", "small_arms"})
_VEHICLES = frozenset({"armour", "vehicles"})
_AIRCRAFT = frozenset({"aircraft", "uav"})
_KINDS = {
    "gun": _GUNS,
    "guns": _GUNS,
    "vehicle": _VEHICLES,
    "vehicles": _VEHICLES,
    "aircraft": _AIRCRAFT,
    "planes": _AIRCRAFT,
}
_POINTING = frozenset({"the", "these", "those", "such", "its", "their"})


class Kinds:
    """In which sentence a thing of each category was named last."""

    def __init__(self) -> None:
        self._last: dict[str, int] = {}

    def read(self, clause: Clause, things: list[Item]) -> list[Item]:
        """The things of a clause with the words for any gun or vehicle read as the kind named before."""
        found = [self._meant(clause, item) for item in things]
        for item in found:
            if clause.lows[item.last] not in _KINDS or item.first < item.last:
                self._last[item.category] = clause.sentence.index
        return found

    def _meant(self, clause: Clause, item: Item) -> Item:
        kinds = _KINDS.get(clause.lows[item.last])
        if (
            kinds is None
            or item.first < item.last
            or item.origin is not None
            or not _points_back(clause, item)
        ):
            return item
        near = [c for c, at in self._last.items() if c in kinds and clause.sentence.index - at <= _FAR]
        last = max(near, key=self._last.__getitem__, default=item.category)
        return replace(item, category=last)


def _points_back(clause: Clause, item: Item) -> bool:
    """Whether a word for any gun or vehicle is pointed at: "the guns", "120 such guns"."""
    before = clause.before(item.first, 3)
    return not _POINTING.isdisjoint(before)
