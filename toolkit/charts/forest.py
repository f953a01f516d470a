"""Rows of numbers with their bounds: who says it, the mark on a scale, the words."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd
from matplotlib.axes import Axes

from toolkit.charts import marks, text
from toolkit.charts.sheet import Sheet
from toolkit.charts.style import BLUE, INK, MUTED, RULE
from toolkit.charts.wording import short

ROW, HEAD = 0.19, 0.23  # inches


def forest_height(sections: Sequence[tuple[str, pd.DataFrame]]) -> float:
    """Height in inches that these sections need, their headings included."""
    return sum((HEAD if name else 0.0) + ROW * len(rows) for name, rows in sections) or ROW


def value_axis(axes: Axes, *tables: pd.DataFrame, room: float = 0.13) -> None:
    """Horizontal scale from 0 to the largest number of the tables and a share of `room` beyond it."""
    cells = [
        rows[name].to_numpy(float, na_value=np.nan)
        for rows in tables
        for name in ("low", "best", "high")
        if name in rows
    ]
    ends = np.concatenate([*cells, np.zeros(1)])
    most = float(np.nanmax(ends)) or 1.0
    axes.set_xlim(-most * 0.03, most * (1 + room))  # room for half a mark at 0
    axes.grid(axis="x")
    axes.xaxis.set_major_formatter(lambda value, _: short(value))
    axes.locator_params(axis="x", nbins=5)


def draw_forest(
    sheet: Sheet,
    sections: Sequence[tuple[str, pd.DataFrame]],
    *,
    y: float,
    height: float,
    left: float,
    right: float,
    colour: str = BLUE,
) -> Axes:
    """One panel with a line per row; `sections` are (heading, rows with `left`, `right` and numbers).

    A row whose `counted` is False is drawn in grey. left, right: inches for the words at either side. A row
    without a number keeps its words and has no mark.
    """
    axes = sheet.panel(left, y, sheet.wide - left - right, height, label="forest")
    value_axis(axes, *(rows for _, rows in sections))
    axes.set_ylim(height, 0)
    axes.set_yticks([])
    stretch = height / forest_height(sections)
    down = 0.0
    for number, (heading, rows) in enumerate(sections):
        if number:
            axes.axhline(down, color=RULE, lw=0.8, zorder=0)
        if heading:
            _words(axes, -0.02, down + HEAD * 0.55 * stretch, heading, "right", weight="bold", color=INK)
            down += HEAD * stretch
        places = down + (np.arange(len(rows)) + 0.5) * ROW * stretch
        _draw_rows(axes, rows, places, colour)
        for place, (_, row) in zip(places, rows.iterrows(), strict=True):
            _words(
                axes,
                -0.02,
                place,
                text.shorten(str(row["left"]), left - 0.1, 8),
                "right",
                color=INK,
                gid="left",
            )
            words = text.shorten(str(row["right"]), right - 0.1, 8)
            _words(
                axes, 1.02, place, words, "left", color=INK if bool(row.get("strong")) else MUTED, gid="right"
            )
        down += ROW * stretch * len(rows)
    return axes


def _draw_rows(axes: Axes, rows: pd.DataFrame, places: Any, colour: str) -> None:
    counted = rows["counted"].to_numpy(bool) if "counted" in rows else np.ones(len(rows), bool)
    colours = [colour if is_counted else MUTED for is_counted in counted]
    reports = rows["reports"].to_numpy(float, na_value=1) if "reports" in rows else np.ones(len(rows))
    marks.draw_bounds(axes, places, rows, colours, vertical=False)
    marks.draw_status(
        axes, marks.value_of(rows), places, rows, colours, np.minimum(36 + 8 * (reports - 1), 110)
    )


def _words(axes: Axes, x: float, y: float, words: str, align: str, **style: Any) -> None:
    axes.text(x, y, words, transform=axes.get_yaxis_transform(), ha=align, va="center", fontsize=8, **style)
