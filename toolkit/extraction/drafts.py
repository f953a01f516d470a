"""Draft claims of an article as a dossier, and their way into a folder of tables."""

import re
import unicodedata
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import takewhile
from pathlib import Path
from typing import Any

from toolkit.articles import Article, ArticleError
from toolkit.articles.stored import stored_article
from toolkit.dossier import Dossier, FolderChangedError, from_rows, load
from toolkit.extraction import extract_rows
from toolkit.extraction.decided import as_decided
from toolkit.extraction.endpoint import Endpoint, propose
from toolkit.extraction.versions import read_after_all, versions, without_drafts
from toolkit.schema import CHECK, CLAIM_TABLES, TABLES
from toolkit.tables import split_names

_ATTEMPTS = 10
UNNAMED = "unnamed publisher"  # stands in sources.csv, and so in the words of the charts
Rows = dict[str, list[dict[str, Any]]]


def extract(
    article: Article,
    *,
    source_id: str | None = None,
    known: Dossier | None = None,
    lexicon_dir: str | Path | None = None,
    endpoint: Endpoint | None = None,
) -> Dossier:
    """The article's claims as a dossier of drafts: every quote stands in the article, word for word.

    Rules read English only; an article in another language gives its source row and no claims.
    known: tables that may hold the article already. Its drafts then have the names of these tables, and a
    claim that they hold stands as it does there, with what a person has decided.
    lexicon_dir holds words of the project's own; a model at `endpoint` may propose further rows, which
    count only where the text bears them out.
    """
    if known is None:
        name = source_id or new_source_id(article, ())
        rows, _ = _rows(article, name, lexicon_dir, endpoint)
        return from_rows(rows, {name: article.text})
    name = source_id or _stored_as(article, known) or new_source_id(article, _taken(known, article))
    rows, _ = _rows(article, name, lexicon_dir, endpoint)
    return as_decided(from_rows(reconcile(rows, known), {name: article.text}), known)


def _stored_as(article: Article, dossier: Dossier) -> str | None:
    """The source that holds the same text already, or None."""
    sources = dossier.frames["sources"]
    same = sources.loc[sources["sha256"] == article.sha256, "source_id"]
    return str(same.iloc[0]) if len(same) else None


@dataclass(frozen=True)
class Ingested:
    """What became of one article: its source, the drafts added, the drafts of an older version dropped.

    `unsure` counts the drafts whose note says what to check first, `refused` the rows of a model that the
    text does not bear out; `note` is that of the source.
    """

    source_id: str
    added: int = 0
    dropped: int = 0
    is_new: bool = True
    language: str = "en"
    refused: int = 0
    note: str = ""
    unsure: int = 0


def ingest(article: Article, folder: str | Path, *, endpoint: Endpoint | None = None) -> Ingested:
    """Store the article, its source row and its draft claims in the tables of `folder`.

    Words of the project's own are taken from `folder`/lexicon.

    Twice is a no-op. A changed article (same day, and same address or same publisher and title) is a new
    version: drafts of the older one that nobody has reviewed make room, reviewed claims stay. An older
    version that comes again is stored already. Raises ArticleError without a day of publication.
    """
    if not article.published:
        raise ArticleError(
            f"{article.origin}: it names no day of publication; say which (--published 2025-03-28)"
        )
    for _ in range(_ATTEMPTS - 1):
        try:
            return _ingest(article, Path(folder), endpoint)
        except FolderChangedError:  # by another ingest at the same time: read what it wrote, and add to it
            continue
    return _ingest(article, Path(folder), endpoint)


def _ingest(article: Article, folder: Path, endpoint: Endpoint | None) -> Ingested:
    dossier = load(folder)
    stored = _stored_as(article, dossier)
    if stored in dossier.texts:
        article = stored_article(dossier, stored)  # a person may have corrected its day or its publisher
    known = versions(dossier, article)
    older = list(takewhile(lambda name: name != stored, known))
    source_id = stored or new_source_id(article, _taken(dossier, article))
    there = Ingested(source_id, is_new=False, language=article.language)
    if stored and ((dossier.claims["source_id"] == stored).any() or known[len(older) + 1 :]):
        return there
    words = folder / "lexicon"
    found, refused = _rows(article, source_id, words if words.is_dir() else None, endpoint)
    rows = reconcile(found, dossier)
    claims = [row for name in CLAIM_TABLES for row in rows[name]]
    note = rows["sources"][0]["note"] or ""
    current, dropped = without_drafts(dossier, older)
    if stored:  # without claims until now: words of the project's own, or a model, may bring some
        if not claims:
            return there
        current, rows["sources"] = read_after_all(current, stored), []
    (current + from_rows(rows, {source_id: article.text})).save(folder)
    unsure = sum(CHECK in (row["note"] or "") for row in claims)
    return Ingested(source_id, len(claims), dropped, not stored, article.language, refused, note, unsure)


