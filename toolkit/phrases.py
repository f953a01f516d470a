"""The number of a claim in words, never narrower than what was said."""

from typing import Any

import pandas as pd

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
