"""Names that belong to a side of a relation and stand apart from it.

"Peru attacked Niger in May and Chad in June", "several states, among them Peru, back Chad".
"""

from collections.abc import Collection

from toolkit import lexicon
from toolkit.extraction.clauses.clause import ACTOR, MARK, NUMBER, WORD, Clause
from toolkit.extraction.clauses.lists import coordinated, starts_clause
from toolkit.extraction.clauses.names import group_start, noun_group_end, preposition
from toolkit.extraction.clauses.objects import following
from toolkit.extraction.clauses.relatives import antecedent
from toolkit.extraction.clauses.subjects import subject
from toolkit.extraction.clauses.verbs import verb_group
from toolkit.extraction.text.wordsets import wordset

_WHEN_OR_WHERE = 4  # tokens of "in May", "a week later", "in the north"
_INSERTED = 6


def reached_further(clause: Clause, b: list[int]) -> list[int]:
    """Whom else a verb reaches, behind when or where: "attacked Niger in May and Chad in June".

    The preposition may be said again: "signed pacts with Niger in May and with Chad in June".
    """
    if not b or clause.names[-1] <= b[-1] or "and" not in clause.words:
        return []
    behind = noun_group_end(clause, b[-1]) + 1
    k = _past_adverbial(clause, behind)
    if clause.low(k) != "and":
        return []
    k = _past_insertion(clause, k + 1)
    before = preposition(clause, b[0])
    while before == "to" and clause.low(k) in _ONWARD:
        k += 1  # "flew to Lima and from there on to Chad"
    if before and clause.low(k) == before:
        k += 1
    k += clause.has(k, "D")
    if clause.kind(k) != ACTOR:
        return []
    found = coordinated(clause, k)
    apart = starts_clause(clause, found[-1]) or _acts_behind(clause, noun_group_end(clause, found[-1]) + 1)
    return [] if apart else [n for n in found if n not in b]


_ONWARD = frozenset({"then", "later", "from", "there", "on", "onward", "onwards"})


def _past_adverbial(clause: Clause, k: int) -> int:
    """The token behind "in May", "on 3 June", "in the north" at k; k where none begins."""
    if not clause.has(k, "P") or clause.lows[k] in ("of", "with", "by", "from"):
        return k
    for j in range(k + 1, min(k + 1 + _WHEN_OR_WHERE, clause.size)):
        if clause.low(j) == "and":
            return j
        if clause.kinds[j] not in (WORD, NUMBER) or clause.is_finite(j) or clause.has(j, "PSRO"):
            break
    return k


def _past_insertion(clause: Clause, k: int) -> int:
    """The token behind ", this month," at k; k where none stands there."""
    if not clause.is_mark(k, ","):
        return k
    for j in range(k + 1, min(k + _INSERTED, clause.size)):
        if clause.is_mark(j, ","):
            return j + 1
        if clause.kinds[j] in (ACTOR, MARK) or clause.is_finite(j):
            break
    return k


def _acts_behind(clause: Clause, comma: int) -> bool:
    """Whether a verb stands behind the insertion that begins at the comma: "and Niger, its ally, left"."""
    if not clause.is_mark(comma, ","):
        return False
    for j in range(comma + 1, min(comma + _LONG, clause.size - 1)):
        if clause.is_mark(j, ","):
            return clause.is_finite(j + 1)
    return False


_LONG = 14


def joined_in(clause: Clause, start: int) -> list[int]:
    """Who joins in what the verb at `start` tells: "London joined Washington in sanctioning the bank"."""
    name = start - 2
    if clause.low(start - 1) != "in" or name not in clause.actors:
        return []
    verb = group_start(clause, coordinated(clause, name)[0]) - 1
    return subject(clause, verb) if clause.low(verb) in _JOINING else []


_JOINING = wordset("joining")
_STATES = wordset("states without a name")
_AMONG = frozenset({"including", "notably", "especially", "among"})


def named_among(clause: Clause, i: int) -> list[int]:
    """Who is named among those who do it: "Several states, including Peru, back Chad"."""
    end = verb_group(clause, i).start - 1
    if not clause.is_mark(end, ",)–—") or _STATES.isdisjoint(clause.lows[:end]):
        return []
    for j in range(end - 1, max(end - 20, 0), -1):
        if clause.lows[j] in _AMONG and clause.is_mark(j - 1, ",(–—"):
            first = next((n for n in clause.names if j < n < end and clause.lows[n] not in _MEANT), None)
            return coordinated(clause, first) if first is not None else []
        if clause.is_mark(j, ";:") or clause.is_finite(j):
            break
    return []


_MEANT = frozenset({"them", "others", "whom"})


def with_whom(clause: Clause, i: int, prepositions: Collection[str] = ("with",)) -> list[int]:
    """ "Chad, with which an accord was initialled": the name before the preposition and "which"."""
    for j in range(i - 1, max(i - 7, 0), -1):
        if clause.lows[j] in ("which", "whom"):
            return antecedent(clause, j - 1) if clause.lows[j - 1] in prepositions else []
    return []


def laid_to(clause: Clause, i: int, row: lexicon.Row) -> list[int]:
    """Who is blamed in "blamed the ambush on Chad", where the deed stands between."""
    if row["term"] != "blame" or clause.kind(i + 1) == ACTOR:
        return []
    for j in range(i + 2, min(i + _BLAMED, clause.size)):
        if clause.lows[j] == "on" and (found := following(clause, j - 1, {"on"}, 4)):
            return found
        if clause.lows[j] == "for" or clause.kinds[j] == MARK:
            break
    return []


_BLAMED = 12
