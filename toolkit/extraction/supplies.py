"""Rows of the table `supplies`: who gave, got, asked for, promised or showed what.

One row per thing, supplier, recipient and action. A side that a sentence leaves out is taken from the
transfer told last ("It included ...", "Two more batteries followed"); a row whose sides stay unknown is
not made, except for things that are only shown.
"""

from dataclasses import dataclass
from typing import Any

from toolkit.extraction.claims import Reading, claim_row, parties, too_old
from toolkit.extraction.clauses import ACTOR, Clause
from toolkit.extraction.document import Document
from toolkit.extraction.supply_items import Item, items, quantity_of, wording
from toolkit.extraction.transfers import Transfer, transfers

Row = dict[str, Any]
_MEMORY = 4  # sentences over which an unnamed side is remembered
_CARRIED = frozenset(
    """it they package shipment cargo consignment haul tranche delivery batch aid arsenal load convoy crates
    weapons list order deal contract""".split()
)
_INCLUDING = frozenset(
    """included includes include including contained contains contain comprised comprises comprise consisted
    consists consist comprising containing""".split()
)


@dataclass(slots=True)
class _Last:
    """The sides of the transfer told last, and in which sentence."""

    supplier: list[str]
    recipient: list[str]
    sentence: int
    action: str


def supplies(doc: Document) -> list[Row]:
    """The supplies of an article in the order of the text, one row per thing and pair of sides."""
    reading = Reading.of(doc)
    found: dict[tuple[Any, ...], Row] = {}
    last: _Last | None = None
    for clause in [*reading.body, *reading.head]:
        things = items(clause)
        last = _read_clause(doc, clause, things, last, found)
    rows = list(found.values())
    rows.sort(key=lambda row: (row["start"], row["end"], row["supplier"], row["recipient"]))
    return rows


def _read_clause(
    doc: Document, clause: Clause, things: list[Item], last: _Last | None, found: dict[tuple[Any, ...], Row]
) -> _Last | None:
    here = clause.sentence.index
    if last is not None and here - last.sentence > _MEMORY:
        last = None
    used: set[int] = set()
    for transfer in transfers(clause, things):
        sides = _sides(doc, transfer, last)
        if sides is None:
            continue
        supplier, recipient = sides
        if transfer.items or supplier and recipient:
            last = _Last(supplier, recipient, here, transfer.action)
        for item in transfer.items:
            used.add(item.first)
            _keep(doc, clause, item, transfer, supplier, recipient, found)
    rest = [item for item in things if item.first not in used]
    if rest and last is not None and _goes_on(clause, rest, last):
        last.sentence = here
        stub = Transfer(clause, rest[0].first, action=last.action)
        for item in rest:
            _keep(doc, clause, item, stub, last.supplier, last.recipient, found)
    return last


def _sides(doc: Document, transfer: Transfer, last: _Last | None) -> tuple[list[str], list[str]] | None:
    """Supplier and recipient by name, unnamed ones from the items' origin or the last transfer."""
    clause = transfer.clause
    supplier = parties(doc, clause, tuple(transfer.supplier))
    recipient = parties(doc, clause, tuple(transfer.recipient))
    origins = [item.origin for item in transfer.items if item.origin is not None]
    if not supplier and origins:
        supplier = parties(doc, clause, (origins[0],))
    if transfer.direction == "show":
        return ([], recipient) if recipient else None
    if transfer.direction == "use" and (not supplier or supplier == recipient):
        return None
    if supplier == recipient:
        return None
    if last is not None:
        if not supplier and recipient and set(recipient) != set(last.supplier):
            supplier = last.supplier
        elif supplier and not recipient and set(supplier) != set(last.recipient):
            recipient = last.recipient
        elif not supplier and not recipient and transfer.items:
            supplier, recipient = last.supplier, last.recipient
    return supplier, recipient


def _goes_on(clause: Clause, rest: list[Item], last: _Last) -> bool:
    """Whether a sentence lists more of the last cargo: "It included ...", "(b) warheads"."""
    if not last.supplier or not last.recipient:
        return False
    lows = clause.lows[: rest[0].first]
    if any(low in _INCLUDING for low in lows) and any(low in _CARRIED for low in lows):
        return True
    return bool(lows) and len(lows) <= 5 and (lows[0] in "(-•*–" or lows[0].isdigit()) and not clause.actors


def _keep(
    doc: Document,
    clause: Clause,
    item: Item,
    transfer: Transfer,
    supplier: list[str],
    recipient: list[str],
    found: dict[tuple[Any, ...], Row],
) -> None:
    if transfer.denied or too_old(doc, clause.sentence, clause.starts[item.first]):
        return
    displayed = transfer.direction == "show"
    if not displayed and (not supplier or not recipient):
        return
    if displayed and not item.military:
        return
    quantity = quantity_of(clause, item, doc.quantities_in(clause.sentence))
    start = clause.starts[item.first]
    if quantity is not None and clause.sentence.start <= quantity.start < start:
        start = quantity.start
    end = clause.ends[item.last]
    name = wording(clause, item)
    for giver in supplier or [""]:
        for taker in recipient or [""]:
            key = (giver, taker, item.category, name.lower(), transfer.action)
            if giver == taker or key in found:
                continue
            row = claim_row(doc, clause.sentence, start, end)
            row.update(supplier=giver, recipient=taker, item=name, category=item.category, action=transfer.action)
            row.update(_numbers(quantity))
            if transfer.action == "promised" and row["status"] == "asserted":
                row["status"] = "planned"
            found[key] = row


def _numbers(quantity: Any) -> Row:
    if quantity is None:
        return {"low": None, "best": None, "high": None, "bound": "vague", "unit": ""}
    return {
        "low": quantity.low,
        "best": quantity.best,
        "high": quantity.high,
        "bound": quantity.bound,
        "unit": quantity.unit if quantity.unit != "-" else "",
    }
