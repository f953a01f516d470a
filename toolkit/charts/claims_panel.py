"""One panel of the claims over time: marks that stand apart, bounds, steps and what is above the scale."""

from typing import Any

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection

from toolkit.charts import brackets, marks, text
from toolkit.charts import sheet as page
from toolkit.charts.apart import Boxes
from toolkit.charts.key import Entry
from toolkit.charts.letters import ALPHABET
from toolkit.charts.rows import are_totals
from toolkit.charts.style import GREY, INK, MUTED, SERIES
from toolkit.charts.wording import by_whom, claimant, listing, phrase, short

MODES = {"stock": "Totals", "flow": "Additions"}
_DASHES = ("-", (0, (5, 1.5)), (0, (1.2, 1.2)), (0, (6, 1.5, 1.2, 1.5)), (0, (3, 1)), (0, (8, 2)))
_LENGTH = 15.0  # points: twice the arrow of an open end
_NAMED, _OTHER, _MORE, _MOST = 40, 20, 8, 120  # square points: a mark, each further report, at most
_LETTER = 15  # square points
_BESIDE = 6.4  # points: half of what a draft takes with its letter, which stands beside it
_NEW = 4.5  # points: how far the ring of a new claim stands off
NEW_FILL = "#fff3c4"
_ROOM, _HEAD = 1.12, 9.0  # above the highest mark: so many times its number, or points if these are more
_VAGUE, _OVER = 0.02, 0.985  # of the scale: where marks without a number and above the scale stand


def limit_of(rows: pd.DataFrame) -> float:
    """What is above it is above the scale: room for nine tenths of the marks; one plan flattens nothing."""
    values = np.concatenate([rows[name].to_numpy(float, na_value=np.nan) for name in ("value", "high")])
    values = values[~np.isnan(values)]
    if not len(values):
        return 1.0
    usual = float(np.quantile(values, 0.9))
    if values.max() > 2.2 * usual:
        values = values[values <= 1.25 * usual]
    return float(values.max()) * _ROOM or 1.0


def top_of(limit: float, high: float) -> float:
    """Upper end of the scale of a panel so many inches high: the highest mark stays clear of its title."""
    taken = _HEAD / 72 * (high + 0.09) / high**2
    return max(limit, limit / _ROOM / max(0.3, 1 - taken))


def floor_of(top: float, high: float) -> float:
    """Lower end of such a scale: room for the lower half of a mark at 0."""
    return -top * 0.09 / high


def boxes_of(rows: pd.DataFrame, named: list[str], limit: float, high: float) -> Boxes:
    """What the marks take of a panel so many inches high: their signs, and the arrows of open ends."""
    top = top_of(limit, high)
    floor = floor_of(top, high)
    y = (_heights(rows, limit, top) - floor) / (top - floor) * high * 72
    half = np.sqrt(_sizes(rows, named)) / 2
    beside = marks.drafts_of(rows) & rows["claimant"].isin(named).to_numpy(bool)
    half = np.where(beside, np.maximum(half, _BESIDE), half)
    bounds = rows["bound"].astype(object).to_numpy()
    is_drawn = ~np.isnan(rows["value"].to_numpy(float)) & (rows["value"].to_numpy(float) <= limit)
    half = half + _NEW * rows["is_new"].to_numpy(bool)
    half = half + brackets.WIDER * (rows["bracket"] != "").to_numpy(bool)
    up = np.where(is_drawn & np.isin(bounds, ("at_least", "more_than")), _LENGTH / 2, 0)
    down = np.where(is_drawn & np.isin(bounds, ("at_most", "less_than")), _LENGTH / 2, 0)
    exact = np.where(is_drawn & (bounds == "exact"), np.maximum(half, 0.34 * _LENGTH), half) + 0.6
    return Boxes(
        np.stack([y - half, y - down]), np.stack([y + half, y + up]), np.stack([exact, np.full(len(y), 2.5)])
    )


def names_of(rows: pd.DataFrame, named: list[str]) -> list[Entry]:
    """Entries of the key: the claimants drawn, each with the letter that its marks carry, and the others."""
    style: dict[str, Any] = {"s": 34, "linewidths": 0, "gid": "letter-of"}
    entries: list[Entry] = [
        (name, {"marker": marks.letter(_letter_of(name, named)), "c": _colour_of(name, named), **style})
        for name in named
        if (rows["claimant"] == name).any()
    ]
    if rows["is_new"].any():
        ring = {"facecolors": NEW_FILL, "edgecolors": INK, "s": 90, "linewidths": 0.9}
        entries.insert(0, ("in the report", ring))
    others = int((~rows["claimant"].isin(named)).sum())
    if others:
        ring = {"facecolors": "white", "edgecolors": GREY, "s": _OTHER, "linewidths": 1.3}
        entries.append((f"{others:,} others" if others > 1 else "1 other", ring))
    return entries


def _letter_of(name: str, named: list[str]) -> str:
    return ALPHABET[named.index(name)] if name in named else ""


def _colour_of(name: str, named: list[str]) -> str:
    return SERIES[named.index(name) % len(SERIES)] if name in named else GREY


def _sizes(rows: pd.DataFrame, named: list[str]) -> Any:
    base = np.where(rows["claimant"].isin(named), _NAMED, _OTHER)
    return np.minimum(base + _MORE * (rows["reports"].to_numpy(int) - 1), _MOST)


