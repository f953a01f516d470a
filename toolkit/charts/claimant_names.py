"""The claimants' names beside a panel, each with the letter that its marks carry."""

from typing import Any

import pandas as pd
from matplotlib.axes import Axes

from toolkit.charts import sheet as page
from toolkit.charts import text
from toolkit.charts.finish import count
from toolkit.charts.style import GREY, MUTED, SERIES

RIGHT, _INDENT = 1.8, 0.16  # inches beside the panels, and for the letter


def letter_of(name: str, named: list[str]) -> str:
    return chr(ord("A") + named.index(name)) if name in named else ""


def draw_names(axes: Axes, rows: pd.DataFrame, named: list[str], limit: float, high: float) -> None:
    entries: list[tuple[float, list[str], str]] = []
    for place, name in enumerate(named):
        own = rows[(rows["claimant"] == name).to_numpy() & rows["value"].notna().to_numpy()]
        if len(own):
            lines = text.wrap(name, RIGHT - _INDENT - 0.12, 8, lines=2)
            letter = letter_of(name, named)
            entries.append((float(own["value"].iloc[-1]), [letter, *lines], SERIES[place % len(SERIES)]))
    others = int((~rows["claimant"].isin(named)).sum())
    if others:
        entries.append((0.0, ["", f"others ({count(others, 'mark')})"], GREY))
    entries.sort(key=lambda entry: (entry[0], entry[1]))
    step = limit * text.height(1, 8) / high
    # A name of two lines takes two steps; the words stand around the middle of their room.
    tall = [len(words) - 1 for _, words, _ in entries]
    wanted = [value for value, words, _ in entries for _ in words[1:]]
    places = iter(spread(wanted, step, 0, limit))
    wide = axes.get_position().width * page.WIDTH
    for (_, words, colour), lines_taken in zip(entries, tall, strict=True):
        y = sum(next(places) for _ in range(lines_taken)) / lines_taken
        style: dict[str, Any] = {"transform": axes.transAxes, "fontsize": 8, "va": "center"}
        style["color"] = MUTED if colour == GREY else colour
        start = 1.015 + (_INDENT / wide if words[0] else 0)
        low, top = axes.get_ylim()
        at = (y - low) / (top - low)
        axes.text(1.015, at + (lines_taken - 1) * step / 2 / (top - low), words[0], weight="bold", **style)
        axes.text(start, at, "\n".join(words[1:]), linespacing=1.1, gid="claimant", **style)


def spread(wanted: list[float], step: float, low: float, high: float) -> list[float]:
    """Places at least `step` apart, in the given (ascending) order, near to the wanted ones."""
    places: list[float] = []
    for value in wanted:
        places.append(max(value, places[-1] + step) if places else max(value, low))
    for index in range(len(places) - 1, -1, -1):
        ceiling = high if index == len(places) - 1 else places[index + 1] - step
        places[index] = min(places[index], ceiling)
    return places
