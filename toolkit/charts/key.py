"""The key above the panels: only the signs that the chart really contains."""

from collections.abc import Collection, Sequence
from typing import Any

import numpy as np
import pandas as pd
from matplotlib.markers import MarkerStyle
from matplotlib.path import Path

from toolkit.charts import marks, text
from toolkit.charts.brackets import bracket_entries
from toolkit.charts.sheet import Sheet
from toolkit.charts.style import INK, MUTED

Entry = tuple[str, dict[str, Any]]
_SIZE, _GAPS = 8.0, (0.16, 0.09)  # points; inches between two entries
_ARROW = Path(np.asarray(marks.UP.vertices) - [0, 0.5], marks.UP.codes)  # in the middle of its line of words
DRAFT: Entry = (
    "draft, not reviewed",
    {"marker": "o", "facecolors": "white", "edgecolors": INK, "s": 34, "hatch": marks.DRAFT_HATCH},
)
_LINES: dict[str, Any] = {"facecolors": "none", "edgecolors": INK}


def draw_key(sheet: Sheet, *groups: Sequence[Entry], x: float = 0, y: float = 0) -> float:
    """A key of (label, scatter options) above the panels; returns the height it took in inches.

    Each group begins on a line of its own, and stands closer together where that saves a line. Charts
    reckon with one line; for further ones the page grows. Draw the key before any other panel.
    """
    room = sheet.wide - x
    rows = [row for entries in groups for row in min((_lines(entries, room, gap) for gap in _GAPS), key=len)]
    if not rows:
        return 0.0
    tall = 0.2 * len(rows)
    sheet.grow(tall - 0.2)
    axes = sheet.panel(x, y, room, tall, label="key")
    axes.set_axis_off()
    axes.set_xlim(0, room)
    axes.set_ylim(len(rows), 0)
    for line, row in enumerate(rows):
        for at, label, options in row:
            if "line" in options:
                axes.plot([at - 0.06, at + 0.2], [line + 0.5] * 2, **options["line"])
            else:
                axes.scatter([at], [line + 0.5], **options)
            axes.text(
                at + (0.26 if "line" in options else 0.12),
                line + 0.53,
                label,
                fontsize=_SIZE,
                color=MUTED,
                va="center",
            )
    return tall + 0.06


def _lines(
    entries: Sequence[Entry], room: float, gap: float
) -> list[list[tuple[float, str, dict[str, Any]]]]:
    """The entries of a group line by line, each with its place."""
    rows: list[list[tuple[float, str, dict[str, Any]]]] = []
    at = room
    for label, options in entries:
        needed = text.width(label, _SIZE) + (0.3 if "line" in options else 0.16)
        if at + needed > room or not rows:
            rows.append([])
            at = 0.08
        rows[-1].append((at, label, options))
        at += needed + gap
    return rows


def key_entries(
    rows: pd.DataFrame, *, vertical: bool = True, bounds: Collection[str] = ()
) -> list[tuple[str, dict[str, Any]]]:
    """Key entries for just those statuses and bounds that the rows contain.

    bounds: those that the chart draws beside the marks of the rows, such as the open end of a bar.
    """
    entries: list[tuple[str, dict[str, Any]]] = []
    # Confirmed and asserted differ by their filling, and a draft has its hatching instead.
    statuses, drafts = np.array(marks.status_of(rows), dtype=object), marks.drafts_of(rows)
    present = set(statuses[~(drafts & np.isin(statuses, ("confirmed", "asserted")))])
    for status, mark in marks.STATUS_MARKS.items():
        if status not in present:
            continue
        if mark.marker == "x":
            entries.append((mark.label, {"marker": "x", "c": INK, "s": 30, "linewidths": 1.6}))
        else:
            face = INK if mark.filled else "white"
            entries.append(
                (
                    mark.label,
                    {
                        "marker": mark.marker,
                        "facecolors": face,
                        "edgecolors": INK,
                        "s": 34,
                        "linewidths": 1.2,
                        "linestyles": [mark.dashes],
                    },
                )
            )
    if drafts.any():
        entries.append(DRAFT)
    entries += bracket_entries(rows)
    drawn = {*bounds, *(rows["bound"].dropna().astype(str) if "bound" in rows else ())}
    for label, told, turns in (
        ("or more", {"at_least", "more_than"}, 0),
        ("or less", {"at_most", "less_than"}, 2),
    ):
        if drawn & told:
            arrow = marks.turned(_ARROW, turns if vertical else turns - 1)
            entries.append((label, {"marker": MarkerStyle(arrow), "s": 65, **_LINES, "linewidths": 1.2}))
    if "exact" in drawn:
        entries.append(
            (
                "exact",
                {
                    "marker": MarkerStyle(marks.DASH if vertical else marks.turned(marks.DASH, 1)),
                    "s": 110,
                    **_LINES,
                    "linewidths": 1.3,
                },
            )
        )
    if "between" in drawn:
        entries.append(
            (
                "from – to",
                {
                    "marker": MarkerStyle(marks.turned(marks.DASH, 1) if vertical else marks.DASH),
                    "s": 90,
                    **_LINES,
                    "linewidths": 2.6,
                },
            )
        )
    return entries
