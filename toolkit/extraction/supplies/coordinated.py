"""Things of one list go the same way: "brought oil, flour and jamming gear" hands over all three or none."""

from itertools import pairwise, takewhile

from toolkit.extraction.clauses.clause import ACTOR, MARK, NUMBER, Clause
from toolkit.extraction.supplies.rows import Found, keep
from toolkit.extraction.supplies.scene import Scene, Told
from toolkit.extraction.transfers.items import Item
from toolkit.extraction.transfers.parts import Transfer
from toolkit.schema import Row

_LONGEST = 9  # tokens between two members


def complete_lists(scene: Scene, told: list[Told], found: Found) -> None:
    """Rows for the members of a list without one, with the sides of the member beside them."""
    at: dict[int, list[Row]] = {}
    for row in found.values():
        at.setdefault(row["end"], []).append(row)
    for one in told:
        clause = one.clause
        things = [item for item in one.given if not item.name and item.category not in _ALONE]
        for members in (things, things[::-1]):
            for beside, item in pairwise(members):
                rows, end = at.get(clause.ends[beside.last], []), clause.ends[item.last]
                if not rows or at.get(end) or not _are_joined(clause, beside, item):
                    continue
                for row in rows:
                    transfer = Transfer(clause, item.first, action=row["action"])
                    if row["supplier"] and row["recipient"]:
                        keep(scene.doc, item, transfer, [row["supplier"]], [row["recipient"]], found)
                at[end] = _last(found, end)


def _last(found: Found, end: int) -> list[Row]:
    """The rows found last, as far as their things end there."""
    return [*takewhile(lambda row: bool(row["end"] == end), reversed(found.values()))][::-1]


def _are_joined(clause: Clause, one: Item, other: Item) -> bool:
    """Whether only commas, "and", numbers and describing words stand between two things."""
    one, other = sorted((one, other), key=lambda item: item.first)
    between = range(one.last + 1, other.first)
    if _goes_along(clause, other):
        return True
    if len(between) > _LONGEST or other.origin is not None or one.origin is not None:
        return False
    if not _CONNECTING.intersection(clause.lows[one.last + 1 : other.first]) and clause.has(
        one.last + 2, "D"
    ):
        return False  # "an ATACMS, a ballistic missile" is one thing
    opens = clause.is_mark(one.last + 1, ",") or clause.lows[one.last + 1] in _JOINING
    return opens and all(_may_stand(clause, j) for j in between)


def _goes_along(clause: Clause, item: Item) -> bool:
    """ "sent the jets that Peru flies, along with their missiles"."""
    before = clause.before(item.first, 3)
    return before[:2] == ["along", "with"] and before[-1] in ("its", "their")


def _may_stand(clause: Clause, j: int) -> bool:
    if clause.kinds[j] == MARK:
        return clause.lows[j] in ',-"“”'
    if clause.kinds[j] == NUMBER or clause.lows[j] in _JOINING or clause.lows[j] in ("of", "than", "over"):
        return True
    return clause.kinds[j] != ACTOR and not clause.has(j, "PSROXNV") and not clause.is_finite(j)


_ALONE = frozenset({"labour", "funds"})  # people and sums may go another way
_CONNECTING = frozenset({"and", "plus", "or", "with", "well"})
_JOINING = frozenset({"and", "plus", "or", "well", "as", "together", "along", "with"})
