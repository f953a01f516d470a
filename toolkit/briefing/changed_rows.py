"""What became of known rows, and what people judged and decided: two sections of the page of changes."""

from collections.abc import Iterator, Sequence
from html import escape

from toolkit.analysis.changes import decided_by
from toolkit.analysis.judgements import judgements
from toolkit.briefing.changes import KNOWN_ROWS, Changes
from toolkit.briefing.sentences import MOST, and_more, opened, report_line, sentences, shortened
from toolkit.charts.finish import count
from toolkit.dossier import Dossier
from toolkit.schema import CLAIM_TABLES, SIDE_TABLES

_ALIKE = 3  # more rows than this with the same change stand behind one line, which opens
_RENUMBERED = "under another id: a new version of their report tells them word for word"


def known_section(changes: Changes) -> Iterator[str]:
    """What happened to rows that were known: first those that are gone, which nobody is to overlook."""
    parts = "".join(_of_one_kind(changes, word) for word in KNOWN_ROWS)
    if parts:
        yield f"<section><h2>What became of known rows?</h2>{parts}</section>"


def hand_section(changes: Changes) -> Iterator[str]:
    """Judgements, grades and decisions on origins, and judgements whose ground has moved."""
    rows = changes.rows[changes.rows["table"].isin(SIDE_TABLES)]
    lines = [
        f"<li>{_by_hand(changes, *row)}</li>"
        for row in rows[["table", "id", "change"]].head(MOST).itertuples(index=False)
    ]
    moved = "".join(_on_moved_ground(changes))
    if not lines and not moved:
        return
    yield "<section><h2>What did people judge and decide?</h2>"
    yield f"<ul>{''.join(lines)}</ul>{and_more(len(rows))}" if lines else ""
    yield f"<h3>Judgements that rest on rows which changed</h3><ul>{moved}</ul>" if moved else ""
    yield "</section>"


def _of_one_kind(changes: Changes, word: str) -> str:
    rows = changes.rows[changes.rows["change"].eq(word) & ~changes.rows["table"].isin(SIDE_TABLES)]
    if word == "graded":  # what the log tells, with the name of who graded, stands among the decisions
        rows = rows[~rows["id"].isin(decided_by(changes.after.dossier, "grades")["subject"])]
    if rows.empty:
        return ""
    dossier = (changes.before if word == "gone" else changes.after).dossier
    details = rows["detail"].mask(rows["change"] == "renumbered").fillna("")  # which id it had is of no use
    lines = []
    for (table, detail), same in rows.groupby([rows["table"], details], sort=False):
        what = f"{table}: {_in_short(str(detail))}" if detail else str(table)
        listed = _listed(dossier, str(table), list(same["id"]))
        if word == "gone" or len(same) <= _ALIKE:
            lines.append(f"<li><strong>{escape(what)}</strong>{listed}</li>")
        else:
            lines.append(f"<li>{opened(f'{what} ({len(same):,} rows)', listed)}</li>")
    more = f"<p>{count(len(lines) - MOST, 'other change')} in changes.csv.</p>" if len(lines) > MOST else ""
    heading = _RENUMBERED if word == "renumbered" else word
    return f"<h3>{len(rows):,} {heading}</h3><ul>{''.join(lines[:MOST])}</ul>{more}"


def _in_short(detail: str) -> str:
    cells = detail.replace(" -> ", " → ").split(" → ")
    return " → ".join(map(shortened, cells))


def _listed(dossier: Dossier, table: str, keys: Sequence[str]) -> str:
    if table in CLAIM_TABLES:
        return sentences(dossier, keys)
    if table == "sources":
        sources = dossier.sources.set_index("source_id").loc[list(keys[:MOST])]
        lines = [report_line(str(name), row) for name, row in sources.iterrows()]
    else:
        lines = [f"<bdi>{escape(key)}</bdi>" for key in keys[:MOST]]
    return f"<ul>{''.join(f'<li>{line}</li>' for line in lines)}</ul>{and_more(len(keys))}"


def _by_hand(changes: Changes, name: str, key: str, change: str) -> str:
    """A judgement, grade or decision in one line, with the name of the person; a notebook parameter."""
    lead = "" if change == "new" else f"{change.capitalize()}: "
    dossier = (changes.before if change == "gone" else changes.after).dossier
    if name == "judgements":
        made = next(one for one in judgements(dossier, current=False) if one.judgement_id == key)
        instead = f" It replaces {made.supersedes}." if made.supersedes else ""
        return f"{lead}<bdi>{escape(made.wording() + instead)}</bdi> <small>{escape(key)}</small>"
    rows = decided_by(dossier, name).fillna("").set_index(SIDE_TABLES[name].key)
    row = rows[~rows.index.duplicated()].loc[key]
    if name == "question":
        return f"{lead}<bdi>{escape(str(key + ' is ' + row['value']))}</bdi>"
    if name == "grades":
        said = f"{row['subject']}: {row['scale']} {row['grade']}"
    else:
        said = f"{key} goes back to {row['origin']}"
    note = f": {row['note']}" if row["note"] else ""
    words = f"{said} ({row['by']}, {row['decided']}{note})"
    return f"{lead}<bdi>{escape(words)}</bdi>"


def _on_moved_ground(changes: Changes) -> Iterator[str]:
    rows = changes.rows[changes.rows["table"].isin(CLAIM_TABLES) & changes.rows["change"].ne("new")]
    became = dict(zip(rows["id"], rows["change"], strict=True))
    then = {one.judgement_id for one in judgements(changes.before.dossier)}
    for made in judgements(changes.after.dossier):
        if made.judgement_id not in then:
            continue
        moved = ", ".join(f"{claim} ({became[claim]})" for claim in made.because if claim in became)
        if moved:
            yield f"<li><bdi>{escape(made.wording())}</bdi><br><small>{escape(moved)}</small></li>"
