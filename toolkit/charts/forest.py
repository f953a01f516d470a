"""Rows of numbers with their bounds: who says it, the mark on a scale, the words."""

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
import pandas as pd
from matplotlib.axes import Axes

from toolkit.charts import marks, text
from toolkit.charts.sheet import Sheet
from toolkit.charts.style import BLUE, INK, MUTED, RULE
from toolkit.charts.wording import short

ROW, HEAD, GAP = 0.19, 0.23, 0.1  # inches: a line, a heading, between the words and the scale
SIZE = 8  # points


def forest_height(sections: Sequence[tuple[str, pd.DataFrame]], left: float, right: float) -> float:
    """Height in inches that these sections need with so many inches for the words at either side."""
    rows = sum(_height(row, left, right) for _, part in sections for _, row in part.iterrows())
    return rows + sum(HEAD for name, _ in sections if name) or ROW


def widest(words: Iterable[object], most: float) -> float:
    """Inches for the widest of these words beside the scale, at most so many."""
    return min(most, max((text.width(str(word), SIZE) for word in words), default=0.0) + GAP)


def _height(row: Any, left: float, right: float) -> float:
    lines = max(len(_lines(row["left"], left)), len(_lines(row["right"], right)))
    return ROW + text.height(lines - 1, SIZE)


def _lines(words: object, room: float) -> list[str]:
    return text.balance(str(words), room - GAP, SIZE)


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
    axes.locator_params(axis="x", nbins=5, integer=most >= 1)


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

    A row whose `counted` is False is drawn in grey. left, right: inches for the words at either side; longer
    ones take a second line. A row without a number keeps its words and has no mark.
    """
    axes = sheet.panel(left, y, sheet.wide - left - right, height, label="forest")
    value_axis(axes, *(rows for _, rows in sections))
    axes.set_ylim(height, 0)
    axes.set_yticks([])
    stretch = height / forest_height(sections, left, right)
    down = 0.0
    for number, (heading, rows) in enumerate(sections):
        if number:
            axes.axhline(down, color=RULE, lw=0.8, zorder=0)
        if heading:
            _words(axes, -0.02, down + HEAD * 0.55 * stretch, heading, "right", weight="bold", color=INK)
            down += HEAD * stretch
        places = []
        for _, row in rows.iterrows():
            tall = _height(row, left, right) * stretch
            places.append(down + tall / 2)
            said = {
                side: "\n".join(_lines(row[side], room)) for side, room in (("left", left), ("right", right))
            }
            colour_of_words = INK if bool(row.get("strong")) else MUTED
            _words(axes, -0.02, places[-1], said["left"], "right", color=INK, gid="left")
            _words(axes, 1.02, places[-1], said["right"], "left", color=colour_of_words, gid="right")
            down += tall
        _draw_rows(axes, rows, np.array(places), colour)
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
    axes.text(
        x, y, words, transform=axes.get_yaxis_transform(), ha=align, va="center", fontsize=SIZE, **style
    )
