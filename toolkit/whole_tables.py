"""Tables for a notebook in which nothing is cut: every row, every word."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

import pandas as pd

from toolkit.cells import records
from toolkit.dossier import Dossier
from toolkit.errors import ToolkitError, near
from toolkit.phrases import number
from toolkit.schema import TABLES
from toolkit.tables import split_names

_LEFT = "text-align:left;vertical-align:top;white-space:normal"
BOX = "max-height:36em;overflow:auto;resize:vertical"
_WIDE = "overflow-x:auto;font-size:90%"
_HEAD = {"claim_id", "quote", "statement", "review", "note"}  # stand above the other cells of a claim
_ELSEWHERE = {"source_id", "start", "end", "reported", "credibility"}  # the same in all rows, or in the quote


@dataclass(frozen=True)
class WholeTable:
    """A table as HTML, which a notebook shows in a box that scrolls."""

    rows: int
    html: str
    box: str = BOX

    def __repr__(self) -> str:
        return f"{self.rows} rows"

    def _repr_html_(self) -> str:
        return f'<div style="{self.box}">{self.html}</div>'


def whole_table(
    frame: pd.DataFrame,
    columns: Sequence[str] | None = None,
    *,
    heads: Mapping[str, str] | None = None,
    dossier: Dossier | None = None,
) -> WholeTable:
    """Every row of a table with whole cells; columns: those to show, all without. Blanks stay blank.

    heads: what stands above a column in the place of its name. dossier: with it, a table with `claim_ids`
    has a column `review`: what is known of these claims, such as "accepted" or "draft".
    """
    if dossier is not None:
        frame = frame.assign(review=_reviews(frame, dossier))
    names = list(columns if columns is not None else frame.columns)
    unknown = [str(name) for name in names if name not in frame.columns]
    if unknown:
        there = [str(name) for name in frame.columns]
        raise ToolkitError(
            f"there is no column {', '.join(unknown)}; there are {', '.join(there)}{near(unknown[0], there)}"
        )
    rows = "".join(f"<tr>{_cells(row, names)}</tr>" for row in frame[names].to_dict("records"))
    shown = [(heads or {}).get(name, name) for name in names]
    return WholeTable(len(frame), f"<table><thead>{_header(shown)}</thead><tbody>{rows}</tbody></table>")


def review_table(dossier: Dossier, table: str) -> WholeTable:
    """The claims of one table as they are to be reviewed: what each row says under its whole sentence.

    table: figures, supplies, ties or events. Above the cells of a claim stand its claim_id, by which the row
    is found in the CSV file, its review, its sentence with the expression in bold, and its note. A
    column that is blank in all rows is left out and named at the foot.
    """
    frame = dossier.table(table)
    own = [name for name in TABLES[table].column_names if name not in _HEAD | _ELSEWHERE]
    shown = [name for name in own if frame[name].notna().any()]
    blank = [name for name in own if name not in shown]
    claims = "".join(
        f'<tr><th colspan="{len(shown)}" style="{_LEFT};padding-top:1em">'
        f"{escape(str(row['claim_id']))} ({row['review']}): "
        f'<span style="font-weight:normal">{_sentence(row, dossier)}{_note(row)}</span></th></tr>'
        f"<tr>{_cells(row, shown)}</tr>"
        for row in records(frame)
    )
    foot = f"<p><small>Blank in all rows: {', '.join(blank)}.</small></p>" if blank and len(frame) else ""
    html = f"<table><thead>{_header(shown)}</thead><tbody>{claims}</tbody></table>{foot}"
    return WholeTable(len(frame), html if len(frame) else f"<p>No {table}.</p>", _WIDE)


def _note(row: dict[str, Any]) -> str:
    return "" if pd.isna(row["note"]) else f"<br><i>Note: {escape(str(row['note']))}</i>"


def _reviews(frame: pd.DataFrame, dossier: Dossier) -> list[str]:
    claims = dossier.claims
    review = dict(zip(claims["claim_id"], claims["review"], strict=True))
    return [", ".join(sorted({str(review[name]) for name in split_names(ids)})) for ids in frame["claim_ids"]]


def _sentence(row: dict[str, Any], dossier: Dossier) -> str:
    """The quote with its expression in bold, or the statement that stands in its place."""
    text = dossier.text(row["source_id"])
    if pd.isna(row["quote"]) or text is None:
        return escape(_text(row["statement"] if pd.isna(row["quote"]) else row["quote"]))
    quote, start, end = row["quote"], int(row["start"]), int(row["end"])
    offset = start - text.find(quote, max(0, end - len(quote)))
    before, said, after = quote[:offset], quote[offset : offset + end - start], quote[offset + end - start :]
    return f"{escape(before)}<b>{escape(said)}</b>{escape(after)}"


def _header(names: Sequence[str]) -> str:
    cells = "".join(f'<th style="{_LEFT};position:sticky;top:0">{escape(str(name))}</th>' for name in names)
    return f"<tr>{cells}</tr>"


def _cells(row: dict[Any, Any], names: Sequence[str]) -> str:
    return "".join(f'<td style="{_LEFT}">{escape(_text(row[name]))}</td>' for name in names)


def _text(cell: object) -> str:
    if pd.isna(cell):  # type: ignore[call-overload]
        return ""
    if isinstance(cell, pd.Timestamp):
        return f"{cell:%Y-%m-%d}"
    return number(cell) if isinstance(cell, int | float) and not isinstance(cell, bool) else str(cell)
