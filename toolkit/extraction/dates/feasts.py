"""Days that the calendar calls by a name: "on Christmas Eve", "New Year's Day 2023"."""

from toolkit.extraction.dates import points
from toolkit.extraction.dates.months import nearest_day
from toolkit.extraction.dates.scene import Found, Scene
from toolkit.extraction.text import patterns as re

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
