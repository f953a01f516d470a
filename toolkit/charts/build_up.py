"""The build-up: what was there, what came after it, and what the two make together, with their bounds."""

from typing import Any

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.markers import MarkerStyle
from matplotlib.patches import Polygon
from matplotlib.path import Path

from toolkit.analysis.readings import INCLUDED, ON_TOP, REPORTED
from toolkit.charts import key, marks, text
from toolkit.charts.build_up_totals import LEFT, RIGHT, chosen_totals, draw_totals, totals_height
from toolkit.charts.build_up_words import (
    caption_of,
    excludes_on_top,
    missing_of,
    named,
    segment,
    subtitle_of,
    title_of,
    way_out_of,
)
from toolkit.charts.finish import finish, source_line
from toolkit.charts.judgement import with_judgement
from toolkit.charts.nothing import draw_nothing
from toolkit.charts.rows import latest
from toolkit.charts.sheet import Heading, open_sheet
from toolkit.charts.style import BLUE, INK, MUTED, ORANGE, PALE, in_house_style
from toolkit.charts.wording import number, phrase, short

_BAR = 0.52  # inches for one reading
_NAME = 10.0
TORN = Path([(-0.2, 1), (0.2, 0.5), (-0.2, 0), (0.2, -0.5), (-0.2, -1)], [1, 2, 2, 2, 2])
UNLIKE = Path([(-1, 0.35), (1, 0.35), (-1, -0.35), (1, -0.35), (-0.6, -1), (0.6, 1)], [1, 2, 1, 2, 1, 2])


@in_house_style
def plot_build_up(
    table: pd.DataFrame,
    *,
    most: int = 5,
    judgement: Any = None,
    ax: Axes | None = None,
    tlp: str | None = None,
) -> Axes:
    """Stock and additions as bars, one per reading, above the totals that the reports give themselves.

    table: result of `build_up`, one row per segment (reading, part, low, best, high, bound, wording,
    claimed_by, status, reports, claim_ids). An addition is hatched, a draft
    dotted; an end left open carries an arrow, so
    that "at least about 14,000" never looks like a bar of 14,000. `most` limits the reported totals drawn,
    those that exclude a reading and those with most reports first; the subtitle says how many are left out.
    """
    table = table.reset_index(drop=True)
    bars = [reading for reading in (ON_TOP, INCLUDED) if (table["reading"].astype(object) == reading).any()]
    totals = chosen_totals(table, most)
    left_out = int((table["reading"].astype(object) == REPORTED).sum()) - len(totals)
    shown = pd.concat([table[table["reading"].astype(object).isin(bars).to_numpy()], totals])
    day, unit = latest(table), str(table.attrs.get("unit", ""))
    if not len(shown):
        said: dict[str, Any] = {"title": title_of(table, bars, totals), "day": day, "unit": unit, "tlp": tlp}
        return draw_nothing(ax, rows=shown, missing=missing_of(table), way_out=way_out_of(table), **said)
    heading = Heading(
        title_of(table, bars, totals),
        subtitle_of(table, bars, left_out),
        with_judgement(caption_of(table, bars, totals), judgement),
        source_line(shown, day),
        day,
    )
    content = 0.26 + _BAR * len(bars) + totals_height(totals) + 0.3
    sheet = open_sheet(ax, heading, content=content)
    top = key.draw_key(sheet, _key(table, bars, totals))
    stretch = max(1.0, (sheet.high - top - 0.3) / (content - 0.56)) if content > 0.56 else 1.0
    axes = sheet.panel(LEFT, top, sheet.wide - LEFT - RIGHT, sheet.high - top - 0.3, label="build-up")
    _prepare(axes, shown, sheet.high - top - 0.3)
    y = 0.0
    for reading in bars:
        _draw_reading(axes, table, reading, y, stretch)
        y += _BAR * stretch
    if len(totals):
        draw_totals(axes, totals, y, stretch, table.attrs)
    return finish(sheet, axes, shown, unit=unit, alt=f"{heading.title}. {heading.caption}", tlp=tlp)


