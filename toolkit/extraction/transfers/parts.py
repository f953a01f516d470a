"""A transfer, where its clause ends, and which items before a verb of transfer are meant by it."""

from dataclasses import dataclass, field

from toolkit.extraction.clauses.clause import ACTOR, BE, MARK, NUMBER, WORD, Clause
from toolkit.extraction.clauses.names import group_start
from toolkit.extraction.clauses.objects import attributive
from toolkit.extraction.text.wordsets import NUMBER_WORDS, wordset
from toolkit.extraction.transfers.items import Item

HANDING = frozenset({"out", "in", "arrive"})  # directions in which a thing changes hands
TELLING = HANDING | {"carry", "deal"}  # and those that name both sides without that
PLANNING, REQUEST_VERBS = wordset("planning"), wordset("request")


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
    aside: bool = False  # told in passing, in a relative clause: "to which A lent jets"
    sends: bool = False  # with a verb that may mean a deployment
    disowned: bool = False  # the giver is said to deny it
    sure: bool = False  # the sides are told, if by a pronoun or a verb like "follow"
    borrowed: bool = False  # the giver is named by another verb of the clause


def clause_end(clause: Clause, last: int) -> int:
    """The token behind `last` at which another clause or verb begins, or the sentence ends."""
    for j in range(last + 1, clause.size):
        if clause.is_mark(j, ";.!?") or (clause.has(j, "SR") and clause.low(j) not in ("as", "how")):
            return j
        if (
            clause.kinds[j] == WORD
            and clause.is_finite(j)
            and not attributive(clause, j)
            and not _participle(clause, j)
            and not is_counted(clause, j)
        ):
            return j
    return clause.size


def is_counted(clause: Clause, j: int) -> bool:
    """Whether "used" stands behind a number, and so describes what follows: "six used frigates".

    So does any participle right before a thing: "600 finished drones".
    """
    counted = j > 0 and (clause.kinds[j - 1] == NUMBER or clause.low(j - 1) in NUMBER_WORDS)
    if clause.lows[j] == "used" or not counted:
        return counted
    return (
        clause.readings(j + 1).thing is not None
        and clause.kinds[j - 1] == NUMBER
        and clause.lows[j].endswith("ed")
    )


def _participle(clause: Clause, j: int) -> bool:
    """A participle that qualifies the noun before it: "tanks made in", "missiles fitted with"."""
    if clause.low(j - 2) == "and" and j - 1 in clause.actors and not clause.is_adjective(j - 1):
        return False  # "bought tanks and Peru agreed with"
    behind = clause.last.get(j, j) + 1  # "handed over five drones"
    after = clause.tags[behind] if behind < clause.size else ""
    return "X" not in clause.tags[j] and "P" in after and clause.lows[j].endswith(("ed", "de", "nt", "lt"))


def items_left(clause: Clause, start: int, things: list[Item]) -> list[Item]:
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
            clause.kinds[j] == WORD
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


def items_of_gap(clause: Clause, start: int, things: list[Item]) -> list[Item]:
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


def items_of_cleft(clause: Clause, last: int, things: list[Item]) -> list[Item]:
    """The items of "All that Chad has sent them are rifles", "What it got was a radar"."""
    if clause.low(0) not in ("all", "what"):
        return []
    be = clause.first_of(BE, last + 1, last + 8) or clause.size
    return [item for item in things if be < item.first < clause_end(clause, be)]


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
