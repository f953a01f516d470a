"""The briefing: notebooks run, charts written, one page over them, all in `<out>/<as-of day>/`."""

import shutil
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import pandas as pd
from tqdm import tqdm

from toolkit.briefing.marking import tlp_label
from toolkit.briefing.notebook_html import write_html
from toolkit.briefing.notebooks import NotebookRun, count_cells, find_notebooks, further_parameters
from toolkit.briefing.page import write_page
from toolkit.briefing.running import run_notebooks
from toolkit.dossier import Dossier, as_day, load
from toolkit.errors import ToolkitError
from toolkit.tables import locked

PARTS = ("charts", "notebooks", "index.html")


class NotebooksFailedError(ToolkitError):
    """Some notebooks stopped; what the others made has been written."""


def brief(
    data: Path,
    out: Path,
    *,
    as_of: str | None = None,
    tlp: str | None = None,
    notebooks: Path = Path("notebooks"),
    workers: int = 2,
    parameters: Mapping[str, str] | None = None,
) -> Path:
    """Write the briefing and return its page, `<out>/<as-of day>/index.html`.

    as_of: reports up to this day count; without it, all do. parameters: further ones of the notebooks, as
    text; ToolkitError for a name that no notebook has. A briefing of the same day is replaced when
    the new one is complete, and not before. Raises DataProblemsError before anything runs where the tables
    have problems, and NotebooksFailedError at the end where a notebook stopped.
    """
    label = tlp_label(tlp)
    paths = find_notebooks(notebooks)
    further = further_parameters(paths, parameters or {})
    dossier = load(data)
    day = as_day(as_of).isoformat() if as_of else last_day(dossier)
    view = dossier.as_of(day)
    last_day(view)  # refuses a day before the first report
    with locked(out / day, wait=1):
        draft = out / f".{day}.new"
        shutil.rmtree(draft, ignore_errors=True)  # left by a run that was killed
        (draft / "charts").mkdir(parents=True)
        try:
            own = {
                "data_dir": str(data.resolve()),
                "as_of": day,
                "out_dir": str((draft / "charts").resolve()),
                "tlp": label,
            }
            runs = _run_showing_progress(paths, {**further, **own}, workers)
            for run in runs:
                write_html(run, draft / "notebooks" / f"{run.path.stem}.html", tlp=label)
            write_page(draft, runs, view, as_of=day, tlp=label)
            _replace(draft, out / day)
        finally:
            shutil.rmtree(draft, ignore_errors=True)
    _raise_if_failed(runs, out / day)
    return out / day / "index.html"


def last_day(dossier: Dossier) -> str:
    """The day of the latest report; ToolkitError for a dossier without any."""
    latest = dossier.claims["reported"].max()
    if pd.isna(latest):
        raise ToolkitError("there are no claims in the tables, so there is nothing to brief")
    return str(latest.date())


def _run_showing_progress(
    paths: Sequence[Path], parameters: Mapping[str, object], workers: int
) -> list[NotebookRun]:
    left = {path: count_cells([path]) for path in paths}
    # A bar on a terminal only: a log file would fill with it, and gets a line per notebook instead.
    with tqdm(total=sum(left.values()), unit="cell", disable=None, file=sys.stderr) as bar:

        def advance(path: Path) -> None:
            bar.set_description(path.stem, refresh=False)
            bar.update()
            left[path] -= 1
            if bar.disable and not left[path]:
                print(f"{path.name} has run", file=sys.stderr, flush=True)

        return run_notebooks(paths, parameters, workers=workers, on_cell=advance)


def _replace(draft: Path, final: Path) -> None:
    """Put the new parts in the place of the old ones; anything else in the folder stays."""
    final.mkdir(parents=True, exist_ok=True)
    for name in PARTS:
        old = final / name
        if old.is_dir():
            shutil.rmtree(old)
        (draft / name).replace(old)


def _raise_if_failed(runs: Sequence[NotebookRun], folder: Path) -> None:
    failed = [run for run in runs if run.failure is not None]
    if failed:
        causes = "\n".join(f"{run.path}, {run.failure}" for run in failed)
        raise NotebooksFailedError(
            f"{len(failed)} of {len(runs)} notebooks stopped:\n{causes}\nThe others are in {folder}."
        )
