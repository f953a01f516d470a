"""What a number in a report allows: intervals that survive arithmetic.

"At least 3,000" has a low end and nothing else; "up to 12,000" has a high end; "about 11,000" is
11,000 to the nearest thousand. Adding keeps all of that:

    >>> (about(11_000) + at_least(3_000)).wording()
    'at least about 14,000'

Nothing is narrowed and no midpoint is made up. Each `End` remembers the number that was said and how
far it was rounded (`slack`), so that words say 14,000 where comparisons allow for 13,500.
"""

import math
from dataclasses import dataclass
from typing import TypeAlias

from toolkit.analysis.ends import (
    End,
    Number,
    add_ends,
    end_words,
    high_words,
    inner,
    low_words,
    outer,
    rounding,
    whole,
    written,
)

__all__ = [
    "UNSTATED",
    "End",
    "Interval",
    "about",
    "at_least",
    "at_most",
    "between",
    "exact",
    "from_row",
    "less_than",
    "more_than",
    "rounding",
    "written",
]
Columns: TypeAlias = tuple[Number | None, Number | None, Number | None, str]


@dataclass(frozen=True, slots=True)
class Interval:
    """The numbers that a statement allows; None is an end that is not given.

    `best` is the value itself where a source gives one; it is never derived from the ends.
    Raises ValueError where no number is left between the ends.
    """

    low: End | None = None
    high: End | None = None
    best: Number | None = None

    def __post_init__(self) -> None:
        touching = self.low and self.high and (self.low.excluded or self.high.excluded)
        if self.lowest > self.highest or (touching and self.lowest == self.highest):
            raise ValueError(f"no number lies between {self.lowest} and {self.highest}")

    @property
    def lowest(self) -> float:
        """The lowest number allowed, rounding included; -inf where there is none."""
        return -math.inf if self.low is None else self.low.value - self.low.slack

    @property
    def highest(self) -> float:
        """The highest number allowed, rounding included; inf where there is none."""
        return math.inf if self.high is None else self.high.value + self.high.slack

    @property
    def rounding(self) -> Number:
        """The coarser rounding of the two ends (1,000 for "about 11,000"); 0 where both are sharp."""
        return whole(2 * max(end.slack if end else 0 for end in (self.low, self.high)))

    def __contains__(self, number: Number) -> bool:
        if not self.lowest <= number <= self.highest:
            return False
        at_low = number == self.lowest and self.low is not None and self.low.excluded
        return not (at_low or (number == self.highest and self.high is not None and self.high.excluded))

    def __add__(self, other: "Interval") -> "Interval":
        return Interval(
            add_ends(self.low, other.low, 1),
            add_ends(self.high, other.high, 1),
            None if self.best is None or other.best is None else whole(self.best + other.best),
        )

    def __sub__(self, other: "Interval") -> "Interval":
        return Interval(
            add_ends(self.low, other.high, -1),
            add_ends(self.high, other.low, -1),
            None if self.best is None or other.best is None else whole(self.best - other.best),
        )

    def surely_below(self, other: "Interval") -> bool:
        """Whether every number of this one is smaller than every number of the other."""
        if self.high is None or other.low is None:
            return False
        apart = self.high.excluded or other.low.excluded
        return self.highest < other.lowest or (apart and self.highest == other.lowest)

    def surely_above(self, other: "Interval") -> bool:
        """Whether every number of this one is greater than every number of the other."""
        return other.surely_below(self)

    def disjoint(self, other: "Interval") -> bool:
        """Whether the two cannot both be true of one quantity."""
        return self.surely_below(other) or other.surely_below(self)

    def overlaps(self, other: "Interval") -> bool:
        """Whether some number fits both."""
        return not self.disjoint(other)

    def union(self, other: "Interval") -> "Interval":
        """The smallest interval that covers both, and what lies between them; best only if they agree."""
        return Interval(
            outer(self.low, other.low, -1),
            outer(self.high, other.high, 1),
            self.best if self.best == other.best else None,
        )

    def intersection(self, other: "Interval") -> "Interval | None":
        """What both allow; None where they are disjoint."""
        if self.disjoint(other):
            return None
        low, high = inner(self.low, other.low, -1), inner(self.high, other.high, 1)
        if low and high and low.value > high.value:  # only the rounding of one reaches the other
            low, high = End(low.value - low.slack, low.excluded), End(high.value + high.slack, high.excluded)
        common = Interval(low, high)
        bests = {best for best in (self.best, other.best) if best is not None and best in common}
        return Interval(low, high, bests.pop() if len(bests) == 1 else None)

    def not_below_zero(self) -> "Interval":
        """The same for people and things, of which there are never fewer than none.

        Raises ValueError where the whole interval is below zero.
        """
        if self.low is None or self.low.value >= 0:
            return self
        best = self.best if self.best is not None and self.best >= 0 else None
        return Interval(End(0), self.high, best)

    def or_fewer(self) -> "Interval":
        """From none up to as many: what an addition without a lower bound, or a loss within another, may be.

        A statement that leaves no room ("fewer than 0") stays as it is.
        """
        if self.high is not None and (self.high.value < 0 or (self.high.value == 0 and self.high.excluded)):
            return self
        return Interval(End(0), self.high)

    def rounded(self, rounding: Number) -> "Interval":
        """The same with ends rounded at least that coarsely; reads `rounding` back from a tidy table."""
        half = whole(rounding / 2)
        low, high = (
            None if end is None else End(end.value, end.excluded, max(end.slack, half))
            for end in (self.low, self.high)
        )
        return Interval(low, high, self.best)

    def columns(self) -> Columns:
        """(low, best, high, bound) as the tables keep them; None is blank.

        An end that is left out on one side of "between" is written as included, which only widens.
        The rounding of an end is not a column of the tables: `wording` and `rounding` carry it.
        """
        low, high = self.low, self.high
        if low is None and high is None:
            return None, None, None, "vague"
        if high is None:
            assert low is not None
            return low.value, None, None, "more_than" if low.excluded else "at_least"
        if low is None:
            return None, None, high.value, "less_than" if high.excluded else "at_most"
        if low.value != high.value:
            return low.value, self.best, high.value, "between"
        if low.slack or high.slack:
            return None, low.value, None, "about"
        return low.value, low.value, low.value, "exact"

    def wording(self) -> str:
        """English for a caption: "at least about 14,000", "between 10,000 and 12,000"."""
        low, high = self.low, self.high
        if low is None and high is None:
            return "an unstated number"
        if low is None or high is None:
            return f"{low_words(low)}{high_words(high)}"
        if low.value == high.value:
            return end_words(max(low, high, key=lambda end: end.slack))
        if low.excluded or high.excluded:
            return f"{low_words(low)} and {high_words(high)}"
        best = "" if self.best is None else f" (best {written(self.best)})"
        return f"between {end_words(low)} and {end_words(high)}{best}"


