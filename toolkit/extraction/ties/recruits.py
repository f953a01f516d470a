"""People who serve in an army that is not their state's: who joined it, whom it recruited."""

from collections.abc import Iterator

from toolkit.extraction.clauses.clause import Clause
from toolkit.extraction.clauses.names import is_party, noun_group_end, preposition
from toolkit.extraction.clauses.nouns import is_denied, is_negated
from toolkit.extraction.clauses.objects import by_agent, following, objects_of
from toolkit.extraction.clauses.subjects import subject
from toolkit.extraction.clauses.verbs import verb_group
from toolkit.extraction.text.wordsets import ARMED_PEOPLE, wordset
from toolkit.extraction.ties.frames import Relation

_SERVED = frozenset({"with", "for", "alongside", "beside"})
_RANKS = 11  # tokens between the verb and the force that they serve
_CITIZENS = wordset("countrymen")
_ARMIES = wordset("army joined")
_NEAR = 4  # tokens between people and their verb
_REACH = 7  # tokens between the verb and the people whom it reaches
_AGENTS = frozenset({"firm", "company", "companies", "contractor", "agency", "agencies", "recruiters"})
_SIDES = frozenset({"state", "armed_force", "person"})


def enlisted(clause: Clause, i: int) -> Iterator[Relation]:
    """ "554 Sri Lankans had joined the Russian army", "Nepalis serving in the Russian army"."""
    start = verb_group(clause, i).start
    people = [n for n in clause.names if n < start and start - n < _NEAR and _countrymen(clause, n)]
    if not people or is_denied(clause, start):
        return
    for n in clause.names:
        in_army = i < n < i + 5 and clause.lows[noun_group_end(clause, n)] in _ARMIES
        in_force = clause.actors[n].kind == "armed_force" and i < n < i + _RANKS  # "who serve with the RSF"
        if in_army or (in_force and not _SERVED.isdisjoint(clause.lows[i + 1 : n])):
            yield Relation(tuple(people[-1:]), (n,), "troops", 1, True, people[-1], n)
            return


def _countrymen(clause: Clause, n: int) -> bool:
    """ "Nepalis", "its citizens", "Kenyan nationals": people who are no army of their state."""
    end = noun_group_end(clause, n)
    return clause.actors[n].form == "people" or (end == n + 1 and clause.lows[end] in _CITIZENS)


def recruited(clause: Clause, i: int) -> Iterator[Relation]:
    """ "Russia has recruited 200 Kenyans", "Chadians were hired by the RSF": whose war they go to."""
    start, be, _, _ = verb_group(clause, i)
    if is_negated(clause, i):
        return
    passive = clause.lows[i].endswith("ed") and (be or clause.low(i + 1) in ("by", "into", "to", "for"))
    if passive:
        people = [n for n in clause.names if start - _NEAR < n < start and _fighters(clause, n)]
        taker = [n for n in by_agent(clause, i) if preposition(clause, n) == "by"]  # not "by a firm in Peru"
    else:
        people = [n for n in clause.names if i < n < i + _REACH and _fighters(clause, n)]
        people = people or [n for n in objects_of(clause, i, _REACH) if _for_hire(clause, i, n)]
        taker = subject(clause, i)
    if people:
        served = following(clause, max(i, people[-1]), {"for", "into"}, _REACH)
        b = [n for n in served or taker if clause.actors[n].kind in _SIDES and is_party(clause, n)]
        b = [n for n in b if clause.lows[noun_group_end(clause, n)] not in _AGENTS]
        if b:
            yield Relation(tuple(people[-1:]), tuple(b), "troops", 1, True, min(i, people[-1]), max(i, b[-1]))


def _for_hire(clause: Clause, i: int, n: int) -> bool:
    """ "hired Wagner": a force that fights for whoever pays."""
    return clause.lows[i].startswith("hir") and clause.actors[n].kind == "armed_force"


def _fighters(clause: Clause, n: int) -> bool:
    """ "Kenyans", "Colombian veterans", "its citizens": people of a state whom another may recruit."""
    end = noun_group_end(clause, n)
    return _countrymen(clause, n) or (clause.is_adjective(n) and clause.lows[end] in ARMED_PEOPLE)
