"""Where the boxes of a network stand on the page, so that lines and their labels find room.

A search without chance: box after box is tried on every point of a grid and stays where the drawing reads
best, until nothing gets better. All coordinates are inches, y downwards.
"""

from functools import lru_cache
from typing import Any

import numpy as np

from toolkit.charts import boxes

Points = tuple[tuple[float, float], ...]

_STEP = (0.5, 0.29)  # inches between two tried points
_GAP = (0.3, 0.2)  # free space wanted between two boxes
_LABEL = np.array([0.42, 0.17])  # half the room that a line's mark and label need at its middle
_VISIBLE = 0.95  # inches of line between two boxes that a mark, a label and an arrow need
_SWEEPS = 7
# What each fault costs; a box on a box outweighs everything else.
_OVERLAP, _THROUGH_BOX, _CROSSING, _SHORT, _LONG, _LABEL_HIT, _CENTRE = 60.0, 8.0, 1.2, 5.0, 0.35, 1.6, 0.5


@lru_cache(maxsize=32)
def arrange(
    wanted: Points,
    sizes: Points,
    pairs: tuple[tuple[int, int], ...],
    area: tuple[float, float],
    fixed: int = 0,
) -> Points:
    """Centres of the boxes inside (0, 0, *area): joined ones near, none so near that a line has no room.

    wanted: first guess of the centres; sizes: width and height of each box; pairs: indices of the boxes that
    lines join, one that matters more named more than once; the first `fixed` boxes stay where they are, and
    others may meet them where the page is full. The same arguments give the same places. The work grows with
    boxes times lines squared.
    """
    place, half = np.array(wanted, float).reshape(-1, 2), np.array(sizes, float).reshape(-1, 2) / 2
    place = np.clip(place, half, np.maximum(np.array(area) - half, half))
    lines = np.array(pairs, int).reshape(-1, 2)
    degree = np.bincount(lines.ravel(), minlength=len(place))
    order = np.lexsort((np.arange(len(place)), -half.prod(axis=1) * 8 - degree))  # cards and hubs first
    order = order[order >= fixed]
    for _ in range(_SWEEPS):
        moved = [_settle(place, half, lines, node, area) for node in order]
        if not any(moved):
            break
    place = place if fixed else boxes.push_apart(place, half * 2, area, gap=(0.1, 0.08))
    return tuple((round(float(x), 4), round(float(y), 4)) for x, y in place)


def _settle(place: Any, half: Any, lines: Any, node: int, area: tuple[float, float]) -> bool:
    """Move one box to the best of the tried points; whether it moved."""
    tried = _tried(place, half, node, area)
    cost = _cost(place, half, lines, node, tried) + _pull(tried, area, int((lines == node).sum()))
    best = int(np.argmin(cost))
    place[node] = tried[best]
    return best > 0


def _tried(place: Any, half: Any, node: int, area: tuple[float, float]) -> Any:
    """The present place first (it wins a tie), then a grid over the page, then the near neighbourhood."""
    low, high = half[node], np.maximum(np.array(area) - half[node], half[node])
    counts = [max(2, int((high[axis] - low[axis]) / _STEP[axis]) + 1) for axis in (0, 1)]
    across, down = (np.linspace(low[axis], high[axis], counts[axis]) for axis in (0, 1))
    grid = np.stack(np.meshgrid(across, down), axis=-1).reshape(-1, 2)
    near = place[node] + np.array([[-0.2, 0], [0.2, 0], [0, -0.12], [0, 0.12]])
    return np.clip(np.vstack([place[node], grid, near]), low, high)


def _pull(tried: Any, area: tuple[float, float], lines: int) -> Any:
    """Busy actors belong into the middle: from there the lines run to all sides."""
    off = (tried / np.array(area) - 0.5) * 2
    return _CENTRE * max(0, lines - 2) * (off**2).sum(axis=1)


