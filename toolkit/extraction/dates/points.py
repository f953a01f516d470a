"""Calendar arithmetic of date expressions: from words to a first and a last day, and on to EDTF."""

import calendar
from datetime import MAXYEAR, MINYEAR, date
from functools import lru_cache
from typing import NamedTuple

_NAMED_MONTHS = (
    "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
    "september sept sep", "october oct", "november nov", "december dec",
)  # fmt: skip
_NAMED_DAYS = (
    "monday mon", "tuesday tues tue", "wednesday wed", "thursday thurs thur thu", "friday fri",
    "saturday sat", "sunday sun",
)  # fmt: skip
MONTHS = {name: number for number, names in enumerate(_NAMED_MONTHS, 1) for name in names.split()}
WEEKDAYS = {name: number for number, names in enumerate(_NAMED_DAYS) for name in names.split()}
# EDTF seasons; a season begins in the month beside it.
SEASONS = {"spring": (21, 3), "summer": (22, 6), "autumn": (23, 9), "fall": (23, 9), "winter": (24, 12)}


class Point(NamedTuple):
    """What an expression stands for: first and last day, and the EDTF text of it."""

    first: date
    last: date
    edtf: str


def day(moment: date) -> Point:
    return Point(moment, moment, moment.isoformat())


@lru_cache(maxsize=4096)
def day_of(year: int, month: int, number: int) -> Point | None:
    """A day of the calendar; None where there is none such (31 June)."""
    if not 1 <= year <= 9999 or not 1 <= number <= calendar.monthrange(year, month)[1]:
        return None
    return day(date(year, month, number))


def _known(year: int) -> int:
    """The year of the calendar, 1 to 9999, that is nearest: "last March" in a report dated 0001."""
    return min(max(year, MINYEAR), MAXYEAR)


@lru_cache(maxsize=1024)
def month(year: int, number: int) -> Point:
    year = _known(year)
    last = date(year, number, calendar.monthrange(year, number)[1])
    return Point(date(year, number, 1), last, f"{year:04d}-{number:02d}")


@lru_cache(maxsize=1024)
def year(number: int) -> Point:
    number = _known(number)
    return Point(date(number, 1, 1), date(number, 12, 31), f"{number:04d}")


def decade(number: int) -> Point:
    start = number // 10 * 10
    return Point(year(start).first, year(start + 9).last, f"{start // 10:03d}X")


def season(number: int, name: str) -> Point:
    """A season of a year; winter is named after the year in which it begins."""
    number = min(_known(number), MAXYEAR - 1)  # a winter ends in the next year
    code, start = SEASONS[name]
    end = shift_months(date(number, start, 1), 2)
    return Point(date(number, start, 1), month(end.year, end.month).last, f"{number:04d}-{code}")


def months(year_number: int, first: int, last: int) -> Point:
    """Months of one year, both included ("the first half of 2025")."""
    begin, end = month(year_number, first), month(year_number, last)
    return between(begin, end)


def between(first: Point, last: Point) -> Point:
    """From the start of one to the end of the other."""
    if first.edtf == last.edtf:
        return first
    return Point(first.first, last.last, f"{_opening(first)}/{_closing(last)}")


def _opening(point: Point) -> str:
    return point.edtf.split("/")[0]


def _closing(point: Point) -> str:
    return point.edtf.split("/")[-1]


