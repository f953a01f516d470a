"""Files replaced so that a process killed at any moment loses nothing: written beside, then renamed."""

import errno
import hashlib
import json
import os
import re
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from toolkit.errors import ToolkitError

UNFINISHED = ".unfinished.json"  # the renames of a save under way
_TURN = ".turn.lock"
_STAGED = re.compile(r"\..+\.(?:csv|json|txt)\.[a-z0-9_]{8}")  # as `_stage` names them


class TableError(ToolkitError):
    """A file that cannot be read as the table it should be, or not be written now."""


def sha256(content: str | bytes) -> str:
    """The checksum of a file or of a text as UTF-8."""
    data = content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content
    return hashlib.sha256(data).hexdigest()


def write_text(path: Path, text: str) -> bool:
    """Write atomically; False, and the file untouched, if it holds the same text already."""
    return bool(write_all({path: text}))


def write_all(texts: Mapping[Path, str]) -> list[Path]:
    """Write several files of one folder and return those that changed.

    All new texts are complete on disk before the first takes its old one's place. The renames are noted
    beforehand, so that after a kill between two of them `finish` completes the save. A link stays one, and
    the file that it leads to is replaced. Raises TableError where the disk is full.
    """
    changed = {_target(path): text.encode("utf-8") for path, text in texts.items()}
    changed = {path: data for path, data in changed.items() if _bytes(path) != data}
    staged: dict[Path, Path] = {}
    note: Path | None = None
    try:
        for path, data in changed.items():
            staged[path] = _stage(path, data)
        if len(staged) > 1:
            note = _note(next(iter(texts)).parent, staged)
        for path, temporary in staged.items():
            os.replace(temporary, path)
    except BaseException:
        if note is None:
            for temporary in staged.values():
                temporary.unlink(missing_ok=True)
        raise
    if note is not None:
        note.unlink()
    return list(changed)


def is_unfinished(folder: Path) -> bool:
    """Whether a save is under way in the folder, or was cut short."""
    return (folder / UNFINISHED).exists()


@contextmanager
def locked(folder: Path, wait: float = 10.0) -> Iterator[None]:
    """Hold the folder's lock; TableError if another process keeps it longer than `wait` seconds.

    A save that was cut short is completed first, and what a killed one has left behind is cleared away.
    """
    from filelock import FileLock, Timeout

    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock = FileLock(folder / ".lock", timeout=wait)
        lock.acquire()
    except Timeout:
        raise TableError(
            f"{folder}: another process is writing here; nothing was changed. Try again when it has finished."
        ) from None
    except OSError as error:
        raise TableError(cannot_write(folder, error)) from None
    try:
        _finish(folder)
        clear(folder)
        yield
    finally:
        lock.release()


def _aloud(words: str) -> None:
    print(words, file=sys.stderr, flush=True)


@contextmanager
def in_turn(folder: Path, say: Callable[[str], object] = _aloud, patience: float = 2.0) -> Iterator[None]:
    """One command at a time: of many saves that belong together, or of what must not see half of them.

    Waits for its turn however long that takes, and says so after `patience` seconds. Where the folder cannot
    be written to, nobody saves there, and nothing is held. Single saves hold `locked` within it.
    """
    from filelock import FileLock, Timeout

    lock = FileLock(folder / _TURN)
    try:
        if not folder.is_dir():
            raise NotADirectoryError  # the lock would make it
        try:
            lock.acquire(timeout=patience)
        except Timeout:
            say(f"{folder}: another command is at work here; waiting until it has finished")
            lock.acquire()
    except OSError:
        pass
    try:
        yield
    finally:
        lock.release()


_ANOTHER_FOLDER = "name a folder that may be written to"


def cannot_write(folder: Path, error: OSError) -> str:
    """Why nothing can be written into a folder, and the way out."""
    if isinstance(error, (FileExistsError, NotADirectoryError)):
        return f"{folder}: a file stands where a folder is needed; name another folder"
    way_out = "make room, or name another folder" if error.errno == errno.ENOSPC else _ANOTHER_FOLDER
    return f"{folder}: nothing can be written here ({error.strerror}); {way_out}"


def _finish(folder: Path) -> None:
    """Make the renames that a killed save has left; a file that somebody changed since is not replaced."""
    note = folder / UNFINISHED
    if not note.exists():
        return
    left = [
        (folder / name, folder / temporary, stamp)
        for name, (temporary, stamp) in json.loads(note.read_text(encoding="utf-8")).items()
        if (folder / temporary).exists()
    ]
    for path, temporary, stamp in left:
        if _stamp(path) != stamp:
            raise TableError(
                f"{path} was changed after a save that was cut short; its new rows are in {temporary.name}. "
                f"Take over what is missing, then delete {note}"
            )
    for path, temporary, _ in left:
        os.replace(temporary, path)
    note.unlink()


def clear(folder: Path) -> None:
    """Delete files that a process killed while it staged them has left.

    Call it under the lock of the folder, when nobody stages any.
    """
    for path in folder.glob(".*"):
        if _STAGED.fullmatch(path.name):
            with suppress(OSError):  # it is in nobody's way
                path.unlink()


def _note(folder: Path, staged: Mapping[Path, Path]) -> Path:
    renames = {
        _from(folder, path): (_from(folder, temporary), _stamp(path)) for path, temporary in staged.items()
    }
    note = folder / UNFINISHED
    os.replace(_stage(note, json.dumps(renames).encode("utf-8")), note)
    return note


def _target(path: Path) -> Path:
    """Where a link leads; else the path as it is."""
    return path.resolve() if path.is_symlink() else path


def _from(folder: Path, path: Path) -> str:
    """The path as seen from a folder: its name, or all of it where it is elsewhere."""
    return path.name if path.parent == folder else str(path)


def _stage(path: Path, data: bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    temporary = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as handle:
            handle.write(data)
            handle.flush()
            os.fsync(handle.fileno())
        os.chmod(temporary, path.stat().st_mode if path.exists() else 0o644)
    except OSError as error:
        temporary.unlink(missing_ok=True)
        raise TableError(f"{path}: {error.strerror}; nothing was changed. Make room and try again.") from None
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    return temporary


def _bytes(path: Path) -> bytes | None:
    return path.read_bytes() if path.exists() else None


def _stamp(path: Path) -> str:
    data = _bytes(path)
    return "" if data is None else sha256(data)
