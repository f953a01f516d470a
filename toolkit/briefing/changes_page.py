"""What changed since an earlier briefing: one page, and the same as a table."""

from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from html import escape
from pathlib import Path
from typing import Any

import pandas as pd

from toolkit.analysis.changes import contradiction_changes, what_changed
from toolkit.analysis.contradictions import contradictions
from toolkit.briefing.folders import CHANGES, PAGE
from toolkit.briefing.html_page import html_page
from toolkit.briefing.state import Charts, State
from toolkit.charts.contradictions import contradictions_html
from toolkit.charts.finish import count, written
from toolkit.csv_text import for_spreadsheets
from toolkit.dossier import Dossier
from toolkit.network import alliance_graph, tie_changes
from toolkit.provenance import claim_ids_of
from toolkit.schema import CLAIM_TABLES, SIGN
from toolkit.whole_tables import whole_table

_HAND = ("gone", "edited", "reviewed")  # what a person did to rows, what to look at first in front


@dataclass(frozen=True)
class Changes:
    """Two states of a dossier, and what differs between them."""

    before: State
    after: State

    @cached_property
    def rows(self) -> pd.DataFrame:
        """The rows that changed, see `analysis.changes.what_changed`."""
        return what_changed(self.before.dossier, self.after.dossier)

    @cached_property
    def contradictions(self) -> pd.DataFrame:
        """See `analysis.changes.contradiction_changes`."""
        return contradiction_changes(*(contradictions(state.dossier) for state in (self.before, self.after)))

    @cached_property
    def ties(self) -> pd.DataFrame:
        """See `network.tie_changes`; persons and agencies act for their state."""
        return tie_changes(
            *(alliance_graph(state.dossier, roll_up=True) for state in (self.before, self.after))
        )

    @cached_property
    def charts(self) -> pd.DataFrame:
        """Charts that are not as they were: name, then, now (titles), claims (how many came and went)."""
        then, now = self.before.charts, self.after.charts
        rows = [
            (name, _title(then, name), _title(now, name), _moved(then, now, name))
            for name in sorted(then.keys() | now.keys())
            if then and then.get(name) != now.get(name)
        ]
        return pd.DataFrame(rows, columns=["name", "then", "now", "claims"])

    def count(self, table: str, *changes: str) -> int:
        return int(((self.rows["table"] == table) & self.rows["change"].isin(changes)).sum())

    @property
    def summary(self) -> str:
        """One sentence a line: what came in, what a person did, what charts and contradictions say."""
        claims = self.rows[self.rows["table"].isin(CLAIM_TABLES)]
        new = claims[claims["change"] == "new"]
        repeats = int(new["repeats"].sum())
        parts = [
            f"{count(self.count('sources', 'new'), 'new report')} with {count(len(new), 'claim')}, "
            f"{repeats or 'none'} of which {'repeats' if repeats == 1 else 'repeat'} "
            "what was known or told already."
        ]
        by_hand = claims["change"].value_counts()
        if touched := [f"{by_hand[word]} {word}" for word in _HAND if word in by_hand]:
            parts.append(f"Of the known claims: {', '.join(touched)}.")
        kinds = self.contradictions["change"].value_counts()
        if told := [f"{kinds[word]} {word}" for word in ("new", "told anew", "gone") if word in kinds]:
            parts.append(f"Contradictions: {', '.join(told)}.")
        if self.before.charts:
            other = int((self.charts["then"] != self.charts["now"]).sum())
            say = "says" if other == 1 else "say"
            parts.append(f"{other} of {count(len(self.after.charts), 'chart')} {say} something else.")
        return "\n".join(parts)


def write_changes(folder: Path, changes: Changes, *, tlp: str | None = None) -> Path:
    """Write `changes.html` and `changes.csv` into a briefing's folder, and return the page."""
    day = written(changes.before.day)
    briefed = f"What changed since the briefing as of {day}"
    title = briefed if changes.before.briefed else f"What was reported after {day}"
    path = folder / CHANGES
    page = html_page(title, "\n".join(_sections(changes)), skip="Skip to the changes", tlp=tlp)
    path.write_text(page, encoding="utf-8", newline="\n")
    table = for_spreadsheets(changes.rows)
    table.to_csv(
        folder / "changes.csv", index=False, lineterminator="\n", encoding="utf-8", date_format="%Y-%m-%d"
    )
    return path


def _sections(changes: Changes) -> Iterator[str]:
    lines = "".join(f"<li>{escape(line)}</li>" for line in changes.summary.splitlines())
    yield f"<p>Now as of {written(changes.after.day)}:</p><ul>{lines}</ul>"
    yield (
        f'<p class="lead"><a href="{PAGE}">The briefing</a>; all changed rows are in '
        '<a href="changes.csv">changes.csv</a>.</p>'
    )
    yield from _chart_section(changes)
    yield from _hand_section(changes)
    yield from _claim_sections(changes)
    yield from _tie_section(changes)
    yield from _contradiction_section(changes)
    yield from _report_section(changes)


def _chart_section(changes: Changes) -> Iterator[str]:
    if not changes.before.charts:
        return
    table = changes.charts
    other = table[table["then"] != table["now"]]
    same = table[table["then"] == table["now"]]
    cells = ({key: escape(str(cell)) for key, cell in row.items()} for row in other.to_dict("records"))
    rows = "".join(
        f'<tr><td><a href="{PAGE}#{cell["name"]}">{cell["name"]}</a></td><td>{cell["then"]}</td>'
        f"<td><strong>{cell['now']}</strong></td><td>{cell['claims']}</td></tr>"
        for cell in cells
    )
    head = "<tr><th>Chart</th><th>Then</th><th>Now</th><th>Claims</th></tr>"
    body = f"<table><thead>{head}</thead><tbody>{rows}</tbody></table>" if rows else "<p>None.</p>"
    also = ", ".join(f"{row.name} ({row.claims})" for row in same.itertuples(index=False))
    yield f"<section><h2>Which charts say something else?</h2>{body}"
    yield f"<p>The same finding from other claims: {escape(also)}.</p></section>" if also else "</section>"


