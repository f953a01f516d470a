"""Date expressions of a text as EDTF, absolute and relative to the day of publication."""

from collections.abc import Callable
from datetime import date
from functools import lru_cache
from typing import NamedTuple

import ahocorasick_rs

from toolkit.extraction.dates import forms, months, points
from toolkit.extraction.dates.joins import join, relate
from toolkit.extraction.dates.named_days import FEASTS, feast_at, ordinal_at
from toolkit.extraction.dates.relative import APART, PARTS, apart_at, part_at
from toolkit.extraction.dates.scene import Found, Scene
from toolkit.extraction.numbers.text import normal
from toolkit.extraction.text import patterns as re


class DateMention(NamedTuple):
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
# Patterns that open with a set of characters skip quickly to the next one: what stands before comes second.
_YEAR = re.compile(
    r"[12](?:(?<=mid-[12])|(?<=late-[12])|(?<=early-[12])|(?<![0-9.,$€£#/-][12]))(?:(?<=1)[5-9]|(?<=2)0)[0-9]{2}(?![0-9]|,[0-9]|\.[0-9]|[a-rt-z%])"
)
_WRITTEN = re.compile(
    r"[0-9](?<![0-9./-][0-9])"
    r"(?:(?<=[12])[0-9]{3}-[0-9]{2}-|[0-9]?[./][0-9]{1,2}[./][12][0-9]{3})"
)
_ORDINAL = re.compile(
    r"[0-9](?:(?<=\bthe [0-9])|(?<=\bthe [12][0-9])|(?<=\bthe 3[01]))(?:st|nd|rd|th)\b(?!-)"
)
_NEAR = 400  # characters within which a month is still that of the days named after it


@lru_cache(maxsize=1)
def _automaton() -> tuple[ahocorasick_rs.AhoCorasick, list[_Reader]]:
    table: dict[str, _Reader] = {}
    table.update(dict.fromkeys(points.MONTHS, months.month_at))
    table.update(dict.fromkeys(points.WEEKDAYS, months.weekday_at))
    table.update(dict.fromkeys(points.SEASONS, months.season_at))
    table.update(dict.fromkeys((word + " " for word in _PERIOD_WORDS), forms.period_at))
    table.update(dict.fromkeys(forms.DAY_WORDS, forms.word_at))
    table.update(dict.fromkeys(forms.WEEKENDS, forms.weekend_at))
    table.update(dict.fromkeys(_SPELLS, forms.spell_at))
    table.update(dict.fromkeys(FEASTS, feast_at))
    table[" ago"] = forms.ago_at
    table.update(dict.fromkeys(APART, apart_at))
    table.update(dict.fromkeys(PARTS, part_at))
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
    read = normal(text)
    scene = Scene(read.text, read.low, published)
    mentions = []
    for found in join(scene, _scan(scene)):
        start, edtf, kind = relate(scene, found)
        mentions.append(DateMention(start, found.end, edtf, kind))
    return mentions


def _scan(scene: Scene) -> list[Found]:
    """Expressions one by one, before ranges are joined."""
    found: list[Found] = []
    reached = 0
    for start, end, reader in _anchors(scene.low):
        if start < reached:
            continue
        if found and start - found[-1].end > _NEAR:
            scene.near = None
        one = reader(scene, start, end)
        if one is not None and one.start >= reached:
            found.append(one)
            reached = one.end
            scene.near, scene.near_end = one.point, one.end
    return found


def _anchors(low: str) -> list[tuple[int, int, _Reader]]:
    """Places that may be dates, with the reader of each; of two at one place the longer first."""
    automaton, readers = _automaton()
    anchors = [
        (start, end, readers[index])
        for index, start, end in automaton.find_matches_as_indexes(low)
        if _stands_alone(low, start, end)
    ]
    anchors += [(match.start(), match.end(), forms.year_at) for match in _YEAR.finditer(low)]
    anchors += [(match.start(), match.end(), forms.written_at) for match in _WRITTEN.finditer(low)]
    anchors += [
        (match.start() - low[match.start() - 1].isdigit(), match.end(), ordinal_at)
        for match in _ORDINAL.finditer(low)
    ]
    anchors.sort(key=lambda anchor: (anchor[0], -anchor[1]))
    return anchors


def _stands_alone(low: str, start: int, end: int) -> bool:
    if start and low[start].isalnum() and low[start - 1].isalnum():
        return False
    return not (low[end - 1].isalnum() and end < len(low) and low[end].isalnum())
