"""The lanes of the timeline: where an event stands in time, and on which line of its lane."""

from typing import Any

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from toolkit import edtf
from toolkit.charts import marks
from toolkit.charts.style import BLUE, INK, MUTED, ORANGE, RULE, SKY
from toolkit.charts.time_axis import day_number, to_days

# The four quadrants of PLOVER: words and deeds, cooperation and conflict.
LANES = (
    ("cooperation in deeds", BLUE, ("COOPERATE", "AID", "RETREAT")),
    ("cooperation in words", SKY, ("AGREE", "CONSULT", "SUPPORT", "CONCEDE")),
    ("conflict in words", ORANGE, ("REQUEST", "REJECT", "ACCUSE", "THREATEN")),
    ("conflict in deeds", "#8c3b7a", ("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT")),
)
LINE, PAD, WIDE = 0.125, 0.06, 0.15  # inches: line of a lane, its padding, width of a mark
MOST_LINES = 6


def placed_in_time(rows: pd.DataFrame) -> pd.DataFrame:
    """Rows with first and last day (numbers), lane, and `dated`: day, span, since, until or report.

    An event without a date stands at the day of its report.
    """
    reported = to_days(rows["reported"])
    spans = [_bounds(when, float(told)) for when, told in zip(rows["when"], reported, strict=True)]
    lanes = [
        next((number for number, lane in enumerate(LANES) if kind in lane[2]), 1)
        for kind in rows["kind"].astype(object)
    ]
    first, last, dated = zip(*spans, strict=True) if spans else ((), (), ())
    return rows.assign(
        first=np.array(first, float), last=np.array(last, float), dated=list(dated), lane=np.array(lanes, int)
    )


def _bounds(when: Any, reported: float) -> tuple[float, float, str]:
    if pd.isna(when) or not edtf.is_valid(str(when)):
        return reported, reported, "report"
    low, high = edtf.bounds(str(when))
    if low is None:
        assert high is not None
        return day_number(high), day_number(high), "until"
    if high is None:
        return day_number(low), day_number(low), "since"
    return day_number(low), day_number(high), "day" if low == high else "span"


def stacked(rows: pd.DataFrame, limits: tuple[float, float], wide: float) -> pd.DataFrame:
    """Rows with `line`, the first line of the lane where the event touches no other; in order of time.

    limits: first and last day of the axis; wide: its width in inches. Events beyond the last line of a
    lane share that line.
    """
    scale = wide / (limits[1] - limits[0])
    rows = rows.sort_values(["lane", "first", "last", "event"], kind="stable")
    ends = np.full((len(LANES), MOST_LINES), -np.inf)
    lines = []
    starts, stops = rows["first"].clip(*limits), rows["last"].clip(*limits)
    for lane, first, last in zip(rows["lane"], starts, stops, strict=True):
        start, stop = (first - limits[0]) * scale - WIDE / 2, (last - limits[0]) * scale + WIDE / 2
        free = np.flatnonzero(ends[lane] <= start + 1e-9)
        line = int(free[0]) if len(free) else int(np.argmin(ends[lane]))
        ends[lane][line] = max(ends[lane][line], stop)
        lines.append(line)
    return rows.assign(line=np.array(lines, int))


def heights(rows: pd.DataFrame) -> dict[int, float]:
    """Height in inches of each lane that has events; at least two lines, for its name."""
    last = rows.groupby("lane", sort=True)["line"].max()
    return {
        lane: LINE * max(2, int(last[lane]) + 1) + PAD for lane in range(len(LANES)) if lane in last.index
    }


def draw_lanes(axes: Axes, rows: pd.DataFrame, tall: dict[int, float]) -> None:
    """Names of the lanes, bars, marks and the numbers of the events that are listed."""
    top = 0.0
    for lane, high in tall.items():
        name, colour, _ = LANES[lane]
        own = rows[(rows["lane"] == lane).to_numpy()]
        y = top + PAD / 2 + (own["line"].to_numpy(float) + 0.5) * LINE
        _draw_events(axes, own, y, colour)
        for line, words in enumerate(name.split(" in ")):
            axes.text(
                -0.012,
                top + high / 2 + (line - 0.5) * 0.15,
                f"in {words}" if line else words,
                transform=axes.get_yaxis_transform(),
                ha="right",
                va="center",
                fontsize=8.5,
                weight="normal" if line else "bold",
                color=colour,
                gid="lane",
            )
        top += high
        if high != list(tall.values())[-1] or lane != list(tall)[-1]:
            axes.axhline(top, color=RULE, lw=0.8, zorder=0)


