"""Units of measure, currencies and percent signs after (or before) a number, from `lexicon/units.csv`."""

import re
from functools import lru_cache
from typing import NamedTuple

from toolkit import lexicon


class Unit(NamedTuple):
    """A unit as found: its span, its one name ("kilometre per hour") and its kind."""

    start: int
    end: int
    name: str
    kind: str


# Symbols of one letter that may also stand apart from the number ("5 W").
_APART = frozenset("m g l L W V F N R C p ° % ′ ″ × x A b K".split())
_PER = re.compile(
    r"(?: (?:per|a|an|each|every) |/)"
    r"(second|sec|minute|min|hour|hr|day|week|month|year|annum|person|share|head|barrel|ton|tonne|metric ton|"
    r"kilogram|kg|litre|liter|gallon|mile|kilometer|kilometre|km|ounce|pound|night|game|capita|unit|employee|"
    r"square foot|square metre|square meter|acre|hectare|bushel|megawatt hour|kilowatt hour|mwh|kwh|user|vote|"
    r"household|passenger|round|shell|student|worker|soldier)\b"
)
_PER_NAMES = {
    "sec": "second", "min": "minute", "hr": "hour", "annum": "year", "tonne": "metric ton", "kg": "kilogram",
    "liter": "litre", "kilometer": "kilometre", "km": "kilometre", "square meter": "square metre",
    "mwh": "megawatt hour", "kwh": "kilowatt hour",
}  # fmt: skip


@lru_cache(maxsize=1)
def _words() -> tuple[re.Pattern[str], dict[str, tuple[str, str]]]:
    table: dict[str, tuple[str, str]] = {}
    for row in lexicon.rows("units"):
        if row["form"] == "word":
            for form in _forms(row["term"]):
                table.setdefault(form, (row["unit"], row["kind"]))
    terms = sorted(table, key=lambda term: (-len(term), term))
    return re.compile(r"[ -]?(" + "|".join(map(re.escape, terms)) + r")(?![a-z0-9])"), table


def _forms(term: str) -> tuple[str, ...]:
    """Singular and plural; the plural of a phrase is made at its first or last noun."""
    if term.endswith(("s", "feet")) or " per " in term:
        return (term,)
    return term, term + "s", f"{term[:-1]}ies" if term.endswith("y") else term + "es"


@lru_cache(maxsize=1)
def _symbols() -> tuple[re.Pattern[str], dict[str, tuple[str, str]]]:
    table = {row["term"]: (row["unit"], row["kind"]) for row in lexicon.rows("units") if row["form"] == "symbol"}
    terms = sorted(table, key=lambda term: (-len(term), term))
    return re.compile(r"[ -]?(" + "|".join(map(re.escape, terms)) + r")(?![A-Za-z0-9])"), table


@lru_cache(maxsize=1)
def _prefixes() -> dict[str, str]:
    return {row["term"]: row["unit"] for row in lexicon.rows("currencies")}


def unit_after(text: str, low: str, end: int) -> Unit | None:
    """The unit that follows position `end`, with what it is per ("dollar per barrel")."""
    pattern, table = _symbols()
    match = pattern.match(text, end)
    if match is not None and match[0][0] in " -" and len(match[1]) == 1 and match[1] not in _APART:
        match = None
    words, word_table = _words()
    other = words.match(low, end)
    if other is not None and (match is None or other.end() > match.end()):
        match, table = other, word_table
    if match is None:
        return None
    name, kind = table[match[1]]
    return with_per(low, Unit(match.start(1), match.end(), name, kind))


def with_per(low: str, unit: Unit) -> Unit:
    """The unit widened by a denominator ("per day", "a month", "/kg") if one follows."""
    if unit.kind not in ("measure", "money", "duration", "times"):
        return unit
    per = _PER.match(low, unit.end)
    if per is None:
        return unit
    below = _PER_NAMES.get(per[1], per[1])
    return Unit(unit.start, per.end(), f"{unit.name} per {below}", unit.kind)


def currency_before(text: str, start: int) -> Unit | None:
    """The currency sign or code that ends right before a number ("US $", "RM", "€")."""
    table = _prefixes()
    for length in (6, 5, 4, 3, 2, 1):
        for gap in (0, 1):
            begin = start - length - gap
            if begin < 0 or (gap and text[start - 1] != " "):
                continue
            code = text[begin : start - gap]
            if code not in table or (gap and code.isalpha() and code not in _codes_apart()):
                continue
            if code[0].isalpha() and begin and text[begin - 1].isalnum():
                continue
            return Unit(begin, start - gap, table[code], "money")
    return None


@lru_cache(maxsize=1)
def _codes_apart() -> frozenset[str]:
    return frozenset(code for code in _prefixes() if len(code) == 3 and code.isupper()) | {"Rs", "RM", "Rp"}
