"""The lowest and the highest of several statements, in words that keep their bounds.

>>> from toolkit.analysis.bounds import about, more_than
>>> in_words([more_than(6_000), about(6_000), about(200)])
['about 200', 'more than 6,000']
"""

from collections.abc import Sequence

from toolkit.analysis.ends import end_words
from toolkit.analysis.interval import Interval

# Of two statements with one number, the one that leaves the number open in a direction goes further that way.
_DOWN = ("less_than", "at_most", "about", "between", "exact", "at_least", "more_than")
_UP = ("less_than", "at_most", "exact", "between", "about", "at_least", "more_than")
Key = tuple[float, int]


def low_key(amount: Interval) -> Key:
    """Sorts statements by the lowest number that they state; the amount must state one."""
    low, best, high, bound = amount.columns()
    return float(next(number for number in (low, best, high) if number is not None)), _DOWN.index(bound)


def high_key(amount: Interval) -> Key:
    """The same by the highest number that they state."""
    low, best, high, bound = amount.columns()
    return float(next(number for number in (high, best, low) if number is not None)), _UP.index(bound)


def low_words(amount: Interval) -> str:
    """The lower end of a range, the statement in its own words unless it gives both ends."""
    return end_words(amount.low) if _has_two_ends(amount) and amount.low else amount.wording()


def high_words(amount: Interval) -> str:
    """The upper end of a range in the same way."""
    return end_words(amount.high) if _has_two_ends(amount) and amount.high else amount.wording()


def in_words(amounts: Sequence[Interval]) -> list[str]:
    """[lowest, highest] of the statements, [] where none states a number.

    [all] where they say the same: "about 1,500" and "1,500" run from about 1,500 to no other number.
    """
    stated = [amount for amount in amounts if amount.low or amount.high]
    if len({amount.wording() for amount in stated}) < 2:
        return [amount.wording() for amount in stated[:1]]
    ends = [low_words(min(stated, key=low_key)), high_words(max(stated, key=high_key))]
    return ends[:1] if ends[0] == ends[1] else ends


def _has_two_ends(amount: Interval) -> bool:
    return amount.columns()[3] == "between"
