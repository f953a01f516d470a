"""Ties as a signed, typed multigraph: who backs, arms, visits, sanctions or fights whom, as of a day.

An edge is one kind of tie with one sign between two actors; it carries the claims behind it and how many
independent voices make them, so that fifty pages with one statement weigh as much as one. Blocs are
groups: membership is kept beside the graph and never makes two members allies.
"""

from collections.abc import Iterable, Mapping
from itertools import combinations, takewhile
from typing import Any

import networkx as nx
import numpy as np
import pandas as pd

from toolkit.analysis.voices import Voices
from toolkit.dossier import Day, Dossier, as_day
from toolkit.errors import ToolkitError
from toolkit.schema import TIE

MEMBERSHIP = "membership"
STRONGEST = ("confirmed", "asserted", "unconfirmed", "planned", "denied")
Place = tuple[float, float]


def alliance_graph(
    dossier: Dossier,
    *,
    as_of: Day | None = None,
    roll_up: bool = False,
    ties: Iterable[str] | None = None,
    status: Iterable[str] | None = None,
) -> "nx.MultiDiGraph[str]":
    """The ties reported by a day as a MultiDiGraph.

    roll_up: persons, agencies and armed forces act for the state at the top of their chain of parents;
    ties inside one state disappear. ties, status: keep only these kinds.
    Edges (keyed "tie:sign"): tie, sign (+1, 0, -1), directed, status (the strongest), claimants (tuple of
    independent claimants and newsrooms), voices (their number), reports, first, last (days of report), claim_ids (tuple, sorted). A mutual tie
    runs once, from the alphabetically first actor. Nodes: kind, and place (x, y in 0..1), which is
    worked out from all ties of the dossier: an actor stays where it is, whatever the day or the filter.
    Graph attributes: as_of (ISO), groups {bloc: members by that day}, group_claims, places and kinds of all
    actors that can appear, all_groups, roll_up. Raises ToolkitError for a kind of tie that the schema does not have.
    """
    wanted = _wanted(ties)
    everything = _rows(dossier, roll_up)
    rows = everything
    if as_of is not None:
        rows = rows[(rows["reported"] <= pd.Timestamp(as_day(as_of))).to_numpy()]
    if status is not None:
        rows = rows[rows["status"].isin(list(status)).to_numpy()]
    kinds = dict(zip(dossier.actors["name"], dossier.actors["kind"].astype(object), strict=True))
    groups, member_ids = _groups(rows)
    places = layout(everything)
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph(
        as_of=as_day(as_of).isoformat() if as_of is not None else _last_day(rows),
        groups=groups if MEMBERSHIP in wanted else {},
        group_claims=member_ids if MEMBERSHIP in wanted else {},
        all_groups=_groups(everything)[0],
        places=places,
        kinds={name: kinds.get(name, "organisation") for name in _possible_nodes(everything)},
        roll_up=roll_up,
    )
    drawn = rows[(rows["tie"].isin(wanted) & (rows["tie"] != MEMBERSHIP)).to_numpy()]
    for (a, b, tie, sign, directed), claims in drawn.groupby(
        ["a", "b", "tie", "sign", "directed"], sort=True
    ):
        graph.add_edge(
            a,
            b,
            key=f"{tie}:{sign:+d}",
            tie=tie,
            sign=int(sign),
            directed=bool(directed),
            **_evidence(claims),
        )
    graph.add_nodes_from(graph.graph["groups"])
    for name in graph:
        graph.nodes[name].update(kind=kinds.get(name, "organisation"), place=places[name])
    return graph


def _wanted(ties: Iterable[str] | None) -> list[str]:
    wanted = list(TIE) if ties is None else list(ties)
    unknown = [word for word in wanted if word not in TIE]
    if unknown:
        raise ToolkitError(f"tie {', '.join(unknown)} is not one of {', '.join(TIE)}")
    return wanted


def _rows(dossier: Dossier, roll_up: bool) -> pd.DataFrame:
    """The ties as plain columns, rolled up on request, mutual ones in one order, with their voice."""
    frame = dossier.ties
    frame = frame[(frame["review"].astype(object) != "rejected").to_numpy()]
    signs = frame["sign"].astype("int64").tolist()
    publishers = dict(zip(dossier.sources["source_id"], dossier.sources["publisher"], strict=True))
    voices = Voices(dossier)
    records: list[dict[str, Any]] = []
    claims: list[dict[Any, Any]] = frame.astype("object").to_dict("records")
    for row, sign in zip(claims, signs, strict=True):
        a, b = row["a"], row["b"]
        if roll_up:
            a, b = dossier.parent_state(a), dossier.parent_state(b)
        if a == b:
            continue
        if not row["directed"] and b < a:
            a, b = b, a
        publisher = str(publishers.get(row["source_id"], row["source_id"]))
        records.append(
            {
                "a": a,
                "b": b,
                "tie": row["tie"],
                "sign": sign,
                "directed": bool(row["directed"]),
                "status": row["status"],
                "reported": row["reported"],
                "source_id": row["source_id"],
                "claim_id": row["claim_id"],
                "voice": voices.of(row["claimed_by"], publisher).name,
            }
        )
    columns = ["a", "b", "tie", "sign", "directed", "status", "reported", "source_id", "claim_id", "voice"]
    return pd.DataFrame(records, columns=columns)


