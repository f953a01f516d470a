"""The briefing: notebooks run, charts written, one page over them, all in `<out>/<as-of day>/`.

`brief` runs every notebook; `refresh` those that have something new to read, and writes what changed since an
earlier briefing.
"""

import shutil
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from tqdm import tqdm

from toolkit.briefing.changes import Changes
from toolkit.briefing.changes_page import write_changes
from toolkit.briefing.folders import PAGE, files_of, held, remove_parts, replace_parts
from toolkit.briefing.notebook_html import write_html
from toolkit.briefing.notebooks import NotebookRun, count_cells, declared_parameters, read_notebook
from toolkit.briefing.page import write_page
from toolkit.briefing.plan import Plan, make_plan
from toolkit.briefing.running import run_notebooks
from toolkit.briefing.state import SINCE, STATE, State, charts_in, state_to_compare, write_state
from toolkit.errors import ToolkitError
from toolkit.saving import cannot_write

_LOOKS_BACK = "last_briefing"  # a parameter of notebooks: the day with which today is compared


class NotebooksFailedError(ToolkitError):
    """Some notebooks stopped; what the others made has been written, beside the briefing of that day."""


@dataclass(frozen=True)
class Refreshed:
    """A refreshed briefing: its page, the notebooks that ran, and what changed (None: nothing to compare)."""

    page: Path
    ran: tuple[Path, ...]
    changes: Changes | None


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
    with _place_for_data() as copy:
        plan = make_plan(data, copy, as_of, tlp, notebooks, parameters or {})
        with held(out / plan.day):
            _write(plan, out, workers)
    return out / plan.day / PAGE


def refresh(
    data: Path,
    out: Path,
    *,
    as_of: str | None = None,
    since: str | None = None,
    tlp: str | None = None,
    notebooks: Path = Path("notebooks"),
    workers: int = 2,
    parameters: Mapping[str, str] | None = None,
) -> Refreshed:
    """Bring the briefing up to date, and write what changed to `changes.html` and `changes.csv` beside it.

    A notebook runs where it, what it is told, the data folder or the toolkit is not as it was in the last run
    of that day; the charts of the others stay. A parameter `last_briefing` that is not given becomes the day
    compared with. since: the day of the briefing to compare with, or any by which something had been
    reported; without it see `state.state_to_compare`. No changes are written where there is nothing to
    compare with. The rest is as with `brief`.
    """
    asked = parameters or {}
    with _place_for_data() as copy:
        plan = make_plan(data, copy, as_of, tlp, notebooks, asked)
        with held(out / plan.day):
            earlier = state_to_compare(out, plan.day, plan.view, since)
            if earlier and _LOOKS_BACK not in asked and _LOOKS_BACK in declared_parameters(plan.notebooks):
                plan = replace(plan, parameters={**plan.parameters, _LOOKS_BACK: earlier.day})
            touched = plan.touched(out / plan.day)
            changes = _write(plan, out, workers, touched, earlier)
    return Refreshed(out / plan.day / PAGE, tuple(touched), changes)


@contextmanager
def _place_for_data() -> Iterator[Path]:
    """Where a copy of the data folder goes while notebooks read it."""
    with tempfile.TemporaryDirectory(prefix="toolkit-", ignore_cleanup_errors=True) as folder:
        yield Path(folder) / "data"


def _write(
    plan: Plan,
    out: Path,
    workers: int,
    touched: Sequence[Path] | None = None,
    earlier: State | None = None,
) -> Changes | None:
    """Write the briefing beside the old one and put it in its place; of `touched`, only these are run."""
    complete_one, incomplete_one = out / plan.day, out / f"{plan.day}-incomplete"
    draft = out / f".{plan.day}.new"
    shutil.rmtree(draft, ignore_errors=True)  # left by a run that was killed
    (draft / "charts").mkdir(parents=True)
    try:
        runs = _runs(plan, complete_one, draft, workers, touched)
        if any(run.failure for run in runs):
            write_page(draft, runs, plan.view, as_of=plan.day, tlp=plan.tlp)
            replace_parts(draft, incomplete_one)
            raise _stopped(runs, complete_one, incomplete_one)
        changes = _compare(plan, draft, earlier)
        plan.write_inputs(draft)
        write_page(draft, runs, plan.view, as_of=plan.day, tlp=plan.tlp, has_changes=changes is not None)
        replace_parts(draft, complete_one)
        remove_parts(incomplete_one)
        return changes
    except OSError as error:
        if error.filename is not None:
            raise
        raise ToolkitError(cannot_write(out, error)) from None  # a full disk names no file
    finally:
        shutil.rmtree(draft, ignore_errors=True)


def _runs(
    plan: Plan, complete: Path, draft: Path, workers: int, touched: Sequence[Path] | None
) -> list[NotebookRun]:
    """All notebooks, with their charts and pages in the draft: run, or taken over from the complete one."""
    to_run = list(plan.notebooks) if touched is None else touched
    folders = {"data_dir": str(plan.data.resolve()), "out_dir": str((draft / "charts").resolve())}
    done = _run_showing_progress(to_run, {**plan.parameters, **folders}, workers) if to_run else []
    runs = {run.path: run for run in done}
    (draft / "notebooks").mkdir()
    for path in plan.notebooks:
        if path in runs:
            write_html(runs[path], draft / "notebooks" / f"{path.stem}.html", tlp=plan.tlp)
        else:
            runs[path] = NotebookRun(path, read_notebook(path))
            for file in files_of(path, complete):
                shutil.copy2(file, draft / file.relative_to(complete))
    return [runs[path] for path in plan.notebooks]


def _compare(plan: Plan, draft: Path, earlier: State | None) -> Changes | None:
    """Keep the state of the briefing in the draft, and write what changed since an earlier one."""
    state = State(plan.day, plan.view, charts_in(draft / "charts"))
    write_state(draft / STATE, state)
    if earlier is None:
        return None
    changes = Changes(write_state(draft / SINCE / earlier.day, earlier), state)
    write_changes(draft, changes, tlp=plan.tlp)
    return changes


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