def _hand_section(changes: Changes) -> Iterator[str]:
    """What happened to rows that were known: first those that are gone, which nobody is to overlook."""
    touched = changes.rows[changes.rows["change"].isin(_HAND) & (changes.rows["table"] != "sources")]
    if touched.empty:
        return
    yield "<section><h2>What became of known rows?</h2>"
    for word in _HAND:
        rows = touched[touched["change"] == word]
        if len(rows):
            lines = "".join(_line(row, changes) for row in rows.to_dict("records"))
            yield f"<h3>{len(rows)} {word}</h3><ul>{lines}</ul>"
    yield "</section>"


def _line(row: dict[Hashable, Any], changes: Changes) -> str:
    dossier = (changes.before if row["change"] == "gone" else changes.after).dossier
    detail = "" if pd.isna(row["detail"]) else f" {escape(row['detail'].replace(' -> ', ' → '))}"
    words = f"<strong>{row['table']}:{detail}</strong>"
    if row["table"] == "actors":
        return f"<li>{words} ({escape(row['id'])})</li>"
    (evidence,) = dossier.explain(row["id"]).evidence
    return f"<li>{words}<br>{evidence.html}</li>"


def _claim_sections(changes: Changes) -> Iterator[str]:
    for name in ("figures", "supplies", "events"):
        rows = changes.rows
        new = rows[(rows["table"] == name) & (rows["change"] == "new")]
        new = new.sort_values("reported", ascending=False, kind="stable")
        told, repeated = new[~new["repeats"]], new[new["repeats"]]
        if new.empty:
            continue
        words = "statement" if name != "events" else "claim"
        yield f"<section><h2>{name.capitalize()}: {count(len(told), f'new {words}')}</h2>"
        yield _sentences(changes.after.dossier, told["id"])
        if len(repeated):
            repeat = "repeats" if len(repeated) == 1 else "repeat"
            summary = f"{count(len(repeated), 'claim')} that only {repeat} them or what was known"
            listed = _sentences(changes.after.dossier, repeated["id"])
            yield f"<details><summary>{summary}</summary>{listed}</details>"
        yield "</section>"


def _tie_section(changes: Changes) -> Iterator[str]:
    ties = changes.ties.sort_values("change", ascending=False, kind="stable")
    ties = ties.assign(sign=[SIGN[str(sign)] for sign in ties["sign"]])
    if ties.empty:
        return
    columns = ["change", "a", "b", "tie", "sign", "review", "claim_ids"]
    gone = ties["change"] == "no longer shown"
    yield "<section><h2>Who stands with whom: what is new?</h2>"
    yield whole_table(ties[~gone], columns, dossier=changes.after.dossier).html
    if gone.any():
        yield f"<h3>No longer in the tables</h3>{whole_table(ties[gone], columns[1:5]).html}"
    yield _opened(changes.after.dossier, claim_ids_of(ties[~gone])) + "</section>"


def _contradiction_section(changes: Changes) -> Iterator[str]:
    found = changes.contradictions
    if found.empty:
        return
    yield "<section><h2>What cannot all be true: what is new?</h2>"
    for word, state in (("new", changes.after), ("told anew", changes.after), ("gone", changes.before)):
        rows = found[found["change"] == word]
        if len(rows):
            yield f"<h3>{len(rows)} {word}</h3>{contradictions_html(rows, dossier=state.dossier)}"
    yield "</section>"


def _report_section(changes: Changes) -> Iterator[str]:
    rows = changes.rows[(changes.rows["table"] == "sources") & (changes.rows["change"] == "new")]
    if rows.empty:
        return
    sources = changes.after.dossier.sources.set_index("source_id").loc[list(rows["id"])]
    claims = changes.after.dossier.claims["source_id"].value_counts()
    lines = "".join(
        f"<li>{escape(str(row['publisher']))}, {written(row['published'])}: {_or_untitled(row['title'])} "
        f"({count(int(claims.get(name, 0)), 'claim')}; {escape(str(name))})</li>"
        for name, row in sources.sort_values("published", ascending=False, kind="stable").iterrows()
    )
    yield f"<section><h2>{count(len(rows), 'new report')}</h2><ul>{lines}</ul></section>"


def _sentences(dossier: Dossier, claim_ids: Iterable[str]) -> str:
    return dossier.explain(list(claim_ids))._repr_html_()


def _opened(dossier: Dossier, claim_ids: Iterable[str]) -> str:
    ids = list(claim_ids)
    words = f"The {count(len(ids), 'sentence')} behind them"
    return f"<details><summary>{words}</summary>{_sentences(dossier, ids)}</details>"


def _or_untitled(title: object) -> str:
    return escape(title) if isinstance(title, str) else "without a title"


def _title(charts: Charts, name: str) -> str:
    return str(charts[name]["title"]) if name in charts else "not drawn"


def _moved(then: Charts, now: Charts, name: str) -> str:
    """ "+3, -1, 2 edited": the claims behind a chart that came, went, or are not as they were."""
    old, new = (dict(charts.get(name, {}).get("claims", {})) for charts in (then, now))
    came, went = len(new.keys() - old.keys()), len(old.keys() - new.keys())
    edited = sum(1 for key in new.keys() & old.keys() if new[key] != old[key])
    parts = [f"+{came}" if came else "", f"-{went}" if went else "", f"{edited} edited" if edited else ""]
    return ", ".join(part for part in parts if part) or "the same"
