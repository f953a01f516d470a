"""Transfers that are taken back: negated, denied by the giver, told in a report that is dismissed."""

from toolkit.extraction.clauses.clause import MARK, Clause
from toolkit.extraction.clauses.nouns import is_denied, is_supposed
from toolkit.extraction.clauses.verbs import verb_group
from toolkit.extraction.text.wordsets import wordset

_UNSURE = frozenset({"could", "may", "might"})


def denier(clause: Clause, start: int) -> int:
    """The verb by which somebody denies what the verb group at `start` tells; 0 if nobody does."""
    if _is_dismissed(clause, start):
        return next(j for j in range(start) if clause.lows[j] in _DISMISSING)
    for j in range(start - 1, max(start - _REPORTED, 0), -1):
        if clause.lows[j] in _DENYING:
            return j
        if clause.kinds[j] == MARK:
            break
    return 0


_DENYING = frozenset({"denied", "denies", "deny", "denying"})


def _is_dismissed(clause: Clause, start: int) -> bool:
    """ "dismissed as untrue a report that it had sold shells": what is told stands in the report only."""
    for j in range(start - 1, max(start - _REPORTED, 0), -1):
        if clause.lows[j] == "that" and clause.lows[j - 1] in _REPORTS:
            return not _DISMISSING.isdisjoint(clause.lows[:j])
    return False


_REPORTED = 8  # tokens between "that" and the verb
_REPORTS = wordset("report of a deed")
_DISMISSING = wordset("dismissing a report")


def does_not_hold(clause: Clause, i: int, direction: str) -> bool:
    """Whether the verb at i is denied, or only might come true: "could end up with the rebels"."""
    start, _, _, negated = verb_group(clause, i)
    lacks = any(clause.lows[j : j + 2] == ["without", "the"] for j in range(max(0, start - _REPORTED), start))
    if negated or (is_denied(clause, start) and not lacks) or _is_dismissed(clause, start):
        return True
    if is_supposed(clause, i):
        return True
    if clause.low(start - 1) in ("nobody", "else", "none"):
        return True
    return direction == "arrive" and not _UNSURE.isdisjoint(clause.lows[start:i])
