"""The text and the cells of a CSV file, as spreadsheets and git leave them."""

import csv
import io
import re
import warnings
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from toolkit.formulas import guarded
from toolkit.saving import TableError

LARGEST_FILE = 1_000_000_000  # bytes; a table beyond this belongs into Parquet
_CONFLICT = re.compile(r"<{7} |={7}$|>{7} |\|{7} ")
_CHARACTER_IN_UTF8 = re.compile(
    rb"[\xc3-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}"
)


class LongRow(NamedTuple):
    """A row with more fields than the header: where it ends in the file, its fields, those of the header."""

    line: int
    fields: int
    width: int


def decoded(path: Path) -> str:
    """The text of a file with "\\n" line ends; TableError for one that is empty, too large or no text."""
    size = path.stat().st_size
    if size == 0:
        raise TableError(f"{path}: the file is empty; restore it, or delete it to start with an empty table")
    if size > LARGEST_FILE:
        raise TableError(f"{path}: {size:,} bytes; split the table, at most {LARGEST_FILE:,} are read")
    data = path.read_bytes()
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _decode_utf16(data, path)
    if b"\0" in data:
        line = data.count(b"\n", 0, data.index(b"\0")) + 1
        raise TableError(f"{path} line {line}: this is not a text file; restore it, or save it as CSV UTF-8")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = _decode_windows(data, path)
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _decode_utf16(data: bytes, path: Path) -> str:
    try:
        return data.decode("utf-16").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        raise TableError(f"{path}: damaged at byte {error.start}; save the sheet as CSV UTF-8") from None


def _decode_windows(data: bytes, path: Path) -> str:
    _refuse_mixture(data, path)
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise TableError(
            f"{path} line {line}: byte 0x{data[error.start]:02x} is neither UTF-8 nor Windows-1252; "
            "save the sheet as CSV UTF-8"
        ) from None


def _refuse_mixture(data: bytes, path: Path) -> None:
    """Text in UTF-8 with some bytes that are not: read as Windows-1252, its accents would be garbled."""
    if not _CHARACTER_IN_UTF8.search(data):
        return
    for number, line in enumerate(data.split(b"\n"), start=1):
        try:
            line.decode("utf-8")
        except UnicodeDecodeError as error:
            raise TableError(
                f"{path} line {number}: byte 0x{line[error.start]:02x} is not UTF-8, though other lines are; "
                "mend this line, or save the sheet as CSV UTF-8"
            ) from None


def separator_of(header: str, path: Path) -> str:
    """What parts the cells of a header: comma, semicolon or tab; TableError where none does."""
    best = max(",;\t", key=header.count)
    if header.count(best) == 0:
        raise TableError(
            f"{path} line 1: no header of several columns in {header[:60]!r}; restore the file, or delete it "
            "to start with an empty table"
        )
    return best


def refuse_twice(header: str, separator: str, path: Path) -> None:
    """A column that stands twice: nobody can say which of them counts."""
    names = [name.strip() for name in next(csv.reader([header], delimiter=separator))]
    twice = [name for name in dict.fromkeys(names) if name and names.count(name) > 1]
    if twice:
        raise TableError(f"{path} line 1: {', '.join(twice)} stands twice in the header; delete one column")


def refuse_conflict(text: str, path: Path) -> None:
    """Both versions of a row, with git's marks around them, are no table."""
    if "<<<<<<< " not in text:
        return
    lines = [number for number, line in enumerate(text.split("\n"), start=1) if _CONFLICT.match(line)]
    if lines:
        raise TableError(
            f"{path} line {', '.join(map(str, lines))}: git conflict markers (<<<<<<<, =======, >>>>>>>); "
            "keep the rows that are right and delete these lines"
        )


def parsed(text: str, separator: str, path: Path) -> tuple[pd.DataFrame, dict[int, LongRow]]:
    """The cells as text, and the rows that are longer than the header, which are cut."""
    try:
        return _cells(text, separator), {}
    except (pd.errors.ParserError, pd.errors.ParserWarning, pd.errors.EmptyDataError) as error:
        try:
            cut, long_rows = _cut(text, separator)
        except csv.Error as cause:
            raise TableError(f"{path}: {cause}") from None
        if not long_rows:
            at = re.search(r"starting at row (\d+)", str(error))
            place = f"{path} line {int(at.group(1)) + 1}" if at else str(path)
            raise TableError(
                f"{place}: a quotation mark is opened and never closed; close it, or delete it"
            ) from None
    return _cells(cut, separator), long_rows


def _cells(text: str, separator: str) -> pd.DataFrame:
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
            skip_blank_lines=False,
        )


def for_spreadsheets(frame: pd.DataFrame) -> pd.DataFrame:
    """Rows for a CSV file that is not read back: none of their words can start a formula."""
    words = frame.select_dtypes(["str", "object", "category"])
    return frame.assign(**{str(name): words[name].astype("object").map(guarded) for name in words})


def _cut(text: str, separator: str) -> tuple[str, dict[int, LongRow]]:
    """The text without the fields beyond the header's, and the rows that had some."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=separator, lineterminator="\n")
    reader = csv.reader(io.StringIO(text), delimiter=separator)
    width = 0
    long_rows: dict[int, LongRow] = {}
    for row, cells in enumerate(reader, start=1):
        width = width or len(cells)
        if len(cells) > width:
            long_rows[row] = LongRow(reader.line_num, len(cells), width)
        writer.writerow(cells[:width])
    return out.getvalue(), long_rows
