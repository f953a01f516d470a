"""Articles that the tables hold already."""

from typing import TYPE_CHECKING

import pandas as pd

from toolkit.articles.article import Article
from toolkit.cells import as_text
from toolkit.dossier import Day, Dossier, as_day
from toolkit.errors import ToolkitError

if TYPE_CHECKING:
    Source = pd.Series


def stored_article(dossier: Dossier, source_id: str | None = None, *, as_of: Day | None = None) -> Article:
    """A stored article, with what `sources` says of it: title, day, publisher, address, language.

    Without source_id, the one published last, of several of a day the one stored last; with as_of, the last
    one by that day, or the first of all where none is that old. Those that the rules do not read, being in
    another language than English, are passed over while there are others. Raises ToolkitError where no text
    is stored.
    """
    sources = dossier.frames["sources"]
    stored = sources[sources["source_id"].isin(list(dossier.texts))]
    if stored.empty:
        raise ToolkitError("no article is stored in these tables; toolkit ingest REPORT stores one")
    if source_id is None:
        english = stored[(stored["language"].fillna("en") == "en").to_numpy(bool)]
        stored = english if len(english) else stored
        row = _latest(stored.sort_values("published", kind="stable"), as_of)
    else:
        named = stored[stored["source_id"] == source_id]
        if named.empty:
            latest = ", ".join(stored.sort_values("published", kind="stable")["source_id"].tail(5))
            raise ToolkitError(f"no article of {source_id!r} is stored; the latest that are: {latest}")
        row = named.iloc[0]
    return Article(
        text=dossier.texts[row["source_id"]],
        title=row["title"],
        published=f"{row['published']:%Y-%m-%d}",
        **{name: as_text(row[name]) for name in ("publisher", "url", "language")},
        origin=row["source_id"],
    )


def _latest(stored: pd.DataFrame, as_of: Day | None) -> "Source":
    if as_of is not None:
        known = stored[stored["published"] <= pd.Timestamp(as_day(as_of))]
        return known.iloc[-1] if len(known) else stored.iloc[0]
    return stored.iloc[-1]
