"""Verbs that carry a tie: "A attacked B", "B was visited by A", "A and B signed an agreement"."""

from collections.abc import Iterator
from functools import cache

from toolkit import lexicon
from toolkit.extraction.clause_names import coordinated, group_start, noun_group_end
from toolkit.extraction.clause_objects import by_agent, following, governor, passive, qualifies
from toolkit.extraction.clause_subjects import gap_object, subject, verb_start
from toolkit.extraction.clauses import ACTOR, Clause
from toolkit.extraction.terms import Term
from toolkit.extraction.tie_frames import TRAVELLERS, Relation, among, is_denied, is_pair, readings, relation
from toolkit.extraction.tie_sides import joined_by, place_hit, weapon_owner
from toolkit.extraction.wordsets import wordset

_JOINT = frozenset({"combat", "sanction", "condemnation"})  # what several do together
_PLACES = frozenset(["in", "inside", "across", "near", "at", "around", "outside", "on", "over", "off"])


def verb_relation(clause: Clause, i: int, term: Term) -> Iterator[Relation]:
    """The relation of the verb at i: subject to object, turned round in the passive."""
    row, last = term.row, clause.last[i]
    start, _, _, negated = verb_start(clause, i)
    if negated or is_denied(clause, start) or qualifies(clause, i, term):
        return
    if row["tie"] == "combat" and not _POSSIBLE.isdisjoint(clause.lows[start:i]):
        return  # "could attack"
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
    else:
        a = subject(clause, i, term.code)
        if row["tie"] == "combat":
            a = weapon_owner(clause, i) or a
        if row["tie"] in _JOINT:
            a = [*a, *(n for n in joined_by(clause, a, i) if n not in a)]
        b = following(clause, last, _prepositions(row["b"], row["tie"]), "obj" in row["b"])
        if row["tie"] == "condemnation" and clause.low(last + 1) == "to":
            b = []  # "whom it called on to stop"
        if not b and not clause.has(last + 1, "O"):
            b = gap_object(clause, i)
        if row["term"] == "threaten to":  # "threatened to cut off B"; an attack has its own verb
            told = any(t.table == "ties" and "obj" in t.row["b"] for t in readings(clause, last + 1))
            b = [] if told else following(clause, last + 1, {"on", "at", "against"}, True, 5)
        if row["tie"] == "combat" and not _has_target(clause, last, b):
            b = []
        if row["tie"] == "combat" and (_comes_to_help(clause, b) or _only_moves(clause, a, b, row)):
            return
        if row["tie"] == "combat" and b and clause.actors[b[0]].kind == "agency":
            b = following(clause, b[0], _PLACES, False, 3) or b  # "the defence ministry in Damascus"
        if "post" in row["b"] and b and not _has_post(clause, last, b):
            return  # "closed the Russian consulate", not "closed the meeting with Peru"
        if row["tie"] == "visit" and not _can_visit(clause, i, a, b, row):
            return
    unnamed = bool(b) and _only_related(clause, b)  # "stands by its ally"
    b = [] if unnamed else b
    b = [n for n in b if clause.lows[n] not in _OWN or clause.has(noun_group_end(clause, n), "H")]
    if "from" in row["b"] and row["tie"] == "sanction" and _goes_home(clause, a, b):
        return  # "the rebels withdrew from Uvira"
    if row["term"] == "leave" or row["tie"] == "membership":
        b = [n for n in b if clause.actors[n].kind not in ("state", "person", "agency", "place")]
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
        or _opens(clause, last, row, turned)
    ):
        yield relation(row, a, [], i, last)  # whom, the sentences before may say
    elif b and row["directed"] == "true" and clause.low(start - 1) in ("we", "i"):
        yield relation(row, [], b, i, max(last, b[-1]))  # who, the attribution says
    if row["tie"] == "mediation" and len(b) > 1 and any(w in row["term"] for w in _BROUGHT_ABOUT):
        tie = "talks" if "talks" in row["term"] else "treaty"
        yield Relation(tuple(b[:1]), tuple(b[1:]), tie, 1, False, i, max(last, b[-1]))


