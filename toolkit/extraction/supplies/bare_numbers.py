"""Bare numbers beside a verb that stand for arms: "Peru ordered 30 tanks; ten have come", "It has got 12"."""

from collections.abc import Iterator

from toolkit.extraction.clauses.clause import MARK, Clause
from toolkit.extraction.clauses.objects import passive
from toolkit.extraction.numbers.read import Quantity
from toolkit.extraction.text.readings import Term
from toolkit.extraction.text.wordsets import wordset
from toolkit.extraction.transfers.items import Item, wording
from toolkit.extraction.transfers.objects import start_of_count
from toolkit.extraction.transfers.parts import HANDING
from toolkit.extraction.transfers.quantities import tokens_of

Named = tuple[str, str]  # words and category of a thing
_ONES = wordset("one more of a thing")
_WHEN = frozenset({"so", "next", "last", "this", "by", "yesterday", "today", "as", "too", "each", "apiece"})
_GROUP = 5  # tokens of "have now already been delivered"


def named_last(
    clause: Clause, things: list[Item], again: list[Item], quantities: list[Quantity]
) -> Named | None:
    """The arms named last in a clause, unless a bare number there may count people.

    The numbers `again` are known to stand for things.
    """
    military = [item for item in things if item.military or item.category == "vehicles"]
    known = {clause.starts[item.first] for item in again}
    known |= {clause.starts[item.first - 1] for item in military if item.first}
    bare = [q for q in quantities if q.kind == "count" and q.unit_start == q.unit_end]
    if not military or any(q.value_start not in known for q in bare):
        return None
    return wording(clause, military[-1]), military[-1].category


def bare_numbers(
    clause: Clause, things: list[Item], before: Named | None, quantities: list[Quantity]
) -> Iterator[Item]:
    """The bare numbers that are subject or object of a verb of transfer.

    They stand for the arms before them in the clause, else for those named last.
    """
    for quantity in quantities if things or before else ():
        if quantity.kind != "count":
            continue
        first, last = tokens_of(clause, quantity)
        opens = start_of_count(clause, first)
        if (
            last < first
            or any(item.first == first for item in things)
            or not (_is_subject(clause, opens, last) or _is_object(clause, opens, last))
        ):
            continue
        earlier = [item for item in things if item.last < opens]
        behind = earlier[-1].last + 1 if earlier else 0
        if any(clause.has(j, "H") for j in range(behind, opens)):
            continue  # people stand between, whom the number may count
        if not earlier and before is not None:
            yield Item(first, last, before[1], None, name=before[0])
        elif earlier and earlier[-1].military:
            yield Item(first, last, earlier[-1].category, None, name=wording(clause, earlier[-1]))


def whole(clause: Clause, part: Item, things: list[Item]) -> Item | None:
    """The things of which a number is a part: "of the 40 tanks Chad got ten", "tanks, of which ten came".

    None where another verb hands them over: "of the 40 tanks ordered in May ten have come".
    """
    earlier = [item for item in things if item.last < part.first]
    if not earlier:
        return None
    begin = earlier[-1].last + 1
    if any(_verb(clause, j) for j in range(begin, part.first - 2)):
        return None
    between = clause.lows[begin : part.first]
    fronted = clause.low(0) == "of" and len(earlier) == 1
    arrived = clause.lows[part.first - 2 : part.first] == ["of", "which"]
    if arrived and any(_verb(clause, j) for j in range(earlier[-1].first)):
        return None  # "ordered 40 tanks, of which ten have come"
    return earlier[-1] if fronted or ("which" in between and "of" in between) else None


def _verb(clause: Clause, j: int) -> Term | None:
    """The verb at j that gives, takes, lets arrive or has in use."""
    for term in clause.readings(j):
        handing = term.row.get("direction") in HANDING or term.row["term"] in _HAVING
        handing = handing and term.row["term"] not in _PAYING
        if handing and term.form == "verb" and term.table == "transfers":
            return term
    return None


def _verb_ending(clause: Clause, end: int) -> Term | None:
    """The verb of transfer whose last word stands at `end`: "received", "took delivery of"."""
    return next((_verb(clause, j) for j in range(end, end - 3, -1) if clause.last.get(j) == end), None)


_PAYING = frozenset({"pay", "fund", "finance", "spend", "invest"})  # "Oslo pays 100 million"
_HAVING = frozenset({"operate", "fly"})


def _is_subject(clause: Clause, opens: int, last: int) -> bool:
    """Whether a number opens a clause whose verb hands over: "; another ten (have) arrived"."""
    of_which = clause.lows[opens - 2 : opens] == ["of", "which"]
    if opens and clause.kinds[opens - 1] != MARK and not clause.has(opens - 1, "C") and not of_which:
        return False
    k = last + 1
    while clause.low(k) in _ONES or clause.has(k, "A"):
        k += 1
    auxiliary = clause.has(k, "X")
    for j in range(k, min(k + _GROUP, clause.size)):
        term = _verb(clause, j)
        if term is not None:
            return term.row["direction"] == "arrive" or (auxiliary and passive(clause, j, term))
        if not clause.has(j, "XA"):
            return False
    return False


def _is_object(clause: Clause, opens: int, last: int) -> bool:
    """Whether a number is all that a verb of transfer has behind it: "Chad has received 54 so far"."""
    term = _verb_ending(clause, opens - 1)
    if term is None and opens - 1 in clause.actors and (term := _verb_ending(clause, opens - 2)) is not None:
        term = term if term.row["direction"] == "out" else None  # "has since sent it 40 more"
    if term is None or term.row["direction"] == "arrive":
        return False
    k = last + 1
    while clause.low(k) in _ONES:
        k += 1
    k += 3 * (clause.lows[k : k + 3] == ["of", "its", "own"])  # "will part with a dozen of its own"
    ends = k >= clause.size or clause.is_mark(k, ",;.!?") or clause.has(k, "CPA")
    return (ends or clause.low(k) in _WHEN) and clause.low(k) not in ("of", "percent", "like")
