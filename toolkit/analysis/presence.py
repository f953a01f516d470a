"""Whom a total counts, by its words: those who are there, those at the peak, or all who were ever sent.

Each of the three is at most the next, so a smaller number of those who are there contradicts no larger one
of those who were sent.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from toolkit.analysis.statements import Span
from toolkit.cells import as_text, records

THERE, PEAK, SENT = range(3)
IN_WORDS = ("there", "at the peak", "sent")
_ABOUT = (
    r"(?:(?:about|around|some|roughly|nearly|almost|approximately|an estimated|at least|up to|as many as|over"
    r"|more than|fewer than|less than|only) )?"
)
_IN_A_PLACE = r"(?=\d[\d,]*(?: \w+){0,2} (?:in|at|on|inside)\b)"
_CUES = {
    THERE: re.compile(
        r"\b(?:remain(?:s|ed|ing)?|still|currently|at present|presently|stationed|on the ground"
        r"|present (?:in|at|strength)|there (?:is|are|was|were)|(?:is|are|were) left"
        r"|(?:is|are|was|were) (?:now )?(?:in|at|inside|there)|now (?:in|at|inside)"
        r"|(?:is|are) (?:now )?(?:active|based|deployed|fighting|operating|serving|held|training)"
        r"|number of (?:(?!dead|killed|lost|sent|wounded)\w+ ){1,3}(?:in|at|inside)"
        rf"|(?:has|have|had|keeps?|maintains?|retains?) {_ABOUT}{_IN_A_PLACE})\b",
        re.IGNORECASE,
    ),
    PEAK: re.compile(r"\b(?:peak(?:s|ed)?|at (?:the|its|their) height)\b", re.IGNORECASE),
    SENT: re.compile(
        r"\b(?:sent|dispatched|gone|went|left|arrived|committed|contributed|ever|so far|to date)\b",
        re.IGNORECASE,
    ),
}
_NUMBER = re.compile(r"(?<![\d,.])\d[\d,]*(?<!,)")
_DATE = re.compile(r"\d{1,2}|(?:19|20)\d\d")  # of a number alone: a day or a year


def whom_it_counts(total: Mapping[str, Any]) -> int:
    """THERE, PEAK or SENT (also where no word says anything).

    A word goes with the number next to it; of words of several kinds the one next to the number of the
    total counts. `total` is a row with statement, quote, low, best and high.
    """
    text = text_of(total)
    own, others = numbers_in(text, total)
    found = {}
    for kind, cue in _CUES.items():
        places = [match.span() for match in cue.finditer(text)]
        near = [gap for place in places if (gap := _gap(place, own)) <= _gap(place, others)]
        if near or (places and not own):
            found[kind] = min(near, default=0)
    if not found or (not own and len(found) > 1):
        return SENT
    return min(found, key=lambda kind: (found[kind], -kind))


def counts_who_is_there(total: Mapping[str, Any]) -> bool:
    """Whether losses up to then are no longer in the number: "13,000 are now in"."""
    return whom_it_counts(total) == THERE


def whom_most_count(totals: Sequence[Mapping[str, Any]]) -> int:
    """Whom a total counts as most of the claims behind it word it."""
    return Counter(map(whom_it_counts, totals)).most_common(1)[0][0]


def whom_in_words(rows: Sequence[Mapping[str, Any]]) -> str:
    """ "there", "at the peak" or "sent": whom one statement on people deployed counts; additions are sent."""
    is_total = rows[0]["mode"] == "stock" and rows[0]["measure"] == "deployed"
    return IN_WORDS[whom_most_count(rows) if is_total else SENT]


def whom_totals_count(figures: pd.DataFrame) -> dict[str, int]:
    """Whom each total counts, by claim_id, where that is a question: of people deployed."""
    totals = figures[((figures["mode"] == "stock") & (figures["measure"] == "deployed")).fillna(False)]
    return {str(row["claim_id"]): whom_it_counts(row) for row in records(totals)}


def text_of(row: Mapping[str, Any]) -> str:
    """The sentence of a claim, or ours where its text is not stored."""
    return as_text(row.get("quote")) or as_text(row.get("statement"))


def numbers_in(text: str, row: Mapping[str, Any]) -> tuple[list[Span], list[Span]]:
    """Where the text has a number of the row, and where it has others; dates are none."""
    said = {f"{row[end]:,.0f}" for end in ("low", "best", "high") if pd.notna(row.get(end))}
    own: list[Span] = []
    others: list[Span] = []
    for match in _NUMBER.finditer(text):
        if f"{int(match.group().replace(',', '')):,}" in said:
            own.append(match.span())
        elif not _DATE.fullmatch(match.group()):
            others.append(match.span())
    return own, others


def _gap(place: Span, others: Sequence[Span]) -> float:
    """Letters between a stretch and the nearest of the others."""
    return min((max(place[0] - other[1], other[0] - place[1]) for other in others), default=float("inf"))
