"""Which figures count for a question, and the statements behind them as of a day."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from toolkit.analysis.bounds import Interval, from_row
from toolkit.analysis.groups import WORN
from toolkit.analysis.origins import grouping
from toolkit.analysis.sayings import may_be_renewed, said_anew
from toolkit.analysis.statements import Span, span
from toolkit.analysis.voices import Voice
from toolkit.analysis.wholes import parts_of, parts_of_a_place, states_of
from toolkit.cells import records
from toolkit.dossier import Dossier
from toolkit.errors import ToolkitError, near
from toolkit.schema import MEASURE

PERSONNEL = "personnel"
# Reasons why a claim does not count.
PLANNED, VAGUE, UNIT = "planned or denied", "no number", "another unit"
Row = Mapping[str, Any]


@dataclass(frozen=True)
class Reported:
    """One origin as of a day: who is behind it and its claims, in the order of their reports.

    A row has the columns of figures, `day` (of the report, counted from 1970-01-01), `depth` (how
    particular the name of its speaker is), `part` and `part_there` (whether it is one, see `parts_of` and
    `parts_of_a_place`).
    """

    origin_id: str
    voice: Voice
    rows: tuple[Row, ...]

    @property
    def direct(self) -> Row:
        """The claim that words it best: the most particular speaker's, in the words most pages have."""
        return most_direct(self.rows)

    @property
    def amount(self) -> Interval:
        return amount(self.direct)

    @property
    def numbers(self) -> frozenset[float]:
        """The numbers that the most direct claim states."""
        return frozenset(number for number in self.amount.columns()[:3] if isinstance(number, int | float))

    @property
    def review(self) -> str:
        """See `review_of`."""
        return review_of(row["review"] for row in self.rows)

    @property
    def first_day(self) -> int:
        return int(self.rows[0]["day"])

    @property
    def said_day(self) -> int:
        """The day on which a total was said last (see `said_anew`); that of the first report otherwise."""
        return self._said[1]

    @property
    def time(self) -> Span:
        """See `time_of`; that of the last saying."""
        place, day = self._said
        return time_of((self.rows[place] if place else self.direct)["when"], day)

    @property
    def _said(self) -> tuple[int, int]:
        if self.mode != "stock" or not may_be_renewed(str(self.rows[0]["measure"])):
            return 0, self.first_day
        days, dates, own = zip(
            *((row["day"], row["when"], row["depth"] >= 0) for row in self.rows), strict=True
        )
        return said_anew(days, dates, own)[-1]

    @property
    def mode(self) -> str:
        return str(self.rows[0]["mode"])

    @property
    def is_part(self) -> bool:
        """Whether it is only part of a total or addition of its claimant (see `mostly_parts`)."""
        return 2 * sum(bool(row["part"]) for row in self.rows) >= len(self.rows)

    def is_whole(self, place: str) -> bool:
        """Whether it is no part of what its claimant counts, or is all that he counts in that place."""
        is_part_there = 2 * sum(bool(row["part_there"]) for row in self.rows) >= len(self.rows)
        return not self.is_part or (bool(place) and self.place == place and not is_part_there)

    @property
    def place(self) -> str:
        """The location that most pages give; "" where none does."""
        return usual(self.rows, "location") or ""

    def with_rows(self, rows: Sequence[Row]) -> "Reported":
        """The same origin seen through some of its claims only."""
        return Reported(self.origin_id, self.voice, tuple(rows))


def time_of(when: object, day: int) -> Span:
    """The time that a claim speaks of: its own date, else the day of the report."""
    return span(when) or (day, day)


def most_direct(rows: Sequence[Row]) -> Row:
    """See `Reported.direct`."""
    depth = max(row["depth"] for row in rows)
    nearest = [row for row in rows if row["depth"] == depth]
    counts = Counter(_wording(row) for row in nearest)
    return max(
        nearest,
        key=lambda row: (
            counts[_wording(row)],
            -WORN.get(str(row["bound"]), 0),
            -row["day"],
            -nearest.index(row),
        ),
    )


def amount(row: Row) -> Interval:
    return from_row(row["low"], row["best"], row["high"], row["bound"])


def usual(rows: Sequence[Row], column: str) -> str | None:
    """The value that most rows give, the earliest of equals; None where all are blank."""
    given = Counter(row[column] for row in rows if isinstance(row[column], str))
    return str(given.most_common(1)[0][0]) if given else None


def ids(rows: Sequence[Row]) -> str:
    return "; ".join(str(row["claim_id"]) for row in rows)


