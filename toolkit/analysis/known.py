"""What was known by the end of a day: the statements, how old they are, and which is whose latest."""

from typing import Any

import pandas as pd

from toolkit.analysis.forces import side_and_forces
from toolkit.analysis.known_day import as_ordinal, known_day
from toolkit.analysis.latest import of_earlier_time
from toolkit.analysis.origins import TABLES_WITH_NUMBERS, grouping, origins
from toolkit.analysis.sayings import sayings
from toolkit.analysis.wholes import mostly_parts, parts_of, states_of
from toolkit.dossier import Day, Dossier, as_day


def what_we_knew(
    dossier: Dossier,
    as_of: Day,
    *,
    side: str | None = None,
    measure: str | None = None,
    roll_up: bool = False,
) -> pd.DataFrame:
    """The statements known by the end of that day, newest first: the rows of `origins`, and more.

    `when` is that of the last saying, to which the age belongs. Added columns: age (days since it was said
    last, see `said_anew`; copies do not count) and latest
    (whether it is its claimant's latest on that measure, side and mode; a total said on the same day of a
    later time than another is the later one, and a part of a total is never the latest). roll_up: the
    statements on the forces of the side too, each with its own `side`.
    """
    day = known_day(dossier, as_of) or as_day(as_of)
    known = origins(dossier, as_of=day)
    if side is not None:
        whose = side_and_forces(dossier, side) if roll_up else [dossier.resolve(side) or side]
        known = known[known["side"].isin(whose)]
    if measure is not None:
        known = known[known["measure"] == measure]
    subject = [known[column].fillna("") for column in ("claimed_by", "measure", "side", "mode", "table")]
    said, anew = _said_last(dossier, known, as_ordinal(day))
    parts = parts_of(dossier.figures, states_of(dossier.actors))
    whole = [not mostly_parts(ids.split("; "), parts) for ids in known["claim_ids"]]
    counting = said.where(pd.Series(whole, known.index, "bool"))
    newest = counting.groupby(subject).transform("max") == counting
    when = known["when"].where(~anew.notna(), anew)
    ages = (pd.Timestamp(day) - said).dt.days
    known = known.assign(when=when, age=ages.astype("int64"), latest=(newest & ~_superseded(known, newest)))
    known.attrs = {"as_of": day.isoformat(), "side": side, "measure": measure}
    return known.sort_values(["first_report", "origin_id"], ascending=[False, True], ignore_index=True)


def _said_last(dossier: Dossier, known: pd.DataFrame, last: int) -> tuple["pd.Series[Any]", "pd.Series[str]"]:
    """The day on which a claimant last said each total; of everything else the day of the first report.

    And the time he then spoke of, where he said it anew as of a later time than before.
    """
    groups = {
        name: group
        for table in TABLES_WITH_NUMBERS
        for found in [grouping(dossier, table)]
        for name, group in zip(found.names, found.groups, strict=True)
    }
    days: list[int] = []
    times: list[str | None] = []
    for name, mode in zip(known["origin_id"], known["mode"], strict=True):
        members = [claim for claim in groups[name].members if claim.day <= last]
        place, said = sayings(members)[-1] if mode == "stock" else (0, members[0].day)
        days.append(said)
        times.append(members[place].dated if place else None)
    return pd.Series(pd.to_datetime(days, unit="D"), known.index), pd.Series(times, known.index, "str")


def _superseded(known: pd.DataFrame, newest: "pd.Series[bool]") -> "pd.Series[bool]":
    """Totals that speak of an earlier time than another of the newest of their claimant."""
    totals = known[newest & (known["mode"] == "stock") & known["claimed_by"].notna()]
    whose = [totals[column].fillna("") for column in ("claimed_by", "measure", "side", "unit")]
    return of_earlier_time(totals, whose, "first_report").reindex(known.index, fill_value=False)
