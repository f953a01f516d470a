"""Sides of a verb that stand away from it: in another clause, behind a participle, behind "together with"."""

from toolkit.extraction.clauses.clause import ACTOR, MARK, Clause
from toolkit.extraction.clauses.lists import coordinated
from toolkit.extraction.clauses.names import group_start, preposition
from toolkit.extraction.clauses.objects import attributive, by_agent, following, possessor
from toolkit.extraction.clauses.relatives import antecedent
from toolkit.extraction.clauses.subjects import subject
from toolkit.extraction.clauses.verbs import verb_group
from toolkit.extraction.text.wordsets import FIRE, wordset

_FALLING = wordset("falling")
_HOLDING = frozenset({"held", "controlled", "run", "ruled", "defended", "manned", "occupied"})
_REACH, _FAR, _LONG = 9, 14, 18


def held_by(clause: Clause, last: int) -> list[int]:
    """Whose the places are that the verb ending at `last` hits: "bombed villages held by the rebels"."""
    for j in range(last + 1, min(last + _FAR, clause.size)):
        if clause.lows[j] in _HOLDING:
            return by_agent(clause, j)
        apposed = clause.is_mark(j, ",") and clause.has(j + 1, "D")  # "Goma, the last town held by"
        place = clause.kinds[j] == ACTOR and clause.actors[j].form == "place"
        if (clause.kinds[j] in (ACTOR, MARK) and not (apposed or place)) or clause.is_finite(j):
            break
    return []


def fallen_when(clause: Clause, i: int, a: list[int]) -> list[int]:
    """Who fell in the blow at i: "Two Chadian soldiers died when gunmen of Boko Haram ambushed a patrol"."""
    if not a or "when" not in clause.words:
        return []
    for when in range(min(i, a[0]) - 1, max(a[0] - _REACH, 0), -1):
        if clause.lows[when] in ("when", "as", "after"):
            for j in range(when - 1, max(when - _REACH, -1), -1):
                if clause.lows[j] in _FALLING:
                    return [n for n in subject(clause, j, "n", True) if n not in a]
            break
    return []


def accuser(clause: Clause, i: int) -> list[int]:
    """ "Chad accused Niger of shelling its villages": whose villages the blow at i is said to hit."""
    of = verb_group(clause, i).start - 1
    verb = clause.last_of(_ACCUSING, of - _REACH, of) if clause.low(of) == "of" else None
    return subject(clause, verb) if verb else []


_ACCUSING = frozenset({"accuse", "accuses", "accused", "accusing"})


def fallen_behind(clause: Clause, last: int) -> list[int]:
    """Who fell in the blow that ends at `last`: "the attack on a base, in which six Kenyans were killed"."""
    for j in range(last + 1, min(last + _LONG, clause.size - 1)):
        if clause.lows[j] == "in" and clause.lows[j + 1] == "which":
            fell = clause.first_of(_FALLING, j + 2, j + _FAR)
            return [n for n in subject(clause, fell, "n", True) if n > j] if fell else []
    return []


def visited_before(clause: Clause, start: int, a: list[int]) -> list[int]:
    """The land before "where" of a visit: "India, where the envoy of Chad was visiting"."""
    first = min([start, *a])
    for j in range(first - 1, max(first - _REACH, 0), -1):
        if clause.lows[j] == "where":
            return antecedent(clause, j)
    return []


def nested(clause: Clause, last: int, prepositions: set[str]) -> list[int]:
    """Whom a noun reaches over a thing of theirs: "the strike on a base in Chad"."""
    for j in range(last + 1, min(last + _REACH, clause.size - 1)):
        if clause.lows[j] in prepositions:
            for k in range(j + 1, min(j + 5, clause.size - 1)):
                if clause.kinds[k] in (ACTOR, MARK):
                    return []
                if clause.lows[k] in ("in", "from", "of", "near", "at"):
                    found = following(clause, k - 1, {clause.lows[k]}, 5)
                    return [*found, *_more(clause, found, clause.lows[k])]
        elif clause.kinds[j] == ACTOR or clause.is_finite(j):
            return []
    return []


