"""Who gets what a verb of transfer hands over: "to B", "B with X", "bound for B", "in B's hands"."""

from toolkit.extraction.clauses.clause import ACTOR, MARK, NUMBER, WORD, Clause
from toolkit.extraction.clauses.lists import coordinated
from toolkit.extraction.clauses.names import group_start, is_party, noun_group_end
from toolkit.extraction.clauses.objects import following, possessor
from toolkit.extraction.text.wordsets import POSSESSIVES, wordset
from toolkit.extraction.transfers.items import Item

WAGES = frozenset({"wages", "salaries", "pensions"})
_BOUND_FOR = wordset("bound for")


def to_unknown(clause: Clause, last: int) -> bool:
    """ "delivered arms to Assab", "brought fuel to fishing boats": to nobody whom the article names."""
    for j in range(last + 1, min(last + 14, clause.size - 1)):
        if clause.lows[j] in ("to", "into"):
            if clause.kinds[j + 1] == WORD and clause.text[clause.starts[j + 1]].isupper():
                return True
            near = range(j + 1, min(j + 6, clause.size))
            named = any(k in clause.actors for k in near)
            known = named or clause.has(j + 1, "B") or not _NEUTRAL.isdisjoint(clause.lows[j + 1 : j + 6])
            return (
                not known
                and clause.lows[j] == "to"
                and (clause.has(j + 1, "D") or clause.kinds[j + 1] == NUMBER)
            )
        if clause.is_mark(j, ",;:"):
            break
    return False


_NEUTRAL = wordset("place of the taker")


def given_to(clause: Clause, last: int) -> list[int]:
    """To whom: "to B", "for B", "into B", or in whose support."""
    found = following(clause, last, {"to", "for", "into"}, 24)
    if not found and clause.lows[last].startswith("deposit"):
        found = following(clause, last, {"with", "in", "at"}, 14)
    return found or bound_for(clause, last)


def in_front(clause: Clause, doer: list[int]) -> list[int]:
    """The taker before the subject: "To the Chadians, Lima has given radars"."""
    for j in range(clause.size - 2):
        opens = j == 0 or clause.is_mark(j - 1, ";:")
        name = j + 1 + clause.has(j + 1, "D")
        if opens and clause.lows[j] == "to" and name in clause.actors and doer and name < doer[0]:
            end = noun_group_end(clause, name) + 1
            return [name] if clause.is_mark(end, ",") or end == group_start(clause, doer[0]) else []
    return []


def unloaded_in(clause: Clause, i: int, last: int) -> list[int]:
    """Where a cargo is put ashore: "unloaded weapons in the Somali capital"."""
    terms = {t.row["term"] for t in clause.readings(i)}
    if terms & _FROM_ABOVE or ("drop" in terms and "over" in clause.words):
        return following(clause, last, {"over", "on", "onto", "in", "across"}, 14)
    if not terms & {"unload", "offload", "deliver", "drop", "airlift", "bring"}:
        return []
    return following(clause, last, {"in"}, 14)


def there(clause: Clause, i: int) -> list[int]:
    """ "leads 3,000 men in Latvia and has shipped 15 tanks there": the place named before."""
    if "there" not in clause.words:
        return []
    ends = (j for j in range(i + 2, min(i + 16, clause.size)) if clause.lows[j] == "there")
    j = next(ends, 0)
    closes = j + 1 == clause.size or clause.kinds[j + 1] == MARK or clause.has(j + 1, "CP")
    if not j or not closes:
        return []
    places = [n for n in clause.names if n < i and clause.low(group_start(clause, n) - 1) in ("in", "to")]
    return places[-1:]


def paid_their_wages(clause: Clause, things: list[Item]) -> list[int]:
    """ "pays part of the wages of Malian soldiers", "the Malian army's salaries": who lives on them."""
    for item in things:
        if clause.lows[item.last] in WAGES:
            return following(clause, item.last, {"of", "for"}, 8) or possessor(clause, item.first)
    return []


_FROM_ABOVE = frozenset({"airdrop", "air-drop", "parachute"})


