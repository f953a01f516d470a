"""Years, periods ("last month", "the past two weeks"), "ago", "yesterday", dates in digits."""

from datetime import date

from toolkit.extraction.dates import points
from toolkit.extraction.dates.points import Point
from toolkit.extraction.dates.relative import shifted
from toolkit.extraction.dates.scene import COUNT, COUNTS, UNIT, Found, Scene, looks_ahead, with_edge
from toolkit.extraction.text import patterns as re
from toolkit.extraction.text.wordsets import SEVERAL

_COUNTED = re.compile(
    r" (?:more )?(?:[a-z-]+ ){0,2}(?:soldiers|troops|people|men|women|fighters|"
    r"personnel|civilians|km|miles|meters|"
    r"metres|euros|dollars|yuan|rubles|roubles|mm|tons|tonnes|kg|rounds|shells|hours|days|homes|cases|deaths|"
    r"prisoners)\b"
)
_YEAR_CUE = re.compile(
    r"\b(?:in|since|until|till|by|of|from|to|during|through|before|after|and|or|the|early|mid|late|between|summer|"
    r"spring|autumn|fall|winter|year|than|for|around|circa|last|end|fiscal|as of|"
    r"january|february|march|april|may|"
    r"june|july|august|september|october|november|december)[ -]$"
)
# "Mirage 2000", "Euro 2024": a name, not a year.
_NAME_BEFORE = re.compile(r"(?:^|[\s(])(?!Q[1-4] )[A-Z][\w-]+ $")
_NO_YEAR = (" type ", " unit ", "model ", "resolution ", " no. ", "page ")
_OLD_CUES = ("in ", "of ", "since ", "to ", "and ", "from ", "between ", "by ", "until ")


def _stands_as_year(scene: Scene, start: int, end: int) -> bool:
    """Whether four digits are a year: cued, or 1900-2099 and not counting or naming anything."""
    low = scene.low
    left = low[max(0, start - 12) : start]
    if _COUNTED.match(low, end) and not left.endswith(("in ", "of ")):
        return False
    if left.endswith(_NO_YEAR) or left[-1:].isalpha():
        return False
    if int(low[start:end]) < 1900:
        return left.endswith(_OLD_CUES)
    if _YEAR_CUE.search(left) is not None:
        return True
    return (
        low[start - 1 : start] != " " or _NAME_BEFORE.search(scene.text[max(0, start - 24) : start]) is None
    )


_SHORT_YEAR = re.compile(r"[-/]([0-9]{2})(?![0-9-])")


def year_at(scene: Scene, start: int, end: int) -> Found | None:
    """ "2024", "the 1990s", "late 2023", "2022-23"."""
    low, number = scene.low, int(scene.low[start:end])
    if not _stands_as_year(scene, start, end):
        return None
    if low[end : end + 1] == "s":
        return Found(start, end + 1, points.decade(number)) if number % 10 == 0 else None
    short = _SHORT_YEAR.match(low, end)
    if short and int(short[1]) == (number + 1) % 100:
        return Found(start, short.end(), points.between(points.year(number), points.year(number + 1)))
    scene.named_year = number
    return with_edge(scene, Found(start, end, points.year(number)))


_PERIOD = re.compile(
    rf"(?P<which>last|past|previous|this|current|next|coming|following|recent) "
    rf"(?:{COUNT} )?{UNIT}(?P<many>s)?\b(?!-)"
)


def period_at(scene: Scene, start: int, end: int) -> Found | None:
    """ "last month", "this week", "the past two years", "recent days", "next year"."""
    match = _PERIOD.match(scene.low, start)
    published = scene.published
    if match is None:
        return None
    which, unit, count = match["which"], match["unit"].replace("centurie", "century"), match["count"]
    if scene.low.startswith(" of ", match.end()) and scene.low.endswith("the ", 0, start):
        return None  # "the last quarter of 2024", "the last week of December"
    told = which in ("previous", "following") or (which == "next" and unit == "day" and count is None)
    if told and scene.low.endswith("the ", 0, start) and not match["many"] and count is None:
        step = -1 if which == "previous" else 1
        return Found(start, match.end(), shifted(scene, start, step, unit))
    if published is None or which in ("previous", "following"):
        return Found(start, match.end(), None)
    stretch = which in ("past", "recent", "coming") and unit != "weekend"
    stretch = stretch or (unit == "fortnight" and which != "this")  # the calendar has no fortnights
    if match["many"] or count is not None or stretch:
        number = (
            int(count) if count and count.isdigit() else COUNTS.get(count or "", 3 if match["many"] else 1)
        )
        if which in ("next", "coming"):
            return Found(start, match.end(), points.ahead(published, number, unit))
        return Found(start, match.end(), points.ago(published, number, unit, spread=True))
    offset = {"last": -1, "next": 1}.get(which, 0)
    return with_edge(scene, Found(start, match.end(), _period(published, unit, offset)))


