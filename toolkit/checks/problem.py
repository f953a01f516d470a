"""One thing that is wrong in a table, and the error that lists all of them.

Rows are counted as a spreadsheet shows them: the header is row 1.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import pandas as pd

from toolkit.errors import ToolkitError

FIRST_ROW = 2


@dataclass(frozen=True, order=True)
class Problem:
    """One thing that is wrong; `row` is None where the whole table is meant."""

    table: str
    row: int | None
    column: str
    value: str
    allowed: str

    def __str__(self) -> str:
        place = self.table if self.row is None else f"{self.table} row {self.row}"
        return f"{place}, {self.column}: {self.value!r}; allowed: {self.allowed}"


class DataProblemsError(ToolkitError):
    """The tables break their schema; `problems` lists every place."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = sorted(problems, key=lambda p: (p.table, p.row or 0, p.column, p.value))
        count = len(self.problems)
        head = f"{count} problem{'s' if count > 1 else ''} in the tables"
        super().__init__("\n".join([head, *map(str, self.problems)]))


def raise_if_any(found: list[Problem]) -> None:
    """DataProblemsError with all of them, if there are any."""
    if found:
        raise DataProblemsError(found)


def at(table: str, column: str, values: pd.Series, wrong: pd.Series, allowed: str) -> Iterator[Problem]:
    for row, value in values[wrong.astype(bool)].items():
        yield Problem(table, row_of(row), column, "" if pd.isna(value) else str(value), allowed)


def row_of(index: Any) -> int:
    """The row of a spreadsheet, from the position in the table."""
    return int(index) + FIRST_ROW