def _cost(place: Any, half: Any, lines: Any, node: int, tried: Any) -> Any:
    """How badly the drawing reads with the node at each of the tried points."""
    others = np.delete(np.arange(len(place)), node)
    frames = np.hstack([place - half, place + half])
    over = np.maximum(0, half[node] + half[others] + _GAP - np.abs(tried[:, None] - place[others])).prod(
        axis=2
    )
    cost = _OVERLAP * over.sum(axis=1)
    own = (lines == node).any(axis=1)
    fixed = lines[~own]
    start, end = place[fixed[:, 0]], place[fixed[:, 1]]
    margin = np.hstack([tried - half[node] - 0.06, tried + half[node] + 0.06])
    if len(fixed):
        cost = cost + _THROUGH_BOX * _meets(start[None], end[None], margin[:, None]).sum(axis=1)
        middles = (start + end) / 2
        labels = np.hstack([middles - _LABEL, middles + _LABEL])
        cost = cost + _LABEL_HIT * _share(margin[:, None], labels[None]).sum(axis=1)
    for end_node in lines[own].sum(axis=1) - node:
        cost = cost + _line_cost(tried, place[end_node], half[[node, end_node]])
        ends = np.broadcast_to(place[end_node], tried.shape)
        rest = frames[others[others != end_node]] + np.array([-0.06, -0.06, 0.06, 0.06])
        cost = cost + _THROUGH_BOX * _meets(tried[:, None], ends[:, None], rest[None]).sum(axis=1)
        middle = (tried + ends) / 2
        label = np.hstack([middle - _LABEL, middle + _LABEL])
        cost = cost + _LABEL_HIT * _share(label[:, None], rest[None]).sum(axis=1)
        if len(fixed):
            cost = cost + _CROSSING * _cross(tried, ends, start, end).sum(axis=1)
            hits = _meets(tried[:, None], ends[:, None], labels[None])
            hits = hits.astype(int) + _meets(start[None], end[None], label[:, None])
            cost = cost + _LABEL_HIT * (hits + _share(label[:, None], labels[None])).sum(axis=1) / 2
    return cost + _fan_cost(place, np.unique(lines[own].sum(axis=1) - node), tried)


def _line_cost(tried: Any, end: Any, half: Any) -> Any:
    """Too little line to see between the two boxes, or more than it takes."""
    way = np.abs(tried - end)
    reach = np.maximum(way, 1e-9)
    covered = np.minimum(1.0, (half[:, None] / reach[None]).min(axis=2)).sum(axis=0)
    length = np.hypot(*way.T)
    visible = length * np.maximum(0.0, 1 - covered)
    return _SHORT * np.maximum(0, _VISIBLE - visible) ** 2 + _LONG * np.maximum(0, visible - _VISIBLE)


def _fan_cost(place: Any, ends: Any, tried: Any) -> Any:
    """Lines that leave a box in nearly the same direction hide each other's labels."""
    if len(ends) < 2:
        return np.zeros(len(tried))
    way = place[ends][None] - tried[:, None]
    angles = np.sort(np.arctan2(way[..., 1], way[..., 0]), axis=1)
    gaps = np.diff(np.concatenate([angles, angles[:, :1] + 2 * np.pi], axis=1), axis=1)
    return 3.0 * np.maximum(0, 0.3 - gaps).sum(axis=1)


def _share(one: Any, other: Any) -> Any:
    """Whether two boxes have room in common."""
    return (one[..., :2] < other[..., 2:]).all(axis=-1) & (one[..., 2:] > other[..., :2]).all(axis=-1)


def _meets(start: Any, end: Any, box: Any) -> Any:
    """Whether a line runs through a box (Liang and Barsky 1984)."""
    way = end - start
    way = np.where(np.abs(way) < 1e-9, 1e-9, way)
    first, second = (box[..., :2] - start) / way, (box[..., 2:] - start) / way
    enters, leaves = np.minimum(first, second).max(axis=-1), np.maximum(first, second).min(axis=-1)
    return np.maximum(enters, 0.0) < np.minimum(leaves, 1.0)


def _cross(one: Any, end: Any, start: Any, stop: Any) -> Any:
    """Whether line i from `one` crosses line j from `start`; lines that share an end do not."""
    a, b, c, d = one[:, None], end[:, None], start[None], stop[None]
    apart = ((b - c) ** 2).sum(axis=-1) > 1e-9
    apart &= ((b - d) ** 2).sum(axis=-1) > 1e-9
    sides = _turn(a, b, c) * _turn(a, b, d) < 0
    return sides & (_turn(c, d, a) * _turn(c, d, b) < 0) & apart


def _turn(a: Any, b: Any, c: Any) -> Any:
    return (b[..., 0] - a[..., 0]) * (c[..., 1] - a[..., 1]) - (b[..., 1] - a[..., 1]) * (
        c[..., 0] - a[..., 0]
    )
