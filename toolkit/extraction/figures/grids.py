"""Tables in the text of an article: lines of cells between bars or tabs."""

from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from toolkit.extraction.text import patterns as re

if TYPE_CHECKING:
    from toolkit.extraction.article.document import Document


class Cell(NamedTuple):
    """The words of one cell, which begin at the offset `start`; blank cells have none."""

    start: int
    text: str

    @property
    def end(self) -> int:
        return self.start + len(self.text)


class Grid(NamedTuple):
    """The rows of a table, its headings first, the captions inside it, and what it fills of the text."""

    rows: list[list[Cell]]
    captions: list[Cell]
    start: int
    end: int


_RULE = re.compile(r"[|\s:+-]*")
_BREAKS = re.compile(r"[|\t]")
_LINE = re.compile(r"^[^\S\n]*+\S.*", re.M)


def grids(text: str) -> Iterator[Grid]:
    """The tables of a text with two rows or more; a row of one filled cell above the headings is a caption.

    >>> [[cell.text for cell in row] for grid in grids("Side\\tDead\\nChad\\t12") for row in grid.rows]
    [['Side', 'Dead'], ['Chad', '12']]
    """
    if "\t" not in text and "|" not in text:
        return
    lines: list[tuple[int, str]] = []
    for line in [*_LINE.finditer(text), None]:
        if line is not None and is_row(line[0]):
            lines.append((line.start(), line[0]))
            continue
        if grid := _grid(lines):
            yield grid
        lines = []


def grids_of(doc: "Document") -> list[Grid]:
    """The tables of an article, for `doc.once`: figures and supplies ask for them."""
    return [*grids(doc.given)]


def is_row(line: str) -> bool:
    """Whether a line is a row of cells: "| Chad | 12 |", or with tabs behind its first words."""
    bare = line.strip(" \r")
    return "\t" in bare.lstrip() or (len(bare) > 2 and bare[0] == bare[-1] == "|")


def _grid(lines: list[tuple[int, str]]) -> Grid | None:
    rows = [_cells(start, line) for start, line in lines if not _RULE.fullmatch(line)]
    captions = []
    while rows and sum(bool(cell.text) for cell in rows[0]) < 2:
        captions += [cell for cell in rows.pop(0) if cell.text]
    if len(rows) < 2:
        return None
    if all(len(cells) == len(rows[0]) + 1 for cells in rows[1:]):
        rows[0].insert(0, Cell(rows[0][0].start, ""))  # the blank corner was left out
    (first, above), (last, below) = lines[0], lines[-1]
    start = first + len(above) - len(above.lstrip())
    return Grid(rows, captions, start, last + len(below))


def _cells(start: int, line: str) -> list[Cell]:
    """The cells of a line between its outer bars."""
    bare = line.rstrip(" \r")
    begin = len(bare) - len(bare.lstrip(" "))
    if bare[begin] == "|":
        begin, bare = begin + 1, bare.removesuffix("|")
    marks = [begin - 1, *(m.start() for m in _BREAKS.finditer(bare, begin)), len(bare)]
    return [_trimmed(start, bare, a + 1, b) for a, b in pairwise(marks)]


def _trimmed(start: int, line: str, begin: int, end: int) -> Cell:
    text = line[begin:end]
    return Cell(start + begin + len(text) - len(text.lstrip()), text.strip())
