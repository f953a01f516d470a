"""A page against itself, and one thing shown under two names."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from toolkit.analysis.contradictions import words
from toolkit.analysis.contradictions.kinds import Finding
from toolkit.analysis.contradictions.positions import Position

# Categories between which a picture leaves room for doubt: crewed or not is hard to see.
LOOKALIKES = (("aircraft", "uav"),)
SAME_NEWS_DAYS = 3
MOST = 12  # a page with more statements in its own voice is a table and not a report


def headlines(supplies: Sequence[Position], figures: Sequence[Position]) -> Iterator[Finding]:
    """A page whose own voice (its headline) has a speaker's number with another bound."""
    pages: dict[tuple[str, str], list[Position]] = defaultdict(list)
    for position in (*figures, *supplies):
        if position.top is not None:
            for source in position.sources:
                pages[(position.table, source)].append(position)
    for page in pages.values():
        own = [position for position in page if position.is_newsroom]
        named = [position for position in page if not position.is_newsroom]
        for head in own[:MOST]:
            for text in named[:MOST]:
                if _is_one_number(head, text) and head.bound != text.bound:
                    yield _finding(head, text)


def _is_one_number(head: Position, text: Position) -> bool:
    same = head.top == text.top and head.unit == text.unit and head.label == text.label
    return same and head.item == text.item and head.side == text.side and head.is_stock == text.is_stock


def _finding(head: Position, text: Position) -> Finding:
    return Finding(
        "bound drift",
        tuple(dict.fromkeys((*head.claim_ids, *text.claim_ids))),
        f"{words.head(text)}{words.amount(text)} ({text.status}) by {words.speaker(text)} is "
        f"{words.amount(head)} ({head.status}) in the page's own voice.",
    )


def lookalikes(supplies: Sequence[Position]) -> Iterator[Finding]:
    """What one speaker showed on one day is one thing on some pages and its lookalike on others.

    Pages that have both show two things, and are left out.
    """
    shows: dict[tuple[str, str, str], list[Position]] = defaultdict(list)
    for position in supplies:
        day = position.period is not None and position.period[0] == position.period[1]
        if position.action == "displayed" and day and position.bound == "vague":
            shows[(position.voice.name, position.recipient, position.when)].append(position)
    for shown in shows.values():
        pages: dict[str, set[str]] = defaultdict(set)
        for position in shown:
            for source in position.sources:
                pages[source].add(position.category)
        for pair in LOOKALIKES:
            both = {source for source, categories in pages.items() if set(pair) <= categories}
            single = [p for p in shown if p.category in pair and not both & set(p.sources)]
            yield from _lookalike(single, pair)


def _lookalike(shown: list[Position], pair: tuple[str, str]) -> Iterator[Finding]:
    first = [position for position in shown if position.category == pair[0]]
    second = [position for position in shown if position.category == pair[1]]
    near = any(abs(one.day - other.day) <= SAME_NEWS_DAYS for one, other in combinations(shown, 2))
    if first and second and near:
        ids = [claim_id for position in (*first, *second) for claim_id in position.claim_ids]
        yield Finding(
            "label drift",
            tuple(dict.fromkeys(ids)),
            f"Shown by {first[0].recipient} {words.when(first[0].when).removeprefix('for ')}: "
            f"“{first[0].item}” ({words.where(first[0])}) or “{second[0].item}” ({words.where(second[0])}); "
            "no page has both, so it may be one thing under two names.",
        )
