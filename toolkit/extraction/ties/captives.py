"""People who are handed from one to another: "extradited him to Peru", "the two exchanged 30 prisoners"."""

from collections.abc import Iterator

from toolkit.extraction.clauses.clause import ACTOR, MARK, MODALS, Clause
from toolkit.extraction.clauses.nouns import is_negated
from toolkit.extraction.clauses.objects import by_agent, following
from toolkit.extraction.clauses.subjects import subject
from toolkit.extraction.clauses.verbs import verb_group
from toolkit.extraction.text.wordsets import wordset
from toolkit.extraction.ties.frames import Relation, among, are_several

EXCHANGING, HANDING = wordset("exchanging captives"), wordset("handing people over")
_CAPTIVES = wordset("captive")
_NEAR, _REACH = 7, 14
_EXCHANGE = {"tie": "other", "sign": "1", "directed": "false"}
_HIM = frozenset({"him", "her", "them"})


def exchanged(clause: Clause, i: int) -> Iterator[Relation]:
    """ "A and B exchanged 150 captives each", "A swapped the bodies of nine soldiers with B"."""
    if verb_group(clause, i).be or is_negated(clause, i):
        return
    last = clause.first_of(_CAPTIVES, i + 1, i + _NEAR)
    if last is None or any(clause.kinds[j] == MARK for j in range(i + 1, last)):
        return
    a = subject(clause, i)
    b = following(clause, last, {"with"}, _NEAR)
    b = [n for n in b if n not in a and not clause.is_adjective(n)]  # "with Emirati mediation"
    if a and b:
        yield Relation(tuple(a), tuple(b), "other", 1, False, i, max(last, *b))
    elif are_several(clause, a):
        yield from among(clause, _EXCHANGE, a, i, last)


def handed_over(clause: Clause, i: int) -> Iterator[Relation]:
    """ "A extradited the general to B", "A handed him over to B", "he was extradited to B by A"."""
    start, be, infinitive, _ = verb_group(clause, i)
    possible = infinitive or not MODALS.isdisjoint(clause.lows[start:i])
    if possible or is_negated(clause, i):
        return
    last = i
    if not clause.lows[i].startswith("extradit"):
        last = next((j for j in range(i + 1, min(i + _NEAR, clause.size)) if clause.lows[j] == "over"), -1)
        if last < 0 or not (be or _of_people(clause, i)):
            return
    b = following(clause, i, {"to"}, _REACH)
    a = by_agent(clause, last) if be else subject(clause, i)
    a = [n for n in a if n not in b]
    handed = not be or not any(j in clause.thing_ends for j in range(max(0, start - _NEAR), start))
    if a and b and handed:
        yield Relation(tuple(a), tuple(b), "other", 1, True, i, max(last, *b))


def _of_people(clause: Clause, i: int) -> bool:
    """Whether people are handed over, and no weapons or towns."""
    for j in range(i + 1, min(i + _REACH, clause.size)):
        if clause.lows[j] in _HIM or clause.lows[j] in _CAPTIVES or clause.has(j, "H"):
            return j not in clause.thing_ends
        if clause.kinds[j] == ACTOR and clause.actors[j].form == "people":
            return True
        if clause.kinds[j] == MARK or clause.lows[j] == "to" or j in clause.thing_ends:
            return False
    return False
