"""Label boxes that do not overlap: pushing them apart, and finding room for one more, in bounded time.

A box is a row (left, top, right, bottom) in inches.
"""

from typing import Any

import numpy as np

_STEP = 0.04  # inches between two places that are tried

Boxes = Any  # numpy array of shape (n, 4)


def around(centres: Any, sizes: Any) -> Boxes:
    """Boxes of these sizes (width, height) around these centres."""
    centres, half = np.asarray(centres, float), np.asarray(sizes, float) / 2
    return np.hstack([centres - half, centres + half])


def overlaps(box: Any, others: Boxes) -> int:
    """How many of the others this box meets."""
    if not len(others):
        return 0
    others = np.asarray(others)
    apart = (
        (others[:, 2] <= box[0])
        | (others[:, 0] >= box[2])
        | (others[:, 3] <= box[1])
        | (others[:, 1] >= box[3])
    )
    return int((~apart).sum())


def push_apart(
    centres: Any,
    sizes: Any,
    area: tuple[float, float],
    *,
    gap: tuple[float, float] = (0.1, 0.1),
    rounds: int = 400,
) -> Any:
    """Centres moved as little as it takes for boxes of these sizes not to overlap inside (0, 0, *area).

    gap: free space kept between two boxes, (across, down). Each round moves every overlapping pair apart
    along the axis that needs less; at most `rounds` rounds, so a page that is too full ends with overlaps
    rather than never.
    """
    place, half = np.array(centres, float), np.asarray(sizes, float) / 2
    low, high = half, np.maximum(np.asarray(area) - half, half)
    place = np.clip(place, low, high)
    needed = half[:, None, :] + half[None, :, :] + np.asarray(gap)
    upper = np.triu(np.ones((len(place), len(place)), bool), 1)
    for _ in range(rounds):
        offset = place[:, None, :] - place[None, :, :]
        missing = needed - np.abs(offset)
        pairs = upper & (missing > 1e-6).all(axis=2)
        if not pairs.any():
            break
        one, other = np.nonzero(pairs)
        axis = (missing[one, other, 1] <= missing[one, other, 0]).astype(int)
        way = np.where(offset[one, other, axis] >= 0, 1.0, -1.0)
        step = missing[one, other, axis] / 2 * way * 0.6
        moves = np.zeros_like(place)
        np.add.at(moves, (one, axis), step)
        np.add.at(moves, (other, axis), -step)
        place = np.clip(place + moves, low, high)
    return place


def fit_in(
    centres: Any, sizes: Any, area: tuple[float, float], *, gap: tuple[float, float], fixed: int
) -> Any:
    """Centres where each box but the first `fixed` stands at the nearest place that is free inside the area.

    One by one, the largest first. Where the page is full the gap narrows; a box for which there is no room
    at all stays.
    """
    place, sizes = np.array(centres, float), np.asarray(sizes, float)
    settled = list(range(fixed))
    for i in [*(fixed + np.argsort(-sizes[fixed:].prod(axis=1), kind="stable"))]:
        low, high = sizes[i] / 2, np.maximum(np.asarray(area) - sizes[i] / 2, sizes[i] / 2)
        place[i] = np.clip(place[i], low, high)
        across, down = (np.arange(low[axis], high[axis] + 1e-9, _STEP) for axis in (0, 1))
        tried = np.vstack([place[i], np.stack(np.meshgrid(across, down), axis=-1).reshape(-1, 2)])
        away = np.hypot(*(tried - place[i]).T)
        beyond = np.abs(tried[:, None] - place[settled]) - (sizes[i] + sizes[settled]) / 2
        for share in (1.0, 0.5, 0.2):
            is_free = (beyond >= np.asarray(gap) * share - 1e-9).any(axis=2).all(axis=1)
            if is_free.any():
                place[i] = tried[np.argmin(np.where(is_free, away, np.inf))]
                break
        settled.append(i)
    return place
