"""The cells of the supplies matrix: a mark and the number beside it, the reports below, drafts apart.

Everything in a cell is placed in inches from its middle, so that it stays inside, however many rows and
columns there are.
"""

from typing import Any

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from toolkit.charts import marks, text
from toolkit.charts.style import BLUE, INK

_NUMBER, _SMALL = 11.0, 7.0  # points
_MARK, _DRAFT = 0.15, 0.1  # inches: width of a mark with the gap behind it
_LINES = (0.16, 0.115)  # inches: height of the number and of each smaller line
_CLEAR = 0.09  # inches left free beside mark and number
LEAST = 0.31  # inches: a cell that is narrower or lower has room for its number only


def row_height(cells: pd.DataFrame, rows: int) -> float:
    """Inches that a row wants: more where there are few, or where a line for drafts is needed."""
    return 0.52 if rows < 6 else 0.45 if (cells["drafts"] > 0).any() else 0.36


def draw_cells(
    axes: Axes, cells: pd.DataFrame, x: list[int], y: list[int], size: tuple[float, float]
) -> None:
    """One cell per row of the table, in column x and row y of the grid; size: width and height in inches."""
    wide, high = size
    small = min(size) >= LEAST
    drafts = cells["drafts"].to_numpy(int)
    lines = small * (1 + int((drafts > 0).any()))
    top = 0.5 - (_LINES[0] + lines * _LINES[1]) / high / 2
    first = top + _LINES[0] / high / 2
    down = [top + (_LINES[0] + (line + 0.5) * _LINES[1]) / high for line in range(lines)]
    left, below = np.array(x, float), np.array(y, float)
    for at, under, number in zip(left, below, cells["statements"], strict=True):
        shade = 0.12 + 0.3 * (number / max(cells["statements"])) ** 0.5
        axes.add_patch(
            Rectangle((at + 0.03, under + 0.04), 0.94, 0.92, facecolor=BLUE, alpha=shade, lw=0, gid="cell")
        )
    numbers = [str(number) for number in cells["statements"]]
    widths = np.array([text.width(word, _NUMBER, bold=True) for word in numbers])
    shrunk = min(1.0, (wide - _CLEAR - _MARK) / max(widths)) if len(widths) else 1.0
    starts = left + 0.5 - (_MARK + widths * shrunk) / wide / 2
    marks.draw_status(axes, starts + 0.05 / wide, below + first, cells, [INK] * len(cells), 36)
    for at, under, words in zip(starts + _MARK / wide, below + first, numbers, strict=True):
        axes.text(
            at,
            under,
            words,
            fontsize=_NUMBER * shrunk,
            weight="bold",
            va="center",
            color=INK,
            gid="statements",
        )
    if not small:
        return
    style: dict[str, Any] = {"fontsize": _SMALL, "va": "center", "color": INK}
    for at, under, reports in zip(left + 0.5, below + down[0], cells["reports"], strict=True):
        axes.text(at, under, f"in {reports}", ha="center", gid="reports", **style)
    mixed = np.flatnonzero(drafts > 0)
    if not len(mixed):
        return
    more = [f"+{drafts[number]}" for number in mixed]
    starts = left[mixed] + 0.5 - np.array([_DRAFT + text.width(word, _SMALL) for word in more]) / wide / 2
    told = pd.DataFrame({"status": cells["draft_status"].iloc[mixed].astype(object), "review": "draft"})
    marks.draw_status(axes, starts + 0.03 / wide, below[mixed] + down[1], told, [INK] * len(mixed), 17)
    for at, under, word in zip(starts + _DRAFT / wide, below[mixed] + down[1], more, strict=True):
        axes.text(at, under, word, gid="drafts", **style)
