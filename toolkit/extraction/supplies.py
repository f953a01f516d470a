"""Rows of the table `supplies`: who gave, got, asked for, promised or showed what.

One row per thing, supplier, recipient and action. A side that a sentence leaves out is taken from the
transfer told last ("It included ...", "Two more batteries followed"); a row whose sides stay unknown is
not made, except for things that are only shown.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from toolkit.extraction.attribution import attribute
from toolkit.extraction.claims import Reading, claim_row, kind_of, parties, party, too_old
from toolkit.extraction.clauses import Clause
from toolkit.extraction.document import Document
from toolkit.extraction.numbers import Quantity
from toolkit.extraction.supply_items import Item, in_return, items, none_of, quantity_of, wording
from toolkit.extraction.supply_money import sums
from toolkit.extraction.supply_sides import can_be_completed, comes_back, usual_sides
from toolkit.extraction.transfer_nouns import INCLUDING
from toolkit.extraction.transfer_parts import Transfer
from toolkit.extraction.transfer_sides import bound_for, in_hands
from toolkit.extraction.transfers import transfers
from toolkit.extraction.wordsets import wordset

Row = dict[str, Any]
_VAGUE = wordset("vague thing")
_MEMORY = 6  # sentences over which an unnamed side is remembered
_CARRIED = wordset("cargo")
_DESTROYED = frozenset(
    {"shot", "shooting", "shoot", "downed", "downing", "destroyed", "destroying", "destroy"}
)
_MATERIAL = frozenset({"labour", "food", "funds"})  # too common to guess a side for


@dataclass(slots=True)
class _Story:
    """What has been told so far: the sides of the last transfer, and items still without a side."""

    supplier: list[str] = field(default_factory=list)
    recipient: list[str] = field(default_factory=list)
    sentence: int = -99
    action: str = "supplied"
    waiting: list[tuple[Item, Transfer]] = field(default_factory=list)
    unfinished: list[tuple[Item, Transfer, list[str], list[str]]] = field(default_factory=list)
    pairs: list[tuple[str, str]] = field(default_factory=list)  # of transfers that name no thing
    home: tuple[list[str], list[str], int] | None = None  # sides before a paragraph on what came back
    before: int = -1  # index of the sentence before the one that is read

    def near(self, sentence: int) -> bool:
        """Whether the last transfer was told a few sentences ago at most."""
        return sentence - self.sentence <= _MEMORY


def supplies(doc: Document) -> list[Row]:
    """The supplies of an article in the order of the text, one row per thing and pair of sides."""
    reading = Reading.of(doc)
    found: dict[tuple[Any, ...], Row] = {}
    story = _Story()
    for clause in reading.body:
        story.before = clause.sentence.index - 1
        _read_clause(doc, clause, story, found)
    _finish(doc, story, found)
    story = _Story()
    for clause in reading.head:
        _read_clause(doc, clause, story, found, remembering=False)
    rows = _specific([row for row in found.values() if not _named_better(row, found.values())])
    rows.sort(key=lambda row: (row["start"], row["end"], row["supplier"], row["recipient"]))
    return rows


def _finish(doc: Document, story: _Story, found: dict[tuple[Any, ...], Row]) -> None:
    """Things whose sides no sentence near them names get the usual ones of the article."""
    rows = list(found.values())
    pairs = [
        (row["supplier"], row["recipient"])
        for row in rows
        if row["action"] not in ("requested", "displayed") and row["supplier"] and row["recipient"]
    ]
    told = {(row["start"], row["end"]) for row in rows}
    for item, transfer, supplier, recipient in story.unfinished:
        clause = transfer.clause
        if clause.ends[item.last] in {end for _, end in told}:
            continue
        if can_be_completed(item, transfer, supplier, recipient):
            sides = usual_sides(pairs or story.pairs, supplier, recipient, comes_back(transfer))
            if sides is not None:
                _keep(doc, item, transfer, *sides, found)


def _named_better(row: Row, rows: Iterable[Row]) -> bool:
    """Whether another row of the same sides and kind names the thing more fully: "Abrams tanks", "tanks"."""
    item = row["item"].lower()
    return any(
        other is not row
        and all(other[name] == row[name] for name in ("supplier", "recipient", "category"))
        and len(other["item"]) > len(item)
        and (other["item"].lower().endswith(" " + item) or other["item"].lower().startswith(item + " "))
        and not (row["low"] and other["low"] and row["low"] != other["low"])
        for other in rows
    )


def _specific(rows: list[Row]) -> list[Row]:
    """Without "weapons" and "equipment" where the article names the weapons of the same two sides."""
    named = {
        (r["supplier"], r["recipient"])
        for r in rows
        if r["category"] not in ("other", "technology", *_MATERIAL)
    }
    return [
        r
        for r in rows
        if r["category"] != "other"
        or r["item"].lower().split()[-1] not in _VAGUE
        or (r["supplier"], r["recipient"]) not in named
    ]


def _speaker(doc: Document, clause: Clause) -> list[str]:
    """The side that tells of an arrival: "arrived from Germany, Defence Minister Umerov said"."""
    name = attribute(doc, clause.sentence.start, clause.sentence.start + 1).claimed_by
    who = party(doc, name, kind_of(doc, name)) if name else ""
    return [who] if who and kind_of(doc, who) == "state" else []


def _subject_of(doc: Document, index: int, clause: Clause) -> list[str]:
    """The actor with whose name the sentence before begins, if it is of the same paragraph."""
    if index < 0 or doc.sentences[index].paragraph != clause.sentence.paragraph:
        return []
    for mention in doc.mentions_in(doc.sentences[index])[:1]:
        possessive = doc.text[mention.end : mention.end + 2] in ("'s", "’s")
        opening = doc.text[doc.sentences[index].start : mention.start].lower().strip()
        if mention.form in ("name", "seat", "short") and not possessive and opening in ("", "the"):
            name = party(doc, mention.name, mention.kind)
            return [name] if name else []
    return []


def _read_clause(
    doc: Document, clause: Clause, story: _Story, found: dict[tuple[Any, ...], Row], remembering: bool = True
) -> None:
    things = items(clause)
    money = sums(clause, doc.quantities_in(clause.sentence), things)
    given = sorted([*things, *money], key=lambda item: item.first)
    told = list(transfers(clause, given))
    if story.home and story.home[2] != clause.sentence.paragraph:
        story.supplier, story.recipient, story.home = story.home[0], story.home[1], None
    used: set[int] = set()
    for transfer in told:
        sides = _sides(doc, transfer, told, story if remembering else _Story())
        used.update(item.first for item in transfer.items)
        if sides is None:
            continue
        supplier, recipient = sides
        for item in transfer.items:
            back = in_return(clause, item, transfer.trigger)
            giver, taker = (recipient, supplier) if back else (supplier, recipient)
            if transfer.direction == "in" and item.origin is not None and item.origin > item.last:
                giver = parties(doc, clause, (item.origin,)) or giver  # "F-16s from A and Mirages from B"
            if not _keep(doc, item, transfer, giver, taker, found):
                story.waiting.append((item, transfer))
                story.unfinished.append((item, transfer, giver, taker))
        asked = recipient and clause.text[clause.sentence.end - 1] == "?"
        common = transfer.items and all(item.category in _MATERIAL for item in transfer.items)
        if common and not (transfer.supplier and transfer.recipient):
            continue
        whole = transfer.supplier and transfer.recipient and transfer.direction in ("out", "in", "deal")
        if transfer.direction != "show" and (transfer.items or whole or asked):
            if transfer.action == "requested" and not asked:
                continue
            if whole and not transfer.items and supplier and recipient:
                story.pairs.append((supplier[0], recipient[0]))
            if comes_back(transfer):
                story.home = (story.supplier, story.recipient, clause.sentence.paragraph)
            _go_on(story, supplier, recipient, transfer, clause.sentence.index)
    _complete(doc, clause, told, story, found)
    rest = [item for item in things if item.first not in used]
    _in_hands(doc, clause, rest, story, found)
    if rest and story.near(clause.sentence.index) and _goes_on(clause, rest, story):
        story.sentence = clause.sentence.index
        stub = Transfer(clause, rest[0].first, action=story.action)
        for item in rest:
            _keep(doc, item, stub, story.supplier, story.recipient, found)


def _go_on(
    story: _Story, supplier: list[str], recipient: list[str], transfer: Transfer, sentence: int
) -> None:
    if not story.near(sentence) or supplier:
        story.supplier = supplier
    if not story.near(sentence) or recipient or not transfer.items:
        story.recipient = recipient
    story.sentence, story.action = sentence, transfer.action
    story.waiting = [(i, t) for i, t in story.waiting if sentence - t.clause.sentence.index <= _MEMORY]


def _complete(
    doc: Document, clause: Clause, told: list[Transfer], story: _Story, found: dict[tuple[Any, ...], Row]
) -> None:
    """Items of a sentence before whose taker comes only now: "The cargo was bound for the Houthis"."""
    if not story.near(clause.sentence.index) or not story.supplier or story.recipient:
        return
    bound = [] if any(t.items for t in told) else bound_for(clause, 0)
    story.recipient = [n for n in parties(doc, clause, tuple(bound)) if n not in story.supplier]
    if story.recipient:
        story.sentence = clause.sentence.index
        for item, transfer in story.waiting:
            _keep(doc, item, transfer, story.supplier, story.recipient, found)
        story.waiting = []


def _in_hands(
    doc: Document, clause: Clause, rest: list[Item], story: _Story, found: dict[tuple[Any, ...], Row]
) -> None:
    """Foreign things that somebody has: the maker's state counts as the supplier."""
    for item in rest:
        if item.origin is None or not item.military:
            continue
        supplier = parties(doc, clause, (item.origin,))
        recipient = parties(doc, clause, tuple(in_hands(clause, item)))
        if supplier and recipient and supplier != recipient:
            _keep(doc, item, Transfer(clause, item.first), supplier, recipient, found)


