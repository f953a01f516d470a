"""The words of the claims over time: title, caption, alternative text."""

from typing import Any

import pandas as pd

from toolkit.analysis.forces import force_of
from toolkit.analysis.latest import of_earlier_time
from toolkit.charts.brackets import parts_among
from toolkit.charts.claims_panel import limit_of
from toolkit.charts.finish import count, written
from toolkit.charts.nothing import others
from toolkit.charts.rows import are_totals, latest_last
from toolkit.charts.sheet import Heading
from toolkit.charts.wording import (
    by_whom,
    claimant,
    draft,
    ends,
    listing,
    own_voice,
    phrase,
    run_of,
    spoken_by,
    told,
    whom_words,
)

RECENT = 90  # days before the as-of day that the title speaks of
LATEST = 4  # statements in the caption where more claimants have a letter than it has room for


def title_of(rows: pd.DataFrame, found: dict[str, str], day: str) -> str:
    """Between which numbers the latest totals run, as far as the scale of the picture reaches."""
    what = f"{found['side'] or 'All sides'}, {found['measure'] or 'people'}"
    is_total = are_totals(rows) & ~parts_among(rows)
    totals = rows[is_total & rows["value"].notna().to_numpy()]
    totals = totals[~above_the_scale(totals).to_numpy(bool)]
    totals = totals[~totals["status"].astype(object).isin(["planned", "denied"]).to_numpy()]
    if not len(totals):
        return f"{what}: no total is given as a fact" if len(rows) else f"{what}: no claims"
    since = pd.Timestamp(day) - pd.Timedelta(days=RECENT)
    recent = totals[(pd.to_datetime(totals["reported"]) > since).to_numpy()]
    period = f"of the last {RECENT} days" if len(recent) else ""
    totals = _latest_of_each(recent if len(recent) else totals)
    parts = by_whom(totals)
    if len(totals) == 1:
        whom = "" if parts[0][0] == "sent" else f"{whom_words(parts[0][0], found)}, "
        return f"{what}: {whom}{phrase(totals.iloc[0])}{draft(totals)} in the latest total {period}".rstrip()
    if [kind for kind, _ in parts] != ["sent"]:  # never one range
        apart = "; ".join(f"{whom_words(kind, found)}, {run_of(ends(part))}" for kind, part in parts)
        return f"{what}: {f'latest totals {period}'.strip()}: {apart}"
    said = ends(totals)
    run = f"agree on {said[0]}" if len(said) == 1 else f"run from {said[0]} to {said[1]}"
    return f"{what}: {f'latest totals {period}'.strip()} {run}{_by(totals)}"


def title_of_report(rows: pd.DataFrame, found: dict[str, str], report: str) -> str:
    """What one report says among the others: its totals, then its additions."""
    what = f"{found['side'] or 'All sides'}, {found['measure'] or 'people'}"
    new = rows[rows["is_new"].to_numpy(bool)]
    is_total = are_totals(new)
    new, is_total = new[new["value"].notna().to_numpy()], is_total[new["value"].notna().to_numpy()]
    said = [f"{_numbers(part)}{_behind(kind)}" for kind, part in by_whom(new[is_total])]
    for kind, part in by_whom(new[~is_total]):
        what_kind = "as an addition" if len({told(row) for _, row in part.iterrows()}) < 2 else "as additions"
        said.append(f"{_numbers(part)} {what_kind}{f' to {force_of(kind)}' * bool(force_of(kind))}")
    return f"{what}: {'; '.join(said) if said else 'no number'} in the report of {report}{draft(new)}"


def _numbers(rows: pd.DataFrame) -> str:
    return listing(list(dict.fromkeys(told(row) for _, row in rows.iterrows())), 2)


def _behind(kind: str) -> str:
    """ " there", " of Africa Corps": a kind of totals behind its number."""
    return f" {kind}".removeprefix(" sent")


def missing_of(found: dict[str, str], undated: int) -> str:
    """What a chart without a claim lacks."""
    if undated:
        return f'None of {count(undated, "claim")} has a date of its own; time="reported" draws them.'
    return f"No number on {whom(found)} was reported by this day."


def whom(found: dict[str, str]) -> str:
    """ "Norland (killed)": what was asked for."""
    return f"{found['side'] or 'any side'} ({found['measure'] or 'people'})"


