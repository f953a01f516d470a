"""Rows of supplies made from items and their sides, and which of them say the same."""

from collections.abc import Iterable

from toolkit.extraction.article.claims import claim_row, too_old
from toolkit.extraction.article.document import Document
from toolkit.extraction.article.parties import only_watches
from toolkit.extraction.numbers.read import Quantity
from toolkit.extraction.text import patterns as re
from toolkit.extraction.text.categories import MATERIAL, NEEDS
from toolkit.extraction.text.wordsets import wordset
from toolkit.extraction.transfers.items import Item, none_of, wording
from toolkit.extraction.transfers.parts import Transfer
from toolkit.extraction.transfers.quantities import quantity_of
from toolkit.schema import Row

Key = tuple[str, str, str, str, str, bool]  # giver, taker, category, words, action, whether disowned
Found = dict[Key, Row]

_SEALING = wordset("sealing off")
_VAGUE = wordset("vague thing")


def keep(
    doc: Document,
    item: Item,
    transfer: Transfer,
    supplier: list[str],
    recipient: list[str],
    found: Found,
    note: str = "",
) -> bool:
    """Add the rows of an item; False where a side is missing and a later sentence may name it."""
    clause = transfer.clause
    if transfer.direction == "halt" and item.category in NEEDS and clause.lows[transfer.trigger] in _SEALING:
        return True  # "blocked food and fuel": a siege, not a promise withdrawn
    disowned = transfer.disowned and bool(transfer.supplier and transfer.recipient)
    if (transfer.denied and not disowned) or none_of(clause, item) or too_old(doc, clause.sentence):
        return True
    supplier, recipient = ([n for n in side if not only_watches(doc, n)] for side in (supplier, recipient))
    displayed = transfer.direction == "show"
    if displayed and not item.military:
        return True
    if not displayed and (not supplier or not recipient):
        return False
    for giver in supplier or [""]:
        for taker in recipient:
            key = (giver, taker, item.category, wording(clause, item).lower(), transfer.action, disowned)
            if key in found and item.name and transfer.action == "received":
                _order(found, key, _row(doc, item, transfer, giver, taker))
            if giver != taker and key not in found:
                found[key] = {**_row(doc, item, transfer, giver, taker), "note": note}
    return True


def _order(found: Found, key: Key, part: Row) -> None:
    """ "Peru bought 30 tanks and has received 12": what was bought was ordered, if only a part has come."""
    whole = found[key]
    if _BOUGHT.search(whole["quote"]) and (part["best"] or 0) < (whole["best"] or 0):
        ordered = (*key[:4], "promised", key[5])
        found.setdefault(ordered, {**found.pop(key), "action": "promised", "status": "planned"})


_BOUGHT = re.compile(r"\b(?:b(?:ought|uys?)|purchased?)\b")


def _row(doc: Document, item: Item, transfer: Transfer, giver: str, taker: str) -> Row:
    clause = transfer.clause
    quantity = quantity_of(clause, item, doc.quantities_in(clause.sentence))
    start = clause.starts[item.first]
    if quantity is not None and clause.sentence.start <= quantity.start < start:
        apart = " and as many" in doc.text[quantity.end : start]
        start = start if apart else quantity.start
    amount = numbers(quantity)
    row = claim_row(doc, clause.sentence, start, clause.ends[item.last])
    row.update(supplier=giver, recipient=taker, item=wording(clause, item), category=item.category)
    row.update(action=transfer.action, **amount)
    if transfer.disowned or (transfer.direction == "halt" and _no_longer_given(transfer)):
        row["status"] = "denied"
    if transfer.action == "promised" and row["status"] == "asserted":
        row["status"] = "planned"
    return row


def _no_longer_given(transfer: Transfer) -> bool:
    """ "paused shipments of guns", "stopped selling guns", but not "stopped a lorry of guns"."""
    behind = transfer.clause.lows[transfer.trigger + 1 : transfer.trigger + _NEAR]
    return not _GIVING.isdisjoint(behind)


_NEAR = 6
_GIVING = wordset("dealings") | wordset("having dealings")


def numbers(quantity: Quantity | None) -> Row:
    """The columns low to unit; a thing without a number is vague."""
    if quantity is None:
        return {"low": None, "best": None, "high": None, "bound": "vague", "unit": ""}
    return {
        "low": quantity.low,
        "best": quantity.best,
        "high": quantity.high,
        "bound": quantity.bound,
        "unit": quantity.unit if quantity.unit != "-" else "",
    }


def best_named(rows: Iterable[Row]) -> list[Row]:
    """Without "tanks" where another row of the same two sides says "Abrams tanks" and no other number."""
    rows = list(rows)
    alike: dict[tuple[str, str, str], dict[str, Row]] = {}
    for row in rows:
        group = alike.setdefault((row["supplier"], row["recipient"], row["category"]), {})
        words = row["item"].lower().split()
        for k in range(1, len(words)):
            group.setdefault(" ".join(words[k:]), row)
            group.setdefault(" ".join(words[:k]), row)
    kept = []
    for row in rows:
        other = alike[row["supplier"], row["recipient"], row["category"]].get(row["item"].lower())
        if other is None or (row["low"] and other["low"] and row["low"] != other["low"]):
            kept.append(row)
        elif _counts(row) and not _counts(other) and row["start"] < other["start"]:
            kept.append(row)  # "sent 400 drones. It also sends attack drones"
    return kept


def _counts(row: Row) -> bool:
    """Whether the row gives a number."""
    return str(row["bound"]) != "vague"


def specific(rows: list[Row]) -> list[Row]:
    """Without "weapons" and "equipment" where the article names the weapons of the same two sides."""
    named = {
        (r["supplier"], r["recipient"])
        for r in rows
        if r["category"] not in ("other", "technology", *MATERIAL)
    }
    return [
        r
        for r in rows
        if r["category"] != "other"
        or r["item"].lower().split()[-1] not in _VAGUE
        or (r["supplier"], r["recipient"]) not in named
    ]
