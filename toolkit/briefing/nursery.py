"""Kernels that start at once: forked from one process that has loaded the libraries already.

A notebook spends most of its time on imports that are the same for all. Each one still gets a process and
a namespace of its own. Only on Linux, where forking is safe; elsewhere every kernel starts by itself.
"""

import ctypes
import json
import os
import signal
import subprocess
import sys
import uuid
from contextlib import suppress
from typing import Any, Self

from jupyter_client.manager import AsyncKernelManager
from jupyter_client.provisioning.local_provisioner import LocalProvisioner

IS_SAFE = sys.platform == "linux"
_END_WITH_PARENT = 1  # PR_SET_PDEATHSIG of prctl(2)
_START = "from toolkit.briefing.nursery import serve; serve()"


class Nursery:
    """The process that forks kernels; a context manager that ends it and them."""

    def __init__(self, environment: dict[str, str]) -> None:
        self.environment = environment

    def __enter__(self) -> Self:
        self.process = subprocess.Popen(
            [sys.executable, "-c", _START],
            env=self.environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            start_new_session=True,  # Ctrl-C is for the caller, who then ends the kernels in good order
        )
        return self

    def __exit__(self, *_: object) -> None:
        self.process.terminate()
        self.process.communicate()

    def fork(self, connection_file: str, folder: str, environment: dict[str, str]) -> int:
        """Start a kernel and return its process id."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        order = {"file": connection_file, "folder": folder, "environment": environment}
        with suppress(BrokenPipeError):
            print(json.dumps(order), file=self.process.stdin, flush=True)
        answer = self.process.stdout.readline()
        if not answer:
            raise RuntimeError("the process that starts the kernels has ended")
        return int(answer)


class ForkedProcess:
    """What jupyter_client needs of `subprocess.Popen`, for a process that is no child of ours."""

    stdin = stdout = stderr = None

    def __init__(self, pid: int) -> None:
        self.pid = pid

    def poll(self) -> int | None:
        try:
            os.kill(self.pid, 0)
        except ProcessLookupError:
            return 0
        return None

    def wait(self) -> int:
        return 0  # asked only once `poll` has said that it ended

    def send_signal(self, number: int) -> None:
        os.kill(self.pid, number)


class ForkedKernel(LocalProvisioner):
    """Launches a kernel by forking instead of starting Python anew."""

    nursery: Nursery

    async def launch_kernel(self, cmd: list[str], **kwargs: Any) -> Any:
        connection_file = cmd[cmd.index("-f") + 1]
        self.pid = self.nursery.fork(connection_file, kwargs["cwd"], kwargs["env"])
        self.pgid = self.pid  # it leads a session of its own
        self.process = ForkedProcess(self.pid)  # type: ignore[assignment]
        return self.connection_info


def manager_class(nursery: Nursery) -> type[AsyncKernelManager]:
    """A kernel manager whose kernels come from this nursery."""

    class ForkedKernelManager(AsyncKernelManager):
        def __init__(self, **options: Any) -> None:
            super().__init__(**options)
            self.kernel_id = str(uuid.uuid4())
            kernel = ForkedKernel(kernel_id=self.kernel_id, kernel_spec=self.kernel_spec, parent=self)
            kernel.nursery = nursery
            self.provisioner = kernel

    return ForkedKernelManager


def serve() -> None:
    """The nursery itself: load what notebooks use, then fork a kernel for every line of standard input."""
    import matplotlib_inline.backend_inline  # noqa: F401

    import toolkit

    for name in toolkit.__all__:
        with suppress(Exception):  # a notebook that needs it will say what is wrong
            getattr(toolkit, name)
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # kernels that ended leave nothing behind
    nursery, system = os.getpid(), ctypes.CDLL(None)
    for line in sys.stdin:
        pid = os.fork()
        if pid == 0:
            system.prctl(_END_WITH_PARENT, signal.SIGKILL)
            if os.getppid() == nursery:
                _become_kernel(json.loads(line))
            os._exit(0)
        try:
            print(pid, flush=True)
        except BrokenPipeError:  # the caller has ended
            os._exit(1)


def _become_kernel(order: dict[str, Any]) -> None:
    from ipykernel.kernelapp import IPKernelApp

    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    os.setsid()
    nothing = os.open(os.devnull, os.O_RDWR)
    os.dup2(nothing, 0)
    os.dup2(nothing, 1)  # the pipe to the caller is not the kernel's
    os.chdir(order["folder"])
    os.environ.update(order["environment"])
    sys.path.remove("")  # as a kernel does; IPython puts the notebook's folder in its place
    try:
        IPKernelApp.launch_instance(argv=["-f", order["file"]])
    finally:
        os._exit(0)
