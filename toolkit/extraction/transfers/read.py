"""Who hands what to whom in one clause: verbs and nouns of transfer with their two sides.

"A supplied B with X", "X was sent to B by A", "B bought X from A", "A's deliveries of X to B", "shells
that A sent", "an X shipment bound for B". A side that the clause leaves out stays empty; `supplies`
looks for it in the sentences before.
"""

from collections.abc import Iterator

from toolkit import lexicon
from toolkit.extraction.clauses.clause import Clause
from toolkit.extraction.clauses.nouns import is_negated, reads_as_noun
from toolkit.extraction.clauses.objects import by_agent, following, objects_of, passive
from toolkit.extraction.clauses.subjects import first_subject, subject
from toolkit.extraction.clauses.verbs import verb_group
from toolkit.extraction.text.readings import Readings, Term
from toolkit.extraction.text.wordsets import wordset
from toolkit.extraction.transfers.active import active_sides
from toolkit.extraction.transfers.deals import signed
from toolkit.extraction.transfers.denials import denier, does_not_hold
from toolkit.extraction.transfers.items import Item
from toolkit.extraction.transfers.lent import is_on_loan, makes_present, on_loan, pays_wages, wages_inside
from toolkit.extraction.transfers.nouns import noun_transfer
from toolkit.extraction.transfers.objects import items_right
from toolkit.extraction.transfers.parts import (
    Transfer,
    items_left,
    items_of_cleft,
    items_of_gap,
    items_of_purpose,
)
from toolkit.extraction.transfers.passive import passive_sides
from toolkit.extraction.transfers.sharing import pass_on, share_out
from toolkit.extraction.transfers.verbs import (
    from_another,
    hands_nothing_over,
    in_passive,
    likewise,
    off_a_vessel,
    reduced,
    shown_is_given,
    to_do,
    told_action,
)

_HANDING = frozenset({"transfers", "ties"})


def transfers(clause: Clause, things: list[Item]) -> list[Transfer]:
    """Every transfer of a clause; an item belongs to the one that says most about its sides."""
    told: list[Transfer] = []
    for i, hit in clause.hits.items():
        if hit.terms.tables.isdisjoint(_HANDING):
            continue
        if hit.start != clause.starts[i] or (i and clause.is_mark(i - 1, "-–")):
            continue  # "nuclear-armed", "Russian-made"
        found = next(_told_by(clause, i, hit.terms, things), None)
        if found is not None:
            told.append(found)
    share_out(told)
    pass_on(told)
    return told


_IDIOMS = wordset("no transfer")  # "in return": a word of transfer with the one before
_IDLE = frozenset({"use", "show", "seize", "halt", "ask", "build", "with", "arrive"})
ANYTHING = wordset("verb of giving anything")


# "Chad's deal with Peru": as a verb, "deal with" hands nothing over
_DEAL = {"term": "deal", "form": "noun", "direction": "deal", "action": "promised"}


def _told_by(clause: Clause, i: int, terms: Readings, things: list[Item]) -> Iterator[Transfer]:
    before = clause.low(i - 1)
    if f"{before} {clause.lows[i]}" in _IDIOMS and (before != "the" or clause.low(i - 2) == "with"):
        return
    if is_on_loan(clause, i):
        yield on_loan(clause, i, things)
        return
    if terms[0].row["term"] == "deal with" and things and reads_as_noun(clause, i, terms[0]):
        deal = noun_transfer(clause, i, _DEAL, things)
        if deal and deal.supplier:
            yield deal
        return
    idle = not things and clause.mark not in "?:"
    for term in terms:
        if term.table == "ties" and (pay := wages_inside(clause, i)):
            yield pays_wages(clause, i, term, pay)
        if idle and (term.row.get("direction") in _IDLE or clause.lows[i] in ANYTHING):
            continue  # it would tell nothing
        if term.table == "ties" and term.row["tie"] == "treaty" and term.form == "verb":
            yield signed(clause, i, term, things)
        elif term.table == "ties" and term.row["tie"] == "arms" and " " in term.row["term"]:
            if term.row["form"] in ("verb", "noun role"):
                yield _arms(clause, i, term)
        elif term.table == "transfers" and term.row["direction"] != "none":
            nouns = len(terms) > 1 and terms.noun is not None
            found = _read(clause, i, term, nouns, things)
            if found is not None:
                yield found


def _arms(clause: Clause, i: int, term: Term) -> Transfer:
    """ "A sends arms to B": the words themselves hold the thing, which is too vague for a row."""
    if term.row["form"] == "noun role":  # "A is the main arms supplier of B"
        found = Transfer(clause, i, supplier=first_subject(clause, i), direction="role")
        found.recipient = following(clause, clause.last[i], {"of", "to", "for"}, 8)
        return found
    found = Transfer(clause, i, supplier=subject(clause, i, term.code))
    found.recipient = objects_of(clause, clause.last[i], 8)
    found.denied = is_negated(clause, i)
    return found


def _read(clause: Clause, i: int, term: Term, ambiguous: bool, things: list[Item]) -> Transfer | None:
    if term.form == "adjective":
        return None
    verb = clause.hits[i].terms.verb or term
    as_noun = reads_as_noun(clause, i, verb) if ambiguous else term.form == "noun"
    if term.form == "noun":
        return noun_transfer(clause, i, term.row, things) if as_noun else None
    return None if as_noun else _verb(clause, i, term, things)


