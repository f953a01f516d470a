"""What a briefing was made from and what its charts said, kept for the comparison with a later one.

`<briefing>/state/` holds the tables as they were known by its day, those kept by hand, and `state.json`: what
the charts say, and checksums by which a damaged table is told from a short one. `<briefing>/since/<day>/` is
the state that the briefing was compared with.
"""

import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from toolkit.analysis.changes import decided_by
from toolkit.dossier import Dossier, as_day
from toolkit.errors import ToolkitError
from toolkit.saving import sha256
from toolkit.schema import SIDE_TABLES, TABLES
from toolkit.tables import as_csv, read_table, typed, write_all

STATE, SINCE = "state", "since"
_INDEX = "state.json"
SAYS = ("title", "unit", "claims")  # of the record of a chart

Charts = dict[str, dict[str, Any]]


@dataclass(frozen=True)
class State:
    """A dossier as it was known by a day, and the charts drawn from it: name -> title, unit, claims and day.

    `briefed` is False for a day on which no briefing was made.
    """

    day: str
    dossier: Dossier
    charts: Charts
    briefed: bool = True

    @property
    def words(self) -> str:
        return "the briefing" if self.briefed else "what had been reported"


def charts_in(folder: Path) -> Charts:
    """The charts of a folder of exports, by name."""
    records = {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in folder.glob("*.json")}
    return _charts({name: records[name] for name in sorted(records)})


def write_state(folder: Path, state: State) -> State:
    """Write a state into a folder of its own, and return it as it is read from there."""
    folder.mkdir(parents=True)
    day = None if state.briefed else as_day(state.day)  # a briefing knew all that had been decided
    kept = {name: decided_by(state.dossier, name, day) for name in SIDE_TABLES}
    texts = {
        **{f"{name}.csv": as_csv(state.dossier.frames[name], TABLES[name]) for name in TABLES},
        **{f"{name}.csv": rows.to_csv(index=False, lineterminator="\n") for name, rows in kept.items()},
    }
    sums = {name: sha256(text) for name, text in texts.items()}
    content = {"day": state.day, "briefed": state.briefed, "tables": sums, "charts": state.charts}
    texts[_INDEX] = json.dumps(content, indent=1, ensure_ascii=False) + "\n"
    write_all({folder / name: text for name, text in texts.items()})
    return read_state(folder)


def read_state(folder: Path) -> State:
    """The state in a folder. ToolkitError where its files are damaged."""
    try:
        content = json.loads((folder / _INDEX).read_text(encoding="utf-8"))
        for name, checksum in content["tables"].items():
            if sha256((folder / name).read_bytes()) != checksum:
                raise ValueError(f"{name} is not as it was written")
        frames = {
            name: typed(read_table(folder / f"{name}.csv", table), table) for name, table in TABLES.items()
        }
        day = as_day(content["day"])
        dossier = Dossier(frames, path=folder, known_as_of=day, view=f"as of {day}")
        return State(str(day), dossier, _charts(content["charts"]), bool(content["briefed"]))
    except (OSError, ValueError, KeyError, TypeError, AttributeError, ToolkitError) as error:
        cause = str(error).partition("\n")[0]
        raise ToolkitError(
            f"{folder}: what an earlier briefing was made from cannot be read ({cause}); "
            "delete this folder, or name another day with --since"
        ) from None


def state_to_compare(out: Path, day: str, dossier: Dossier, since: str | None) -> State | None:
    """What a briefing of that day is compared with; None where there is nothing yet.

    With `since`: the briefing of that day in `out`, else what of the dossier had been reported by then.
    Without: what the briefing of the same day was compared with, so that a day's runs all tell of one
    stretch; else that briefing itself, else the latest one of an earlier day.
    """
    if since is not None:
        return _since(out, since, day, dossier)
    own = out / day
    for folder in [*sorted((own / SINCE).glob("*/")), own / STATE]:
        if (folder / _INDEX).exists():
            return read_state(folder)
    earlier = [folder for folder in out.glob("*/") if _is_day(folder.name) and folder.name < day]
    briefed = sorted(folder / STATE for folder in earlier if (folder / STATE / _INDEX).exists())
    return read_state(briefed[-1]) if briefed else None


def _since(out: Path, since: str, day: str, dossier: Dossier) -> State:
    folder = out / since / STATE
    if since <= day and (folder / _INDEX).exists():
        return read_state(folder)
    if since >= day:
        raise ToolkitError(f"--since {since}: the briefing is as of {day}; name an earlier day")
    view = dossier.as_of(since)
    if view.claims.empty:
        raise ToolkitError(f"--since {since}: nothing had been reported by then")
    return State(since, view, {}, briefed=False)


def _is_day(name: str) -> bool:
    try:
        return date.fromisoformat(name).isoformat() == name
    except ValueError:
        return False


def _charts(records: Charts) -> Charts:
    said = {name: {key: record[key] for key in SAYS} for name, record in records.items()}
    return {name: {**said[name], "as_of": record.get("as_of", "")} for name, record in records.items()}
