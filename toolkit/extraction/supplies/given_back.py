"""What is given back: sentences that tell of a counter-gift, things given in return."""

from toolkit.extraction.clauses.clause import Clause
from toolkit.extraction.text.wordsets import wordset
from toolkit.extraction.transfers.items import Item

_BACK = wordset("in return")
_AFTER_IN = frozenset({"return", "turn", "exchange", "compensation"})
_COMING = frozenset({"came", "come", "comes", "went", "go", "goes", "flowed", "flow", "flows", "flew"})
_BACK_NOUNS = frozenset({"direction", "way", "part", "back"})
_BACK_PAIRS = frozenset(
    {
        ("its", "part"),
        ("their", "part"),
        ("other", "direction"),
        ("opposite", "direction"),
        ("other", "way"),
        ("way", "back"),
    }
)


def comes_back(clause: Clause) -> bool:
    """Whether the sentence tells of a counter-gift: "in return", "in the other direction", "back came"."""
    lows = clause.lows
    if clause.low(0) == "back" and clause.low(1) in _COMING:
        return True
    if not _BACK.isdisjoint(clause.words):
        return any(
            low in _BACK and (low not in _AFTER_IN or lows[k - 1] == "in") for k, low in enumerate(lows) if k
        )
    return not _BACK_NOUNS.isdisjoint(clause.words) and any(
        (lows[k - 1], lows[k]) in _BACK_PAIRS for k in range(1, clause.size)
    )


def in_return(clause: Clause, item: Item, trigger: int) -> bool:
    """Whether an item comes back for what the verb at `trigger` gives: "in return for oil"."""
    for j in range(item.first - 1, max(trigger, item.first - 9), -1):
        if clause.lows[j] == "for" and clause.low(j - 1) in ("return", "exchange", "barter"):
            return True
    return False