UNSTATED = Interval()


def exact(number: Number) -> Interval:
    """That number and no other."""
    return Interval(End(number), End(number), number)


def about(number: Number) -> Interval:
    """That number, rounded as `rounding` says."""
    end = End(number, slack=whole(rounding(number) / 2))
    return Interval(end, end, number)


def at_least(number: Number) -> Interval:
    return Interval(low=End(number))


def more_than(number: Number) -> Interval:
    return Interval(low=End(number, excluded=True))


def at_most(number: Number) -> Interval:
    return Interval(high=End(number))


def less_than(number: Number) -> Interval:
    return Interval(high=End(number, excluded=True))


def between(low: Number, high: Number, best: Number | None = None) -> Interval:
    """Both ends included."""
    return Interval(End(low), End(high), best)


def from_row(low: object, best: object, high: object, bound: object) -> Interval:
    """The interval of a row of figures or supplies; None, NaN and NA are blank.

    Raises ValueError for a bound that is no word of the schema or lacks its number.

    >>> from_row(None, 11_000, None, "about").wording()
    'about 11,000'
    """
    numbers = {"low": _number(low), "best": _number(best), "high": _number(high)}
    if bound == "vague":
        return UNSTATED
    if bound == "between":
        return between(_needed(numbers, "low", bound), _needed(numbers, "high", bound), numbers["best"])
    if bound not in _SINGLE:
        raise ValueError(f"bound {bound!r} is none of between, vague, {', '.join(_SINGLE)}")
    column, make = _SINGLE[str(bound)]
    return make(_needed(numbers, column, bound))


_SINGLE = {
    "exact": ("best", exact),
    "about": ("best", about),
    "at_least": ("low", at_least),
    "more_than": ("low", more_than),
    "at_most": ("high", at_most),
    "less_than": ("high", less_than),
}


def _number(value: object) -> Number | None:
    """None for every kind of blank; NA and NaN are told by being unequal to themselves."""
    if value is None or value is not value or str(value) in ("<NA>", "nan", "NaT", ""):
        return None
    return whole(float(str(value)))


def _needed(numbers: dict[str, Number | None], column: str, bound: object) -> Number:
    number = numbers[column]
    if number is None:
        raise ValueError(f"bound {bound!r} needs a number in {column}, which is blank")
    return number
