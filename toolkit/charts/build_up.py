"""The build-up: what was there, what came after it, and what the two make together, with their bounds."""

from typing import Any

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from toolkit.analysis.readings import INCLUDED, ON_TOP, REPORTED
from toolkit.charts import key, marks, text
from toolkit.charts.build_up_totals import LEFT, RIGHT, ROW, chosen_totals, draw_totals
from toolkit.charts.build_up_words import caption_of, segment, subtitle_of, title_of, who
from toolkit.charts.finish import finish, source_line
from toolkit.charts.judgement import with_judgement
from toolkit.charts.rows import latest
from toolkit.charts.sheet import Heading, open_sheet
from toolkit.charts.style import BLUE, INK, MUTED, PALE, in_house_style
from toolkit.charts.wording import number, phrase, short

_BAR = 0.54  # inches for one reading


@in_house_style
def plot_build_up(
    table: pd.DataFrame,
    *,
    most: int = 6,
    judgement: Any = None,
    ax: Axes | None = None,
    tlp: str | None = None,
) -> Axes:
    """Stock and additions as bars, one per reading, above the totals that the reports give themselves.

    table: result of `build_up`, one row per segment (reading, part, low, best, high, bound, wording,
    claimed_by, status, reports, claim_ids). An addition is hatched; an end left open carries an arrow, so
    that "at least about 14,000" never looks like a bar of 14,000. `most` limits the reported totals drawn,
    those that exclude a reading and those with most reports first; the subtitle says how many are left out.
    """
    table = table.reset_index(drop=True)
    bars = [reading for reading in (ON_TOP, INCLUDED) if (table["reading"].astype(object) == reading).any()]
    totals = chosen_totals(table, most)
    left_out = int((table["reading"].astype(object) == REPORTED).sum()) - len(totals)
    shown = pd.concat([table[table["reading"].astype(object).isin(bars).to_numpy()], totals])
    day, unit = latest(table), str(table.attrs.get("unit", ""))
    heading = Heading(
        title_of(table, bars),
        subtitle_of(unit, bars, left_out),
        with_judgement(caption_of(table, bars, totals), judgement),
        source_line(shown, day),
        day,
    )
    content = 0.26 + _BAR * len(bars) + (0.3 + ROW * len(totals) if len(totals) else 0) + 0.3
    sheet = open_sheet(ax, heading, content=content)
    top = key.draw_key(sheet, _key(bars, totals))
    stretch = max(1.0, (sheet.high - top - 0.3) / (content - 0.56)) if content > 0.56 else 1.0
    axes = sheet.panel(LEFT, top, sheet.wide - LEFT - RIGHT, sheet.high - top - 0.3, label="build-up")
    _prepare(axes, shown, sheet.high - top - 0.3)
    y = 0.0
    for reading in bars:
        _draw_reading(
            axes, table[(table["reading"].astype(object) == reading).to_numpy()], reading, y, stretch
        )
        y += _BAR * stretch
    if len(totals):
        draw_totals(axes, totals, y, stretch)
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


def _draw_reading(axes: Axes, rows: pd.DataFrame, reading: str, y: float, stretch: float) -> None:
    """One bar: the stock in pale blue, additions hatched beyond it (on top) or within its end (included)."""
    high, middle = 0.3 * stretch, y + (0.06 + 0.15) * stretch
    end = 0.0
    for _, row in segment(rows, "stock").iterrows():
        size = _size(row)
        if not size:
            continue
        axes.add_patch(
            Rectangle(
                (0, y + 0.06 * stretch),
                size,
                high,
                facecolor=PALE,
                edgecolor=BLUE,
                lw=1.2,
                gid="stock",
                ls=_edge(row),
                zorder=2,
            )
        )
        end = max(end, size)
        room = _inches(axes, size)
        if room > text.width(phrase(row), 9) + 0.1:
            axes.text(
                size * 0.02, middle, phrase(row), fontsize=9, va="center", color=INK, zorder=4, gid="segment"
            )
    start, limit, written_to = end, end, -1.0
    for _, row in segment(rows, "flow").iterrows():
        size = _size(row)
        left = start if reading == ON_TOP else max(0.0, end - size)
        if size:
            axes.add_patch(
                Rectangle(
                    (left, y + 0.06 * stretch),
                    size,
                    high,
                    facecolor="white" if reading == ON_TOP else PALE,
                    edgecolor=BLUE,
                    hatch="////",
                    lw=1.2,
                    gid="flow",
                    ls=_edge(row),
                    zorder=2,
                )
            )
            words = f"{'+ ' if reading == ON_TOP else ''}{phrase(row)}"
            middle_x, half = _inches(axes, left + size / 2), text.width(words, 8) / 2
            if (
                middle_x - half > written_to
            ):  # a label that would run into the last one stays in the list of names
                axes.text(
                    left + size / 2,
                    y + 0.37 * stretch,
                    words,
                    fontsize=8,
                    ha="center",
                    va="top",
                    color=INK,
                    gid="segment",
                )
                written_to = middle_x + half + 0.05
        start, limit = left + size if reading == ON_TOP else start, max(limit, left + size)
    _draw_total(axes, rows, limit, middle)
    _name_reading(axes, rows, reading, y, stretch)


