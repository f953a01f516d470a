"""Nouns of transfer: "A's deliveries of X to B", "a contract with B for X", "the sale of X to B"."""

from toolkit import lexicon
from toolkit.extraction.clauses.clause import Clause
from toolkit.extraction.clauses.objects import by_agent, following, possessor
from toolkit.extraction.clauses.subjects import first_subject, subject
from toolkit.extraction.text.terms import Term
from toolkit.extraction.text.wordsets import HALTING, INCLUDING, PLAN_VERBS, wordset
from toolkit.extraction.transfers.deals import deal_sides, seller_and_buyer, talks, wish_list
from toolkit.extraction.transfers.items import Item
from toolkit.extraction.transfers.parts import PLANNING, REQUEST_VERBS, Transfer, clause_end
from toolkit.extraction.transfers.takers import bound_for


# ---------------------------------------------------------------- nouns
def noun_transfer(clause: Clause, i: int, term: Term, things: list[Item]) -> Transfer | None:
    row, last = term.row, clause.last[i]
    if row["term"] in _TALKS:
        return talks(clause, i, things)
    if row["term"] == "list":
        return wish_list(clause, i, things)
    found = Transfer(clause, i, direction=row["direction"], action=_noun_action(clause, i, row))
    found.items = _noun_items(clause, i, last, things)
    found.elsewhere = not HALTING.isdisjoint(clause.lows[max(0, i - 3) : i])
    owners = possessor(clause, i)
    agent = by_agent(clause, last)
    source = following(clause, last, {"from"}, direct=False, reach=20)
    towards = following(clause, last, {"to", "for", "into"}, direct=False, reach=20) or bound_for(
        clause, last
    )
    towards = towards or _arrived_in(clause, last)
    if not towards and row["term"].endswith("trade"):
        towards = following(clause, last, {"with"}, False, 6)
    arrival = _arrival(clause, last)
    if arrival is not None:
        source = source or following(clause, arrival, {"from"}, False, 8)
        found.arrived = bool(source)
    above = _subject_of_verb(clause, i) or _approved_by(clause, i)
    owners = owners or ([] if agent or source else _scheme(clause, last))
    if not owners and not agent and clause.low(i - 2) == "for" and i - 3 in clause.actors:
        owners = [i - 3]  # "thanks the Emirates for the delivery of vehicles"
    if row["direction"] == "deal":
        found.items = [item for item in found.items if item.category != "funds" or item.first > last]
        deal_sides(clause, i, last, above or owners, found)
        return found
    if row["direction"] == "role":
        found.supplier, found.items = first_subject(clause, i), []
        found.recipient = owners or following(clause, last, {"of", "to", "for"}, False, 8)
        return found
    if row["term"] == "arrival":  # "Mogadishu welcomed the arrival of two jets from Ankara"
        welcomed = not _WELCOMING.isdisjoint(clause.lows[max(0, i - 4) : i])
        found.supplier, found.recipient = source or owners, towards or above * welcomed
        return found
    if row["direction"] == "carry":
        return _carried(found, source, towards)
    if row["direction"] == "in":
        found.recipient = owners or agent or above[:1]
        source = source or above[1:]
        found.supplier = source
        return found
    found.supplier = owners or agent or source
    found.recipient = towards
    if len(above) > 1 and not found.supplier and not towards:
        found.supplier, found.recipient = seller_and_buyer(clause, above)
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


_WELCOMING = frozenset({"welcome", "welcomes", "welcomed", "hailed", "hails", "awaits", "celebrated"})
_TALKS = frozenset({"talk", "negotiation", "discussion"})


def _carried(found: Transfer, source: list[int], towards: list[int]) -> Transfer | None:
    """ "a dhow on its way from A to B": the vessel tells where its cargo comes from and goes."""
    source = source or _out_of(found.clause, found.trigger)
    if not source:
        return None
    found.supplier, found.recipient = source, [n for n in towards if n not in source]
    found.direction = "carry"
    return found


def _approved_by(clause: Clause, i: int) -> list[int]:
    """ "the approval by A of a sale to B"."""
    for j in range(i - 1, max(i - 14, 0), -1):
        if clause.kinds[j] == "w" and clause.is_finite(j):
            return []
        if clause.lows[j] == "by":
            return by_agent(clause, j - 1)
    return []


