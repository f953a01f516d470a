"""Whether a sentence tells of a counter-gift."""

from toolkit.extraction.clauses.clause import Clause
from toolkit.extraction.text.wordsets import wordset

_BACK, _COMING, _OPPOSITE = wordset("in return"), wordset("coming back"), wordset("opposite way")
_AFTER_IN = frozenset({"return", "turn", "exchange", "compensation"})


def comes_back(clause: Clause) -> bool:
    """Whether the sentence tells of a counter-gift: "in return", "in the other direction", "back came"."""
    lows = clause.lows
    if clause.low(0) == "back" and clause.low(1) in _COMING:
        return True
    if not _BACK.isdisjoint(clause.words):
        return any(
            low in _BACK and (low not in _AFTER_IN or lows[k - 1] == "in") for k, low in enumerate(lows) if k
        )
    return any(f"{lows[k - 1]} {lows[k]}" in _OPPOSITE for k in range(1, clause.size))
