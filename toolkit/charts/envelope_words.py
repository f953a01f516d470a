"""The words of the envelope: title, subtitle, who stands behind its ends, alternative text."""

from typing import Any

import pandas as pd

from toolkit.analysis import extremes
from toolkit.charts.finish import count, written
from toolkit.charts.rows import claims_from, publishers_of
from toolkit.charts.wording import amount_of, claimant, listing, number


def title_of(table: pd.DataFrame) -> str:
    what = (
        ", ".join(str(table.attrs[name]) for name in ("side", "measure") if table.attrs.get(name))
        or "Reports"
    )
    if not len(table):
        return f"{what}: no total is standing"
    last = table.iloc[-1]
    origins = count(int(last["origins"]), "statement") + _open_words(last)
    if pd.isna(last["low"]) and pd.isna(last["high"]):
        return f"{what}: no total stands on the last day"
    if last["high"] is not pd.NA and last["low"] is not pd.NA and last["high"] < last["low"]:
        return (
            f"{what}: reports exclude each other, at least {number(last['low'])} "
            f"against up to {number(last['high'])} ({origins})"
        )
    drafts = str(last.get("draft_ends", "")).split("; ")
    lowest, highest = (f"{last[end]}{' (draft)' * (end in drafts)}" for end in ("lowest", "highest"))
    if lowest != highest:
        return f"{what}: reports range from {lowest} to {highest} ({origins})"
    agree = "the reports that stand agree on" if last["origins"] > 1 else "the one report that stands says"
    return f"{what}: {agree} {lowest} ({origins})"


def _open_words(last: Any) -> str:
    """ "; open upwards" where some standing statement gives no upper end, and so on."""
    ends = (("upwards", "open_above"), ("downwards", "open_below"))
    words = [word for word, name in ends if bool(last.get(name))]
    return f"; open {' and '.join(words)}" if words else ""


def subtitle_of(attrs: Any) -> str:
    horizon = attrs.get("horizon")
    held = (
        f"the latest total of each claimant, at most {horizon} days old"
        if horizon
        else "the latest total of each claimant"
    )
    return (
        f"Unit: {attrs.get('unit') or 'number as given'}. For every day {held}; “about 100” is drawn at 100. "
        "A range of reports, no more"
    )


def caption_of(table: pd.DataFrame, claims: Any) -> str:
    """Who stands behind both ends on the last day, if the claims are at hand; else who stands at all."""
    if not len(table):
        return ""
    last = table.iloc[-1]
    day = written(last["day"], brief=True)
    ends = _behind(last, claims)
    if ends:
        others = len([name for name in str(last["claimants"]).split("; ") if name])
        others -= len({name for _, names in ends for name in names})
        rest = f" Between them: {count(others, 'further claimant')}." if others > 0 else ""
        return f"On {day}: {'; '.join(f'{end} by {listing(names, 4)}' for end, names in ends)}.{rest}"
    names = [name for name in str(last["claimants"]).split("; ") if name]
    return f"On {day} these stand: {listing(names, 5)}." if names else ""


def _behind(last: Any, claims: Any) -> list[tuple[str, list[str]]]:
    """("lowest, about 11,000,", claimants) and ("highest, ...") of one day."""
    if claims is None or pd.isna(last["lowest"]):
        return []
    rows = claims_from(claims, "figures")
    rows = rows[rows["claim_id"].isin(str(last["claim_ids"]).split("; ")).to_numpy()]
    publisher = publishers_of(claims)
    amounts = [amount_of(row) for _, row in rows.iterrows()]
    found = []
    for word, end, in_words in (
        ("lowest", last["lowest"], extremes.low_words),
        ("highest", last["highest"], extremes.high_words),
    ):
        own = rows[[in_words(amount) == end for amount in amounts]]
        who = [
            claimant(name, unnamed=publisher.get(source, "a report's own voice"))
            for name, source in zip(own["claimed_by"], own["source_id"], strict=True)
        ]
        if who:
            found.append((f"{word}, {end},", sorted(set(who))))
    return found


def alt_of(shown: pd.DataFrame) -> str:
    rows = shown.iloc[:: max(1, len(shown) // 8)]
    said = [
        f"{written(row['day'], brief=True)}: {number(row['low']) or 'open'} to "
        f"{number(row['high']) or 'open'}"
        for _, row in rows.iterrows()
    ]
    return f"Range over time: {'; '.join(said)}."
