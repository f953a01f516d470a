"""Dates that lie ahead of the report, and the year of those that name none."""

from typing import TYPE_CHECKING

from toolkit.extraction.dates.read import DateMention
from toolkit.extraction.numbers.read import Quantity
from toolkit.extraction.text import patterns as re

if TYPE_CHECKING:
    from toolkit.extraction.article.document import Document

_WAS = re.compile(r"[^.;]{0,60}?\b(?:was|were|had)\b")
_YEAR = re.compile(r"\d{4}")
_HAD_BEEN = re.compile(r"\bhad\s(?:already\s)?(?:been\s)?\w+(?:ed|ne|wn|nt)\b")
_FROM = re.compile(r"\b(?:from|by|until|starting)\b")
# "1,000 could go in April", "would send 1,000 in April"
_TO_COME = re.compile(r"\b(?:will|would|may|might|can|could|shall|(?:is|are)\sto)\s[^.;,]{0,40}$")


def in_time(doc: "Document", found: DateMention, planned: bool, ahead: bool, number: int) -> str:
    """The date, moved by a year where a plan is dated back or a fact ahead; blank if it names its year."""
    edtf = found.edtf
    if doc.published is None or not edtf[:4].isdigit() or not edtf[5:7].isdigit() or edtf[5] > "1":
        return edtf
    today = doc.published.isoformat()[:7]
    past = edtf.rpartition("/")[2][:7] < today
    others = " who " in doc.lower[number : found.start]  # "are to follow the 90 who came in June"
    low = number if others else max(doc.sentence_at(number).start, number - 40)
    starts = (
        _FROM.search(doc.lower, max(0, found.start - 12), found.end)
        or _TO_COME.search(doc.lower, low, found.start)
        or moves_then(doc, found, number)
    )
    step = 1 if planned and past and starts else 0
    was = _WAS.match(doc.lower, found.end, number) or _HAD_BEEN.search(doc.lower, number, found.start)
    told = not planned and (was is not None or (not ahead and found.kind != "by"))
    step = -1 if told and edtf[:7] > today else step
    if not step:
        return edtf
    stays = len(edtf) == DAY or _YEAR.search(doc.text, found.start, found.end)
    if stays or (step > 0 and len(edtf) != _MONTH):
        return edtf if step < 0 else ""
    return _YEAR.sub(lambda year: str(int(year[0]) + step), edtf)


def moves_then(doc: "Document", found: DateMention, number: int) -> bool:
    """As in "Spain sends 900 in May", "in May 900 are due": a month in which people are to move."""
    if found.kind != "point" or _YEAR.search(doc.text, found.start, found.end):
        return False
    sentence = doc.sentence_at(number)
    low, high = min(found.start, number), max(found.end, number)
    low = max(sentence.start, low - 50)
    high = min(sentence.end, high + (50 if found.start < number else 0))
    if found.start > number:  # "approved 250 for a mission that starts in June"
        low = max(low, doc.lower.rfind(" that ", low, found.start))
    told = doc.lower[low:high]
    return _MOVES.search(told) is not None and _PAST.search(told) is None


_MOVES = re.compile(
    r"\b(?:(?:is|are)\sdue|sends|deploys|arrives|goes|comes|leaves|departs|returns|withdraws|joins|follows|begins|starts|"
    r"takes\sover|(?<!to\s)(?:leave|depart|take\sover|start|begin|arrive)|(?:is|are)\srelieved)\b"
)
_PAST = re.compile(
    r"\b(?:was|were|had|did|has|have|sent|went|came|left|said|told|last|flew|took|gave|began|\w{3,}(?<!ne)ed)\b|"
    r"\d[^.]*,\s(?:which|whose|where|who)\s"
)


def last_year(doc: "Document", found: DateMention, edtf: str) -> str:
    """The day of the year before, where "31 December" is read as one to come: nobody has died on it yet."""
    written = doc.text[found.start : found.end]
    numbered = any(letter.isdigit() for letter in written) and not _YEAR.search(written)
    if numbered and found.kind == "point" and len(edtf) == DAY and is_ahead(doc, edtf):
        return f"{int(edtf[:4]) - 1}{edtf[4:]}"
    return edtf


# "900 by 2030", "by May the force should have 900"; but "has 900 men, who must leave by 2030"
_AIMS = re.compile(
    r"(?:\s(?!to\s\d|must\b|leaves?\b|ends?\b|will\b|who\b|which\b|that\b|under\b)[^\s;:.]+){0,7}\s$"
)
_AIMED = re.compile(r"(?:\s[^\s;:.]+){0,8}[:,]?\s$")


def aims_at(lower: str, found: DateMention, quantity: Quantity) -> bool:
    """Whether a number is one that a day to come shall see."""
    if found.kind in ("until", "before"):
        return False
    if found.start >= quantity.end:
        return _AIMS.fullmatch(lower, quantity.end, found.start) is not None
    return _AIMED.fullmatch(lower, found.end, quantity.start) is not None


def is_ahead(doc: "Document", edtf: str) -> bool:
    """Whether a date is later than the day of publication."""
    last = edtf.rpartition("/")[2]
    if doc.published is None or not last[:4].isdigit() or (edtf[:4].isdigit() and "/" in edtf):
        return False
    return last > doc.published.isoformat()[: len(last)] and (len(last) != _SEASON or last[5] < "2")


_MONTH, _SEASON, DAY = len("2025-03"), len("2025-22"), len("2025-03-28")
