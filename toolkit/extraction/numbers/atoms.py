"""Digits and number words one by one, found in two passes over the text."""

from typing import NamedTuple

import ahocorasick_rs

from toolkit.extraction.numbers.lexicon import Rows, table
from toolkit.extraction.text import patterns as re

Scale = tuple[float, float]


class Atom(NamedTuple):
    """A run of digits or one number word, with its role (`lexicon/numbers.csv`) and value."""

    start: int
    end: int
    role: str
    value: float


class Numeral(NamedTuple):
    """A number as written. `times` is the multiplier at its end (1e6 in "1.5 million", else 1).

    A vague numeral ("thousands") has the value of its first word and the decade it stands for in `scale`.
    `fraction` is true of halves and thirds of something.
    """

    start: int
    end: int
    value: float
    times: float = 1.0
    scale: Scale | None = None
    words: bool = True
    fraction: bool = False


# Digits with thousands separators (also Indian: 1,00,000), or plain; the point belongs to the number
# only with a digit behind it. A pattern that opens with a set of characters skips quickly to the next one.
_DIGITS = re.compile(
    r"[0-9½¼¾](?:(?<=[0-9])"
    r"(?:[0-9]{0,2}(?:,[0-9]{3})+(?![0-9]|,[0-9]{3})|[0-9]?(?:,[0-9]{2}){1,4},[0-9]{3}(?![0-9])|[0-9]*+)"
    r"(?:\.[0-9]++|[½¼¾])?)?"
)
# Longer runs of digits are serial numbers; turning them into floats would take time and mean nothing.
_LONGEST = 40


@table
def _automaton(rows: Rows) -> tuple[ahocorasick_rs.AhoCorasick, list[tuple[str, float]]]:
    words = {row["term"]: (row["role"], float(row["value"])) for row in rows("numbers")}
    found = ahocorasick_rs.AhoCorasick(list(words), matchkind=ahocorasick_rs.MatchKind.LeftmostLongest)
    return found, list(words.values())


def atoms(low: str) -> list[Atom]:
    """Digits and number words of a lower-cased text, in order."""
    found = []
    for match in _DIGITS.finditer(low):
        start, end = match.span()
        if match[0].isdecimal() and low[start - 1 : start] == "." and low[start - 2 : start - 1] in (*" (-",):
            start -= 1  # .001
        found.append(Atom(start, end, "digits", _number(low[start:end])))
    automaton, words = _automaton()
    for index, start, end in automaton.find_matches_as_indexes(low):
        if not (start and low[start - 1].isalnum()):
            role, value = words[index]
            if not low[end : end + 1].isalnum() or (role in ("unit", "teen") and low.startswith("fold", end)):
                found.append(Atom(start, end, role, value))
    found.sort()
    return found


_VULGAR = {"½": 0.5, "¼": 0.25, "¾": 0.75}


def _number(digits: str) -> float:
    if digits[-1] in _VULGAR:
        return _VULGAR[digits[-1]] + (_number(digits[:-1]) if len(digits) > 1 else 0.0)
    return float(digits.replace(",", "")) if len(digits) < _LONGEST else float("inf")


def gap(low: str, parts: list[Atom], index: int) -> str:
    """Text between the atom before `index` and the atom there; a word that joins nothing if there is none."""
    if index >= len(parts):
        return "none"
    left, right = parts[index - 1].end, parts[index].start
    return low[left:right] if right - left <= 7 else "far"


def passed(parts: list[Atom], index: int, end: int) -> int:
    """The index of the first atom from `index` on that begins at `end` or later."""
    while index < len(parts) and parts[index].start < end:
        index += 1
    return index


_MULTIPLIERS = frozenset(("hundred", "scale", "dozen", "vague"))


def multipliers(low: str, parts: list[Atom], index: int) -> tuple[int, float]:
    """Multipliers from `index` on ("hundred thousand"): the next index and their product."""
    times = 1.0
    while index < len(parts) and parts[index].role in _MULTIPLIERS and gap(low, parts, index) in (" ", "-"):
        if parts[index].role == "vague" and parts[index].value < 1000:
            break
        times *= parts[index].value
        index += 1
    return index, times


_AND_HALF = re.compile(r" and (?:a|one)[ -](half|quarter)\b")


def and_half(low: str, end: int) -> tuple[int, float]:
    """The end of "and a half" behind a number and what it adds; the same end and 0 without it."""
    match = _AND_HALF.match(low, end)
    if match is None:
        return end, 0.0
    return match.end(), 0.5 if match[1] == "half" else 0.25
