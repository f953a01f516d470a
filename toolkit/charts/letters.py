"""Which claimants carry a letter: given as the reports come in, in their order, and never taken back.

Two charts of different days can be laid side by side: what is reported later moves no letter and no colour.
"""

from collections import Counter

import pandas as pd

_SAID = ("claimed_by", "reported", "mode", "low", "best", "high", "bound")  # one statement of one day
ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ"  # I and O look like other marks


def lettered(rows: pd.DataFrame, top: int) -> list[str]:
    """The claimants with a letter, A first.

    rows: every claim of the chart known by its day. The first `top` claimants to speak have one; a later
    one gets the next when he has made more statements than the `top`-th of them. At most 2 x `top` have one.
    """
    order = [name for name in ("reported", "claim_id") if name in rows]
    said = rows.sort_values(order, kind="stable").drop_duplicates([name for name in _SAID if name in rows])
    most = min(2 * top, len(ALPHABET))
    found: list[str] = []
    counts: Counter[str] = Counter()
    for name in said["claimed_by"].dropna().astype(str):
        counts[name] += 1
        if name in found or len(found) >= most:
            continue
        if len(found) < top or counts[name] > sorted((counts[one] for one in found), reverse=True)[top - 1]:
            found.append(name)
    return found
