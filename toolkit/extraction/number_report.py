"""Quantities as `toolkit quantities` prints them: plain values, five bounds, one normal form of units."""

import re
from typing import TypedDict

from toolkit.extraction.number_nouns import STOPS
from toolkit.extraction.numbers import Quantity, lower, plain, quantities

# Kinds that say how much of something there is; dates, labels and ordinals do not.
REPORTED = frozenset(("count", "money", "percent", "measure", "age", "other"))
_BOUNDS = {"at_least": ">", "more_than": ">", "at_most": "<", "less_than": "<", "about": "~"}
_IRREGULAR = {
    "men": "man", "women": "woman", "children": "child", "feet": "foot", "teeth": "tooth", "mice": "mouse",
    "geese": "goose", "lives": "life", "wives": "wife", "knives": "knife", "leaves": "leaf", "halves": "half",
    "wolves": "wolf", "thieves": "thief", "shelves": "shelf", "criteria": "criterion", "phenomena": "phenomenon",
    "movies": "movie", "cookies": "cookie", "rookies": "rookie", "calories": "calorie", "ties": "tie", "pies": "pie",
    "zombies": "zombie", "selfies": "selfie", "buses": "bus", "viruses": "virus", "campuses": "campus", "cases": "case",
    "bases": "base", "houses": "house", "horses": "horse", "nurses": "nurse", "phases": "phase", "purchases": "purchase",
    "releases": "release", "increases": "increase", "races": "race", "places": "place", "causes": "cause", "clauses": "clause",
    "licenses": "license", "courses": "course", "responses": "response", "expenses": "expense", "uses": "use",
    "warehouses": "warehouse", "databases": "database", "diseases": "disease", "promises": "promise", "exercises": "exercise",
    "analyses": "analysis", "crises": "crisis", "series": "series", "species": "species", "headquarters": "headquarters",
    "sizes": "size", "prizes": "prize", "heroes": "hero", "potatoes": "potato", "torpedoes": "torpedo", "caches": "cache",
}  # fmt: skip
_DROPPED = STOPS | {"the", "an", "a", "its", "his", "her", "their", "our"}


class Row(TypedDict):
    """One printed quantity; value is a number or [low, high]."""

    value: float | list[float]
    bound: str
    unit: str
    start: int
    end: int


def report(text: str) -> list[Row]:
    """The quantities of a text in order.

    >>> report("At least 3,000 soldiers marched 20 km.")[0]["bound"]
    '>'
    """
    low = lower(plain(text))
    rows: list[Row] = []
    kept: list[Quantity] = []
    for found in quantities(text):
        if _reported(low, found):
            row = _row(found)
            if kept and kept[-1].leads:
                _merge(rows[-1], row)
                kept[-1] = found
                continue
            if kept:
                _inherit(low, kept[-1], rows[-1], found, row)
            rows.append(row)
            kept.append(found)
    return rows


def _merge(first: Row, second: Row) -> None:
    """"from 9 to 7" as one row, in the order of the text."""
    if not isinstance(first["value"], list) and not isinstance(second["value"], list):
        first["value"] = [first["value"], second["value"]]
    first["end"] = second["end"]
    first["unit"] = second["unit"] if second["unit"] != "-" else first["unit"]


def _reported(low: str, found: Quantity) -> bool:
    """Whether it is an amount; "a three-day visit" and "five-star" describe and do not count."""
    if found.kind == "fraction":
        return _is_share(low, found)
    if found.kind not in REPORTED or (found.scale is not None and found.scale[1] < 10 * found.scale[0]):
        return False
    if low.startswith(("a pair", "pair"), found.value_start):
        return False
    hyphen = low[found.value_end : found.value_end + 1] == "-" and low[found.value_end + 1 : found.value_end + 2].isalpha()
    return not (hyphen and low[found.value_start].isalpha() and (found.kind == "count" or found.unit in _SPELLS))


_SPELLS = frozenset(("year", "month", "week", "day", "hour", "minute", "second", "decade", "century"))


def _is_share(low: str, found: Quantity) -> bool:
    """Whether a fraction is of things: "half the houses", "two-thirds of voters"."""
    share = " in " in low[found.value_start : found.value_end] or " of " in low[found.value_start : found.value_end]
    return share or low.startswith((" of ", " the "), found.value_end)


# A number without a unit has that of the number before it in the sentence, if it is of its size.
_LIKE = 10.0


def _inherit(low: str, last: Quantity, last_row: Row, found: Quantity, row: Row) -> None:
    """What one number takes over from the one before it: its unit, and in brackets its bound."""
    gap = low[last.end : found.start]
    if ". " in gap or len(gap) > 120:
        return
    if row["unit"] == "-" and last_row["unit"] != "-":
        one, other = (value[0] if isinstance(value := each["value"], list) else value for each in (last_row, row))
        if one and other and 1 / _LIKE <= abs(other / one) <= _LIKE and found.kind == last.kind == "count" or (
            row["unit"] == "-" and last.kind in ("money", "percent", "measure") and one and 1 / _LIKE <= abs(other / one) <= _LIKE
        ):
            row["unit"] = last_row["unit"]
    between = gap.strip()
    if row["bound"] == "=" and last_row["bound"] in ("<", ">", "~") and last.kind == found.kind == "measure":
        if between.endswith(("(", "/")) and "," not in between:
            row["bound"] = last_row["bound"]


def _row(found: Quantity) -> Row:
    value: float | list[float]
    if found.scale is not None:
        value = [found.scale[0], found.scale[1]]
    elif found.bound == "between":
        value = [found.low or 0.0, found.high or 0.0]
    else:
        value = next(number for number in (found.best, found.low, found.high) if number is not None)
    bound = found.change or ("~" if found.hedged else _BOUNDS.get(found.bound, "="))
    return {"value": value, "bound": bound, "unit": unit_name(found), "start": found.start, "end": found.end}


def unit_name(found: Quantity) -> str:
    """Normal form of the unit: the counted phrase in lower case without function words, last noun singular."""
    if found.kind != "count" or found.unit == "-":
        return found.unit
    words = [word for word in re.split(r"[\s]+", found.unit.lower()) if word and word not in _DROPPED]
    if not words:
        return "-"
    return " ".join([*words[:-1], singular(words[-1])])


def singular(word: str) -> str:
    """The singular of a plural noun; other words as they are.

    >>> singular("batteries"), singular("glass"), singular("boxes")
    ('battery', 'glass', 'box')
    """
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "xes", "ches", "shes", "zzes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 2:
        return word[:-1]
    return word[:-3] + "man" if word.endswith("men") and len(word) > 4 else word
