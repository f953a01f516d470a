"""What stands between a subject and its verb: insertions, gerunds, participles, other clauses."""

from toolkit.extraction.clauses.clause import ACTOR, Clause
from toolkit.extraction.clauses.lists import coordinated, starts_clause
from toolkit.extraction.clauses.names import group_start, preposition
from toolkit.extraction.clauses.verbs import is_gerund, verb_group
from toolkit.extraction.text.wordsets import wordset

_INSERTION = wordset("insertion")
_BODIES = wordset("body that plans")


def begins_other(clause: Clause, j: int) -> bool:
    """Whether another clause begins at j: "because", or "as" before a subject with its verb."""
    if clause.low(j) == "as" and clause.low(j - 1) != "such":
        name = clause.name_in(j + 1, j + 5)
        return name is not None and starts_clause(clause, name)
    return clause.has(j, "S") and clause.low(j) not in ("as", "so", "how")


def opens_clause(clause: Clause, j: int) -> bool:
    """Whether the word at j opens a relative or other clause of its own."""
    return clause.has(j, "R") or (clause.has(j, "S") and clause.lows[j] not in ("as", "how", "so"))


def object_of_gerund(clause: Clause, j: int) -> bool:
    """ "the coalition fighting Houthi rebels": the name behind a gerund is its object."""
    before = group_start(clause, j) - 1
    if before < 1 or clause.has(before - 1, "P"):
        return False
    return is_gerund(clause, before)


def participle(clause: Clause, j: int) -> bool:
    """A participle behind its noun ("troops sent last fall") ends no clause."""
    if "X" in clause.tags[j]:
        return False
    is_participle = clause.readings(j).participle or clause.lows[j].endswith("ed")
    after = clause.tags[j + 1] if j + 1 < clause.size else ""
    return is_participle and "P" in after and verb_group(clause, j).start == j


def skip_insertion(clause: Clause, k: int) -> int:
    """From the comma at k, which ends an insertion, to the token before the insertion."""
    for j in range(k - 1, max(k - 26, 0), -1):
        if clause.is_mark(j, ",–—") and (_opens_insertion(clause, j + 1) or clause.kinds[j - 1] == ACTOR):
            if j + 1 in clause.actors and preposition(clause, coordinated(clause, j + 1)[0]) == "by":
                continue  # "A, backed by B, C and D, bombed"
            return j - 1
    return k


def _opens_insertion(clause: Clause, j: int) -> bool:
    """Whether an insertion may open at j: "who", "backed", "citing", a preposition, an article, a name."""
    low, tag = clause.low(j), clause.tags[j] if j < clause.size else ""
    if "R" in tag or low in _INSERTION or low.endswith("ing") or "P" in tag:
        return True
    return "D" in tag or clause.readings(j).participle or clause.kinds[j] == ACTOR


def apposed_states(clause: Clause, k: int) -> list[int]:
    """The states of an insertion that ends at the comma k and says who several are.

    "The neighbours, Peru and Chad, closed the border"; not "aid to its neighbours, Peru and Chad, was cut".
    """
    names = coordinated(clause, k - 1) if clause.kinds[k - 1] == ACTOR else []
    comma = group_start(clause, names[0]) - 1 if len(names) > 1 else 0
    states = all(clause.actors[n].kind == "state" for n in names)
    governed = any(clause.has(j, "P") for j in range(comma - 1))
    return names if clause.is_mark(comma, ",") and states and not governed else []


def behind_that(clause: Clause, k: int) -> int:
    """Where what is said begins: in "Chad said that 50 died while fighting" the fighters are told there."""
    for j in range(k - 1, 1, -1):
        if clause.lows[j] == "that" and any(clause.has(x, "Y") for x in range(max(0, j - 6), j)):
            return j + 1
    return 0


def state_of_body(clause: Clause, k: int) -> list[int]:
    """The state in "Denmark's government plans to donate", where the verb at k looks like a noun."""
    owned = k > 2 and clause.lows[k - 1] in _BODIES and clause.has(k - 2, "'")
    return [k - 3] if owned and k - 3 in clause.actors else []
