"""All rule families over one article, put into the columns of the schema."""

from collections.abc import Iterable
from datetime import date

from toolkit import lexicon
from toolkit.extraction.actors.names import register
from toolkit.extraction.actors.types import Actor
from toolkit.extraction.article.document import Document
from toolkit.extraction.article.topic import tells_little
from toolkit.extraction.attribution.read import Attribution, attribute
from toolkit.extraction.collector import resting
from toolkit.extraction.events.read import SPOKEN, events
from toolkit.extraction.figures.events import events_of_figures
from toolkit.extraction.figures.read import figures
from toolkit.extraction.figures.tabular import tabled
from toolkit.extraction.supplies.read import supplies
from toolkit.extraction.text import patterns as re
from toolkit.extraction.ties.read import ties
from toolkit.saving import sha256
from toolkit.schema import ID_LETTER, TABLES, Row

Rows = dict[str, list[Row]]

_REPORTED = ("figures", "supplies", "ties")  # of which a report is full, whatever else happens in it
_NAMED_BY = ("claimed_by", "side", "supplier", "recipient", "a", "b")
_COMMANDED = frozenset({"national army", "army", "mercenary group", "mission", "force", "coalition"})
_QUALIFIES = ("compound", "place")
_ALLIED = ("-backed", "-led", "-allied", "-aligned", "-supported", "-funded")


def extract_rows(
    text: str,
    *,
    published: date | str | None = None,
    source_id: str = "article",
    title: str | None = None,
    lexicon_dir: str | None = None,
    claims: bool = True,
) -> Rows:
    """Draft rows of one article: source, figures, supplies, ties, events, actors.

    Rows carry the columns of the schema in its order; blanks are None; `aliases` and `participants`
    are lists. `start` and `end` are code points of `text`, the end exclusive, and `quote` is the exact
    sentence around them. A claim's id is its source, the letter of its table and its start, so that it
    stays the same when the article is read again. `published` is a day (date or ISO text), against
    which relative dates are resolved. Without `claims` only the source row is filled. ValueError for
    text that is no ISO day, LexiconError for words of the project's own that the rules cannot use. The note
    of the source says where an article is about something else.

        >>> rows = extract_rows("Kenya has sent 600 soldiers to Haiti.", published="2025-03-01")
        >>> [(row["side"], row["best"], row["measure"]) for row in rows["figures"]]
        [('Kenya', 600, 'deployed')]
    """
    day = date.fromisoformat(published) if isinstance(published, str) else published
    if lexicon_dir:
        lexicon.refuse_faulty(lexicon_dir)
    with resting():  # the document is gone at its end
        return _rows(Document(text, day, title, lexicon_dir), source_id, claims)


def _rows(doc: Document, source_id: str, claims: bool) -> Rows:
    rows: Rows = {"source": [_source(doc, source_id)], **{table: [] for table in ID_LETTER}, "actors": []}
    if not claims:
        return rows
    claimed = {} if doc.off_topic else _claims(doc)
    if doc.off_topic or tells_little(doc, sum(len(claimed[table]) for table in _REPORTED)):
        rows["source"][0]["note"] = NO_REPORT
    else:
        for table, found in claimed.items():
            rows[table] = _finish(doc, table, found, source_id)
    rows["actors"] = _actors(doc, rows, source_id)
    return rows


def _claims(doc: Document) -> Rows:
    """What every rule family finds, by table."""
    given = supplies(doc)
    counted = figures(doc)
    tables = doc.once(tabled)
    in_prose = [row for row in counted if not tables.counts(row["start"])]
    told = [row for row in events(doc) if not tables.heads(row["start"])]
    found = {
        "figures": counted,
        "supplies": given,
        "ties": ties(doc, given, in_prose),
        "events": [*told, *events_of_figures(doc, in_prose, told)],
    }
    doc.forget_clauses()
    return found


NO_REPORT = "By its words (topic_points.csv) no report on conflict or arms: only its actors are listed."


def _source(doc: Document, source_id: str) -> Row:
    row: Row = dict.fromkeys(TABLES["sources"].column_names)
    row["source_id"] = source_id
    row["title"] = doc.title or None
    row["published"] = doc.published.isoformat() if doc.published else None
    row["sha256"] = sha256(doc.given)
    return row