# ---------------------------------------------------------------- verbs
def _verb(clause: Clause, i: int, term: Term, things: list[Item]) -> Transfer | None:
    """The transfer of the verb at i, if it is one of things and not of mines cleared or plans made."""
    row, last = term.row, clause.last[i]
    start = verb_group(clause, i).start
    if row["term"] in _OPEN_VERBS and (to_do(clause, last) or passive(clause, i, term)):
        return None  # "is expected to", "wants Congress to"
    having = (
        clause.lows.index("have", last) if row["term"] == "let" and "have" in clause.lows[last:] else last
    )
    right = items_right(clause, having, things)
    if hands_nothing_over(clause, last, row["term"], right):
        return None
    if row["term"] == "take" and not off_a_vessel(clause, last):
        if not right or clause.low(last + 2) not in ("first", "last"):
            return None
        row = {**row, "direction": "in", "action": "received"}  # "took the first six of 24 jets from Peru"
    if row["term"] in _SPENDING:
        things = right = [item for item in right if item.category == "funds"]
        if not right:
            return None  # "put tanks on trains"
    found = Transfer(clause, i, direction=row["direction"], action=told_action(clause, i, start, row))
    found.denied = does_not_hold(clause, i, row["direction"])
    if found.denied and row["direction"] == "out":
        found.disowned = bool(denier(clause, start))
    if row["term"] == "make" and makes_present(clause, last, right):
        row = {**row, "direction": "out", "action": "supplied"}
        found.direction, found.action = "out", told_action(clause, i, start, row)
    if row["direction"] == "show" and (given := shown_is_given(clause, last, row, right)):
        row = {**row, "direction": "out", "action": given}
        found.direction, found.action = "out", given
    if row["direction"] == "with":
        return _helps_with(clause, last, right, found)
    _fill(clause, i, term, row, found, things, right)
    ahead = things and things[0].first < 6 and things[0].last < start
    if not found.items and clause.low(0) == "of" and ahead:
        found.items = things[:1]  # "Of the guns, Riga has received 12"
    return found


def _fill(
    clause: Clause,
    i: int,
    term: Term,
    row: lexicon.Row,
    found: Transfer,
    things: list[Item],
    right: list[Item],
) -> None:
    """Give `found` its things and sides, as the verb at i is in the passive or in the active."""
    last, start = clause.last[i], verb_group(clause, i).start
    left = items_left(clause, start, things)
    loose = start == i and i > 0 and not clause.is_mark(i - 1, ",")
    if right and not left and loose and term.code in "dn" and clause.low(last + 1) == "by":
        right = []  # "pictures supplied by A show tanks"
    if in_passive(clause, i, term, left, right):
        behind = [] if left else items_of_gap(clause, start, things) or right
        more = [item for item in right if row["direction"] == "in" and from_another(clause, item)]
        found.items = [*left, *more, *likewise(clause, last, things)] if left else behind
        passive_sides(clause, i, last, found, row, bool(left))
        return
    gap = [] if "Y" in clause.tags[i] else items_of_gap(clause, start, things)
    if not gap and not right and row["direction"] == "out" and _of_a_batch(clause, start):
        gap = things[:1] if things and things[0].last < start else []
    if not right and not gap and row["direction"] in ("out", "in"):
        gap = items_of_cleft(clause, last, things)
    found.items = gap if gap and reduced(clause, start, gap[-1].last) else right or gap
    if row["direction"] == "out" and (made := items_of_purpose(clause, i, things)):
        found.items = made
    active_sides(clause, i, last, term, found, row, things)
    if found.disowned and clause.lows[start].endswith("ing"):
        found.supplier = subject(clause, denier(clause, start), "d")
    if found.direction == "arrive" and left and found.items == left:
        found.items = [*left, *likewise(clause, last, things)]


def _of_a_batch(clause: Clause, start: int) -> bool:
    """ "came from a batch that Peru had sold to Oman": the batch is of the things named before."""
    for j in range(start - 1, max(start - _BATCH_REACH, 0), -1):
        if clause.lows[j] in ("that", "which"):
            return clause.lows[j - 1] in _BATCHES
    return False


_BATCHES = wordset("batch")
_BATCH_REACH = 6
_SPENDING = wordset("verb of spending")
_OPEN_VERBS = frozenset({"expect", "plan", "prepare", "consider", "need", "want", "ask", "help", "be due"})


def _helps_with(clause: Clause, last: int, right: list[Item], found: Transfer) -> Transfer | None:
    """ "A is helping B with radars": only what stands behind "with" is given."""
    i = found.trigger
    issued = passive(clause, i, clause.hits[i].terms.verb or clause.hits[i].terms[0])
    taker = subject(clause, i, "n") if issued else objects_of(clause, last, 6)
    if not taker or not right:
        return None
    first = right[0].first
    given = any(clause.lows[j] == "with" for j in range(max(taker[-1] + 1, i, first - 6), first))
    if not given:
        return None
    found.direction, found.recipient, found.items = "out", taker, right
    found.supplier = by_agent(clause, last) if issued else subject(clause, i, "d")
    return found
