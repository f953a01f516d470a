"""Claims over time: every number as a mark, by claimant; totals and additions in panels of their own."""

from typing import Any

import numpy as np
import pandas as pd
from matplotlib.axes import Axes

from toolkit.charts import key, marks, text
from toolkit.charts.claims_words import alt_of, caption_of, named_claimants, subtitle_of, title_of
from toolkit.charts.finish import count, finish, source_line
from toolkit.charts.rows import claims_from, gathered, known_by, latest, one_kind
from toolkit.charts.sheet import Heading, Sheet, open_sheet
from toolkit.charts.style import GREY, MUTED, SERIES, in_house_style
from toolkit.charts.time_axis import time_axis, to_days
from toolkit.charts.wording import claimant, listing, phrase, short

_MODES = {"stock": "Totals", "flow": "Additions"}
_SAME = ["mode", "claimed_by", "reported", "low", "best", "high", "bound", "status", "review", "unit"]
_DASHES = ("-", (0, (5, 1.5)), (0, (1.2, 1.2)), (0, (6, 1.5, 1.2, 1.5)), (0, (3, 1)), (0, (8, 2)))
_RIGHT = 1.75  # inches beside the panels for the claimants' names


@in_house_style
def plot_claims(
    figures: Any,
    *,
    measure: str | None = None,
    side: str | None = None,
    unit: str | None = None,
    as_of: Any = None,
    top: int = 5,
    ax: Axes | None = None,
    tlp: str | None = None,
) -> Axes:
    """Every claim of one measure and side over the day of its report.

    figures: a Dossier or its table `figures`. A mark is one statement by one claimant on one day; it grows
    with the number of reports. Arrows are open ends, shapes are status. Totals (stock) and additions (flow)
    never share a panel; a step line follows the totals of each of the `top` claimants with most claims,
    leaving out what is planned, denied or vague. Numbers far above the rest are named at the upper edge.
    Raises ToolkitError where measure, side or unit is not given and the table holds several.
    """
    rows = known_by(claims_from(figures, "figures"), as_of)
    if unit is None and "unit" in rows and (rows["unit"] == "personnel").any():
        unit = "personnel"
    day = latest(rows, as_of)
    rows, found = one_kind(rows, measure=measure, side=side, unit=unit)
    rows = gathered(rows.sort_values("reported", kind="stable"), [key for key in _SAME if key in rows])
    rows = rows.assign(value=marks.value_of(rows), claimant=[claimant(name) for name in rows["claimed_by"]])
    heading = Heading(
        title_of(rows, found, day), subtitle_of(found), caption_of(rows, top), source_line(rows, day), day
    )
    sheet = open_sheet(ax, heading)
    entries = key.key_entries(rows)
    if rows["value"].isna().any():
        entries.append(("no number (“thousands”)", {"marker": "|", "c": MUTED, "s": 50}))
    y = key.draw_key(sheet, entries) + 0.2
    main = _draw_panels(sheet, rows, y, named_claimants(rows, top))
    return finish(sheet, main, rows, unit=found["unit"], alt=alt_of(rows, heading), tlp=tlp)


def _draw_panels(sheet: Sheet, rows: pd.DataFrame, y: float, named: list[str]) -> Axes:
    present = [mode for mode in _MODES if (rows["mode"].astype(object) == mode).any()] or ["stock"]
    wide, room = sheet.wide - 0.5 - _RIGHT, sheet.high - y - 0.3
    share = {"stock": 0.64, "flow": 0.36} if len(present) == 2 else {present[0]: 1.0}
    days = to_days(rows["reported"])
    first, last = (np.nanmin(days), np.nanmax(days)) if len(days) else (20000.0, 20090.0)
    pad = max(3.0, (last - first) * 0.03)
    main = None
    for mode in present:
        high = room * share[mode] - (0.14 if len(present) == 2 else 0)
        axes = sheet.panel(0.5, y, wide, high, label=mode)
        _draw_mode(axes, rows[(rows["mode"].astype(object) == mode).to_numpy()], mode, named, high)
        time_axis(axes, first - pad, last + pad, inches=wide)
        if mode != present[-1]:
            axes.set_xticklabels([])
        main = axes if main is None else main
        y += high + 0.28
    assert main is not None
    return main


