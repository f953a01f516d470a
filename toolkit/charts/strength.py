"""Gross against present strength: what was sent, what is reported lost, and what that leaves."""

from typing import Any

import numpy as np
import pandas as pd
from matplotlib.axes import Axes

from toolkit.charts import key, marks
from toolkit.charts.finish import count, finish, source_line
from toolkit.charts.forest import draw_forest, forest_height
from toolkit.charts.judgement import with_judgement
from toolkit.charts.rows import latest
from toolkit.charts.sheet import Heading, open_sheet
from toolkit.charts.style import MUTED, in_house_style
from toolkit.charts.wording import listing, phrase

_LEFT, _RIGHT = 2.35, 2.55  # inches
_MOST = 4  # readings drawn, with different totals first; the others are in the table


@in_house_style
def plot_strength(
    table: pd.DataFrame, *, judgement: Any = None, ax: Axes | None = None, tlp: str | None = None
) -> Axes:
    """What was sent and the derived rest for each reading of the build-up, then the losses between them.

    table: result of `present_strength` (reading, part, label, low, best, high, bound, wording, counted,
    claimed_by, claim_ids). Every line keeps its bounds: a range is a bar from low to high, an open end an
    arrow. Losses that did not enter the result (killed within casualties) are grey. The rest is marked
    "derived": nobody reported it.
    """
    rows = _shown(table)
    ends = rows["part"].isin(["gross", "present"]).to_numpy(bool)
    sections = [("Sent, and left", rows[ends]), ("Losses as reported", rows[~ends])]
    sections = [(name, part) for name, part in sections if len(part)]
    day, unit = latest(table), str(table.attrs.get("unit", ""))
    caption = with_judgement(_caption(table), judgement)
    left_out = int((table["part"].astype(object) == "gross").sum()) - int(
        (rows["part"].astype(object) == "gross").sum()
    )
    heading = Heading(_title(table), _subtitle(unit, left_out), caption, source_line(rows, day), day)
    sheet = open_sheet(ax, heading, content=0.6 + forest_height(sections))
    entries = [entry for entry in key.key_entries(rows, vertical=False) if entry[0] != "asserted"]
    if not rows["counted"].all():
        entries.append(
            (
                "grey: shown, not taken off",
                {"marker": "o", "s": 34, "facecolors": "white", "edgecolors": MUTED},
            )
        )
    top = key.draw_key(sheet, entries)
    axes = draw_forest(sheet, sections, y=top, height=sheet.high - top - 0.3, left=_LEFT, right=_RIGHT)
    return finish(
        sheet,
        axes,
        rows.drop(columns=["strong", "left", "right"]),
        unit=unit,
        alt=_alt(rows, heading),
        tlp=tlp,
    )


def _shown(table: pd.DataFrame) -> pd.DataFrame:
    """The rows of the first readings, with the losses, which are the same for all, only once."""
    rows = table.reset_index(drop=True)
    block = (rows["part"].astype(object) == "gross").cumsum()
    same = rows[["part", "wording", "claim_ids"]].astype("str").duplicated() & ~rows["part"].isin(
        ["gross", "present"]
    )
    chosen = _different(rows, block)
    rows = rows[((~rows["part"].isin(["gross", "present"]) | block.isin(chosen)) & ~same).to_numpy(bool)]
    return rows.assign(
        strong=rows["part"].isin(["gross", "present"]),
        status="asserted",
        left=[_left(row) for _, row in rows.iterrows()],
        right=[_right(row) for _, row in rows.iterrows()],
    )


def _different(rows: pd.DataFrame, block: Any) -> list[int]:
    """Numbers of the readings that are drawn: the first with each total, as many as there is room for."""
    gross = rows[(rows["part"].astype(object) == "gross").to_numpy()]
    first = gross[~gross["wording"].duplicated().to_numpy()]
    return [int(number) for number in block.loc[first.index[:_MOST]]]


def _left(row: Any) -> str:
    if row["part"] == "gross":
        return str(row["label"])
    if row["part"] == "present":
        return "left (derived)"
    return ("− " if row["counted"] else "") + str(row["part"])


def _right(row: Any) -> str:
    who = row["claimed_by"]
    said = phrase(row)
    if row["part"] == "present" or pd.isna(who) or not str(who):
        return said
    return f"{said}: {listing(str(who).split('; '), 1)}"


def _title(table: pd.DataFrame) -> str:
    side = str(table.attrs.get("side", "")) or "Strength"
    present = table[(table["part"].astype(object) == "present").to_numpy()]
    words = [phrase(row) for _, row in present.iterrows()]
    known = [word for word in words if word not in ("an unstated number", "no number")]
    if not len(table):
        return f"{side}: nothing is reported as sent"
    if not known:
        return f"{side}: the reported losses leave open how many remain"
    if len(set(words)) == 1:
        return f"{side}: {known[0]} would remain of those sent, as reported"
    left = _present_words(present)
    if len(left) > 2:
        return (
            f"{side}: what would remain runs from {left[0]} to {left[-1]}, depending on whose total is taken"
        )
    return f"{side}: {' or '.join(left)} would remain, depending on the reading"


def _present_words(present: pd.DataFrame) -> list[str]:
    """The distinct results in words, the lowest first; one without any number leads."""
    values = np.nan_to_num(marks.value_of(present), nan=-1.0)
    words = [phrase(present.iloc[i]) for i in np.argsort(values, kind="stable")]
    unstated = ("an unstated number", "no number")
    return list(dict.fromkeys("an open number" if word in unstated else word for word in words))


def _subtitle(unit: str, left_out: int) -> str:
    what = "Derived: sent minus reported losses, bounds kept; nobody reported the rest"
    more = f". {count(left_out, 'further total')} not drawn" if left_out else ""
    return f"Unit: {unit or 'number as given'}. {what}{more}"


def _caption(table: pd.DataFrame) -> str:
    said: dict[str, str] = {}
    for _, row in table.iterrows():
        if row["part"] != "present" and row["counted"] and isinstance(row["claimed_by"], str):
            part = "sent" if row["part"] == "gross" else str(row["part"])
            said.setdefault(part, f"{part} ({listing(row['claimed_by'].split('; '), 3)})")
    missing = table.attrs.get("not_reported") or []
    tail = f" No number: {', '.join(missing)}; not taken off." if missing else ""
    return (f"Said by: {'; '.join(said.values())}." if said else "") + tail


def _alt(rows: pd.DataFrame, heading: Heading) -> str:
    words = [f"{row['reading']}: {row['left']} {phrase(row)}" for _, row in rows.iterrows()]
    return f"{heading.title}. {'; '.join(words)}."
