"""The items behind a verb of transfer that are its objects: "sent Chad 12 tanks, shells and a loan"."""

from toolkit.extraction.clauses.clause import ACTOR, NUMBER, WORD, Clause
from toolkit.extraction.text.wordsets import INCLUDING, NUMBER_WORDS, POSSESSIVES, wordset
from toolkit.extraction.transfers.items import Item
from toolkit.extraction.transfers.parts import clause_end


def items_right(clause: Clause, last: int, things: list[Item]) -> list[Item]:
    """The items that follow the verb up to the next clause."""
    if not things or things[-1].first <= last:
        return []
    end = _before_next_subject(clause, last, _end_of_object(clause, last, things))
    found = [item for item in things if last < item.first < end]
    found += _behind_relative(clause, end, things)
    other = next((k for k, item in enumerate(found) if _of_another(clause, item)), len(found))
    return [item for item in found[:other] if not _under_another_verb(clause, last, item)]


def _end_of_object(clause: Clause, last: int, things: list[Item]) -> int:
    """Where the clause of a verb ends, past things that could be verbs too: "sent Chad shells"."""
    end = clause_end(clause, last)
    while (thing := next((item for item in things if item.first == end), None)) is not None:
        end = clause_end(clause, thing.last)
    return end


def _behind_relative(clause: Clause, end: int, things: list[Item]) -> list[Item]:
    """ "signed a deal with B which covers jets", "gave shells, which B fires at towns, and 20 guns"."""
    if not clause.has(end, "R") and clause.low(end) != "that":
        return []
    verb = clause.first_of(INCLUDING, end + 1, end + 10)
    if verb:
        return [item for item in things if verb < item.first < clause_end(clause, verb)]
    if not clause.is_mark(end - 1, ","):
        return []
    for item in things:
        k = start_of_count(clause, item.first)
        if k > end + 2 and clause.lows[k - 1] == "and" and clause.is_mark(k - 2, ","):
            return [item]
    return []


def start_of_count(clause: Clause, k: int) -> int:
    """Where "more than 200 heavy guns" begins; its number or its thing begins at k."""
    while k > 0 and (clause.kinds[k - 1] == NUMBER or clause.lows[k - 1] in _BEFORE_COUNT):
        k -= 1
    return k


_BEFORE_COUNT = wordset("before a sum")


def _under_another_verb(clause: Clause, last: int, item: Item) -> bool:
    """ "brought rifles, and later a ship unloaded guns": the guns are the second verb's."""
    if any(clause.lows[k] == "to" and _joins(clause, k - 1) for k in range(last + 2, item.first - 1)):
        return True  # "to repair the jets it bought and to send shells"
    if any(clause.lows[k] == "to" and _requests(clause, k + 1) for k in range(last + 1, item.first - 1)):
        return True  # "flew to Ankara to ask for drones"
    if clause.has(item.last + 1, "X") and clause.low(start_of_count(clause, item.first) - 1) == "and":
        return True  # "bought six drones and 250 missiles were approved by B"
    joint = [
        k
        for k in range(last + 1, item.first)
        if clause.lows[k] in ("and", "but", "while", "whereas") and clause.is_mark(k - 1, ",")
    ]
    return bool(joint) and any(
        term.table == "transfers" and term.form == "verb" and term.code in "ds"
        for j in range(joint[0] + 2, min(item.last + 2, clause.size))
        for term in clause.readings(j)
    )


def _requests(clause: Clause, k: int) -> bool:
    verb = clause.readings(k).verb
    return verb is not None and verb.row.get("action") == "requested"


def _joins(clause: Clause, k: int) -> bool:
    return clause.lows[k] == "and" or clause.is_mark(k, ",")


def _of_another(clause: Clause, item: Item) -> bool:
    """ "A promised 150 men, B a company, and C 12 aircraft": C gives the aircraft; so "Poland its jets"."""
    j = item.first - 1
    if clause.low(j - 1) in POSSESSIVES:
        j -= 1  # "Poland its old fighters"
    while j > 0 and (
        clause.kinds[j] == NUMBER
        or clause.has(j, "D")
        or clause.lows[j] in NUMBER_WORDS
        or clause.lows[j] in _BEFORE_COUNT
        or clause.lows[j] in POSSESSIVES
    ):
        j -= 1
    if clause.kinds[j] != ACTOR:
        return False
    if clause.is_adjective(j) and clause.actors[j].form != "people":
        return False
    start = j - clause.has(j - 1, "D")
    return clause.is_mark(start - 1, ",") or clause.low(start - 1) in ("and", "but", "while", "from")


def _before_next_subject(clause: Clause, last: int, end: int) -> int:
    """Where a clause ends whose successor has a subject of its own: "sold radars, and 24 tanks have come"."""
    if end >= clause.size or clause.kinds[end] != WORD or clause.has(end, "SR"):
        return end
    for j in range(end - 1, last + 1, -1):
        if clause.low(j) in ("and", "but", "while") and clause.is_mark(j - 1, ","):
            return j
        if clause.is_mark(j, ","):
            break
    return end
