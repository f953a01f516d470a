"""A dossier from a folder, or from plain rows."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pandas as pd

from toolkit import checks, tables
from toolkit.dossier.dossier import Dossier
from toolkit.dossier.folder import read_all
from toolkit.errors import ToolkitError
from toolkit.schema import TABLES
from toolkit.texts import ArticleFolder

_NAMED = " (commands take it with --data)"


def load(path: str | Path = "data") -> Dossier:
    """The dossier in a folder, checked.

    Raises `checks.DataProblemsError` with every problem of the tables, or `tables.TableError` for a
    file that is no table.
    """
    folder = Path(path)
    if not folder.is_dir():
        what = "this is a file; name the folder it is in" if folder.exists() else "no such folder"
        raise ToolkitError(f"{folder}: {what}; a dossier is a folder with sources.csv and others{_NAMED}")
    stamps, raw, long_rows = read_all(folder)
    texts = ArticleFolder(folder / "articles")
    checks.raise_if_any(checks.problems(raw, texts, long_rows))
    frames = {name: tables.typed(raw[name].reset_index(drop=True), table) for name, table in TABLES.items()}
    return Dossier(frames, texts, folder, stamps=stamps)


def from_rows(rows: Mapping[str, list[dict[str, Any]]], texts: Mapping[str, str]) -> Dossier:
    """A dossier from plain dicts keyed by the schema's columns (None for blank), not checked."""
    frames = {}
    for name, table in TABLES.items():
        records = [[_cell(row.get(column)) for column in table.column_names] for row in rows.get(name, [])]
        raw = pd.DataFrame(records, columns=list(table.column_names), dtype="str")
        frames[name] = tables.typed(raw, table)
    return Dossier(frames, dict(texts))


def _cell(value: object) -> object:
    if value is None:
        return pd.NA
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, (list, tuple)):
        return "; ".join(map(str, value)) or pd.NA
    return str(value)
