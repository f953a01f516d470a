"""Rows of the table `ties`: who stands how to whom, read from the text.

One row per pair and kind of tie; the first sentence that says it is quoted. Persons and offices stand
for their state ("Putin visited Pyongyang": Russia, North Korea), armed groups that no state commands
stand for themselves.
"""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from toolkit.extraction.article.claims import Reading
from toolkit.extraction.article.document import Document
from toolkit.extraction.article.parties import kind_of, parent_of
from toolkit.extraction.article.ranking import leader
from toolkit.extraction.text.categories import MILITARY
from toolkit.extraction.text.wordsets import wordset
from toolkit.extraction.ties.cues import Told
from toolkit.extraction.ties.figures import killers, tie_of, troops_abroad
from toolkit.extraction.ties.fill import Scene
from toolkit.extraction.ties.foes import foes
from toolkit.extraction.ties.guests import guests
from toolkit.extraction.ties.spoken import Spoken, rows_of
from toolkit.extraction.ties.theatre import Theatres, is_peace_mission
from toolkit.extraction.ties.verdicts import accusers
from toolkit.extraction.ties.weighing import FAINT, weighed
from toolkit.schema import Row

_ARMS = MILITARY | {"engines", "other", "technology", "vehicles"}

_PEACEFUL = wordset("relief")


def ties(
    doc: Document, supply_rows: list[Row] | None = None, figure_rows: list[Row] | None = None
) -> list[Row]:
    """The ties of an article, one row per pair and kind, in the order of the text.

    `supply_rows` are the rows of the same article's supplies, each of which also is a tie of its two
    sides (arms or aid); `figure_rows` those of its figures, which tell whose soldiers serve abroad.
    """
    told, found, scene = tell(doc, supply_rows or [], figure_rows or [])
    rows = _settle(doc, scene.theatres, list(weighed(scene, told, found, figure_rows or [])))
    rows.sort(key=lambda row: (row["start"], row["end"], row["a"], row["b"], row["tie"]))
    return rows


def _ends(row: Row) -> bool:
    """Whether the row is of dealings that are ended."""
    return bool(row["tie"] == "sanction" and row["sign"] < 0)


class _Record:
    """The rows of an article, one per pair and kind, and all that its rules told."""

    def __init__(self) -> None:
        self.found: dict[tuple[Any, ...], Row] = {}
        self.told: list[Told] = []

    def add(self, told: Iterable[Told]) -> None:
        for one in told:
            self.told.append(one)
            first = self.found.setdefault(_key(one.row), one.row)
            if "note" not in one.row:
                first.pop("note", None)

    def take(self, rule: str, rows: Iterable[Row]) -> None:
        self.add(Told(rule, row) for row in rows)


def tell(
    doc: Document, supply_rows: list[Row], figure_rows: list[Row]
) -> tuple[list[Told], list[Row], Scene]:
    """Everything that the rules tell, one row for each pair and kind, and the scene; not weighed yet."""
    reading, record, spoken = Reading.of(doc), _Record(), Spoken.of(doc)
    scene = Scene(doc, [*reading.body, *reading.head], record.found, Theatres(doc))
    record.add(spoken.told)
    ended = {(frozenset((row["a"], row["b"])), row["quote"]) for row in record.found.values() if _ends(row)}
    supplied = [
        row
        for row in supply_rows
        if (frozenset((row["supplier"], row["recipient"])), row["quote"]) not in ended
    ]
    # a delivery says more than an order, and an order more than what is in doubt
    supplied.sort(key=lambda row: (bool(row.get("note")), row["status"] == "planned"))
    record.take("supply", filter(None, map(_of_supply, supplied)))
    for rule, clause, relation in spoken.open_ended:
        for name in scene.open_sides(clause, relation):
            rows = rows_of(doc, clause, relation, theatre=name)
            record.add(Told(f"{rule} filled", row, clause, relation) for row in rows)
    record.take("losses", killers(doc, reading.body, figure_rows))
    record.take("foes", list(foes(doc, figure_rows, list(record.found.values()))))
    record.take("words", list(accusers(doc, record.found.values())))
    told = list(record.found.values())
    record.take("figure", list(troops_abroad(doc, figure_rows, told, scene.theatres, not scene.is_article)))
    for where, row in guests(scene, figure_rows, list(record.found.values())):
        record.take(f"guests {where}", [row])
    return record.told, list(record.found.values()), scene


def _key(row: Row) -> tuple[Any, ...]:
    """What one article tells once: the pair, in order where the tie has a direction, and the tie."""
    sides = (row["a"], row["b"]) if row["directed"] else sorted((row["a"], row["b"]))
    return (*sides, row["tie"])


def _of_supply(row: Row) -> Row | None:
    """The tie that a supply implies: arms for weapons, aid for the rest; unsure where that is."""
    a, b = row["supplier"], row["recipient"]
    stopped = row["action"] == "promised" and row["status"] == "denied"
    if not a or not b or row["action"] in ("displayed", "requested") or stopped:
        return None
    if row["category"] not in _ARMS and "exports" in row["quote"].lower():
        return None  # trade
    peaceful = row["category"] in ("other", "vehicles") and not _PEACEFUL.isdisjoint(
        row["item"].lower().split()
    )
    tie = "arms" if row["category"] in _ARMS and not peaceful else "aid"
    found = tie_of(row, a, b, tie, 1)
    return {**found, "note": FAINT} if row.get("note") else found


def _settle(doc: Document, theatres: Theatres, rows: list[Row]) -> list[Row]:
    """Soldiers in the country of an enemy are no friendly tie: the fighting row says it; those of a
    mission are counted once, for the country where it serves."""
    enemies = {frozenset((r["a"], r["b"])) for r in rows if r["tie"] == "combat"}
    enemies |= {
        frozenset((r["a"], parent_of(doc, r["b"])))
        for r in rows
        if r["tie"] == "combat" and kind_of(doc, r["b"]) == "armed_force"
    }
    hosted = {(r["a"], r["b"]) for r in rows if r["tie"] == "troops" and kind_of(doc, r["b"]) == "state"}
    most = {leader(Counter(land for _, land in hosted))}
    kept = []
    for row in rows:
        if row["tie"] == "troops":
            kind = kind_of(doc, row["b"])
            mission = kind in ("bloc", "organisation") or (
                kind == "armed_force" and is_peace_mission(doc, row["b"])
            )
            counted = mission and any((row["a"], host) in hosted for host in theatres.hosts(row["b"]) or most)
            if counted or frozenset((row["a"], row["b"])) in enemies:
                continue
        kept.append(row)
    return kept
