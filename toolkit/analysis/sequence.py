"""What a total covers: does it include an addition, are its losses gone? The words decide, then the dates."""

import re
from collections.abc import Iterable, Mapping
from typing import Any, Literal

import pandas as pd

from toolkit.analysis.statements import FAR_FUTURE, FAR_PAST, Span, span

Order = Literal["before", "includes", "open"]
SAME_BREATH_DAYS = 7  # a total and an addition said within a week belong to one piece of news
_BEFORE = re.compile(
    r"\b(?:before|earlier|previous|previously|prior|preceding|initial|initially"
    r"|first (?:contingent|round|wave|batch)|in addition to|on top of|follow|follows|followed|following)\b",
    re.IGNORECASE,
)
_INCLUDES = re.compile(
    r"\b(?:in total|total of|in all|altogether|all told|overall|includes?|included|including|now committed"
    r"|brings? the total|so far)\b",
    re.IGNORECASE,
)
_THERE = re.compile(
    r"\b(?:remain(?:s|ed|ing)?|still|currently|at present|presently|stationed|on the ground|present in"
    r"|(?:is|are|was|were) (?:now )?(?:in|at)|(?:is|are) (?:now )?(?:based|deployed|fighting|serving))\b",
    re.IGNORECASE,
)
_SENT = re.compile(r"\b(?:sent|dispatched|gone|went|left|committed|contributed|peak)\b", re.IGNORECASE)


def counts_who_is_there(stock: Mapping[str, Any]) -> bool:
    """Whether the words of a total count those who are there, not all who were sent: "13,000 are now in".

    Losses up to then are no longer in such a number. Of words of both kinds those next to the number count.
    `stock` is a row with statement, quote, low, best and high.
    """
    text = _text(stock) or ""
    there, sent = ([match.span() for match in cue.finditer(text)] for cue in (_THERE, _SENT))
    if not there or not sent:
        return bool(there)
    said = {f"{stock[end]:,.0f}" for end in ("low", "best", "high") if pd.notna(stock[end])}
    numbers = [
        match.span() for number in said for match in re.finditer(rf"(?<![\d,]){re.escape(number)}", text)
    ]
    return bool(numbers) and _gap(numbers, there) < _gap(numbers, sent)


def _gap(some: Iterable[Span], others: Iterable[Span]) -> int:
    """Letters between the nearest two of the stretches."""
    return min(max(one[0] - other[1], other[0] - one[1]) for one in some for other in others)


def order(stock: Mapping[str, Any], when: str | None, day: int) -> Order:
    """How a claim of a total stands to an addition dated `when` and first reported on `day`.

    "before": the addition came after the total and goes on top. "includes": the total is as of a later
    time. "open": neither words nor dates settle it. `stock` is a row with statement, quote, when and
    day (of the report, counted from 1970-01-01).
    """
    words = _order_by_words(stock)
    if words != "open":
        return words
    total, added = _time(stock["when"]), _time(when)
    if total and added and added[0] > total[1]:
        return "before"
    if total and added and FAR_PAST < total[0] >= added[1] < FAR_FUTURE:
        return "includes"
    if day < stock["day"] - SAME_BREATH_DAYS:
        return "includes"  # a new total, said long after the addition was known
    return "open"


def _order_by_words(stock: Mapping[str, Any]) -> Order:
    text = _text(stock)
    if text is None:
        return "open"
    before, includes = _BEFORE.search(text), _INCLUDES.search(text)
    if bool(before) == bool(includes):
        return "open"
    return "before" if before else "includes"


def _text(stock: Mapping[str, Any]) -> str | None:
    text = stock["quote"] if isinstance(stock["quote"], str) else stock["statement"]
    return text if isinstance(text, str) else None


def _time(when: object) -> Span | None:
    return span(when) if isinstance(when, str) else None
