"""Tables for chart tests: small ones written out, and made-up wars of any size."""

import random

import pandas as pd

from toolkit.dossier import Dossier, from_rows

LONG = "Extraordinarily Long-Winded Federation of United Upland and Lowland Provinces"
STATES = ("Norland", "Sudland", "Estmark", "Westmark", LONG)
TIES = ("alliance", "arms", "troops", "visit", "talks", "sanction", "combat", "support")
SIGNS = {"sanction": -1, "combat": -1}
BOUNDS = {
    "exact": lambda n: (n, n, n),
    "about": lambda n: (None, n, None),
    "at_least": lambda n: (n, None, None),
    "more_than": lambda n: (n, None, None),
    "at_most": lambda n: (None, None, n),
    "between": lambda n: (n, None, 2 * n),
    "vague": lambda n: (None, None, None),
}
STATUSES = ("asserted", "confirmed", "unconfirmed", "denied", "planned")


def figure(number, **changed):
    """One row of `figures`; whatever is not said is an exact total of 100 by Sudland."""
    row = {
        "claim_id": f"page-{number}.f1",
        "source_id": f"page-{number}",
        "statement": "One hundred came.",
        "claimed_by": "Sudland",
        "status": "asserted",
        "when": "2031-05",
        "reported": "2031-05-01",
        "review": "accepted",
        "measure": "deployed",
        "mode": "stock",
        "side": "Norland",
        "location": "the border",
        "low": 100,
        "best": 100,
        "high": 100,
        "bound": "exact",
        "unit": "personnel",
    }
    return {**row, **changed}


def bounded(bound, number):
    """low, best, high and bound as a dict."""
    low, best, high = BOUNDS[bound](number)
    return {"low": low, "best": best, "high": high, "bound": bound}


def war(size, *, seed=1):
    """A dossier of a war that never was: `size` figures, supplies, ties and events each."""
    chance = random.Random(seed)
    rows = {"sources": [], "actors": [], "figures": [], "supplies": [], "ties": [], "events": []}
    names = [*STATES, *(f"Republic {number}" for number in range(size // 12))]
    rows["actors"] = [{"name": name, "kind": "state"} for name in names]
    rows["actors"] += [
        {"name": "General Staff of Sudland", "kind": "armed_force", "parent": "Sudland"},
        {"name": "Ana Sud", "kind": "person", "parent": "Sudland"},
        {"name": "The Pact", "kind": "bloc"},
    ]
    speakers = [*names, "General Staff of Sudland", "Ana Sud", None]
    for number in range(size):
        day = (pd.Timestamp("2031-01-01") + pd.Timedelta(days=chance.randrange(700))).date().isoformat()
        rows["sources"].append(
            {
                "source_id": f"page-{number}",
                "publisher": f"Daily {number % 9}",
                "title": "News",
                "published": day,
            }
        )
        common = {
            "source_id": f"page-{number}",
            "statement": "So it was said.",
            "claimed_by": chance.choice(speakers),
            "status": chance.choice(STATUSES),
            "when": chance.choice([None, day, day[:7], day[:4], f"../{day}", f"{day}/.."]),
            "reported": day,
            "review": chance.choice(["accepted", "draft"]),
        }
        amount = bounded(chance.choice(list(BOUNDS)), chance.randrange(1, 60) * 250)
        measure = chance.choice(["deployed", "deployed", "killed", "wounded", "casualties", "captured"])
        mode, side = chance.choice(["stock", "flow"]), chance.choice(["Norland", "Sudland"])
        rows["figures"].append(
            figure(
                number,
                **common,
                **amount,
                measure=measure,
                mode=mode,
                side=side,
                claim_id=f"page-{number}.f1",
            )
        )
        giver, taker = chance.sample(names, 2)
        rows["supplies"].append(
            {
                **common,
                **amount,
                "claim_id": f"page-{number}.s1",
                "supplier": giver,
                "recipient": taker,
                "unit": "pieces",
                "item": "things",
                "category": chance.choice(["missiles", "uav", "food", "fuel"]),
                "action": "supplied",
            }
        )
        tie = chance.choice(TIES)
        rows["ties"].append(
            {
                **common,
                "claim_id": f"page-{number}.t1",
                "a": giver,
                "b": taker,
                "tie": tie,
                "sign": SIGNS.get(tie, 1),
                "directed": tie not in ("alliance", "talks"),
            }
        )
        rows["events"].append(
            {
                **common,
                "claim_id": f"page-{number}.e1",
                "event": f"{giver} meets {taker} about matter {number}",
                "kind": chance.choice(["CONSULT", "AGREE", "ACCUSE", "ASSAULT", "AID"]),
                "participants": f"{giver}; {taker}",
            }
        )
    for number, name in enumerate(names[:3]):
        rows["ties"].append(
            {
                "claim_id": f"page-0.t{number + 2}",
                "source_id": "page-0",
                "statement": "Members.",
                "status": "confirmed",
                "reported": rows["sources"][0]["published"],
                "review": "accepted",
                "a": name,
                "b": "The Pact",
                "tie": "membership",
                "sign": 1,
                "directed": True,
            }
        )
    return from_rows(rows, {})


def dossier_of(figures=(), **tables) -> Dossier:
    """A dossier of these rows, with the sources and actors that they need."""
    rows = {"figures": list(figures), **tables}
    every = [row for table in rows.values() for row in table]
    sources = sorted({row["source_id"] for row in every})
    rows["sources"] = [
        {"source_id": source, "publisher": source.title(), "title": "News", "published": "2031-05-01"}
        for source in sources
    ]
    columns = ("claimed_by", "side", "supplier", "recipient", "a", "b")
    names = sorted({row[column] for row in every for column in columns if row.get(column)})
    rows["actors"] = [{"name": name, "kind": "state"} for name in names]
    return from_rows(rows, {})
