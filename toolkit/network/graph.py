"""Ties as a signed, typed multigraph: who backs, arms, visits, sanctions or fights whom, as of a day.

An edge is one kind of tie with one sign between two actors; it carries the claims behind it and how many
independent voices make them, so that fifty pages with one statement weigh as much as one. Where a person has
reviewed one of the claims behind an edge, drafts change nothing of it. Blocs are groups: membership is kept
beside the graph and never makes two members allies.
"""

from collections.abc import Collection, Iterable
from typing import Any, cast

import networkx as nx
import pandas as pd

from toolkit.analysis.reviewed import counted, strongest
from toolkit.analysis.selection import review_of
from toolkit.dossier import Day, Dossier, as_day
from toolkit.errors import ToolkitError, near
from toolkit.network.around import acting_for, named, part_around
from toolkit.network.layout import MEMBERSHIP, layout
from toolkit.network.rows import tie_rows
from toolkit.schema import TIE

EDGE_COLUMNS = (
    *("a", "b", "tie", "sign", "directed", "status", "review"),
    *("claimants", "voices", "reports", "first", "last", "claim_ids"),
)


def alliance_graph(
    dossier: Dossier,
    *,
    as_of: Day | None = None,
    roll_up: bool = False,
    ties: Iterable[str] | None = None,
    status: Iterable[str] | None = None,
    around: str | Iterable[str] | None = None,
    steps: int = 1,
) -> "nx.MultiDiGraph[str]":
    """The ties reported by a day as a MultiDiGraph.

    roll_up: persons, agencies and armed forces act for the state at the top of their chain of parents;
    ties inside one state disappear. ties, status: keep only these kinds.
    around: keep only these actors ("North Korea", or several), whoever acts for them, those tied to them, and
    the ties among all these. steps: 2 keeps those as well who are tied to two of the actors kept by the first
    step, and so on; one tie is not enough there, or a power with a hand in every war would bring them all.
    Edges (keyed "tie:sign"): tie, sign (+1, 0, -1), directed, status (the strongest), review ("draft" where
    no person has seen any claim), claimants (tuple of
    independent claimants and newsrooms), voices (their number), reports, first, last (days of report),
    claim_ids (tuple, sorted; of drafts too). A mutual tie runs once, from the alphabetically first actor.
    Nodes: kind, and place (x, y in 0..1), which is worked out from all reviewed ties of the dossier: an actor
    stays where it is, whatever the day, the filter, the drafts or `around`.
    Graph attributes: as_of (ISO), groups {bloc: members by that day}, group_claims, draft_groups (those whose
    memberships nobody has reviewed), places and kinds of all actors that can appear, all_groups, all_pairs
    {(a, b): voices, whatever the day or the filter; 0 where there are only drafts}, ranking (those actors,
    most voices first, then most drafts), reviewed (those of them that not only drafts name), roll_up; around
    (the names asked for, () for all), named (these and whoever acts for them), steps, in_view (number of
    actors that the same call without `around` shows). With `around`, all_groups, all_pairs, ranking (the
    named first) and reviewed speak of what is around them on any day and under any filter.
    Raises ToolkitError for a kind of tie that the schema does not have, and for an actor in `around` that no
    row of `actors` names, with near matches. One without ties gives an empty graph.
    """
    wanted = _wanted(ties)
    asked = named(dossier, around, roll_up=roll_up)
    start = acting_for(asked, dossier)
    every = tie_rows(dossier, roll_up)
    told = _told(every, as_of, status)
    chosen = told[told["tie"].isin(wanted).to_numpy()]
    shown, possible, reviewed = (
        part_around(rows, start, steps) if asked else rows for rows in (chosen, every, counted(every))
    )
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph(
        as_of=_known_on(dossier, as_of, told),
        roll_up=roll_up,
        around=asked,
        named=start,
        steps=steps,
        in_view=len({*_drawn(chosen)["a"], *_drawn(chosen)["b"], *_groups(chosen)["groups"]}),
        places={**layout(every), **layout(counted(every))},
        **_groups(shown),
        **_whoever_can_appear(possible, reviewed, start, dossier),
    )
    _draw(graph, shown)
    return graph


def _told(rows: pd.DataFrame, as_of: Day | None, status: Iterable[str] | None) -> pd.DataFrame:
    """The ties reported by a day, of these statuses."""
    if as_of is not None:
        rows = rows[(rows["reported"] <= pd.Timestamp(as_day(as_of))).to_numpy()]
    if status is not None:
        rows = rows[rows["status"].isin(list(status)).to_numpy()]
    return rows


def _whoever_can_appear(
    rows: pd.DataFrame, reviewed: pd.DataFrame, start: Collection[str], dossier: Dossier
) -> dict[str, Any]:
    """What the graph says of all actors and groups that any day and any filter can show."""
    known = frozenset(_possible_nodes(reviewed))
    kinds = dict(zip(dossier.actors["name"], dossier.actors["kind"].astype(object), strict=True))
    return {
        "all_groups": _groups(rows)["groups"],
        "all_pairs": _pairs(rows),
        "ranking": sorted(_ranking(rows), key=lambda name: (name not in start, name not in known)),
        "reviewed": known,
        "kinds": {name: kinds.get(name, "organisation") for name in _possible_nodes(rows)},
    }


