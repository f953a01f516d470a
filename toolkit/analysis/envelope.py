"""The range of what was being reported, day by day.

For every day the latest statement of each claimant counts, unless it is older than the horizon. The
result is a range of reports. It says nothing of how likely any number in it is.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any
from weakref import WeakKeyDictionary

import numpy as np
import pandas as pd

from toolkit.analysis import extremes
from toolkit.analysis.bounds import Interval
from toolkit.analysis.exclusion import excluded
from toolkit.analysis.forces import forces_of, of_force
from toolkit.analysis.known_day import as_ordinal, known_day
from toolkit.analysis.origins import grouping
from toolkit.analysis.presence import IN_WORDS, PEAK, SENT, THERE, whom_totals_count
from toolkit.analysis.selection import select
from toolkit.analysis.standing import FOREVER, Standing, standing_of
from toolkit.analysis.wholes import parts_of, states_of
from toolkit.dossier import Day, Dossier

HORIZON = 90  # days after which a statement that nobody renewed is no longer counted
_COLUMNS = {
    "counts": "str",
    "day": "datetime64[s]",
    "low": "Float64",
    "high": "Float64",
    "excluded_above": "Float64",
    "excluded_below": "Float64",
    "open_below": "bool",
    "open_above": "bool",
    "median_best": "Float64",
    "lowest": "str",
    "highest": "str",
    "draft_ends": "str",
    "origins": "int64",
    "claimants": "str",
    "origin_ids": "str",
    "claim_ids": "str",
}
_STEPS: "WeakKeyDictionary[Dossier, dict[tuple[object, ...], _Steps]]" = WeakKeyDictionary()
_KINDS = (SENT, PEAK, THERE)  # in this order


@dataclass(frozen=True)
class _Steps:
    """For whom the totals count: days (from 1970-01-01), and the rows that hold from each until the next."""

    parts: dict[int, tuple[np.ndarray, pd.DataFrame]]
    unit: str
    last_report: int


def envelope(
    dossier: Dossier,
    measure: str,
    side: str,
    as_of: Day | None = None,
    horizon: int | None = HORIZON,
    *,
    unit: str | None = None,
    location: str | None = None,
    roll_up: bool = False,
) -> pd.DataFrame:
    """One row per day, from the first report to `as_of` (else the last report), for whom the totals count.

    Only totals (stocks) count, of one `location` if it is given, and neither planned nor denied ones, nor
    such as are part of another (see `parts_of`). A
    statement counts from the day of its first report until its claimant says something else, at most
    `horizon` days (None: for good) after he last said it; copies do not renew it. Totals of people deployed
    that by their words count those who are there, or were at the peak, make rows of their own, behind those
    of all who were sent: they are never one series (see `presence`). Columns: counts ("sent", "at the peak",
    "there"), day, low (lowest
    bound; "about 11,000" counts as 11,000), high (highest bound), open_below and open_above
    (some statement gives no lower, no upper bound), median_best (of the statements that give a value
    itself; NA where it lies between two different values, as nobody gives it), lowest and highest (the
    statements with the smallest and the largest number, in words: "about 11,000", "more than 15,000"; NA
    where none states a number), draft_ends (which of the two only drafts give), origins (how many),
    claimants, origin_ids, claim_ids ("; "-joined). low and high are NA where none gives that bound. Where an
    "at least" lies above an "up to" of its time, the two exclude each other whatever a third claimant says
    between them (see `exclusion`):
    excluded_above is then the lowest such upper bound, excluded_below the highest such lower one (else NA).

    roll_up: rows of each force of the side too, of kinds of their own ("there of Africa Corps"). What is
    reported later changes no earlier row. Raises ToolkitError for a side or measure without
    figures. `attrs`: measure, side, as_of, horizon, unit, location, forces.
    """
    side = dossier.resolve(side) or side
    steps = _steps(dossier, measure, side, horizon, unit, location)
    whose = {"": steps}
    for force in forces_of(dossier, side) if roll_up else ():
        own = _steps(dossier, measure, force, horizon, steps.unit, location)
        whose |= {force: own} if own.last_report else {}
    day = known_day(dossier, as_of)
    last = as_ordinal(day) if day is not None else max(own.last_report for own in whose.values())
    frames = [
        _by_day(*part, last).assign(counts=of_force(IN_WORDS[whom], force))
        for force, own in whose.items()
        for whom, part in own.parts.items()
    ]
    frame = pd.concat(frames, ignore_index=True)[list(_COLUMNS)]
    frame.attrs = {
        "measure": measure,
        "side": side,
        "as_of": date.fromordinal(last + _EPOCH).isoformat(),
        "horizon": horizon,
        "unit": steps.unit,
        "location": location,
        "forces": [force for force in whose if force],
    }
    return frame


_EPOCH = date(1970, 1, 1).toordinal()


def _by_day(starts: np.ndarray, rows: pd.DataFrame, last: int) -> pd.DataFrame:
    """The rows of every day from the first to the last."""
    days = np.arange(int(starts[0]) if len(starts) else last + 1, last + 1)
    frame = rows.iloc[np.searchsorted(starts, days, side="right") - 1].reset_index(drop=True)
    frame.insert(0, "day", days.astype("datetime64[D]").astype("datetime64[s]"))
    return frame


def _steps(
    dossier: Dossier, measure: str, side: str, horizon: int | None, unit: str | None, location: str | None
) -> _Steps:
    known = _STEPS.setdefault(dossier, {})
    key = (measure, side, horizon, unit, location)
    if key not in known:
        frame, counted, _ = select(dossier, side=side, measure=measure, unit=unit, location=location)
        frame = frame[frame["mode"] == "stock"]
        last = as_ordinal(frame["reported"].max().date()) if len(frame) else 0
        parts = parts_of(frame, states_of(dossier.actors))
        whom, longest = whom_totals_count(frame), FOREVER if horizon is None else horizon
        standing = standing_of(grouping(dossier), frame, longest, parts, whom)
        kinds = [kind for kind in _KINDS if any(one.whom == kind for one in standing)] or [SENT]
        apart = {kind: _aggregate([one for one in standing if one.whom == kind]) for kind in kinds}
        known[key] = _Steps(apart, counted, last)
    return known[key]


def _aggregate(standing: list[Standing]) -> tuple[np.ndarray, pd.DataFrame]:
    """Days on which something changes, and the envelope from each of them on."""
    starts = np.array([one.start for one in standing], dtype="int64")
    ends = np.array([one.end for one in standing], dtype="int64")
    changes = np.unique(np.concatenate([starts, ends]))
    first, last = np.searchsorted(changes, starts), np.searchsorted(changes, ends)
    which = np.repeat(np.arange(len(standing)), last - first)
    offsets = np.arange(len(which)) - np.repeat(np.cumsum(last - first) - (last - first), last - first)
    pairs = pd.DataFrame({"step": np.repeat(first, last - first) + offsets, "which": which})
    pairs = pairs.sort_values(["step", "which"], kind="stable")
    stated = pd.DataFrame(
        [_stated(one) for one in standing], columns=["low", "high", "best"], dtype="float64"
    )
    pairs = pairs.join(stated, on="which")
    grouped = pairs.groupby("step")
    steps = pd.RangeIndex(len(changes))
    numbers = _widened(grouped).join(excluded(pairs, standing))
    lower, upper = (grouped["best"].quantile(0.5, interpolation=way) for way in ("lower", "higher"))
    numbers["median_best"] = lower.where(lower == upper)
    openness = pairs[["low", "high"]].isna().groupby(pairs["step"]).any()
    rows = numbers.reindex(steps)
    rows["open_below"] = openness["low"].reindex(steps, fill_value=False)
    rows["open_above"] = openness["high"].reindex(steps, fill_value=False)
    rows["origins"] = rows["origins"].fillna(0)
    outer = {"lowest": _outermost(pairs, standing, extremes.low_key, last=False)}
    outer["highest"] = _outermost(pairs, standing, extremes.high_key, last=True)
    for (end, chosen), words in zip(outer.items(), (extremes.low_words, extremes.high_words), strict=True):
        rows[end] = chosen.map({number: words(standing[number].amount) for number in set(chosen)})
    rows["draft_ends"] = _draft_ends(outer, standing).reindex(steps, fill_value="")
    for column, name in (("claimants", "claimant"), ("origin_ids", "origin_id"), ("claim_ids", "claim_id")):
        rows[column] = _joined(
            pairs, np.array([getattr(one, name) for one in standing], dtype="object"), len(changes)
        )
    columns = {name: kind for name, kind in _COLUMNS.items() if name not in ("counts", "day")}
    return changes, rows[list(columns)].astype(columns)


def _widened(grouped: Any) -> pd.DataFrame:
    """Low, high and origins by step; an "at least" above every upper bound raises high, and so on."""
    numbers: pd.DataFrame = grouped.agg(low=("low", "min"), high=("high", "max"), origins=("which", "size"))
    ends, known = grouped.agg(low=("high", "min"), high=("low", "max")), numbers["low"] + numbers["high"]
    for name, further in (("low", np.minimum), ("high", np.maximum)):
        numbers[name] = numbers[name].where(known.isna(), further(numbers[name], ends[name]))
    return numbers


def _outermost(
    pairs: pd.DataFrame,
    standing: list[Standing],
    key: Callable[[Interval], extremes.Key],
    *,
    last: bool,
) -> "pd.Series[int]":
    """The statement that comes first (or last) in the order of `key`, by step; of equals no draft."""
    stated = [number for number, one in enumerate(standing) if one.amount.low or one.amount.high]
    stated.sort(key=lambda number: (key(standing[number].amount), standing[number].is_draft != last))
    rank = pd.Series(range(len(stated)), index=stated, dtype="int64")
    ranks = pairs[pairs["which"].isin(stated)].assign(rank=lambda rows: rows["which"].map(rank))
    chosen = ranks.groupby("step")["rank"].agg("max" if last else "min")
    return chosen.map(dict(enumerate(stated)))


def _draft_ends(ends: dict[str, "pd.Series[int]"], standing: list[Standing]) -> "pd.Series[str]":
    """Which ends only a draft gives, by step."""
    drafts = pd.DataFrame(
        {end: chosen.map(lambda number: standing[number].is_draft) for end, chosen in ends.items()}
    )
    return drafts.apply(lambda row: "; ".join(end for end in ends if row[end]), axis=1).astype("str")


def _stated(one: Standing) -> tuple[float | None, float | None, float | None]:
    low, high = one.amount.low, one.amount.high
    return (low.value if low else None), (high.value if high else None), one.amount.best


def _joined(pairs: pd.DataFrame, names: np.ndarray, steps: int) -> list[str]:
    """The distinct names of each step, in order, "; "-joined."""
    found: list[list[str]] = [[] for _ in range(steps)]
    for step, which in zip(pairs["step"].tolist(), pairs["which"].tolist(), strict=True):
        found[step].append(names[which])
    return ["; ".join(dict.fromkeys(parts)) for parts in found]
