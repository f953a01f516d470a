"""Brackets around marks: a number that is only part of another, and whom a total counts.

Round ones hold a part of what its claimant counts. Where a chart has totals of several kinds, square ones
hold those who are there and curly ones those there at the peak; those sent have none. So no kind is told by
colour alone.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd
from matplotlib.axes import Axes

from toolkit.analysis.forces import whom_of
from toolkit.charts import marks
from toolkit.charts.rows import are_totals
from toolkit.charts.style import INK

PART, THERE, PEAK = "(  )", "[  ]", "{  }"
WIDER = 3.0  # points at either side of the mark
_LABELS = {PART: "part", THERE: "there", PEAK: "at the peak"}
_OF_KIND = {"there": THERE, "at the peak": PEAK}


def parts_among(rows: pd.DataFrame) -> "np.ndarray[Any, Any]":
    """True where the column `is_part` says that a number is only part of what its claimant counts."""
    return rows["is_part"].to_numpy(bool) if "is_part" in rows else np.zeros(len(rows), bool)


def brackets_of(rows: pd.DataFrame, *, apart: bool = True) -> "np.ndarray[Any, Any]":
    """The brackets of each mark, "" for none. apart: whether the chart has totals of several kinds."""
    kinds = (
        [_OF_KIND.get(whom_of(str(kind)), "") for kind in rows["counts"]]
        if apart and "counts" in rows
        else ""
    )
    return np.where(parts_among(rows), PART, np.array(kinds, dtype=object))


def has_kinds(rows: pd.DataFrame) -> bool:
    """Whether totals of several kinds are among the rows; additions are of none."""
    if "counts" not in rows:
        return False
    totals = rows[are_totals(rows)] if "mode" in rows else rows
    return bool(totals["counts"].map(whom_of).nunique() > 1)


def draw_brackets(axes: Axes, x: Any, y: Any, rows: pd.DataFrame, colours: Sequence[str], sizes: Any) -> None:
    """The brackets of `rows["bracket"]` around marks of these sizes (square points)."""
    x, y, sizes = np.asarray(x, float), np.asarray(y, float), np.broadcast_to(sizes, len(rows))
    for bracket in _LABELS:
        chosen = (rows["bracket"] == bracket).to_numpy(bool) & ~np.isnan(y) & ~np.isnan(x)
        if chosen.any():
            wide = (np.sqrt(sizes[chosen]) + 2 * WIDER) ** 2
            style: dict[str, Any] = {"marker": marks.letter(bracket), "linewidths": 0, "zorder": 3.1}
            colour = list(np.array(colours, object)[chosen])
            axes.scatter(x[chosen], y[chosen], s=wide, c=colour, gid=_LABELS[bracket], **style)


def bracket_entries(rows: pd.DataFrame) -> list[tuple[str, dict[str, Any]]]:
    """Key entries for just those brackets that the rows contain."""
    if "bracket" not in rows:
        return []
    style: dict[str, Any] = {"c": INK, "s": 100, "linewidths": 0}
    present = set(rows["bracket"])
    return [
        (label, {"marker": marks.letter(name), **style}) for name, label in _LABELS.items() if name in present
    ]