def _prepare(axes: Axes, rows: pd.DataFrame, inches: float) -> None:
    ends = np.concatenate([rows[name].to_numpy(float, na_value=np.nan) for name in ("low", "best", "high")])
    most = np.nanmax(ends) if np.isfinite(ends).any() else 1.0
    axes.set_xlim(0, most * 1.13 or 1.0)
    axes.set_ylim(inches, 0)
    axes.set_yticks([])
    axes.spines["left"].set_color(INK)
    axes.grid(axis="x")
    axes.xaxis.set_major_formatter(lambda value, _: short(value))
    axes.locator_params(axis="x", nbins=5)


def _draw_reading(axes: Axes, table: pd.DataFrame, reading: str, y: float, stretch: float) -> None:
    """One bar: the stock in pale blue, additions hatched beyond it (on top) or within its end (included)."""
    rows = table[(table["reading"].astype(object) == reading).to_numpy()]
    top, high, middle = y + 0.06 * stretch, 0.3 * stretch, y + (0.06 + 0.15) * stretch
    end = 0.0
    for _, row in segment(rows, "stock").iterrows():
        size = _size(row)
        if size:
            _bar(axes, (0, size), top, high, row, PALE, "stock")
            end = max(end, size)
    start, limit, written_to, inside = end, end, -1.0, end
    for _, row in _flows(table, rows, reading).iterrows():
        size = _size(row)
        left = start if reading == ON_TOP else max(0.0, end - size)
        if size:
            last = dict(row)  # within a total it ends as the total ends
            if reading != ON_TOP:
                last["bound"] = rows["bound"].iloc[0]
            _bar(axes, (left, left + size), top, high, last, "white" if reading == ON_TOP else PALE, "flow")
            words = f"{'+' if reading == ON_TOP else 'of it'} {phrase(row)}"
            middle_x, half = _inches(axes, left + size / 2), text.width(words, 8) / 2
            if middle_x - half > written_to:  # one that would run into the last stays in the list of names
                style: dict[str, Any] = {"ha": "center", "va": "top", "color": INK, "gid": "segment"}
                axes.text(left + size / 2, y + 0.37 * stretch, words, fontsize=8, **style)
                written_to = middle_x + half + 0.05
        inside = min(inside, left)
        start, limit = left + size if reading == ON_TOP else start, max(limit, left + size)
    for _, row in segment(rows, "stock").head(1).iterrows():
        if _inches(axes, inside) > text.width(phrase(row), 9) + 0.15:
            at = end * 0.02
            plain = {
                "facecolor": PALE,
                "edgecolor": "none",
                "pad": 1.5,
            }  # the words stay clear of a draft's dots
            style = {"va": "center", "color": INK, "zorder": 4, "gid": "segment", "bbox": plain}
            axes.text(at, middle, phrase(row), fontsize=9, **style)
    _draw_total(axes, rows, limit, middle)
    _name_reading(axes, rows, reading, y, stretch)


def _flows(table: pd.DataFrame, rows: pd.DataFrame, reading: str) -> pd.DataFrame:
    """The additions of a reading; where they are included, those that the other reading adds."""
    own = segment(rows, "flow")
    if len(own) or reading == ON_TOP:
        return own
    return segment(table[(table["reading"].astype(object) == ON_TOP).to_numpy()], "flow")


def _bar(
    axes: Axes, ends: tuple[float, float], top: float, high: float, row: Any, fill: str, kind: str
) -> None:
    """A segment; its far end is torn where the number is only about that, cut straight where it is exact."""
    left, right = ends
    outline = [(right, top), (left, top), (left, top + high), (right, top + high)]
    torn = str(row["bound"]) == "about"
    if torn:
        step = right / max(_inches(axes, right), 1e-9) * 0.05
        shifts = [step if number % 2 else -step for number in range(5)]
        down = np.linspace(top + high, top, 7)[1:-1]
        outline += [(right + shift, place) for shift, place in zip(shifts, down, strict=True)]
    style: dict[str, Any] = {"edgecolor": BLUE, "lw": 1.2, "ls": _edge(row), "facecolor": fill}
    hatch = ("////" if kind == "flow" else "") + (marks.DRAFT_BAR if row.get("review") == "draft" else "")
    axes.add_patch(
        Polygon(
            outline, closed=True, hatch=hatch or None, zorder=2, gid=kind, label=str(row["bound"]), **style
        )
    )


def _inches(axes: Axes, value: float) -> float:
    """Length of a value on the drawn axis, in inches."""
    figure = axes.get_figure(root=True)
    assert figure is not None
    wide = axes.get_position().width * figure.get_size_inches()[0]
    return float(value / axes.get_xlim()[1] * wide)