def _draw_mode(axes: Axes, rows: pd.DataFrame, mode: str, named: list[str], high: float) -> None:
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
    days, values = to_days(rows["reported"]), rows["value"].to_numpy(float)
    over = values > limit
    if mode == "stock":
        _draw_steps(axes, rows[~over], named)
    shown = rows.assign(value=np.where(over, np.nan, values))
    inside = ~over & ~np.isnan(values)
    marks.draw_bounds(
        axes, days[inside], shown[inside], list(np.array(colours, object)[inside]), vertical=True
    )
    sizes = np.minimum(52 + 14 * (rows["reports"].to_numpy(int) - 1), 170)
    marks.draw_status(axes, days, shown["value"], rows, colours, sizes)
    letters = [_letter(name, named) for name in rows["claimant"]]
    marks.draw_letters(axes, days, shown["value"], letters, rows, colours)
    vague = np.isnan(values)
    axes.scatter(days[vague], np.full(vague.sum(), limit * 0.02), marker="|", c=MUTED, s=50, gid="vague")
    _draw_overflow(axes, days[over], rows[over], limit)
    _draw_names(axes, rows[~over], named, limit, high)


def _letter(name: str, named: list[str]) -> str:
    return chr(ord("A") + named.index(name)) if name in named else ""


def _draw_steps(axes: Axes, rows: pd.DataFrame, named: list[str]) -> None:
    standing = rows[
        ~rows["status"].astype(object).isin(["planned", "denied"]).to_numpy() & rows["value"].notna()
    ]
    for place, name in enumerate(named):
        own = standing[(standing["claimant"] == name).to_numpy()]
        if len(own) > 1:
            axes.step(
                to_days(own["reported"]),
                own["value"].to_numpy(float),
                where="post",
                zorder=1.8,
                lw=1.1,
                color=SERIES[place % len(SERIES)],
                ls=_DASHES[place % len(_DASHES)],
                alpha=0.75,
                label=name,
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


def _draw_names(axes: Axes, rows: pd.DataFrame, named: list[str], limit: float, high: float) -> None:
    entries = []
    for place, name in enumerate(named):
        own = rows[(rows["claimant"] == name).to_numpy() & rows["value"].notna().to_numpy()]
        if len(own):
            entries.append(
                (float(own["value"].iloc[-1]), f"{_letter(name, named)}  {name}", SERIES[place % len(SERIES)])
            )
    others = int((~rows["claimant"].isin(named)).sum())
    if others:
        entries.append((0.0, f"others ({count(others, 'mark')})", GREY))
    entries.sort(key=lambda entry: (entry[0], entry[1]))
    step = limit * text.height(1, 8) / high
    places = spread([entry[0] for entry in entries], step, 0, limit)
    for (_, name, colour), y in zip(entries, places, strict=True):
        axes.text(
            1.015,
            y / limit,
            text.shorten(name, _RIGHT - 0.15, 8),
            transform=axes.transAxes,
            fontsize=8,
            color=MUTED if colour == GREY else colour,
            va="center",
            gid="claimant",
        )


def spread(wanted: list[float], step: float, low: float, high: float) -> list[float]:
    """Places at least `step` apart, in the given (ascending) order, near to the wanted ones."""
    places: list[float] = []
    for value in wanted:
        places.append(max(value, places[-1] + step) if places else max(value, low))
    for index in range(len(places) - 1, -1, -1):
        ceiling = high if index == len(places) - 1 else places[index + 1] - step
        places[index] = min(places[index], ceiling)
    return places


def _limit(rows: pd.DataFrame) -> float:
    """Upper end of the scale: room above nine tenths of the marks; one plan flattens nothing."""
    values = np.concatenate([rows[name].to_numpy(float, na_value=np.nan) for name in ("value", "high")])
    values = values[~np.isnan(values)]
    if not len(values):
        return 1.0
    usual = float(np.quantile(values, 0.9))
    most = float(values.max())
    return (most if most <= 2.2 * usual else 1.5 * usual) * 1.12 or 1.0
