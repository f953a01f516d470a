"""The numbers that a statement allows, and what arithmetic does to them."""

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
    whole,
    written,
)

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

    def disjoint(self, other: "Interval") -> bool:
        """Whether the two cannot both be true of one quantity."""
        return self.surely_below(other) or other.surely_below(self)

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

        Of a high end below zero only what its rounding leaves above zero stays. Raises ValueError where
        nothing does.
        """
        high = self.high
        if high is not None and high.value < 0:
            if self.highest <= 0:
                raise ValueError(f"no number lies above zero: {self.highest} at most")
            return Interval(End(0), End(whole(self.highest), high.excluded))
        if self.low is None or self.low.value >= 0:
            return self
        best = self.best if self.best is not None and self.best >= 0 else None
        return Interval(End(0), high, best)

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
        if (low.slack or high.slack) and end_words(low) == end_words(high):
            return end_words(low)  # the rounding hides what is between: about 7,998 to about 8,000
        if low.excluded or high.excluded:
            return f"{low_words(low)} and {high_words(high)}"
        best = "" if self.best is None else f" (best {written(self.best)})"
        return f"between {end_words(low)} and {end_words(high)}{best}"
