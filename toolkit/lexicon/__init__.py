"""Words that the extraction knows, as data: `actors.csv`, `bodies.csv` and further tables beside it.

A project adds or overrides rows in its own folder (`data/lexicon/` beside the tables): a row there
replaces the shipped row with the same key (first column), further rows are appended, and a row whose
other columns are all blank takes the word away. A new word takes one line and no code.
"""

from functools import lru_cache
from pathlib import Path

from toolkit.lexicon.own import LexiconError as LexiconError
from toolkit.lexicon.own import own_rows
from toolkit.lexicon.own import problems as problems
from toolkit.lexicon.own import refuse_faulty as refuse_faulty
from toolkit.lexicon.shipped import Row as Row
from toolkit.lexicon.shipped import shipped_rows


@lru_cache(maxsize=64)
def rows(table: str, lexicon_dir: str | None = None) -> tuple[Row, ...]:
    """The rows of `<table>.csv`, merged with the project's own file of that name if there is one.

    Blank cells are empty strings. Raises LexiconError with every problem of the project's file.

    >>> next(row["iso3"] for row in rows("actors") if row["name"] == "Ukraine")
    'UKR'
    """
    shipped = shipped_rows(table)
    own_path = Path(lexicon_dir, f"{table}.csv") if lexicon_dir else None
    if own_path is None or not own_path.is_file():
        return shipped
    columns = list(shipped[0])
    key = columns[0]
    merged = {_identity(row, columns): row for row in shipped}
    for row in own_rows(own_path, shipped):
        if not any(row[column] for column in columns[1:]):
            merged = {k: v for k, v in merged.items() if v[key] != row[key]}
            continue
        merged[_identity(row, columns)] = row
    return tuple(merged.values())


def _identity(row: Row, columns: list[str]) -> tuple[str, ...]:
    """A term may stand in a table once for each of its kinds, and beside others once for each kind."""
    return (
        (row[columns[0]], row[columns[1]], row.get("kind", ""))
        if columns[0] == "term"
        else (row[columns[0]],)
    )


def split(names: str) -> tuple[str, ...]:
    """The members of a cell that lists names separated by semicolons.

    >>> split("Moscow; Kremlin")
    ('Moscow', 'Kremlin')
    """
    return tuple([part for piece in names.split(";") if (part := piece.strip())]) if names else ()


def terms(table: str, kind: str | None = None, lexicon_dir: str | None = None) -> tuple[str, ...]:
    """The first column of a table, of one kind (second column) or all, in file order.

    >>> "Gen." in terms("cues", "title")
    True
    """
    if kind is None:
        return tuple(row[next(iter(row))] for row in rows(table, lexicon_dir))
    return _by_kind(table, lexicon_dir).get(kind, ())


@lru_cache(maxsize=16)
def points(table: str, lexicon_dir: str | None = None) -> dict[str, int]:
    """Points by cue of a table whose points are fitted on labelled articles; not to be changed."""
    return {row["cue"]: int(row["points"]) for row in rows(table, lexicon_dir)}


@lru_cache(maxsize=64)
def _by_kind(table: str, lexicon_dir: str | None) -> dict[str, tuple[str, ...]]:
    groups: dict[str, list[str]] = {}
    listed = rows(table, lexicon_dir)
    first, second, *_ = listed[0]
    for row in listed:
        groups.setdefault(row[second], []).append(row[first])
    return {kind: tuple(found) for kind, found in groups.items()}
