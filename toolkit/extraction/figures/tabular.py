"""Numbers in the cells of a table: "Force | Troops | Killed since January" over "Rwanda | 4,000 | 180"."""

from bisect import bisect_right
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from toolkit.extraction.attribution.carried import names_of
from toolkit.extraction.attribution.read import attribute
from toolkit.extraction.figures.grids import Cell, Grid, grids_of
from toolkit.extraction.figures.rows import amount_of
from toolkit.extraction.figures.table_cells import About, dates_of, number_of, side_in, told_in
from toolkit.extraction.figures.terms import LOSSES
from toolkit.extraction.numbers.read import Quantity
from toolkit.extraction.text import patterns as re
from toolkit.schema import Row

if TYPE_CHECKING:
    from toolkit.extraction.article.document import Document


class Over(NamedTuple):
    """What the caption of a table says, and who speaks there."""

    caption: About
    names: list[str]


class Tabled(NamedTuple):
    """The figures of the tables of an article, and where their headings and numbers stand.

    `headings` and `cells` are (start, end) in the order of the text.
    """

    rows: list[Row]
    headings: list[tuple[int, int]]
    cells: list[tuple[int, int]]

    def heads(self, offset: int) -> bool:
        """Whether a heading stands there, which tells nothing by itself."""
        return within(self.headings, offset)

    def counts(self, offset: int) -> bool:
        """Whether a heading stands there, or a cell with a number and little else: no prose."""
        return within(self.headings, offset) or within(self.cells, offset)


def within(spans: list[tuple[int, int]], offset: int) -> bool:
    """Whether an offset lies in one of the stretches (start, end), which stand in the order of the text."""
    place = bisect_right(spans, offset, key=itemgetter(0))
    return place > 0 and offset < spans[place - 1][1]


def tabled(doc: "Document") -> Tabled:
    """A row for each cell with a number of people whose measure and side, or day, the table names.

    The measure stands in the heading of the column and the side in the row, or the other way round;
    what neither names is looked for in the caption, which may also say who claims it.
    """
    found = Tabled([], [], [])
    for grid in doc.once(grids_of):
        if not _is_headed(doc, grid):
            continue
        found.headings.append((grid.start, grid.rows[0][-1].end))
        over = said_over(doc, grid)
        heads = [told_in(doc, cell) for cell in grid.rows[0]]
        for cells in grid.rows[1:]:
            found.cells.extend((cell.start, cell.end) for cell in cells if number_of(doc, cell))
            found.rows.extend(_of_row(doc, heads, grid, cells, over))
    return found


def _is_headed(doc: "Document", grid: Grid) -> bool:
    """Whether the first row has no number but those of dates, and a later one has one."""
    return not any(number_of(doc, c) for c in grid.rows[0] if not dates_of(doc, c)) and any(
        number_of(doc, c) for cells in grid.rows[1:] for c in cells
    )


def _of_row(doc: "Document", heads: list[About], grid: Grid, cells: list[Cell], over: Over) -> list[Row]:
    label = _label(doc, heads, grid, cells)
    found = []
    for head, cell in list(zip(heads, cells, strict=False))[1:]:
        about = _joined(head, label, over.caption)
        quantity = number_of(doc, cell) if about.measure else None
        if quantity:
            about = about._replace(side=side_in(doc, cell) or about.side)
            found.append(_row(doc, quantity, about, over.names))
    return found


def _label(doc: "Document", heads: list[About], grid: Grid, cells: list[Cell]) -> About:
    """What a row says of its numbers: its first cell, and the first other that names a side or day."""
    first = told_in(doc, cells[0])
    side, date = first.side, first.date
    for head, title, cell in list(zip(heads, grid.rows[0], cells, strict=False))[1:]:
        if head.measure:
            continue
        about = told_in(doc, cell)
        side = side or about.side
        if _DATED.fullmatch(title.text.lower()):
            date = date or about.date
    if date and _AS_OF.match(grid.rows[0][0].text):
        date = date._replace(kind="until")
    return first._replace(side=side, date=date)


def _joined(head: About, label: About, caption: About) -> About:
    """What is said of one cell; the measure is blank where it counts no people of a side or day."""
    names = bool(head.side or head.date)
    if head.barred or label.barred or not (head.measure or names):
        return About()
    side = (label.side or head.side) if head.measure else (head.side or label.side)
    if caption.barred and not side:
        return About()
    if not (side or label.date):
        return About()
    return About(
        head.measure or label.measure or caption.measure,
        side or caption.side,
        head.date or label.date or caption.date,
        planned=head.planned or label.planned or caption.planned,
    )


def _row(doc: "Document", quantity: Quantity, about: About, names: list[str]) -> Row:
    claim = attribute(doc, quantity.start, quantity.end, names)
    planned = about.planned and about.measure not in LOSSES
    of_period = (
        about.date is not None
        and about.date.kind in ("point", "interval")
        and _UP_TO.search(doc.lower, max(0, about.date.start - 12), about.date.start) is None
    )
    flows = about.measure == "withdrawn" or planned or (about.measure in LOSSES and of_period)
    return {
        "quote": doc.sentence_at(quantity.start).text,
        "start": quantity.start,
        "end": quantity.end,
        "claimed_by": claim.claimed_by,
        "via": claim.via,
        "status": "planned" if planned else claim.status,
        "hedge": claim.hedge,
        "when": about.date.edtf if about.date else "",
        "measure": about.measure,
        "mode": "flow" if flows else "stock",
        "side": about.side,
        "location": "",
        **amount_of(quantity),
        "doubts": {},
    }


def said_over(doc: "Document", grid: Grid) -> Over:
    """What stands over a table, and who is its source there or in the line below."""
    first, last = (doc.sentence_index(offset) for offset in (grid.start, grid.end - 1))
    above = [s for s in doc.sentences[max(0, first - 1) : first] if s.end > doc.headline_end]
    captions = [Cell(s.start, s.text) for s in above if not s.text.endswith(".")] + grid.captions
    telling = [s.index for s in above if not s.text.endswith(".") or _POINTS.search(s.text)]
    telling += [doc.sentence_index(caption.start) for caption in grid.captions]
    telling += [s.index for s in doc.sentences[last + 1 : last + 2] if _SOURCE.match(s.text)]
    names = names_of([frame for index in telling for frame in doc.frames[index]])[:1]
    if not captions:
        return Over(About(), names)
    caption = told_in(doc, captions[-1])
    return Over(caption._replace(side=side_in(doc, captions[-1], names)), names)


_DATED = re.compile(r"(?:date|day|week|month|quarter|year|period|when|as\sof)")
_UP_TO = re.compile(r"\b(?:as\sof|as\sat|by|until|to)\s(?:the\s)?(?:end\sof\s)?$")
_AS_OF = re.compile(r"(?:As of|As at|Until|Up to|By)\b", re.I)
_POINTS = re.compile(r"\b(?:following|follows|tables?|below|figures|numbers|breakdown)\b")
_SOURCE = re.compile(r"(?:Data\s)?[Ss]ources?:")
