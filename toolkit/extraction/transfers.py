"""Who hands what to whom in one clause: verbs and nouns of transfer with their two sides.

"A supplied B with X", "X was sent to B by A", "B bought X from A", "A's deliveries of X to B", "shells
that A sent", "an X shipment bound for B". A side that the clause leaves out stays empty; `supplies.py`
looks for it in the sentences before.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from toolkit import lexicon
from toolkit.extraction.clause_names import coordinated, group_start, noun_group_end
from toolkit.extraction.clause_objects import attributive, by_agent, following, passive, possessor
from toolkit.extraction.clause_subjects import first_subject, subject, verb_start
from toolkit.extraction.clauses import ACTOR, Clause
from toolkit.extraction.supply_items import Item
from toolkit.extraction.terms import Term
from toolkit.extraction.tie_frames import is_denied, reads_as_noun
from toolkit.extraction.wordsets import wordset

_BOUND_FOR = wordset("bound for")
_PLANNING = wordset("planning")
_PLAN_VERBS = wordset("plan")
_REQUEST_VERBS = wordset("request")


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


def transfers(clause: Clause, things: list[Item]) -> Iterator[Transfer]:
    """Every transfer of a clause; an item belongs to the first that governs it."""
    taken: set[int] = set()
    for i, hit in clause.hits.items():
        for term in hit.terms:
            if term.table == "ties" and term.row["tie"] == "treaty" and term.form == "verb":
                yield _signed(clause, i, term, things, taken)
                break
            if term.table != "transfers":
                continue
            found = _read(clause, i, term, len(hit.terms), things)
            if found is None:
                continue
            found.items = [item for item in found.items if item.first not in taken]
            if found.direction not in ("seize", "halt", "ask") or found.supplier or found.recipient:
                taken.update(item.first for item in found.items)
            yield found
            break


def _signed(clause: Clause, i: int, term: Term, things: list[Item], taken: set[int]) -> Transfer:
    """ "A signed a contract with B for X", "A struck a deal for X"."""
    found = Transfer(clause, i, action="promised", direction="deal")
    last = clause.last[i]
    found.items = [item for item in _right(clause, last, things) if item.first not in taken]
    signers = by_agent(clause, last) if passive(clause, i, term) else subject(clause, i, term.code)
    if term.row["term"].endswith(" with"):
        partner = following(clause, last, (), direct=True, reach=6)
        signers = [*signers, *(n for n in partner if n not in signers)]
    _deal_sides(clause, i, last, signers, found)
    if found.supplier and found.recipient:
        taken.update(item.first for item in found.items)
    else:
        found.items = []
    return found


def _read(clause: Clause, i: int, term: Term, readings: int, things: list[Item]) -> Transfer | None:
    if term.form == "adjective":
        return None
    verb = next((t for t in clause.hits[i].terms if t.form == "verb"), term)
    as_noun = term.form == "noun" if readings == 1 else reads_as_noun(clause, i, verb)
    if term.form == "noun":
        return _noun(clause, i, term, things) if as_noun else None
    return None if as_noun else _verb(clause, i, term, things)


# ---------------------------------------------------------------- verbs
def _verb(clause: Clause, i: int, term: Term, things: list[Item]) -> Transfer | None:
    row, last = term.row, clause.last[i]
    start, _, _, negated = verb_start(clause, i)
    found = Transfer(clause, i, direction=row["direction"], action=_action(clause, i, start, row))
    found.denied = negated or is_denied(clause, start)
    right = _right(clause, last, things)
    left = _left(clause, i, start, things)
    if _is_passive(clause, i, term, left, right):
        found.items = left or right
        _passive_sides(clause, i, last, found, row, bool(left))
    else:
        found.items = right or _gap(clause, i, start, things)
        _active_sides(clause, i, last, term, found, row, things)
    return found


def _action(clause: Clause, i: int, start: int, row: lexicon.Row) -> str:
    """What was done, with the tense: "will send" and "agreed to send" are promises."""
    action = row["action"]
    if action not in ("supplied", "received"):
        return action
    group = {clause.lows[j] for j in range(start, i)}
    if group & _PLANNING:
        return "promised"
    if "to" in group:
        for j in range(start - 1, max(start - 9, -1), -1):
            if clause.lows[j] in _REQUEST_VERBS:
                return "requested"
            if clause.lows[j] in _PLAN_VERBS or clause.lows[j] in ("is", "are", "was", "were"):
                return "promised"
            if clause.is_finite(j):
                break
        if any(
            clause.lows[j] in ("due", "set", "expected", "scheduled", "ready", "is", "are")
            for j in range(max(0, start - 1), i)
        ):
            return "promised"
    return action


def _right(clause: Clause, last: int, things: list[Item]) -> list[Item]:
    """The items that follow the verb up to the next clause."""
    end = _barrier(clause, last)
    return [item for item in things if last < item.first < end]


def _barrier(clause: Clause, last: int) -> int:
    for j in range(last + 1, clause.size):
        if clause.is_mark(j, ";.!?") or (clause.has(j, "SR") and clause.low(j) not in ("as", "how")):
            return j
        if (
            clause.kinds[j] == "w"
            and clause.is_finite(j)
            and not attributive(clause, j)
            and not _participle(clause, j)
        ):
            return j
    return clause.size


def _participle(clause: Clause, j: int) -> bool:
    """A participle that qualifies the noun before it: "tanks made in", "missiles fitted with"."""
    after = clause.tags[j + 1] if j + 1 < clause.size else ""
    return "X" not in clause.tags[j] and "P" in after and clause.lows[j].endswith(("ed", "de", "nt", "lt"))


def _left(clause: Clause, i: int, start: int, things: list[Item]) -> list[Item]:
    """The items before the verb that could be its subject."""
    begin = 0
    for j in range(start - 1, -1, -1):
        if clause.is_mark(j, ";:") or (clause.has(j, "S") and clause.low(j) not in ("as",)):
            begin = j + 1
            break
        if (
            clause.kinds[j] == "w"
            and clause.is_finite(j)
            and not _participle(clause, j)
            and not clause.has(j + 1, "R")
        ):
            begin = j + 1
            break
    return [item for item in things if begin <= item.first and item.last < start]


def _gap(clause: Clause, i: int, start: int, things: list[Item]) -> list[Item]:
    """The items of "the tanks that Germany sent" and "the shells Russia fires"."""
    for j in range(start - 1, max(start - 9, -1), -1):
        if clause.low(j) in ("that", "which"):
            return [item for item in things if item.last in (j - 1, j - 2)]
        if clause.kinds[j] == ACTOR:
            first = group_start(clause, j)
            before = [item for item in things if item.last == first - 1]
            if before and not clause.has(first - 1, "P"):
                return before
    return []


def _is_passive(clause: Clause, i: int, term: Term, left: list[Item], right: list[Item]) -> bool:
    if term.code not in "dn":
        return False
    if passive(clause, i, term):
        return True
    start = verb_start(clause, i)[0]
    if start != i or not left:
        return False
    # "shells sent to Russia": the participle stands right behind the item
    return (
        left[-1].last == i - 1
        and not right
        and (clause.has(clause.last[i] + 1, "P") or clause.is_mark(i + 1, ","))
    )


def _passive_sides(
    clause: Clause, i: int, last: int, found: Transfer, row: lexicon.Row, has_subject: bool
) -> None:
    agent = by_agent(clause, last)
    towards = following(clause, last, {"to", "for", "into"}, direct=False)
    source = following(clause, last, {"from"}, direct=False)
    taker = [] if has_subject else subject(clause, i, "n")
    if row["direction"] in ("in", "use"):
        found.recipient, found.supplier = agent, source
        return
    if row["direction"] == "seize":
        found.supplier, found.recipient = source, bound_for(clause, last)
        return
    if row["direction"] == "show":
        found.recipient = agent
        return
    if row["direction"] == "arrive":
        return
    found.supplier = agent or source
    begin = found.items[0].last if found.items and found.items[0].last < i else last
    found.recipient = towards or taker or bound_for(clause, begin) or _unloaded_in(clause, i, last)


def _active_sides(
    clause: Clause, i: int, last: int, term: Term, found: Transfer, row: lexicon.Row, things: list[Item]
) -> None:
    direction = row["direction"]
    doer = subject(clause, i, term.code)
    if direction == "use" and term.row["term"] in ("fly", "launch", "deploy", "drop", "carry", "operate"):
        towards = following(clause, last, {"to", "into"}, direct=False, reach=14)
        if towards and term.row["term"] in ("fly", "carry", "deploy"):
            found.direction = direction = "out"
    source = following(clause, last, {"from"}, direct=False, reach=22)
    if direction in ("in", "use"):
        found.recipient, found.supplier = doer, source
    elif direction == "ask":
        found.recipient, found.supplier = doer, following(clause, last, (), direct=True, reach=6)
    elif direction == "arrive":
        found.items = _left(clause, i, verb_start(clause, i)[0], things)
        found.supplier = source
        found.recipient = following(clause, last, (), direct=True, reach=6)
    elif direction == "seize":
        found.supplier, found.recipient = source, bound_for(clause, last)
    elif direction == "show":
        found.recipient = doer
    elif direction == "halt":
        found.supplier, found.recipient = doer, _towards(clause, last)
    else:
        found.supplier = doer
        if term.row["term"] in ("send", "dispatch", "move", "fly", "forward", "direct"):
            # warships and aircraft that sail or fly there themselves are no gift
            found.items = [item for item in found.items if item.category != "naval"]
        direct = _direct_recipient(clause, last, found.items)
        found.recipient = direct or _towards(clause, last) or _unloaded_in(clause, i, last)


def _towards(clause: Clause, last: int) -> list[int]:
    """To whom: "to B", "for B", "into B", or in whose support."""
    end = last
    for _ in range(3):
        found = following(clause, end, {"to", "for", "into"}, direct=False, reach=24)
        if found:
            return found
        break
    return _helped(clause, last) or bound_for(clause, last)


def _unloaded_in(clause: Clause, i: int, last: int) -> list[int]:
    """Where a cargo is put ashore: "unloaded weapons in the Somali capital"."""
    terms = {t.row["term"] for t in clause.hits[i].terms}
    if not terms & {"unload", "offload", "deliver", "drop", "airlift", "bring"}:
        return []
    return following(clause, last, {"in"}, direct=False, reach=14)


def _helped(clause: Clause, last: int) -> list[int]:
    """ "to help Ukraine", "to support the junta": the one helped receives."""
    for j in range(last + 1, min(last + 20, clause.size - 1)):
        if (
            clause.lows[j] in ("help", "support", "assist", "arm", "equip", "bolster")
            and clause.low(j - 1) == "to"
        ):
            return following(clause, j, (), direct=True, reach=5)
    return []


def _direct_recipient(clause: Clause, last: int, things: list[Item]) -> list[int]:
    """The name between verb and item: "sent Ukraine 31 tanks", "provided the army with drones"."""
    first_item = min((item.first for item in things), default=clause.size)
    for j in range(last + 1, min(last + 7, clause.size)):
        if j >= first_item or clause.is_mark(j, ",;:") or clause.has(j, "PSRX"):
            return []
        if clause.kinds[j] == ACTOR:
            end = noun_group_end(clause, j)
            if (
                clause.actors[j].form == "compound"
                or (end >= first_item)
                or (clause.is_adjective(j) and end == j)
            ):
                return []
            final = j
            while final + 1 < clause.size and clause.kinds[final + 1] == ACTOR:
                final += 1
            return coordinated(clause, final)
    return []


def bound_for(clause: Clause, last: int) -> list[int]:
    """ "bound for B", "destined for B", "on its way to B", "in B's hands"."""
    for j in range(last + 1, clause.size):
        if clause.lows[j] in _BOUND_FOR and clause.low(j + 1) in ("for", "to", "route"):
            return following(clause, j, {"for", "to"}, direct=False, reach=6)
        if clause.lows[j] == "way" and clause.low(j + 1) == "to":
            return following(clause, j, {"to"}, direct=False, reach=6)
    return []


# ---------------------------------------------------------------- nouns
def _noun(clause: Clause, i: int, term: Term, things: list[Item]) -> Transfer | None:
    row, last = term.row, clause.last[i]
    found = Transfer(clause, i, direction=row["direction"], action=_noun_action(clause, i, row))
    found.items = _noun_items(clause, i, last, things)
    owners = possessor(clause, i)
    agent = by_agent(clause, last)
    source = following(clause, last, {"from"}, direct=False, reach=20)
    towards = following(clause, last, {"to", "for", "into"}, direct=False, reach=20) or bound_for(
        clause, last
    )
    towards = towards or _arrived_in(clause, last)
    above = _subject_of_verb(clause, i)
    if row["direction"] == "deal":
        _deal_sides(clause, i, last, above or owners, found)
        return found
    if row["direction"] == "in":
        found.recipient = owners or agent or above
        found.supplier = source
        return found
    found.supplier = owners or agent or source
    found.recipient = towards
    if len(above) > 1 and not found.supplier and not towards:
        found.supplier, found.recipient = _seller_and_buyer(clause, above)
        return found
    for name in above:
        if not found.supplier and not set(above) & set(towards):
            found.supplier = above
        elif not found.recipient and name not in found.supplier and _receives(clause, i):
            found.recipient = above
    if not found.supplier and "package" in row["term"] and any(item.first > last for item in found.items):
        found.supplier = [n for n in first_subject(clause, i) if n not in found.recipient]
        found.action = "promised"
    if row["direction"] == "out" and found.action == "supplied" and _receives(clause, i):
        found.recipient = towards or above
        found.supplier = source or owners or agent
    return found


INCLUDING = wordset("including")
_ARRIVING = wordset("arriving")


def _arrived_in(clause: Clause, last: int) -> list[int]:
    """ "a shipment of howitzers arrived in Ukraine": the place receives."""
    for j in range(last + 1, min(last + 12, clause.size)):
        if clause.lows[j] in _ARRIVING:
            return following(
                clause, j, {"in", "at", "to"}, direct=clause.lows[j].startswith("reach"), reach=8
            )
        if clause.is_mark(j, ",;:"):
            break
    return []


def _deal_sides(clause: Clause, i: int, last: int, signers: list[int], found: Transfer) -> None:
    """The two sides of a contract: the company sells, else whoever the buyer signs "with"."""
    partner = following(clause, last, {"with"}, direct=False, reach=24)
    source = following(clause, last, {"from"}, direct=False, reach=24)
    towards = following(clause, last, {"to"}, direct=False, reach=24)
    between = following(clause, last, {"between"}, direct=False, reach=10)
    sides = [*signers, *(n for n in partner if n not in signers)] or between
    if source:
        found.supplier, found.recipient = source, signers
    elif towards and any(
        clause.lows[j] in ("supply", "deliver", "sell", "provide") for j in range(i, towards[0])
    ):
        found.supplier, found.recipient = signers, towards
    elif any(clause.actors[n].kind == "organisation" for n in sides) or len(signers) > 1:
        found.supplier, found.recipient = _seller_and_buyer(clause, sides)
    else:
        found.supplier, found.recipient = partner, signers


def _seller_and_buyer(clause: Clause, names: list[int]) -> tuple[list[int], list[int]]:
    """Of the two sides of a contract, the company sells; without one, the side named first."""
    companies = [n for n in names if clause.actors[n].kind == "organisation"]
    seller = companies[:1] or names[:1]
    return seller, [n for n in names if n not in seller][:1]


def _receives(clause: Clause, i: int) -> bool:
    """Whether the verb above the noun is one of receiving: "received a shipment from"."""
    for j in range(i - 1, max(i - 10, -1), -1):
        hit = clause.hits.get(j)
        if hit and any(t.table == "transfers" and t.form == "verb" for t in hit.terms):
            return any(t.table == "transfers" and t.row["direction"] == "in" for t in hit.terms)
    return False


def _noun_action(clause: Clause, i: int, row: lexicon.Row) -> str:
    for j in range(i - 1, max(i - 8, -1), -1):
        if clause.lows[j] in _REQUEST_VERBS:
            return "requested"
        if clause.lows[j] in _PLAN_VERBS or clause.lows[j] in _PLANNING:
            return "promised" if row["action"] in ("supplied", "received") else row["action"]
    return row["action"]


def _noun_items(clause: Clause, i: int, last: int, things: list[Item]) -> list[Item]:
    """ "arms shipments", "deliveries of shells and drones", "a package including missiles"."""
    before = [item for item in things if item.last == i - 1]
    end = _barrier(clause, last)
    if clause.low(end) in INCLUDING:
        end = _barrier(clause, end)
    after = [item for item in things if last < item.first < end]
    return before + after


_GIVING = wordset("verb above a transfer")


def _subject_of_verb(clause: Clause, i: int) -> list[int]:
    """The subject of the verb that the noun at i completes: "A approved the sale of X to B"."""
    for j in range(i - 1, max(i - 12, -1), -1):
        if clause.is_mark(j, ";:"):
            return []
        if clause.kinds[j] == "w" and (clause.is_finite(j) or "G" in clause.tags[j] or "B" in clause.tags[j]):
            if clause.lows[j] not in _GIVING:
                if clause.has(j, "X"):
                    continue
                return []
            return subject(clause, j, "g" if clause.lows[j].endswith("ing") else "d")
    return []


_KEEPING = wordset("keeping place")


def in_hands(clause: Clause, item: Item) -> list[int]:
    """Who has a foreign thing: "Iranian-made drones in Houthi hands", "rifles used by the rebels"."""
    for j in range(item.last + 1, min(item.last + 14, clause.size)):
        if clause.is_mark(j, ";:"):
            break
        if clause.kinds[j] == ACTOR and clause.low(group_start(clause, j) - 1) == "in":
            if clause.lows[noun_group_end(clause, j)] in _KEEPING or clause.low(j + 1) in _KEEPING:
                return [j]
        if clause.low(j) in ("used", "fired", "operated", "flown", "fielded", "carried", "launched"):
            if clause.low(j + 1) == "by":
                return by_agent(clause, j)
    return []
