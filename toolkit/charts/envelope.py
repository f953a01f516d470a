"""The envelope: the range of what was being reported, day by day, and who said what within it."""

from typing import Any

import numpy as np
import pandas as pd
from matplotlib.axes import Axes

from toolkit.analysis.forces import force_of
from toolkit.charts import brackets, key, marks
from toolkit.charts.envelope_words import alt_of, caption_of, excludes, subtitle_of, title_of
from toolkit.charts.finish import finish, source_line
from toolkit.charts.judgement import with_judgement
from toolkit.charts.nothing import draw_nothing
from toolkit.charts.rolled_up import rolled_up, told_apart
from toolkit.charts.rows import claims_from, counting, gathered, known_by, latest, pages_of, parts_in
from toolkit.charts.sheet import Heading, open_sheet
from toolkit.charts.style import BLUE, GREY, INK, ORANGE, PALE, PURPLE, SKY, in_house_style
from toolkit.charts.time_axis import time_axis, to_days
from toolkit.charts.wording import by_whom, number, short, whom_words

_SAME = ["claimed_by", "reported", "low", "best", "high", "bound", "status", "review", "is_part", "counts"]
_LEFT, _RIGHT = 0.5, 0.15
# For whom the totals count: colour, fill and line of the band; the first also where nothing tells them apart.
_LOOKS: dict[str, tuple[str, str, Any]] = {
    "sent": (BLUE, PALE, "solid"),
    "at the peak": (INK, "none", (0, (6, 1.5, 1.2, 1.5))),
    "there": (PURPLE, "#f1e3ee", (0, (4, 1.5))),
}

# Bands of forces, in the order of their names; whether those sent or those there, their key and title say.
_OF_FORCES: tuple[tuple[str, str, Any], ...] = (
    (SKY, "none", (0, (1.2, 1.2))),
    (ORANGE, "none", (0, (8, 2))),
    (INK, "none", (0, (3, 1))),
    (GREY, "none", (0, (5, 1.5, 1.2, 1.5))),
)


@in_house_style
def plot_envelope(
    table: pd.DataFrame,
    *,
    claims: Any = None,
    judgement: Any = None,
    ax: Axes | None = None,
    tlp: str | None = None,
) -> Axes:
    """Lowest lower bound to highest upper bound of the statements standing on each day: a range of reports.

    table: result of `envelope`, one row per day (day, low, high, median_best, origins, claimants,
    claim_ids; open_below, open_above where given). It is no confidence interval and is never called one. A
    hatched stretch lies above an "up to" and below an "at least" that exclude each other; arrows mean that
    some statement leaves that end open. Those sent and those who are there (column `counts`) are bands of
    their own. claims: a Dossier or its figures; its totals of the same measure, side and unit are drawn as
    marks, with bounds and status,
    parts of totals in brackets.
    """
    table = table.reset_index(drop=True)
    attrs = table.attrs
    day, unit = latest(table), str(attrs.get("unit", ""))
    marked = _marks(claims, attrs, day) if claims is not None else None
    shown = plotted = _changes(table)
    if table[["low", "high"]].isna().all(axis=None):
        missing = "No total with a number is reported; additions alone and parts of a total make no range."
        way_out = "The claims over time show what there is; another side or measure may have one."
        said: dict[str, Any] = {"missing": missing, "way_out": way_out, "day": day, "unit": unit, "tlp": tlp}
        return draw_nothing(ax, title_of(table), shown, **said)
    limit = _limit(table, marked)
    if marked is not None:  # every mark leads to its sentence, also a copy's and that of a number denied
        marked = marked[marks.value_of(marked) <= limit]
        plotted = pd.concat([shown, marked])
    caption = with_judgement(caption_of(table, claims), judgement)
    heading = Heading(title_of(table), subtitle_of(attrs), caption, source_line(plotted, day), day)
    sheet = open_sheet(ax, heading, content=2.6)
    top = key.draw_key(sheet, _key(table, marked))
    high, wide = sheet.high - top - 0.34, sheet.wide - _LEFT - _RIGHT
    axes = sheet.panel(_LEFT, top, wide, high, label="envelope")
    _prepare(axes, limit)
    for kind, part in by_whom(table):
        _draw_band(axes, part, _look(kind, table))
    if marked is not None and len(marked):
        _draw_marks(axes, marked, is_mixed=len(by_whom(table)) > 1)
    days = to_days(table["day"])
    first, last = days.min(), days.max()
    pad = max(2.0, (last - first) * 0.015)
    time_axis(axes, first - pad, last + pad, inches=wide)
    return finish(
        sheet, axes, plotted, unit=unit, alt=f"{heading.title}. {alt_of(shown)} {heading.caption}", tlp=tlp
    )


