"""A transfer, and which items of a clause a verb or noun of transfer governs."""

from dataclasses import dataclass, field

from toolkit import lexicon
from toolkit.extraction.clauses.clause import ACTOR, MARK, NUMBER, WORD, Clause
from toolkit.extraction.clauses.names import group_start
from toolkit.extraction.clauses.objects import attributive
from toolkit.extraction.text.terms import Hit, Term
from toolkit.extraction.text.wordsets import INCLUDING, wordset
from toolkit.extraction.transfers.items import Item

PLANNING = wordset("planning")


REQUEST_VERBS = wordset("request")


@dataclass(slots=True)
class Transfer:
    """One transfer: name tokens of its sides, the items it governs, and what was done."""

    clause: Clause
    trigger: int
    supplier: list[int] = field(default_factory=list)
    recipient: list[int] = field(default_factory=list)
    action: str = "supplied"
    items: list[Item] = field(default_factory=list)
    denied: bool = False
    direction: str = "out"
    elsewhere: bool = False  # to a place that nobody is known for
    arrived: bool = False  # told from where it arrives
    aside: bool = False  # told in passing, in a relative clause: "to which A lent jets"
    sends: bool = False  # with a verb that may mean a deployment
    borrowed: bool = False  # the giver is named by another verb of the clause


def hands_over(hit: Hit) -> bool:
    """Whether a term is a verb of transfer."""
    return any(term.table == "transfers" and term.form == "verb" for term in hit.terms)


def items_right(clause: Clause, last: int, things: list[Item]) -> list[Item]:
    """The items that follow the verb up to the next clause."""
    if not things or things[-1].first <= last:
        return []
    end = _before_next_subject(clause, last, _end_of_object(clause, last, things))
    found = [item for item in things if last < item.first < end]
    found += _behind_relative(clause, end, things)
    other = next((k for k, item in enumerate(found) if _of_another(clause, item)), None)
    if other is not None:
        found = _without_others(clause, found, other)
    return [item for item in found if not _under_another_verb(clause, last, item)]


def _end_of_object(clause: Clause, last: int, things: list[Item]) -> int:
    """Where the clause of a verb ends, past things that could be verbs too: "sent Chad shells"."""
    end = clause_end(clause, last)
    while (thing := next((item for item in things if item.first == end), None)) is not None:
        if clause.kinds[end - 1] != ACTOR and thing.first == thing.last:
            break  # but "12 armed drones" are one thing
        end = clause_end(clause, thing.last)
    return end


def _behind_relative(clause: Clause, end: int, things: list[Item]) -> list[Item]:
    """ "signed a deal with B which covers jets", "gave shells, which B fires at towns, and 20 guns"."""
    if not clause.has(end, "R") and clause.low(end) != "that":
        return []
    verb = next((j for j in range(end + 1, min(end + 10, clause.size)) if clause.low(j) in INCLUDING), 0)
    if verb:
        return [item for item in things if verb < item.first < clause_end(clause, verb)]
    if not clause.is_mark(end - 1, ","):
        return []
    for item in things:
        k = start_of_count(clause, item)
        if k > end + 2 and clause.lows[k - 1] == "and" and clause.is_mark(k - 2, ","):
            behind = clause_end(clause, item.last)
            closes = behind == clause.size or clause.kinds[behind] == MARK
            return [item] if closes and NUMBER in clause.kinds[k : item.first] else []
    return []


def start_of_count(clause: Clause, item: Item) -> int:
    """Where "more than 200 heavy guns" begins."""
    k = item.first
    while k > 0 and (clause.kinds[k - 1] == NUMBER or clause.lows[k - 1] in _BEFORE_COUNT):
        k -= 1
    return k


_BEFORE_COUNT = wordset("before a sum")


def _under_another_verb(clause: Clause, last: int, item: Item) -> bool:
    """ "brought rifles, and later a ship unloaded guns": the guns are the second verb's."""
    if any(clause.lows[k] == "to" and _joins(clause, k - 1) for k in range(last + 2, item.first - 1)):
        return True  # "to repair the jets it bought and to send shells"
    joint = [
        k
        for k in range(last + 1, item.first)
        if clause.lows[k] in ("and", "but", "while", "whereas") and clause.is_mark(k - 1, ",")
    ]
    return bool(joint) and any(
        term.table == "transfers"
        and term.form == "verb"
        and (term.code in "ds" or _of_several(clause, j, term))
        for j in range(joint[0] + 2, min(item.last + 2, clause.size))
        if j in clause.hits
        for term in clause.hits[j].terms
    )


def _of_several(clause: Clause, j: int, term: Term) -> bool:
    """ "and the Chadians (still) buy": the bare form of a verb behind its subject."""
    subject = j - 1 - clause.has(j - 1, "A")
    return term.code == "b" and subject in clause.actors and clause.is_plural(subject)


def _joins(clause: Clause, k: int) -> bool:
    return clause.lows[k] == "and" or clause.is_mark(k, ",")


def _of_another(clause: Clause, item: Item) -> bool:
    """ "A promised 150 men, B a company, and C 12 aircraft": C gives the aircraft."""
    j = item.first - 1
    while j > 0 and (clause.kinds[j] == "n" or clause.has(j, "D") or clause.lows[j] in _NUMBERS):
        j -= 1
    if clause.kinds[j] != ACTOR:
        return False
    if j == item.first - 1 and clause.actors[j].text.replace(".", "").isupper():
        return False  # "the UN rations"
    if clause.is_adjective(j) and clause.actors[j].form != "people":
        return False
    start = j - clause.has(j - 1, "D")
    return clause.is_mark(start - 1, ",") or clause.low(start - 1) in ("and", "but", "while", "from")


