"""What the cells of a table say: a number, what it counts, whose people, and when."""

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import replace
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from toolkit.extraction.dates.read import DateMention
from toolkit.extraction.figures.grids import Cell
from toolkit.extraction.figures.sides import OUT
from toolkit.extraction.figures.terms import LOSSES
from toolkit.extraction.numbers.read import Quantity, quantities
from toolkit.extraction.text import patterns as re

if TYPE_CHECKING:
    from toolkit.extraction.article.document import Document


class About(NamedTuple):
    """What a heading, the first cell of a row or a caption says of the numbers below or beside it."""

    measure: str = ""
    side: str = ""
    date: DateMention | None = None
    barred: bool = False
    planned: bool = False


def number_of(doc: "Document", cell: Cell) -> Quantity | None:
    """The number of a cell that holds little else: "about 10,000", "12 Malian soldiers", "12 [3]"."""
    if not _DIGIT_OR_WORD.search(cell.text):
        return None
    read = quantities(cell.text + _COUNTED, doc.lexicon_dir)
    if not read or read[0].kind != "count" or read[0].end > len(cell.text):
        return None
    number = read[0]
    if cell.text[: number.start].strip() or not _REST.fullmatch(cell.text[number.end :]):
        return None
    return replace(number, start=cell.start + number.start, end=cell.start + number.end)


def told_in(doc: "Document", cell: Cell) -> About:
    """What the words of a cell, or of a caption, say."""
    words = cell.text.lower()
    sentence = doc.sentence_at(cell.start)
    here = [t for t in doc.figure_terms[sentence.index] if cell.start <= t.start and t.end <= cell.end]
    first, last = (bisect_left(doc.terms, at, key=attrgetter("start")) for at in (cell.start, cell.end))
    people = {t.start for t in here if t.people == "military"}
    things = any(hit.terms.thing and hit.start not in people for hit in doc.terms[first:last])
    barred = things or bool(_BARRED.search(words)) or any(t.people == "civilian" for t in here)
    measures = {m for t in here for m in (t.state or t.noun,) if m and m != "other"}
    short = {measure for pattern, measure in _SHORT if pattern.search(words)}
    if people:
        measures.add("deployed")
    side = "" if short or _TELLS.search(words) else side_in(doc, cell)
    date = next(iter(dates_of(doc, cell)), None)
    return About(
        "" if barred else _measure(measures | short), side, date, barred, bool(_PLANNED.search(words))
    )


def _measure(named: set[str]) -> str:
    """The one measure of a heading: losses before strengths, and the dead with the wounded are casualties."""
    losses = named.intersection(LOSSES)
    if len(losses) > 1:
        return "casualties" if "casualties" in losses or {"killed", "wounded"} <= losses else ""
    return next((m for m in (*losses, "withdrawn", "trained", "deployed") if m in named), "")


def side_in(doc: "Document", cell: Cell, tellers: Iterable[str] = ()) -> str:
    """The one side that a cell names outside brackets, but for who tells; blank where it names two."""
    end = cell.start + len(cell.text.partition("(")[0])
    named = [m for m in doc.owners_in(doc.sentence_at(cell.start)) if cell.start <= m.start < end]
    sides = {doc.allegiances[m.name].side for m in named if m.form not in OUT}
    sides -= {doc.allegiances[name].side for name in tellers}
    return sides.pop() if len(sides) == 1 else ""


def dates_of(doc: "Document", cell: Cell) -> list[DateMention]:
    """The dates of a cell that can be put down."""
    dates = doc.dates_in(doc.sentence_at(cell.start))
    return [d for d in dates if cell.start <= d.start and d.end <= cell.end and d.edtf]


_COUNTED = " soldiers"  # what the number of a cell is read with: a bare 1950 could be a year
_DIGIT_OR_WORD = re.compile(r"\w")
_REST = re.compile(
    r"\s*(?:(?:[A-Z]\w+\s){0,2}(?:soldiers|troops|men|fighters|personnel|peacekeepers|killed|dead))?"
    r"\s*(?:\*+|†|[\[(].*[\])])?\s*"
)
_BARRED = re.compile(
    r"[%$€£]|^years?\b|\b(?:population|inhabitants|joined|founded|entered|costs?|budget|"
    r"spending|pay|salary|rank|rate|share|per|ratio|age|change|thousands?|millions?|000s?|authori[sz]ed|reserves?|civilians?|refugees|displaced|total\sarea|gdp)\b"
)
_SHORT = (
    (re.compile(r"\bkia\b"), "killed"),
    (re.compile(r"\bwia\b"), "wounded"),
    (re.compile(r"\bmia\b"), "missing"),
    (re.compile(r"\bpows?\b"), "captured"),
    (re.compile(r"\b(?:strength|headcount)\b"), "deployed"),
)
_TELLS = re.compile(r"\b(?:by|claims?|estimates?|according|figures?|sources?|says?|counts?)\b")
_PLANNED = re.compile(r"\b(?:planned|pledged|promised|expected|to\sbe\ssent)\b")
