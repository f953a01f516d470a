"""Quantities of a text: what is counted, how many, and how sure the text is.

`quantities` returns every number with a reading - also those that count nothing (dates, labels), so that
no later step takes "resolution 1701" or "155 mm" for people. Consumers filter by `kind`.
"""

from dataclasses import dataclass

from toolkit.extraction.numbers import ages
from toolkit.extraction.numbers.atoms import Numeral
from toolkit.extraction.numbers.lexicon import using
from toolkit.extraction.numbers.nouns import Phrase
from toolkit.extraction.numbers.qualifiers import after, before, trend
from toolkit.extraction.numbers.ranges import Spread
from toolkit.extraction.numbers.refusals import SHARE, at_once, is_fold, refusal
from toolkit.extraction.numbers.seen import Seen, look, phrase_behind
from toolkit.extraction.numbers.text import Normal, normal
from toolkit.extraction.numbers.units import Unit, unit_after, with_per
from toolkit.extraction.numbers.words import numerals
from toolkit.extraction.text import patterns as re


@dataclass(slots=True)
class Quantity:
    """One number with its qualifier and unit, not to be changed.

    Offsets are code points of the text, the end exclusive.

    start, end              the expression with its qualifier: "at least 3,000", "11,000-plus"
    low, best, high         as in the table figures: exact N all three, about N best, at_least and more_than
                            low, at_most and less_than high, between low and high, vague none
    bound                   exact about at_least more_than at_most less_than between vague (`schema`)
    value_start, value_end  the number alone ("3,000", "three or four thousand")
    unit                    what is counted as written ("North Korean soldiers"), the one name of a unit of
                            measure or currency ("kilometre", "dollar per barrel"), "percentage", or "-"
    kind                    count money percent measure date ordinal label age fraction other
    change                  "up" or "down" where a verb says that the number is a rise or fall
    unit_start, unit_end    span of the unit; both value_end where there is none
    scale                   the decade of a vague number: thousands = (1000, 10000)
    hedged                  whether a range, which has no bound of its own, is "about" there
    leads                   whether the next number is what this one became ("fell from 9 to 7")
    """

    start: int
    end: int
    low: float | None
    best: float | None
    high: float | None
    bound: str
    value_start: int
    value_end: int
    unit: str
    kind: str
    change: str
    unit_start: int
    unit_end: int
    scale: tuple[float, float] | None = None
    hedged: bool = False
    leads: bool = False

    @property
    def values(self) -> set[float]:
        """The values that are known of low, best and high."""
        return {value for value in (self.low, self.best, self.high) if value is not None}


def quantities(text: str, lexicon_dir: str | None = None) -> list[Quantity]:
    """Every number of a sentence or of a whole article, in order of its place; time is linear in the text.

    `lexicon_dir` is the folder with the project's own tables (`lexicon.py`), if it has any:

    >>> found = quantities("At least 3,000 soldiers arrived.")[0]
    >>> found.low, found.bound, found.unit
    (3000.0, 'at_least', 'soldiers')
    """
    with using(lexicon_dir):
        return _read(normal(text))


def _read(read: Normal) -> list[Quantity]:
    """The numerals one after the other; a range and a share take two."""
    found = numerals(read.low)
    out: list[Quantity] = []
    index, last_date, taken = 0, -9, 0
    while index < len(found):
        numeral = found[index]
        kind = at_once(read, numeral)
        if kind or numeral.start < taken:  # the 23 of "KN-23"; the 100 of "litres per 100 km"
            if numeral.start >= taken:
                out.append(_uncounted(numeral, kind, numeral.end, numeral.value))
            index += 1
            continue
        seen = look(read, found, index)
        kind = refusal(read, seen, last_date)
        if kind == "date":
            last_date = seen.end
        both = kind == SHARE or (seen.spread is not None and kind in ("", "date"))
        out.append(_refused(seen, kind) if kind else _quantity(read, seen))
        taken = out[-1].unit_end if out[-1].kind == "measure" else 0
        index += 2 if both else 1
    return out


def _refused(seen: Seen, kind: str) -> Quantity:
    """A date, label, ordinal or fraction; a share with both its numbers, a date with its range."""
    numeral = seen.numeral
    if kind == SHARE and seen.whole is not None:
        return _uncounted(numeral, "fraction", seen.whole.end, numeral.value / seen.whole.value)
    return _uncounted(numeral, kind, seen.end if kind == "date" else numeral.end, numeral.value)


def _uncounted(numeral: Numeral, kind: str, end: int, value: float) -> Quantity:
    """What is no quantity: its span and its value, no unit."""
    start = numeral.start
    return Quantity(start, end, value, value, value, "exact", start, end, "-", kind, "", end, end)


_BETWEEN = "between "
_PAIR = ("a pair", "a couple of ")
_FATE = re.compile(r" (?:dead|killed|wounded|injured|hurt|missing|captured|lost)(?= (?:at |or |if ))")
_STRONG = re.compile(r"[ -]strong\b")
_MINUS = re.compile(r"(?:\bminus[ -]|(?:^|[\s($€£])-)$")


