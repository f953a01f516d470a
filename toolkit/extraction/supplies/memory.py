"""What a transfer leaves for the sentences behind it: its sides, if it tells enough of them."""

from toolkit.extraction.clauses.clause import Clause
from toolkit.extraction.supplies.given_back import comes_back
from toolkit.extraction.supplies.story import MEMORY, Story
from toolkit.extraction.text.categories import MATERIAL
from toolkit.extraction.transfers.parts import TELLING, Transfer
from toolkit.extraction.transfers.read import ANYTHING


def _half(transfer: Transfer) -> bool:
    """Whether a noun of transfer names at least one of its sides."""
    told = bool(transfer.supplier or transfer.recipient)
    return told and transfer.direction in ("out", "carry", "role")


def names_arms(transfer: Transfer) -> bool:
    """Whether the word itself speaks of arms or goods, so that it tells a transfer without naming a thing."""
    clause = transfer.clause
    if clause.lows[transfer.trigger] in ANYTHING or transfer.direction in ("arrive", "deal"):
        return False
    sides = (*transfer.supplier, *transfer.recipient)
    return not any(clause.actors[n].form == "place" for n in sides) or transfer.direction == "carry"


def remember(story: Story, transfer: Transfer, supplier: list[str], recipient: list[str]) -> None:
    """Keep the sides of a transfer for what the article tells next."""
    clause = transfer.clause
    asked = bool(recipient) and clause.mark == "?"
    common = bool(transfer.items) and all(item.category in MATERIAL for item in transfer.items)
    both = bool(transfer.supplier and transfer.recipient)
    money = common and all(item.category == "funds" for item in transfer.items)
    pledge = money and bool(supplier and recipient and transfer.supplier) and transfer.action == "promised"
    if transfer.aside or transfer.direction == "show" or (common and not both and not pledge):
        return
    arms = clause.mark == ":" or names_arms(transfer)
    whole = both and transfer.direction in TELLING | {"role"} and (bool(transfer.items) or arms)
    whole = whole or (arms and bool(supplier and recipient) and _half(transfer))
    if not (transfer.items or whole or asked) or (transfer.action == "requested" and not asked):
        return
    if asked:
        story.asked = clause.sentence.index
    if comes_back(clause) and story.supplier:
        story.home = (story.supplier, story.recipient, clause.sentence.paragraph + asked)
    _go_on(story, supplier, recipient, transfer, clause)


def _go_on(
    story: Story, supplier: list[str], recipient: list[str], transfer: Transfer, clause: Clause
) -> None:
    sentence = clause.sentence.index
    if not story.near(sentence) or supplier:
        story.supplier = supplier
    if not story.near(sentence) or recipient or not transfer.items:
        story.recipient = recipient
    story.sentence, story.action = sentence, transfer.action
    story.paragraph = clause.sentence.paragraph
    story.waiting = [(i, t) for i, t in story.waiting if sentence - t.clause.sentence.index <= MEMORY]
