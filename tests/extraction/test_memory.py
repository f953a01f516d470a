"""What is found in an article goes with it, and Python's search for garbage is left as it was."""

import gc
import weakref

import pytest

from toolkit.extraction import extract_rows
from toolkit.extraction.article.document import Document
from toolkit.extraction.events.read import events
from toolkit.extraction.figures.read import figures
from toolkit.extraction.supplies.read import supplies
from toolkit.extraction.ties.read import ties

TEXT = (
    "Kenya sends more\n\nKenya has sent 600 soldiers to Haiti, officials in Nairobi said. "
    "Canada gave Kenya 12 armoured vehicles and condemned the gangs. Another 200 soldiers will follow."
)


def test_nothing_of_an_article_stays_behind() -> None:
    document = Document(TEXT)
    counted = figures(document)
    given = supplies(document)
    ties(document, given, counted)
    events(document)
    gone = weakref.ref(document)
    gc.disable()
    try:
        del document
        assert gone() is None
    finally:
        gc.enable()


@pytest.mark.parametrize("searching", [True, False])
def test_the_search_for_garbage_is_left_as_it_was(searching: bool) -> None:
    if not searching:
        gc.disable()
    try:
        extract_rows(TEXT, published="2025-03-28")
        assert gc.isenabled() is searching
    finally:
        gc.enable()
