"""Whom a thing comes from where its own words say so, apart from what the verb says of all things."""

from dataclasses import replace
from typing import TYPE_CHECKING

from toolkit.extraction.clauses.clause import ACTOR, IS, MARK, NUMBER, WORD, Clause
from toolkit.extraction.clauses.lists import coordinated
from toolkit.extraction.clauses.memory import remembered
from toolkit.extraction.clauses.names import noun_group_end
from toolkit.extraction.text.wordsets import wordset

if TYPE_CHECKING:
    from toolkit.extraction.transfers.items import Item
    from toolkit.extraction.transfers.parts import Transfer

_MAKING = frozenset({"made", "built", "produced", "manufactured", "of"})
_MAKE = wordset("make of a thing")
_SHARES = frozenset({"many", "most", "some", "all", "several", "half"})


def source_behind(clause: Clause, last: int) -> int | None:
    """The name token in "Chinese missiles from Chad", "drones from the Turkish maker Baykar"."""
    if clause.low(last + 1) != "from":
        return None
    name = last + 2 + clause.has(last + 2, "D")
    return name if name in clause.actors else None


_PRONOUNS = frozenset({"it", "they", "its", "their", "his", "her", "he", "she", "we", "our"})


def origin_before(clause: Clause, start: int) -> int | None:
    """The name token of the maker before a thing: "Iranian-made drones", "North Korean shells"."""
    counted = False
    for j in range(start - 1, max(start - 6, -1), -1):
        if counted and clause.has(j, "H"):
            return None  # "gave the Chadian army 20 trucks"
        counted = counted or clause.kinds[j] == NUMBER
        if clause.kinds[j] == ACTOR:
            if clause.lows[j] in _PRONOUNS:
                return None
            if clause.is_adjective(j) or noun_group_end(clause, j) >= start:
                return j
            return j if j == start - 1 and clause.actors[j].text.replace(".", "").isupper() else None
        if clause.kinds[j] == MARK and clause.lows[j] not in '-–"“”':
            return None
        drives = clause.has(j - 1, "H") and clause.is_finite(j)  # "Polish soldiers drive MaxxPro vehicles"
        if clause.kinds[j] == WORD and (drives or clause.has(j, "DPCSROX")):
            return None
    return None


def made_in(clause: Clause, last: int) -> int | None:
    """The name token in "launchers made in the United States", "missiles of Iranian origin"."""
    if _many_of_them(clause, last):
        return last + 5
    last += clause.is_mark(last + 1, ",") and clause.low(last + 2) in _MAKING and clause.low(last + 3) == "by"
    if clause.low(last + 1) not in _MAKING:
        return None
    j = clause.name_in(last + 2, last + 6)
    if j is None:
        return None
    if clause.low(last + 1) == "of":
        return j if clause.low(j + 1) in _MAKE else None
    return j if clause.low(last + 2) in ("in", "by") else None


def called(clause: Clause, last: int) -> int | None:
    """The name token in "the tanks are Russian", "the jets are French-made", "are Chinese gifts"."""
    verb = _behind_owner(clause, last)
    if clause.low(verb) not in IS:
        return None
    for j in range(verb + 1, min(verb + 4, clause.size)):
        if clause.kinds[j] == ACTOR:
            if not clause.is_adjective(j):
                return None
            made = clause.is_mark(j + 1, "-–") and clause.low(j + 2) in _MAKING
            ends = j + 1 >= clause.size or clause.is_mark(j + 1, ",;.:!?") or clause.has(j + 1, "CS")
            return j if made or ends or clause.low(j + 1) in _GIFTS else None
        if clause.low(j) not in _SHARES and not clause.low(j).endswith("ly"):
            return None
    return None


def _behind_owner(clause: Clause, last: int) -> int:
    """Behind a thing, "of the Chadian army" and a relative clause: "its jets, which fly at night, are"."""
    j = last + 1
    if clause.low(j) == "of" and (owner := clause.name_in(j + 1, j + 4)) is not None:
        j = noun_group_end(clause, owner) + 1
    if clause.is_mark(j, ",") and clause.low(j + 1) == "which":
        comma = clause.first_of(",", j + 2, j + _INSERTED)
        return j if comma is None else comma + 1
    return j


_INSERTED = 16  # tokens of a relative clause
_GIFTS = wordset("gift")


def with_called(clause: Clause, found: "list[Item]") -> "list[Item]":
    """ "its launchers and most of its vehicles are Chinese": the launchers are too."""
    for k in range(len(found) - 2, -1, -1):
        item, after = found[k], found[k + 1]
        told = after.origin is not None and after.origin == called(clause, after.last)
        if told and "and" in clause.lows[item.last + 1 : after.first] and after.first - item.last < 7:
            found[k] = replace(item, origin=after.origin)
    return found


def _many_of_them(clause: Clause, last: int) -> bool:
    """ "400 drones, many of them Turkish"."""
    return (
        clause.is_mark(last + 1, ",")
        and clause.low(last + 2) in _SHARES
        and clause.low(last + 3) == "of"
        and clause.low(last + 4) in ("them", "which")
        and last + 5 in clause.actors
        and clause.is_adjective(last + 5)
    )


