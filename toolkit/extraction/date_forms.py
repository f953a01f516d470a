"""Date expressions by the word that gives them away: a month, a weekday, a year, "last", "ago" ...

Each reader gets the place of its word and returns what stands there, or nothing. None reads further
than a few words to either side.
"""

import re
from dataclasses import dataclass
from datetime import date

from toolkit.extraction import date_points as points
from toolkit.extraction.date_points import MONTHS, SEASONS, WEEKDAYS, Point


@dataclass(slots=True)
class Found:
    """An expression before ranges and prepositions are applied.

    point is None where the text gives too little (no year, no day of publication). `bare` holds month and
    day of a date without a year, so that the year of its partner in a range can be used.
    """

    start: int
    end: int
    point: Point | None
    bare: tuple[int, int | None] | None = None
    edge: str = ""


@dataclass(slots=True)
class Scene:
    """The text being read, the day of publication, and the last year that the text named."""

    text: str
    low: str
    published: date | None
    named_year: int | None = None


COUNTS = {
    word: number
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen twenty".split()
    )
} | {"a": 1, "an": 1, "few": 3, "a few": 3, "several": 4, "couple of": 2, "a couple of": 2, "couple": 2, "thirty": 30, "forty": 40, "fifty": 50, "seventy": 70}  # fmt: skip
_COUNT = r"(?P<count>[0-9]{1,3}|a few|few|several|a couple of|couple of|" + "|".join(
    sorted((w for w in COUNTS if " " not in w and w not in ("few", "couple")), key=lambda w: (-len(w), w))
) + ")"
_UNIT = r"(?P<unit>day|night|week|fortnight|month|year|decade|century|centurie|hour|quarter|weekend)"

_DAY = r"([0-9]{1,2})(?:st|nd|rd|th)?"
_DAYS_LEFT = re.compile(rf"(?<![0-9.,$€£:-]){_DAY}(?:( ?- ?| and | to | or ){_DAY})?(?: of)? $")
_DAYS_RIGHT = re.compile(
    rf"\.?,? (?:the )?{_DAY}(?![0-9a-z%]|[.,:/][0-9]| ?(?:%|per|million|thousand|billion|hundred))"
    rf"(?:( ?- ?| and | to | or | through ){_DAY}(?![0-9a-z%]|[.,:/][0-9]| ?(?:%|per|million|thousand)))?"
)
_YEAR_RIGHT = re.compile(
    r"\.?,? (?:of )?(?:([12][0-9]{3})(?![0-9]|,[0-9]|-[a-z])|(last|this|next|that|the same|the previous|the following) year\b)"
)
_EDGE = re.compile(
    r"(?:\b(?P<part>early|mid|late)(?: in| of)?[ -](?:the )?"
    r"|(?:\bthe )?\b(?P<edge>end|close|start|beginning|middle|turn)(?: of|-of)? (?:the )?"
    r"|(?:\bthe )?\b(?P<half>first|second|last|latter) half of (?:the )?"
    r"|(?:\bthe )?\b(?P<quarter>first|second|third|fourth|last|final) quarter of (?:the )?"
    r"|(?:\bthe )?\bfirst (?P<months>[a-z]{3,6}) months of (?:the )?"
    r"|\bq(?P<q>[1-4]) (?:of )?)$"
)
_WHICH = re.compile(r"\b(last|this|next|that|past|coming|previous|this past) $")
_FUTURE = re.compile(
    r"\b(?:will|would|shall|to be|by|until|next|coming|expected|expects|plans?|planned|planning|due|may|might|could|"
    r"as early as|as soon as|scheduled|intends?|set to|going to|upcoming|ahead of|later|reckons with|in time for|"
    r"starting|from|prepar(?:es|ing))\b"
)
_PLACED = re.compile(
    r"(?:\b(?:in|since|by|until|till|of|from|to|and|or|last|this|next|that|early|late|mid|before|after|during|through|"
    r"for|past|as|end|starting|beginning|around|between|on|dated|the|per)[ -]|[(,/-] ?|[0-9](?:st|nd|rd|th)? (?:of )?)$"
)
_DATE_ORDER = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4, "final": 4}