def _out_of(clause: Clause, i: int) -> list[int]:
    """ "86 cargo flights out of Benin"."""
    for j in range(i + 1, min(i + 6, clause.size - 2)):
        if clause.lows[j] == "out" and clause.lows[j + 1] == "of":
            return following(clause, j, {"of"}, False, 5)
    return []


def _scheme(clause: Clause, last: int) -> list[int]:
    """ "the first shipment under the Czech initiative": whose plan it is gives."""
    for j in range(last + 1, min(last + 6, clause.size - 3)):
        if clause.lows[j] == "under" and clause.lows[j + 1] in ("the", "a") and j + 2 in clause.actors:
            return [j + 2] if clause.low(j + 3) in _SCHEMES and clause.is_adjective(j + 2) else []
    return []


_SCHEMES = frozenset({"initiative", "scheme", "programme", "program", "plan"})


_ARRIVING = wordset("arriving")


def _arrival(clause: Clause, last: int) -> int | None:
    """The verb of "a shipment of 40 missiles arrived from Germany"."""
    for j in range(last + 1, min(last + 12, clause.size)):
        if clause.lows[j] in _ARRIVING:
            return j
        if clause.is_mark(j, ",;:"):
            break
    return None


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


def _receives(clause: Clause, i: int) -> bool:
    """Whether the verb above the noun is one of receiving: "received a shipment from"."""
    for j in range(i - 1, max(i - 10, -1), -1):
        hit = clause.hits.get(j)
        if hit and any(t.table == "transfers" and t.form == "verb" for t in hit.terms):
            return any(t.table == "transfers" and t.row["direction"] == "in" for t in hit.terms)
    return False


def _noun_action(clause: Clause, i: int, row: lexicon.Row) -> str:
    for j in range(i - 1, max(i - 8, -1), -1):
        if clause.lows[j] in REQUEST_VERBS:
            return "requested"
        if clause.lows[j] in PLAN_VERBS or clause.lows[j] in PLANNING:
            return "promised" if row["action"] in ("supplied", "received") else row["action"]
    return row["action"]


def _noun_items(clause: Clause, i: int, last: int, things: list[Item]) -> list[Item]:
    """ "arms shipments", "deliveries of shells and drones", "a package including missiles"."""
    among = next((j for j in range(i - 1, max(i - 6, 0), -1) if clause.lows[j] == "among"), 0)
    if among:  # "counts shells and drones among Iran's deliveries"
        return [item for item in things if item.last < among]
    before = [item for item in things if item.last == i - 1]
    end = clause_end(clause, last)
    if clause.low(end) in INCLUDING:
        end = clause_end(clause, end)
    after = [item for item in things if last < item.first < end]
    return before + after


_WATCHING = wordset("verb of watching")


def _subject_of_verb(clause: Clause, i: int) -> list[int]:
    """The subject of the verb that the noun at i completes: "A approved the sale of X to B"."""
    behind = False
    if _opens_clause(clause, i):
        return []
    for j in range(i - 1, max(i - 12, -1), -1):
        if clause.is_mark(j, ";:"):
            return []
        behind = behind or clause.lows[j] == "behind"
        if clause.kinds[j] == "w" and (clause.is_finite(j) or "G" in clause.tags[j] or "B" in clause.tags[j]):
            if clause.has(j, "X") and not behind:
                continue
            if not behind and _only_tells(clause, j) and clause.lows[j] not in _ANNOUNCING:
                return []
            code = "g" if clause.lows[j].endswith("ing") else "b" if "B" in clause.tags[j] else "d"
            return subject(clause, j, code)
    return []


def _opens_clause(clause: Clause, i: int) -> bool:
    """ "Ankara sends drones, the purchase of jets was agreed on": the noun is the subject of its own verb."""
    if not clause.has(i - 1, "D") or not clause.is_mark(i - 2, ","):
        return False
    end = clause_end(clause, i)
    return end < clause.size and clause.has(end, "X")


_ANNOUNCING = frozenset({"announce", "announces", "announced", "announcing"})


def _only_tells(clause: Clause, j: int) -> bool:
    """Whether the verb at j is one of saying, watching or reproach: its subject hands nothing over."""
    if "Y" in clause.tags[j] or clause.lows[j] in _WATCHING:
        return True
    hit = clause.hits.get(j)
    return hit is not None and any(t.table == "ties" and t.row["sign"] == "-1" for t in hit.terms)
