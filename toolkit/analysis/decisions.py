"""What an analyst decided about origins: joined, split, named.

`data/origin_decisions.csv` has one line per claim that a person placed by hand. A claim goes to the
origin named there: the id of an origin found by the machine (`o:...`), or a name of the analyst's
own, under which all claims with that name are one origin. Claims that no line names stay where the
machine put them. The file is read at every run, so decisions survive new reports.
"""

from datetime import date

import pandas as pd

from toolkit import tables
from toolkit.dossier import Dossier
from toolkit.errors import ToolkitError
from toolkit.schema import SIDE_TABLES

_TABLE = SIDE_TABLES["origin_decisions"]


def origin_decisions(dossier: Dossier) -> pd.DataFrame:
    """The decisions kept beside the tables; empty where none were made."""
    raw = pd.DataFrame({name: pd.Series(dtype="str") for name in _TABLE.column_names})
    if dossier.path is not None:
        raw = tables.read_table(dossier.path / f"{_TABLE.name}.csv", _TABLE)
    return raw


def decided_origins(dossier: Dossier) -> dict[str, str]:
    """claim_id -> origin, as decided by hand. Raises ToolkitError for a line that decides nothing.

    A claim that this dossier does not hold (a filtered view) is passed over.
    """
    frame = origin_decisions(dossier)
    decided: dict[str, str] = {}
    for line, row in enumerate(frame.itertuples(index=False), start=2):
        claim_id, origin = row.claim_id, row.origin
        if not isinstance(claim_id, str) or not isinstance(origin, str):
            raise ToolkitError(f"{_TABLE.name} row {line}: claim_id and origin must both be filled")
        if decided.get(claim_id, origin) != origin:
            raise ToolkitError(
                f"{_TABLE.name} row {line}: {claim_id} was already given to {decided[claim_id]!r}; "
                f"it cannot be part of {origin!r} too. Delete one of the two lines."
            )
        decided[claim_id] = origin
    return decided


def decide_origin(
    dossier: Dossier,
    claim_ids: list[str],
    origin: str,
    *,
    by: str,
    note: str = "",
    decided: str | None = None,
) -> None:
    """Write down that these claims are one origin; earlier lines about them are replaced.

    `by` is the person, `decided` the day (today if not given). Raises ToolkitError for a claim that
    the dossier does not have, for a blank name, and for a dossier that came from no folder.
    """
    if dossier.path is None:
        raise ToolkitError("this dossier came from no folder, so a decision has no place to be kept")
    if not by.strip() or not origin.strip():
        raise ToolkitError("a decision needs the name of the origin and of the person who decides")
    dossier.claim_rows(claim_ids)
    file = dossier.path / f"{_TABLE.name}.csv"
    day = decided or date.today().isoformat()
    rows = [[claim_id, origin, by, day, note or pd.NA] for claim_id in claim_ids]
    new = pd.DataFrame(rows, columns=list(_TABLE.column_names))
    with tables.locked(dossier.path):
        kept = tables.read_table(file, _TABLE)
        kept = kept[~kept["claim_id"].isin(claim_ids)]
        text = tables.as_csv(
            tables.typed(pd.concat([kept, new], ignore_index=True).astype("str"), _TABLE), _TABLE
        )
        tables.write_text(file, text)
