"""Whose number is another: the totals of claimants then and now, and what came on top by their word."""

import pandas as pd

from toolkit.analysis.known import what_we_knew
from toolkit.analysis.origins import origins
from toolkit.dossier import Dossier
from toolkit.schema import LIST_SEPARATOR
from toolkit.tables import split_names

_SUBJECT = ["claimed_by", "measure", "side", "unit"]
_COLUMNS = [*_SUBJECT, "mode", "then", "now", "status", "reported", "claim_ids"]


def number_changes(before: Dossier, after: Dossier, new_claims: set[str]) -> pd.DataFrame:
    """The latest totals of claimants that are not what they were, and their new additions, newest first.

    new_claims: the ids that are new in `after`, see `what_changed`. One row per claimant, measure, side and
    unit with another latest total (mode "stock"; `then` and `now` in words, several of one day with " or "
    between them, `then` NA for one that only new claims tell), and one per addition that nobody had told
    before (mode "flow", `then` NA); status, reported (the first report of what is said now) and claim_ids.
    A number that a page gives in its own voice is nobody's total, and a part of a total is none; a number
    that is denied stands only where its claimant gives no other.
    """
    then, known = _totals(_numbers(before)), _numbers(after)
    rows = [
        (*subject, "stock", then[subject][0] if subject in then else None, *now)
        for subject, now in _totals(known).items()
        if (then[subject][0] != now[0] if subject in then else new_claims.issuperset(split_names(now[3])))
    ]
    for one in known[known["mode"] == "flow"].to_dict("records"):
        if new_claims.issuperset(split_names(one["claim_ids"])):
            said = (one["wording"], one["status"], one["first_report"], one["claim_ids"])
            rows.append(
                (*("" if pd.isna(one[name]) else one[name] for name in _SUBJECT), "flow", None, *said)
            )
    table = pd.DataFrame(rows, columns=_COLUMNS)
    return table.sort_values(["reported", *_SUBJECT], ascending=[False, *[True] * 4], ignore_index=True)


def _numbers(dossier: Dossier) -> pd.DataFrame:
    """What claimants said of people in numbers."""
    day = dossier.known_as_of or dossier.last_reported
    known = origins(dossier).assign(latest=False) if day is None else what_we_knew(dossier, day)
    has_number = known[["low", "best", "high"]].notna().any(axis=1)
    return known[(known["table"] == "figures") & known["claimed_by"].notna() & has_number]


def _totals(known: pd.DataFrame) -> dict[tuple[str, ...], tuple[str, str, pd.Timestamp, str]]:
    """Subject -> the latest totals in words, their status, first report and claims."""
    latest = known[known["latest"] & (known["mode"] == "stock")]
    latest = latest.sort_values(["low", "best", "high", "wording"], kind="stable")
    found = {}
    for subject, rows in latest.groupby([latest[name].fillna("") for name in _SUBJECT], sort=False):
        given = rows[rows["status"] != "denied"]
        rows = rows if given.empty else given  # "4,000 remain, not 10,000"
        words, statuses = (" or ".join(rows[name].unique()) for name in ("wording", "status"))
        claims = LIST_SEPARATOR.join(rows["claim_ids"])
        found[tuple(map(str, subject))] = words, statuses, rows["first_report"].min(), claims
    return found
