"""Totals (stocks) that cannot both hold: of one time, or of a count that can only grow."""

from collections.abc import Iterator, Sequence
from functools import partial

from toolkit.analysis.contradictions.compare import at_one_time, cannot_both_hold, meets, on_one_page, too_few
from toolkit.analysis.contradictions.findings import Clash, Shelf
from toolkit.analysis.contradictions.places import SAME, Places
from toolkit.analysis.contradictions.positions import LOSSES, Position
from toolkit.analysis.presence import SENT

TOGETHER = 7  # days between reports within which a claimant has not simply said something new


def clashes(positions: Sequence[Position], places: Places) -> Iterator[Clash]:
    """Pairs of totals that exclude each other, each with its kind.

    Totals are taken in the order of their times; each is held against the latest one of every
    speaker, so that the work grows with the number of claims and not with its square.
    """
    stocks = [position for position in positions if _is_comparable(position)]
    stocks.sort(key=lambda position: (position.as_of[0], position.day, position.claim_ids))
    shelf = Shelf()
    for later in stocks:
        key = (later.label, later.side, later.unit, later.is_plan)
        yield from shelf.clashes(key, later, partial(_kind, later=later, places=places))
        shelf.put(key, (later.voice.name, later.place, later.since), later)


def _is_comparable(position: Position) -> bool:
    """A number of people of whom the measure says what happened to them; "other" may be anything."""
    return (
        position.is_stock
        and position.top is not None
        and not position.is_garbled
        and position.label != "other"
    )


def _kind(earlier: Position, later: Position, places: Places) -> str:
    if earlier.origin == later.origin:
        return ""
    if on_one_page(earlier, later):
        return ""
    if earlier.voice.related(later.voice):
        return _own_kind(earlier, later, places)
    if at_one_time(earlier, later):
        return "claimants disagree" if cannot_both_hold(earlier, later, places) else ""
    return "falling count" if _falls(earlier, later, places) else ""


def _own_kind(earlier: Position, later: Position, places: Places) -> str:
    """A later total of the same claimant is an update, unless it is the older statement come back."""
    if later.began < earlier.began and later.day > earlier.began:
        fresh = earlier.as_of[1] < later.as_of[0] and later.day > earlier.day
        return "superseded number" if fresh and _is_lower(earlier, later, places) else ""
    if later.is_newsroom:
        return ""  # a newspaper passes numbers on; that its pages differ says nothing
    tolerance = 0 if earlier.voice.name == later.voice.name else 1
    together = abs(earlier.day - later.day) <= TOGETHER and meets(earlier.as_of, later.as_of, tolerance)
    return "two numbers" if together and cannot_both_hold(earlier, later, places) else ""


def _falls(earlier: Position, later: Position, places: Places) -> bool:
    if later.is_newsroom and not later.when:
        return False  # a number in passing, of this or that incident
    if later.is_plan or "per" in later.unit.split() or "percent" in later.unit:
        return False
    grows = later.label in LOSSES or (earlier.since and later.since)
    return grows and earlier.as_of[1] < later.as_of[0] and _is_lower(earlier, later, places)


def _is_lower(earlier: Position, later: Position, places: Places) -> bool:
    """Whether a count has fallen that cannot: one of those who are there may."""
    if later.whom != SENT:
        return False
    relation = places.relation(earlier.place, later.place, losses=later.label in LOSSES)
    return relation == SAME and too_few(later, earlier)
