"""What one table breaks of its columns: names, types, words, days, keys and references."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta

import pandas as pd

from toolkit import edtf
from toolkit.checks.problem import Problem, at, row_of
from toolkit.errors import near
from toolkit.schema import REPORT_YEARS, Column, Table
from toolkit.tables import split_names

_FEW = 20  # unknown names, for which those like them are looked up


def table_problems(frame: pd.DataFrame, table: Table, tables: Mapping[str, pd.DataFrame]) -> list[Problem]:
    """What one untyped table breaks of its columns, key and references into `tables`."""
    found = [*_columns(frame, table), *_duplicates(frame, table)]
    for column in table.columns:
        if column.name in frame.columns:
            found.extend(_values(frame, table, column, tables))
    return found


def _columns(frame: pd.DataFrame, table: Table) -> Iterator[Problem]:
    known = ", ".join(table.column_names)
    missing = ", ".join(name for name in table.column_names if name not in frame.columns)
    for name in frame.columns:
        if name not in table.column_names:
            hint = near(name, table.column_names) or (f"; not in this header: {missing}" if missing else "")
            yield Problem(table.name, None, "header", str(name), f"the columns {known}{hint}")
    for column in table.columns:
        if column.required and column.name not in frame.columns:
            yield Problem(table.name, None, "header", "", f"a column named {column.name}")


def _values(
    frame: pd.DataFrame, table: Table, column: Column, tables: Mapping[str, pd.DataFrame]
) -> Iterator[Problem]:
    values = frame[column.name]
    if column.required:
        yield from at(table.name, column.name, values, values.isna(), "a value; it must not be blank")
    present = values.dropna()
    if column.vocabulary is not None:
        allowed, words = ", ".join(column.vocabulary), list(column.vocabulary)
        for problem in at(table.name, column.name, present, ~present.isin(words), allowed):
            yield replace(problem, allowed=f"{allowed}{near(problem.value, words)}")
    elif column.type in _PATTERNS:
        pattern, allowed = _PATTERNS[column.type]
        yield from at(table.name, column.name, present, ~present.str.fullmatch(pattern), allowed)
    if column.type in ("date", "edtf"):
        yield from _dates(table.name, column, present)
    if column.references:
        yield from _references(table.name, column, present, tables)


# Numbers are people and things: none is negative. A day is checked for existence in `_dates`.
_PATTERNS = {
    "integer": (r"[0-9]{1,15}", "a whole number without separators, such as 11000"),
    "number": (r"[0-9]{1,15}(?:\.[0-9]+)?", "a plain number without separators, such as 5500000000 or 1.7"),
    "boolean": (r"true|false", "true or false"),
}
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_DATE_HINT = {
    "date": "a day from {} to {} as 2025-03-28 (3/4/2025 may be March or April: write it out)".format(
        *REPORT_YEARS
    ),
    "edtf": "EDTF such as 2025, 2025-03, 2025-03-27, 2024-10/2025-01, ../2025-03-27 or blank",
}


def _dates(table: str, column: Column, present: pd.Series) -> Iterator[Problem]:
    first, last = REPORT_YEARS

    def is_right(text: str) -> bool:
        if column.type == "edtf":
            return edtf.is_valid(text)
        return bool(_DAY.fullmatch(text)) and edtf.is_valid(text) and first <= int(text[:4]) <= last

    wrong = {value for value in present.unique() if not is_right(value)}
    if wrong:
        for problem in at(table, column.name, present, present.isin(wrong), _DATE_HINT[column.type]):
            yield replace(problem, allowed=problem.allowed + _serial_day(problem.value))


def _serial_day(text: str) -> str:
    """What day a spreadsheet keeps as a number such as 45744: days since the end of 1899."""
    if not re.fullmatch(r"[34][0-9]{4}", text):
        return ""
    day = date(1899, 12, 30) + timedelta(days=int(text))
    return f"; a spreadsheet keeps {day.isoformat()} as {text}: format the column as text and write the day"


def _references(
    table: str, column: Column, present: pd.Series, tables: Mapping[str, pd.DataFrame]
) -> Iterator[Problem]:
    target, _, key = column.references.partition(".")
    known = set(tables[target][key].dropna()) if key in tables[target].columns else set()
    allowed = f"a {key} of {target}.csv"
    if column.type != "names":
        wrong = ~present.isin(known)
        few = sorted(known) if present[wrong].nunique() <= _FEW else []
        for problem in at(table, column.name, present, wrong, allowed):
            yield replace(problem, allowed=f"{allowed}{near(problem.value, few)}")
        return
    unknown = {text: [part for part in split_names(text) if part not in known] for text in present.unique()}
    for row, text in present.items():
        for part in unknown[text]:
            yield Problem(table, row_of(row), column.name, part, allowed)


def _duplicates(frame: pd.DataFrame, table: Table) -> Iterator[Problem]:
    if table.key in frame.columns:
        keys = frame[table.key].dropna()
        yield from at(table.name, table.key, keys, keys.duplicated(), "each value once")
