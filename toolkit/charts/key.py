"""The key above the panels: only the signs that the chart really contains."""

from collections.abc import Sequence
from typing import Any

import pandas as pd
from matplotlib.markers import MarkerStyle

from toolkit.charts import marks, text
from toolkit.charts.sheet import Sheet
from toolkit.charts.style import INK, MUTED

Entry = tuple[str, dict[str, Any]]


def draw_key(
    sheet: Sheet, entries: Sequence[tuple[str, dict[str, Any]]], *, x: float = 0, y: float = 0
) -> float:
    """A key of (label, scatter options) above the panels; returns the height it took in inches.

    Charts reckon with one line; for further ones the page grows. Draw the key before any other panel.
    """
    if not entries:
        return 0.0
    size, room = 8.0, sheet.wide - x
    rows: list[list[tuple[float, str, dict[str, Any]]]] = [[]]
    at = 0.08
    for label, options in entries:
        needed = 0.16 + text.width(label, size) + (0.3 if "line" in options else 0.16)
        if at + needed > room and rows[-1]:
            rows.append([])
            at = 0.08
        rows[-1].append((at, label, options))
        at += needed
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
                fontsize=size,
                color=MUTED,
                va="center",
            )
    return tall + 0.06


def key_entries(rows: pd.DataFrame, *, vertical: bool = True) -> list[tuple[str, dict[str, Any]]]:
    """Key entries for just those statuses and bounds that the rows contain."""
    entries: list[tuple[str, dict[str, Any]]] = []
    present = set(marks.status_of(rows))
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
    if marks.drafts_of(rows).any():
        entries.append(
            (
                "draft, not reviewed",
                {
                    "marker": "o",
                    "facecolors": "white",
                    "edgecolors": INK,
                    "s": 34,
                    "hatch": marks.DRAFT_HATCH,
                },
            )
        )
    bounds = set(rows["bound"].dropna().astype(str)) if "bound" in rows else set()
    if bounds & {"at_least", "more_than", "at_most", "less_than"}:
        entries.append(
            (
                "open end",
                {
                    "marker": MarkerStyle(marks.turned(marks.UP, 0 if vertical else 3)),
                    "s": 170,
                    "facecolors": "none",
                    "edgecolors": INK,
                    "linewidths": 1.2,
                },
            )
        )
    if "exact" in bounds:
        entries.append(
            (
                "given as exact",
                {
                    "marker": MarkerStyle(marks.DASH if vertical else marks.turned(marks.DASH, 1)),
                    "s": 110,
                    "facecolors": "none",
                    "edgecolors": INK,
                    "linewidths": 1.3,
                },
            )
        )
    if "between" in bounds:
        entries.append(
            (
                "from – to",
                {
                    "marker": MarkerStyle(marks.turned(marks.DASH, 1) if vertical else marks.DASH),
                    "s": 90,
                    "facecolors": "none",
                    "edgecolors": INK,
                    "linewidths": 2.6,
                },
            )
        )
    return entries
