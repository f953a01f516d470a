"""The lines of the network: which way a curve bends, where its arrow ends, where its label finds room.

All coordinates are inches of the panel, y downwards.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np

from toolkit.analysis.reviewed import strongest
from toolkit.charts import text
from toolkit.charts.boxes import around, overlaps

_BENDS = (0.0, *(way * share for share in (0.09, 0.16, 0.23, 0.3, 0.38, 0.47, 0.57) for way in (1, -1)))
_CLEAR = 0.06  # inches between a line and a box that it does not belong to
_MIDDLE = (0.0, 0.0)
_BESIDE = tuple((one, other) for one in (0.0, 0.36, -0.36) for other in (0.0, 0.36, -0.36))
_STOPS = (0.5, *(0.5 + way * step * 0.03 for step in range(1, 13) for way in (-1, 1)))
_SAMPLES = np.linspace(0, 1, 25)
_THIN = 0.9  # points: the line of one voice
_TOUCH = 0.01  # inches by which a label, whose box is wider than its letters, may touch such a line
ARROW, MARK, HIGH = 0.11, 0.13, 0.14  # inches: arrow head, status mark, height of a label


@dataclass
class Link:
    """All ties of one sign between two actors, as one line."""

    a: str
    b: str
    sign: int
    ties: dict[str, int]
    forward: bool
    backward: bool
    status: str
    review: str
    voices: int
    drafts: int = 0
    curve: Any = None
    mark_at: Any = None
    label_at: Any = None
    label: str = ""

    @property
    def width(self) -> float:
        """Of the line, in points."""
        return min(3.2, _THIN + 0.28 * (self.voices - 1))


def links_of(graph: Any) -> list[Link]:
    """One Link per pair and sign, those with most voices first; ties are named with most voices first.

    Where a person has reviewed one of its ties, kinds of tie that only drafts tell are counted and no more.
    """
    groups: dict[tuple[str, str, int], list[Any]] = {}
    for edge in sorted(graph.edges(data=True), key=lambda edge: (edge[0], edge[1], edge[2]["tie"])):
        groups.setdefault((min(edge[:2]), max(edge[:2]), edge[2]["sign"]), []).append(edge)
    links = [_link(*pair, edges) for pair, edges in groups.items()]
    return sorted(links, key=lambda link: (link.review == "draft", -link.voices, link.a, link.b, -link.sign))


def _link(one: str, other: str, sign: int, edges: list[Any]) -> Link:
    own = [edge for edge in edges if edge[2]["review"] != "draft"]
    review = "accepted" if own else "draft"
    own = own or edges
    ties: dict[str, int] = {}
    for _, _, data in own:
        ties[data["tie"]] = ties.get(data["tie"], 0) + data["voices"]
    return Link(
        one,
        other,
        sign,
        ties,
        forward=any(data["directed"] and a == one for a, _, data in own),
        backward=any(data["directed"] and a == other for a, _, data in own),
        status=strongest(data["status"] for _, _, data in own),
        review=review,
        voices=sum(ties.values()),
        drafts=len({data["tie"] for _, _, data in edges} - ties.keys()),
    )


def route(links: list[Link], boxes: dict[str, Any], area: tuple[float, float]) -> None:
    """Bend each link so that it crosses the fewest boxes of others and stays on the page, from box to box.

    A line runs from middle to middle; only where every bend meets a box, it leaves beside the middle.
    """
    names = list(boxes)
    every = np.array([boxes[name] for name in names])
    taken: dict[tuple[str, str], set[float]] = {}
    for link in links:
        one, other = boxes[link.a], boxes[link.b]
        own = every[[name not in (link.a, link.b) for name in names]]
        used = taken.setdefault((link.a, link.b), set())
        bends = [bend for bend in _BENDS if bend not in used]
        for ends in ((_MIDDLE,), _BESIDE):
            tried = [(_curve(one, other, bend, shift), bend, shift) for bend in bends for shift in ends]
            faults = [_crossings(curve, own, area) for curve, _, _ in tried]
            costs = [
                (5 * fault + 3 * abs(bend) + abs(shift[0]) + abs(shift[1]), bend, shift)
                for fault, (_, bend, shift) in zip(faults, tried, strict=True)
            ]
            best = min(range(len(tried)), key=costs.__getitem__)
            if not faults[best]:
                break
        curve, bend, _ = tried[best]
        used.update({bend} if bend else {bend, 0.0})
        link.curve = _trim(curve, one, other)


def _curve(one: Any, other: Any, bend: float, shift: tuple[float, float]) -> Any:
    """Points from box to box; shift: how far beside the middle of each it ends, as a share of the width."""
    start, end = (
        np.array([box[0] + box[2], box[1] + box[3]]) / 2 + [(box[2] - box[0]) * beside, 0]
        for box, beside in zip((one, other), shift, strict=True)
    )
    way = end - start
    control = (start + end) / 2 + bend * np.array([-way[1], way[0]])
    t = _SAMPLES[:, None]
    return (1 - t) ** 2 * start + 2 * t * (1 - t) * control + t**2 * end


def _inside(points: Any, box: Any, margin: Any = 0.0) -> Any:
    return (
        (points[:, 0] > box[0] - margin)
        & (points[:, 0] < box[2] + margin)
        & (points[:, 1] > box[1] - margin)
        & (points[:, 1] < box[3] + margin)
    )


def _crossings(points: Any, boxes: Any, area: tuple[float, float]) -> int:
    """Boxes that the curve meets; a mark on it that would leave the page is worse than any of them."""
    low, high = boxes[:, None, :2] - _CLEAR, boxes[:, None, 2:] + _CLEAR
    met = ((points > low) & (points < high)).all(axis=2).any(axis=1)
    return int(met.sum()) + 9 * int(not _inside(points, np.array([0, 0, *area]), -MARK / 2).all())


def _trim(points: Any, one: Any, other: Any) -> Any:
    """The part of the curve between the two boxes, cut exactly at their borders."""
    fine = np.linspace(0, 1, 200)
    dense = np.column_stack([np.interp(fine, _SAMPLES, points[:, axis]) for axis in (0, 1)])
    outside = np.flatnonzero(~_inside(dense, one, 0.02) & ~_inside(dense, other, 0.02))
    return dense[outside[0] : outside[-1] + 1 : 4] if len(outside) > 8 else points[[0, -1]]


def arrow_head(points: Any) -> Any:
    """Triangle at the end of a curve."""
    tip, back = points[-1], points[-min(3, len(points))]
    way = (tip - back) / max(float(np.hypot(*(tip - back))), 1e-9)
    side = np.array([-way[1], way[0]]) * ARROW * 0.38
    return np.array([tip, tip - way * ARROW + side, tip - way * ARROW - side])


def place_labels(
    links: list[Link], words: list[list[str]], boxes: list[Any], area: tuple[float, float], size: float
) -> None:
    """Put the mark of each link on its line and the label beside the mark, in order of the links.

    words: for each link its label and shorter forms of it, tried in order. A place counts only if the label
    is clear of boxes, arrow heads, other marks and labels, every line and the panel's edge; the label of the
    first link may cross lines. A link whose label finds no room keeps an empty label, and its mark stands
    where it hides least.
    """
    if not links:
        return
    taken = [*map(np.asarray, boxes), *_tips(links)]
    dense = [_dense(link.curve) for link in links]
    curves = np.vstack(dense)
    reach = np.concatenate(
        [np.full(len(points), (link.width - _THIN) / 144) for points, link in zip(dense, links, strict=True)]
    )
    middles = around([link.curve[len(link.curve) // 2] for link in links], [(MARK, MARK)] * len(links))
    for number, (link, forms) in enumerate(zip(links, words, strict=True)):
        stops = np.array([link.curve[int(stop * (len(link.curve) - 1))] for stop in _STOPS])
        marks = around(stops, [(MARK, MARK)] * len(stops))
        everything = np.array([*taken, *middles[number + 1 :]])  # where the marks of the others will stand
        clashes = np.array([overlaps(mark, everything) for mark in marks])
        link.mark_at = stops[int(np.argmin(clashes))]
        lines = [(curves, reach)] * len(forms)
        if link is links[0]:  # the line that a caption speaks of is named in any case
            forms, lines = [*forms, *forms[-1:]], [*lines, (curves[:0], reach[:0])]
        for form, clear_of in zip(forms, lines, strict=True):
            wide = text.width(form, size) + 0.05
            choice = _first_fit(stops, clashes, wide, everything, area, *clear_of)
            if choice is not None:
                stop, link.label_at = choice
                link.label, link.mark_at = form, stops[stop]
                taken.append(around([link.label_at], [(wide, HIGH)])[0])
                break
        taken.append(around([link.mark_at], [(MARK, MARK)])[0])


def _dense(points: Any) -> Any:
    """Points so close on the curve that no label slips between two of them."""
    steps = np.hypot(*np.diff(points, axis=0).T)
    along = np.concatenate([[0.0], np.cumsum(steps)])
    fine = np.linspace(0, along[-1], max(2, int(along[-1] / 0.03) + 1))
    return np.column_stack([np.interp(fine, along, points[:, axis]) for axis in (0, 1)])


def _first_fit(
    stops: Any,
    clashes: Any,
    width: float,
    taken: Any,
    area: tuple[float, float],
    curves: Any,
    reach: Any,
) -> Any:
    """(number of the stop, centre of the label) of the first place that is free, or None.

    reach: by how much the line at each point of the curves reaches beyond a thin one.
    """
    across, down = width / 2 + MARK / 2, HIGH / 2 + MARK / 2
    near = [(across, 0), (-across, 0), (0, -down), (0, down)]
    corner = [
        (right * across * share, under * HIGH * down_by)
        for share, down_by in ((1, 0.6), (0.75, 0.95), (0.4, 0.95))
        for right in (1, -1)
        for under in (-1, 1)
    ]
    for way in (*near, *corner):
        centres = stops + np.array(way)
        frames = around(centres, [(width, HIGH)] * len(stops))
        inside = (frames[:, :2] >= 0).all(axis=1) & (frames[:, 2:] <= np.array(area)).all(axis=1)
        for stop in np.flatnonzero(inside & (clashes == 0)):
            if not overlaps(frames[stop], taken) and not _inside(curves, frames[stop], reach - _TOUCH).any():
                return int(stop), centres[stop]
    return None


def _tips(links: list[Link]) -> list[Any]:
    ends = [link.curve[-1] for link in links if link.forward] + [
        link.curve[0] for link in links if link.backward
    ]
    return list(around(ends, [(ARROW, ARROW)] * len(ends))) if ends else []
