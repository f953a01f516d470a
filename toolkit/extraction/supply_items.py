"""The things in a sentence that one side can hand to another: "672 K9 self-propelled howitzers"."""

from dataclasses import dataclass

from toolkit.extraction.clause_names import noun_group_end
from toolkit.extraction.clauses import ACTOR, Clause
from toolkit.extraction.numbers import Quantity
from toolkit.extraction.terms import Term
from toolkit.extraction.wordsets import wordset

MATERIAL = frozenset({"labour", "food", "funds"})  # too common to guess a side for
MILITARY = frozenset(
    [
        "missiles",
        "artillery",
        "ammunition",
        "aircraft",
        "uav",
        "air_defence",
        "armour",
        "naval",
        "sensors",
        "small_arms",
        "satellites",
    ]
)
_BETWEEN = 42  # characters that may stand between a number and its item: "of its Soviet-era"


@dataclass(frozen=True, slots=True)
class Item:
    """One thing: its tokens, its kind, and the name token of the state that it comes from, if said."""

    first: int
    last: int
    category: str
    origin: int | None
    measured: bool = False
    name: str = ""  # the words for it, where only a number stands here for a thing named before
    maker: str = ""  # the state whose industry makes a thing of this name

    @property
    def military(self) -> bool:
        return self.category in MILITARY


def _supply_term(clause: Clause, i: int) -> Term | None:
    hit = clause.hits.get(i)
    return None if hit is None else hit.terms.thing


def items(clause: Clause) -> list[Item]:
    """The things named in a clause, left to right; words next to each other make one thing."""
    found: list[Item] = []
    after = 0
    for i, hit in clause.hits.items():
        term = hit.terms.thing
        if term is None or i < after or _is_verb_here(clause, i):
            continue
        group = [(i, term)]
        last = clause.last[i]
        while (follower := _joined(clause, last)) is not None:
            joined = _supply_term(clause, follower)
            assert joined is not None
            group.append((follower, joined))
            last = clause.last[follower]
        item = _item(clause, group, last)
        if item is not None and not _qualifies_last(clause, item, found) and not _carries(clause, item):
            found.append(item)
        after = last + 1
    return found


def _carries(clause: Clause, item: Item) -> bool:
    """ "a C-130 with 12 tonnes of ammunition": the plane only brings the goods."""
    if item.category not in ("aircraft", "naval", "vehicles"):
        return False
    near = range(item.last + 1, min(item.last + 7, clause.size))
    loaded = [k for k in near if clause.lows[k] in _LOADED]
    if not loaded or (clause.lows[loaded[0]] == "with" and loaded[0] != item.last + 1):
        return False
    for j in range(loaded[0] + 1, min(loaded[0] + 8, clause.size)):
        if _supply_term(clause, j) is not None:
            return True
        if clause.kinds[j] == ACTOR or clause.is_mark(j, ",;") or clause.is_finite(j):
            return False
    return False


_LOADED = frozenset({"with", "carrying", "loaded", "containing", "full", "laden", "bringing"})


def none_of(clause: Clause, item: Item) -> bool:
    """ "no tanks", "none of the Iranian missiles": nothing was handed over."""
    for j in range(item.first - 1, max(item.first - 5, -1), -1):
        if clause.lows[j] in ("no", "none", "neither"):
            return True
        if clause.kinds[j] == "m" or clause.has(j, "CSRX") or (clause.has(j, "P") and clause.lows[j] != "of"):
            return False
    return False


def in_return(clause: Clause, item: Item, trigger: int) -> bool:
    """Whether an item comes back for what the verb at `trigger` gives: "in return for oil"."""
    for j in range(item.first - 1, max(trigger, item.first - 9), -1):
        if clause.lows[j] == "for" and clause.low(j - 1) in ("return", "exchange", "barter"):
            return True
    return False


def _qualifies_last(clause: Clause, item: Item, found: list[Item]) -> bool:
    return bool(found) and (_sum_of(clause, item, found) or _meant_for(clause, item, found[-1]))


def _meant_for(clause: Clause, item: Item, last: Item) -> bool:
    """ "the technology for drones", "spare parts for tanks": only the former are handed over."""
    if last.category == "funds" or item.first - last.last > 5:
        return False
    return clause.low(last.last + 1) == "for" and not any(
        clause.kinds[j] == ACTOR and not clause.is_adjective(j) for j in range(last.last + 1, item.first)
    )


