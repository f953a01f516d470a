"""The sides of a verb of transfer in the active: "A sent X to B", "A supplied B with X"."""

from typing import NamedTuple

from toolkit.extraction.clauses.clause import Clause
from toolkit.extraction.clauses.objects import following, objects_of, possessor
from toolkit.extraction.clauses.subjects import subject
from toolkit.extraction.clauses.verbs import verb_group
from toolkit.extraction.text.categories import CARRIERS, MILITARY, NEEDS, SELF_MOVING
from toolkit.extraction.text.readings import Term
from toolkit.extraction.text.wordsets import ARMED_PEOPLE, VESSELS
from toolkit.extraction.transfers.arrivals import arriving_sides
from toolkit.extraction.transfers.fallbacks import (
    given_to_which,
    led_by,
    makers_state,
    nation,
    split_by_source,
    split_subject,
)
from toolkit.extraction.transfers.items import Item
from toolkit.extraction.transfers.parts import Transfer
from toolkit.extraction.transfers.sources import counted_sources, of_one_list
from toolkit.extraction.transfers.taken import taken
from toolkit.extraction.transfers.takers import (
    bound_for,
    direct_recipient,
    given_to,
    in_front,
    meant_for,
    paid_their_wages,
    there,
    to_unknown,
    unloaded_in,
)


def active_sides(found: Transfer, term: Term, things: list[Item]) -> None:
    """Give `found` the sides of its verb in the active: its subject, and who stands behind it."""
    clause, i, last = found.clause, found.trigger, found.last
    parted, before = split_by_source(clause, i)
    doer = parted or nation(clause, i) or subject(clause, i, term.code) or split_subject(clause, i)
    doer = [] if term.code == "g" and clause.low(i - 1) in VESSELS else doer  # "seized a dhow carrying guns"
    doer = doer or makers_state(clause, i) or (led_by(clause, i) if found.direction == "out" else [])
    source = before or _source(clause, last)
    if priced := _paid_for(found, term):
        found.items, source = priced.items, source or priced.payee
    found.direction = "in" if priced else _direction(found, term, source)
    if found.direction in ("in", "use"):
        taken(found, term, doer, source)
    elif found.direction == "arrive":
        arriving_sides(found, term, things)
    elif found.direction in _WITHOUT_SOURCE:
        _done_to(found, doer)
    elif found.direction == "seize":
        whence, whither = _way_of_vessel(clause)
        found.supplier = source or whence
        found.recipient = bound_for(clause, last) or meant_for(clause, found.items) or whither
    else:
        found.supplier = _carrier(clause, i) or doer
        _handed_over(found, term, doer)
        _asked_for(found)


class _Purchase(NamedTuple):
    items: list[Item]
    payee: list[int]


def _paid_for(found: Transfer, term: Term) -> _Purchase | None:
    """The arms that a sum is paid for, and to whom: "paid Oman 30 million euros for 12 guns"."""
    clause, last = found.clause, found.last
    arms = [item for item in found.items if item.category in MILITARY]
    if term.row["term"] != "pay" or not arms:
        return None
    between, payee = clause.lows[last + 1 : arms[0].first], direct_recipient(clause, last, arms)
    priced = "for" in between and not _SUM.isdisjoint(between)
    return _Purchase(arms, payee) if priced and (payee or arms[0].origin is not None) else None


_SUM = frozenset({"million", "billion", "$", "€", "£"})


def _source(clause: Clause, last: int) -> list[int]:
    """Whom things come from."""
    return of_one_list(clause, following(clause, last, {"from"}, 22)) or counted_sources(clause, last)


def _asked_for(found: Transfer) -> None:
    """ "A asked B (to train its pilots and) to send jets": who asks is the one to get them."""
    clause, i = found.clause, found.trigger
    if clause.low(verb_group(clause, i).start - 1) == "which":
        return  # "turned to Oman, which sent guns"
    for j, hit in clause.hits.items():
        if j > i - 2:
            return
        term = hit.terms.verb
        if term is None or term.row.get("direction") != "ask":
            continue
        if objects_of(clause, clause.last[j], 6) == found.supplier:
            found.action = "requested" if found.action == "supplied" else found.action
            found.recipient = found.recipient or subject(clause, j, term.code)


def _direction(found: Transfer, term: Term, source: list[int]) -> str:
    """What the verb does here: arms flown to somebody are given, a vessel stopped is seized."""
    clause, last = found.clause, found.last
    if term.row["term"] in ("fly", "carry", "drive"):
        whither = {"to", "into", "for"} if term.row["term"] == "carry" else {"to", "into"}
        named = following(clause, last, whither, 14)
        return "out" if named or _from_to(clause, last) else "use"
    if term.row["term"] == "drop" and found.items and all(item.category in NEEDS for item in found.items):
        return "out"  # "dropped 12 tons of food over Gaza"
    if term.row["term"] in _RENTING and (source or not _goes_on(clause, last, found.items)):
        return "in"  # "leases 12 jets (from A)"
    if found.direction == "halt" and source and not VESSELS.isdisjoint(clause.lows[last + 1 : last + 6]):
        return "seize"  # "stopped a dhow with packages from Iran"
    return found.direction