def _quantity(read: Normal, seen: Seen) -> Quantity:
    """What is counted, how much of it, and the qualifiers around it."""
    low, numeral = read.low, seen.numeral
    start, bound = _qualified_before(low, seen)
    finish, later = after(low, seen.end)
    strong = low.startswith("strong", finish + 1) and _STRONG.match(low, finish)
    if strong:
        finish = strong.end()
    unit, kind, unit_start, unit_end = _unit(read, seen, finish if later or strong else seen.end)
    counted = unit_end if unit_end > seen.end else _fate_end(low, seen.end)
    if not later and counted > seen.end:
        tail, later = after(low, counted)
        finish = tail if later else finish
    if later and bound in ("", "about", "exact"):
        bound = later
    negative = _is_negative(low, seen)
    values, bound, hedged = _values(numeral, seen.spread, bound, -1.0 if negative else 1.0)
    return Quantity(
        start, max(finish, seen.end), *values, bound, numeral.start, seen.end, unit, kind,
        _change(low, start, bound, kind, negative), unit_start, unit_end, numeral.scale, hedged, seen.leads,
    )  # fmt: skip


def _fate_end(low: str, end: int) -> int:
    """Where the word ends that says what became of a bare number: "300 dead at the very least"."""
    return match.end() if (match := _FATE.match(low, end)) else end


def _change(low: str, start: int, bound: str, kind: str, negative: bool) -> str:
    """Rise or fall: a verb before an open number, or the minus sign of a percentage or a sum."""
    if negative and kind in ("percent", "money"):
        return "down"
    if bound not in ("exact", "about", "between") or kind in ("age", "other"):
        return ""
    return trend(low, start)


def _qualified_before(low: str, seen: Seen) -> tuple[int, str]:
    """Where the expression starts, and the bound of the words before the number."""
    if seen.numeral.words and seen.numeral.times == 1 and low.startswith(_PAIR, seen.begin):
        return seen.begin, ""
    start, bound = before(low, seen.begin)
    if not bound and low.endswith(' "', 0, start):  # at least "3,000"
        outside, bound = before(low, start - 1)
        start = outside if bound else start
    elif start == seen.begin and low.endswith("minus ", 0, start):
        start, bound = before(low, start - len("minus "))
    elif ages.has_age_before(low, start):
        start, bound = before(low, ages.age_start(low, start))
        start = start if bound else seen.begin
    opening = start - len(_BETWEEN)
    if seen.spread is not None and seen.spread.between and opening >= 0 and low.startswith(_BETWEEN, opening):
        start = opening
    return start, bound


def _is_negative(low: str, seen: Seen) -> bool:
    """ "minus 12 degrees", "-1.3%"; a dash before a bare count is punctuation."""
    numeral = seen.numeral
    if numeral.words or not (seen.unit or seen.money):
        return False
    return _MINUS.search(low, max(0, numeral.start - 7), numeral.start) is not None


def _unit(read: Normal, seen: Seen, end: int) -> tuple[str, str, int, int]:
    """Name, kind and span of what the number counts; `end` lies behind a qualifier that follows it."""
    if seen.money is not None:
        wide = with_per(read.low, Unit(seen.money.start, seen.end, seen.money.name, "money"))
        return wide.name, "money", seen.money.start, seen.money.end
    unit, phrase = seen.unit, seen.phrase
    if end > seen.end:
        unit = unit_after(read.text, read.low, end)
        phrase = None if unit else phrase_behind(read.low, end)
    if unit is not None:
        return _measured(read, seen, unit)
    if _is_age(read, seen, phrase):
        return "year of age", "age", seen.end, seen.end
    if is_fold(read.low, seen.end):
        return "count", "other", seen.end, seen.end
    if phrase is None:
        return "-", "count", seen.end, seen.end
    return read.text[phrase.start : phrase.end], "count", phrase.start, phrase.end


_KINDS = {"duration": "measure", "times": "other"}


def _measured(read: Normal, seen: Seen, unit: Unit) -> tuple[str, str, int, int]:
    """A unit of measure: "under the age of 5 years" is an age, millions of pounds are money."""
    if unit.name == "year" and ages.has_age_before(read.low, seen.begin):
        return "year of age", "age", unit.start, unit.end
    if unit.name == "pound-mass" and seen.numeral.times >= 1e6:
        return "pound sterling", "money", unit.start, unit.end
    return unit.name, _KINDS.get(unit.kind, unit.kind), unit.start, unit.end


def _is_age(read: Normal, seen: Seen, phrase: Phrase | None) -> bool:
    """ "aged 14", "who was 10", "Tesfaye, 92,"."""
    if not 1 <= seen.numeral.value <= 120 or seen.numeral.scale:
        return False
    if ages.has_age_before(read.low, seen.begin):
        return True
    if seen.spread is not None:
        return seen.spread.between and phrase is None and ages.has_people_before(read.low, seen.begin)
    return phrase is None and ages.is_age(read.text, read.low, seen.begin, seen.end, seen.numeral.words)


_Values = tuple[float | None, float | None, float | None]


def _values(numeral: Numeral, joined: Spread | None, bound: str, sign: float) -> tuple[_Values, str, bool]:
    """low, best, high and the bound, by the table's rules; whether a range is hedged."""
    if joined is not None:
        ends = sorted((joined.first * sign, joined.second * sign))
        return (ends[0], None, ends[1]), "between", bound == "about"
    if numeral.scale is not None:
        return (None, None, None), "vague", False
    value = numeral.value * sign
    if bound in ("at_least", "more_than"):
        return (value, None, None), bound, False
    if bound in ("at_most", "less_than"):
        return (None, None, value), bound, False
    if bound == "about":
        return (None, value, None), bound, False
    return (value, value, value), "exact", False
