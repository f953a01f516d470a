"""Date expressions of a text as EDTF, absolute and relative to the day of publication."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

import ahocorasick_rs

from toolkit.extraction import date_forms as forms
from toolkit.extraction import date_months as months
from toolkit.extraction import date_points as points
from toolkit.extraction.date_scene import Found, Scene
from toolkit.extraction.numbers import lower, plain


@dataclass(frozen=True, slots=True)
class DateMention:
    """One date expression; offsets are code points of the text, the end exclusive.

    edtf   what it stands for, blank where it cannot be resolved
    kind   point (a day, month, year or stretch), since, until, by, before, after, interval ("from X to Y")
    """

    start: int
    end: int
    edtf: str
    kind: str


_Reader = Callable[[Scene, int, int], Found | None]
_PERIOD_WORDS = ("last", "past", "this", "current", "next", "coming", "recent", "previous", "following")
_SPELLS = ("the year", "the month", "this year's", "year's end", "year-end", "the week")
_YEAR = re.compile(r"(?<![0-9.,$€£#/-])(?:1[5-9]|20)[0-9]{2}(?![0-9]|,[0-9]|\.[0-9]|[a-rt-z%])")
_WRITTEN = re.compile(r"(?<![0-9./-])(?:[12][0-9]{3}-[0-9]{2}-|[0-9]{1,2}[./][0-9]{1,2}[./][12][0-9]{3})")
_BEFORE = re.compile(
    r"\b(since|until|till|by|before|prior to|after|from|between|through|up to|ahead of)(?: the| at least| about| around| as early as)? $"
)
_LINK = {" to ": "to", " until ": "to", " till ": "to", " through ": "to", "-": "to", " - ": "to", " and ": "and", " or ": "or", "/": "to", " to the ": "to", " and the ": "and", ", ": ","}  # fmt: skip


@lru_cache(maxsize=1)
def _automaton() -> tuple[ahocorasick_rs.AhoCorasick, list[_Reader]]:
    table: dict[str, _Reader] = {}
    table.update(dict.fromkeys(points.MONTHS, months.month_at))
    table.update(dict.fromkeys(points.WEEKDAYS, months.weekday_at))
    table.update(dict.fromkeys(points.SEASONS, months.season_at))
    table.update(dict.fromkeys((word + " " for word in _PERIOD_WORDS), forms.period_at))
    table.update(dict.fromkeys(("yesterday", "today", "tonight", "tomorrow"), forms.word_at))
    table.update(dict.fromkeys(_SPELLS, forms.spell_at))
    table[" ago"] = forms.ago_at
    words = sorted(table)
    found = ahocorasick_rs.AhoCorasick(words, matchkind=ahocorasick_rs.MatchKind.LeftmostLongest)
    return found, [table[word] for word in words]


def dates(text: str, published: date | None = None) -> list[DateMention]:
    """Every date expression in order of its place, without overlap.

    Months and weekdays without a year are those nearest before `published`, unless the words before them
    speak of the future. Without `published` only what the text itself fixes gets an EDTF value.

    >>> dates("Seoul said in December that ...", date(2025, 3, 28))[0].edtf
    '2024-12'
    """
    clean = plain(text)
    scene = Scene(clean, lower(clean), published)
    found = _scan(scene)
    joined = _join(scene, found)
    return [_mention(scene, one) for one in joined]


def _scan(scene: Scene) -> list[Found]:
    """Expressions one by one, before ranges are joined."""
    low = scene.low
    automaton, readers = _automaton()
    anchors: list[tuple[int, int, int]] = [
        (start, end, index) for index, start, end in automaton.find_matches_as_indexes(low) if _stands_alone(low, start, end)
    ]
    anchors += [(match.start(), match.end(), -1) for match in _YEAR.finditer(low)]
    anchors += [(match.start(), match.end(), -2) for match in _WRITTEN.finditer(low)]
    anchors.sort(key=lambda anchor: (anchor[0], -anchor[1]))
    found: list[Found] = []
    reached = 0
    for start, end, index in anchors:
        if start < reached:
            continue
        if index == -1:
            one = forms.year_at(scene, start, end) if _is_year(scene, start, end) else None
        elif index == -2:
            one = forms.written_at(scene, start)
        else:
            one = readers[index](scene, start, end)
        if one is None or one.start < reached:
            continue
        found.append(one)
        reached = one.end
    return found


def _stands_alone(low: str, start: int, end: int) -> bool:
    if start and low[start].isalnum() and low[start - 1].isalnum():
        return False
    return not (low[end - 1].isalnum() and end < len(low) and low[end].isalnum())


_COUNTED = re.compile(r" (?:more )?(?:[a-z-]+ ){0,2}(?:soldiers|troops|people|men|women|fighters|personnel|civilians|km|miles|meters|metres|euros|dollars|yuan|rubles|roubles|mm|tons|tonnes|kg|rounds|shells|hours|days|homes|cases|deaths|prisoners)\b")
_YEAR_CUE = re.compile(r"\b(?:in|since|until|till|by|of|from|to|during|through|before|after|and|or|the|early|mid|late|between|summer|spring|autumn|fall|winter|year|than|for|around|circa|last|end|fiscal|year's|at least|as of|january|february|march|april|may|june|july|august|september|october|november|december)[ -]$")


def _is_year(scene: Scene, start: int, end: int) -> bool:
    """Whether four digits are a year: cued, or 1900-2099 and not counting anything."""
    low = scene.low
    left = low[max(0, start - 12) : start]
    cued = _YEAR_CUE.search(left) is not None
    if _COUNTED.match(low, end) and not low[max(0, start - 3) : start].endswith(("in ", "of ")):
        return False
    if re.search(r"\b(?:resolution|no\.|number|page|article|about|nearly|some|over|than|at least|up to|around) $", left) and "resolution" in left:
        return False
    if int(low[start:end]) < 1900:
        return cued and low[start - 3 : start] in ("in ", "of ", "ce ", "to ", "nd ", "om ", "en ", "by ", "il ")
    if cued:
        return True
    named = start > 1 and low[start - 1] == " " and _NAME_BEFORE.search(scene.text[max(0, start - 24) : start]) is not None
    return not (named or left[-1:].isalpha() or left.endswith((" type ", " unit ", "model ")))


# "Mirage 2000", "Euro 2024": a name, not a year.
_NAME_BEFORE = re.compile(r"(?:^|[\s(])[A-Z][\w-]+ $")


def _join(scene: Scene, found: list[Found]) -> list[Found]:
    """Ranges: "from X to Y", "between X and Y", "January and February", "July or August"."""
    out: list[Found] = []
    for one in found:
        last = out[-1] if out else None
        if last is not None and one.start - last.end <= 9 and _joins(scene, last, one):
            assert last.point is not None and one.point is not None
            last.point = points.between(last.point, one.point)
            last.end, last.bare, last.edge = one.end, None, "range"
            continue
        out.append(one)
    return out


def _joins(scene: Scene, left: Found, right: Found) -> bool:
    """Whether two neighbours are one stretch; gives the left one the right one's year first."""
    link = _LINK.get(scene.low[left.end : right.start], "")
    if not link or link == "," or right.point is None or left.edge == "range":
        return False
    if left.bare is not None and right.bare is None:
        left.point = _with_year(left, right.point.first.year, right)
    if left.point is None or right.point.last < left.point.first:
        return False
    opening = _BEFORE.search(scene.low[max(0, left.start - 24) : left.start])
    opened = opening is not None and opening[1] in ("from", "between")
    same = len(left.point.edtf) == len(right.point.edtf)
    return opened or (link == "to" and same) or (same and len(left.point.edtf) in (7,) and "/" not in left.point.edtf + right.point.edtf)


