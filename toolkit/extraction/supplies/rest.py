"""Things that no verb of transfer governs, though the clause or the article tells who gives them.

"A gave 12 tanks, B six"; "from C it bought drones, from D howitzers"; "N's labourers at work in R"; "the
rifles in their hands"; and things that are in use where the article tells that their maker supplies the user.
"""

from collections.abc import Iterator

from toolkit.extraction.article.document import Document
from toolkit.extraction.article.parties import parties
from toolkit.extraction.clauses.clause import ACTOR, NUMBER, WORD, Clause
from toolkit.extraction.clauses.objects import following, possessor
from toolkit.extraction.clauses.subjects import subject
from toolkit.extraction.supplies.lists import label_of, of_the_list
from toolkit.extraction.supplies.story import Handed, Story
from toolkit.extraction.text.wordsets import POSSESSIVES, wordset
from toolkit.extraction.transfers.items import Item
from toolkit.extraction.transfers.parts import Transfer
from toolkit.extraction.transfers.takers import intended_for

_AT_WAR = wordset("word of a fight")


def of_their_own(
    doc: Document, clause: Clause, rest: list[Item], told: list[Transfer], story: Story
) -> Iterator[Handed]:
    """Things with the sides that the words around them give, each with a transfer for its row."""
    lead = next((t for t in told if t.direction in ("out", "in") and (t.supplier or t.recipient)), None)
    last: Item | None = None
    owners: dict[int, list[int]] = {}
    gapped: tuple[Item, int] | None = None
    for item in rest:
        name = _before(clause, item)
        if name is None and gapped and _goes_with(clause, gapped[0], item):
            name = gapped[1]  # "A sold B jets, C radars and two frigates"
        if item.category == "labour" and item.origin is not None and clause.is_adjective(item.origin):
            sides = _named(doc, clause, [item.origin], _abroad(clause, item))
            yield item, Transfer(clause, item.first), *sides
        elif name is not None and lead is not None:
            gapped = item, name
            yield from _gapped(doc, clause, item, name, lead, story)
        elif (item.military or item.category == "vehicles") and item.origin is not None:
            held = intended_for(clause, item) or _owner(clause, item, bool(told))
            held = held or owners.get(item.origin, []) or _keeper(clause, item)
            if not held and last is not None and _goes_with(clause, last, item):
                held = owners.get(last.origin or 0, [])  # "has A's tanks, B's guns and C's drones"
            last = item
            owners[item.origin] = held  # "Chad's tanks and drones are Turkish"
            yield item, Transfer(clause, item.first), *_named(doc, clause, [item.origin], held)


def _goes_with(clause: Clause, one: Item, other: Item) -> bool:
    """Whether two things are members of one list, with nothing but its joints and the origin between."""
    end = max(one.last, one.origin or 0)  # "tanks from A and jets from B"
    between = range(end + 1, other.first)
    joined = clause.is_mark(end + 1, ",") or clause.low(end + 1) == "and"
    return joined and all(
        clause.is_mark(j, ",")
        or clause.lows[j] in ("and", "the")
        or j == other.origin
        or clause.kinds[j] == NUMBER
        for j in between
    )


def _owner(clause: Clause, item: Item, gapped: bool) -> list[int]:
    """Whose foreign arms they are: "Chad's Turkish-built drones", "Oman, whose British jets".

    Behind another transfer also "its tanks from Peru".
    """
    origin = item.origin or 0
    if origin > item.last and (gapped or clause.low(item.last + 1) != "from"):
        origin = item.first  # "Chad's drones are Turkish"
        if clause.low(item.last + 1) == "of" and (owner := clause.name_in(item.last + 2, item.last + 5)):
            return [owner]  # "the tanks of the Chadian army are Russian"
    j = origin - 1
    while j > 0 and clause.kinds[j] == NUMBER:
        j -= 1
    if j < 1:
        return []
    if clause.lows[j] == "whose":
        k = j - 2 if clause.is_mark(j - 1, ",") else j - 1
        return [k] if k in clause.actors else []
    if clause.tags[j] == "'":
        return [j - 1] if j - 1 in clause.actors else possessor(clause, j)  # "the Chadian army's tanks"
    return [j] if j in clause.actors and clause.lows[j] in ("its", "their") else []


def _keeper(clause: Clause, item: Item) -> list[int]:
    """Who has a thing: "the rebels, who already had radars from Peru"."""
    having = _having(clause, item)
    return [] if having is None else subject(clause, having, "d")


