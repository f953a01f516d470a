"""Quantities as `toolkit quantities` prints them: plain values, five bounds, one normal form of units."""

from typing import TypedDict

from toolkit.extraction.numbers.nouns import STOPS, singular
from toolkit.extraction.numbers.read import Quantity, quantities
from toolkit.extraction.numbers.text import normal, plain

# Kinds that say how much of something there is; dates, labels and ordinals do not.
_REPORTED = frozenset(("count", "money", "percent", "measure", "age", "other"))
_BOUNDS = {"at_least": ">", "more_than": ">", "at_most": "<", "less_than": "<", "about": "~"}
# In words before a hyphen these describe and do not count: "a three-day visit".
_SPELLS = frozenset(("year", "month", "week", "day", "hour", "minute", "second", "decade", "century"))
# A number without a unit has that of the number before it in the sentence, if it is of its size.
_LIKE = 10.0
_MILLIONS = 1e6
_SHARING = frozenset(("count", "money", "percent", "measure"))


class Row(TypedDict):
    """One printed quantity; value is a number or [low, high]."""

    value: float | list[float]
    bound: str
    unit: str
    start: int
    end: int


def report(text: str) -> list[Row]:
    """The quantities of a text in order; "from 9 to 7" is one row.

    "Several hundred" has neither number nor decade and is not printed.

    >>> report("At least 3,000 soldiers marched 20 km.")[0]["bound"]
    '>'
    """
    low = normal(text).low
    rows: list[Row] = []
    kept: list[Quantity] = []
    last: Quantity | None = None
    for found in quantities(text):
        if not _is_amount(low, found):
            continue
        row = _row(found)
        if last is not None and last.leads and _merge(rows[-1], row):
            kept[-1] = found
        else:
            if last is not None and ". " not in low[last.end : found.start] and found.start - last.end < 120:
                _take_over(low, last, rows[-1], found, row)
            rows.append(row)
            kept.append(found)
        last = found
    _look_ahead(low, kept, rows)
    return rows


def _is_amount(low: str, found: Quantity) -> bool:
    """Whether it is printed; "a three-day visit" and "five-star" describe and do not count."""
    words = low[found.value_start].isalpha()
    if found.kind == "fraction":
        between = low[found.value_start : found.value_end]
        return " in " in between or " of " in between or low.startswith((" of ", " the "), found.value_end)
    if found.kind not in _REPORTED or low.startswith(("a pair", "pair"), found.value_start):
        return False
    if found.scale is not None and found.scale[1] < 10 * found.scale[0]:
        return False
    joined = (
        low[found.value_end : found.value_end + 1] == "-"
        and low[found.value_end + 1 : found.value_end + 2].isalpha()
    )
    return not (joined and words and (found.kind == "count" or found.unit in _SPELLS))


def _row(found: Quantity) -> Row:
    value: float | list[float]
    if found.scale is not None:
        value = list(found.scale)
    elif found.low is not None and found.high is not None and found.bound == "between":
        value = [found.low, found.high]
    else:
        value = next(number for number in (found.best, found.low, found.high) if number is not None)
    bound = found.change or ("~" if found.hedged else _BOUNDS.get(found.bound, "="))
    return {"value": value, "bound": bound, "unit": _unit_name(found), "start": found.start, "end": found.end}


def _merge(first: Row, second: Row) -> bool:
    """Start and end of a change as one row, in the order of the text; not where either is a range."""
    start, end = first["value"], second["value"]
    if isinstance(start, list) or isinstance(end, list):
        return False
    first["value"], first["end"] = [start, end], second["end"]
    first["unit"] = second["unit"] if second["unit"] != "-" else first["unit"]
    return True


def _take_over(low: str, last: Quantity, last_row: Row, found: Quantity, row: Row) -> None:
    """What a number owes to the one before it: its unit, and where it restates it in brackets its bound."""
    if row["unit"] == "-":
        row["unit"] = _shared(low, last, last_row, found, row)
    between = low[last.end : found.start].strip()
    restated = between.endswith(("(", "/")) and "," not in between
    if restated and row["bound"] == "=" and last.kind == found.kind == "measure":
        row["bound"] = last_row["bound"] if last_row["bound"] in "<>~" else "="


def _shared(low: str, last: Quantity, last_row: Row, found: Quantity, row: Row) -> str:
    """The unit of a number that names none, or "-"."""
    if low.startswith(" who ", found.end):
        return "people"
    if last_row["unit"] == "point":  # "rose 64 points to 4,577"
        return "point"
    one, other = (abs(_first(each["value"])) for each in (last_row, row))
    reach = 1000 * _LIKE if min(one, other) >= _MILLIONS else _LIKE
    alike = one > 0 and one / reach <= other <= one * reach
    return last_row["unit"] if alike and last.kind in _SHARING else "-"


# What parts a number from the one whose unit it shares: "four-, five- and six-cylinder", "8 or $9".
_ELLIPSIS = frozenset(("-, ", "- and ", "- or ", "-, and ", "-and ", " or "))


def _look_ahead(low: str, kept: list[Quantity], rows: list[Row]) -> None:
    """Gives a number that breaks off the unit of the next one."""
    for index in range(len(rows) - 2, -1, -1):
        if rows[index]["unit"] == "-" and low[kept[index].value_end : kept[index + 1].start] in _ELLIPSIS:
            rows[index]["unit"] = rows[index + 1]["unit"]


def _first(value: float | list[float]) -> float:
    return value[0] if isinstance(value, list) else value


def _unit_name(found: Quantity) -> str:
    """Normal form of a unit: the counted phrase in lower case, no function words, last noun singular."""
    if found.kind != "count" or found.unit == "-":
        return found.unit
    words = [word.removesuffix("'s") for word in plain(found.unit).lower().split() if word not in STOPS]
    return " ".join([*words[:-1], singular(words[-1])]) if words else "-"
