"""Articles that the tables hold: the latest, one by name, none."""

import pytest

from toolkit.articles.stored import stored_article
from toolkit.dossier import from_rows
from toolkit.errors import ToolkitError


def dossier(*stored: str) -> object:
    """Four reports, of which those named have a text."""
    rows = [
        {"source_id": name, "publisher": "Daily", "title": name.upper(), "published": day, "language": "en"}
        for name, day in (("a", "2031-05-03"), ("b", "2031-05-01"), ("c", "2031-05-03"), ("d", "2031-06-01"))
    ]
    return from_rows({"sources": rows}, {name: f"Text of {name}" for name in stored})


@pytest.mark.parametrize(
    ("as_of", "name"), [(None, "c"), ("2031-05-02", "b"), ("2031-05-03", "c"), ("2031-01-01", "b")]
)
def test_the_latest_whose_text_is_stored(as_of: str | None, name: str) -> None:
    article = stored_article(dossier("a", "b", "c"), as_of=as_of)
    assert (article.origin, article.text, article.publisher) == (name, f"Text of {name}", "Daily")


def test_the_latest_that_the_rules_read() -> None:
    tables = dossier("a", "b", "c")
    tables.frames["sources"].loc[2, "language"] = "ko"
    assert stored_article(tables).origin == "a"
    tables.frames["sources"]["language"] = "ko"
    assert stored_article(tables).origin == "c"


def test_one_by_name() -> None:
    article = stored_article(dossier("a", "b"), "b")
    assert (article.title, article.published, article.url) == ("B", "2031-05-01", "")


def test_none() -> None:
    with pytest.raises(ToolkitError, match="toolkit ingest"):
        stored_article(dossier())
    with pytest.raises(ToolkitError, match="'d' is stored; the latest that are: b, a"):
        stored_article(dossier("a", "b"), "d")
