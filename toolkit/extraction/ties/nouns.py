"""Nouns and adjectives that carry a tie: "A's support for B", "sanctions on B", "A-backed B"."""

from collections.abc import Iterator

from toolkit import lexicon
from toolkit.extraction.clauses.clause import ACTOR, MARK, Clause
from toolkit.extraction.clauses.lists import coordinated
from toolkit.extraction.clauses.names import noun_group_end
from toolkit.extraction.clauses.objects import attributive, by_agent, following, objects_of, possessor
from toolkit.extraction.text.readings import Term
from toolkit.extraction.text.wordsets import POSSESSIVES, wordset
from toolkit.extraction.ties.asides import fallen_behind
from toolkit.extraction.ties.frames import Relation, among, are_several, relation
from toolkit.extraction.ties.noun_sides import Sides, by_or_subject, noun_sides
from toolkit.extraction.ties.pairs import brokered, brought_about, named_together, proposed, taker
from toolkit.extraction.ties.sides import fallen_in, member, whose_helpers
from toolkit.extraction.ties.told import (
    breaking_verb,
    broken_off,
    concluded,
    is_eased,
    is_threatened,
    made_peace,
    soured,
    taken_back,
    told_of,
)


def noun_relation(
    clause: Clause, i: int, term: Term, row: lexicon.Row | None = None, last: int | None = None
) -> Iterator[Relation]:
    """The relation of the noun at i: "A's support for B", "A imposed sanctions on B", "war with B".

    `row` and `last` replace those of the term, where it reads as a verb: "talks with B".
    """
    row, last = row or term.row, clause.last[i] if last is None else last
    row = soured(clause, i, last, broken_off(clause, i, last, row))
    if row["tie"] in ("treaty", "talks") and (offers := [*proposed(clause, i, last, taker(clause, i))]):
        yield from offers
        return
    if row["term"] in _BIDDING and made_peace(clause):
        row = {**row, "tie": "mediation", "b": "between"}
    if row["tie"] == "combat" and is_threatened(clause, i):
        row = {**row, "tie": "condemnation", "directed": "true"}
    if row["tie"] == "sanction" and row["form"] == "noun" and is_eased(clause, i):
        row = {**row, "sign": "1"}
    elif taken_back(clause, i, last, row) or (
        row["tie"] == "combat" and clause.low(last + 1) == "on" and "side" in clause.lows[last + 2 : last + 6]
    ):  # "fighting on the side of Chad"
        return
    if row["term"] in ("ally", "partner") and _between_names(clause, i, last):
        yield relation(row, [last + 1], [i - 1], i - 1, last + 1)  # "Israel and Hezbollah ally Hamas"
        return
    pair = named_together(clause, i, last, row) if row["tie"] != "mediation" else []
    if pair:
        yield from among(clause, row, pair, i, max(last, pair[-1]))
        if row["tie"] in ("talks", "treaty"):
            yield from brought_about(clause, i, last, pair)
    elif row["form"] == "noun role":
        yield from _role(clause, i, row, possessor(clause, i))
    else:
        yield from _of_two_sides(clause, i, last, row)


def _between_names(clause: Clause, i: int, last: int) -> bool:
    """Whether names stand right before and right behind the noun at i."""
    return i > 0 and last + 1 < clause.size and {clause.kinds[i - 1], clause.kinds[last + 1]} == {ACTOR}


_BIDDING = frozenset({"invitation", "auspices", "patronage"})


def _of_two_sides(clause: Clause, i: int, last: int, row: lexicon.Row) -> Iterator[Relation]:
    """The relation of who acts and who is reached, each looked for at its own place."""
    owners = possessor(clause, i)
    if row["directed"] == "false" and all(clause.lows[n] in POSSESSIVES for n in owners):
        owners = owners if row["tie"] == "combat" and clause.low(last + 1) in _FACING else []
    if clause.low(i - 1) == "their" or (owners and clause.lows[owners[0]] == "their"):
        several = by_or_subject(clause, i, last)
        owners = several if len(several) > 1 else owners  # "A and B tore up their pacts with C"
    a, b = noun_sides(clause, i, last, row, owners)
    if row["tie"] == "treaty" and not b and brokered(clause, last, a):
        row = {**row, "tie": "mediation", "directed": "true"}
    if row["form"] == "noun broken" and b and not a and (verb := breaking_verb(clause, last)):
        a = by_agent(clause, verb)
    fallen: list[int] = []  # "six of its men died in a strike by Chad"
    if row["tie"] == "combat" and a and not b:
        fallen = fallen_in(clause, min([i, *owners]))
        b = [n for n in fallen or fallen_behind(clause, last) if n not in a]
    if row["tie"] == "combat" and b and not a and clause.low(last + 1) in _FACING:
        a = [n for n in fallen_in(clause, i) if n not in b]  # "men killed in clashes with the rebels"
    b = [n for n in b if clause.lows[n] not in POSSESSIVES or n in fallen]
    if a and b:
        first = min(i, owners[0]) if owners and i - owners[0] < 8 else i
        yield relation(row, a, b, first, b[-1] if last < b[-1] < last + 10 else last)
    elif are_several(clause, a) and row["directed"] == "false":
        yield from among(clause, row, a, i, last)
    else:
        yield from _of_one_side(clause, i, last, row, owners, (a, b))


