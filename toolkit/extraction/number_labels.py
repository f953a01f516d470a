"""Numbers that count nothing: names, designations, ordinals, dates, clock times, scores, pronouns."""

import re
from typing import NamedTuple

from toolkit.extraction.number_nouns import STOPS, VERBS

MONTHS = frozenset(
    """january february march april may june july august september october november december jan feb mar apr
    jun jul aug sep sept oct nov dec""".split()
)
WEEKDAYS = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun""".split()
)
# After these a number names something: "resolution 1701", "page 12", "No. 14", "S&P 500".
_NAMING = frozenset(
    """no nos nr number numbers resolution resolutions article articles art section sections chapter clause
    paragraph paragraphs para annex appendix page pages pp room flight route highway interstate channel level phase
    stage version item line lot gate exit apartment suite unit block building zone sector hill point grade
    formula season episode volume vol issue figure table law bill order decree directive act rule regulation title
    schedule protocol verse psalm type mark mk model class tier group pool heat lane seat district precinct ward
    squadron battalion brigade regiment division corps facility docket file ref covid area camp plot bus train tram
    storm shahed geran apollo soyuz voyager proposition amendment windows android ios iphone ipad galaxy pixel xbox
    playstation boeing airbus round match day week game lab u part scene step track size category covid-19
    s&p sp p ftse stoxx nasdaq russell nikkei fortune dax cac asx csi topix ibex sensex kospi nifty eurostoxx
    forbes mirage expo euro big kilometre kilometer minute tweet thread slide question footnote""".split()
)
_CUE_YEARS = frozenset(
    """in since until till by during from through before after early late mid around circa fiscal year summer
    winter spring autumn fall season between to of and the this for calendar""".split()
)
# Only these make a year of four digits before 1900, or of digits before a counted noun.
_STRONG_CUES = frozenset("in since until till during circa summer winter spring autumn year".split())
_ORDINAL = re.compile(r"(?:st|nd|rd|th)(?![a-z])|-(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)\b")
_TIME = re.compile(
    r"(?::[0-9]{2})?(?: ?-? ?(?:a\.?m\b|p\.?m\b)|:[0-9]{2}| o'clock"
    r"| (?:gmt|utc|cet|est|edt|bst|msk|local time|hrs|zulu)\b)|(?<=00) hours\b"
)
_SCORE = re.compile(r"-[0-9]{1,3}(?![0-9%a-z]|[.,][0-9]| ?(?:percent|per cent|million|billion|thousand|hundred)\b)")
_MONTH_AFTER = re.compile(r" (?:of )?([a-z]{3,9})(?![a-z])")
_IN_OF = re.compile(r" (?:in|out of|of)(?: every)? (?=[0-9a-z])")
_PRONOUN_BEFORE = frozenset(
    """no the this that any every each which another some same new big good only wrong right old bad first last
    next previous latest day number or for""".split()
)
_PRONOUN_AFTER = re.compile(
    r"(?:'|[.,;:!?)]|-[a-z]| (?:of (?:them|us|which|whom|you|those who|many|its kind)\b|another\b|time\b|side\b))"
)
_TOPS = frozenset("top bottom last final first past next the these those all both other".split())


_IS = frozenset("he's she's it's that's there's who's here's what's where's this's".split())
_HARMED = frozenset("killed wounded injured hurt dead missing captured dies died".split())


class Left(NamedTuple):
    """The word before a number (lower case, with its punctuation), and how it is written."""

    word: str
    capital: bool
    branded: bool
    opens: bool


def word_left(text: str, start: int) -> Left:
    """The word before `start`, if only one space parts them."""
    end = start - 1 if start and text[start - 1] == " " else start
    begin = end
    floor = max(0, end - 24)
    while begin > floor and not text[begin - 1].isspace() and text[begin - 1] not in '()[]"':
        begin -= 1
    word = text[begin:end]
    branded = word[:1].isalpha() and (
        any(letter.isupper() or letter.isdigit() for letter in word[1:]) or (len(word) == 1 and word.isupper())
    )
    return Left(word.lower(), word[:1].isupper(), branded, _opens(text, begin))


def _opens(text: str, begin: int) -> bool:
    """Whether a sentence begins at `begin`."""
    left = text[max(0, begin - 3) : begin]
    bare = left.rstrip()
    return not bare or bare[-1] in ".!?:;—" or "\n" in left


def is_ordinal(low: str, end: int) -> bool:
    return _ORDINAL.match(low, end) is not None


def is_time(low: str, start: int, end: int, value: float) -> bool:
    """Clock times: "9:35 PM", "11 a.m.", "1500 GMT"."""
    if start > 1 and low[start - 1] == ":" and low[start - 2].isdigit():
        return True
    return value < 2400 and _TIME.match(low, end) is not None


def is_month_day(text: str, low: str, left: Left, end: int, value: float) -> bool:
    """A day beside its month: "Dec. 26", "26 December"."""
    if not 1 <= value <= 31:
        return False
    if left.word.rstrip(".") in MONTHS and left.capital:
        return not _counts_after_month(low, left, end)
    word = _MONTH_AFTER.match(low, end)
    return word is not None and word[1] in MONTHS and text[word.start(1)].isupper()


def _counts_after_month(low: str, left: Left, end: int) -> bool:
    """"in June 30 soldiers died": a month that already has its "in" leaves the number to the noun."""
    begin = end - 14 - len(left.word)
    return " in " + left.word in low[max(0, begin) : end] and low[end : end + 1] == " " and low[end + 1 : end + 2].isalpha()


def is_year(low: str, left: Left, start: int, end: int, value: float, counted: bool) -> bool:
    """A year of four digits. `counted`: a plural noun follows, so that only a cue makes it a year."""
    if end - start != 4 or not 1100 <= value <= 2199 or left.word[-1:] in "$€£":
        return False
    word = left.word.rstrip(".,")
    if word in MONTHS or word in WEEKDAYS:
        return True
    if 1900 <= value <= 2099:
        if counted and value % 100 == 0:
            return left.word in _STRONG_CUES
        return not counted or left.word in _CUE_YEARS
    return left.word in _STRONG_CUES and not counted


_LISTED = re.compile(r"/ |\) |\. [A-Z]|\] ")


def is_list_mark(text: str, start: int, end: int) -> bool:
    """"1. ", "2/ ", "(3) " at the start of a line."""
    opening = start - 1 if start and text[start - 1] in "([" else start
    return (opening == 0 or text[opening - 1] == "\n") and _LISTED.match(text, end) is not None


def is_label(text: str, left: Left, start: int, end: int, counted: bool, words: bool) -> bool:
    """A name with a number in it: "iPhone 11", "Big 12", "resolution 1701", "Formula One"."""
    if start and text[start - 1] in "#№":
        return True
    word = left.word
    if not word or word[-1] in ",;:!?" or (word[-1] == "." and word[:-1] not in _NAMING):
        return False
    if word.rstrip(".") in _NAMING:
        return not (words and word == "category") and not (counted and word in _COUNTING_NAMES)
    if words and text[start].isupper() and not left.opens:
        return not counted
    if not left.capital and not left.branded or word in STOPS or word in MONTHS or word in WEEKDAYS:
        return False
    if counted:
        return left.branded or (end - start == 4 and not words and not left.opens)
    return word not in VERBS and not word.endswith(("ed", "ing", "ly"))


# Words that name with a number behind them, but may also just stand before a count.
_COUNTING_NAMES = frozenset("no act order title file match day week game round figure point line area camp part step size under".split())


def glued(text: str, low: str, start: int, end: int) -> str:
    """Kind of digits that are part of a word, a date or a score; "" if they stand free."""
    before = text[start - 1] if start else " "
    if before.isalpha() or before == "_":
        return "label"
    if before in "-/.:" and start > 1:
        earlier = text[start - 2]
        if earlier.isalnum() or (before == "-" and low[max(0, start - 7) : start - 2].endswith("covid")):
            return "date" if before in "/:" else "label"
    after = text[end : end + 1]
    follows = text[end + 1 : end + 2]
    if after == "-" and follows.isdigit():
        return "date" if end - start == 4 else "label" if _SCORE.match(low, end) else ""
    if after and after in "/:" and follows.isdigit():
        return "date"
    if after and after in "-." and follows.isdigit():
        return "label"
    if after == "s" and not low[end + 1 : end + 2].isalnum() and (end - start == 4 or low[start + 1 : end] == "0"):
        return "date"
    return ""


def is_pronoun(low: str, left: Left, start: int, end: int) -> bool:
    """Whether "one" stands for something named elsewhere ("the same one", "one another", "no one")."""
    if _PRONOUN_AFTER.match(low, end) or end >= len(low) or low[end] in "\n\"":
        return True
    if left.word in _PRONOUN_BEFORE or (left.word.endswith(("-", "'s")) and left.word not in _IS):
        return True
    follow = low[end + 1 : end + 24].split(" ", 1)[0].rstrip(".,;:!?")
    if follow == "of" or follow in _HARMED:
        return False
    return follow in STOPS or follow in VERBS or not follow[:1].isalpha()


def is_group(left: Left) -> bool:
    """Whether a bare small number is a group already named: "the two", "the bottom three"."""
    return left.word in _TOPS


def share(low: str, end: int, next_start: int) -> bool:
    """Whether a numeral is the first of "one in five", "four out of ten"."""
    match = _IN_OF.match(low, end)
    return match is not None and match.end() == next_start
