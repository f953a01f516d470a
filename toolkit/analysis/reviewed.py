"""What a person has seen counts first: a draft adds to a picture and never changes what was reviewed."""

from collections.abc import Iterable

import pandas as pd

# A mark that stands for several claims shows the strongest status among them.
STRONGEST = ("confirmed", "asserted", "unconfirmed", "planned", "denied")


def counted(rows: pd.DataFrame) -> pd.DataFrame:
    """The claims that a person has reviewed; all of them where nobody has reviewed any."""
    if "review" not in rows:
        return rows
    seen = (rows["review"].astype(object) != "draft").to_numpy(bool)
    return rows[seen] if seen.any() else rows


def strongest(statuses: Iterable[object]) -> str:
    """The first of STRONGEST that is there, else "asserted"."""
    present = set(statuses)
    return next((status for status in STRONGEST if status in present), "asserted")
