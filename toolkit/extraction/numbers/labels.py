"""Numbers that count nothing: names, designations, ordinals, dates, clock times, scores, pronouns."""

from typing import NamedTuple

from toolkit.extraction.numbers.atoms import Numeral
from toolkit.extraction.numbers.nouns import ADVERBS, STOPS, VERBS
from toolkit.extraction.text import patterns as re
from toolkit.extraction.text.wordsets import SEVERAL, wordset

MONTHS = wordset("month", "number_context")
WEEKDAYS = wordset("weekday", "number_context")
# After these a number names something: "resolution 1701", "page 12", "No. 14", "S&P 500".
_NAMING = wordset("naming", "number_context")
_CUE_YEARS = wordset("year cue", "number_context")
# Only these make a year of four digits before 1900, or of digits before a counted noun.
_STRONG_CUES = wordset("firm year cue", "number_context")
_ORDINALS = frozenset(("st", "nd", "rd", "th"))
_ORDINAL = re.compile(r"(?:st|nd|rd|th)(?![a-z])")
_ORDINAL_WORD = re.compile(r"-(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)\b")
_TIME = re.compile(
    r"(?::[0-9]{2})?(?: ?-? ?(?:a\.?m\b|p\.?m\b)|:[0-9]{2}| o'clock"
    r"| (?:gmt|utc|cet|est|edt|bst|msk|local time|hrs|zulu)\b)|(?<=00) hours\b"
)
_OF_DAY = re.compile(r" in the (?:early |late )?(?:morning|afternoon|evening)\b| at night\b")
_AT = ("at ", "at about ", "at around ")
_DOTTED = re.compile(
    r"(?:[01]?[0-9]|2[0-3])\.[0-5][0-9]\s(?!(?:thousand|million|billion|trillion|lakh|crore|per|percent|km|metres)\b)[\w–—-]"
)
# How the text behind a number begins where `_TIME` can match: looked at before the pattern is.
_TIME_STARTS = (
    ":", "-", "a", "p", "  ", " -", " a.m", " am", " p.m", " pm", " o'", " gmt", " utc", " cet", " est",
    " edt", " bst", " msk", " local", " hrs", " zulu", " hours",
)  # fmt: skip
_SCORE = re.compile(
    r"-[0-9]{1,3}(?![0-9%a-z]|[.,][0-9]| ?(?:percent|per cent|million|billion|thousand|hundred)\b)"
)
_MONTH_AFTER = re.compile(r" (?:of )?([a-z]{3,9})(?![a-z])")
_IN_OF = re.compile(r" (?:in|out of|of)(?: every)? (?=[0-9a-z])")
_PRONOUN_BEFORE = wordset("pronoun", "number_context")
_PRONOUN_AFTER = re.compile(
    r"(?:'|[.,;:!?)]|-[a-z]| "
    r"(?:of (?:them|us|which|whom|you|those who|many|its kind)\b|another\b|time\b|side\b))"
)
TOPS = wordset("group", "number_context")
_IS = wordset("contraction", "number_context")
_HARMED = wordset("harmed", "number_context")


class Left(NamedTuple):
    """The word before a number (lower case, with its punctuation), where it begins, how it is written."""

    word: str
    begin: int
    capital: bool
    branded: bool


_BRACKETS = re.compile(r"[()\[\]\"—]")


def word_left(text: str, start: int) -> Left:
    """The word before `start`, if only one space parts them; "branded" like iPhone, S25 or a lone P."""
    end = start - 1 if start and text[start - 1] == " " else start
    near = text[max(0, end - 24) : end]
    if not near or near[-1] in " \n" or near[-1].isspace():
        return Left("", end, False, False)
    word = near.rsplit(None, 1)[-1]
    if not word.isalpha():
        word = _BRACKETS.split(word)[-1]
        if near.endswith("]") and "[" in near:
            word = near.rpartition("[")[2][:-1]  # "[Oct.] 30"
    elif word.islower():
        return Left(word, end - len(word), False, False)
    lone = len(word) == 1 and word.isupper()
    branded = word[:1].isalpha() and (lone or any(sign.isupper() or sign.isdigit() for sign in word[1:]))
    return Left(word.lower(), end - len(word), word[:1].isupper(), branded)


def _opens(text: str, begin: int) -> bool:
    """Whether a sentence begins at `begin`."""
    left = text[max(0, begin - 3) : begin]
    bare = left.rstrip()
    return not bare or bare[-1] in ".!?:;—" or "\n" in left


def is_ordinal(low: str, numeral: Numeral, end: int) -> bool:
    """ "93rd", "twenty-first"; "16.4-second" is none."""
    if numeral.words:
        return numeral.value % 10 == 0 and _ORDINAL_WORD.match(low, end) is not None
    return low[end : end + 2] in _ORDINALS and _ORDINAL.match(low, end) is not None


def is_time(low: str, start: int, end: int, value: float) -> bool:
    """Clock times: "9:35 PM", "11 a.m.", "1500 GMT", "at nine in the morning", "11.05" at a line's head."""
    if start > 1 and low[start - 1] == ":" and low[start - 2].isdigit():
        return True
    if low[start - 1 : start] in ("", "\n") and _DOTTED.match(low, start, end + 12):
        return True
    if value <= 12 and low.endswith(_AT, 0, start) and _OF_DAY.match(low, end):
        return True
    return value < 2400 and low.startswith(_TIME_STARTS, end) and _TIME.match(low, end) is not None


def is_month_day(text: str, low: str, left: Left, end: int, value: float) -> bool:
    """A day beside its month: "Dec. 26", "26 December"."""
    if not 1 <= value <= 31:
        return False
    if left.word.rstrip(".") in MONTHS and left.capital:
        return not _counts_after_month(low, left, end)
    word = _MONTH_AFTER.match(low, end)
    return word is not None and word[1] in MONTHS and text[word.start(1)].isupper()


