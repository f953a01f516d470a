"""The words of the present strength: title, subtitle, and who stands behind its lines."""

import pandas as pd

from toolkit.analysis.extremes import high_key, low_key
from toolkit.analysis.readings import INCLUDED, ON_TOP
from toolkit.charts.finish import count
from toolkit.charts.wording import amount_of, apart_words, draft, ends, listing, own_voice, phrase, run_of

READINGS = ("gross", "there")  # a total that something is taken off, or that stands alone
TOTALS = (*READINGS, "present")
UNSTATED = ("an unstated number", "no number")
OPEN, _NONE = "an open number", "none"


def title_of(table: pd.DataFrame) -> str:
    side = str(table.attrs.get("side", "")) or "Strength"
    if not len(table):
        return f"{side}: nothing is reported as sent"
    derived, there = (
        table[(table["part"].astype(object) == part).to_numpy()] for part in ("present", "there")
    )
    losses = bool((~table["part"].isin(TOTALS)).any())
    said = [f"{' to '.join(ends(there)) or OPEN} are there, {how_known(there)}"] if len(there) else []
    said += [_derived_words(derived) if losses else _nothing_off(table)] if len(derived) else []
    return f"{side}: {'; '.join(said)}"


def how_known(there: pd.DataFrame) -> str:
    """ "as reported"; where a reading puts additions on those there, its sum is nobody's report."""
    summed = (there["reading"].astype(object) == ON_TOP).any()
    return "as reported or with additions on top" if summed else "as reported"


def _nothing_off(table: pd.DataFrame) -> str:
    """Those sent, where no total of losses is recent enough: what remains would be all of them."""
    gross = table[(table["part"].astype(object) == "gross").to_numpy()]
    return f"{run_of(ends(gross))} sent; no recent total of losses, so nothing comes off"


def _derived_words(present: pd.DataFrame) -> str:
    """Both results where there are two, else the lowest and the highest, an empty one included; then open."""
    rows = present.assign(said=[phrase(row) for _, row in present.iterrows()])
    rows = rows.assign(
        told=[_told(row["said"]) + draft(rows[rows["said"] == row["said"]]) for _, row in rows.iterrows()]
    )
    if set(rows["said"]) <= set(UNSTATED):
        return "the reported losses leave open how many remain"
    first, *others = told = list(dict.fromkeys(rows.iloc[by_size(rows)]["told"]))
    if not others:
        why = "the losses reported exceed those sent" if first.startswith(_NONE) else "as reported"
        return f"{first} would remain of those sent, {why}"
    readings = bool(set(present["reading"]) <= {ON_TOP, INCLUDED})
    taken = "the reading" if readings else "whose total is taken"
    if len(others) == 1:
        return f"{first} or {others[0]} would remain, depending on {taken}"
    known = [*[words for words in told if words.startswith(_NONE)][:1], *ends(present)] or told
    run = f"runs from {known[0]} to {known[-1]}" if len(known) > 1 else f"is {known[0]}"
    is_open = any(words.startswith(OPEN) for words in told)
    return f"what would remain {run}{' or open' * is_open}, depending on {taken}"


def _told(said: str) -> str:
    return OPEN if said in UNSTATED else _NONE if said.startswith(_NONE) else said


def by_size(rows: pd.DataFrame) -> list[int]:
    """The rows in the order of their lowest number; none and an open one first."""
    amounts = [amount_of(row) for _, row in rows.iterrows()]
    keys = [low_key(amount) if amount.low or amount.high else (-1.0, 0) for amount in amounts]
    return sorted(range(len(rows)), key=keys.__getitem__)


def outermost(rows: pd.DataFrame) -> list[int]:
    """The rows that give the ends of which the title speaks; an open one is none."""
    amounts = [amount_of(row) for _, row in rows.iterrows()]
    told = [_told(phrase(row)) for _, row in rows.iterrows()]
    lowest = [place for place in by_size(rows) if told[place] != OPEN] or by_size(rows)
    stated = [place for place, amount in enumerate(amounts) if amount.low or amount.high]
    highest = sorted(stated, key=lambda place: high_key(amounts[place]))
    return list(dict.fromkeys([*lowest[:1], *highest[-1:]]))


def subtitle_of(table: pd.DataFrame, left_out: int) -> str:
    parts = set(table["part"].astype(object))
    said = [f"Unit: {table.attrs.get('unit') or 'number as given'}"]
    if "present" in parts:
        said.append("Derived: sent minus reported losses, bounds kept; nobody reported the rest")
    if "there" in parts:
        there = table[(table["part"].astype(object) == "there").to_numpy()]
        said.append(f"Those there: {how_known(there)}")
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
    sentences = [_said_by(said)]
    if "gross" in set(rows["part"]):
        partly = table.attrs.get("not_taken_off") or {}
        period = [f"{listing(words, 2)} {measure}" for measure, words in partly.items()]
        sentences.append(
            f"Not taken off, being of a period or a part and no total: {'; '.join(period)}." * bool(period)
        )
        missing = table.attrs.get("not_reported") or []
        sentences.append(f"No number: {', '.join(missing)}; not taken off." * bool(missing))
    return " ".join(filter(None, [*sentences, apart_words(table.attrs)]))


def _said_by(said: list[str]) -> str:
    return f"Said by: {'; '.join(said)}." if said else ""