def _heights(rows: pd.DataFrame, limit: float, top: float) -> Any:
    """Where the marks stand on the scale, those without a number and those above it included."""
    values = rows["value"].to_numpy(float)
    values = np.where(np.isnan(values), top * _VAGUE, values)
    return np.where(values > limit, top * _OVER, values)


def draw_mode(
    axes: Axes, rows: pd.DataFrame, named: list[str], *, limit: float, high: float, title: str
) -> None:
    """Marks (at `x`, in days), bounds and step lines."""
    rows = rows.iloc[np.argsort(rows["claimant"].isin(named).to_numpy(), kind="stable")]  # named ones on top
    colours = np.array([_colour_of(name, named) for name in rows["claimant"]], object)
    top = top_of(limit, high)
    axes.set_ylim(floor_of(top, high), top)
    axes.grid(axis="y")
    axes.yaxis.set_major_formatter(lambda value, _: short(value))
    axes.set_title(title, loc="left", fontsize=8.5, color=MUTED, pad=4)
    x, values = rows["x"].to_numpy(float), rows["value"].to_numpy(float)
    over, vague = values > limit, np.isnan(values)
    _draw_new(axes, rows[~over & ~vague], named)
    if are_totals(rows).all():
        _draw_steps(axes, rows[~over], named)
    inside = ~over & ~vague
    marks.draw_bounds(axes, x[inside], rows[inside], list(colours[inside]), vertical=True, length=_LENGTH)
    _draw_spans(axes, rows[inside], list(colours[inside]))
    _draw_grades(axes, rows[inside])
    shown = np.where(over, np.nan, values)
    marks.draw_status(axes, x, shown, rows, list(colours), _sizes(rows, named))
    brackets.draw_brackets(axes, x, shown, rows, list(colours), _sizes(rows, named))
    letters = [_letter_of(name, named) for name in rows["claimant"]]
    marks.draw_letters(axes, x, shown, letters, rows, list(colours), size=_LETTER)
    axes.scatter(x[vague], _heights(rows, limit, top)[vague], marker="|", c=MUTED, s=50, gid="vague")
    if over.any():
        y = _heights(rows, limit, top)[over]
        axes.scatter(x[over], y, marker="^", c=GREY, s=16, gid="overflow", clip_on=False)
        _name_overflow(axes, rows[over], beside=title)


def _draw_steps(axes: Axes, rows: pd.DataFrame, named: list[str]) -> None:
    standing = rows[
        ~rows["status"].astype(object).isin(["planned", "denied"]).to_numpy()
        & rows["value"].notna()
        & ~brackets.parts_among(rows)
    ]
    for place, name in enumerate(named):
        for _, own in by_whom(standing[(standing["claimant"] == name).to_numpy()]):
            if len(own) < 2:
                continue
            axes.step(
                own["end"].to_numpy(float),
                own["value"].to_numpy(float),
                where="post",
                zorder=1.8,
                lw=1.1,
                color=SERIES[place % len(SERIES)],
                ls=_DASHES[place % len(_DASHES)],
                alpha=0.75,
                label=name,
            )


def _draw_new(axes: Axes, rows: pd.DataFrame, named: list[str]) -> None:
    """A wide ring around what the report asked for says."""
    new = rows[rows["is_new"].to_numpy(bool)]
    if len(new):
        style: dict[str, Any] = {"facecolors": NEW_FILL, "edgecolors": INK, "linewidths": 0.9, "zorder": 1.7}
        wide = (np.sqrt(_sizes(new, named)) + 2 * _NEW) ** 2
        axes.scatter(new["x"], new["value"].to_numpy(float), s=wide, marker="o", gid="new", **style)


def _draw_spans(axes: Axes, rows: pd.DataFrame, colours: list[str]) -> None:
    """A thin line over the time that a claim speaks of, up to its mark."""
    places = zip(rows["start"], rows["x"], rows["value"].astype(float), strict=True)
    lines = [[(start, value), (end, value)] for start, end, value in places]
    if (rows["start"] < rows["end"]).any():
        axes.add_collection(
            LineCollection(lines, colors=colours, linewidths=0.8, alpha=0.6, zorder=1.6, gid="span"),
            autolim=False,
        )


def _draw_grades(axes: Axes, rows: pd.DataFrame) -> None:
    graded = rows[(rows["grade"] != "").to_numpy(bool)]
    for day, value, grade in zip(graded["x"], graded["value"].astype(float), graded["grade"], strict=True):
        axes.annotate(
            grade,
            (day, value),
            (4, -4),
            textcoords="offset points",
            va="top",
            fontsize=6.5,
            color=MUTED,
            gid="grade",
        )


def _name_overflow(axes: Axes, rows: pd.DataFrame, *, beside: str) -> None:
    """Who said the numbers above the scale, on the line of the title, as far as there is room."""
    words: dict[str, list[str]] = {}
    for _, row in rows.iterrows():
        words.setdefault(phrase(row), []).append(claimant(row["claimed_by"], unnamed="the report itself"))
    said = [f"{number} ({listing(list(dict.fromkeys(who)), 2)})" for number, who in words.items()]
    room = axes.get_position().width * page.WIDTH - text.width(beside, 8.5) - 0.3
    axes.text(
        0.995,
        1.02,
        text.shorten("above the scale: " + listing(said, 3), room, 7.5),
        transform=axes.transAxes,
        ha="right",
        va="bottom",
        fontsize=7.5,
        color=MUTED,
    )