_POSSIBLE = frozenset({"could", "might", "may", "would", "should"})
_RELATED = frozenset(
    {"ally", "neighbour", "neighbor", "partner", "foe", "rival", "enemy", "adversary", "protector"}
)


def _only_related(clause: Clause, b: list[int]) -> bool:
    """Whether the object is named by what it is to the subject: "its ally", "its northern neighbour"."""
    return clause.lows[b[0]] in _OWN and clause.lows[noun_group_end(clause, b[0])] in _RELATED


def _goes_home(clause: Clause, a: list[int], b: list[int]) -> bool:
    """Whether it is soldiers who leave a place and no state that leaves a body or a treaty."""
    fighters = any(
        clause.actors[n].kind == "armed_force" or clause.lows[noun_group_end(clause, n)] in _SOLDIERS
        for n in a
    )
    return any(clause.actors[n].form == "place" or (fighters and clause.actors[n].kind == "state") for n in b)


@cache
def _prepositions(reached: str, tie: str) -> frozenset[str]:
    """The prepositions before whom a verb reaches, from the column `b` of its row."""
    wanted = set(reached.split()) - {"obj", "loc"}
    if "loc" in reached or tie == "combat":
        wanted |= _PLACES
    if tie == "condemnation":
        wanted.add("by")  # "condemned the launch by the North"
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


_POSTS = wordset("post or passage")
_OWN = frozenset({"its", "their", "his", "her"})  # "bolster its defences" reaches nobody
_BROUGHT_ABOUT = ("talks", "truce", "ceasefire", "deal")


def _has_target(clause: Clause, last: int, b: list[int]) -> bool:
    """Whether fighting has a target: a name, or a thing of war in the place that is named.

    "captured the first places in the Warsaw Marathon" has none.
    """
    if b and clause.lows[noun_group_end(clause, b[0])] == "side":
        return False  # "fighting on the Ukrainian side"
    if b and b[0] > last and governor(clause, b[0], last) == "from":
        return any(clause.lows[j] in _TARGETS or clause.has(j, "H") for j in range(last + 1, b[0]))
    if not b or b[0] < last or governor(clause, b[0], last) not in _PLACES - {"on"}:
        return True
    return any(
        "H" in clause.tags[j]
        or clause.lows[j] in _TARGETS
        or any(t.table == "supplies" and t.row["term"] not in _MINES for t in readings(clause, j))
        for j in range(last + 1, b[0])
    )


def _has_post(clause: Clause, last: int, b: list[int]) -> bool:
    """Whether what is shut is a post or passage of the names in b."""
    return not _POSTS.isdisjoint(clause.lows[last + 1 : b[-1] + 5])


def _comes_to_help(clause: Clause, b: list[int]) -> bool:
    """ "crossed into Niger to help its army" is no attack."""
    behind = clause.lows[b[-1] + 1 : b[-1] + 8] if b else []
    return "to" in behind and any(low in ("help", "support", "assist", "protect", "aid") for low in behind)


_TARGETS = wordset("target")
_MINES = ("mine", "landmine", "land mine")  # one hits them by mistake


def _can_visit(clause: Clause, i: int, a: list[int], b: list[int], row: lexicon.Row) -> bool:
    """Travellers are people who speak for a state; "is in" needs a person and nothing between."""
    traveller, host = (b, a) if "swap" in row["form"] else (a, b)
    if not traveller or not host:
        return False
    who = clause.actors[traveller[0]]
    head = clause.lows[noun_group_end(clause, traveller[-1])]
    before = clause.low(group_start(clause, traveller[0]) - 2)  # "the king of Jordan"
    official = who.kind in ("person", "agency") or head in TRAVELLERS or before in TRAVELLERS
    if "swap" in row["form"]:
        return official
    if row["term"] == "be in":
        return official and host[0] == clause.last[i] + 1 and clause.lows[i] in ("is", "was", "are", "were")
    return official or row["term"] in ("visit", "pay a visit to", "tour")


