"""CSV files in and out: typed tables, the damage that spreadsheets do, and saving that loses nothing.

Reading repairs what has one meaning only (a byte-order mark, `;` or tab separators, Windows-1252
text, numbers such as "11,000" or 3000.0, TRUE/FALSE) and refuses the rest with the place and the way
out. The day of 3/28/2025 is certain; that of 3/4/2025 is not, and is refused. Text that a spreadsheet would
take for a formula is written behind an apostrophe and read without it; a quote stays exact.
"""

import csv
import io
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd

from toolkit.csv_text import LongRow as LongRow
from toolkit.csv_text import decoded, parsed, refuse_conflict, refuse_twice, separator_of
from toolkit.formulas import GUARDABLE, GUARDED, guarded, unguarded
from toolkit.saving import TableError as TableError
from toolkit.saving import locked as locked
from toolkit.saving import write_all as write_all
from toolkit.saving import write_text as write_text
from toolkit.schema import LIST_SEPARATOR, Column, Table

FREE_TEXT = ("quote", "statement", "title", "note")  # kept to the letter, blanks at their ends included
_SLASHED_DAY = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})")
_GROUPED = re.compile(r"\d{1,3}(?:[,\u00a0\u202f ]\d{3})+")
_WHOLE_AS_FLOAT = re.compile(r"(-?\d+)\.0{1,2}")  # three zeros may group thousands: 11.000
_DECIMAL_COMMA = re.compile(r"(-?\d+),(\d{1,2}|\d{4,})")
_EITHER_WAY = re.compile(r"\d{1,3}[.,]\d{3}")


class LongRowsError(TableError):
    """Rows with more fields than the header; `rows` has them by number, as a spreadsheet counts.

    `frame` is the table with those rows cut, from which the other problems of the file can still be told.
    """

    def __init__(self, path: Path, rows: dict[int, LongRow], frame: pd.DataFrame) -> None:
        self.rows, self.frame = rows, frame
        wrong = "{}: {} fields where the header has {}; quote commas"
        super().__init__("\n".join(f"{path} line {wrong.format(*row)}" for row in rows.values()))


def read_table(path: Path, table: Table) -> pd.DataFrame:
    """The rows of one CSV file as text (`str` columns, NA for blank), in the schema's column order.

    Columns that the schema does not know are kept at the end, so that `checks` can name them.
    A missing file is an empty table. Raises TableError for a file that is no CSV in UTF-8 or
    Windows-1252, and LongRowsError where rows have more fields than the header.
    """
    if path.is_dir():
        raise TableError(f"{path}: this is a folder, where a table should be; move it elsewhere")
    if path.is_symlink() and not path.exists():
        raise TableError(f"{path}: a link that leads nowhere; bring the file back that it should lead to")
    if not path.exists():
        return pd.DataFrame({name: pd.Series(dtype="str") for name in table.column_names})
    return parse_table(decoded(path), table, path)


def parse_table(text: str, table: Table, path: Path = Path("the table")) -> pd.DataFrame:
    """`read_table` for text at hand; `path` is what errors name."""
    refuse_conflict(text, path)
    header = text.partition("\n")[0]
    separator = separator_of(header, path)
    refuse_twice(header, separator, path)
    cells, long_rows = parsed(text, separator, path)
    frame = _named(_without_blanks(cells), table)
    _refuse_second_header(frame, table, path)
    known = [name for name in table.column_names if name in frame.columns]
    extra = [name for name in frame.columns if name not in table.column_names]
    frame = frame[known + extra]
    for column in table.columns:
        if column.name in frame.columns:
            if separator == ";" and column.type in ("integer", "number"):
                frame[column.name] = _european(frame[column.name], path)
            if _is_guarded(column):
                frame[column.name] = _where(frame[column.name], GUARDED, unguarded)
            frame[column.name] = _repair(frame[column.name], column)
    if long_rows:
        raise LongRowsError(path, long_rows, frame)
    return frame


def _without_blanks(frame: pd.DataFrame) -> pd.DataFrame:
    """Without the blank rows and nameless blank columns that a spreadsheet leaves at the edges.

    The index keeps counting as the file does, so that problems name the row that a spreadsheet shows.
    """
    names = [str(name).strip() for name in frame.columns]
    empty = frame.isna().all()
    kept = [not (blank and name.startswith("Unnamed:")) for name, blank in zip(names, empty, strict=True)]
    frame.columns = names
    frame = frame.loc[:, kept]
    return frame[frame.notna().any(axis=1)]


def _named(frame: pd.DataFrame, table: Table) -> pd.DataFrame:
    """Columns under the schema's names, where they are only written in capitals."""
    small = {name: name.lower() for name in frame.columns if name not in table.column_names}
    known = {name: low for name, low in small.items() if low in set(table.column_names) - set(frame.columns)}
    return frame.rename(columns=known)


def _refuse_second_header(frame: pd.DataFrame, table: Table, path: Path) -> None:
    """Two files put together leave the first line of the second among the rows."""
    if table.key in frame.columns:
        again = frame.index[(frame[table.key].str.lower() == table.key).fillna(False)]
        if len(again):
            rows = ", ".join(str(int(row) + 2) for row in again)
            raise TableError(f"{path} row {rows}: the header stands here again; delete the line")


