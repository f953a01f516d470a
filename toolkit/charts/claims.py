"""Claims over time: every number as a mark, by claimant; totals and additions in panels of their own."""

from itertools import islice
from typing import Any, Literal

import numpy as np
import pandas as pd
from matplotlib.axes import Axes

from toolkit import edtf
from toolkit.charts import key, marks
from toolkit.charts.apart import Places, one_above_another, stand_apart
from toolkit.charts.brackets import brackets_of, has_kinds
from toolkit.charts.claims_panel import MODES, boxes_of, draw_mode, limit_of, names_of
from toolkit.charts.claims_words import (
    alt_of,
    caption_of,
    missing_of,
    subtitle_of,
    title_of,
    title_of_report,
    way_out_of,
)
from toolkit.charts.finish import finish, source_line
from toolkit.charts.letters import lettered
from toolkit.charts.nothing import draw_nothing
from toolkit.charts.rolled_up import rolled_up, told_apart, with_forces
from toolkit.charts.rows import (
    asked_for,
    asserted_by,
    claims_from,
    counting,
    gathered,
    grades_of,
    known_by,
    latest,
    latest_last,
    measure_in,
    one_kind,
    origins_in,
    pages_of,
    parts_in,
    report_in,
)
from toolkit.charts.sheet import Heading, Sheet, open_sheet
from toolkit.charts.style import MUTED, in_house_style
from toolkit.charts.time_axis import time_axis, to_days
from toolkit.charts.wording import claimant

_SAME = [
    "mode",
    "claimed_by",
    "low",
    "best",
    "high",
    "bound",
    "status",
    "review",
    "unit",
    "grade",
    "is_part",
    "bracket",
]
# Inches: with two lines of title, three of key and two of caption the page stays as wide as a slide.
_CONTENT = 2.79


@in_house_style
def plot_claims(
    figures: Any,
    *,
    measure: str | None = None,
    side: str | None = None,
    unit: str | None = None,
    as_of: Any = None,
    time: Literal["reported", "when"] = "reported",
    report: str | None = None,
    roll_up: bool = False,
    top: int = 5,
    ax: Axes | None = None,
    tlp: str | None = None,
) -> Axes:
    """Every claim of one measure and side over time.

    figures: a Dossier or its table `figures`. A mark is one statement by one claimant (see `asserted_by`) on
    one day; it grows with the number of reports. Arrows are open ends, shapes are status. Totals (stock) and
    additions (flow) never share a panel. The first `top` claimants to speak have a letter and a colour, and
    so have later ones who spoke more; no later report changes either (see `lettered`). A step line follows
    their totals, leaving out what is planned, denied or vague. Numbers that are only part of what their
    claimant counts stand in round brackets and are nobody's total (see `parts_of`); where totals of those
    sent and of those there are drawn, the latter stand in square ones, and steps join no two kinds. Marks
    that would cover each other stand side by side, the first at its day; where that needs more room than
    there is, busy weeks are drawn wider. Numbers far above the rest are named at the upper edge.
    report: a source_id; what that report says has a ring around it, and the title is about it. Without a
    measure it is drawn what most numbers of the report on the side count, "deployed" before any other.
    time: the day of the report (when it was known), or the time that the claim speaks of: its last day,
    with a line from its first; claims without a date are then left out and counted in the subtitle. An
    Admiralty grade stands beside its mark where a person set one (of reports: with a Dossier only).
    roll_up: numbers on the forces of the side too (of a Dossier), each under a voice of its own.
    Raises ToolkitError where measure, side or unit is not given and the table holds several, and for a
    measure, side or unit that there is not.
    """
    every = claims_from(figures, "figures")
    rows = known_by(every, as_of)
    wanted = asked_for(figures, every, measure=measure, side=side, unit=unit)
    day = latest(rows, as_of)
    rows = rolled_up(rows, figures, wanted["side"]) if roll_up else rows
    if report is not None and measure is None:
        wanted["measure"] = measure_in(rows, wanted["side"], report)
    if unit is None and "unit" in rows and (rows["unit"] == "personnel").any():
        wanted["unit"] = "personnel"
    rows, found = one_kind(rows, **wanted)
    rows = rows.assign(is_new=(rows["source_id"].astype(object) == report).to_numpy(bool))
    rows = rows.assign(grade=grades_of(rows, figures))
    rows = rows if roll_up else rows.assign(is_part=parts_in(rows, figures))
    rows = asserted_by(origins_in(counting(rows), figures), figures)
    rows = told_apart(rows, pages_of(rows, figures))
    rows = rows.assign(bracket=brackets_of(rows, apart=has_kinds(rows)))
    named = lettered(rows, top)
    undated = int(rows["when"].isna().sum()) if time == "when" else 0
    new = set(rows["claim_id"][rows["is_new"]])
    rows = _timed(gathered(latest_last(rows), _keys(rows, time)), time)
    rows = rows.assign(is_new=[bool(new & set(cell.split("; "))) for cell in rows["claim_ids"]])
    rows = rows.assign(value=marks.value_of(rows), claimant=[claimant(name) for name in rows["claimed_by"]])
    if not len(rows):
        said: dict[str, Any] = {
            "title": title_of(rows, found, day),
            "day": day,
            "unit": found["unit"],
            "tlp": tlp,
        }
        missing, way_out = missing_of(found, undated), way_out_of(every, found)
        return draw_nothing(ax, rows=rows, missing=missing, way_out=way_out, **said)
    title, subtitle = title_of(rows, found, day), subtitle_of(rows, found, time, undated)
    if report is not None:
        title = title_of_report(rows, found, report_in(figures, report))
    heading = Heading(
        title, subtitle, with_forces(caption_of(rows, named), rows), source_line(rows, day), day
    )
    sheet = open_sheet(ax, heading, content=_CONTENT)
    names = names_of(rows, named)
    if rows["value"].isna().any():
        names.append(("no number", {"marker": "|", "c": MUTED, "s": 50}))
    y = key.draw_key(sheet, key.key_entries(rows), names) + 0.2
    main = _draw_panels(sheet, rows, y, named)
    shown = rows.drop(columns=["start", "end", "origin", "depth"])
    return finish(sheet, main, shown, unit=found["unit"], alt=alt_of(rows, heading), tlp=tlp)


