"""The timeline of events: a mark where the day is known, a bar where only a span is."""

from typing import Any

import numpy as np
import pandas as pd
from matplotlib.axes import Axes

from toolkit import edtf
from toolkit.analysis.reviewed import counted
from toolkit.charts import key, marks, text
from toolkit.charts.finish import count, finish, source_line, span_in_words, written
from toolkit.charts.lanes import draw_lanes, heights, placed_in_time, stacked
from toolkit.charts.nothing import draw_nothing
from toolkit.charts.rows import claims_from, gathered, known_by, latest
from toolkit.charts.sheet import Heading, Sheet, open_sheet
from toolkit.charts.style import INK, MUTED, in_house_style
from toolkit.charts.time_axis import day_number, time_axis
from toolkit.charts.wording import claimant, listing
from toolkit.dossier import as_day
from toolkit.errors import ToolkitError
from toolkit.schema import EVENT_KIND

_LEFT, _LIST, _ROW = 1.05, 7.5, 0.148
_AHEAD = 60  # days after the as-of day in which what is planned still shows
_AS_OF: dict[str, Any] = {"color": MUTED, "lw": 1.1, "ls": (0, (1.2, 1.2))}
_NOT_FACTS = ("planned", "denied")  # drawn, and not counted among what happened
_SURE = ("confirmed", "asserted", "unconfirmed", "planned", "denied")


@in_house_style
def plot_timeline(
    events: Any,
    *,
    start: Any = None,
    end: Any = None,
    as_of: Any = None,
    listed: int = 6,
    ax: Axes | None = None,
    tlp: str | None = None,
) -> Axes:
    """Events in four lanes (words and deeds, cooperation and conflict) over the day they happened.

    events: a Dossier or its table `events`. The title counts what is reviewed and neither planned nor denied;
    the rest is drawn and the subtitle counts it. A date that is only known as a span is a bar from its first
    to its last day, an open end an arrow; an event without a date stands at the day of its report, in grey.
    One that is dated to a time before, in and after all that is shown is counted and not drawn. Equal
    events count once, with their reports. start, end: first and last day shown (both included; default:
    the year up to the as-of day, and what is dated to the 60 days after it). listed: so many events carry
    a number and are named below, drafts last, those with most reports first, then the better confirmed, then
    the later.
    Raises ToolkitError for a start after the end.
    """
    rows = known_by(claims_from(events, "events"), as_of)
    day = latest(rows, as_of)
    alike = [column for column in ("event", "kind", "when", "status", "review") if column in rows]
    every = rows = placed_in_time(gathered(rows.sort_values("reported", kind="stable"), alike))
    first, last = _window(rows, day, start, end)
    rows = rows[((rows["last"] >= first) & (rows["first"] <= last)).to_numpy()]
    vague = (rows["dated"] == "span") & (rows["first"] < first) & (rows["last"] > last)
    rows = _numbered(rows[~vague.to_numpy(bool)], listed)
    if not len(rows):
        title = _title(rows, first, _told_by(day, first, last)) if day else "No events are reported"
        said: dict[str, Any] = {"day": day, "unit": "events", "tlp": tlp}
        missing, way_out = _nothing(every, day, vague=int(vague.sum()))
        return draw_nothing(ax, title, rows, missing=missing, way_out=way_out, **said)
    lines = int((rows["number"] > 0).sum())
    margin = (max(last, first + 7) - first) * 0.015  # half a mark
    limits = (first - margin, max(last, first + 7) + margin)
    rows = stacked(rows, limits, 7.4 - _LEFT)
    subtitle = _subtitle(rows, int(vague.sum()))
    heading = Heading(
        _title(rows, first, _told_by(day, first, last)), subtitle, "", source_line(rows, day), day
    )
    tall = heights(rows) or {1: 0.5}
    content = 0.26 + sum(tall.values()) + 0.48 + lines * _ROW
    sheet = open_sheet(ax, heading, content=content)
    told = day_number(as_day(day)) if day else last
    top = key.draw_key(sheet, _key(rows, plans=first < told < last))
    spare = max(0.0, sheet.high - top - (content - 0.26)) / len(tall)
    tall = {lane: high + spare for lane, high in tall.items()}
    high = sum(tall.values())
    axes = sheet.panel(_LEFT, top, sheet.wide - _LEFT, high, label="timeline")
    axes.set_ylim(high, 0)
    axes.set_yticks([])
    axes.spines["left"].set_visible(False)
    axes.grid(axis="x")
    time_axis(axes, *limits, inches=sheet.wide - _LEFT)
    if first < told < last:
        axes.axvline(told, **_AS_OF, zorder=1, gid="as-of")
    draw_lanes(axes, rows, tall)
    _draw_list(sheet, rows, top + high + 0.44, lines)
    shown = rows.drop(columns=["first", "last", "lane", "line", "covered"])
    return finish(sheet, axes, shown, unit="events", alt=_alt(rows, heading), tlp=tlp)


