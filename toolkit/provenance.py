"""What a chart shows: the rows behind its marks, kept beside the picture.

A plotting function attaches one `Provenance` to the Axes it drew; exports, `Dossier.explain` and
`toolkit trace` read it back with `of`. Nothing here knows matplotlib: an Axes is told from a Figure by
its attributes, and the record disappears together with the picture.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from weakref import WeakKeyDictionary

import pandas as pd

_SEPARATOR = re.compile(r"\s*;\s*")
_records: "WeakKeyDictionary[Any, Provenance]" = WeakKeyDictionary()


class NoProvenanceError(LookupError):
    """The picture was not drawn by a function of the toolkit."""


@dataclass(frozen=True)
class Provenance:
    """The evidence of one chart.

    rows: exactly the plotted rows, one per mark or segment, with a column `claim_ids` ("; "-joined).
    title, caption, alt: the finding, who says what, and a description for those who cannot see it.
    as_of: ISO day up to which reports count, or "" where no report is dated. unit: what is counted.
    sources, claims: number of distinct reports and claims behind the marks.
    """

    rows: pd.DataFrame
    title: str
    caption: str
    alt: str
    as_of: str
    unit: str
    sources: int
    claims: int

    @property
    def claim_ids(self) -> tuple[str, ...]:
        """Every claim behind the chart, once, sorted."""
        return claim_ids_of(self.rows)


def claim_ids_of(rows: pd.DataFrame) -> tuple[str, ...]:
    """The distinct ids in the column `claim_ids` (or `claim_id`) of a table, sorted.

    >>> claim_ids_of(pd.DataFrame({"claim_ids": ["a.f2; a.f1", "b.f1", None]}))
    ('a.f1', 'a.f2', 'b.f1')
    """
    for column in ("claim_ids", "claim_id"):
        if column in rows:
            cells = rows[column].dropna()
            return tuple(sorted({part for cell in cells for part in _SEPARATOR.split(str(cell)) if part}))
    return ()


def sources_of(claim_ids: Iterable[str]) -> tuple[str, ...]:
    """The reports of these claims, once, sorted; a claim id is `<source_id>.<letter><number>`."""
    return tuple(sorted({claim_id.rpartition(".")[0] or claim_id for claim_id in claim_ids}))


def record(
    rows: pd.DataFrame, *, title: str, caption: str = "", alt: str = "", as_of: str = "", unit: str = ""
) -> Provenance:
    """A Provenance of these rows (copied), with sources and claims counted."""
    ids = claim_ids_of(rows)
    return Provenance(
        rows=rows.reset_index(drop=True).copy(),
        title=title,
        caption=caption,
        alt=alt or title,
        as_of=as_of,
        unit=unit,
        sources=len(sources_of(ids)),
        claims=len(ids),
    )


def attach(chart: Any, provenance: Provenance) -> None:
    """Remember what this Axes or Figure shows; a second call replaces the first."""
    _records[chart] = provenance


def of(chart: Any) -> Provenance:
    """The Provenance of an Axes or Figure.

    An Axes without one of its own (a second panel) answers for its Figure; a Figure that holds several
    charts answers with all their rows. Raises NoProvenanceError for a picture drawn by hand.
    """
    try:
        found = _records.get(chart)
    except TypeError:  # None, a number: nothing that could be remembered as a chart
        found = None
    if found is not None:
        return found
    figure = getattr(chart, "figure", None)
    if figure is not None and figure is not chart and not isinstance(getattr(chart, "axes", None), list):
        return of(figure)
    parts = [_records[axes] for axes in getattr(chart, "axes", None) or [] if axes in _records]
    if not parts:
        raise NoProvenanceError(
            f"this {type(chart).__name__} shows no claims: draw it with one of the toolkit's plot functions"
        )
    return parts[0] if len(parts) == 1 else _together(parts)


def _together(parts: list[Provenance]) -> Provenance:
    return record(
        pd.concat([part.rows for part in parts], ignore_index=True),
        title=" / ".join(part.title for part in parts),
        caption="\n".join(part.caption for part in parts if part.caption),
        alt=" ".join(part.alt for part in parts),
        as_of=max(part.as_of for part in parts),
        unit="; ".join(dict.fromkeys(part.unit for part in parts if part.unit)),
    )
