"""The supplies matrix: who gave whom what, counted in distinct statements, never in copies."""

from typing import Any

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from toolkit.analysis.origins import with_origins
from toolkit.analysis.selection import review_of
from toolkit.charts import key, marks, text
from toolkit.charts.finish import count, finish, source_line
from toolkit.charts.rows import claims_from, gathered, known_by, latest
from toolkit.charts.sheet import Heading, open_sheet
from toolkit.charts.style import BLUE, INK, in_house_style
from toolkit.charts.wording import arrow, claimant, listing
from toolkit.dossier import Dossier
from toolkit.schema import CATEGORY

# One statement, however many pages repeat it: same claimant, thing and number.
_SAME = ["claimed_by", "supplier", "recipient", "category", "action", "low", "best", "high", "bound", "unit"]
_STRONGEST = ("confirmed", "asserted", "unconfirmed", "planned", "denied")
_CELL = 0.52
_THINGS = {"naval": "naval weapons", "uav": "drones", "air_defence": "air defence"}
_FEW = 4  # cells that a title can name


@in_house_style
def plot_supplies(
    supplies: Any, *, as_of: Any = None, most: int = 12, ax: Axes | None = None, tlp: str | None = None
) -> Axes:
    """Supplier-recipient pairs by category; a cell holds the number of distinct statements.

    supplies: a Dossier (statements are then origins, see `toolkit.origins`) or its table `supplies` (same
    claimant, thing and number). The large number in a cell counts distinct statements, the small one the
    reports that carry them; the mark is the strongest status among them, hatched where all are drafts, and
    the shade deepens with the count. `most` limits the rows to the pairs with most statements.
    """
    rows = _rows(supplies, as_of)
    day = latest(rows, as_of)
    cells = _cells(rows)
    pairs = _order(cells, "pair")[:most]
    shown = cells[cells["pair"].isin(pairs).to_numpy()]
    categories = [word for word in CATEGORY if (shown["category"] == word).any()]
    left_out = cells["pair"].nunique() - len(pairs)
    heading = Heading(
        _title(cells), _subtitle(left_out), _caption(shown, pairs), source_line(shown, day), day
    )
    head = (
        0.1 + max([text.width(_thing(word), 8.5) for word in categories], default=0.5) * 0.72
    )  # written at 45 degrees
    sheet = open_sheet(
        ax, heading, content=head + 0.25 + (_CELL if len(pairs) < 6 else 0.36) * max(1, len(pairs))
    )
    top = key.draw_key(sheet, key.key_entries(shown.assign(bound=None)))
    left = min(2.4, max([text.width(pair, 9) for pair in pairs], default=1.0) + 0.12)
    high = min(sheet.high - top - head, 0.9 * max(1, len(pairs)))
    wide = min(sheet.wide - left - 0.1, 1.3 * max(1, len(categories)))
    axes = sheet.panel(left, top + head, wide, high, label="supplies")
    _grid(axes, pairs, categories)
    _draw_cells(axes, shown, pairs, categories, wide / max(1, len(categories)), high / max(1, len(pairs)))
    return finish(
        sheet, axes, shown.drop(columns="pair"), unit="distinct statements", alt=_alt(shown, heading), tlp=tlp
    )


def _rows(supplies: Any, as_of: Any) -> pd.DataFrame:
    """The claims; those of a Dossier with the origin that each repeats, as known on that day."""
    if not isinstance(supplies, Dossier):
        return known_by(claims_from(supplies, "supplies"), as_of)
    view = supplies if as_of is None else supplies.as_of(as_of)
    rows = with_origins(view, "supplies")
    rows.attrs = claims_from(view, "supplies").attrs
    return rows


def _cells(rows: pd.DataFrame) -> pd.DataFrame:
    """One row per pair and category: statements, reports, strongest status, claim ids."""
    columns = [
        "supplier",
        "recipient",
        "category",
        "statements",
        "reports",
        "status",
        "review",
        "claimants",
        "claim_ids",
        "pair",
    ]
    records = []
    for column in ("supplier", "recipient"):
        rows = rows.assign(**{column: rows[column].astype(object).where(rows[column].notna(), "")})
    rows = rows.assign(shown=(rows["action"].astype(object) == "displayed").to_numpy(bool))
    rows["shown"] &= (rows["supplier"] == "") | (rows["recipient"] == "")
    for (giver, taker, shown, category), group in rows.groupby(
        ["supplier", "recipient", "shown", "category"], observed=True, sort=True
    ):
        present = set(marks.status_of(group))
        ids = group["claim_id"].astype(str)
        records.append(
            {
                "supplier": giver,
                "recipient": taker,
                "category": str(category),
                "statements": group["origin_id"].nunique()
                if "origin_id" in group
                else len(gathered(group, _SAME)),
                "reports": group["source_id"].nunique() if "source_id" in group else len(group),
                "status": next(status for status in _STRONGEST if status in present),
                "review": review_of(group["review"]) if "review" in group else "accepted",
                "claimants": "; ".join(sorted({claimant(name) for name in group["claimed_by"]})),
                "claim_ids": "; ".join(sorted(ids)),
                "pair": row_name(str(giver), str(taker), shown=bool(shown)),
            }
        )
    return pd.DataFrame(records, columns=columns)


def row_name(giver: str, taker: str, *, shown: bool) -> str:
    """ "North Korea → Russia"; where an end is not named: "North Korea shows", "North Korea receives"."""
    if giver and taker:
        return arrow((giver, taker))
    known = giver or taker or "somebody not named"
    return f"{known} {'shows' if shown else 'gives' if giver else 'receives'}"