def _keys(rows: pd.DataFrame, time: str) -> list[str]:
    """What makes two claims one statement, as far as the table has it: the numbers, the speaker, the time."""
    return [name for name in (time, *_SAME) if name in rows]


def _timed(rows: pd.DataFrame, time: str) -> pd.DataFrame:
    """Rows with `start` and `end` in days, equal unless the claim speaks of a span; in order of `end`."""
    if time == "reported":
        days = to_days(rows["reported"])
        return rows.assign(start=days, end=days)
    rows = rows[rows["when"].notna().to_numpy(bool)]
    spans = [edtf.bounds(str(when)) for when in rows["when"]]
    starts = to_days([first or last for first, last in spans])
    ends = to_days([last or first for first, last in spans])
    return rows.assign(start=starts, end=ends).sort_values(["end", "reported"], kind="stable")


def _draw_panels(sheet: Sheet, rows: pd.DataFrame, y: float, named: list[str]) -> Axes:
    modes = rows["mode"].astype(object)
    own = {mode: rows[(modes == mode).to_numpy()] for mode in MODES if (modes == mode).any()}
    own = own or {"stock": rows}
    wide, room = sheet.wide - 0.5, sheet.high - y - 0.3
    share = {"stock": 0.68, "flow": 0.32} if len(own) == 2 else dict.fromkeys(own, 1.0)
    high = {mode: room * share[mode] - (0.14 if len(own) == 2 else 0) for mode in own}
    limits = {mode: limit_of(part) for mode, part in own.items()}
    first, last = (rows["start"].min(), rows["end"].max()) if len(rows) else (20000.0, 20090.0)
    pad = max(3.0, (last - first) * 0.03)
    boxes = [boxes_of(part, named, limits[mode], high[mode]) for mode, part in own.items()]
    days = np.concatenate([part["end"].to_numpy(float) for part in own.values()])
    places = stand_apart(days, one_above_another(boxes), first - pad, last + pad, wide * 72)
    main, x = None, iter(places.x)
    for mode, part in own.items():
        axes = sheet.panel(0.5, y, wide, high[mode], label=mode)
        scale = None if places.is_even else places
        time_axis(axes, first - pad, last + pad, inches=wide, places=scale, only=_days_named(places, days))
        is_last = mode == list(own)[-1]
        title = f"{MODES[mode]} ({mode})" + (_told(places, days) if is_last else "")
        placed = part.assign(x=list(islice(x, len(part))))
        draw_mode(axes, placed, named, limit=limits[mode], high=high[mode], title=title)
        if not is_last:
            axes.set_xticklabels([])
        main = axes if main is None else main
        y += high[mode] + 0.28
    assert main is not None
    return main


def _days_named(places: Places, days: Any) -> list[float]:
    """The days of the marks where one stands half a day or more beside its own; else none."""
    far = places.is_even and (np.abs(places.x - days) >= 0.5).any()
    return np.unique(days).tolist() if far else []


def _told(places: Places, days: Any) -> str:
    """What the reader has to know of the places of the marks."""
    wider = "" if places.is_even else ", busy weeks drawn wider"
    return f"; marks side by side where they would meet{wider}" if not np.allclose(places.x, days) else ""
