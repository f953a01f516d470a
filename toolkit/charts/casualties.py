"""Losses by claimant: each claimant's latest total, one panel per measure, never added up."""

from typing import Any

import numpy as np
import pandas as pd
from matplotlib.axes import Axes

from toolkit.charts import key, marks, text
from toolkit.charts.finish import count, finish, source_line, written
from toolkit.charts.forest import value_axis
from toolkit.charts.rows import asked_for, claims_from, gathered, known_by, latest, one_kind
from toolkit.charts.sheet import Heading, Sheet, open_sheet
from toolkit.charts.style import BLUE, INK, MUTED, RULE, in_house_style
from toolkit.charts.wording import claimant, listing, phrase

MEASURES = ("casualties", "killed", "wounded", "captured", "missing")
_SAME = ["measure", "claimed_by", "reported", "low", "best", "high", "bound", "status", "review"]
_LEFT, _WORDS, _ROW = 1.95, 0.85, 0.27


@in_house_style
def plot_casualties(
    figures: Any,
    *,
    side: str | None = None,
    as_of: Any = None,
    most: int = 8,
    ax: Axes | None = None,
    tlp: str | None = None,
) -> Axes:
    """The latest total of each claimant, with bounds and status; casualties, killed and wounded side by side.

    figures: a Dossier or its table `figures`. Only totals (stock) of people; additions of a week are left
    out, and so are plans. Casualties are killed and wounded together, so the panels must not be added.
    `most` limits the lines to the claimants whose latest statement is newest. Raises ToolkitError where
    side is not given and the table holds several, and for a side that there is not.
    """
    every_row = claims_from(figures, "figures")
    side = asked_for(figures, every_row, side=side)["side"]
    rows = known_by(every_row, as_of)
    wanted = (
        rows["measure"].isin(MEASURES) & (rows["mode"].astype(object) == "stock") & rows["claimed_by"].notna()
    )
    wanted &= ~rows["status"].isin(["planned"]) & ~(rows["bound"].astype(object) == "vague")
    rows = rows[wanted.to_numpy(bool)]
    rows, found = one_kind(rows, side=side)
    units = rows["unit"].value_counts() if "unit" in rows else pd.Series(dtype=int)
    unit = str(units.index[0]) if len(units) else ""
    rows = rows[(rows["unit"] == unit).to_numpy(bool)] if unit else rows
    day = latest(rows, as_of)
    every = _latest(rows)
    present = set(every["measure"].astype(object))
    panels = [measure for measure in MEASURES if measure in present][:3] or ["casualties"]
    every = every[every["measure"].isin(panels).to_numpy()]
    newest = (
        every.groupby("claimant", sort=True)["reported"].max().sort_values(ascending=False, kind="stable")
    )
    shown = every[every["claimant"].isin(newest.index[:most]).to_numpy()]
    left_out = max(0, len(newest) - most)
    names = list(
        dict.fromkeys(shown.sort_values(["reported", "claimant"], ascending=[False, True])["claimant"])
    )
    heading = Heading(
        _title(every, found["side"]), _subtitle(unit, left_out), _caption(shown), source_line(shown, day), day
    )
    sheet = open_sheet(ax, heading, content=0.8 + _ROW * max(3, len(names)))
    top = key.draw_key(sheet, key.key_entries(shown, vertical=False)) + 0.2
    main = _draw(sheet, shown, panels, names, top)
    return finish(sheet, main, shown, unit=unit, alt=_alt(shown, heading), tlp=tlp)


def _latest(rows: pd.DataFrame) -> pd.DataFrame:
    """The newest statement of each claimant and measure, copies of the same day joined."""
    rows = gathered(rows.sort_values("reported", kind="stable"), [key for key in _SAME if key in rows])
    rows = rows.assign(claimant=[claimant(name) for name in rows["claimed_by"]])
    return rows.drop_duplicates(["measure", "claimant"], keep="last")


