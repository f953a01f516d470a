"""Months, days of months, weekdays and seasons, with or without a year."""

from toolkit.extraction.dates import points
from toolkit.extraction.dates.points import MONTHS, WEEKDAYS, Point
from toolkit.extraction.dates.scene import (
    LAST_WORDS,
    NEXT_WORDS,
    Found,
    Scene,
    looks_ahead,
    which_before,
    with_edge,
)
from toolkit.extraction.text import patterns as re

_DAY = r"([0-9]{1,2})(?:st|nd|rd|th)?"
_DAYS_LEFT = re.compile(rf"(?<![0-9.,$€£:-]){_DAY}(?:( ?- ?| and | to | or ){_DAY})?(?: of)? $")
_DAYS_ENDS = (*(f"{digit} " for digit in range(10)), "st ", "nd ", "rd ", "th ", " of ")
_DAYS_RIGHT = re.compile(
    rf"\.?,? (?:the )?{_DAY}(?![0-9a-z%]|[.,:/][0-9]| ?(?:%|per|million|thousand|billion|hundred))"
    rf"(?:( ?- ?| and | to | or | through ){_DAY}(?![0-9a-z%]|[.,:/][0-9]| ?(?:%|per|million|thousand)))?"
)
_YEAR_RIGHT = re.compile(
    r"\.?,? (?:of )?(?:([12][0-9]{3})(?![0-9]|,[0-9]|-[a-z])"
    r"|(last|this|next|that|the same|the previous|the following) year\b)"
)
_PLACED = re.compile(
    r"(?:\b(?:in|since|by|until|till|of|from|to|and|or|last|this|next|that|early|late|mid|before|after|during|"
    r"through|for|past|as|end|starting|beginning|around|between|on|dated|the|per)[ -]|"
    r"[(,/-] ?|[0-9](?:st|nd|rd|th)? (?:of )?)$"
)
_SHORT = frozenset(name for name in MONTHS if len(name) <= 4 and name not in ("may", "june", "july"))
_SAID = {"last": -1, "this": 0, "next": 1}
# A day without a year is at most so many days ahead of the report, unless it is further than that behind.
_NEAR_DAYS = 60
_FAR_DAYS = 200


def month_at(scene: Scene, start: int, end: int) -> Found | None:
    """ "December", "Dec. 26, 2024", "26-28 December", "early March", "last June"."""
    low, name = scene.low, scene.low[start:end]
    if not scene.text[start].isupper():
        return None
    right = _DAYS_RIGHT.match(low, end)
    left = None
    if low.endswith(_DAYS_ENDS, 0, start):
        left = _DAYS_LEFT.search(low[max(0, start - 24) : start])
    behind_day = left is not None and low.startswith(", ", end)  # "on 3 November, 12 soldiers"
    if right is not None and (behind_day or _counts(low, start, right.end(), left is not None)):
        right = None
    year = _YEAR_RIGHT.match(low, right.end() if right else end)
    if not (right or left or year) and not _stands_as_month(scene, start, end, name):
        return None
    begin, stop, days = start, end + (name in _SHORT and low[end : end + 1] == "."), []
    if right:
        stop, days = right.end(), [int(number) for number in right.group(1, 3) if number]
    elif left:
        begin = start - (len(left.string) - left.start())
        days = [int(number) for number in left.group(1, 3) if number]
    if days and not all(1 <= one <= 31 for one in days):
        return None
    which = which_before(low, begin) if not days else None
    begin -= len(which[0]) if which else 0
    found = Found(begin, year.end() if year else stop, None)
    return _dated(scene, found, MONTHS[name], days, year, which[1] if which else "")


def _dated(
    scene: Scene, found: Found, month: int, days: list[int], year: re.Match[str] | None, which: str
) -> Found:
    """The expression with its year and its days worked out."""
    if year is None:
        found.bare = (month, days[0] if days else None)
    chosen = _year_of(scene, year, month, days[0] if days else 0, found.start, which)
    if chosen is not None:
        found.point = _days(chosen, month, days) if days else points.month(chosen, month)
        if year is not None and year[1]:
            scene.named_year = chosen
    return found if days else with_edge(scene, found)


def _days(year: int, month: int, days: list[int]) -> Point | None:
    ends = [points.day_of(year, month, one) for one in days]
    first, last = ends[0], ends[-1]
    if first is None or last is None or last.first < first.first:
        return first
    return points.between(first, last)


def _counts(low: str, start: int, end: int, dated: bool) -> bool:
    """Whether the number after a month counts something: "in June 30 men died", "on 7 June 30 men died"."""
    word = low.rfind(" ", max(0, start - 9), start - 1) + 1
    if not dated and not low.startswith(("in ", "since ", "last "), max(word, start - 8)):
        return False
    return low[end : end + 1] == " " and low[end + 1 : end + 2].isalpha()


def _stands_as_month(scene: Scene, start: int, end: int, name: str) -> bool:
    """Whether a lone month name is a month, not a person ("April"), a verb ("May") or a march."""
    if name in MONTHS and len(name) > 5 and name != "august":
        return True
    placed = _PLACED.search(scene.low[max(0, start - 12) : start]) is not None
    if name in _SHORT:
        return placed and scene.low[end : end + 1] == "."
    named = name in ("april", "june") and re.match(r" [A-Z]", scene.text[end : end + 2]) is not None
    named = named and not scene.low.endswith("in ", 0, start)
    return name == "july" or (placed and not named)


