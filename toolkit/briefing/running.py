"""Notebooks run headless, several at once.

A notebook that fails is stopped where it fails and reported; the others run on.
"""

import asyncio
import atexit
import os
import re
import signal
import tempfile
import threading
from collections.abc import Callable, Coroutine, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jupyter_client.manager import AsyncKernelManager
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError
from traitlets.config import Config

from toolkit.briefing import nursery
from toolkit.briefing.notebooks import Failure, NotebookRun, read_notebook, with_parameters

if TYPE_CHECKING:
    from nbformat import NotebookNode

CELL_TIMEOUT = 300  # seconds


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
    with tempfile.TemporaryDirectory(prefix="ipython-", ignore_cleanup_errors=True) as folder:
        environment = _kernel_environment(folder)
        with _kernels(len(runs), environment) as kernels:
            one = _Runner(Path(folder), environment, kernels, on_cell)
            run_beside(_run_all(runs, workers, one))
    return runs


@contextmanager
def _kernels(count: int, environment: dict[str, str]) -> Iterator[type[AsyncKernelManager]]:
    """How to start kernels: several share their imports where forking is safe."""
    if nursery.IS_SAFE and count > 1:
        with nursery.Nursery(environment) as shared:
            yield nursery.manager_class(shared)
    else:
        yield AsyncKernelManager


@dataclass(frozen=True)
class _Runner:
    """Runs one notebook; `folder` is for the sockets and the empty profile of the kernels."""

    folder: Path
    environment: dict[str, str]
    kernels: type[AsyncKernelManager]
    on_cell: Callable[[Path], None]

    async def __call__(self, run: NotebookRun) -> None:
        reached = {"index": 0}

        def started(cell: Any, cell_index: int) -> None:
            reached["index"] = cell_index

        def finished(cell: Any, cell_index: int, execute_reply: Any) -> None:
            self.on_cell(run.path)

        client = NotebookClient(
            run.notebook,
            config=_kernel_settings(self.folder / run.path.stem),
            kernel_manager_class=self.kernels,
            timeout=CELL_TIMEOUT,
            kernel_name="python3",
            resources={"metadata": {"path": str(run.path.parent)}},
            shutdown_kernel="immediate",  # nothing in a kernel is worth waiting for
            record_timing=False,  # times would make two runs differ
            on_cell_execute=started,
            on_cell_executed=finished,
        )
        # nbclient would play the browser for widgets and answer them while it waits for the cell's own reply,
        # which it then can miss for good; without it a widget's picture is one more output of the cell.
        client.comm_open_handlers.clear()
        try:
            await client.async_execute(env=self.environment)
        except Exception as error:  # whatever it is, the other notebooks run on
            task = asyncio.current_task()
            if task is not None and task.cancelling():  # nbclient takes Ctrl-C for the death of its kernel
                raise asyncio.CancelledError from None
            run.failure = _failure(run.notebook, reached["index"], error)
        finally:  # at exit nbclient would clean up once more, and complain that the kernel is gone
            atexit.unregister(client._cleanup_kernel)


async def _run_all(runs: Sequence[NotebookRun], workers: int, run: _Runner) -> None:
    places = asyncio.Semaphore(workers)

    async def in_turn(one: NotebookRun) -> None:
        async with places:
            await run(one)

    await asyncio.gather(*map(in_turn, runs))


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
    return Failure(index + 1, _failing_line(notebook.cells[index].source, error), cause)


def _failing_line(source: str, error: Exception) -> str:
    """The line of the cell that the traceback names, else its first."""
    lines = source.splitlines()
    plain = re.sub(r"\x1b\[[0-9;]*m", "", getattr(error, "traceback", ""))
    named = re.search(r"^Cell In\[\d+\], line (\d+)", plain, re.M)
    if named is not None and int(named.group(1)) <= len(lines):
        return lines[int(named.group(1)) - 1]
    return next((line for line in lines if line.strip()), "")


def run_beside(work: Coroutine[Any, Any, None]) -> None:
    """Run in a thread of its own, and cancel in good order on Ctrl-C.

    In the main thread nbclient would take over Ctrl-C, and end one notebook where all should end.
    """
    started, ended = threading.Event(), threading.Event()
    handle: dict[str, Any] = {}

    async def watched() -> None:
        handle["loop"], handle["task"] = asyncio.get_running_loop(), asyncio.current_task()
        started.set()
        await work

    def body() -> None:
        try:
            # not Windows' own loop, which cannot watch the kernels' sockets
            with asyncio.Runner(loop_factory=asyncio.SelectorEventLoop) as runner:
                runner.run(watched())
        except BaseException as error:
            handle["error"] = error
        finally:
            ended.set()

    thread = threading.Thread(target=body, name="notebooks")
    try:
        thread.start()
        while not ended.wait(0.2):  # and not `join`, which takes the thread for ended when it is interrupted
            pass
    except BaseException:
        before = signal.signal(signal.SIGINT, signal.SIG_IGN)  # a second one would leave kernels behind
        if started.wait(10):
            handle["loop"].call_soon_threadsafe(handle["task"].cancel)
            ended.wait()
        signal.signal(signal.SIGINT, before)
        raise
    if "error" in handle:
        raise handle["error"]
