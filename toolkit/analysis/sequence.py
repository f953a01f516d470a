"""What a total covers: does it include an addition? The words decide, then the dates."""

import re
from collections.abc import Mapping
from typing import Any, Literal

from toolkit.analysis.presence import text_of
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


def order(stock: Mapping[str, Any], when: str | None, day: int) -> Order:
    """How a claim of a total stands to an addition dated `when` and first reported on `day`.

    "before": the addition came after the total and goes on top. "includes": the total is as of a later
    time. "open": neither words nor dates settle it. `stock` is a row with statement, quote, when and
    day (of the report, counted from 1970-01-01).
    """
    words = _order_by_words(stock)
    if words != "open":
        return words
    total, added = span(stock["when"]), span(when)
    if total and added and added[0] > total[1]:
        return "before"
    if total and added and FAR_PAST < total[0] >= added[1] < FAR_FUTURE:
        return "includes"
    if total and added and _spans(total, stock["day"], added, day):
        return "includes"
    if day < stock["day"] - SAME_BREATH_DAYS:
        return "includes"  # a new total, said long after the addition was known
    return "open"


def _spans(total: Span, told: int, added: Span, day: int) -> bool:
    """Whether a total of a longer period, "sent since October", runs over the whole time of the addition.

    What is told on a day reaches no further than that day.
    """
    begins_before = FAR_PAST < total[0] < added[0]
    return begins_before and min(total[1], told) >= min(added[1], day)


def _order_by_words(stock: Mapping[str, Any]) -> Order:
    text = text_of(stock)
    before, includes = _BEFORE.search(text), _INCLUDES.search(text)
    if bool(before) == bool(includes):
        return "open"
    return "before" if before else "includes"
