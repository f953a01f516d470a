"""Days of a month that is not named: "on the 19th", "since the 11th", "between the 7th and the 10th"."""

from toolkit.extraction.dates import points
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
