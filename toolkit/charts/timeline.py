"""The timeline of events: a mark where the day is known, a bar where only a span is."""

from datetime import date
from typing import Any

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection

from toolkit import edtf
from toolkit.charts import boxes, marks, text
from toolkit.charts.finish import count, finish, source_line, written
from toolkit.charts.rows import claims_from, gathered, known_by, latest
from toolkit.charts.sheet import Heading, Sheet, open_sheet
from toolkit.charts.style import BLUE, INK, MUTED, ORANGE, RULE, SKY, in_house_style
from toolkit.charts.time_axis import day_number, time_axis, to_days
from toolkit.charts.wording import claimant, listing
from toolkit.schema import EVENT_KIND

# The four quadrants of PLOVER: words and deeds, cooperation and conflict.
_LANES = (
    ("cooperation in deeds", BLUE, ("COOPERATE", "AID", "RETREAT")),
    ("cooperation in words", SKY, ("AGREE", "CONSULT", "SUPPORT", "CONCEDE")),
    ("conflict in words", ORANGE, ("REQUEST", "REJECT", "ACCUSE", "THREATEN")),
    ("conflict in deeds", "#8c3b7a", ("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT")),
)
_LEFT, _LABEL, _LINE = 1.05, 7.5, 0.14


@in_house_style
def plot_timeline(
    events: Any,
    *,
    start: Any = None,
    end: Any = None,
    as_of: Any = None,
    labels: int = 24,
    ax: Axes | None = None,
    tlp: str | None = None,
) -> Axes:
    """Events in four lanes (words and deeds, cooperation and conflict) over the day they happened.

    events: a Dossier or its table `events`. A day that is only known as a span is a bar from its first to its
    last day, an open end an arrow; an event without a date stands at the day of its report, in grey. Equal
    events count once, with their reports. start, end: first and last day shown (both included; default:
    the last year). labels: at most so many events are named, those with most reports and the latest first;
    a name that finds no room is left out, and the subtitle says how many are named.
    """
    rows = known_by(claims_from(events, "events"), as_of)
    day = latest(rows, as_of)
    rows = _spans(gathered(rows.sort_values("reported", kind="stable"), ["event", "kind", "when", "status"]))
    first, last = _window(rows, start, end)
    rows = rows[((rows["last"] >= first) & (rows["first"] <= last)).to_numpy()]
    heading = Heading(_title(rows, first, last), _subtitle(rows), _caption(rows), source_line(rows, day), day)
    sheet = open_sheet(ax, heading, content=3.3)
    top = marks.draw_key(sheet, _key(rows))
    axes = sheet.panel(_LEFT, top, sheet.wide - _LEFT, sheet.high - top - 0.34, label="timeline")
    time_axis(axes, first, max(last, first + 1), inches=sheet.wide - _LEFT)
    named = _draw(axes, rows, sheet.wide - _LEFT, sheet.high - top - 0.34, labels)
    _tell(sheet, named, len(rows))
    shown = rows.drop(columns=["first", "last", "lane"])
    return finish(sheet, axes, shown, unit="events", alt=_alt(rows, heading), tlp=tlp)


def _spans(rows: pd.DataFrame) -> pd.DataFrame:
    """First and last day of each event as day numbers, its lane, and what is known of the date."""
    reported = to_days(rows["reported"])
    firsts, lasts, dated, lanes = [], [], [], []
    for when, told, kind in zip(rows["when"], reported, rows["kind"].astype(object), strict=True):
        low, high, how = _bounds(when, float(told))
        firsts.append(low)
        lasts.append(high)
        dated.append(how)
        lanes.append(next((number for number, lane in enumerate(_LANES) if kind in lane[2]), 1))
    return rows.assign(first=np.array(firsts), last=np.array(lasts), dated=dated, lane=np.array(lanes, dtype=int))


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


def _window(rows: pd.DataFrame, start: Any, end: Any) -> tuple[float, float]:
    last = day_number(date.fromisoformat(str(end)[:10])) if end is not None else None
    if last is None:
        last = float(rows["last"].max()) if len(rows) else 20000.0
        told = to_days(rows["reported"])
        last = min(last, float(np.nanmax(told)) + 60) if len(rows) else last
    first = day_number(date.fromisoformat(str(start)[:10])) if start is not None else None
    if first is None:
        first = max(last - 366, float(rows["first"].min())) if len(rows) else last - 366
    return first, last + 2


