"""A dossier: the six tables and the stored articles, frozen.

Every method returns a new dossier and leaves this one as it was.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

import pandas as pd

from toolkit import provenance, tables
from toolkit.dossier.choosing import about, claims_beside, refuse_unknown, refuse_unknown_sources
from toolkit.dossier.days import Day, as_day
from toolkit.dossier.folder import holds_tables, stamps_of, write_all
from toolkit.dossier.joining import joined
from toolkit.errors import ToolkitError, near
from toolkit.evidence import Explanation, explain
from toolkit.schema import CLAIM_TABLES, TABLES
from toolkit.texts import JoinedTexts


@dataclass(frozen=True, eq=False)
class Dossier:
    """Six typed tables (see `toolkit.schema`), the texts they point into, and where they came from.

    The tables are handed out as copies-on-write: changing one changes no dossier.
    `known_as_of` is the day of an `as_of` view, `view` says in words what a filtered dossier shows.
    """

    frames: Mapping[str, pd.DataFrame]
    texts: Mapping[str, str] = field(default_factory=dict)
    path: Path | None = None
    known_as_of: date | None = None
    view: str = ""
    stamps: Mapping[str, str] = field(default_factory=dict)

    def __repr__(self) -> str:
        counts = [f"{len(self.frames[name])} {name}" for name in ("actors", *CLAIM_TABLES)]
        reports = len(self.frames["sources"])
        view = f", {self.view}" if self.view else ""
        return f"Dossier of {self.path or 'no folder'}{view}: {', '.join(counts)} from {reports} reports"

    @property
    def sources(self) -> pd.DataFrame:
        return self.table("sources")

    @property
    def actors(self) -> pd.DataFrame:
        return self.table("actors")

    @property
    def figures(self) -> pd.DataFrame:
        return self.table("figures")

    @property
    def supplies(self) -> pd.DataFrame:
        return self.table("supplies")

    @property
    def ties(self) -> pd.DataFrame:
        return self.table("ties")

    @property
    def events(self) -> pd.DataFrame:
        return self.table("events")

    @property
    def claims(self) -> pd.DataFrame:
        """The columns that all claim tables share, one row per claim, with its `table`."""
        shared = [name for name in TABLES["ties"].column_names if _is_shared(name)]
        parts = [self.frames[name][shared].assign(table=name) for name in CLAIM_TABLES]
        return pd.concat(parts, ignore_index=True)

    def table(self, name: str) -> pd.DataFrame:
        """One table by its name; ToolkitError for a name that the schema does not have."""
        if name not in self.frames:
            raise ToolkitError(f"there is no table {name!r}; there are {_words(TABLES)}{near(name, TABLES)}")
        return self.frames[name].copy(deep=False)

    def text(self, source_id: str) -> str | None:
        """The stored article of a source, or None where only statements are kept."""
        return self.texts.get(source_id)

    @property
    def last_reported(self) -> date | None:
        """The day of the latest report that a claim comes from; None without claims."""
        days = [self.frames[name]["reported"].max() for name in CLAIM_TABLES if len(self.frames[name])]
        return max(days).date() if days else None

    def as_of(self, day: Day | None = None) -> "Dossier":
        """Only what had been reported by the end of that day; without one, of the latest report.

        Nothing reported later changes what this view shows.
        """
        if day is None and (day := self.last_reported) is None:
            return self
        last = as_day(day)
        if self.known_as_of is not None:
            last = min(last, self.known_as_of)
        limit = pd.Timestamp(last)
        keep = {name: self.frames[name]["reported"] <= limit for name in CLAIM_TABLES}
        view = self._filtered(keep, f"as of {last.isoformat()}")
        sources = self.frames["sources"]
        frames = {**view.frames, "sources": sources[sources["published"] <= limit]}
        return replace(view, frames=frames, known_as_of=last)

    def side(self, name: str, *, roll_up: bool = False) -> "Dossier":
        """Only claims about this actor: its people, supplies from or to it, its ties and events.

        roll_up: or about one who acts for it, such as Wagner Group for Russia; each claim keeps its own side.
        """
        actor = self.actor(name)
        whose = {actor, *(one for one in self._parents if roll_up and actor in self.parents_of(one))}
        keep = about(self.frames, whose)
        return self._filtered(keep, f"side {actor}{' and its forces' if len(whose) > 1 else ''}")

    def measure(self, *measures: str) -> "Dossier":
        """Only figures of these measures; the other tables stay as they are."""
        refuse_unknown(measures, "figures", "measure")
        return self._filtered({"figures": self.frames["figures"]["measure"].isin(measures)}, _words(measures))

    def status(self, *statuses: str) -> "Dossier":
        """Only claims put forward in one of these ways."""
        refuse_unknown(statuses, "figures", "status")
        keep = {name: self.frames[name]["status"].isin(statuses) for name in CLAIM_TABLES}
        return self._filtered(keep, f"status {_words(statuses)}")

    def source(self, *source_ids: str) -> "Dossier":
        """Only claims from these reports."""
        refuse_unknown_sources(source_ids, self.frames["sources"]["source_id"])
        keep = {name: self.frames[name]["source_id"].isin(source_ids) for name in CLAIM_TABLES}
        return self._filtered(keep, f"source {_words(source_ids)}")

    def claim(self, claim_id: str) -> dict[str, Any]:
        """One claim as a dict with its `table`; ToolkitError for an id that no table has."""
        return self.claim_rows([claim_id])[0]

    def claim_rows(self, claim_ids: Iterable[str]) -> list[dict[str, Any]]:
        """Claims as dicts, in the order asked for; ToolkitError names the ids that no table has."""
        rows = []
        unknown = []
        for claim_id in claim_ids:
            name, position = self._places.get(claim_id, ("", -1))
            if position < 0:
                unknown.append(claim_id)
                continue
            row = self.frames[name].iloc[position].to_dict()
            rows.append({"table": name, **{str(column): value for column, value in row.items()}})
        if unknown:
            has = claims_beside(unknown[0], self._places)
            raise ToolkitError(f"no claim {_words(unknown)} in this dossier{self._shown()}{has}")
        return rows

    def explain(self, what: object) -> Explanation:
        """The sentences behind a claim id, several ids, or a chart (its Axes or Figure)."""
        if isinstance(what, str):
            return explain(self, [what])
        if isinstance(what, (list, tuple)):
            return explain(self, [str(claim_id) for claim_id in what])
        return explain(self, provenance.of(what).claim_ids)

    def actor(self, name: str) -> str:
        """The canonical name for a name or alias; ToolkitError for one that no actor has."""
        canonical = self.resolve(name)
        if canonical is None:
            hint = near(name, self._names) or "; names and aliases are in actors.csv"
            raise ToolkitError(f"no actor is called {name!r}{hint}")
        return canonical

    def resolve(self, alias: str) -> str | None:
        """The canonical name of the actor with that name or alias, or None. Case counts."""
        return self._names.get(alias)

    def parent_state(self, name: str) -> str:
        """The actor at the top of the chain of parents: the state of a minister, or the name itself."""
        return (name, *self.parents_of(name))[-1]

    def parents_of(self, name: str) -> tuple[str, ...]:
        """The chain of parents of an actor, the nearest first; () for a name without."""
        chain: list[str] = []
        while (above := self._parents.get(name)) is not None:
            chain.append(above)
            name = above
        return tuple(chain)

    def __add__(self, other: "Dossier") -> "Dossier":
        """Both dossiers in one; a row that both have counts once, and the left one's actors win.

        Raises ToolkitError where the same claim id or article means two things.
        """
        frames = {name: joined(self.frames[name], other.frames[name], name) for name in TABLES}
        view = "; ".join(part for part in (self.view, other.view) if part)
        return replace(self, frames=frames, texts=JoinedTexts(self.texts, other.texts), view=view)

    def save(self, path: str | Path | None = None) -> "Dossier":
        """Write the tables and articles; files whose content is the same stay untouched to the byte.

        Returns the dossier as saved. Nothing is written, and ToolkitError raised, where rows would be
        lost: this is a filtered view of that folder, or the folder has changed since it was loaded.
        """
        folder = Path(path) if path is not None else self.path
        if folder is None:
            raise ToolkitError("this dossier came from no folder: say where to save it")
        if self.view and holds_tables(folder):
            raise ToolkitError(f"{folder}: this dossier shows only {self.view}; saving would drop the rest")
        write_all(folder, self.frames, self.texts, self.stamps if folder == self.path else {})
        return replace(self, path=folder, stamps=stamps_of(folder))

    def _filtered(self, keep: Mapping[str, "pd.Series[bool]"], view: str) -> "Dossier":
        frames = {name: frame[keep[name]] if name in keep else frame for name, frame in self.frames.items()}
        return replace(self, frames=frames, view="; ".join(part for part in (self.view, view) if part))

    def _shown(self) -> str:
        return f", which shows only {self.view}" if self.view else ""

    @cached_property
    def _places(self) -> dict[str, tuple[str, int]]:
        return {
            claim_id: (name, position)
            for name in CLAIM_TABLES
            for position, claim_id in enumerate(self.frames[name]["claim_id"])
        }

    @cached_property
    def _names(self) -> dict[str, str]:
        actors = self.frames["actors"]
        names = {
            alias: name
            for name, aliases in zip(actors["name"], actors["aliases"], strict=True)
            for alias in tables.split_names(aliases)
        }
        return {**names, **{name: name for name in actors["name"]}}

    @cached_property
    def _parents(self) -> dict[str, str]:
        actors = self.frames["actors"].dropna(subset=["parent"])
        return dict(zip(actors["name"], actors["parent"], strict=True))


def _is_shared(column: str) -> bool:
    return all(column in TABLES[name].column_names for name in CLAIM_TABLES)


def _words(parts: Iterable[str]) -> str:
    return ", ".join(map(str, parts))