def _period(published: date, unit: str, offset: int) -> Point | None:
    """The calendar day, week, month, quarter, year ... that lies `offset` away."""
    if unit in ("day", "night"):
        return points.day(points.shift_days(published, offset))
    if unit in ("week", "fortnight"):
        return points.week(published, offset * (2 if unit == "fortnight" else 1))
    if unit == "weekend":
        return _weekend(published, offset)
    if unit == "month":
        moment = points.shift_months(published, offset)
        return points.month(moment.year, moment.month)
    if unit == "quarter":
        moment = points.shift_months(published, 3 * offset)
        opening = (moment.month - 1) // 3 * 3 + 1
        return points.months(moment.year, opening, opening + 2)
    year = published.year + offset * {"year": 1, "decade": 10}.get(unit, 100)
    if unit in ("hour", "century") or not 1 <= year <= 9999:
        return None
    return points.decade(year) if unit == "decade" else points.year(year)


_BACK = re.compile(
    rf"(?:\b(?:about|some|around|nearly|almost|over|just|more than|roughly) )?"
    rf"\b{COUNT}(?: and a half)? {UNIT}s?$"
)


def ago_at(scene: Scene, start: int, end: int) -> Found | None:
    """ "two months ago", "a year ago", "more than a decade ago"."""
    match = _BACK.search(scene.low[max(0, start - 40) : start])
    if match is None:
        return None
    count = int(match["count"]) if match["count"].isdigit() else COUNTS[match["count"]]
    unit = match["unit"].replace("centurie", "century")
    point = None if scene.published is None else points.ago(scene.published, count, unit)
    return Found(start - (len(match.string) - match.start()), end, point)


_DAYS_AWAY = {
    **dict.fromkeys(("today", "tonight", "this morning", "this afternoon", "this evening", "overnight"), 0),
    "yesterday": -1,
    "the day before yesterday": -2,
    "tomorrow": 1,
}
DAY_WORDS = tuple(_DAYS_AWAY)
# "killed overnight in a raid", "overnight, 20 fell"; no "overnight stay", "overnight on Friday"
_THAT_NIGHT = re.compile(
    r"(?:[.,;:)\"”]|\s(?:in|at|when|by|and|as|but|while|near|that|with)\b|"
    rf"\s(?:\d+|{SEVERAL})\s)(?!\s(?:on|from|to|into)\s)"
)


def word_at(scene: Scene, start: int, end: int) -> Found | None:
    """ "yesterday", "today", "tonight", "this morning", "overnight", "tomorrow"."""
    word = scene.low[start:end]
    if word == "overnight" and not _THAT_NIGHT.match(scene.low, end):
        return None
    published = scene.published
    point = None if published is None else points.day(points.shift_days(published, _DAYS_AWAY[word]))
    return Found(start, end, point)


WEEKENDS = ("at the weekend", "over the weekend", "on the weekend", "by the weekend")
_OF_ITS_OWN = re.compile(r" (?:of|before|after|when|that)\b")


def weekend_at(scene: Scene, start: int, end: int) -> Found | None:
    """As in "They left at the weekend": that before the report, or behind it where the words look ahead."""
    if _OF_ITS_OWN.match(scene.low, end):
        return None
    begin = scene.low.index("the", start)
    published = scene.published
    if published is None:
        return Found(begin, end, None)
    ahead = looks_ahead(scene, begin)
    return Found(begin, end, _weekend(published, 0 if ahead or published.weekday() > _FRIDAY else -1))


_FRIDAY = 4


def _weekend(published: date, offset: int) -> Point:
    """Saturday and Sunday of the week that lies `offset` weeks away."""
    saturday = points.shift_days(points.week(published, offset).last, -1)
    return points.between(points.day(saturday), points.day(points.shift_days(saturday, 1)))


_YEAR_END = frozenset(("year's end", "year-end"))


def spell_at(scene: Scene, start: int, end: int) -> Found | None:
    """ "the end of the year", "the second half of the month", "year's end": only with such an edge."""
    low, published = scene.low, scene.published
    words = low[start:end]
    unit = "month" if "month" in words else "week" if "week" in words else "year"
    point = _period(published, unit, 0) if published is not None else None
    if words in _YEAR_END:
        return Found(start, end, points.edge_of(point, False) if point else None)
    if low.startswith(" of", end):
        return None
    widened = with_edge(scene, Found(start, end, point))
    return widened if widened.edge else None


_ISO = re.compile(r"([12][0-9]{3})-([0-9]{2})-([0-9]{2})(?![0-9])")
_DIGITS = re.compile(r"([0-9]{1,2})([./])([0-9]{1,2})\2([12][0-9]{3})(?![0-9]|\.[0-9])")


def written_at(scene: Scene, start: int, end: int) -> Found | None:
    """ "2024-12-26", "26.12.2024"; "12/26/2024" where only one order makes a date."""
    match = _ISO.match(scene.low, start)
    if match is not None:
        month = int(match[2])
        point = points.day_of(int(match[1]), month, int(match[3])) if 1 <= month <= 12 else None
        return Found(start, match.end(), point) if point else None
    match = _DIGITS.match(scene.low, start)
    if match is None:
        return None
    one, other, year = int(match[1]), int(match[3]), int(match[4])
    orders = [(other, one)] if match[2] == "." else [(other, one), (one, other)]
    days = {points.day_of(year, month, day) for month, day in orders if 1 <= month <= 12} - {None}
    if not days:
        return None
    return Found(start, match.end(), days.pop() if len(days) == 1 else None)
