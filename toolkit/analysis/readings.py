"""The rows of a build-up: the readings with their parts, and the totals that others give."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import pandas as pd

from toolkit.analysis.additions import fits
from toolkit.analysis.bounds import End, Interval, from_row
from toolkit.analysis.doubts import doubts
from toolkit.analysis.origins import publishers_of
from toolkit.analysis.presence import whom_in_words, whom_most_count
from toolkit.analysis.selection import UNIT, Reported, ids, usual
from toolkit.analysis.sequence import SAME_BREATH_DAYS, Order, order
from toolkit.analysis.statements import span
from toolkit.dossier import Dossier

ON_TOP, INCLUDED, REPORTED = "on top", "included", "reported total"
COLUMNS = {
    "reading": "str",
    "label": "str",
    "part": "str",
    "low": "Float64",
    "best": "Float64",
    "high": "Float64",
    "bound": "str",
    "rounding": "Float64",
    "wording": "str",
    "claimed_by": "str",
    "status": "str",
    "review": "str",
    "when": "str",
    "reported": "datetime64[s]",
    "location": "str",
    "counts": "str",
    "origin_id": "str",
    "reports": "int64",
    "publishers": "int64",
    "conflicts_with": "str",
    "flags": "str",
    "claim_ids": "str",
}
Cells = dict[str, Any]


def orders(stock: Reported, flow: Reported) -> list[Order]:
    """How each claim of the total stands to the addition."""
    when = usual(flow.rows, "when")
    return [order(row, when, flow.first_day) for row in stock.rows]


def readings(
    dossier: Dossier, base: Reported | None, added: Sequence[Reported], others: Sequence[Reported]
) -> list[Cells]:
    """The reading "on top", and "included" where a claim says so or a total leaves nothing else.

    Additions that exceed the total are no part of it.
    """
    if base is None:
        return reading(dossier, ON_TOP, None, added)
    verdicts = orders(base, added[-1])
    before = [row for row, verdict in zip(base.rows, verdicts, strict=True) if verdict != "includes"]
    within = [row for row, verdict in zip(base.rows, verdicts, strict=True) if verdict != "before"]
    rows: list[Cells] = []
    if before:
        rows += reading(dossier, ON_TOP, base.with_rows(before), added)
    against = [other for other in others if rows and excludes(other, rows[-1], base, added)]
    if rows and not fits(added, base.amount):
        add_flags(rows[-1], "larger than the total, so no part of it")
    elif within or against:
        seen = base.with_rows(within or base.rows)
        rows += reading(dossier, INCLUDED, seen, added)
        if not within:
            add_flags(rows[-1], f"no report says so; the sum does not fit {_named(against)}")
    return rows


def add_flags(row: Cells, *doubts: str) -> None:
    """Put what there is to doubt behind what the row has already."""
    row["flags"] = "; ".join(filter(None, [row["flags"], *doubts]))


def reading(dossier: Dossier, name: str, base: Reported | None, added: Sequence[Reported]) -> list[Cells]:
    """The parts of one reading, and their total as the last row."""
    stock = [_cells(dossier, base, name, "stock")] if base else []
    flows = [_cells(dossier, flow, name, "flow") for flow in added] if name == ON_TOP else []
    # where no total is known, it is at least none
    total = base.amount if base else Interval(low=End(0))
    for flow in added if name == ON_TOP else ():
        total = total + _addition(flow.amount)
    behind = [*([base] if base else []), *added]
    claims = [row for item in behind for row in item.rows]
    together = {
        **_cells(dossier, behind[0], name, "total"),
        **amount_cells(total),
        "label": "together" if name == ON_TOP else "the additions included",
        "claimed_by": _one_or_none(item.voice.name for item in behind if not item.voice.is_newsroom),
        "status": _weakest(str(item.direct["status"]) for item in behind),
        "review": least_seen(item.review for item in behind),
        "when": None,
        "reported": max(item.rows[0]["reported"] for item in behind),
        "origin_id": "; ".join(item.origin_id for item in behind),
        "reports": len({row["source_id"] for row in claims}),
        "publishers": publishers_of(dossier, [row["claim_id"] for row in claims]),
        "flags": "adds numbers of different claimants"
        if len({item.voice.root for item in behind}) > 1
        else "",
        "claim_ids": ids(claims),
    }
    return [*stock, *flows, together]


def _addition(amount: Interval) -> Interval:
    """An addition without a lower bound ("up to 1,000") takes nothing away: it is at least none."""
    return amount if amount.low is not None else amount.or_fewer()


def reported_total(
    dossier: Dossier,
    other: Reported,
    base: Reported | None,
    added: Sequence[Reported],
    totals: Sequence[Cells],
) -> Cells:
    """The total of another claimant, with the readings that it excludes."""
    cells = _cells(dossier, other, REPORTED, "total")
    conflicts = [total["reading"] for total in totals if base and excludes(other, total, base, added)]
    return {**cells, "conflicts_with": "; ".join(conflicts)}


def excludes(other: Reported, total: Mapping[str, Any], base: Reported, added: Sequence[Reported]) -> bool:
    """Whether a reported total cannot be true together with the total of a reading.

    Only if it is about the same place and covers the time of the additions. Fewer may be there than were
    ever sent, and more sent than are there.
    """
    if other.place and base.place and other.place != base.place:
        return False
    if all(verdict == "before" for verdict in orders(other, added[-1])):
        return False
    time, addition = span(usual(other.rows, "when")), span(usual(added[-1].rows, "when"))
    if time and addition and time[1] < addition[1]:
        return False
    if time is None and other.first_day < added[-1].first_day - SAME_BREATH_DAYS:
        return False
    whom, of = whom_most_count(other.rows), whom_most_count(base.rows)
    if whom < of and other.amount.surely_below(total["interval"]):
        return False
    if whom > of and total["interval"].surely_below(other.amount):
        return False
    return other.amount.disjoint(total["interval"])


def amount_cells(amount: Interval) -> Cells:
    """The interval as columns of a tidy table; "interval" itself is for further arithmetic."""
    low, best, high, bound = amount.columns()
    return {
        "low": low,
        "best": best,
        "high": high,
        "bound": bound,
        "rounding": amount.rounding,
        "wording": amount.wording(),
        "interval": amount,
    }


_LABEL = {(ON_TOP, "stock"): "total before", (ON_TOP, "flow"): "addition", (INCLUDED, "stock"): "total"}


def _cells(dossier: Dossier, item: Reported, reading_name: str, part: str) -> Cells:
    direct = item.direct
    speaker = item.voice.name
    return {
        "reading": reading_name,
        "label": _LABEL.get((reading_name, part), speaker),
        "part": part,
        **amount_cells(from_row(direct["low"], direct["best"], direct["high"], direct["bound"])),
        "claimed_by": None if item.voice.is_newsroom else speaker,
        "status": direct["status"],
        "review": item.review,
        "when": usual(item.rows, "when"),
        "reported": item.rows[0]["reported"],
        "location": item.place or None,
        "counts": whom_in_words(item.rows),
        "origin_id": item.origin_id,
        "reports": len({row["source_id"] for row in item.rows}),
        "publishers": publishers_of(dossier, [row["claim_id"] for row in item.rows]),
        "conflicts_with": "",
        "flags": "; ".join(doubts(dossier, item)) if part == "flow" else "",
        "claim_ids": ids(item.rows),
    }


def aside_in_words(aside: Mapping[str, Sequence[Reported]]) -> dict[str, list[str]]:
    """The numbers of additions that are in no reading, by reason; a draft is called one."""
    return {reason: [_in_words(item, reason) for item in items] for reason, items in aside.items() if items}


def _in_words(item: Reported, reason: str) -> str:
    """ "4,000", "4,000 (draft)"; of another unit with that unit."""
    unit = (usual(item.rows, "unit") or "") if reason == UNIT else ""
    return " ".join(filter(None, [item.amount.wording(), unit, "(draft)" if item.review == "draft" else ""]))


def as_frame(cells: Sequence[Cells]) -> pd.DataFrame:
    """Cells as the tidy table of `build_up`."""
    rows = [{name: row[name] for name in COLUMNS} for row in cells]
    return pd.DataFrame(rows, columns=list(COLUMNS)).astype(COLUMNS)


def _named(items: Sequence[Reported]) -> str:
    return ", ".join(f"{item.amount.wording()} ({item.voice.name})" for item in items)


def _one_or_none(names: Iterable[str]) -> str | None:
    distinct = list(dict.fromkeys(names))
    return "; ".join(distinct) if distinct else None


def least_seen(reviews: Iterable[object]) -> str:
    """The review of what is made of several statements: with a draft among its parts it is a draft."""
    return "draft" if "draft" in set(reviews) else "accepted"


def _weakest(statuses: Iterable[str]) -> str:
    """A sum is no firmer than its least firm part."""
    ranked = ("unconfirmed", "asserted", "confirmed")
    return min(statuses, key=lambda status: ranked.index(status) if status in ranked else -1)
