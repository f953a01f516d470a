"""Quantities of a text: what is counted, how many, and how sure the text is.

`quantities` returns every number with a reading - also those that count nothing (dates, ordinals, labels),
so that no later step takes "resolution 1701" or "155 mm" for people. Consumers filter by `kind`.
"""

import re
from dataclasses import dataclass
from typing import NamedTuple

from toolkit.extraction import number_labels as labels
from toolkit.extraction import number_units as units
from toolkit.extraction.number_nouns import Phrase, phrase_after
from toolkit.extraction.number_qualifiers import after, before
from toolkit.extraction.number_ranges import Spread, spread
from toolkit.extraction.number_trend import trend
from toolkit.extraction.number_units import Unit, currency_before, unit_after, with_per
from toolkit.extraction.number_words import Numeral, numerals


@dataclass(frozen=True, slots=True)
class Quantity:
    """One number with its qualifier and unit; offsets are code points of the text, the end exclusive.

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


_PLAIN = str.maketrans(
    {"\u00a0": " ", "\u202f": " ", "\u2009": " ", "\u2007": " ", "\u200a": " ", "‐": "-", "‑": "-", "‒": "-", "–": "-",
     "−": "-", "’": "'", "‘": "'", "“": '"', "”": '"', "，": ",", "\t": " "}
)  # fmt: skip


def plain(text: str) -> str:
    """The text with typographic spaces, dashes and quotes made plain, at the same offsets."""
    return text if text.isascii() and "\t" not in text else text.translate(_PLAIN)


def lower(text: str) -> str:
    """Lower case at the same offsets (a few capitals have lower forms of two letters)."""
    low = text.lower()
    if len(low) == len(text):
        return low
    return "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in text)


def quantities(text: str) -> list[Quantity]:
    """Every number of a sentence or of a whole article, in order of its place.

    >>> found = quantities("At least 3,000 soldiers arrived.")[0]
    >>> found.low, found.bound, found.unit
    (3000.0, 'at_least', 'soldiers')
    """
    clean = plain(text)
    reader = _Reader(clean, lower(clean))
    return reader.read()


class _Seen(NamedTuple):
    """What stands around one numeral."""

    numeral: Numeral
    begin: int
    end: int
    spread: Spread | None
    money: Unit | None
    unit: Unit | None
    phrase: Phrase | None
    leads: bool


_AGE_BEFORE = re.compile(r"(?:\baged?|\bage of|\bages|\bturned|\bturns|\bage) (?:about |around |over |under |above |below )?$")
_AGE_IS = re.compile(r"\b(?:he|she|i|who) (?:was|is|will be|would be|had been|turned|am) (?:only |just |then |now )?$")
_AGE_COMMA = re.compile(r"[a-z.\"'], $")
_FULL_STOP = ",;.)"
_STRONG = re.compile(r"[ -]strong\b")
_MINUS = re.compile(r"(?:\bminus[ -]|(?:^|[\s($€£])-)$")
_RESOLUTIONS = frozenset(("2k", "4k", "5k", "8k"))  # of screens and cameras, or a run
_FOLD = re.compile(r"-?fold\b")


class _Reader:
    """Reads the numerals of one text in order; remembers the last one for dates ("Mar 9 2018")."""

    def __init__(self, text: str, low: str) -> None:
        self.text, self.low = text, low
        self.found = numerals(low)
        self.last_date = -9

    def read(self) -> list[Quantity]:
        out: list[Quantity] = []
        index = 0
        while index < len(self.found):
            seen = self._look(index)
            kind = self._refusal(seen, index)
            if kind == "date":
                self.last_date = seen.end
            if kind == "share":
                out.append(_share(seen.numeral, self.found[index + 1]))
                index += 2
                continue
            if kind:
                numeral = seen.numeral
                whole = kind == "date" and seen.spread is not None
                out.append(_uncounted(numeral, seen.end if whole else numeral.end, kind))
                index += 2 if whole else 1
                continue
            out.append(self._quantity(seen))
            index += 2 if seen.spread else 1
        return out

    def _look(self, index: int) -> _Seen:
        numeral = self.found[index]
        start, end = numeral.start, numeral.end
        sign = start - 1 if start > 1 and self.text[start - 1] == "-" and not self.text[start - 2].isalnum() else start
        money = currency_before(self.text, sign) if start else None
        begin = money.start if money else start
        joined, leads = None, False
        if index + 1 < len(self.found):
            joined = spread(self.text, self.low, numeral, self.found[index + 1], begin, money is not None)
            if joined is not None and joined.moved:
                leads, joined = True, None
            if joined is not None:
                end = self.found[index + 1].end
        unit = None if money else unit_after(self.text, self.low, end)
        phrase = None if money or unit else self._phrase(end)
        return _Seen(numeral, begin, end, joined, money, unit, phrase, leads)

    def _phrase(self, end: int) -> Phrase | None:
        return phrase_after(self.low, end + 3 if self.low.startswith(" of ", end) else end)

    def _refusal(self, seen: _Seen, index: int) -> str:
        """The kind of a number that counts nothing, or ""."""
        text, low, numeral = self.text, self.low, seen.numeral
        start, end, value = numeral.start, seen.end, numeral.value
        if numeral.fraction and not (seen.unit is not None and not numeral.words):
            return "fraction"
        if seen.money or numeral.scale or seen.spread and seen.unit:
            return ""
        if index + 1 < len(self.found) and value < 100 and labels.share(low, numeral.end, self.found[index + 1].start):
            if self._shares(numeral, self.found[index + 1]):
                return "share"
        left = labels.word_left(text, start)
        if not numeral.words:
            kind = self._refused_digits(seen, left)
            if kind:
                return kind
        if labels.is_ordinal(low, end):
            return "ordinal"
        if labels.is_month_day(text, low, left, end, value) or labels.is_time(low, start, end, value):
            return "date"
        if seen.unit is not None:
            return "label" if numeral.words and low[start:end] == "one" and labels.is_pronoun(low, left, start, end) else ""
        return self._refused_bare(seen, left)

    def _refused_digits(self, seen: _Seen, left: labels.Left) -> str:
        """Digits that are part of a word, a date, a year or a score."""
        text, low, numeral = self.text, self.low, seen.numeral
        start, end = numeral.start, seen.end
        kind = labels.glued(text, low, start, end)
        if kind == "label" and left.word.endswith("minus-"):
            kind = ""
        if kind:
            return kind
        if text[end : end + 1].isalpha() and seen.unit is None and not labels.is_ordinal(low, end) and not _FOLD.match(low, end):
            return "label"
        if value_is_day(numeral) and self.last_date > 0 and low[self.last_date : start] in (" and ", " or ", ", "):
            if seen.unit is None and not (seen.phrase and seen.phrase.plural and _people(low, seen.phrase)):
                return "date"
        if labels.is_list_mark(text, start, end):
            return "label"
        if numeral.end - start != 4:
            return ""
        if 1900 <= numeral.value <= 2099 and text[start - 1 : start] == "(" and text[end : end + 1] == ")":
            return "date"
        near = start - self.last_date <= 2
        counted = not near and (seen.phrase is not None and seen.phrase.plural)
        if near or labels.is_year(low, left, start, numeral.end, numeral.value, counted):
            firmly = left.word in ("in", "since", "during") or near
            if seen.unit is None or (firmly and low[end : end + 1] == " "):
                return "date"
        if seen.spread is not None and seen.spread.between and 1000 <= seen.spread.second <= 2100 and not _people(low, seen.phrase):
            return "date"
        return ""

    def _refused_bare(self, seen: _Seen, left: labels.Left) -> str:
        """A number without a unit that is a name, a pronoun or a group already named."""
        text, low, numeral = self.text, self.low, seen.numeral
        start, end = numeral.start, seen.end
        counted = seen.phrase is not None and seen.phrase.plural
        if low[start:end] in _RESOLUTIONS and not counted:
            return "label"
        if numeral.times > 1 or "," in low[start:end]:
            return ""
        if numeral.words:
            if numeral.value == 1 and low[start:end] == "one" and labels.is_pronoun(low, left, start, end):
                return "label"
            if numeral.value <= 12 and seen.phrase is None and labels.is_group(left):
                return "label"
        if seen.spread is not None:
            tight = low[numeral.end : numeral.end + 1] == "-" and seen.spread.second <= 200
            return "label" if tight and not counted else ""
        return "label" if labels.is_label(text, left, start, end, counted, numeral.words) else ""

    def _shares(self, part: Numeral, whole: Numeral) -> bool:
        """"one in five", "four out of ten"; "one of four missions" but not "two of the four"."""
        if part.value >= whole.value or whole.value > 1000:
            return False
        if self.low.startswith(" of ", part.end):
            return part.value == 1 and part.words and whole.words
        return unit_after(self.text, self.low, whole.end) is None

    def _quantity(self, seen: _Seen) -> Quantity:
        low, numeral = self.low, seen.numeral
        start, bound = before(low, seen.begin)
        if low.startswith(("a pair", "a couple of "), seen.begin) and not numeral.times > 1:
            start, bound = seen.begin, ""
        sign = 1.0
        if not numeral.words and (seen.unit or seen.money) and _MINUS.search(low, max(0, numeral.start - 7), numeral.start):
            sign = -1.0
        if seen.spread is not None and seen.spread.between:
            start, bound = max(start - 8, 0) if low[max(0, start - 8) : start] == "between " else start, bound
        finish, later = after(low, seen.end)
        strong = _STRONG.match(low, finish)
        if strong:
            finish = strong.end()
        unit, kind, unit_start, unit_end = self._unit(seen, finish if later or strong else seen.end)
        if not later and unit_end > seen.end:
            tail, later = after(low, unit_end)
            finish = tail if later else finish
        bound = later if later and bound in ("", "about", "exact") else bound
        values, bound, hedged = _values(numeral, seen.spread, bound, sign)
        change = trend(low, start) if bound in ("exact", "about", "between") and kind not in ("age", "other") else ""
        return Quantity(
            start, max(finish, seen.end), *values, bound, numeral.start, seen.end, unit, kind, change,
            unit_start, unit_end, numeral.scale, hedged, seen.leads,
        )  # fmt: skip

    def _unit(self, seen: _Seen, end: int) -> tuple[str, str, int, int]:
        """Name, kind and span of what the number counts; `end` lies behind a qualifier that follows it."""
        if seen.money is not None:
            wide = with_per(self.low, Unit(seen.money.start, seen.end, seen.money.name, "money"))
            return wide.name, "money", seen.money.start, seen.money.end
        unit, phrase = seen.unit, seen.phrase
        if end > seen.end:
            unit = unit_after(self.text, self.low, end)
            phrase = None if unit else self._phrase(end)
        if unit is None and self._is_age(seen):
            return "year of age", "age", seen.end, seen.end
        if unit is not None:
            kind = {"duration": "measure", "times": "other"}.get(unit.kind, unit.kind)
            if unit.name == "pound-mass" and seen.numeral.times >= 1e6:
                return "pound sterling", "money", unit.start, unit.end
            return unit.name, kind, unit.start, unit.end
        if _FOLD.match(self.low, seen.end):
            return "count", "other", seen.end, seen.end
        if phrase is None:
            return "-", "count", seen.end, seen.end
        return self.text[phrase.start : phrase.end], "count", phrase.start, phrase.end

    def _is_age(self, seen: _Seen) -> bool:
        """"aged 14", "who was 10", "Tesfaye, 92,"."""
        if not 1 <= seen.numeral.value <= 120 or seen.spread is not None and not seen.phrase is None:
            return False
        low, begin = self.low, seen.begin
        if _AGE_BEFORE.search(low, max(0, begin - 16), begin):
            return True
        if seen.phrase is not None:
            return False
        if _AGE_IS.search(low, max(0, begin - 28), begin):
            return True
        if low.startswith(" when ", seen.end) and low.endswith((" was ", " were "), 0, begin):
            return True
        stop = low[seen.end : seen.end + 1]
        return (
            not seen.numeral.words and stop == "," and _AGE_COMMA.search(low, max(0, begin - 4), begin) is not None
            and labels.word_left(self.text, begin).capital
        )  # fmt: skip


_PEOPLE = re.compile(r"(?:soldier|troop|people|person|men|women|fighter|police|worker|civilian|peacekeeper|recruit|prisoner)s?$")


def _people(low: str, phrase: Phrase | None) -> bool:
    return phrase is not None and _PEOPLE.search(low, phrase.start, phrase.end) is not None


def value_is_day(numeral: Numeral) -> bool:
    return numeral.value <= 31 and numeral.end - numeral.start <= 2


def _uncounted(numeral: Numeral, end: int, kind: str) -> Quantity:
    value = numeral.value
    return Quantity(numeral.start, end, value, value, value, "exact", numeral.start, end, "-", kind, "", end, end)


def _share(part: Numeral, whole: Numeral) -> Quantity:
    """"one in five" as the fraction that it is."""
    value, end = part.value / whole.value, whole.end
    return Quantity(part.start, end, value, value, value, "exact", part.start, end, "-", "fraction", "", end, end)


def _values(
    numeral: Numeral, joined: Spread | None, bound: str, sign: float
) -> tuple[tuple[float | None, float | None, float | None], str, bool]:
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
