"""Who is left: what was sent minus the losses that are reported.

Derived, never reported by anybody; nothing else in the toolkit uses it unless asked to.
"""

from collections.abc import Mapping
from datetime import date
from functools import reduce
from typing import Any

import pandas as pd

from toolkit.analysis import extremes
from toolkit.analysis.bounds import UNSTATED, Interval, from_row
from toolkit.analysis.build_up import build_up
from toolkit.analysis.forces import forces_of
from toolkit.analysis.known_day import as_ordinal, known_day
from toolkit.analysis.latest import latest_totals
from toolkit.analysis.origins import grouping
from toolkit.analysis.presence import counts_who_is_there
from toolkit.analysis.readings import INCLUDED, ON_TOP, REPORTED, amount_cells, least_seen
from toolkit.analysis.selection import Reported, ids, reported, select, usual
from toolkit.analysis.standing import FOREVER
from toolkit.cells import records
from toolkit.dossier import Day, Dossier
from toolkit.edtf import in_words
from toolkit.errors import ToolkitError

LOSSES = ("casualties", "killed", "wounded", "captured", "missing", "withdrawn")
HORIZON = 180  # days; totals of losses are renewed less often than those of soldiers sent
DERIVED = "derived: sent minus reported losses"
_READINGS = {ON_TOP: "the additions on top", INCLUDED: "the additions included"}
COLUMNS = {
    "reading": "str",
    "part": "str",
    "label": "str",
    "low": "Float64",
    "best": "Float64",
    "high": "Float64",
    "bound": "str",
    "rounding": "Float64",
    "wording": "str",
    "lowest": "str",
    "highest": "str",
    "counted": "bool",
    "claimed_by": "str",
    "location": "str",
    "review": "str",
    "claim_ids": "str",
}


def present_strength(
    dossier: Dossier,
    side: str,
    as_of: Day | None = None,
    *,
    gross: str = "deployed",
    horizon: int | None = HORIZON,
    roll_up: bool = False,
) -> pd.DataFrame:
    """Gross sent, what comes off, and what is left, for every reading of `build_up`; then who says how many
    are there.

    A loss is the range of the latest totals of all claimants, none older than `horizon` days. Casualties
    are killed and wounded together: where they are reported, killed and wounded are shown and not
    counted, and captured, missing and withdrawn count as "none or up to that many more", since reports
    often count them among the casualties. Losses that nobody reports are not taken off. Nothing is taken
    off a total whose words count those who are there ("13,000 are now in"): its losses are gone already.

    Columns: reading, part ("gross", a loss measure, "present"; "there" for a total of those who are there,
    a line alone), label, low, best, high, bound, rounding, wording, lowest and highest (where claimants
    give several totals of a loss: the ends of the range, each with who says it, and "draft" where only
    drafts do), counted (whether it entered the result), claimed_by, location (of those who are there),
    review ("draft" where a claim behind it is one that nobody reviewed), claim_ids. `attrs`: side, as_of,
    unit, derived (True), not_taken_off (losses of a period or a part, by measures without a total, in words),
    not_reported (loss measures without any number), forces. roll_up: forces of the side are named there; they
    are counted apart, so nothing of theirs is added or taken off.
    """
    newest = dossier.figures["reported"].max()
    day = known_day(dossier, as_of) or (None if pd.isna(newest) else newest.date())
    sent = build_up(dossier, side=side, as_of=day, measure=gross)
    totals = sent[sent["part"] == "total"]
    stocks = sent[sent["part"] == "stock"]
    counted = dict(zip(stocks["reading"], stocks["claim_ids"], strict=True))
    whose = [counted.get(*row) for row in zip(totals["reading"], totals["claim_ids"], strict=True)]
    totals = totals.assign(there=[_counts_who_is_there(dossier, str(claims)) for claims in whose])
    readings = totals["reading"] != REPORTED
    if readings.any():
        totals = totals[readings | totals["there"]]
    asked: dict[str, Any] = {"side": side, "day": day, "horizon": horizon, "unit": sent.attrs["unit"]}
    losses = {measure: latest_statements(dossier, measure=measure, **asked) for measure in LOSSES}
    known = {measure: found for measure, found in losses.items() if found}
    rows = [row for total in records(totals) for row in _rows(total, known)]
    frame = pd.DataFrame(rows, columns=list(COLUMNS)).astype(COLUMNS)
    partly = {
        measure: [_less_than_a_total(item) for item in found]
        for measure in LOSSES
        if measure not in known and (found := _standing(dossier, measure=measure, mode=None, **asked))
    }
    frame.attrs = {
        "side": sent.attrs["side"],
        "as_of": sent.attrs["as_of"],
        "unit": sent.attrs["unit"],
        "derived": True,
        "not_taken_off": partly,
        "forces": list(forces_of(dossier, side)) if roll_up else [],
        "not_reported": [measure for measure in LOSSES if measure not in known and measure not in partly],
    }
    return frame


def latest_statements(
    dossier: Dossier,
    *,
    side: str,
    measure: str,
    day: date | None,
    horizon: int | None,
    unit: str | None = None,
) -> list[Reported]:
    """The latest total of every claimant by that day; [] where there is none.

    Totals that are a garbled copy of another measure (casualties that became killed) are left out.
    """
    asked: dict[str, Any] = {"side": side, "measure": measure, "day": day, "horizon": horizon, "unit": unit}
    return latest_totals(_standing(dossier, mode="stock", **asked))


