"""Wholes and their parts: losses, and a stock with an addition."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import islice

from toolkit.analysis.contradictions import words
from toolkit.analysis.contradictions.compare import at_one_time, below
from toolkit.analysis.contradictions.kinds import Finding
from toolkit.analysis.contradictions.places import SAME, Places
from toolkit.analysis.contradictions.positions import Position
from toolkit.analysis.presence import SENT
from toolkit.analysis.statements import FAR_PAST

NEAREST = 8  # totals on each side in time that a part is held against
RECENT = 120  # days; an undated total may leave out an addition only if that is news
MOST = 96  # totals that an addition is held against: the work stays linear
SOON = 60  # days after an addition within which totals should hold it
INCLUDED, ON_TOP, OPEN = "included", "on top", "open"


def losses(positions: Sequence[Position], places: Places) -> Iterator[Finding]:
    """Killed or wounded that exceed the casualties which the same speaker gives for the time."""
    whole: dict[tuple[object, ...], list[Position]] = defaultdict(list)
    stocks = [p for p in positions if p.is_stock and p.top is not None and not p.is_plan]
    for position in sorted(stocks, key=lambda p: (p.as_of[0], p.claim_ids)):
        if position.label == "casualties":
            whole[(position.voice.root, position.side, position.unit)].append(position)
    seen = set()
    for part in stocks:
        if part.label not in ("killed", "wounded"):
            continue
        totals = whole.get((part.voice.root, part.side, part.unit), [])
        at = bisect_left(totals, part.as_of[0], key=lambda total: total.as_of[0])
        for total in totals[max(0, at - NEAREST) : at + NEAREST]:
            key = (part.origin, total.origin)
            if key not in seen and _exceeds(part, total, places):
                seen.add(key)
                yield Finding(
                    "part above total",
                    tuple(dict.fromkeys((*part.claim_ids, *total.claim_ids))),
                    f"{words.head(part)}{words.amount(part)} by {words.speaker(part)} are more than all "
                    f"{words.amount(total)} killed and wounded by {words.speaker(total)}.",
                )


def _exceeds(part: Position, total: Position, places: Places) -> bool:
    return (
        part.voice.related(total.voice)
        and at_one_time(part, total)
        and places.relation(part.place, total.place, losses=True) == SAME
        and below(total.interval, part.interval)
    )


def bases(positions: Sequence[Position]) -> frozenset[str]:
    """The first claims of the stocks that may be meant without the addition which their page gives.

    "3,000 more follow about 11,000": the 11,000 are no total of that day, so no totals contradict them.
    """
    deployed = _deployed(positions)
    by_origin = _by_origin(deployed)
    found = set()
    for stock_origin, flow_origin in _pairs(deployed):
        flow = _dated(by_origin[flow_origin])
        for stock in by_origin[stock_origin]:
            if _reading(stock, flow) == OPEN:
                found.add(stock.claim_ids[0])
    return frozenset(found)


def additions(positions: Sequence[Position], places: Places) -> Iterator[Finding]:
    """A stock and an addition of one speaker: included or on top, and totals below their sum."""
    deployed = _deployed(positions)
    by_origin = _by_origin(deployed)
    without = bases(positions)
    totals = _by_time([position for position in deployed if position.claim_ids[0] not in without])
    for stock, flow in _pairs(deployed):
        stocks, flows = by_origin[stock], by_origin[flow]
        yield from _readings(stocks, flows)
        yield from _too_small(stocks, flows, totals, places)


def _deployed(positions: Sequence[Position]) -> list[Position]:
    return [p for p in positions if p.label == "deployed" and not p.is_plan and p.top is not None]


def _by_origin(deployed: Sequence[Position]) -> dict[str, list[Position]]:
    found: dict[str, list[Position]] = defaultdict(list)
    for position in deployed:
        found[position.origin].append(position)
    return found


def _dated(flows: list[Position]) -> Position:
    """The page to date an addition by: one to which it is news, then one with a date, then most copies."""
    return max(
        flows, key=lambda flow: (_is_news(flow), flow.period is not None, len(flow.claim_ids), -flow.day)
    )


def _is_news(flow: Position) -> bool:
    """Whether a page tells an addition as new; a page that dates it years back tells history, or slips."""
    if flow.period is None:
        return not flow.is_newsroom
    return flow.day - flow.period[1] <= RECENT


def _pairs(deployed: Sequence[Position]) -> list[tuple[str, str]]:
    """Origins of a stock and of an addition to it that one page gives side by side."""
    pages: dict[tuple[object, ...], list[Position]] = defaultdict(list)
    for position in deployed:
        for source in position.sources:
            pages[(source, position.side, position.unit)].append(position)
    pairs: dict[tuple[str, str], None] = {}
    for page in pages.values():
        stocks = [position for position in page if position.is_stock]
        flows = [position for position in page if not position.is_stock]
        for flow in flows[:NEAREST]:
            for stock in stocks[:NEAREST]:
                if stock.voice.related(flow.voice):
                    pairs[stock.origin, flow.origin] = None
    return list(pairs)


def _reading(stock: Position, flow: Position) -> str:
    """How a page dates the stock against the addition: a dated total contains what came before it."""
    if flow.period is None:
        return INCLUDED if flow.is_newsroom else OPEN
    open_end = OPEN if stock.day - flow.period[1] <= RECENT else INCLUDED
    if stock.period is None:
        return open_end
    start, end = stock.period
    if end < flow.period[1]:
        return ON_TOP
    return open_end if start == FAR_PAST else INCLUDED


def _readings(stocks: list[Position], flows: list[Position]) -> Iterator[Finding]:
    flow = _dated(flows)
    readings: dict[str, list[Position]] = defaultdict(list)
    for stock in stocks:
        readings[_reading(stock, flow)].append(stock)
    before, after = [*readings[ON_TOP], *readings[OPEN]], readings[INCLUDED]
    if not before or not after:
        return
    both = stocks[0].interval + flow.interval
    ids = [i for p in (*before, *after, *flows) for i in p.claim_ids]
    yield Finding(
        "included or on top",
        tuple(dict.fromkeys(ids)),
        f"{words.head(flow)}{words.amount(flow)} more by {words.speaker(flow)} come on top of "
        f"{words.amount(before[0])} by {words.speaker(before[0])}, which makes {both.wording()}; or they are "
        f"included, as {words.speaker(after[0])} still has {words.amount(after[0])}.",
    )


def _by_time(deployed: Sequence[Position]) -> dict[tuple[str, str], list[Position]]:
    totals: dict[tuple[str, str], list[Position]] = defaultdict(list)
    for position in sorted(deployed, key=lambda p: (p.as_of[0], p.claim_ids)):
        if position.is_stock:
            totals[(position.side, position.unit)].append(position)
    return totals


def _too_small(
    stocks: list[Position],
    flows: list[Position],
    totals: dict[tuple[str, str], list[Position]],
    places: Places,
) -> Iterator[Finding]:
    """Totals after the addition that are smaller than stock and addition together."""
    flow = _dated(flows)
    base = [stock for stock in stocks if _reading(stock, flow) != INCLUDED]
    if not base:
        return
    stock = base[0]
    both = stock.interval + flow.interval
    found: dict[str, list[Position]] = defaultdict(list)
    for total in _soon_after(flow, totals[(flow.side, flow.unit)]):
        place = places.relation(total.place, stock.place, losses=False)
        is_total = total.whom == SENT and not total.is_part_there and total.origin != stock.origin
        if is_total and place == SAME and below(total.interval, both):
            found[total.origin].append(total)
    for small in islice(found.values(), NEAREST):
        ids = [i for p in (*small, *base, *flows) for i in p.claim_ids]
        yield Finding(
            "total below its parts",
            tuple(dict.fromkeys(ids)),
            f"{words.head(flow)}{words.amount(small[0])} in all by {words.speaker(small[0])} is less than "
            f"{words.amount(stock)} by {words.speaker(stock)} and {words.amount(flow)} more by "
            f"{words.speaker(flow)}, if these come on top: {both.wording()}.",
        )


def _soon_after(flow: Position, totals: Sequence[Position]) -> Iterator[Position]:
    """The first totals of the two months after an addition became known."""
    end = flow.period[1] if flow.period else flow.day
    first = bisect_left(totals, end, key=lambda total: total.as_of[0])
    for place in range(first, min(first + MOST, len(totals))):
        if totals[place].as_of[0] > max(end, flow.day) + SOON:
            return
        yield totals[place]
