"""The tables beside this file, read."""

import csv
from functools import lru_cache
from pathlib import Path

Row = dict[str, str]
_SHIPPED = Path(__file__).parent


@lru_cache(maxsize=64)
def shipped_rows(table: str) -> tuple[Row, ...]:
    """The rows of `<table>.csv` as shipped: in UTF-8, no row without a cell, no blanks beside a cell."""
    text = (_SHIPPED / f"{table}.csv").read_text(encoding="utf-8-sig")
    head, *lines = [_cells(line) if '"' in line else line.split(",") for line in text.splitlines()]
    return tuple([dict(zip(head, cells)) for cells in lines])  # noqa: B905 - all of one length


def _cells(line: str) -> list[str]:
    """The cells of a line with quotation marks, which stand around commas."""
    return next(csv.reader([line]))
