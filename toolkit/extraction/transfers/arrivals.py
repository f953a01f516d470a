"""Who gives and who gets what arrives: "X reached B", "X came from A"."""

from toolkit.extraction.clauses.clause import Clause
from toolkit.extraction.clauses.objects import following, possessor
from toolkit.extraction.clauses.verbs import verb_start
from toolkit.extraction.text.terms import Term
from toolkit.extraction.text.wordsets import wordset
from toolkit.extraction.transfers.items import Item
from toolkit.extraction.transfers.objects import items_right
from toolkit.extraction.transfers.parts import Transfer, items_left
from toolkit.extraction.transfers.takers import intended_for


def arriving_sides(
    clause: Clause, i: int, last: int, term: Term, found: Transfer, things: list[Item]
) -> None:
    """Give `found` what arrives with the verb at i, and its sides."""
    start = verb_start(clause, i)[0]
    found.items = items_left(clause, start, things)
    asked = clause.low(0) == "what"  # "What did arrive were rifles"
    inverted = (asked or not found.items) and _is_inverted(clause, start)
    if asked:
        found.items = [item for item in things if item.first > last] or found.items
    elif inverted:
        found.items = [item for item in items_right(clause, last, things) if item.first < last + 9]
    if term.row["term"] in _CALLING:
        found.items = []
    elif term.row["term"] in ("go", "travel") and not inverted:
        found.supplier = following(clause, last, {"from"}, False, 6)  # "have gone from A to B"
        found.recipient = following(clause, last, {"to"}, False, 10) if found.supplier else []
        found.items = found.items if found.recipient else []
    elif term.row["term"].endswith(" from"):
        found.supplier = following(clause, last, (), direct=True, reach=8)
        found.recipient = [name for item in found.items[:1] for name in intended_for(clause, item)]
    else:
        _come_to(clause, start, last, term.row["term"], found)


_CALLING = frozenset({"call at", "put in at"})  # a ship that calls stays nobody's


def _is_inverted(clause: Clause, start: int) -> bool:
    """Whether the thing stands behind the verb: "back came drones", "in the other direction went oil"."""
    if start == 0 and clause.low(0) in _INVERTING:
        return True  # an adverb is part of the verb group
    if clause.low(0) == "from" and start - 1 in clause.actors and start < 5:
        return True  # "from the Poles have come tanks"
    if clause.low(start - 1) in _INVERTING or clause.low(start - 2) in _INVERTING:
        return True
    return not {"direction", "way"}.isdisjoint(clause.lows[:5])


def _come_to(clause: Clause, start: int, last: int, verb: str, found: Transfer) -> None:
    """ "X reached B", "X arrived in B from A"."""
    found.supplier = following(clause, last, {"from"}, direct=False, reach=22)
    if clause.low(0) == "from" and start - 1 in clause.actors and start < 5:
        found.supplier = [start - 1]
    direct = following(clause, last, (), True, 6) if " " in verb or verb == "reach" else []
    found.recipient = direct or following(clause, last, {"in", "at", "to", "into", "for"}, False, 12)
    if found.items and not found.supplier and not found.recipient and verb in ("come", "arrive"):
        found.recipient = _owner(clause, found.items[0])  # "eleven of its 29 guns have come"
    if found.items and found.supplier and not found.recipient:  # "fuel for B comes from A"
        found.recipient = intended_for(clause, found.items[-1])


_INVERTING = wordset("before an inverted verb")


def _owner(clause: Clause, item: Item) -> list[int]:
    """Whose foreign things they are: "Chad's Leopards"."""
    owners = possessor(clause, item.first)
    return [n for n in owners if item.maker and clause.actors[n].name != item.maker]
