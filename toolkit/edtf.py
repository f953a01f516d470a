"""Partial dates: the part of EDTF (ISO 8601-2, levels 0 and 1) that news needs.

`2025`, `2025-03`, `2025-03-27`, seasons `2024-21` (spring) to `2024-24` (winter), `?`, `~` and `%`
after a date, `202X`, `2025-XX`, `2025-03-XX`, and intervals `a/b` whose ends may be open (`..`) or
unknown (blank).

    >>> bounds("2025-01/2025-02")
    (datetime.date(2025, 1, 1), datetime.date(2025, 2, 28))
    >>> bounds("../2025-03-27")
    (None, datetime.date(2025, 3, 27))
"""

import calendar
import re
from datetime import date, timedelta
from functools import lru_cache

# Meteorological seasons of the northern hemisphere; winter runs into the following year.
_SEASON_STARTS = {21: 3, 22: 6, 23: 9, 24: 12}
_SEASONS = {21: "spring", 22: "summer", 23: "autumn", 24: "winter"}
_MARKS = {"?": " (uncertain)", "~": " (approximately)", "%": " (uncertain)"}
_POINT = re.compile(r"(\d{4}|\d{3}X|\d{2}XX)(?:-(\d{2}|XX)(?:-(\d{2}|XX))?)?([?~%])?", re.ASCII)

Bounds = tuple[date | None, date | None]


@lru_cache(maxsize=16384)
def bounds(text: str) -> Bounds:
    """First and last day, both included; None is an open or unknown end.

    Raises ValueError for text that is not EDTF of the levels above, names a day that does not exist,
    or is an interval that ends before it starts.
    """
    first_text, slash, last_text = text.partition("/")
    if not slash:
        return _point(text)
    first = None if first_text in ("", "..") else _point(first_text)[0]
    last = None if last_text in ("", "..") else _point(last_text)[1]
    if first is None and last is None:
        raise ValueError(f"{text!r}: an interval needs one end that is a date")
    if first and last and last < first:
        raise ValueError(f"{text!r}: the interval ends before it starts")
    return first, last


def is_valid(text: str) -> bool:
    """Whether `bounds` can read it."""
    try:
        bounds(text)
    except ValueError:
        return False
    return True


def is_approximate(text: str) -> bool:
    """Whether any part carries `?`, `~`, `%` or an X."""
    return any(mark in text for mark in "?~%X")


def weeks_around(day: date, before: int, after: int) -> dict[str, str]:
    """First and last day of so many weeks before and after a day, as ISO text: `start` and `end`."""
    return {
        "start": (day - timedelta(weeks=before)).isoformat(),
        "end": (day + timedelta(weeks=after)).isoformat(),
    }


def in_words(text: str) -> str:
    """A date as a reader writes it; text that is no date stays as it is.

    >>> in_words("2024-11"), in_words("../2025-03-27"), in_words("2025-01/2025-02")
    ('November 2024', 'by 27 March 2025', 'January 2025 to February 2025')
    """
    first, slash, last = text.partition("/")
    if not text or not is_valid(text):
        return text
    if not slash:
        return _point_in_words(text)
    if first in ("", ".."):
        return f"by {_point_in_words(last)}"
    if last in ("", ".."):
        return f"since {_point_in_words(first)}"
    return f"{_point_in_words(first)} to {_point_in_words(last)}"


def _point_in_words(text: str) -> str:
    plain = text.rstrip("?~%")
    mark = _MARKS.get(text[-1], "")
    parts = plain.split("-")
    if "X" in plain or len(parts) == 1:
        return plain + mark
    month = int(parts[1])
    name = _SEASONS.get(month) or calendar.month_name[month]
    day = f"{int(parts[2])} " if len(parts) == 3 else ""
    return f"{day}{name} {parts[0]}{mark}"


def _point(text: str) -> tuple[date, date]:
    match = _POINT.fullmatch(text)
    if match is None:
        raise ValueError(f"{text!r} is not an EDTF date such as 2025, 2025-03, 2025-03-27 or 2024-10/2025-01")
    year, month, day, _ = match.groups()
    try:
        return _days(year, month, day)
    except ValueError as error:
        raise ValueError(f"{text!r}: {error}") from None


def _days(year: str, month: str | None, day: str | None) -> tuple[date, date]:
    first_year, last_year = int(year.replace("X", "0")), int(year.replace("X", "9"))
    if first_year == 0:
        raise ValueError("year 0 cannot be told apart here")
    if month is None or month == "XX":
        if day not in (None, "XX"):
            raise ValueError("a day needs its month")
        return date(first_year, 1, 1), date(last_year, 12, 31)
    if first_year != last_year:
        raise ValueError("a month needs its year")
    number = int(month)
    if number in _SEASON_STARTS and day is None:
        return _season(first_year, _SEASON_STARTS[number])
    if day is None or day == "XX":
        if not 1 <= number <= 12:
            raise ValueError("the month is 01-12, or a season 21-24")
        return date(first_year, number, 1), _month_end(first_year, number)
    exact = date(first_year, number, int(day))
    return exact, exact


def _season(year: int, month: int) -> tuple[date, date]:
    end_year, end_month = (year, month + 2) if month < 12 else (year + 1, 2)
    return date(year, month, 1), _month_end(end_year, end_month)


def _month_end(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])
