"""Verbs that carry a tie: "A attacked B", "B was visited by A", "A and B signed an agreement"."""

from collections.abc import Iterator
from dataclasses import replace

from toolkit import lexicon
from toolkit.extraction.clauses.clause import ACTOR, NUMBER, WORD, Clause
from toolkit.extraction.clauses.names import noun_group_end
from toolkit.extraction.clauses.objects import by_agent, following, objects_of, passive
from toolkit.extraction.clauses.subjects import subject
from toolkit.extraction.clauses.verbs import verb_group
from toolkit.extraction.text.readings import Term
from toolkit.extraction.text.wordsets import ARMED_PEOPLE, POSSESSIVES, wordset
from toolkit.extraction.ties.frames import (
    EVERYDAY,
    TRAVELLERS,
    Relation,
    among,
    are_several,
    is_pair,
    is_us,
    relation,
)
from toolkit.extraction.ties.further import reached_further, with_whom
from toolkit.extraction.ties.pairs import (
    acting_on_each_other,
    made_between,
    proposed,
    renamed_pair,
    signed_somewhere,
    urged,
)
from toolkit.extraction.ties.spells import AT_WAR, time_behind
from toolkit.extraction.ties.targets import (
    is_no_guest,
    is_ware,
    only_related,
    opens,
    resists_power,
)
from toolkit.extraction.ties.untold import tells_of_none
from toolkit.extraction.ties.verb_sides import Sides, active_sides, passive_sides
from toolkit.extraction.ties.votes import PENALTIES


def verb_relation(clause: Clause, i: int, term: Term) -> Iterator[Relation]:
    """The relation of the verb at i: subject to object, turned round in the passive."""
    term, last = _meant(clause, i, term), clause.last[i]
    if term.row["term"] == "fight for" and (end := time_behind(clause, last)):
        term, last = replace(term, row={**term.row, **AT_WAR}), end
    row = term.row
    if tells_of_none(clause, i, term):
        return
    if row["form"] == "verb both" or _with_so_many(clause, row, last):
        yield from _mutual(clause, i, term, last)
        return
    if doers := acting_on_each_other(clause, i, term):
        if are_several(clause, doers):
            yield from among(clause, row, doers, i, last + 2)
        return
    turned = passive(clause, i, term)
    if row["term"] == ("form" if turned else "drive out of"):
        return  # "the team was formed by Peru", "the convoy drove out of Goma"
    sides = passive_sides(clause, i, term) if turned else active_sides(clause, i, term)
    unnamed = sides is not None and bool(sides[1]) and only_related(clause, sides[1])  # "stands by its ally"
    sides = sides and _that_stand(clause, row, (sides[0], [] if unnamed else sides[1]))
    if sides is None:
        return
    if row["tie"] == "combat" and clause.low(verb_group(clause, i).start - 1).startswith("threat"):
        row = {**row, "tie": "condemnation"}
    yield from _told(clause, i, row, sides, unnamed or opens(clause, last, row, turned))
    if not verb_group(clause, i).infinitive:  # "hopes to broker a truce"
        yield from made_between(row, sides[1], i, last)


def _with_so_many(clause: Clause, row: lexicon.Row, last: int) -> bool:
    """As in "Turkey and Chad held joint drills with 3,000 troops": the partners stand before the verb."""
    behind = clause.kinds[last + 1 : last + 6]
    return row["term"].endswith(" with") and NUMBER in behind[:2] and ACTOR not in behind


def _meant(clause: Clause, i: int, term: Term) -> Term:
    """ "entered the alliance" is no attack, "hosts the jets of Chad" no visit: the object decides."""
    if term.row["term"] == "train in" and by_agent(clause, clause.last[i]):
        return replace(term, row={**term.row, "form": "verb", "term": "train", "tie": "aid"})
    if resists_power(clause, clause.last[i], term.row):
        return replace(term, row={**term.row, "tie": "condemnation"})
    if term.row["term"] not in _OPEN_TO_THE_OBJECT:
        return term
    b = objects_of(clause, clause.last[i], 6)
    penal = not PENALTIES.isdisjoint(clause.lows[clause.last[i] + 1 : clause.last[i] + 5])
    if penal and _URGING.isdisjoint(clause.before(i, 6)):
        return replace(term, row={**term.row, **_PENALTY})  # "joined EU sanctions on Chad"
    if term.row["term"] == "enter" and b and clause.actors[b[0]].kind == "bloc":
        return replace(term, row={**term.row, "term": "join", "tie": "membership", "sign": "1"})
    let_in = not _WELCOME.isdisjoint(clause.words) or not _LETTING.isdisjoint(clause.before(i, 7))
    if term.row["term"] == "enter" and b and let_in:
        return replace(term, row={**term.row, "tie": "troops", "sign": "1"})
    end = noun_group_end(clause, b[0]) if b else 0
    if term.row["term"] == "join":
        a = subject(clause, i, term.code)
        sent = any(clause.lows[noun_group_end(clause, n)] in ARMED_PEOPLE for n in a)
        return replace(term, row={**term.row, "tie": "troops"}) if sent else term
    if term.row["term"] == "host" and b and end > b[0] and clause.lows[end] not in TRAVELLERS:
        return replace(term, row={**term.row, "form": "verb", "tie": "support"})
    return term