def _inches(axes: Axes, value: float) -> float:
    """Length of a value on the drawn axis, in inches."""
    figure = axes.get_figure(root=True)
    assert figure is not None
    wide = axes.get_position().width * figure.get_size_inches()[0]
    return float(value / axes.get_xlim()[1] * wide)


def _draw_total(axes: Axes, rows: pd.DataFrame, end: float, middle: float) -> None:
    """The arrow at an open end; words come from the derived total, or from the only segment."""
    total = segment(rows, "total")
    row = (total if len(total) else rows).iloc[0]
    if str(row["bound"]) in ("at_least", "more_than", "at_most", "less_than"):
        frame = pd.DataFrame([row.to_dict()]).assign(best=end, low=np.nan, high=np.nan)
        marks.draw_bounds(axes, [middle], frame, [INK], vertical=False, length=22)


def _name_reading(axes: Axes, rows: pd.DataFrame, reading: str, y: float, stretch: float) -> None:
    total = segment(rows, "total")
    said = phrase((total if len(total) else rows).iloc[0])
    note = {ON_TOP: "if the addition came on top", INCLUDED: "if it is included"}[reading]
    to_axes = axes.get_yaxis_transform()
    axes.text(
        -0.025,
        y + 0.2 * stretch,
        said,
        transform=to_axes,
        ha="right",
        va="center",
        fontsize=10,
        weight="bold",
        color=INK,
        gid="reading",
    )
    axes.text(
        -0.025,
        y + 0.4 * stretch,
        note,
        transform=to_axes,
        ha="right",
        va="center",
        fontsize=8,
        color=MUTED,
        gid="reading",
    )
    lines = []
    for part, sign in (("stock", ""), ("flow", "+ " if reading == ON_TOP else "of it ")):
        for _, row in segment(rows, part).iterrows():
            lines.append(text.shorten(f"{sign}{_size_word(row)}: {who(row)}", RIGHT - 0.1, 7.5))
    if len(lines) > 4:
        lines = [*lines[:3], f"and {len(lines) - 3} more"]
    axes.text(
        1.025,
        y + 0.22 * stretch,
        "\n".join(lines),
        transform=to_axes,
        fontsize=7.5,
        va="center",
        color=MUTED,
        linespacing=1.15,
        gid="who",
    )


def _size(row: Any) -> float:
    value = float(marks.value_of(pd.DataFrame([row.to_dict()]))[0])
    return 0.0 if np.isnan(value) else value


def _size_word(row: Any) -> str:
    return number(_size(row)) if _size(row) else "no number"


def _edge(row: Any) -> Any:
    mark = marks.STATUS_MARKS.get(str(row.get("status")))
    return mark.dashes if mark else "solid"


def _key(bars: list[str], totals: pd.DataFrame) -> list[tuple[str, dict[str, Any]]]:
    entries: list[tuple[str, dict[str, Any]]] = []
    if bars:
        square = {"marker": "s", "s": 60, "edgecolors": BLUE, "linewidths": 1.1}
        entries.append(("total before", {**square, "facecolors": PALE}))
        entries.append(("addition", {**square, "facecolors": "white", "hatch": "//////"}))
    return entries + key.key_entries(totals, vertical=False)
