"""Lists of sentences for the page of changes: each sentence once, under it what the tables take from it."""

from collections.abc import Iterable, Mapping
from html import escape
from typing import Any

import pandas as pd

from toolkit.charts.finish import count, written
from toolkit.dossier import Dossier
from toolkit.evidence import Evidence

_LONG = 200  # letters of a title or an edited cell
MOST = 100  # rows of one list; a page that nobody can read through helps nobody


def sentences(dossier: Dossier, claim_ids: Iterable[str], remarks: Mapping[str, str] | None = None) -> str:
    """A list of the sentences behind claims, at most MOST claims; remarks: words beside some claims."""
    ids = list(claim_ids)
    told: dict[tuple[str, str], list[Evidence]] = {}
    for evidence in dossier.explain(ids[:MOST]).evidence:
        told.setdefault((evidence.sentence, evidence.attribution), []).append(evidence)
    items = "".join(f"<li>{sentence(same, remarks or {})}</li>" for same in told.values())
    return f"<ol>{items}</ol>{and_more(len(ids))}"


def sentence(same: list[Evidence], remarks: Mapping[str, str] | None = None) -> str:
    """One sentence and, in small letters, what each of its claims says and who said it."""
    first = same[0]
    words = f"<q>{escape(first.sentence)}</q>" if first.needs_marks else escape(first.sentence)
    lines = [
        escape(f"{one.row}; {one.standing}; {one.claim_id}")
        + (f"; <b>{escape(remarks[one.claim_id])}</b>" if remarks and one.claim_id in remarks else "")
        for one in same
    ]
    return f"<bdi>{words}</bdi><br><small>{'<br>'.join([*lines, escape(first.attribution)])}</small>"


def opened(summary: str, content: str) -> str:
    """Something to be opened; on paper only its heading shows."""
    return f'<details class="counted"><summary>{escape(summary)}</summary>{content}</details>'


def and_more(number: int) -> str:
    """Where to find what a list leaves out; blank for one that is whole."""
    left = number - MOST
    return f'<p>{count(left, "more row")} in <a href="changes.csv">changes.csv</a>.</p>' if left > 0 else ""


def shortened(text: str) -> str:
    """The beginning of a text that nobody would read to its end."""
    return text if len(text) <= _LONG else f"{text[:_LONG]}…"


def report_line(source_id: str, source: "pd.Series[Any]") -> str:
    """ "Daily, 28 March 2025: Title (daily-2025-03-28)"."""
    title = shortened(source["title"]) if isinstance(source["title"], str) else "without a title"
    words = f"<bdi>{escape(str(source['publisher']))}</bdi>, {written(source['published'])}"
    return f"{words}: <bdi>{escape(title)}</bdi> ({escape(source_id)})"
