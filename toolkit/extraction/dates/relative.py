"""Times told from another date of the text: "a year earlier", "two days later", "the previous month"."""

from toolkit.extraction.dates import points
from toolkit.extraction.dates.points import Point
from toolkit.extraction.dates.scene import COUNT, COUNTS, UNIT, Found, Scene, looks_ahead
from toolkit.extraction.text import patterns as re

_APART = re.compile(rf"\b(?:exactly |just |only )?\b(?:{COUNT}|the) {UNIT}s?$")
_SIGNS = {" earlier": -1, " previously": -1, " before": -1, " later": 1, " after": 1}
APART = tuple(_SIGNS)
_JOINING = (" before", " after")  # "a year before the war"
_VAGUE = ("few", "a few", "several", "couple of", "a couple of", "couple")
_DAYS = {"day": 1, "night": 1, "week": 7, "fortnight": 14}
_WEEK = 7  # days of a stretch that is moved as a whole
_FAR = 250  # characters from the date that a time is told from
_SEASONS = {str(code): name for name, (code, _) in points.SEASONS.items()}
_YEAR, _MONTH, _MONTHS = len("2025"), len("2025-01"), len("2025-01/2025-03")


def apart_at(scene: Scene, start: int, end: int) -> Found | None:
    """As in "in March, down from 900 a year earlier"; nothing where no date stands shortly before."""
    match = _APART.search(scene.low[max(0, start - 40) : start])
    if match is None or match["count"] in _VAGUE:
        return None
    word = scene.low[start:end]
    if word in _JOINING and scene.low[end : end + 1] not in (".", ",", ";", ")", ""):
        return None
    count = match["count"] or "1"
    number = int(count) if count.isdigit() else COUNTS[count]
    point = shifted(scene, start, _SIGNS[word] * number, match["unit"])
    return Found(start - (len(match.string) - match.start()), end, point) if point else None


def shifted(scene: Scene, start: int, count: int, unit: str) -> Point | None:
    """The date that stands shortly before, moved by so many units, as exact as the unit."""
    near = scene.near
    if near is None or start - scene.near_end > _FAR or "\n" in scene.low[scene.near_end : start]:
        return None
    if unit in _DAYS:
        if (near.last - near.first).days >= (_WEEK if unit != "day" else 1):
            return None
        first, last = (points.shift_days(d, count * _DAYS[unit]) for d in (near.first, near.last))
        return points.between(points.day(first), points.day(last))
    year = near.first.year + (count if unit == "year" else 0)
    if not 1 < year < 9999:
        return None
    if unit == "year" and len(near.edtf) == _YEAR:
        return points.year(year) if near.edtf.isdigit() else None
    if unit == "year" and len(near.edtf) == _MONTH and near.edtf[5:] in _SEASONS:
        return points.season(year, _SEASONS[near.edtf[5:]])
    within = near.first.replace(day=1) == near.last.replace(day=1)
    if not within and (unit == "month" or len(near.edtf) != _MONTHS):
        return None  # a season, a stretch of days or of years
    months = count * {"year": 12, "quarter": 3, "month": 1}.get(unit, 0)
    first, last = (points.shift_months(day, months) for day in (near.first, near.last))
    opening, closing = points.month(first.year, first.month), points.month(last.year, last.month)
    return points.between(opening, closing) if months else None


_PARTS = {
    f"{ordinal} {unit}": (first, first + length - 1)
    for unit, length, ordinals in (
        ("quarter", 3, ("first", "second", "third", "fourth")),
        ("half", 6, ("first", "second")),
    )
    for ordinal, first in zip(ordinals, range(1, 13, length), strict=False)
}
PARTS = tuple(_PARTS)
_IN = ("in the ", "during the ", "over the ", "by the ", "for the ", "since the ", "until the ", "to the ")


def part_at(scene: Scene, start: int, end: int) -> Found | None:
    """As in "in the first quarter": of the year of the report, of the one before where it is to come."""
    if scene.published is None or scene.low.startswith((" of", "-"), end):
        return None
    if not scene.low.endswith(_IN, 0, start):
        return None
    ahead = looks_ahead(scene, start)
    first, last = _PARTS[scene.low[start:end]]
    point = points.months(scene.published.year, first, last)
    if not ahead and point.first > scene.published:
        point = points.months(scene.published.year - 1, first, last)
    elif ahead and point.last < scene.published:
        point = points.months(scene.published.year + 1, first, last)
    return Found(start, end, point)