def _standing(
    dossier: Dossier,
    *,
    side: str,
    measure: str,
    mode: str | None,
    day: date | None,
    horizon: int | None,
    unit: str | None,
) -> list[Reported]:
    """The statements of one mode (None: of both) that are no older than the horizon."""
    try:
        frame, _, _ = select(dossier, side=side, measure=measure, day=day, unit=unit)
    except ToolkitError:
        return []
    last = as_ordinal(day) if day is not None else FOREVER
    labels = grouping(dossier).labels_at(last)
    return [
        item
        for item in reported(dossier, frame if mode is None else frame[frame["mode"] == mode])
        if labels[item.origin_id] == measure
        and (horizon is None or day is None or item.said_day >= last - horizon)
    ]


def _less_than_a_total(item: Reported) -> str:
    """ "about 1,100 (Borduria, December 2025)": a loss of a period, or of a place."""
    of = in_words(usual(item.rows, "when") or "") if item.mode == "flow" else item.place
    return f"{item.amount.wording()} ({', '.join(filter(None, [item.voice.name, of]))})"


def _counts_who_is_there(dossier: Dossier, claim_ids: str) -> bool:
    """Whether most claims behind a total count those who are there."""
    stocks = [row for row in dossier.claim_rows(claim_ids.split("; ")) if row["mode"] == "stock"]
    return sum(map(counts_who_is_there, stocks)) * 2 > len(stocks)


def _sent(total: Mapping[str, Any]) -> Interval:
    return from_row(*(total[name] for name in ("low", "best", "high", "bound"))).rounded(total["rounding"])


def _total(total: Mapping[str, Any], part: str, word: str) -> dict[str, object]:
    label = f"{word}, {_READINGS.get(str(total['reading'])) or 'as ' + str(total['label']) + ' says'}"
    who, review, claims = _text(total["claimed_by"]), str(total["review"]), str(total["claim_ids"])
    return _row(str(total["reading"]), part, label, _sent(total), True, who, review, claims)


def _there(total: Mapping[str, Any]) -> dict[str, object]:
    return {**_total(total, "there", "there"), "location": _text(total["location"])}


def _rows(total: Mapping[str, Any], losses: Mapping[str, list[Reported]]) -> list[dict[str, object]]:
    """Gross, the losses and what is left, for one reading; a total of those who are there stands alone."""
    if total["there"]:
        return [_there(total)]
    reading = str(total["reading"])
    rows = [_total(total, "gross", "sent")]
    left = _sent(total)
    for measure, found in losses.items():
        range_of_reports = reduce(Interval.union, (item.amount for item in found))
        counted = not ("casualties" in losses and measure in ("killed", "wounded"))
        if counted:
            left = left - _taken_off(measure, range_of_reports, losses)
        who = "; ".join(dict.fromkeys(item.voice.name for item in found))
        claims = "; ".join(ids(item.rows) for item in found)
        review = least_seen(item.review for item in found)
        row = _row(reading, measure, measure, range_of_reports, counted, who, review, claims)
        rows.append({**row, **_ends(found)})
    behind = [row for row in rows if row["counted"]]
    review = least_seen(row["review"] for row in behind)
    return [*rows, _present(reading, left, review, "; ".join(str(row["claim_ids"]) for row in behind))]


def _ends(found: list[Reported]) -> dict[str, str | None]:
    """The lowest and the highest of several totals, each with everybody who says so; None where all agree."""
    said = extremes.in_words([item.amount for item in found])
    if len(said) < 2:
        return {"lowest": None, "highest": None}
    words = (extremes.low_words, extremes.high_words)
    ends = []
    for end, worded in zip(said, words, strict=True):
        items = [item for item in found if worded(item.amount) == end]
        draft = ["draft"] if all(item.review == "draft" for item in items) else []
        ends.append(f"{end} ({', '.join([*dict.fromkeys(item.voice.name for item in items), *draft])})")
    return dict(zip(("lowest", "highest"), ends, strict=True))


def _taken_off(measure: str, amount: Interval, losses: Mapping[str, list[Reported]]) -> Interval:
    """The loss itself, or none up to that many where it may be part of one that is taken off already."""
    part_of_casualties = "casualties" in losses and measure in ("captured", "missing", "withdrawn")
    part_of_wounded = "wounded" in losses and measure == "withdrawn"
    return amount.or_fewer() if part_of_casualties or part_of_wounded else amount


def _present(reading: str, left: Interval, review: str, claims: str) -> dict[str, object]:
    try:
        return _row(reading, "present", DERIVED, left.not_below_zero(), True, None, review, claims)
    except ValueError:
        row = _row(reading, "present", DERIVED, UNSTATED, True, None, review, claims)
        return {**row, "wording": "none: the losses reported exceed what was sent"}


def _row(
    reading: str,
    part: str,
    label: str,
    amount: Interval,
    counted: bool,
    who: str | None,
    review: str,
    claims: str,
) -> dict[str, object]:
    cells = amount_cells(amount)
    del cells["interval"]
    named = {"reading": reading, "part": part, "label": label, "counted": counted}
    named |= {"lowest": None, "highest": None, "location": None}
    return {**named, **cells, "claimed_by": who, "review": review, "claim_ids": claims}


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None