def _european(values: pd.Series, path: Path) -> pd.Series:
    """Numbers of a file with `;` between its cells, where the comma is a decimal sign.

    1.500 and 1,500 have two readings there: TableError with the row.
    """
    unclear = values[values.str.strip().str.fullmatch(_EITHER_WAY).astype("boolean").fillna(False)]
    for row, text in unclear.items():
        raise TableError(
            f"{path} row {int(str(row)) + 2}, {values.name}: {text!r} is thousands or a fraction, as the "
            "cells are separated by semicolons; write it without separators, such as 11000 or 1.5"
        )
    return _unique_map(values, lambda text: _DECIMAL_COMMA.sub(r"\1.\2", text.strip()))


def typed(frame: pd.DataFrame, table: Table) -> pd.DataFrame:
    """The text of `read_table` as typed columns: Int64, Float64, boolean, category, datetime64, str.

    Columns that the file lacks are added, all NA. Raises ValueError where a value does not fit;
    `checks.problems` finds these beforehand and names them all.
    """
    columns = {}
    for column in table.columns:
        values = frame[column.name] if column.name in frame.columns else pd.Series(pd.NA, frame.index, "str")
        columns[column.name] = _cast(values, column)
    return pd.DataFrame(columns, index=frame.index)


def as_read(frame: pd.DataFrame, table: Table) -> pd.DataFrame:
    """The table as its file gives it back: every cell text, blank ones NA."""
    return parse_table(as_csv(frame, table), table)


def as_csv(frame: pd.DataFrame, table: Table) -> str:
    """The table as CSV text: the schema's columns in order, minimal quoting, "\\n" line ends."""
    out = io.StringIO()
    text = {column.name: _as_text(frame[column.name], column) for column in table.columns}
    pd.DataFrame(text).to_csv(out, index=False, lineterminator="\n", quoting=csv.QUOTE_MINIMAL)
    return out.getvalue()


def _is_guarded(column: Column) -> bool:
    """Free text and names; a quote is exact to the character, also in the file."""
    return column.type in ("string", "names") and column.vocabulary is None and column.name != "quote"


def _where(values: pd.Series, pattern: re.Pattern[str], change: Callable[[str], str]) -> pd.Series:
    """Apply a function where the text begins so, which is hardly anywhere."""
    found = values.str.match(pattern).astype("boolean").fillna(False)
    return values.mask(found, values[found].map(change)) if found.any() else values


def _repair(values: pd.Series, column: Column) -> pd.Series:
    if column.name in FREE_TEXT:
        return values
    values = _unique_map(values, lambda text: text.strip() or pd.NA)
    if column.type in ("date", "edtf"):
        return _unique_map(values, _iso_day)
    if column.type in ("integer", "number"):
        return _unique_map(values, _plain_number)
    if column.type == "boolean":
        return values.str.lower()
    if column.vocabulary is not None:
        return _unique_map(values, lambda text: _plain_number(text) if text[:1] in "-0123456789" else text)
    return values


def _unique_map(values: pd.Series, change: Callable[[str], Any]) -> pd.Series:
    """Apply a function once per distinct value; columns repeat themselves a great deal."""
    distinct = {value: change(value) for value in values.dropna().unique()}
    if not any(new is pd.NA or old != new for old, new in distinct.items()):
        return values
    return values.map(distinct).astype("str")


def _iso_day(text: str) -> str:
    """2025-03-28 from 3/28/2025 or 28.03.2025 where only one reading exists; else the text as it is."""
    text = text.removesuffix(" 00:00:00")
    match = _SLASHED_DAY.fullmatch(text)
    if match is None:
        return text
    one, other, year = (int(part) for part in match.groups())
    if one > 12 >= other or one == other:
        return f"{year:04d}-{other:02d}-{one:02d}"
    if other > 12 >= one:
        return f"{year:04d}-{one:02d}-{other:02d}"
    return text


def _plain_number(text: str) -> str:
    if _GROUPED.fullmatch(text):
        text = re.sub(r"\D", "", text)
    whole = _WHOLE_AS_FLOAT.fullmatch(text)
    return whole.group(1) if whole else text


def _cast(values: pd.Series, column: Column) -> pd.Series:
    if column.type == "integer":
        return pd.to_numeric(values).astype("Int64")
    if column.type == "number":
        return pd.to_numeric(values).astype("Float64")
    if column.type == "boolean":
        return values.map({"true": True, "false": False}).astype("boolean")
    if column.type == "date":
        return pd.to_datetime(values, format="%Y-%m-%d").astype("datetime64[s]")
    if column.vocabulary is not None:
        return values.astype(pd.CategoricalDtype(list(column.vocabulary)))
    return values.astype("str")


def _as_text(values: pd.Series, column: Column) -> pd.Series:
    if column.type == "date":
        days: pd.Series = values.dt.strftime("%Y-%m-%d")
        return days
    if column.type == "boolean":
        return values.map({True: "true", False: "false"}).astype("str")
    if column.type == "number":
        return values.map(_number_text, na_action="ignore").astype("str")
    text = values.astype("str")
    return _where(text, GUARDABLE, guarded) if _is_guarded(column) else text


def _number_text(value: float) -> str:
    return str(int(value)) if value == int(value) else repr(float(value))


def split_names(text: object) -> list[str]:
    """The parts of a `names` column; blank gives none."""
    if not isinstance(text, str):
        return []
    return [part.strip() for part in text.split(LIST_SEPARATOR.strip()) if part.strip()]
