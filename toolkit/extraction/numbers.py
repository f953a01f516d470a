"""Quantities of a text: what is counted, how many, and how sure the text is.

`quantities` returns every number with a reading - also those that count nothing (dates, ordinals, labels),
so that no later step takes "resolution 1701" or "155 mm" for people. Consumers filter by `kind`.
"""

import re
from dataclasses import dataclass

from toolkit.extraction import number_labels as labels
from toolkit.extraction import number_nouns as nouns
from toolkit.extraction import number_qualifiers as qualifiers
from toolkit.extraction import number_units as units
from toolkit.extraction.number_words import Numeral, numerals


@dataclass(frozen=True, slots=True)
class Quantity:
    """One number with its qualifier and unit; offsets are code points of the text, the end exclusive.

    start, end            the expression with its qualifier: "at least 3,000", "11,000-plus"
    low, best, high       as in the table figures: exact N all three, about N best, at_least and more_than
                          low, at_most and less_than high, between low and high, vague none
    bound                 a word of `schema`: exact about at_least more_than at_most less_than between vague
    value_start, value_end the number alone ("3,000", "three or four thousand")
    unit                  what is counted as written ("North Korean soldiers"), the one name of a unit of
                          measure or currency ("kilometre", "dollar per barrel"), "percentage", or "-"
    kind                  count money percent measure date ordinal label age fraction other
    change                "up" or "down" where a verb says that the number is a rise or fall
    unit_start, unit_end  span of the unit; equal where there is none
    scale                 the decade of a vague number: thousands = (1000, 10000)
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
    low = lower(clean)
    found = numerals(low)
    out: list[Quantity] = []
    index = 0
    while index < len(found):
        step, quantity = _read(clean, low, found, index)
        if quantity is not None:
            out.append(quantity)
        index += step
    return out


# Between the two numbers of a range: what the first may carry, the joint, a currency sign.
_JOINT = re.compile(
    r"(?P<unit> ?%| percent| per cent|[a-z°]{1,3})?(?P<joint>-| - |-to-| to-?| or | and )(?P<money> ?(?:[a-z]{1,3} ?)?[$€£¥₹₩])?"
)


def _range(low: str, left: Numeral, right: Numeral, start: int) -> tuple[float, float] | None:
    """Both ends, where two neighbouring numerals are one range."""
    gap = right.start - left.end
    if gap > 14 or left.scale or right.scale or left.fraction or right.fraction:
        return None
    raw = low[left.end : right.start]
    match = _JOINT.fullmatch(raw if raw[-1:] != " " or raw[-3:] in (" - ",) or raw[-3:] in ("or ", "nd ") else raw[:-1])
    if match is None:
        return None
    joint = match["joint"].strip()
    a, b = left.value, right.value
    if left.times == 1 and right.times > 1 and a < 1000 and a < right.value / right.times:
        a *= right.times
    if joint == "and":
        return (a, b) if _between(low, start) else None
    if joint == "or":
        return (a, b) if a < b <= 2.5 * a and not match["money"] and left.words == right.words else None
    if joint == "-":
        if a >= b or (left.words != right.words):
            return None
        if match["joint"] == " - " and b > 10 * a:
            return None
    elif a > b and match["unit"] is None and match["money"] is None:
        return None
    return a, b


def _between(low: str, start: int) -> bool:
    """Whether "between" opens a range here, qualifiers passed over."""
    begin, _ = qualifiers.before(low, start)
    return low[max(0, begin - 8) : begin] == "between "


def _read(text: str, low: str, found: list[Numeral], index: int) -> tuple[int, Quantity | None]:
    """The quantity that begins with this numeral, and how many numerals it takes."""
    numeral = found[index]
    start, end = numeral.start, numeral.end
    money = units.currency_before(text, start) if start and (text[start - 1] in " =" or not text[start - 1].isspace()) else None
    begin = money.start if money else start
    step, spread = 1, None
    if index + 1 < len(found):
        spread = _range(low, numeral, found[index + 1], begin)
        if spread is not None:
            step, end = 2, found[index + 1].end
    kind = _refusal(text, low, numeral, end, money is not None, spread is not None)
    if kind:
        return 1, _plain_number(numeral, kind)
    return step, _quantity(text, low, numeral, spread, begin, end, money)


def _plain_number(numeral: Numeral, kind: str) -> Quantity:
    value = numeral.value
    return Quantity(numeral.start, numeral.end, value, value, value, "exact", numeral.start, numeral.end, "-", kind, "", numeral.end, numeral.end)


def _refusal(text: str, low: str, numeral: Numeral, end: int, money: bool, spread: bool) -> str:
    """The kind of a number that counts nothing, or ""."""
    start, value = numeral.start, numeral.value
    if numeral.fraction:
        return "fraction"
    if money:
        return ""
    if not numeral.words:
        glued = _glued(text, low, start, end)
        if glued:
            return glued
    if labels.is_ordinal(low, end):
        return "ordinal"
    left = labels.word_left(text, start)
    if labels.is_month_day(low, left, end, value) or labels.is_time(low, start, end, value):
        return "date"
    unit = units.unit_after(text, low, end)
    if unit is not None:
        return ""
    phrase = nouns.phrase_after(text, low, end)
    counted = phrase is not None and phrase.plural
    if not numeral.words and labels.is_year(text, low, left, start, start + 4 if spread else end, value, counted):
        return "date"
    if not counted and numeral.times == 1 and "," not in low[start:end] and labels.is_label(text, left, start, numeral.words and text[start].isupper()):
        return "label"
    return ""


def _glued(text: str, low: str, start: int, end: int) -> str:
    """Kind of digits that are part of a word, a date or a score; "" if they stand free."""
    before = text[start - 1] if start else " "
    if before.isalpha():
        return "label"
    if before in "-/.:" and start > 1 and (text[start - 2].isalnum()):
        return "date" if before in "/:" else "label"
    after = text[end : end + 1]
    if after == "-" and text[end + 1 : end + 2].isdigit() and labels.score_pattern().match(low, end):
        return "label"
    if after in "/:" and after and text[end + 1 : end + 2].isdigit():
        return "date"
    if after.isalpha() and not labels.is_ordinal(low, end):
        if low[end : end + 1] == "s" and not low[end + 1 : end + 2].isalnum():
            return "date"
        if units.unit_after(text, low, end) is None:
            return "label"
    return ""


_STRONG = re.compile(r"[ -]strong\b")
_AGE_BEFORE = re.compile(r"(?:\baged?|\bage of|\bages|\bturned|\bage) (?:about |around |over |under )?$")


def _quantity(
    text: str, low: str, numeral: Numeral, spread: tuple[float, float] | None, begin: int, end: int, money: units.Unit | None
) -> Quantity:
    start, bound = qualifiers.before(low, begin)
    finish, later = qualifiers.after(low, end)
    strong = _STRONG.match(low, finish)
    if strong:
        finish = strong.end()
    unit, kind, unit_start, unit_end = _unit(text, low, numeral, finish if later else end, money, begin)
    if not later and unit_end > end:
        tail, later = qualifiers.after(low, unit_end)
        finish = tail if later else finish
    bound = bound or later
    values, bound = _values(numeral, spread, bound)
    return Quantity(start, max(finish, end), *values, bound, numeral.start, end, unit, kind, "", unit_start, unit_end, numeral.scale)


def _unit(
    text: str, low: str, numeral: Numeral, end: int, money: units.Unit | None, begin: int
) -> tuple[str, str, int, int]:
    """Name, kind and span of what the number counts."""
    if money is not None:
        wide = units.with_per(low, units.Unit(money.start, end, money.name, money.kind))
        return wide.name, "money", money.start, money.end
    if _AGE_BEFORE.search(low, max(0, begin - 16), begin):
        return "year of age", "age", end, end
    unit = units.unit_after(text, low, end)
    if unit is not None:
        kind = {"duration": "measure", "times": "other"}.get(unit.kind, unit.kind)
        return unit.name, kind, unit.start, unit.end
    if low[end : end + 4] == " of ":
        opening = end + 4
        for article in ("the ", "these ", "those ", "his ", "her ", "its ", "their ", "our "):
            if low.startswith(article, opening):
                opening += len(article)
        phrase = nouns.phrase_after(text, low, opening)
    else:
        phrase = nouns.phrase_after(text, low, end)
    if phrase is None:
        return "-", "count", end, end
    return text[phrase.start : phrase.end], "count", phrase.start, phrase.end


def _values(
    numeral: Numeral, spread: tuple[float, float] | None, bound: str
) -> tuple[tuple[float | None, float | None, float | None], str]:
    """low, best, high and the bound, by the table's rules."""
    if spread is not None:
        return (spread[0], None, spread[1]), "between"
    if numeral.scale is not None:
        return (None, None, None), "vague"
    value = numeral.value
    if bound in ("at_least", "more_than"):
        return (value, None, None), bound
    if bound in ("at_most", "less_than"):
        return (None, None, value), bound
    if bound == "about":
        return (None, value, None), bound
    return (value, value, value), "exact"