_OPEN_TO_THE_OBJECT = frozenset({"enter", "host", "join", "align with", "align itself with"})
_URGING, _LETTING = wordset("urging"), wordset("letting or bidding")
_PENALTY = {"tie": "sanction", "sign": "-1", "directed": "true", "b": "on against"}
_WELCOME = frozenset({"ally", "allies", "allied", "invitation", "invited", "peacekeepers", "peacekeeping"})


def _that_stand(clause: Clause, row: lexicon.Row, sides: Sides) -> Sides | None:
    """The sides in the order that the row asks for; none where those named cannot have this tie."""
    a, b = sides
    ends = {n: noun_group_end(clause, n) for n in b if clause.lows[n] in POSSESSIVES}
    shot = row["term"] in _DESTROYING and not clause.thing_ends.isdisjoint(ends.values())
    b = [n for n in b if n not in ends or clause.has(ends[n], "H") or shot]  # "shot down its jet"
    if row["term"] == "draw on":
        b = [n for n in b if clause.kind(n + 1) != WORD or clause.tags[n + 1]]  # "on UN contributions"
    if row["tie"] == "aid" or row["term"] in _GUARDING:
        whose = [n for n in b if not (clause.is_adjective(n) and is_ware(clause, noun_group_end(clause, n)))]
        if b and not whose and row["term"] in _GUARDING:
            return None  # "guard Soviet shells"
        b = whose
    if row["term"] in _LEAVING or row["tie"] == "membership":
        b = [n for n in b if clause.actors[n].kind not in ("state", "person", "agency", "place")]
        if row["term"] in ("form", "make up"):  # "A and B form the X Alliance", not "form a panel"
            b = [n for n in b if clause.actors[n].kind in ("bloc", "armed_force")]
        if b and clause.has(b[0] + 1, "'"):
            return None  # "left the panel's letters unanswered"
    if "swap" in row["form"]:
        return None if is_no_guest(clause, b, row) else (b, a)
    if row["tie"] == "condemnation" and is_pair(clause, b):
        return None  # "called on both sides to show restraint"
    return a, b


_DESTROYING = frozenset({"shoot down", "down", "bring down", "sink", "destroy"})
_LEAVING = frozenset({"leave", "quit", "exit", "withdraw from", "pull out of"})
_GUARDING = frozenset({"guard", "protect", "defend", "secure", "escort"})
_OPEN = frozenset({"condemnation", "mediation", "support", "aid", "treaty"})


def _told(clause: Clause, i: int, row: lexicon.Row, sides: Sides, opening: bool) -> Iterator[Relation]:
    """The relation of both sides, or of one where what stands around can name the other.

    opening     whether the verb tells something even if it leaves out whom it reaches
    """
    (a, b), last, everyday = sides, clause.last[i], row["term"] in EVERYDAY
    own = row["tie"] == "aid" and clause.is_finite(i) and clause.low(last + 1) in POSSESSIVES  # "its men"
    idle = row["term"] == "train" and clause.low(verb_group(clause, i).start - 1) in ARMED_PEOPLE
    of_plan = row["term"] == "protest" and clause.has(last + 1, "D")  # "the plan"
    everyday = everyday or own or idle or of_plan
    if a and b:
        yield relation(row, a, b, i, max(last, b[-1]) if b[-1] > i else last)
    elif a and is_us(clause, last + 1) and row["tie"] == "combat" and clause.is_finite(i):
        yield relation(row, a, [], i, last)  # whom, the attribution says
    elif a and (opening or "open" in row["b"].split() or (row["tie"] in _OPEN and not everyday)):
        yield relation(row, a, [], i, last)  # whom, the sentences before may say
    elif b and row["directed"] == "true" and clause.low(verb_group(clause, i).start - 1) in ("we", "i"):
        yield relation(row, [], b, i, max(last, b[-1]))  # who, the attribution says


def _mutual(clause: Clause, i: int, term: Term, last: int) -> Iterator[Relation]:
    """ "A and B signed an agreement": every pair of the subject, or subject and "with C"."""
    if clause.low(last + 1) == "that" and term.row["term"] == "agree":
        return  # what they agree on is a view
    if clause.low(last + 1) in ("up", "off", "on", "over") and term.row["term"] == "sign":
        return  # "signed up"
    if clause.low(verb_group(clause, i).start - 1) == "each":
        return  # "Chad and Peru each agreed to pay"
    if term.row["term"] == "meet" and not _LANDS_MEETING.isdisjoint(clause.before(i, 10)):
        return  # "where the borders of the three meet"
    if passive(clause, i, term) or signed_somewhere(clause, i, term):
        a = by_agent(clause, last)
        b = following(clause, a[-1], {"with"}, 4) if a else []
    else:
        a = subject(clause, i, term.code) or renamed_pair(clause, i)
        b = following(clause, last, {"with"}) or with_whom(clause, i)
        b = [*b, *reached_further(clause, b)]
    if a and (offers := [*urged(clause, i, a)]):
        yield from offers
        return
    if is_pair(clause, a) and clause.low(a[0] + 1) == "to":
        return  # "got both sides to sign a truce"
    if a:
        yield from proposed(clause, i, last, a)
    if a and b:
        yield relation(term.row, a, b, i, last)
    elif are_several(clause, a):
        yield from among(clause, term.row, a, i, last)


_LANDS_MEETING = frozenset({"where", "border", "borders", "frontiers", "rivers"})
