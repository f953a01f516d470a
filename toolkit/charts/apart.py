"""Marks over time that stand apart: side by side where they would cover each other.

Lengths are in points. A mark is one or two boxes (its sign, the arrow of an open end) at the height of its
number, which never moves. It may stand a little to the right of its day; where that is not enough, busy
weeks are drawn wider than quiet ones.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

_SLACK = 12.0  # how far marks may stand right of their day, and those of one day right of the next
_GAP, _EDGE = 0.6, 9.0  # between two marks, and between a mark and the end of the axis
_WIDEST = 40.0  # no two marks need more
_FAR = 1e5  # more than a panel is high
_TRIES = 8  # halvings until the axis is as long as it should be


@dataclass(frozen=True)
class Boxes:
    """Lower and upper ends and half the widths of marks, each of shape (boxes of a mark, marks)."""

    low: Any
    high: Any
    half: Any

    def need(self, i: int, others: Any) -> Any:
        """How far mark i has to stand from each of the others; -inf where it passes above or below."""
        meet = (self.low[:, None, i, None] < self.high[None, :, others]) & (
            self.low[None, :, others] < self.high[:, None, i, None]
        )
        wide = self.half[:, None, i, None] + self.half[None, :, others] + _GAP
        return np.where(meet, wide, -np.inf).max(axis=(0, 1))


def one_above_another(panels: Sequence[Boxes]) -> Boxes:
    """The boxes of several panels of one axis; those of one panel never meet those of another."""
    shifts = [number * _FAR for number in range(len(panels))]
    return Boxes(
        np.hstack([panel.low + shift for panel, shift in zip(panels, shifts, strict=True)]),
        np.hstack([panel.high + shift for panel, shift in zip(panels, shifts, strict=True)]),
        np.hstack([panel.half for panel in panels]),
    )


@dataclass(frozen=True)
class Places:
    """`x`: where marks stand, in days of the axis; `days` and `points`: its scale, straight between them."""

    x: Any
    days: Any
    points: Any

    @property
    def is_even(self) -> bool:
        """Whether a day is as wide as any other."""
        return len(self.days) == 2

    def to_points(self, days: Any) -> Any:
        return np.interp(days, self.days, self.points)

    def to_days(self, points: Any) -> Any:
        return np.interp(points, self.points, self.days)


def stand_apart(days: Any, boxes: Boxes, first: float, last: float, wide: float) -> Places:
    """Places for marks of these days on an axis from `first` to `last` that is so many points wide.

    Where even the fullest axis has no room for all, they overlap as little as they can.
    """
    days = np.asarray(days, float)
    even = wide / (last - first)
    stops, points, x, end = _laid_out(days, boxes, first, last, even)
    if end <= wide and np.allclose(points, (stops - first) * even):
        return Places(first + x / even, np.array([first, last]), np.array([0.0, wide]))
    low, high = 0.0, even
    for _ in range(_TRIES):
        rate = (low + high) / 2
        low, high = (rate, high) if _laid_out(days, boxes, first, last, rate)[-1] <= wide else (low, rate)
    stops, points, x, end = _laid_out(days, boxes, first, last, max(low, even / 50))
    stops, points = np.append(stops, last), np.append(points, end) * wide / end
    return Places(np.interp(x * wide / end, points, stops), stops, points)


def _laid_out(days: Any, boxes: Boxes, first: float, last: float, rate: float) -> tuple[Any, Any, Any, float]:
    """Days and their points, the points of the marks, and the end of an axis of at least `rate` a day."""
    x = np.full(len(days), -np.inf)
    stops, points = [first], [0.0]
    for day in np.unique(days):
        own = np.flatnonzero(days == day).tolist()
        at = points[-1] + (day - stops[-1]) * rate
        at = max(at, _EDGE if len(stops) == 1 else x.max() - _SLACK)
        at = max([at, *(_free(i, x, boxes, at) - _SLACK for i in own)])
        for i in own:
            x[i] = _free(i, x, boxes, at)
        stops.append(day)
        points.append(at)
    end = max([points[-1] + (last - stops[-1]) * rate, *(x + _EDGE)])
    return np.array(stops), np.array(points), x, float(end)


def _free(i: int, x: Any, boxes: Boxes, at: float) -> float:
    """The first place from `at` on where mark i is right of all it would cover."""
    near = np.flatnonzero(x > at - _WIDEST)
    return max(at, float((x[near] + boxes.need(i, near)).max())) if len(near) else at
