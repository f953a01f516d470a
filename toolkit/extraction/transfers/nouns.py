"""Nouns of transfer: "A's deliveries of X to B", "a contract with B for X", "the sale of X to B"."""

from toolkit import lexicon
from toolkit.extraction.clauses.clause import BE, WORD, Clause
from toolkit.extraction.clauses.objects import following, objects_of
from toolkit.extraction.clauses.subjects import first_subject, subject
from toolkit.extraction.text.wordsets import HALTING, INCLUDING, PLAN_VERBS, wordset
from toolkit.extraction.transfers.deals import deal_sides, seller_and_buyer, talks, wish_list
from toolkit.extraction.transfers.items import Item
from toolkit.extraction.transfers.noun_names import Around, called_so, is_aside
from toolkit.extraction.transfers.parts import PLANNING, REQUEST_VERBS, Transfer, clause_end, items_left


def noun_transfer(clause: Clause, i: int, row: lexicon.Row, things: list[Item]) -> Transfer | None:
    """The transfer of the noun at i, with the sides that the names around it make."""
    last = clause.last[i]
    if row["term"] in _TALKS:
        return talks(clause, i, things)
    if row["term"] == "list":
        return wish_list(clause, i, things)
    found = Transfer(clause, i, direction=row["direction"], action=_noun_action(clause, i, row))
    found.items = _noun_items(clause, i, last, things)
    found.denied = not _FORBIDDING.isdisjoint(clause.before(i, 3))
    found.elsewhere = not HALTING.isdisjoint(clause.before(i, 3))
    if found.elsewhere and row["direction"] == "in":
        return None  # "ended purchases of arms from Peru"
    names = Around.of(clause, i, row)
    if row["direction"] == "carry":
        return _carried(found, names)
    if row["direction"] == "deal":
        found.items = [item for item in found.items if item.category != "funds" or item.first > last]
        partner = names.owners if names.above else []
        if clause.lows[last] == "with":  # "A's deal with B"
            partner = objects_of(clause, last, 6)
        deal_sides(clause, i, last, names.above or names.owners, found, partner)
    elif row["direction"] == "role":
        found.supplier = _apposed(clause, i) or _who_is(clause, i)
        found.items = _supplied_by_role(clause, last, things)
        if found.items and clause.low(last + 1) != "of":
            found.action = "promised"
        behind = {"to", "for", "in"} if found.items else {"of", "to", "for"}
        found.recipient = names.owners or following(clause, last, behind, 12)
    elif row["direction"] == "taker":
        return _buys(found, names)
    else:
        _sides(found, row, names)
    return found


def _buys(found: Transfer, names: Around) -> Transfer | None:
    """ "Peru is (Italy's) first customer for the radar", "Peru, the largest buyer of Italian jets"."""
    clause, i = found.clause, found.trigger
    is_said = not _IS.isdisjoint(clause.before(i, _PREDICATE))
    found.recipient = _who_is(clause, i) if is_said else []
    found.supplier = [n for n in names.owners if n not in found.recipient]
    found.direction = "in"
    behind = clause.low(clause.last[i] + 1) in ("of", "for")
    found.items = [item for item in found.items if behind and item.first > i]
    return found if found.recipient and found.items else None


def _who_is(clause: Clause, i: int) -> list[int]:
    """ "Kyiv says that Iran is the largest supplier": the subject of the verb, not who says so."""
    for j in range(i - 1, max(i - _PREDICATE, -1), -1):
        if clause.lows[j] in _IS:
            return subject(clause, j)
    return first_subject(clause, i)


_PREDICATE = 7  # tokens between the verb and the noun
_IS = BE | {"remains", "remained", "remain", "became", "becomes"}
_FORBIDDING = wordset("forbidding")
_TALKS = frozenset({"talk", "negotiation", "discussion"})


def _sides(found: Transfer, row: lexicon.Row, names: Around) -> None:
    """Who gives and who gets, told by the places where the names stand."""
    clause, i = found.clause, found.trigger
    if row["term"] == "arrival":
        found.supplier = names.source or names.owners
    elif row["direction"] == "in":
        found.recipient = names.owners or names.agent or names.above[:1]
        found.supplier = names.source or names.above[1:]
        if row["action"] == "requested" and clause.low(clause.last[i] + 1) == "from":
            found.supplier, found.recipient = names.above[:1], names.source
            return  # "A turned down a request from B"
        other = [n for n in names.towards if n not in found.recipient]
        if found.recipient and other and row["action"] == "received":  # "a purchase of shells for Kyiv"
            found.supplier, found.recipient, found.direction = found.recipient, other, "out"
    else:
        _handed_over(found, row, names)


_TAKING = frozenset({"take", "takes", "took", "taken", "taking"})


