"""What a person decides about drafts: accepted, edited or rejected, written into the tables."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pandas as pd

from toolkit import checks, tables
from toolkit.dossier import Dossier
from toolkit.errors import ToolkitError, near
from toolkit.schema import REVIEW, TABLES

# The evidence stays as it is; credibility is given with `tk.grade`, which keeps who gave it.
_FIXED = ("claim_id", "source_id", "quote", "start", "end", "review", "credibility")


def review(dossier: Dossier, claim_ids: str | Sequence[str], decision: str, **values: Any) -> Dossier:
    """The dossier with claims as a person has decided; where it came from a folder, written there.

    claim_ids: one or several. decision: "accepted", "rejected", "edited", or "draft" to take it back. With
    "edited", values are the cells as they should be, named by column, None for blank; `note` may go with
    any decision. All of a call goes in, or nothing: raises ToolkitError for an unknown claim, decision or
    column, and DataProblemsError for values that the tables do not take. A view of a folder (`as_of`,
    `side`) writes nothing: review the dossier that `tk.load` gives.

        dossier = tk.review(dossier, ["seed-2025-03-28.f1", "seed-2025-03-28.f2"], "accepted")
        dossier = tk.review(dossier, "seed-2025-03-28.f3", "edited", low=3000, best=None, bound="at_least")
    """
    names = [claim_ids] if isinstance(claim_ids, str) else list(claim_ids)
    if decision not in REVIEW:
        raise ToolkitError(f"decision {decision!r} is not one of {', '.join(REVIEW)}{near(decision, REVIEW)}")
    if set(values) - {"note"} and decision != "edited":
        raise ToolkitError(f"{decision} claims keep their cells; to change {', '.join(values)}, say edited")
    if dossier.path is not None and dossier.view:
        raise ToolkitError(
            f'this dossier shows only {dossier.view}; review the one that tk.load("{dossier.path}") gives'
        )
    rows = dossier.claim_rows(names)
    raw = {name: tables.as_read(dossier.table(name), table) for name, table in TABLES.items()}
    for row in rows:
        _refuse_columns(values, row["table"])
        frame = raw[row["table"]]
        here = frame["claim_id"] == row["claim_id"]
        for column, value in {**values, "review": decision}.items():
            frame[column] = frame[column].mask(here, _as_text(value)).astype("str")
    checks.raise_if_any(checks.problems(raw, dossier.texts))
    changed = {name: tables.typed(raw[name], TABLES[name]) for name in {row["table"] for row in rows}}
    decided = replace(dossier, frames={**dossier.frames, **changed})
    return decided if dossier.path is None else decided.save()


def _refuse_columns(values: dict[str, Any], table: str) -> None:
    allowed = [name for name in TABLES[table].column_names if name not in _FIXED]
    wrong = [name for name in values if name not in allowed]
    if wrong:
        raise ToolkitError(
            f"{', '.join(wrong)}: no cell of a claim in {table} that a review changes; those are "
            f"{', '.join(allowed)}{near(wrong[0], allowed)}"
        )


def _as_text(value: Any) -> Any:
    """A cell as the CSV file has it."""
    if value is None or value is pd.NA:
        return pd.NA
    if isinstance(value, bool):
        return str(value).lower()
    return "; ".join(map(str, value)) if isinstance(value, (list, tuple)) else str(value)
