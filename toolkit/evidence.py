"""The sentences behind a claim or a chart."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING, Any

import pandas as pd

if TYPE_CHECKING:
    from toolkit.dossier import Dossier


@dataclass(frozen=True)
class Evidence:
    """One claim in words: what was said, by whom, where and when."""

    claim_id: str
    sentence: str
    is_quote: bool
    attribution: str
    status: str
    url: str

    def __str__(self) -> str:
        mark = f"“{self.sentence}”" if self.is_quote else self.sentence
        return f"[{self.claim_id}] {mark}\n    {self.attribution}; {self.status}"


@dataclass(frozen=True)
class Explanation:
    """Evidence in the order of the claims; prints as text and shows as a list in a notebook."""

    evidence: tuple[Evidence, ...]

    def __str__(self) -> str:
        return "\n".join(map(str, self.evidence)) or "no claims"

    __repr__ = __str__

    def _repr_html_(self) -> str:
        items = "".join(_item(evidence) for evidence in self.evidence)
        return f"<ol>{items}</ol>"


def explain(dossier: "Dossier", claim_ids: Sequence[str]) -> Explanation:
    """Look the claims up; ToolkitError names the ids that the dossier does not hold."""
    sources = dossier.frames["sources"].set_index("source_id")
    rows = dossier.claim_rows(claim_ids)
    return Explanation(tuple(_evidence(row, sources.loc[row["source_id"]]) for row in rows))


def _evidence(row: dict[str, Any], source: "pd.Series[Any]") -> Evidence:
    is_quote = isinstance(row["quote"], str)
    speaker = row["claimed_by"] if isinstance(row["claimed_by"], str) else "the publisher itself"
    via = f" via {row['via']}" if isinstance(row["via"], str) else ""
    return Evidence(
        claim_id=row["claim_id"],
        sentence=row["quote"] if is_quote else str(row["statement"]),
        is_quote=is_quote,
        attribution=f"{speaker}{via}, in {source['publisher']}, {row['reported']:%Y-%m-%d}",
        status=str(row["status"]),
        url=source["url"] if isinstance(source["url"], str) else "",
    )


def _item(evidence: Evidence) -> str:
    sentence = escape(evidence.sentence)
    body = f"<q>{sentence}</q>" if evidence.is_quote else sentence
    note = escape(f"{evidence.attribution}; {evidence.status}; {evidence.claim_id}")
    return f"<li>{body}<br><small>{note}</small></li>"