def _mutual(clause: Clause, i: int, term: Term, last: int) -> Iterator[Relation]:
    """ "A and B signed an agreement": every pair of the subject, or subject and "with C"."""
    if clause.low(last + 1) in ("that", "with") and term.row["term"] == "agree":
        return  # what they agree on is a view
    if passive(clause, i, term):
        a, b = by_agent(clause, last), []
    else:
        a = subject(clause, i, term.code)
        b = following(clause, last, {"with"}, direct=False)
    if a and b:
        yield relation(term.row, a, b, i, last)
    elif len(a) > 1 or is_pair(clause, a):
        yield from among(clause, term.row, a, i, last)


ORDERS = wordset("order")


_DEPARTURES = wordset("departure")


_OUT = frozenset({"out", "home", "away"})


def expulsion(clause: Clause, i: int) -> Iterator[Relation]:
    """ "told the mission to leave", "ordered French troops to withdraw": relations are reduced."""
    b = following(clause, i, (), direct=True, reach=8)
    if not b:
        return
    for j in range(b[-1] + 1, min(b[-1] + 9, clause.size - 1)):
        if clause.lows[j] == "to" and clause.lows[j + 1] in _DEPARTURES:
            a = subject(clause, i)
            if a:
                yield Relation(tuple(a), tuple(b), "sanction", -1, True, i, j + 1)
            return
        if clause.is_mark(j, ".;:"):
            return
        if clause.lows[j] in _OUT and clause.lows[i].startswith(("order", "force")):
            a = subject(clause, i)
            if a:
                yield Relation(tuple(a), tuple(b), "sanction", -1, True, i, j)
            return


_TAKING_LIVES = frozenset({"kill", "wound", "capture", "eliminate", "neutralise", "neutralize"})
_MOVING = wordset("moving into")
_SOLDIERS = wordset("armed people") | wordset("fire")
_AFLOAT = frozenset({"waters", "port", "ports", "sea", "harbour", "harbor", "coast"})


def _only_moves(clause: Clause, a: list[int], b: list[int], row: lexicon.Row) -> bool:
    """Whether a verb of movement tells of no attack: who enters are no soldiers, or ships in waters."""
    if row["term"] not in _MOVING:
        return False
    if not a or not b:
        return True
    head = clause.lows[noun_group_end(clause, a[0])]
    armed = (
        head in _SOLDIERS
        or clause.actors[a[0]].kind == "armed_force"
        or clause.lows[group_start(clause, a[0])] in _SOLDIERS
    )
    return not armed or not _AFLOAT.isdisjoint(clause.lows[b[-1] : b[-1] + 3])


_OBJECT_REACH = 6


def _opens(clause: Clause, last: int, row: lexicon.Row, passive_here: bool) -> bool:
    """Whether a blow or penalty falls on a thing or people of somebody whom the clause does not name."""
    if row["tie"] not in ("combat", "sanction") or "obj" not in row["b"] or clause.low(last + 1) == "least":
        return False
    if passive_here:
        return row["tie"] == "combat"
    words = _TARGETS if row["tie"] == "combat" else _POSTS
    for j in range(last + 1, min(last + 1 + _OBJECT_REACH, clause.size)):
        if clause.kinds[j] not in "wn" or clause.is_finite(j) or clause.has(j, "PRS"):
            break
        people = row["tie"] == "combat" and (
            j in clause.thing_ends
            or clause.has(j, "H")
            or (clause.kinds[j] == "n" and row["term"] in _TAKING_LIVES)
        )
        if people or clause.lows[j] in words:
            return True
    return False
