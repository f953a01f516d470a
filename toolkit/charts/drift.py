"""Drift: how one statement changed from page to page, with every departure marked."""

import re
from typing import Any, NamedTuple

import numpy as np
import pandas as pd
from matplotlib.axes import Axes

from toolkit import edtf
from toolkit.analysis.drift import KINDS, drift
from toolkit.analysis.origins import grouping, origins, with_origins
from toolkit.charts import key, marks, text
from toolkit.charts.finish import count, finish, source_line, written
from toolkit.charts.forest import value_axis
from toolkit.charts.nothing import draw_nothing
from toolkit.charts.rows import claims_from, grades_of, latest, publishers_of
from toolkit.charts.sheet import Heading, Sheet, open_sheet
from toolkit.charts.style import BLUE, INK, MUTED, ORANGE, RULE, in_house_style
from toolkit.charts.wording import claimant, listing, phrase
from toolkit.dossier import Dossier
from toolkit.errors import ToolkitError

_ROW, _TWO, _SIZE, _SMALL = 0.2, 0.25, 7.5, 6.0  # inches for one line of words and for two; points
_SEASON = re.compile(r"\d{4}-2\d\b(?!-)")
Columns = list[tuple[str, float, tuple[str, ...]]]  # heading, inches, the kinds of drift that show there
_COLUMNS: Columns = [
    ("reported", 0.75, ()),
    ("report", 1.6, ()),
    ("said as", 1.1, ("bound", "number", "unit")),
    ("", 0.85, ()),
    ("status", 1.2, ("hedge",)),
    ("measure", 0.72, ("label",)),
    ("when", 1.18, ("date",)),
]
_PLACE = ("place", 0.72, ("place",))  # instead of a measure that all reports share


@in_house_style
def plot_drift(
    dossier: Dossier,
    origin_id: str | None = None,
    *,
    as_of: Any = None,
    most: int = 13,
    ax: Axes | None = None,
    tlp: str | None = None,
) -> Axes:
    """The reports of one original statement, line by line: number, status, measure and date as each has it.

    origin_id: a row of `origins` (figures); without one, that with most kinds of drift times reports. A cell
    that departs from the most direct wording (see `toolkit.analysis.drift`; of dates only one that excludes
    the other) is marked with ≠, so that the change shows without colour. The measure gives way to the place
    where only that changed. `most` limits the lines to the earliest reports. Raises
    ToolkitError for an origin that the dossier does not have.
    """
    view = dossier if as_of is None else dossier.as_of(as_of)
    table = origins(view)
    table = table[(table["table"] == "figures").to_numpy()]
    chosen = _choose(table, origin_id)
    day = latest(claims_from(view, "figures"), as_of)
    if chosen is None:
        missing = "No statement on people is in two reports, so there is nothing to follow from page to page."
        way_out = (
            "More reports on the same statement show what changes on the way; origin_id names one of any."
        )
        said: dict[str, Any] = {"missing": missing, "way_out": way_out, "day": day, "tlp": tlp}
        return draw_nothing(ax, "No statement is in two reports yet", with_origins(view).iloc[:0], **said)
    rows = with_origins(view)
    rows = rows[(rows["origin_id"] == chosen["origin_id"]).to_numpy()].sort_values(
        ["reported", "claim_id"], kind="stable"
    )
    named = publishers_of(view)
    names = [named.get(source, source) for source in rows["source_id"]]
    changed = _changed(view, str(chosen["origin_id"]))
    rows = rows.assign(
        grade=grades_of(rows, view), publisher=names, changed=[changed[name] for name in rows["claim_id"]]
    )
    left_out = max(0, len(rows) - most)
    shown = rows.head(most)
    heading = Heading(
        _title(chosen, rows),
        _subtitle(chosen, rows, left_out),
        _caption(rows),
        source_line(shown, day),
        day,
    )
    columns = _columns(shown)
    lines = [_line(row, columns) for _, row in shown.iterrows()]
    tall = np.array([_TWO if any(len(cell.words) > 1 for cell in line) else _ROW for line in lines])
    sheet = open_sheet(ax, heading, content=0.62 + tall.sum())
    top = key.draw_key(sheet, key.key_entries(shown, vertical=False)) + 0.2
    tall = tall * min(1.5, (sheet.high - top - 0.3) / tall.sum())
    axes = _draw(sheet, shown, (columns, lines), top, tall)
    plotted = shown.drop(columns="changed")
    return finish(sheet, axes, plotted, unit=str(chosen["unit"]), alt=_alt(shown, heading), tlp=tlp)


