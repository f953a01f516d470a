"""Notebooks run headless, several at once, with papermill's convention for parameters.

A notebook that fails is stopped where it fails and reported; the others run on.
"""

import asyncio
import os
import sys
import tempfile
import threading
from collections.abc import Callable, Coroutine, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from toolkit.errors import ToolkitError

# nbformat loads a grammar for web addresses that takes two seconds and is never used here; without the
# package its checker for that one format stays off.
sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]

import nbformat  # noqa: E402
from nbclient import NotebookClient  # noqa: E402
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError  # noqa: E402
from traitlets.config import Config  # noqa: E402

if TYPE_CHECKING:
    from nbformat import NotebookNode

CELL_TIMEOUT = 600  # seconds


@dataclass
class Failure:
    """Where and why a notebook stopped."""

    cell: int
    source: str
    cause: str

    def __str__(self) -> str:
        return f"cell {self.cell}: {self.cause}\n    {self.source}"


@dataclass
class NotebookRun:
    """One executed notebook; `failure` is None where all cells ran."""

    path: Path
    notebook: "NotebookNode" = field(repr=False)
    failure: Failure | None = None

    @property
    def title(self) -> str:
        """The first heading of the notebook, else its file name."""
        for cell in self.notebook.cells:
            for line in cell.source.splitlines() if cell.cell_type == "markdown" else ():
                if line.startswith("# "):
                    return str(line[2:].strip())
        return self.path.stem


def find_notebooks(folder: Path) -> list[Path]:
    """The notebooks of a folder in the order of their names; ToolkitError where there is none."""
    found = sorted(path for path in folder.glob("*.ipynb") if not path.name.startswith("."))
    if not found:
        raise ToolkitError(f"{folder}: no notebooks here; name their folder with --notebooks")
    return found


def run_notebooks(
    paths: Sequence[Path],
    parameters: Mapping[str, object],
    *,
    workers: int = 2,
    on_cell: Callable[[Path], None] = lambda path: None,
) -> list[NotebookRun]:
    """Run notebooks, `workers` at a time, each in a kernel of its own; the results in the order given.

    parameters: set in a cell after the one tagged `parameters`, as papermill does. on_cell is called after
    every code cell. Kernels are shut down however this ends, also by Ctrl-C.
    """
    runs = [NotebookRun(path, with_parameters(read_notebook(path), parameters)) for path in paths]
    with tempfile.TemporaryDirectory(prefix="ipython-") as profile:
        _run_beside(_run_all(runs, workers, on_cell, profile))
    return runs


def read_notebook(path: Path) -> "NotebookNode":
    try:
        notebook: NotebookNode = nbformat.read(path, as_version=4)  # type: ignore[no-untyped-call]
        return notebook
    except (ValueError, nbformat.ValidationError, nbformat.reader.NotJSONError) as error:
        raise ToolkitError(f"{path}: not a notebook ({str(error).splitlines()[0][:120]})") from None


def count_cells(paths: Sequence[Path]) -> int:
    """Code cells to run, the injected ones included."""
    cells = [cell for path in paths for cell in read_notebook(path).cells]
    return len(paths) + sum(1 for cell in cells if cell.cell_type == "code" and cell.source.strip())


def with_parameters(notebook: "NotebookNode", parameters: Mapping[str, object]) -> "NotebookNode":
    """A copy with the parameters set after the cell tagged `parameters`, or at the top without one."""
    copy: NotebookNode = nbformat.from_dict(notebook)  # type: ignore[no-untyped-call]
    source = "\n".join(["# Parameters", *(f"{name} = {value!r}" for name, value in parameters.items())])
    cell = nbformat.v4.new_code_cell(  # type: ignore[no-untyped-call]
        source, metadata={"tags": ["injected-parameters"]}, id="injected-parameters"
    )
    tags = [cell.get("metadata", {}).get("tags", []) for cell in copy.cells]
    place = next((n + 1 for n, names in enumerate(tags) if "parameters" in names), 0)
    copy.cells.insert(place, cell)
    return copy


