"""Who is bidden, or only able, to do what a verb tells: "called on Peru to stop", "the means to attack"."""

from toolkit.extraction.clauses.clause import ACTOR, Clause
from toolkit.extraction.clauses.lists import coordinated
from toolkit.extraction.clauses.names import group_start, noun_group_end, preposition
from toolkit.extraction.clauses.verbs import verb_group
from toolkit.extraction.text.inflection import forms
from toolkit.extraction.text.wordsets import wordset

_BIDDING = {"on": forms("call"), "to": forms("appeal")}
_URGING = wordset("urging")
_ABILITY = wordset("ability")
_REACH = 6  # tokens before the verb


def is_bidden(clause: Clause, j: int, governor: str) -> bool:
    """ "called on Peru to stop arming Chad": who is bidden does what stands behind "to"."""
    if governor not in _BIDDING or clause.low(noun_group_end(clause, j) + 1) != "to":
        return False
    return clause.low(group_start(clause, coordinated(clause, j)[0]) - 2) in _BIDDING[governor]


def is_asked(clause: Clause, k: int) -> bool:
    """Whether the people at k, who are not named, are bidden: "urged its allies to", "called on allies"."""
    j = k - 1
    while clause.has(j, "DA") or j in clause.adjectives:
        j -= 1
    return clause.low(j) in _URGING or (clause.low(j) == "on" and clause.low(j - 1) in _BIDDING["on"])


def is_only_bidden(clause: Clause, i: int) -> bool:
    """Whether the verb at i is what somebody is bidden to do: "called on Peru to demand that Chad leave"."""
    start, _, infinitive, _ = verb_group(clause, i)
    for j in range(start - 1, max(start - _REACH, -1), -1) if infinitive else ():
        if clause.kinds[j] == ACTOR:
            return is_bidden(clause, j, preposition(clause, coordinated(clause, j)[0]))
    return False


def is_only_able(clause: Clause, start: int) -> bool:
    """Whether the infinitive at `start` is what somebody could do: "has the means to attack Peru"."""
    before = start - 2
    acts = clause.has(before, "RO") or (before in clause.actors and not clause.is_adjective(before))
    # but "Chad means to attack Peru"
    return clause.low(start) == "to" and clause.low(start - 1) in _ABILITY and not acts
