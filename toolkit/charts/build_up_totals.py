"""The totals that reports give themselves, below the readings of the build-up."""

from collections.abc import Hashable
from typing import Any

import numpy as np
import pandas as pd
from matplotlib.axes import Axes

from toolkit.analysis.extremes import high_key, low_key
from toolkit.analysis.forces import force_of
from toolkit.analysis.readings import REPORTED
from toolkit.analysis.reviewed import counted
from toolkit.charts import marks, text
from toolkit.charts.build_up_words import excludes_on_top, named
from toolkit.charts.style import BLUE, INK, MUTED, ORANGE
from toolkit.charts.wording import amount_of, by_whom, phrase, whom_words

OF_FORCE = 2  # totals on each force: the lowest and the highest
LEFT, RIGHT = 1.62, 2.6  # inches for the names and for who says it
_HEADING = 8.5
HEAD, ROW = 0.3, 0.21  # inches for a heading, and for one reported total


def chosen_totals(table: pd.DataFrame, most: int) -> pd.DataFrame:
    """The totals that are drawn: those that exclude the first reading, then both ends of the range.

    Of the others reviewed ones come first, then those of most reports. `most` of the side itself, and
    `OF_FORCE` of each of its forces.
    """
    rows = table[(table["reading"].astype(object) == REPORTED).to_numpy()]
    whose = [force_of(str(kind)) for kind in rows["counts"]] if "counts" in rows else [""] * len(rows)
    own = [part for _, part in rows.groupby(whose, sort=True)]
    chosen = [
        _chosen(part, OF_FORCE if force else most) for part, force in zip(own, sorted({*whose}), strict=True)
    ]
    return pd.concat([rows[:0], *chosen])


def _chosen(rows: pd.DataFrame, most: int) -> pd.DataFrame:
    reports = rows["reports"].fillna(1) if "reports" in rows else pd.Series(1, index=rows.index)
    agrees = rows.get("conflicts_with", pd.Series("", index=rows.index)).fillna("").astype(str) == ""
    inner = ~rows.index.isin(_ends(counted(rows)))
    drafts = marks.drafts_of(rows)
    weight = pd.DataFrame({"agrees": agrees, "inner": inner, "draft": drafts, "reports": -reports})
    ranked = weight.sort_values(["agrees", "inner", "draft", "reports"], kind="stable")
    chosen = rows.loc[ranked.index[:most]]
    order = np.argsort(-np.nan_to_num(marks.value_of(chosen), nan=-1), kind="stable")
    chosen = chosen.iloc[order]
    return pd.concat([chosen, *(part for _, part in by_whom(chosen))]).iloc[len(chosen) :]


def totals_height(totals: pd.DataFrame) -> float:
    """Inches for the totals below the readings, with a heading for each kind."""
    return HEAD * len(by_whom(totals)) + ROW * len(totals)


def _ends(rows: pd.DataFrame) -> list[Hashable]:
    """Index of the total with the lowest and of that with the highest number."""
    amounts = {label: amount_of(row) for label, row in rows.iterrows()}
    stated = {label: amount for label, amount in amounts.items() if amount.low or amount.high}
    if not stated:
        return []
    lowest = min(stated, key=lambda label: low_key(stated[label]))
    return [lowest, max(stated, key=lambda label: high_key(stated[label]))]


def draw_totals(axes: Axes, rows: pd.DataFrame, y: float, stretch: float, found: Any) -> None:
    """The totals of each kind under a heading of their own; found: measure and side of the chart."""
    parts = by_whom(rows)
    for kind, part in parts:
        alone = len(parts) == 1 and kind == "sent"
        whom = whom_words(kind, found)
        words = "Totals as reported" if alone else f"{whom[0].upper()}{whom[1:]}, as reported"
        words = words if text.width(words, _HEADING, bold=True) <= LEFT - 0.1 else whom
        said = text.shorten(words, LEFT - 0.1, _HEADING, bold=True)
        _heading(axes, said, y + 0.13 * stretch)
        places = y + (HEAD + ROW * (np.arange(len(part)) + 0.45)) * stretch
        _draw_part(axes, part, places)
        y += (HEAD + ROW * len(part)) * stretch


def _heading(axes: Axes, words: str, y: float) -> None:
    style: dict[str, Any] = {
        "ha": "right",
        "va": "center",
        "fontsize": _HEADING,
        "weight": "bold",
        "color": INK,
    }
    axes.text(-0.025, y, words, transform=axes.get_yaxis_transform(), **style)


def _draw_part(axes: Axes, rows: pd.DataFrame, places: Any) -> None:
    to_axes = axes.get_yaxis_transform()
    colours = [BLUE] * len(rows)
    marks.draw_bounds(axes, places, rows, colours, vertical=False)
    marks.draw_status(axes, marks.value_of(rows), places, rows, colours, 58)
    for place, (_, row) in zip(places, rows.iterrows(), strict=True):
        unlike = excludes_on_top(row)
        style: dict[str, Any] = {"transform": to_axes, "va": "center"}
        said = text.shorten(("≠ " if unlike else "") + phrase(row), LEFT - 0.1, 9, bold=unlike)
        look: dict[str, Any] = {"color": ORANGE, "weight": "bold"} if unlike else {"color": INK}
        axes.text(-0.025, place, said, ha="right", fontsize=9, gid="total", **look, **style)
        claimant = named(row, RIGHT - 0.15, 8)
        axes.text(1.025, place, claimant, fontsize=8, color=MUTED, gid="who", **style)