async def _run_all(
    runs: Sequence[NotebookRun], workers: int, on_cell: Callable[[Path], None], profile: str
) -> None:
    places = asyncio.Semaphore(workers)

    async def run(one: NotebookRun) -> None:
        async with places:
            await _run_one(one, on_cell, profile)

    await asyncio.gather(*map(run, runs))


async def _run_one(run: NotebookRun, on_cell: Callable[[Path], None], profile: str) -> None:
    reached = {"index": 0}

    def started(cell: Any, cell_index: int) -> None:
        reached["index"] = cell_index

    def finished(cell: Any, cell_index: int, execute_reply: Any) -> None:
        on_cell(run.path)

    client = NotebookClient(
        run.notebook,
        config=_kernel_settings(Path(profile, run.path.stem)),
        timeout=CELL_TIMEOUT,
        kernel_name="python3",
        resources={"metadata": {"path": str(run.path.parent)}},
        shutdown_kernel="immediate",  # nothing in a kernel is worth waiting for
        store_widget_state=False,  # a page without a kernel cannot use it
        record_timing=False,  # times would make two runs differ
        on_cell_execute=started,
        on_cell_executed=finished,
    )
    try:
        await client.async_execute(env=_kernel_environment(profile))
    except (CellExecutionError, CellTimeoutError, DeadKernelError, RuntimeError) as error:
        task = asyncio.current_task()
        if task is not None and task.cancelling():  # nbclient takes Ctrl-C for the death of its kernel
            raise asyncio.CancelledError from None
        run.failure = _failure(run.notebook, reached["index"], error)


def _kernel_settings(stem: Path) -> Config:
    """Sockets in a private folder where the system has them, so that nobody else can listen in."""
    transport = "tcp" if os.name == "nt" else "ipc"
    return Config({"KernelManager": {"transport": transport, "connection_file": f"{stem}.json"}})


def _kernel_environment(profile: str) -> dict[str, str]:
    """This Python's own kernel, without the start-up files and history of the user."""
    quiet = {"PYDEVD_DISABLE_FILE_VALIDATION": "1", "PYTHONUTF8": "1", "JUPYTER_PREFER_ENV_PATH": "1"}
    return {
        **os.environ,
        **quiet,
        "IPYTHONDIR": profile,
        "MPLBACKEND": "module://matplotlib_inline.backend_inline",
    }


def _failure(notebook: "NotebookNode", index: int, error: Exception) -> Failure:
    if isinstance(error, CellExecutionError):
        cause = f"{error.ename}: {error.evalue}"
    elif isinstance(error, CellTimeoutError):
        cause = f"took longer than {CELL_TIMEOUT} seconds"
    elif isinstance(error, DeadKernelError):
        cause = "its Python ended unexpectedly, perhaps for want of memory"
    else:
        cause = f"{type(error).__name__}: {error}"
    source = next((line for line in notebook.cells[index].source.splitlines() if line.strip()), "")
    return Failure(index + 1, source, cause)


def _run_beside(work: Coroutine[Any, Any, None]) -> None:
    """Run in a thread of its own, and cancel in good order on Ctrl-C.

    In the main thread nbclient would take over Ctrl-C, and end one notebook where all should end.
    """
    started = threading.Event()
    handle: dict[str, Any] = {}

    async def watched() -> None:
        handle["loop"], handle["task"] = asyncio.get_running_loop(), asyncio.current_task()
        started.set()
        await work

    def body() -> None:
        try:
            asyncio.run(watched())
        except BaseException as error:
            handle["error"] = error

    thread = threading.Thread(target=body, name="notebooks")
    thread.start()
    try:
        while thread.is_alive():
            thread.join(0.2)
    except BaseException:
        started.wait()
        handle["loop"].call_soon_threadsafe(handle["task"].cancel)
        thread.join()
        raise
    if "error" in handle:
        raise handle["error"]
