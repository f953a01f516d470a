"""When a claimant said his total: first, and each time that he said it anew.

A page that repeats an old total does not renew it. A claim that gives the same number as of a time after it
was last said cannot be such a copy: the claimant said it again.

>>> said_anew([20_333, 20_500, 20_501], ["2025-09", "2024-10/2026-02", "2025-09"], [True] * 3)
[(0, 20333), (1, 20500)]
"""

from collections.abc import Sequence

from toolkit.analysis.repeats import GROWING
from toolkit.analysis.statements import FAR_FUTURE, LABELS, Statement, span


def said_anew(days: Sequence[int], dates: Sequence[object], own: Sequence[bool]) -> list[tuple[int, int]]:
    """(place, day on which it was said) of the first claim and of each that says the total anew.

    days: of the reports (from 1970-01-01), in order. dates: the time each speaks of (EDTF or blank).
    own: whether the claim is credited to a claimant. What a late report dates earlier was said by then.
    """
    found = [(0, days[0])]
    for place, (day, when, credited) in enumerate(zip(days, dates, own, strict=True)):
        time = span(when.rpartition("/")[2]) if isinstance(when, str) else None
        if credited and time and found[-1][1] < time[0] <= day and time[1] < FAR_FUTURE:
            found.append((place, min(day, time[1])))
    return found


def may_be_renewed(measure: str) -> bool:
    """Whether a total of that measure may be said anew (see GROWING)."""
    return LABELS.get(measure, measure) not in GROWING


def sayings(members: Sequence[Statement]) -> list[tuple[int, int]]:
    """The same of the claims of one total; losses only grow, so one told again is the old one."""
    if not may_be_renewed(members[0].label):
        return [(0, members[0].day)]
    return said_anew(
        [claim.day for claim in members],
        [claim.dated for claim in members],
        [not claim.voice.is_newsroom for claim in members],
    )
