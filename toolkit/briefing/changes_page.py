"""The page of what changed since an earlier briefing, and the changed rows as a table."""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from html import escape
from pathlib import Path

import pandas as pd

from toolkit.analysis.contradictions import DRIFTS
from toolkit.briefing.changed_rows import hand_section, known_section
from toolkit.briefing.changes import BY_EDITING, Changes
from toolkit.briefing.folders import CHANGES, PAGE
from toolkit.briefing.html_page import html_page
from toolkit.briefing.sentences import MOST, and_more, opened, report_line, sentences
from toolkit.charts.contradictions import contradictions_html
from toolkit.charts.finish import count, written
from toolkit.csv_text import for_spreadsheets
from toolkit.provenance import claim_ids_of
from toolkit.schema import SIGN
from toolkit.tables import split_names
from toolkit.whole_tables import whole_table

_TIE = {
    "change": "What",
    "a": "Who",
    "b": "And whom",
    "tie": "Tie",
    "sign": "Sign",
    "review": "Review",
    "claim_ids": "Claims",
}


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
    yield from _number_section(changes)
    yield from _chart_section(changes)
    yield from known_section(changes)
    yield from hand_section(changes)
    yield from _claim_sections(changes)
    yield from _tie_section(changes)
    yield from _contradiction_section(changes)
    yield from _report_section(changes)


def _number_section(changes: Changes) -> Iterator[str]:
    numbers = changes.numbers
    if numbers.empty:
        return
    claims = changes.after.dossier.claims
    drafts = set(claims.loc[claims["review"] == "draft", "claim_id"])
    rows = []
    for row in numbers.to_dict("records"):
        people = "" if row["unit"] in ("", "personnel") else f" ({row['unit']})"
        on_top = ", on top" if row["mode"] == "flow" else ""
        marks = [row["status"]] if row["status"] not in ("asserted", "confirmed") else []
        marks += ["draft"] if drafts.issuperset(split_names(row["claim_ids"])) else []
        cells = [
            escape(row["claimed_by"]),
            escape(f"{row['side'] or 'side not named'}: {row['measure']}{people}{on_top}"),
            "" if pd.isna(row["then"]) else escape(row["then"]),
            f"<strong>{escape(row['now'])}</strong>" + (escape(f" ({', '.join(marks)})") if marks else ""),
            written(row["reported"], brief=True),
        ]
        rows.append(f"<tr>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>")
    yield "<section><h2>Whose number is new?</h2>"
    yield _table(("Who says", "Of whom, what", "Then", "Now", "First reported"), rows)
    new = set(changes.rows.loc[changes.rows["change"] == "new", "id"])
    behind = [claim for claim in claim_ids_of(numbers) if claim in new]
    yield _sentences_behind(changes, behind) + "</section>"


def _chart_section(changes: Changes) -> Iterator[str]:
    if not changes.before.charts:
        return
    charts = changes.charts
    links = [_chart(name, now) for name, now in zip(charts["name"], charts["now"], strict=True)]
    charts = charts.assign(link=pd.Series(links, charts.index, "str"))
    rows = [
        f"<tr><td>{row['link']}</td>{_titles(row['then'], row['now'])}<td>{row['claims']}</td></tr>"
        for row in charts[charts["change"] == "another finding"].to_dict("records")
    ]
    yield "<section><h2>Which charts say something else?</h2>"
    yield _table(("Chart", "Then", "Now", "Claims"), rows) if rows else "<p>None.</p>"
    for change, words in (
        ("counts", "Only counts changed in"),
        ("claims", "The same finding from other claims"),
    ):
        same = charts[charts["change"] == change]
        if len(same):
            listed = ", ".join(same["link"] + " (" + same["claims"] + ")")
            yield f"<p>{words}: {listed}.</p>"
    yield "</section>"


def _chart(name: str, now: str) -> str:
    shown = escape(name)
    return shown if now == "not drawn" else f'<a href="{PAGE}#{shown}">{shown}</a>'


def _titles(then: str, now: str) -> str:
    """Both titles as cells; what is other in the new one is bold."""
    old, new = then.split(), now.split()
    words = []
    for kind, _, _, start, end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        part = escape(" ".join(new[start:end]))
        if part:
            words.append(part if kind == "equal" else f"<strong>{part}</strong>")
    return f"<td>{escape(then)}</td><td>{' '.join(words)}</td>"