def _evidence(claims: pd.DataFrame) -> dict[str, Any]:
    present = set(claims["status"])
    return {
        "status": next((word for word in STRONGEST if word in present), "asserted"),
        "claimants": tuple(sorted(set(claims["voice"]))),
        "voices": int(claims["voice"].nunique()),
        "reports": int(claims["source_id"].nunique()),
        "first": str(claims["reported"].min())[:10],
        "last": str(claims["reported"].max())[:10],
        "claim_ids": tuple(sorted(claims["claim_id"])),
    }


def _groups(rows: pd.DataFrame) -> tuple[dict[str, tuple[str, ...]], dict[str, tuple[str, ...]]]:
    """Members and claims of each group, from memberships that nobody only denies or plans."""
    own = rows[((rows["tie"] == MEMBERSHIP) & ~rows["status"].isin(["denied", "planned"])).to_numpy()]
    parts = [(str(name), part) for name, part in own.groupby("b", sort=True)]
    members = {name: tuple(sorted(set(part["a"]))) for name, part in parts}
    claims = {name: tuple(sorted(part["claim_id"])) for name, part in parts}
    return members, claims


def _possible_nodes(rows: pd.DataFrame) -> list[str]:
    """Every actor that any filter can show: those with a tie of their own, and the groups."""
    own = rows[(rows["tie"] != MEMBERSHIP).to_numpy()]
    return sorted({*own["a"], *own["b"], *rows.loc[(rows["tie"] == MEMBERSHIP).to_numpy(), "b"]})


def _last_day(rows: pd.DataFrame) -> str:
    return str(rows["reported"].max())[:10] if len(rows) else ""


def edge_table(graph: "nx.MultiDiGraph[str]") -> pd.DataFrame:
    """The graph as a table: a, b, tie, sign, directed, status, claimants, voices, reports, first, last, claim_ids."""
    columns = [
        "a",
        "b",
        "tie",
        "sign",
        "directed",
        "status",
        "claimants",
        "voices",
        "reports",
        "first",
        "last",
        "claim_ids",
    ]
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
    table = pd.DataFrame(records, columns=columns)
    return table.sort_values(["a", "b", "tie", "sign"], ignore_index=True)


def pair_signs(graph: "nx.MultiDiGraph[str]") -> dict[tuple[str, str], int]:
    """Sign of every pair (alphabetical): +1 or -1 where all its ties agree, 0 where they are mixed or neutral."""
    signs: dict[tuple[str, str], set[int]] = {}
    for a, b, data in graph.edges(data=True):
        if data["status"] not in ("denied", "planned") and data["sign"]:
            signs.setdefault((min(a, b), max(a, b)), set()).add(data["sign"])
    return {pair: found.pop() if len(found) == 1 else 0 for pair, found in sorted(signs.items())}


def balance(graph: "nx.MultiDiGraph[str]") -> pd.DataFrame:
    """Structural balance (Cartwright and Harary 1956): every triangle of signed pairs, balanced or not.

    A triangle is balanced if the product of its signs is positive ("the friend of my friend", "the enemy
    of my enemy"). Columns: a, b, c, signs ("++-"), balanced, claim_ids. Pairs with mixed signs are left
    out. `attrs`: balanced and triangles (counts), share (None without triangles).
    """
    signs = {pair: sign for pair, sign in pair_signs(graph).items() if sign}
    claims: dict[tuple[str, str], set[str]] = {}
    for a, b, data in graph.edges(data=True):
        claims.setdefault((min(a, b), max(a, b)), set()).update(data["claim_ids"])
    plain = nx.Graph(list(signs))
    records = []
    small = takewhile(lambda clique: len(clique) <= 3, nx.enumerate_all_cliques(plain))  # they come by size
    for triangle in sorted(tuple(sorted(clique)) for clique in small if len(clique) == 3):
        pairs = list(combinations(triangle, 2))
        product = int(np.prod([signs[pair] for pair in pairs]))
        ids = sorted(set().union(*(claims[pair] for pair in pairs)))
        marks = "".join("+" if signs[pair] > 0 else "-" for pair in pairs)
        records.append((*triangle, marks, product > 0, "; ".join(ids)))
    table = pd.DataFrame(records, columns=["a", "b", "c", "signs", "balanced", "claim_ids"])
    good = int(table["balanced"].sum())
    table.attrs = {
        "triangles": len(table),
        "balanced": good,
        "share": good / len(table) if len(table) else None,
    }
    return table


