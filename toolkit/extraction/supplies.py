"""Rows of the table `supplies`: who gave, got, asked for, promised or showed what.

One row per thing, supplier, recipient and action. A side that a sentence leaves out is taken from the
transfer told last ("It included ...", "Two more batteries followed"), else from the article's usual pair;
a row whose sides stay unknown is not made, except for things that are only shown.
"""

from typing import Any

from toolkit.extraction.claims import Reading, parties
from toolkit.extraction.clauses import Clause
from toolkit.extraction.document import Document
from toolkit.extraction.supply_items import MATERIAL, Item, in_return, items, wording
from toolkit.extraction.supply_money import sums
from toolkit.extraction.supply_parties import clause_sides
from toolkit.extraction.supply_rows import best_named, keep, specific
from toolkit.extraction.supply_shares import counted_again, shares
from toolkit.extraction.supply_sides import can_be_completed, comes_back, usual_sides
from toolkit.extraction.supply_story import MEMORY, Story
from toolkit.extraction.transfer_nouns import INCLUDING
from toolkit.extraction.transfer_parts import Transfer
from toolkit.extraction.transfer_sides import bound_for, in_hands
from toolkit.extraction.transfers import transfers
from toolkit.extraction.wordsets import wordset

Row = dict[str, Any]
_CARRIED = wordset("cargo")


def supplies(doc: Document) -> list[Row]:
    """The supplies of an article in the order of the text, one row per thing and pair of sides."""
    reading = Reading.of(doc)
    found: dict[tuple[Any, ...], Row] = {}
    story = Story()
    for clause in reading.body:
        story.before = clause.sentence.index - 1
        _read_clause(doc, clause, story, found)
    _finish(doc, story, found)
    story = Story()
    for clause in reading.head:
        _read_clause(doc, clause, story, found, remembering=False)
    rows = specific(best_named(found.values()))
    rows.sort(key=lambda row: (row["start"], row["end"], row["supplier"], row["recipient"]))
    return rows


def _finish(doc: Document, story: Story, found: dict[tuple[Any, ...], Row]) -> None:
    """Things whose sides no sentence near them names get the usual ones of the article."""
    rows = list(found.values())
    pairs = [
        (row["supplier"], row["recipient"])
        for row in rows
        if row["action"] not in ("requested", "displayed") and row["supplier"] and row["recipient"]
    ]
    told = {row["end"] for row in rows}
    for item, transfer, supplier, recipient in story.unfinished:
        clause = transfer.clause
        if clause.ends[item.last] in told:
            continue
        if can_be_completed(item, transfer, supplier, recipient):
            sides = usual_sides(pairs or story.pairs, supplier, recipient, comes_back(transfer))
            if sides is not None:
                keep(doc, item, transfer, *sides, found)


def _read_clause(
    doc: Document, clause: Clause, story: Story, found: dict[tuple[Any, ...], Row], remembering: bool = True
) -> None:
    quantities = doc.quantities_in(clause.sentence)
    things = items(clause)
    money = sums(clause, quantities, things)
    again = counted_again(clause, things, story.thing, quantities)
    given = sorted([*things, *money, *again], key=lambda item: item.first) if money or again else things
    told = list(transfers(clause, given)) if given or _has_two_sides(clause) else []
    if story.home and story.home[2] != clause.sentence.paragraph:
        story.supplier, story.recipient, story.home = story.home[0], story.home[1], None
    used: set[int] = set()
    _shares(doc, clause, told, things, found)
    for transfer in told:
        sides = clause_sides(doc, transfer, told, story if remembering else Story())
        used.update(item.first for item in transfer.items)
        if sides is None:
            continue
        supplier, recipient = sides
        for item in transfer.items:
            back = in_return(clause, item, transfer.trigger)
            giver, taker = (recipient, supplier) if back else (supplier, recipient)
            if item.origin is not None and _from_elsewhere(transfer, item):
                giver = parties(doc, clause, (item.origin,)) or giver  # "F-16s from A and Mirages from B"
            if not keep(doc, item, transfer, giver, taker, found):
                story.waiting.append((item, transfer))
                story.unfinished.append((item, transfer, giver, taker))
        asked = recipient and clause.text[clause.sentence.end - 1] == "?"
        common = transfer.items and all(item.category in MATERIAL for item in transfer.items)
        if common and not (transfer.supplier and transfer.recipient):
            continue
        whole = transfer.supplier and transfer.recipient and transfer.direction in ("out", "in", "deal")
        if not transfer.aside and transfer.direction != "show" and (transfer.items or whole or asked):
            if transfer.action == "requested" and not asked:
                continue
            if whole and not transfer.items and supplier and recipient:
                story.pairs.append((supplier[0], recipient[0]))
            if comes_back(transfer):
                story.home = (story.supplier, story.recipient, clause.sentence.paragraph)
            _go_on(story, supplier, recipient, transfer, clause.sentence.index)
    _complete(doc, clause, told, story, found)
    military = [item for item in things if item.military]
    story.thing = (wording(clause, military[-1]), military[-1].category) if military else None
    rest = [item for item in things if item.first not in used]
    _in_hands(doc, clause, rest, story, found)
    if rest and story.near(clause.sentence.index) and _goes_on(clause, rest, story):
        story.sentence = clause.sentence.index
        stub = Transfer(clause, rest[0].first, action=story.action)
        for item in rest:
            keep(doc, item, stub, story.supplier, story.recipient, found)


