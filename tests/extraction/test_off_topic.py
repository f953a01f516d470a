"""Articles full of numbers and martial words, with nothing for the tables: at most one false row each."""

from pathlib import Path

import pytest

from toolkit.extraction import extract_rows

PATHS = sorted((Path(__file__).parents[1] / "cases" / "off_topic").glob("*.txt"))
TABLES = ("figures", "supplies", "ties")


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_at_most_one_false_row(path: Path) -> None:
    tables = extract_rows(path.read_text(encoding="utf-8"), published="2025-08-01", source_id="article")
    found = [(table, row["quote"]) for table in TABLES for row in tables[table]]
    assert len(found) <= 1, found


def test_there_are_such_articles() -> None:
    assert len(PATHS) >= 16