def _without_others(clause: Clause, found: list[Item], other: int) -> list[Item]:
    """Without the things of another giver, and what comes together with them."""
    joined = other + 1 < len(found) and "with" in clause.lows[found[other].last : found[other + 1].first]
    return found[:other] if joined else [item for item in found if not _of_another(clause, item)]


_NUMBERS = frozenset(lexicon.terms("numbers"))


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


def clause_end(clause: Clause, last: int) -> int:
    for j in range(last + 1, clause.size):
        if clause.is_mark(j, ";.!?") or (clause.has(j, "SR") and clause.low(j) not in ("as", "how")):
            return j
        if (
            clause.kinds[j] == "w"
            and clause.is_finite(j)
            and not attributive(clause, j)
            and not _participle(clause, j)
            and not is_counted(clause, j)
        ):
            return j
    return clause.size


def is_counted(clause: Clause, j: int) -> bool:
    """Whether "used" stands behind a number, and so describes what follows: "six used frigates"."""
    counted = clause.kinds[j - 1] in (NUMBER, "n") or clause.low(j - 1) in _NUMBERS
    return clause.lows[j] == "used" and j > 0 and counted


def _participle(clause: Clause, j: int) -> bool:
    """A participle that qualifies the noun before it: "tanks made in", "missiles fitted with"."""
    behind = clause.last.get(j, j) + 1  # "handed over five drones"
    after = clause.tags[behind] if behind < clause.size else ""
    return "X" not in clause.tags[j] and "P" in after and clause.lows[j].endswith(("ed", "de", "nt", "lt"))


def items_left(clause: Clause, i: int, start: int, things: list[Item]) -> list[Item]:
    """The items before the verb that could be its subject."""
    if not things or things[0].first >= start or clause.low(start - 1) == "and":
        return []
    begin = 0
    start = _before_insertion(clause, start)
    if all_of_them(clause, start):
        return listed(clause, [item for item in things if item.first < start - 3][-1:], things)
    for j in range(start - 1, -1, -1):
        if clause.is_mark(j, ";:") or (clause.has(j, "S") and clause.low(j) not in ("as",)):
            begin = j + 1
            break
        if (
            clause.kinds[j] == "w"
            and clause.is_finite(j)
            and not _participle(clause, j)
            and not clause.has(j + 1, "R")
            and not _of_gap(clause, j, things)
        ):
            begin = j + 1
            break
    return [item for item in things if begin <= item.first and item.last < start]


def all_of_them(clause: Clause, start: int) -> bool:
    """ "rifles and drones, both of them passed on by Chad": the things before the comma are meant."""
    meant = clause.low(start - 1) in ("them", "which") and clause.low(start - 2) == "of"
    return meant and clause.low(start - 3) in _ALL and clause.is_mark(start - 4, ",")


_ALL = frozenset({"all", "both", "most", "many", "some", "half"})


def _of_gap(clause: Clause, j: int, things: list[Item]) -> bool:
    """ "the shells Russia fires come from": the verb between belongs to the things themselves."""
    return clause.kinds[j - 1] == ACTOR and any(
        item.last == group_start(clause, j - 1) - 1 for item in things
    )


def _before_insertion(clause: Clause, start: int) -> int:
    """Where the subject of "the missiles, which are built in Japan, were flown to" ends."""
    if clause.is_mark(start - 1, ","):
        for j in range(start - 2, max(start - 16, 1), -1):
            if clause.is_mark(j, ",;:"):
                break
            if clause.lows[j] in ("which", "whose", "who") and clause.is_mark(j - 1, ","):
                return j - 1
    return start


def items_of_gap(clause: Clause, i: int, start: int, things: list[Item]) -> list[Item]:
    """The items of "the tanks that Germany sent" and "the shells Russia fires"."""
    if not things or things[0].first >= start:
        return []
    for j in range(start - 1, max(start - 9, -1), -1):
        if clause.low(j) in ("that", "which"):
            return listed(clause, [item for item in things if item.last in (j - 1, j - 2)], things)
        if clause.kinds[j] == ACTOR:
            first = group_start(clause, j)
            before = [item for item in things if item.last == first - 1]
            if before and not clause.has(first - 1, "P"):
                return listed(clause, before, things)
    return []


def items_of_purpose(clause: Clause, i: int, things: list[Item]) -> list[Item]:
    """The items of "is building drones to hand over to Peru"."""
    behind = clause.last[i] + 1
    if clause.low(i - 1) != "to" or not (
        clause.low(behind) in ("to", "for") or clause.is_mark(behind, ",;.")
    ):
        return []
    return listed(clause, [item for item in things if item.last == i - 2], things)


def listed(clause: Clause, members: list[Item], things: list[Item]) -> list[Item]:
    """The items with those before them in one list: "rounds, missiles and rockets that A sent"."""
    if not members:
        return members
    found = list(members)
    for item in reversed([t for t in things if t.last < members[0].first]):
        between = range(item.last + 1, found[0].first)
        joined = any(clause.is_mark(k, ",") or clause.low(k) in ("and", "or") for k in between)
        if not joined or not all(_in_a_list(clause, k) for k in between):
            break
        found.insert(0, item)
    return found


def _in_a_list(clause: Clause, k: int) -> bool:
    """Whether the token may stand between two members of a list of things."""
    if clause.kinds[k] == MARK:
        return clause.lows[k] in ',-"“”'
    return clause.low(k) in ("and", "or", "of", "about") or not (
        clause.has(k, "PCSROXN") or clause.is_finite(k) or clause.kinds[k] == ACTOR
    )
