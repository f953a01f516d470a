"""Sides of a transfer that neither its sentence nor those before it name: the article's usual pair.

A report on what one side gives another names the two once and goes on with "120 howitzers were handed
over". So a thing whose giver is known goes to whom that giver gives elsewhere in the article, or to the
one whom nearly everybody there gives; a thing whose taker is known comes from the usual giver.
"""

from collections import Counter

from toolkit.extraction.supply_items import Item
from toolkit.extraction.transfer_parts import Transfer

_USUAL = 0.6  # share of an article's supplies that makes a side the usual one
_TELLING = frozenset({"out", "in", "arrive", "deal"})
_NOT_GUESSED = frozenset({"labour", "food", "funds", "other", "technology", "fuel", "naval", "vehicles"})


_BACK = frozenset({"return", "exchange", "direction", "turn", "repaid", "reciprocated"})


def comes_back(transfer: Transfer) -> bool:
    """Whether the sentence tells of a counter-gift: "in return", "in the other direction"."""
    return not _BACK.isdisjoint(transfer.clause.lows)


def can_be_completed(item: Item, transfer: Transfer, supplier: list[str], recipient: list[str]) -> bool:
    """Whether a thing without a side may get it from the article as a whole."""
    if transfer.denied or transfer.elsewhere or transfer.direction not in _TELLING:
        return False
    if transfer.action == "requested" or (item.category in _NOT_GUESSED and not comes_back(transfer)):
        return False
    if item.category == "aircraft" and (transfer.sends or transfer.direction == "arrive"):
        return False  # they may have flown there themselves
    return bool(supplier or recipient) or transfer.clause.lows[transfer.trigger] not in (
        "is",
        "are",
        "was",
        "were",
    )


def usual_sides(
    told: list[tuple[str, str]], supplier: list[str], recipient: list[str], back: bool = False
) -> tuple[list[str], list[str]] | None:
    """Both sides, with the one that is blank filled in from the pairs that the article tells; None where
    these leave it open. `back`: the clause speaks of what came in return.

    >>> usual_sides([("Iran", "Russia"), ("Iran", "Russia")], [], [])
    (['Iran'], ['Russia'])
    """
    pairs = Counter(told)
    if not pairs:
        return None
    if supplier and not recipient:
        name = (
            (back and _partner(pairs, supplier[0], 1)) or _partner(pairs, supplier[0], 0) or _usual(pairs, 1)
        )
        known = name and name not in supplier and (back or _takes(pairs, name))
        return (supplier, [name]) if known else None
    if recipient and not supplier:
        name = _usual(Counter({pair: n for pair, n in pairs.items() if pair[1] == recipient[0]}), 0)
        name = name or _usual(pairs, 0)
        known = name and name not in recipient and _gives(pairs, name)
        return ([name], recipient) if known else None
    if not supplier and not recipient:
        (giver, taker), count = min(pairs.items(), key=lambda item: (-item[1], item[0]))
        return ([giver], [taker]) if count >= _USUAL * pairs.total() and count > 1 else None
    return None


def _takes(pairs: "Counter[tuple[str, str]]", name: str) -> bool:
    """Whether a side gets in the article at least as often as it gives."""
    got = sum(n for pair, n in pairs.items() if pair[1] == name)
    return got >= sum(n for pair, n in pairs.items() if pair[0] == name)


def _gives(pairs: "Counter[tuple[str, str]]", name: str) -> bool:
    """Whether a side gives in the article at least as often as it gets."""
    gave = sum(n for pair, n in pairs.items() if pair[0] == name)
    return gave >= sum(n for pair, n in pairs.items() if pair[1] == name)


def _partner(pairs: "Counter[tuple[str, str]]", name: str, place: int) -> str:
    """The side that most often stands opposite a name."""
    others = Counter({pair[1 - place]: n for pair, n in pairs.items() if pair[place] == name})
    return min(others, key=lambda other: (-others[other], other)) if others else ""


def _usual(pairs: "Counter[tuple[str, str]]", place: int) -> str:
    """The side that most of the article's supplies have in common."""
    sides: Counter[str] = Counter()
    for pair, count in pairs.items():
        sides[pair[place]] += count
    if not sides:
        return ""
    name = min(sides, key=lambda side: (-sides[side], side))
    return name if sides[name] >= _USUAL * sides.total() else ""
