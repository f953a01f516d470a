"""Dates that cannot be: before the fact, before the stock, far outside the matter."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from toolkit.analysis.contradictions import words
from toolkit.analysis.contradictions.kinds import Finding
from toolkit.analysis.contradictions.positions import Position
from toolkit.analysis.statements import FAR_PAST

LONE_DAYS = 180  # nothing else on the matter lies within so many days
ENOUGH = 5  # dated statements by which the time of a matter is known


def impossible_dates(positions: Sequence[Position]) -> Iterator[Finding]:
    """Done things dated after their report, and dates half a year before all others of the matter."""
    matters: dict[tuple[str, ...], list[Position]] = defaultdict(list)
    for position in positions:
        if position.period is None or position.is_plan:
            continue
        if position.period[0] > position.day:
            yield _before_the_fact(position)
        if position.period[0] != FAR_PAST:
            matter = (position.label, position.side, position.supplier, position.recipient, position.unit)
            matters[matter].append(position)
    for dated in matters.values():
        yield from _lone(dated)


def _before_the_fact(position: Position) -> Finding:
    return Finding(
        "told before it happened",
        position.claim_ids,
        f"{words.head(position)}{words.amount(position)} by {words.speaker(position)} are told as done "
        f"on a day before the time that they are dated to.",
    )


def _lone(dated: list[Position]) -> Iterator[Finding]:
    """The statements that end half a year before the first of another origin begins.

    History is full of early dates; a slip is one whose number others have within the time.
    """
    dated = sorted(dated, key=lambda p: (p.period or (0, 0), p.claim_ids))
    sizes = Counter(position.origin for position in dated)
    first = dated[0]
    other = next((position for position in dated if position.origin != first.origin), None)
    if other is None:
        return
    numbers = Counter((position.top, position.origin) for position in dated)
    totals = Counter(position.top for position in dated)
    for position in dated:
        following = other if position.origin == first.origin else first
        assert position.period is not None
        assert following.period is not None
        known = len(dated) - sizes[position.origin] >= ENOUGH
        again = totals[position.top] > numbers[position.top, position.origin]
        if known and again and following.period[0] - position.period[1] > LONE_DAYS:
            yield _far_before(position, following)


def _far_before(position: Position, following: Position) -> Finding:
    return Finding(
        "total too early" if position.is_stock else "addition too early",
        tuple(dict.fromkeys((*position.claim_ids, *following.claim_ids))),
        f"{words.head(position)}{words.amount(position)} by {words.speaker(position)} lie more than half a "
        f"year before anything else of the kind; the first is {words.amount(following)} by "
        f"{words.speaker(following)}.",
    )
