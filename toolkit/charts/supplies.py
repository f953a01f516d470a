"""The supplies matrix: who gave whom what, counted in distinct statements, never in copies."""

from typing import Any

import numpy as np
import pandas as pd
from matplotlib.axes import Axes

from toolkit.analysis.origins import with_origins
from toolkit.analysis.reviewed import counted, strongest
from toolkit.analysis.selection import review_of
from toolkit.charts import key, marks, text
from toolkit.charts.finish import finish, source_line
from toolkit.charts.nothing import draw_nothing
from toolkit.charts.rows import asserted_by, claims_from, gathered, known_by, latest
from toolkit.charts.sheet import Heading, open_sheet
from toolkit.charts.style import in_house_style
from toolkit.charts.supplies_words import (
    alt_of,
    caption_of,
    filters_of,
    order_of,
    subtitle_of,
    thing,
    title_of,
)
from toolkit.charts.supply_cells import draw_cells, row_height
from toolkit.charts.wording import arrow, claimant
from toolkit.dossier import Dossier
from toolkit.schema import CATEGORY

# One statement, however many pages repeat it: same claimant, thing and number.
_SAME = ["claimed_by", "supplier", "recipient", "category", "action", "low", "best", "high", "bound", "unit"]
_LEFT = 2.25  # inches: the longest line of a name
_FILTERED = "What this view leaves out is in the matrix of all supplies."


@in_house_style
def plot_supplies(
    supplies: Any, *, as_of: Any = None, most: int = 12, ax: Axes | None = None, tlp: str | None = None
) -> Axes:
    """Supplier-recipient pairs by category; a cell holds the number of distinct statements.

    supplies: a Dossier (statements are then origins, see `toolkit.origins`) or its table `supplies` (same
    claimant, thing and number). The large number in a cell counts distinct statements, the small one the
    reports that carry them; the mark is the strongest status among them, and the shade deepens with the
    count. Drafts change none of these: statements that only drafts make stand below, with a plus and a
    hatched mark, and a cell of nothing but drafts counts them, its mark hatched. `most` limits the rows to
    the pairs with most statements, reviewed ones first.
    """
    rows = _rows(supplies, as_of)
    day = latest(rows, as_of)
    cells = _cells(rows)
    if not len(cells):
        view = filters_of(getattr(supplies, "view", ""))
        way_out = (
            _FILTERED if view else "A report read in with toolkit ingest, or a row written by hand, fills it."
        )
        said: dict[str, Any] = {
            "missing": f"supplies.csv has no row{' with ' * bool(view)}{view}.",
            "way_out": way_out,
            "day": day,
            "tlp": tlp,
        }
        return draw_nothing(ax, title_of(cells, view), cells, unit="distinct statements", **said)
    pairs = order_of(cells)[:most]
    shown = cells[cells["pair"].isin(pairs).to_numpy()]
    categories = [word for word in CATEGORY if (shown["category"] == word).any()]
    left_out = cells["pair"].nunique() - len(pairs)
    heading = Heading(
        title_of(cells),
        subtitle_of(cells, left_out),
        caption_of(shown, pairs),
        source_line(shown, day),
        day,
    )
    head = (
        0.1 + max([text.width(thing(word), 8.5) for word in categories], default=0.5) * 0.72
    )  # written at 45 degrees
    sheet = open_sheet(ax, heading, content=head + 0.25 + row_height(shown, len(pairs)) * max(1, len(pairs)))
    top = key.draw_key(sheet, key.key_entries(_marked(shown)))
    high = min(sheet.high - top - head, 0.9 * max(1, len(pairs)))
    names = [_name(pair, high / len(pairs)) for pair in pairs]
    left = max(text.width(line, 9) for name in names for line in name.split("\n")) + 0.12
    wide = min(sheet.wide - left - 0.1, 1.3 * max(1, len(categories)))
    axes = sheet.panel(left, top + head, wide, high, label="supplies")
    _grid(axes, names, categories)
    across, down = [categories.index(word) for word in shown["category"]], [*map(pairs.index, shown["pair"])]
    draw_cells(axes, shown, across, down, (wide / max(1, len(categories)), high / max(1, len(pairs))))
    return finish(
        sheet,
        axes,
        shown.drop(columns="pair"),
        unit="distinct statements",
        alt=alt_of(shown, heading),
        tlp=tlp,
    )