def counted_sources(clause: Clause, last: int) -> list[int]:
    """The names in "come from three countries: Chad, Peru and Oman", "from two suppliers, Chad and Peru"."""
    begin = clause.first_of(("from",), last, last + _REACH)
    if begin is None:
        return []
    for j in range(begin + 1, min(begin + 6, clause.size - 1)):
        name = j + 2 + clause.has(j + 2, "D")
        if clause.lows[j] in _STATES and clause.is_mark(j + 1, ":,–-") and name in clause.actors:
            return coordinated(clause, name)
        if clause.kinds[j] in (ACTOR, MARK):
            return []
    return []


_REACH = 14
_STATES = wordset("several givers")


def fronted(clause: Clause, first: int) -> int | None:
    """The name token in "from A it has jets and from B the tanks": the source stands before the thing."""
    opens = clause.low(0) == "from" and 1 in clause.actors and clause.is_mark(2, ",")
    if opens and not any(clause.finite[:first]):
        return 1  # "From Fiji, four boats so far"
    for j in range(first - 1, max(first - 5, 1), -1):
        if clause.kinds[j] == ACTOR:
            return j if clause.low(j - 1) == "from" and clause.low(j - 2) in ("and", ",", ";") else None
        named = clause.lows[j] == "with" and j - 1 in clause.actors
        if named and (clause.lows[j - 1] in _OF_TWO or clause.is_mark(j - 2, ":;")):
            return j - 1  # "armed by two: Oman with radars", "the latter with shells"
        if clause.has(j, "PCSRX") or clause.is_finite(j):
            return None
    return None


_OF_TWO = frozenset({"the former", "the latter"})


def with_list(clause: Clause, found: "list[Item]") -> "list[Item]":
    """ "tanks from A, and rifles and radars from B": the rifles are B's too."""
    for k in range(len(found) - 2, 0, -1):
        item, after = found[k], found[k + 1]
        if item.origin is not None or after.origin is None or clause.low(after.last + 1) != "from":
            continue
        between = clause.lows[item.last + 1 : after.first]
        earlier = any(clause.low(one.last + 1) == "from" for one in found[:k])
        if earlier and between and between[0] in ("and", ",") and len(between) < 4:
            found[k] = replace(item, origin=after.origin)
    return found


def own_source(clause: Clause, transfer: "Transfer", item: "Item") -> int | None:
    """The name token of the giver of this thing alone: "F-16s from A and Mirages from B"."""
    if (thanked := thanked_for(clause, item)) is not None:
        return thanked
    if item.origin is None:
        name = fronted(clause, item.first)
        of_two = name is not None and clause.lows[name] in _OF_TWO
        return name if of_two or transfer.direction == "in" else None
    if transfer.borrowed and clause.is_adjective(item.origin):
        return item.origin  # "took delivery of Chinese tanks and of jets offered by Qatar"
    # "flies Iranian drones", "Chinese drones and Turkish radars have arrived"
    used = transfer.direction in ("use", "in", "arrive", "out") and not transfer.supplier
    behind = item.origin > item.last
    return item.origin if used or (transfer.direction == "in" and behind) else None


def sources_of(clause: Clause, item: "Item", name: int | None) -> tuple[int, ...]:
    """The giver of a thing with those named beside it: "buys its radars from Chad, Peru and Oman"."""
    if name is None:
        return ()
    if name < item.first or clause.low(item.last + 1) != "from":
        return (name,)
    several = of_one_list(clause, coordinated(clause, name))
    return tuple(n for n in several if n == name or not clause.is_adjective(n))


def of_one_list(clause: Clause, names: list[int]) -> list[int]:
    """The givers without who begins the next statement: "guns from Chad, and Oman drones from Peru"."""
    return [n for n in names if n == names[0] or not clause.readings(n + 1).thing]


@remembered
def _thanks(clause: Clause) -> int:
    """Where the clause first speaks of thanks or of a wish; its end where it does not."""
    for j, low in enumerate(clause.lows):
        if low.startswith(("thank", "grat", "ask")):
            return j
    return clause.size


def thanked_for(clause: Clause, item: "Item") -> int | None:
    """ "thanked A for jets, B for tanks and C for shells": whose name stands right before "for"."""
    if _thanks(clause) >= item.first:
        return None
    for j in range(item.first - 1, max(item.first - 10, 0), -1):
        if clause.lows[j] == "for":
            return j - 1 if clause.kinds[j - 1] == ACTOR and _is_next(clause, j - 1) else None
    return None


def _is_next(clause: Clause, name: int) -> bool:
    """Whether a thing of its own giver is told before: "jets, B for", "jets and the B for"."""
    before = name - 1 - clause.has(name - 1, "D")
    before -= clause.lows[before] == "to"  # "gratitude to A for jets and to B for"
    joined = clause.is_mark(before, ",") or clause.low(before) in ("and", "as")  # "as well as B for"
    return joined and "for" in clause.before(before, 12)
