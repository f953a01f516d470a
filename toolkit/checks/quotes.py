"""Quotes and the articles that they point into."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

import pandas as pd

from toolkit.checks.problem import Problem, at, row_of
from toolkit.saving import sha256
from toolkit.schema import CLAIM_TABLES

Texts = Mapping[str, str]
_CHANGED = ", which is not as it was stored: restore the file"


def checksums(sources: pd.DataFrame) -> dict[str, str]:
    """source_id -> checksum of its article as it was stored."""
    if not {"source_id", "sha256"} <= set(sources.columns):
        return {}
    known = sources.dropna(subset=["source_id", "sha256"])
    return dict(zip(known["source_id"], known["sha256"], strict=True))


def quote_problems(
    frame: pd.DataFrame, table: str, texts: Texts, stored: Mapping[str, str]
) -> Iterator[Problem]:
    """`quote` holds the characters start to end of the stored article, and stands in it word for word."""
    needed = {"source_id", "quote", "start", "end", "statement"}
    if not needed <= set(frame.columns):
        return
    quoted = frame[frame["source_id"].isin(list(texts)) & frame["quote"].notna()]
    for source_id, claims in quoted.groupby("source_id", sort=False):
        text = texts[str(source_id)]  # read from disk once for all its claims
        told = [
            problem
            for row, quote, start, end in claims[["quote", "start", "end"]].itertuples()
            for problem in _quote(quote, start, end, text, f"articles/{source_id}.txt", table, row_of(row))
        ]
        if told and stored.get(str(source_id)) not in (None, sha256(text)):
            told = [replace(problem, allowed=f"{problem.allowed}{_CHANGED}") for problem in told]
        yield from told
    bare = frame["quote"].isna() & frame["statement"].isna()
    yield from at(table, "statement", frame["statement"], bare, "a statement, or a quote with its offsets")


def lost_articles(tables: Mapping[str, pd.DataFrame], texts: Texts) -> Iterator[Problem]:
    """One problem for each source that quotes point into and whose text is not stored."""
    quoted = [
        frame.loc[frame["quote"].notna(), "source_id"]
        for frame in (tables[name] for name in CLAIM_TABLES)
        if {"source_id", "quote"} <= set(frame.columns)
    ]
    counts = pd.concat(quoted).value_counts() if quoted else pd.Series(dtype="int64")
    rows = tables["sources"].get("source_id", pd.Series(dtype="str"))
    for source_id in sorted(set(counts.index) - set(texts)):
        row = next((row_of(index) for index, name in rows.items() if name == source_id), None)
        allowed = (
            f"articles/{source_id}.txt beside the tables, as {counts[source_id]} quotes point into it: "
            "restore the file (or give a statement instead of each quote)"
        )
        yield Problem("sources", row, "source_id", source_id, allowed)


def _quote(
    quote: str, start_cell: Any, end_cell: Any, text: str, name: str, table: str, row: int
) -> Iterator[Problem]:
    try:
        start, end = int(start_cell), int(end_cell)
    except (TypeError, ValueError):
        yield Problem(table, row, "start", str(start_cell), "offsets of the expression, with every quote")
        return
    if not 0 <= start < end <= len(text):
        allowed = f"offsets within {name}, 0 to {len(text)}"
        yield Problem(table, row, "start", f"{start} to {end}", allowed)
    elif text.find(quote, max(0, end - len(quote)), start + len(quote)) < 0:
        allowed = f"a sentence around {text[start:end]!r} in {name}"
        yield Problem(table, row, "quote", quote, allowed)