def shift_months(moment: date, count: int) -> date:
    """The first day of the month that lies `count` months away; years 1 to 9999."""
    index = moment.year * 12 + moment.month - 1 + count
    index = min(max(index, 12), 9999 * 12 + 11)
    return date(index // 12, index % 12 + 1, 1)


def shift_days(moment: date, count: int) -> date:
    ordinal = min(max(moment.toordinal() + count, 1), date.max.toordinal())
    return date.fromordinal(ordinal)


def week(moment: date, offset: int) -> Point:
    """The week from Monday to Sunday that lies `offset` weeks from that of `moment`."""
    monday = shift_days(moment, -moment.weekday() + 7 * offset)
    return between(day(monday), day(shift_days(monday, 6)))


def weekday(moment: date, number: int, direction: int) -> Point:
    """The nearest such weekday: 0 on or before `moment`, -1 before it, 1 after it."""
    back = (moment.weekday() - number) % 7
    if direction < 0:
        return day(shift_days(moment, -(back or 7)))
    if direction > 0:
        return day(shift_days(moment, 7 - back))
    return day(shift_days(moment, -back))


def part_of(point: Point, part: str) -> Point:
    """The early, middle or late third of a month or of a year."""
    if point.first.year != point.last.year or "/" in point.edtf:
        return point
    if point.first.month == point.last.month:
        if point.first == point.last:
            return point
        start, stop = {"early": (1, 10), "mid": (11, 20), "late": (21, point.last.day)}[part]
        return between(day(point.first.replace(day=start)), day(point.first.replace(day=stop)))
    if point.first.month == 1 and point.last.month == 12:
        start, stop = {"early": (1, 4), "mid": (5, 8), "late": (9, 12)}[part]
        return months(point.first.year, start, stop)
    return point


def edge_of(point: Point, start: bool) -> Point:
    """The beginning or the end of a period: of a year its first or last month, of a month a third."""
    if (point.last - point.first).days > 32 and "/" not in point.edtf:
        edge = point.first if start else point.last
        return month(edge.year, edge.month)
    return part_of(point, "early" if start else "late")


def ago(moment: date, count: int, unit: str, *, spread: bool = False) -> Point | None:
    """`count` units before `moment`, as exact as the unit; `spread`: from then until `moment`."""
    if unit in ("day", "night"):
        then = day(shift_days(moment, -count))
    elif unit in ("week", "fortnight"):
        start = shift_days(moment, -count * (7 if unit == "week" else 14))
        then = day(start) if spread else week(start, 0)
    elif unit == "month":
        start = shift_months(moment, -count)
        then = month(start.year, start.month)
    elif unit in ("year", "decade", "century"):
        years = count * {"year": 1, "decade": 10, "century": 100}[unit]
        if not 1 <= moment.year - years <= 9999:
            return None
        then = (
            month(moment.year - years, moment.month)
            if spread and unit == "year"
            else year(moment.year - years)
        )
    elif unit == "hour":
        then = day(shift_days(moment, -((count + 23) // 24)))
    else:
        return day(moment)
    return until(then, moment) if spread else then


def until(then: Point, moment: date) -> Point:
    """From a point to the day of publication, in the point's own precision."""
    if then.last >= moment:
        return then if then.first > moment else Point(then.first, moment, _closed(then, moment))
    return Point(then.first, moment, f"{_opening(then)}/{_cut(_opening(then), moment)}")


def _closed(then: Point, moment: date) -> str:
    closing = _cut(_opening(then), moment)
    return _opening(then) if closing == _opening(then) else f"{_opening(then)}/{closing}"


def _cut(pattern: str, moment: date) -> str:
    """A day written as precisely as `pattern`; seasons and decades count as months."""
    length = 10 if len(pattern) == 10 else 4 if len(pattern) == 4 and pattern.isdigit() else 7
    return moment.isoformat()[:length]


def ahead(moment: date, count: int, unit: str) -> Point:
    """From `moment` to `count` units later ("in the coming weeks")."""
    if unit in ("day", "night", "hour"):
        return between(day(moment), day(shift_days(moment, count)))
    if unit in ("week", "fortnight"):
        return between(day(moment), day(shift_days(moment, 7 * count)))
    if unit == "month":
        end = shift_months(moment, count)
        return between(month(moment.year, moment.month), month(end.year, end.month))
    end_year = min(moment.year + count * (10 if unit == "decade" else 1), 9999)
    return between(year(moment.year), year(end_year))