def _more(clause: Clause, found: list[int], preposition: str) -> list[int]:
    """ "in Chad and in Niger": the names of a list whose preposition is said again."""
    k = found[-1] + 1 if found else clause.size
    if clause.low(k) in ("and", "or") and clause.low(k + 1) == preposition:
        return following(clause, k, {preposition}, 5)
    return []


def supported_from(clause: Clause, i: int, last: int) -> tuple[list[int], list[int]]:
    """Who helps whom in "the army, with air support from the United States, took the town"."""
    giver = following(clause, last, {"from"}, 5) if clause.low(last + 1) == "from" else []
    for j in range(i - 1, max(i - 5, 0), -1) if giver else ():
        if clause.lows[j] in ("with", "received", "receives", "enjoys", "had", "has", "got", "under"):
            k = j - 1
            while k > 0 and clause.kinds[k] == MARK:
                k -= 1
            taker = coordinated(clause, k) if clause.kinds[k] == ACTOR else subject(clause, j)
            return giver, [n for n in taker if n not in giver]
    return [], []


def weapon_owner(clause: Clause, i: int) -> list[int]:
    """ "Israeli fire killed", "Turkish drones had killed": whose fire the subject of the verb at i is."""
    j = verb_group(clause, i).start - 1
    if clause.low(j) == "and":  # "a Russian missile got through and hit"
        j = clause.last_of(FIRE, j - 5, j) or j
    if clause.is_mark(j, ","):  # "Turkish drones, flown by the army, hit"
        j = next((k for k in range(j - 1, max(j - 7, -1), -1) if clause.kinds[k] == ACTOR), j)
    if j - 1 in clause.thing_ends and clause.text[clause.starts[j]].isupper():
        j -= 1  # "the German frigate Hessen"
    if clause.low(j) not in FIRE and j not in clause.thing_ends:  # "Chad's F-16s shot down"
        return _launcher(clause, j)
    if clause.lows[j + 1] == "to" and _LETTING.isdisjoint(clause.words):
        return []  # "bought Turkish drones to bomb": who bought them
    return possessor(clause, j)


def _launcher(clause: Clause, j: int) -> list[int]:
    """ "a drone launched by Hezbollah hit": who launched what the verb behind j is said of."""
    if clause.kinds[j] == ACTOR and preposition(clause, j) == "by":
        by = group_start(clause, j) - 1
        used = clause.low(by - 1)
        if not FIRE.isdisjoint(clause.before(by, 4)) and (used.endswith("ed") or used in _USED):
            return by_agent(clause, by - 1)
    return []


_LETTING = wordset("letting or bidding")
_USED = frozenset({"bought", "flown"})
_GROUPS = wordset("groups named behind")


def groups_named(clause: Clause, last: int) -> list[int]:
    """ "signed an agreement with two rebel groups, the FACT and the CCMSR": the names behind the comma."""
    for j in range(last + 1, min(last + _REACH, clause.size - 2)):
        verb = clause.is_finite(j) and not attributive(clause, j)
        if clause.kinds[j] == ACTOR or verb or clause.has(j, "SRX"):
            break
        if clause.is_mark(j, ",:"):
            name = j + 2 if clause.has(j + 1, "D") else j + 1
            named = clause.lows[j - 1] in _GROUPS and clause.kind(name) == ACTOR
            return coordinated(clause, name) if named else []
    return []


def owners_of_ship(clause: Clause, last: int) -> list[int]:
    """ "seized a Greek-owned tanker": whose the thing is, in a compound."""
    near = (n for n in clause.names if last < n <= last + 4 and clause.actors[n].form == "compound")
    return [n for n in near if clause.low(n + 2) in _OWNED]


_OWNED = frozenset({"owned", "flagged", "registered", "operated"})