def _changes(table: pd.DataFrame) -> pd.DataFrame:
    """The days on which the envelope changes: what is drawn, without repeating equal days."""
    facts = [name for name in ("low", "high", "median_best", "claim_ids") if name in table]
    facts += [name for name in ("counts",) if name in table]
    same = (table[facts].astype("str") == table[facts].astype("str").shift()).all(axis=1)
    return table[~same.to_numpy(bool)]


def _marks(claims: Any, attrs: Any, day: str) -> pd.DataFrame:
    rows = known_by(claims_from(claims, "figures"), day or None)
    forces = attrs.get("forces")
    rows = rolled_up(rows, claims, str(attrs["side"])) if forces else rows
    wanted = rows["mode"].astype(object) == "stock"
    for column in ("measure", "side", "unit"):
        if attrs.get(column):
            wanted &= (rows[column].astype(object) == attrs[column]).fillna(False)
    rows = rows[wanted.to_numpy(bool)].sort_values("reported", kind="stable")
    rows = counting(rows if forces else rows.assign(is_part=parts_in(rows, claims)))
    rows = told_apart(rows, pages_of(rows, claims))
    rows = rows.assign(bracket=brackets.brackets_of(rows, apart=brackets.has_kinds(rows)))
    return gathered(rows, [key for key in _SAME if key in rows])


def _look(kind: str, table: pd.DataFrame) -> tuple[str, str, Any]:
    """Colour, fill and line of the band of a kind."""
    if not force_of(kind):
        return _LOOKS[kind]
    kinds = [one for one, _ in by_whom(table) if force_of(one)]
    return _OF_FORCES[kinds.index(kind) % len(_OF_FORCES)]


def _prepare(axes: Axes, limit: float) -> None:
    axes.set_ylim(0, limit)
    axes.grid(axis="y")
    axes.yaxis.set_major_formatter(lambda value, _: short(value))
    axes.locator_params(axis="y", nbins=6)


def _draw_band(axes: Axes, table: pd.DataFrame, look: tuple[str, str, Any]) -> None:
    low, high = (table[name].to_numpy(float, na_value=np.nan) for name in ("low", "high"))
    limit, (colour, fill, dashes) = axes.get_ylim()[1], look
    days = np.append(to_days(table["day"]), to_days(table["day"])[-1] + 1)
    low, high = np.append(low, low[-1]), np.append(high, high[-1])
    _tell_overflow(axes, days, high, limit)
    high = np.minimum(high, limit)
    axes.fill_between(days, low, high, step="post", facecolor=fill, edgecolor="none", zorder=1, gid="range")
    _draw_excluded(axes, table, days, limit)
    for values in (low, high):
        axes.step(days, values, where="post", color=colour, lw=1.3, ls=dashes, zorder=2, gid="bound")
    if "median_best" in table:
        middle = table["median_best"].to_numpy(float, na_value=np.nan)
        axes.step(
            days,
            np.append(middle, middle[-1]),
            where="post",
            color=INK if colour == BLUE else colour,
            lw=1,
            ls=(0, (1, 1.4)),
            zorder=2.2,
            gid="median",
        )
    _draw_open(axes, table, days[:-1], colour)


def _draw_excluded(axes: Axes, table: pd.DataFrame, days: Any, limit: float) -> None:
    """Hatching between an "up to" and an "at least" above it: no number there suits both."""
    if not excludes(table).any():
        return
    above, below = (
        table[name].to_numpy(float, na_value=np.nan) for name in ("excluded_above", "excluded_below")
    )
    above, below = np.append(above, above[-1]), np.minimum(np.append(below, below[-1]), limit)
    style: dict[str, Any] = {"facecolor": "white", "edgecolor": ORANGE, "hatch": "////", "lw": 0}
    axes.fill_between(days, above, below, step="post", zorder=1.1, gid="exclude each other", **style)


