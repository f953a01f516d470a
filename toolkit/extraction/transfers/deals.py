"""Contracts, talks and lists of wishes: which of their two sides sells."""

from toolkit.extraction.actors.known import TAKES, links
from toolkit.extraction.actors.names import names
from toolkit.extraction.clauses.clause import Clause
from toolkit.extraction.clauses.objects import by_agent, following, objects_of, passive
from toolkit.extraction.clauses.subjects import subject
from toolkit.extraction.text.readings import Term
from toolkit.extraction.text.wordsets import wordset
from toolkit.extraction.transfers.items import Item
from toolkit.extraction.transfers.objects import items_right
from toolkit.extraction.transfers.parts import Transfer, clause_end

_ABOUT = frozenset({"on", "over", "about", "for"})
_HANDED = wordset("handing a list over")


def talks(clause: Clause, i: int, things: list[Item]) -> Transfer | None:
    """ "talks (with B) on Javelin missiles": only arms that have a maker are on sale."""
    last = clause.last[i]
    named = [item for item in things if last < item.first < clause_end(clause, last) and item.military]
    about = any(low in _ABOUT for low in clause.lows[last + 1 : last + 5])
    if not about or not any(item.maker for item in named):
        return None
    partner = following(clause, last, {"with"}, 8)
    return Transfer(clause, i, partner, direction="deal", action="requested", items=named)


def wish_list(clause: Clause, i: int, things: list[Item]) -> Transfer | None:
    """ "A came to B with a list: radars, shells": A asks B for them."""
    last = clause.last[i]
    wanted = [item for item in things if item.first > last]
    if not wanted or not (clause.is_mark(last + 1, ":") or clause.low(last + 1) == "of"):
        return None
    if clause.lows[max(0, i - 1)] not in ("a", "long", "new") or _HANDED.isdisjoint(clause.before(i, 4)):
        return None
    found = Transfer(clause, i, direction="in", action="requested", items=wanted)
    verb = next((j for j in range(i - 1, max(i - 12, -1), -1) if clause.is_finite(j)), i)
    found.recipient = subject(clause, verb, "d")
    found.supplier = following(clause, verb, {"to", "in", "at"}, i - verb, direct=True)
    return found


def deal_sides(found: Transfer, signers: list[int], partner: list[int]) -> None:
    """The two sides of a contract: "to buy" and "to sell" tell, else the company sells, else the partner."""
    clause, i, last = found.clause, found.trigger, found.last
    partner = partner or following(clause, last, {"with"}, 24)
    source = following(clause, last, {"from"}, 24)
    towards = following(clause, last, {"to"}, 24)
    between = following(clause, last, {"between"}, 24)
    first, second = signers[:1], [n for n in (*signers[1:], *partner) if n not in signers[:1]][:1]
    words = clause.lows[i : i + 24]
    if (source or partner) and _WINNING.intersection(clause.before(i, 7)):
        found.supplier, found.recipient = signers, source or partner  # "won an order from Greece"
    elif source:
        found.supplier, found.recipient = source, signers
    elif _BUYING.intersection(words):
        found.supplier, found.recipient = second, first
    elif _SELLING.intersection(words) and (towards or second):
        found.supplier, found.recipient = first, towards or second
    else:
        found.supplier, found.recipient = _of_signers(clause, signers, partner, bool(between))
        if _sells_rather(clause, found):
            found.supplier, found.recipient = found.recipient, found.supplier


def _sells_rather(clause: Clause, found: Transfer) -> bool:
    """Whether the supposed buyer makes the things, or is on record to arm the supposed seller."""
    makers = {item.maker for item in found.items if item.maker}
    parent_of = names(None).parent_of
    buyers, sellers = (
        [parent_of(name) or name for name in (clause.actors[n].name for n in side)]
        for side in (found.recipient, found.supplier)
    )
    if makers:
        return not makers.isdisjoint(buyers)
    return any(links(None).get((one, other)) is TAKES for one in sellers for other in buyers)


def _of_signers(
    clause: Clause, signers: list[int], partner: list[int], between: bool
) -> tuple[list[int], list[int]]:
    """Who sells where no word says so: the company, else the first of several signers, else the partner.

    Of a partner alone nothing tells whether it buys or sells.
    """
    sides = [*signers, *(n for n in partner if n not in signers)]
    company = any(clause.actors[n].kind == "organisation" for n in sides)
    if not signers and not company:
        return [], []
    if company or len(sides) > len(partner) + 1 or between:
        return seller_and_buyer(clause, sides)
    return partner, signers


_WINNING = wordset("winning an order")
_BUYING = wordset("buying")
_SELLING = wordset("selling")


def seller_and_buyer(clause: Clause, names: list[int]) -> tuple[list[int], list[int]]:
    """Of the two sides of a contract, the company sells; without one, the side named first."""
    companies = [n for n in names if clause.actors[n].kind == "organisation"]
    seller = companies[:1] or names[:1]
    return seller, [n for n in names if n not in seller][:1]


def signed(clause: Clause, i: int, term: Term, things: list[Item]) -> Transfer:
    """ "A signed a contract with B for X", "A struck a deal for X"."""
    found = Transfer(clause, i, action="promised", direction="deal")
    last = clause.last[i]
    found.items = [
        item
        for item in items_right(clause, last, things)
        if item.category != "funds" and not _delivers(clause, last, item)
    ]
    signers = by_agent(clause, last) if passive(clause, i, term) else subject(clause, i, term.code)
    partner = objects_of(clause, last, 6) if term.row["term"].endswith(" with") else []
    deal_sides(found, signers, partner)
    if not (found.supplier and found.recipient):
        found.items = []
    return found


def _delivers(clause: Clause, last: int, item: Item) -> bool:
    """ "signed a pact and within weeks unloaded guns": the guns are the second verb's."""
    for j in range(last + 1, item.first):
        if clause.lows[j] != "and":
            continue
        verbs = [term for k in range(j + 1, j + 5) for term in clause.readings(k)]
        if any(t.table == "transfers" and t.code == "d" and t.row["direction"] == "out" for t in verbs):
            return True
    return False