def _choose(table: pd.DataFrame, origin_id: str | None) -> Any:
    if origin_id is not None:
        found = table[(table["origin_id"] == origin_id).to_numpy()]
        if not len(found):
            raise ToolkitError(
                f"no origin {origin_id!r}; the ids are in the column origin_id of tk.origins(dossier)"
            )
        return found.iloc[0]
    table = table[(table["reports"] > 1).to_numpy()]
    if not len(table):
        return None
    kinds = table["drift"].fillna("").map(lambda cell: len([kind for kind in str(cell).split("; ") if kind]))
    ranked = table.assign(told=kinds * table["reports"]).sort_values(
        ["told", "reports", "origin_id"], ascending=[False, False, True], kind="stable"
    )
    return ranked.iloc[0]


def _changed(view: Dossier, origin_id: str) -> dict[str, list[str]]:
    """claim_id -> the kinds of drift between the most direct wording and that claim."""
    found = grouping(view)
    group = found.groups[found.names.index(origin_id)]
    original = group.most_direct()
    return {copy.claim_id: drift(original, copy) for copy in group.members}


def _columns(rows: pd.DataFrame) -> Columns:
    """The columns; one of places where that changed and the measure did not."""
    kinds = {kind for changed in rows["changed"] for kind in changed}
    if "place" not in kinds or "label" in kinds:
        return list(_COLUMNS)
    return [_PLACE if name == "measure" else (name, wide, own) for name, wide, own in _COLUMNS]


def _cells(row: Any, columns: Columns) -> list[str]:
    said = row["hedge"] if "hedge" in row and isinstance(row["hedge"], str) else ""
    when = "" if pd.isna(row["when"]) else str(row["when"]).replace("/", " – ")
    unit = row["unit"] if "unit" in row["changed"] else ""
    cells = {
        "reported": written(row["reported"], brief=True),
        "report": row["publisher"] + (f" ({row['grade']})" if row.get("grade") else ""),
        "said as": f"{phrase(row)} {unit}".rstrip(),
        "": "",
        "status": f"{row['status']} ({said})" if said else str(row["status"]),
        "measure": str(row["measure"]),
        "place": "not given" if pd.isna(row["location"]) else str(row["location"]),
        "when": _SEASON.sub(lambda point: edtf.in_words(point[0]), when) or "not given",
    }
    return [cells[name] for name, _, _ in columns]


class _Cell(NamedTuple):
    """One cell: lines of words, their size in points, whether its column can drift, and whether it did."""

    words: list[str]
    size: float
    counts: bool
    differs: bool


def _line(row: Any, columns: Columns) -> list[_Cell]:
    cells = []
    for (_, wide, kinds), words in zip(columns, _cells(row, columns), strict=True):
        differs = bool(set(kinds) & set(row["changed"]))
        size, lines = _fitted(f"≠ {words}" if differs else words, wide - 0.08, bold=differs)
        cells.append(_Cell(lines, size, bool(kinds), differs))
    return cells