def _claim_sections(changes: Changes) -> Iterator[str]:
    for name in ("figures", "supplies", "events"):
        rows = changes.rows
        new = rows[(rows["table"] == name) & (rows["change"] == "new")]
        if new.empty:
            continue
        new = new.sort_values("reported", ascending=False, kind="stable")
        told, repeated = new[~new["repeats"]], new[new["repeats"]]
        words = "statement" if name != "events" else "claim"
        yield f"<section><h2>{name.capitalize()}: {count(len(told), f'new {words}')}</h2>"
        yield sentences(changes.after.dossier, told["id"]) if len(told) else ""
        if len(repeated):
            drifted = repeated.dropna(subset="drift")
            other = f"; in {len(drifted)} something is other" if len(drifted) else ""
            repeat = "repeats" if len(repeated) == 1 else "repeat"
            summary = f"{count(len(repeated), 'claim')} that {repeat} them or what was known{other}"
            kinds = "other: " + drifted["drift"].str.replace("; ", ", ")
            remarks = dict(zip(drifted["id"], kinds, strict=True))
            in_order = repeated.sort_values("drift", key=lambda drift: drift.isna(), kind="stable")["id"]
            yield opened(summary, sentences(changes.after.dossier, in_order, remarks))
        yield "</section>"


def _tie_section(changes: Changes) -> Iterator[str]:
    ties = changes.ties.sort_values("change", ascending=False, kind="stable")
    ties = ties.assign(sign=[SIGN[str(sign)] for sign in ties["sign"]])
    if ties.empty:
        return
    gone, edited = ties["change"] == "no longer shown", ties["change"] == BY_EDITING
    new = ties[~gone & ~edited]
    yield "<section><h2>Who stands with whom: what is new?</h2>"
    if len(new):
        yield whole_table(new, list(_TIE), heads=_TIE, dossier=changes.after.dossier).html
        yield _sentences_behind(changes, claim_ids_of(new))
    if gone.any():
        yield f"<h3>No longer in the tables</h3>{whole_table(ties[gone], list(_TIE)[1:5], heads=_TIE).html}"
    if edited.any():
        words = f"{count(int(edited.sum()), 'tie')} that came or went as known claims were edited or reviewed"
        yield opened(words, whole_table(ties[edited], list(_TIE)[1:5], heads=_TIE).html)
    yield "</section>"


def _contradiction_section(changes: Changes) -> Iterator[str]:
    found = changes.contradictions
    if found.empty:
        return
    found = found.assign(drifted=found["kind"].isin(DRIFTS)).sort_values("drifted", kind="stable")
    yield "<section><h2>What cannot all be true: what is new?</h2>"
    for word, state in (("new", changes.after), ("told anew", changes.after), ("gone", changes.before)):
        rows = found[found["change"] == word]
        if rows.empty:
            continue
        table = contradictions_html(rows.head(MOST), dossier=state.dossier) + and_more(len(rows))
        if word == "told anew":
            yield opened(f"{len(rows)} told anew: known ones, in other words", table)
        else:
            yield f"<h3>{len(rows)} {word}</h3>{table}"
    yield "</section>"


def _report_section(changes: Changes) -> Iterator[str]:
    rows = changes.rows[(changes.rows["table"] == "sources") & (changes.rows["change"] == "new")]
    if rows.empty:
        return
    sources = changes.after.dossier.sources.set_index("source_id").loc[list(rows["id"])]
    sources = sources.sort_values("published", ascending=False, kind="stable")
    claims = changes.after.dossier.claims["source_id"].value_counts()
    lines = "".join(
        f"<li>{report_line(str(name), row)}, {count(int(claims.get(name, 0)), 'claim')}</li>"
        for name, row in sources.head(MOST).iterrows()
    )
    yield f"<section><h2>{count(len(rows), 'new report')}</h2><ul>{lines}</ul>{and_more(len(rows))}</section>"


def _table(head: tuple[str, ...], rows: list[str]) -> str:
    names = "".join(f"<th>{name}</th>" for name in head)
    return f"<table><thead><tr>{names}</tr></thead><tbody>{''.join(rows)}</tbody></table>"


def _sentences_behind(changes: Changes, claim_ids: Sequence[str]) -> str:
    words = f"The {count(len(claim_ids), 'sentence')} behind them"
    return opened(words, sentences(changes.after.dossier, claim_ids)) if claim_ids else ""
