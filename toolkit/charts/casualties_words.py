"""The words of the losses: title, subtitle, caption, alternative text."""

from typing import Any

import pandas as pd

from toolkit.charts.finish import count, written
from toolkit.charts.sheet import Heading
from toolkit.charts.wording import ends, listing, own_voice, phrase, run_of, spoken_by, told

MEASURES = ("casualties", "killed", "wounded", "captured", "missing")


def title_of(rows: pd.DataFrame, side: str) -> str:
    rows = rows[(rows["status"].astype(object) != "denied").to_numpy(bool)]
    if not len(rows):
        return f"{side or 'Losses'}: no total of losses is given as a number"
    for measure in MEASURES:
        own = rows[(rows["measure"].astype(object) == measure).to_numpy()]
        if len(own) > 1 and own["force"].nunique() > 1:  # never one range
            forces = [str(force) for force in sorted(set(own["force"]))]  # the side itself, "", first
            each = [f"{force or side}, {run_of(ends(own[own['force'] == force]))}" for force in forces]
            return f"{measure.capitalize()} as reported: {'; '.join(each)}"
        if len(own) > 1:
            said = ends(own)
            run = f"agree on {said[0]}" if len(said) == 1 else f"run from {said[0]} to {said[1]}"
            return f"{side}, {measure}: the latest totals of {_who(own)} {run}"
    row = rows.iloc[-1]
    return f"{side}, {row['measure']}: {phrase(row)} according to {row['claimant']}"


def _who(rows: pd.DataFrame, older: str = "") -> str:
    """ "3 claimants and 2 reports in their own voice" of rows with one line for each."""
    own = int(rows["claimed_by"].isna().sum())
    named = [count(len(rows) - own, f"{older}claimant")] if len(rows) > own else []
    return listing([*named, *([own_voice(own)] if own else [])])


def subtitle_of(unit: str, left_out: pd.DataFrame, parts: int) -> str:
    what = "Latest total of each claimant; panels overlap and must not be added up"
    gone = [_who(left_out, "older ")] if len(left_out) else []
    gone += [f"{count(parts, 'claim')} of a part"] if parts else []
    more = f". {listing(gone)} not drawn" if gone else ""
    return f"Unit: {unit or 'number as given'}. {what}{more}"


def caption_of(rows: pd.DataFrame, additions: pd.DataFrame) -> str:
    """The newest totals, and the newest losses of a period, which the panels do not show."""
    newest = rows.sort_values("reported", ascending=False, kind="stable").head(4)
    words = [f"{row['claimant']}: {told(row)} {row['measure']}{_when(row)}" for _, row in newest.iterrows()]
    newest_words = f"Newest: {listing(words, 4)}." if words else ""
    return " ".join(filter(None, [newest_words, _not_drawn(additions)]))


def _not_drawn(additions: pd.DataFrame) -> str:
    rows = additions.sort_values("reported", ascending=False, kind="stable")
    words = [f"{phrase(row)} {row['measure']} ({row['claimant']}{_when(row)})" for _, row in rows.iterrows()]
    return f"Losses of a period, not drawn: {listing(words, 2)}." if words else ""


def _when(row: Any) -> str:
    return f"{spoken_by(row)}, {written(row['reported'], brief=True)}"


def alt_of(rows: pd.DataFrame, heading: Heading) -> str:
    words = [f"{row['claimant']}, {row['measure']}: {phrase(row)}" for _, row in rows.iterrows()]
    return f"{heading.title}. {'; '.join(words)}."