def month_at(scene: Scene, start: int, end: int) -> Found | None:
    """"December", "Dec. 26, 2024", "26-28 December", "early March", "last June"."""
    low, name = scene.low, scene.low[start:end]
    if not scene.text[start].isupper():
        return None
    right = _DAYS_RIGHT.match(low, end)
    left = _DAYS_LEFT.search(low[max(0, start - 24) : start])
    if right is not None and _counts(low, start, right.end()):
        right = None
    year = _YEAR_RIGHT.match(low, right.end() if right else end)
    if not (right or left or year) and not _stands_as_month(scene, start, end, name):
        return None
    begin, stop = start, end + (low[end : end + 1] == "." and len(name) < 6 and name != "may" and name != "june" and name != "july")
    days: list[int] = []
    if right:
        stop, days = right.end(), [int(right[1])] + ([int(right[3])] if right[3] else [])
    elif left:
        begin, days = start - (len(left.string) - left.start()), [int(left[1])] + ([int(left[3])] if left[3] else [])
    which = _WHICH.search(low[max(0, begin - 12) : begin]) if not days else None
    if which:
        begin -= len(which[0])
    if year:
        stop = year.end()
    number = MONTHS[name]
    chosen = _year_of(scene, year, number, days[0] if days else None, begin, which[1] if which else "")
    found = Found(begin, stop, None, None if year else (number, days[0] if days else None))
    if days and not any(1 <= one <= 31 for one in days):
        return None
    if chosen is not None:
        found.point = _days(chosen, number, days) if days else points.month(chosen, number)
        if year and year[1]:
            scene.named_year = chosen
    return found if days else with_edge(scene, found)


def _days(year: int, month: int, days: list[int]) -> Point | None:
    ends = [points.day_of(year, month, one) for one in days]
    first, last = ends[0], ends[-1]
    if first is None or last is None or last.first < first.first:
        return first
    return points.between(first, last)


def _counts(low: str, start: int, end: int) -> bool:
    """Whether the number after a month counts something: "in June 30 soldiers died"."""
    if not low[:start].endswith(("in ", "since ", "last ")) if start < 8 else not low[start - 6 : start].endswith(("in ", "since ", "last ")):
        return False
    return low[end : end + 1] == " " and low[end + 1 : end + 2].isalpha()


def _stands_as_month(scene: Scene, start: int, end: int, name: str) -> bool:
    """Whether a lone month name is a month, not a person ("April"), a verb ("May") or a march."""
    if len(name) < 4 and name != "may":
        return scene.low[end : end + 1] == "." and _PLACED.search(scene.low[max(0, start - 12) : start]) is not None
    if name in ("may", "march", "april", "june", "august", "sept"):
        placed = _PLACED.search(scene.low[max(0, start - 12) : start]) is not None
        follow = re.match(r"'s\b| [A-Z]", scene.text[end : end + 3])
        return placed and not (follow and name in ("april", "june"))
    return True


def _year_of(scene: Scene, match: re.Match[str] | None, month: int, number: int | None, start: int, which: str) -> int | None:
    """The year of a month: written, said ("of last year"), or nearest to the day of publication."""
    day, published = number or 0, scene.published
    if match is not None and match[1]:
        return int(match[1])
    said = match[2] if match is not None else ""
    if said in ("that", "the same") or which == "that":
        return scene.named_year
    if said in ("the previous", "the following"):
        return None if scene.named_year is None else scene.named_year + (1 if "following" in said else -1)
    if published is None:
        return None
    if said:
        return published.year + {"last": -1, "this": 0, "next": 1}[said]
    now = (published.month, published.day if day else 0)
    then = (month, day)
    if which in ("last", "past", "this past", "previous"):
        return published.year - (then[0] >= now[0])
    if which in ("next", "coming"):
        return published.year + (then[0] <= now[0])
    if which == "this" or then <= now:
        return published.year
    if _ahead(scene, start) or (then[0] == now[0] and then[1] - now[1] <= 1):
        return published.year
    return published.year - 1


def _ahead(scene: Scene, start: int) -> bool:
    """Whether the words before a date speak of what is to come."""
    left = scene.low[max(0, start - 70) : start]
    cut = max(left.rfind(". "), left.rfind("\n"))
    return _FUTURE.search(left[cut + 1 :]) is not None


def with_edge(scene: Scene, found: Found) -> Found:
    """The expression widened by "early", "the end of", "the first half of" before it."""
    match = _EDGE.search(scene.low[max(0, found.start - 32) : found.start])
    if match is None:
        return found
    found.start -= len(match[0])
    found.edge = "edge"
    point = found.point
    if point is None:
        return found
    if match["part"]:
        found.point = points.part_of(point, match["part"])
    elif match["edge"]:
        word = match["edge"]
        found.point = points.part_of(point, "mid") if word == "middle" else points.edge_of(point, word in ("start", "beginning", "turn"))
    elif point.first.month == 1 and point.last.month == 12:
        first, last = _stretch(match)
        found.point = points.months(point.first.year, first, last)
    return found


