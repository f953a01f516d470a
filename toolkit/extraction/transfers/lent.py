"""What is lent, paid or made a present of: "jets on lease from Italy", "made Benin a present of lorries"."""

from toolkit.extraction.clauses.clause import BE, Clause
from toolkit.extraction.clauses.nouns import is_negated
from toolkit.extraction.clauses.objects import following, objects_of, possessor
from toolkit.extraction.clauses.subjects import subject
from toolkit.extraction.text.readings import Term
from toolkit.extraction.text.wordsets import wordset
from toolkit.extraction.transfers.items import Item
from toolkit.extraction.transfers.parts import Transfer, items_left, listed
from toolkit.extraction.transfers.takers import WAGES

_LOANS = frozenset({"loan", "lease", "hire"})
_PRESENTS = wordset("present")


def is_on_loan(clause: Clause, i: int) -> bool:
    """Whether the word at i ends "on loan" and the other side follows: "on lease from", "on loan to"."""
    return clause.lows[i] in _LOANS and clause.low(i - 1) == "on" and clause.low(i + 1) in ("from", "to")


def on_loan(clause: Clause, i: int, things: list[Item]) -> Transfer:
    """ "Peru flies jets on loan from Italy", "Peru's jets are on loan from Italy": who lends and who has."""
    found = Transfer(clause, i, direction="in")
    on = i - 1
    if clause.low(on - 1) in BE:
        found.items = items_left(clause, on - 1, things)[:1]
        found.items = found.items or [item for item in things if item.last < on - 1][-1:]
        holder = _user(clause, found.items[0], on - 1) if found.items else []
    else:
        found.items = listed(clause, [item for item in things if item.last == on - 1], things)
        holder = _holder(clause, found.items[0]) if found.items else []
    other = following(clause, i, {clause.low(i + 1)}, 8)
    holder = [n for n in holder if n not in other]
    sides = (other, holder) if clause.low(i + 1) == "from" else (holder, other)
    found.supplier, found.recipient = sides
    return found


def _user(clause: Clause, item: Item, end: int) -> list[int]:
    """Whose thing it is, else who does something with it in its relative clause: "with which Oman guards"."""
    verb = next((j for j in range(item.last + 1, end) if clause.is_finite(j)), None)
    return possessor(clause, item.first) or ([] if verb is None else subject(clause, verb, "d"))


def _holder(clause: Clause, item: Item) -> list[int]:
    """The subject of the verb before a thing."""
    verb = next((j for j in range(item.first - 1, -1, -1) if clause.is_finite(j)), None)
    return [] if verb is None else subject(clause, verb, "d")


def wages_inside(clause: Clause, i: int) -> int:
    """Where the wages stand in the words "pays the wages of", which are one phrase; 0 where they do not."""
    for j in range(i + 1, clause.last[i]):
        if clause.lows[j] in WAGES:
            return j
    return 0


def pays_wages(clause: Clause, i: int, term: Term, wages: int) -> Transfer:
    """ "Norway pays the wages of Afghan policemen": who pays, and whose people they are."""
    found = Transfer(clause, i, items=[Item(wages, wages, "funds", None)])
    found.supplier = subject(clause, i, term.code)
    found.recipient = objects_of(clause, clause.last[i], 8)
    found.denied = is_negated(clause, i)
    return found


def makes_present(clause: Clause, last: int, right: list[Item]) -> bool:
    """Whether the verb of making that ends at `last` gives: "made Benin a present of 31 lorries"."""
    if not right:
        return False
    near = range(last + 1, right[0].first - 1)
    return any(clause.lows[j] in _PRESENTS and clause.lows[j + 1] == "of" for j in near)