def _sides(
    doc: Document, transfer: Transfer, told: list[Transfer], story: _Story
) -> tuple[list[str], list[str]] | None:
    """Supplier and recipient by name; what the clause leaves out comes from the items' origin, from a
    sister clause of the sentence, or from the transfer told last."""
    clause = transfer.clause
    supplier = parties(doc, clause, tuple(transfer.supplier))
    recipient = parties(doc, clause, tuple(transfer.recipient))
    origins = [item.origin for item in transfer.items if item.origin is not None]
    if origins and (not supplier or transfer.direction in ("seize", "halt")):
        supplier = parties(doc, clause, (origins[0],))
    if transfer.direction == "show":
        return ([], recipient) if recipient else None
    if transfer.direction == "build" and not (supplier and recipient):
        return None  # "has made missiles": for whom, the clause must say
    if transfer.direction == "seize" and _DESTROYED & set(clause.lows):
        return None  # "49 drones were shot down"
    moves = transfer.items and all(item.category in ("aircraft", "naval") for item in transfer.items)
    if transfer.direction == "arrive" and moves and not supplier:
        return None  # an aircraft that landed
    if (supplier and supplier == recipient) or (transfer.direction == "use" and not supplier):
        return None
    for sister in told:
        if sister is transfer or sister.direction in ("show", "seize", "halt", "build"):
            continue
        if not recipient:
            recipient = [n for n in parties(doc, clause, tuple(sister.recipient)) if n not in supplier]
        if not supplier and sister.direction == "out":
            supplier = [n for n in parties(doc, clause, tuple(sister.supplier)) if n not in recipient]
    only_sent = transfer.sends and all(i.category in ("aircraft", "naval") for i in transfer.items)
    if not recipient and only_sent:
        return supplier, recipient  # "sent warplanes across the strait" gives them to nobody
    if (
        transfer.action == "requested"
        or transfer.direction == "halt"
        or all(i.category in _MATERIAL for i in transfer.items)
    ):
        return supplier, recipient
    if story.near(clause.sentence.index):
        if supplier and not recipient and supplier == story.recipient and comes_back(transfer):
            return supplier, list(story.supplier)  # "In the other direction, A gave ..."
        if not supplier and not set(recipient) & set(story.supplier):
            supplier = list(story.supplier)
        if not recipient and not transfer.elsewhere and not set(supplier) & set(story.recipient):
            recipient = list(story.recipient)
    if supplier and not recipient and transfer.direction in ("arrive", "out") and transfer.arrived:
        recipient = [n for n in _speaker(doc, clause) if n not in supplier]
    if not supplier and recipient:
        supplier = [n for n in _subject_of(doc, story.before, clause) if n not in recipient]
    return supplier, recipient


