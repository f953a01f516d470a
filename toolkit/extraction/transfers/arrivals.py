"""Who gives and who gets what arrives: "X reached B", "X came from A", "and with them came X"."""

from toolkit.extraction.clauses.clause import Clause
from toolkit.extraction.clauses.objects import following, objects_of, possessor
from toolkit.extraction.clauses.verbs import verb_group
from toolkit.extraction.text.readings import Term
from toolkit.extraction.text.wordsets import VESSELS, wordset
from toolkit.extraction.transfers.items import Item
from toolkit.extraction.transfers.objects import items_right
from toolkit.extraction.transfers.parts import Transfer, items_left
from toolkit.extraction.transfers.sources import counted_sources
from toolkit.extraction.transfers.takers import intended_for, meant_for


def arriving_sides(found: Transfer, term: Term, things: list[Item]) -> None:
    """Give `found` what arrives with its verb, and its sides."""
    clause, i, last = found.clause, found.trigger, found.last
    start = verb_group(clause, i).start
    if cargo := _aboard(clause, start, last, things):
        found.items = cargo
        _come_to(found, start, term.row["term"])
        found.recipient = meant_for(clause, cargo) or found.recipient
        found.supplier = possessor(clause, start - 1)
        return
    found.items = items_left(clause, start, things)
    asked = clause.low(0) == "what"  # "What did arrive were rifles"
    inverted = (asked or not found.items) and _is_inverted(clause, start)
    if asked:
        found.items = [item for item in things if item.first > last] or found.items
    elif inverted:
        found.items = [item for item in items_right(clause, last, things) if item.first < last + 9]
        if clause.low(start - 1) in ("them", "it") and clause.actors:
            _with_them(found)
            return
    if term.row["term"] in _CALLING:
        found.items = []
    elif term.row["term"] in ("go", "travel") and not inverted:
        found.supplier = following(clause, last, {"from"}, 6)  # "have gone from A to B"
        found.recipient = following(clause, last, {"to"}, 10) if found.supplier else []
        found.items = found.items if found.recipient or _on_the_way(clause, last) else []
    elif term.row["term"].endswith(" from"):
        found.supplier = objects_of(clause, last, 8) or counted_sources(clause, last)
        found.recipient = [name for item in found.items[:1] for name in holder(clause, item)]
    else:
        _come_to(found, start, term.row["term"])


def _on_the_way(clause: Clause, last: int) -> bool:
    """ "went the other way", "went as well": to or from the side that the article has told of."""
    behind = tuple(clause.lows[last + 1 : last + 4])
    return behind in _WAYS or behind[:2] in _WAYS


_WAYS = frozenset(
    {("the", "other", "way"), ("the", "same", "way"), ("in", "return"), ("that", "way"), ("as", "well")}
)


def _aboard(clause: Clause, start: int, last: int, things: list[Item]) -> list[Item]:
    """What a vessel brings: "two Egyptian planes landed in Mogadishu with rifles"."""
    if clause.low(start - 1) not in VESSELS or not possessor(clause, start - 1):
        return []
    cargo = [item for item in items_right(clause, last, things) if item.first < last + _CARGO_REACH]
    return cargo if cargo and "with" in clause.lows[last : cargo[0].first] else []


_CARGO_REACH = 12
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


def _come_to(found: Transfer, start: int, verb: str) -> None:
    """ "X reached B", "X arrived in B from A", "Chad's rifles from Egypt have arrived"."""
    clause, last = found.clause, found.last
    found.supplier = following(clause, last, {"from"}, 22)
    if clause.low(0) == "from" and start - 1 in clause.actors and start < 5:
        found.supplier = [start - 1]
    sent = following(clause, found.items[0].last, {"from"}, 6) if found.items else []
    owners = possessor(clause, found.items[0].first) if sent and sent[0] < start else []
    if owners and clause.tags[owners[-1] + 1] == "'":
        found.supplier, found.recipient = sent, owners
        return
    direct = objects_of(clause, last, 6) if " " in verb or verb == "reach" else []
    found.recipient = direct or following(clause, last, {"in", "at", "to", "into", "for"}, 12)
    if found.items and not found.supplier and not found.recipient and verb in ("come", "arrive"):
        found.recipient = _owner(clause, found.items[0])  # "eleven of its 29 guns have come"
    if found.items and found.supplier and not found.recipient:  # "fuel for B comes from A"
        found.recipient = intended_for(clause, found.items[-1])


def _with_them(found: Transfer) -> None:
    """ "The Turks came to Mogadishu, and with them came drones (for the police)": as the people went."""
    clause, i = found.clause, found.trigger
    names = sorted(j for j in clause.actors if j < i)
    found.supplier = names[:1]
    found.recipient = following(clause, i, {"for", "to"}, 10) or names[1:2]


_INVERTING = wordset("before an inverted verb")


def _owner(clause: Clause, item: Item) -> list[int]:
    """Whose foreign things they are: "Chad's Leopards"."""
    owners = possessor(clause, item.first)
    return [n for n in owners if item.maker and clause.actors[n].name != item.maker]


def holder(clause: Clause, item: Item) -> list[int]:
    """Whose thing it is by now: "the rifles of Chad's", "the shells it fires"."""
    if item.origin is not None and clause.low(item.origin + 1) in ("'s", "’s", "'", "’"):
        return [item.origin]
    k = item.last + 1
    k += clause.low(k) in ("that", "which")
    if k in clause.actors and not clause.is_adjective(k):
        verb = next((j for j in range(k + 1, k + 4) if j in clause.hits), k)
        if any(t.table == "transfers" and t.row["direction"] == "use" for t in clause.readings(verb)):
            return [k]
    return []
