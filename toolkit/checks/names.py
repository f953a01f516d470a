"""Names that must be one thing's alone: sources, claims, aliases, and who stands above whom."""

import re
from collections.abc import Iterator, Mapping

import pandas as pd

from toolkit.checks.problem import Problem, at, row_of
from toolkit.schema import CLAIM_TABLES
from toolkit.tables import split_names

_FILE_NAME = re.compile(r"[^\W_][\w.+-]*")


def source_ids(sources: pd.DataFrame) -> Iterator[Problem]:
    """A source id names the file of its article, so it must be a file name and lead nowhere else."""
    if "source_id" in sources.columns:
        ids = sources["source_id"].dropna()
        wrong = ids.map(lambda text: not _FILE_NAME.fullmatch(text)).astype("bool")
        yield from at("sources", "source_id", ids, wrong, "letters, digits and . _ + - (it names a file)")


def claim_ids(tables: Mapping[str, pd.DataFrame]) -> Iterator[Problem]:
    """A claim id is unique over all claim tables."""
    owner: dict[str, str] = {}
    for name in CLAIM_TABLES:
        frame = tables[name]
        if "claim_id" not in frame.columns:
            continue
        ids = frame["claim_id"].dropna()
        for row, claim_id in ids[ids.isin(owner.keys())].items():
            yield Problem(
                name, row_of(row), "claim_id", claim_id, f"an id that {owner[claim_id]} has not used"
            )
        owner.update(dict.fromkeys(ids.tolist(), name))


def aliases(actors: pd.DataFrame) -> Iterator[Problem]:
    """An alias belongs to one actor; case counts ("US" and "us" are two words)."""
    if not {"name", "aliases"} <= set(actors.columns):
        return
    owner = {name: name for name in actors["name"].dropna()}
    for row, name, aliases in zip(actors.index, actors["name"], actors["aliases"], strict=True):
        for alias in split_names(aliases):
            other = owner.setdefault(alias, name)
            if other != name:
                allowed = f"an alias of one actor; it belongs to {other} too"
                yield Problem("actors", row_of(row), "aliases", alias, allowed)


def parents(actors: pd.DataFrame) -> Iterator[Problem]:
    """Following the parents never leads back to the start."""
    if not {"name", "parent"} <= set(actors.columns):
        return
    parent = dict(zip(actors["name"], actors["parent"], strict=True))
    for row, name in actors["name"].items():
        seen, above = {name}, parent.get(name)
        while isinstance(above, str) and above not in seen:
            seen.add(above)
            above = parent.get(above)
        if above == name:
            allowed = "parents that do not lead in a circle"
            yield Problem("actors", row_of(row), "parent", str(parent[name]), allowed)
