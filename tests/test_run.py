"""What run.py decides, without setting anything up."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import run


@pytest.fixture
def venv_folder(tmp_path):
    """A folder that looks like a finished virtual environment."""
    python = run.venv_python(tmp_path)
    python.parent.mkdir()
    python.touch()
    return tmp_path


@pytest.fixture
def no_browser(monkeypatch):
    """A machine without a browser."""
    monkeypatch.delenv("TOOLKIT_CHROMIUM", raising=False)
    for name in ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(run.shutil, "which", lambda name: None)


def test_standard_library_only():
    tree = ast.parse(Path(run.__file__).read_text(encoding="utf-8"))
    imports = [node for node in ast.walk(tree) if isinstance(node, (ast.Import, ast.ImportFrom))]
    names = {n.names[0].name if isinstance(n, ast.Import) else n.module for n in imports}
    assert {name.partition(".")[0] for name in names} <= sys.stdlib_module_names


@pytest.mark.parametrize("version", [(3, 11, 0), (3, 12, 9), (3, 13, 99)])
def test_pythons_that_do(version):
    assert run.python_problem(version, "python3") is None


@pytest.mark.parametrize("version", [(2, 7, 18), (3, 10, 13), (3, 14, 0), (4, 0, 0)])
def test_pythons_that_do_not_are_told_which_do(version):
    message = run.python_problem(version, "/usr/bin/python3")
    assert "Python 3.11 to 3.13 is needed" in message
    assert ".".join(map(str, version)) in message
    assert "/usr/bin/python3" in message
    assert "run.py brief" in message


@pytest.mark.parametrize(("system", "tail"), [("posix", "bin/python"), ("nt", "Scripts/python.exe")])
def test_where_the_environment_keeps_its_python(system, tail):
    assert run.venv_python(Path(".venv"), system) == Path(".venv", tail)


def test_a_finished_set_up_is_recognised(venv_folder):
    run.write_stamps(venv_folder, {"packages": "1", "project": "2"})
    assert run.read_stamps(venv_folder) == {"packages": "1", "project": "2"}


@pytest.mark.parametrize("left", [None, "", "{", "[1]", "null"])
def test_a_set_up_that_was_cut_short_counts_as_none(venv_folder, left):
    if left is not None:
        (venv_folder / "set-up.json").write_text(left)
    assert run.read_stamps(venv_folder) == {}


def test_an_environment_without_python_counts_as_none(tmp_path):
    run.write_stamps(tmp_path, {"packages": "1"})
    assert run.read_stamps(tmp_path) == {}


def set_up_recorded(monkeypatch, folder, **changed):
    """Run set_up with its two steps replaced; return which were taken."""
    taken = []
    wanted = {"packages": "new", "project": "new"}
    monkeypatch.setattr(run, "VENV", folder)
    monkeypatch.setattr(run, "ROOT", folder)
    monkeypatch.setattr(run, "wanted_stamps", lambda: wanted)
    monkeypatch.setattr(run, "install_packages", lambda uv: taken.append("packages"))
    monkeypatch.setattr(run, "install_project", lambda uv: taken.append("project"))
    if changed:
        run.write_stamps(folder, {**wanted, **changed})
    run.set_up()
    assert run.read_stamps(folder) == wanted
    return taken


@pytest.mark.parametrize(
    ("changed", "taken"),
    [
        ({}, ["packages", "project"]),  # nothing there yet
        ({"packages": "old"}, ["packages", "project"]),  # another lock or Python
        ({"project": "old"}, ["project"]),  # only pyproject.toml changed, or the folder moved
        ({"packages": "new"}, []),  # all there
    ],
)
def test_only_what_changed_is_made_again(monkeypatch, venv_folder, changed, taken):
    assert set_up_recorded(monkeypatch, venv_folder, **changed) == taken


def test_a_linked_environment_is_left_alone(monkeypatch, tmp_path, venv_folder):
    project = tmp_path / "copy"
    project.mkdir()
    link = project / ".venv"
    try:
        link.symlink_to(venv_folder, target_is_directory=True)
    except OSError:
        pytest.skip("links need a right here")
    monkeypatch.setattr(run, "VENV", link)
    monkeypatch.setattr(run, "ROOT", project)
    monkeypatch.setattr(run, "wanted_stamps", lambda: {"packages": "new", "project": "new"})
    monkeypatch.setattr(run, "install_packages", lambda uv: pytest.fail("would empty another folder"))
    monkeypatch.setattr(run, "install_project", lambda uv: pytest.fail("would change another folder"))
    with pytest.raises(SystemExit, match=r"is a link to .*Remove the link"):
        run.set_up()
    assert run.venv_python(venv_folder).exists()
    run.write_stamps(venv_folder, run.wanted_stamps())
    run.set_up()  # what fits is used, linked or not


def test_a_failed_set_up_leaves_no_stamp(monkeypatch, venv_folder):
    run.write_stamps(venv_folder, {"packages": "old", "project": "old"})

    def fail(uv):
        sys.exit(run.NO_PACKAGES)

    monkeypatch.setattr(run, "VENV", venv_folder)
    monkeypatch.setattr(run, "ROOT", venv_folder)
    monkeypatch.setattr(run, "wanted_stamps", lambda: {"packages": "new"})
    monkeypatch.setattr(run, "install_packages", fail)
    with pytest.raises(SystemExit, match="no network"):
        run.set_up()
    assert run.read_stamps(venv_folder) == {}


def test_a_uv_that_fails_gives_way_to_pip(monkeypatch, tmp_path, capsys):
    calls = []
    monkeypatch.setattr(run, "VENV", tmp_path)
    monkeypatch.setattr(run, "make_venv", lambda: calls.append("venv"))
    monkeypatch.setattr(run, "call", lambda command, quiet=False: 1)
    monkeypatch.setattr(run, "call_counting", lambda command, prefix, total: calls.append(command) or 0)
    run.install_packages("uv")
    assert calls[0] == "venv"
    assert "--require-hashes" in calls[1]
    assert "--only-binary" in calls[1]
    assert "trying pip" in capsys.readouterr().err


def python_without_ensurepip(monkeypatch, installed):
    """A Debian python3 without its venv package; the package can be installed or not."""
    asked, made = [], []

    def create(folder, with_pip, clear):
        if not (asked and installed):
            raise subprocess.CalledProcessError(1, "ensurepip")
        made.append(folder)

    monkeypatch.setattr(run.venv, "create", create)
    monkeypatch.setattr(run, "install_debian", lambda package, reason: asked.append(package) or installed)
    return asked, made


def test_debian_as_root_gets_its_venv_package(monkeypatch):
    asked, made = python_without_ensurepip(monkeypatch, installed=True)
    run.make_venv()
    assert asked == [f"python3.{sys.version_info[1]}-venv"]
    assert made == [run.VENV]


def test_without_the_venv_package_the_way_out_is_named(monkeypatch):
    python_without_ensurepip(monkeypatch, installed=False)
    with pytest.raises(SystemExit, match=r"apt-get install python3\.\d+-venv"):
        run.make_venv()


def test_an_environment_in_use_is_named(monkeypatch):
    def create(folder, with_pip, clear):
        raise PermissionError(13, "Permission denied", ".venv/Scripts/python.exe")

    monkeypatch.setattr(run.venv, "create", create)
    with pytest.raises(SystemExit, match="close JupyterLab"):
        run.make_venv()


def test_only_root_on_debian_installs_system_packages(monkeypatch):
    calls = []
    monkeypatch.setattr(run, "call", lambda command, quiet=False: calls.append(command) or 0)
    monkeypatch.setattr(run.shutil, "which", lambda name: "/usr/bin/apt-get")
    monkeypatch.setattr(run.os, "geteuid", lambda: 1000, raising=False)
    assert run.install_debian("chromium", "for a test") is False
    monkeypatch.setattr(run.shutil, "which", lambda name: None)
    assert run.install_debian("chromium", "for a test") is False
    assert calls == []
    monkeypatch.setattr(run.shutil, "which", lambda name: "/usr/bin/apt-get")
    monkeypatch.setattr(run.os, "geteuid", lambda: 0, raising=False)
    assert run.install_debian("chromium", "for a test") is True
    assert [command[1] for command in calls] == ["update", "install"]
    assert calls[1][-1] == "chromium"


def test_the_packages_are_counted(monkeypatch, tmp_path):
    lock = tmp_path / "requirements.lock"
    lock.write_text("a==1 \\\n    --hash=sha256:0\n    # via b\nb==2 \\\n    --hash=sha256:1\n")
    totals = []
    monkeypatch.setattr(run, "LOCK", lock)
    monkeypatch.setattr(run, "make_venv", lambda: None)
    monkeypatch.setattr(run, "call_counting", lambda command, prefix, total: totals.append(total) or 0)
    run.install_packages(None)
    assert totals == [2]


def test_no_command_and_unknown_commands(capsys):
    assert run.main([]) == 2
    assert run.main(["breif"]) == 2
    said = capsys.readouterr()
    assert "There is no command 'breif'" in said.err
    assert all(f"  {name} " in said.out for name in run.COMMANDS)


def test_help_is_no_error(capsys):
    assert run.main(["--help"]) == 0
    assert "usage: python3 run.py COMMAND" in capsys.readouterr().out


def main_recorded(monkeypatch, arguments, codes=(0, 0, 0)):
    calls, left = [], iter(codes)
    monkeypatch.setattr(run, "set_up", lambda: None)
    monkeypatch.setattr(run, "prepare_browser", lambda: calls.append(["browser"]))
    monkeypatch.setattr(run, "call", lambda command: calls.append(command[1:]) or next(left))
    return run.main(arguments), calls


def test_further_arguments_reach_the_tool(monkeypatch):
    code, calls = main_recorded(monkeypatch, ["brief", "--as-of", "2025-03-28"])
    assert (code, calls) == (0, [["-m", "toolkit", "brief", "--as-of", "2025-03-28"]])


def test_the_tests_get_their_browser_first(monkeypatch):
    _, calls = main_recorded(monkeypatch, ["test", "-x"])
    assert calls[0] == ["browser"]
    assert calls[1][:2] == ["-m", "pytest"]
    assert calls[1][-1] == "-x"


def test_lint_runs_to_the_end_and_returns_the_worst(monkeypatch):
    code, calls = main_recorded(monkeypatch, ["lint"], codes=(0, 1, 0))
    assert code == 1
    assert [call[1] for call in calls] == ["ruff", "ruff", "mypy"]


def test_stopped_while_setting_up(monkeypatch, capsys):
    def stop():
        raise KeyboardInterrupt

    monkeypatch.setattr(run, "set_up", stop)
    assert run.main(["brief"]) == 130
    assert "made anew by the next run" in capsys.readouterr().err


def test_exit_codes_come_through(tmp_path, monkeypatch):
    monkeypatch.setattr(run, "ROOT", tmp_path)
    assert run.call([sys.executable, "-c", "raise SystemExit(3)"]) == 3


def test_the_child_gets_utf8_and_no_foreign_packages(monkeypatch):
    monkeypatch.setenv("PYTHONPATH", "/elsewhere")
    environment = run.child_environment()
    assert environment["PYTHONUTF8"] == "1"
    assert "PYTHONPATH" not in environment


def test_the_named_browser_wins(monkeypatch):
    monkeypatch.setenv("TOOLKIT_CHROMIUM", "/opt/browser")
    assert run.find_chromium() == "/opt/browser"


@pytest.mark.parametrize("name", ["chromium", "google-chrome", "microsoft-edge"])
def test_a_browser_on_the_path_is_found(monkeypatch, no_browser, name):
    monkeypatch.setattr(run.shutil, "which", lambda asked: f"/usr/bin/{name}" if asked == name else None)
    assert run.find_chromium() == f"/usr/bin/{name}"


@pytest.mark.parametrize(
    "tail", ["Google/Chrome/Application/chrome.exe", "Microsoft/Edge/Application/msedge.exe"]
)
def test_a_browser_of_windows_is_found(monkeypatch, no_browser, tmp_path, tail):
    program = tmp_path / tail
    program.parent.mkdir(parents=True)
    program.touch()
    monkeypatch.setenv("PROGRAMFILES", str(tmp_path))
    assert run.find_chromium() == str(program)


def test_without_a_browser_the_way_out_is_named(monkeypatch, no_browser, capsys):
    monkeypatch.setattr(run, "find_chromium", lambda: None)
    run.prepare_browser()
    said = capsys.readouterr().err
    assert "apt-get install chromium" in said
    assert "TOOLKIT_CHROMIUM" in said


def test_the_script_answers_without_any_set_up(tmp_path):
    copy = tmp_path / "run.py"
    copy.write_text(Path(run.__file__).read_text(encoding="utf-8"), encoding="utf-8")
    asked = subprocess.run([sys.executable, "-S", "-I", str(copy), "--help"], capture_output=True, text=True)
    assert asked.returncode == 0
    assert list(tmp_path.iterdir()) == [copy]