def _draw(
    sheet: Sheet, rows: pd.DataFrame, table: tuple[Columns, list[list[_Cell]]], top: float, tall: Any
) -> Axes:
    """The rows as a table, each as tall as `tall` says (inches), with the scale of their numbers between."""
    columns, lines = table
    ends = np.cumsum(tall)
    middles, high = ends - tall / 2, float(ends[-1])
    page = sheet.panel(0, top, sheet.wide, high, label="drift")
    page.set_axis_off()
    page.set_xlim(0, sheet.wide)
    page.set_ylim(high, 0)
    lefts = [sum(column[1] for column in columns[:number]) for number in range(len(columns))]
    for left, (name, _, _) in zip(lefts, columns, strict=True):
        page.text(left, -0.06, name, fontsize=8, weight="bold", color=INK, va="bottom")
    for end, space, y, line in zip(ends, tall, middles, lines, strict=True):
        page.axhline(end - space, color=RULE, lw=0.6, zorder=0)
        for left, cell in zip(lefts, line, strict=True):
            style: dict[str, Any] = {"color": INK if cell.counts else MUTED}
            if cell.differs:
                style = {"color": ORANGE, "weight": "bold", "gid": "departure"}
            style |= {"fontsize": cell.size, "va": "center", "linespacing": 0.95}
            page.text(left, y, "\n".join(cell.words), **style)
    strip = sheet.panel(lefts[3], top, columns[3][1] - 0.15, high, label="numbers")
    value_axis(strip, rows, room=0.5)  # an arrow at the largest number
    strip.set_xlim(-strip.get_xlim()[1] * 0.08, strip.get_xlim()[1])
    strip.locator_params(axis="x", nbins=2)
    strip.set_ylim(high, 0)
    strip.set_yticks([])
    strip.spines["left"].set_visible(False)
    marks.draw_bounds(strip, middles, rows, [BLUE] * len(rows), vertical=False, length=12)
    marks.draw_status(strip, marks.value_of(rows), middles, rows, [BLUE] * len(rows), 30)
    return page


def _fitted(words: str, room: float, *, bold: bool) -> tuple[float, list[str]]:
    """One line at full size; else two smaller ones; only what is longer still is cut."""
    if text.width(words, _SIZE, bold=bold) <= room:
        return _SIZE, [words]
    return _SMALL, text.wrap(words, room, _SMALL, bold=bold, lines=2)


def _title(chosen: Any, rows: pd.DataFrame) -> str:
    """What changed, and in how many of the reports."""
    who = claimant(chosen["claimed_by"], unnamed="one report")
    said = f"{who}, “{phrase(chosen)}”"
    reports = int(rows["source_id"].nunique())
    if reports == 1:
        return f"{said}: said in one report"
    counts = {kind: _reports_with(kind, rows) for kind in KINDS}
    told = [f"{kind} in {number}" for kind, number in counts.items() if number]
    if not told:
        return f"{said}: the same in {count(reports, 'report')}"
    told[0] = told[0].replace(" in ", " changed in ") + f" of {count(reports, 'report')}"
    return f"{said}: {listing(told, 4)}"


def _reports_with(kind: str, rows: pd.DataFrame) -> int:
    return int(rows["source_id"][[kind in changed for changed in rows["changed"]]].nunique())


def _subtitle(chosen: Any, rows: pd.DataFrame, left_out: int) -> str:
    more = f" {count(left_out, 'later claim')} not drawn." if left_out else ""
    what = ", ".join(str(chosen[name]) for name in ("side", "measure", "mode"))
    kinds = {kind for changed in rows["changed"] for kind in changed}
    only = ", of dates only what excludes it" if "date" in kinds else ""
    marked = f" ≠ marks what departs from the most direct wording{only}." if kinds else ""
    return f"{what}.{marked}{more}"


def _caption(rows: pd.DataFrame) -> str:
    first = rows.iloc[0]
    copies = " The copies do not corroborate it." if rows["source_id"].nunique() > 1 else ""
    return (
        f"One original statement in {count(len(rows), 'claim')}; first seen on {written(first['reported'])} "
        f"({first['publisher']}).{copies}"
    )


def _alt(rows: pd.DataFrame, heading: Heading) -> str:
    columns = _columns(rows)
    words = [", ".join(cell for cell in _cells(row, columns) if cell) for _, row in rows.head(10).iterrows()]
    return f"{heading.title}. {'; '.join(words)}."
