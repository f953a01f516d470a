"""What a notebook is run on, as one checksum: where it is the same, a run would give the same.

All that is in the data folder counts for every notebook, since the record of each chart tells of all claims.
"""

import hashlib
import json
import shutil
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

from toolkit.briefing.folders import is_briefing

_PACKAGE = Path(__file__).parents[1]


def sums_of(notebooks: Iterable[Path], data: Path) -> dict[Path, str]:
    """Checksum of each notebook with the data folder and the toolkit itself, as they are now."""
    shared = [_below(data).encode(), _code().encode()]
    return {path: _sum([path.read_bytes(), *shared]) for path in notebooks}


def copy_data(data: Path, copy: Path) -> None:
    """The files of a data folder in one of their own, in which nobody writes.

    What is in its folders, articles above all, is added to and not changed: these are linked to, where the
    system has links.
    """
    shutil.rmtree(copy, ignore_errors=True)
    copy.mkdir()
    for path in data.resolve().iterdir():
        if path.name.startswith("."):
            continue
        if path.is_file():
            shutil.copyfile(path, copy / path.name)
        elif path.is_dir():
            try:
                (copy / path.name).symlink_to(path, target_is_directory=True)
            except OSError:  # as on Windows, where only some may
                shutil.copytree(path, copy / path.name)


def with_parameters(known: str, parameters: Mapping[str, object]) -> str:
    """Checksum of a checksum and of what a notebook is told."""
    told = json.dumps({name: repr(value) for name, value in parameters.items()}, sort_keys=True)
    return _sum([known.encode(), told.encode()])


def checksum(files: Iterable[Path]) -> str:
    """Checksum of the names and bytes of files, in the order given."""
    return _sum(part for path in files for part in (path.name.encode(), path.read_bytes()))


def _below(folder: Path) -> str:
    """Of every file in a folder but hidden ones, such as locks and what an unfinished save leaves.

    A briefing that is written below the folder is none of its data.
    """
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    written = {parent for parent in {path.parent for path in files} if is_briefing(parent)}
    return checksum(
        path
        for path in files
        if not any(name.startswith(".") for name in path.relative_to(folder).parts)
        and written.isdisjoint(path.parents)
    )


@cache
def _code() -> str:
    own = (".py", ".csv", ".mplstyle")
    return checksum(path for path in sorted(_PACKAGE.rglob("*")) if path.suffix in own)


def _sum(parts: Iterable[bytes]) -> str:
    total = hashlib.sha256()
    for part in parts:
        total.update(len(part).to_bytes(8, "big") + part)
    return total.hexdigest()
