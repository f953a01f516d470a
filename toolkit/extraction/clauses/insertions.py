"""Insertions between a subject and its verb: "Chad, backed by Peru, bombed"."""

from toolkit.extraction.clauses.clause import ACTOR, Clause
from toolkit.extraction.clauses.lists import coordinated
from toolkit.extraction.clauses.names import group_start, preposition
from toolkit.extraction.text.wordsets import wordset

_INSERTION = wordset("insertion")


def skip_insertion(clause: Clause, k: int) -> int:
    """From the comma at k, which ends an insertion, to the token before the insertion."""
    for j in range(k - 1, max(k - 26, 0), -1):
        if clause.is_mark(j, ",–—") and (_opens_insertion(clause, j + 1) or clause.kinds[j - 1] == ACTOR):
            if j + 1 in clause.actors and preposition(clause, coordinated(clause, j + 1)[0]) == "by":
                continue  # "A, backed by B, C and D, bombed"
            return j - 1
    return k


def apposed_states(clause: Clause, k: int) -> list[int]:
    """The states of an insertion that ends at the comma k and says who several are.

    "The neighbours, Peru and Chad, closed the border"; not "aid to its neighbours, Peru and Chad, was cut".
    """
    names = coordinated(clause, k - 1) if clause.kinds[k - 1] == ACTOR else []
    comma = group_start(clause, names[0]) - 1 if len(names) > 1 else 0
    states = all(clause.actors[n].kind == "state" for n in names)
    governed = any(clause.has(j, "P") for j in range(comma - 1))
    return names if clause.is_mark(comma, ",") and states and not governed else []


def _opens_insertion(clause: Clause, j: int) -> bool:
    low, tag = clause.low(j), clause.tags[j] if j < clause.size else ""
    if "R" in tag or low in _INSERTION or low.endswith("ing") or "P" in tag:
        return True
    return "D" in tag or clause.readings(j).participle or clause.kinds[j] == ACTOR
