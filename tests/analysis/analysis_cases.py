"""Small dossiers for tests: one line per claim, everything not said takes the obvious value."""

from __future__ import annotations

import toolkit as tk
from toolkit.dossier import from_rows

ACTORS = [
    {"name": "Borduria", "kind": "state", "aliases": "Szohod"},
    {"name": "Bordurian Army", "kind": "armed_force", "parent": "Borduria"},
    {"name": "Bordurian General Staff", "kind": "agency", "parent": "Bordurian Army"},
    {"name": "Bordurian Intelligence", "kind": "agency", "parent": "Borduria"},
    {"name": "General Staszrvich", "kind": "person", "parent": "Bordurian General Staff"},
    {"name": "Deputy Sponsz", "kind": "person", "parent": "Borduria"},
    {"name": "Syldavia", "kind": "state"},
    {"name": "Syldavian Ministry of War", "kind": "agency", "parent": "Syldavia"},
    {"name": "San Theodoros", "kind": "state"},
]
_COLUMN = {"at_least": "low", "more_than": "low", "at_most": "high", "less_than": "high", "about": "best"}


def figure(
    source: str, reported: str, number: int | tuple[int, int] | None, bound: str = "exact", **more
) -> dict:
    """One figure about Syldavians deployed, by the Bordurian General Staff unless `more` says otherwise."""
    if bound == "vague":
        numbers = {}
    elif bound == "exact":
        numbers = dict.fromkeys(("low", "best", "high"), number)
    elif bound == "between":
        numbers = dict(zip(("low", "high"), number, strict=True))
    else:
        numbers = {_COLUMN[bound]: number}
    return {
        "source_id": source,
        "reported": reported,
        "statement": "A number.",
        "claimed_by": "Bordurian General Staff",
        "status": "asserted",
        "measure": "deployed",
        "mode": "stock",
        "side": "Syldavia",
        "location": "Zileheroum",
        "unit": "personnel",
        "review": "accepted",
        **numbers,
        "bound": bound,
        **more,
    }


def supply(source: str, reported: str, number: int, item: str, **more) -> dict:
    """One supply from Borduria to San Theodoros."""
    return {
        "source_id": source,
        "reported": reported,
        "statement": "A delivery.",
        "claimed_by": "Syldavian Ministry of War",
        "status": "asserted",
        "supplier": "Borduria",
        "recipient": "San Theodoros",
        "item": item,
        "category": "ammunition",
        "action": "supplied",
        **dict.fromkeys(("low", "best", "high"), number),
        "bound": "exact",
        "unit": "rounds",
        "review": "accepted",
        **more,
    }


def dossier_of(
    *claims: dict, publishers: dict[str, str] | None = None, titles: dict[str, str] | None = None
) -> tk.Dossier:
    """A dossier of these claims; ids count within a source, as they do in hand-made tables."""
    rows: dict[str, list[dict]] = {"sources": [], "actors": ACTORS, "figures": [], "supplies": []}
    counts: dict[tuple[str, str], int] = {}
    for claim in claims:
        source, letter = claim["source_id"], "s" if "supplier" in claim else "f"
        if not any(row["source_id"] == source for row in rows["sources"]):
            publisher = (publishers or {}).get(source, f"The {source.title()}")
            rows["sources"].append(
                {
                    "source_id": source,
                    "publisher": publisher,
                    "title": (titles or {}).get(source, "[none]"),
                    "published": claim["reported"],
                }
            )
        number = counts[source, letter] = counts.get((source, letter), 0) + 1
        rows["supplies" if letter == "s" else "figures"].append(
            {"claim_id": f"{source}.{letter}{number}", **claim}
        )
    return from_rows(rows, {})


def groups(dossier: tk.Dossier) -> list[set[str]]:
    """The claim ids of each origin."""
    return [set(ids.split("; ")) for ids in tk.origins(dossier)["claim_ids"]]
