"""The words of the supplies matrix: title, subtitle, who says so, alternative text."""

import pandas as pd

from toolkit.analysis.reviewed import counted
from toolkit.charts.finish import count
from toolkit.charts.sheet import Heading
from toolkit.charts.wording import UNNAMED, listing
from toolkit.schema import STATUS

_THINGS = {"naval": "naval weapons", "uav": "drones", "air_defence": "air defence"}
_FEW = 4  # cells that a title can name


def order_of(cells: pd.DataFrame) -> list[str]:
    """The pairs, those with most reviewed statements first, then those with most drafts."""
    drafts = cells["statements"].where(cells["review"] == "draft", cells["drafts"])
    told = cells.assign(seen=cells["statements"].where(cells["review"] != "draft", 0), drafts=drafts)
    totals = told.groupby("pair", sort=True)[["seen", "drafts"]].sum()
    ranks = zip(-totals["seen"], -totals["drafts"], totals.index, strict=True)
    return [str(pair) for *_, pair in sorted(ranks)]


def thing(category: str) -> str:
    """The category in plain English, for columns and titles."""
    return _THINGS.get(category, category.replace("_", " "))


def filters_of(view: str) -> str:
    """ "status confirmed": the filters of a view; its day stands above every chart."""
    return ", ".join(part for part in view.split("; ") if part and not part.startswith("as of "))


def title_of(cells: pd.DataFrame, view: str = "") -> str:
    """The finding; of nothing, what was asked for, so that none confirmed is not taken for none reported."""
    if not len(cells):
        status = view.removeprefix("status ")
        if status in STATUS:
            return f"No supplies are reported as {status}"
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
    if len(first) > 1:
        pairs = count(own["pair"].nunique(), "pair")
        each = f"{len(first)} things are named {most} times each, no other more often"
        return f"{count(total, kind)} on {pairs}: {'each thing is named once' if most == 1 else each}"
    pair = str(first["pair"].iloc[0])
    join = ": " if "→" in pair else " "
    on_it = own.loc[(own["pair"] == pair).to_numpy(), "statements"].sum()
    said = f"in {most} of {count(int(on_it), kind)}"
    return f"{pair}{join}{thing(str(first['category'].iloc[0]))} named most often, {said}"


def _told(cells: pd.DataFrame) -> list[str]:
    """ "North Korea → Russia missiles (1 statement)" for each row, its things with most statements first."""
    said = []
    for pair in sorted(order_of(cells), key=lambda pair: "→" not in pair):
        own = cells[(cells["pair"] == pair).to_numpy()]
        things = own.sort_values(["statements", "category"], ascending=[False, True])
        words = [f"{thing(str(row['category']))} ({int(row['statements'])})" for _, row in things.iterrows()]
        said.append(f"{pair} {listing(words, _FEW)}")
    return said


def subtitle_of(cells: pd.DataFrame, left_out: int) -> str:
    more = f" {count(left_out, 'further pair')} not drawn." if left_out else ""
    apart = int(cells["drafts"].sum())
    if (cells["review"] != "draft").any():
        apart += int(cells.loc[(cells["review"] == "draft").to_numpy(bool), "statements"].sum())
    drafts = f" Hatched: {count(apart, 'further statement')} in drafts." if apart else ""
    return (
        "Large: distinct statements (same claimant, thing and number count once). "
        f"Small: in how many reports. Mark: strongest status.{drafts}{more}"
    )


def caption_of(cells: pd.DataFrame, pairs: list[str]) -> str:
    said = []
    for pair in pairs[:3]:
        own = counted(cells[(cells["pair"] == pair).to_numpy()])
        names: dict[str, int] = {}
        for cell, number in zip(own["claimants"], own["statements"], strict=True):
            for name in cell.split("; "):
                names[name] = names.get(name, 0) + int(number)
        ordered = sorted(names, key=lambda name: (name == UNNAMED, -names[name], name))
        ordered = ["the reports themselves" if name == UNNAMED else name for name in ordered]
        drafts = " in drafts" * bool((own["review"] == "draft").all())
        said.append(f"{pair}: said{drafts} by {listing(ordered, 4)}.")
    return " ".join(said)


def alt_of(cells: pd.DataFrame, heading: Heading) -> str:
    words = [
        f"{row['pair']}, {thing(row['category'])}: {row['statements']}, {row['status']}"
        + (
            ", draft"
            if row["review"] == "draft"
            else f", {row['drafts']} more in drafts" * (row["drafts"] > 0)
        )
        for _, row in cells.iterrows()
    ]
    return f"{heading.title}. Matrix of supplier and recipient by category: {'; '.join(words)}."
