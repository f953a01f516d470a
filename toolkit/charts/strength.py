"""Gross against present strength: what was sent, what is reported lost, and what that leaves."""

from typing import Any

import pandas as pd
from matplotlib.axes import Axes

from toolkit.charts import key
from toolkit.charts.finish import finish, source_line
from toolkit.charts.forest import draw_forest, forest_height
from toolkit.charts.judgement import with_judgement
from toolkit.charts.rows import latest
from toolkit.charts.sheet import Heading, open_sheet
from toolkit.charts.style import MUTED, in_house_style
from toolkit.charts.wording import listing, phrase

_READINGS = {"on top": "If additions came on top", "included": "If they are included"}
_LEFT, _RIGHT = 1.75, 2.9


@in_house_style
def plot_strength(
    table: pd.DataFrame, *, judgement: Any = None, ax: Axes | None = None, tlp: str | None = None
) -> Axes:
    """What was sent, the losses, and the derived rest, one block per reading of the build-up.

    table: result of `present_strength` (reading, part, label, low, best, high, bound, wording, counted,
    claimed_by, claim_ids). Every line keeps its bounds: a range is a bar from low to high, an open end an
    arrow. Losses that did not enter the result (killed within casualties) are grey. The rest is marked
    "derived": nobody reported it.
    """
    rows = table.reset_index(drop=True)
    rows = rows.assign(
        strong=rows["part"].isin(["gross", "present"]),
        status="asserted",
        left=[_left(row) for _, row in rows.iterrows()],
        right=[_right(row) for _, row in rows.iterrows()],
    )
    readings = list(dict.fromkeys(rows["reading"].astype(str)))
    sections = [
        (
            _READINGS.get(reading, reading.capitalize()),
            rows[(rows["reading"].astype(str) == reading).to_numpy()],
        )
        for reading in readings
    ]
    day, unit = latest(table), str(table.attrs.get("unit", ""))
    caption = with_judgement(_caption(table), judgement)
    heading = Heading(_title(table, readings), _subtitle(unit), caption, source_line(table, day), day)
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
    return finish(sheet, axes, table, unit=unit, alt=_alt(rows, heading), tlp=tlp)


def _left(row: Any) -> str:
    if row["part"] == "gross":
        return "sent"
    if row["part"] == "present":
        return "left (derived)"
    return ("− " if row["counted"] else "") + str(row["part"])


def _right(row: Any) -> str:
    who = row["claimed_by"]
    said = phrase(row)
    if row["part"] == "present" or pd.isna(who) or not str(who):
        return said
    return f"{said}: {listing(str(who).split('; '), 1)}"


def _title(table: pd.DataFrame, readings: list[str]) -> str:
    side = str(table.attrs.get("side", "")) or "Strength"
    present = table[(table["part"].astype(object) == "present").to_numpy()]
    words = [phrase(row) for _, row in present.iterrows()]
    known = [word for word in words if word not in ("an unstated number", "no number")]
    if not len(table):
        return f"{side}: nothing is reported as sent"
    if not known:
        return f"{side}: the reported losses leave open how many remain"
    if len(set(words)) == 1 or len(readings) == 1:
        return f"{side}: {known[0]} would remain of those sent, as reported"
    return f"{side}: {' or '.join(_present_words(words))} would remain, depending on the reading"


def _present_words(words: list[str]) -> list[str]:
    unstated = ("an unstated number", "no number")
    return list(dict.fromkeys("an open number" if word in unstated else word for word in words))


def _subtitle(unit: str) -> str:
    what = "Derived: sent minus reported losses, bounds kept; nobody reported the rest"
    return f"Unit: {unit or 'number as given'}. {what}"


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
