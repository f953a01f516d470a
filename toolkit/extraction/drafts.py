"""Draft claims of an article as a dossier, and their way into a folder of tables."""

import re
import unicodedata
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, partial
from itertools import takewhile
from pathlib import Path
from typing import Any

from toolkit.articles import Article, ArticleError
from toolkit.articles.stored import stored_article
from toolkit.dossier import Dossier, FolderChangedError, from_rows, load
from toolkit.errors import ToolkitError
from toolkit.extraction import extract_rows
from toolkit.extraction.endpoint import Endpoint, Reply, ask
from toolkit.extraction.proposals import accepted
from toolkit.extraction.reconcile import Rows, reconcile
from toolkit.extraction.versions import as_decided, published_by, read_after_all, versions, without_drafts
from toolkit.schema import CHECK, CLAIM_TABLES, TABLES, UNNAMED_PUBLISHER, Row

_ATTEMPTS = 10


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
    count only where the text bears them out; ToolkitError where it does not answer.
    """
    name = source_id or (_stored_as(article, known) if known is not None else None)
    name = name or new_source_id(article, _taken(known, article) if known is not None else ())
    rows = _rules_rows(article, name, lexicon_dir)
    if endpoint is not None:
        _add_proposals(rows, ask(article, endpoint), article, name, lexicon_dir, rows)
    if known is None:
        return from_rows(rows, {name: article.text})
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
    text does not bear out; `note` is that of the source. `failure` is why a model that was asked gave none,
    `publisher` the name that a source which was stored without one has now.
    """

    source_id: str
    added: int = 0
    dropped: int = 0
    is_new: bool = True
    language: str = "en"
    refused: int = 0
    note: str = ""
    unsure: int = 0
    failure: str = ""
    publisher: str = ""


def ingest(article: Article, folder: str | Path, *, endpoint: Endpoint | None = None) -> Ingested:
    """Store the article, its source row and its draft claims in the tables of `folder`.

    Words of the project's own are taken from `folder`/lexicon. Where a model is asked and gives no usable
    answer, the rows of the rules go in without it; the next run with it adds what it proposes then.

    Twice is a no-op, but for a publisher that the stored source does not name. A changed article (same day,
    and same address or same publisher and title) is a new version: drafts of the older one that nobody has
    reviewed make room, reviewed claims stay. An older version that comes again is stored already. Raises
    ArticleError without a day of publication.
    """
    if not article.published:
        raise ArticleError(
            f"{article.origin}: it names no day of publication; say which "
            '(--published 2025-03-28, or tk.read_article(FILE, published="2025-03-28"))'
        )
    asked = cache(partial(_asked, article, endpoint))  # once, also where another ingest comes between
    for _ in range(_ATTEMPTS - 1):
        try:
            return _ingest(article, Path(folder), asked)
        except FolderChangedError:  # by another ingest at the same time: read what it wrote, and add to it
            continue
    return _ingest(article, Path(folder), asked)


def _asked(article: Article, endpoint: Endpoint | None) -> tuple[Reply | None, str]:
    """What the model replies, or why it does not."""
    try:
        return (ask(article, endpoint) if endpoint else None), ""
    except ToolkitError as error:
        return None, str(error)


