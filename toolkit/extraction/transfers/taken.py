"""The sides of a verb whose subject takes: "B bought X from A", "B relies on A for X"."""

from toolkit.extraction.clauses.clause import Clause
from toolkit.extraction.clauses.names import noun_group_end
from toolkit.extraction.clauses.objects import by_agent, following, objects_of
from toolkit.extraction.text.readings import Term
from toolkit.extraction.text.wordsets import POSSESSIVES
from toolkit.extraction.transfers.fallbacks import (
    bought_in,
    led_by,
    source_after_insertion,
    source_before,
    told_of,
)
from toolkit.extraction.transfers.items import Item
from toolkit.extraction.transfers.parts import Transfer
from toolkit.extraction.transfers.takers import direct_recipient


def taken(found: Transfer, term: Term, doer: list[int], source: list[int]) -> None:
    """ "B bought X from A", "B fires A's X": the subject takes."""
    clause, last, verb = found.clause, found.last, term.row["term"]
    direct = direct_recipient(clause, last, found.items) if verb in _GETTING else []
    if direct and doer and clause.actors[direct[0]].kind != "organisation":
        found.supplier, found.recipient, found.direction = doer, direct, "out"  # "got Peru 40 tanks"
        found.action = "supplied" if found.action == "received" else found.action
        return
    if verb == "get" and not source and (goal := _brought_to(clause, found)):
        found.supplier, found.recipient = doer or led_by(clause, found.trigger), goal
        found.direction, found.action = "out", "supplied"
        return
    found.recipient, found.supplier = doer, source or by_agent(clause, last)
    if verb in ("rely on", "depend on", "lean on") and not source:
        partner = objects_of(clause, last, 6)  # "relies on B for X"
        relied = bool(partner) and clause.low(noun_group_end(clause, partner[-1]) + 1) == "for"
        found.supplier = [n for n in partner if relied and not clause.is_adjective(n)]
    if verb in _SHOPPING:
        found.items = [item for item in found.items if not _is_means(clause, item)]
        if doer:
            _bought_for(found)
        found.supplier = found.supplier or bought_in(clause, last, found.recipient)
    if not found.supplier and found.direction != "use":
        found.supplier = source_before(clause, doer) or source_after_insertion(clause, found.items)
    if not found.supplier and found.action == "requested" and doer:
        found.supplier = told_of(clause, doer[0])
    if verb in ("choose", "select", "pick", "opt for"):
        over = _over(clause)
        found.items = [item for item in found.items if item.first < over]
        found.supplier = [name for name in found.supplier if name < over]


def _is_means(clause: Clause, item: Item) -> bool:
    """ "bought jets with oil money": what is paid with, and not what is bought."""
    return item.category == "funds" and "with" in clause.before(item.first, 4)


def _brought_to(clause: Clause, found: Transfer) -> list[int]:
    """ "got 300 tonnes of food through to Gaza", "has got the shells to Kyiv": whom they are brought to."""
    for item in found.items:
        if not {"its", "their"}.isdisjoint(clause.before(item.first, 3)):
            return []  # "got its tanks to the front"
        if clause.low(item.last + 1) in _WAY | _WHITHER:
            return following(clause, item.last, _WHITHER, 7)
    return []


_WAY = frozenset({"through", "out", "over", "across"})
_WHITHER = frozenset({"to", "into"})
_SHOPPING = frozenset({"buy", "purchase", "procure", "order", "acquire"})
_GETTING = frozenset({"get", "buy", "procure", "secure", "obtain", "order", "purchase"})


def _bought_for(found: Transfer) -> None:
    """ "bought 18 howitzers for Kyiv (from a Czech maker)": who pays for another's arms gives them."""
    clause = found.clause
    other = following(clause, found.last, {"for"}, 14)
    buyers = {clause.actors[n].name for n in found.recipient}
    if not other or clause.actors[other[0]].name in buyers:
        return
    if not POSSESSIVES.isdisjoint(clause.lows[other[0] - 1 : other[0] + 1]):
        return  # "for its army", "for its navy"
    found.supplier, found.recipient, found.direction = found.recipient, other, "out"
    found.action = "supplied"


def _over(clause: Clause) -> int:
    """Where begins what something was chosen over."""
    words = ("over", "instead", "rather", "against", "ahead")
    return next((j for j, low in enumerate(clause.lows) if low in words), clause.size)