def _sum_of(clause: Clause, item: Item, found: list[Item]) -> bool:
    """ "a loan of 500 million dollars": the dollars are the loan."""
    if item.category != "funds" or not found or found[-1].category != "funds":
        return False
    return clause.low(found[-1].last + 1) in ("of", "worth") and item.first - found[-1].last < 7


def _is_verb_here(clause: Clause, i: int) -> bool:
    """ "supplies", "arms", "trains" as a verb after a name or "to"."""
    hit = clause.hits[i]
    verb = hit.terms.verb
    if verb is None or i == 0:
        return False
    if verb.code == "g":
        return True
    before = i - 1
    if (
        verb.code == "s"
        and _supply_term(clause, clause.last[i] + 1) is not None
        and clause.tags[before] != "D"
    ):
        return True  # "and supplies oil"
    if clause.low(before) == "to" or clause.has(before, "XO") or clause.has(before, "R"):
        return clause.low(before) != "to" or (verb.code == "b" and not clause.hits.get(before))
    return clause.kinds[before] == ACTOR and not clause.is_adjective(before) and verb.code == "s"


def _joined(clause: Clause, last: int) -> int | None:
    """The next word of the same thing: right behind, or over one or two plain adjectives after a name."""
    for j in range(last + 1, min(last + 4, clause.size)):
        if _supply_term(clause, j) is not None:
            return None if _is_verb_here(clause, j) else j
        if clause.kinds[j] == "m" and clause.lows[j] in '-"“”':
            continue
        if clause.kinds[j] == "n" and j == last + 1 and clause.text[clause.starts[last]].isupper():
            continue  # "Leopard 2A8 tanks"
        if clause.kinds[j] != "w" or clause.tags[j] or clause.hits.get(j):
            return None
    return None


def _item(clause: Clause, group: list[tuple[int, Term]], last: int) -> Item | None:
    _first, term = group[-1]
    category = term.row["category"]
    if "head" in term.row["role"] and len(group) > 1:
        category = next((t.row["category"] for _, t in reversed(group[:-1]) if t.row["category"]), category)
    if not category or _inside_compound(clause, last) or _is_place(clause, group[0][0], last):
        return None
    if category == "other" and len(group) > 1 and clause.lows[last] in _VESSELS:
        return None  # "an arms ship"
    if clause.lows[last] in ("round", "rounds") and clause.low(last + 1) == "of":
        return None  # "rounds of talks"; of ammunition, these are the thing
    measured = "measure" in term.row["role"]
    if measured and _supplies_follow(clause, last):
        return None
    start = group[0][0]
    origin = _origin(clause, start)
    if origin is None:
        origin = _made_in(clause, last)
    maker = next((m for _, t in group if (m := t.row.get("maker", ""))), "")
    return Item(start, last, category, origin, measured, maker=maker)


def _made_in(clause: Clause, last: int) -> int | None:
    """The name token in "launchers made in the United States", "missiles of Iranian origin"."""
    if clause.low(last + 1) == "from" and last + 2 in clause.actors:
        return last + 2
    if (
        clause.is_mark(last + 1, ",")
        and clause.low(last + 2) in ("many", "most", "some", "all", "several", "half")
        and clause.low(last + 3) == "of"
        and clause.low(last + 4) in ("them", "which")
        and last + 5 in clause.actors
        and clause.is_adjective(last + 5)
    ):
        return last + 5  # "400 drones, many of them Turkish"
    if clause.low(last + 1) not in ("made", "built", "produced", "manufactured", "of"):
        return None
    for j in range(last + 2, min(last + 6, clause.size)):
        if clause.kinds[j] == ACTOR:
            if clause.low(last + 1) == "of":
                return (
                    j
                    if clause.low(j + 1) in ("origin", "manufacture", "make", "design", "production")
                    else None
                )
            return j if clause.low(last + 2) in ("in", "by") else None
    return None


def _supplies_follow(clause: Clause, last: int) -> bool:
    """ "containers of shells": the shells are the item."""
    if clause.low(last + 1) not in ("of", "with", "carrying", "containing"):
        return False
    return any(_supply_term(clause, j) is not None for j in range(last + 2, min(last + 7, clause.size)))


