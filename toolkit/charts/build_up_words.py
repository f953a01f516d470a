"""The words of the build-up: title, caption, and who says each segment."""

from typing import Any

import pandas as pd

from toolkit.analysis.forces import whom_of
from toolkit.analysis.readings import INCLUDED, ON_TOP, REPORTED
from toolkit.charts import text
from toolkit.charts.finish import count, written
from toolkit.charts.wording import (
    apart_words,
    by_whom,
    claimant,
    draft,
    ends,
    listing,
    phrase,
    run_of,
    whom_words,
)


def segment(rows: pd.DataFrame, part: str) -> pd.DataFrame:
    return rows[(rows["part"].astype(object) == part).to_numpy()]


def who(row: Any) -> str:
    """Claimant (or the page that says it itself), draft, reports, status, place of a reported total."""
    parts = [claimant(row.get("claimed_by"), unnamed=_own_voice(row))]
    if row.get("review") == "draft":
        parts.append("draft")
    reports, status, place = row.get("reports"), row.get("status"), row.get("location")
    if not pd.isna(reports) and int(reports) > 1:
        parts.append(count(int(reports), "report"))
    if isinstance(status, str) and status not in ("", "asserted"):
        parts.append(status)
    if row["reading"] == REPORTED and isinstance(place, str) and place not in ("", parts[0]):
        parts.append(place)
    return ", ".join(parts)


def named(row: Any, room: float, size: float) -> str:
    """The words of `who` that fit into `room` inches: the place goes first, then the status, then the count.

    The claimant's name itself is cut only where nothing else is left.
    """
    parts = who(row).split(", ")
    for most in range(len(parts), 0, -1):
        words = ", ".join(parts[:most])
        if text.width(words, size) <= room:
            return words
    return text.shorten(parts[0], room, size)


def excludes_on_top(row: Any) -> bool:
    """Whether this total cannot be true together with the first reading."""
    return isinstance(row.get("conflicts_with"), str) and ON_TOP in row["conflicts_with"]


def _own_voice(row: Any) -> str:
    label = row.get("label")
    named = row["reading"] == REPORTED and isinstance(label, str) and label
    return f"{label} itself" if named else "no claimant named"


def title_of(table: pd.DataFrame, bars: list[str], totals: pd.DataFrame) -> str:
    """What the readings make; without one, between which numbers the totals that are drawn run."""
    side, measure = str(table.attrs.get("side", "")), str(table.attrs.get("measure", ""))
    what = ", ".join(part for part in (side, _sent_to(table) if measure == "deployed" else measure) if part)
    what = what or "Build-up"
    words = {}
    for reading in bars:
        rows = table[(table["reading"].astype(object) == reading).to_numpy()]
        total = segment(rows, "total")
        stated = total if len(total) else rows
        words[reading] = phrase(stated.iloc[0]) + draft(stated)
    if len(words) == 2 and words[ON_TOP] != words[INCLUDED]:
        flows = table["label"].astype(object)[(table["part"].astype(object) == "flow").to_numpy()].nunique()
        came, are = ("addition came", "it is") if flows < 2 else ("additions came", "they are")
        return f"{what}: {words[ON_TOP]} if the {came} on top, {words[INCLUDED]} if {are} included"
    if words:
        return f"{what}: {next(iter(words.values()))}"
    if not len(table):
        return f"{what}: no total to build on"
    parts = by_whom(totals)
    if [kind for kind, _ in parts] != ["sent"]:
        said = [f"{whom_words(kind, table.attrs)}, {run_of(ends(part))}" for kind, part in parts]
        return f"{what}: {'; '.join(said)} as reported"
    said = ends(totals)
    return f"{what}: {'totals ' * (len(said) > 1)}{run_of(said)} as reported"


_THERE = "“There” counts who is there by its words; the others count those sent or leave it open."


def _counts_there(table: pd.DataFrame) -> bool:
    """Whether the total that additions are put on counts those who are there."""
    rows = segment(table[(table["reading"].astype(object) != REPORTED).to_numpy()], "stock")
    return "counts" in rows and bool((rows["counts"].astype(object) == "there").any())


