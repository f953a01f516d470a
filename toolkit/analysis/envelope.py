"""The range of what was being reported, day by day.

For every day the latest statement of each claimant counts, unless it is older than the horizon. The
result is a range of reports. It says nothing of how likely any number in it is.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby
from weakref import WeakKeyDictionary

import numpy as np
import pandas as pd

from toolkit.analysis import extremes
from toolkit.analysis.bounds import Interval, from_row
from toolkit.analysis.grouping import Turn
from toolkit.analysis.origins import Grouping, as_ordinal, grouping, known_day
from toolkit.analysis.selection import select
from toolkit.analysis.statements import Span
from toolkit.analysis.stretches import left, merged
from toolkit.dossier import Day, Dossier

HORIZON = 90  # days after which a statement that nobody renewed is no longer counted
FOREVER = 10_000_000
_COLUMNS = {
    "day": "datetime64[s]",
    "low": "Float64",
    "high": "Float64",
    "open_below": "bool",
    "open_above": "bool",
    "median_best": "Float64",
    "lowest": "str",
    "highest": "str",
    "origins": "int64",
    "claimants": "str",
    "origin_ids": "str",
    "claim_ids": "str",
}
_STEPS: "WeakKeyDictionary[Dossier, dict[tuple[object, ...], _Steps]]" = WeakKeyDictionary()


@dataclass(frozen=True)
class _Steps:
    """Rows that hold from one day (`starts`, counted from 1970-01-01) until the next."""

    starts: np.ndarray
    rows: pd.DataFrame
    unit: str
    last_report: int


@dataclass(frozen=True, slots=True)
class _Standing:
    """A statement while it is its claimant's latest: from `start` until `end`, excluded."""

    start: int
    end: int
    claimant: str
    origin_id: str
    claim_id: str
    amount: Interval
    time: Span


def envelope(
    dossier: Dossier,
    measure: str,
    side: str,
    as_of: Day | None = None,
    horizon: int | None = HORIZON,
    *,
    unit: str | None = None,
    location: str | None = None,
) -> pd.DataFrame:
    """One row per day, from the first report to `as_of` (else the last report).

    Only totals (stocks) count, of one `location` if it is given, and neither planned nor denied ones. A
    statement counts from the day of its first report until its claimant says something else, at most
    `horizon` days (None: for good); copies do not renew it. Columns: day, low (lowest lower bound; "about
    11,000" counts as 11,000), high (highest upper bound), open_below and open_above (some statement gives
    no lower, no upper bound), median_best (of the statements that give a value itself), lowest and highest
    (the statements with the smallest and the largest number, in words: "about 11,000", "more than 15,000";
    NA where none states a number), origins (how many), claimants, origin_ids, claim_ids ("; "-joined). low
    is above high where statements exclude each other, and NA where none gives that bound.

    What is reported later changes no earlier row. Raises ToolkitError for a side or measure without
    figures. `attrs`: measure, side, as_of, horizon, unit, location.
    """
    side = dossier.resolve(side) or side
    steps = _steps(dossier, measure, side, horizon, unit, location)
    day = known_day(dossier, as_of)
    last = as_ordinal(day) if day is not None else steps.last_report
    first = int(steps.starts[0]) if len(steps.starts) else last + 1
    days = np.arange(first, last + 1)
    frame = steps.rows.iloc[np.searchsorted(steps.starts, days, side="right") - 1].reset_index(drop=True)
    frame.insert(0, "day", days.astype("datetime64[D]").astype("datetime64[s]"))
    frame.attrs = {
        "measure": measure,
        "side": side,
        "as_of": date.fromordinal(last + _EPOCH).isoformat(),
        "horizon": horizon,
        "unit": steps.unit,
        "location": location,
    }
    return frame


_EPOCH = date(1970, 1, 1).toordinal()


def _steps(
    dossier: Dossier, measure: str, side: str, horizon: int | None, unit: str | None, location: str | None
) -> _Steps:
    known = _STEPS.setdefault(dossier, {})
    key = (measure, side, horizon, unit, location)
    if key not in known:
        frame, counted, _ = select(dossier, side=side, measure=measure, unit=unit, location=location)
        frame = frame[frame["mode"] == "stock"]
        last = as_ordinal(frame["reported"].max().date()) if len(frame) else 0
        standing = _standing(grouping(dossier), frame, FOREVER if horizon is None else horizon)
        known[key] = _Steps(*_aggregate(standing), counted, last)
    return known[key]