_TALKED = frozenset({"talks", "negotiations", "discussions", "negotiating", "contract", "deal"})
_WORKS = frozenset(
    {"factory", "factories", "plant", "plants", "shipyard", "shipyards", "arsenal", "arsenals"}
)


def _is_place(clause: Clause, first: int, item_end: int) -> bool:
    """ "to a Russian drone plant", "at the missile base": where, not what."""
    for j in range(first - 1, max(first - 5, -1), -1):
        if clause.lows[j] == "at" and clause.low(j + 1) == "least":
            continue
        if clause.has(j, "P") or clause.lows[j] == "aboard":
            if clause.lows[j] == "on" and clause.low(j - 1) in _TALKED:
                return False  # "talks on Stryker vehicles"
            works = clause.lows[j] == "from" and clause.lows[item_end] in _WORKS
            return works or (clause.lows[j] in _WHITHER and j not in clause.inside)
        if clause.low(j - 1) == "to" and (clause.has(j, "B") or _is_base_form(clause, j)):
            return False  # "to sell three radars"
        if clause.kinds[j] == "m" or (clause.kinds[j] == ACTOR and not clause.is_adjective(j)):
            return False
        if clause.low(j) == "and" and "by" in clause.lows[max(0, j - 4) : j]:
            return True  # "by plane and train"
        if clause.kinds[j] == "n" or clause.has(j, "CSRXO"):
            return False
    return False


def _is_base_form(clause: Clause, j: int) -> bool:
    hit = clause.hits.get(j)
    return hit is not None and any(t.form == "verb" and t.code == "b" for t in hit.terms)


_WHITHER = frozenset(
    {"to", "at", "in", "into", "near", "against", "on", "by", "inside", "outside", "aboard", "via"}
)
_VESSELS = wordset("vessel")
_COMPOUND_HEADS = wordset("head over a thing")
_TRANSFER_HEADS = wordset("transfer head")


def _inside_compound(clause: Clause, last: int) -> bool:
    """ "missile test", "tank crew": the thing only qualifies another noun ("arms shipments" stays)."""
    follower = clause.low(last + 1)
    return follower in _COMPOUND_HEADS and follower not in _TRANSFER_HEADS


_PRONOUNS = frozenset({"it", "they", "its", "their", "his", "her", "he", "she", "we", "our"})


def _origin(clause: Clause, start: int) -> int | None:
    """The name token of the maker before a thing: "Iranian-made drones", "North Korean shells"."""
    for j in range(start - 1, max(start - 6, -1), -1):
        if clause.kinds[j] == ACTOR:
            if clause.lows[j] in _PRONOUNS:
                return None
            if clause.is_adjective(j) or noun_group_end(clause, j) >= start:
                return j
            return j if j == start - 1 and clause.actors[j].text.replace(".", "").isupper() else None
        if clause.kinds[j] == "m" and clause.lows[j] not in '-–"“”':
            return None
        if clause.kinds[j] == "w" and clause.has(j, "DPCSROX"):
            return None
    return None


def quantity_of(clause: Clause, item: Item, quantities: list[Quantity]) -> Quantity | None:
    """The number that counts an item, if the sentence gives one.

    A loan is counted by the money "of" which it is.
    """
    start = clause.starts[item.first]
    end = clause.ends[item.last]
    best: Quantity | None = None
    if item.name:
        return next((q for q in quantities if q.value_start <= start < q.value_end), None)
    if item.category == "funds":
        behind = [q for q in quantities if q.kind == "money" and 0 <= q.start - end <= 8]
        if behind:
            return behind[0]
    for quantity in quantities:
        if quantity.kind in ("date", "ordinal", "label", "age", "percent"):
            continue
        if quantity.value_start >= start and quantity.value_end <= end:
            continue
        if quantity.unit_start < quantity.unit_end and quantity.unit_start < end <= quantity.unit_end:
            return quantity
        if quantity.value_end <= start:
            between = clause.text[quantity.value_end : start]
            if (
                len(between) <= _BETWEEN
                and not any(mark in between for mark in ",;:()")
                and " and " not in between
            ):
                best = quantity
        elif quantity.start < end and start <= quantity.start:
            best = best or quantity
    return best


def wording(clause: Clause, item: Item) -> str:
    """The item in the words of the report, without its number."""
    return item.name or clause.text[clause.starts[item.first] : clause.ends[item.last]]