def _draw(sheet: Sheet, rows: pd.DataFrame, panels: list[str], names: list[str], top: float) -> Axes:
    wide = (sheet.wide - _LEFT - 0.1 * (len(panels) - 1)) / len(panels)
    high = sheet.high - top - 0.3
    main = None
    for number, measure in enumerate(panels):
        axes = sheet.panel(_LEFT + number * (wide + 0.1), top, wide - _WORDS, high, label=measure)
        own = rows[(rows["measure"].astype(object) == measure).to_numpy()]
        value_axis(axes, own, room=0.35)
        axes.set_xlim(-axes.get_xlim()[1] * 0.09, axes.get_xlim()[1])  # a whole mark at 0 in a narrow panel
        axes.locator_params(axis="x", nbins=max(2, int((wide - _WORDS) / 0.5)))
        axes.set_ylim(max(1, len(names)), 0)
        axes.set_yticks([])
        axes.set_title(measure, loc="left", fontsize=9, weight="bold", color=INK, pad=4)
        places = np.array([names.index(name) + 0.5 for name in own["claimant"]])
        marks.draw_bounds(axes, places, own, [BLUE] * len(own), vertical=False, length=14)
        marks.draw_status(axes, marks.value_of(own), places, own, [BLUE] * len(own), 40)
        for place in range(1, len(names)):
            axes.axhline(place, color=RULE, lw=0.5, zorder=0, xmax=wide / (wide - _WORDS), clip_on=False)
        if main is None:
            main = axes
            for place, name in enumerate(names):
                _name(axes, place + 0.5, name)
        _values(axes, own, places)
    assert main is not None
    return main


def _name(axes: Axes, place: float, name: str) -> None:
    axes.text(
        -0.03,
        place,
        text.shorten(name, _LEFT - 0.1, 8),
        transform=axes.get_yaxis_transform(),
        ha="right",
        va="center",
        fontsize=8,
        color=INK,
        gid="left",
    )


def _values(axes: Axes, rows: pd.DataFrame, places: Any) -> None:
    """The words of each number and the day of its report, right of the marks."""
    for place, (_, row) in zip(places, rows.iterrows(), strict=True):
        words = text.shorten(phrase(row), _WORDS - 0.06, 7.5)
        lines = ((words, -0.2, INK), (written(row["reported"], brief=True), 0.2, MUTED))
        for said, shift, colour in lines:
            axes.text(
                1.04,
                place + shift,
                said,
                transform=axes.get_yaxis_transform(),
                fontsize=7.5 if colour == INK else 6.5,
                va="center",
                color=colour,
                gid="value",
            )


def _title(rows: pd.DataFrame, side: str) -> str:
    if not len(rows):
        return f"{side or 'Losses'}: no total is reported"
    for measure in MEASURES:
        own = rows[(rows["measure"].astype(object) == measure).to_numpy()].assign(
            value=lambda part: marks.value_of(part)
        )
        if len(own) > 1:
            own = own.sort_values("value", kind="stable")
            low, high = phrase(own.iloc[0]), phrase(own.iloc[-1])
            who = count(len(own), "claimant")
            return f"{side}, {measure}: the latest totals of {who} run from {low} to {high}"
    row = rows.iloc[-1]
    return f"{side}, {row['measure']}: {phrase(row)} according to {row['claimant']}"


def _subtitle(unit: str, left_out: int) -> str:
    what = "Latest total of each claimant; panels overlap and must not be added up"
    more = f". {count(left_out, 'older claimant')} not drawn" if left_out else ""
    return f"Unit: {unit or 'number as given'}. {what}{more}"


def _caption(rows: pd.DataFrame) -> str:
    words = [
        f"{row['claimant']}: {phrase(row)} {row['measure']}, {written(row['reported'], brief=True)}"
        for _, row in rows.sort_values("reported", ascending=False, kind="stable").head(4).iterrows()
    ]
    return f"Newest: {listing(words, 4)}." if words else ""


def _alt(rows: pd.DataFrame, heading: Heading) -> str:
    words = [f"{row['claimant']}, {row['measure']}: {phrase(row)}" for _, row in rows.iterrows()]
    return f"{heading.title}. {'; '.join(words)}."