def _order(cells: pd.DataFrame, column: str) -> list[Any]:
    totals = cells.groupby(column, sort=True)["statements"].sum()
    return sorted(totals.index, key=lambda key: (-totals[key], key))


def _grid(axes: Axes, pairs: list[Any], categories: list[str]) -> None:
    axes.set_xlim(0, max(1, len(categories)))
    axes.set_ylim(max(1, len(pairs)), 0)
    axes.set_xticks(np.arange(len(categories)) + 0.5, [_thing(word) for word in categories])
    axes.tick_params(
        axis="x", length=0, top=True, labeltop=True, bottom=False, labelbottom=False, rotation=45, pad=2
    )
    for label in axes.get_xticklabels():
        label.set_horizontalalignment("left")
        label.set_rotation_mode("anchor")
    axes.set_yticks(np.arange(len(pairs)) + 0.5, [text.shorten(pair, 2.25, 9) for pair in pairs], fontsize=9)
    axes.set_xticks(np.arange(len(categories) + 1), minor=True)
    axes.set_yticks(np.arange(len(pairs) + 1), minor=True)
    axes.tick_params(which="minor", length=0)
    axes.grid(which="minor")
    for spine in axes.spines.values():
        spine.set_visible(False)


def _thing(category: str) -> str:
    """The category in plain English, for columns and titles."""
    return _THINGS.get(category, category.replace("_", " "))


def _draw_cells(
    axes: Axes, cells: pd.DataFrame, pairs: list[Any], categories: list[str], wide: float, high: float
) -> None:
    most = max([1, *cells["statements"]])
    x = np.array([categories.index(word) for word in cells["category"]], float)
    y = np.array([pairs.index(pair) for pair in cells["pair"]], float)
    for at, down, number in zip(x, y, cells["statements"], strict=True):
        shade = 0.12 + 0.3 * (number / most) ** 0.5
        axes.add_patch(
            Rectangle((at + 0.03, down + 0.04), 0.94, 0.92, facecolor=BLUE, alpha=shade, lw=0, gid="cell")
        )
    marks.draw_status(axes, x + 0.24, y + 0.5, cells, [INK] * len(cells), 36)
    for at, down, (_, row) in zip(x, y, cells.iterrows(), strict=True):
        axes.text(
            at + 0.46,
            down + 0.5,
            f"{row['statements']}",
            fontsize=11,
            weight="bold",
            va="center",
            color=INK,
            gid="statements",
        )
        if wide > 0.3:
            low = high > 0.45  # room for a second line
            beside = at + 0.46 + (text.width(f"{row['statements']}", 11, bold=True) + 0.06) / wide
            axes.text(
                at + 0.5 if low else beside,
                down + (0.86 if low else 0.53),
                f"in {row['reports']}",
                fontsize=7,
                ha="center" if low else "left",
                va="center",
                color=INK,
                gid="reports",
            )


def _title(cells: pd.DataFrame) -> str:
    if not len(cells):
        return "No supplies are reported"
    statuses = cells["status"].unique()
    status = str(statuses[0]) if len(statuses) == 1 and statuses[0] != "asserted" else ""
    if len(cells) <= _FEW:
        return f"{status.capitalize() or 'Reported'}: {'; '.join(_told(cells))}"
    total = int(cells["statements"].sum())
    pair = _order(cells, "pair")[0]
    own = cells[(cells["pair"] == pair).to_numpy()]
    first = own.sort_values(["statements", "category"], ascending=[False, True]).iloc[0]
    kind = f"{status or 'distinct'} statement"
    join = ": " if "→" in pair else " "
    return (
        f"{pair}{join}{_thing(str(first['category']))} named most often, in {int(first['statements'])} of "
        + (count(total, kind))
    )


def _told(cells: pd.DataFrame) -> list[str]:
    """ "North Korea → Russia missiles (1 statement)" for each row, its things with most statements first."""
    said = []
    for pair in sorted(_order(cells, "pair"), key=lambda pair: "→" not in pair):
        own = cells[(cells["pair"] == pair).to_numpy()]
        things = own.sort_values(["statements", "category"], ascending=[False, True])
        words = [f"{_thing(str(row['category']))} ({int(row['statements'])})" for _, row in things.iterrows()]
        said.append(f"{pair} {listing(words, _FEW)}")
    return said


def _subtitle(left_out: int) -> str:
    more = f" {count(left_out, 'further pair')} not drawn." if left_out else ""
    return (
        "Large: distinct statements (same claimant, thing and number count once). "
        f"Small: in how many reports. Mark: strongest status.{more}"
    )


def _caption(cells: pd.DataFrame, pairs: list[Any]) -> str:
    said = []
    for pair in pairs[:3]:
        own = cells[(cells["pair"] == pair).to_numpy()]
        names: dict[str, int] = {}
        for cell, number in zip(own["claimants"], own["statements"], strict=True):
            for name in cell.split("; "):
                names[name] = names.get(name, 0) + int(number)
        ordered = sorted(names, key=lambda name: (name == claimant(None), -names[name], name))
        said.append(f"{pair}: said by {listing(ordered, 4)}.")
    return " ".join(said)


def _alt(cells: pd.DataFrame, heading: Heading) -> str:
    words = [
        f"{row['pair']}, {_thing(row['category'])}: {row['statements']}, {row['status']}"
        for _, row in cells.iterrows()
    ]
    return f"{heading.title}. Matrix of supplier and recipient by category: {'; '.join(words)}."
