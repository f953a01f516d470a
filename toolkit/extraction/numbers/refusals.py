"""Which numbers count nothing, and why: dates, labels, ordinals, fractions."""

from toolkit.extraction.numbers import labels
from toolkit.extraction.numbers.atoms import Numeral
from toolkit.extraction.numbers.labels import Left
from toolkit.extraction.numbers.margin import is_in_margin, is_list_mark
from toolkit.extraction.numbers.nouns import STOPS
from toolkit.extraction.numbers.qualifiers import before
from toolkit.extraction.numbers.seen import Seen
from toolkit.extraction.numbers.text import Normal
from toolkit.extraction.numbers.units import Unit, currency_before, unit_after
from toolkit.extraction.text import patterns as re

_LINES = frozenset(("480", "576", "720", "1080", "1440", "2160", "4320"))  # "1080p": of a screen, no pence
_FEW_K = 9_000  # "4K", "1.5K": of a screen, or a run
_GENERATIONS = 7
_FOLD = re.compile(r"-?fold\b")
_PEOPLE = re.compile(
    r"(?:soldier|troop|people|person|men|women|fighter|police|worker|civilian|peacekeeper|recruit|prisoner)s?$"
)
_DAYS = re.compile(r" (?:and|or) [0-9]{1,2} ([A-Z][a-z]{2,8})\b")
_DAY_LIST = frozenset((" and ", " or ", ", "))
SHARE = "share"


def refusal(normal: Normal, seen: Seen, last_date: int) -> str:
    """The kind of a number that counts nothing, "share" for "one in five", or "" for a quantity.

    `last_date`: where the last date of the text ended, because "Mar 9 2018" is one.
    """
    text, low = normal
    numeral, end = seen.numeral, seen.end
    if numeral.words and low.endswith("by the ", 0, numeral.start):
        return "label"  # "sold by the thousand"
    if numeral.fraction and (numeral.words or seen.unit is None):
        return "fraction"
    if seen.money or numeral.scale or (seen.spread and seen.unit):
        return ""
    if is_share(normal, seen):
        return SHARE
    left = labels.word_left(text, numeral.start)
    kind = "" if numeral.words else _digits(normal, seen, left, last_date)
    if kind:
        return kind
    if labels.is_ordinal(low, numeral, end):
        return "ordinal"
    if not numeral.words and labels.is_month_day(text, low, left, end, numeral.value):
        return "date"
    if labels.is_time(low, numeral.start, end, numeral.value):
        return "date"
    if seen.unit is None:
        return _bare(normal, seen, left)
    taken_up = numeral.words and labels.is_taken_up(left) and low[numeral.start : end] == "one"
    return "label" if taken_up or _names_model(normal, seen, seen.unit, left) else ""


def _names_model(normal: Normal, seen: Seen, unit: Unit, left: Left) -> bool:
    """What only looks like a unit: "1080p", "Snapdragon 765G", "Porsche 911 R"."""
    numeral = seen.numeral
    symbol = normal.text[unit.start : unit.end]
    if symbol == "p":
        return normal.low[numeral.start : seen.end] in _LINES
    if symbol == "G" and unit.name == "generation wireless":
        return numeral.value >= _GENERATIONS
    apart = unit.start > seen.end and len(symbol) == 1 and symbol.isalpha()
    return apart and left.capital and left.word.isalpha() and left.word not in STOPS


def at_once(normal: Normal, numeral: Numeral) -> str:
    """The kind of digits whose left neighbour settles it ("KN-23"), before anything else is looked at."""
    if numeral.words or not numeral.start or normal.text[numeral.start - 1] in " $":
        return ""
    kind = labels.glued_before(normal.text, normal.low, numeral.start)
    if kind and currency_before(normal.text, numeral.start) is not None:
        return ""
    return kind


def is_share(normal: Normal, seen: Seen) -> bool:
    """ "one in five", "four out of ten"; "one of four missions" but not "two of the four"."""
    part, whole = seen.numeral, seen.whole
    if whole is None or part.value % 1 or part.value >= min(whole.value, 100) or whole.value > 1000:
        return False
    if not labels.begins_share(normal.low, part.end, whole.start):
        return False
    if normal.low.startswith(" of ", part.end):
        return part.value == 1 and part.words and whole.words
    return unit_after(normal.text, normal.low, whole.end) is None


