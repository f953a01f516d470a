"""Every problem in the tables at once: table, row, column, value and what is allowed.

Rows are counted as a spreadsheet shows them: the header is row 1. Checks are vectorised over columns;
only the rows that fail are looked at one by one.
"""

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from types import MappingProxyType
from typing import Any

import pandas as pd

from toolkit import edtf
from toolkit.errors import ToolkitError, near
from toolkit.schema import BOUND_FILLS, CLAIM_TABLES, REPORT_YEARS, TABLES, Column, Table
from toolkit.tables import LongRow, split_names

Texts = Mapping[str, str]
LongRows = Mapping[str, Mapping[int, LongRow]]
FIRST_ROW = 2
_FEW = 20  # unknown names, for which those like them are looked up


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


def problems(
    tables: Mapping[str, pd.DataFrame],
    texts: Texts,
    long_rows: LongRows = MappingProxyType({}),
) -> list[Problem]:
    """All problems of the untyped tables of `tables.read_table`.

    `texts` maps a source_id to the stored article, for the sources that have one. `long_rows` are the rows
    with too many fields, by table and number: their cells stand in wrong columns, and are not told singly.
    """
    found: list[Problem] = []
    for name, table in TABLES.items():
        found.extend(table_problems(tables[name], table, tables))
        if "bound" in tables[name].columns:
            told = {p.row for p in found if p.table == name and p.column in _RANGE}
            found.extend(_bounds(tables[name], name, told))
    found.extend(_source_ids(tables["sources"]))
    found.extend(_claim_ids(tables))
    found.extend(_aliases(tables["actors"]))
    found.extend(_parents(tables["actors"]))
    stored = _checksums(tables["sources"])
    for name in CLAIM_TABLES:
        found.extend(_quotes(tables[name], name, texts, stored))
    found.extend(_lost_articles(tables, texts))
    found = [p for p in found if p.row not in long_rows.get(p.table, ())]
    for name, rows in long_rows.items():
        found.extend(
            Problem(name, row, "fields", str(long.fields), f"{long.width}, as the header has; {_LONG}")
            for row, long in rows.items()
        )
    return found


def table_problems(frame: pd.DataFrame, table: Table, tables: Mapping[str, pd.DataFrame]) -> list[Problem]:
    """What one untyped table breaks of its columns, key and references into `tables`."""
    found = [*_columns(frame, table), *_duplicates(frame, table)]
    for column in table.columns:
        if column.name in frame.columns:
            found.extend(_values(frame, table, column, tables))
    return found


def raise_if_any(found: list[Problem]) -> None:
    """DataProblemsError with all of them, if there are any."""
    if found:
        raise DataProblemsError(found)


def _columns(frame: pd.DataFrame, table: Table) -> Iterator[Problem]:
    known = ", ".join(table.column_names)
    for name in frame.columns:
        if name not in table.column_names:
            hint = near(name, table.column_names)
            yield Problem(table.name, None, "header", str(name), f"the columns {known}{hint}")
    for column in table.columns:
        if column.required and column.name not in frame.columns:
            yield Problem(table.name, None, "header", "", f"a column named {column.name}")


def _values(
    frame: pd.DataFrame, table: Table, column: Column, tables: Mapping[str, pd.DataFrame]
) -> Iterator[Problem]:
    values = frame[column.name]
    if column.required:
        yield from _at(table.name, column.name, values, values.isna(), "a value; it must not be blank")
    present = values.dropna()
    if column.vocabulary is not None:
        allowed, words = ", ".join(column.vocabulary), list(column.vocabulary)
        for problem in _at(table.name, column.name, present, ~present.isin(words), allowed):
            yield replace(problem, allowed=f"{allowed}{near(problem.value, words)}")
    elif column.type in _PATTERNS:
        pattern, allowed = _PATTERNS[column.type]
        yield from _at(table.name, column.name, present, ~present.str.fullmatch(pattern), allowed)
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
_FILE_NAME = re.compile(r"[^\W_][\w.+-]*")
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
        for problem in _at(table, column.name, present, present.isin(wrong), _DATE_HINT[column.type]):
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
        for problem in _at(table, column.name, present, wrong, allowed):
            yield replace(problem, allowed=f"{allowed}{near(problem.value, few)}")
        return
    unknown = {text: [part for part in split_names(text) if part not in known] for text in present.unique()}
    for row, text in present.items():
        for part in unknown[text]:
            yield Problem(table, _row(row), column.name, part, allowed)


