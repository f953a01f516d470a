"""Gross against present strength: what was sent, what is reported lost, and what that leaves."""

from typing import Any

import pandas as pd
from matplotlib.axes import Axes

from toolkit.charts import key
from toolkit.charts import sheet as page
from toolkit.charts.finish import finish, source_line
from toolkit.charts.forest import draw_forest, forest_height, widest
from toolkit.charts.judgement import with_judgement
from toolkit.charts.nothing import draw_nothing
from toolkit.charts.rows import latest
from toolkit.charts.sheet import Heading, open_sheet
from toolkit.charts.strength_words import (
    OPEN,
    READINGS,
    TOTALS,
    UNSTATED,
    caption_of,
    outermost,
    subtitle_of,
    title_of,
)
from toolkit.charts.style import MUTED, in_house_style
from toolkit.charts.wording import listing, phrase

_LEFT, _SCALE = 2.35, 2.3  # inches: words at most, scale at least
_MOST = 4  # readings drawn, with different totals first; the others are in the table


@in_house_style
def plot_strength(
    table: pd.DataFrame, *, judgement: Any = None, ax: Axes | None = None, tlp: str | None = None
) -> Axes:
    """What was sent and the derived rest for each reading of the build-up, then the losses between them.

    table: result of `present_strength` (reading, part, label, low, best, high, bound, wording, lowest,
    highest, counted, claimed_by, review, claim_ids). Every line keeps its bounds: a range is a bar from
    low to high, an open end an arrow. Losses that did not enter the result (killed within casualties) are
    grey. The rest is marked "derived": nobody reported it. A total of those who are there stands alone.
    """
    day, unit = latest(table), str(table.attrs.get("unit", ""))
    rows = _shown(table)
    if not len(rows):
        missing = "No total of those sent or there has a number that is recent enough, so nothing comes off."
        way_out = "The chart of the build-up says what there is; a later day or another side may have one."
        said: dict[str, Any] = {"missing": missing, "way_out": way_out, "day": day, "unit": unit, "tlp": tlp}
        return draw_nothing(ax, title_of(table), rows, **said)
    totals = rows["part"].isin(TOTALS).to_numpy(bool)
    head = "There, as reported" if set(rows["part"]) == {"there"} else "Sent, and left"
    sections = [(head, rows[totals]), ("Losses as reported", rows[~totals])]
    sections = [(name, part) for name, part in sections if len(part)]
    caption = with_judgement(caption_of(rows, table), judgement)
    left_out = int(table["part"].isin(READINGS).sum() - rows["part"].isin(READINGS).sum())
    heading = Heading(title_of(table), subtitle_of(table, left_out), caption, source_line(rows, day), day)
    left = widest([*rows["left"], "Losses as reported "], _LEFT)
    right = widest(rows["right"], page.WIDTH - 2 * page.MARGIN - left - _SCALE)
    sheet = open_sheet(ax, heading, content=0.6 + forest_height(sections, left, right))
    entries = [entry for entry in key.key_entries(rows, vertical=False) if entry[0] != "asserted"]
    if not rows["counted"].all():
        entries.append(
            (
                "grey: shown, not taken off",
                {"marker": "o", "s": 34, "facecolors": "white", "edgecolors": MUTED},
            )
        )
    top = key.draw_key(sheet, entries)
    axes = draw_forest(sheet, sections, y=top, height=sheet.high - top - 0.3, left=left, right=right)
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
    block = rows["part"].isin(READINGS).cumsum()
    totals = rows["part"].isin(TOTALS)
    same = rows[["part", "wording", "claim_ids"]].astype("str").duplicated() & ~totals
    chosen = _different(rows, block)
    rows = rows[((~totals | block.isin(chosen)) & ~same).to_numpy(bool)]
    return rows.assign(
        strong=rows["part"].isin(TOTALS),
        status="asserted",
        left=[_left(row) for _, row in rows.iterrows()],
        right=[_right(row) for _, row in rows.iterrows()],
    )


def _different(rows: pd.DataFrame, block: Any) -> list[int]:
    """Numbers of the readings that are drawn: as many with different totals as there is room for.

    The lowest and the highest of what is left and of those who are there, of which the title speaks, are
    among them.
    """
    totals = rows[rows["part"].isin(READINGS).to_numpy()]
    first = list(block.loc[totals.index[~totals[["part", "wording"]].duplicated().to_numpy()]])
    outer: list[Any] = []
    for part in ("present", "there"):
        results = rows[(rows["part"] == part).to_numpy(bool) & block.isin(first).to_numpy()]
        numbers = block.loc[results.index].tolist()
        outer += [numbers[place] for place in outermost(results)]
    kept = [*outer, *(number for number in first if number not in outer)][:_MOST]
    return [int(number) for number in first if number in kept]


def _left(row: Any) -> str:
    if row["part"] in READINGS:
        return str(row["label"])
    if row["part"] == "present":
        return "left (derived)"
    return ("− " if row["counted"] else "") + str(row["part"])


def _right(row: Any) -> str:
    who = row["claimed_by"]
    said = _said(row)
    ends = row.get("lowest"), row.get("highest")
    if isinstance(ends[0], str):
        return f"from {ends[0]} to {ends[1]}{_open_above(row)}"
    place = row.get("location")
    if isinstance(place, str) and place != who:
        said = f"{said}, {place}"
    if row["part"] == "present" or pd.isna(who) or not str(who):
        return said
    return f"{said}: {listing(str(who).split('; '), 1)}"


def _open_above(row: Any) -> str:
    """ " or more" where somebody between the ends leaves the number open: 28, at least 40, 60."""
    is_open = pd.isna(row["high"]) and not pd.isna(row["low"])
    return " or more" * (is_open and not str(row["highest"]).startswith(("at least", "more than")))


def _said(row: Any) -> str:
    """The number; a derived rest with both ends open is open, as in the title: nobody left it unstated."""
    said = phrase(row)
    return OPEN if row["part"] == "present" and said in UNSTATED else said


def _alt(rows: pd.DataFrame, heading: Heading) -> str:
    words = [f"{row['reading']}: {row['left']} {_said(row)}" for _, row in rows.iterrows()]
    return f"{heading.title}. {'; '.join(words)}."
