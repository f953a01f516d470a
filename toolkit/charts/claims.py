"""Claims over time: every number as a mark, by claimant; totals and additions in panels of their own."""

from typing import Any, Literal

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection

from toolkit import edtf
from toolkit.charts import key, marks, text
from toolkit.charts.claimant_names import RIGHT, draw_names, letter_of
from toolkit.charts.claims_words import alt_of, caption_of, named_claimants, subtitle_of, title_of
from toolkit.charts.finish import finish, source_line
from toolkit.charts.rows import (
    asked_for,
    claims_from,
    gathered,
    grades_of,
    known_by,
    latest,
    latest_last,
    one_kind,
)
from toolkit.charts.sheet import Heading, Sheet, open_sheet
from toolkit.charts.style import GREY, MUTED, SERIES, in_house_style
from toolkit.charts.time_axis import time_axis, to_days
from toolkit.charts.wording import claimant, listing, phrase, short

_MODES = {"stock": "Totals", "flow": "Additions"}
_SAME = ["mode", "claimed_by", "low", "best", "high", "bound", "status", "review", "unit", "grade"]
_CONTENT = 3.15  # inches: with two lines of title and of caption the page stays as wide as a slide
_DASHES = ("-", (0, (5, 1.5)), (0, (1.2, 1.2)), (0, (6, 1.5, 1.2, 1.5)), (0, (3, 1)), (0, (8, 2)))


@in_house_style
def plot_claims(
    figures: Any,
    *,
    measure: str | None = None,
    side: str | None = None,
    unit: str | None = None,
    as_of: Any = None,
    time: Literal["reported", "when"] = "reported",
    top: int = 5,
    ax: Axes | None = None,
    tlp: str | None = None,
) -> Axes:
    """Every claim of one measure and side over time.

    figures: a Dossier or its table `figures`. A mark is one statement by one claimant on one day; it grows
    with the number of reports. Arrows are open ends, shapes are status. Totals (stock) and additions (flow)
    never share a panel; a step line follows the totals of each of the `top` claimants with most claims,
    leaving out what is planned, denied or vague. Numbers far above the rest are named at the upper edge.
    time: the day of the report (when it was known), or the time that the claim speaks of: its last day,
    with a line from its first; claims without a date are then left out and counted in the subtitle. An
    Admiralty grade stands beside its mark where a person set one (of reports: with a Dossier only).
    Raises ToolkitError where measure, side or unit is not given and the table holds several, and for a
    measure, side or unit that there is not.
    """
    every = claims_from(figures, "figures")
    rows = known_by(every, as_of)
    wanted = asked_for(figures, every, measure=measure, side=side, unit=unit)
    if unit is None and "unit" in rows and (rows["unit"] == "personnel").any():
        wanted["unit"] = "personnel"
    day = latest(rows, as_of)
    rows, found = one_kind(rows, **wanted)
    rows = rows.assign(grade=grades_of(rows, figures))
    undated = int(rows["when"].isna().sum()) if time == "when" else 0
    rows = _timed(gathered(latest_last(rows), _keys(rows, time)), time)
    rows = rows.assign(value=marks.value_of(rows), claimant=[claimant(name) for name in rows["claimed_by"]])
    title, subtitle = title_of(rows, found, day), subtitle_of(rows, found, time, undated)
    heading = Heading(title, subtitle, caption_of(rows, top), source_line(rows, day), day)
    sheet = open_sheet(ax, heading, content=_CONTENT)
    entries = key.key_entries(rows)
    if rows["value"].isna().any():
        entries.append(("no number (“thousands”)", {"marker": "|", "c": MUTED, "s": 50}))
    y = key.draw_key(sheet, entries) + 0.2
    main = _draw_panels(sheet, rows, y, named_claimants(rows, top))
    shown = rows.drop(columns=["start", "end"])
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
    present = [mode for mode in _MODES if (rows["mode"].astype(object) == mode).any()] or ["stock"]
    wide, room = sheet.wide - 0.5 - RIGHT, sheet.high - y - 0.3
    share = {"stock": 0.68, "flow": 0.32} if len(present) == 2 else {present[0]: 1.0}
    first, last = (rows["start"].min(), rows["end"].max()) if len(rows) else (20000.0, 20090.0)
    pad = max(3.0, (last - first) * 0.03)
    main, done = None, frozenset[str]()
    for mode in present:
        high = room * share[mode] - (0.14 if len(present) == 2 else 0)
        axes = sheet.panel(0.5, y, wide, high, label=mode)
        own = rows[(rows["mode"].astype(object) == mode).to_numpy()]
        time_axis(axes, first - pad, last + pad, inches=wide)
        inside = _draw_mode(axes, own, mode, named, high)
        done = draw_names(axes, inside, named, axes.get_ylim()[1], high, done=done)
        if mode != present[-1]:
            axes.set_xticklabels([])
        main = axes if main is None else main
        y += high + 0.28
    assert main is not None
    return main