def _limit(table: pd.DataFrame, marked: pd.DataFrame | None) -> float:
    """Upper end of the scale; one far-off "up to" or mark does not flatten what all others say."""
    names = [name for name in ("low", "high", "median_best") if name in table]
    ends = table[names].to_numpy(float, na_value=np.nan)
    if not np.isfinite(ends).any():
        return 1.0
    inner = table[[name for name in names if name != "high"]].to_numpy(float, na_value=np.nan)
    usual = float(np.nanmax(inner)) if np.isfinite(inner).any() else 0.0
    most = float(np.nanmax(ends))
    most = most if most <= 3 * usual or usual == 0 else 2 * usual
    others = marks.value_of(marked) if marked is not None else np.array([])
    return max([most, *others[others <= 3 * usual]]) * 1.15 or 1.0


def _tell_overflow(axes: Axes, days: Any, high: Any, limit: float) -> None:
    """Say how far the range reaches wherever it leaves the scale; of places close together the furthest."""
    over = (high > limit).astype(int)
    starts, ends = np.flatnonzero(np.diff(over, prepend=0) > 0), np.flatnonzero(np.diff(over, append=0) < 0)
    stretches = [
        (float(high[first : last + 1].max()), first, last) for first, last in zip(starts, ends, strict=True)
    ]
    told: list[float] = []
    for most, first, last in sorted(stretches, reverse=True):
        share = (days[first] + days[last] - 2 * days[0]) / 2 / (days[-1] - days[0])
        middle = min(max(share, 0.09), 0.91)
        if all(abs(middle - other) > 0.24 for other in told):
            words, x = f"↑ range reaches {number(most)} ↑", days[0] + middle * (days[-1] - days[0])
            axes.text(x, limit * 0.985, words, ha="center", va="top", fontsize=8, color=INK, gid="overflow")
            told.append(middle)


def _draw_open(axes: Axes, table: pd.DataFrame, days: Any, colour: str) -> None:
    """Arrows, about one a month, where a standing statement leaves that end open."""
    step = max(1, len(days) // 18)
    for column, end, bound in (("open_above", "high", "at_least"), ("open_below", "low", "at_most")):
        if column not in table:
            continue
        values = table[end].to_numpy(float, na_value=np.nan)
        picked = np.flatnonzero(table[column].to_numpy(bool) & (values <= axes.get_ylim()[1]))
        picked = picked[picked % step == 0]
        if len(picked):
            rows = pd.DataFrame({"best": values[picked], "bound": bound})
            marks.draw_bounds(axes, days[picked], rows, [colour] * len(picked), vertical=True, length=16)


def _draw_marks(axes: Axes, rows: pd.DataFrame, *, is_mixed: bool) -> None:
    colours = [_look(kind, rows)[0] if is_mixed else GREY for kind in rows["counts"]]
    days = to_days(rows["reported"])
    marks.draw_bounds(axes, days, rows, colours, vertical=True, length=14)
    marks.draw_status(axes, days, marks.value_of(rows), rows, colours, 24)
    brackets.draw_brackets(axes, days, marks.value_of(rows), rows, colours, 24)


def _key(table: pd.DataFrame, marked: pd.DataFrame | None) -> list[tuple[str, dict[str, Any]]]:
    square = {"marker": "s", "s": 60, "linewidths": 1.1}
    kinds = [kind for kind, _ in by_whom(table)]
    entries: list[tuple[str, dict[str, Any]]] = [
        (
            "range of reports" if kinds == ["sent"] else f"{whom_words(kind, table.attrs)}, as reported",
            {**square, "facecolors": fill, "edgecolors": colour, "linestyles": [dashes]},
        )
        for kind in kinds
        for colour, fill, dashes in [_look(kind, table)]
    ]
    middle = {"color": INK, "lw": 1.2, "ls": (0, (1, 1.4))}
    entries.append(("median of the numbers given", {"line": middle}))
    if excludes(table).any():
        exclude = {**square, "facecolors": "white", "edgecolors": ORANGE, "hatch": "//////"}
        entries.append(("statements exclude each other", exclude))
    ends = {"open_above": "at_least", "open_below": "at_most"}
    opened = [bound for end, bound in ends.items() if end in table and table[end].any()]
    return entries + key.key_entries(pd.DataFrame() if marked is None else marked, bounds=opened)