def _counts_after_month(low: str, left: Left, end: int) -> bool:
    """ "in June 30 men died", "on 7 June 30 men died": behind a month with "in" or a day a number counts."""
    told = _IN_OR_DAY.search(low, max(0, left.begin - 6), left.begin) is not None
    return told and low[end : end + 1] == " " and low[end + 1 : end + 2].isalpha()


_IN_OR_DAY = re.compile(r"(?:\bin|(?<![0-9])[0-9]{1,2}(?:st|nd|rd|th)?) $")


def is_year(left: Left, start: int, end: int, value: float, counted: bool) -> bool:
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


def is_label(text: str, left: Left, numeral: Numeral, counted: bool) -> bool:
    """A name with a number in it: "iPhone 11", "Big 12", "resolution 1701", "Formula One"."""
    start, end, words = numeral.start, numeral.end, numeral.words
    if start and text[start - 1] in "#№":
        return True
    if not counted and _SHORT_FORM.search(text, max(0, start - 10), start):
        return True
    word = left.word
    if words and text[start].islower() and left.capital and word not in _NAMING:
        return False  # "Tanzania two", but "Formula One", "Phase three"
    if word == "number" and _are_numbered(text, left.begin):
        return False
    if not word or word[-1] in ",;:!?" or (word[-1] == "." and word[:-1] not in _NAMING):
        return False
    if word[-1] == "." and (len(word) > _ABBREVIATED or (words and text[start].isupper())):
        return False  # "... the number. Fifty-four soldiers", "the next day. Seven soldiers"
    if word.rstrip(".") in _NAMING:
        return not (words and word == "category") and not (counted and word in _COUNTING_NAMES)
    if words and text[start].isupper() and not _opens(text, left.begin):
        return not counted
    if (not left.capital and not left.branded) or word in STOPS or word in MONTHS or word in WEEKDAYS:
        return False
    if counted and not words and _COUNTED.search(text, max(0, left.begin - 9), left.begin):
        return True  # "two Saab 340 radar planes"
    if counted:
        return left.branded or (end - start == 4 and not words and not _opens(text, left.begin))
    return word not in VERBS and not word.endswith(("ed", "ing", "ly"))


def _are_numbered(text: str, begin: int) -> bool:
    """Whether "number" is a verb: "its dead now number 71", "the officers number 120"."""
    before = text[max(0, begin - 16) : begin].rstrip(" ").rsplit(" ", 1)[-1].lower()
    return before in _MANY or (before.endswith(("s", "s,")) and not before.endswith(("ss", "us", "'s", "is")))


_MANY = wordset("before a verb number", "number_context")
_ABBREVIATED = 5  # letters and full stop of "Para."
# Words that name with a number behind them, but may also just stand before a count.
_COUNTING_NAMES = wordset("naming or counting", "number_context")
_COUNTED = re.compile(rf"(?:\b(?:{SEVERAL}|dozen|several)|[0-9]) $")
_SHORT_FORM = re.compile(r"\([A-Z]{2,6}\) $")  # "Rifle Battalion (RB) 214"
_TEAMED = re.compile(r"-(?:of|for|in|on|by|out-of|and)-")  # "8-of-12", "2-for-1"

_FORM = re.compile(r"-[A-Z](?![A-Za-z])")  # "10-K"


def glued_before(text: str, low: str, start: int) -> str:
    """Kind of digits that end a word, a date or a designation ("KN-23", "M1", "9/11"); "" if none."""
    before = text[start - 1 : start]
    if before.isalpha() or before == "_":
        return "label"
    if before and before in "-/.:" and start > 1:
        if text[start - 2].isalnum():
            return "date" if before in "/:" else "" if low.endswith("minus-", 0, start) else "label"
        return "label" if before == "-" and low.endswith("covid -", 0, start) else ""
    return ""


def glued_after(text: str, low: str, start: int, end: int) -> str:
    """Kind of digits that begin a date, a score or a form ("2024-25", "3-1", "10-K"); "" if none."""
    after = text[end : end + 1]
    if not after or after not in "-/:.s":
        return ""
    if after == "s":
        decade = end - start == 4 or low[start + 1 : end] == "0"
        return "date" if decade and not low[end + 1 : end + 2].isalnum() else ""
    if not text[end + 1 : end + 2].isdigit():
        formed = after == "-" and (_TEAMED.match(low, end) or _FORM.match(text, end))
        return "label" if formed else ""
    if after == "-":
        return "date" if end - start == 4 else "label" if _SCORE.match(low, end) else ""
    return "date" if after in "/:" else "label"


def is_pronoun(low: str, left: Left, end: int) -> bool:
    """Whether "one" stands for something named elsewhere ("the same one", "one another", "no one")."""
    if _PRONOUN_AFTER.match(low, end) or end >= len(low) or low[end] in '\n"':
        return True
    if is_taken_up(left):
        return True
    follow = low[end + 1 : end + 24].split(" ", 1)[0].rstrip(".,;:!?")
    if follow == "of" or follow in _HARMED:
        return False
    return follow in STOPS or follow in VERBS or not follow[:1].isalpha() or follow.endswith(ADVERBS)


def is_taken_up(left: Left) -> bool:
    """Whether the word before "one" makes it stand for something named before ("the one", "no one")."""
    return left.word in _PRONOUN_BEFORE or (left.word.endswith(("-", "'s")) and left.word not in _IS)


def begins_share(low: str, end: int, next_start: int) -> bool:
    """Whether a numeral is the first of "one in five", "four out of ten"."""
    match = _IN_OF.match(low, end)
    return match is not None and match.end() == next_start
