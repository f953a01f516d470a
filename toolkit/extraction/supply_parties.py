"""Supplier and recipient of one transfer by name, with what its clause leaves out taken from nearby."""

from toolkit.extraction.attribution import attribute
from toolkit.extraction.claims import kind_of, parties, party
from toolkit.extraction.clauses import Clause
from toolkit.extraction.document import Document
from toolkit.extraction.supply_items import MATERIAL
from toolkit.extraction.supply_sides import comes_back
from toolkit.extraction.supply_story import Story
from toolkit.extraction.transfer_parts import Transfer

_DESTROYED = frozenset(
    {"shot", "shooting", "shoot", "downed", "downing", "destroyed", "destroying", "destroy"}
)


def clause_sides(
    doc: Document, transfer: Transfer, told: list[Transfer], story: Story
) -> tuple[list[str], list[str]] | None:
    """Supplier and recipient by name; what the clause leaves out comes from the items' origin, from a
    sister clause of the sentence, or from the transfer told last."""
    clause = transfer.clause
    supplier = [n for n in parties(doc, clause, tuple(transfer.supplier)) if not _only_watches(doc, n)]
    recipient = parties(doc, clause, tuple(transfer.recipient))
    origins = [item.origin for item in transfer.items if item.origin is not None]
    if origins and (not supplier or transfer.direction in ("seize", "halt")):
        supplier = parties(doc, clause, (origins[0],))
    if transfer.direction == "show":
        return ([], recipient) if recipient else None
    if transfer.direction == "build" and not (supplier and recipient):
        return None  # "has made missiles": for whom, the clause must say
    if transfer.direction == "seize" and _DESTROYED & set(clause.lows):
        return None  # "49 drones were shot down"
    if supplier and supplier == recipient and _pronoun(clause, transfer.recipient):
        recipient = [n for n in _opening_party(doc, clause) if n not in supplier]
    moves = transfer.items and all(item.category in ("aircraft", "naval") for item in transfer.items)
    if transfer.direction == "arrive" and moves and not supplier:
        return None  # an aircraft that landed
    if (supplier and supplier == recipient) or (transfer.direction == "use" and not supplier):
        return None
    for sister in told:
        if sister is transfer or sister.direction in ("show", "seize", "halt", "build"):
            continue
        if not recipient:
            recipient = [n for n in parties(doc, clause, tuple(sister.recipient)) if n not in supplier]
        if not supplier and sister.direction == "out":
            supplier = [n for n in parties(doc, clause, tuple(sister.supplier)) if n not in recipient]
    only_sent = transfer.sends and all(i.category in ("aircraft", "naval") for i in transfer.items)
    if not recipient and only_sent:
        return supplier, recipient  # "sent warplanes across the strait" gives them to nobody
    if (
        transfer.action == "requested"
        or transfer.direction == "halt"
        or all(i.category in MATERIAL for i in transfer.items)
    ):
        return supplier, recipient
    if story.near(clause.sentence.index):
        if supplier and not recipient and supplier == story.recipient and comes_back(transfer):
            return supplier, list(story.supplier)  # "In the other direction, A gave ..."
        if not supplier and not set(recipient) & set(story.supplier):
            supplier = list(story.supplier)
        if not recipient and not transfer.elsewhere and not set(supplier) & set(story.recipient):
            recipient = list(story.recipient)
    if supplier and not recipient and transfer.direction in ("arrive", "out") and transfer.arrived:
        recipient = [n for n in _speaker(doc, clause) if n not in supplier]
    if not supplier and recipient:
        supplier = [n for n in _subject_of(doc, story.before, clause) if n not in recipient]
    return supplier, recipient


_WATCHING = frozenset({"rights group", "think tank", "media", "platform", "monitor"})


def _only_watches(doc: Document, name: str) -> bool:
    """Whether a body only reports on transfers: Amnesty, a newspaper, a peace institute."""
    actor = doc.actors.actors.get(name)
    return bool(actor and _WATCHING.intersection(actor.roles))


def _pronoun(clause: Clause, tokens: list[int]) -> bool:
    return bool(tokens) and clause.lows[tokens[0]] in ("it", "them")


def _opening_party(doc: Document, clause: Clause) -> list[str]:
    """Whom the sentence speaks of first: "Vilnius buys tanks; Berlin has lent it a battery"."""
    first = min(clause.actors, default=None)
    return [] if first is None else parties(doc, clause, (first,))


def _speaker(doc: Document, clause: Clause) -> list[str]:
    """The side that tells of an arrival: "arrived from Germany, Defence Minister Umerov said"."""
    name = attribute(doc, clause.sentence.start, clause.sentence.start + 1).claimed_by
    who = party(doc, name, kind_of(doc, name)) if name else ""
    return [who] if who and kind_of(doc, who) == "state" else []


def _subject_of(doc: Document, index: int, clause: Clause) -> list[str]:
    """The actor with whose name the sentence before begins, if it is of the same paragraph."""
    if index < 0 or doc.sentences[index].paragraph != clause.sentence.paragraph:
        return []
    for mention in doc.mentions_in(doc.sentences[index])[:1]:
        possessive = doc.text[mention.end : mention.end + 2] in ("'s", "’s")
        opening = doc.text[doc.sentences[index].start : mention.start].lower().strip()
        if mention.form in ("name", "seat", "short") and not possessive and opening in ("", "the"):
            name = party(doc, mention.name, mention.kind)
            return [name] if name else []
    return []
