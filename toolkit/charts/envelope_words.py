"""The words of the envelope: title, subtitle, who stands behind its ends, alternative text."""

from typing import Any

import pandas as pd

from toolkit.analysis import extremes
from toolkit.analysis.forces import whom_of
from toolkit.charts.finish import count, written
from toolkit.charts.rows import asserted_by, claims_from, publishers_of
from toolkit.charts.wording import amount_of, apart_words, by_whom, claimant, listing, number, whom_words

_KINDS = (
    "“There”: totals that by their words count who is there; the others count those sent or leave it open."
)


def title_of(table: pd.DataFrame) -> str:
    what = (
        ", ".join(str(table.attrs[name]) for name in ("side", "measure") if table.attrs.get(name))
        or "Reports"
    )
    parts = by_whom(table)
    if not parts or not len(table):
        return f"{what}: no total is standing"
    if [kind for kind, _ in parts] == ["sent"]:
        return f"{what}: {_finding(parts[0][1].iloc[-1], 'reports')}"
    standing = [(kind, part) for kind, part in parts if part[["low", "high"]].iloc[-1].notna().any()]
    found = [_finding(part.iloc[-1], whom_words(kind, table.attrs)) for kind, part in standing or parts]
    return f"{what}: {'; '.join(found)}"


def _finding(last: Any, who: str) -> str:
    """What one range says on its last day; `who`: "reports", or whom it counts where there are several."""
    origins = count(int(last["origins"]), "statement") + _open_words(last)
    is_alone = who == "reports"
    lead = "" if is_alone else f"{who}, "
    if pd.isna(last["low"]) and pd.isna(last["high"]):
        return f"{lead}no total stands on the last day"
    if bool(excludes(last.to_frame().T).iloc[0]):
        against = f"at least {number(last['excluded_below'])} against up to {number(last['excluded_above'])}"
        return f"{lead}reports exclude each other, {against} ({origins})"
    drafts = str(last.get("draft_ends", "")).split("; ")
    lowest, highest = (f"{last[end]}{' (draft)' * (end in drafts)}" for end in ("lowest", "highest"))
    if lowest != highest:
        return f"{lead}{'reports range ' * is_alone}from {lowest} to {highest} ({origins})"
    if not is_alone:
        return f"{lead}{lowest} ({origins})"
    agree = "the reports that stand agree on" if last["origins"] > 1 else "the one report that stands says"
    return f"{agree} {lowest} ({origins})"


def excludes(table: pd.DataFrame) -> "pd.Series[bool]":
    """Whether statements exclude each other on each day."""
    if "excluded_below" not in table:
        return pd.Series(False, index=table.index)
    return table["excluded_below"].notna()


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
    """Who stands behind the ends on the last day, for each kind of total, and what the kinds are."""
    parts = by_whom(table)
    if not len(table) or [kind for kind, _ in parts] == ["sent"]:
        return _standing(table.iloc[-1], claims, "") if len(table) else ""
    said = [_standing(part.iloc[-1], claims, whom_words(kind, table.attrs)) for kind, part in parts]
    there = any(whom_of(kind) != "sent" for kind, _ in parts)
    return " ".join(filter(None, [*said, _KINDS * there, apart_words(table.attrs)]))


def _standing(last: Any, claims: Any, whom: str) -> str:
    """Who stands behind both ends on the last day, if the claims are at hand; else who stands at all."""
    day = f"On {written(last['day'], brief=True)}{f', {whom}' if whom else ''}"
    ends = _behind(last, claims)
    if ends:
        others = len([name for name in str(last["claimants"]).split("; ") if name])
        others -= len({name for _, names in ends for name in names})
        rest = f" Between them: {count(others, 'further claimant')}." if others > 0 else ""
        return f"{day}: {'; '.join(f'{end} by {listing(names, 4)}' for end, names in ends)}.{rest}"
    names = [name for name in str(last["claimants"]).split("; ") if name]
    if whom and names:
        return f"{day}: {listing(names, 5)}."
    return f"{day} these stand: {listing(names, 5)}." if names else ""


def _behind(last: Any, claims: Any) -> list[tuple[str, list[str]]]:
    """("lowest, about 11,000,", claimants) and ("highest, ...") of one day."""
    if claims is None or pd.isna(last["lowest"]):
        return []
    rows = claims_from(claims, "figures")
    rows = rows[rows["claim_id"].isin(str(last["claim_ids"]).split("; ")).to_numpy()]
    rows = asserted_by(rows, claims)
    publisher = publishers_of(claims)
    amounts = [amount_of(row) for _, row in rows.iterrows()]
    found = []
    ends = (
        ("lowest, ", last["lowest"], extremes.low_words),
        ("highest, ", last["highest"], extremes.high_words),
    )
    for word, end, in_words in ends if last["lowest"] != last["highest"] else [("", *ends[0][1:])]:
        own = rows[[in_words(amount) == end for amount in amounts]]
        who = [
            claimant(name, unnamed=publisher.get(source, "a report's own voice"))
            for name, source in zip(own["claimed_by"], own["source_id"], strict=True)
        ]
        if who:
            found.append((f"{word}{end},", sorted(set(who))))
    return found


def alt_of(shown: pd.DataFrame) -> str:
    said = []
    for kind, part in by_whom(shown):
        rows = part.iloc[:: max(1, len(part) // 8)]
        steps = [f"{written(row['day'], brief=True)}: {_run_in_short(row)}" for _, row in rows.iterrows()]
        who = "" if len(by_whom(shown)) == 1 else f", {whom_words(kind, shown.attrs)}"
        said.append(f"Range over time{who}: {'; '.join(steps)}.")
    return " ".join(said)


def _run_in_short(row: Any) -> str:
    """ "3,000 to 15,000", "3,000 to open"; "no total stands" between the statements."""
    if pd.isna(row["low"]) and pd.isna(row["high"]):
        return "no total stands"
    return f"{number(row['low']) or 'open'} to {number(row['high']) or 'open'}"
