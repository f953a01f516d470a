"""An article with its claims marked in the text, for a notebook: colour and underline say which table."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from html import escape
from itertools import pairwise
from typing import Any

import pandas as pd

from toolkit.cells import records
from toolkit.dossier import Dossier
from toolkit.errors import ToolkitError
from toolkit.schema import CHECK, CLAIM_TABLES, TABLES

# Background (legible under black text, told apart by colour-blind readers) and underline of each table.
MARKS = {
    "figures": ("#cfe3f5", "solid"),
    "supplies": ("#fbe3c0", "double"),
    "ties": ("#d9ead0", "dashed"),
    "events": ("#ead7ee", "dotted"),
}
_ASKS = '<sup style="user-select:none"><b>?</b></sup>'  # not copied with the text
_STRETCH = 80  # characters; a question mark goes behind no longer expression that its own ends within
_HIDDEN = {"claim_id", "source_id", "quote", "start", "end", "statement", "reported", "review"}


@dataclass(frozen=True)
class Span:
    """One claim in the text; `start` inclusive, `end` exclusive, `row` what the tooltip shows.

    `unsure`: a draft whose note says what to check first.
    """

    start: int
    end: int
    table: str
    row: str
    unsure: bool = False


@dataclass(frozen=True)
class Highlighted:
    """A text and the claims in it; a notebook shows it as marked text with a tooltip on each claim."""

    text: str
    spans: tuple[Span, ...]

    def __repr__(self) -> str:
        return f"{len(self.spans)} claims in {len(self.text)} characters"

    def _repr_html_(self) -> str:
        edges = sorted({0, len(self.text), *(s.start for s in self.spans), *(s.end for s in self.spans)})
        pieces = "".join(self._piece(first, last) for first, last in pairwise(edges))
        style = "white-space:pre-wrap;max-width:50em;line-height:1.7;unicode-bidi:plaintext"
        return f'{_legend(self.spans)}<div style="{style}">{pieces}</div>'

    def _piece(self, first: int, last: int) -> str:
        words = escape(self.text[first:last])
        covering = [span for span in self.spans if span.start <= first and last <= span.end]
        if not covering:
            return words
        asks = "".join(_asks(span) for span in self.spans if span.unsure and self._asks_at(span) == last)
        return f'<mark style="{_style(covering[0].table)}" title="{_tooltip(covering)}">{words}</mark>{asks}'

    def _asks_at(self, span: Span) -> int:
        """Where the expression ends, or one that it ends within: "15,000 combat troops" stays whole."""
        return max(
            (s.end for s in self.spans if s.start < span.end < s.end and s.end - s.start <= _STRETCH),
            default=span.end,
        )


def _tooltip(spans: Iterable[Span]) -> str:
    return escape("\n".join(span.row for span in spans), quote=True)


def _asks(span: Span) -> str:
    """The raised question mark of one claim, in the dress of its table and under its name."""
    return (
        f'<sup style="user-select:none;{_style(span.table)};border-bottom-width:2px" '
        f'title="{_tooltip([span])}">{span.table} <b>?</b></sup>'
    )


def highlight(dossier: Dossier, source_id: str | None = None) -> Highlighted:
    """The stored article of a source with its claims marked; without a name, the only one that is stored.

    Raises ToolkitError where only statements are kept of it. A claim that covers a stretch with others
    shows all their rows in one tooltip, in the order of the tables. A raised question mark, with the name of
    its table, stands behind a draft whose note says what to check first.
    """
    if source_id is None:
        stored = list(dossier.texts)
        if len(stored) != 1:
            raise ToolkitError(f"{len(stored)} articles are stored here; name the one to mark")
        source_id = stored[0]
    text = dossier.text(source_id)
    if text is None:
        raise ToolkitError(
            f"no article is stored for {source_id!r}; only articles in data/articles can be marked"
        )
    spans = []
    for table in CLAIM_TABLES:
        frame = dossier.frames[table]
        rows = frame[(frame["source_id"] == source_id) & frame["start"].notna()]
        for cells in records(rows):
            unsure = cells["review"] == "draft" and CHECK in str(cells["note"])
            spans.append(Span(int(cells["start"]), int(cells["end"]), table, _row_text(table, cells), unsure))
    return Highlighted(text, tuple(spans))


def _row_text(table: str, row: Mapping[str, Any]) -> str:
    shown = [name for name in TABLES[table].column_names if name not in _HIDDEN and not pd.isna(row[name])]
    cells = ", ".join(f"{name} {row[name]}" for name in shown)
    return f"{table} {row['claim_id']} ({row['review']}): {cells}"


def _style(table: str) -> str:
    colour, line = MARKS[table]
    return f"background:{colour};color:#111;border-bottom:3px {line} #444"


def _legend(spans: tuple[Span, ...]) -> str:
    parts = []
    for table in MARKS:
        count = sum(span.table == table for span in spans)
        parts.append(f'<mark style="{_style(table)}">{table}</mark> {count}')
    unsure = sum(span.unsure for span in spans)
    asks = f"; {unsure} with {_ASKS} to check first" if unsure else ""
    return f"<p>{' &nbsp; '.join(parts)} &nbsp; (rest the pointer on a mark to see its row{asks})</p>"