def _window(rows: pd.DataFrame, day: str, start: Any, end: Any) -> tuple[float, float]:
    """First and last day shown; a date that reaches far ahead or back moves neither."""
    told = day_number(as_day(day)) if day else 20000.0
    near = rows["last"][(rows["last"] <= told + _AHEAD).to_numpy()] if end is None else rows["last"][:0]
    last = day_number(as_day(end)) if end is not None else max([told, *near])
    if start is not None:
        first = day_number(as_day(start))
        if first > last:
            until = written(pd.Timestamp(last, unit="D"))
            raise ToolkitError(f"the timeline would start on {written(as_day(start))} and end on {until}")
        return first, last
    year = (last if end is not None else told) - 365
    return (min(last, max(year, rows["first"].min())) if len(rows) else year), last


def _told_by(day: str, first: float, last: float) -> float:
    """The last day of which a title can speak: nothing has happened after the as-of day."""
    return max(first, min(last, day_number(as_day(day)))) if day else last


def _nothing(every: pd.DataFrame, day: str, *, vague: int) -> tuple[str, str]:
    """What is missing in a stretch without events, and on which days there are some."""
    if not len(every):
        return (
            "events.csv has no row.",
            "A report read in with toolkit ingest, or a row written by hand, fills it.",
        )
    dated = every[(every["last"] <= day_number(as_day(day)) + _AHEAD).to_numpy()]
    ends = dated["first"].min(), dated["last"].max()
    first, last = (written(pd.Timestamp(end, unit="D")) for end in ends)
    missing = (
        f"{count(vague, 'event')} may fall into it, too vaguely dated to draw."
        if vague
        else "No event is dated into it."
    )
    return missing, f"Events are dated from {first} to {last}: choose start and end among these days."


def _numbered(rows: pd.DataFrame, listed: int) -> pd.DataFrame:
    """Rows with `number` 1, 2, 3 ... in order of time for those that are listed, 0 for the others."""
    facts = list(
        zip(
            marks.drafts_of(rows),
            rows["reports"].astype(int),
            [_SURE.index(status) for status in marks.status_of(rows)],
            rows["last"].astype(float),
            rows["event"].astype(str),
            rows["first"].astype(float),
            strict=True,
        )
    )
    best = sorted(
        range(len(facts)), key=lambda i: (facts[i][0], -facts[i][1], facts[i][2], -facts[i][3], facts[i][4])
    )
    order = sorted(best[:listed], key=lambda i: (facts[i][5], facts[i][3], facts[i][4]))
    numbers = np.zeros(len(rows), int)
    numbers[order] = np.arange(1, len(order) + 1)
    return rows.assign(number=numbers)


def _draw_list(sheet: Sheet, rows: pd.DataFrame, top: float, lines: int) -> None:
    """The numbered events: number, day, what happened, who says so."""
    named = rows[(rows["number"] > 0).to_numpy()].sort_values("number")
    if not len(named):
        return
    axes = sheet.panel(0, top, sheet.wide, max(lines * _ROW, 0.01), label="list")
    axes.set_axis_off()
    axes.set_xlim(0, sheet.wide)
    axes.set_ylim(lines, 0)
    days = [_day(row) for _, row in named.iterrows()]
    start = 0.36 + max(text.width(words, _LIST) for words in days) + 0.12
    who = 1.9
    for y, (words, (_, row)) in enumerate(zip(days, named.iterrows(), strict=True)):
        style: dict[str, Any] = {"fontsize": _LIST, "va": "center"}
        axes.text(0.26, y + 0.5, str(row["number"]), weight="bold", ha="right", color=INK, **style)
        axes.text(0.36, y + 0.5, words, color=MUTED, **style)
        event = text.shorten(str(row["event"]), sheet.wide - start - who - 0.1, _LIST)
        axes.text(start, y + 0.5, event, color=INK, gid="event", **style)
        said = _who(row, who)
        axes.text(sheet.wide - who, y + 0.5, said, color=MUTED, gid="who", **style)


