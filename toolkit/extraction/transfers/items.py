"""The things in a sentence that one side can hand to another: "672 K9 self-propelled howitzers"."""

from dataclasses import dataclass

from toolkit.extraction.clauses.clause import ACTOR, HAVE, MARK, NUMBER, WORD, Clause
from toolkit.extraction.text.categories import CARRIERS, MILITARY
from toolkit.extraction.text.readings import Term
from toolkit.extraction.text.wordsets import wordset
from toolkit.extraction.transfers.prices import is_price, is_sum_of, sum_behind
from toolkit.extraction.transfers.restated import restates
from toolkit.extraction.transfers.sources import (
    called,
    made_in,
    origin_before,
    source_behind,
    with_called,
    with_list,
)
from toolkit.extraction.transfers.traps import (
    fires_the_next,
    inside_compound,
    is_only_told_of,
    is_place,
    is_verb_here,
    supplies_follow,
)


@dataclass(frozen=True, slots=True)
class Item:
    """One thing: its tokens, its kind, and the name token of the state that it comes from, if said."""

    first: int
    last: int
    category: str
    origin: int | None
    name: str = ""  # the words for it, where only a number stands here for a thing named before
    maker: str = ""  # the state whose industry makes a thing of this name
    vague: bool = False  # "boats", "planes": nobody's, unless its clause says who gives them to whom

    @property
    def military(self) -> bool:
        return self.category in MILITARY


def items(clause: Clause) -> list[Item]:
    """The things named in a clause, left to right; words next to each other make one thing."""
    found: list[Item] = []
    after = 0
    for i, hit in clause.hits.items():
        term = hit.terms.thing
        if term is None or i < after or is_verb_here(clause, i):
            continue
        group = [(i, term)]
        last = clause.last[i]
        while (follower := _joined(clause, last)) is not None:
            joined = clause.readings(follower).thing
            assert joined is not None
            group.append((follower, joined))
            last = clause.last[follower]
        after = last + 1
        item = _item(clause, group, last)
        if item is None or is_only_told_of(clause, i, last) or _carries(clause, item):
            continue
        if not restates(clause, item, found) and not _qualifies_last(clause, item, found):
            found.append(item)
    return with_called(clause, with_list(clause, found))


def _carries(clause: Clause, item: Item) -> bool:
    """ "a C-130 with 12 tonnes of ammunition": the plane only brings the goods."""
    if item.category not in CARRIERS:
        return False
    if _brings(clause, item.last):
        return True
    if item.category == "vehicles" and clause.low(item.last + 1) == "of":  # "80 trucks of diesel"
        return any(clause.readings(j).thing for j in range(item.last + 2, min(item.last + 5, clause.size)))
    near = range(item.last + 1, min(item.last + 7, clause.size))
    loaded = [k for k in near if clause.lows[k] in _LOADED]
    if not loaded or (clause.lows[loaded[0]] == "with" and loaded[0] != item.last + 1):
        return False
    for j in range(loaded[0] + 1, min(loaded[0] + 8, clause.size)):
        if clause.readings(j).thing is not None:
            return True
        if clause.kinds[j] == ACTOR or clause.is_mark(j, ",;") or clause.is_finite(j):
            return False
    return False


def _brings(clause: Clause, last: int) -> bool:
    """ "a frigate on Monday unloaded a second consignment": what brings goods is no gift itself."""
    for j in range(last + 1, min(last + 5, clause.size - 1)):
        if clause.lows[j] in _BRINGING:
            counted = clause.has(j + 1, "D") or clause.kinds[j + 1] == NUMBER
            return counted or clause.lows[j + 1] == "them" or bool(clause.readings(j + 1).thing)
        if clause.has(j, "X") and clause.lows[j] in HAVE:
            continue
        if clause.kinds[j] != WORD or clause.is_finite(j) or clause.has(j, "RSX"):
            return False
    return False


_BRINGING = wordset("bringing goods")
_LOADED = wordset("loaded with")
_NOT_THOSE = frozenset({("instead", "of"), ("rather", "than")})


def none_of(clause: Clause, item: Item) -> bool:
    """ "no tanks", "none of the missiles", "without shells or rockets": nothing was handed over."""
    first = _first_of_list(clause, item.first)
    for j in range(first - 1, max(first - 5, -1), -1):
        if clause.lows[j] in ("no", "none", "neither", "without"):
            return clause.lows[j : j + 2] != ["without", "the"]
        if clause.lows[j] == "not" and clause.low(j + 1) in ("one", "a"):
            return True
        if (clause.low(j - 1), clause.lows[j]) in _NOT_THOSE:
            return True
        if (
            clause.kinds[j] == MARK
            or clause.has(j, "CSRX")
            or (clause.has(j, "P") and clause.lows[j] != "of")
        ):
            return False
    return False


def _first_of_list(clause: Clause, first: int) -> int:
    """Where the list begins that goes on with "or": "shells, rockets or tanks"."""
    joined = clause.low(first - 1) == "or"
    while joined or clause.is_mark(first - 1, ","):
        before = [i for i in clause.hits if clause.last[i] == first - 2 and clause.readings(i).thing]
        if not before or not (joined or "or" in clause.lows[first : first + 6]):
            break
        first, joined = before[-1], False
    return first


def _qualifies_last(clause: Clause, item: Item, found: list[Item]) -> bool:
    return bool(found) and (_sum_of(clause, item, found) or _meant_for(clause, item, found[-1]))


