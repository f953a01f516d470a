"""What a briefing is to be written from, checked before anything runs."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import gettempdir

from toolkit.analysis.side_tables import side_problems
from toolkit.briefing.fitting import fitted
from toolkit.briefing.folders import INPUTS, belongs, files_of
from toolkit.briefing.inputs import checksum, copy_data, sums_of, with_parameters
from toolkit.briefing.marking import asked_marking
from toolkit.briefing.notebooks import declared_parameters, find_notebooks, further_parameters
from toolkit.checks import raise_if_any
from toolkit.dossier import Dossier, load
from toolkit.errors import ToolkitError
from toolkit.saving import in_turn


@dataclass(frozen=True)
class Plan:
    """A view of the tables, the notebooks, and what these are told beside the two folders.

    data: a copy of the folder at one moment, `sums` of what each notebook reads at that moment: what changes
    while notebooks run is new.
    """

    data: Path
    view: Dossier
    tlp: str | None
    notebooks: Sequence[Path]
    parameters: Mapping[str, object]
    sums: Mapping[Path, str]

    @property
    def day(self) -> str:
        return str(self.view.known_as_of)

    def touched(self, briefing: Path) -> list[Path]:
        """The notebooks that were run on something else, or whose files are not as they were written."""
        charts = (briefing / "charts").glob("*")
        if not all(any(belongs(chart, path) for path in self.notebooks) for chart in charts):
            return list(self.notebooks)  # nobody knows which of them drew it
        try:
            known = json.loads((briefing / INPUTS).read_text(encoding="utf-8"))
            now = self._inputs_and_files(briefing)
            return [path for path in self.notebooks if known.get(path.stem) != now[path.stem]]
        except (OSError, ValueError, AttributeError):
            return list(self.notebooks)

    def write_inputs(self, briefing: Path) -> None:
        """Note what the notebooks were run on, and the files that they made."""
        content = json.dumps(self._inputs_and_files(briefing), indent=1) + "\n"
        (briefing / INPUTS).write_text(content, encoding="utf-8", newline="\n")

    def _inputs_and_files(self, briefing: Path) -> dict[str, list[str]]:
        """Two checksums for each notebook: of what it is run on, and of its files in the briefing."""
        return {
            path.stem: [with_parameters(self.sums[path], self.parameters), checksum(files_of(path, briefing))]
            for path in self.notebooks
        }


def make_plan(
    data: Path, copy: Path, as_of: str | None, tlp: str | None, notebooks: Path, parameters: Mapping[str, str]
) -> Plan:
    """The plan, with the data folder copied; raises what `brief.brief` says before anything runs."""
    label = asked_marking(tlp)
    paths = find_notebooks(notebooks)
    declared = declared_parameters(paths)
    further = further_parameters(declared, parameters)
    dossier, sums = _at_one_moment(data, copy, paths)
    view = _view(dossier, as_of, data)
    further.update(fitted({**declared, **further}, view, dossier))
    own = {"as_of": str(view.known_as_of), "tlp": label}
    return Plan(copy, view, label, paths, {**further, **own}, sums)


def _at_one_moment(data: Path, copy: Path, notebooks: Sequence[Path]) -> tuple[Dossier, dict[Path, str]]:
    """The dossier of a folder and the checksums of notebooks on it, and the folder copied, all of one state.

    A `toolkit ingest` that is under way ends first, as half of its reports would give another day.
    """
    with in_turn(data):
        while True:
            sums = sums_of(notebooks, data)
            dossier = load(data)  # and not the copy, whose name would be in every message
            raise_if_any(side_problems(dossier))
            try:
                copy_data(data, copy)
            except OSError as error:
                raise ToolkitError(
                    f"{gettempdir()}: {data} cannot be copied to here while notebooks read it "
                    f"({error.strerror or error}); make room, or name another folder in TMPDIR"
                ) from None
            if sums_of(notebooks, data) == sums:
                return replace(dossier, path=copy), sums


def _view(dossier: Dossier, as_of: str | None, data: Path) -> Dossier:
    """What had been reported by that day, or all; ToolkitError where that is nothing."""
    claims = dossier.claims
    if claims.empty:
        raise ToolkitError(
            f"{data}: there are no claims in the tables, so there is nothing to brief; a report with "
            f"numbers, supplies, ties or events brings some (toolkit ingest REPORT --data {data})"
        )
    view = dossier.as_of(as_of)
    if view.claims.empty:
        first = claims["reported"].min()
        raise ToolkitError(
            f"nothing had been reported by {view.known_as_of}, so there is nothing to brief; "
            f"the first of {len(claims):,} claims is of {first:%Y-%m-%d}"
        )
    return view