def way_out_of(every: pd.DataFrame, found: dict[str, str]) -> str:
    """What there is instead: a later day, another measure, another side."""
    own = every[(every["side"].astype(object) == found["side"]).to_numpy()] if found["side"] else every
    asked = own[(own["measure"].astype(object) == found["measure"]).to_numpy()]
    if len(asked):
        return f"The first was reported on {written(asked['reported'].min())}."
    return others(own, "measure") if len(own) else others(every, "side")


def above_the_scale(totals: pd.DataFrame) -> "pd.Series[bool]":
    return totals["value"] > limit_of(totals)


def _latest_of_each(totals: pd.DataFrame) -> pd.DataFrame:
    """What each claimant said last, and every report in its own voice.

    Of several totals of one day those of an earlier time than another are left out: "13,000 now, down from
    15,000 last year" leaves 13,000.
    """
    who = totals["claimant"].where(totals["claimant"] != claimant(None), totals["claim_ids"])
    last = totals[(totals["reported"] == totals["reported"].groupby(who).transform("max")).to_numpy()]
    return last[~of_earlier_time(last, who[last.index]).to_numpy()]


def _by(totals: pd.DataFrame) -> str:
    """How many claimants, and how many reports speak for themselves; who repeats another is none of them."""
    totals = totals.sort_values("depth", ascending=False, kind="stable").drop_duplicates("origin")
    named = totals["claimant"] != claimant(None)
    unnamed = int(totals["reports"][~named].sum())
    who = [count(int(totals["claimant"][named].nunique()), "claimant")] if named.any() else []
    return f", by {listing([*who, *([own_voice(unnamed)] if unnamed else [])])}"


def subtitle_of(rows: pd.DataFrame, found: dict[str, str], time: str, undated: int) -> str:
    unit = found["unit"] or "number as given"
    if time == "reported":
        said = "day of report. One mark: one statement on one day, larger where more reports carry it"
    else:
        said = "time that the claim speaks of. One mark: one statement, at the last day of that time"
    left_out = f". {count(undated, 'claim')} without a date left out" if undated else ""
    over = above_the_scale(rows[are_totals(rows)]).any()
    headline = ". Title: without what is above the scale" if over else ""
    graded = ". B2: Admiralty grade" if (rows["grade"] != "").any() else ""
    return f"Unit: {unit}; {said}{left_out}{headline}{graded}"


def caption_of(rows: pd.DataFrame, named: list[str]) -> str:
    """The latest statement of each claimant with a letter; of many, of those who spoke last.

    A part stands for a claimant only where he gives nothing else.
    """
    rows = rows[rows["claimant"].isin(named).to_numpy()]
    parts = parts_among(rows)
    newest = latest_last(rows[~parts | ~rows["claimant"].isin(rows["claimant"][~parts]).to_numpy()])
    last = newest.drop_duplicates("claimant", keep="last").iloc[::-1]
    if not len(last):
        return ""
    said = [
        f"{row['claimant']} ({_said_alike(row, newest)}{spoken_by(row)}, {_short_day(row)})"
        for _, row in last.iterrows()
    ]
    if len(said) <= LATEST + 1:
        return f"Latest statement of each: {'; '.join(said)}."
    return f"The {LATEST} with a letter who spoke last: {'; '.join(said[:LATEST])}."


def _said_alike(row: Any, rows: pd.DataFrame) -> str:
    """ "101 and at least 250", "4,000 denied": all that its claimant gives on that day in the same way."""
    same = ["claimant", "reported", "mode", "status", "is_part"]
    alike = rows[(rows[same].astype(object) == row[same]).all(axis=1).to_numpy(bool)]
    alike = alike[~of_earlier_time(alike, alike["claimant"]).to_numpy(bool)]
    return listing(list(dict.fromkeys(told(one) for _, one in alike.iterrows())) or [told(row)])


def _short_day(row: Any) -> str:
    what = "part" if row["is_part"] else "total" if row["mode"] == "stock" else "addition"
    return f"{what}, {written(row['reported'], brief=True)}"


def alt_of(rows: pd.DataFrame, heading: Heading) -> str:
    stocks = int(are_totals(rows).sum())
    return (
        f"{heading.title}. Marks over the day of report: {count(stocks, 'total')} in one panel and "
        f"{count(len(rows) - stocks, 'addition')} in another. {heading.caption}"
    )
