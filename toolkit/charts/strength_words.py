"""The words of the present strength: title, subtitle, and who stands behind its lines."""

import pandas as pd

from toolkit.analysis.readings import INCLUDED, ON_TOP
from toolkit.charts.finish import count
from toolkit.charts.wording import ends, listing, own_voice, phrase

READINGS = ("gross", "there")  # a total that something is taken off, or that stands alone
TOTALS = (*READINGS, "present")
_UNSTATED = ("an unstated number", "no number")


def title_of(table: pd.DataFrame) -> str:
    side = str(table.attrs.get("side", "")) or "Strength"
    if not len(table):
        return f"{side}: nothing is reported as sent"
    derived, there = (
        table[(table["part"].astype(object) == part).to_numpy()] for part in ("present", "there")
    )
    said = [_derived_words(derived)] if len(derived) else []
    if len(there):
        said.append(f"{' to '.join(ends(there)) or 'an open number'} are there, as reported")
    return f"{side}: {'; '.join(said)}"


def _derived_words(present: pd.DataFrame) -> str:
    words = list(dict.fromkeys(phrase(row) for _, row in present.iterrows()))
    known = ends(present)
    if set(words) <= set(_UNSTATED):
        return "the reported losses leave open how many remain"
    if len(words) == 1:
        return f"{words[0]} would remain of those sent, as reported"
    readings = bool(set(present["reading"]) <= {ON_TOP, INCLUDED})
    taken = "the reading" if readings else "whose total is taken"
    if len(known) < len(words[:2]):
        known = ["an open number" if set(words) & set(_UNSTATED) else "none", *known[-1:]]
    if len(words) == 2:
        return f"{' or '.join(known)} would remain, depending on {taken}"
    return f"what would remain runs from {known[0]} to {known[-1]}, depending on {taken}"


def subtitle_of(table: pd.DataFrame, left_out: int) -> str:
    parts = set(table["part"].astype(object))
    said = [f"Unit: {table.attrs.get('unit') or 'number as given'}"]
    if "present" in parts:
        said.append("Derived: sent minus reported losses, bounds kept; nobody reported the rest")
    if "there" in parts:
        said.append("Of those who are there nothing is taken off")
    if left_out:
        said.append(f"{count(left_out, 'further total')} not drawn")
    return ". ".join(said)


def caption_of(rows: pd.DataFrame, table: pd.DataFrame) -> str:
    """Everybody behind the lines that enter a result, and the losses without a number."""
    said = []
    for part in dict.fromkeys(rows["part"][rows["counted"].to_numpy(bool)]):
        own = rows[(rows["part"].astype(object) == part).to_numpy()]
        names = dict.fromkeys(name for cell in own["claimed_by"].dropna() for name in cell.split("; "))
        unnamed = int(own["claimed_by"].isna().sum()) if part in READINGS else 0
        who = [*names, *([own_voice(unnamed)] if unnamed else [])]
        if who:
            said.append(f"{'sent' if part == 'gross' else part} ({listing(who, 4)})")
    missing = table.attrs.get("not_reported") or []
    if missing and "gross" in set(rows["part"]):
        return f"{_said_by(said)} No number: {', '.join(missing)}; not taken off.".strip()
    return _said_by(said)


def _said_by(said: list[str]) -> str:
    return f"Said by: {'; '.join(said)}." if said else ""
