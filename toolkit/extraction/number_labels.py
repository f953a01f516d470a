"""Numbers that count nothing: names, designations, ordinals, dates, clock times, scores."""

import re
from functools import lru_cache
from typing import NamedTuple

from toolkit.extraction.number_nouns import STOPS

MONTHS = frozenset(
    """january february march april may june july august september october november december jan feb mar apr
    jun jul aug sep sept oct nov dec""".split()
)
WEEKDAYS = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun""".split()
)
# After these a number names something: "resolution 1701", "page 12", "No. 14".
NAMING = frozenset(
    """no nos number numbers resolution resolutions article articles section sections chapter clause paragraph
    paragraphs annex appendix page pages room flight route highway interstate channel level phase stage version
    item line lot gate exit apartment suite unit block building building zone sector hill point grade formula
    season episode volume vol issue figure table law bill order decree directive act rule regulation title
    schedule protocol chapter verse psalm type mark mk model class tier group pool heat lane seat district
    precinct ward squadron battalion brigade regiment division corps facility case docket file ref
    covid task-force area camp plot bus train tram storm shahed geran object camp apollo soyuz voyager pp para
    proposition amendment windows android ios iphone ipad galaxy pixel xbox playstation boeing airbus season
    round match day week game test lab division league under u""".split()
)
_YEAR_BEFORE = frozenset(
    """in since until till by of during from through before after early late mid around circa fiscal year summer
    winter spring autumn fall season for the between and to last this next than calendar late back""".split()
)
_ORDINAL = re.compile(r"(?:st|nd|rd|th)(?![a-z])")
_TIME = re.compile(
    r"(?::[0-9]{2})?(?: ?-? ?(?:a\.?m\b|p\.?m\b)|:[0-9]{2}| o'clock| (?:gmt|utc|cet|est|edt|bst|msk|hours local|hrs|zulu)\b)"
    r"|00 hours"
)
_SCORE = re.compile(r"-[0-9]{1,3}(?![0-9,]|\.[0-9]| ?(?:%|percent|per cent|million|billion|thousand))")
_ORDINAL_WORD = re.compile(
    r"-(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)\b"
)


class Left(NamedTuple):
    """What stands directly before a number: the last word, its first letter's case, the gap."""

    word: str
    capital: bool
    opens: bool


_LAST_WORD = re.compile(r"([^\s()\[\]\"]*)[ ]?$")


def word_left(text: str, start: int) -> Left:
    """The word before `start` on the same line, if only one space parts them."""
    end = start
    if end and text[end - 1] == " ":
        end -= 1
    begin = end
    while begin and end - begin < 24 and not text[begin - 1].isspace() and text[begin - 1] not in '()[]"':
        begin -= 1
    word = text[begin:end]
    return Left(word.lower(), word[:1].isupper(), begin == 0 or _opens(text, begin))


def _opens(text: str, begin: int) -> bool:
    """Whether a sentence begins at `begin`."""
    left = text[max(0, begin - 3) : begin].rstrip()
    return not left or left[-1] in ".!?:\n;" or "\n" in text[max(0, begin - 2) : begin]


def is_ordinal(low: str, end: int) -> bool:
    return _ORDINAL.match(low, end) is not None or _ORDINAL_WORD.match(low, end) is not None


def is_time(low: str, start: int, end: int, value: float) -> bool:
    """Clock times: "9:35 PM", "11 a.m.", "1500 GMT"."""
    if start > 1 and low[start - 1] == ":" and low[start - 2].isdigit():
        return True
    return value < 2400 and _TIME.match(low, end) is not None


def is_month_day(low: str, left: Left, end: int, value: float) -> bool:
    """A day beside its month: "Dec. 26", "26 December", "the 4th"."""
    if value > 31 or value < 1:
        return False
    if left.word.rstrip(".") in MONTHS:
        return True
    follow = low[end + 1 : end + 12] if low[end : end + 1] == " " else ""
    word = re.match(r"(?:of )?([a-z]+)", follow)
    return word is not None and word[1] in MONTHS and (word[1] not in ("may", "mar", "march", "jan") or low[end + 4 : end + 5] != "s")


def is_year(text: str, low: str, left: Left, start: int, end: int, value: float, counted: bool) -> bool:
    """A year of four digits. `counted`: a plural noun follows, so that only a cue makes it a year."""
    if end - start != 4 or not 1100 <= value <= 2199:
        return False
    word = left.word.rstrip(".,")
    if word in MONTHS or word in WEEKDAYS:
        return True
    cued = left.word in _YEAR_BEFORE
    if 1900 <= value <= 2099:
        return cued or not counted
    return cued and not counted


def is_label(text: str, left: Left, start: int, capital_number: bool) -> bool:
    """A name with a number in it: "iPhone 11", "Big 12", "resolution 1701", "Formula One"."""
    word = left.word.rstrip(".")
    if start and text[start - 1] in "#№":
        return True
    if not word or word[-1] in ",;:!?":
        return False
    if word in NAMING:
        return True
    if capital_number and not left.opens:
        return True
    return left.capital and word not in STOPS and word not in MONTHS and word not in WEEKDAYS


@lru_cache(maxsize=1)
def score_pattern() -> re.Pattern[str]:
    return _SCORE
