"""One end of an interval: what was said, whether it is left out, how far it was rounded, and its words."""

import math
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import TypeAlias

Number: TypeAlias = int | float


@dataclass(frozen=True, slots=True)
class End:
    """One end of an interval: the number said, whether it is left out, and half of its rounding."""

    value: Number
    excluded: bool = False
    slack: Number = 0


@lru_cache(maxsize=65536)
def rounding(number: Number) -> Number:
    """To what "about" that number is rounded: the place of its last digit that is not zero.

    11,000 is to the nearest thousand, 4,700 to the nearest hundred. A power of ten is a step of its own
    (the number below 10,000 in round thousands is 9,000), so 10,000 is to the nearest thousand.

    >>> rounding(11_000), rounding(4_700), rounding(10_000)
    (1000, 100, 1000)
    """
    _, digits, exponent = Decimal(repr(number)).normalize().as_tuple()
    assert isinstance(exponent, int)
    if digits == (1,):
        exponent -= 1
    return whole(float(Decimal(10) ** exponent)) if any(digits) else 1


def written(number: Number) -> str:
    """With commas between the thousands: 14,000; 1.5."""
    return f"{whole(number):,}"


def whole(number: Number) -> Number:
    """An integer where the number is one."""
    return int(number) if float(number).is_integer() else number


def add_ends(one: End | None, other: End | None, sign: int) -> End | None:
    """Sum (sign 1) or difference (-1); roundings add up, an end that is missing stays missing."""
    if one is None or other is None:
        return None
    value = whole(one.value + sign * other.value)
    return End(value, one.excluded or other.excluded, whole(one.slack + other.slack))


def reach(end: End, direction: int) -> tuple[float, bool]:
    """Sorts ends by how far out they allow; of two at one number the included one goes further."""
    return direction * end.value + end.slack, not end.excluded


def outer(one: End | None, other: End | None, direction: int) -> End | None:
    """The one that allows more, downwards (direction -1) or upwards (1); None reaches furthest."""
    if one is None or other is None:
        return None
    return max(one, other, key=lambda end: reach(end, direction))


def inner(one: End | None, other: End | None, direction: int) -> End | None:
    """The one that allows less."""
    if one is None or other is None:
        return one or other
    return min(one, other, key=lambda end: reach(end, direction))


def end_words(end: End) -> str:
    """ "11,000", or "about 11,000" where it is rounded."""
    return f"about {written(legible(end))}" if end.slack else written(end.value)


def legible(end: End) -> Number:
    """The value without digits that its rounding makes meaningless: about 9,998 to 2,000 is about 10,000."""
    digits = 1 - math.floor(math.log10(2 * end.slack))
    return round(end.value, digits)


def low_words(end: End | None) -> str:
    """ "at least 3,000"; nothing for no end."""
    return "" if end is None else f"{'more than' if end.excluded else 'at least'} {end_words(end)}"


def high_words(end: End | None) -> str:
    """ "up to 12,000"; nothing for no end."""
    return "" if end is None else f"{'fewer than' if end.excluded else 'up to'} {end_words(end)}"
