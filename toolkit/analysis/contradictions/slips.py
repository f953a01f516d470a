"""Slips within a few days: promised for supplied, and a zero too many."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from toolkit.analysis.contradictions import words
from toolkit.analysis.contradictions.echoes import HEADLINE_DAYS, NEWEST, NEWS_DAYS
from toolkit.analysis.contradictions.findings import Clash
from toolkit.analysis.contradictions.kinds import Finding
from toolkit.analysis.contradictions.positions import Position
from toolkit.analysis.statements import words as item_words


def plans_of_things(supplies: Sequence[Position]) -> Iterator[Clash]:
    """Things without a number that are supplied on one page and promised on another."""
    shelves: dict[tuple[object, ...], list[Position]] = defaultdict(list)
    for later in supplies:
        if not later.when or later.is_newsroom:
            continue
        shelf = shelves[
            (later.voice.name, later.category, later.supplier, later.recipient, later.when, later.top)
        ]
        for earlier in islice(reversed(shelf), NEWEST):
            alike = item_words(earlier.item) & item_words(later.item)
            if alike and earlier.is_plan != later.is_plan and abs(earlier.day - later.day) <= NEWS_DAYS:
                yield Clash("plan or fact", earlier, later)
        shelf.append(later)


def told_of_things(pairs: Iterable[Clash]) -> Iterator[Finding]:
    """One finding per pair of supplied and promised."""
    for clash in pairs:
        one, other = clash.one, clash.other
        sentence = (
            f"{one.supplier} to {one.recipient}: “{one.item}” {one.action} by {words.speaker(one)}, but "
            f"“{other.item}” {other.action} by {words.speaker(other)}."
        )
        yield Finding(clash.kind, (*one.claim_ids, *other.claim_ids), sentence)


def tenfold(positions: Sequence[Position]) -> Iterator[Clash]:
    """One speaker, one time, and a number that is ten (or a hundred) times the other: a slipped zero."""
    shelves: dict[tuple[object, ...], list[Position]] = defaultdict(list)
    for later in positions:
        if not later.top or not later.when:
            continue
        shelf = shelves[
            (later.voice.name, later.label, later.side, later.item, later.unit, later.when, later.whom)
        ]
        for earlier in islice(reversed(shelf), NEWEST):
            ratio = max(earlier.top or 0, later.top) / min(earlier.top or 1, later.top)
            slipped = ratio in (10.0, 100.0, 1000.0) and not set(earlier.sources) & set(later.sources)
            if slipped and abs(earlier.day - later.day) <= HEADLINE_DAYS:
                yield Clash("number drift", earlier, later)
        shelf.append(later)
