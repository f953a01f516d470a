"""Which of a claimant's totals is his latest: what he said last, as of the latest time."""

from collections.abc import Sequence
from typing import Any

import pandas as pd

from toolkit.analysis.selection import Reported, time_of
from toolkit.analysis.statements import Span


def latest_totals(items: Sequence[Reported]) -> list[Reported]:
    """The latest total of every claimant, in the order given; parts of totals are none.

    That is what he said last; of several said on one day, none that speaks of an earlier time
    than another: "13,000 now, down from 15,000 last year" leaves 13,000. Several of one time are all kept.
    """
    items = [item for item in items if not item.is_part]
    said = [item.said_day for item in items]
    newest: dict[str, int] = {}
    for item, day in zip(items, said, strict=True):
        newest[item.voice.name] = max(newest.get(item.voice.name, day), day)
    last = [item for item, day in zip(items, said, strict=True) if day == newest[item.voice.name]]
    begins: dict[str, int] = {}
    for item in last:
        begins[item.voice.name] = max(begins.get(item.voice.name, item.time[0]), item.time[0])
    return [item for item in last if item.time[1] >= begins[item.voice.name]]


def newest_totals(stocks: Sequence[Reported], base: Reported | None, oldest: int) -> list[Reported]:
    """The latest total of every claimant but `base`, none said before the day `oldest`, newest first."""
    kept = [
        stock
        for stock in latest_totals(stocks)
        if (base is None or stock.origin_id != base.origin_id) and stock.said_day >= oldest
    ]
    return sorted(kept, key=lambda item: (-item.said_day, item.voice.name, item.origin_id))


def times_of(claims: pd.DataFrame, reported: str = "reported") -> list[Span]:
    """First and last day (from 1970-01-01) of what each claim speaks of; see `time_of`."""
    days = pd.to_datetime(claims[reported]).astype("datetime64[s]").astype("int64") // 86_400
    return [time_of(when, day) for when, day in zip(claims["when"].tolist(), days.tolist(), strict=True)]


def of_earlier_time(totals: pd.DataFrame, whose: Any, reported: str = "reported") -> "pd.Series[bool]":
    """The rule of `latest_totals` on a table: which totals end before another of the same group begins.

    totals: each claimant's newest alone. whose: what `DataFrame.groupby` takes.
    """
    times = times_of(totals, reported)
    first, last = (pd.Series([time[end] for time in times], totals.index, "int64") for end in (0, 1))
    return last < first.groupby(whose).transform("max")
