"""Origins: claims that go back to one original statement, however many pages repeat it.

`origins` is the table, `origin_of` gives the origin of every claim, `with_origins` adds it to a claim
table. How it is decided is told in `docs/method.md`; an analyst's own decisions
(`toolkit.analysis.decisions`) come before the machine's.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache
from weakref import WeakKeyDictionary

import numpy as np
import pandas as pd

from toolkit.analysis.bounds import from_row
from toolkit.analysis.decisions import decided_origins
from toolkit.analysis.drift import drift_kinds
from toolkit.analysis.forces import all_forces
from toolkit.analysis.grouping import Group, Turn, group_statements
from toolkit.analysis.known_day import as_ordinal, known_day
from toolkit.analysis.statements import Statement, statements
from toolkit.analysis.voices import Voice, publishers
from toolkit.dossier import Day, Dossier
from toolkit.errors import ToolkitError

TABLES_WITH_NUMBERS = ("figures", "supplies")
# Worked out once per dossier; dossiers are frozen.
_GROUPINGS: "WeakKeyDictionary[Dossier, dict[str, Grouping]]" = WeakKeyDictionary()
_ROWS: "WeakKeyDictionary[Dossier, dict[str, pd.DataFrame]]" = WeakKeyDictionary()


@dataclass(frozen=True)
class Grouping:
    """The origins of one table: groups, their names, and when their best wording became known."""

    groups: list[Group]
    turns: list[Turn]
    names: list[str]

    @cached_property
    def name_of(self) -> dict[str, str]:
        """claim_id -> origin_id."""
        return {
            claim.claim_id: name
            for group, name in zip(self.groups, self.names, strict=True)
            for claim in group.members
        }

    def labels_at(self, day: int) -> dict[str, str]:
        """origin_id -> measure (or item) of the wording known best by that day (from 1970-01-01)."""
        labels: dict[str, str] = {}
        for turn in self.turns:
            if turn.day <= day:
                labels[self.names[turn.group]] = turn.claim.label
        return labels

    @cached_property
    def carrier_of(self) -> dict[str, str]:
        """claim_id -> the newsroom that wrote the text."""
        return {claim.claim_id: claim.carrier for group in self.groups for claim in group.members}

    @cached_property
    def voice_of(self) -> dict[str, Voice]:
        """claim_id -> whose statement it is."""
        return {claim.claim_id: claim.voice for group in self.groups for claim in group.members}


def grouping(dossier: Dossier, table: str = "figures") -> Grouping:
    """The origins of a table, worked out once per dossier (dossiers never change)."""
    if table not in TABLES_WITH_NUMBERS:
        raise ToolkitError(f"{table!r}: origins are worked out for {' and '.join(TABLES_WITH_NUMBERS)}")
    known = _GROUPINGS.setdefault(dossier, {})
    if table not in known:
        known[table] = _group(dossier, table)
    return known[table]


def origins(dossier: Dossier, as_of: Day | None = None) -> pd.DataFrame:
    """One row per original statement in figures and supplies, in the order of their first reports.

    Columns: origin_id, table, claimed_by (the most particular name of the speaker; NA for a
    publisher's own voice), measure (the category for supplies), side (supplier), mode, location
    (recipient), when, low, best, high, bound, unit, status, wording - all of the most direct claim, `when`
    that of most - review ("draft" while nobody has seen any of its claims), first_report, last_report,
    reports (how many sources), publishers (independent newsrooms: "Newser (AP)" and "The Independent (AP)"
    are one), claim_ids, drift (`toolkit.analysis.drift`). Copies never corroborate: count rows, not claims.
    `attrs`: as_of, forces_of (side -> those who act for it, see `forces_of`), pages (origin_id -> who
    published first what nobody is named for).
    """
    day = known_day(dossier, as_of)
    last = as_ordinal(day) if day is not None else None
    frame = pd.concat([_table(dossier, table, last) for table in TABLES_WITH_NUMBERS], ignore_index=True)
    as_known = day.isoformat() if day is not None else None
    frame.attrs = {"as_of": as_known, "forces_of": all_forces(dossier), "pages": _pages(dossier)}
    return frame


def _pages(dossier: Dossier) -> dict[str, str]:
    named = publishers(dossier.sources)
    return {
        name: named.get(group.first.source_id, group.first.source_id)
        for found in (grouping(dossier, table) for table in TABLES_WITH_NUMBERS)
        for group, name in zip(found.groups, found.names, strict=True)
        if group.voice.is_newsroom
    }


def origin_of(dossier: Dossier, table: str = "figures") -> "pd.Series[str]":
    """origin_id by claim_id; claims that somebody rejected have none."""
    names = grouping(dossier, table).name_of
    return pd.Series(names, dtype="str", name="origin_id").rename_axis("claim_id")


def with_origins(dossier: Dossier, table: str = "figures") -> pd.DataFrame:
    """The figures or supplies with a column origin_id; rejected claims are left out."""
    frame = dossier.table(table)
    names = frame["claim_id"].map(grouping(dossier, table).name_of).astype("str")
    return frame.assign(origin_id=names)[names.notna()]


def publishers_of(dossier: Dossier, claim_ids: Iterable[str]) -> int:
    """How many newsrooms that are independent of each other stand behind these figures."""
    carriers = grouping(dossier).carrier_of
    return len({carriers[claim_id] for claim_id in claim_ids})


def _group(dossier: Dossier, table: str) -> Grouping:
    claims = statements(dossier, table)
    decided = decided_origins(dossier)
    groups, turns = group_statements([claim for claim in claims if claim.claim_id not in decided])
    names = [f"o:{group.first.claim_id}" for group in groups]
    if decided:
        by_hand = [claim for claim in claims if claim.claim_id in decided]
        groups, turns, names = _decide(groups, names, by_hand, decided)
    return Grouping(groups, turns, names)


def _decide(
    groups: list[Group], names: list[str], by_hand: list[Statement], decided: dict[str, str]
) -> tuple[list[Group], list[Turn], list[str]]:
    """Put the claims that an analyst placed where he put them, and start each group afresh."""
    members: dict[str, list[Statement]] = {
        name: list(group.members) for group, name in zip(groups, names, strict=True)
    }
    for claim in by_hand:
        members.setdefault(decided[claim.claim_id], []).append(claim)
    rebuilt: list[Group] = []
    turns: list[Turn] = []
    for claims in members.values():
        claims.sort(key=lambda claim: (claim.day, claim.claim_id))
    in_order = sorted(members.items(), key=lambda item: (item[1][0].day, item[1][0].claim_id))
    for number, (_, claims) in enumerate(in_order):
        first = claims[0]
        group = Group(number, first, first.voice, first.day, first.when)
        for position, claim in enumerate(claims):
            group.add(claim)
            if position + 1 == len(claims) or claims[position + 1].day != claim.day:
                turns.append(Turn(number, claim.day, group.most_direct(), group.voice))
        rebuilt.append(group)
    return rebuilt, turns, [name for name, _ in in_order]


_COLUMNS = {
    "origin_id": "str",
    "table": "str",
    "claimed_by": "str",
    "measure": "str",
    "side": "str",
    "mode": "str",
    "location": "str",
    "when": "str",
    "low": "Float64",
    "best": "Float64",
    "high": "Float64",
    "bound": "str",
    "unit": "str",
    "status": "str",
    "review": "str",
    "wording": "str",
    "first_report": "datetime64[s]",
    "last_report": "datetime64[s]",
    "reports": "int64",
    "publishers": "int64",
    "claim_ids": "str",
    "drift": "str",
}


def _table(dossier: Dossier, table: str, last: int | None) -> pd.DataFrame:
    """The origins of one table as known by the end of a day.

    Origins that were complete by then are taken from the table of all, the others cut off at the day.
    """
    found = grouping(dossier, table)
    known = _ROWS.setdefault(dossier, {})
    if table not in known:
        known[table] = _rows(dossier, table, found.groups, found.names)
    if last is None:
        return known[table]
    complete = [number for number, group in enumerate(found.groups) if group.last_day <= last]
    cut = [number for number, group in enumerate(found.groups) if group.first.day <= last < group.last_day]
    shorter = [_until(found.groups[number], last) for number in cut]
    rows = _rows(dossier, table, shorter, [found.names[number] for number in cut])
    together = pd.concat([known[table].iloc[complete], rows])
    return together.iloc[np.argsort([*complete, *cut], kind="stable")]


def _until(group: Group, last: int) -> Group:
    """The group as it was by the end of a day."""
    earlier = Group(group.number, group.first, group.first.voice, group.first.day, group.first.when)
    for claim in group.members:
        if claim.day <= last:
            earlier.add(claim)
    return earlier


def _rows(dossier: Dossier, table: str, groups: list[Group], names: list[str]) -> pd.DataFrame:
    directs = [group.most_direct() for group in groups]
    frame = dossier.frames[table].iloc[[claim.row for claim in directs]].reset_index(drop=True)
    taken = {column: frame[column] for column in ("low", "best", "high", "bound", "unit", "status")}
    is_figures = table == "figures"
    seen = (dossier.frames[table]["review"] != "draft").fillna(True).to_numpy(bool)
    columns = {
        "origin_id": names,
        "table": table,
        "claimed_by": [None if group.voice.is_newsroom else group.voice.name for group in groups],
        "measure": frame["measure" if is_figures else "category"],
        "side": frame["side" if is_figures else "supplier"],
        "mode": frame["mode"] if is_figures else None,
        "location": frame["location" if is_figures else "recipient"],
        "when": [group.usual_date() for group in groups],
        **taken,
        "review": ["accepted" if any(seen[c.row] for c in group.members) else "draft" for group in groups],
        "wording": [_words(*claim.wording[1:]) for claim in directs],
        "first_report": pd.to_datetime([group.first.day for group in groups], unit="D"),
        "last_report": pd.to_datetime([group.last_day for group in groups], unit="D"),
        "reports": [len(group.by_source) for group in groups],
        "publishers": [len({claim.carrier for claim in group.members}) for group in groups],
        "claim_ids": ["; ".join(claim.claim_id for claim in group.members) for group in groups],
        "drift": ["; ".join(drift_kinds(group)) for group in groups],
    }
    return pd.DataFrame(columns, columns=list(_COLUMNS), index=frame.index).astype(_COLUMNS)


@lru_cache(maxsize=65536)
def _words(low: float | None, best: float | None, high: float | None, bound: str) -> str:
    return from_row(low, best, high, bound).wording()
