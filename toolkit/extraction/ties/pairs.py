"""Nouns that name both sides together: "talks between A and B", "the A-B war", who brings them about."""

from collections.abc import Iterator

from toolkit import lexicon
from toolkit.extraction.clauses.clause import ACTOR, WORD, Clause
from toolkit.extraction.clauses.lists import coordinated
from toolkit.extraction.clauses.names import group_start, noun_group_end
from toolkit.extraction.clauses.objects import by_agent, following
from toolkit.extraction.clauses.subjects import first_subject, subject
from toolkit.extraction.clauses.verbs import verb_group
from toolkit.extraction.text.readings import Term
from toolkit.extraction.text.wordsets import wordset
from toolkit.extraction.ties.frames import Relation, are_several


def named_together(clause: Clause, i: int, last: int, row: lexicon.Row) -> list[int]:
    """The sides of "talks between A and B", "the A-B war", "the alliance of A, B and C"."""
    between = following(clause, last, {"between", "among"}, 10) or _between(clause, last)
    if are_several(clause, between) and not _of_nearer(clause, last, between, row):
        return between
    joined = _hyphenated(clause, i)
    if joined:
        return joined
    one = row["term"].endswith(("ally", "partner", "proxy"))  # "an ally of Chad and Niger"
    joint = row["tie"] == "alliance" or row["directed"] == "false"
    if joint and not one and clause.low(last + 1) == "of":
        members = following(clause, last, {"of"}, 6)
        return members if len(members) > 1 else []
    return []


def _of_nearer(clause: Clause, last: int, between: list[int], row: lexicon.Row) -> bool:
    """ "Ruto's visit to Kampala, a sign of better ties between A and B": they have ties, none visits."""
    nearer = range(last + 1, between[0])
    return row["directed"] == "true" and any("ties" in clause.readings(j).tables for j in nearer)


def _between(clause: Clause, last: int) -> list[int]:
    """ "an accord, under the mediation of Qatar, between Juba and the rebels": across an insertion."""
    follows = clause.low(last + 1)
    if not clause.is_mark(last + 1, ",") and follows not in _HAPPENING | {"of", "in", "at"}:
        return []
    for j in range(last + 1, min(last + 12, clause.size)):
        if clause.lows[j] == "between":
            return following(clause, j - 1, {"between"}, 6)
        if clause.kinds[j] == WORD and clause.is_finite(j) and clause.lows[j] not in _HAPPENING:
            break
    return []


_HAPPENING = wordset("happening")


def _hyphenated(clause: Clause, i: int) -> list[int]:
    """The two names of "the Russia-Ukraine war", "India–Pakistan talks"."""
    for j in range(i - 1, max(i - 4, 1), -1):
        if clause.kinds[j] == ACTOR:
            names = [j]
            while clause.is_mark(names[0] - 1, "-–—/") and clause.kinds[names[0] - 2] == ACTOR:
                names.insert(0, names[0] - 2)
            return names if len(names) > 1 else []
        if clause.kinds[j] != WORD or clause.has(j, "DPCSROX"):
            return []
    return []


_HOSTING = wordset("hosting")


def brought_about(clause: Clause, i: int, last: int, sides: list[int]) -> Iterator[Relation]:
    """ "Angola will host direct talks between A and B": the host mediates."""
    for j in range(i - 1, max(i - 6, -1), -1):
        if clause.lows[j] in _HOSTING:
            a = by_agent(clause, j) if verb_group(clause, j).be else subject(clause, j)
            a = [n for n in a if n not in sides]
            if a:
                yield Relation(tuple(a), tuple(sides), "mediation", 1, True, j, last)
            return
    for j in range(last + 1, min(last + 12, clause.size)):
        if clause.lows[j] in _HOSTING and clause.lows[j].endswith("ed"):
            a = [n for n in by_agent(clause, j) or subject(clause, j) if n not in sides]
            if a:
                yield Relation(tuple(a), tuple(sides), "mediation", 1, True, i, j)
            return


