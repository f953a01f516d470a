"""Whether an article is about armed people at all, and whether a sentence tells history."""

import re
from typing import TYPE_CHECKING

from toolkit.extraction.spans import Sentence

if TYPE_CHECKING:
    from toolkit.extraction.document import Document

_YEAR = re.compile(r"\b(1[6-9]\d\d|20\d\d)\b")
_OLD = 15  # years before the report from which on a number is history


def is_military(doc: "Document") -> bool:
    """Whether words of war stand in enough sentences: an army of engineers is none."""
    strong = sum(1 for terms in doc.figure_terms if any(t.context for t in terms))
    people = sum(1 for terms in doc.figure_terms if any(t.people == "military" for t in terms))
    size = max(1, len(doc.sentences))
    return strong + people >= 2 and (strong / size >= 0.2 or people >= 3 or strong >= 8)


def is_history(doc: "Document", sentence: Sentence) -> bool:
    """Whether the years of the sentence, or of the article around it, lie long before the report."""
    if doc.published is None:
        return False
    years = [int(y) for y in _YEAR.findall(sentence.text)]
    limit = doc.published.year - _OLD
    if years:
        return max(years) < limit
    return _mostly_old(doc, limit)


def _mostly_old(doc: "Document", limit: int) -> bool:
    years = [int(y) for y in _YEAR.findall(doc.text)]
    return len(years) >= 3 and sum(1 for y in years if y < limit) > 0.7 * len(years)