def _finish(doc: Document, table: str, found: Iterable[Row], source_id: str) -> list[Row]:
    """Rows with ids, attribution where a rule left it open, and None for blanks."""
    blank: Row = dict.fromkeys(TABLES[table].column_names)
    day = doc.published.isoformat() if doc.published else None
    taken: dict[int, int] = {}
    finished = []
    for row in sorted(found, key=lambda r: (r["start"], r["end"])):
        if table != "figures" and not row.get("claimed_by"):
            _attribute(row, attribute(doc, row["start"], row["end"]))
        again = taken.get(row["start"], 0)
        taken[row["start"]] = again + 1
        full = blank | {column: row[column] for column in blank.keys() & row.keys() if row[column] != ""}
        full["quote"] = _as_given(doc, row["quote"], row["start"])
        full["claim_id"] = f"{source_id}.{ID_LETTER[table]}{row['start']}{_suffix(again)}"
        full["source_id"] = source_id or None
        full["reported"] = day
        full["review"] = "draft"
        if table == "events":
            full["participants"] = _names(row.get("participants"))
        finished.append(full)
    return finished


def _as_given(doc: Document, quote: str, start: int) -> str:
    """The quote around an offset with the line breaks that the text given has."""
    if doc.given is doc.text:
        return quote
    begin = doc.text.rfind(quote, 0, start + len(quote))
    return doc.given[begin : begin + len(quote)]


def _suffix(again: int) -> str:
    """Blank for the first claim at an offset, then b, c ... z, bb, bc ..."""
    letters = ""
    while again > 0:
        letters = chr(ord("a") + again % 26) + letters
        again //= 26
    return letters


def _attribute(row: Row, said: Attribution) -> None:
    row["claimed_by"], row["via"] = said.claimed_by, said.via
    rejects = row.get("kind") in SPOKEN and said.status == "denied"  # the denial itself is asserted
    if row.get("status", "asserted") == "asserted" and not rejects:
        row["status"], row["hedge"] = said.status, said.hedge


def _names(value: object) -> list[str]:
    if isinstance(value, str):
        return [part.strip() for part in value.split(";") if part.strip()]
    return [str(part) for part in value] if isinstance(value, (list, tuple)) else []


def _actors(doc: Document, rows: Rows, source_id: str) -> list[Row]:
    """Every actor that is named or that a claim needs, in the order of the text."""
    index = doc.actors
    spellings = _spellings(doc)
    for name in _needed(rows):
        spellings.setdefault(name, {})
    owned: set[str] = set(spellings)
    blank: Row = dict.fromkeys(TABLES["actors"].column_names)
    found = []
    for name, written in spellings.items():
        actor = index.actors.get(name) or register(index, name, doc.lexicon_dir)
        aliases = [alias for alias in written if alias not in owned]
        owned.update(aliases)
        row = blank.copy()
        row.update(
            name=name,
            kind=actor.kind if actor else "organisation",
            iso3=(actor.iso3 or None) if actor else None,
            parent=actor.parent if actor and actor.parent in spellings and _speaks_for(actor) else None,
            aliases=aliases,
            source_id=source_id,
        )
        found.append(row)
    return found


def _speaks_for(actor: Actor) -> bool:
    """Whether what an actor does is done by its parent: not so for rebels, whose parent is but their land."""
    return actor.kind != "armed_force" or not _COMMANDED.isdisjoint(actor.roles)


def _spellings(doc: Document) -> dict[str, dict[str, None]]:
    """How the text writes each actor that it names, in its order."""
    found: dict[str, dict[str, None]] = {}
    for mention in doc.actors.mentions:
        if mention.form in _QUALIFIES and not doc.text.startswith(_ALLIED, mention.end):  # "UK-based"
            continue
        spelling = mention.text
        if not spelling.isalpha():
            spelling = " ".join(spelling.split())
        written = found.setdefault(mention.name, {})
        written[spelling] = None
        if mention.kind == "person" and (
            title := _COURTESY.search(doc.text, max(0, mention.start - 6), mention.start)
        ):
            written[title[0] + spelling] = None
    return found


_COURTESY = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|Sir|Dame|Lord|Lady|Prof)\.? $", re.I)


def _needed(rows: Rows) -> dict[str, None]:
    """The names that the claims hold, each once."""
    found: dict[str, None] = {}
    for table in ID_LETTER:
        naming = [column for column in _NAMED_BY if column in TABLES[table].column_names]
        for row in rows[table]:
            found.update(dict.fromkeys([row[column] for column in naming if row[column]]))
            if table == "events":
                found.update(dict.fromkeys(row["participants"]))
            if row["via"]:
                found.update(dict.fromkeys(_names(row["via"])))
    return found
