"""When two numbers cannot both hold."""

from toolkit.analysis.bounds import Interval
from toolkit.analysis.contradictions.places import AROUND, INSIDE, SAME, Places
from toolkit.analysis.contradictions.positions import LOSSES, Position
from toolkit.analysis.presence import THERE
from toolkit.analysis.statements import FAR_FUTURE, FAR_PAST, Span

LOSS_TOLERANCE = 3  # losses as of a single day are held against others that are so near
DAY_TOLERANCE = 1  # soldiers come by the thousand in three days
GROWTH_DAYS = 7  # a larger number of a time that ends later than that may be growth
LONG = 62  # days; a longer time names no moment, so only equal ones are compared
ALIKE = 0.75  # share of common days from which two periods count as one


def below(one: Interval, other: Interval) -> bool:
    """Whether one is surely smaller; where both are rounded, to touch is not to overlap."""
    if one.surely_below(other):
        return True
    if one.high is None or other.low is None or one.highest != other.lowest:
        return False
    return bool(one.high.slack or other.low.slack)


def cannot_both_hold(one: Position, other: Position, places: Places) -> bool:
    """Whether two totals of one time exclude each other, given where they are and how each may grow."""
    if _may_have_changed(one, other) or _may_have_changed(other, one):
        return False
    relation = places.relation(one.place, other.place, losses=one.label in LOSSES)
    if relation == SAME:
        return too_few(one, other) or too_few(other, one)
    if relation == INSIDE:
        return too_few(other, one)
    if relation == AROUND:
        return too_few(one, other)
    return False


def too_few(fewer: Position, more: Position) -> bool:
    """Whether the first number is too small for the second.

    A part may be smaller than any whole of its place, and fewer may be there now than were ever sent.
    """
    return not fewer.is_part_there and more.whom <= fewer.whom and below(fewer.interval, more.interval)


def _may_have_changed(one: Position, other: Position) -> bool:
    """Whether the other is larger and of a time that ends later than the single day of one of them.

    Those who are there may also have become fewer by then.
    """
    single = min(_length(one.as_of), _length(other.as_of)) <= LOSS_TOLERANCE
    later = other.as_of[1] - one.as_of[1] > GROWTH_DAYS
    return single and later and (other.whom == THERE or below(one.interval, other.interval))


def on_one_page(one: Position, other: Position) -> bool:
    """Whether a page gives two numbers of one speaker, or its own beside a speaker's.

    What one page tells apart are several things: 600 in all, of which 200 are new.
    """
    if not set(one.sources) & set(other.sources):
        return False
    return one.voice.related(other.voice) or one.is_newsroom or other.is_newsroom


def at_one_time(one: Position, other: Position) -> bool:
    """Whether two totals are as of one time."""
    first, second = one.as_of, other.as_of
    lengths = (_length(first), _length(second))
    if max(lengths) > LONG:
        return alike(first, second)
    if min(lengths) > 1:
        return meets(first, second)
    return meets(first, second, LOSS_TOLERANCE if one.label in LOSSES else DAY_TOLERANCE)


def meets(one: Span, other: Span, tolerance: int = 0) -> bool:
    """Whether two spans share a day, or miss each other by no more than the tolerance."""
    return one[0] <= other[1] + tolerance and other[0] <= one[1] + tolerance


def alike(one: Span, other: Span) -> bool:
    """Whether two periods are the same but for a few days."""
    if FAR_PAST in (one[0], other[0]) or FAR_FUTURE in (one[1], other[1]):
        return one == other
    common = min(one[1], other[1]) - max(one[0], other[0]) + 1
    whole = max(one[1], other[1]) - min(one[0], other[0]) + 1
    return common >= ALIKE * whole


def within(inner: Span, outer: Span, began: int, slack: int = 15) -> bool:
    """Whether a period lies in another, give or take half a month.

    An open start ("28,000 by July") runs from an unknown day: such a period lies in one that began before
    anything of the matter was reported (on the day `began`), and in no single month or later year.
    """
    if inner[1] > outer[1] + slack:
        return False
    if inner[0] != FAR_PAST or outer[0] == FAR_PAST:
        return inner[0] >= outer[0] - slack
    return outer[0] <= min(began, inner[1]) and _length(outer) > LONG


def _length(span: Span) -> int:
    return span[1] - span[0] + 1