def _year_of(
    scene: Scene, written: re.Match[str] | None, month: int, day: int, start: int, which: str
) -> int | None:
    """The year of a month: written, said ("of last year"), or nearest to the day of publication."""
    published = scene.published
    if written is not None and written[1]:
        return int(written[1])
    said = written[2] if written is not None else ""
    if said in ("that", "the same") or which == "that":
        return scene.named_year
    if said in ("the previous", "the following"):
        return None if scene.named_year is None else scene.named_year + (1 if "following" in said else -1)
    if published is None:
        return None
    if said:
        return published.year + _SAID[said]
    if which in LAST_WORDS:
        return published.year - (month >= published.month)
    if which in NEXT_WORDS:
        return published.year + (month <= published.month)
    if which == "this":
        return published.year
    return nearest_day(scene, month, day, start) if day else _nearest_month(scene, month, start)


def _nearest_month(scene: Scene, month: int, start: int) -> int:
    """The latest such month, or the next one where the words before it look ahead.

    "May of last year, up from 800 in February" is the February before that May.
    """
    published = scene.published
    assert published is not None
    if scene.near is not None and _COMPARED.fullmatch(scene.low, scene.near_end, start):
        first = scene.near.first
        return first.year - (month > first.month)
    if month != published.month and looks_ahead(scene, start):
        return published.year + (month < published.month)
    return published.year - (month > published.month)


_COMPARED = re.compile(
    r",?\s(?:(?:up|down)\sfrom|against|compared\s(?:with|to))\s[^.;,]{1,40}(?:,\d{3})?[^.;,]{0,30}\sin\s"
)


def nearest_day(scene: Scene, month: int, day: int, start: int) -> int:
    """The latest such day, unless one is near ahead and the last one is long gone."""
    published = scene.published
    assert published is not None
    after = (month, day) > (published.month, published.day)
    behind, ahead = published.year - after, published.year + (not after)
    last, coming = points.day_of(behind, month, day), points.day_of(ahead, month, day)
    if last is None or coming is None:
        return behind if coming is None else ahead
    gone, wait = (published - last.first).days, (coming.first - published).days
    if gone > _FAR_DAYS and (wait <= _NEAR_DAYS or looks_ahead(scene, start)):
        return ahead
    return behind


_MONTH_NEXT = re.compile(r"(?:\.,?|,)? (?:the )?(?:[0-9]{1,2}(?:st|nd|rd|th)? (?:of )?)?([a-z]{3,9})")
_SOON = re.compile(
    r"\b(?:will|is due|are due|is to|are to|is set to|scheduled|later this week|planned|expected)\b|"
    r"\b(?:called|convened|set|summoned|invited|adjourned|postponed)\s(?:\w+\s){0,5}(?:for|until|to)\s$"
)


def weekday_at(scene: Scene, start: int, end: int) -> Found | None:
    """ "Thursday", "last Monday", "next Friday"; none where a month and day follow it."""
    low, name = scene.low, scene.low[start:end]
    if not scene.text[start].isupper() or (len(name) < 6 and low[end : end + 1] not in (".", ")")):
        return None
    follow = _MONTH_NEXT.match(low, end)
    if follow is not None and follow[1] in MONTHS and scene.text[follow.start(1)].isupper():
        return None
    which = which_before(low, start)
    said = which[1] if which else ""
    begin = start - len(which[0]) if which and said != "that" else start
    if scene.published is None:
        return Found(begin, end, None)
    direction = 0
    if said in NEXT_WORDS or (not said and _soon(scene, start)):
        direction = 1
    elif said in LAST_WORDS:
        direction = -1
    return Found(begin, end, points.weekday(scene.published, WEEKDAYS[name], direction))


def _soon(scene: Scene, start: int) -> bool:
    """Whether a weekday lies ahead: "will meet on Friday"."""
    left = scene.low[max(0, start - 40) : start]
    return _SOON.search(left, max(left.rfind(". "), left.rfind("\n"), left.rfind(", ")) + 1) is not None


_SEASON_YEAR = re.compile(
    r"(?: of|,)? ?([12][0-9]{3})(?:[-/][0-9]{2})?(?![0-9-]|,[0-9])| of (last|this|next|that) year\b"
)
_SEASON_PLACED = re.compile(
    r"\b(?:(?:in|by|since|until|over|during|through|for|of) the|by|in|since|this coming) $"
)


def season_at(scene: Scene, start: int, end: int) -> Found | None:
    """ "last fall", "the summer of 2024", "spring 2025"."""
    low, name = scene.low, scene.low[start:end]
    year = _SEASON_YEAR.match(low, end)
    which = which_before(low, start)
    if not year and not which:
        if not _SEASON_PLACED.search(low[max(0, start - 14) : start]):
            return None
        if name in ("fall", "spring") and not low.startswith("the ", start - 4):
            return None
    found = Found(start - len(which[0]) if which else start, year.end() if year else end, None)
    number: int | None = None
    if year and year[1]:
        number = scene.named_year = int(year[1])
    elif (year and year[2] == "that") or (which and which[1] == "that"):
        number = scene.named_year
    elif scene.published is not None and year:
        number = scene.published.year + _SAID[year[2]]
    elif scene.published is not None:
        number = _season_year(scene, name, which[1] if which else "", start)
    if number is not None:
        found.point = points.season(number, name)
    return with_edge(scene, found)


def _season_year(scene: Scene, name: str, said: str, start: int) -> int:
    """The year of a season without one, from the day of publication."""
    published = scene.published
    assert published is not None
    this = points.season(published.year, name)
    told = said == "this" and not looks_ahead(scene, start)  # "lost 300 men this winter", in April
    if name == "winter" and published.month <= (5 if told else 2):
        this = points.season(published.year - 1, name)
    if said in LAST_WORDS:
        return this.first.year - (this.last >= published)
    ahead = not said and looks_ahead(scene, start)
    if said in NEXT_WORDS or (ahead and this.last < published):
        return this.first.year + (this.first <= published)
    if said == "this" or ahead or this.first <= published:
        return this.first.year
    return this.first.year - 1
