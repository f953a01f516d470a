"""What a project asks: whose people, and which days to look back to.

What nobody sets comes from the data, so that the notebooks serve any question as they are.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from toolkit import checks, edtf
from toolkit.analysis.forces import side_and_forces
from toolkit.analysis.side_tables import read
from toolkit.dossier import Dossier, as_day
from toolkit.errors import ToolkitError
from toolkit.schema import SIDE_TABLES
from toolkit.tables import split_names

NAMES = tuple(SIDE_TABLES["question"].column("parameter").vocabulary or ())
_DAYS = ("then", "last_briefing", "start", "end")
_BACK = pd.Timedelta(days=30)  # an earlier view is of a month ago or more


@dataclass(frozen=True)
class Question:
    """The parameters of the notebooks, filled in; days as ISO text."""

    side: str
    then: str
    last_briefing: str
    start: str
    end: str
    around: str | None = None

    def __repr__(self) -> str:
        return "\n".join(f"{name:<14}{getattr(self, name) or '(nobody)'}" for name in NAMES)

    def weeks_around(self, before: int, after: int) -> dict[str, str]:
        """First and last day of so many weeks before and after `then`, as `plot_timeline` has them."""
        return edtf.weeks_around(as_day(self.then), before, after)


def question(dossier: Dossier, **given: str | None) -> Question:
    """The parameters of the notebooks: as given, else as `question.csv` beside the tables says, else:

    side: whose people most figures count as deployed, else most figures at all, else whom most rows name;
    where several act for one (Wagner Group and Africa Corps for Russia), that one.
    then, last_briefing: the last day of a report on that side, and on anything, a month or more before the
    latest one (else the first). start, end: the days of the first and the last report. around: nobody.
    Raises ToolkitError for a parameter that there is not, a day that is none, a start after the end, and
    tables without a claim.
    """
    if dossier.claims.empty:
        raise ToolkitError("there are no claims in the tables, so there is no question to ask of them")
    unknown = sorted(set(given) - set(NAMES))
    if unknown:
        raise ToolkitError(f"{', '.join(unknown)}: a question has {', '.join(NAMES)}")
    asked = {**set_by_hand(dossier), **{name: value for name, value in given.items() if value}}
    for name in set(_DAYS) & set(asked):
        asked[name] = as_day(asked[name]).isoformat()
    side = asked.get("side")
    asked["side"] = (dossier.resolve(side) or side) if side else _main_side(dossier)
    found = Question(**{**_from_data(dossier, asked["side"]), **asked})
    if found.start > found.end:
        raise ToolkitError(f"start {found.start} is after end {found.end}")
    return found


def set_by_hand(dossier: Dossier) -> dict[str, str]:
    """What `question.csv` sets; a line without a value sets nothing."""
    rows = read(dossier.path, "question").dropna(subset=["parameter", "value"])
    return {
        name: value for name, value in zip(rows["parameter"], rows["value"], strict=True) if name in NAMES
    }


def question_problems(dossier: Dossier) -> list[checks.Problem]:
    """The days in `question.csv` that are none; the rest is checked with the other side tables."""
    rows = read(dossier.path, "question").fillna("")
    given = enumerate(zip(rows["parameter"], rows["value"], strict=True), checks.FIRST_ROW)
    return [
        checks.Problem("question", row, "value", value, f"a day (YYYY-MM-DD) for {name}")
        for row, (name, value) in given
        if name in _DAYS and value and not _is_day(value)
    ]


def _is_day(text: str) -> bool:
    try:
        return as_day(text).isoformat() == text
    except ToolkitError:
        return False


def _main_side(dossier: Dossier) -> str:
    """The side that most rows are about; of equals the first by name."""
    figures = dossier.figures[(dossier.figures["review"] != "rejected").fillna(True)]
    ties, supplies, events = dossier.ties, dossier.supplies, dossier.events
    takers = [name for cell in events["participants"] for name in split_names(cell)]
    named = [
        ties["a"],
        ties["b"],
        supplies["supplier"],
        supplies["recipient"],
        pd.Series(takers, dtype="str"),
    ]
    deployed = figures["side"][(figures["measure"] == "deployed").fillna(False)]
    for sides in (deployed, figures["side"], pd.concat(named)):
        counts = _whole_sides(dossier, sides.dropna().astype(str)).value_counts()
        if len(counts):
            return str(min(counts.index, key=lambda side: (-counts[side], side)))
    raise ToolkitError("no row names anybody, so nobody's people can be counted; name them with side")


def _whole_sides(dossier: Dossier, sides: "pd.Series[str]") -> "pd.Series[str]":
    """Each side, or the state for which it acts, where others of that state are sides as well."""
    states = sides.map(dossier.parent_state)
    several = sides.groupby(states).transform("nunique") > 1
    return sides.where(~several, states)


def _from_data(dossier: Dossier, side: str) -> Mapping[str, str]:
    every = dossier.claims["reported"].dropna()
    own = dossier.figures.loc[
        dossier.figures["side"].isin(side_and_forces(dossier, side)), "reported"
    ].dropna()
    return {
        "then": _a_month_back(own if len(own) else every),
        "last_briefing": _a_month_back(every),
        "start": f"{every.min():%Y-%m-%d}",
        "end": f"{every.max():%Y-%m-%d}",
    }


def _a_month_back(days: "pd.Series[pd.Timestamp]") -> str:
    earlier = days[days <= days.max() - _BACK]
    return f"{earlier.max() if len(earlier) else days.min():%Y-%m-%d}"