def _draw_mode(axes: Axes, rows: pd.DataFrame, mode: str, named: list[str], high: float) -> pd.DataFrame:
    """Marks, bounds and step lines of one panel; returns the rows that are not above its scale."""
    rows = rows.iloc[np.argsort(rows["claimant"].isin(named).to_numpy(), kind="stable")]  # named ones on top
    colours = [
        SERIES[named.index(name) % len(SERIES)] if name in named else GREY for name in rows["claimant"]
    ]
    limit = _limit(rows)
    floor = -limit * 0.09 / high  # room for the lower half of a mark at 0
    axes.set_ylim(floor, limit)
    axes.grid(axis="y")
    axes.yaxis.set_major_formatter(lambda value, _: short(value))
    axes.set_title(f"{_MODES[mode]} ({mode})", loc="left", fontsize=8.5, color=MUTED, pad=4)
    days, values = rows["end"].to_numpy(float), rows["value"].to_numpy(float)
    over = values > limit
    if mode == "stock":
        _draw_steps(axes, rows[~over], named)
    shown = rows.assign(value=np.where(over, np.nan, values))
    inside = ~over & ~np.isnan(values)
    marks.draw_bounds(
        axes, days[inside], shown[inside], list(np.array(colours, object)[inside]), vertical=True
    )
    _draw_spans(axes, shown[inside], list(np.array(colours, object)[inside]))
    _draw_grades(axes, shown[inside])
    unnamed = ~rows["claimant"].isin(named).to_numpy()
    sizes = np.minimum(np.where(unnamed, 26, 50) + 12 * (rows["reports"].to_numpy(int) - 1), 150)
    marks.draw_status(axes, days, shown["value"], rows, colours, sizes)
    letters = [letter_of(name, named) for name in rows["claimant"]]
    marks.draw_letters(axes, days, shown["value"], letters, rows, colours)
    vague = np.isnan(values)
    axes.scatter(days[vague], np.full(vague.sum(), limit * 0.02), marker="|", c=MUTED, s=50, gid="vague")
    _draw_overflow(axes, days[over], rows[over], limit)
    return rows[~over]


def _draw_steps(axes: Axes, rows: pd.DataFrame, named: list[str]) -> None:
    standing = rows[
        ~rows["status"].astype(object).isin(["planned", "denied"]).to_numpy() & rows["value"].notna()
    ]
    for place, name in enumerate(named):
        own = standing[(standing["claimant"] == name).to_numpy()]
        if len(own) > 1:
            axes.step(
                own["end"].to_numpy(float),
                own["value"].to_numpy(float),
                where="post",
                zorder=1.8,
                lw=1.1,
                color=SERIES[place % len(SERIES)],
                ls=_DASHES[place % len(_DASHES)],
                alpha=0.75,
                label=name,
            )


def _draw_spans(axes: Axes, rows: pd.DataFrame, colours: list[str]) -> None:
    """A thin line over the time that a claim speaks of, up to its mark."""
    places = zip(rows["start"], rows["end"], rows["value"].astype(float), strict=True)
    lines = [[(start, value), (end, value)] for start, end, value in places]
    if (rows["start"] < rows["end"]).any():
        axes.add_collection(
            LineCollection(lines, colors=colours, linewidths=0.8, alpha=0.6, zorder=1.6, gid="span"),
            autolim=False,
        )


def _draw_grades(axes: Axes, rows: pd.DataFrame) -> None:
    graded = rows[(rows["grade"] != "").to_numpy(bool)]
    for day, value, grade in zip(graded["end"], graded["value"].astype(float), graded["grade"], strict=True):
        axes.annotate(
            grade,
            (day, value),
            (4, -4),
            textcoords="offset points",
            va="top",
            fontsize=6.5,
            color=MUTED,
            gid="grade",
        )


def _draw_overflow(axes: Axes, days: Any, rows: pd.DataFrame, limit: float) -> None:
    if not len(rows):
        return
    axes.scatter(
        days, np.full(len(rows), limit * 0.985), marker="^", c=GREY, s=16, gid="overflow", clip_on=False
    )
    words: dict[str, list[str]] = {}
    for _, row in rows.iterrows():
        words.setdefault(phrase(row), []).append(claimant(row["claimed_by"], unnamed="unnamed"))
    said = [f"{number} ({listing(list(dict.fromkeys(who)), 2)})" for number, who in words.items()]
    label = "above the scale: " + listing(said, 3)
    axes.text(
        0.995,
        1.02,
        text.shorten(label, 4.1, 7.5),
        transform=axes.transAxes,
        ha="right",
        va="bottom",
        fontsize=7.5,
        color=MUTED,
    )


def _limit(rows: pd.DataFrame) -> float:
    """Upper end of the scale: room above nine tenths of the marks; one plan flattens nothing."""
    values = np.concatenate([rows[name].to_numpy(float, na_value=np.nan) for name in ("value", "high")])
    values = values[~np.isnan(values)]
    if not len(values):
        return 1.0
    usual = float(np.quantile(values, 0.9))
    most = float(values.max())
    return (most if most <= 2.2 * usual else 1.5 * usual) * 1.12 or 1.0
