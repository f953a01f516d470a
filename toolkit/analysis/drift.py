"""Drift: how one statement changes from page to page.

Kinds: bound (at least 3,000 becomes 3,000 or more than 3,000), number (nearly 11,000 for 10,900),
hedge (unconfirmed becomes confirmed; "appear to have" is lost), label (casualties become killed, the
item another item), date, unit, direction (supplier and recipient change places), place.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from toolkit.analysis.grouping import Group
from toolkit.analysis.statements import Statement, meet, span

KINDS = ("bound", "number", "hedge", "label", "date", "unit", "direction", "place")
Records = Sequence[Mapping[str, Any]]
# How sure a status sounds; a plan or a denial is a matter of its own.
_FIRMNESS = {"unconfirmed": 0, "asserted": 1, "confirmed": 2, "planned": -1, "denied": -2}


def drift_kinds(group: Group, records: Records) -> list[str]:
    """The kinds of drift among the copies of one statement, in the order of KINDS."""
    if len(group.members) == 1:
        return []
    original = group.most_direct()
    found = {kind for copy in group.members for kind in differences(original, copy, records)}
    return [kind for kind in KINDS if kind in found]


def differences(original: Statement, copy: Statement, records: Records) -> list[str]:
    """In what a copy differs from the most direct wording, in the order of KINDS."""
    one, other = records[original.row], records[copy.row]
    checks = {
        "bound": original.wording[4] != copy.wording[4],
        "number": not set(original.numbers) & set(copy.numbers),
        "hedge": _hedge_drifts(one, other),
        "label": original.label != copy.label and not _same_item(original, copy),
        "date": _date_drifts(one, other),
        "unit": original.unit != copy.unit,
        "direction": original.direction != copy.direction,
        "place": bool(original.place and copy.place and original.place != copy.place),
    }
    return [kind for kind in KINDS if checks[kind]]


def _same_item(original: Statement, copy: Statement) -> bool:
    """Two wordings of one item: one has all the words of the other."""
    return bool(original.item) and (original.item <= copy.item or copy.item <= original.item)


def _hedge_drifts(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    firm, other_firm = _FIRMNESS.get(str(one["status"]), 1), _FIRMNESS.get(str(other["status"]), 1)
    if firm != other_firm:
        return True
    return isinstance(one["hedge"], str) != isinstance(other["hedge"], str)


def _date_drifts(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    dates = [record["when"] if isinstance(record["when"], str) else "" for record in (one, other)]
    return meet(span(dates[0]), span(dates[1])) is False


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
