"""A yardstick: what one regular expression finds of the figures, without any lexicon of actors."""

import re
from typing import Any

PEOPLE = (
    "soldiers?|troops?|personnel|peacekeepers?|fighters?|mercenar(?:y|ies)|police(?: officers)?|officers?"
    "|men|people|recruits?|servicemen|casualties|dead|killed|wounded|captured|missing"
)
QUALIFIERS = {
    "at_least": "at least|no fewer than|not fewer than",
    "more_than": "more than|over|upwards of",
    "at_most": "up to|as many as|no more than",
    "less_than": "fewer than|less than|under",
    "about": "about|around|some|roughly|nearly|almost|an estimated",
}
NUMBER = r"\d{1,3}(?:,\d{3})+|\d+"
COUNT = re.compile(
    rf"(?:\b(?P<cue>{'|'.join(QUALIFIERS.values())})\s+)?"
    rf"(?<![\w$€£.,-])(?P<low>{NUMBER})(?:(?:\s?[-–]\s?|\sto\s|\sand\s)(?P<high>{NUMBER}))?"
    rf"\s+(?:[\w.'-]+\s+){{0,2}}?(?:{PEOPLE})\b",
    re.IGNORECASE,
)
FILLED = {
    "exact": ("low", "best", "high"),
    "about": ("best",),
    "at_least": ("low",),
    "more_than": ("low",),
    "at_most": ("high",),
    "less_than": ("high",),
}


def _bound(cue: str | None) -> str:
    for bound, words in QUALIFIERS.items():
        if cue and re.fullmatch(words, cue, re.IGNORECASE):
            return bound
    return "exact"


def _row(match: re.Match[str]) -> dict[str, Any]:
    numbers = [int(match[name].replace(",", "")) for name in ("low", "high") if match[name]]
    row = {"start": match.start(), "end": match.end(), "quote": match[0], "unit": "personnel"}
    if len(numbers) == 2:
        return row | {"low": numbers[0], "high": numbers[1], "bound": "between"}
    bound = _bound(match["cue"])
    return row | dict.fromkeys(FILLED[bound], numbers[0]) | {"bound": bound}


def figures(text: str) -> list[dict[str, Any]]:
    """Numbers before a noun of people, with the qualifier before them."""
    return [_row(match) for match in COUNT.finditer(text)]
