"""Transfers that are taken back: negated, or denied by the giver."""

from toolkit.extraction.clauses.clause import MARK, Clause
from toolkit.extraction.clauses.nouns import is_denied, is_supposed
from toolkit.extraction.clauses.verbs import verb_start

_UNSURE = frozenset({"could", "may", "might"})


def denier(clause: Clause, start: int) -> int:
    """The verb by which somebody denies what the verb group at `start` tells; 0 if nobody does."""
    for j in range(start - 1, max(start - _REPORTED, 0), -1):
        if clause.lows[j] in _DENYING:
            return j
        if clause.kinds[j] == MARK:
            break
    return 0


_DENYING = frozenset({"denied", "denies", "deny", "denying"})


_REPORTED = 8  # tokens between "that" and the verb


def is_taken_back(clause: Clause, i: int, direction: str) -> bool:
    """Whether the verb at i is denied, or only might come true: "could end up with the rebels"."""
    start, _, _, negated = verb_start(clause, i)
    lacks = any(clause.lows[j : j + 2] == ["without", "the"] for j in range(max(0, start - _REPORTED), start))
    if negated or (is_denied(clause, start) and not lacks) or is_supposed(clause, i):
        return True
    if clause.low(start - 1) in ("nobody", "else", "none"):
        return True
    return direction == "arrive" and not _UNSURE.isdisjoint(clause.lows[start:i])