def _having(clause: Clause, item: Item) -> int | None:
    """The verb right before a thing that says that somebody has it."""
    for j in range(item.first - 1, max(item.first - 5, 0), -1):
        if clause.lows[j] in _HAVING:
            return j
        if j == item.origin and clause.is_adjective(j):
            continue
        if clause.kinds[j] not in (WORD, NUMBER) or clause.has(j, "PCSRX") or clause.is_finite(j):
            return None
    return None


_HAVING = frozenset({"has", "have", "had", "owns", "owned", "holds", "hold", "held"})


def _abroad(clause: Clause, item: Item) -> list[int]:
    """ "N's labourers in R", "are already at work in R"."""
    near = clause.lows[item.last + 1 : item.last + 6]
    if near[:1] != ["in"] and _WORKING.isdisjoint(near):
        return []
    return following(clause, item.last, {"in"}, 9, direct=True) or following(clause, item.last + 1, {"in"}, 8)


_WORKING = wordset("working abroad")


def _named(doc: Document, clause: Clause, giver: list[int], taker: list[int]) -> tuple[list[str], list[str]]:
    return parties(doc, clause, giver), parties(doc, clause, taker)


def _before(clause: Clause, item: Item) -> int | None:
    """The name right before a counted thing: "from Serbia 48 howitzers", "the Dutch 100 drones"."""
    for j in range(item.first - 1, max(item.first - 6, -1), -1):
        comma = clause.is_mark(j, ",") and clause.is_mark(j - 2, ";")  # "Doha gets drones; Manama, 50 tanks"
        with_it = clause.lows[j] == "with" and clause.is_mark(j - 2, ":;")  # "armed by two: Oman with radars"
        if (comma or with_it) and j - 1 in clause.actors:
            return j - 1
        if clause.lows[j] in POSSESSIVES:
            continue  # "Turkey its drones"
        if clause.kinds[j] == ACTOR:
            return None if clause.tags[j + 1] == "'" else j
        if clause.kinds[j] not in (WORD, NUMBER) or clause.has(j, "PCSRX") or clause.is_finite(j):
            return None
    return None


def _gapped(
    doc: Document, clause: Clause, item: Item, name: int, lead: Transfer, story: Story
) -> Iterator[Handed]:
    """The verb is told once: the name before the thing is one of the sides, the other stays."""
    start = name - clause.has(name - 1, "D")
    before = clause.low(start - 1)
    giver, taker = _named(doc, clause, lead.supplier, lead.recipient)
    taker = [] if taker == giver else taker
    other = parties(doc, clause, (name,))
    row = Transfer(clause, item.first, action=lead.action)
    if before == "from":
        yield item, row, other, taker or (story.recipient if lead.direction == "in" else [])
    elif before in ("and", "while", "but") or clause.is_mark(start - 1, ",;:"):
        if clause.is_adjective(name):
            return
        if lead.direction == "out":
            yield item, row, other, taker or story.recipient
        else:
            own = item.origin is not None and clause.low(item.last + 1) == "from"
            yield item, row, parties(doc, clause, [item.origin or 0]) if own else giver, other


def in_use(doc: Document, clause: Clause, rest: list[Item]) -> Iterator[Handed]:
    """Things whose maker the article names, beside somebody else: to be kept if it tells of the two."""
    if not _AT_WAR.isdisjoint(clause.lows):
        return
    for item in rest:
        if item.military and item.maker in doc.actors.actors and item.origin is None:
            users = parties(doc, clause, clause.names)
            takers = [user for user in users if user != item.maker]
            yield item, Transfer(clause, item.first), [item.maker], takers


def labelled(doc: Document, clause: Clause, given: list[Item], story: Story) -> Iterator[Handed]:
    """ "Qatar: $1 billion", "• by Turkey: drones for all three": a line that opens with its giver.

    Or with its taker, where the thing is said to come from another: "– Lima: 42 tanks from Spain".
    """
    names = label_of(clause)
    if not names or not (of_the_list(clause, story) or names[0] < 3):
        return
    giver = parties(doc, clause, names)
    for item in given:
        if item.origin is not None and names[-1] < item.first and clause.low(item.last + 1) == "from":
            yield item, Transfer(clause, item.first), *_named(doc, clause, [item.origin], names)
            continue
        towards = parties(doc, clause, following(clause, item.last, {"for", "to"}, 6))
        taker = towards or (story.recipient if story.near(clause.sentence.index) else [])
        yield (
            item,
            Transfer(clause, item.first, action=story.action if not towards else "supplied"),
            giver,
            taker,
        )