def _duplicates(frame: pd.DataFrame, table: Table) -> Iterator[Problem]:
    if table.key in frame.columns:
        keys = frame[table.key].dropna()
        yield from _at(table.name, table.key, keys, keys.duplicated(), "each value once")


def _source_ids(sources: pd.DataFrame) -> Iterator[Problem]:
    """A source id names the file of its article, so it must be a file name and lead nowhere else."""
    if "source_id" in sources.columns:
        ids = sources["source_id"].dropna()
        wrong = ids.map(lambda text: not _FILE_NAME.fullmatch(text)).astype("bool")
        yield from _at("sources", "source_id", ids, wrong, "letters, digits and . _ + - (it names a file)")


def _claim_ids(tables: Mapping[str, pd.DataFrame]) -> Iterator[Problem]:
    """A claim id is unique over all claim tables."""
    owner: dict[str, str] = {}
    for name in CLAIM_TABLES:
        frame = tables[name]
        if "claim_id" not in frame.columns:
            continue
        ids = frame["claim_id"].dropna()
        for row, claim_id in ids[ids.isin(owner.keys())].items():
            yield Problem(name, _row(row), "claim_id", claim_id, f"an id that {owner[claim_id]} has not used")
        owner.update(dict.fromkeys(ids.tolist(), name))


_LONG = "put quotation marks around a cell with a comma"
_RANGE = ("low", "best", "high", "bound")


def _bounds(frame: pd.DataFrame, table: str, told: set[int | None]) -> Iterator[Problem]:
    """The first thing that is wrong between low, best, high and bound, for rows not `told` of already."""
    for problem in _all_bounds(frame, table):
        if problem.row not in told:
            told.add(problem.row)
            yield problem


def _all_bounds(frame: pd.DataFrame, table: str) -> Iterator[Problem]:
    names = ["low", "best", "high"]
    if not set(names) <= set(frame.columns):
        return
    numbers = frame[names].apply(pd.to_numeric, errors="coerce")  # words are reported by _values
    filled = numbers.notna()
    for bound, shapes in BOUND_FILLS.items():
        rows = frame["bound"] == bound
        fits = pd.Series(False, index=frame.index)
        for shape in shapes:
            fits |= (filled == [name in shape for name in names]).all(axis=1)
        allowed = f"{bound} fills " + " or ".join(_shape_words(shape) for shape in sorted(shapes))
        for row in frame.index[rows & ~fits]:
            yield Problem(table, _row(row), "bound", _numbers(frame, row), allowed)
    for one, other in (("low", "best"), ("best", "high"), ("low", "high")):
        for row in frame.index[numbers[one] > numbers[other]]:
            yield Problem(table, _row(row), one, _numbers(frame, row), f"{one} not above {other}")
    exact = (frame["bound"] == "exact") & filled.all(axis=1)
    for row in frame.index[exact & (numbers["low"] < numbers["high"])]:
        yield Problem(table, _row(row), "bound", _numbers(frame, row), "exact: low = best = high")


def _shape_words(shape: tuple[str, ...]) -> str:
    return " and ".join(shape) + " only" if shape else "none of low, best, high"


def _numbers(frame: pd.DataFrame, row: Any) -> str:
    values = frame.loc[row, ["low", "best", "high", "bound"]].fillna("blank")
    return ", ".join(f"{name} {value}" for name, value in values.items())


def _aliases(actors: pd.DataFrame) -> Iterator[Problem]:
    """An alias belongs to one actor; case counts ("US" and "us" are two words)."""
    if not {"name", "aliases"} <= set(actors.columns):
        return
    owner = {name: name for name in actors["name"].dropna()}
    for row, name, aliases in zip(actors.index, actors["name"], actors["aliases"], strict=True):
        for alias in split_names(aliases):
            other = owner.setdefault(alias, name)
            if other != name:
                allowed = f"an alias of one actor; it belongs to {other} too"
                yield Problem("actors", _row(row), "aliases", alias, allowed)


