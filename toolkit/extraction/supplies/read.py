"""Rows of the table `supplies`: who gave, got, asked for, promised or showed what.

One row per thing, supplier, recipient and action. A side that a sentence leaves out is taken from the
transfer told last ("It included ...", "Two more batteries followed"), else from the article's usual pair;
a row whose sides stay unknown is not made, except for things that are only shown.
"""

from collections import Counter
from collections.abc import Iterable

from toolkit.extraction.article.claims import Reading
from toolkit.extraction.article.document import Document
from toolkit.extraction.article.parties import kind_of, parties
from toolkit.extraction.clauses.clause import Clause
from toolkit.extraction.figures.tabular import within
from toolkit.extraction.supplies.bare_numbers import bare_numbers, named_last, whole
from toolkit.extraction.supplies.coordinated import complete_lists
from toolkit.extraction.supplies.ellipses import ellipses
from toolkit.extraction.supplies.exchange import in_return, is_price_in_front, keep_paid
from toolkit.extraction.supplies.flow import Sides, complete
from toolkit.extraction.supplies.generic import Kinds
from toolkit.extraction.supplies.lists import goes_on, of_the_list
from toolkit.extraction.supplies.memory import names_arms, remember
from toolkit.extraction.supplies.money import sums
from toolkit.extraction.supplies.parties import clause_sides
from toolkit.extraction.supplies.pronouns import pronouns
from toolkit.extraction.supplies.rest import in_use, labelled, of_their_own
from toolkit.extraction.supplies.rows import Found, best_named, keep, specific
from toolkit.extraction.supplies.scene import Scene, Told
from toolkit.extraction.supplies.shares import counted_again, shares
from toolkit.extraction.supplies.sides import can_be_completed
from toolkit.extraction.supplies.story import Story
from toolkit.extraction.supplies.tabled import tabled_supplies
from toolkit.extraction.supplies.topic import Topic
from toolkit.extraction.supplies.weighing import weigh
from toolkit.extraction.transfers.items import Item, items
from toolkit.extraction.transfers.parts import TELLING, Transfer
from toolkit.extraction.transfers.read import transfers
from toolkit.extraction.transfers.sources import own_source, sources_of
from toolkit.extraction.transfers.takers import bound_for, own_taker
from toolkit.extraction.transfers.traps import corrects
from toolkit.schema import Row


def supplies(doc: Document) -> list[Row]:
    """The supplies of an article in the order of the text, one row per thing and pair of sides."""
    reading = Reading.of(doc)
    found: Found = {}
    body = _told_in(doc, reading.body)
    explicit = _explicit(doc, body)
    story = Story(
        pairs=explicit.copy(),
        topic=Topic.of(doc, [transfer for told in body for transfer in told.transfers]),
        first=next(iter(explicit), ("", "")),
        land=next((s for s in doc.sides if kind_of(doc, s) == "state"), ""),
    )
    for told in body:
        _read_clause(doc, told, story, found)
    _finish(doc, story, found)
    head = _told_in(doc, reading.head)
    above = Story()
    for told in head:  # each for itself, but for who went on asking
        above = Story(pairs=story.pairs, first=story.first, topic=story.topic, request=above.request)
        _read_clause(doc, told, above, found)
    scene = Scene.of(doc, [*body, *head], story.topic, explicit)
    weigh(scene, [*head, *body], found)
    complete_lists(scene, [*head, *body], found)
    rows = specific(best_named(found.values()))
    tabled, tables = tabled_supplies(doc)
    if tables:
        rows = [row for row in rows if not within(tables, row["start"])] + tabled
    rows.sort(key=lambda row: (row["start"], row["end"], row["supplier"], row["recipient"]))
    return rows


