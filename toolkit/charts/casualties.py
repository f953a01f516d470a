"""Losses by claimant: each claimant's latest total, one panel per measure, never added up."""

from typing import Any

import numpy as np
import pandas as pd
from matplotlib.axes import Axes

from toolkit.charts import key, marks, text
from toolkit.charts.casualties_words import MEASURES, alt_of, caption_of, subtitle_of, title_of
from toolkit.charts.finish import finish, source_line, written
from toolkit.charts.forest import value_axis
from toolkit.charts.nothing import draw_nothing, others
from toolkit.charts.rolled_up import rolled_up, told_apart, with_forces
from toolkit.charts.rows import (
    are_totals,
    asked_for,
    asserted_by,
    claims_from,
    gathered,
    known_by,
    latest,
    latest_last,
    one_kind,
    origins_in,
    pages_of,
)
from toolkit.charts.sheet import Heading, Sheet, open_sheet
from toolkit.charts.style import BLUE, INK, MUTED, RULE, in_house_style
from toolkit.charts.wording import (
    claimant,
    phrase,
)

_SAME = ["measure", "claimed_by", "reported", "low", "best", "high", "bound", "status", "review"]
_LEFT, _WORDS, _ROW = 1.95, 0.85, 0.27


@in_house_style
def plot_casualties(
    figures: Any,
    *,
    side: str | None = None,
    as_of: Any = None,
    most: int = 8,
    roll_up: bool = False,
    ax: Axes | None = None,
    tlp: str | None = None,
) -> Axes:
    """The latest total of each claimant, with bounds and status; casualties, killed and wounded side by side.

    figures: a Dossier, of which copies of one statement are one line, or its table `figures`. Only totals
    (stock) of people are drawn: losses of a period are
    named in the caption; plans and numbers that are part of a total (see `parts_of`) are left out.
    Casualties are killed and wounded together, so the panels, which share one scale, must not be added.
    `most` limits the lines: to the claimants whose latest statement is newest, then to reports that speak in
    their own voice. Lines stand in the order in which these first gave a total, so that no later report
    changes their places.
    roll_up: losses of the forces of the side too (of a Dossier), on lines of their own ("JNIM on Wagner").
    Raises ToolkitError where side is not given and the table holds several, and for a side that there is not.
    """
    every_row = claims_from(figures, "figures")
    side = asked_for(figures, every_row, side=side)["side"]
    rows = known_by(every_row, as_of)
    wanted = rows["measure"].isin(MEASURES) & rows["mode"].isin(["stock", "flow"])
    wanted &= ~rows["status"].isin(["planned"]) & ~(rows["bound"].astype(object) == "vague")
    rows = rows[wanted.to_numpy(bool)]
    rows = rolled_up(rows, figures, side if roll_up else None)
    rows, found = one_kind(rows, side=side)
    totals = rows[are_totals(rows)]
    units = totals["unit"].value_counts() if "unit" in rows else pd.Series(dtype=int)
    unit = str(units.index[0]) if len(units) else ""
    rows = rows[(rows["unit"] == unit).to_numpy(bool)] if unit else rows
    day = latest(rows, as_of)
    parts = int((rows["is_part"] & are_totals(rows)).sum())
    rows = rows[~rows["is_part"].to_numpy(bool)]
    rows = asserted_by(rows, figures)
    pages = pages_of(rows, figures)
    rows = told_apart(rows, pages)
    who = [claimant(name, unnamed=page) for name, page in zip(rows["claimed_by"], pages, strict=True)]
    rows = origins_in(rows.assign(claimant=who), figures)
    is_total = are_totals(rows)
    rows, additions = rows[is_total], _latest(rows[~is_total])
    every = _said_once(_latest(rows))
    present = set(every["measure"].astype(object))
    panels = [measure for measure in MEASURES if measure in present][:3] or ["casualties"]
    every = every[every["measure"].isin(panels).to_numpy()]
    order = every.assign(own_voice=every["claimed_by"].isna()).sort_values(
        ["own_voice", "reported", "claimant"], ascending=[True, False, True]
    )
    names = list(dict.fromkeys(order["claimant"]))
    left_out = every[every["claimant"].isin(names[most:]).to_numpy()].drop_duplicates("claimant")
    names = _first_come(rows, names[:most])
    shown = every[every["claimant"].isin(names).to_numpy()]
    if not len(shown):
        own = every_row[(every_row["side"].astype(object) == found["side"]).to_numpy()]
        return draw_nothing(
            ax,
            title_of(shown, found["side"]),
            shown,
            missing="Only totals with a number are drawn: additions of a period, parts and plans are not.",
            way_out=others(own, "measure") if len(own) else others(every_row, "side"),
            day=day,
            unit=unit,
            tlp=tlp,
        )
    heading = Heading(
        title_of(shown, found["side"]),
        subtitle_of(unit, left_out, parts),
        with_forces(caption_of(shown, additions), shown),
        source_line(shown, day),
        day,
    )
    sheet = open_sheet(ax, heading, content=0.8 + _ROW * max(3, len(names)))
    top = key.draw_key(sheet, key.key_entries(shown, vertical=False)) + 0.2
    main = _draw(sheet, shown, panels, names, top)
    return finish(sheet, main, shown, unit=unit, alt=alt_of(shown, heading), tlp=tlp)


