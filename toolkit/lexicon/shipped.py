"""The tables beside this file, read."""

import csv
from functools import lru_cache
from itertools import zip_longest
from pathlib import Path

Row = dict[str, str]
_SHIPPED = Path(__file__).parent
# Where none of these stands, a cell is what stands between two commas.
_NEEDS_CARE = ('"', ", ", " ,", "\n ", " \n", "\t", "\u00a0")


@lru_cache(maxsize=64)
def shipped_rows(table: str) -> tuple[Row, ...]:
    """The rows of `<table>.csv` as shipped."""
    return tuple(_read(_SHIPPED / f"{table}.csv"))


def _read(path: Path) -> list[Row]:
    """Rows of a CSV file in UTF-8 with or without a byte order mark, cells stripped."""
    text = path.read_text(encoding="utf-8-sig")
    lines = [line.split(",") for line in text.split("\n") if line.strip(",")]
    if len(set(map(len, lines))) != 1 or any(mark in text for mark in _NEEDS_CARE):
        return _read_with_care(path)
    head = lines.pop(0)
    return [dict(zip(head, cells)) for cells in lines]  # noqa: B905 - all of one length


def _read_with_care(path: Path) -> list[Row]:
    """The same for any file that a spreadsheet may write: quoted cells, blanks beside them, short rows."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        lines = csv.reader(file)
        head = [name.strip() for name in next(lines, [])]
        return [
            dict(zip_longest(head, map(str.strip, cells[: len(head)]), fillvalue=""))
            for cells in lines
            if any(cells)
        ]
