#!/usr/bin/env python3
"""Set the project up and run it: ``python3 run.py brief`` (``py run.py brief`` on Windows).

Standard library only, and no logic of the product: this file makes ``.venv`` from the hashed
``requirements.lock`` and then calls the tool. Once set up, nothing here needs a network.
"""

from __future__ import annotations  # an older Python must get as far as the message about its version

import contextlib
import hashlib
import json
import os
import shutil
import signal
import subprocess
import sys
import time
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
LOCK = ROOT / "requirements.lock"
OLDEST, NEWEST = (3, 11), (3, 13)

# command -> what it does, and the calls it makes; extra arguments go to the last call
COMMANDS = {
    "brief": (
        "check data/, run the notebooks, write charts and the briefing to exports/",
        [["-m", "toolkit", "brief"]],
    ),
    "test": ("run the whole test suite", [["-m", "pytest", "-n", "2", "--dist", "loadfile"]]),
    "lab": (
        "open JupyterLab on the notebooks",
        [["-m", "jupyterlab", "--LabApp.default_url=/lab/tree/notebooks/01_new_reporting.ipynb"]],
    ),
    "lint": (
        "check style and types",
        [["-m", "ruff", "check"], ["-m", "ruff", "format", "--check"], ["-m", "mypy"]],
    ),
    "score": ("measure precision and recall of the extraction", [["-m", "tests.score"]]),
    "bench": ("measure speed and memory", [["-m", "tests.bench"]]),
    "docs": ("make the README's pictures and the generated documents anew", [["-m", "docs"]]),
}

NO_PACKAGES = """
The packages could not be installed; the lines above say why. Ways out:
  - no network: connect once and run the same command again; afterwards it works offline
  - behind a mirror: set PIP_INDEX_URL (and UV_DEFAULT_INDEX, where uv is used) to its address
  - never a network: on a connected machine with the same system and Python run
      python3 -m pip download --no-deps --only-binary :all: -r requirements.lock -d wheels
    copy the folder "wheels" here, set PIP_NO_INDEX=1 and PIP_FIND_LINKS=wheels, and run again
Nothing half made is kept: the next run starts the set-up afresh."""

NO_BROWSER = """No Chromium was found, so the browser test will fail. Ways out:
  - Debian, Ubuntu: apt-get install chromium    macOS, Windows: install Chrome, Chromium or Edge
  - or set TOOLKIT_CHROMIUM to the program"""


def say(message: str) -> None:
    print(message, file=sys.stderr, flush=True)


def python_problem(version: tuple[int, ...], executable: str) -> str | None:
    """What is wrong with this Python, or None."""
    if OLDEST <= tuple(version[:2]) <= NEWEST:
        return None
    found = [name for name in ("python3.13", "python3.12", "python3.11") if shutil.which(name)]
    other = f"{found[0]} run.py" if found else "py -3.12 run.py" if os.name == "nt" else "python3.12 run.py"
    return (
        f"Python 3.{OLDEST[1]} to 3.{NEWEST[1]} is needed; this is {'.'.join(map(str, version[:3]))} "
        f"({executable}). Install one of them and start with it, for example: {other} brief"
    )


def venv_python(folder: Path, system: str = os.name) -> Path:
    return folder / ("Scripts/python.exe" if system == "nt" else "bin/python")


def digest(*parts: bytes | str) -> str:
    joined = b"\0".join(part if isinstance(part, bytes) else part.encode() for part in parts)
    return hashlib.sha256(joined).hexdigest()


def wanted_stamps() -> dict[str, str]:
    """What the set-up is made from: when any of it changes, that part is made again."""
    return {
        "packages": digest(LOCK.read_bytes(), sys.version, str(VENV)),
        "project": digest((ROOT / "pyproject.toml").read_bytes(), str(ROOT)),
    }


