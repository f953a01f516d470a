"""Nouns and adjectives that carry a tie: "A's support for B", "sanctions on B", "A-backed B"."""

from collections.abc import Iterator

from toolkit import lexicon
from toolkit.extraction.clauses.clause import ACTOR, Clause
from toolkit.extraction.clauses.lists import coordinated
from toolkit.extraction.clauses.names import preposition
from toolkit.extraction.clauses.objects import attributive, by_agent, following, possessor
from toolkit.extraction.clauses.subjects import first_subject, subject, subject_after_comma
from toolkit.extraction.text.terms import Term
from toolkit.extraction.text.wordsets import DOING
from toolkit.extraction.ties.asides import nested, supported_from
from toolkit.extraction.ties.frames import Relation, among, is_pair, relation
from toolkit.extraction.ties.pairs import brokered, brought_about, named_together, proposed, taker
from toolkit.extraction.ties.sides import (
    PRONOUNS,
    amid,
    fallen_in,
    handed_to,
    listed,
    made_with,
    member,
    membership,
    of_agent,
    promised_to,
    reach_of_noun,
    speaks,
    travelling,
    under,
    with_whom,
)
from toolkit.extraction.ties.told import (
    broken_off,
    concluded,
    made_peace,
    owned_target,
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
    row = soured(clause, i, last, broken_off(clause, i, row))
    if row["tie"] in ("treaty", "talks") and (offers := [*proposed(clause, i, last, taker(clause, i))]):
        yield from offers
        return
    if row["term"] in _BIDDING and made_peace(clause):
        row = {**row, "tie": "mediation", "b": "between"}
    if taken_back(clause, i, row) or (row["tie"] == "combat" and clause.lows[last + 1 : last + 4] == _BESIDE):
        return
    pair = named_together(clause, i, last, row) if row["tie"] != "mediation" else []
    if pair:
        yield from among(clause, row, pair, i, max(last, pair[-1]))
        if row["tie"] in ("talks", "treaty"):
            yield from brought_about(clause, i, last, pair)
        return
    owners = possessor(clause, i)
    if row["form"] == "noun role":
        yield from _role(clause, i, row, owners)
        return
    if row["directed"] == "false" and all(clause.lows[n] in PRONOUNS for n in owners):
        owners = owners if row["tie"] == "combat" and clause.low(last + 1) in ("with", "against") else []
    a, b = _noun_sides(clause, i, last, row, owners)
    if row["tie"] == "treaty" and not b and brokered(clause, last, a):
        row = {**row, "tie": "mediation", "directed": "true"}
    if row["tie"] == "combat" and a and not b:
        b = [n for n in fallen_in(clause, i) if n not in a]
    b = [n for n in b if clause.lows[n] not in PRONOUNS or owned_target(clause, n)]
    if a and b:
        first = min(i, owners[0]) if owners and i - owners[0] < 8 else i
        yield relation(row, a, b, first, b[-1] if last < b[-1] < last + 10 else last)
    elif (len(a) > 1 or is_pair(clause, a)) and row["directed"] == "false":
        yield from among(clause, row, a, i, last)
    elif (
        b
        and not a
        and row["tie"] == "combat"
        and row["directed"] == "false"
        and clause.low(last + 1) in ("with", "against")
        and told_of(clause, i, last)
    ):
        yield relation(row, b, [], i, max(last, b[-1]))
    elif (
        owners and row["tie"] == "combat" and row["directed"] == "true" and not b and told_of(clause, i, last)
    ):
        yield relation(row, owners, [], i, last)
    elif b and not a and row["directed"] == "true" and "our" in clause.lows[max(0, i - 3) : i]:
        yield relation(row, [], b, i, max(last, b[-1]))  # whose, the attribution says
    elif a and (row["tie"] == "mediation" or (row["tie"] == "treaty" and concluded(clause, i))):
        yield relation(row, a, [], i, last)


_BESIDE = ["on", "the", "side"]  # who fights on somebody's side is no enemy
_BIDDING = frozenset({"invitation", "auspices", "patronage"})


_ON_THE_WAY = {"visit": "on", "talks": "in"}  # "Lavrov, on a visit to Pyongyang,", "Xi, in talks with Kim,"


def _noun_sides(
    clause: Clause, i: int, last: int, row: lexicon.Row, owners: list[int]
) -> tuple[list[int], list[int]]:
    """Who acts and who is reached, for a noun that carries a directed or mutual tie."""
    if row["tie"] == "membership":
        return membership(clause, i, last, row, owners)
    if row["b"] == "listed":
        return listed(clause, i, owners)
    if row["tie"] == "visit" and owners and not speaks(clause, owners):
        return [], []
    if row["tie"] in _ON_THE_WAY and not owners and _ON_THE_WAY[row["tie"]] in clause.lows[max(0, i - 3) : i]:
        owners = travelling(clause, i)
    if row["tie"] == "combat" and not owners and clause.low(i - 1) in PRONOUNS:
        owners = first_subject(clause, i)  # "asked for help in their war on the rebels"
    prepositions = set(row["b"].split())
    if row["tie"] == "alliance" and clause.low(last + 1) not in ("of", "to"):
        prepositions -= {"of", "to"}
    b = reach_of_noun(clause, last, prepositions)
    if row["tie"] in ("combat", "sanction") and not b and row["directed"] == "true":
        b = nested(clause, last, prepositions & {"on", "against"})
    if row["tie"] in ("support", "aid") and not b:
        helped = supported_from(clause, i, last)
        if helped[1]:
            return helped
    if row["tie"] == "mediation":
        b = b or [n for n in subject_after_comma(clause, i) if n not in owners]
        if not owners and "as" in (clause.low(i - 1), clause.low(i - 2)):
            owners = [n for n in (clause.lows.index("as", max(0, i - 2)) - 1,) if n in clause.actors]
        a = owners or following(clause, last, {"of", "by"}, False, 6)
        return a or [n for m in member(clause, i, b) for n in coordinated(clause, m) if n not in b], b
    if row["tie"] == "sanction" and owners and not b:
        b = under(clause, i)
    if row["tie"] == "treaty" and not b and clause.low(last + 1) in ("that", "which"):
        made = made_with(clause, last)
        if made[0]:
            return made
    if row["tie"] in ("support", "aid") and not b and not owners:
        b = promised_to(clause, i)
    fighting = row["tie"] == "combat"
    a = owners or of_agent(clause, last, row, b) or by_or_subject(clause, i, last, fighting)
    if row["tie"] == "condemnation" and not b:
        given = handed_to(clause, i)
        a, b = given if given[1] else (a, b)
    if row["tie"] == "treaty" and not a:
        a = with_whom(clause, i)
    if not a and b and i < 9 and (row["directed"] == "false" or row["tie"] == "visit"):
        a = [n for n in subject_after_comma(clause, i) if n not in b]
    if row["tie"] == "alliance" and owners and not b:
        b = following(clause, last, (), True, 4)
    if not b and owners and ("of" not in prepositions or row["tie"] == "alliance"):
        if row["tie"] not in ("alliance", "talks", "treaty"):
            return [], []
        if row["tie"] == "alliance":
            return [n for n in member(clause, i, []) if n not in owners], owners  # "Egypt, Eritrea's ally"
        return by_or_subject(clause, i, last), owners  # "they signed a Russian treaty"
    return a, b


def _role(clause: Clause, i: int, row: lexicon.Row, owners: list[int]) -> Iterator[Relation]:
    """ "Turkey, Baku's main backer", "Iran is the main backer of the Houthis"."""
    b = owners or following(clause, clause.last[i], {"of", "to"}, direct=False, reach=6)
    a = [n for n in member(clause, i, b) if n not in b]
    if not a and owners:
        a = following(clause, clause.last[i], (), direct=True, reach=3)
    if a and b:
        yield relation(row, a, b, min(i, *b), clause.last[i])


def by_or_subject(clause: Clause, i: int, last: int, fighting: bool = False) -> list[int]:
    """Who acts, for a noun without an owner: "by A" behind it, or the subject of its verb.

    `fighting`: only of a verb of doing ("launched an attack"), not of one that speaks of it.
    """
    agent = by_agent(clause, last)
    if agent:
        return agent
    for j in range(i - 1, max(i - 12, -1), -1):
        if clause.is_mark(j, ";:"):
            return []
        if clause.kinds[j] == ACTOR and clause.is_mark(j + 1, ",") and _apposed(clause, j + 2):
            # apposition: "JNIM, an affiliate of al-Qaeda"
            if not (clause.is_adjective(j) or preposition(clause, j)):
                return coordinated(clause, j)
            continue
        gerund = "G" in clause.tags[j] or (j in clause.hits and clause.hits[j].terms.gerund)
        base = "B" in clause.tags[j] and (clause.low(j - 1) == "to" or clause.has(j - 1, "X"))
        if clause.kinds[j] == "w" and (clause.is_finite(j) or gerund or base):
            takes_part = clause.low(j + 1) in ("part", "parts")
            if fighting and not (
                takes_part or clause.lows[j] in DOING or clause.has(j, "X") or amid(clause, j, i)
            ):
                return []
            return subject(clause, j, "g" if gerund else "d")
    return []


def _apposed(clause: Clause, j: int) -> bool:
    """Whether an apposition may begin at j: "a member of", "Eritrea's ally"."""
    return clause.has(j, "D") or clause.is_adjective(j)


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
        if clause.has(j, "SRX") or (clause.is_finite(j) and not attributive(clause, j)):
            return  # "Iran-aligned militias attacked the base"
        if clause.has(j, "P") and clause.low(j) not in ("of", "between", "with", "in"):
            return
