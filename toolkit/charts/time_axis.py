"""The time axis: days as numbers, ticks at month starts, names that do not depend on the locale."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

import numpy as np
import pandas as pd
from matplotlib.axes import Axes

from toolkit.charts.apart import Places
from toolkit.charts.finish import MONTHS

_EPOCH = date(1970, 1, 1)
_LABEL = 24.0  # points from one named month to the next
_DAY_LABEL = 0.6  # inches from one named day to the next
_STEPS = (1, 2, 3, 6, 12, 24, 60, 120)


def to_days(values: Any) -> "np.ndarray[Any, Any]":
    """Days since 1970 (matplotlib's own unit for dates) of a column of days; NaN for a blank."""
    stamps = pd.to_datetime(pd.Series(list(values), dtype="object")).astype("datetime64[s]")
    return ((stamps - pd.Timestamp(_EPOCH)) / pd.Timedelta(days=1)).to_numpy(dtype=float)


def day_number(value: date) -> float:
    """Days since 1970 of one day."""
    return float((value - _EPOCH).days)


def time_axis(
    axes: Axes,
    first: float,
    last: float,
    *,
    inches: float,
    places: Places | None = None,
    only: Sequence[float] = (),
) -> None:
    """Limits and month ticks for days `first` to `last`; fewer ticks on a narrower axis.

    places: the scale of an axis on which some days are wider than others: it has a line at every month,
    and a name where there is room for one. only: the days of the marks, where these stand beside each other
    as far as another day would be; on an axis of weeks those days alone are named, if there is room.
    """
    start, end = _EPOCH + timedelta(days=int(first)), _EPOCH + timedelta(days=int(last) + 1)
    if (end - start).days <= 62:
        apart = np.diff(only, prepend=-np.inf) * inches / (last - first)
        ticks, labels = _day_ticks(start, end, most=max(3, int(inches / 0.75)))
        if len(only) and (apart > _DAY_LABEL).all():
            ticks = [_EPOCH + timedelta(days=int(day)) for day in only]
            labels = [_named(tick) for tick in ticks]
    else:
        most = max(3, int(inches / 0.55))
        ticks, labels = _month_ticks(start, end, most=most if places is None else 4 * most)
    days = [day_number(tick) for tick in ticks]
    if places is not None:
        axes.set_xscale("function", functions=(places.to_points, places.to_days))
        named = _with_room(places.to_points(days), labels)
        labels = [label if i in named else "" for i, label in enumerate(labels)]
        axes.grid(axis="x")
    axes.set_xlim(first, last)
    axes.set_xticks(days, labels)


def _with_room(points: Any, labels: list[str]) -> set[int]:
    """The labels that stand apart when each takes its room, those with a year first."""
    chosen: list[int] = []
    for i in sorted(range(len(labels)), key=lambda i: ("\n" not in labels[i], i)):
        if all(abs(points[i] - points[j]) > _LABEL for j in chosen):
            chosen.append(i)
    return set(chosen)


def _month_ticks(start: date, end: date, most: int) -> tuple[list[date], list[str]]:
    months = (end.year - start.year) * 12 + end.month - start.month + 1
    step = next((step for step in _STEPS if months / step <= most), _STEPS[-1])
    ticks: list[date] = []
    labels: list[str] = []
    for number in range(start.year * 12 + start.month - 1, end.year * 12 + end.month):
        year, month = divmod(number, 12)
        tick = date(year, month + 1, 1)
        if month % min(step, 12) or (step > 12 and year % (step // 12)) or not start <= tick <= end:
            continue
        name = MONTHS[month][:3]
        label = str(year) if step >= 12 else f"{name}\n{year}" if month == 0 or not ticks else name
        ticks.append(tick)
        labels.append(label)
    return ticks, labels


def _day_ticks(start: date, end: date, most: int) -> tuple[list[date], list[str]]:
    step = next(step for step in (1, 2, 3, 7, 14, 28) if (end - start).days / step <= most or step == 28)
    ticks = [start + timedelta(days=offset) for offset in range(0, (end - start).days + 1, step)]
    return ticks, [_named(tick) for tick in ticks]


def _named(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1][:3]}\n{day.year}"
