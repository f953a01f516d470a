"""The claimants' names beside a panel, each with the letter that its marks carry."""

from typing import Any

import pandas as pd
from matplotlib.axes import Axes

from toolkit.charts import sheet as page
from toolkit.charts import text
from toolkit.charts.finish import count
from toolkit.charts.style import MUTED, SERIES

RIGHT, _INDENT = 1.8, 0.16  # inches beside the panels, and for the letter


def letter_of(name: str, named: list[str]) -> str:
    return chr(ord("A") + named.index(name)) if name in named else ""


def draw_names(
    axes: Axes, rows: pd.DataFrame, named: list[str], limit: float, high: float, *, done: frozenset[str]
) -> frozenset[str]:
    """The names near their last marks, in full on one or two lines; returns those written by now.

    done: names that stand beside an earlier panel and need no second place.
    """
    entries: list[tuple[float, str, list[str], str]] = []
    for place, name in enumerate(named):
        own = rows[(rows["claimant"] == name).to_numpy() & rows["value"].notna().to_numpy()]
        if len(own) and name not in done:
            lines = text.wrap(name, RIGHT - _INDENT - 0.12, 8, lines=2)
            value, colour = float(own["value"].iloc[-1]), SERIES[place % len(SERIES)]
            entries.append((value, letter_of(name, named), lines, colour))
    others = int((~rows["claimant"].isin(named)).sum())
    if others:
        entries.append((0.0, "", [f"others ({count(others, 'mark')})"], MUTED))
    entries.sort(key=lambda entry: (entry[0], entry[2]))
    step = limit * text.height(1, 8) / high
    wanted = [value for value, _, lines, _ in entries for _ in lines]
    places = iter(spread(wanted, step, 0, limit))
    indent = _INDENT / (axes.get_position().width * page.WIDTH)
    for _, letter, lines, colour in entries:
        style: dict[str, Any] = {"fontsize": 8, "va": "center", "color": colour, "gid": "claimant"}
        style["transform"] = axes.get_yaxis_transform()
        for words in reversed(lines):  # from the bottom upwards
            y = next(places)
            axes.text(1.015 + (indent if letter else 0), y, words, **style)
        if letter:
            axes.text(1.015, y, letter, weight="bold", **{**style, "gid": "letter-of"})
    return done | {name for name in named if (rows["claimant"] == name).any()}


def spread(wanted: list[float], step: float, low: float, high: float) -> list[float]:
    """Places at least `step` apart, in the given (ascending) order, near to the wanted ones."""
    places: list[float] = []
    for value in wanted:
        places.append(max(value, places[-1] + step) if places else max(value, low))
    for index in range(len(places) - 1, -1, -1):
        ceiling = high if index == len(places) - 1 else places[index + 1] - step
        places[index] = min(places[index], ceiling)
    return places
