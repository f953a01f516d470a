"""Amounts over a period (flows of people, supplies) that cannot both hold."""

import re
from collections.abc import Hashable, Iterator, Sequence
from functools import partial

from toolkit.analysis.contradictions.compare import alike, below, on_one_page, within
from toolkit.analysis.contradictions.findings import Clash, Shelf
from toolkit.analysis.contradictions.places import SAME, Places
from toolkit.analysis.contradictions.positions import LOSSES, Position
from toolkit.analysis.contradictions.totals import TOGETHER
from toolkit.analysis.statements import words

EQUAL, PART, WHOLE = "equal", "part", "whole"
# Goods that are told by what they are counted in, however the page words them.
BULK = frozenset({"containers", "rounds", "tonnes", "tons", "barrels", "voyages", "USD", "EUR"})

_CONDITION = re.compile(r"\bif\b")  # what would be, if all were of one calibre, is no amount


def clashes(positions: Sequence[Position], places: Places) -> Iterator[Clash]:
    """Pairs of amounts that exclude each other.

    Amounts of one period are compared as they are; an amount of a part of the period must not exceed
    that of the whole. Supplies are compared where the items can be the same.
    """
    flows = [position for position in positions if _is_comparable(position)]
    flows.sort(key=lambda position: ((position.period or (0, 0))[::-1], position.day, position.claim_ids))
    began: dict[Hashable, int] = {}
    for position in flows:
        key = _matter(position)
        began[key] = min(position.day, began.get(key, position.day))
    shelf = Shelf()
    for later in flows:
        key = _matter(later)
        kind_of = partial(_kind, later=later, places=places, began=began[key])
        yield from shelf.clashes(key, later, kind_of)
        shelf.put(key, (later.voice.name, later.place, designations(later.item)), later)


def _is_comparable(position: Position) -> bool:
    dated = position.period is not None and position.top is not None
    conditional = _CONDITION.search(position.item)
    return not position.is_stock and dated and not position.is_garbled and not conditional


def _matter(position: Position) -> Hashable:
    people = (position.label, position.side) if position.table == "figures" else ()
    things = (position.category, position.supplier, position.recipient, position.action)
    return (*people, *things, position.unit, position.is_plan)


def _kind(earlier: Position, later: Position, places: Places, began: int) -> str:
    if earlier.origin == later.origin or on_one_page(earlier, later):
        return ""
    if not _exclude(earlier, later, places, began):
        return ""
    if not earlier.voice.related(later.voice):
        return "claimants disagree"
    if abs(earlier.day - later.day) <= TOGETHER:
        return "" if later.is_newsroom else "two numbers"
    # the body and its head are two speakers; the same speaker has simply said something new
    return (
        "claimants disagree" if earlier.who != later.who and earlier.voice.depth == later.voice.depth else ""
    )


def _exclude(one: Position, other: Position, places: Places, began: int) -> bool:
    items = _item_relation(one, other)
    place = places.relation(one.place, other.place, losses=one.label in LOSSES)
    if items is None or place != SAME or one.period is None or other.period is None:
        return False
    too_small = below(other.interval, one.interval) and items in (EQUAL, PART)
    too_large = below(one.interval, other.interval) and items in (EQUAL, WHOLE)
    if " per " in one.unit:  # a rate of a month may exceed that of its year
        return alike(one.period, other.period) and (too_small or too_large)
    inner, outer = within(one.period, other.period, began), within(other.period, one.period, began)
    if not inner and not outer:
        return alike(one.period, other.period) and (too_small or too_large)
    return (too_small and inner) or (too_large and outer)


def designations(item: str) -> frozenset[str]:
    """The types and calibres that an item names: 170, 240, KN-23.

    >>> sorted(designations("170 mm self-propelled howitzers and 240 mm launchers"))
    ['170', '240']
    """
    parts = "".join(letter if letter.isalnum() or letter == "-" else " " for letter in item).split()
    return frozenset(part.lower() for part in parts if any(letter.isdigit() for letter in part))


def _item_relation(one: Position, other: Position) -> str | None:
    """equal, part (one is some of the other), whole, or None where the two are different things."""
    first, second = designations(one.item), designations(other.item)
    if first and second and first != second:
        if first < second:
            return PART
        return WHOLE if second < first else None
    same = one.item == other.item or one.unit in BULK or words(one.item) & words(other.item)
    return EQUAL if same else None
