"""The words of an explanation: numbers, times and who said it where, so that a reader can check."""

import calendar
from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from typing import Any

from toolkit import edtf
from toolkit.analysis.bounds import from_row
from toolkit.analysis.contradictions.positions import Position

MEASURES = {
    "deployed": "deployed",
    "killed": "killed",
    "wounded": "wounded",
    "captured": "captured",
    "missing": "missing",
    "casualties": "casualties",
    "withdrawn": "gone home",
    "trained": "in training",
    "other": "",
}
_EPOCH = 719_163  # date(1970, 1, 1).toordinal()


def head(position: Position) -> str:
    """What the numbers are about: "North Korea, killed: "."""
    if position.table == "figures":
        return f"{position.side or 'Unnamed side'}, {MEASURES[position.label] or position.unit}: "
    return f"{position.item} ({position.supplier or 'unnamed'} to {position.recipient or 'unnamed'}): "


def speaker(position: Position) -> str:
    """Who speaks, of what place and time, and on which page."""
    about = ", ".join(part for part in (position.place, when(position.when)) if part)
    return f"{position.who} ({about}{'; ' if about else ''}{where(position)})"


def amount(position: Position) -> str:
    """The number with its bound, and its unit where that is not plain people."""
    unit = "" if position.unit in ("", "personnel") else f" {position.unit}"
    return f"{position.words}{unit}{' planned' if position.is_plan else ''}"


def row_head(row: Mapping[str, Any]) -> str:
    """The same for a row of a table."""
    if "item" in row:
        return f"{_or(row['item'])} ({_or(row['supplier'])} to {_or(row['recipient'])}): "
    place = f", {row['location']}" if isinstance(row["location"], str) else ""
    return f"{_or(row['side'])}, {MEASURES[str(row['measure'])] or _or(row['unit'])}{place}: "


def row_amount(row: Mapping[str, Any]) -> str:
    """The number of a row, with its bound and unit."""
    number = from_row(row["low"], row["best"], row["high"], row["bound"]).wording()
    unit = row["unit"] if isinstance(row["unit"], str) and row["unit"] != "personnel" else ""
    return f"{number} {unit}".strip()


def row_speaker(row: Mapping[str, Any], publishers: Mapping[str, str]) -> str:
    """Who asserts a row: the claimant, or the publisher in its own voice."""
    if isinstance(row["claimed_by"], str):
        return row["claimed_by"]
    return f"{publishers.get(row['source_id'], row['source_id'])} itself"


def _or(value: object) -> str:
    return value if isinstance(value, str) else "unnamed"


def where(position: Position) -> str:
    """The page that said so first, and how many more repeat it."""
    more = len(position.sources) - 1
    others = f" and {more} more report{'s' if more > 1 else ''}" if more else ""
    return f"{position.publisher}, {day(position.day)}{others}"


def day_of(value: date) -> str:
    """A date as 4 November 2024."""
    return f"{value.day} {calendar.month_name[value.month]} {value.year}"


@lru_cache(maxsize=4096)
def day(number: int) -> str:
    """A day count from 1970-01-01 as 4 November 2024."""
    return day_of(date.fromordinal(number + _EPOCH))


@lru_cache(maxsize=4096)
def when(text: str) -> str:
    """An EDTF date in words, with its preposition: "for November 2024", "by 27 March 2025"."""
    words = edtf.in_words(text)
    return words if not words or words.startswith(("by ", "since ")) else f"for {words}"