def _draw(axes: Axes, rows: pd.DataFrame, wide: float, high: float, labels: int) -> int:
    """Lanes, bars, marks and names; returns the number of events named."""
    axes.set_ylim(high, 0)
    axes.set_yticks([])
    axes.spines["left"].set_visible(False)
    axes.grid(axis="x")
    lanes = [number for number in range(len(_LANES)) if (rows["lane"] == number).any()] or [1]
    tall = high / len(lanes)
    left, right = axes.get_xlim()
    scale = wide / (right - left)
    taken: list[Any] = []
    named = 0
    for place, number in enumerate(lanes):
        own = rows[(rows["lane"] == number).to_numpy()].sort_values(["last", "event"], kind="stable")
        _name_lane(axes, number, place, tall)
        ys = _stack(own, (left, right), scale, place * tall, tall)
        _draw_lane(axes, own, ys, _LANES[number][1])
        taken += list(_mark_boxes(own, ys, left, scale))
        if place:
            axes.axhline(place * tall, color=RULE, lw=0.8, zorder=0)
    for place, number in enumerate(lanes):
        own = rows[(rows["lane"] == number).to_numpy()].sort_values(["last", "event"], kind="stable")
        share = max(1, round(labels * len(own) / max(1, len(rows))))
        ys = _stack(own, (left, right), scale, place * tall, tall)
        named += _name_events(axes, own, ys, (left, scale), (place * tall, (place + 1) * tall, wide), share, taken)
    return named


def _name_lane(axes: Axes, number: int, place: int, tall: float) -> None:
    name, colour, _ = _LANES[number]
    for line, words in enumerate(name.split(" in ")):
        shown = words if line == 0 else f"in {words}"
        axes.text(
            -0.012,
            (place + 0.5) * tall + (line - 0.5) * 0.15,
            shown,
            transform=axes.get_yaxis_transform(),
            ha="right",
            va="center",
            fontsize=8.5,
            weight="bold" if line == 0 else "normal",
            color=colour,
        )


def _stack(rows: pd.DataFrame, limits: tuple[float, float], scale: float, top: float, tall: float) -> Any:
    """A height for each event in its lane: the first row where it does not touch an earlier one."""
    levels = max(1, int((tall - 0.16) / _LINE))
    ends = np.full(levels, -np.inf)
    places = []
    for first, last in zip(np.maximum(rows["first"], limits[0]), np.minimum(rows["last"], limits[1]), strict=True):
        start, stop = (first - limits[0]) * scale - 0.07, (last - limits[0]) * scale + 0.07
        free = np.flatnonzero(ends <= start)
        level = int(free[0]) if len(free) else int(np.argmin(ends))
        ends[level] = max(ends[level], stop)
        places.append(top + 0.14 + level * _LINE)
    return np.array(places)


def _draw_lane(axes: Axes, rows: pd.DataFrame, ys: Any, colour: str) -> None:
    low, high = (np.clip(rows[name].to_numpy(float), *axes.get_xlim()) for name in ("first", "last"))
    colours = [MUTED if how == "report" else colour for how in rows["dated"]]
    spans = np.flatnonzero(high > low)
    if len(spans):
        axes.add_collection(
            LineCollection(
                [[(low[i], ys[i]), (high[i], ys[i])] for i in spans],
                colors=[colours[i] for i in spans], linewidths=3.2, alpha=0.45, zorder=2, gid="span",
            ),
            autolim=False,
        )
    marks.draw_status(axes, (low + high) / 2, ys, rows, colours, 30)
    open_ends = rows["dated"].isin(["until", "since"]).to_numpy()
    if open_ends.any():
        bound = np.where(rows["dated"] == "since", "at_least", "at_most")
        ends = rows.assign(best=low, low=np.nan, high=np.nan, bound=bound)[open_ends]
        chosen = [shade for shade, is_open in zip(colours, open_ends, strict=True) if is_open]
        marks.draw_bounds(axes, ys[open_ends], ends, chosen, vertical=False)


def _mark_boxes(rows: pd.DataFrame, ys: Any, left: float, scale: float) -> Any:
    middle = (rows["first"].to_numpy(float) + rows["last"].to_numpy(float)) / 2
    x = (middle - left) * scale
    return boxes.around(np.column_stack([x, ys]), np.full((len(rows), 2), 0.1))


