"""Verbs that carry a tie: "A attacked B", "B was visited by A", "A and B signed an agreement"."""

from collections.abc import Iterator
from functools import cache

from toolkit.extraction.clauses.clause import ACTOR, Clause
from toolkit.extraction.clauses.lists import coordinated
from toolkit.extraction.clauses.names import noun_group_end
from toolkit.extraction.clauses.nouns import is_denied
from toolkit.extraction.clauses.objects import by_agent, following, passive, qualifies
from toolkit.extraction.clauses.subjects import gap_object, subject
from toolkit.extraction.clauses.verbs import verb_start
from toolkit.extraction.text.terms import Term
from toolkit.extraction.text.wordsets import wordset
from toolkit.extraction.ties.asides import fallen_when, held_by, together_with, visited_before
from toolkit.extraction.ties.frames import Relation, among, is_pair, readings, relation
from toolkit.extraction.ties.pairs import proposed
from toolkit.extraction.ties.sides import joined_by, measure_owner, place_hit, weapon_owner
from toolkit.extraction.ties.targets import (
    OWN,
    PLACES,
    can_visit,
    comes_to_help,
    goes_home,
    has_post,
    has_target,
    only_moves,
    only_related,
    opens,
)

_TAKEN_OTHERWISE = frozenset({"part", "place", "aim", "note", "over", "command", "charge", "office"})
_JOINT = frozenset({"combat", "sanction", "condemnation"})  # what several do together


def verb_relation(clause: Clause, i: int, term: Term) -> Iterator[Relation]:
    """The relation of the verb at i: subject to object, turned round in the passive."""
    row, last = term.row, clause.last[i]
    start, _, _, negated = verb_start(clause, i)
    if negated or is_denied(clause, start) or qualifies(clause, i, term):
        return
    if row["tie"] == "combat" and not _POSSIBLE.isdisjoint(clause.lows[start:i]):
        return  # "could attack"
    if row["term"] == "take" and clause.low(last + 1) in _TAKEN_OTHERWISE:
        return
    if row["form"] == "verb both":
        yield from _mutual(clause, i, term, last)
        return
    if clause.low(last + 1) in ("each", "one") and clause.low(last + 2) in ("other", "another"):
        doers = subject(clause, i, term.code)
        if len(doers) > 1 or is_pair(clause, doers):
            yield from among(clause, row, doers, i, last + 2)
        return
    turned = passive(clause, i, term)
    if turned:
        b, a = subject(clause, i, term.code, True), by_agent(clause, last)
        if row["tie"] == "combat" and not b:
            b = place_hit(clause, i)
        if not verb_start(clause, i)[1]:
            b = _noun_before(clause, i)  # "forces backed by America"
        if row["term"] in ("summon", "expel") and not a:
            a = _hosts(clause, b)
        if row["tie"] == "sanction" and not a:
            a = following(clause, last, {"from"}, False, 5)  # "were expelled from Romania"
        if row["term"] == "train" and not a:
            a = following(clause, last, {"in"}, False, 8)  # guests are trained by their hosts
        if "swap" in row["form"] and row["tie"] == "visit" and not a:
            a = following(clause, last, {"in", "at"}, False, 8)  # "was received in Ankara"
        if row["tie"] == "mediation":
            a = [*a, *together_with(clause, a)]
    else:
        a = subject(clause, i, term.code)
        if row["term"] == "see" and (clause.low(i - 1) in _NOT_YET or not _face_to_face(clause, last, a)):
            return
        if row["tie"] == "mediation" and clause.is_mark(i - 1, "-–") and i - 2 in clause.actors:
            a = [i - 2]  # "EU-mediated talks between the two"
        elif row["tie"] == "combat":
            a = weapon_owner(clause, i) or a
        elif row["tie"] == "sanction" and not a:
            a = measure_owner(clause, start)
        if row["tie"] in _JOINT:
            a = [*a, *(n for n in joined_by(clause, a, i) if n not in a)]
        aimed = row["tie"] == "combat" and clause.lows[last] in _AIMED
        b = following(clause, last, _AIMED, True, 12) if aimed else []
        b = b or following(clause, last, _prepositions(row["b"], row["tie"]), "obj" in row["b"])
        if row["tie"] == "condemnation" and clause.low(last + 1) == "to":
            b = []  # "whom it called on to stop"
        if not b and not clause.has(last + 1, "O"):
            b = gap_object(clause, i)
        if row["term"] == "threaten to":  # "threatened to cut off B"; an attack has its own verb
            told = any(t.table == "ties" and "obj" in t.row["b"] for t in readings(clause, last + 1))
            b = [] if told else following(clause, last + 1, {"on", "at", "against"}, True, 5)
        if row["tie"] == "combat" and not has_target(clause, last, b, row):
            b = []
        if row["tie"] == "combat" and (comes_to_help(clause, b) or only_moves(clause, a, b, row)):
            return
        if row["tie"] == "combat" and not b:
            b = held_by(clause, last) or fallen_when(clause, i, a)
        if row["tie"] == "condemnation" and b:
            b = by_agent(clause, last) or b  # "deplored the shelling of Chad by Niger"
        if row["tie"] == "visit" and not b:
            b = visited_before(clause, start, a)
        if row["tie"] == "combat" and b and clause.actors[b[0]].kind == "agency":
            b = following(clause, b[0], PLACES, False, 3) or b  # "the defence ministry in Damascus"
        if "post" in row["b"] and b and not has_post(clause, last, b):
            return  # "closed the Russian consulate", not "closed the meeting with Peru"
        if row["tie"] == "visit" and not can_visit(clause, i, a, b, row):
            return
    unnamed = bool(b) and only_related(clause, b)  # "stands by its ally"
    b = [] if unnamed else b
    b = [n for n in b if clause.lows[n] not in OWN or clause.has(noun_group_end(clause, n), "H")]
    if "from" in row["b"] and row["tie"] == "sanction" and goes_home(clause, a, b):
        return  # "the rebels withdrew from Uvira"
    if row["term"] == "leave" or row["tie"] == "membership":
        b = [n for n in b if clause.actors[n].kind not in ("state", "person", "agency", "place")]
        if b and clause.has(b[0] + 1, "'"):
            return  # "left the panel's letters unanswered"
    if "swap" in row["form"]:
        a, b = b, a
    if row["tie"] == "condemnation" and is_pair(clause, b):
        return  # "called on both sides to show restraint"
    if row["tie"] == "combat" and clause.low(start - 1).startswith("threat"):
        row = {**row, "tie": "condemnation"}
    if a and b:
        yield relation(row, a, b, i, max(last, b[-1]) if b[-1] > i else last)
    elif a and (
        row["tie"] in ("condemnation", "mediation")
        or "open" in row["b"].split()
        or unnamed
        or opens(clause, last, row, turned)
    ):
        yield relation(row, a, [], i, last)  # whom, the sentences before may say
    elif b and row["directed"] == "true" and clause.low(start - 1) in ("we", "i"):
        yield relation(row, [], b, i, max(last, b[-1]))  # who, the attribution says
    if row["tie"] == "mediation" and len(b) > 1 and any(w in row["term"] for w in _BROUGHT_ABOUT):
        tie = "talks" if "talks" in row["term"] else "treaty"
        yield Relation(tuple(b[:1]), tuple(b[1:]), tie, 1, False, i, max(last, b[-1]))


