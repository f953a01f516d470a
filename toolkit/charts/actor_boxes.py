"""Actors as labelled boxes: how large, where, and what kind of actor each shape means."""

from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.patches import FancyBboxPatch, Rectangle

from toolkit.charts import boxes, text
from toolkit.charts.marks import DRAFT_HATCH
from toolkit.charts.placing import arrange
from toolkit.charts.style import GREY, INK, MUTED, PALE

# Fill, edge, corner and weight of the name; a person is a pill, an organisation a square-cornered box.
_KINDS: dict[str, tuple[str, str, float, str]] = {
    "state": (PALE, INK, 0.04, "bold"),
    "bloc": ("#f2f3f5", GREY, 0.0, "bold"),
    "organisation": ("white", GREY, 0.0, "normal"),
    "agency": ("white", INK, 0.04, "normal"),
    "armed_force": ("white", INK, 0.04, "normal"),
    "person": ("white", INK, 0.11, "normal"),
}
_NAME, _MEMBER = 8.5, 7.0  # points
_CARD, _LINES = 1.5, 5  # inches, width of a list of members, and its lines
PAGE = (7.4, 2.95)  # inches on which the places are searched, whatever the day
_LEAST = (0.1, 0.08)  # inches between two boxes
_EDGE, _RIM = 0.04, 0.04


def frame_of(name: str, kind: str, members: tuple[str, ...]) -> tuple[float, float]:
    """Width and height of an actor's box in inches; a group is a card with its members."""
    if members:
        names, lines = _card_names(name), _member_lines(members)
        widest = max(
            [
                *(text.width(line, _NAME, bold=True) for line in names),
                *(text.width(line, _MEMBER) for line in lines),
            ]
        )
        return widest + 0.18, 0.12 + text.height(len(names), _NAME) + text.height(len(lines), _MEMBER)
    return text.width(name, _NAME, bold=_KINDS[kind][3] == "bold") + 0.18, 0.2


def _card_names(name: str) -> list[str]:
    return text.balance(name, _CARD, _NAME, bold=True, lines=2)


def _member_lines(members: tuple[str, ...]) -> list[str]:
    """The members, in full where five lines hold them; else as many as fit, and how many more."""
    lines = text.wrap(", ".join(members), _CARD, _MEMBER)
    shown = len(members)
    while len(lines) > _LINES:
        shown -= 1
        words = f"{', '.join(members[:shown])} and {len(members) - shown} more"
        lines = text.wrap(words, _CARD, _MEMBER)
    return lines


def places_of(
    graph: Any, frames: dict[str, tuple[float, float]], area: tuple[float, float]
) -> dict[str, Any]:
    """The box of every actor that can be drawn; one not shown today keeps its room, so nobody moves.

    Those that only drafts name are placed last, around the others, so that a draft moves nobody either. The
    search runs on a page of one size for all days; a page that is taller for a long title or caption
    stretches the result, a smaller one pushes the boxes together.
    """
    if not frames:
        return {}
    voices = graph.graph["all_pairs"]
    known = graph.graph["reviewed"] & frames.keys()
    names = [*sorted(known), *sorted(frames.keys() - known)]
    sizes = np.array([frames[name] for name in names])
    nominal = (PAGE[0] - 2 * _EDGE, PAGE[1] - 2 * _EDGE)
    inner = (area[0] - 2 * _EDGE, area[1] - 2 * _EDGE)
    centres = np.array([graph.graph["places"][name] for name in names], float) * nominal
    for fixed, number in ((0, len(known)), (len(known), len(names))):
        centres[fixed:number] = _searched(names[:number], centres, sizes, voices, nominal, fixed)
    # Stretched between the borders of the page, so that a box at the edge stays whole.
    free, room = np.maximum(np.array(nominal) - sizes, 1e-9), np.maximum(np.array(inner) - sizes, 0)
    centres = (centres - sizes / 2) / free * room + sizes / 2
    centres[: len(known)] = boxes.push_apart(centres[: len(known)], sizes[: len(known)], inner, gap=_LEAST)
    centres = boxes.fit_in(centres, sizes, inner, gap=_LEAST, fixed=len(known))
    return dict(zip(names, boxes.around(centres + _EDGE, sizes), strict=True))


