"""A project's own lexicon files: what may stand in them, and every problem at once."""

import csv
import io
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path

from toolkit.errors import ToolkitError
from toolkit.lexicon.shipped import Row, shipped_rows
from toolkit.schema import ACTOR_KIND, SIGN

# The tables that a project may add to; the others are about the sentences of English.
OWN = (
    "actors",
    "bodies",
    "clause_words",
    "cues",
    "currencies",
    "denominators",
    "events",
    "links",
    "measures",
    "numbers",
    "people",
    "places",
    "qualifiers",
    "references",
    "supplies",
    "ties",
    "topic_points",
    "topics",
    "transfers",
    "units",
)
# Columns whose words the rules ask for by name: no others mean anything. They are those of the shipped file,
# unless the schema has more.
_CLOSED = (
    *("kind", "form", "role", "category", "bound", "action", "direction"),
    *("tie", "sign", "directed", "place", "target", "measure", "what"),
)
_OF_SCHEMA = {("bodies", "kind"): ACTOR_KIND, ("ties", "sign"): SIGN}
_NUMBERS = {
    "points": (re.compile(r"-?\d+"), "a whole number such as 200"),
    "value": (re.compile(r"\d+(?:\.\d+)?"), "a number without separators, such as 1000000 or 0.5"),
}


class LexiconError(ToolkitError):
    """Own lexicon files that the rules cannot use; `problems` names each file, line and value."""

    def __init__(self, problems: Sequence[str]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(problems))


def own_rows(path: Path, shipped: Sequence[Row]) -> list[Row]:
    """The rows of a project's file in the columns of the shipped one; LexiconError with every problem."""
    lines = _lines(path)
    columns = list(shipped[0])
    head = lines[0][1] if lines else []
    if columns[0] not in head or not set(head) <= set(columns) or len(head) != len(set(head)):
        allowed = f"a first line with {columns[0]} and any of {', '.join(columns[1:])}, separated by commas"
        raise LexiconError([_said(path, 1, "header", ",".join(head), allowed)])
    allowed_words = {
        column: _OF_SCHEMA.get((path.stem, column)) or _words_of(column, shipped)
        for column in columns
        if column in _CLOSED
    }
    rows, problems = [], []
    for line, cells in lines[1:]:
        if any(cells[len(head) :]):
            allowed = f"{len(head)}, as the header has; put quotation marks around a cell with a comma"
            problems.append(_said(path, line, "fields", str(len(cells)), allowed))
            continue
        row = dict.fromkeys(columns, "") | dict(zip(head, cells, strict=False))
        problems += [_said(path, line, *wrong) for wrong in _wrong(row, allowed_words)]
        rows.append(row)
    if problems:
        raise LexiconError(problems)
    return rows


def problems(folder: str | Path) -> list[str]:
    """Everything that is wrong with the lexicon files of a folder; files of other endings do not count."""
    found: list[str] = []
    for path in sorted(Path(folder).glob("[!.]*.csv")):
        if path.stem not in OWN:
            found.append(f"{path}: the rules read no file of this name; allowed: {'.csv, '.join(OWN)}.csv")
            continue
        try:
            own_rows(path, shipped_rows(path.stem))
        except LexiconError as error:
            found += error.problems
    return found


@cache
def refuse_faulty(folder: str) -> None:
    """LexiconError where a file of the folder has a problem; looked at once, as the files are read once."""
    if not Path(folder).is_dir():
        raise LexiconError([f"{folder}: there is no such folder of lexicon files"])
    if found := problems(folder):
        raise LexiconError(found)


def _lines(path: Path) -> list[tuple[int, list[str]]]:
    """The lines that are not blank, with their numbers; cells stripped."""
    data = path.read_bytes()
    try:
        reader = csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""))
        lines = [(reader.line_num, [cell.strip() for cell in cells]) for cells in reader]
        return [(line, cells) for line, cells in lines if any(cells)]
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        allowed = "UTF-8; save the sheet as CSV UTF-8"
        raise LexiconError([_said(path, line, "byte", f"0x{data[error.start]:02x}", allowed)]) from None
    except csv.Error as error:
        raise LexiconError([f"{path} line {reader.line_num}: {error}; save the sheet as CSV UTF-8"]) from None


def _words_of(column: str, rows: Sequence[Row]) -> dict[str, None]:
    """The words of a column as shipped, each once."""
    return dict.fromkeys(word for row in rows for word in _parts(row[column]))


def _wrong(row: Row, allowed_words: Mapping[str, Collection[str]]) -> Iterator[tuple[str, str, str]]:
    """Column, value and what is allowed, for each cell that means nothing."""
    key, *others = row
    if not row[key]:
        yield key, "", "a word; it must not be blank"
    if not any(row[column] for column in others):
        return  # takes the word away
    for column in others:
        if column in _NUMBERS:
            pattern, allowed = _NUMBERS[column]
            if not pattern.fullmatch(row[column]):
                yield column, row[column], allowed
        elif column in allowed_words:
            words = allowed_words[column]
            unknown = [word for word in _parts(row[column]) if word not in words]
            if unknown:
                yield column, "; ".join(unknown), ", ".join(word or "blank" for word in words)


def _parts(cell: str) -> list[str]:
    return [part.strip() for part in cell.split(";")]


def _said(path: Path, line: int, column: str, value: str, allowed: str) -> str:
    return f"{path} line {line}, {column}: {value!r}; allowed: {allowed}"
