"""Numbers and claimants back into English, never narrower than what was said."""

from typing import Any

import pandas as pd

from toolkit.analysis import extremes
from toolkit.analysis.bounds import Interval, from_row
from toolkit.analysis.forces import force_of, in_order, whom_of
from toolkit.phrases import number as number
from toolkit.phrases import phrase as phrase

UNNAMED = "no claimant named"


def short(value: float) -> str:
    """A number for an axis or a crowded label: "950", "11,000", "1.2 million"."""
    return f"{value / 1e6:,.3g} million" if abs(value) >= 1e6 else number(round(value, 6))


def amount_of(row: Any) -> Interval:
    """What the number of a claim, or of a derived row with its `rounding`, allows."""
    amount = from_row(*(row.get(name) for name in ("low", "best", "high", "bound")))
    return amount.rounded(row["rounding"]) if not pd.isna(row.get("rounding")) else amount


def ends(rows: pd.DataFrame) -> list[str]:
    """[lowest, highest] of the numbers in words, with their bounds; [all] where all say the same.

    Rows without a number are left out; [] where none is left. An end that only drafts give says so.
    """
    amounts = [amount_of(row) for _, row in rows.iterrows()]
    said = extremes.in_words(amounts)
    words = (extremes.low_words, extremes.high_words) if len(said) == 2 else (Interval.wording,)
    return [
        end + draft(rows[[worded(amount) == end for amount in amounts]])
        for end, worded in zip(said, words, strict=False)
    ]


def by_whom(totals: pd.DataFrame) -> list[tuple[str, pd.DataFrame]]:
    """The totals apart by whom they count ("sent", "at the peak", "there"), in this order; then by force."""
    if "counts" not in totals:
        return [("sent", totals)] if len(totals) else []
    kinds = totals["counts"].astype(object).fillna("sent")
    return [(kind, totals[(kinds == kind).to_numpy()]) for kind in in_order(set(kinds))]


def whom_words(kind: str, found: Any) -> str:
    """ "those there", "Africa Corps there": the people of a kind of totals (see `by_whom`).

    found: measure and side of the chart; of losses nobody is "sent": "Africa Corps", "Russia itself".
    """
    if found.get("measure", "deployed") != "deployed":
        return force_of(kind) or f"{found.get('side') or 'the side'} itself"
    return f"{force_of(kind) or 'those'} {whom_of(kind)}"


def apart_words(attrs: Any) -> str:
    """What a chart of a side and its forces says of them; "" where none are rolled up."""
    forces = list(attrs.get("forces") or ())
    if not forces:
        return ""
    are = "are forces" if len(forces) > 1 else "is a force"
    return f"{listing(forces, 5)} {are} of {attrs['side']}, counted apart and added to nothing."


def run_of(said: list[str]) -> str:
    """ "from 100 to 200", "100": the result of `ends` in a sentence."""
    return f"from {said[0]} to {said[1]}" if len(said) > 1 else said[0] if said else "no number"


def draft(rows: pd.DataFrame) -> str:
    """ " (draft)" where no person has reviewed any of these rows."""
    return " (draft)" if "review" in rows and len(rows) and (rows["review"] == "draft").all() else ""


def claimant(name: Any, *, unnamed: str = UNNAMED) -> str:
    """The claimant's name, or words for the publisher's own voice."""
    return unnamed if pd.isna(name) or not str(name) else str(name)


def spoken_by(row: Any) -> str:
    """ " by A. Minister", where somebody spoke for the claimant (see `rows.asserted_by`)."""
    return f" by {row['person']}" if isinstance(row.get("person"), str) else ""


def told(row: Any) -> str:
    """ "4,000 denied", "about 500 planned", "4,000": the number, and that nobody gives it as a fact."""
    status = row.get("status")
    return f"{phrase(row)} {status}" if status in ("denied", "planned") else phrase(row)


def own_voice(reports: int) -> str:
    """ "1 report in its own voice", "3 reports in their own voice": said by no claimant."""
    return "1 report in its own voice" if reports == 1 else f"{reports:,} reports in their own voice"


def listing(words: list[str], most: int = 3) -> str:
    """ "A, B and C"; "A, B, C and 4 more"."""
    if len(words) > most:
        words = [*words[:most], f"{len(words) - most} more"]
    return words[0] if len(words) == 1 else ", ".join(words[:-1]) + " and " + words[-1] if words else ""


def arrow(edge: Any) -> str:
    """ "North Korea → Russia" from a (supplier, recipient) pair; blanks are said."""
    giver, taker = (("not named" if pd.isna(end) or not str(end) else str(end)) for end in edge)
    return f"{giver} → {taker}"
