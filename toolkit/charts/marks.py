"""How a claim is drawn: its status by the mark, its bound by arrows, so that no sign is colour alone.

Status: confirmed filled, asserted a ring, unconfirmed a dashed ring, denied a cross, planned an open
triangle; a draft (not yet seen by a person) is hatched. Bound: an arrow where the words leave it open, a
bar from low to high where they give both, a dash through the mark where the number is exact.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection
from matplotlib.font_manager import FontProperties
from matplotlib.markers import MarkerStyle
from matplotlib.path import Path
from matplotlib.textpath import TextPath

from toolkit.charts.style import BOLD

Dashes = tuple[float, tuple[float, ...]] | str


@dataclass(frozen=True)
class StatusMark:
    """Marker, whether it is filled, and the dashes of its edge."""

    marker: str
    filled: bool
    dashes: Dashes
    label: str


STATUS_MARKS = {
    "confirmed": StatusMark("o", True, "solid", "confirmed"),
    "asserted": StatusMark("o", False, "solid", "asserted"),
    "unconfirmed": StatusMark("o", False, (0, (1.6, 1.1)), "unconfirmed"),
    "denied": StatusMark("x", True, "solid", "denied"),
    "planned": StatusMark("^", False, "solid", "planned"),
}
DRAFT_HATCH = "////////"
DRAFT_BAR = ".."  # of a bar, whose additions are hatched in any case
_BRACKET, _RING = 3.0, 4.5  # points: how far brackets and the ring of a new claim stand off
_BESIDE, _APART = (4.0, 2.5), 6.5  # points: from a draft to its letter, and between two letters

UP = Path([(0, 0), (0, 1), (-0.24, 0.7), (0, 1), (0.24, 0.7)], [1, 2, 1, 2, 2])
DASH = Path([(-1, 0), (1, 0)], [1, 2])


def turned(path: Path, quarter_turns: int) -> Path:
    points = np.asarray(path.vertices, dtype=float)
    for _ in range(quarter_turns % 4):
        points = np.column_stack([-points[:, 1], points[:, 0]])
    return Path(points, path.codes)


def value_of(rows: pd.DataFrame) -> "np.ndarray[Any, Any]":
    """Where the mark of each claim stands: best, else the one end that is given, else NaN (vague).

    A claim with both ends and no best ("between") stands at its low end, as part of its bar.
    """
    best, low, high = (_floats(rows, name) for name in ("best", "low", "high"))
    return np.where(np.isnan(best), np.where(np.isnan(low), high, low), best)


def _floats(rows: pd.DataFrame, name: str) -> "np.ndarray[Any, Any]":
    return rows[name].to_numpy(dtype=float, na_value=np.nan) if name in rows else np.full(len(rows), np.nan)


def status_of(rows: pd.DataFrame) -> list[str]:
    """Status of each row; a table without the column counts as asserted."""
    if "status" not in rows:
        return ["asserted"] * len(rows)
    return [value if value in STATUS_MARKS else "asserted" for value in rows["status"].astype(object)]


def drafts_of(rows: pd.DataFrame) -> "np.ndarray[Any, Any]":
    """True where a person has not yet seen the claim."""
    if "review" not in rows:
        return np.zeros(len(rows), dtype=bool)
    return (rows["review"].astype(object) == "draft").to_numpy(dtype=bool)


def draw_status(
    axes: Axes, x: Any, y: Any, rows: pd.DataFrame, colours: Sequence[str], sizes: Any, *, zorder: float = 3
) -> None:
    """One mark per row: shape, filling, dashes and hatching tell status and review."""
    x, y, sizes = np.asarray(x, float), np.asarray(y, float), np.broadcast_to(sizes, len(rows))
    statuses, drafts, colour = np.array(status_of(rows)), drafts_of(rows), np.array(colours, dtype=object)
    for status, mark in STATUS_MARKS.items():
        for draft in (False, True):
            chosen = (statuses == status) & (drafts == draft) & ~np.isnan(y) & ~np.isnan(x)
            if not chosen.any():
                continue
            edge = list(colour[chosen])
            if mark.marker == "x":
                style: dict[str, Any] = {"c": edge, "linewidths": 1.6}
            else:
                fill = edge if mark.filled and not draft else "white"
                style = {
                    "facecolors": fill,
                    "edgecolors": edge,
                    "linewidths": 1.3,
                    "linestyles": [mark.dashes],
                }
            axes.scatter(
                x[chosen],
                y[chosen],
                s=sizes[chosen],
                marker=mark.marker,
                zorder=zorder,
                hatch=DRAFT_HATCH if draft else None,
                gid=f"status-{status}{'-draft' if draft else ''}",
                **style,
            )


def draw_bounds(
    axes: Axes, along: Any, rows: pd.DataFrame, colours: Sequence[str], *, vertical: bool, length: float = 17
) -> None:
    """Arrows for open ends, bars for ranges, dashes for exact numbers; `along` is the other coordinate."""
    along, colour = np.asarray(along, float), np.array(colours, dtype=object)
    low, high, value = _floats(rows, "low"), _floats(rows, "high"), value_of(rows)
    bounds = rows["bound"].astype(object).to_numpy() if "bound" in rows else np.full(len(rows), "")
    upwards = np.isin(bounds, ("at_least", "more_than"))
    downwards = np.isin(bounds, ("at_most", "less_than"))
    for chosen, turns in ((upwards, 0), (downwards, 2)):
        glyph = MarkerStyle(turned(UP, turns if vertical else turns - 1))
        _glyphs(axes, along, value, chosen, colour, glyph, (2 * length / 10) ** 2 * 25, vertical, "open-end")
    dash = MarkerStyle(DASH if vertical else turned(DASH, 1))
    _glyphs(axes, along, value, bounds == "exact", colour, dash, (0.67 * length) ** 2, vertical, "exact")
    ranged = ~np.isnan(low) & ~np.isnan(high) & (high > low)
    ends = [[(low[i], along[i]), (high[i], along[i])] for i in np.flatnonzero(ranged)]
    if vertical:
        ends = [[(y, x) for x, y in pair] for pair in ends]
    if ends:
        axes.add_collection(
            LineCollection(ends, colors=list(colour[ranged]), linewidths=2.4, zorder=2.4, gid="range"),
            autolim=True,
        )


def _glyphs(
    axes: Axes,
    along: Any,
    value: Any,
    chosen: Any,
    colour: Any,
    glyph: MarkerStyle,
    size: float,
    vertical: bool,
    gid: str,
) -> None:
    chosen = chosen & ~np.isnan(value)
    if chosen.any():
        x, y = (along[chosen], value[chosen]) if vertical else (value[chosen], along[chosen])
        axes.scatter(
            x,
            y,
            s=size,
            marker=glyph,
            facecolors="none",
            edgecolors=list(colour[chosen]),
            linewidths=1.3,
            zorder=2.5,
            gid=gid,
        )


def draw_letters(
    axes: Axes,
    x: Any,
    y: Any,
    letters: Sequence[str],
    rows: pd.DataFrame,
    colours: Sequence[str],
    *,
    size: float = 19,
) -> None:
    """A letter inside each mark (blank: none), white on a filled one: claimants differ without colour.

    Hatching would hide it in a draft, so it stands beside that. One that would run into another is left out.
    The axes must have their limits.
    """
    x, y, names, colour = (
        np.asarray(x, float),
        np.asarray(y, float),
        np.array(letters),
        np.array(colours, object),
    )
    drafts = drafts_of(rows)
    filled = (np.array(status_of(rows)) == "confirmed") & ~drafts
    beside = np.array(_BESIDE) + _extent(rows)[:, None] * (1, 0.4)
    legible = _legible(axes, x, y, names, drafts, beside)
    for name in sorted({name for name in letters if name}):
        chosen = (names == name) & legible & ~drafts
        fills = [
            "white" if full else shade for full, shade in zip(filled[chosen], colour[chosen], strict=True)
        ]
        axes.scatter(
            x[chosen], y[chosen], s=size, marker=letter(name), c=fills, linewidths=0, zorder=3.2, gid="letter"
        )
    style: dict[str, Any] = {"fontsize": 6.5, "weight": "bold", "textcoords": "offset points", "zorder": 3.2}
    for i in np.flatnonzero(legible & drafts):
        axes.annotate(names[i], (x[i], y[i]), tuple(beside[i]), color=colour[i], gid="letter-beside", **style)


def _extent(rows: pd.DataFrame) -> "np.ndarray[Any, Any]":
    """Points by which brackets or a ring reach beyond a mark."""
    bracketed = (rows["bracket"] != "").to_numpy(float) if "bracket" in rows else np.zeros(len(rows))
    ringed = rows["is_new"].to_numpy(float) if "is_new" in rows else np.zeros(len(rows))
    return np.maximum(_BRACKET * bracketed, _RING * ringed)


def _legible(axes: Axes, x: Any, y: Any, names: Any, drafts: Any, beside: Any) -> "np.ndarray[Any, Any]":
    """Whether each letter is written: the last drawn first, none upon another."""
    figure = axes.get_figure(root=True)
    assert figure is not None
    points = axes.transData.transform(np.column_stack([x, y])) / figure.dpi * 72
    points[drafts] += beside[drafts] + 2  # the middle of a letter beside its mark
    wanted = [i for i in range(len(names)) if names[i] and np.isfinite(points[i]).all()]
    written: list[int] = []
    for i in reversed(wanted):
        if not written or np.hypot(*(points[written] - points[i]).T).min() > _APART:
            written.append(i)
    return np.isin(np.arange(len(names)), written)


@cache
def letter(name: str) -> MarkerStyle:
    """A letter as a marker."""
    outline = TextPath((0, 0), name, size=10, prop=FontProperties(fname=str(BOLD)))
    box = outline.get_extents()
    return MarkerStyle(Path(outline.vertices - (box.p0 + box.p1) / 2, outline.codes))