_RENTING = frozenset({"lease", "loan", "charter"})


def _goes_on(clause: Clause, last: int, things: list[Item]) -> bool:
    """Whether somebody is named to whom things go: "leased B two jets", "leased two jets to B"."""
    return bool(direct_recipient(clause, last, things) or given_to(clause, last))


def _from_to(clause: Clause, last: int) -> bool:
    """ "carried tanks from the harbour to al-Jufra": from one place to another."""
    behind = clause.lows[last + 1 : last + 26]
    return "from" in behind and "to" in behind[behind.index("from") :]


_WITHOUT_SOURCE = frozenset({"build", "thank", "ask", "show", "halt"})


def _done_to(found: Transfer, doer: list[int]) -> None:
    """Verbs that name the other side as their object or with "for": "A thanked B", "B asked A"."""
    clause, last = found.clause, found.last
    if found.direction in ("build", "halt"):
        found.supplier = doer
        building = found.direction == "build"
        found.recipient = following(clause, last, {"for"}, 12) if building else given_to(clause, last)
        return
    found.recipient = doer
    if found.direction in ("thank", "ask"):
        found.supplier = objects_of(clause, last, 6)


def _handed_over(found: Transfer, term: Term, doer: list[int]) -> None:
    """ "A sent B X", "A supplied X to B": the subject gives."""
    clause, i, last, verb = found.clause, found.trigger, found.last, term.row["term"]
    _only_gifts(found, verb)
    found.elsewhere = to_unknown(clause, last)
    direct = direct_recipient(clause, last, found.items)
    if verb == "pay" and direct and clause.lows[direct[-1] + 1] == "for":
        found.supplier, found.recipient, found.direction = direct, doer, "in"  # "paid Seoul for tanks"
        return
    if verb == "share" and not direct:
        found.recipient = following(clause, last, {"with"}, 14)
        return
    found.recipient = direct or given_to(clause, last) or paid_their_wages(clause, found.items)
    found.recipient = found.recipient or unloaded_in(clause, i, last) or there(clause, i)
    if not found.recipient:
        found.recipient = in_front(clause, doer)
    if not found.recipient:
        found.recipient = given_to_which(clause, i)
        found.aside = bool(found.recipient)


def _only_gifts(found: Transfer, verb: str) -> None:
    """Leave out what goes by itself and what the giver keeps; nobody is known to give workers announced."""
    clause, last = found.clause, found.last
    found.sends = verb in ("send", "dispatch", "move", "fly", "forward", "direct")
    if found.sends:  # warships and aircraft that sail or fly there themselves are no gift
        with_men = not ARMED_PEOPLE.isdisjoint(clause.lows[last + 1 : last + _MEN])
        own = SELF_MOVING if with_men or verb in ("fly", "move", "direct") else ("naval",)
        found.items = [item for item in found.items if item.category not in own]
    if verb in _ALONG:
        others = [item for item in found.items if not _of_his_own(clause, last, item)]
        found.denied = bool(found.items) and not others  # "brought their launchers along"
        found.items = others or found.items
    if verb in _TELLING and found.items and all(item.category == "labour" for item in found.items):
        found.supplier = []  # "announced 1,000 workers": whoever sends them


_MEN = 5  # tokens from the verb to those who are sent: "60 soldiers and 3 jets"
_TELLING = frozenset({"announce", "unveil"})
_ALONG = frozenset({"bring", "bring in", "move", "fly", "take", "deploy", "drive", "carry", "land"})


def _of_his_own(clause: Clause, last: int, item: Item) -> bool:
    """ "brought their launchers along": nobody else gets them."""
    before = clause.lows[max(last + 1, item.first - 3) : item.first]
    return not {"its", "their", "his", "own"}.isdisjoint(before)


def _carrier(clause: Clause, i: int) -> list[int]:
    """ "two of its planes brought rifles": whose planes they are gives."""
    before = verb_group(clause, i).start - 1
    for j in range(before, max(before - 3, -1), -1):
        if clause.last.get(j) == before and (thing := clause.readings(j).thing) is not None:
            return possessor(clause, j) if thing.row["category"] in CARRIERS else []
    return []


def _way_of_vessel(clause: Clause) -> tuple[list[int], list[int]]:
    """ "boarded a dhow sailing from A to B and found rifles": where the vessel comes from and goes."""
    for j, low in enumerate(clause.lows):
        if low in VESSELS and (source := following(clause, j, {"from"}, _WAY)):
            return source, following(clause, j, {"to", "for"}, _WAY + 4)
    return [], []


_WAY = 6  # tokens from a vessel to the name it comes from
