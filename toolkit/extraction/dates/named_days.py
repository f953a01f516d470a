"""Days of a month that is not named ("on the 19th"), and those with names of their own ("Christmas Eve")."""

from toolkit.extraction.dates import points
from toolkit.extraction.dates.months import nearest_day
from toolkit.extraction.dates.points import Point
from toolkit.extraction.dates.scene import Found, Scene
from toolkit.extraction.text import patterns as re

_BEFORE = re.compile(r"\b(?:on|since|until|till|by|before|after|from|between|to|and|or)\sthe\s$")
# What follows a day, but neither a floor nor a battalion, nor the day of a month that is named ("of June").
_BEHIND = re.compile(
    r"(?=\s*(?:$|\n)|[.,;:)?!\"”’—–]|\s[—–-]\s|\s(?:of\s(?:that|this|the|last|the\ssame)\smonth|the|a|an|he|she|it|they|"
    r"we|his|her|its|their|in|at|alone|and|or|to|by|with|when|that|as|for|near|came|was|were|had|after|before)\b)"
)
_MONTH = 31  # days of the longest


def ordinal_at(scene: Scene, start: int, end: int) -> Found | None:
    """ "on the 19th": the latest such day, or that of the month in which the date before it falls."""
    low = scene.low
    if not _BEFORE.search(low, max(0, start - 14), start) or not _BEHIND.match(low, end):
        return None
    number = int(low[start : end - 2])
    point = None if scene.published is None else _day(scene, number)
    return Found(start, end, point) if 1 <= number <= _MONTH else None


def _day(scene: Scene, number: int) -> Point | None:
    """The latest day with that number that is not behind the day of publication."""
    published, near = scene.published, scene.near
    assert published is not None
    moment = published
    if near is not None and near.first <= published and (near.last - near.first).days < _MONTH:
        moment = near.first
    for back in (0, -1, -2):
        month = points.shift_months(moment, back)
        day = points.day_of(month.year, month.month, number)
        if day is not None and day.first <= published:
            return day
    return None


_DAYS = {
    "christmas eve": (12, 24),
    "christmas day": (12, 25),
    "christmas": (12, 25),
    "boxing day": (12, 26),
    "new year's eve": (12, 31),
    "new year's day": (1, 1),
}
FEASTS = tuple(sorted(_DAYS))
_AT = re.compile(r"\b(?:at|by|until|till|since|before|after|over) $")
_YEAR_BEHIND = re.compile(r"(?:,? of|,| in)? ([12][0-9]{3})\b")


def feast_at(scene: Scene, start: int, end: int) -> Found | None:
    """As in "They crossed on Christmas Eve": the latest such day, or that of the year behind it."""
    word = scene.low[start:end]
    if word == "christmas" and not _AT.search(scene.low, max(0, start - 8), start):
        return None  # "a Christmas truce"
    month, day = _DAYS[word]
    written = _YEAR_BEHIND.match(scene.low, end)
    if written is not None:
        return Found(start, written.end(), points.day_of(int(written[1]), month, day))
    if scene.published is None:
        return Found(start, end, None, (month, day))
    return Found(start, end, points.day_of(nearest_day(scene, month, day, start), month, day), (month, day))
