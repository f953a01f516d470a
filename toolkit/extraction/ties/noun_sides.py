"""The two sides of a noun that carries a tie: who acts, and who is reached."""

from toolkit import lexicon
from toolkit.extraction.clauses.clause import ACTOR, WORD, Clause
from toolkit.extraction.clauses.lists import coordinated
from toolkit.extraction.clauses.names import group_start, preposition
from toolkit.extraction.clauses.objects import by_agent, following, objects_of, possessor
from toolkit.extraction.clauses.subjects import first_subject, subject, subject_after_comma
from toolkit.extraction.clauses.verbs import is_gerund, verb_group
from toolkit.extraction.text.wordsets import DOING, POSSESSIVES, wordset
from toolkit.extraction.ties.asides import nested, supported_from
from toolkit.extraction.ties.drawn import doer_behind, drawn_by, enjoying, given_in, under, waged_in
from toolkit.extraction.ties.further import reached_further, with_whom
from toolkit.extraction.ties.sides import (
    allowed_under,
    amid,
    handed_to,
    listed,
    made_with,
    member,
    membership,
    promised_to,
    reach_of_noun,
    travelling,
    whose_helpers,
)

Sides = tuple[list[int], list[int]]


def noun_sides(clause: Clause, i: int, last: int, row: lexicon.Row, owners: list[int]) -> Sides:
    """Who acts and who is reached, for a noun that carries a directed or mutual tie."""
    tie = row["tie"]
    if tie == "membership":
        return membership(clause, i, last, row, owners)
    if row["b"] == "listed":
        return listed(clause, i, owners)
    if tie == "troops":  # "the Russian base in Syria"
        whose = [n for n in owners if clause.lows[n] not in POSSESSIVES]
        return whose, following(clause, last, {"in", "at"}, 4) if whose else []
    if tie in ("support", "aid") and (helped := _with_the_help(clause, i, last))[1]:
        return helped
    prepositions = set(row["b"].split())
    one_way = row["directed"] == "true" or tie == "combat"
    if one_way and not owners and all(between := doer_behind(clause, last, prepositions)):
        return between
    owners = owners or _owner_of_trip_or_war(clause, i, tie)
    if tie == "alliance" and clause.low(last + 1) not in ("of", "to"):
        prepositions -= {"of", "to"}
    b = reach_of_noun(clause, last, prepositions)
    b = [*b, *reached_further(clause, b)] if b and b[0] > last else b
    if tie in ("combat", "sanction") and not b and row["directed"] == "true":
        b = nested(clause, last, prepositions & {"on", "against"})
    if tie == "mediation":
        return _mediation(clause, i, last, owners, b)
    if tie == "condemnation" and (drawn := drawn_by(clause, i, last, owners))[1]:
        return drawn
    if not b and (both := _both_elsewhere(clause, i, last, tie)):
        return both
    b = b or with_whom(clause, i, prepositions) or _reached_above(clause, i, last, tie, owners)
    a, b = _with_doer(clause, i, last, row, owners, b)
    if not b and owners and ("of" not in prepositions or tie == "alliance"):
        return _owner_is_reached(clause, i, last, tie, owners)
    return a, b


def _with_the_help(clause: Clause, i: int, last: int) -> Sides:
    """ "Mali took the town with (the) help from Russia", "with Russian help": whose help, who acts."""
    before = clause.before(i, 4)
    if clause.low(last + 1) in ("of", "from") and not _WITH.isdisjoint(before[-3:]):
        helper = following(clause, last, {"of"}, 5) or following(clause, last, {"from"}, 6)
    elif _WITH.isdisjoint(before):
        return [], []
    else:
        helper = possessor(clause, i)
        if i >= _OPENING:
            behind = helper and clause.low(group_start(clause, helper[0]) - 1) in _WITH
            return (helper, _doer_before(clause, helper[0])) if behind else ([], [])
    taker = first_subject(clause, i) or subject_after_comma(clause, i)
    return (helper, [n for n in taker if n not in helper]) if helper else ([], [])


