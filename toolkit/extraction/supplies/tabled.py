"""Things in the cells of a table: "Supplier | Recipient | Item | Number" over "Iran | Chad | Shahed | 4"."""

from bisect import bisect_left
from operator import attrgetter
from typing import NamedTuple

from toolkit.extraction.article.document import Document
from toolkit.extraction.attribution.read import attribute
from toolkit.extraction.dates.read import dates
from toolkit.extraction.figures.grids import Cell, grids_of
from toolkit.extraction.figures.table_cells import number_of, side_in
from toolkit.extraction.figures.tabular import said_over
from toolkit.extraction.supplies.rows import numbers
from toolkit.extraction.text import patterns as re
from toolkit.schema import Row


class _Columns(NamedTuple):
    """Which columns of a table name the giver, the taker, the thing, its number and the day; -1 for none."""

    supplier: int
    recipient: int
    item: int
    number: int
    day: int


def tabled_supplies(doc: Document) -> tuple[list[Row], list[tuple[int, int]]]:
    """A row for each line of a table that names giver, taker and thing; where such tables stand."""
    rows: list[Row] = []
    places: list[tuple[int, int]] = []
    for grid in doc.once(grids_of):
        columns = _Columns(*(_column(grid.rows[0], pattern) for pattern in _HEADINGS))
        if min(columns[:3]) < 0:
            continue
        places.append((grid.start, grid.end))
        heads = " ".join(cell.text.lower() for cell in (*grid.captions, *grid.rows[0]))
        ordered = _ORDERED.search(heads) and "deliver" not in heads
        names = said_over(doc, grid).names
        for cells in grid.rows[1:]:
            if len(cells) == len(grid.rows[0]) and (row := _row(doc, cells, columns, names)):
                rows.append({**row, "action": "promised", "status": "planned"} if ordered else row)
    return rows, places


def _column(headings: list[Cell], pattern: re.Pattern[str]) -> int:
    found = (place for place, cell in enumerate(headings) if pattern.match(cell.text.lower()))
    return next(found, -1)


def _row(doc: Document, cells: list[Cell], columns: _Columns, names: list[str]) -> Row | None:
    """What a line says; None where it names no thing, or not one side each."""
    supplier, recipient = (side_in(doc, cells[place]) for place in columns[:2])
    item = cells[columns.item]
    category = _category(doc, item)
    if not (supplier and recipient and category) or supplier == recipient:
        return None
    quantity = number_of(doc, cells[columns.number]) if columns.number >= 0 else None
    days = dates(cells[columns.day].text, doc.published) if columns.day >= 0 else []
    words = item.text.partition(" (")[0]
    claim = attribute(doc, item.start, item.start + len(words), names)
    return {
        "quote": doc.sentence_at(item.start).text,
        "start": item.start,
        "end": item.start + len(words),
        **claim._asdict(),
        "when": next((day.edtf for day in days if day.edtf), ""),
        "supplier": supplier,
        "recipient": recipient,
        "item": words,
        "category": category,
        "action": "supplied",
        "note": "",
        **numbers(quantity),
    }


def _category(doc: Document, cell: Cell) -> str:
    """Of what kind the thing in a cell is: that of its last word that names one."""
    first, last = (bisect_left(doc.terms, at, key=attrgetter("start")) for at in (cell.start, cell.end))
    things = (hit.terms.thing for hit in reversed(doc.terms[first:last]))
    return next((thing.row["category"] for thing in things if thing and thing.row["category"]), "")


_HEADINGS = (
    re.compile(r"(?:supplier|seller|donor|exporter|giver|sender|from|origin|source\scountry)s?\b"),
    re.compile(r"(?:recipient|buyer|taker|importer|receiver|customer|to|destination|end[\s-]?user)s?\b"),
    re.compile(
        r"(?:item|weapon|system|equipment|type|designation|materiel|goods|description|arms|material)s?\b"
    ),
    re.compile(
        r"(?:number|no\.?|quantity|qty|amount|units|delivered|total|how\smany)s?(?=\s|$)(?!\sof\sorder)"
    ),
    re.compile(r"(?:date|day|month|year|when|delivered\sin|period)s?\b"),
)
_ORDERED = re.compile(r"\b(?:ordered|orders|planned|pledged|promised|pledges|on\sorder|contracts?)\b")
