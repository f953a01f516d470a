"""Relations of two actors in one sentence: verbs, nouns and adjectives that carry a tie.

Each function takes a clause and the place of a term and yields `Relation`s between the names as they
stand there; who they stand for and what else a row needs is `ties.py`.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from toolkit import lexicon
from toolkit.extraction.clauses import ACTOR, Clause
from toolkit.extraction.terms import Term

_PLACES = frozenset("in inside across near at around outside on over off".split())
_LIFTED = frozenset(
    """lift lifts lifted lifting ease eases eased easing waive waived waives waiving suspend suspended remove
    removed removing removal relief cut cutting cuts curb curbing end ends ended ending drop dropped without avoid avoided avoiding deny
    denied denies denying prevent prevents prevented preventing no against halt halted""".split()
)


@dataclass(frozen=True, slots=True)
class Relation:
    """`a` and `b` are token numbers of names; `first` and `last` the tokens of the expression."""

    a: tuple[int, ...]
    b: tuple[int, ...]
    tie: str
    sign: int
    directed: bool
    first: int
    last: int


def relation(row: lexicon.Row, a: list[int], b: list[int], first: int, last: int) -> Relation:
    """A relation of the kind that a row of `ties.csv` names."""
    return Relation(
        tuple(a), tuple(b), row["tie"], int(row["sign"]), row["directed"] == "true", first, last
    )


def reads_as_noun(clause: Clause, i: int, term: Term) -> bool:
    """Whether the word at i, which could be a verb or a noun, stands as a noun."""
    if term.code in "dn":
        return False
    before = clause.tags[i - 1] if i else ""
    low = clause.low(i - 1)
    if i == 0:
        return clause.low(clause.last[i] + 1) in ("of", "on", "by", "against", "between", "to", "from")
    if clause.kinds[i - 1] == ACTOR:
        if clause.low(i - 2) in ("do", "does", "did", "will", "would", "can", "could", "should"):
            return False
        return clause.is_adjective(i - 1) or (term.code == "b" and not clause.is_plural(i - 1))
    if "D" in before or before == "'" or ("P" in before and low != "to"):
        return True
    if low == "to" or any(c in before for c in "XORA") or low in ("and", "or") and term.code != "b":
        return clause.low(clause.last[i] + 1) in ("of", "by", "against", "between") and low != "to"
    if term.code == "g":
        return clause.low(clause.last[i] + 1) == "of"
    if "H" in before:
        return clause.low(clause.last[i] + 1) in ("on", "against", "by", "of", "between")
    return clause.kinds[i - 1] in "wn"


def verb_relation(clause: Clause, i: int, term: Term) -> Iterator[Relation]:
    """The relation of the verb at i: subject to object, turned round in the passive."""
    row, last = term.row, clause.last[i]
    start, _, _, negated = clause.verb_start(i)
    if negated or is_denied(clause, start) or clause.qualifies(i, term):
        return
    wanted = set(row["b"].split()) - {"obj", "loc"}
    if "loc" in row["b"] or row["tie"] == "combat":
        wanted |= _PLACES
    if row["form"] == "verb both":
        yield from _mutual(clause, i, term, last)
        return
    if clause.passive(i, term):
        b, a = clause.subject(i, term.code, places=True), clause.by_agent(last)
        if not b and not clause.verb_start(i)[1]:
            b = clause._nearest(i - 1, False, True)
        if row["term"] in ("summon", "expel") and not a:
            a = _hosts(clause, b)
    else:
        a = clause.subject(i, term.code)
        b = clause.following(last, wanted, direct="obj" in row["b"]) or clause.gap_object(i)
        if row["tie"] == "combat" and not _has_target(clause, last, b):
            return
        if row["tie"] == "visit" and not _can_visit(clause, i, a, b, row):
            return
    if "swap" in row["form"]:
        a, b = b, a
    if a and b:
        yield relation(row, a, b, i, max(last, b[-1]) if b[-1] > i else last)
    elif a and row["tie"] in ("condemnation", "mediation"):
        yield relation(row, a, [], i, last)  # whom, the sentences before may say
    if row["tie"] == "mediation" and len(b) > 1 and any(w in row["term"] for w in _BROUGHT_ABOUT):
        tie = "talks" if "talks" in row["term"] else "treaty"
        yield Relation(tuple(b[:1]), tuple(b[1:]), tie, 1, False, i, max(last, b[-1]))


def _hosts(clause: Clause, b: list[int]) -> list[int]:
    """Who summons, in "Russia's ambassador in Prague was summoned": the capital that is named."""
    return [n for n in sorted(clause.actors) if clause.actors[n].form in ("place", "seat") and n not in b][:1]


_BROUGHT_ABOUT = ("talks", "truce", "ceasefire", "deal")


def _has_target(clause: Clause, last: int, b: list[int]) -> bool:
    """Whether fighting has a target: a name, or a thing of war in the place that is named.

    "captured the first places in the Warsaw Marathon" has none.
    """
    if b and clause.lows[clause.noun_group_end(b[0])] == "side":
        return False  # "fighting on the Ukrainian side"
    if not b or b[0] < last or clause._governor_since(b[0], last) not in _PLACES - {"on"}:
        return True
    return any(
        "H" in clause.tags[j] or clause.lows[j] in _TARGETS or any(t.table == "supplies" for t in _terms(clause, j))
        for j in range(last + 1, b[0])
    )


_TARGETS = frozenset(
    """base bases post posts positions position troops soldiers fighters militants rebels civilians people
    camp camps headquarters airport airfield airport hospital hospitals school schools outpost checkpoint
    convoy barracks buildings building homes houses area areas stronghold strongholds island islands
    market residents commander commanders leader leaders operatives gunmen insurgents drones missiles
    infrastructure station stations bridge bridges launchers systems systems' tunnels terrorists deep
    villages towns cities fishermen sailors pilots policemen aid""".split()
)
_TRAVELLERS = frozenset(
    """delegation delegations officials official team teams minister ministers envoy envoys lawmakers
    president leader leaders diplomats diplomat negotiators secretary premier chancellor king ambassador
    spokesman spokeswoman chief general commander senators inspectors experts representatives
    representative counterpart""".split()
)


def _can_visit(clause: Clause, i: int, a: list[int], b: list[int], row: lexicon.Row) -> bool:
    """Travellers are people who speak for a state; "is in" needs a person and nothing between."""
    traveller, host = (b, a) if "swap" in row["form"] else (a, b)
    if not traveller or not host:
        return False
    who = clause.actors[traveller[0]]
    head = clause.lows[clause.noun_group_end(traveller[0])]
    official = who.kind in ("person", "agency") or head in _TRAVELLERS
    if "swap" in row["form"]:
        return official
    if row["term"] == "be in":
        return who.kind == "person" and host[0] == clause.last[i] + 1 and clause.lows[i] in ("is", "was", "are", "were")
    return official or row["term"] in ("visit", "pay a visit to", "tour")


def is_denied(clause: Clause, start: int) -> bool:
    """ "denied attacking", "denies that it attacked": the relation is taken back."""
    for j in range(start - 1, max(start - 8, -1), -1):
        if clause.lows[j] in ("denied", "denies", "deny", "denying", "refused", "refuses", "stopped", "failed"):
            return True
        if clause.kinds[j] == "m":
            return False
    return False


def _mutual(clause: Clause, i: int, term: Term, last: int) -> Iterator[Relation]:
    """ "A and B signed an agreement": every pair of the subject, or subject and "with C"."""
    if clause.passive(i, term):
        a, b = clause.by_agent(last), []
    else:
        a = clause.subject(i, term.code)
        b = clause.following(last, {"with"}, direct=False)
    if a and b:
        yield relation(term.row, a, b, i, last)
    elif len(a) > 1:
        yield relation(term.row, a[:1], a[1:], i, last)


def noun_relation(clause: Clause, i: int, term: Term) -> Iterator[Relation]:
    """The relation of the noun at i: "A's support for B", "A imposed sanctions on B", "war with B"."""
    row, last = term.row, clause.last[i]
    if row["tie"] not in ("combat", "visit", "talks", "condemnation") and any(
        clause.low(j) in _LIFTED for j in range(max(0, i - 4), i)
    ):
        return
    row = _soured(clause, i, last, row)
    prepositions = set(row["b"].split())
    between = clause.following(last, {"between", "among"}, direct=False, reach=10)
    if len(between) > 1:
        yield relation(row, between[:1], between[1:], i, last)
        if row["tie"] in ("talks", "treaty"):
            yield from _brought_about(clause, i, last, between)
        return
    owners = clause.possessor(i)
    if row["form"] == "noun role":
        yield from _role(clause, i, row, owners)
        return
    if row["directed"] == "false" and all(clause.lows[n] in ("its", "their", "his", "her") for n in owners):
        owners = []
    joined = _hyphenated(clause, i)
    if joined:
        yield relation(row, joined[:1], joined[1:], i, last)
        return
    b = _reach_of_noun(clause, last, prepositions)
    if row["tie"] == "sanction" and owners and not b:
        b = _under(clause, i)
    if row["tie"] == "visit" and owners and not _speaks(clause, owners):
        return
    if row["tie"] == "membership":
        a = _member(clause, i, b)
        if not b and owners:
            a, b = clause.following(last, (), direct=True, reach=3) or a, owners
    else:
        a = owners or _of_agent(clause, last, row, b) or _by_or_subject(clause, i, last)
    if row["tie"] == "alliance" and owners and not b:
        b = clause.following(last, (), direct=True, reach=4)
    if not b and owners and "of" not in prepositions:
        # "their Russian ally", "sanctions on" missing: the owner is all there is
        a, b = _by_or_subject(clause, i, last), owners
        if row["tie"] not in ("alliance", "talks", "treaty"):
            return
    if row["tie"] == "treaty" and any(clause.low(j) in _ONLY_SPOKEN_OF for j in range(max(0, i - 5), i)):
        return
    if a and b:
        yield relation(row, a, b, i, last)
    elif len(a) > 1 and row["directed"] == "false":
        yield relation(row, a[:1], a[1:], i, last)


def _of_agent(clause: Clause, last: int, row: lexicon.Row, b: list[int]) -> list[int]:
    """Who comes, in "the visit of US lawmakers to Taiwan"."""
    if row["tie"] != "visit" or clause.low(last + 1) not in ("of", "by", "from") or not b:
        return []
    return [n for n in clause.following(last, {"of", "by", "from"}, direct=False, reach=8) if n not in b]


def _role(clause: Clause, i: int, row: lexicon.Row, owners: list[int]) -> Iterator[Relation]:
    """ "Turkey, Baku's main backer", "Iran is the main backer of the Houthis"."""
    b = owners or clause.following(clause.last[i], {"of", "to"}, direct=False, reach=6)
    a = [n for n in _member(clause, i, b) if n not in b]
    if not a and owners:
        a = clause.following(clause.last[i], (), direct=True, reach=3)
    if a and b:
        yield relation(row, a, b, min(i, *b), clause.last[i])


_SOUR = frozenset(
    """soured sour sours strained strain worsened worsening deteriorated deteriorating deterioration tense
    frayed fraying broke broken sever severed chilled cooled frosty hostile icy rupture ruptured damaged
    poisoned plummeted collapsed worsen bad poor rocky plunged""".split()
)


def _soured(clause: Clause, i: int, last: int, row: lexicon.Row) -> lexicon.Row:
    """Relations that have gone bad are no support: "as relations with Paris soured"."""
    if row["tie"] != "support" or row["directed"] != "false":
        return row
    window = clause.lows[max(0, i - 3) : min(last + 9, clause.size)]
    return {**row, "tie": "other", "sign": "-1"} if _SOUR.intersection(window) else row


def _reach_of_noun(clause: Clause, last: int, prepositions: set[str]) -> list[int]:
    """Whom the noun reaches, also over a passive verb: "sanctions were imposed on Iran"."""
    found = clause.following(last, prepositions, direct=False)
    if found:
        return found
    j = last + 1
    while j < clause.size and (clause.has(j, "XA")):
        j += 1
    if j > last + 1 and j in clause.hits:
        return clause.following(clause.last[j], prepositions, direct=False)
    return []


_HOSTING = frozenset(
    """host hosts hosted hosting broker brokers brokered brokering mediate mediates mediated mediating
    facilitate facilitates facilitated facilitating chair chairs chaired sponsor sponsored convene convened
    organise organised organize organized arrange arranged oversee oversaw propose proposed lead led
    secure secured""".split()
)


def _brought_about(clause: Clause, i: int, last: int, sides: list[int]) -> Iterator[Relation]:
    """ "Angola will host direct talks between A and B": the host mediates."""
    for j in range(i - 1, max(i - 6, -1), -1):
        if clause.lows[j] in _HOSTING:
            a = clause.by_agent(j) if clause.verb_start(j)[1] else clause.subject(j)
            a = [n for n in a if n not in sides]
            if a:
                yield Relation(tuple(a), tuple(sides), "mediation", 1, True, j, last)
            return
    for j in range(last + 1, min(last + 12, clause.size)):
        if clause.lows[j] in ("brokered", "mediated", "facilitated", "hosted"):
            a = [n for n in clause.by_agent(j) if n not in sides]
            if a:
                yield Relation(tuple(a), tuple(sides), "mediation", 1, True, i, j)
            return


_ONLY_SPOKEN_OF = frozenset(
    """discuss discussed discusses discussing oppose opposed opposes criticise criticised criticize criticized
    denounce denounced reject rejected rejects cancel cancelled canceled seek seeks sought want wants wanted
    negotiate negotiating scrap scrapped suspend suspended condemn condemned no without violate violated
    violates breach breached break broke broken collapse against""".split()
)


def _under(clause: Clause, i: int) -> list[int]:
    """Whom sanctions hit in "a firm that is under U.S. sanctions"."""
    for j in range(i - 1, max(i - 6, 0), -1):
        if clause.lows[j] == "under":
            return clause.subject(j - 1) if clause.is_finite(j - 1) else clause._nearest(j - 1, False)
    return []


def _speaks(clause: Clause, tokens: list[int]) -> bool:
    """Whether the names are persons or people who speak for a state."""
    head = clause.lows[clause.noun_group_end(tokens[0])]
    return clause.actors[tokens[0]].kind in ("person", "agency", "state") or head in _TRAVELLERS


def _member(clause: Clause, i: int, b: list[int]) -> list[int]:
    """Who is the member: "X is a member of Y", "X, a member of Y"."""
    for j in range(i - 1, max(i - 8, 0), -1):
        if clause.lows[j] in ("is", "are", "was", "were", "became", "become", "becomes", "remains", "as"):
            return clause.subject(j)
        if clause.is_finite(j):
            return []
        if clause.is_mark(j, ",") and clause.kinds[j - 1] == ACTOR and not clause.preposition(j - 1):
            return [j - 1]
    return []


def _by_or_subject(clause: Clause, i: int, last: int) -> list[int]:
    """Who acts, for a noun without an owner: "by A" behind it, or the subject of its verb."""
    agent = clause.by_agent(last)
    if agent:
        return agent
    for j in range(i - 1, max(i - 12, -1), -1):
        if clause.is_mark(j, ";:"):
            return []
        if clause.kinds[j] == ACTOR and not clause.is_adjective(j) and not clause.preposition(j):
            # apposition: "JNIM, an affiliate of al-Qaeda"
            if clause.is_mark(j + 1, ",") and clause.has(j + 2, "D"):
                return clause.coordinated(j)
        gerund = "G" in clause.tags[j] or any(t.code == "g" for t in _terms(clause, j))
        base = "B" in clause.tags[j] and (clause.low(j - 1) == "to" or clause.has(j - 1, "X"))
        if clause.kinds[j] == "w" and (clause.is_finite(j) or gerund or base):
            return clause.subject(j, "g" if gerund else "d")
    return []


def _terms(clause: Clause, j: int) -> tuple[Term, ...]:
    hit = clause.hits.get(j)
    return hit.terms if hit else ()


def _hyphenated(clause: Clause, i: int) -> list[int]:
    """The two names of "the Russia-Ukraine war", "India–Pakistan talks"."""
    for j in range(i - 1, max(i - 4, 1), -1):
        if clause.kinds[j] == ACTOR:
            if clause.is_mark(j - 1, "-–—/") and clause.kinds[j - 2] == ACTOR:
                return [j - 2, j]
            return []
        if clause.kinds[j] != "w" or any(c in clause.tags[j] for c in "DPCSROX"):
            return []
    return []


def adjective_relation(clause: Clause, i: int, term: Term) -> Iterator[Relation]:
    """ "Iran-backed Houthis", "U.S.-brokered truce between A and B", "Russian-occupied Crimea"."""
    if i < 2 or not clause.is_mark(i - 1, "-–") or clause.kinds[i - 2] != ACTOR:
        return
    a = [i - 2]
    for j in range(i + 1, min(i + 7, clause.size)):
        if clause.kinds[j] == ACTOR:
            if clause.actors[j].form != "compound":
                yield relation(term.row, a, clause.coordinated(j), i - 2, j)
                return
        if clause.kinds[j] == "m" and clause.lows[j] not in "\"“”":
            return
        if clause.has(j, "SRX") or (clause.has(j, "P") and clause.low(j) not in ("of", "between", "with", "in")):
            return


_ORDERS = frozenset("tell tells told order orders ordered ask asks asked force forces forced want wants wanted".split())
_DEPARTURES = frozenset("leave go withdraw quit depart pull vacate end close evacuate".split())
_OUT = frozenset({"out", "home", "away"})


def expulsion(clause: Clause, i: int) -> Iterator[Relation]:
    """ "told the mission to leave", "ordered French troops to withdraw": relations are reduced."""
    if clause.lows[i] not in _ORDERS:
        return
    b = clause.following(i, (), direct=True, reach=8)
    if not b:
        return
    for j in range(b[-1] + 1, min(b[-1] + 9, clause.size - 1)):
        if clause.lows[j] == "to" and clause.lows[j + 1] in _DEPARTURES:
            a = clause.subject(i)
            if a:
                yield Relation(tuple(a), tuple(b), "sanction", -1, True, i, j + 1)
            return
        if clause.is_mark(j, ".;:"):
            return
        if clause.lows[j] in _OUT and clause.lows[i].startswith(("order", "force")):
            a = clause.subject(i)
            if a:
                yield Relation(tuple(a), tuple(b), "sanction", -1, True, i, j)
            return
