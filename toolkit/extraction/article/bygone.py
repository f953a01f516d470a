"""The sentences of an article that tell of a generation ago: history, not news."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from toolkit.extraction.dates.read import DateMention
from toolkit.extraction.figures.context import names_its_year
from toolkit.extraction.text import patterns as re

if TYPE_CHECKING:
    from toolkit.extraction.article.document import Document

_OLD = 25  # years before the report
_DATED = re.compile(r"\b(?:in|of|until|by|during|early|late|mid)[ -]$", re.I)
_UNTIL_NOW = re.compile(r"\bsince\s(?:[A-Z]\w+\s)?\d{4}\b")
_HISTORY = re.compile(r"\b[Dd]uring the (?:First|Second) World War\b")


def bygone(doc: "Document") -> Iterator[int]:
    """The numbers of the sentences all of whose dates lie that far before the report.

    In an article about times long past, a sentence that names no year is of those times.
    """
    if doc.published is None:
        return
    for sentence in doc.sentences:
        if "World War" in sentence.text and _HISTORY.search(sentence.text):
            yield sentence.index
            continue
        years = [
            int(d.edtf[:4])
            for d in doc.dates_in(sentence)
            if _is_dated(doc.text, d) and (not doc.tells_history or names_its_year(doc, d))
        ]
        if not years and doc.tells_history:
            yield sentence.index
        if not years or max(years) >= doc.published.year - _OLD:
            continue
        if not ("since" in sentence.text and _UNTIL_NOW.search(sentence.text)):
            yield sentence.index


def _is_dated(text: str, found: DateMention) -> bool:
    """Whether a date names its year; a bare number of four digits only behind "in" and the like."""
    if not found.edtf[:4].isdigit():
        return False
    bare = found.end - found.start <= 4
    return not bare or _DATED.search(text, max(0, found.start - 8), found.start) is not None