def _draw_events(axes: Axes, rows: pd.DataFrame, y: Any, colour: str) -> None:
    left, right = axes.get_xlim()
    low, high = (np.clip(rows[name].to_numpy(float), left, right) for name in ("first", "last"))
    colours = [MUTED if how == "report" else colour for how in rows["dated"]]
    is_span = (rows["dated"] == "span").to_numpy()
    statuses, drafts = marks.status_of(rows), marks.drafts_of(rows)
    for i in np.flatnonzero(is_span):
        axes.add_patch(_bar((low[i], high[i]), y[i], colour, statuses[i], drafts[i]))
    on_bar = is_span & np.isin(statuses, ("planned", "denied"))
    inset = (right - left) * 0.012
    x = np.where(on_bar, low + inset, low)
    shown = ~is_span | on_bar
    sizes = np.where(on_bar, 22, np.where(rows["number"] > 0, 76, 30))
    picked = np.flatnonzero(shown)
    marks.draw_status(
        axes, x[picked], y[picked], rows.iloc[picked], [colours[i] for i in picked], sizes[picked]
    )
    _draw_open_ends(axes, rows, x, y, colours)
    _draw_numbers(axes, rows, low, y, colours, is_span)


def _bar(ends: tuple[float, float], y: float, colour: str, status: str, draft: bool) -> Rectangle:
    mark = marks.STATUS_MARKS[status]
    filled = status == "confirmed" and not draft
    low, high = ends
    return Rectangle(
        (low, y - 0.05),
        max(high - low, 0.5),
        0.1,
        facecolor=colour if filled else "white",
        edgecolor=colour,
        alpha=0.9,
        lw=1.1,
        ls=mark.dashes if status == "unconfirmed" else "solid",
        zorder=2,
        hatch=marks.DRAFT_HATCH[:5] if draft else None,
        gid=f"span-{status}{'-draft' if draft else ''}",
    )


def _draw_open_ends(axes: Axes, rows: pd.DataFrame, x: Any, y: Any, colours: list[str]) -> None:
    chosen = np.flatnonzero(rows["dated"].isin(["until", "since"]).to_numpy())
    if not len(chosen):
        return
    bound = ["at_least" if how == "since" else "at_most" for how in rows["dated"].iloc[chosen]]
    ends = pd.DataFrame({"best": x[chosen], "bound": bound})
    marks.draw_bounds(axes, y[chosen], ends, [colours[i] for i in chosen], vertical=False)


def _draw_numbers(axes: Axes, rows: pd.DataFrame, x: Any, y: Any, colours: list[str], is_span: Any) -> None:
    """Numbers inside round marks; at the left end of a bar, and right of a cross or triangle, beside it."""
    left, right = axes.get_xlim()
    inch = (right - left) / _inches(axes)
    for i, (number, status) in enumerate(zip(rows["number"], marks.status_of(rows), strict=True)):
        if not number:
            continue
        marked = status in ("planned", "denied")
        long = is_span[i] and float(rows["last"].iloc[i]) - x[i] > 0.3 * inch
        inside = long if is_span[i] else not marked
        shift = (0.24 if marked else 0.08) if long else 0.0 if inside else 0.15
        colour = INK if not inside or (is_span[i] and status != "confirmed") else colours[i]
        axes.text(
            x[i] + shift * inch,
            y[i] + 0.005,
            str(number),
            fontsize=6.3,
            weight="bold",
            ha="center",
            va="center",
            color="white" if inside and status == "confirmed" else colour,
            zorder=4,
            gid="number",
        )


def _inches(axes: Axes) -> float:
    figure = axes.get_figure(root=True)
    assert figure is not None
    return float(axes.get_position().width * figure.get_size_inches()[0])
