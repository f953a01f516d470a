"""Drift: how one statement changed from page to page, with every departure marked."""

from typing import Any

import pandas as pd
from matplotlib.axes import Axes

from toolkit import edtf
from toolkit.analysis.drift import KINDS
from toolkit.analysis.origins import origins, with_origins
from toolkit.charts import key, marks, text
from toolkit.charts.finish import count, finish, source_line, written
from toolkit.charts.forest import value_axis
from toolkit.charts.rows import claims_from, grades_of, latest
from toolkit.charts.sheet import Heading, Sheet, open_sheet
from toolkit.charts.style import BLUE, INK, MUTED, ORANGE, RULE, in_house_style
from toolkit.charts.wording import claimant, listing, phrase
from toolkit.dossier import Dossier
from toolkit.errors import ToolkitError

_ROW, _SIZE, _SMALL = 0.215, 7.5, 6.3
# heading, inches, column whose departures count
_COLUMNS = (
    ("reported", 0.75, ""),
    ("report", 1.6, ""),
    ("said as", 1.1, "bound"),
    ("", 0.85, ""),
    ("status", 1.2, "hedge"),
    ("measure", 0.72, "label"),
    ("when", 1.18, "date"),
)


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
    that differs from the most direct wording is marked with ≠, so that the change shows without colour.
    `most` limits the lines to the earliest reports. Raises ToolkitError for an origin that the dossier
    does not have.
    """
    view = dossier if as_of is None else dossier.as_of(as_of)
    table = origins(view)
    table = table[(table["table"] == "figures").to_numpy()]
    chosen = _choose(table, origin_id)
    rows = with_origins(view)
    rows = rows[(rows["origin_id"] == chosen["origin_id"]).to_numpy()].sort_values(
        ["reported", "claim_id"], kind="stable"
    )
    publishers = dict(zip(view.sources["source_id"], view.sources["publisher"], strict=True))
    names = [str(publishers.get(source, source)) for source in rows["source_id"]]
    rows = rows.assign(grade=grades_of(rows, view), publisher=names)
    day = latest(claims_from(view, "figures"), as_of)
    left_out = max(0, len(rows) - most)
    shown = rows.head(most)
    heading = Heading(
        _title(chosen, rows),
        _subtitle(chosen, left_out),
        _caption(chosen, rows),
        source_line(shown, day),
        day,
    )
    sheet = open_sheet(ax, heading, content=0.62 + _ROW * len(shown))
    top = key.draw_key(sheet, key.key_entries(shown, vertical=False)) + 0.2
    axes = _draw(sheet, shown, chosen, top, min(0.34, (sheet.high - top - 0.3) / max(1, len(shown))))
    return finish(sheet, axes, shown, unit=str(chosen["unit"]), alt=_alt(shown, heading), tlp=tlp)


def _choose(table: pd.DataFrame, origin_id: str | None) -> Any:
    if origin_id is not None:
        found = table[(table["origin_id"] == origin_id).to_numpy()]
        if not len(found):
            raise ToolkitError(
                f"no origin {origin_id!r}; the ids are in the column origin_id of tk.origins(dossier)"
            )
        return found.iloc[0]
    if not len(table):
        raise ToolkitError("no figures, so no statement that could have drifted")
    kinds = table["drift"].fillna("").map(lambda cell: len([kind for kind in str(cell).split("; ") if kind]))
    ranked = table.assign(told=kinds * table["reports"]).sort_values(
        ["told", "reports", "origin_id"], ascending=[False, False, True], kind="stable"
    )
    return ranked.iloc[0]


def _cells(row: Any) -> list[str]:
    said = row["hedge"] if "hedge" in row and isinstance(row["hedge"], str) else ""
    status = f"{row['status']} ({said})" if said else str(row["status"])
    when = "" if pd.isna(row["when"]) else str(row["when"]).replace("/", " – ")
    return [
        written(row["reported"], brief=True),
        row["publisher"] + (f" ({row['grade']})" if row.get("grade") else ""),
        phrase(row),
        "",
        status,
        str(row["measure"]),
        when or "not given",
    ]


def _draw(sheet: Sheet, rows: pd.DataFrame, chosen: Any, top: float, tall: float) -> Axes:
    high = tall * max(1, len(rows))
    page = sheet.panel(0, top, sheet.wide, high, label="drift")
    page.set_axis_off()
    page.set_xlim(0, sheet.wide)
    page.set_ylim(high, 0)
    standard = _cells(
        {**chosen.to_dict(), "hedge": None, "publisher": "", "reported": chosen["first_report"]}
    )
    lefts = [sum(column[1] for column in _COLUMNS[:number]) for number in range(len(_COLUMNS))]
    for left, (name, _, _) in zip(lefts, _COLUMNS, strict=True):
        page.text(left, -0.06, name, fontsize=8, weight="bold", color=INK, va="bottom")
    for line, (_, row) in enumerate(rows.iterrows()):
        y = (line + 0.5) * tall
        page.axhline(line * tall, color=RULE, lw=0.6, zorder=0)
        for number, words in enumerate(_cells(row)):
            _, wide, kind = _COLUMNS[number]
            differs = bool(kind) and _departs(kind, words, standard[number])
            style: dict[str, Any] = {"color": INK if kind else MUTED}
            if differs:
                style = {"color": ORANGE, "weight": "bold", "gid": "departure"}
                words = f"≠ {words}"
            size, lines = _fitted(words, wide - 0.08, bold=differs)
            style |= {"fontsize": size, "va": "center", "linespacing": 0.95}
            page.text(lefts[number], y, "\n".join(lines), **style)
    strip = sheet.panel(lefts[3], top, _COLUMNS[3][1] - 0.15, high, label="numbers")
    value_axis(strip, rows)
    strip.locator_params(axis="x", nbins=2)
    strip.set_ylim(high, 0)
    strip.set_yticks([])
    strip.spines["left"].set_visible(False)
    places = [(line + 0.5) * tall for line in range(len(rows))]
    marks.draw_bounds(strip, places, rows, [BLUE] * len(rows), vertical=False, length=12)
    marks.draw_status(strip, marks.value_of(rows), places, rows, [BLUE] * len(rows), 30)
    return page


def _fitted(words: str, room: float, *, bold: bool) -> tuple[float, list[str]]:
    """One line at full size; else two smaller ones; only what is longer still is cut."""
    if text.width(words, _SIZE, bold=bold) <= room:
        return _SIZE, [words]
    return _SMALL, text.wrap(words, room, _SMALL, bold=bold, lines=2)


def _departs(kind: str, words: str, standard: str) -> bool:
    """Whether a cell differs; of two dates only those that share no day."""
    if kind == "date":
        one, other = (cell.replace(" – ", "/") for cell in (words, standard))
        return edtf.is_valid(one) and edtf.is_valid(other) and not edtf.overlap(one, other)
    return words.split(" (")[0] != standard


def _title(chosen: Any, rows: pd.DataFrame) -> str:
    kinds = [kind for kind in str(chosen["drift"] or "").split("; ") if kind in KINDS]
    who = claimant(chosen["claimed_by"], unnamed="one report")
    said = f"{who}, “{phrase(chosen)}”"
    reports = count(int(rows["source_id"].nunique()), "report")
    if not kinds:
        return f"{said}: the same in {reports}"
    return f"{said}: {listing(kinds, 4)} changed in {reports}"


def _subtitle(chosen: Any, left_out: int) -> str:
    more = f" {count(left_out, 'later report')} not drawn." if left_out else ""
    what = ", ".join(str(chosen[name]) for name in ("side", "measure", "mode"))
    return f"{what}. ≠ marks what differs from the most direct wording.{more}"


def _caption(chosen: Any, rows: pd.DataFrame) -> str:
    first = rows.iloc[0]
    return (
        f"One original statement in {count(len(rows), 'claim')}; first seen on {written(first['reported'])} "
        f"({first['publisher']}). The copies do not corroborate it."
    )


def _alt(rows: pd.DataFrame, heading: Heading) -> str:
    words = [", ".join(cell for cell in _cells(row) if cell) for _, row in rows.head(10).iterrows()]
    return f"{heading.title}. {'; '.join(words)}."
