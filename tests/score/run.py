"""Ask the extraction for the tables of a labelled article, in this process."""

from datetime import date
from functools import lru_cache
from typing import Any

from .labels import Labelled


@lru_cache(maxsize=256)
def _tables(text: str, published: str, name: str) -> dict[str, Any]:
    from toolkit.extraction import extract_rows

    return dict(extract_rows(text, published=published, source_id=name))


def tables(article: Labelled) -> dict[str, Any]:
    """What the extraction reads out of an article; it sees text and date, neither labels nor file name."""
    return _tables(article.text, article.published, "article")


def numbers(text: str) -> list[dict[str, Any]]:
    """What the number layer alone reads out of a text."""
    from toolkit.extraction.numbers.read import quantities

    columns = ("low", "best", "high", "bound", "kind", "start", "end")
    return [{column: getattr(found, column) for column in columns} for found in quantities(text)]


def quantities(text: str) -> list[dict[str, Any]]:
    """What ``toolkit quantities`` prints for a text: value or [low, high], bound, unit, span."""
    from toolkit.extraction.numbers.report import report

    return [dict(row) for row in report(text)]


def dates(text: str, published: str | None) -> list[dict[str, Any]]:
    """What the date layer alone reads out of a text that was published on a day."""
    from toolkit.extraction.dates.read import dates as read

    day = date.fromisoformat(published) if published else None
    return [{"start": found.start, "end": found.end, "edtf": found.edtf} for found in read(text, day)]
