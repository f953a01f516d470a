"""Which open statements of one day exclude each other: an "at least" that lies above an "up to".

What is between the two suits neither, whatever a third claimant says there. A larger number of a later time
is growth, and those who are there may become fewer; so numbers are held against each other as of one time,
and of all who were ever sent also a smaller one of a later time.
"""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from toolkit.analysis.presence import SENT
from toolkit.analysis.standing import Standing

GROWTH_DAYS = 7  # a larger number of a time that ends later than that may be growth
COLUMNS = ["excluded_above", "excluded_below"]


def excluded(pairs: pd.DataFrame, standing: Sequence[Standing]) -> pd.DataFrame:
    """By step: the lowest "up to" and the highest "at least" above it that exclude each other; else NA.

    pairs: step, which (a place in `standing`, all of one kind), low and high of what stands from each step.
    """
    floors = pairs[pairs["low"].notna() & pairs["high"].isna()]
    ceilings = pairs[pairs["high"].notna() & pairs["low"].isna()]
    most, least = floors.groupby("step")["low"].max(), ceilings.groupby("step")["high"].min()
    ends = np.array([one.time[1] for one in standing], dtype="int64")
    grows = all(one.whom == SENT for one in standing)
    found = {}
    own, others = dict(tuple(floors.groupby("step"))), dict(tuple(ceilings.groupby("step")))
    for step in most.index[(most > least.reindex(most.index)).fillna(False)]:
        low, high = own[step], others[step]
        later = ends[low["which"]][:, None] - ends[high["which"]][None]
        apart = (low["low"].to_numpy()[:, None] > high["high"].to_numpy()[None]) & (later <= GROWTH_DAYS)
        if not grows:
            apart &= later >= -GROWTH_DAYS
        if apart.any():
            found[step] = (high["high"][apart.any(axis=0)].min(), low["low"][apart.any(axis=1)].max())
    return pd.DataFrame.from_dict(found, orient="index", columns=COLUMNS, dtype="float64")