def _taken(dossier: Dossier, article: Article) -> set[str]:
    """Ids of sources, and of texts that a killed run stored without its source row."""
    known = set(dossier.frames["sources"]["source_id"])
    orphans = {name for name in set(dossier.texts) - known if dossier.texts[name] != article.text}
    return known | orphans


def new_source_id(article: Article, taken: Collection[str]) -> str:
    """publisher-day, such as example-2025-03-28, with -2, -3 ... where that is taken."""
    name = article.publisher or Path(article.origin).stem or article.title
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    slug = re.sub(r"[^a-z0-9]+", "", plain.removeprefix("the "))[:40] or "article"
    base = "-".join(part for part in (slug, article.published) if part)
    number = 1
    while (source_id := base if number == 1 else f"{base}-{number}") in taken:
        number += 1
    return source_id


def reconcile(rows: Rows, dossier: Dossier) -> Rows:
    """The rows with the dossier's names for actors it knows, and only those new actors that claims need.

    An alias that belongs to an actor of the dossier already stays with it.
    """
    called = {actor["name"]: _known_name(actor, dossier) or actor["name"] for actor in rows["actors"]}
    renamed: Rows = {"sources": rows["sources"]}
    needed: set[str] = set()
    for table in CLAIM_TABLES:
        columns = [column for column in TABLES[table].columns if column.references == "actors.name"]
        renamed[table] = [dict(row) for row in rows[table]]
        for row in renamed[table]:
            for column in columns:
                names = [called.get(name, name) for name in _names(row.get(column.name))]
                row[column.name] = "; ".join(dict.fromkeys(names)) or None
                needed.update(names)
    renamed["actors"] = _new_actors(rows["actors"], called, needed, dossier)
    return renamed


def _new_actors(
    actors: list[dict[str, Any]], called: Mapping[str, str], needed: set[str], dossier: Dossier
) -> list[dict[str, Any]]:
    by_name = {called[actor["name"]]: actor for actor in actors}
    new: dict[str, dict[str, Any]] = {}
    waiting = sorted(name for name in needed if dossier.resolve(name) is None)
    while waiting:
        name = waiting.pop(0)
        actor = dict(by_name.get(name, {"kind": "organisation"}), name=name)
        parent = called.get(str(actor.get("parent")), actor.get("parent"))
        actor["parent"] = parent if parent and (dossier.resolve(parent) or parent in by_name) else None
        if actor["parent"] and dossier.resolve(actor["parent"]) is None and actor["parent"] not in new:
            waiting.append(actor["parent"])
        new[name] = actor
    owned: set[str] = set(new)
    for actor in new.values():
        free = [
            alias
            for alias in _names(actor.get("aliases"))
            if alias not in owned and not dossier.resolve(alias)
        ]
        owned.update(free)
        actor["aliases"] = "; ".join(dict.fromkeys(free)) or None
    return list(new.values())


def _known_name(actor: Mapping[str, Any], dossier: Dossier) -> str | None:
    """The dossier's name for the actor: by its name, else by an alias that only one actor could mean."""
    found = dossier.resolve(actor["name"])
    if found is not None or actor.get("kind") == "state":
        return found
    matches = {dossier.resolve(alias) for alias in _names(actor.get("aliases")) if " " in alias} - {None}
    return matches.pop() if len(matches) == 1 else None


def _names(value: object) -> list[str]:
    return [str(name) for name in value] if isinstance(value, (list, tuple)) else split_names(value)


def _rows(
    article: Article, source_id: str, lexicon_dir: str | Path | None, endpoint: Endpoint | None
) -> tuple[Rows, int]:
    """The rows of all tables, and how many of a model's were refused."""
    rows: Rows = {table: [] for table in TABLES}
    rows["sources"] = [_source(article, source_id)]
    if article.is_english:
        found = extract_rows(
            article.text,
            published=article.published or None,
            source_id=source_id,
            title=article.title,
            lexicon_dir=str(lexicon_dir) if lexicon_dir else None,
        )
        rows["sources"][0]["note"] = found["source"][0]["note"]
        rows.update({name: list(found[name]) for name in (*CLAIM_TABLES, "actors")})
    if endpoint is None:
        return rows, 0
    proposal = propose(article, endpoint, source_id=source_id)
    for name in CLAIM_TABLES:
        rows[name] += [row for row in proposal.rows[name] if not _is_read(row, rows[name])]
    return rows, proposal.refused.total()


def _is_read(row: Mapping[str, Any], known: list[dict[str, Any]]) -> bool:
    """Whether the rules have a claim on the same stretch of text already."""
    return any(row["start"] < other["end"] and other["start"] < row["end"] for other in known)


def _source(article: Article, source_id: str) -> dict[str, Any]:
    return {
        "source_id": source_id,
        "publisher": article.publisher or UNNAMED,
        "title": article.title,
        "published": article.published or None,
        "url": article.url or None,
        "retrieved": date.today().isoformat() if article.url and article.url == article.origin else None,
        "sha256": article.sha256,
        "language": article.language,
        "note": None if article.is_english else "Stored, not read: the rules read English only.",
    }
