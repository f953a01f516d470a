"""Supplier and recipient of one transfer by name, with what its clause leaves out taken from nearby."""

from toolkit.extraction.article.document import Document
from toolkit.extraction.article.parties import only_watches, parties
from toolkit.extraction.clauses.clause import Clause
from toolkit.extraction.supplies.flow import Sides, complete
from toolkit.extraction.supplies.nearby import opener
from toolkit.extraction.supplies.ourselves import with_ourselves
from toolkit.extraction.supplies.story import Story
from toolkit.extraction.text.categories import SELF_MOVING
from toolkit.extraction.text.wordsets import wordset
from toolkit.extraction.transfers.parts import Transfer

DESTROYED = wordset("destroying a thing")


def clause_sides(
    doc: Document, transfer: Transfer, told: list[Transfer], story: Story
) -> tuple[list[str], list[str]] | None:
    """Supplier and recipient by name; what the clause leaves out comes from the items' origin, from a
    sister clause of the sentence, or from the transfer told last."""
    supplier, recipient = _named(doc, transfer, story)
    recipient = _as_before(transfer, supplier, recipient, story)
    if transfer.direction == "show":
        return ([n for n in supplier if n not in recipient], recipient) if recipient else None
    if transfer.direction == "build" and not (supplier and recipient):
        return None  # "has made missiles": for whom, the clause must say
    if supplier and supplier == recipient:
        recipient = _taker(doc, transfer)
    if _tells_of_none(transfer, supplier, recipient, story):
        return None
    supplier, recipient = _with_sisters(doc, transfer, told, supplier, recipient)
    if not recipient and transfer.sends and _move_themselves(transfer):
        return supplier, recipient  # "sent warplanes across the strait" gives them to nobody
    if bool(supplier) != bool(recipient):
        supplier, recipient = _before_colon(doc, transfer, supplier, recipient)
    if _may_stay_open(transfer):
        return supplier, recipient
    sides = complete(doc, transfer, Sides(supplier, recipient), story)
    return sides.supplier, sides.recipient


def _as_before(transfer: Transfer, supplier: list[str], recipient: list[str], story: Story) -> list[str]:
    """The taker of what goes on from the sentence before: "He also begged B for jets", "C followed with"."""
    clause = transfer.clause
    at = clause.sentence.index
    if transfer.action == "requested" and clause.low(0) in _ASKERS and story.request[2] == at - 1:
        asker, asked = story.request[:2]
        if supplier and set(recipient) <= set(asked) and not set(asker) & set(supplier):
            recipient, transfer.sure = asker, True
    if clause.lows[transfer.trigger].startswith("follow") and not recipient:
        goes_on = story.sentence == at - 1 and not set(story.recipient) & set(supplier)
        recipient, transfer.sure = story.recipient * goes_on, goes_on
        transfer.denied = not goes_on  # "Hamas fired mortars. Islamic Jihad followed with rockets"
    if transfer.action == "requested" and supplier and recipient:
        story.request = (recipient, supplier, at)
    return recipient


_ASKERS = frozenset({"he", "she", "they", "it"})


def _named(doc: Document, transfer: Transfer, story: Story) -> tuple[list[str], list[str]]:
    """The sides that the clause names, the giver also by the origin of the things: "Russian tanks"."""
    clause = transfer.clause
    supplier = [n for n in parties(doc, clause, transfer.supplier) if not only_watches(doc, n)]
    recipient = [n for n in parties(doc, clause, transfer.recipient) if not only_watches(doc, n)]
    if recipient and _pronoun(clause, transfer.recipient) and set(recipient) <= set(story.supplier):
        recipient = [] if story.paragraph == clause.sentence.paragraph else recipient
    things = transfer.items[:1] if transfer.direction == "show" else transfer.items
    origins = [item.origin for item in things if item.origin is not None]
    if origins and (not supplier or transfer.direction in ("seize", "halt")):
        supplier = parties(doc, clause, (origins[0],))
    return with_ourselves(doc, transfer, supplier, recipient)


