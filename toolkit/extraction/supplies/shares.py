"""Numbers that stand for a thing named before: shares of one promise, and "80 of them".

"Of the F-16s that four states have promised Kyiv, the Dutch account for 24, the Danes for 19"; "... which
has given 80 of them"; "Russia, which has delivered three of the five that India bought".
"""

from bisect import bisect_left
from collections.abc import Iterator

from toolkit.extraction.clauses.clause import ACTOR, WORD, Clause
from toolkit.extraction.numbers.read import Quantity
from toolkit.extraction.transfers.items import Item
from toolkit.extraction.transfers.parts import Transfer

_COUNTING = frozenset({"account", "accounts", "accounted", "accounting"})


def shares(
    clause: Clause, told: list[Transfer], things: list[Item], quantities: list[Quantity]
) -> Iterator[tuple[int, Item]]:
    """Giver and counted thing for each share of the thing that the sentence opens with.

    The thing is the one of the first transfer, behind "of the"; each giver stands before "for" and a
    number.
    """
    if not told or not things or clause.low(0) != "of" or things[0].first > 4:
        return
    if not _COUNTING.intersection(clause.lows[told[0].trigger :]):
        return
    for j in range(told[0].trigger + 1, clause.size - 1):
        if clause.kinds[j] != ACTOR:
            continue
        k = j + 2 if clause.lows[j + 1] in _COUNTING else j + 1
        end = _number(clause, k + 1, quantities)
        if clause.low(k) == "for" and end is not None:
            yield j, Item(k + 1, end, things[0].category, None, name=_words(clause, things[0]))


def _number(clause: Clause, k: int, quantities: list[Quantity]) -> int | None:
    """The last token of the number or range that starts at token k: "six to 22"."""
    if k >= clause.size:
        return None
    here = next((q for q in quantities if q.value_start == clause.starts[k]), None)
    return bisect_left(clause.starts, here.value_end) - 1 if here is not None else None


def counted_again(
    clause: Clause, things: list[Item], before: tuple[str, str] | None, quantities: list[Quantity]
) -> list[Item]:
    """The thing named before, `(words, category)`, where a verb of transfer has only a number of it."""
    found: list[Item] = []
    if "of" not in clause.words:
        return found
    for i, hit in clause.hits.items():
        k = clause.last[i] + 1
        if k >= clause.size - 2 or clause.lows[k + 1] != "of" or k - i > 3 or not hit.terms.hands_over:
            continue
        end = _end_of_ellipsis(clause, k + 2, quantities)
        earlier = [item for item in things if item.last < k and item.military and not _lost(clause, item)]
        thing = (_words(clause, earlier[-1]), earlier[-1].category) if earlier else before
        if (
            end is not None
            and thing is not None
            and any(q.value_start == clause.starts[k] for q in quantities)
        ):
            found.append(Item(k, end, thing[1], None, name=thing[0]))
    return found


_LOST = frozenset({"downed", "destroyed", "hit", "lost", "shot", "sunk", "captured"})


def _lost(clause: Clause, item: Item) -> bool:
    """ "batteries had downed six aircraft": the aircraft are not what is handed over."""
    return not _LOST.isdisjoint(clause.before(item.first, 4))


def _words(clause: Clause, item: Item) -> str:
    return clause.text[clause.starts[item.first] : clause.ends[item.last]]


def _end_of_ellipsis(clause: Clause, k: int, quantities: list[Quantity]) -> int | None:
    """The last token of "them" or "the five" where no noun follows."""
    if clause.lows[k] == "them":
        return k
    if clause.lows[k] in ("these", "those") and (k + 1 >= clause.size or clause.has(k + 1, "P")):
        return k  # "bought three of these from China"
    end = _number(clause, k + 1, quantities) if clause.lows[k] == "the" else None
    noun = end is not None and clause.kind(end + 1) == WORD and not clause.has(end + 1, "PCSR")
    return None if noun else end
