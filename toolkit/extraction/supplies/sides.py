"""Which things without a side may get one from the article as a whole."""

from toolkit.extraction.clauses.clause import IS
from toolkit.extraction.supplies.given_back import comes_back
from toolkit.extraction.transfers.items import Item
from toolkit.extraction.transfers.parts import HANDING, Transfer

_NOT_GUESSED = frozenset({"labour", "food", "funds", "other", "technology", "fuel", "naval", "vehicles"})


def can_be_completed(item: Item, transfer: Transfer, supplier: list[str], recipient: list[str]) -> bool:
    """Whether a thing without a side may get it from the article as a whole."""
    if transfer.elsewhere or transfer.direction not in HANDING | {"deal"}:
        return False
    if transfer.action == "requested":
        return False
    if item.category in _NOT_GUESSED and not comes_back(transfer.clause):
        return False
    if item.category == "aircraft" and (transfer.sends or transfer.direction == "arrive"):
        return False  # they may have flown there themselves
    return bool(supplier or recipient) or transfer.clause.lows[transfer.trigger] not in IS
