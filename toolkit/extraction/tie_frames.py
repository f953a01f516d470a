"""Relations of two actors in one sentence: verbs, nouns and adjectives that carry a tie.

Each function takes a clause and the place of a term and yields `Relation`s between the names as they
stand there; who they stand for and what else a row needs is `ties.py`.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from toolkit import lexicon
from toolkit.extraction.clause_names import coordinated, noun_group_end, preposition
from toolkit.extraction.clause_objects import by_agent, following, governor, passive, possessor, qualifies
from toolkit.extraction.clause_subjects import gap_object, nearest_subject, subject, verb_start
from toolkit.extraction.clauses import ACTOR, Clause
from toolkit.extraction.terms import Term
from toolkit.extraction.wordsets import wordset

_PLACES = frozenset(["in", "inside", "across", "near", "at", "around", "outside", "on", "over", "off"])
_LIFTED = wordset("lifted")


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
    return Relation(tuple(a), tuple(b), row["tie"], int(row["sign"]), row["directed"] == "true", first, last)


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
    if low == "to" or any(c in before for c in "XORA") or (low in ("and", "or") and term.code != "b"):
        return clause.low(clause.last[i] + 1) in ("of", "by", "against", "between") and low != "to"
    if term.code == "g":
        return clause.low(clause.last[i] + 1) == "of"
    if "H" in before:
        return clause.low(clause.last[i] + 1) in ("on", "against", "by", "of", "between")
    return clause.kinds[i - 1] in "wn"


def verb_relation(clause: Clause, i: int, term: Term) -> Iterator[Relation]:
    """The relation of the verb at i: subject to object, turned round in the passive."""
    row, last = term.row, clause.last[i]
    start, _, _, negated = verb_start(clause, i)
    if negated or is_denied(clause, start) or qualifies(clause, i, term):
        return
    wanted = set(row["b"].split()) - {"obj", "loc"}
    if "loc" in row["b"] or row["tie"] == "combat":
        wanted |= _PLACES
    if row["form"] == "verb both":
        yield from _mutual(clause, i, term, last)
        return
    if passive(clause, i, term):
        b, a = subject(clause, i, term.code, places=True), by_agent(clause, last)
        if not b and not verb_start(clause, i)[1]:
            b = nearest_subject(clause, i - 1, False, True)
        if row["term"] in ("summon", "expel") and not a:
            a = _hosts(clause, b)
    else:
        a = subject(clause, i, term.code)
        b = following(clause, last, wanted, direct="obj" in row["b"]) or gap_object(clause, i)
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
    if b and clause.lows[noun_group_end(clause, b[0])] == "side":
        return False  # "fighting on the Ukrainian side"
    if not b or b[0] < last or governor(clause, b[0], last) not in _PLACES - {"on"}:
        return True
    return any(
        "H" in clause.tags[j]
        or clause.lows[j] in _TARGETS
        or any(t.table == "supplies" for t in _terms(clause, j))
        for j in range(last + 1, b[0])
    )


_TARGETS = wordset("target")
_TRAVELLERS = wordset("traveller")


def _can_visit(clause: Clause, i: int, a: list[int], b: list[int], row: lexicon.Row) -> bool:
    """Travellers are people who speak for a state; "is in" needs a person and nothing between."""
    traveller, host = (b, a) if "swap" in row["form"] else (a, b)
    if not traveller or not host:
        return False
    who = clause.actors[traveller[0]]
    head = clause.lows[noun_group_end(clause, traveller[0])]
    official = who.kind in ("person", "agency") or head in _TRAVELLERS
    if "swap" in row["form"]:
        return official
    if row["term"] == "be in":
        return (
            who.kind == "person"
            and host[0] == clause.last[i] + 1
            and clause.lows[i] in ("is", "was", "are", "were")
        )
    return official or row["term"] in ("visit", "pay a visit to", "tour")


def is_denied(clause: Clause, start: int) -> bool:
    """ "denied attacking", "denies that it attacked": the relation is taken back."""
    for j in range(start - 1, max(start - 8, -1), -1):
        if clause.lows[j] in (
            "denied",
            "denies",
            "deny",
            "denying",
            "refused",
            "refuses",
            "stopped",
            "failed",
        ):
            return True
        if clause.kinds[j] == "m":
            return False
    return False


def _mutual(clause: Clause, i: int, term: Term, last: int) -> Iterator[Relation]:
    """ "A and B signed an agreement": every pair of the subject, or subject and "with C"."""
    if passive(clause, i, term):
        a, b = by_agent(clause, last), []
    else:
        a = subject(clause, i, term.code)
        b = following(clause, last, {"with"}, direct=False)
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
    between = following(clause, last, {"between", "among"}, direct=False, reach=10)
    if len(between) > 1:
        yield relation(row, between[:1], between[1:], i, last)
        if row["tie"] in ("talks", "treaty"):
            yield from _brought_about(clause, i, last, between)
        return
    owners = possessor(clause, i)
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
            a, b = following(clause, last, (), direct=True, reach=3) or a, owners
    else:
        a = owners or _of_agent(clause, last, row, b) or _by_or_subject(clause, i, last)
    if row["tie"] == "alliance" and owners and not b:
        b = following(clause, last, (), direct=True, reach=4)
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
    return [n for n in following(clause, last, {"of", "by", "from"}, direct=False, reach=8) if n not in b]


def _role(clause: Clause, i: int, row: lexicon.Row, owners: list[int]) -> Iterator[Relation]:
    """ "Turkey, Baku's main backer", "Iran is the main backer of the Houthis"."""
    b = owners or following(clause, clause.last[i], {"of", "to"}, direct=False, reach=6)
    a = [n for n in _member(clause, i, b) if n not in b]
    if not a and owners:
        a = following(clause, clause.last[i], (), direct=True, reach=3)
    if a and b:
        yield relation(row, a, b, min(i, *b), clause.last[i])


_SOUR = wordset("sour")


def _soured(clause: Clause, i: int, last: int, row: lexicon.Row) -> lexicon.Row:
    """Relations that have gone bad are no support: "as relations with Paris soured"."""
    if row["tie"] != "support" or row["directed"] != "false":
        return row
    window = clause.lows[max(0, i - 3) : min(last + 9, clause.size)]
    return {**row, "tie": "other", "sign": "-1"} if _SOUR.intersection(window) else row


def _reach_of_noun(clause: Clause, last: int, prepositions: set[str]) -> list[int]:
    """Whom the noun reaches, also over a passive verb: "sanctions were imposed on Iran"."""
    found = following(clause, last, prepositions, direct=False)
    if found:
        return found
    j = last + 1
    while j < clause.size and (clause.has(j, "XA")):
        j += 1
    if j > last + 1 and j in clause.hits:
        return following(clause, clause.last[j], prepositions, direct=False)
    return []


_HOSTING = wordset("hosting")


def _brought_about(clause: Clause, i: int, last: int, sides: list[int]) -> Iterator[Relation]:
    """ "Angola will host direct talks between A and B": the host mediates."""
    for j in range(i - 1, max(i - 6, -1), -1):
        if clause.lows[j] in _HOSTING:
            a = by_agent(clause, j) if verb_start(clause, j)[1] else subject(clause, j)
            a = [n for n in a if n not in sides]
            if a:
                yield Relation(tuple(a), tuple(sides), "mediation", 1, True, j, last)
            return
    for j in range(last + 1, min(last + 12, clause.size)):
        if clause.lows[j] in ("brokered", "mediated", "facilitated", "hosted"):
            a = [n for n in by_agent(clause, j) if n not in sides]
            if a:
                yield Relation(tuple(a), tuple(sides), "mediation", 1, True, i, j)
            return


_ONLY_SPOKEN_OF = wordset("only spoken of")


def _under(clause: Clause, i: int) -> list[int]:
    """Whom sanctions hit in "a firm that is under U.S. sanctions"."""
    for j in range(i - 1, max(i - 6, 0), -1):
        if clause.lows[j] == "under":
            return (
                subject(clause, j - 1) if clause.is_finite(j - 1) else nearest_subject(clause, j - 1, False)
            )
    return []


def _speaks(clause: Clause, tokens: list[int]) -> bool:
    """Whether the names are persons or people who speak for a state."""
    head = clause.lows[noun_group_end(clause, tokens[0])]
    return clause.actors[tokens[0]].kind in ("person", "agency", "state") or head in _TRAVELLERS


def _member(clause: Clause, i: int, b: list[int]) -> list[int]:
    """Who is the member: "X is a member of Y", "X, a member of Y"."""
    for j in range(i - 1, max(i - 8, 0), -1):
        if clause.lows[j] in ("is", "are", "was", "were", "became", "become", "becomes", "remains", "as"):
            return subject(clause, j)
        if clause.is_finite(j):
            return []
        if clause.is_mark(j, ",") and clause.kinds[j - 1] == ACTOR and not preposition(clause, j - 1):
            return [j - 1]
    return []


def _by_or_subject(clause: Clause, i: int, last: int) -> list[int]:
    """Who acts, for a noun without an owner: "by A" behind it, or the subject of its verb."""
    agent = by_agent(clause, last)
    if agent:
        return agent
    for j in range(i - 1, max(i - 12, -1), -1):
        if clause.is_mark(j, ";:"):
            return []
        if clause.kinds[j] == ACTOR and not clause.is_adjective(j) and not preposition(clause, j):
            # apposition: "JNIM, an affiliate of al-Qaeda"
            if clause.is_mark(j + 1, ",") and clause.has(j + 2, "D"):
                return coordinated(clause, j)
        gerund = "G" in clause.tags[j] or any(t.code == "g" for t in _terms(clause, j))
        base = "B" in clause.tags[j] and (clause.low(j - 1) == "to" or clause.has(j - 1, "X"))
        if clause.kinds[j] == "w" and (clause.is_finite(j) or gerund or base):
            return subject(clause, j, "g" if gerund else "d")
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
        if clause.kinds[j] == ACTOR and clause.actors[j].form != "compound":
            yield relation(term.row, a, coordinated(clause, j), i - 2, j)
            return
        if clause.kinds[j] == "m" and clause.lows[j] not in '"“”':
            return
        if clause.has(j, "SRX") or (
            clause.has(j, "P") and clause.low(j) not in ("of", "between", "with", "in")
        ):
            return


_ORDERS = wordset("order")
_DEPARTURES = wordset("departure")
_OUT = frozenset({"out", "home", "away"})


def expulsion(clause: Clause, i: int) -> Iterator[Relation]:
    """ "told the mission to leave", "ordered French troops to withdraw": relations are reduced."""
    if clause.lows[i] not in _ORDERS:
        return
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
