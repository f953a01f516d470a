"""What a number in a report allows: intervals that survive arithmetic.

"At least 3,000" has a low end and nothing else; "up to 12,000" has a high end; "about 11,000" is
11,000 to the nearest thousand. Adding keeps all of that:

    >>> (about(11_000) + at_least(3_000)).wording()
    'at least about 14,000'

Nothing is narrowed and no midpoint is made up. Each `End` remembers the number that was said and how
far it was rounded (`slack`), so that words say 14,000 where comparisons allow for 13,500.
"""

from toolkit.analysis.ends import End, Number, rounding, whole, written
from toolkit.analysis.interval import Interval

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
UNSTATED = Interval()


def exact(number: Number) -> Interval:
    """That number and no other."""
    return Interval(End(number), End(number), number)


def about(number: Number) -> Interval:
    """That number, rounded as `rounding` says."""
    end = End(number, slack=whole(rounding(number) / 2))
    return Interval(end, end, number)


def at_least(number: Number) -> Interval:
    """That number or more."""
    return Interval(low=End(number))


def more_than(number: Number) -> Interval:
    """More than that number, itself left out."""
    return Interval(low=End(number, excluded=True))


def at_most(number: Number) -> Interval:
    """Up to that number."""
    return Interval(high=End(number))


def less_than(number: Number) -> Interval:
    """Fewer than that number, itself left out."""
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
