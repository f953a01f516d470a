"""Versions of a report that changed within its day, and drafts that the tables hold already."""

from collections.abc import Collection
from dataclasses import replace

import pandas as pd

from toolkit.articles import Article
from toolkit.dossier import Dossier
from toolkit.extraction.assemble import NO_REPORT
from toolkit.schema import CLAIM_TABLES, TABLES, UNNAMED_PUBLISHER


def versions(dossier: Dossier, article: Article) -> list[str]:
    """The sources that are versions of the article, in the order in which they were stored.

    They have its address, or its title and publisher, and its day. Another day is another report: a running
    headline ("War latest") and its page serve many, and what was known on the first day stays known.
    """
    sources = dossier.frames["sources"]
    same_page = sources["url"].eq(article.url) & bool(article.url)
    same_title = sources["title"].eq(article.title) & sources["publisher"].eq(article.publisher)
    same_day = sources["published"].dt.strftime("%Y-%m-%d").eq(article.published)
    return [str(name) for name in sources.loc[(same_page | same_title) & same_day, "source_id"]]


def without_drafts(dossier: Dossier, source_ids: Collection[str]) -> tuple[Dossier, int]:
    """The dossier without what nobody has reviewed of these sources, and how many claims that were."""
    frames, dropped = dict(dossier.frames), 0
    for name in CLAIM_TABLES:
        frame = frames[name]
        unseen = frame["source_id"].isin(source_ids) & (frame["review"] == "draft")
        dropped += int(unseen.sum())
        frames[name] = frame[~unseen]
    return replace(dossier, frames=frames), dropped


def read_after_all(dossier: Dossier, source_id: str) -> Dossier:
    """The dossier with no word in the note of this source that it is about something else."""
    sources = dossier.frames["sources"].copy(deep=False)
    wrong = sources["source_id"].eq(source_id) & sources["note"].eq(NO_REPORT)
    sources["note"] = sources["note"].mask(wrong)
    return replace(dossier, frames={**dossier.frames, "sources": sources})


def published_by(dossier: Dossier, source_id: str, publisher: str) -> Dossier | None:
    """The dossier with the publisher of a source that named none; None where it has one, or none is given."""
    sources = dossier.frames["sources"].copy(deep=False)
    unnamed = sources["source_id"].eq(source_id) & sources["publisher"].eq(UNNAMED_PUBLISHER)
    if not publisher or not unnamed.any():
        return None
    sources["publisher"] = sources["publisher"].mask(unnamed, publisher)
    return replace(dossier, frames={**dossier.frames, "sources": sources})


def as_decided(draft: Dossier, known: Dossier) -> Dossier:
    """The draft with the rows of the known tables in the place of its own of the same name."""
    frames = dict(draft.frames)
    for table in ("sources", *CLAIM_TABLES):
        key, new = TABLES[table].key, frames[table]
        old = known.frames[table][known.frames[table][key].isin(new[key])]
        both = pd.concat([old, new[~new[key].isin(old[key])]], ignore_index=True)
        frames[table] = both.astype(new.dtypes)
    return replace(draft, frames=frames)