def _who(row: Any, room: float) -> str:
    """ "Sudland", "Sudland, denied", "Sudland, planned, draft"; only a long name is cut."""
    status, review = str(row["status"]), str(row.get("review"))
    words = [status] if status in (*_NOT_FACTS, "unconfirmed") else []
    tail = "".join(f", {word}" for word in [*words, *(["draft"] if review == "draft" else [])])
    name = claimant(row["claimed_by"], unnamed="in the report's own voice")
    return text.shorten(name, room - text.width(tail, _LIST), _LIST) + tail


def _day(row: Any) -> str:
    """The date as exactly as it is known: "28 Mar 2025", "Dec 2024 – Mar 2025", "told 28 Mar 2025"."""
    if row["dated"] == "report":
        return f"told {written(row['reported'], brief=True)}"
    when = str(row["when"])
    about = "about " if edtf.is_approximate(when) else ""
    low, high = edtf.bounds(when)
    if low is None or high is None:
        return (
            f"{about}since {written(low, brief=True)}" if low else f"{about}until {written(high, brief=True)}"
        )
    return about + span_in_words(low, high)


def _key(rows: pd.DataFrame, *, plans: bool) -> list[tuple[str, dict[str, Any]]]:
    entries = key.key_entries(rows.assign(bound=None))
    how = set(rows["dated"])
    if "span" in how:
        bar = {"marker": [(-1.6, -0.6), (1.6, -0.6), (1.6, 0.6), (-1.6, 0.6), (-1.6, -0.6)], "s": 140}
        entries.append((" some day in this span", {**bar, "facecolors": "white", "edgecolors": INK}))
    if "report" in how:
        ring = {"marker": "o", "s": 34, "facecolors": "white", "edgecolors": MUTED}
        entries.append(("grey: no date, day of report", ring))
    if plans:
        entries.append(("as-of day", {"line": _AS_OF}))
    return entries


def _title(rows: pd.DataFrame, first: float, last: float) -> str:
    start, end = (written(pd.Timestamp(day, unit="D"), brief=True) for day in (first, last))
    # the year once where it is one year
    period = f"on {end}" if start == end else f"from {start.removesuffix(end[-5:])} to {end}"
    if not len(rows):
        return f"No events are reported {period}"
    told = counted(rows)
    facts = told[~told["status"].isin(_NOT_FACTS).to_numpy()]
    kinds = [int(facts["lane"].isin(pair).sum()) for pair in ((0, 1), (2, 3))]
    what = f"{count(len(facts), 'event')}{' in drafts' * bool(marks.drafts_of(told).all())}"
    return f"{what} {period}: {kinds[0]} of cooperation, {kinds[1]} of conflict"


def _subtitle(rows: pd.DataFrame, vague: int) -> str:
    named = int((rows["number"] > 0).sum())
    more = f" {named} of {len(rows)} are named below." if named < len(rows) else ""
    told = counted(rows)
    apart = {status: int((told["status"] == status).sum()) for status in _NOT_FACTS}
    apart["in drafts"] = len(rows) - len(told)
    further = [f"{number} {word}" for word, number in apart.items() if number]
    more += f" Further: {listing(further)}." if further else ""
    left_out = f" Too vaguely dated to draw: {vague}." if vague else ""
    covered = int(rows["covered"].sum())
    hidden = f" Marks that cover others: {covered}." if covered else ""
    return f"Kinds after PLOVER; equal events count once.{more}{left_out}{hidden}"


def _alt(rows: pd.DataFrame, heading: Heading) -> str:
    kinds = rows["kind"].astype(object).value_counts()
    words = [
        f"{kinds[kind]} {kind} ({EVENT_KIND[kind].split(' ', 1)[1]})" for kind in EVENT_KIND if kind in kinds
    ]
    named = rows[(rows["number"] > 0).to_numpy()].sort_values("number")["event"].astype(str)
    return f"{heading.title}. Timeline in lanes; {listing(words, 16)}. Named: {'; '.join(named)}."