def _meant_for(clause: Clause, item: Item, last: Item) -> bool:
    """ "the technology for drones", "help with jets", "spare parts for tanks": the former are given."""
    if last.category == "funds" or item.first - last.last > 5:
        return False
    if "," in clause.lows[last.last : item.first]:
        return False  # "shells for them, 15 tanks"
    joint = "on" if clause.text.endswith(" on", 0, clause.ends[last.last]) else clause.low(last.last + 1)
    about = last.category in ("technology", "satellites") and joint in ("on", "about", "with")
    return about or clause.low(last.last + 1) == "for"


def _sum_of(clause: Clause, item: Item, found: list[Item]) -> bool:
    """ "a loan of 500 million dollars", "aid worth 20 million euros": the sum is the thing, or its value."""
    if item.category != "funds" or item.first - found[-1].last > 6:
        return False
    joint = clause.low(found[-1].last + 1)
    return joint == "worth" or (joint == "of" and found[-1].category == "funds")


def _joined(clause: Clause, last: int) -> int | None:
    """The next word of the same thing: right behind, or over one or two plain adjectives after a name."""
    if fires_the_next(clause, last):
        return last + 2
    for j in range(last + 1, min(last + 4, clause.size)):
        if clause.readings(j).thing is not None:
            return None if is_verb_here(clause, j) else j
        if clause.kinds[j] == MARK and clause.lows[j] in '-"“”':
            continue
        if clause.kinds[j] == NUMBER and j == last + 1 and clause.text[clause.starts[last]].isupper():
            continue  # "Leopard 2A8 tanks"
        if clause.kinds[j] != WORD or clause.tags[j] or j in clause.hits:
            return None
    return None


_AID = frozenset({"aid", "assistance", "support", "help", "package"})


def _item(clause: Clause, group: list[tuple[int, Term]], last: int) -> Item | None:
    if len(group) > 1 and "measure" in group[0][1].row["role"]:
        group = group[1:]  # "a 5,000-ton frigate"
    term, start = group[-1][1], group[0][0]
    category = _category(clause, group, last)
    is_thing = _is_sum(clause, start, last) if category == "funds" else category
    if not is_thing or _is_none(clause, term, start, last):
        return None
    origins = (
        source_behind(clause, last),
        called(clause, last),
        origin_before(clause, start),
        made_in(clause, last),
    )
    origin = next((name for name in origins if name is not None), None)
    maker = next((m for _, t in group if (m := t.row.get("maker", ""))), "")
    vague = "vague" in term.row["role"] and len(group) == 1
    return Item(start, last, category, origin, maker=maker, vague=vague)


def _category(clause: Clause, group: list[tuple[int, Term]], last: int) -> str:
    """The category of a thing: that of its head, or of what stands before a head that says little."""
    term, start = group[-1][1], group[0][0]
    category = term.row["category"]
    if "head" in term.row["role"] and len(group) > 1:
        category = next((t.row["category"] for _, t in reversed(group[:-1]) if t.row["category"]), category)
    aid = category == "other" and clause.lows[last] in _AID  # "$3 million in aid", "aid of €3 million"
    return "funds" if aid and (is_sum_of(clause, start) or sum_behind(clause, last)) else category


def _is_sum(clause: Clause, start: int, last: int) -> bool:
    """Whether a sum is given itself, and no price of something else."""
    other = _stands_for_thing(clause, last) or is_price(clause, start)
    return not (other or _apposed_gift(clause, start, last))


def _is_none(clause: Clause, term: Term, start: int, last: int) -> bool:
    """Whether a word for a thing means none here: "an anti-tank ditch", "rounds of talks"."""
    if "shared head" in term.row["role"] and clause.low(last + 1) not in ("and", "or", ","):
        return True  # but "anti-tank and anti-ship missiles" are two things
    if inside_compound(clause, last) or is_place(clause, start, last):
        return True
    behind = clause.low(last + 1) in ("of", "between", "two", "three")
    in_turns = clause.low(start - 2) in ("in", "over", "after") and clause.low(start - 1) in _TURNS
    if clause.lows[last] in ("round", "rounds") and (behind or in_turns):
        return True  # "sent in two rounds"
    return "measure" in term.row["role"] and supplies_follow(clause, last)


def _apposed_gift(clause: Clause, start: int, last: int) -> bool:
    """ "33 lorries, a donation from the Poles": the word only says what the lorries are."""
    apposed = clause.has(start - 1, "D") and clause.is_mark(start - 2, ",")
    given = clause.lows[last] in _GIVEN and clause.low(last + 1) in ("from", "of", "by", "to")
    return (
        apposed
        and given
        and any(clause.last[j] == start - 3 and clause.readings(j).thing for j in clause.hits)
    )


_GIVEN = frozenset({"donation", "gift", "grant", "contribution", "present"})


_TURNS = frozenset({"two", "three", "four", "five", "several", "2", "3", "4", "5"})


def _stands_for_thing(clause: Clause, last: int) -> bool:
    """ "billions of dollars in arms", "two million euros' worth of radios": the arms are the thing."""
    if clause.has(last + 1, "'") and clause.low(last + 2) == "worth":
        return True
    paid_in = clause.low(last + 1) in ("in", "of") and clause.lows[last] in ("dollars", "euros", "pounds")
    behind = range(last + 2, min(last + 5, clause.size))
    return paid_in and any(clause.readings(j).thing is not None for j in behind)


def wording(clause: Clause, item: Item) -> str:
    """The item in the words of the report, without its number."""
    return item.name or clause.text[clause.starts[item.first] : clause.ends[item.last]].removesuffix(" on")
