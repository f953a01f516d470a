"""Numbers and claimants back into English, never narrower than what was said."""

from typing import Any

import pandas as pd

UNNAMED = "no claimant named"
_BEFORE = {
    "about": "about ",
    "at_least": "at least ",
    "more_than": "more than ",
    "at_most": "up to ",
    "less_than": "fewer than ",
}


def number(value: Any) -> str:
    """ "11,000", "1.5"; "" for a blank."""
    if pd.isna(value):
        return ""
    return f"{float(value):,.0f}" if float(value).is_integer() else f"{float(value):,}"


def short(value: float) -> str:
    """A number for an axis or a crowded label: "950", "11,000", "1.2 million"."""
    return f"{value / 1e6:,.3g} million" if abs(value) >= 1e6 else number(round(value, 6))


def phrase(row: Any) -> str:
    """The number of a claim in words, from low, best, high and bound (or its own `wording`).

    >>> phrase({"low": 3000, "best": pd.NA, "high": pd.NA, "bound": "at_least"})
    'at least 3,000'
    """
    said = row.get("wording")
    if isinstance(said, str) and said:
        return said
    bound = row.get("bound")
    given = [row.get(name) for name in ("low", "best", "high")]
    values = [value for value in given if not pd.isna(value)]
    if not values:
        return "no number"
    if bound == "between" and len(values) > 1:
        return f"{number(values[0])}–{number(values[-1])}"
    return _BEFORE.get(str(bound), "") + number(values[0])


def claimant(name: Any, *, unnamed: str = UNNAMED) -> str:
    """The claimant's name, or words for the publisher's own voice."""
    return unnamed if pd.isna(name) or not str(name) else str(name)


def listing(words: list[str], most: int = 3) -> str:
    """ "A, B and C"; "A, B, C and 4 more"."""
    if len(words) > most:
        words = [*words[:most], f"{len(words) - most} more"]
    return words[0] if len(words) == 1 else ", ".join(words[:-1]) + " and " + words[-1] if words else ""


def arrow(edge: Any) -> str:
    """ "North Korea → Russia" from a (supplier, recipient) pair; blanks are said."""
    giver, taker = (("not named" if pd.isna(end) or not str(end) else str(end)) for end in edge)
    return f"{giver} → {taker}"