def _is_pronoun(low: str, seen: Seen, left: Left) -> bool:
    numeral = seen.numeral
    return numeral.words and low[numeral.start : seen.end] == "one" and labels.is_pronoun(low, left, seen.end)


def _digits(normal: Normal, seen: Seen, left: Left, last_date: int) -> str:
    """Digits that are part of a word, a date, a year, a list mark or a score."""
    text, low = normal
    numeral, end = seen.numeral, seen.end
    start = numeral.start
    kind = labels.glued_after(text, low, start, end)
    if kind:
        return kind
    if text[end : end + 1].isalpha() and seen.unit is None:
        return "" if labels.is_ordinal(low, numeral, end) or _FOLD.match(low, end) else "label"
    if _in_day_list(low, seen, last_date) or _opens_days(text, seen):
        return "date"
    if is_list_mark(text, start, end) or is_in_margin(text, low, start, end):
        return "label"
    return "date" if numeral.end - start == 4 and _is_year(normal, seen, left, last_date) else ""


def _in_day_list(low: str, seen: Seen, last_date: int) -> bool:
    """The 7 of "on July 6 and 7"."""
    numeral = seen.numeral
    if last_date < 0 or numeral.value > 31 or numeral.end - numeral.start > 2:
        return False
    return low[last_date : numeral.start] in _DAY_LIST and seen.unit is None and not _people(low, seen)


def _opens_days(text: str, seen: Seen) -> bool:
    """The 6 of "on 6 and 7 July"."""
    numeral = seen.numeral
    is_day = numeral.value <= 31 and numeral.end - numeral.start <= 2
    days = _DAYS.match(text, numeral.end) if is_day else None
    return days is not None and days[1].lower() in labels.MONTHS


def _is_year(normal: Normal, seen: Seen, left: Left, last_date: int) -> bool:
    """Whether four digits are a year, alone or as the start of "between 1600 and 1900"."""
    text, low = normal
    start, stop, value = seen.numeral.start, seen.numeral.end, seen.numeral.value
    if 1900 <= value <= 2099 and text[start - 1 : start] == "(" and text[stop : stop + 1] == ")":
        return True
    near = start - last_date <= 2
    if near or labels.is_year(left, start, stop, value, seen.counted):
        firmly = near or left.word in ("in", "since", "during")
        if seen.unit is None or (firmly and low[seen.end : seen.end + 1] == " "):
            return True
    return False


def _people(low: str, seen: Seen) -> bool:
    return seen.phrase is not None and _PEOPLE.search(low, seen.phrase.start, seen.phrase.end) is not None


def _bare(normal: Normal, seen: Seen, left: Left) -> str:
    """A number without a unit that is a name, a pronoun or a group already named."""
    text, low = normal
    numeral, end = seen.numeral, seen.end
    written = low[numeral.start : end]
    if written.endswith("k") and numeral.value < _FEW_K and not seen.counted:
        return "label"
    if (
        numeral.words
        and numeral.start > 1
        and low[numeral.start - 1] == "-"
        and low[numeral.start - 2].isalpha()
    ):
        return "label"  # "turbo-four"
    if numeral.times > 1 or "," in written:
        return "label" if left.word == "day" and not seen.counted else ""  # "day 1,021 of the war"
    if numeral.words and (
        _is_pronoun(low, seen, left)
        or (numeral.value <= 12 and seen.phrase is None and left.word in labels.TOPS)
    ):
        return "label"
    if seen.spread is not None:
        return "label" if _is_score(low, seen, seen.spread.second) else ""
    return "label" if labels.is_label(text, left, numeral, seen.counted) else ""


def _is_score(low: str, seen: Seen, second: float) -> bool:
    """ "lost 3-5": a tight pair of small numbers that counts nothing and is not qualified."""
    if low[seen.numeral.end : seen.numeral.end + 1] != "-" or second > 200 or seen.counted:
        return False
    return not low.startswith(" of ", seen.end) and not before(low, seen.begin)[1]


def is_fold(low: str, end: int) -> bool:
    """ "sixfold", "10-fold"."""
    return low.startswith(("fold", "-fold"), end) and _FOLD.match(low, end) is not None
