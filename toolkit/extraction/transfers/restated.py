"""Words for a thing that only say again what was named before: "Su-25s, four aircraft which"."""

from typing import TYPE_CHECKING

from toolkit.extraction.clauses.clause import NUMBER, Clause
from toolkit.extraction.text.wordsets import NUMBER_WORDS

if TYPE_CHECKING:
    from toolkit.extraction.transfers.items import Item


def restates(clause: Clause, item: "Item", found: "list[Item]") -> bool:
    """ "sorghum, the first food to reach the town", "its Su-25s, four aircraft which it had bought"."""
    if item.category not in {other.category for other in found}:
        return False
    start = item.first - 2
    if clause.lows[max(start, 0) : item.first] in _FIRST and clause.is_mark(start - 1, ","):
        return clause.low(item.last + 1) == "to"
    last, counted = found[-1].last, item.first - 1
    apposed = clause.is_mark(last + 1, ",") and counted == last + 2 and item.category == found[-1].category
    number = clause.kinds[counted] == NUMBER or clause.lows[counted] in NUMBER_WORDS
    return apposed and number and clause.low(item.last + 1) in ("that", "which")


_FIRST = [["the", word] for word in ("first", "last", "only")]