def _told_in(doc: Document, clauses: tuple[Clause, ...]) -> list[Told]:
    """The things and transfers of each clause, before anybody asks who the sides are."""
    found, kinds = [], Kinds()
    before: tuple[str, str] | None = None  # words and category of the thing named last
    for clause in clauses:
        things = [] if corrects(clause) else kinds.read(clause, items(clause))
        quantities = doc.quantities_in(clause.sentence)
        things = _in_order(things, ellipses(clause, things, quantities)) if things else things
        money = sums(clause, quantities, things)
        again = counted_again(clause, things, before, quantities)
        for part in bare_numbers(clause, things, before, quantities):
            again.append(part)
            things = [item for item in things if item is not whole(clause, part, things)]
        if again and not things:
            again = _in_order(again, ellipses(clause, again, quantities))
        if not things and not again:
            again = list(pronouns(clause, before))
        given = _in_order(things, [*money, *again]) if money or again else things
        told = transfers(clause, given) if given or _has_two_sides(clause) else []
        if any(item.vague for item in things):
            things, given = ([item for item in some if not item.vague] for some in (things, given))
            for transfer in told:
                transfer.items = _handed_over(transfer)
        found.append(Told(clause, things, given, told))
        before = named_last(clause, things, again, quantities) or (before if again else None)
    return found


def _handed_over(transfer: Transfer) -> list[Item]:
    """What a transfer tells of: "boats" only behind its verb, where giver and taker are named."""
    told = transfer.supplier and transfer.recipient and not transfer.sends
    return [item for item in transfer.items if not item.vague or (told and item.first > transfer.trigger)]


def _in_order(things: list[Item], more: Iterable[Item]) -> list[Item]:
    return sorted([*things, *more], key=lambda item: item.first)


def _explicit(doc: Document, body: list[Told]) -> "Counter[tuple[str, str]]":
    """How often the article names who gives and who takes in one clause."""
    pairs: Counter[tuple[str, str]] = Counter()
    for told in body:
        for transfer in told.transfers:
            denied = transfer.denied and _DENYING.isdisjoint(told.clause.words)  # a charge tells the pair too
            if denied or transfer.direction not in TELLING | {"role"} or transfer.action == "requested":
                continue
            if not transfer.items and not names_arms(transfer):
                continue
            givers = parties(doc, told.clause, transfer.supplier)
            takers = parties(doc, told.clause, transfer.recipient)
            pairs.update((g, t) for g in givers for t in takers if g != t)
    return pairs


_DENYING = frozenset({"denies", "denied", "deny", "denying", "denials", "denial"})


def _finish(doc: Document, story: Story, found: Found) -> None:
    """Things whose sides no sentence near them names get the usual ones of the article."""
    for row in found.values():
        firm = row["action"] not in ("requested", "displayed") and row["status"] != "denied"
        if firm and row["supplier"] and row["recipient"]:
            story.pairs[row["supplier"], row["recipient"]] += 1
    told = {row["end"] for row in found.values()}
    story.sentence = -99
    for item, transfer, supplier, recipient in story.unfinished:
        clause = transfer.clause
        if clause.ends[item.last] in told:
            continue
        if can_be_completed(item, transfer, supplier, recipient):
            sides = complete(doc, transfer, Sides(supplier, recipient), story)
            keep(doc, item, transfer, sides.supplier, sides.recipient, found)
    for item, transfer, giver, users in story.in_use:
        takers = [user for user in users if story.pairs[giver[0], user]]
        if takers and not any(story.pairs[taker, giver[0]] > 2 for taker in takers):
            keep(doc, item, transfer, giver, takers[:1], found)


def _read_clause(doc: Document, told: Told, story: Story, found: Found) -> None:
    """The rows of one clause: of its transfers, then of the things that none of them governs."""
    clause, things = told.clause, told.things
    if story.home and story.home[2] < clause.sentence.paragraph:
        story.supplier, story.recipient, story.home = story.home[0], story.home[1], None
    used = {item.first for transfer in told.transfers for item in transfer.items}
    if of_the_list(clause, story):
        told = Told(clause, things, told.given, [t for t in told.transfers if t.supplier or t.recipient])
    _shares(doc, clause, told.transfers, things, found)
    for transfer in told.transfers:
        sides = clause_sides(doc, transfer, told.transfers, story)
        if sides is not None:
            _keep_items(doc, transfer, sides, story, found)
            remember(story, transfer, *sides)
    _complete(doc, clause, told.transfers, story, found)
    _ungoverned(doc, told, [item for item in things if item.first not in used], story, found)


