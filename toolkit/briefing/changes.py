"""What changed since an earlier briefing: rows, numbers, charts, ties and contradictions."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from toolkit.analysis.changes import contradiction_changes, what_changed
from toolkit.analysis.contradictions import DRIFTS, contradictions
from toolkit.analysis.number_changes import number_changes
from toolkit.briefing.state import SAYS, Charts, State
from toolkit.charts.finish import count, written
from toolkit.network import alliance_graph, tie_changes
from toolkit.schema import CLAIM_TABLES, SIDE_TABLES
from toolkit.tables import split_names

# What became of known rows; what nobody is to overlook in front.
KNOWN_ROWS = ("gone", "edited", "graded", "reviewed", "renumbered")
BY_EDITING = "from known claims"


@dataclass(frozen=True)
class Changes:
    """Two states of a dossier, and what differs between them."""

    before: State
    after: State

    @cached_property
    def rows(self) -> pd.DataFrame:
        """The rows that changed, see `analysis.changes.what_changed`."""
        return what_changed(self.before.dossier, self.after.dossier)

    @cached_property
    def numbers(self) -> pd.DataFrame:
        """See `analysis.number_changes.number_changes`."""
        return number_changes(self.before.dossier, self.after.dossier, self._ids("new"))

    @cached_property
    def contradictions(self) -> pd.DataFrame:
        """See `analysis.changes.contradiction_changes`."""
        again = self.rows[self.rows["change"] == "renumbered"]
        renumbered = dict(zip(again["detail"].str.removeprefix("was "), again["id"], strict=True))
        before, after = (contradictions(state.dossier) for state in (self.before, self.after))
        return contradiction_changes(before, after, renumbered)

    @cached_property
    def ties(self) -> pd.DataFrame:
        """See `network.tie_changes`; persons and agencies act for their state.

        A tie with nothing but claims of another id is as it was. One that came, or has more claims, though
        none of these is new, or that is missing though none is gone, has the change BY_EDITING: an actor
        was renamed, a claim rejected.
        """
        graphs = [alliance_graph(state.dossier, roll_up=True) for state in (self.before, self.after)]
        ties = tie_changes(*graphs)
        new, gone, renumbered = (self._ids(change) for change in ("new", "gone", "renumbered"))
        causes = {"new tie": new, "more claims": new, "no longer shown": gone}
        claims = [set(split_names(ids)) for ids in ties["claim_ids"]]
        changes = [
            BY_EDITING if change in causes and not causes[change] & ids else change
            for change, ids in zip(ties["change"], claims, strict=True)
        ]
        moved = [bool(ids) and ids <= renumbered for ids in claims]
        return ties.assign(change=pd.Series(changes, ties.index, "str"))[
            ~pd.Series(moved, ties.index, "bool")
        ]

    @cached_property
    def charts(self) -> pd.DataFrame:
        """Charts that are not as they were: name, change, then, now (titles), claims (what came and went).

        change: "another finding"; "counts" where the title differs in its numbers alone and these count
        rows (events, ties) rather than tell what reports say; "claims" where the title is the same.
        """
        then, now = self.before.charts, self.after.charts
        names = [
            name
            for name in sorted(then.keys() | now.keys())
            if then and _says(then, name) != _says(now, name)
        ]
        titles = {name: (_title(self.before, name), _title(self.after, name)) for name in names}
        rows = [(name, self._chart_change(name), *titles[name], _moved(then, now, name)) for name in names]
        return pd.DataFrame(rows, columns=["name", "change", "then", "now", "claims"])

    @property
    def summary(self) -> str:
        """One sentence a line: what came in, what a person did, what charts and contradictions say."""
        return "\n".join(self._sentences())

    def count(self, table: str, *changes: str) -> int:
        return int(((self.rows["table"] == table) & self.rows["change"].isin(changes)).sum())

    def _sentences(self) -> Iterator[str]:
        claims = self.rows[self.rows["table"].isin(CLAIM_TABLES)]
        yield self._what_came_in(claims[claims["change"] == "new"])
        modes = self.numbers["mode"].where(self.numbers["then"].isna(), "changed").value_counts()
        words = {"changed": "changed total", "stock": "first total", "flow": "addition"}
        if told := [count(int(modes[mode]), word) for mode, word in words.items() if mode in modes]:
            yield f"Numbers of claimants: {', '.join(told)}."
        by_hand = claims["change"].value_counts()
        if touched := [f"{by_hand[word]} {word}" for word in KNOWN_ROWS if word in by_hand]:
            yield f"Of the known claims: {', '.join(touched)}."
        kept = {name: self.rows["table"].eq(name).sum() for name in SIDE_TABLES}
        if decided := [count(int(kept[name]), _ONE[name]) for name in SIDE_TABLES if kept[name]]:
            yield f"By hand: {', '.join(decided)}."
        yield from self._what_contradicts()
        if self.before.charts:
            yield self._what_charts_say()

    def _what_came_in(self, new: pd.DataFrame) -> str:
        reports, repeats = self.count("sources", "new"), int(new["repeats"].sum())
        if not reports and not len(new):
            return "Nothing new was reported."
        line = f"{count(reports, 'new report')} with {count(len(new), 'claim')}"
        if len(new):
            repeat = "repeats" if repeats == 1 else "repeat"
            line += f", {repeats or 'none'} of which {repeat} what was known or told already"
        claims = self.after.dossier.claims
        drafts = int((claims["claim_id"].isin(new["id"]) & claims["review"].eq("draft")).sum())
        how_many = "any" if drafts == len(new) else drafts
        return f"{line}; nobody has reviewed {how_many} of them." if drafts else f"{line}."

    def _what_contradicts(self) -> Iterator[str]:
        drifted = self.contradictions["kind"].isin(DRIFTS)
        for what, rows in (("Contradictions", ~drifted), ("Changes from page to page", drifted)):
            kinds = self.contradictions.loc[rows, "change"].value_counts()
            if told := [f"{kinds[word]} {word}" for word in ("new", "told anew", "gone") if word in kinds]:
                yield f"{what}: {', '.join(told)}."

    def _what_charts_say(self) -> str:
        kinds = self.charts["change"].value_counts()
        other, counts = int(kinds.get("another finding", 0)), int(kinds.get("counts", 0))
        charts = count(len(self.before.charts.keys() | self.after.charts.keys()), "chart")
        more = f"; only the counts of {counts} changed" if counts else ""
        return f"{other or 'None'} of {charts} {'say' if other > 1 else 'says'} something else{more}."

    def _ids(self, change: str) -> set[str]:
        """The claims with this change."""
        rows = self.rows[self.rows["table"].isin(CLAIM_TABLES)]
        return set(rows.loc[rows["change"] == change, "id"])

    def _chart_change(self, name: str) -> str:
        then, now = self.before.charts.get(name), self.after.charts.get(name)
        if then is None or now is None or _NUMBER.sub("0", then["title"]) != _NUMBER.sub("0", now["title"]):
            return "another finding"
        if then["title"] == now["title"]:
            return "claims"
        return "counts" if now["unit"] and now["unit"] not in self._units else "another finding"

    @cached_property
    def _units(self) -> set[str]:
        """The units in which reports count."""
        frames = self.after.dossier.frames
        return {str(unit) for name in ("figures", "supplies") for unit in frames[name]["unit"].dropna()}


_NUMBER = re.compile(r"\d[\d,.]*(?: (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\b)?")  # or a day
_ONE = {
    "question": "notebook parameter",
    "origin_decisions": "decided origin",
    "judgements": "judgement",
    "grades": "grade",
}


def _says(charts: Charts, name: str) -> dict[str, object]:
    """What of a chart makes it another one; that it looks back to another day alone does not."""
    return {key: charts.get(name, {}).get(key) for key in SAYS}


def _title(state: State, name: str) -> str:
    """The title; of a chart that looks back to an earlier day than the briefing's, with that day."""
    if name not in state.charts:
        return "not drawn"
    chart = state.charts[name]
    day = str(chart.get("as_of") or "")
    back = f" (as of {written(day, brief=True)})" if day and day < state.day else ""
    return f"{chart['title']}{back}"


def _moved(then: Charts, now: Charts, name: str) -> str:
    """ "+3, -1, 2 edited": the claims behind a chart that came, went, or are not as they were."""
    old, new = (dict(charts.get(name, {}).get("claims", {})) for charts in (then, now))
    came, went = len(new.keys() - old.keys()), len(old.keys() - new.keys())
    edited = sum(1 for key in new.keys() & old.keys() if new[key] != old[key])
    parts = [f"+{came}" if came else "", f"-{went}" if went else "", f"{edited} edited" if edited else ""]
    return ", ".join(part for part in parts if part) or "the same"