def _latest(rows: pd.DataFrame) -> pd.DataFrame:
    """The newest statement of each claimant and measure, copies of the same day joined."""
    rows = gathered(latest_last(rows), [key for key in (*_SAME, "claimant") if key in rows])
    return rows.drop_duplicates(["measure", "claimant"], keep="last")


def _said_once(rows: pd.DataFrame) -> pd.DataFrame:
    """Of lines that go back to one original statement the one of the most particular speaker, for all.

    The headline names the army and the first sentence its chief: that is one total.
    """
    keys = ["measure", "origin"]
    ids = rows.groupby(keys, observed=True)["claim_ids"].transform("; ".join)
    chosen = rows.assign(claim_ids=ids).sort_values("depth", ascending=False, kind="stable")
    return chosen[~chosen.duplicated(keys)].sort_index().drop(columns=["origin", "depth"])


def _first_come(rows: pd.DataFrame, names: list[str]) -> list[str]:
    """The names in the order in which they first spoke, reports in their own voice behind the claimants."""
    rows = rows.assign(own_voice=rows["claimed_by"].isna())
    rows = rows.sort_values(["own_voice", "reported", "claim_id"], kind="stable")
    return [name for name in dict.fromkeys(rows["claimant"]) if name in names]


def _draw(sheet: Sheet, rows: pd.DataFrame, panels: list[str], names: list[str], top: float) -> Axes:
    wide = (sheet.wide - _LEFT - 0.1 * (len(panels) - 1)) / len(panels)
    high = sheet.high - top - 0.3
    main = None
    for number, measure in enumerate(panels):
        axes = sheet.panel(_LEFT + number * (wide + 0.1), top, wide - _WORDS, high, label=measure)
        own = rows[(rows["measure"].astype(object) == measure).to_numpy()]
        value_axis(axes, rows, room=0.35)
        axes.set_xlim(-axes.get_xlim()[1] * 0.09, axes.get_xlim()[1])  # a whole mark at 0 in a narrow panel
        nbins = max(2, int((wide - _WORDS) / 0.5))
        axes.locator_params(axis="x", nbins=nbins, integer=True)  # nobody is half a prisoner
        axes.set_ylim(max(3, len(names)), 0)
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
    room = _LEFT - 0.1
    size = 8 if text.width(name, 8) <= room else 7  # of which two lines fit into a row
    axes.text(
        -0.03,
        place,
        "\n".join(text.balance(name, room, size, lines=2)),
        transform=axes.get_yaxis_transform(),
        ha="right",
        va="center",
        fontsize=size,
        color=INK,
        gid="left",
    )


def _values(axes: Axes, rows: pd.DataFrame, places: Any) -> None:
    """The words of each number and the day of its report, right of the marks."""
    row_high = axes.get_window_extent().height / axes.figure.dpi / axes.get_ylim()[0]
    apart = min(0.2, 0.07 / row_high)  # in high rows too the two lines stay together
    for place, (_, row) in zip(places, rows.iterrows(), strict=True):
        words = text.shorten(phrase(row), _WORDS - 0.06, 7.5)
        lines = ((words, -1, INK), (written(row["reported"], brief=True), 1, MUTED))
        for said, side, colour in lines:
            axes.text(
                1.04,
                place + side * apart,
                said,
                transform=axes.get_yaxis_transform(),
                fontsize=7.5 if colour == INK else 6.5,
                va="center",
                color=colour,
                gid="value",
            )
