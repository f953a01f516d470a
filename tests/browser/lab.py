"""A private JupyterLab on the loopback address, and a browser that may not leave it."""

import contextlib
import json
import os
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, Route, sync_playwright

from run import find_chromium

CHROMIUM = find_chromium()
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
]
PATIENCE = 120_000  # milliseconds; three browsers at once on two cores need up to 96 s
NO_NEWS = {"fetchNews": "false", "checkForUpdates": False, "doNotDisturbMode": True}
READY = """() => {
    const widget = window.jupyterapp && window.jupyterapp.shell.currentWidget;
    const context = widget && widget.sessionContext;
    const kernel = context && context.isReady && context.session && context.session.kernel;
    return !!kernel && kernel.connectionStatus === 'connected';
}"""
DONE = """() => {
    const widget = window.jupyterapp.shell.currentWidget;
    if (!widget.content.model) return false;
    const cells = [...widget.content.model.cells].filter(c => c.type === 'code');
    return cells.every(c => c.executionCount > 0) && widget.sessionContext.session.kernel.status === 'idle';
}"""
ERRORS = """() => [...window.jupyterapp.shell.currentWidget.content.model.cells]
    .filter(c => c.type === 'code').flatMap(c => c.outputs.toJSON())
    .filter(o => o.output_type === 'error').map(o => o.ename + ': ' + o.evalue)"""


@dataclass(frozen=True)
class Lab:
    """Address and token of a running server."""

    base: str
    token: str


@dataclass
class Browser:
    """A page, and every address outside this machine that it asked for (all refused)."""

    page: Page
    outside: list[str] = field(default_factory=list)

    def run_notebook(self, lab: Lab, path: str) -> None:
        """Open a notebook in Lab and run all cells; AssertionError with what a cell raised."""
        page = self.page
        page.goto(f"{lab.base}/lab/tree/{path}?token={lab.token}&reset", timeout=PATIENCE)
        page.wait_for_function(READY, timeout=PATIENCE)
        page.evaluate("() => window.jupyterapp.commands.execute('notebook:run-all-cells')")
        page.wait_for_function(DONE, timeout=PATIENCE)
        errors = page.evaluate(ERRORS)
        assert not errors, errors


@contextlib.contextmanager
def jupyter_lab(root: Path) -> Iterator[Lab]:
    """JupyterLab serving `root`, with settings of its own and without news or extension downloads."""
    home = Path(tempfile.mkdtemp(prefix="lab-"))
    settings = home / "settings" / "@jupyterlab" / "apputils-extension"
    settings.mkdir(parents=True)
    (settings / "notification.jupyterlab-settings").write_text(json.dumps(NO_NEWS), encoding="utf-8")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    lab = Lab(f"http://127.0.0.1:{port}", secrets.token_hex(16))
    with open(home / "log", "wb") as log:
        command, environment = _command(root, port, lab.token), _environment(home)
        server = subprocess.Popen(command, env=environment, stdout=log, stderr=log, start_new_session=True)
        try:
            _wait_until_up(server, lab, home / "log")
            yield lab
        finally:
            _stop(server)
    shutil.rmtree(home, ignore_errors=True)


def _command(root: Path, port: int, token: str) -> list[str]:
    return [
        *(sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root", "--ip=127.0.0.1"),
        f"--port={port}",
        "--ServerApp.port_retries=0",
        f"--IdentityProvider.token={token}",
        f"--ServerApp.root_dir={root}",
        "--LabApp.expose_app_in_browser=True",
        "--LabApp.extension_manager=readonly",
        "--KernelSpecManager.ensure_native_kernel=True",
    ]


def _environment(home: Path) -> dict[str, str]:
    folders = {
        "JUPYTER_CONFIG_DIR": "config",
        "JUPYTER_RUNTIME_DIR": "run",
        "JUPYTERLAB_SETTINGS_DIR": "settings",
        "JUPYTERLAB_WORKSPACES_DIR": "workspaces",
        "IPYTHONDIR": "ipython",
        "MPLCONFIGDIR": "matplotlib",
    }
    own = {name: str(home / folder) for name, folder in folders.items()}
    return {**{name: value for name, value in os.environ.items() if name != "MPLBACKEND"}, **own}


def _wait_until_up(server: "subprocess.Popen[bytes]", lab: Lab, log: Path) -> None:
    deadline = time.monotonic() + PATIENCE / 1000
    while time.monotonic() < deadline and server.poll() is None:
        try:
            with urllib.request.urlopen(f"{lab.base}/api/status?token={lab.token}", timeout=2):
                return
        except OSError:
            time.sleep(0.25)
    raise RuntimeError(log.read_text(encoding="utf-8", errors="replace"))


def _stop(server: "subprocess.Popen[bytes]") -> None:
    """End the server and its kernels, which share its process group."""
    with contextlib.suppress(ProcessLookupError):
        os.killpg(server.pid, signal.SIGTERM)
    try:
        server.wait(15)
    except subprocess.TimeoutExpired:
        os.killpg(server.pid, signal.SIGKILL)
        server.wait()


@contextlib.contextmanager
def chromium() -> Iterator[Browser]:
    """The installed Chromium, headless, with a fresh profile; only loopback addresses are let through."""
    assert CHROMIUM, "no Chromium found: install one (apt-get install chromium) or set TOOLKIT_CHROMIUM"
    profile = tempfile.mkdtemp(prefix="chromium-")
    with sync_playwright() as playwright:
        context = playwright.chromium.launch_persistent_context(
            profile,
            executable_path=CHROMIUM,
            headless=True,
            args=FLAGS,
            viewport={"width": 1400, "height": 1000},
        )
        browser = Browser(context.pages[0])
        context.route("**/*", lambda route: _gate(route, browser.outside))
        try:
            yield browser
        finally:
            context.close()
    shutil.rmtree(profile, ignore_errors=True)


def _gate(route: Route, outside: list[Any]) -> None:
    if route.request.url.startswith(("http://127.0.0.1", "data:", "blob:")):
        route.continue_()
    else:
        outside.append(route.request.url)
        route.abort()