def _draw_total(axes: Axes, rows: pd.DataFrame, end: float, middle: float) -> None:
    """The arrow at an open end; words come from the derived total, or from the only segment."""
    row = _whole(rows)
    if str(row["bound"]) in ("at_least", "more_than", "at_most", "less_than"):
        frame = pd.DataFrame([row.to_dict()]).assign(best=end, low=np.nan, high=np.nan)
        marks.draw_bounds(axes, [middle], frame, [INK], vertical=False, length=22)


def _whole(rows: pd.DataFrame) -> Any:
    """The row of a reading that tells what all of it makes: the derived total, or its only segment."""
    total = segment(rows, "total")
    return (total if len(total) else rows).iloc[0]


def _name_reading(axes: Axes, rows: pd.DataFrame, reading: str, y: float, stretch: float) -> None:
    said = text.balance(phrase(_whole(rows)), LEFT - 0.1, _NAME, bold=True, lines=2)
    note = {ON_TOP: "if the addition came on top", INCLUDED: "if it is included"}[reading]
    to_axes = axes.get_yaxis_transform()
    style: dict[str, Any] = {"transform": to_axes, "ha": "right", "va": "center", "gid": "reading"}
    name: dict[str, Any] = {"fontsize": _NAME, "weight": "bold", "color": INK}
    axes.text(-0.025, y + 0.2 * stretch, "\n".join(said), **name, **style)
    below = y + (0.4 + 0.04 * (len(said) - 1)) * stretch
    axes.text(-0.025, below, note, fontsize=8, color=MUTED, **style)
    lines = []
    for part, sign in (("stock", ""), ("flow", "+ " if reading == ON_TOP else "of it ")):
        for _, row in segment(rows, part).iterrows():
            start = f"{sign}{_size_word(row)}: "
            lines.append(start + named(row, RIGHT - 0.15 - text.width(start, 7.5), 7.5))
    if len(lines) > 4:
        lines = [*lines[:3], f"and {len(lines) - 3} more"]
    style = {"va": "center", "color": MUTED, "linespacing": 1.15, "gid": "who"}
    axes.text(1.025, y + 0.22 * stretch, "\n".join(lines), transform=to_axes, fontsize=7.5, **style)


def _size(row: Any) -> float:
    value = float(marks.value_of(pd.DataFrame([row.to_dict()]))[0])
    return 0.0 if np.isnan(value) else value


def _size_word(row: Any) -> str:
    return number(_size(row)) if _size(row) else "no number"


def _edge(row: Any) -> Any:
    mark = marks.STATUS_MARKS.get(str(row.get("status")))
    return mark.dashes if mark else "solid"


def _key(table: pd.DataFrame, bars: list[str], totals: pd.DataFrame) -> list[key.Entry]:
    entries: list[key.Entry] = []
    if bars:
        square = {"marker": "s", "s": 60, "edgecolors": BLUE, "linewidths": 1.1}
        entries.append(("total before", {**square, "facecolors": PALE}))
        entries.append(("addition", {**square, "facecolors": "white", "hatch": "//////"}))
        drawn = table[table["reading"].isin(bars).to_numpy(bool) & (table["part"] != "total").to_numpy(bool)]
        if (drawn["bound"].astype(object) == "about").any():
            torn = {"marker": MarkerStyle(TORN), "s": 90, "edgecolors": BLUE, "facecolors": "none"}
            entries.append(("about", {**torn, "linewidths": 1.3}))
        if marks.drafts_of(drawn).any():
            dotted = {**square, "facecolors": "white", "hatch": marks.DRAFT_BAR * 3}
            entries.append(("bar of drafts, not reviewed", dotted))
    if any(excludes_on_top(row) for _, row in totals.iterrows()):
        unlike = {"marker": MarkerStyle(UNLIKE), "s": 45, "edgecolors": ORANGE, "facecolors": "none"}
        entries.append(("contradicts the first bar", {**unlike, "linewidths": 1.5}))
    readings = [table[(table["reading"].astype(object) == reading).to_numpy()] for reading in bars]
    ends = {str(_whole(rows)["bound"]) for rows in readings} - {"exact"}  # an exact end is cut straight
    return entries + key.key_entries(totals, vertical=False, bounds=ends)