def _standing(found: Grouping, frame: pd.DataFrame, horizon: int) -> list[_Standing]:
    """Which statement of each claimant stands when.

    The claim that words a statement best can change as pages come in; each turn is a stretch of its
    own. A newer statement of the same claimant ends the older one.
    """
    columns = [frame[name].tolist() for name in ("claim_id", "low", "best", "high", "bound")]
    amounts = {claim_id: from_row(*row) for claim_id, *row in zip(*columns, strict=True)}
    turns: dict[int, list[Turn]] = {}
    for turn in found.turns:
        turns.setdefault(turn.group, []).append(turn)
    standing = []
    for number, states in turns.items():
        stated = found.groups[number].first.day
        for turn, following in zip(states, [*states[1:], None], strict=True):
            claim_id = turn.claim.claim_id
            if claim_id in amounts:
                until = following.day if following else FOREVER
                end = min(stated + horizon + 1, until)
                voice, time = turn.voice.name, turn.claim.when or (stated, stated)
                one = _Standing(turn.day, end, voice, found.names[number], claim_id, amounts[claim_id], time)
                standing.append((stated, until, one))
    return _superseded(standing)


def _superseded(standing: list[tuple[int, int, _Standing]]) -> list[_Standing]:
    """Each statement while its claimant has no newer one: (day stated, end of its turn, statement) in.

    Where the newer one turns out to be somebody else's, the older one stands again. Of several stated on
    one day, one that speaks of a later time counts as newer.
    """
    claimants: dict[str, list[tuple[int, int, _Standing]]] = {}
    for turn in standing:
        claimants.setdefault(turn[2].claimant, []).append(turn)
    kept = []
    for turns in claimants.values():
        turns.sort(key=lambda turn: -turn[0])
        taken: list[tuple[int, int]] = []
        for _, same_day in groupby(turns, key=lambda turn: turn[0]):
            newer = list(same_day)
            for _, _, one in newer:
                later = [(other.start, until) for _, until, other in newer if other.time[0] > one.time[1]]
                free = left(one.start, one.end, merged([*taken, *later]))
                kept += [replace(one, start=start, end=end) for start, end in free]
            taken = merged([*taken, *((one.start, until) for _, until, one in newer)])
    return sorted(kept, key=lambda one: (one.claimant, one.origin_id, one.start))


def _aggregate(standing: list[_Standing]) -> tuple[np.ndarray, pd.DataFrame]:
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
    numbers = grouped.agg(
        low=("low", "min"), high=("high", "max"), median_best=("best", "median"), origins=("which", "size")
    )
    openness = pairs[["low", "high"]].isna().groupby(pairs["step"]).any()
    rows = numbers.reindex(steps)
    rows["open_below"] = openness["low"].reindex(steps, fill_value=False)
    rows["open_above"] = openness["high"].reindex(steps, fill_value=False)
    rows["origins"] = rows["origins"].fillna(0)
    rows["lowest"] = _outermost(pairs, standing, extremes.low_key, extremes.low_words, last=False)
    rows["highest"] = _outermost(pairs, standing, extremes.high_key, extremes.high_words, last=True)
    for column, name in (("claimants", "claimant"), ("origin_ids", "origin_id"), ("claim_ids", "claim_id")):
        rows[column] = _joined(
            pairs, np.array([getattr(one, name) for one in standing], dtype="object"), len(changes)
        )
    columns = {name: kind for name, kind in _COLUMNS.items() if name != "day"}
    return changes, rows[list(columns)].astype(columns)


def _outermost(
    pairs: pd.DataFrame,
    standing: list[_Standing],
    key: Callable[[Interval], extremes.Key],
    words: Callable[[Interval], str],
    *,
    last: bool,
) -> "pd.Series[str]":
    """The words of the statement that comes first (or last) in the order of `key`, by step."""
    stated = [number for number, one in enumerate(standing) if one.amount.low or one.amount.high]
    stated.sort(key=lambda number: key(standing[number].amount))
    rank = pd.Series(range(len(stated)), index=stated, dtype="int64")
    ranks = pairs[pairs["which"].isin(stated)].assign(rank=lambda rows: rows["which"].map(rank))
    chosen = ranks.groupby("step")["rank"].agg("max" if last else "min")
    return chosen.map(dict(enumerate(words(standing[number].amount) for number in stated)))


def _stated(one: _Standing) -> tuple[float | None, float | None, float | None]:
    low, high = one.amount.low, one.amount.high
    return (low.value if low else None), (high.value if high else None), one.amount.best


def _joined(pairs: pd.DataFrame, names: np.ndarray, steps: int) -> list[str]:
    """The distinct names of each step, in order, "; "-joined."""
    found: list[list[str]] = [[] for _ in range(steps)]
    for step, which in zip(pairs["step"].tolist(), pairs["which"].tolist(), strict=True):
        found[step].append(names[which])
    return ["; ".join(dict.fromkeys(parts)) for parts in found]
