"""Which places can be compared: learnt from the reports, as no table says what lies in what.

A page that gives one speaker's number for two places has the smaller inside the larger. Reports that
put one count of losses in two places use the two names for one theatre. Two states are never one place.
"""

from collections.abc import Iterable

from toolkit.analysis.contradictions.positions import LOSSES, Position

SAME, INSIDE, AROUND = "same", "inside", "around"


class Places:
    """Relations of places; `relation(a, b)` reads "a is ... b"."""

    def __init__(self, positions: Iterable[Position], states: frozenset[str]) -> None:
        self._states = states
        self._inside: set[tuple[str, str]] = set()
        self._theatre: set[frozenset[str]] = set()
        pages: dict[tuple[object, ...], list[Position]] = {}
        origins: dict[str, set[str]] = {}
        for position in positions:
            if not position.place:
                continue
            if position.is_stock and not position.is_plan and position.top is not None:
                for source in position.sources:
                    key = (source, position.voice.name, position.label, position.side, position.unit)
                    pages.setdefault(key, []).append(position)
            if position.label in LOSSES:
                origins.setdefault(position.origin, set()).add(position.place)
        for page in pages.values():
            self._learn_inside(page)
        for names in origins.values():
            self._learn_theatre(sorted(names))

    def relation(self, one: str, other: str, *, losses: bool) -> str | None:
        """same, inside, around, or None where nothing is known; a blank place may be any."""
        if one == other:
            return SAME
        if not one or not other:
            return None
        if losses and frozenset((one, other)) in self._theatre:
            return SAME
        if _named_inside(one, other) or (one, other) in self._inside:
            return INSIDE
        if _named_inside(other, one) or (other, one) in self._inside:
            return AROUND
        return None

    def differ(self, one: str, other: str) -> bool:
        """Whether they are two places beyond doubt: two states, neither said to be in the other."""
        return bool(one and other) and one != other and one in self._states and other in self._states

    def _learn_inside(self, page: list[Position]) -> None:
        for one in page[:8]:  # a page with more places than that is a list, and teaches nothing
            for other in page[:8]:
                if (
                    one.place != other.place
                    and not other.is_part
                    and one.interval.surely_below(other.interval)
                ):
                    self._inside.add((one.place, other.place))

    def _learn_theatre(self, names: list[str]) -> None:
        for one in names:
            for other in names:
                if one < other and not self.differ(one, other):
                    self._theatre.add(frozenset((one, other)))


def _named_inside(one: str, other: str) -> bool:
    """ "Marino, Kursk region" lies in "Kursk region", "eastern Russia" in "Russia"."""
    return one.endswith((f", {other}", f" {other}"))