def direct_recipient(clause: Clause, last: int, things: list[Item]) -> list[int]:
    """The name between verb and item: "sent Ukraine 31 tanks", "provided the army with drones"."""
    first_item = min((item.first for item in things if item.first > last), default=clause.size)
    arms = first_item < clause.size and all(item.category != "funds" for item in things)
    if arms and clause.low(last + 1) == "them" and (people := _people_before(clause, last, first_item)):
        return people
    for j in range(last + 1, min(last + 7, clause.size)):
        if j >= first_item or clause.is_mark(j, ",;:") or clause.has(j, "PSRX"):
            return []
        if clause.kinds[j] == ACTOR:
            end = noun_group_end(clause, j)
            group = _is_group(clause, j) and j == last + 1 + clause.has(last + 1, "D")
            if (
                clause.actors[j].form == "compound"
                or (end >= first_item and not group)
                or (clause.is_adjective(j) and end == j)
                or (end > j and not is_party(clause, j))  # "gave Mali's rebels 20 rifles"
            ):
                return []
            if (
                clause.actors[j].kind == "organisation"
                and end + 1 < clause.size
                and clause.kinds[end + 1] == NUMBER
            ):
                return []  # "two Saab 340 planes"
            final = j
            while clause.kind(final + 1) == ACTOR and not (
                clause.lows[final + 1] in _OWN or clause.is_adjective(final + 1)  # "sold Oman Chinese radars"
            ):
                final += 1
            return coordinated(clause, final)
    return []


def _people_before(clause: Clause, last: int, thing: int) -> list[int]:
    """ "trained 300 Malian soldiers and gave them rifles": whose people are meant by the pronoun."""
    between = range(last + 2, thing)  # "handed them over to B" gives the people away
    if last + 1 in clause.actors or any(clause.has(j, "P") and clause.lows[j] != "with" for j in between):
        return []
    joined = clause.last_of(("and", ","), last - 3, last) or 0
    for j in range(joined - 1, max(last - _BACK, 0), -1):
        if clause.has(j, "H") and j not in clause.actors:
            whose = possessor(clause, j) or following(clause, j, {"in", "of", "from"}, 3)
            if whose:  # but of several sides, "B, C and Malian militias", all are meant
                several = clause.low(group_start(clause, min(j, whose[0])) - 1) in ("and", ",", "or")
                return [] if several else whose
        if clause.is_mark(j, ";:"):
            break
    return []


_BACK = 16  # tokens from the verb back to the people


def _is_group(clause: Clause, j: int) -> bool:
    """Whether an armed group is named: "gave M23 missiles", "sent the RSF drones" are no M23 missiles."""
    group = clause.actors[j].kind == "armed_force" and clause.tags[min(j + 1, clause.size - 1)] != "'"
    return group and clause.text[clause.starts[j]].isupper()


_OWN = POSSESSIVES | {""}  # "sent Ukraine its last tanks"


def bound_for(clause: Clause, last: int) -> list[int]:
    """ "bound for B", "destined for B", "on its way to B", "in B's hands"."""
    for j in range(last + 1, clause.size):
        if clause.lows[j] in _BOUND_FOR and clause.low(j + 1) in ("for", "to", "route"):
            return following(clause, j, {"for", "to"}, 6)
        if clause.lows[j] == "way" and clause.low(j + 1) in ("to", "from"):
            return following(clause, j, {"to"}, 6 if clause.lows[j + 1] == "to" else 10)
    return []


def intended_for(clause: Clause, item: Item) -> list[int]:
    """ "Chad's rifles for the Malians", "fuel for the army": whom a thing is for, right behind it."""
    k = item.last + 1
    if clause.low(k) == "from":  # "lorries from Spain for Chad"
        k += 1 + clause.has(k + 1, "D")
        k = noun_group_end(clause, k) + 1 if k in clause.actors else k
    if clause.low(k) != "for":
        return []
    name = k + 1 + clause.has(k + 1, "D")
    named = name in clause.actors and not (clause.is_adjective(name) and noun_group_end(clause, name) == name)
    return following(clause, k - 1, {"for"}, 4) if named else []


def meant_for(clause: Clause, things: list[Item]) -> list[int]:
    """ "seized a lorry with rifles for Boko Haram": whom the first thing that is for anybody is for."""
    return next((taker for item in things if (taker := intended_for(clause, item))), [])


def own_taker(clause: Clause, item: Item, things: list[Item]) -> list[int]:
    """ "30 tanks to Chad and 20 rifles to Niger": whom a thing goes to, where each has a taker of its own."""
    taker = _behind(clause, item)
    others = [other for other in things if other.first != item.first and _behind(clause, other)]
    return taker if others else []


def _behind(clause: Clause, item: Item) -> list[int]:
    """The taker right behind a thing: "to Chad", "for the Chadian army"."""
    k = item.last + 1
    return following(clause, item.last, {clause.lows[k]}, 4) if clause.low(k) in ("to", "for") else []