def _goes_on(clause: Clause, rest: list[Item], last: _Story) -> bool:
    """Whether a sentence lists more of the last cargo: "It included ...", "(b) warheads"."""
    if not last.supplier or not last.recipient:
        return False
    lows = clause.lows[: rest[0].first]
    if any(low in INCLUDING for low in lows) and any(low in _CARRIED for low in lows):
        return True
    if "among" in clause.lows:
        among = clause.lows.index("among")
        rest[:] = [item for item in rest if item.last < among]
        return bool(rest) and any(low in _CARRIED for low in clause.lows[among : among + 4])
    return bool(lows) and len(lows) <= 5 and (lows[0] in "(-•*–" or lows[0].isdigit()) and not clause.actors


def _keep(
    doc: Document,
    item: Item,
    transfer: Transfer,
    supplier: list[str],
    recipient: list[str],
    found: dict[tuple[Any, ...], Row],
) -> bool:
    """Add the rows of an item; False where a side is missing and a later sentence may name it."""
    clause = transfer.clause
    if transfer.denied or none_of(clause, item) or too_old(doc, clause.sentence, clause.starts[item.first]):
        return True
    displayed = transfer.direction == "show"
    if displayed and not item.military:
        return True
    if not displayed and (not supplier or not recipient):
        return False
    for giver in supplier or [""]:
        for taker in recipient or [""]:
            key = (giver, taker, item.category, wording(clause, item).lower(), transfer.action)
            if giver != taker and key not in found:
                found[key] = _row(doc, item, transfer, giver, taker)
    return True


