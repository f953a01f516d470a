"""What is given for a thing: "gave B tanks in return for oil", "In return for shells, A gave B tanks"."""

from toolkit.extraction.article.document import Document
from toolkit.extraction.clauses.clause import Clause
from toolkit.extraction.supplies.parties import clause_sides
from toolkit.extraction.supplies.rows import Found, keep
from toolkit.extraction.supplies.story import Story
from toolkit.extraction.transfers.items import Item
from toolkit.extraction.transfers.parts import Transfer


def in_return(clause: Clause, item: Item, trigger: int) -> bool:
    """Whether an item comes back for what the verb at `trigger` gives: "in return for oil"."""
    for j in range(item.first - 1, max(trigger, item.first - 9), -1):
        if clause.lows[j] == "for" and clause.low(j - 1) in ("return", "exchange", "barter"):
            return True
    return False


def is_price_in_front(clause: Clause, item: Item) -> bool:
    """Whether an item is what the clause behind it pays for: "In exchange for oil, China sent rifles"."""
    opens = clause.lows[:3] in _IN_EXCHANGE
    comma = clause.first_of((",",), item.last + 1, item.last + 9)
    return opens and bool(comma) and not any(clause.finite[: item.first])


_IN_EXCHANGE = [["in", word, "for"] for word in ("return", "exchange", "payment")]


def keep_paid(doc: Document, item: Item, told: list[Transfer], story: Story, found: Found) -> None:
    """ "In return for shells, A gave B tanks": B gives the shells."""
    for transfer in told:
        sides = clause_sides(doc, transfer, told, story) if transfer.direction in ("out", "in") else None
        if sides is not None and all(sides) and not transfer.denied and transfer.trigger > item.last:
            row = Transfer(transfer.clause, item.first, action="supplied")
            keep(doc, item, row, sides[1], sides[0], found)
            return