def _has_two_sides(clause: Clause) -> bool:
    """Whether a transfer of nothing named could have both its sides in the clause, or is asked for."""
    names = clause.names
    alone = len(names) == 1 and clause.lows[names[0]] not in ("it", "them")
    return (bool(names) and not alone) or clause.text[clause.sentence.end - 1] == "?"


def _from_elsewhere(transfer: Transfer, item: Item) -> bool:
    """Whether the item has a giver of its own: "F-16s from A and Mirages from B", "flies Iranian drones"."""
    used = transfer.direction == "use" and not transfer.supplier
    behind = item.origin is not None and item.origin > item.last
    return used or (transfer.direction == "in" and behind)


def _shares(
    doc: Document,
    clause: Clause,
    told: list[Transfer],
    things: list[Item],
    found: dict[tuple[Any, ...], Row],
) -> None:
    """Who gives how many of a thing that several have promised."""
    for giver, item in shares(clause, told, things, doc.quantities_in(clause.sentence)):
        supplier = parties(doc, clause, (giver,))
        recipient = parties(doc, clause, tuple(told[0].recipient))
        share = Transfer(clause, item.first, action=told[0].action)
        if keep(doc, item, share, supplier, recipient, found):
            told[0].items = []  # who gives them is now said


def _go_on(
    story: Story, supplier: list[str], recipient: list[str], transfer: Transfer, sentence: int
) -> None:
    if not story.near(sentence) or supplier:
        story.supplier = supplier
    if not story.near(sentence) or recipient or not transfer.items:
        story.recipient = recipient
    story.sentence, story.action = sentence, transfer.action
    story.waiting = [(i, t) for i, t in story.waiting if sentence - t.clause.sentence.index <= MEMORY]


def _complete(
    doc: Document, clause: Clause, told: list[Transfer], story: Story, found: dict[tuple[Any, ...], Row]
) -> None:
    """Items of a sentence before whose taker comes only now: "The cargo was bound for the Houthis"."""
    if not story.near(clause.sentence.index) or not story.supplier or story.recipient:
        return
    bound = [] if any(t.items for t in told) else bound_for(clause, 0)
    story.recipient = [n for n in parties(doc, clause, tuple(bound)) if n not in story.supplier]
    if story.recipient:
        story.sentence = clause.sentence.index
        for item, transfer in story.waiting:
            keep(doc, item, transfer, story.supplier, story.recipient, found)
        story.waiting = []


def _in_hands(
    doc: Document, clause: Clause, rest: list[Item], story: Story, found: dict[tuple[Any, ...], Row]
) -> None:
    """Foreign things that somebody has: the maker's state counts as the supplier."""
    for item in rest:
        if item.origin is None or not item.military:
            continue
        supplier = parties(doc, clause, (item.origin,))
        recipient = parties(doc, clause, tuple(in_hands(clause, item)))
        if supplier and recipient and supplier != recipient:
            keep(doc, item, Transfer(clause, item.first), supplier, recipient, found)


def _goes_on(clause: Clause, rest: list[Item], last: Story) -> bool:
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