def _sent_to(table: pd.DataFrame) -> str:
    """ "sent to Russia", where all that the first reading adds up is in one place; else "deployed".

    "those in Russia" where the total counts those who are there and not all who were ever sent.
    """
    rows = table[(table["reading"].astype(object) == ON_TOP).to_numpy()] if "location" in table else table[:0]
    places = {str(place) for place in rows["location"].dropna()} if len(rows) else set()
    asked = table.attrs.get("location")
    place = str(asked) if asked else places.pop() if len(places) == 1 else ""
    if _counts_there(table):
        return f"those in {place}" if place else "those there"
    return f"sent to {place}" if place else "deployed"


def missing_of(table: pd.DataFrame) -> str:
    """What a build-up without a row lacks."""
    attrs = table.attrs
    what = f"{attrs.get('side') or 'any side'} ({attrs.get('measure') or 'people'})"
    return f"No total with a number on {what} is reported{_in_time(attrs)}."


def way_out_of(table: pd.DataFrame) -> str:
    """What to do about it: older totals are a parameter away."""
    older = int(table.attrs.get("older") or 0)
    if older:
        there = "1 older one is" if older == 1 else f"{older:,} older ones are"
        return f"{there} in the claims over time; tk.build_up(..., horizon=None) takes numbers of any age."
    aside = sum(len(words) for words in (table.attrs.get("set_aside") or {}).values())
    if aside:
        return f"{_set_aside(table.attrs)} An addition needs a total to stand on."
    return "A later day, another side or another measure may have one."


def subtitle_of(table: pd.DataFrame, bars: list[str], left_out: int) -> str:
    attrs = table.attrs
    aside = sum(len(words) for words in (attrs.get("set_aside") or {}).values())
    if bars:
        what = "Bars add to a total what came after it; bounds stay open"
    elif aside:
        what = "No addition can be put on top of a total"
    else:
        what = f"No addition with a number is reported{_in_time(attrs)}; totals stand side by side"
    other = f"; {count(aside, 'further addition' if bars else 'addition')} not counted" if aside else ""
    more = f" {count(left_out, 'further reported total')} not drawn." if left_out else ""
    readings = segment(table[table["reading"].astype(object).isin(bars).to_numpy()], "total")
    in_drafts = "review" in readings and bool((readings["review"] == "draft").any())
    drafts = " A draft, not reviewed, is among what is added." * in_drafts
    return f"Unit: {attrs.get('unit') or 'number as given'}. {what}{other}.{drafts}{more}"


def _in_time(attrs: Any) -> str:
    horizon = attrs.get("horizon")
    return f" in the last {horizon} days" if horizon else ""


def _set_aside(attrs: Any) -> str:
    """The recent additions that are in no reading, and why."""
    aside = attrs.get("set_aside") or {}
    said = [f"{listing(words, 3)} ({reason})" for reason, words in aside.items()]
    return f"Not added: {'; '.join(said)}." if said else ""


def caption_of(table: pd.DataFrame, bars: list[str], totals: pd.DataFrame) -> str:
    said = []
    for part, word in (("stock", "Total before"), ("flow", "Addition")):
        rows = segment(table[table["reading"].astype(object).isin(bars).to_numpy()], part)
        claims = dict.fromkeys(f"{phrase(row)} ({who(row)}{_when(row)})" for _, row in rows.iterrows())
        if claims:
            said.append(f"{word}: {'; '.join(claims)}.")
    if len(bars) == 2:
        said.append("Whether it is in the total is open; both readings are shown.")
    if any(excludes_on_top(row) for _, row in totals.iterrows()):
        said.append("≠: excludes the first reading.")
    lines = [f"{phrase(row)} ({who(row)})" for _, row in totals.iterrows()]
    if lines and not bars:
        said.append(f"Reported totals: {listing(lines, 3)}.")
    kinds = {whom_of(kind) for kind, _ in by_whom(totals)}
    if "there" in kinds or _counts_there(table):
        said.append(_THERE)
    said += filter(None, [apart_words(table.attrs), _set_aside(table.attrs)])
    parts = table.attrs.get("parts") or []
    said += [f"Parts of totals, not drawn: {listing(parts, 3)}."] if parts else []
    flags = [cell for cell in table.get("flags", pd.Series(dtype=str)).dropna().unique() if cell]
    if flags:
        said.append(f"Doubts: {'; '.join(flags)}.")
    return " ".join(said)


def _when(row: Any) -> str:
    return (
        f", {written(row['reported'], brief=True)}"
        if "reported" in row and not pd.isna(row["reported"])
        else ""
    )
