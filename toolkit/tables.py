"""CSV files in and out: typed tables, the damage that spreadsheets do, and saving that loses nothing.

Reading repairs what has one meaning only (a byte-order mark, `;` or tab separators, Windows-1252
text, numbers such as "11,000" or 3000.0, TRUE/FALSE) and refuses the rest with the place and the way
out. The day of 3/28/2025 is certain; that of 3/4/2025 is not, and is refused.
"""

import csv
import io
import os
import re
import tempfile
import warnings
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pandas as pd
from filelock import FileLock, Timeout

from toolkit.errors import ToolkitError
from toolkit.schema import LIST_SEPARATOR, Column, Table

LARGEST_FILE = 1_000_000_000  # bytes; a table beyond this belongs into Parquet
FREE_TEXT = ("quote", "statement", "title", "note")  # kept to the letter, blanks at their ends included
_SLASHED_DAY = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})")
_GROUPED = re.compile(r"\d{1,3}(?:[,\u00a0\u202f ]\d{3})+")
_WHOLE_AS_FLOAT = re.compile(r"(-?\d+)\.0+")


class TableError(ToolkitError):
    """A file that cannot be read as the table it should be."""


def read_table(path: Path, table: Table) -> pd.DataFrame:
    """The rows of one CSV file as text (`str` columns, NA for blank), in the schema's column order.

    Columns that the schema does not know are kept at the end, so that `checks` can name them.
    A missing file is an empty table. Raises TableError for a file that is no CSV in UTF-8 or
    Windows-1252, or whose rows have more fields than the header.
    """
    if not path.exists():
        return pd.DataFrame({name: pd.Series(dtype="str") for name in table.column_names})
    return parse_table(_decode(path), table, path)


def parse_table(text: str, table: Table, path: Path = Path("the table")) -> pd.DataFrame:
    """`read_table` for text at hand; `path` is what errors name."""
    frame = _parse(text, _separator(text.partition("\n")[0], path), path)
    frame.columns = [str(name).strip() for name in frame.columns]
    known = [name for name in table.column_names if name in frame.columns]
    extra = [name for name in frame.columns if name not in table.column_names]
    frame = frame[known + extra]
    for column in table.columns:
        if column.name in frame.columns:
            frame[column.name] = _repair(frame[column.name], column)
    return frame


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


def as_csv(frame: pd.DataFrame, table: Table) -> str:
    """The table as CSV text: the schema's columns in order, minimal quoting, "\\n" line ends."""
    out = io.StringIO()
    text = {column.name: _as_text(frame[column.name], column) for column in table.columns}
    pd.DataFrame(text).to_csv(out, index=False, lineterminator="\n", quoting=csv.QUOTE_MINIMAL)
    return out.getvalue()


def write_text(path: Path, text: str) -> bool:
    """Write atomically; False, and the file untouched, if it holds the same text already."""
    return bool(write_all({path: text}))


def write_all(texts: Mapping[Path, str]) -> list[Path]:
    """Write several files and return those that changed.

    All new texts are complete on disk before the first takes its old one's place, so a process that is
    killed half way leaves every file whole.
    """
    changed = {path: text.encode("utf-8") for path, text in texts.items()}
    changed = {
        path: data for path, data in changed.items() if not (path.exists() and path.read_bytes() == data)
    }
    staged: dict[Path, Path] = {}
    try:
        for path, data in changed.items():
            staged[path] = _stage(path, data)
        for path, temporary in staged.items():
            os.replace(temporary, path)
    except BaseException:
        for temporary in staged.values():
            temporary.unlink(missing_ok=True)
        raise
    return list(changed)


def _stage(path: Path, data: bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    with os.fdopen(descriptor, "wb") as handle:
        handle.write(data)
        handle.flush()
        os.fsync(handle.fileno())
    os.chmod(temporary, path.stat().st_mode if path.exists() else 0o644)
    return Path(temporary)


@contextmanager
def locked(folder: Path, wait: float = 10.0) -> Iterator[None]:
    """Hold the folder's lock; TableError if another process keeps it longer than `wait` seconds."""
    folder.mkdir(parents=True, exist_ok=True)
    try:
        with FileLock(folder / ".lock", timeout=wait):
            yield
    except Timeout:
        raise TableError(
            f"{folder}: another process is writing here; nothing was changed. Try again when it has finished."
        ) from None


def _decode(path: Path) -> str:
    size = path.stat().st_size
    if size == 0:
        raise TableError(f"{path}: the file is empty; restore it, or delete it to start with an empty table")
    if size > LARGEST_FILE:
        raise TableError(f"{path}: {size:,} bytes; split the table, at most {LARGEST_FILE:,} are read")
    data = path.read_bytes()
    if b"\0" in data[:4096] and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise TableError(f"{path}: this is not a text file; save the sheet as CSV UTF-8")
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16").replace("\r\n", "\n")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = _decode_windows(data, path)
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _decode_windows(data: bytes, path: Path) -> str:
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise TableError(
            f"{path} line {line}: byte 0x{data[error.start]:02x} is neither UTF-8 nor Windows-1252; "
            "save the sheet as CSV UTF-8"
        ) from None


def _separator(header: str, path: Path) -> str:
    best = max(",;\t", key=header.count)
    if header.count(best) == 0:
        raise TableError(f"{path} line 1: no header of several columns in {header[:60]!r}")
    return best


def _parse(text: str, separator: str, path: Path) -> pd.DataFrame:
    try:
        with warnings.catch_warnings():
            # pandas only warns where it drops the fields of a row that is too long
            warnings.simplefilter("error", pd.errors.ParserWarning)
            return pd.read_csv(
                io.StringIO(text),
                sep=separator,
                dtype="str",
                keep_default_na=False,
                na_values=[""],
                index_col=False,
            )
    except (pd.errors.ParserError, pd.errors.ParserWarning, pd.errors.EmptyDataError) as error:
        raise TableError(f"{path}: {_first_bad_line(text, separator) or error}") from None


def _first_bad_line(text: str, separator: str) -> str:
    reader = csv.reader(io.StringIO(text), delimiter=separator)
    try:
        width = len(next(reader))
        for row in reader:
            if row and len(row) > width:
                return f"line {reader.line_num}: {len(row)} fields where the header has {width}; quote commas"
    except csv.Error as error:
        return f"line {reader.line_num}: {error}"
    return "a quotation mark is opened and never closed"


def _repair(values: pd.Series, column: Column) -> pd.Series:
    if column.name in FREE_TEXT:
        return values
    values = _unique_map(values, lambda text: text.strip() or pd.NA)
    if column.type == "date":
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
    return values.astype("str")


def _number_text(value: float) -> str:
    return str(int(value)) if value == int(value) else repr(float(value))


def split_names(text: object) -> list[str]:
    """The parts of a `names` column; blank gives none."""
    if not isinstance(text, str):
        return []
    return [part.strip() for part in text.split(LIST_SEPARATOR.strip()) if part.strip()]
