"""The ties of a dossier as plain columns, ready to be grouped into edges."""

from typing import Any

import pandas as pd

from toolkit.analysis.voices import Voices, publishers
from toolkit.cells import records
from toolkit.dossier import Dossier


def tie_rows(dossier: Dossier, roll_up: bool) -> pd.DataFrame:
    """The ties as plain columns, rolled up on request, mutual ones in one order, with their voice."""
    frame = dossier.ties
    frame = frame[(frame["review"].astype(object) != "rejected").to_numpy()]
    signs = frame["sign"].astype("int64").tolist()
    named = publishers(dossier.sources)
    voices = Voices(dossier)
    ties: list[dict[str, Any]] = []
    for row, sign in zip(records(frame), signs, strict=True):
        a, b = row["a"], row["b"]
        if roll_up:
            a, b = dossier.parent_state(a), dossier.parent_state(b)
        if a == b:
            continue
        if not row["directed"] and b < a:
            a, b = b, a
        publisher = named.get(row["source_id"], row["source_id"])
        ties.append(
            {
                "a": a,
                "b": b,
                "tie": row["tie"],
                "sign": sign,
                "directed": bool(row["directed"]),
                "status": row["status"],
                "review": row["review"],
                "reported": row["reported"],
                "source_id": row["source_id"],
                "claim_id": row["claim_id"],
                "voice": voices.of(row["claimed_by"], publisher).name,
            }
        )
    columns = ["a", "b", "tie", "sign", "directed", "status", "review"]
    columns += ["reported", "source_id", "claim_id", "voice"]
    return pd.DataFrame(ties, columns=columns)
