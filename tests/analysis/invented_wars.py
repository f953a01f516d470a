"""Wars that never were: claims by a seeded script, with the repeats and the drift of real reporting.

An original statement is made by a body of a state and copied by pages over the following days; a copy
sharpens or loses the bound, loses the hedge, names the state in place of the body, makes casualties
into killed, or slips in the date.
"""

import random
from datetime import date, timedelta

from toolkit.dossier import Dossier, from_rows

FIRST_DAY = date(2022, 1, 1)
DAYS = 1000
STATES = ("Aland", "Borduria", "Carpania", "Dvina", "Estmark", "Freeland", "Gondwa", "Hesperia")
BODIES = ("Ministry of Defence", "General Staff", "Intelligence Service")
PLACES = ("North Front", "South Front", "Border", "Capital")
MEASURES = ("deployed", "killed", "wounded", "captured", "casualties", "withdrawn")
WEIGHTS = (40, 15, 10, 5, 20, 10)
BOUNDS = ("exact", "about", "at_least", "more_than", "at_most", "between")


def world(claims: int, seed: int = 1, publishers: int = 400) -> Dossier:
    """A dossier with that many figures about the people of eight states, over a thousand days."""
    chance = random.Random(seed)
    sources: dict[str, dict[str, object]] = {}
    figures: list[dict[str, object]] = []
    while len(figures) < claims:
        original = _original(chance)
        for copy in range(min(1 + int(chance.expovariate(0.2)), claims - len(figures))):
            figures.append(_copy(chance, original, copy, sources, publishers))
    for number, row in enumerate(figures):
        row["claim_id"] = f"{row['source_id']}.f{number}"
    rows = {"sources": list(sources.values()), "actors": _actors(), "figures": figures}
    return from_rows(rows, {})


def _actors() -> list[dict[str, object]]:
    states = [{"name": state, "kind": "state", "aliases": f"the {state} government"} for state in STATES]
    bodies = [
        {"name": f"{body} of {state}", "kind": "agency", "parent": state}
        for state in STATES
        for body in BODIES
    ]
    people = [
        {"name": f"Spokesman {n} of {state}", "kind": "person", "parent": f"{BODIES[n]} of {state}"}
        for state in STATES
        for n in range(2)
    ]
    return [*states, *bodies, *people]


def _original(chance: random.Random) -> dict[str, object]:
    day = FIRST_DAY + timedelta(days=chance.randrange(DAYS))
    state = chance.choice(STATES)
    body = f"{chance.choice(BODIES)} of {state}"
    low = chance.randint(1, 99) * 10 ** chance.randint(1, 3)
    mode = chance.choice(("stock", "stock", "flow"))
    when = (
        day.isoformat() if mode == "stock" else f"{(day - timedelta(days=30)).isoformat()}/{day.isoformat()}"
    )
    return {
        "day": day,
        "state": state,
        "claimed_by": chance.choice((body, body, body, f"Spokesman {chance.randrange(2)} of {state}", None)),
        "status": chance.choice(("asserted", "asserted", "unconfirmed", "confirmed", "planned", "denied")),
        "when": chance.choice((when, when, day.isoformat()[:7], None)),
        "measure": chance.choices(MEASURES, WEIGHTS)[0],
        "mode": mode,
        "side": chance.choice(STATES),
        "location": chance.choice(PLACES),
        **_numbers(chance.choice(BOUNDS), low, low + low // 2),
    }


def _numbers(bound: str, low: int, high: int) -> dict[str, object]:
    given = {
        "exact": (low, low, low),
        "about": (None, low, None),
        "at_least": (low, None, None),
        "more_than": (low, None, None),
        "at_most": (None, None, low),
        "between": (low, None, high),
    }[bound]
    return {**dict(zip(("low", "best", "high"), given, strict=True)), "bound": bound}


def _copy(
    chance: random.Random,
    original: dict[str, object],
    copy: int,
    sources: dict[str, dict[str, object]],
    publishers: int,
) -> dict[str, object]:
    day = original["day"] + timedelta(days=0 if copy == 0 else int(chance.expovariate(0.3)))  # type: ignore[operator]
    publisher = f"Page {chance.randrange(publishers)}"
    source_id = f"{publisher.replace(' ', '').lower()}-{day.isoformat()}"
    sources[source_id] = {
        "source_id": source_id,
        "publisher": publisher,
        "title": "[none]",
        "published": day.isoformat(),
    }
    row = {name: value for name, value in original.items() if name not in ("day", "state")}
    row.update(
        source_id=source_id,
        statement="A number.",
        reported=day.isoformat(),
        unit="personnel",
        review="accepted",
    )
    if copy and chance.random() < 0.4:
        _drift(chance, row, str(original["state"]))
    return row


def _drift(chance: random.Random, row: dict[str, object], state: str) -> None:
    kind = chance.choice(("bound", "hedge", "label", "date", "speaker", "place"))
    number = next(row[name] for name in ("low", "best", "high") if row[name] is not None)
    if kind == "bound":
        row.update(_numbers(chance.choice(BOUNDS[:5]), int(str(number)), 0))
    elif kind == "hedge":
        row["status"] = "confirmed"
    elif kind == "label" and row["measure"] == "casualties":
        row["measure"] = "killed"
    elif kind == "date":
        row["when"] = "2021"
    elif kind == "speaker" and row["claimed_by"]:
        row["claimed_by"] = state
    elif kind == "place":
        row["location"] = chance.choice(PLACES)