def _stretch(match: re.Match[str]) -> tuple[int, int]:
    """First and last month of a half, a quarter, or of the first months of a year."""
    if match["half"]:
        return (1, 6) if match["half"] == "first" else (7, 12)
    if match["quarter"] or match["q"]:
        number = int(match["q"] or _DATE_ORDER[match["quarter"]])
        return 3 * number - 2, 3 * number
    return 1, min(max(COUNTS.get(match["months"], 1), 1), 12)


def weekday_at(scene: Scene, start: int, end: int) -> Found | None:
    """"Thursday", "last Monday", "next Friday"; none where a month and day follow it."""
    text, low, name = scene.text, scene.low, scene.low[start:end]
    if not text[start].isupper() or (len(name) < 6 and low[end : end + 1] != "."):
        return None
    if re.match(r"\.?,? (?:the )?(?:[0-9]{1,2}(?:st|nd|rd|th)? (?:of )?)?([a-z]{3,9})", low[end : end + 24]):
        follow = re.match(r"\.?,? (?:the )?(?:[0-9]{1,2}(?:st|nd|rd|th)? (?:of )?)?([a-z]{3,9})", low[end : end + 24])
        if follow and follow[1] in MONTHS and low[end : end + 2] in (", ", " j", " f", " m", " a", " s", " o", " n", " d", " 1", " 2", " 3", ". ", ".,"):
            return None
    which = _WHICH.search(low[max(0, start - 12) : start])
    begin = start - len(which[0]) if which else start
    if scene.published is None:
        return Found(begin, end, None)
    said = which[1] if which else ""
    direction = 0
    if said in ("next", "coming") or (not said and _soon(scene, start)):
        direction = 1
    elif said in ("last", "past", "previous"):
        direction = -1
    return Found(begin, end, points.weekday(scene.published, WEEKDAYS[name], direction))


def _soon(scene: Scene, start: int) -> bool:
    """Whether a weekday lies ahead: "will meet on Friday"."""
    left = scene.low[max(0, start - 40) : start]
    cut = max(left.rfind(". "), left.rfind("\n"), left.rfind(", "))
    return re.search(r"\b(?:will|is due|are due|is to|are to|is set to|scheduled|later this week)\b", left[cut + 1 :]) is not None


def season_at(scene: Scene, start: int, end: int) -> Found | None:
    """"last fall", "the summer of 2024", "spring 2025"."""
    low, name = scene.low, scene.low[start:end]
    year = re.compile(r"(?: of|,)? ?([12][0-9]{3})(?![0-9,-])| of (last|this|next|that) year\b").match(low, end)
    which = _WHICH.search(low[max(0, start - 12) : start])
    if not year and not which and not low[max(0, start - 14) : start].endswith(("in the ", "by the ", "since the ", "until the ", "by ", "in ", "this coming ", "over the ", "since ")):
        return None
    if not year and not which and name in ("fall", "spring") and not low[max(0, start - 4) : start].endswith("the "):
        return None
    begin, stop = (start - len(which[0]) if which else start), (year.end() if year else end)
    if year and year[1]:
        scene.named_year = int(year[1])
        return with_edge(scene, Found(begin, stop, points.season(int(year[1]), name)))
    if scene.published is None:
        return Found(begin, stop, None)
    said = which[1] if which else ""
    if year and year[2]:
        number: int | None = scene.named_year if year[2] == "that" else scene.published.year + {"last": -1, "this": 0, "next": 1}[year[2]]
    elif said == "that":
        number = scene.named_year
    else:
        number = _season_year(scene, name, said, start)
    return with_edge(scene, Found(begin, stop, points.season(number, name) if number else None))


def _season_year(scene: Scene, name: str, said: str, start: int) -> int:
    published = scene.published
    assert published is not None
    this = points.season(published.year, name)
    if name == "winter" and published.month <= 2:
        this = points.season(published.year - 1, name)
    if said in ("last", "past", "previous"):
        return this.first.year - (this.last >= published)
    if said in ("next", "coming") or (not said and _ahead(scene, start) and this.last < published):
        return this.first.year + (this.first <= published)
    if said in ("this", "this past") or this.first <= published or _ahead(scene, start):
        return this.first.year
    return this.first.year - 1


def year_at(scene: Scene, start: int, end: int) -> Found | None:
    """"2024", "the 1990s", "late 2023", "2022-23"."""
    low = scene.low
    number = int(low[start:end])
    if low[end : end + 1] == "s":
        return Found(start, end + 1, points.decade(number)) if number % 10 == 0 else None
    short = re.compile(r"[-/]([0-9]{2})(?![0-9-])").match(low, end)
    if short and int(short[1]) == (number + 1) % 100:
        return Found(start, short.end(), points.between(points.year(number), points.year(number + 1)))
    scene.named_year = number
    return with_edge(scene, Found(start, end, points.year(number)))