def tie_changes(before: "nx.MultiDiGraph[str]", after: "nx.MultiDiGraph[str]") -> pd.DataFrame:
    """What is new between two graphs of one dossier: a, b, tie, sign, change, claim_ids (only the new claims).

    change: "new tie", "status: asserted to confirmed" or "more claims". Ties never disappear with time,
    since a report stays a report; one that is missing later is listed as "no longer shown" (another filter).
    """
    old = {(a, b, key): data for a, b, key, data in before.edges(keys=True, data=True)}
    new = {(a, b, key): data for a, b, key, data in after.edges(keys=True, data=True)}
    records: list[tuple[Any, ...]] = []
    for edge in sorted(old.keys() | new.keys()):
        data = new.get(edge) or old[edge]
        change = _change(old.get(edge), new.get(edge))
        if change:
            ids = sorted(
                set(data["claim_ids"]) - set(old[edge]["claim_ids"] if edge in old and edge in new else ())
            )
            records.append((edge[0], edge[1], data["tie"], data["sign"], change, "; ".join(ids)))
    return pd.DataFrame(records, columns=["a", "b", "tie", "sign", "change", "claim_ids"])


def _change(old: Mapping[str, Any] | None, new: Mapping[str, Any] | None) -> str:
    if old is None:
        return "new tie"
    if new is None:
        return "no longer shown"
    if old["status"] != new["status"]:
        return f"status: {old['status']} to {new['status']}"
    return "more claims" if set(new["claim_ids"]) - set(old["claim_ids"]) else ""


def layout(rows: pd.DataFrame, *, rounds: int = 220) -> dict[str, Place]:
    """Places in the unit square for every actor of a table with a, b, sign, tie.

    The same rows give the same places. Friends attract, opponents keep apart, members stand near their group. The start is a circle in
    alphabetical order, so nothing is random; the work grows with the square of the number of actors.
    """
    names = sorted({*rows["a"], *rows["b"]})
    if not names:
        return {}
    index = {name: number for number, name in enumerate(names)}
    pull, push = np.zeros((len(names), len(names))), np.zeros((len(names), len(names)))
    for a, b, sign, tie in zip(rows["a"], rows["b"], rows["sign"], rows["tie"], strict=True):
        one, other = index[a], index[b]
        target, weight = (push, 1.0) if sign < 0 else (pull, 0.35 if tie == MEMBERSHIP else 1.0)
        target[one, other] = target[other, one] = min(3.0, target[one, other] + weight)
    angles = np.linspace(0, 2 * np.pi, len(names), endpoint=False)
    place = _relax(np.column_stack([np.cos(angles), np.sin(angles)]), pull, push, rounds)
    spread = np.ptp(place, axis=0)
    place = (place - place.min(axis=0)) / np.where(spread > 1e-9, spread, 1.0)
    rank = place.argsort(axis=0, kind="stable").argsort(axis=0) / max(1, len(names) - 1)
    place = 0.45 * place + 0.55 * rank  # half way to even spacing, or the busy middle would be unreadable
    if len(names) == 1:
        place[:] = 0.5
    return {name: (round(float(x), 6), round(float(y), 6)) for name, (x, y) in zip(names, place, strict=True)}


def _relax(place: Any, pull: Any, push: Any, rounds: int) -> Any:
    """Fruchterman and Reingold (1991) with signed springs, cooling linearly; busy actors push harder."""
    ideal = 1.8 / np.sqrt(len(place))
    mass = np.sqrt(1 + (pull > 0).sum(axis=1) + (push > 0).sum(axis=1))
    mass = np.outer(mass, mass) / 2
    for step in range(rounds if len(place) > 1 else 0):
        gap = place[:, None, :] - place[None, :, :]
        distance = np.maximum(np.hypot(gap[..., 0], gap[..., 1]), 1e-3)
        force = (
            ideal**2 / distance * mass * (1 + 0.6 * push)
            - pull * distance**2 / ideal
            - push * 0.25 * distance
        )
        np.fill_diagonal(force, 0.0)
        move = (gap / distance[..., None] * force[..., None]).sum(axis=1) - 0.35 * place
        length = np.maximum(np.hypot(move[:, 0], move[:, 1]), 1e-9)[:, None]
        place = place + move / length * np.minimum(length, 0.12 * (1 - step / rounds))
    return place
