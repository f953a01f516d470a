"""Figures that the same text sets right: "Correction: an earlier version said 1,200; the number is 1,020"."""

from typing import TYPE_CHECKING

from toolkit.extraction.text import patterns as re
from toolkit.schema import Row

if TYPE_CHECKING:
    from toolkit.extraction.article.document import Document

_OPENS = re.compile(
    r"\W{0,3}(?:correction|clarification|erratum|corrected\b|editor['’]s\snote|(?:an?|the)\s(?:earlier|previous|original)\sversion|"
    r"(?:this|the)\s(?:article|story|report|post|page|entry|dispatch)\s(?:has\sbeen|was)\s(?:corrected|amended))"
)
_NOT = re.compile(r"\bnot\s(?P<value>\d[\d,]*)")
_OPEN = {"deployed", "other"}  # measures of a number of which nothing is told
_TAKEN_OVER = ("measure", "mode", "side", "location", "when")


def set_right(doc: "Document", rows: list[Row]) -> list[Row]:
    """The rows with what a correction says of them: the wrong number denied, the right one in its place."""
    for index, sentence in enumerate(doc.sentences):
        opens = not index or doc.sentences[index - 1].paragraph < sentence.paragraph
        if opens and _OPENS.match(doc.lower, sentence.start):
            end = next(
                (s.start for s in doc.sentences[index:] if s.paragraph > sentence.paragraph), len(doc.text)
            )
            _correct(doc, rows, sentence.start, end)
    return rows


def _correct(doc: "Document", rows: list[Row], start: int, end: int) -> None:
    """Hold the figures before a correction, which stands in start:end, against what it says of them."""
    inside = [row for row in rows if start <= row["start"] < end]
    denied = [row for row in inside if row["status"] == "denied"]
    wrong = {row["best"] or row["low"] for row in denied} - {None}
    wrong |= {int(found["value"].replace(",", "")) for found in _NOT.finditer(doc.lower, start, end)}
    told = {row["measure"] for row in inside}
    before = (r for r in rows if r["start"] < start and (r["best"] or r["low"]) in wrong)
    alike = (r for r in before if r["status"] != "planned" and (r["measure"] in told or told <= _OPEN))
    first = next(alike, None)
    if first is None:
        return
    of_it = {column: first[column] for column in _TAKEN_OVER}
    right = [r for r in inside if r not in denied]
    for row in (*denied, *(right if len(right) == 1 else [])):
        row.update(of_it, status="denied" if row in denied else first["status"])
        row["claimed_by"] = row["claimed_by"] or first["claimed_by"]
        row["doubts"].clear()
    first["status"] = "denied"