def _searched(
    names: list[str],
    centres: Any,
    sizes: Any,
    voices: dict[tuple[str, str], int],
    page: tuple[float, float],
    fixed: int,
) -> Any:
    """The centres found for the boxes of these names, all but the first `fixed`."""
    if fixed == len(names):
        return centres[fixed : len(names)]
    index = {name: number for number, name in enumerate(names)}
    # A pair of whom many speak counts up to three times: its line must be the easiest to follow. One that
    # only drafts join moves nobody, so it counts once the others stand.
    pairs = tuple(
        (index[a], index[b])
        for (a, b), number in voices.items()
        if a in index and b in index and (number or fixed)
        for _ in range(1 + (number >= 5) + (number >= 10))
    )
    wanted, boxed = (tuple(map(tuple, part[: len(names)].tolist())) for part in (centres, sizes))
    return np.array(arrange(wanted, boxed, pairs, page, fixed))[fixed:]


def draw_boxes(axes: Axes, graph: Any, drawn: dict[str, Any], groups: dict[str, tuple[str, ...]]) -> None:
    """The boxes and their names; the rim of a group is hatched while nobody has reviewed its memberships."""
    for name, (left, top, right, bottom) in drawn.items():
        kind = graph.graph["kinds"][name]
        fill, edge, corner, weight = _KINDS[kind]
        axes.add_patch(
            FancyBboxPatch(
                (left + corner, top + corner),
                right - left - 2 * corner,
                bottom - top - 2 * corner,
                boxstyle=f"round,pad={corner},rounding_size={corner}" if corner else "square,pad=0",
                facecolor=fill,
                edgecolor=edge,
                lw=1.1 if kind == "state" else 0.8,
                zorder=3,
                gid=f"actor-{kind}",
                mutation_aspect=1,
            )
        )
        if name in groups and name in graph.graph["draft_groups"]:
            _hatch_rim(axes, left, top, right, bottom)
        _write_name(
            axes, name, (left + right) / 2, top if name in groups else (top + bottom) / 2, weight, groups
        )


def _hatch_rim(axes: Axes, left: float, top: float, right: float, bottom: float) -> None:
    wide, high = right - left, bottom - top
    style: dict[str, Any] = {"facecolor": "white", "edgecolor": MUTED, "lw": 0.6, "zorder": 3.1}
    axes.add_patch(Rectangle((left, top), wide, high, hatch=DRAFT_HATCH, gid="draft-card", **style))
    inner = (left + _RIM, top + _RIM), wide - 2 * _RIM, high - 2 * _RIM
    axes.add_patch(Rectangle(*inner, gid="draft-card-inside", **style))


def _write_name(
    axes: Axes, name: str, x: float, y: float, weight: str, groups: dict[str, tuple[str, ...]]
) -> None:
    style: dict[str, Any] = {"ha": "center", "zorder": 4}
    if name not in groups:
        axes.text(
            x, y + 0.01, name, fontsize=_NAME, weight=weight, va="center", color=INK, gid="actor", **style
        )
        return
    names = _card_names(name)
    for number, line in enumerate(names, start=1):
        down = y + 0.02 + text.height(number, _NAME)
        axes.text(
            x, down, line, fontsize=_NAME, weight="bold", va="baseline", color=INK, gid="actor", **style
        )
    for number, line in enumerate(_member_lines(groups[name]), start=1):
        down = y + 0.04 + text.height(len(names), _NAME) + text.height(number, _MEMBER)
        axes.text(x, down, line, fontsize=_MEMBER, va="baseline", color=MUTED, gid="members", **style)
