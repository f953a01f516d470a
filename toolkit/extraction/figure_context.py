"""Whether an article is about armed people at all, and whether a sentence tells history."""

import re
from typing import TYPE_CHECKING

from toolkit.extraction.spans import Sentence

if TYPE_CHECKING:
    from toolkit.extraction.document import Document

_OLD = 15  # years before the report from which on a number is history


def is_military(doc: "Document") -> bool:
    """Whether words of war stand in enough sentences: an army of engineers is none."""
    strong = sum(1 for terms in doc.figure_terms if any(t.context for t in terms))
    people = sum(1 for terms in doc.figure_terms if any(t.people == "military" for t in terms))
    size = max(1, len(doc.sentences))
    if people == 0 and strong < 6:
        return False
    return strong + people >= 2 and (strong / size >= 0.2 or people >= 3 or strong >= 8)


_PRESENT = re.compile(r"\b(?:is|are|has|have|will|says|say|now|still|currently|today)\b")


def is_history(doc: "Document", sentence: Sentence) -> bool:
    """Whether the dates of the sentence, or of the article around it, lie long before the report."""
    if doc.published is None:
        return False
    limit = doc.published.year - _OLD
    years = [int(d.edtf[-4:] if d.edtf[-4:].isdigit() else d.edtf[:4]) for d in doc.dates_in(sentence) if d.edtf[:4].isdigit()]
    if years:
        return max(years) < limit and not _PRESENT.search(sentence.text)
    return _mostly_old(doc, limit)


def _mostly_old(doc: "Document", limit: int) -> bool:
    years = [int(d.edtf[:4]) for d in doc.dates if d.edtf[:4].isdigit() and d.end - d.start > 3]
    return len(years) >= 3 and sum(1 for y in years if y < limit) > 0.7 * len(years)