def _tells_of_none(transfer: Transfer, supplier: list[str], recipient: list[str], story: Story) -> bool:
    """Whether nobody hands anything over: drones shot down, an aircraft that landed, one side with itself."""
    clause, direction = transfer.clause, transfer.direction
    if direction == "loot" or (direction == "seize" and DESTROYED & set(clause.lows)):
        return True  # "stole 12 rifles", "49 drones were shot down"
    if direction == "arrive" and transfer.items and _move_themselves(transfer) and not transfer.supplier:
        landed = clause.lows[transfer.trigger].startswith(_LANDING)
        if landed or (not supplier and (story.paragraph != clause.sentence.paragraph or recipient)):
            return True
    if direction in ("seize", "halt") and not supplier and not recipient:
        return True
    return (bool(supplier) and supplier == recipient) or (direction == "use" and not supplier)


def _move_themselves(transfer: Transfer) -> bool:
    """Whether all things are ships and aircraft, which come and go without changing hands."""
    return all(item.category in SELF_MOVING for item in transfer.items)


def _with_sisters(
    doc: Document, transfer: Transfer, told: list[Transfer], supplier: list[str], recipient: list[str]
) -> tuple[list[str], list[str]]:
    """The sides with what is open taken from the other transfers of the sentence."""
    if transfer.direction in ("halt", "ask"):
        return supplier, recipient
    for sister in told:
        using = sister.direction == "use" and transfer.action == "promised"
        if sister is transfer or sister.direction in _NO_SISTERS or using:
            continue
        if not recipient:
            peoples = any(transfer.clause.is_adjective(n) for n in sister.recipient)  # "pays Syrian fighters"
            recipient = [] if peoples else [n for n in _taker(doc, sister) if n not in supplier]
        if not supplier and sister.direction == "out":
            givers = parties(doc, transfer.clause, sister.supplier)
            supplier = [n for n in givers if n not in recipient]
            aside = bool(sister.items) and transfer.trigger < sister.items[0].first < sister.trigger
            if recipient and givers == recipient and aside:
                continue  # "bought jets to replace those it has given B"
            if recipient and givers == recipient:  # "A gave B tanks and was paid in oil"
                supplier = _taker(doc, sister)
    return supplier, recipient


def _may_stay_open(transfer: Transfer) -> bool:
    """Whether nobody needs to look for an open side: what is asked for, halted, or of nothing named."""
    clause = transfer.clause
    wanted = transfer.action == "requested" and transfer.direction != "deal"
    asked = clause.mark == "?"
    return not asked and (wanted or transfer.direction == "halt" or not transfer.items)


def _taker(doc: Document, transfer: Transfer) -> list[str]:
    """The takers that a transfer names; a pronoun that cannot be the giver is the paragraph's side."""
    clause = transfer.clause
    takers = parties(doc, clause, transfer.recipient)
    if takers and _stands_for(clause, transfer.recipient):
        givers = parties(doc, clause, transfer.supplier)
        if givers == takers:
            topic = [*parties(doc, clause, clause.names[:1]), *opener(doc, clause)]
            return [n for n in topic if n not in givers][:1]
    return takers


_NO_SISTERS = frozenset({"show", "seize", "halt", "build", "ask"})
_LANDING = ("land", "touch", "dock", "sail", "fl")


def _before_colon(
    doc: Document, transfer: Transfer, supplier: list[str], recipient: list[str]
) -> tuple[list[str], list[str]]:
    """What the side that a sentence opens with gives or takes: "Not so Airbus: of the jets that ..."."""
    clause = transfer.clause
    colon = clause.lows.index(":") if ":" in clause.lows else 0
    if not 2 < colon < min(transfer.trigger, 9) or transfer.direction not in ("out", "in"):
        return supplier, recipient
    if any(clause.is_finite(j) for j in range(colon)):
        return supplier, recipient
    named = parties(doc, clause, [n for n in clause.names if n < colon])
    if len(named) != 1:
        return supplier, recipient
    return (named, recipient) if not supplier else (supplier, named)


def _pronoun(clause: Clause, tokens: list[int]) -> bool:
    return bool(tokens) and clause.lows[tokens[0]] in ("it", "them")


def _stands_for(clause: Clause, tokens: list[int]) -> bool:
    """Whether a side is a pronoun or a noun for some side: "it", "the country"."""
    return _pronoun(clause, tokens) or (bool(tokens) and clause.lows[tokens[0]] in _NOUNS_OF_SIDES)


_NOUNS_OF_SIDES = wordset("noun for a side")
