"""Drift: how one statement changes from page to page.

Kinds: bound (at least 3,000 becomes 3,000 or more than 3,000), number (nearly 11,000 for 10,900),
hedge (unconfirmed becomes confirmed; "appear to have" is lost), label (casualties become killed, the
item another item), date, unit, direction (supplier and recipient change places), place.
"""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from toolkit.analysis.grouping import Group
from toolkit.analysis.statements import Statement, meet

KINDS = ("bound", "number", "hedge", "label", "date", "unit", "direction", "place")
# How sure a status sounds; a plan or a denial is a matter of its own.
_FIRMNESS = {"unconfirmed": 0, "asserted": 1, "confirmed": 2, "planned": -1, "denied": -2}


def drift_kinds(group: Group) -> list[str]:
    """The kinds of drift among the copies of one statement, in the order of KINDS."""
    if len(group.members) == 1:
        return []
    original = group.most_direct()
    found = {kind for copy in group.members for kind in drift(original, copy)}
    return [kind for kind in KINDS if kind in found]


def drift(original: Statement, copy: Statement) -> list[str]:
    """In what a copy differs from the most direct wording, in the order of KINDS."""
    found = []
    if original.wording[4] != copy.wording[4]:
        found.append("bound")
    if original.numbers != copy.numbers and not set(original.numbers) & set(copy.numbers):
        found.append("number")
    if _firmness(original) != _firmness(copy) or original.hedged != copy.hedged:
        found.append("hedge")
    if original.label != copy.label and not _same_item(original, copy):
        found.append("label")
    if meet(original.when, copy.when) is False:
        found.append("date")
    if original.unit != copy.unit:
        found.append("unit")
    if original.direction != copy.direction:
        found.append("direction")
    if original.place and copy.place and original.place != copy.place:
        found.append("place")
    return found


def _same_item(original: Statement, copy: Statement) -> bool:
    """Two wordings of one item: one has all the words of the other."""
    return bool(original.item) and (original.item <= copy.item or copy.item <= original.item)


def _firmness(claim: Statement) -> int:
    return _FIRMNESS.get(claim.status, 1)


def describe(kind: str, one: Mapping[str, Any], other: Mapping[str, Any]) -> str:
    """The change in the words of the two rows, for example "low 3000 at_least -> 3000 exact"."""
    columns = {
        "bound": ("bound",),
        "number": ("low", "best", "high"),
        "hedge": ("status", "hedge"),
        "label": ("measure", "item"),
        "date": ("when",),
        "unit": ("unit",),
        "direction": ("supplier", "recipient"),
        "place": ("location",),
    }[kind]
    before, after = (
        " ".join(
            str(record[column]) for column in columns if column in record and not pd.isna(record[column])
        )
        for record in (one, other)
    )
    return f"{before or 'not given'} -> {after or 'not given'}"
