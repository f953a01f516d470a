"""A side with its forces in one chart: every claim says whose people it counts, and none are added up."""

from collections.abc import Sequence
from typing import Any

import pandas as pd

from toolkit.analysis.forces import forces_of, of_force
from toolkit.charts.rows import parts_in
from toolkit.charts.wording import apart_words, claimant
from toolkit.dossier import Dossier


def rolled_up(rows: pd.DataFrame, data: Any, side: str | None) -> pd.DataFrame:
    """Rows with `is_part` (see `parts_in`) and `force`: whose people, "" but for the forces of `side`.

    The side of these is then `side` itself, so that one chart holds them; rows on others are left out. Forces
    are known of a Dossier only.
    """
    forces = forces_of(data, side) if isinstance(data, Dossier) and side else ()
    if side:
        rows = rows[rows["side"].astype(object).isin([side, *forces]).to_numpy(bool)]
    return with_force(rows.assign(is_part=parts_in(rows, data)), forces, side)


def with_force(rows: pd.DataFrame, forces: Sequence[str], side: str | None) -> pd.DataFrame:
    """The same for a table whose forces are known; without `is_part`."""
    whose = rows["side"].astype(object)
    is_force = whose.isin(forces).to_numpy(bool)
    rows = rows.assign(force=whose.where(is_force, ""), side=whose.where(~is_force, side))
    rows.attrs = {**rows.attrs, "forces": [force for force in forces if (whose == force).any()], "side": side}
    return rows


def told_apart(rows: pd.DataFrame, pages: Sequence[str]) -> pd.DataFrame:
    """Rows in which who speaks of a force is another voice, and its totals are kinds of their own.

    "JNIM" on Africa Corps is "JNIM on Africa Corps"; pages: who says in its own voice what has no claimant.
    """
    if "force" not in rows or not (rows["force"] != "").any():
        return rows
    speakers = zip(rows["claimed_by"].astype(object), rows["force"], pages, strict=True)
    named = [
        f"{claimant(name, unnamed=page)} on {'itself' if name == force else force}" if force else name
        for name, force, page in speakers
    ]
    rows = rows.assign(claimed_by=pd.Series(named, rows.index, "str"))
    if "counts" in rows:
        kinds = [of_force(kind, force) for kind, force in zip(rows["counts"], rows["force"], strict=True)]
        rows = rows.assign(counts=kinds)
    return rows


def with_forces(caption: str, rows: pd.DataFrame) -> str:
    """A caption, and what is said of the forces among the rows."""
    return " ".join(filter(None, [caption, apart_words(rows.attrs)]))