def _doer_before(clause: Clause, i: int) -> list[int]:
    """Who does what the verb before i tells, if both stand in one clause."""
    for j in range(i - 1, 0, -1):
        if clause.is_mark(j, ",;:"):
            return []
        if clause.is_finite(j):
            return subject(clause, j)
    return []


_WITH = frozenset({"with", "thanks"})


def _owner_of_trip_or_war(clause: Clause, i: int, tie: str) -> list[int]:
    """Whose the noun is, where it has no owner: who is on the trip, who speaks of "their war"."""
    if tie in ("combat", "other") and clause.low(i - 1) == "at":
        comma = i - 3 if clause.has(i - 2, "A") else i - 2
        return (
            travelling(clause, i) if clause.is_mark(comma, ",") else []
        )  # "Chad, still at war with the rebels,"
    if tie in _ON_THE_WAY and _ON_THE_WAY[tie] in clause.before(i, 3):
        return travelling(clause, i)
    if tie == "combat" and clause.low(i - 1) in POSSESSIVES:
        own = [i - 1] if clause.low(i - 1) == "its" and i - 1 in clause.actors else []
        return own or first_subject(clause, i)  # "asked for help in their war on the rebels"
    return []


_OPENING = 9  # tokens of a phrase that opens the sentence: "Through Qatar's mediation, A and B"
_ON_THE_WAY = {"visit": "on", "talks": "in"}  # "Lavrov, on a visit to Pyongyang,", "Xi, in talks with Kim,"


def _mediation(clause: Clause, i: int, last: int, owners: list[int], b: list[int]) -> Sides:
    """Who mediates between whom: "A's mediation", "B and C, with A as mediator"."""
    if i < _OPENING:
        b = b or [n for n in subject_after_comma(clause, i) if n not in owners]
    if not owners and "as" in (clause.low(i - 1), clause.low(i - 2)):
        owners = [n for n in (clause.lows.index("as", max(0, i - 2)) - 1,) if n in clause.actors]
    a = owners or following(clause, last, {"of", "by"}, 6)
    if a and not b and clause.low(i - 1) in ("after", "through", "following"):
        b = [n for n in first_subject(clause, i) if n not in a]  # "freed the crew after mediation by Oman"
    return a or [n for m in member(clause, i) for n in coordinated(clause, m) if n not in b], b


def _both_elsewhere(clause: Clause, i: int, last: int, tie: str) -> Sides | None:
    """Both sides of "B gets support from A" and of "a treaty that A made with B"."""
    if tie in ("support", "aid"):
        helped = supported_from(clause, i, last)
        helped = helped if helped[1] else given_in(clause, last)
        return helped if all(helped) else None
    if tie == "combat":
        waged = waged_in(clause, last)
        return waged if all(waged) else None
    if tie in ("treaty", "sanction"):
        if tie == "sanction" and clause.lows[last + 1 : last + 3] == ["under", "which"]:
            return by_or_subject(clause, i, last), allowed_under(clause, last + 2)
        related = clause.low(last + 1) in ("that", "which")
        made = made_with(clause, last) if related or last + 1 in clause.actors else ([], [])
        return made if made[0] and (made[1] or related) else None  # "the deal it struck with Chad"
    return None


def _reached_above(clause: Clause, i: int, last: int, tie: str, owners: list[int]) -> list[int]:
    """Who is reached, where that is said before the noun: "under A's sanctions", "promised B support"."""
    if owners and (tie == "sanction" or (tie == "support" and "under" in clause.before(i, 5))):
        return under(clause, i)
    if tie in ("support", "aid"):
        return enjoying(clause, owners) if owners else promised_to(clause, i)
    allied = tie == "alliance" and owners and not any(clause.finite[last + 1 : last + 2])
    return objects_of(clause, last, 4) if allied else []  # but "Chad's allies struck Peru"