def read_stamps(folder: Path) -> dict[str, str]:
    """What a finished set-up left; empty where there is none, or one that was cut short."""
    if not venv_python(folder).exists():
        return {}
    try:
        return dict(json.loads((folder / "set-up.json").read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return {}


def write_stamps(folder: Path, stamps: dict[str, str]) -> None:
    new = folder / "set-up.json.new"
    new.write_text(json.dumps(stamps), encoding="utf-8")
    os.replace(new, folder / "set-up.json")


@contextlib.contextmanager
def one_at_a_time(path: Path):
    """Two runs never set up at once; the system lets go of the lock when its holder dies."""
    with open(path, "a+b") as handle:
        if os.name == "nt":
            import msvcrt

            while True:
                try:
                    handle.seek(0)
                    msvcrt.locking(handle.fileno(), msvcrt.LK_LOCK, 1)
                    break
                except OSError:  # after ten seconds of waiting: wait on
                    continue
        else:
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX)
        yield


def set_up() -> None:
    """Make what is missing; return at once when all is there."""
    wanted = wanted_stamps()
    if read_stamps(VENV) == wanted:
        return
    if linked := link_problem(VENV):
        sys.exit(linked)
    with one_at_a_time(ROOT / ".venv.lock"):
        had = read_stamps(VENV)
        if had == wanted:
            return
        started = time.monotonic()
        (VENV / "set-up.json").unlink(missing_ok=True)  # killed from here on: the next run starts clean
        if had.get("packages") != wanted["packages"]:
            install_packages(shutil.which("uv"))
        install_project(shutil.which("uv"))
        write_stamps(VENV, wanted)
        say(f"Set up in {time.monotonic() - started:.0f} s.")


def link_problem(folder: Path) -> str | None:
    """What is wrong where ``.venv`` only leads to another folder: a set-up would empty that one."""
    leads_to = Path(os.path.realpath(folder))
    if leads_to == Path(os.path.realpath(folder.parent)) / folder.name:
        return None
    return (
        f"{folder} is a link to {leads_to}, which was set up for another folder; setting up here would "
        "empty it. Remove the link alone (not what it leads to) and run the same command again."
    )


def install_packages(uv: str | None) -> None:
    count = sum(line[:1].isalnum() for line in LOCK.read_text(encoding="utf-8").splitlines())
    say(f"Setting up {VENV}: {count} packages, once; with pip this takes one to three minutes.")
    if uv:
        new = [uv, "venv", "-q", "--clear", "--python", sys.executable, str(VENV)]
        sync = [uv, "pip", "sync", "-q", "--compile-bytecode", "--require-hashes", "--only-binary", ":all:"]
        if call(new) == 0 and call([*sync, "--python", str(venv_python(VENV)), str(LOCK)]) == 0:
            return
        say("uv could not do it; trying pip.")  # pip may know a mirror that uv does not
    make_venv()
    pip = [str(venv_python(VENV)), "-m", "pip", "install", "--disable-pip-version-check", "--no-deps"]
    pip += ["--require-hashes", "--only-binary", ":all:", "--progress-bar", "off", "-r", str(LOCK)]
    if call_counting(pip, "Collecting ", count) != 0:
        sys.exit(NO_PACKAGES)


def make_venv() -> None:
    try:
        venv.create(VENV, with_pip=True, clear=True)
    except PermissionError as error:
        sys.exit(f"{error.filename} is in use: close JupyterLab and whatever else uses .venv, run again.")
    except subprocess.CalledProcessError:  # Debian splits venv off from Python
        package = f"python3.{sys.version_info[1]}-venv"
        if not install_debian(package, "this Python cannot make virtual environments"):
            sys.exit(f"This Python cannot make virtual environments: apt-get install {package}, run again.")
        venv.create(VENV, with_pip=True, clear=True)


def install_project(uv: str | None) -> None:
    """The project itself, editable, from this folder alone: gives the ``toolkit`` command."""
    python = venv_python(VENV)
    options = ["-q", "--no-deps", "--no-build-isolation", "-e", str(ROOT)]
    pip_is_there = call([str(python), "-c", "import pip"], quiet=True) == 0
    if uv and not pip_is_there:
        command = [uv, "pip", "install", "--offline", "--python", str(python), *options]
    else:
        command = [str(python), "-m", "pip", "install", "--disable-pip-version-check", "--no-index", *options]
    if call(command) != 0:
        sys.exit("The project could not be installed into .venv; the lines above say why.")
    call([str(python), "-m", "compileall", "-q", str(ROOT / "toolkit")])  # so the first start is quick


def install_debian(package: str, reason: str) -> bool:
    """As root on Debian or Ubuntu: install a system package, saying so. False anywhere else."""
    apt = shutil.which("apt-get")
    if not apt or os.geteuid() != 0:
        return False
    say(f"Installing the system package {package}: {reason}.")
    steps = [[apt, "update", "-qq"], [apt, "install", "-y", "-qq", "--no-install-recommends", package]]
    return all(call(step, quiet=True) == 0 for step in steps)


def child_environment() -> dict[str, str]:
    """UTF-8 on Windows too, and nothing from the caller that would reach past ``.venv``.

    Its programs come first on the path: ``!toolkit`` in a notebook and in a terminal of JupyterLab.
    """
    keep = {k: v for k, v in os.environ.items() if k not in ("PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV")}
    path = os.pathsep.join([str(venv_python(VENV).parent), *filter(None, [keep.get("PATH")])])
    return {**keep, "PATH": path, "PYTHONUTF8": "1", "PIP_USER": "0", "DEBIAN_FRONTEND": "noninteractive"}


def call(command: list[str], quiet: bool = False) -> int:
    """Run to the end. Ctrl-C reaches the child too: wait while it puts its things away."""
    sink = subprocess.DEVNULL if quiet else None
    child = subprocess.Popen(command, cwd=ROOT, env=child_environment(), stdout=sink, stderr=sink)
    signal.signal(signal.SIGTERM, lambda *_: child.terminate())
    interrupted = False
    while True:
        try:
            code = child.wait()
            break
        except KeyboardInterrupt:
            interrupted = True
    if interrupted:
        raise KeyboardInterrupt
    return code if code >= 0 else 128 - code  # ended by a signal: the number a shell would give


def call_counting(command: list[str], prefix: str, total: int) -> int:
    """Run, showing on a terminal how many lines began with ``prefix``."""
    seen = 0
    options = {"cwd": ROOT, "env": child_environment(), "stdout": subprocess.PIPE, "text": True}
    with subprocess.Popen(command, **options) as child:
        for line in child.stdout:
            seen += line.startswith(prefix)
            if sys.stderr.isatty():
                print(f"\r  {min(seen, total)} of {total} ", end="", file=sys.stderr, flush=True)
    if sys.stderr.isatty():
        say("")
    return child.returncode


def find_chromium() -> str | None:
    """The browser of the browser test: TOOLKIT_CHROMIUM, else one that is installed."""
    if os.environ.get("TOOLKIT_CHROMIUM"):
        return os.environ["TOOLKIT_CHROMIUM"]
    names = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge")
    folders = [os.environ.get(name) for name in ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA")]
    windows = ["Google/Chrome/Application/chrome.exe", "Chromium/Application/chrome.exe"]
    windows += ["Microsoft/Edge/Application/msedge.exe"]
    apps = ["Google Chrome", "Chromium", "Microsoft Edge"]
    places = [Path(folder, tail) for tail in windows for folder in folders if folder]
    places += [Path("/Applications", f"{app}.app", "Contents/MacOS", app) for app in apps]
    on_path = (shutil.which(name) for name in names)
    return next((hit for hit in on_path if hit), None) or next((str(p) for p in places if p.exists()), None)


def prepare_browser() -> None:
    if not find_chromium() and not install_debian("chromium", "the browser test needs it"):
        say(NO_BROWSER)


def usage() -> str:
    lines = [f"  {name:7}{what}" for name, (what, _) in COMMANDS.items()]
    return "\n".join(["usage: python3 run.py COMMAND [ARGUMENT...]", "", *lines, "", "Start with: brief"])


def main(arguments: list[str]) -> int:
    if not arguments or arguments[0] in ("-h", "--help", "help"):
        print(usage())
        return 0 if arguments else 2
    if arguments[0] not in COMMANDS:
        say(f"There is no command {arguments[0]!r}.\n{usage()}")
        return 2
    problem = python_problem(tuple(sys.version_info[:3]), sys.executable)
    if problem:
        say(problem)
        return 2
    try:
        set_up()
        if arguments[0] == "test":
            prepare_browser()
        calls = [[str(venv_python(VENV)), *tail] for tail in COMMANDS[arguments[0]][1]]
        calls[-1] += arguments[1:]
        return max(call(command) for command in calls)
    except KeyboardInterrupt:
        say("\nStopped. A set-up that was cut short is made anew by the next run.")
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