_PERIOD = re.compile(rf"(?P<which>last|past|previous|this|current|next|coming|following|recent) (?:{_COUNT} )?{_UNIT}(?P<many>s)?\b(?!-)")
_ONE_OF = re.compile(r"(?:morning|afternoon|evening)\b")


def period_at(scene: Scene, start: int, end: int) -> Found | None:
    """"last month", "this week", "the past two years", "recent days", "next year"."""
    match = _PERIOD.match(scene.low, start)
    published = scene.published
    if match is None:
        return None
    which, unit, count = match["which"], match["unit"].replace("centurie", "century"), match["count"]
    if published is None or which in ("previous", "following"):
        return Found(start, match.end(), None)
    many = bool(match["many"]) or count is not None
    if many or (which in ("past", "recent") and unit != "weekend") or (which == "coming" and unit != "weekend"):
        number = int(count) if count and count.isdigit() else COUNTS.get(count or "", 3 if match["many"] else 1)
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
        monday = points.week(published, offset).first
        return points.between(points.day(points.shift_days(monday, 5)), points.day(points.shift_days(monday, 6)))
    if unit == "month":
        moment = points.shift_months(published, offset)
        return points.month(moment.year, moment.month)
    if unit == "quarter":
        moment = points.shift_months(published, 3 * offset)
        opening = (moment.month - 1) // 3 * 3 + 1
        return points.months(moment.year, opening, opening + 2)
    year = published.year + offset * {"year": 1, "decade": 10, "century": 100}.get(unit, 1)
    if not 1 <= year <= 9999:
        return None
    return points.decade(year) if unit == "decade" else points.year(year) if unit == "year" else None


_BACK = re.compile(rf"(?:\b(?:about|some|around|nearly|almost|over|just|more than|roughly) )?\b{_COUNT}(?: and a half)? {_UNIT}s?$")


def ago_at(scene: Scene, start: int, end: int) -> Found | None:
    """"two months ago", "a year ago", "more than a decade ago"."""
    match = _BACK.search(scene.low[max(0, start - 40) : start])
    if match is None:
        return None
    begin = start - (len(match.string) - match.start())
    count = int(match["count"]) if match["count"].isdigit() else COUNTS[match["count"]]
    unit = match["unit"].replace("centurie", "century")
    point = None if scene.published is None else points.ago(scene.published, count, unit)
    return Found(begin, end, point)


def word_at(scene: Scene, start: int, end: int) -> Found | None:
    """"yesterday", "today", "tonight", "tomorrow"."""
    offset = {"yesterday": -1, "tomorrow": 1}.get(scene.low[start:end], 0)
    point = None if scene.published is None else points.day(points.shift_days(scene.published, offset))
    return Found(start, end, point)


def spell_at(scene: Scene, start: int, end: int) -> Found | None:
    """"the end of the year", "the second half of the month", "year's end": only with such an edge."""
    low, published = scene.low, scene.published
    unit = "month" if "month" in low[start:end] else "week" if "week" in low[start:end] else "year"
    point = _period(published, unit, 0) if published is not None else None
    found = Found(start, end, point)
    if low[start:end] in ("year's end", "year-end", "year end"):
        found.point = points.edge_of(point, False) if point else None
        return found
    if low.startswith(" of", end):
        return None
    widened = with_edge(scene, Found(start, end, point))
    return widened if widened.edge else None


_ISO = re.compile(r"([12][0-9]{3})-([0-9]{2})-([0-9]{2})(?![0-9])")
_DOTTED = re.compile(r"([0-9]{1,2})([./])([0-9]{1,2})\2([12][0-9]{3})(?![0-9])")


def written_at(scene: Scene, start: int) -> Found | None:
    """"2024-12-26", "26.12.2024"; "12/26/2024" where only one order makes a date."""
    match = _ISO.match(scene.low, start)
    if match is not None:
        month = int(match[2])
        point = points.day_of(int(match[1]), month, int(match[3])) if 1 <= month <= 12 else None
        return Found(start, match.end(), point) if point else None
    match = _DOTTED.match(scene.low, start)
    if match is None:
        return None
    one, other, year = int(match[1]), int(match[3]), int(match[4])
    orders = [(other, one)] if match[2] == "." else [(other, one), (one, other)]
    read = {point.edtf: point for month, day in orders if 1 <= month <= 12 and (point := points.day_of(year, month, day))}
    if not read:
        return None
    return Found(start, match.end(), next(iter(read.values())) if len(read) == 1 else None)


SEASON_WORDS = frozenset(SEASONS)
