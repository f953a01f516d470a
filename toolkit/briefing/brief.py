"""The briefing: notebooks run, charts written, one page over them, all in `<out>/<as-of day>/`."""

import shutil
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from tqdm import tqdm

from toolkit.briefing.fitting import fitted
from toolkit.briefing.marking import tlp_label
from toolkit.briefing.notebook_html import write_html
from toolkit.briefing.notebooks import (
    NotebookRun,
    count_cells,
    declared_parameters,
    find_notebooks,
    further_parameters,
)
from toolkit.briefing.page import write_page
from toolkit.briefing.running import run_notebooks
from toolkit.dossier import Dossier, load
from toolkit.errors import ToolkitError
from toolkit.tables import locked

PARTS = ("charts", "notebooks", "index.html")


class NotebooksFailedError(ToolkitError):
    """Some notebooks stopped; what the others made has been written, beside the briefing of that day."""


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
    the new one is complete, and not before: where a notebook stopped, what the others made is written to
    `<out>/<as-of day>-incomplete`, which goes with the next complete one, and NotebooksFailedError raised.
    Raises DataProblemsError where the tables have problems, and ToolkitError where the parameters do not fit
    them, before anything runs.
    """
    label = tlp_label(tlp)
    paths = find_notebooks(notebooks)
    declared = declared_parameters(paths)
    further = further_parameters(declared, parameters or {})
    dossier = load(data)
    view = _view(dossier, as_of)
    day = str(view.known_as_of)
    further.update(fitted({**declared, **further}, view, dossier))
    complete_one, incomplete_one = out / day, out / f"{day}-incomplete"
    with _held(complete_one):
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
            if any(run.failure for run in runs):
                _replace(draft, incomplete_one)
                raise _stopped(runs, complete_one, incomplete_one)
            _replace(draft, complete_one)
            _remove_parts(incomplete_one)
        finally:
            shutil.rmtree(draft, ignore_errors=True)
    return complete_one / "index.html"


def _view(dossier: Dossier, as_of: str | None) -> Dossier:
    """What had been reported by that day, or all; ToolkitError where that is nothing."""
    claims = dossier.claims
    if claims.empty:
        raise ToolkitError("there are no claims in the tables, so there is nothing to brief")
    view = dossier.as_of(as_of)
    if view.claims.empty:
        first = claims["reported"].min()
        raise ToolkitError(
            f"nothing had been reported by {view.known_as_of}, so there is nothing to brief; "
            f"the first of {len(claims):,} claims is of {first:%Y-%m-%d}"
        )
    return view


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


@contextmanager
def _held(folder: Path) -> Iterator[None]:
    """The folder under its lock; one that was made for the lock alone is gone again at the end."""
    was_there = folder.exists()
    try:
        with locked(folder, wait=1):
            yield
    finally:
        if not was_there:
            _remove_if_empty(folder)


def _replace(draft: Path, final: Path) -> None:
    """Put the new parts in the place of the old ones; anything else in the folder stays."""
    final.mkdir(parents=True, exist_ok=True)
    for name in PARTS:
        old = final / name
        if old.is_dir():
            shutil.rmtree(old)
        (draft / name).replace(old)


def _remove_parts(folder: Path) -> None:
    """Take away what `brief` wrote there, and the folder where nothing else is in it."""
    for name in PARTS:
        part = folder / name
        if part.is_dir():
            shutil.rmtree(part)
        else:
            part.unlink(missing_ok=True)
    _remove_if_empty(folder)


def _remove_if_empty(folder: Path) -> None:
    if folder.is_dir() and {path.name for path in folder.iterdir()} <= {".lock"}:
        shutil.rmtree(folder, ignore_errors=True)


def _stopped(runs: Sequence[NotebookRun], complete: Path, incomplete: Path) -> NotebooksFailedError:
    failed = [run for run in runs if run.failure is not None]
    causes = "\n".join(f"{run.path}, {run.failure}" for run in failed)
    is_there = (complete / "index.html").exists()
    other = (
        f"the complete briefing in {complete} is left as it was"
        if is_there
        else "there is no complete briefing of that day"
    )
    return NotebooksFailedError(
        f"{len(failed)} of {len(runs)} notebooks stopped:\n{causes}\n"
        f"What the others made is in {incomplete}; {other}."
    )