def _of_one_side(
    clause: Clause, i: int, last: int, row: lexicon.Row, owners: list[int], sides: Sides
) -> Iterator[Relation]:
    """What a noun tells with one side only, where the sentences around can name the other."""
    a, b = sides
    fights, directed = row["tie"] == "combat", row["directed"] == "true"
    against = fights and not directed and clause.low(last + 1) in _FACING
    if b and not a and against and told_of(clause, i, last):
        yield relation(row, b, [], i, max(last, b[-1]))
    elif owners and fights and directed and not b and (row["term"] in _WARS or told_of(clause, i, last)):
        yield relation(row, owners, [], i, last)
    elif b and not a and directed and "our" in clause.before(i, 3):
        yield relation(row, [], b, i, max(last, b[-1]))  # whose, the attribution says
    elif b and not a and row["tie"] == "treaty" and concluded(clause, i, last):
        yield relation(row, b, [], i, max(last, b[-1]))
    elif row["tie"] == "talks" and not b and (hosts := [*brought_about(clause, i, last, [])]):
        yield from hosts
    elif a and (
        row["tie"] in _OPEN
        or row["form"] == "noun broken"
        or (row["tie"] == "treaty" and concluded(clause, i))
    ):
        yield relation(row, a, [], i, last)


_OPEN = frozenset({"mediation", "visit"})
_WARS = frozenset({"invasion", "incursion", "aggression", "occupation", "war", "offensive"})  # nobody doubts
_FACING = ("with", "against")


def _role(clause: Clause, i: int, row: lexicon.Row, owners: list[int]) -> Iterator[Relation]:
    """ "Turkey, Baku's main backer", "Iran is the main backer of the Houthis"."""
    if row["term"].endswith(("rival", "opponent")) and any(clause.is_adjective(n) for n in owners):
        return  # "trails its Iranian rivals": who they are, not whose
    denied = {*clause.before(i, 3), *clause.before(min([i, *owners]), 2)}
    if not _NEITHER.isdisjoint(denied) and "only" not in denied:
        return  # "Peru is not Chile's enemy"
    helped, helpers = whose_helpers(clause, owners)
    if helped:
        yield relation(row, helpers, helped, i, clause.last[i])
        return
    b = owners or following(clause, clause.last[i], {"of", "to"}, 6)
    a = [n for n in member(clause, i) if n not in b]
    if not a and owners:
        a = objects_of(clause, clause.last[i], 3)
    if a and b:
        yield relation(row, a, b, min(i, *b), clause.last[i])


_NEITHER = frozenset({"not", "no", "neither", "nor", "never"})


def adjective_relation(clause: Clause, i: int, term: Term) -> Iterator[Relation]:
    """ "Iran-backed Houthis", "U.S.-brokered truce between A and B", "Russian-occupied Crimea"."""
    if i < 2 or not clause.is_mark(i - 1, "-–") or clause.kinds[i - 2] != ACTOR:
        return
    a = [i - 2]
    for j in range(i + 1, min(i + 7, clause.size)):
        if clause.kinds[j] == ACTOR and clause.actors[j].form != "compound":
            end = noun_group_end(clause, j)
            if clause.is_adjective(j) and (clause.lows[end] in _NOT_THE_STATE or end in clause.thing_ends):
                return  # "an Iran-aligned Iraqi militia", "Emirati-supplied Chinese guns"
            yield relation(term.row, a, coordinated(clause, j), i - 2, j)
            return
        if clause.kinds[j] == MARK and clause.lows[j] not in '"“”':
            return
        if clause.has(j, "SRX") or (clause.is_finite(j) and not attributive(clause, j)):
            return  # "Iran-aligned militias attacked the base"
        if clause.has(j, "P") and clause.low(j) not in _PASSED.get(term.row["tie"], _JOINING):
            return


_NOT_THE_STATE = wordset("against the state") | {"group", "groups", "faction", "factions", "fighters"}
_JOINING = frozenset({"of", "between", "with"})
_PASSED = {"mediation": _JOINING | {"in"}}  # "a US-brokered truce in Gaza between"
