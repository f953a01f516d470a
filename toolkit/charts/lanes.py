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
LINE, PAD = 0.125, 0.06  # inches: line of a lane, its padding
LISTED, OTHER = 0.15, 0.11  # inches: width of a mark with a number in it, and of any other
BESIDE = 0.14  # inches right of a mark that its number takes
_CLEAR = {"facecolor": "white", "edgecolor": "none", "pad": 0}  # a number keeps clear of a draft's hatching
MOST_LINES, ROOM = 24, 2.1  # lines of all lanes together, and the inches into which many are pressed


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

    limits: first and last day of the axis; wide: its width in inches. Events that are listed (`number`)
    find their place first, so that none of them is hidden. For what finds no free line, `covered` is true:
    it stands on others, and on a listed one last of all. The fullest lanes give way to the others.
    """
    scale = wide / (limits[1] - limits[0])
    rows = rows.sort_values(["lane", "first", "last", "event"], kind="stable")
    half = np.where(rows["number"] > 0, LISTED, OTHER) / 2
    starts = (rows["first"].clip(*limits).to_numpy() - limits[0]) * scale - half
    lanes, listed = rows["lane"].to_numpy(), (rows["number"] > 0).to_numpy()
    beside = np.where(listed & _has_number_beside(rows), BESIDE, 0.0)
    stops = (rows["last"].clip(*limits).to_numpy() - limits[0]) * scale + half + beside
    lines, covered = _placed(lanes, starts, stops, listed, [MOST_LINES] * len(LANES))
    needed = [max(2, int(lines[lanes == lane].max()) + 1) if lane in lanes else 0 for lane in range(4)]
    if sum(needed) > MOST_LINES:
        while sum(needed) > MOST_LINES:
            needed[int(np.argmax(needed))] -= 1
        lines, covered = _placed(lanes, starts, stops, listed, needed)
    return rows.assign(line=lines, covered=covered)


def _has_number_beside(rows: pd.DataFrame) -> "np.ndarray[Any, Any]":
    """True where the number of an event stands right of its mark or bar, and not in it."""
    on_bar = (rows["dated"] == "span").to_numpy()
    marked = np.isin(marks.status_of(rows), ("planned", "denied"))
    return np.asarray(marks.drafts_of(rows) | (marked & ~on_bar), bool)


def _placed(lanes: Any, starts: Any, stops: Any, listed: Any, most: list[int]) -> tuple[Any, Any]:
    """The line of each event in its lane of at most so many, and whether it covers another there."""
    held: dict[tuple[int, int], list[tuple[float, float]]] = {}  # where listed events stand
    ends = np.full((len(LANES), MOST_LINES), -np.inf)
    lines, covered = np.zeros(len(lanes), int), np.zeros(len(lanes), bool)
    for i in [*np.flatnonzero(listed), *np.flatnonzero(~listed)]:
        lane, start, stop = int(lanes[i]), starts[i], stops[i]
        apart = [
            line
            for line in range(most[lane])
            if all(stop <= other[0] or other[1] <= start for other in held.get((lane, line), ()))
        ] or list(range(most[lane]))
        free = [line for line in apart if ends[lane][line] <= start + 1e-9]
        line = free[0] if free else min(apart, key=lambda line: ends[lane][line])
        lines[i], covered[i] = line, not free
        if listed[i]:
            held.setdefault((lane, line), []).append((start, stop))
        else:
            ends[lane][line] = max(ends[lane][line], stop)
    return lines, covered


def heights(rows: pd.DataFrame) -> dict[int, float]:
    """Height in inches of each lane that has events; at least two lines, for its name."""
    last = rows.groupby("lane", sort=True)["line"].max()
    lines = {lane: max(2, int(last[lane]) + 1) for lane in range(len(LANES)) if lane in last.index}
    line = min(LINE, ROOM / max(1, sum(lines.values())))
    return {lane: max(line * number, 2 * LINE) + PAD for lane, number in lines.items()}


def draw_lanes(axes: Axes, rows: pd.DataFrame, tall: dict[int, float]) -> None:
    """Names of the lanes, bars, marks and the numbers of the events that are listed."""
    top = 0.0
    for lane, high in tall.items():
        name, colour, _ = LANES[lane]
        own = rows[(rows["lane"] == lane).to_numpy()]
        line = min(LINE, (high - PAD) / (own["line"].max() + 1)) if len(own) else LINE
        y = top + PAD / 2 + (own["line"].to_numpy(float) + 0.5) * line
        _draw_events(axes, own, y, colour, thick=0.8 * line)
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


def _draw_events(axes: Axes, rows: pd.DataFrame, y: Any, colour: str, *, thick: float) -> None:
    left, right = axes.get_xlim()
    low, high = (np.clip(rows[name].to_numpy(float), left, right) for name in ("first", "last"))
    colours = [MUTED if how == "report" else colour for how in rows["dated"]]
    is_span = (rows["dated"] == "span").to_numpy()
    statuses, drafts = marks.status_of(rows), marks.drafts_of(rows)
    for i in np.flatnonzero(is_span):
        axes.add_patch(_bar((low[i], high[i]), y[i], thick, colour, statuses[i], drafts[i]))
    on_bar = is_span & np.isin(statuses, ("planned", "denied"))
    inset = (right - left) * 0.012
    x = np.where(on_bar, low + inset, low)
    shown = ~is_span | on_bar
    listed = min(76.0, (75 * thick / 0.8) ** 2)  # in full lanes not larger than a line
    sizes = np.where(on_bar, 22, np.where(rows["number"] > 0, listed, 30))
    picked = np.flatnonzero(shown)
    marks.draw_status(
        axes, x[picked], y[picked], rows.iloc[picked], [colours[i] for i in picked], sizes[picked]
    )
    _draw_open_ends(axes, rows, x, y, colours)
    _draw_numbers(axes, rows, low, y, colours, is_span)


def _bar(
    ends: tuple[float, float], y: float, thick: float, colour: str, status: str, draft: bool
) -> Rectangle:
    mark = marks.STATUS_MARKS[status]
    filled = status == "confirmed" and not draft
    low, high = ends
    return Rectangle(
        (low, y - thick / 2),
        max(high - low, 0.5),
        thick,
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
    """Numbers inside round marks; at the left end of a bar; beside a cross, a triangle and a hatched mark."""
    left, right = axes.get_xlim()
    inch = (right - left) / _inches(axes)
    drafts = marks.drafts_of(rows)
    for i, (number, status) in enumerate(zip(rows["number"], marks.status_of(rows), strict=True)):
        if not number:
            continue
        marked = status in ("planned", "denied")
        filled = status == "confirmed" and not drafts[i]
        long = is_span[i] and float(rows["last"].iloc[i]) - x[i] > 0.3 * inch
        inside = long if is_span[i] else not (marked or drafts[i])
        shift = (0.24 if marked else 0.08) if long else 0.0 if inside else 0.15
        end = min(float(rows["last"].iloc[i]), right)
        if long and drafts[i] and end + 0.2 * inch < right:  # behind a hatched bar, whose line it would cut
            shift, inside = (end - x[i]) / inch + 0.1, False
        colour = INK if not inside or (is_span[i] and not filled) else colours[i]
        axes.text(
            x[i] + shift * inch,
            y[i] + 0.005,
            str(number),
            fontsize=6.3,
            weight="bold",
            ha="center",
            va="center",
            color="white" if inside and filled else colour,
            bbox=_CLEAR if drafts[i] else None,
            zorder=4,
            gid="number",
        )


def _inches(axes: Axes) -> float:
    figure = axes.get_figure(root=True)
    assert figure is not None
    return float(axes.get_position().width * figure.get_size_inches()[0])
