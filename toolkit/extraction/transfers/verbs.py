"""How a verb of transfer stands in its clause: tense, voice, what is told beside it."""

from toolkit import lexicon
from toolkit.extraction.clauses.clause import IS, MARK, NUMBER, Clause
from toolkit.extraction.clauses.objects import objects_of, passive
from toolkit.extraction.clauses.verbs import verb_group
from toolkit.extraction.text.readings import Term
from toolkit.extraction.text.wordsets import PLAN_VERBS, VESSELS
from toolkit.extraction.transfers.items import Item
from toolkit.extraction.transfers.objects import start_of_count
from toolkit.extraction.transfers.parts import PLANNING, REQUEST_VERBS, clause_end


def to_do(clause: Clause, last: int) -> bool:
    """Whether somebody is to do something: "to buy", "Congress to approve"."""
    k = last + 1
    while k in clause.actors and k < last + 4:
        k += 1
    return clause.low(k) == "to"


def reduced(clause: Clause, start: int, thing: int) -> bool:
    """ "the tanks it bought", "the tanks that Poland bought": only a name stands between."""
    begin = thing + 1 + (clause.low(thing + 1) in ("that", "which"))
    return 1 <= start - begin <= 2 and all(j in clause.actors for j in range(begin, start))


def off_a_vessel(clause: Clause, last: int) -> bool:
    """Whether something is taken "off a dhow", "from a fishing boat"."""
    for j in range(last + 2, min(last + _REACH, clause.size - 1)):
        if clause.lows[j] in ("off", "from"):
            return not VESSELS.isdisjoint(clause.lows[j + 1 : j + 5])
    return False


_REACH = 18  # tokens from "took" to "off"


def likewise(clause: Clause, last: int, things: list[Item]) -> list[Item]:
    """ "Missiles were handed over, as were 200 guns": the same was done with more things."""
    for j in range(last + 1, clause.size - 1):
        if clause.lows[j] in ("as", "so") and clause.lows[j + 1] in _WERE:
            return [item for item in things if item.first > j][:1]
        if clause.lows[j] in ("along", "together") and clause.lows[j + 1] == "with":
            end = clause_end(clause, j)
            return [item for item in things if j < item.first < end and item.category != "labour"]
    return _afterthought(clause, last, things)


_WERE = frozenset({"were", "was", "have", "had", "are", "did"})


def _afterthought(clause: Clause, last: int, things: list[Item]) -> list[Item]:
    """ "Shells went from A to B, and at least 100 missiles": one more subject closes the sentence."""
    if not things or things[-1].first <= last or any(clause.finite[last + 1 :]):
        return []
    item = things[-1]
    k = start_of_count(clause, item.first)
    joined = clause.lows[k - 1] == "and" and clause.is_mark(k - 2, ",")
    closes = item.last + 1 == clause.size or clause.kinds[item.last + 1] == MARK
    return [item] if joined and closes and NUMBER in clause.kinds[k : item.first] else []


def told_action(clause: Clause, i: int, start: int, row: lexicon.Row) -> str:
    """What was done, with the tense: "will send" and "agreed to send" are promises."""
    action = row["action"]
    if action not in ("supplied", "received"):
        return action
    group = {clause.lows[j] for j in range(start, i)}
    if group & PLANNING:
        return "promised"
    if "to" in group:
        for j in range(start - 1, max(start - 9, -1), -1):
            if clause.lows[j] in REQUEST_VERBS:
                return "requested"
            if clause.lows[j] in PLAN_VERBS or clause.lows[j] in IS:
                return "promised"
            if clause.is_finite(j):
                break
        if any(
            clause.lows[j] in ("due", "set", "expected", "scheduled", "ready", "is", "are")
            for j in range(max(0, start - 1), i)
        ):
            return "promised"
    return action


def in_passive(clause: Clause, i: int, term: Term, left: list[Item], right: list[Item]) -> bool:
    """Whether what the verb at i hands over stands to its left: "were sent", "shells sold to Chile"."""
    if term.code not in "dn":
        return False
    if passive(clause, i, term):
        return True
    start = verb_group(clause, i).start
    if start != i or not left or term.row.get("direction") == "arrive":
        return False  # "shells went from A to B"
    # "shells sent to Russia", "jets, sold to Chile by Spain": the participle stands behind the item
    behind = clause.last[i] + 1
    if left[-1].last == i - 1 and clause.low(behind) in ("from", "by"):
        return True  # "jets bought from Spain and tanks from Italy"
    apart = left[-1].last == i - 2 and clause.is_mark(i - 1, ",")
    return not right and (apart or left[-1].last == i - 1) and clause.has(behind, "P")


def from_another(clause: Clause, item: Item) -> bool:
    """ "bought from Spain and jets from Italy": the thing has a source of its own."""
    return item.origin is not None and clause.low(item.last + 1) == "from"


def shown_is_given(clause: Clause, last: int, row: lexicon.Row, right: list[Item]) -> str:
    """What a verb of showing does that gives: "unveiled support", "presented Mali with guns"; else ""."""
    if not right:
        return ""
    if row["term"] == "present":
        taker = objects_of(clause, last, 6)
        between = clause.lows[taker[-1] : right[0].first] if taker else []
        if "with" in between and "," not in between:
            return "supplied"
    return "promised" if right[0].category in ("funds", "other") else ""


_OVERLAND = frozenset({"by", "through", "via", "overland", "across"})


def hands_nothing_over(clause: Clause, last: int, verb: str, right: list[Item]) -> bool:
    """ "let it happen", "are clearing mines", "spend their time escorting trucks"."""
    counted = start_of_count(clause, right[0].first) if right else 0
    if clause.lows[max(0, counted - 2) : counted] == ["list", "of"]:
        return True  # what is handed over is the list
    if verb == "let":
        return "have" not in clause.lows[last + 2 : last + 5]  # only "let Chad have six boats" gives
    if verb in ("wait", "wait for"):
        awaited = clause.first_of(("for",), last, right[0].first) if right else None
        return not awaited or any(clause.has(j, "P") for j in range(awaited + 1, right[0].first))
    if verb == "choose" and clause.low(last + 1) == "between":
        return True
    if verb == "travel":  # "missiles travelled 1,500 kilometres" were fired
        return _OVERLAND.isdisjoint(clause.lows[last : last + 14])
    if verb == "fly to" and right and "for" in clause.lows[last : right[0].first]:
        return "with" not in clause.lows[last : right[0].first]  # "flew to Oslo for talks on gas"
    if verb == "clear":
        return bool(right) and right[0].category == "ammunition"
    if verb != "spend" or not right or right[0].category == "funds":
        return False
    return "on" not in clause.lows[last : right[0].first]