def _keep_items(
    doc: Document,
    transfer: Transfer,
    sides: tuple[list[str], list[str]],
    story: Story,
    found: Found,
) -> None:
    """A row for each thing of a transfer; things whose sides stay open wait for what comes later."""
    clause = transfer.clause
    for item in transfer.items:
        back = in_return(clause, item, transfer.trigger)
        giver, taker = sides[::-1] if back else sides
        own = own_source(clause, transfer, item)
        giver = parties(doc, clause, sources_of(clause, item, own)) or giver
        if transfer.direction == "out":
            other = parties(doc, clause, own_taker(clause, item, transfer.items))
            taker = [name for name in other if name not in giver] or taker
        if not keep(doc, item, transfer, giver, taker, found):
            story.waiting.append((item, transfer))
            story.unfinished.append((item, transfer, giver, taker))


def _ungoverned(doc: Document, told: Told, rest: list[Item], story: Story, found: Found) -> None:
    """Things without a transfer: whose own words name the sides, the list that goes on, those in use."""
    clause = told.clause
    paid = next((item for item in rest if is_price_in_front(clause, item)), None)
    if paid is not None:
        keep_paid(doc, paid, told.transfers, story, found)
        rest = [item for item in rest if item is not paid]
    alone = list(of_their_own(doc, clause, rest, told.transfers, story))
    alone += [] if any(t.supplier for t in told.transfers) else labelled(doc, clause, told.given, story)
    kept = set()
    for item, transfer, giver, taker in alone:
        if giver and taker and giver != taker:
            keep(doc, item, transfer, giver, taker, found)
            kept.add(item.first)
    rest = [item for item in rest if item.first not in kept]
    if rest and story.near(clause.sentence.index) and goes_on(clause, rest, story):
        story.sentence = clause.sentence.index
        stub = Transfer(clause, rest[0].first, action=story.action)
        for item in rest:
            keep(doc, item, stub, story.supplier, story.recipient, found)
    elif rest:
        story.in_use += in_use(doc, clause, rest)


def _has_two_sides(clause: Clause) -> bool:
    """Whether a transfer of nothing named could have both its sides in the clause, or is asked for."""
    names = clause.names
    alone = len(names) == 1 and clause.lows[names[0]] not in ("it", "them")
    return (bool(names) and not alone) or clause.mark in "?:"


def _shares(
    doc: Document,
    clause: Clause,
    told: list[Transfer],
    things: list[Item],
    found: Found,
) -> None:
    """Who gives how many of a thing that several have promised."""
    for giver, item in shares(clause, told, things, doc.quantities_in(clause.sentence)):
        supplier = parties(doc, clause, (giver,))
        recipient = parties(doc, clause, told[0].recipient)
        share = Transfer(clause, item.first, action=told[0].action)
        if keep(doc, item, share, supplier, recipient, found):
            told[0].items = []  # who gives them is now said


def _complete(doc: Document, clause: Clause, told: list[Transfer], story: Story, found: Found) -> None:
    """Items of a sentence before whose taker comes only now: "The cargo was bound for the Houthis"."""
    if not story.near(clause.sentence.index) or not story.supplier or story.recipient:
        return
    bound = [] if any(t.items for t in told) else bound_for(clause, 0)
    story.recipient = [n for n in parties(doc, clause, bound) if n not in story.supplier]
    if story.recipient:
        story.sentence = clause.sentence.index
        for item, transfer in story.waiting:
            keep(doc, item, transfer, story.supplier, story.recipient, found)
        story.waiting = []