def _ingest(article: Article, folder: Path, asked: Callable[[], tuple[Reply | None, str]]) -> Ingested:
    dossier = load(folder)
    stored, publisher = _stored_as(article, dossier), ""
    if stored and (named := published_by(dossier, stored, article.publisher)):
        dossier, publisher = named.save(folder), article.publisher
    if stored in dossier.texts:
        article = stored_article(dossier, stored)  # a person may have corrected its day or its publisher
    known = versions(dossier, article)
    older = list(takewhile(lambda name: name != stored, known))
    source_id = stored or new_source_id(article, _taken(dossier, article))
    there = Ingested(source_id, is_new=False, language=article.language, publisher=publisher)
    if stored and known[len(older) + 1 :]:
        return there  # beside a newer version
    is_read = bool((dossier.claims["source_id"] == source_id).any())
    reply, failure = asked()
    there = replace(there, failure=failure)
    if is_read and (reply is None or reply.was_kept):
        return there
    words = folder / "lexicon"
    lexicon_dir = words if words.is_dir() else None
    rows = _rules_rows(article, source_id, lexicon_dir)
    note = rows["sources"][0]["note"] or ""
    current, dropped, read = dossier, 0, rows
    if is_read:  # and the model was not asked then, or did not answer: its rows only
        rows.update({name: [] for name in ("sources", *CLAIM_TABLES)})
        read = _stored_spans(dossier, source_id)
    else:
        current, dropped = without_drafts(dossier, older)
    refused = _add_proposals(rows, reply, article, source_id, lexicon_dir, read) if reply else 0
    rows = reconcile(rows, dossier)
    claims = [row for name in CLAIM_TABLES for row in rows[name]]
    if stored and not is_read:  # without claims until now: words of the project's own may bring some
        if not claims:
            return there
        current, rows["sources"] = read_after_all(current, stored), []
    (current + from_rows(rows, {source_id: article.text})).save(folder)
    unsure = sum(CHECK in (row["note"] or "") for row in claims)
    return Ingested(
        source_id, len(claims), dropped, not stored, article.language, refused, note, unsure, failure
    )


def _stored_spans(dossier: Dossier, source_id: str) -> Rows:
    """Where the claims of a source stand that the tables hold, by table."""
    spans: Rows = {}
    for name in CLAIM_TABLES:
        frame = dossier.frames[name]
        quoted = frame.loc[frame["source_id"] == source_id, ["start", "end"]].dropna()
        spans[name] = [{"start": start, "end": end} for start, end in quoted.itertuples(index=False)]
    return spans


def _taken(dossier: Dossier, article: Article) -> set[str]:
    """Ids of sources, and of texts that a killed run stored without its source row."""
    known = set(dossier.frames["sources"]["source_id"])
    orphans = {name for name in set(dossier.texts) - known if dossier.texts[name] != article.text}
    return known | orphans


def new_source_id(article: Article, taken: Collection[str]) -> str:
    """publisher-day, such as example-2025-03-28, with -2, -3 ... where that is taken.

    Where the publisher has no letter of the Latin alphabet, the name of the file stands for it.
    """
    stem = Path(article.origin).stem.replace(article.published, "")  # the day stands behind it
    slug = next(filter(None, map(_slug, (article.publisher, stem, article.title))), "article")
    base = "-".join(part for part in (slug, article.published) if part)
    number = 1
    while (source_id := base if number == 1 else f"{base}-{number}") in taken:
        number += 1
    return source_id


def _slug(name: str) -> str:
    """The Latin letters and digits of a name."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "", plain.removeprefix("the "))[:40]


def _rules_rows(article: Article, source_id: str, lexicon_dir: str | Path | None) -> Rows:
    """The rows of all tables, as the rules read them."""
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
    return rows


def _add_proposals(
    rows: Rows, reply: Reply, article: Article, source_id: str, lexicon_dir: str | Path | None, read: Rows
) -> int:
    """Add what a model proposes on stretches that are not `read` yet; how many of its rows were refused."""
    found, refused = accepted(reply.rows, article, source_id, str(lexicon_dir) if lexicon_dir else None)
    for name in CLAIM_TABLES:
        rows[name] += [row for row in found[name] if not _is_read(row, read[name])]
    listed = {actor["name"] for actor in rows["actors"]}
    rows["actors"] += [actor for actor in found["actors"] if actor["name"] not in listed]
    return refused.total()


def _is_read(row: Mapping[str, Any], known: list[Row]) -> bool:
    """Whether there is a claim on the same stretch of text already."""
    return any(row["start"] < other["end"] and other["start"] < row["end"] for other in known)


def _source(article: Article, source_id: str) -> Row:
    return {
        "source_id": source_id,
        "publisher": article.publisher or UNNAMED_PUBLISHER,
        "title": article.title,
        "published": article.published or None,
        "url": article.url or None,
        "retrieved": date.today().isoformat() if article.url and article.url == article.origin else None,
        "sha256": article.sha256,
        "language": article.language,
        "note": None if article.is_english else "Stored, not read: the rules read English only.",
    }
