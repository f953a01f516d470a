"""The copies of one origin side by side: how one sentence changed from page to page."""

import pandas as pd

from toolkit.analysis.bounds import from_row
from toolkit.analysis.drift import describe, drift
from toolkit.analysis.origins import TABLES_WITH_NUMBERS, grouping
from toolkit.analysis.statements import Statement
from toolkit.analysis.voices import publishers
from toolkit.cells import records
from toolkit.dossier import Dossier
from toolkit.errors import ToolkitError

_COLUMNS = {
    "claim_id": "str",
    "publisher": "str",
    "newsroom": "str",
    "claimed_by": "str",
    "measure": "str",
    "when": "str",
    "reported": "datetime64[s]",
    "low": "Float64",
    "best": "Float64",
    "high": "Float64",
    "bound": "str",
    "unit": "str",
    "status": "str",
    "hedge": "str",
    "wording": "str",
    "most_direct": "bool",
    "drift": "str",
    "change": "str",
}


def copies(dossier: Dossier, origin_id: str) -> pd.DataFrame:
    """One row per claim of an origin, in the order of their reports.

    Columns: claim_id, publisher, newsroom (who wrote the text), claimed_by, measure (the item for
    supplies), when, reported, low, best, high, bound, unit, status, hedge, wording, most_direct (the
    claim the others are compared with), drift (kinds, "; "-joined), change (each kind as
    "before -> after"). Raises ToolkitError for an id that `origins` does not list.
    """
    for table in TABLES_WITH_NUMBERS:
        found = grouping(dossier, table)
        if origin_id in found.names:
            group = found.groups[found.names.index(origin_id)]
            return _frame(dossier, table, group.members, group.most_direct())
    raise ToolkitError(f"no origin {origin_id!r}; the ids are in the table of origins(dossier)")


def _frame(dossier: Dossier, table: str, members: list[Statement], direct: Statement) -> pd.DataFrame:
    rows_of_table = records(dossier.frames[table])
    named = publishers(dossier.frames["sources"])
    rows = []
    for claim in members:
        record = rows_of_table[claim.row]
        kinds = drift(direct, claim)
        publisher = str(named.get(claim.source_id, claim.source_id))
        amount = from_row(record["low"], record["best"], record["high"], record["bound"])
        rows.append(
            {
                **{name: record[name] for name in _COLUMNS if name in record},
                "publisher": publisher,
                "newsroom": claim.carrier,
                "measure": claim.label,
                "wording": amount.wording(),
                "most_direct": claim is direct,
                "drift": "; ".join(kinds),
                "change": "; ".join(describe(kind, rows_of_table[direct.row], record) for kind in kinds),
            }
        )
    return pd.DataFrame(rows, columns=list(_COLUMNS)).astype(_COLUMNS)