def _with_doer(clause: Clause, i: int, last: int, row: lexicon.Row, owners: list[int], b: list[int]) -> Sides:
    """Who acts: the owner, "of A", "by A", the subject of the verb, or the subject behind a comma."""
    tie = row["tie"]
    only_about = tie == "treaty" and any(clause.low(j) in _ABOUT for j in (i - 1, i - 2, i - 3))
    a = owners or ([] if only_about else by_or_subject(clause, i, last, tie == "combat"))
    if tie == "condemnation" and not b:
        given = handed_to(clause, i)
        a, b = given if given[1] else (a, b)
    if tie == "treaty" and not a:
        a = with_whom(clause, i)
    if not a and b and i < 9 and (row["directed"] == "false" or tie == "visit"):
        a = [n for n in subject_after_comma(clause, i) if n not in b]
    return a, b


_ABOUT = frozenset({"over", "about", "against", "concerning"})


def _owner_is_reached(clause: Clause, i: int, last: int, tie: str, owners: list[int]) -> Sides:
    """The owner as the side that is reached: "Egypt, Eritrea's ally", "they signed a Russian treaty"."""
    if tie == "alliance":
        helped, helpers = whose_helpers(clause, owners)
        if helped:
            return helped, helpers
        allied = member(clause, i)
        return [n for n in allied if n not in owners], owners
    if tie not in ("talks", "treaty"):
        return [], []
    return (owners, []) if len(owners) > 1 and tie == "talks" else (by_or_subject(clause, i, last), owners)


def by_or_subject(clause: Clause, i: int, last: int, fighting: bool = False) -> list[int]:
    """Who acts, for a noun without an owner: "by A" behind it, or the subject of its verb.

    `fighting`: only of a verb of doing ("launched an attack"), not of one that speaks of it.
    """
    agent = by_agent(clause, last)
    if agent:
        return agent
    starts = clause.has(last + 1, "X") and not clause.is_mark(last + 1, ",")
    for j in range(i - 1, max(i - (16 if fighting else 12), -1), -1):
        if clause.is_mark(j, ";:") or (starts and clause.is_mark(j, ",") and clause.has(j + 1, "CS")):
            return []  # ", and a truce was signed"
        if clause.kinds[j] == ACTOR and clause.is_mark(j + 1, ",") and _apposed(clause, j + 2):
            # apposition: "JNIM, an affiliate of al-Qaeda"
            if not (clause.is_adjective(j) or preposition(clause, j)):
                return coordinated(clause, j)
            continue
        gerund = clause.kinds[j] == WORD and is_gerund(clause, j)
        if clause.kinds[j] == WORD and (gerund or clause.is_finite(j) or _is_base(clause, j)):
            does = not _does_nothing(clause, j) and (not fighting or _fights(clause, j, i))
            return subject(clause, j, "g" if gerund else "d") if does else []
    return []


def _is_base(clause: Clause, j: int) -> bool:
    """Whether an infinitive stands at j: "to join", "will join"."""
    return "B" in clause.tags[j] and (clause.low(j - 1) == "to" or clause.has(j - 1, "X"))


def _does_nothing(clause: Clause, j: int) -> bool:
    """As in "has not joined the sanctions on Peru", "urged Serbia to join the sanctions"."""
    before = clause.before(j, _URGED)
    urged = _is_base(clause, j) and before[-1:] == ["to"] and not _URGING.isdisjoint(before)
    return urged or verb_group(clause, j).negated


def _fights(clause: Clause, j: int, i: int) -> bool:
    """Whether who does what the verb at j tells takes part in the fighting at i: "answered with fire"."""
    behind = clause.low(j + 1)
    if clause.has(j, "X"):
        return behind not in ("not", "never")  # "will not stand for an attack on Peru"
    hits_back = behind in ("part", "parts") or (behind == "with" and clause.lows[j] in _ANSWERING)
    return hits_back or clause.lows[j] in DOING or amid(clause, j, i)


_URGED, _URGING = 8, wordset("urging")
_ANSWERING = frozenset({"answered", "replied", "responded", "retaliated", "reacted", "followed"})


def _apposed(clause: Clause, j: int) -> bool:
    """Whether an apposition may begin at j: "a member of", "Eritrea's ally"."""
    return clause.has(j, "D") or clause.is_adjective(j)
