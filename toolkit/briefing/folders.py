"""The folder of a briefing: held under its lock, and replaced only by what is complete."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from toolkit.briefing.state import SINCE, STATE
from toolkit.tables import locked

PAGE, INPUTS, CHANGES = "index.html", "inputs.json", "changes.html"
PARTS = ("charts", "notebooks", PAGE, STATE, INPUTS, SINCE, CHANGES, "changes.csv")
KEPT = (SINCE,)  # where a run writes none: the next refresh compares with it again


@contextmanager
def held(folder: Path) -> Iterator[None]:
    """The folder under its lock; one that was made for the lock alone is gone again at the end."""
    was_there = folder.exists()
    try:
        with locked(folder, wait=1):
            yield
    finally:
        if not was_there:
            _remove_if_empty(folder)


def is_briefing(folder: Path) -> bool:
    """Whether a folder is one that the toolkit wrote: what it holds is no reporting and no table."""
    return (folder / PAGE).is_file() and (folder / "charts").is_dir()


def replace_parts(draft: Path, final: Path) -> None:
    """Put the new parts in the place of the old ones; anything else in the folder stays.

    The old ones are moved into the draft, not deleted: a kill leaves at most one part missing, and where
    another program holds a file open, as Windows has it, nothing is lost.
    """
    final.mkdir(parents=True, exist_ok=True)
    old = draft / "old"
    old.mkdir()
    for name in PARTS:
        is_new = (draft / name).exists()
        if (final / name).exists() and (is_new or name not in KEPT):
            (final / name).replace(old / name)
        if is_new:
            (draft / name).replace(final / name)


def remove_parts(folder: Path) -> None:
    """Take away what a briefing wrote there, and the folder where nothing else is in it."""
    for name in PARTS:
        _remove(folder / name)
    _remove_if_empty(folder)


def files_of(notebook: Path, briefing: Path) -> list[Path]:
    """The page and the charts that a briefing has of a notebook: `2b_claims.png` of `02_deployment.ipynb`."""
    page = briefing / "notebooks" / f"{notebook.stem}.html"
    charts = [path for path in sorted((briefing / "charts").glob("*")) if belongs(path, notebook)]
    return [path for path in (page, *charts) if path.exists()]


def belongs(chart: Path, notebook: Path) -> bool:
    """Whether a chart is one of a notebook: its name begins with the number of the notebook."""
    number = notebook.stem.partition("_")[0].lstrip("0")
    rest = chart.stem.removeprefix(number)
    return bool(number) and chart.stem.startswith(number) and not rest[:1].isdigit()


def _remove(part: Path) -> None:
    if part.is_dir():
        shutil.rmtree(part)
    else:
        part.unlink(missing_ok=True)


def _remove_if_empty(folder: Path) -> None:
    if folder.is_dir() and {path.name for path in folder.iterdir()} <= {".lock"}:
        shutil.rmtree(folder, ignore_errors=True)