def _parents(actors: pd.DataFrame) -> Iterator[Problem]:
    """Following the parents never leads back to the start."""
    if not {"name", "parent"} <= set(actors.columns):
        return
    parent = dict(zip(actors["name"], actors["parent"], strict=True))
    for row, name in actors["name"].items():
        seen, above = {name}, parent.get(name)
        while isinstance(above, str) and above not in seen:
            seen.add(above)
            above = parent.get(above)
        if above == name:
            allowed = "parents that do not lead in a circle"
            yield Problem("actors", _row(row), "parent", str(parent[name]), allowed)


_CHANGED = ", which is not as it was stored: restore the file"


def _checksums(sources: pd.DataFrame) -> dict[str, str]:
    """source_id -> checksum of its article as it was stored."""
    if not {"source_id", "sha256"} <= set(sources.columns):
        return {}
    known = sources.dropna(subset=["source_id", "sha256"])
    return dict(zip(known["source_id"], known["sha256"], strict=True))


def _quotes(frame: pd.DataFrame, table: str, texts: Texts, stored: Mapping[str, str]) -> Iterator[Problem]:
    """`quote` holds the characters start to end of the stored article, and stands in it word for word."""
    needed = {"source_id", "quote", "start", "end", "statement"}
    if not needed <= set(frame.columns):
        return
    quoted = frame[frame["source_id"].isin(list(texts)) & frame["quote"].notna()]
    for source_id, claims in quoted.groupby("source_id", sort=False):
        text = texts[str(source_id)]  # read from disk once for all its claims
        told = [
            problem
            for row, quote, start, end in claims[["quote", "start", "end"]].itertuples()
            for problem in _quote(quote, start, end, text, f"articles/{source_id}.txt", table, _row(row))
        ]
        if told and stored.get(str(source_id)) not in (None, _sha256(text)):
            told = [replace(problem, allowed=f"{problem.allowed}{_CHANGED}") for problem in told]
        yield from told
    bare = frame["quote"].isna() & frame["statement"].isna()
    yield from _at(table, "statement", frame["statement"], bare, "a statement, or a quote with its offsets")


def _lost_articles(tables: Mapping[str, pd.DataFrame], texts: Texts) -> Iterator[Problem]:
    """One problem for each source that quotes point into and whose text is not stored."""
    quoted = [
        frame.loc[frame["quote"].notna(), "source_id"]
        for frame in (tables[name] for name in CLAIM_TABLES)
        if {"source_id", "quote"} <= set(frame.columns)
    ]
    counts = pd.concat(quoted).value_counts() if quoted else pd.Series(dtype="int64")
    rows = tables["sources"].get("source_id", pd.Series(dtype="str"))
    for source_id in sorted(set(counts.index) - set(texts)):
        row = next((_row(index) for index, name in rows.items() if name == source_id), None)
        allowed = (
            f"articles/{source_id}.txt beside the tables, as {counts[source_id]} quotes point into it: "
            "restore the file (or give a statement instead of each quote)"
        )
        yield Problem("sources", row, "source_id", source_id, allowed)


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def _quote(
    quote: str, start_cell: Any, end_cell: Any, text: str, name: str, table: str, row: int
) -> Iterator[Problem]:
    try:
        start, end = int(start_cell), int(end_cell)
    except (TypeError, ValueError):
        yield Problem(table, row, "start", str(start_cell), "offsets of the expression, with every quote")
        return
    if not 0 <= start < end <= len(text):
        allowed = f"offsets within {name}, 0 to {len(text)}"
        yield Problem(table, row, "start", f"{start} to {end}", allowed)
    elif text.find(quote, max(0, end - len(quote)), start + len(quote)) < 0:
        allowed = f"a sentence around {text[start:end]!r} in {name}"
        yield Problem(table, row, "quote", quote, allowed)


def _at(table: str, column: str, values: pd.Series, wrong: pd.Series, allowed: str) -> Iterator[Problem]:
    for row, value in values[wrong.astype(bool)].items():
        yield Problem(table, _row(row), column, "" if pd.isna(value) else str(value), allowed)


def _row(index: Any) -> int:
    return int(index) + FIRST_ROW
