"""The time axis: days as numbers, ticks at month starts, names that do not depend on the locale."""

from datetime import date, timedelta
from typing import Any

import numpy as np
import pandas as pd
from matplotlib.axes import Axes

from toolkit.charts.finish import MONTHS

_EPOCH = date(1970, 1, 1)
_STEPS = (1, 2, 3, 6, 12, 24, 60, 120)


def to_days(values: Any) -> "np.ndarray[Any, Any]":
    """Days since 1970 (matplotlib's own unit for dates) of a column of days; NaN for a blank."""
    stamps = pd.to_datetime(pd.Series(list(values), dtype="object")).astype("datetime64[s]")
    return ((stamps - pd.Timestamp(_EPOCH)) / pd.Timedelta(days=1)).to_numpy(dtype=float)


def day_number(value: date) -> float:
    """Days since 1970 of one day."""
    return float((value - _EPOCH).days)


def time_axis(axes: Axes, first: float, last: float, *, inches: float) -> None:
    """Limits and month ticks for days `first` to `last`; fewer ticks on a narrower axis."""
    start, end = _EPOCH + timedelta(days=int(first)), _EPOCH + timedelta(days=int(last) + 1)
    if (end - start).days <= 62:
        ticks, labels = _day_ticks(start, end, most=max(3, int(inches / 0.75)))
    else:
        ticks, labels = _month_ticks(start, end, most=max(3, int(inches / 0.55)))
    axes.set_xlim(first, last)
    axes.set_xticks([day_number(tick) for tick in ticks], labels)


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
    return ticks, [f"{tick.day} {MONTHS[tick.month - 1][:3]}\n{tick.year}" for tick in ticks]
