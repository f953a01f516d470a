"""Where the way to a subject ends: words that open another clause, objects of gerunds, participles."""

from toolkit.extraction.clauses.clause import Clause
from toolkit.extraction.clauses.lists import starts_clause
from toolkit.extraction.clauses.names import group_start
from toolkit.extraction.clauses.verbs import is_gerund, verb_group


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
