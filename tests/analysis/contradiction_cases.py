"""Small dossiers with events and ties beside the numbers, and the contradictions found in them."""

from __future__ import annotations

from tests.analysis.analysis_cases import ACTORS
from toolkit.analysis.contradictions import contradictions
from toolkit.dossier import Dossier, from_rows

LETTER = {"figures": "f", "supplies": "s", "ties": "t", "events": "e"}
MORE_ACTORS = [
    {"name": "King Ottokar", "kind": "person", "parent": "Syldavia"},
    {"name": "Marshal Plekszy-Gladz", "kind": "person", "parent": "Borduria"},
    {"name": "Syldavian Army", "kind": "armed_force", "parent": "Syldavia"},
    {"name": "Balkan League", "kind": "bloc"},
]


def event(source: str, reported: str, text: str, **more) -> dict:
    """One event, told by the publisher, of Syldavia and Borduria."""
    return {
        "source_id": source,
        "reported": reported,
        "statement": "An event.",
        "status": "asserted",
        "event": text,
        "kind": "CONSULT",
        "participants": "Syldavia; Borduria",
        "review": "accepted",
        **more,
    }


def tie(source: str, reported: str, a: str, b: str, kind: str, **more) -> dict:
    """One tie, told by the publisher."""
    return {
        "source_id": source,
        "reported": reported,
        "statement": "A tie.",
        "status": "asserted",
        "a": a,
        "b": b,
        "tie": kind,
        "sign": 1,
        "directed": True,
        "review": "accepted",
        **more,
    }


def whole_dossier(*claims: dict, publisher: str = "") -> Dossier:
    """A dossier of claims of all four tables; ids count within a source and table.

    Each source has a publisher of its own, unless one is given for all.
    """
    rows: dict[str, list[dict]] = {name: [] for name in ("sources", *LETTER)}
    rows["actors"] = [*ACTORS, *MORE_ACTORS]
    seen: dict[str, str] = {}
    counts: dict[tuple[str, str], int] = {}
    for claim in claims:
        source, table = claim["source_id"], _table(claim)
        if source not in seen:
            seen[source] = claim["reported"]
            name = publisher or f"The {source.title()}"
            rows["sources"].append(
                {"source_id": source, "publisher": name, "title": "[none]", "published": claim["reported"]}
            )
        number = counts[source, table] = counts.get((source, table), 0) + 1
        rows[table].append({"claim_id": f"{source}.{LETTER[table]}{number}", **claim})
    return from_rows(rows, {})


def found(*claims: dict, publisher: str = "") -> dict[str, list[set[str]]]:
    """kind -> the claim ids of each contradiction of that kind."""
    table = contradictions(whole_dossier(*claims, publisher=publisher))
    kinds: dict[str, list[set[str]]] = {}
    for kind, ids in zip(table["kind"], table["claim_ids"], strict=True):
        kinds.setdefault(kind, []).append(set(ids.split("; ")))
    return kinds


def _table(claim: dict) -> str:
    for column, table in (("measure", "figures"), ("supplier", "supplies"), ("tie", "ties")):
        if column in claim:
            return table
    return "events"
