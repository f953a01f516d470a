"""Words that the extraction knows, as data: `actors.csv`, `bodies.csv` and further tables beside it.

A project adds or overrides rows in its own folder (`data/lexicon/` beside the tables): a row there
replaces the shipped row with the same key (first column), further rows are appended, and a row whose
other columns are all blank takes the word away. A new word takes one line and no code.
"""

import csv
from functools import lru_cache
from itertools import zip_longest
from pathlib import Path

_SHIPPED = Path(__file__).parent
# Where none of these stands, a cell is what stands between two commas.
_NEEDS_CARE = ('"', ", ", " ,", "\n ", " \n", "\t", "\u00a0")

Row = dict[str, str]


@lru_cache(maxsize=64)
def rows(table: str, extra_dir: str | None = None) -> tuple[Row, ...]:
    """The rows of `<table>.csv`, merged with the project's own file of that name if there is one.

    Blank cells are empty strings. Raises ValueError naming the file, where the project's file lacks
    the key column or has a column that the shipped file does not know.

    >>> next(row["iso3"] for row in rows("actors") if row["name"] == "Ukraine")
    'UKR'
    """
    shipped = _read(_SHIPPED / f"{table}.csv")
    own_path = Path(extra_dir, f"{table}.csv") if extra_dir else None
    if own_path is None or not own_path.is_file():
        return tuple(shipped)
    own = _read(own_path)
    columns = list(shipped[0])
    key = columns[0]
    if own:
        unknown = [column for column in own[0] if column not in columns]
        if key not in own[0] or unknown:
            raise ValueError(
                f"{own_path}: columns must be among {', '.join(columns)} and include {key}; "
                f"found {', '.join(own[0])}"
            )
    merged = {_identity(row, columns): row for row in shipped}
    for row in own:
        full = {column: row.get(column, "") for column in columns}
        if not any(full[column] for column in columns[1:]):
            merged = {k: v for k, v in merged.items() if v[key] != full[key]}
            continue
        merged[_identity(full, columns)] = full
    return tuple(merged.values())


def _identity(row: Row, columns: list[str]) -> tuple[str, str]:
    """A term may stand in a table once for each of its kinds (second column)."""
    return row[columns[0]], row[columns[1]] if columns[0] == "term" else ""


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


def split(names: str) -> tuple[str, ...]:
    """The members of a cell that lists names separated by semicolons.

    >>> split("Moscow; Kremlin")
    ('Moscow', 'Kremlin')
    """
    return tuple([part for piece in names.split(";") if (part := piece.strip())]) if names else ()


def terms(table: str, kind: str | None = None, extra_dir: str | None = None) -> tuple[str, ...]:
    """The first column of a table, of one kind (second column) or all, in file order.

    >>> "Gen." in terms("cues", "title")
    True
    """
    if kind is None:
        return tuple(row[next(iter(row))] for row in rows(table, extra_dir))
    return _by_kind(table, extra_dir).get(kind, ())


@lru_cache(maxsize=16)
def points(table: str, extra_dir: str | None = None) -> dict[str, int]:
    """Points by cue of a table whose points are fitted on labelled articles; not to be changed.

    Raises ValueError naming the cue, where a project's own row holds no whole number.
    """
    found = {}
    for row in rows(table, extra_dir):
        try:
            found[row["cue"]] = int(row["points"])
        except ValueError:
            raise ValueError(
                f"{table}.csv, {row['cue']!r}: {row['points']!r} is no whole number of points"
            ) from None
    return found


@lru_cache(maxsize=64)
def _by_kind(table: str, extra_dir: str | None) -> dict[str, tuple[str, ...]]:
    groups: dict[str, list[str]] = {}
    for row in rows(table, extra_dir):
        first, second, *_ = row.values()
        groups.setdefault(second, []).append(first)
    return {kind: tuple(found) for kind, found in groups.items()}
