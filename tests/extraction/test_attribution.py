"""Who claims it, through whom, and how sure."""

from datetime import date

import pytest

from tests.extraction.phrase_tables import cases, opening
from toolkit.extraction.article.document import Document
from toolkit.extraction.attribution.read import attribute


@pytest.mark.parametrize("case", cases("attribution"), ids=opening)
def test_attribution(case: dict) -> None:
    text, span = case["text"], case["span"]
    start = text.index(span)
    found = attribute(Document(text, date(2025, 3, 28)), start, start + len(span))
    for column in ("claimed_by", "via", "status"):
        if column in case:
            assert getattr(found, column) == case[column], column


def test_a_document_is_read_once_and_stays_as_it_is() -> None:
    doc = Document("Kenya said 600 officers had landed.", date(2025, 3, 28))
    assert doc.frames is doc.frames
    assert attribute(doc, 11, 14) == attribute(doc, 11, 14)
