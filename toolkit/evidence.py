"""The sentences behind a claim or a chart."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from textwrap import shorten
from typing import TYPE_CHECKING, Any

import pandas as pd

from toolkit.cells import as_text
from toolkit.phrases import phrase
from toolkit.schema import UNNAMED_PUBLISHER

if TYPE_CHECKING:
    from toolkit.dossier import Dossier

_MARKS = tuple('"“”„«»')
_REVIEWED = {
    "draft": "draft: no person has reviewed it",
    "rejected": "rejected: a person threw it out, and no chart counts it any more",
}


@dataclass(frozen=True)
class Evidence:
    """One claim in words: the sentence, what the claim takes from it, who said it, where and when.

    `row` tells claims on one sentence apart: "deployed, stock, North Korea: about 13,000 personnel".
    """

    claim_id: str
    sentence: str
    is_quote: bool
    attribution: str
    status: str
    url: str
    row: str = ""
    review: str = ""

    def __str__(self) -> str:
        mark = f"“{self.sentence}”" if self.needs_marks else self.sentence
        return f"[{self.claim_id}] {mark}\n    {self.row}\n    {self.attribution}; {self.standing}"

    @property
    def needs_marks(self) -> bool:
        """Whether quotation marks go around it: not where the article's own stand at either end."""
        return self.is_quote and self.sentence[:1] not in _MARKS and self.sentence[-1:] not in _MARKS

    @property
    def standing(self) -> str:
        """The status, and where no person has seen the claim, or one threw it out, that too."""
        return ", ".join([self.status, *(words for key, words in _REVIEWED.items() if key == self.review)])

    @property
    def html(self) -> str:
        """The sentence, and in small letters under it the row and who said it."""
        sentence = escape(self.sentence)
        body = f"<q>{sentence}</q>" if self.needs_marks else sentence
        note = escape(f"{self.attribution}; {self.standing}; {self.claim_id}")
        return f"{body}<br><small>{escape(self.row)}<br>{note}</small>"


@dataclass(frozen=True)
class Explanation:
    """Evidence in the order of the claims; prints as text and shows as a list in a notebook."""

    evidence: tuple[Evidence, ...]

    def __str__(self) -> str:
        return "\n".join(map(str, self.evidence)) or "no claims"

    __repr__ = __str__

    def _repr_html_(self) -> str:
        items = "".join(f"<li>{evidence.html}</li>" for evidence in self.evidence)
        return f"<ol>{items}</ol>"


def explain(dossier: "Dossier", claim_ids: Sequence[str]) -> Explanation:
    """Look the claims up; ToolkitError names the ids that the dossier does not hold."""
    sources = dossier.frames["sources"].set_index("source_id")
    rows = dossier.claim_rows(claim_ids)
    return Explanation(tuple(_evidence(row, sources.loc[row["source_id"]]) for row in rows))


def _evidence(row: dict[str, Any], source: "pd.Series[Any]") -> Evidence:
    is_quote = isinstance(row["quote"], str)
    speaker = row["claimed_by"] if isinstance(row["claimed_by"], str) else "the publisher itself"
    paper = publisher_or_title(source["publisher"], source["title"])
    via = f" via {row['via']}" if isinstance(row["via"], str) else ""
    return Evidence(
        claim_id=row["claim_id"],
        sentence=row["quote"] if is_quote else str(row["statement"]),
        is_quote=is_quote,
        attribution=f"{speaker}{via}, in {paper}, {row['reported']:%Y-%m-%d}",
        status=str(row["status"]),
        url=as_text(source["url"]),
        row=_in_words(row),
        review=str(row["review"]),
    )


def publisher_or_title(publisher: object, title: object) -> str:
    """Who published a report; where nobody knows, its title: “Press statement”."""
    if str(publisher) != UNNAMED_PUBLISHER:
        return str(publisher)
    return f"“{shorten(as_text(title) or UNNAMED_PUBLISHER, _TITLE, placeholder=' …')}”"


_TITLE = 42  # characters of a title that stands for a publisher


def _in_words(row: dict[str, Any]) -> str:
    """What the row of a claim says, in the words of its table."""
    if row["table"] == "figures":
        what = [row["measure"], row["mode"], row["side"]]
        return f"{_listed(what)}: {_counted(row) or 'no number'}"
    if row["table"] == "supplies":
        ends = f"{_or_unnamed(row['supplier'])} → {_or_unnamed(row['recipient'])}"
        return f"{_listed([row['category'], row['action'], ends])}: {_listed([row['item'], _counted(row)])}"
    if row["table"] == "ties":
        return f"{row['tie']}: {row['a']} {'→' if row['directed'] else '–'} {row['b']}"
    return f"{row['kind']}: {row['event']}"


def _listed(parts: Sequence[Any]) -> str:
    return ", ".join(str(part) for part in parts if not pd.isna(part) and str(part))


def _counted(row: dict[str, Any]) -> str:
    """ "at least 300 personnel"; blank without a number."""
    if pd.isna(row["bound"]) or row["bound"] == "vague":
        return ""
    return phrase(row) if pd.isna(row["unit"]) else f"{phrase(row)} {row['unit']}"


def _or_unnamed(name: Any) -> str:
    return "not named" if pd.isna(name) else str(name)
