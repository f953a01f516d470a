"""How many were sent: a total, what came on top, and what others give.

A flow is added to a stock only if it came after it. Where the reports leave that open, both readings
are given, each with its claims; totals of other claimants stand beside them, never in them.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from toolkit.analysis.additions import is_rather_a_total, retold, totals_told, without_overlap
from toolkit.analysis.doubts import page_of
from toolkit.analysis.forces import forces_of
from toolkit.analysis.forces_beside import forces_beside
from toolkit.analysis.known_day import as_ordinal, known_day
from toolkit.analysis.latest import latest_totals, newest_totals
from toolkit.analysis.readings import add_flags, as_frame, aside_in_words, orders, readings, reported_total
from toolkit.analysis.selection import (
    PLANNED,
    VAGUE,
    Reported,
    reported,
    select,
    time_of,
    usual,
)
from toolkit.analysis.sequence import SAME_BREATH_DAYS, order
from toolkit.dossier import Day, Dossier

PART = "part of a total"
HORIZON = 90  # days; older additions and totals belong into a chart over time


def build_up(
    dossier: Dossier,
    *,
    side: str,
    as_of: Day | None = None,
    measure: str = "deployed",
    location: str | None = None,
    unit: str | None = None,
    claimant: str | None = None,
    horizon: int | None = HORIZON,
    roll_up: bool = False,
) -> pd.DataFrame:
    """The numbers of one side as segments of bars, one row each.

    `claimant` chooses whose total carries the readings (else the latest addition decides); `unit`
    what is counted (else personnel, or the commonest); `horizon` how many days old an addition and the
    totals of others may be (None: any age). Planned and denied claims are not counted. Where no recent
    addition may have come after a total, there are no readings, only reported totals. roll_up: the latest
    totals on its forces too, of kinds of their own ("there of Africa Corps"), added to nothing.

    Columns: reading ("on top", "included", "reported total"), label, part ("stock", "flow",
    "total"), low, best, high, bound, rounding, wording, claimed_by, status, review ("draft" where no
    person has seen any claim behind it), when, reported (first report), location, counts ("sent", "there",
    "at the peak": whom a total of people deployed counts by its words; of a force with its name),
    origin_id, reports, publishers, conflicts_with (readings that this total excludes), flags (what to
    doubt), claim_ids. The
    row "total" of a reading is the sum of its other rows. `attrs`: measure, side, as_of, unit, location,
    horizon, older (how many totals are older than that), not_counted (claim ids by reason), set_aside (the
    additions among them that are given as facts and numbers and are no older than `horizon`, in words, by
    reason), parts (numbers that are only part of what their claimants count, in words; see `parts_of`),
    forces (those rolled up).
    Raises ToolkitError for a side or measure of which nothing is reported.
    """
    day = known_day(dossier, as_of)
    frame, counted, left_out = select(
        dossier, side=side, measure=measure, day=day, location=location, unit=unit
    )
    last = day or (frame["reported"].max().date() if len(frame) else None)
    oldest = -1 if last is None or horizon is None else as_ordinal(last) - horizon
    whose = (dossier.resolve(claimant) or claimant) if claimant else None
    found = reported(dossier, frame)
    base, added, others, aside = _sorted_out(found, whose, oldest)
    parts = [item for item in found if item.mode == "stock" and item.is_part and item is not base]
    rows = readings(dossier, base, added, others) if added else []
    for row in rows:
        flow = next(
            (flow for flow in added if row["part"] == "flow" and flow.origin_id == row["origin_id"]), None
        )
        doubts = totals_told(flow, [item for item in found if item.mode == "stock"]) if flow else []
        add_flags(row, *(_told_as_total(dossier, doubt) for doubt in doubts))
    totals = [row for row in rows if row["part"] == "total"]
    rows += [reported_total(dossier, other, base, added, totals) for other in others]
    forces = forces_of(dossier, side) if roll_up else ()
    asked: dict[str, Any] = {"measure": measure, "day": day, "location": location, "unit": counted}
    totals_of_forces, additions = forces_beside(dossier, forces, oldest=oldest, **asked)
    table = as_frame([*rows, *totals_of_forces])
    table.attrs = {
        "measure": measure,
        "side": dossier.resolve(side) or side,
        "as_of": last.isoformat() if last else None,
        "unit": counted,
        "location": location,
        "horizon": horizon,
        "older": sum(item.mode == "stock" and item.said_day < oldest for item in found),
        "not_counted": {
            **left_out,
            **{
                reason: [row["claim_id"] for item in items for row in item.rows]
                for reason, items in {PART: parts, **aside}.items()
                if items
            },
        },
        "parts": [_in_a_place(part) for part in parts if _is_news(part, found, oldest)],
        "set_aside": aside_in_words({**aside, **_additions(dossier, left_out, oldest), **additions}),
        "forces": list(forces),
    }
    return table


def _sorted_out(
    found: Sequence[Reported], claimant: str | None, oldest: int
) -> tuple[Reported | None, list[Reported], list[Reported], dict[str, list[Reported]]]:
    """The total, the additions to it, the totals of others, and the recent additions set aside, by reason."""
    stocks = [item for item in found if item.mode == "stock"]
    flows = [item for item in found if item.mode == "flow" and not item.is_part]
    recent = [item for item in flows if item.first_day >= oldest]
    counting = [item for item in recent if not (retold(item, flows) or is_rather_a_total(item, stocks))]
    base, later = _base(stocks, counting, claimant)
    added, doubtful = without_overlap(later)
    aside: dict[str, list[Reported]] = {}
    for flow in recent:
        if flow not in added:
            aside.setdefault(_why_not(flow, stocks, flows, doubtful), []).append(flow)
    parts = [item for item in found if item.mode == "flow" and item.is_part and item.first_day >= oldest]
    if parts:
        aside["part of another addition"] = parts
    return base, added, newest_totals(stocks, base, oldest), aside


def _is_news(part: Reported, found: Sequence[Reported], oldest: int) -> bool:
    """Whether its claimant has given no total since."""
    totals = latest_totals([one for one in found if one.mode == "stock"])
    since = [item.said_day for item in totals if item.voice.name == part.voice.name]
    return part.said_day >= max([oldest, *since])


def _in_a_place(part: Reported) -> str:
    """ "4,000 (Bordurian General Staff, Zlip)", "4,000 (Bordurian General Staff, draft)"."""
    draft = "draft" if part.review == "draft" else ""
    return f"{part.amount.wording()} ({', '.join(filter(None, [part.voice.name, part.place, draft]))})"


def _told_as_total(dossier: Dossier, stock: Reported) -> str:
    return f"{page_of(dossier, stock.rows[0])} gives {stock.amount.wording()} as a total"


def _why_not(
    flow: Reported, stocks: Sequence[Reported], flows: Sequence[Reported], doubtful: Sequence[Reported]
) -> str:
    """Why an addition is in no reading."""
    if flow in doubtful:
        return "may overlap another addition"
    if retold(flow, flows):
        return "retells another's addition"
    if is_rather_a_total(flow, stocks):
        return "a total in other reports"
    within = any(_one_camp(stock, flow) and not _may_come_before(stock, flow) for stock in stocks)
    return "included in a total" if within else "another claimant or place"


def _additions(dossier: Dossier, left_out: Mapping[str, list[str]], oldest: int) -> dict[str, list[Reported]]:
    """The recent additions, given as facts and numbers, among claims that do not count at all; by reason."""
    figures = dossier.figures[dossier.figures["mode"] == "flow"]
    found = {
        reason: reported(dossier, figures[figures["claim_id"].isin(ids)])
        for reason, ids in left_out.items()
        if reason not in (PLANNED, VAGUE)
    }
    return {reason: [item for item in items if item.first_day >= oldest] for reason, items in found.items()}


def _base(
    stocks: Sequence[Reported], flows: Sequence[Reported], claimant: str | None
) -> tuple[Reported | None, list[Reported]]:
    """The total that carries the readings, and the additions that it does not surely include.

    The latest addition decides (one with a named claimant, if there is any): the total is that of a
    body of the same state, stated nearest to it, or another's that is surely older than the addition.
    """
    if claimant is not None:
        flows = [flow for flow in flows if claimant in (flow.voice.name, *flow.voice.above)]
        stocks = [stock for stock in stocks if claimant in (stock.voice.name, *stock.voice.above)]
    for flow in sorted(flows, key=_newest_named_first):
        wholes = [stock for stock in stocks if stock.is_whole(flow.place)]
        mates = [stock for stock in wholes if _one_camp(stock, flow) and _belongs(stock, flow)]
        mates = mates or [
            stock for stock in wholes if _same_place(stock, flow) and _surely_before(stock, flow)
        ]
        base = min(mates, key=lambda stock: _distance(stock, flow), default=None)
        if base is not None and _may_come_before(base, flow):
            later = [item for item in flows if _one_camp(flow, item) and _may_come_before(base, item)]
            return base, sorted(later, key=lambda item: (item.first_day, item.origin_id))
    if stocks:
        return None, []
    newest = min(flows, key=_newest_named_first, default=None)
    return None, [flow for flow in flows if newest and _one_camp(flow, newest)]


def _newest_named_first(flow: Reported) -> tuple[bool, int, str]:
    return flow.voice.is_newsroom, -flow.first_day, flow.origin_id


def _one_camp(one: Reported, other: Reported) -> bool:
    """Bodies of one state, or one newsroom, speaking about one place."""
    if one.voice.is_newsroom or other.voice.is_newsroom:
        return one.voice.name == other.voice.name and _same_place(one, other)
    return one.voice.root == other.voice.root and _same_place(one, other)


def _same_place(one: Reported, other: Reported) -> bool:
    return not one.place or not other.place or one.place == other.place


def _belongs(stock: Reported, flow: Reported) -> bool:
    """A total that may come before the addition, or that is said in one breath with it."""
    together = min(abs(row["day"] - flow.first_day) for row in stock.rows) <= SAME_BREATH_DAYS
    return together or _may_come_before(stock, flow)


def _may_come_before(stock: Reported, flow: Reported) -> bool:
    return any(verdict != "includes" for verdict in orders(stock, flow))


def _surely_before(stock: Reported, flow: Reported) -> bool:
    when = usual(flow.rows, "when")
    return all(
        order({**row, "quote": None, "statement": None}, when, flow.first_day) == "before"
        for row in stock.rows
    )


def _distance(stock: Reported, flow: Reported) -> tuple[bool, bool, int, bool, int, int, str]:
    """The nearer total first; of two said on one day, the one that speaks of the later time.

    One that is not confirmed carries no sum where another was said within the same week.
    """
    nearest = min(stock.rows, key=lambda row: abs(row["day"] - flow.first_day))
    time = time_of(nearest["when"], nearest["day"])
    gap = abs(nearest["day"] - flow.first_day)
    news = (gap > SAME_BREATH_DAYS, stock.direct["status"] == "unconfirmed", gap)
    return *news, not stock.voice.related(flow.voice), -time[1], -len(stock.rows), stock.origin_id
