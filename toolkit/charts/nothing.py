"""A chart with nothing to draw: what is missing and what to do, in place of axes without a meaning."""

from typing import Any

import pandas as pd
from matplotlib.axes import Axes

from toolkit.charts import text
from toolkit.charts.finish import finish, source_line
from toolkit.charts.sheet import Heading, open_sheet
from toolkit.charts.style import INK, MUTED
from toolkit.charts.wording import listing

_SIZE, _WIDE = 10.0, 5.6  # points, inches of a line


def draw_nothing(
    ax: Axes | None,
    title: str,
    rows: pd.DataFrame,
    *,
    missing: str,
    way_out: str,
    day: str = "",
    unit: str = "",
    tlp: str | None = None,
) -> Axes:
    """A finished chart of the usual size that says in words what is missing, and what to do about it.

    rows: the empty table that would have been plotted, with its columns.
    """
    heading = Heading(title, source=source_line(rows, day), as_of=day)
    sheet = open_sheet(ax, heading)
    axes = sheet.panel(0, 0, sheet.wide, sheet.high, label="nothing")
    axes.set_axis_off()
    axes.set_xlim(0, sheet.wide)
    axes.set_ylim(sheet.high, 0)
    room = min(_WIDE, sheet.wide - 0.2)
    lines = [(line, INK, "missing") for line in text.balance(missing, room, _SIZE)]
    lines += [(line, MUTED, "way out") for line in text.balance(way_out, room, _SIZE)]
    y = sheet.high / 2 - text.height(len(lines), _SIZE) / 2
    for words, colour, gid in lines:
        style: dict[str, Any] = {
            "ha": "center",
            "va": "center",
            "fontsize": _SIZE,
            "color": colour,
            "gid": gid,
        }
        axes.text(sheet.wide / 2, y + text.height(1, _SIZE) / 2, words, **style)
        y += text.height(1, _SIZE)
    return finish(sheet, axes, rows, unit=unit, alt=f"{title}. {missing} {way_out}", tlp=tlp)


def others(rows: pd.DataFrame, column: str) -> str:
    """ "There are killed (5) and wounded (1)": the words of a column, with how many rows have each."""
    if not rows[column].notna().any():
        return "figures.csv has none; a report read in with toolkit ingest may bring some."
    counts = rows[column].dropna().astype(str).value_counts()
    names = sorted(counts.index, key=lambda word: (-counts[word], word))
    listed = listing([f"{name} ({counts[name]})" for name in names], 5)
    return f"There {'is' if len(names) == 1 else 'are'} {listed}."
