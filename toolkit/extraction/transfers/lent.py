"""Who pays whose people: "Norway pays the wages of Afghan policemen"."""

from toolkit.extraction.clauses.clause import Clause
from toolkit.extraction.clauses.nouns import is_negated
from toolkit.extraction.clauses.objects import objects_of
from toolkit.extraction.clauses.subjects import subject
from toolkit.extraction.text.readings import Term
from toolkit.extraction.transfers.items import Item
from toolkit.extraction.transfers.parts import Transfer
from toolkit.extraction.transfers.takers import WAGES


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
