"""Numbers that stand for the thing named before them: "12 jets from A and another eight from B"."""

from collections.abc import Iterator

from toolkit.extraction.clauses.clause import ACTOR, Clause
from toolkit.extraction.numbers.read import Quantity
from toolkit.extraction.text.wordsets import wordset
from toolkit.extraction.transfers.items import Item, wording
from toolkit.extraction.transfers.objects import start_of_count
from toolkit.extraction.transfers.quantities import tokens_of

_ONES = wordset("one more of a thing")


def ellipses(clause: Clause, things: list[Item], quantities: list[Quantity]) -> Iterator[Item]:
    """The counted things that only a number names, each behind a verb of transfer and a thing of arms."""
    verb = next((i for i, hit in clause.hits.items() if hit.terms.hands_over), clause.size)
    for quantity in quantities:
        first, last = tokens_of(clause, quantity)
        earlier = [item for item in things if item.last < first and item.military]
        if quantity.kind not in ("count", "label", "other") or not verb < first <= last or not earlier:
            continue
        behind = last + 1
        while clause.low(behind) in _ONES:
            behind += 1
        thing = earlier[-1]
        if clause.low(behind) == "from" and behind + 1 in clause.actors:
            yield Item(first, last, thing.category, behind + 1, name=wording(clause, thing))
        elif behind == last + 1 and _ends(clause, behind) and _of_another(clause, first):
            yield Item(first, last, thing.category, None, name=wording(clause, thing))


def _ends(clause: Clause, behind: int) -> bool:
    """Whether no noun follows the number."""
    return behind >= clause.size or clause.is_mark(behind, ",;.!?") or clause.has(behind, "C")


def _of_another(clause: Clause, first: int) -> bool:
    """Whether the name of another side stands right before the number: "A gave 14 jets, B 13"."""
    name = start_of_count(clause, first) - 1
    if name < 1 or clause.kinds[name] != ACTOR:
        return False
    before = name - 1 - clause.has(name - 1, "D")
    return clause.is_mark(before, ",;") or clause.low(before) in ("and", "while", "but")
