"""Which additions count, and which are another's, one another's, or no additions at all."""

from collections.abc import Sequence

from toolkit.analysis.bounds import Interval
from toolkit.analysis.selection import Reported, usual
from toolkit.analysis.statements import meet, span

RETOLD_DAYS = 90  # so long a page's own voice may retell an addition that it dates otherwise
UNDATED_DAYS = 60  # two additions without dates, reported within this time, may be one
NEWS_DAYS = 14  # so long one number, told as a total and as an addition, is one piece of news


def retold(flow: Reported, flows: Sequence[Reported]) -> bool:
    """A page's own voice with a number that a named claimant had given before: no addition of its own."""
    if not flow.voice.is_newsroom:
        return False
    return any(
        not other.voice.is_newsroom
        and other.first_day <= flow.first_day
        and bool(flow.numbers & other.numbers)
        and (_meet(flow, other) is not False or flow.first_day - other.first_day <= RETOLD_DAYS)
        for other in flows
    )


def totals_told(flow: Reported, stocks: Sequence[Reported]) -> list[Reported]:
    """The totals with which other reports tell this addition: the same claimant's, number and time."""
    pages = {row["source_id"] for row in flow.rows}
    return [
        stock
        for stock in stocks
        if stock.voice.related(flow.voice)
        and not stock.voice.is_newsroom
        and bool(flow.numbers & stock.numbers)
        and min(abs(row["day"] - flow.first_day) for row in stock.rows) <= NEWS_DAYS
        and _meet(flow, stock) is not False
        and not pages & {row["source_id"] for row in stock.rows}  # what one page tells apart are two things
    ]


def is_rather_a_total(flow: Reported, stocks: Sequence[Reported]) -> bool:
    """Whether at least as many reports tell the addition as a total."""
    return any(_reports(stock) >= _reports(flow) for stock in totals_told(flow, stocks))


def fits(added: Sequence[Reported], total: Interval) -> bool:
    """Whether the additions can be parts of that total: a part never exceeds what is stated of the whole."""
    most = total.high or total.low
    least = sum(max(0.0, flow.amount.lowest) for flow in added)
    return most is None or least <= most.value + most.slack


def without_overlap(added: Sequence[Reported]) -> tuple[list[Reported], list[Reported]]:
    """Additions that cannot be one another's part, newest first choice; and the rest."""
    chosen: list[Reported] = []
    doubtful: list[Reported] = []
    for flow in sorted(added, key=lambda item: (item.first_day, item.origin_id), reverse=True):
        if any(_may_overlap(flow, other) for other in chosen):
            doubtful.append(flow)
        else:
            chosen.insert(0, flow)
    return chosen, doubtful


def _may_overlap(one: Reported, other: Reported) -> bool:
    together = _meet(one, other)
    if together is None:
        return abs(one.first_day - other.first_day) <= UNDATED_DAYS
    return together


def _meet(one: Reported, other: Reported) -> bool | None:
    return meet(span(usual(one.rows, "when")), span(usual(other.rows, "when")))


def _reports(item: Reported) -> int:
    return len({row["source_id"] for row in item.rows})
