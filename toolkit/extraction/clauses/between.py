"""What stands between a subject and its verb: relative pronouns, insertions, other clauses, who is bidden."""

from toolkit.extraction.clauses.clause import ACTOR, IS, MARK, WORD, Clause
from toolkit.extraction.clauses.lists import coordinated, starts_clause
from toolkit.extraction.clauses.names import group_start, noun_group_end, preposition
from toolkit.extraction.clauses.verbs import is_gerund, verb_group
from toolkit.extraction.text.wordsets import wordset


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


def noun_before(clause: Clause, k: int) -> bool:
    """Whether "that" at k follows a noun, so that it may open a relative clause."""
    return clause.kinds[k - 1] == ACTOR or (clause.kinds[k - 1] == WORD and not clause.finite[k - 1])


def is_relative_that(clause: Clause, j: int) -> bool:
    """Whether "that" at j opens a relative clause, and not what is said: "told the council that"."""
    told = any(clause.has(x, "Y") for x in range(max(0, j - 5), j))
    return clause.low(j) == "that" and noun_before(clause, j) and not told


def relative_before(clause: Clause, k: int) -> int | None:
    """The pronoun at k, or before "it says", of a relative clause whose verb follows: "who", "which"."""
    if clause.has(k, "Y") and clause.is_finite(k) and k > 2 and _short_subject(clause, k - 1):
        k -= 3 if clause.has(k - 2, "D") else 2  # "two firms which Chad says armed the rebels"
    if clause.has(k, "R") or (clause.low(k) == "that" and k and noun_before(clause, k)):
        return k
    return None


def _short_subject(clause: Clause, k: int) -> bool:
    """Whether the name at k is all that stands behind the pronoun: "which Chad says", "that the UN says"."""
    before = k - 2 if clause.has(k - 1, "D") else k - 1
    relative = clause.has(before, "R") or (clause.low(before) == "that" and noun_before(clause, before))
    return clause.kinds[k] == ACTOR and relative


def antecedent(clause: Clause, k: int) -> list[int]:
    """The name before "who" or "which"; also "whose soldiers", which stand for their state."""
    if named := _named_behind(clause, k):
        return named
    k -= 1
    if clause.is_mark(k, ","):
        k -= 1
    for j in range(k, max(k - 9, -1), -1):
        if clause.kinds[j] == ACTOR:
            start = group_start(clause, j)
            people = clause.has(start - 2, "H") or clause.kinds[start - 2] == ACTOR  # "rebels of the M23"
            if start > 1 and clause.lows[start - 1] == "of" and not people:
                continue
            if start > 1 and clause.lows[start - 1] in _AT and clause.lows[start - 2] in _EVENTS:
                return [start - 3] if start > 2 and clause.kinds[start - 3] == ACTOR else []
            return coordinated(clause, j) if noun_group_end(clause, j) >= k - 3 else []
        if clause.kinds[j] == MARK and clause.lows[j] not in '()"“”':
            return _renamed(clause, j)
        if clause.kinds[j] == WORD and clause.finite[j]:
            return []
    return []


def _named_behind(clause: Clause, k: int) -> list[int]:
    """Who is meant by "who" at k in "Among those who voted for it were Peru and Chad"."""
    if clause.lows[0] != "among" or k > _OPENING:
        return []
    for j in range(k + 2, clause.size - 1):
        if clause.lows[j] in IS and clause.kinds[j + 1] == ACTOR:
            return coordinated(clause, j + 1)
    return []


_OPENING = 5  # tokens in "Among the first states that"
# "an Israeli strike on Syria that killed six": the strike did
_AT, _EVENTS = frozenset({"on", "in", "against", "at", "near"}), wordset("fighting event")


def _renamed(clause: Clause, comma: int) -> list[int]:
    """ "Rwanda, the very country that Pretoria blames": the name that what follows the comma renames."""
    renames = clause.is_mark(comma, ",") and clause.low(comma + 1) in ("the", "a", "an")
    return [comma - 1] if renames and clause.kinds[comma - 1] == ACTOR else []


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
    """Whether an insertion may open at j: "who", "backed", "citing", a preposition, an article, a name."""
    low, tag = clause.low(j), clause.tags[j] if j < clause.size else ""
    if "R" in tag or low in _INSERTION or low.endswith("ing") or "P" in tag:
        return True
    return "D" in tag or clause.readings(j).participle or clause.kinds[j] == ACTOR


_BIDDING = {
    "on": frozenset({"call", "calls", "called", "calling"}),
    "to": frozenset({"appeal", "appeals", "appealed", "appealing"}),
}
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


_URGING = wordset("urging")


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


_ABILITY = wordset("ability")


def behind_that(clause: Clause, k: int) -> int:
    """Where what is said begins: in "Chad said that 50 died while fighting" the fighters are told there."""
    for j in range(k - 1, 1, -1):
        if clause.lows[j] == "that" and any(clause.has(x, "Y") for x in range(max(0, j - 6), j)):
            return j + 1
    return 0


_BODIES = wordset("body that plans")


def state_of_body(clause: Clause, k: int) -> list[int]:
    """The state in "Denmark's government plans to donate", where the verb at k looks like a noun."""
    owned = k > 2 and clause.lows[k - 1] in _BODIES and clause.has(k - 2, "'")
    return [k - 3] if owned and k - 3 in clause.actors else []