def _row(doc: Document, item: Item, transfer: Transfer, giver: str, taker: str) -> Row:
    clause = transfer.clause
    quantity = quantity_of(clause, item, doc.quantities_in(clause.sentence))
    start = clause.starts[item.first]
    if quantity is not None and clause.sentence.start <= quantity.start < start:
        start = quantity.start
    numbers = _numbers(quantity)
    if quantity is not None and _belongs_to_verb(clause, quantity):
        start = quantity.value_start
        value = quantity.low if quantity.low is not None else quantity.high
        numbers.update(low=value, best=value, high=value, bound="exact")
    row = claim_row(doc, clause.sentence, start, clause.ends[item.last])
    row.update(supplier=giver, recipient=taker, item=wording(clause, item), category=item.category)
    row.update(action=transfer.action, **numbers)
    if transfer.action == "promised" and row["status"] == "asserted":
        row["status"] = "planned"
    return row


def _belongs_to_verb(clause: Clause, quantity: Quantity) -> bool:
    """Whether what looks like a qualifier is the end of a verb: "handed over 14 jets"."""
    return any(
        hit.start < quantity.start < hit.end <= quantity.value_start
        for hit in clause.hits.values()
        if hit.terms[0].form == "verb"
    )


def _numbers(quantity: Quantity | None) -> Row:
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
