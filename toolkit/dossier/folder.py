"""The folder of a dossier: its tables read at one moment, and written where nothing would be lost."""

from collections.abc import Mapping
from pathlib import Path

import pandas as pd

from toolkit import checks, tables
from toolkit.errors import ToolkitError
from toolkit.saving import is_unfinished, sha256
from toolkit.schema import TABLES
from toolkit.texts import store_articles


class FolderChangedError(ToolkitError):
    """Somebody else saved into the folder after the dossier was loaded; nothing was written."""


def read_all(folder: Path) -> tuple[dict[str, str], dict[str, pd.DataFrame], checks.LongRows]:
    """Checksums, raw tables and their rows that are too long, read again if somebody saved in between."""
    while True:
        if is_unfinished(folder):  # wait for its end, or complete what a killed process has left
            with tables.locked(folder):
                pass
        stamps = stamps_of(folder)
        raw: dict[str, pd.DataFrame] = {}
        long_rows: dict[str, dict[int, tables.LongRow]] = {}
        for name, table in TABLES.items():
            try:
                raw[name] = tables.read_table(folder / f"{name}.csv", table)
            except tables.LongRowsError as error:
                raw[name], long_rows[name] = error.frame, error.rows
        if not is_unfinished(folder) and stamps_of(folder) == stamps:
            return stamps, raw, long_rows


def write_all(
    folder: Path, frames: Mapping[str, pd.DataFrame], texts: Mapping[str, str], known: Mapping[str, str]
) -> None:
    """Check the tables and write them with the articles; a file whose content is the same stays untouched.

    known: checksums of the tables that this content was made from. Raises FolderChangedError where the
    folder has others, and `checks.DataProblemsError`.
    """
    text = {name: tables.as_csv(frames[name], TABLES[name]) for name in TABLES}
    checks.raise_if_any(checks.problems(_reread(text), texts))
    with tables.locked(folder):
        _refuse_to_overwrite(folder, text, known)
        store_articles(folder / "articles", texts)
        tables.write_all({folder / f"{name}.csv": content for name, content in text.items()})


def holds_tables(folder: Path) -> bool:
    """Whether any table is in the folder."""
    return any((folder / f"{name}.csv").exists() for name in TABLES)


def stamps_of(folder: Path) -> dict[str, str]:
    """Checksum of each table in the folder."""
    files = {name: folder / f"{name}.csv" for name in TABLES}
    return {name: sha256(file.read_bytes()) for name, file in files.items() if file.is_file()}


def _refuse_to_overwrite(folder: Path, text: Mapping[str, str], known: Mapping[str, str]) -> None:
    for name, stamp in stamps_of(folder).items():
        if stamp not in (known.get(name), sha256(text[name])):
            raise FolderChangedError(
                f"{folder / name}.csv has changed since this dossier was loaded; nothing was written. "
                "Load the folder again and repeat the change, or save to an empty folder."
            )


def _reread(text: Mapping[str, str]) -> dict[str, pd.DataFrame]:
    return {name: tables.parse_table(content, TABLES[name]) for name, content in text.items()}
