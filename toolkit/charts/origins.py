"""The forest of origins: one line per original statement, however many pages repeat it."""

from typing import Any

import numpy as np
import pandas as pd
from matplotlib.axes import Axes

from toolkit.charts import key, marks, text
from toolkit.charts.claims_words import whom
from toolkit.charts.finish import count, finish, source_line, written
from toolkit.charts.forest import draw_forest, forest_height
from toolkit.charts.judgement import with_judgement
from toolkit.charts.nothing import draw_nothing, others
from toolkit.charts.rolled_up import told_apart, with_force, with_forces
from toolkit.charts.rows import asked_for, latest, one_kind
from toolkit.charts.sheet import Heading, open_sheet
from toolkit.charts.style import in_house_style
from toolkit.charts.wording import claimant, listing, told

_LEFT, _RIGHT = 2.3, 3.05
_SECTIONS = {"stock": "Totals", "flow": "Additions"}


@in_house_style
def plot_origins(
    origins: pd.DataFrame,
    *,
    measure: str | None = None,
    side: str | None = None,
    unit: str | None = None,
    most: int = 12,
    roll_up: bool = False,
    judgement: Any = None,
    ax: Axes | None = None,
    tlp: str | None = None,
) -> Axes:
    """Original statements as a forest plot: bounds, claimant, status, copies and drift.

    origins: result of `origins`. Marks grow with the number of reports, which corroborate nothing: the
    words at the right give reports and independent newsrooms. Totals and additions stand apart. `most`
    limits the lines to the origins with most reports, then the latest; within a section they are ordered
    by their number. roll_up: statements on the forces of the side too ("JNIM on Africa Corps"). judgement:
    see `toolkit.judgement`. Raises ToolkitError where measure, side or unit is not given and the table holds
    several, and for one that there is not.
    """
    rows = origins
    if "table" in rows:
        rows = rows[(rows["table"].astype(object) == "figures").to_numpy()]
    wanted = asked_for(origins, rows, measure=measure, side=side, unit=unit)
    if unit is None and (rows["unit"] == "personnel").any():
        wanted["unit"] = "personnel"
    if roll_up:
        rows = with_force(rows, origins.attrs.get("forces_of", {}).get(wanted["side"], ()), wanted["side"])
    rows, found = one_kind(rows, **wanted)
    pages = origins.attrs.get("pages", {})
    rows = told_apart(rows, _voices(rows, pages))
    day = latest(origins) or str(rows["last_report"].max())[:10] if len(rows) else latest(origins)
    chosen = rows.sort_values(
        ["reports", "last_report", "origin_id"], ascending=[False, False, True], kind="stable"
    )
    chosen = chosen[~np.isnan(marks.value_of(chosen))].head(most)
    if not len(chosen):
        own = (
            origins[(origins["side"].astype(object) == found["side"]).to_numpy()]
            if found["side"]
            else origins
        )
        return draw_nothing(
            ax,
            _title(rows, found),
            chosen,
            missing=f"No statement on {whom(found)} has a number.",
            way_out=others(own, "measure") if len(own) else others(origins, "side"),
            day=day,
            unit=found["unit"],
            tlp=tlp,
        )
    chosen = chosen.assign(
        value=marks.value_of(chosen),
        left=[
            claimant(name, unnamed=own)
            for name, own in zip(chosen["claimed_by"], _voices(chosen, pages), strict=True)
        ],
        right=[_words(row) for _, row in chosen.iterrows()],
    ).sort_values(["value", "origin_id"], ascending=[False, True], kind="stable")
    sections = [
        (f"{name} ({mode})", chosen[(chosen["mode"].astype(object) == mode).to_numpy()])
        for mode, name in _SECTIONS.items()
    ]
    sections = [(name, part) for name, part in sections if len(part)]
    caption = with_judgement(with_forces(_caption(chosen), rows), judgement)
    heading = Heading(
        _title(rows, found), _subtitle(rows, found, most), caption, source_line(chosen, day), day
    )
    sheet = open_sheet(ax, heading, content=0.6 + forest_height(sections, _LEFT, _RIGHT))
    top = key.draw_key(sheet, key.key_entries(chosen, vertical=False))
    axes = draw_forest(sheet, sections, y=top, height=sheet.high - top - 0.3, left=_LEFT, right=_RIGHT)
    shown = chosen.drop(columns=["left", "right", "value"])
    return finish(sheet, axes, shown, unit=found["unit"], alt=_alt(chosen, heading), tlp=tlp)


def _voices(rows: pd.DataFrame, pages: dict[str, str]) -> list[str]:
    """Who says in its own voice what nobody is named for: the one newsroom, or several."""
    return [
        f"{pages[origin]} itself" if number == 1 and origin in pages else "reports in their own voice"
        for origin, number in zip(rows["origin_id"], rows["publishers"], strict=True)
    ]


def _words(row: Any) -> str:
    """Wording, status, copies and drift of one origin."""
    copies = count(int(row["reports"]), "report")
    if int(row["reports"]) > 1:
        copies += f", {count(int(row['publishers']), 'newsroom')}"
    drift = row["drift"]
    tail = f"; drift: {drift.replace('; ', ', ')}" if isinstance(drift, str) and drift else ""
    reports = count(int(row["reports"]), "report")
    kinds = f"; {count(tail.count(',') + 1, 'kind')} of drift" if tail else ""
    forms = (f"({copies}){tail}", f"({reports}){tail}", f"({reports}){kinds}")
    said = [f"{told(row)} {form}" for form in forms]
    return next((words for words in said if text.width(words, 8) <= _RIGHT - 0.1), said[-1])


def _title(rows: pd.DataFrame, found: dict[str, str]) -> str:
    what = f"{found['side'] or 'All sides'}, {found['measure'] or 'people'}"
    if not len(rows):
        return f"{what}: no statement"
    reports = int(rows["reports"].sum())
    drifted = int((rows["drift"].fillna("").astype(str) != "").sum())
    tail = f"; {drifted} changed on the way" if drifted else ""
    return f"{what}: {count(reports, 'claim')} go back to {count(len(rows), 'original statement')}{tail}"


def _subtitle(rows: pd.DataFrame, found: dict[str, str], most: int) -> str:
    numbers = int((~np.isnan(marks.value_of(rows))).sum())
    more = f" Shown: {min(most, numbers)} of {len(rows)}." if min(most, numbers) < len(rows) else ""
    what = "Larger mark: more reports; copies do not corroborate."
    return f"Unit: {found['unit'] or 'number as given'}. {what}{more}"


def _caption(rows: pd.DataFrame) -> str:
    repeated = rows[(rows["reports"] > 1).to_numpy()].sort_values(
        ["reports", "origin_id"], ascending=[False, True], kind="stable"
    )
    words = [
        f"{row['left']} ({told(row)}, "
        f"{count(int(row['reports']), 'report')} since {written(row['first_report'], brief=True)})"
        for _, row in repeated.head(4).iterrows()
    ]
    return f"Most repeated: {listing(words, 4)}." if words else ""


def _alt(rows: pd.DataFrame, heading: Heading) -> str:
    words = [f"{row['left']}: {row['right']}" for _, row in rows.head(12).iterrows()]
    return f"{heading.title}. One line per original statement: {'; '.join(words)}."
