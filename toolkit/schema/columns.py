"""What a table and a column are."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

Row = dict[str, Any]  # a row of a table, by its columns


@dataclass(frozen=True)
class Column:
    """One column: `type` is string, date (ISO day), edtf, integer, number, boolean or names.

    `names` is a list separated by "; ". `references` is "table.column". `vocabulary` maps each
    allowed word to its label.
    """

    name: str
    type: str
    description: str
    required: bool = False
    vocabulary: Mapping[str, str] | None = None
    references: str = ""


@dataclass(frozen=True)
class Table:
    """One CSV file; `key` is its primary key."""

    name: str
    description: str
    key: str
    columns: tuple[Column, ...]

    @cached_property
    def column_names(self) -> tuple[str, ...]:
        return tuple(column.name for column in self.columns)

    def column(self, name: str) -> Column:
        """The column of that name; KeyError if there is none."""
        for column in self.columns:
            if column.name == name:
                return column
        raise KeyError(name)
