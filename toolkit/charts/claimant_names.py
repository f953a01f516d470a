"""The claimants' names beside a panel, each with the letter that its marks carry."""

import pandas as pd
from matplotlib.axes import Axes

from toolkit.charts import text
from toolkit.charts.finish import count
from toolkit.charts.style import GREY, MUTED, SERIES

RIGHT = 1.75  # inches beside the panels


def letter_of(name: str, named: list[str]) -> str:
    return chr(ord("A") + named.index(name)) if name in named else ""


def draw_names(axes: Axes, rows: pd.DataFrame, named: list[str], limit: float, high: float) -> None:
    entries = []
    for place, name in enumerate(named):
        own = rows[(rows["claimant"] == name).to_numpy() & rows["value"].notna().to_numpy()]
        if len(own):
            entries.append(
                (
                    float(own["value"].iloc[-1]),
                    f"{letter_of(name, named)}  {name}",
                    SERIES[place % len(SERIES)],
                )
            )
    others = int((~rows["claimant"].isin(named)).sum())
    if others:
        entries.append((0.0, f"others ({count(others, 'mark')})", GREY))
    entries.sort(key=lambda entry: (entry[0], entry[1]))
    step = limit * text.height(1, 8) / high
    places = spread([entry[0] for entry in entries], step, 0, limit)
    for (_, name, colour), y in zip(entries, places, strict=True):
        axes.text(
            1.015,
            y / limit,
            text.shorten(name, RIGHT - 0.15, 8),
            transform=axes.transAxes,
            fontsize=8,
            color=MUTED if colour == GREY else colour,
            va="center",
            gid="claimant",
        )


def spread(wanted: list[float], step: float, low: float, high: float) -> list[float]:
    """Places at least `step` apart, in the given (ascending) order, near to the wanted ones."""
    places: list[float] = []
    for value in wanted:
        places.append(max(value, places[-1] + step) if places else max(value, low))
    for index in range(len(places) - 1, -1, -1):
        ceiling = high if index == len(places) - 1 else places[index + 1] - step
        places[index] = min(places[index], ceiling)
    return places
