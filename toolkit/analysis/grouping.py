"""Which claims repeat one original statement.

Claims are taken in the order of their reports, and each joins an earlier statement or opens a new
one; what is reported later never moves an earlier claim, so every as-of view sees the same groups.
"""

from collections.abc import Iterable
from functools import lru_cache
from itertools import islice
from typing import TypeAlias

from toolkit.analysis.groups import Group, Turn
from toolkit.analysis.repeats import closeness, repeats
from toolkit.analysis.statements import Statement

__all__ = ["Group", "Turn", "group_statements"]
NEWEST = 16  # of the statements with one number, so many are compared: time stays linear
Key: TypeAlias = tuple[object, ...]
Shelves: TypeAlias = dict[Key, dict[int, Group]]


def group_statements(claims: Iterable[Statement]) -> tuple[list[Group], list[Turn]]:
    """Groups in the order in which they began, and when their most direct wording became known."""
    groups: list[Group] = []
    turns: list[Turn] = []
    shelves: Shelves = {}
    touched: dict[int, Group] = {}
    day = None
    for claim in claims:
        if claim.day != day:
            turns.extend(_turns(touched))
            touched.clear()
            day = claim.day
        keys = _shelf_keys(claim)
        group = _find(claim, keys, shelves)
        if group is None:
            group = Group(len(groups), claim, claim.voice, claim.day, claim.when)
            groups.append(group)
        for key in keys:
            shelf = shelves.setdefault(key, {})
            shelf.pop(group.number, None)
            shelf[group.number] = group
        group.add(claim)
        touched[group.number] = group
    turns.extend(_turns(touched))
    return groups, turns


def _turns(touched: dict[int, Group]) -> list[Turn]:
    return [
        Turn(group.number, group.last_day, group.most_direct(), group.voice) for group in touched.values()
    ]


def _shelf_keys(claim: Statement) -> list[Key]:
    """Where statements that this claim may repeat are found: same speaker's state, topic and number.

    Each number has three shelves: for all dates, for the very date of the claim, and for its page.
    """
    root = "" if claim.voice.is_newsroom else claim.voice.root
    dates = (None,) if claim.when is None else (None, claim.when)
    sizes = sorted({_size(number) for number in claim.numbers})
    places = [*((root, when) for when in dates), ("page", claim.source_id)]
    return [(*place, claim.topic, claim.status == "denied", size) for size in sizes for place in places]


@lru_cache(maxsize=65536)
def _size(number: float) -> float:
    """Two leading digits: 10,900 and 11,000 are found together."""
    return float(f"{number:.2g}") if abs(number) >= 1000 else number


def _find(claim: Statement, keys: list[Key], shelves: Shelves) -> Group | None:
    candidates: dict[int, Group] = {}
    for key in keys:
        newest_first = reversed(shelves.get(key, {}).values())
        candidates.update((group.number, group) for group in islice(newest_first, NEWEST))
    fitting = [group for group in candidates.values() if repeats(claim, group)]
    return max(fitting, key=lambda group: closeness(claim, group), default=None)
