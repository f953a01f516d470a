"""Sums of money that one side gives another: "pledged €500m to Kyiv", "gave Ukraine $10 billion"."""

from toolkit.extraction.clauses.clause import ACTOR, NUMBER, WORD, Clause
from toolkit.extraction.numbers.read import Quantity
from toolkit.extraction.text.wordsets import wordset
from toolkit.extraction.transfers.items import Item
from toolkit.extraction.transfers.prices import is_price

_GIVING = wordset("giving money")
_MORE = wordset("before a sum")
_PACKED = frozenset(
    {"package", "tranche", "instalment", "installment", "contribution", "donation", "of", "worth", ","}
)
_STANDS_FOR = frozenset({"of", "in", "worth", "for", "on"})  # "$1bn in military aid": the aid is the item
_PAID_FOR = wordset("paid for")  # "got an 8bn order from Berlin" is a sale


def sums(clause: Clause, quantities: list[Quantity], things: list[Item]) -> list[Item]:
    """The sums that are the object of a verb of giving and that no thing of the clause stands for."""
    return [
        item
        for item in all_sums(clause, quantities, things)
        if _is_given(clause, item.first) or _in_a_list(clause, item, things)
    ]


def all_sums(clause: Clause, quantities: list[Quantity], things: list[Item]) -> list[Item]:
    """The sums of money in a clause that no thing of it stands for."""
    found = []
    for quantity in quantities:
        if quantity.kind != "money":
            continue
        first = clause.token_at(quantity.value_start)
        last = clause.token_at(max(quantity.end, quantity.unit_end)) - 1
        if first and clause.lows[first - 1] in "$€£¥₹":
            first -= 1
            if first and quantity.start <= clause.starts[first - 1] and clause.kinds[first - 1] == WORD:
                first -= clause.ends[first - 1] == clause.starts[first]  # "C$60 million"
        if first > last or _stands_for(clause, first, last, things):
            continue
        found.append(Item(first, last, "funds", None))
    return found


def _is_given(clause: Clause, first: int) -> bool:
    """Whether a verb of giving stands before the sum, over "another", "a package of" or the taker's name."""
    if clause.is_mark(first - 1, ":") and clause.kinds[first - 2] == ACTOR:
        return True  # "Qatar: $1 billion"
    if (
        clause.low(first - 1) == "and"
        and first - 2 in clause.actors
        and not _GIVING.isdisjoint(clause.lows[:first])
    ):
        return True  # "gave $190 million to Chad and $40 million to Peru"
    for j in range(first - 1, max(first - 7, -1), -1):
        if clause.lows[j] in _GIVING:
            return True
        if clause.lows[j] == "in" and clause.low(j - 1) in _GIVING:
            return True  # "has put in $63 million"
        between = clause.lows[j] in _MORE or clause.lows[j] in _PACKED or clause.kinds[j] in (ACTOR, NUMBER)
        if not between and not clause.has(j, "AH'"):
            return False
    return False


def _in_a_list(clause: Clause, item: Item, things: list[Item]) -> bool:
    """ "gave Chad 20 tanks, $30 million and a clinic": a sum in a list of things."""
    joint = item.first - 1
    before = any(thing.last == joint - 1 for thing in things)
    if not before or _GIVING.isdisjoint(clause.lows[:joint]):
        return False
    goes_on = any(
        item.last < thing.first and "and" in clause.lows[item.last + 1 : thing.first] for thing in things
    )
    return clause.low(joint) == "and" or (clause.is_mark(joint, ",") and goes_on)


def _stands_for(clause: Clause, first: int, last: int, things: list[Item]) -> bool:
    """Whether a thing follows that the sum only counts, or that it is the price of."""
    if any(item.first <= last + 1 and item.last >= first for item in things):
        return True
    if clause.has(last + 1, "'") and clause.low(last + 2) == "worth":
        return True  # "two million euros' worth of radios"
    if clause.low(last + 1) in _PAID_FOR or is_price(clause, first):
        return True
    if clause.low(first - 1) in ("of", "worth") and any(item.last == first - 2 for item in things):
        return True  # "aid of $3 million"
    if clause.low(first - 1) == "for" and any(item.last == first - 2 for item in things):
        return True  # "12 jets for 2 billion euros"
    if clause.low(last + 1) not in _STANDS_FOR:
        return False
    end = clause.first_of(("and",), last, last + 7) or last + 8  # "$3 million for the police and 20 lorries"
    return any(last < item.first < end for item in things)
