"""Sides of a noun that the verb before it tells: "enjoys Peru's support", "drew a rebuke from Peru"."""

from toolkit.extraction.clauses.clause import Clause
from toolkit.extraction.clauses.names import group_start
from toolkit.extraction.clauses.objects import following
from toolkit.extraction.clauses.subjects import first_subject, nearest_subject, subject, subject_after_comma
from toolkit.extraction.text.wordsets import wordset


def under(clause: Clause, i: int) -> list[int]:
    """Whom sanctions hit in "a firm that is under U.S. sanctions"."""
    for j in range(i - 1, max(i - 6, 0), -1):
        if clause.lows[j] == "with" and clause.lows[j - 1] in _STRUCK_WITH:
            return subject(clause, j - 1, "n", True)  # "was hit with American sanctions"
        if clause.lows[j] == "under":
            return (
                subject(clause, j - 1) if clause.is_finite(j - 1) else nearest_subject(clause, j - 1, False)
            )
    return []


_STRUCK_WITH = frozenset({"hit", "slapped", "struck", "punished", "targeted", "saddled"})


def enjoying(clause: Clause, owners: list[int]) -> list[int]:
    """Who is helped, in "Chad enjoys Peru's support", "Chad has won Peruvian backing"."""
    before = range(owners[0] - 1, max(owners[0] - 5, -1), -1)
    verb = next((j for j in before if clause.lows[j] in _ENJOYING), -1)
    return subject(clause, verb) if verb > 0 else []


_ENJOYING = wordset("enjoying")


def drawn_by(clause: Clause, i: int, last: int, owners: list[int]) -> tuple[list[int], list[int]]:
    """Who blames whom in "Chad drew a rebuke from Peru", "provoked Peru's anger", "to Peru's dismay"."""
    blamer = owners or (following(clause, last, {"from"}, False, 5) if clause.low(last + 1) == "from" else [])
    if not blamer:
        return [], []
    if owners and clause.low(to := group_start(clause, owners[0]) - 1) == "to":
        blamed = subject_after_comma(clause, i) or first_subject(clause, to)
    else:
        first = owners[0] if owners else i
        near = range(first - 1, max(first - 5, -1), -1)
        verb = next((j for j in near if clause.lows[j] in _DRAWING), -1)
        blamed = subject(clause, verb) if verb > 0 else []
    return blamer, [n for n in blamed if n not in blamer]


_DRAWING = wordset("drawing blame")
