"""The supplies matrix: who gave whom what, counted in distinct statements, never in copies."""

from typing import Any

import numpy as np
import pandas as pd
from matplotlib.axes import Axes

from toolkit.analysis.origins import with_origins
from toolkit.analysis.reviewed import counted, strongest
from toolkit.analysis.selection import review_of
from toolkit.charts import key, marks, text
from toolkit.charts.finish import count, finish, source_line
from toolkit.charts.rows import claims_from, gathered, known_by, latest
from toolkit.charts.sheet import Heading, open_sheet
from toolkit.charts.style import in_house_style
from toolkit.charts.supply_cells import draw_cells, row_height
from toolkit.charts.wording import arrow, claimant, listing
from toolkit.dossier import Dossier
from toolkit.schema import CATEGORY

# One statement, however many pages repeat it: same claimant, thing and number.
_SAME = ["claimed_by", "supplier", "recipient", "category", "action", "low", "best", "high", "bound", "unit"]
_THINGS = {"naval": "naval weapons", "uav": "drones", "air_defence": "air defence"}
_FEW = 4  # cells that a title can name


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
    pairs = _order(cells)[:most]
    shown = cells[cells["pair"].isin(pairs).to_numpy()]
    categories = [word for word in CATEGORY if (shown["category"] == word).any()]
    left_out = cells["pair"].nunique() - len(pairs)
    heading = Heading(
        _title(cells, getattr(supplies, "view", "")),
        _subtitle(cells, left_out),
        _caption(shown, pairs),
        source_line(shown, day),
        day,
    )
    head = (
        0.1 + max([text.width(_thing(word), 8.5) for word in categories], default=0.5) * 0.72
    )  # written at 45 degrees
    sheet = open_sheet(ax, heading, content=head + 0.25 + row_height(shown, len(pairs)) * max(1, len(pairs)))
    top = key.draw_key(sheet, key.key_entries(_marked(shown)))
    left = min(2.4, max([text.width(pair, 9) for pair in pairs], default=1.0) + 0.12)
    high = min(sheet.high - top - head, 0.9 * max(1, len(pairs)))
    wide = min(sheet.wide - left - 0.1, 1.3 * max(1, len(categories)))
    axes = sheet.panel(left, top + head, wide, high, label="supplies")
    _grid(axes, pairs, categories)
    across, down = [categories.index(word) for word in shown["category"]], [*map(pairs.index, shown["pair"])]
    draw_cells(axes, shown, across, down, (wide / max(1, len(categories)), high / max(1, len(pairs))))
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
    return int(rows["origin_id"].nunique()) if "origin_id" in rows else len(gathered(rows, _SAME))


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


def _order(cells: pd.DataFrame) -> list[str]:
    """The pairs, those with most reviewed statements first, then those with most drafts."""
    drafts = cells["statements"].where(cells["review"] == "draft", cells["drafts"])
    told = cells.assign(seen=cells["statements"].where(cells["review"] != "draft", 0), drafts=drafts)
    totals = told.groupby("pair", sort=True)[["seen", "drafts"]].sum()
    ranks = zip(-totals["seen"], -totals["drafts"], totals.index, strict=True)
    return [str(pair) for *_, pair in sorted(ranks)]


def _grid(axes: Axes, pairs: list[str], categories: list[str]) -> None:
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


def _title(cells: pd.DataFrame, view: str) -> str:
    """The finding; of nothing, what was asked for, so that none confirmed is not taken for none reported."""
    if not len(cells):
        return f"No supplies are reported{f' ({view})' if view else ''}"
    own = counted(cells)
    statuses = own["status"].unique()
    status = str(statuses[0]) if len(statuses) == 1 and statuses[0] != "asserted" else ""
    drafts = bool((own["review"] == "draft").all())
    if len(own) <= _FEW:
        return f"{status.capitalize() or 'Reported'}{' in drafts' * drafts}: {'; '.join(_told(own))}"
    total = int(own["statements"].sum())
    most = int(own["statements"].max())
    kind = f"{status or ('draft' if drafts else 'distinct')} statement"
    first = own[(own["statements"] == most).to_numpy()]
    said = f"in {most} of {count(total, kind)}"
    if len(first) > 1:
        pairs = count(own["pair"].nunique(), "pair")
        each = f"{len(first)} things are named {most} times each, no other more often"
        return f"{count(total, kind)} on {pairs}: {'each thing is named once' if most == 1 else each}"
    pair = str(first["pair"].iloc[0])
    join = ": " if "→" in pair else " "
    return f"{pair}{join}{_thing(str(first['category'].iloc[0]))} named most often, {said}"


def _told(cells: pd.DataFrame) -> list[str]:
    """ "North Korea → Russia missiles (1 statement)" for each row, its things with most statements first."""
    said = []
    for pair in sorted(_order(cells), key=lambda pair: "→" not in pair):
        own = cells[(cells["pair"] == pair).to_numpy()]
        things = own.sort_values(["statements", "category"], ascending=[False, True])
        words = [f"{_thing(str(row['category']))} ({int(row['statements'])})" for _, row in things.iterrows()]
        said.append(f"{pair} {listing(words, _FEW)}")
    return said


def _subtitle(cells: pd.DataFrame, left_out: int) -> str:
    more = f" {count(left_out, 'further pair')} not drawn." if left_out else ""
    apart = int(cells["drafts"].sum())
    if (cells["review"] != "draft").any():
        apart += int(cells.loc[(cells["review"] == "draft").to_numpy(bool), "statements"].sum())
    drafts = f" Hatched: {count(apart, 'further statement')} in drafts." if apart else ""
    return (
        "Large: distinct statements (same claimant, thing and number count once). "
        f"Small: in how many reports. Mark: strongest status.{drafts}{more}"
    )


def _caption(cells: pd.DataFrame, pairs: list[str]) -> str:
    said = []
    for pair in pairs[:3]:
        own = counted(cells[(cells["pair"] == pair).to_numpy()])
        names: dict[str, int] = {}
        for cell, number in zip(own["claimants"], own["statements"], strict=True):
            for name in cell.split("; "):
                names[name] = names.get(name, 0) + int(number)
        ordered = sorted(names, key=lambda name: (name == claimant(None), -names[name], name))
        drafts = " in drafts" * bool((own["review"] == "draft").all())
        said.append(f"{pair}: said{drafts} by {listing(ordered, 4)}.")
    return " ".join(said)


def _alt(cells: pd.DataFrame, heading: Heading) -> str:
    words = [
        f"{row['pair']}, {_thing(row['category'])}: {row['statements']}, {row['status']}"
        + (
            ", draft"
            if row["review"] == "draft"
            else f", {row['drafts']} more in drafts" * (row["drafts"] > 0)
        )
        for _, row in cells.iterrows()
    ]
    return f"{heading.title}. Matrix of supplier and recipient by category: {'; '.join(words)}."