def _draw(graph: "nx.MultiDiGraph[str]", rows: pd.DataFrame) -> None:
    """Add the ties as edges, and the groups and whoever is tied as nodes."""
    for key, claims in _drawn(rows).groupby(["a", "b", "tie", "sign", "directed"], sort=True):
        a, b, tie, sign, directed = cast(tuple[str, str, str, int, bool], key)
        same = {"tie": tie, "sign": sign, "directed": directed}
        graph.add_edge(a, b, key=f"{tie}:{sign:+d}", **same, **_evidence(claims))
    graph.add_nodes_from(graph.graph["groups"])
    for name in graph:
        graph.nodes[name].update(kind=graph.graph["kinds"][name], place=graph.graph["places"][name])


def _wanted(ties: Iterable[str] | None) -> list[str]:
    wanted = list(TIE) if ties is None else [ties] if isinstance(ties, str) else list(ties)
    unknown = [word for word in wanted if word not in TIE]
    if unknown:
        hint = near(unknown[0], TIE)
        raise ToolkitError(f"tie {', '.join(unknown)} is not one of {', '.join(TIE)}{hint}")
    return wanted


def _evidence(claims: pd.DataFrame) -> dict[str, Any]:
    own = counted(claims)
    return {
        "status": strongest(own["status"]),
        "review": review_of(own["review"]),
        "claimants": tuple(sorted(set(own["voice"]))),
        "voices": int(own["voice"].nunique()),
        "reports": int(own["source_id"].nunique()),
        "first": str(own["reported"].min())[:10],
        "last": str(own["reported"].max())[:10],
        "claim_ids": tuple(sorted(claims["claim_id"])),
    }


def _groups(rows: pd.DataFrame) -> dict[str, Any]:
    """Members and claims of each group, from memberships not only denied or planned; groups of drafts."""
    own = rows[((rows["tie"] == MEMBERSHIP) & ~rows["status"].isin(["denied", "planned"])).to_numpy()]
    parts = [(str(name), counted(part)) for name, part in own.groupby("b", sort=True)]
    return {
        "groups": {name: tuple(sorted(set(part["a"]))) for name, part in parts},
        "group_claims": {name: tuple(sorted(part["claim_id"])) for name, part in parts},
        "draft_groups": frozenset(name for name, part in parts if review_of(part["review"]) == "draft"),
    }


def _drawn(rows: pd.DataFrame) -> pd.DataFrame:
    """The ties that are lines: all but memberships."""
    return rows[(rows["tie"] != MEMBERSHIP).to_numpy()]


def _possible_nodes(rows: pd.DataFrame) -> list[str]:
    """Every actor that any filter can show: those with a tie of their own, and the groups."""
    own = _drawn(rows)
    return sorted({*own["a"], *own["b"], *rows.loc[(rows["tie"] == MEMBERSHIP).to_numpy(), "b"]})


def _pairs(rows: pd.DataFrame) -> dict[tuple[str, str], int]:
    """Voices for each pair (alphabetical) that any filter can join by a line; 0 for drafts alone."""
    own = _drawn(rows)
    seen = set(counted(own)["claim_id"])
    voices: dict[tuple[str, str], set[str]] = {}
    for a, b, voice, claim_id in zip(own["a"], own["b"], own["voice"], own["claim_id"], strict=True):
        found = voices.setdefault((min(a, b), max(a, b)), set())
        if claim_id in seen:
            found.add(voice)
    return {pair: len(voices[pair]) for pair in sorted(voices)}


def _ranking(rows: pd.DataFrame) -> list[str]:
    """All possible nodes, those with most voices over their pairs first, then those of most claims.

    A group ranks by the ties it has itself; one that only lists members comes before those whom only drafts
    name, groups being few and asked for.
    """
    known = set(_possible_nodes(counted(rows)))
    voices = dict.fromkeys(_possible_nodes(rows), 0)
    claims = voices.copy()
    for pair, number in _pairs(rows).items():
        for name in pair:
            voices[name] += number
    own = _drawn(rows)
    for name in (*own["a"], *own["b"]):
        claims[name] += 1
    return sorted(voices, key=lambda name: (-voices[name], name not in known, -claims[name], name))


def _known_on(dossier: Dossier, as_of: Day | None, rows: pd.DataFrame) -> str:
    """The day asked for, that of the view, or that of the last report; never later than the view."""
    days = [day for day in (as_day(as_of) if as_of is not None else None, dossier.known_as_of) if day]
    if days:
        return min(days).isoformat()
    return str(rows["reported"].max())[:10] if len(rows) else ""


def edge_table(graph: "nx.MultiDiGraph[str]") -> pd.DataFrame:
    """The graph as a table, one row per edge: EDGE_COLUMNS, lists joined with "; "."""
    records = [
        {
            "a": a,
            "b": b,
            **data,
            "claimants": "; ".join(data["claimants"]),
            "claim_ids": "; ".join(data["claim_ids"]),
        }
        for a, b, data in graph.edges(data=True)
    ]
    table = pd.DataFrame(records, columns=list(EDGE_COLUMNS))
    return table.sort_values(["a", "b", "tie", "sign"], ignore_index=True)
