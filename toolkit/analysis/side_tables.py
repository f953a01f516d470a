"""The tables that a person keeps beside the claims: decisions on origins, judgements, grades.

They are optional files of the dossier's folder, read when asked for, and only appended to or edited
line by line, under the folder's lock.
"""

from collections.abc import Iterable
from pathlib import Path

import pandas as pd

from toolkit import checks, tables
from toolkit.dossier import Dossier
from toolkit.errors import ToolkitError
from toolkit.schema import CREDIBILITY, RELIABILITY, SIDE_TABLES, Table


def read(folder: Path | None, name: str) -> pd.DataFrame:
    """The rows of one side table as text; empty where there is no folder or no file."""
    table = SIDE_TABLES[name]
    if folder is None:
        return pd.DataFrame({column: pd.Series(dtype="str") for column in table.column_names})
    path = folder / f"{name}.csv"
    frame = tables.read_table(path, table).reset_index(drop=True)
    lost = [column for column in table.columns if column.name not in frame.columns]
    if table.key in [column.name for column in lost]:
        raise tables.TableError(f"{path} line 1: the header lacks {table.key}; restore it")
    return frame.assign(**{column.name: pd.Series(pd.NA, frame.index, "str") for column in lost})


def write(folder: Path, name: str, kept: pd.DataFrame, new: Iterable[Iterable[object]]) -> None:
    """Replace a side table by `kept` and the new rows (cells in the schema's order; None is blank).

    Call it under `tables.locked(folder)`, with rows read under the same lock, so that nothing is lost.
    """
    table = SIDE_TABLES[name]
    cells = [[pd.NA if cell is None else cell for cell in row] for row in new]
    added = pd.DataFrame(cells, columns=list(table.column_names)).astype("str")
    together = tables.typed(pd.concat([kept, added], ignore_index=True), table)
    tables.write_text(folder / f"{name}.csv", tables.as_csv(together, table))


def next_id(used: Iterable[str], letter: str) -> str:
    """The first free number after those used: j4 after j1 and j3."""
    numbers = [int(name[1:]) for name in used if name[:1] == letter and name[1:].isdigit()]
    return f"{letter}{max(numbers, default=0) + 1}"


def folder_of(dossier: Dossier, what: str) -> Path:
    """Where the dossier's side tables are; ToolkitError if it came from no folder."""
    if dossier.path is None:
        raise ToolkitError(f"this dossier came from no folder, so {what} has no place to be kept")
    return dossier.path


def side_problems(dossier: Dossier) -> list[checks.Problem]:
    """All problems of the side tables: columns, words, days, ids, and claims that do not exist."""
    claims, sources = dossier.claims["claim_id"], dossier.sources["source_id"]
    frames = {name: read(dossier.path, name) for name in SIDE_TABLES}
    subjects = pd.DataFrame({"subject": pd.concat([claims, sources])})
    known = {**frames, "claims": claims.to_frame(), "subjects": subjects}
    found = [
        problem
        for name, table in SIDE_TABLES.items()
        for problem in checks.table_problems(frames[name], table, known)
    ]
    return [*found, *_grades_off_scale(frames["grades"], SIDE_TABLES["grades"])]


def _grades_off_scale(frame: pd.DataFrame, table: Table) -> list[checks.Problem]:
    scales = {"reliability": RELIABILITY, "credibility": CREDIBILITY}
    return [
        checks.Problem(table.name, row, "grade", str(grade), f"{', '.join(scales[scale])} ({scale})")
        for row, (scale, grade) in enumerate(
            zip(frame["scale"], frame["grade"], strict=True), checks.FIRST_ROW
        )
        if scale in scales and isinstance(grade, str) and grade not in scales[scale]
    ]