def _with_year(found: Found, year: int, right: Found) -> points.Point | None:
    """A month or day read in its partner's year, or the year before if it would come later."""
    assert found.bare is not None and right.point is not None
    month, number = found.bare
    for candidate in (year, year - 1):
        point = points.day_of(candidate, month, number) if number else points.month(candidate, month)
        if point is not None and point.first <= right.point.last:
            return point
    return found.point


# "since the war began in October 2023"
_SINCE = re.compile(r"\bsince (?:[a-z'-]+ ){1,6}(?:in|on|of) (?:the )?$")


def _mention(scene: Scene, found: Found) -> DateMention:
    """The expression with the preposition that turns it into a stretch of time."""
    before = _BEFORE.search(scene.low[max(0, found.start - 24) : found.start])
    word = before[1] if before else ""
    began = _SINCE.search(scene.low[max(0, found.start - 70) : found.start]) if not before else None
    if began is not None and found.point is not None and found.edge != "range":
        return DateMention(found.start, found.end, _stretch(scene, found, "since"), "since")
    start, edtf = found.start, found.point.edtf if found.point else ""
    kind = "interval" if found.edge == "range" else "point"
    if kind == "interval" or not before:
        return DateMention(start, found.end, edtf, kind)
    if word in ("since", "until", "till", "before", "prior to", "after", "by", "through", "ahead of"):
        start -= len(before[0])
        kind = {"till": "until", "through": "until", "prior to": "before", "ahead of": "before"}.get(word, word)
        edtf = _stretch(scene, found, kind)
    return DateMention(start, found.end, edtf, kind)


def _stretch(scene: Scene, found: Found, kind: str) -> str:
    """EDTF of "since X" (to the day of publication), "until X", "before X"; "by X" is X itself."""
    point = found.point
    if point is None:
        return ""
    if kind in ("since", "after"):
        if scene.published is None or point.first > scene.published:
            return f"{point.edtf.split('/')[0]}/.."
        return points.until(point, scene.published).edtf
    if kind in ("until", "before"):
        return f"../{point.edtf.split('/')[-1]}"
    return point.edtf