def _handed_over(found: Transfer, row: lexicon.Row, names: Around) -> None:
    """ "A's delivery to B": the owner gives; the subject above is the side that is still open."""
    clause, i, above = found.clause, found.trigger, names.above
    if clause.low(i - 1) in _TAKING:  # "took delivery in May of four tanks"
        found.direction, found.action = "in", "received"
        found.recipient = first_subject(clause, i - 1)
        return
    found.supplier = names.owners or names.agent or names.source
    found.recipient = names.towards
    if len(above) > 1 and not found.supplier and not names.towards and _agreed(clause, i):
        found.supplier, found.recipient = seller_and_buyer(clause, above)
        return
    if above and not found.supplier and not set(above) & set(names.towards):
        found.supplier = above
    last = clause.last[i]
    if not found.supplier and "package" in row["term"] and any(item.first > last for item in found.items):
        found.supplier = [n for n in first_subject(clause, i) if n not in found.recipient]
        found.action = "promised"
    if row["direction"] == "out" and found.action == "supplied" and _receives(clause, i):
        found.recipient = names.towards or above
        found.supplier = names.source or names.owners


def _agreed(clause: Clause, i: int) -> bool:
    """Whether two sides agree on a delivery, so that one of them gives: not "A and B announced a package"."""
    return not _GIVING_TOGETHER.intersection(clause.before(i, 8))


_GIVING_TOGETHER = frozenset(
    f"{verb}{end}"
    for verb in ("announc", "fund", "pledg", "promis", "unveil", "financ", "provid", "donat", "send")
    for end in ("", "e", "es", "ed", "d", "s", "ing")
)


def _carried(found: Transfer, names: Around) -> Transfer | None:
    """ "a dhow on its way from A to B": the vessel tells where its cargo comes from and goes."""
    source = names.source or _out_of(found.clause, found.trigger)
    if not source:
        return None
    found.supplier, found.recipient = source, [n for n in names.towards if n not in source]
    found.direction = "carry"
    return found


def _supplied_by_role(clause: Clause, last: int, things: list[Item]) -> list[Item]:
    """ "the main supplier of drones (to B)", "the largest seller, with orders for drones"."""
    ordered = clause.is_mark(last + 1, ",") and clause.low(last + 2) == "with"
    if clause.low(last + 1) != "of" and not ordered:
        return []
    return [item for item in things if last < item.first < clause_end(clause, last)]


def _apposed(clause: Clause, i: int) -> list[int]:
    """ "turned to India, the (main) supplier of its radars": who is called so stands before the comma."""
    j = i - 1
    while j > 1 and clause.kinds[j] == WORD and not clause.is_mark(j, ","):
        j -= 1
    return [j - 1] if clause.is_mark(j, ",") and j - 1 in clause.actors and clause.has(j + 1, "D") else []


def _out_of(clause: Clause, i: int) -> list[int]:
    """ "86 cargo flights out of Benin"."""
    for j in range(i + 1, min(i + 6, clause.size - 2)):
        if clause.lows[j] == "out" and clause.lows[j + 1] == "of":
            return following(clause, j, {"of"}, 5)
    return []


def _receives(clause: Clause, i: int) -> bool:
    """Whether the verb above the noun is one of receiving: "received a shipment from"."""
    for j in range(i - 1, max(i - 10, -1), -1):
        if clause.readings(j).hands_over:
            return any(t.table == "transfers" and t.row["direction"] == "in" for t in clause.readings(j))
    return False


def _noun_action(clause: Clause, i: int, row: lexicon.Row) -> str:
    for j in range(i - 1, max(i - 8, -1), -1):
        if clause.lows[j] in REQUEST_VERBS:
            return "requested"
        if clause.lows[j] in PLAN_VERBS | PLANNING | _CLEARING:
            return "promised" if row["action"] in ("supplied", "received") else row["action"]
    return row["action"]


_CLEARING = frozenset({"notified", "notifies", "approved", "approves", "cleared", "clears"})
_MONEY_NOUNS = wordset("money handed over")


def _noun_items(clause: Clause, i: int, last: int, things: list[Item]) -> list[Item]:
    """ "arms shipments", "deliveries of shells and drones", "a package including missiles"."""
    among = clause.last_of(("among",), i - 5, i)
    if among:  # "counts shells and drones among Iran's deliveries"
        return [item for item in things if item.last < among]
    before = [item for item in things if item.last == i - 1]
    end = clause_end(clause, last)
    if clause.low(end) in INCLUDING:
        end = clause_end(clause, end)
    after = [item for item in things if last < item.first < end]
    if not before and not after and (verb := called_so(clause, i)):
        return items_left(clause, verb, things)  # "the howitzers are a gift of Spain"
    if not before and not after and is_aside(clause, i) and following(clause, last, {"to"}, 9):
        return [item for item in things if item.last == i - 3]  # "The frigate, a gift from Peru, sailed"
    itself = [item for item in things if item.first <= i <= item.last and item.category == "funds"]
    return before + after or itself * (clause.lows[i] in _MONEY_NOUNS)
