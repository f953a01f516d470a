"""Origins: claims that go back to one original statement, however many pages repeat it.

`origins` is the table, `origin_of` gives the origin of every claim, `with_origins` adds it to a claim
table. How it is decided is told in `docs/method.md`; an analyst's own decisions
(`toolkit.analysis.decisions`) come before the machine's.
"""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any
from weakref import WeakKeyDictionary

import pandas as pd

from toolkit.analysis.bounds import from_row
from toolkit.analysis.decisions import decided_origins
from toolkit.analysis.drift import drift_kinds
from toolkit.analysis.grouping import Group, Turn, group_statements
from toolkit.analysis.statements import Statement, statements
from toolkit.analysis.voices import Voice, newsroom
from toolkit.dossier import Day, Dossier, as_day
from toolkit.errors import ToolkitError

TABLES_WITH_NUMBERS = ("figures", "supplies")
_GROUPINGS: "WeakKeyDictionary[Dossier, dict[str, Grouping]]" = WeakKeyDictionary()


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
    """One row per original statement in figures and supplies.

    Columns: origin_id, table, claimed_by (the most particular name of the speaker; NA for a
    publisher's own voice), measure (the category for supplies), side (supplier), mode, location
    (recipient), when, low, best, high, bound, unit, status, wording - all of the most direct claim -
    then first_report and last_report, reports (claims in distinct reports), publishers (independent
    newsrooms: "Newser (AP)" and "The Independent (AP)" are one), claim_ids, drift (kinds, see
    `toolkit.analysis.drift`). Copies never corroborate: count rows here, not claims.
    """
    view = dossier if as_of is None else dossier.as_of(as_day(as_of))
    rows = [row for table in TABLES_WITH_NUMBERS for row in _rows(view, table)]
    frame = pd.DataFrame(rows, columns=list(_COLUMNS)).astype(_COLUMNS)
    frame.attrs = {"as_of": as_day(as_of).isoformat() if as_of is not None else None}
    return frame


def origin_of(dossier: Dossier, table: str = "figures") -> "pd.Series[str]":
    """origin_id by claim_id; claims that somebody rejected have none."""
    names = grouping(dossier, table).name_of
    return pd.Series(names, dtype="str", name="origin_id").rename_axis("claim_id")


def with_origins(dossier: Dossier, table: str = "figures") -> pd.DataFrame:
    """The figures or supplies with a column origin_id; rejected claims are left out."""
    frame = dossier.table(table)
    names = frame["claim_id"].map(grouping(dossier, table).name_of).astype("str")
    return frame.assign(origin_id=names)[names.notna()]


def publishers_of(dossier: Dossier, source_ids: "pd.Series[str] | list[str]") -> int:
    """How many newsrooms that are independent of each other stand behind these reports."""
    sources = dossier.frames["sources"].set_index("source_id")["publisher"]
    return len({newsroom(str(sources.get(source, source))) for source in source_ids})


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
    for number, claims in enumerate(members.values()):
        claims.sort(key=lambda claim: (claim.day, claim.claim_id))
        first = claims[0]
        group = Group(number, first, first.voice, first.day, first.when)
        for position, claim in enumerate(claims):
            group.add(claim)
            if position + 1 == len(claims) or claims[position + 1].day != claim.day:
                turns.append(Turn(number, claim.day, group.most_direct(), group.voice))
        rebuilt.append(group)
    return rebuilt, turns, list(members)


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
    "wording": "str",
    "first_report": "datetime64[s]",
    "last_report": "datetime64[s]",
    "reports": "int64",
    "publishers": "int64",
    "claim_ids": "str",
    "drift": "str",
}


def _rows(dossier: Dossier, table: str) -> list[dict[str, object]]:
    found = grouping(dossier, table)
    frame = dossier.frames[table].astype("object")
    records: list[dict[str, Any]] = [
        {str(column): value for column, value in record.items()} for record in frame.to_dict("records")
    ]
    publishers = dossier.frames["sources"].set_index("source_id")["publisher"].to_dict()
    rows = []
    for group, name in zip(found.groups, found.names, strict=True):
        record = records[group.most_direct().row]
        newsrooms = {newsroom(str(publishers.get(source, source))) for source in group.by_source}
        rows.append(
            {
                "origin_id": name,
                "table": table,
                "claimed_by": None if group.voice.is_newsroom else group.voice.name,
                "measure": record["measure" if table == "figures" else "category"],
                "side": record["side" if table == "figures" else "supplier"],
                "mode": record.get("mode"),
                "location": record["location" if table == "figures" else "recipient"],
                "when": _usual_date(group, records),
                **{column: record[column] for column in ("low", "best", "high", "bound", "unit", "status")},
                "wording": from_row(record["low"], record["best"], record["high"], record["bound"]).wording(),
                "first_report": pd.Timestamp(group.members[0].day, unit="D"),
                "last_report": pd.Timestamp(group.last_day, unit="D"),
                "reports": len(group.by_source),
                "publishers": len(newsrooms),
                "claim_ids": "; ".join(claim.claim_id for claim in group.members),
                "drift": "; ".join(drift_kinds(group, records)),
            }
        )
    return rows


def _usual_date(group: Group, records: list[dict[str, Any]]) -> object:
    """The date that most pages give; the earliest page decides between equals."""
    dates = [records[claim.row]["when"] for claim in group.members]
    given = Counter(date for date in dates if isinstance(date, str))
    return given.most_common(1)[0][0] if given else None


def as_ordinal(day: date) -> int:
    """Days since 1970-01-01."""
    return day.toordinal() - date(1970, 1, 1).toordinal()
