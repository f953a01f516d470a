"""What somebody thinks of a deed told before the comma: "A and B signed a pact, a step that C condemned"."""

from collections.abc import Iterator

from toolkit.extraction.clauses.clause import ACTOR, Clause
from toolkit.extraction.clauses.lists import coordinated
from toolkit.extraction.clauses.objects import by_agent
from toolkit.extraction.clauses.subjects import first_subject
from toolkit.extraction.text.wordsets import wordset
from toolkit.extraction.ties.frames import Relation

DEEDS = wordset("word for a deed told before")
_VERDICTS = frozenset({"condemnation", "support"})
_REACH = 8  # tokens from the word for the deed to the verb


def reaction(clause: Clause, i: int) -> Iterator[Relation]:
    """ ", a step that Chad condemned", ", a move welcomed by Peru": of those who did the deed."""
    if not (clause.has(i - 1, "D") and clause.is_mark(i - 2, ",–—-")):
        return
    doers = first_subject(clause, i - 2)
    for j in range(i + 1, min(i + _REACH, clause.size)):
        told = next((t.row for t in clause.readings(j) if t.row.get("tie") in _VERDICTS), None)
        if told:
            names = [n for n in clause.names if i < n < j]
            judges = coordinated(clause, names[-1]) if names else by_agent(clause, clause.last[j])
            sides = [n for n in doers if n not in judges]
            if judges and sides:
                last = max(clause.last[j], judges[-1])
                yield Relation(tuple(judges), tuple(sides), told["tie"], int(told["sign"]), True, i - 1, last)
            return
        if clause.is_mark(j, ",;:") or (clause.kinds[j] != ACTOR and clause.finite[j]):
            return