def review_of(reviews: Iterable[object]) -> str:
    """ "draft" where no person has yet seen any of the claims, else "accepted"."""
    return "draft" if all(review == "draft" for review in reviews) else "accepted"


def select(
    dossier: Dossier,
    *,
    side: str,
    measure: str,
    day: date | None = None,
    location: str | None = None,
    unit: str | None = None,
) -> tuple[pd.DataFrame, str, dict[str, list[str]]]:
    """The figures that count, in order of report, their unit, and the claim ids left out by reason.

    Planned and denied claims, claims without a number and claims in another unit do not count.
    Raises ToolkitError for a measure that there is not, and for a side that is neither an actor nor has
    figures; of others there may be none yet.
    """
    frame = dossier.figures
    name = dossier.resolve(side)
    sides = set(frame["side"].dropna())
    if name is None and side not in sides:
        listed = ", ".join(sorted(sides)) or "none"
        words = f"no figures about the people of {side!r}; sides in this dossier: {listed}"
        raise ToolkitError(words + near(side, sorted(sides)))
    if measure not in MEASURE:
        raise ToolkitError(f"measure {measure!r} is not one of {', '.join(MEASURE)}{near(measure, MEASURE)}")
    frame = frame[((frame["side"] == (name or side)) & (frame["measure"] == measure)).fillna(False)]
    keep = (frame["review"] != "rejected").fillna(True)
    if location is not None:
        keep &= (frame["location"] == location).fillna(False)
    if day is not None:
        keep &= frame["reported"] <= pd.Timestamp(day)
    frame = frame[keep]
    counted = unit or _commonest_unit(frame)
    counting, left_out = _split(frame, counted)
    return counting, counted, left_out


def _split(frame: pd.DataFrame, unit: str) -> tuple[pd.DataFrame, dict[str, list[str]]]:
    reasons = {
        PLANNED: frame["status"].isin(["planned", "denied"]),
        VAGUE: frame["bound"] == "vague",
        UNIT: frame["unit"].fillna("") != unit,
    }
    counts = pd.Series(True, index=frame.index)
    left_out: dict[str, list[str]] = {}
    for reason, applies in reasons.items():
        gone = counts & applies
        if gone.any():
            left_out[reason] = frame.loc[gone, "claim_id"].tolist()
        counts &= ~applies
    return frame[counts].sort_values(["reported", "claim_id"]), left_out


def _commonest_unit(frame: pd.DataFrame) -> str:
    """Personnel where anybody counts them, else what most claims count."""
    counts: Counter[str] = Counter(frame["unit"].fillna("").tolist())
    if PERSONNEL in counts or not counts:
        return PERSONNEL
    return min(counts, key=lambda unit: (-counts[unit], unit))


def reported(dossier: Dossier, frame: pd.DataFrame) -> list[Reported]:
    """The statements behind some rows of figures; a stock and a flow never share one."""
    found = grouping(dossier)
    states = states_of(dossier.frames["actors"])
    parts, there = parts_of(frame, states), parts_of_a_place(frame, states)
    grouped: dict[tuple[str, str], list[Row]] = {}
    days = (frame["reported"].astype("int64") // 86_400).tolist()
    for row, day in zip(records(frame), days, strict=True):
        claim_id = row["claim_id"]
        row.update(day=day, depth=found.voice_of[claim_id].depth)
        row.update(part=claim_id in parts, part_there=claim_id in there)
        grouped.setdefault((found.name_of[claim_id], str(row["mode"])), []).append(row)
    return [
        Reported(
            name,
            max((found.voice_of[row["claim_id"]] for row in rows), key=lambda voice: voice.depth),
            tuple(rows),
        )
        for (name, _), rows in grouped.items()
    ]


def refuse_mixed(rows: Sequence[Row]) -> None:
    """Raise ToolkitError, naming the rows, if they differ in measure, unit or side."""
    for column in ("measure", "unit", "side"):
        groups: dict[str, list[Row]] = {}
        for row in rows:
            groups.setdefault(shown(row[column]), []).append(row)
        if len(groups) > 1:
            named = "; ".join(f"{value}: {ids(group)}" for value, group in groups.items())
            raise ToolkitError(
                f"figures of different {column} cannot be added up ({named}); choose one {column}"
            )


def shown(value: object) -> str:
    """A cell in an error message."""
    return str(value) if isinstance(value, str) else "blank"


def _wording(row: Row) -> tuple[str, ...]:
    return tuple(str(row[column]) for column in ("low", "best", "high", "bound"))