def _rows(supplies: Any, as_of: Any) -> pd.DataFrame:
    """The claims; those of a Dossier with the origin that each repeats, as known on that day."""
    if not isinstance(supplies, Dossier):
        return known_by(claims_from(supplies, "supplies"), as_of)
    view = supplies if as_of is None else supplies.as_of(as_of)
    rows = with_origins(view, "supplies")
    attrs = claims_from(view, "supplies").attrs
    rows = asserted_by(rows, view)
    rows.attrs = attrs
    return rows


def _cells(rows: pd.DataFrame) -> pd.DataFrame:
    """One row per pair and category: statements, reports, strongest status, claim ids.

    Drafts beside reviewed claims are only counted (drafts) and described (draft_status).
    """
    columns = ["supplier", "recipient", "category", "statements", "reports", "status", "review"]
    columns += ["drafts", "draft_status", "claimants", "claim_ids", "pair"]
    records = []
    for column in ("supplier", "recipient"):
        rows = rows.assign(**{column: rows[column].astype(object).where(rows[column].notna(), "")})
    rows = rows.assign(shown=(rows["action"].astype(object) == "displayed").to_numpy(bool))
    rows["shown"] &= (rows["supplier"] == "") | (rows["recipient"] == "")
    for (giver, taker, shown, category), group in rows.groupby(
        ["supplier", "recipient", "shown", "category"], observed=True, sort=True
    ):
        own = counted(group)
        others = group[~group["claim_id"].isin(own["claim_id"]).to_numpy()]
        records.append(
            {
                "supplier": giver,
                "recipient": taker,
                "category": str(category),
                "statements": _statements(own),
                "reports": own["source_id"].nunique() if "source_id" in own else len(own),
                "status": strongest(marks.status_of(own)),
                "review": review_of(own["review"]) if "review" in own else "accepted",
                "drafts": _statements(group) - _statements(own),
                "draft_status": strongest(marks.status_of(others)) if len(others) else "",
                "claimants": "; ".join(sorted({claimant(name) for name in own["claimed_by"]})),
                "claim_ids": "; ".join(sorted(group["claim_id"].astype(str))),
                "pair": row_name(str(giver), str(taker), shown=bool(shown)),
            }
        )
    return pd.DataFrame(records, columns=columns)


def _statements(rows: pd.DataFrame) -> int:
    """Distinct statements: origins; claims without a number, which belong to none, as far as alike."""
    if "origin_id" not in rows:
        return len(gathered(rows, _SAME))
    vague = (rows["bound"].astype(object) == "vague").to_numpy(bool)
    return int(rows.loc[~vague, "origin_id"].nunique()) + len(gathered(rows[vague], [*_SAME, "item"]))


def _marked(cells: pd.DataFrame) -> pd.DataFrame:
    """What the marks tell: one for each cell, one more for the drafts in it."""
    mixed = cells[(cells["drafts"] > 0).to_numpy(bool)]
    extra = pd.DataFrame({"status": mixed["draft_status"], "review": "draft"})
    return pd.concat([cells[["status", "review"]], extra], ignore_index=True)


def row_name(giver: str, taker: str, *, shown: bool) -> str:
    """ "North Korea → Russia"; where an end is not named: "North Korea shows", "North Korea receives"."""
    if giver and taker:
        return arrow((giver, taker))
    known = giver or taker or "somebody not named"
    return f"{known} {'shows' if shown else 'gives' if giver else 'receives'}"


def _name(pair: str, high: float) -> str:
    """The name of a row, on two lines where one is too long and a row of that height holds both."""
    lines = text.balance(pair, _LEFT, 9, lines=2 if high > text.height(2, 9) else 1)
    return "\n".join(lines)


def _grid(axes: Axes, names: list[str], categories: list[str]) -> None:
    axes.set_xlim(0, max(1, len(categories)))
    axes.set_ylim(max(1, len(names)), 0)
    axes.set_xticks(np.arange(len(categories)) + 0.5, [thing(word) for word in categories])
    axes.tick_params(
        axis="x", length=0, top=True, labeltop=True, bottom=False, labelbottom=False, rotation=45, pad=2
    )
    for label in axes.get_xticklabels():
        label.set_horizontalalignment("left")
        label.set_rotation_mode("anchor")
    axes.set_yticks(np.arange(len(names)) + 0.5, names, fontsize=9)
    axes.set_xticks(np.arange(len(categories) + 1), minor=True)
    axes.set_yticks(np.arange(len(names) + 1), minor=True)
    axes.tick_params(which="minor", length=0)
    axes.grid(which="minor")
    for spine in axes.spines.values():
        spine.set_visible(False)