def _name_events(
    axes: Axes, rows: pd.DataFrame, ys: Any, scale: tuple[float, float], lane: tuple[float, float, float],
    most: int, taken: list[Any],
) -> int:
    """Names beside or under their marks, each where it meets nothing, tied to its mark by a thin line."""
    left, inches = scale
    top, bottom, wide = lane
    middle = (np.clip(rows["first"], left, None) + rows["last"]).to_numpy(float) / 2
    order = sorted(range(len(rows)), key=lambda i: (-int(rows["reports"].iloc[i]), -middle[i], str(rows["event"].iloc[i])))
    named = 0
    for number in order:
        if named >= most:
            break
        x, y = (middle[number] - left) * inches, ys[number]
        words = text.shorten(str(rows["event"].iloc[number]), 2.35, _LABEL)
        spot = _free_spot(x, y, text.width(words, _LABEL) + 0.04, (top, bottom, wide), taken)
        if spot is None:
            continue
        centre, box = spot
        taken.append(box)
        named += 1
        if abs(centre[1] - y) > 0.02:
            edge = box[0] + 0.02 if x <= box[0] + 0.02 else min(x, box[2] - 0.02)
            axes.plot([middle[number], left + edge / inches], [y, centre[1]], color=MUTED, lw=0.5, zorder=1.5)
        axes.text(left + centre[0] / inches, centre[1], words, fontsize=_LABEL, ha="center", va="center", color=INK, zorder=4, gid="event")
    return named


def _free_spot(x: float, y: float, width: float, lane: tuple[float, float, float], taken: list[Any]) -> Any:
    top, bottom, wide = lane
    everything = np.array(taken)
    for down in range(12):
        for way in (1, -1):
            for side in (1, -1):
                centre = (x + side * (width / 2 + 0.07), y + way * down * 0.13)
                box = boxes.around([centre], [(width, 0.125)])[0]
                fits = box[0] >= 0 and box[2] <= wide and box[1] >= top and box[3] <= bottom
                if fits and not boxes.overlaps(box, everything):
                    return centre, box
    return None


def _key(rows: pd.DataFrame) -> list[tuple[str, dict[str, Any]]]:
    entries = marks.key_entries(rows.assign(bound=None))
    how = set(rows["dated"])
    if "span" in how:
        entries.append(("some day in this span", {"line": {"color": INK, "lw": 3.2, "alpha": 0.45}}))
    if "report" in how:
        entries.append(("no date given: day of report", {"marker": "o", "s": 34, "facecolors": "white", "edgecolors": MUTED}))
    return entries


def _tell(sheet: Sheet, named: int, total: int) -> None:
    """The number of names, known only now, goes into the subtitle's line."""
    lines = sheet.lines.get("subtitle")
    if lines and named < total:
        lines[-1] += f" Named: {named} of {total}."


def _title(rows: pd.DataFrame, first: float, last: float) -> str:
    if not len(rows):
        return "No events are reported"
    kinds = [sum(rows["lane"].isin(pair)) for pair in ((0, 1), (2, 3))]
    return (
        f"{count(len(rows), 'event')} from {written(pd.Timestamp(first, unit='D'), brief=True)}: "
        f"{kinds[0]} of cooperation, {kinds[1]} of conflict"
    )


def _subtitle(rows: pd.DataFrame) -> str:
    return "Day of the event, by kind (PLOVER codes in four groups). Equal events count once."


def _caption(rows: pd.DataFrame) -> str:
    if not len(rows):
        return ""
    told = rows.sort_values(["reports", "last", "event"], ascending=[False, False, True], kind="stable").head(4)
    words = [f"{row['event']} ({claimant(row['claimed_by'], unnamed='report')})" for _, row in told.iterrows()]
    return f"Most reported: {'; '.join(words)}."


def _alt(rows: pd.DataFrame, heading: Heading) -> str:
    kinds = rows["kind"].astype(object).value_counts()
    words = [f"{kinds[kind]} {kind} ({EVENT_KIND[kind].split(' ', 1)[1]})" for kind in EVENT_KIND if kind in kinds]
    return f"{heading.title}. Timeline in lanes; {listing(words, 8)}. {heading.caption}"
