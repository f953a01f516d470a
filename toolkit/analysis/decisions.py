"""What an analyst decided about origins: joined, split, named.

`data/origin_decisions.csv` has one line per claim that a person placed by hand. A claim goes to the
origin named there: the id of an origin found by the machine (`o:...`), or a name of the analyst's
own, under which all claims with that name are one origin. Claims that no line names stay where the
machine put them. The file is read at every run, so decisions survive new reports.
"""

from collections.abc import Sequence
from datetime import date

from toolkit import tables
from toolkit.analysis import side_tables
from toolkit.dossier import Day, Dossier, as_day
from toolkit.errors import ToolkitError

_NAME = "origin_decisions"


def decided_origins(dossier: Dossier) -> dict[str, str]:
    """claim_id -> origin, as decided by hand. Raises ToolkitError for a line that decides nothing.

    A claim that this dossier does not hold (a filtered view) is passed over.
    """
    frame = side_tables.read(dossier.path, _NAME)
    decided: dict[str, str] = {}
    for line, (claim_id, origin) in enumerate(zip(frame["claim_id"], frame["origin"], strict=True), start=2):
        if not isinstance(claim_id, str) or not isinstance(origin, str):
            raise ToolkitError(f"{_NAME} row {line}: claim_id and origin must both be filled")
        if decided.get(claim_id, origin) != origin:
            raise ToolkitError(
                f"{_NAME} row {line}: {claim_id} was already given to {decided[claim_id]!r}; "
                f"it cannot be part of {origin!r} too. Delete one of the two lines."
            )
        decided[claim_id] = origin
    return decided


def decide_origin(
    dossier: Dossier,
    claim_ids: Sequence[str],
    origin: str,
    *,
    by: str,
    decided: Day | None = None,
    note: str | None = None,
) -> None:
    """Write down that these claims are one origin; earlier lines about them are replaced.

    Joining: name several claims. Splitting: give a claim a name of its own. `by` is the person,
    `decided` the day (today if not given). Load the dossier again to see the effect. Raises
    ToolkitError for a claim that the dossier does not have, for a blank name, and for a dossier that
    came from no folder.
    """
    folder = side_tables.folder_of(dossier, "a decision")
    if not by.strip() or not origin.strip():
        raise ToolkitError("a decision needs the name of the origin and of the person who decides")
    dossier.claim_rows(claim_ids)
    day = as_day(decided) if decided is not None else date.today()
    rows = [[claim_id, origin.strip(), by.strip(), day.isoformat(), note] for claim_id in claim_ids]
    with tables.locked(folder):
        kept = side_tables.read(folder, _NAME)
        side_tables.write(folder, _NAME, kept[~kept["claim_id"].isin(claim_ids)], rows)
