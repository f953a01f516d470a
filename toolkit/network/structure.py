"""What the signs say together: pairs, balanced triangles, and what is new between two days."""

from collections.abc import Mapping
from itertools import combinations, takewhile
from typing import Any

import networkx as nx
import numpy as np
import pandas as pd


def pair_signs(graph: "nx.MultiDiGraph[str]") -> dict[tuple[str, str], int]:
    """Sign of every pair (alphabetical): +1 or -1 where all its ties agree, 0 where they are mixed.

    Planned, denied and neutral ties do not count; a pair that has no others is left out. Drafts count only
    where a pair has nothing else.
    """
    drafts: dict[tuple[str, str], set[int]] = {}
    reviewed: dict[tuple[str, str], set[int]] = {}
    for a, b, data in graph.edges(data=True):
        if data["status"] not in ("denied", "planned") and data["sign"]:
            signs = drafts if data["review"] == "draft" else reviewed
            signs.setdefault((min(a, b), max(a, b)), set()).add(data["sign"])
    signs = drafts | reviewed
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
    """What is new between two graphs of one dossier: a, b, tie, sign, change, claim_ids (the new ones).

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
