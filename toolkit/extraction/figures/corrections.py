"""Figures that the same text sets right: "Correction: an earlier version said 1,200; the number is 1,020"."""

from bisect import bisect_left
from itertools import groupby
from operator import attrgetter, itemgetter
from typing import TYPE_CHECKING

from toolkit.extraction.text import patterns as re
from toolkit.schema import Row

if TYPE_CHECKING:
    from toolkit.extraction.article.document import Document

_OPENS = re.compile(
    r"\W{0,3}(?:correction|clarification|erratum|corrected\b|editor['’]s\snote|(?:an?|the)\s(?:earlier|previous|original)\sversion|"
    r"(?:this|the)\s(?:article|story|report|post|page|entry|dispatch)\s(?:has\sbeen|was)\s(?:corrected|amended))"
)
_NOT = re.compile(r"\bnot\s(?P<value>\d[\d,]{0,14})\b")
_OPEN = {"deployed", "other"}  # measures of a number of which nothing is told
_TAKEN_OVER = ("measure", "mode", "side", "location", "when")


def set_right(doc: "Document", rows: list[Row]) -> list[Row]:
    """The rows with what a correction says of them: the wrong number denied, the right one in its place."""
    for _, paragraph in groupby(doc.sentences, attrgetter("paragraph")):
        first, *more = paragraph
        if _OPENS.match(doc.lower, first.start):
            _correct(doc, rows, first.start, [first, *more][-1].end)
    return rows


def _correct(doc: "Document", rows: list[Row], start: int, end: int) -> None:
    """Hold the figures before a correction, which stands in start:end, against what it says of them."""
    low, high = (bisect_left(rows, offset, key=itemgetter("start")) for offset in (start, end))
    denied = [row for row in rows[low:high] if row["status"] == "denied"]
    right = [row for row in rows[low:high] if row["status"] != "denied"]
    wrong = {row["best"] or row["low"] for row in denied} - {None}
    wrong |= {int(found["value"].replace(",", "")) for found in _NOT.finditer(doc.lower, start, end)}
    told = {row["measure"] for row in rows[low:high]}
    before = (row for row in rows[:low] if (row["best"] or row["low"]) in wrong) if wrong else ()
    alike = (r for r in before if r["status"] != "planned" and (r["measure"] in told or told <= _OPEN))
    first = next(alike, None)
    if first is None:
        return
    of_it = {column: first[column] for column in (*_TAKEN_OVER, "status")}
    for row in denied:
        _take_over(row, of_it | {"status": "denied"}, first["claimed_by"])
    for row in right if len(right) == 1 else ():
        _take_over(row, of_it, first["claimed_by"])
    first["status"] = "denied"


def _take_over(row: Row, of_it: Row, teller: str) -> None:
    """Give a row of a correction what the figure before tells, of which there is then no doubt."""
    row.update(of_it)
    row["claimed_by"] = row["claimed_by"] or teller
    row["doubts"].clear()