def _face_to_face(clause: Clause, last: int, a: list[int]) -> bool:
    """ "saw Putin at the Kremlin": two persons, none seen as something."""
    seen = last + 1
    if seen >= clause.size or clause.kinds[seen] != ACTOR or clause.actors[seen].kind != "person":
        return False
    after = clause.low(seen + 1)
    return after in _WHERE_OR_WHEN and bool(a) and clause.actors[a[0]].kind == "person"


_WHERE_OR_WHEN = frozenset({"at", "in", "on", "for", "again", "twice", ",", ".", "and", "", "last", "this"})
_NOT_YET = frozenset({"will", "would", "to", "could", "should", "might", "may", "cannot", "can"})
_POSSIBLE = frozenset({"could", "might", "may", "would", "should"})


@cache
def _prepositions(reached: str, tie: str) -> frozenset[str]:
    """The prepositions before whom a verb reaches, from the column `b` of its row."""
    wanted = set(reached.split()) - {"obj", "loc"}
    if "loc" in reached or tie == "combat":
        wanted |= PLACES
    if tie == "condemnation":
        wanted |= {"by", "between"}  # "condemned the launch by the North", "the trade between A and B"
    return frozenset(wanted)


def _noun_before(clause: Clause, i: int) -> list[int]:
    """The name whose noun group stands right before the participle at i."""
    for j in range(i - 1, max(i - 6, -1), -1):
        if clause.kinds[j] == ACTOR:
            end = noun_group_end(clause, j)
            adjacent = end == i - 1 or (end == i - 2 and clause.is_mark(i - 1, ","))
            return coordinated(clause, j) if adjacent else []
    return []


def _hosts(clause: Clause, b: list[int]) -> list[int]:
    """Who summons, in "Russia's ambassador in Prague was summoned": the capital that is named."""
    return [n for n in sorted(clause.actors) if clause.actors[n].form in ("place", "seat") and n not in b][:1]


_BROUGHT_ABOUT = ("talks", "truce", "ceasefire", "deal")


def _mutual(clause: Clause, i: int, term: Term, last: int) -> Iterator[Relation]:
    """ "A and B signed an agreement": every pair of the subject, or subject and "with C"."""
    if clause.low(last + 1) == "that" and term.row["term"] == "agree":
        return  # what they agree on is a view
    if clause.low(last + 1) in ("up", "off", "on", "over") and term.row["term"] == "sign":
        return  # "signed up"
    if passive(clause, i, term):
        a, b = by_agent(clause, last), []
    else:
        a = subject(clause, i, term.code)
        b = following(clause, last, {"with"}, direct=False)
    if a and (offers := [*proposed(clause, i, last, a)]):
        yield from offers
    elif a and b:
        yield relation(term.row, a, b, i, last)
    elif len(a) > 1 or is_pair(clause, a):
        yield from among(clause, term.row, a, i, last)


ORDERS = wordset("order")


_DEPARTURES = wordset("departure")


_CEASING = frozenset(
    {"stop", "cease", "halt", "refrain", "desist", "respect", "honour", "honor", "de-escalate"}
)
_AIMED = frozenset({"on", "against", "at"})
_OUT = frozenset({"out", "home", "away"})


def expulsion(clause: Clause, i: int) -> Iterator[Relation]:
    """ "told the mission to leave", "told Chad to stop": relations are reduced, or somebody is blamed."""
    b = following(clause, i, (), direct=True, reach=8)
    if not b:
        return
    for j in range(b[-1] + 1, min(b[-1] + 9, clause.size - 1)):
        if clause.lows[j] == "to" and clause.lows[j + 1] in _DEPARTURES | _CEASING:
            a = subject(clause, i)
            tie = "sanction" if clause.lows[j + 1] in _DEPARTURES else "condemnation"
            if a:
                yield Relation(tuple(a), tuple(b), tie, -1, True, i, j + 1)
            return
        if clause.is_mark(j, ".;:"):
            return
        if clause.lows[j] in _OUT and clause.lows[i].startswith(("order", "force")):
            a = subject(clause, i)
            if a:
                yield Relation(tuple(a), tuple(b), "sanction", -1, True, i, j)
            return