def brokered(clause: Clause, last: int, a: list[int]) -> bool:
    """ "the truce that Chad and Niger brokered": whose truce it is, is not said."""
    return (
        bool(a)
        and clause.low(last + 1) in ("that", "which")
        and not _PROPOSING.isdisjoint(clause.lows[a[-1] + 1 : a[-1] + 4])
    )


_PROPOSING = wordset("bringing about an accord")


def proposed(clause: Clause, first: int, last: int, takers: list[int]) -> Iterator[Relation]:
    """ "The rebels agreed to a truce proposed (or drawn up) by A, B and C": these mediate, whoever agrees."""
    made = last + 1 + clause.is_mark(last + 1, ",")
    if clause.low(made) in _PROPOSING and (a := [n for n in by_agent(clause, made) if n not in takers]):
        yield Relation(tuple(a), tuple(takers), "mediation", 1, True, first, a[0] - 1)


def urged(clause: Clause, i: int, takers: list[int]) -> Iterator[Relation]:
    """ "Qatar urged A and B to sign a truce": who urges two sides to it mediates, and nothing is signed."""
    start, _, infinitive, _ = verb_group(clause, i)
    direct = infinitive and noun_group_end(clause, takers[-1]) + 1 == start
    verb = clause.last_of(_URGING, takers[0] - _URGED, takers[0]) if direct else None
    if verb is None or {"and", "both"}.isdisjoint(clause.lows[verb:start]):
        return
    if a := [n for n in subject(clause, verb) if n not in takers]:
        yield Relation(tuple(a), tuple(takers), "mediation", 1, True, verb, clause.last[i])


_URGING, _URGED = wordset("urging"), 7  # tokens from the verb to the first name of who is urged


def taker(clause: Clause, i: int) -> list[int]:
    """The subject of the verb that the noun at i is the object of."""
    for j in range(i - 1, max(i - 8, -1), -1):
        if clause.kinds[j] == WORD and clause.is_finite(j):
            return subject(clause, j)
        if clause.is_mark(j, ";:,"):
            break
    return []


def renamed_pair(clause: Clause, i: int) -> list[int]:
    """ "The two ministers, A and B, met": the names between the commas before the verb."""
    comma = verb_group(clause, i).start - 1
    if clause.is_mark(comma, ",") and clause.kinds[comma - 1] == ACTOR:
        pair = coordinated(clause, comma - 1)
        before = group_start(clause, pair[0]) - 1
        if len(pair) > 1 and clause.is_mark(before, ",") and not _SEVERAL.isdisjoint(clause.lows[:before]):
            return pair
    return []


_SEVERAL = frozenset({"two", "both", "three", "four"})


def signed_somewhere(clause: Clause, i: int, term: Term) -> bool:
    """ "the pact, signed in Doha by A and B": a participle behind its noun, with place or day before "by"."""
    return term.code == "n" and clause.has(clause.last[i] + 1, "P") and bool(by_agent(clause, clause.last[i]))


def acting_on_each_other(clause: Clause, i: int, term: Term) -> list[int]:
    """Who does it in "A and B accuse each other", "A and B fought, and each side blamed the other"."""
    last = clause.last[i]
    if clause.low(last + 1) in ("each", "one") and clause.low(last + 2) in ("other", "another"):
        return subject(clause, i, term.code)
    if clause.lows[last + 1 : last + 3] != ["the", "other"] or clause.has(last + 3, "H"):
        return []
    start, _, infinitive, _ = verb_group(clause, i)
    if infinitive:
        return []  # "obliges each to help the other"
    each = clause.last_of(("each",), start - 3, start)
    return first_subject(clause, each) if each else []


def made_between(row: lexicon.Row, b: list[int], i: int, last: int) -> Iterator[Relation]:
    """ "Angola brokered a truce between A and B": what the two now have with each other."""
    if row["tie"] == "mediation" and len(b) > 1 and any(w in row["term"] for w in _BROUGHT_ABOUT):
        tie = "talks" if "talks" in row["term"] else "treaty"
        yield Relation(tuple(b[:1]), tuple(b[1:]), tie, 1, False, i, max(last, b[-1]))


_BROUGHT_ABOUT = ("talks", "truce", "ceasefire", "deal")
