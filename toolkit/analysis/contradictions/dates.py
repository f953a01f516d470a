"""Dates that cannot be: before the fact, before the stock, far outside the matter."""

from bisect import bisect_left
from collections import defaultdict
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
        "before the fact",
        position.claim_ids,
        f"{words.head(position)}{words.amount(position)} by {words.speaker(position)} are told as done "
        f"on a day before the time that they are dated to.",
    )


def _lone(dated: list[Position]) -> Iterator[Finding]:
    """The statements that end half a year before the next one of another origin begins."""
    starts = sorted((p.period[0], p.origin, i) for i, p in enumerate(dated) if p.period is not None)
    for position in dated:
        assert position.period is not None
        end = position.period[1]
        others = [entry for entry in starts if entry[1] != position.origin][: ENOUGH + 1]
        first = _first_other(starts, position)
        if first is None or len(others) < ENOUGH or first - end <= LONE_DAYS:
            continue
        following = dated[starts[bisect_left(starts, (first, "", -1))][2]]
        kind = "outside the time" if position.is_stock else "before its stock"
        ids = (*position.claim_ids, *following.claim_ids)
        yield Finding(
            kind,
            tuple(dict.fromkeys(ids)),
            f"{words.head(position)}{words.amount(position)} by {words.speaker(position)} lie more than "
            f"half a year before anything else of the kind; the first is {words.amount(following)} by "
            f"{words.speaker(following)}.",
        )


def _first_other(starts: list[tuple[int, str, int]], position: Position) -> int | None:
    """When the earliest statement of another origin begins, if none begins before this one."""
    for start, origin, _ in starts:
        if origin != position.origin:
            return start
    return None
