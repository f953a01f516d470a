"""The phrase tables in `tests/cases/`, and the rows that a family of rules reads from single sentences."""

import json
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import Any

from toolkit.extraction.article.document import Document

CASES = Path(__file__).parents[1] / "cases"
PUBLISHED = date(2025, 8, 1)


def cases(table: str) -> list[dict[str, Any]]:
    """The specimens of `<table>.jsonl`."""
    return [json.loads(line) for line in (CASES / f"{table}.jsonl").read_text("utf-8").splitlines()]


def opening(case: dict[str, Any]) -> str:
    """The name of a specimen in a report: how it begins."""
    return case["text"][:60]


def rows_of(rules: Callable[[Document], Iterable[dict[str, Any]]], text: str) -> list[dict[str, Any]]:
    """The rows of an article with this body, each with its expression as `span`; all stand there verbatim."""
    doc = Document("Report\n\n" + text, PUBLISHED)
    rows = list(rules(doc))
    for row in rows:
        row["span"] = doc.text[row["start"] : row["end"]]
        assert row["span"] in row["quote"]
        assert row["quote"] in doc.text
    return rows
