"""The command line as a user meets it: exit codes, messages, help, nothing loaded that is not needed."""

import argparse
import importlib
import pkgutil
import shutil
import subprocess
import sys
from email.message import EmailMessage
from pathlib import Path

import pandas as pd
import pytest

import toolkit.commands
from toolkit import cli
from toolkit.commands import COMMANDS
from toolkit.errors import ToolkitError

ROOT = Path(__file__).resolve().parents[1]
HEAVY = {"pandas", "numpy", "matplotlib", "networkx", "ipywidgets", "nbclient", "nbformat", "PIL"}


def toolkit_process(*words: str, **options: object) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-m", "toolkit", *words]
    return subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False, **options)


def loaded_by(*words: str) -> set[str]:
    script = f"""
import sys
from email.message import EmailMessage
from toolkit.cli import main
try:
    main({list(words)!r})
except SystemExit:
    pass
print(*sorted({{name.partition(".")[0] for name in sys.modules}}), file=sys.stderr)
"""
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, cwd=ROOT, check=True
    )
    return set(done.stderr.split())


@pytest.fixture
def bad_data(tmp_path, data_folder):
    folder = tmp_path / "data"
    shutil.copytree(data_folder, folder)
    actors = folder / "actors.csv"
    actors.write_text(
        actors.read_text(encoding="utf-8").replace(",state,", ",kingdom,", 2), encoding="utf-8", newline="\n"
    )
    return folder


@pytest.fixture
def command_that(monkeypatch):
    """Puts a command named `check` in place that runs the given function."""

    def install(run):
        module = importlib.import_module("toolkit.commands.check")
        monkeypatch.setattr(module, "run", run)

    return install


def test_the_list_of_commands_is_that_of_the_modules():
    names = {module.name for module in pkgutil.iter_modules(toolkit.commands.__path__)}
    modules = {name for name in names if hasattr(importlib.import_module(f"toolkit.commands.{name}"), "HELP")}
    assert sorted(COMMANDS) == sorted(modules)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_explains_itself(name, capsys):
    module = importlib.import_module(f"toolkit.commands.{name}")
    assert "\n" not in module.HELP
    with pytest.raises(SystemExit) as ended:
        cli.main([name, "--help"])
    assert ended.value.code == 0
    said = capsys.readouterr().out
    assert f"usage: toolkit {name}" in said
    assert f"toolkit {name}" in said.partition("example:\n")[2]


def test_help_names_every_command(capsys):
    with pytest.raises(SystemExit) as ended:
        cli.main(["--help"])
    assert ended.value.code == 0
    said = " ".join(capsys.readouterr().out.split())
    for name in COMMANDS:
        module = importlib.import_module(f"toolkit.commands.{name}")
        assert f"{name} {' '.join(module.HELP.split())}" in said


def test_help_loads_nothing_heavy():
    assert loaded_by("--help") & HEAVY == set()


def test_version(capsys):
    with pytest.raises(SystemExit) as ended:
        cli.main(["--version"])
    assert ended.value.code == 0
    assert capsys.readouterr().out == f"toolkit {toolkit.__version__}\n"


@pytest.mark.parametrize(
    "words",
    [
        [],
        ["chek"],
        ["check", "a", "b"],
        ["trace"],
        ["brief", "--colour", "red"],
        ["extract"],
        ["extract", "--jsonl", "a.txt"],
        ["ingest", "a.txt", "--model", "llama3"],
    ],
)
def test_wrong_use_is_code_2(words, capsys):
    with pytest.raises(SystemExit) as ended:
        cli.main(words)
    assert ended.value.code == 2
    assert "usage: toolkit" in capsys.readouterr().err


def test_check_of_sound_tables(data_folder, capsys):
    assert cli.main(["check", str(data_folder)]) == 0
    assert "no problems" in capsys.readouterr().out


@pytest.mark.parametrize("command", ["check", "contradictions"])
def test_tables_without_rows_are_said_to_have_none(command, tmp_path, capsys):
    assert cli.main([command, str(tmp_path)]) == 0
    said = capsys.readouterr()
    assert "no claims yet" in said.out + said.err
    assert "toolkit ingest" in said.out + said.err


@pytest.mark.parametrize("words", [["extract", "-"], ["extract", "--jsonl"], ["quantities", "-"]])
def test_a_closed_input_is_said(words, monkeypatch, capsys):
    monkeypatch.setattr(sys, "stdin", None)
    assert cli.main(words) == 1
    assert "standard input is closed" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["stdout", "stderr"])
@pytest.mark.parametrize(
    "words",
    [["check"], ["contradictions", "--format", "csv"], ["ingest"], ["extract", "--published", "2031-05-01"]],
)
def test_a_closed_output_is_no_defect(name, words, monkeypatch, tmp_path):
    report = tmp_path / "report-2031-05-01.txt"
    report.write_text("Norland sends more\n\nNorland has sent 600 soldiers to Sudland.")
    places = {"ingest": [report, "--data", tmp_path], "extract": [report]}.get(words[0], [tmp_path])
    monkeypatch.setattr(sys, name, None)
    assert cli.main([*words, *map(str, places)]) == 0


def test_check_names_every_problem(bad_data, capsys):
    assert cli.main(["check", str(bad_data)]) == 1
    said = capsys.readouterr()
    lines = said.out.splitlines()
    assert len(lines) == 2
    assert all(line.startswith("actors row ") for line in lines)
    assert all("kind: 'kingdom'" in line and "state" in line.split("allowed")[1] for line in lines)
    assert "2 problems" in said.err


def test_check_says_which_table_is_not_there(tmp_path, data_folder, capsys):
    folder = tmp_path / "data"
    shutil.copytree(data_folder, folder)
    (folder / "ties.csv").unlink()
    assert cli.main(["check", str(folder)]) == 0
    assert f"{folder}: no ties.csv here, read as empty" in capsys.readouterr().err


def test_quantities_of_a_folder(tmp_path, capsys):
    assert cli.main(["quantities", str(tmp_path)]) == 1
    assert "this is a folder; name the files in it" in capsys.readouterr().err


def test_check_needs_no_pictures():
    assert loaded_by("check") & {"matplotlib", "networkx", "ipywidgets", "nbclient"} == set()


@pytest.mark.parametrize("command", ["check", "trace", "verify", "brief"])
def test_a_folder_that_is_not_there(command, capsys, tmp_path):
    missing = str(tmp_path / "nowhere")
    chart = tmp_path / "x.json"
    chart.write_text('{"claims": {}, "as_of": "2031-05-01"}', encoding="utf-8")
    words = {"check": [missing], "brief": ["--data", missing]}.get(command, [str(chart), "--data", missing])
    assert cli.main([command, *words]) == 1
    assert missing in capsys.readouterr().err


def test_what_a_user_can_cause_has_no_traceback(command_that, capsys):
    def run(args: argparse.Namespace) -> int:
        raise ToolkitError("figures.csv row 3: wrong; write it so")

    command_that(run)
    assert cli.main(["check"]) == 1
    assert capsys.readouterr().err == "toolkit check: figures.csv row 3: wrong; write it so\n"


def test_a_file_that_may_not_be_read(command_that, capsys):
    def run(args: argparse.Namespace) -> int:
        raise PermissionError(13, "Permission denied", "data/figures.csv")

    command_that(run)
    assert cli.main(["check"]) == 1
    said = capsys.readouterr().err
    assert said.startswith(
        "toolkit check: data/figures.csv: Permission denied; give yourself the right to it"
    )


def test_a_defect_of_the_toolkit_keeps_its_traceback(command_that):
    def run(args: argparse.Namespace) -> int:
        raise ZeroDivisionError

    command_that(run)
    with pytest.raises(ZeroDivisionError):
        cli.main(["check"])


def test_ctrl_c(command_that, capsys):
    def run(args: argparse.Namespace) -> int:
        raise KeyboardInterrupt

    command_that(run)
    assert cli.main(["check"]) == 130
    assert capsys.readouterr().err == "Stopped.\n"


def test_a_reader_that_goes_away(bad_data):
    actors = bad_data / "actors.csv"
    actors.write_text(actors.read_text(encoding="utf-8").replace(",person,", ",king,"), encoding="utf-8")
    command = [sys.executable, "-m", "toolkit", "check", str(bad_data)]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    process.stdout.close()
    said = process.stderr.read()
    process.stderr.close()
    assert process.wait() != 0
    assert "Traceback" not in said
    assert "Exception ignored" not in said


@pytest.mark.parametrize("command", ["check", "contradictions"])
def test_the_folder_is_named_either_way(command, data_folder, capsys):
    said = []
    for words in ([str(data_folder)], ["--data", str(data_folder)]):
        assert cli.main([command, *words]) == 0
        said.append(capsys.readouterr().out)
    assert said[0] == said[1]


def test_a_file_that_is_not_there_is_said_before_a_folder_that_is_not(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    for command in ("trace", "verify"):
        assert cli.main([command, "nope.png"]) == 1
        assert capsys.readouterr().err == f"toolkit {command}: nope.png: no such file\n"


def test_a_report_attached_to_a_mail_is_named(tmp_path, capsys):
    mail = EmailMessage()
    mail["Subject"], mail["From"], mail["Date"] = (
        "Troops",
        "Desk <d@example.org>",
        "Tue, 03 Mar 2026 10:00:00 +0000",
    )
    mail.set_content(
        "The ministry said at least 300 soldiers had been sent to the border, as the report says."
    )
    mail.add_attachment(b"%PDF-1.4", maintype="application", subtype="pdf", filename="report.pdf")
    mail.add_attachment(b"GIF89a", maintype="image", subtype="gif", filename="logo.gif")
    (tmp_path / "a.eml").write_bytes(mail.as_bytes())
    (tmp_path / "data").mkdir()
    assert cli.main(["ingest", str(tmp_path / "a.eml"), "--data", str(tmp_path / "data")]) == 0
    assert "what is attached is not read: report.pdf (save it" in capsys.readouterr().out


SLIPS = [  # column, what is typed, what the problem adds to what is allowed
    ("review", "Accepted", "; did you mean accepted?"),
    ("side", "north korea", "; did you mean North Korea"),
    ("reported", "45744", "; a spreadsheet keeps 2025-03-28 as 45744"),
    ("when", "45744", "; a spreadsheet keeps 2025-03-28 as 45744"),
]


@pytest.mark.parametrize(("column", "typed", "said"), SLIPS)
def test_check_names_what_was_meant(column, typed, said, data_folder, tmp_path, capsys):
    folder = tmp_path / "data"
    shutil.copytree(data_folder, folder)
    figures = pd.read_csv(folder / "figures.csv", dtype="str", keep_default_na=False)
    figures.loc[0, column] = typed
    figures.to_csv(folder / "figures.csv", index=False)
    assert cli.main(["check", str(folder)]) == 1
    assert said in capsys.readouterr().out


def test_check_names_the_column_that_was_meant(data_folder, tmp_path, capsys):
    folder = tmp_path / "data"
    shutil.copytree(data_folder, folder)
    text = (folder / "figures.csv").read_text(encoding="utf-8")
    (folder / "figures.csv").write_text(text.replace("measure", "mesure", 1), encoding="utf-8")
    assert cli.main(["check", str(folder)]) == 1
    assert "did you mean measure?" in capsys.readouterr().out
    (folder / "figures.csv").write_text(text.replace("quote", "Zitat", 1), encoding="utf-8")
    assert cli.main(["check", str(folder)]) == 1
    said = capsys.readouterr().out
    assert "figures, header: 'Zitat'; allowed: the columns claim_id, " in said
    assert "; not in this header: quote" in said


def test_a_briefing_below_the_reports_is_no_report(tmp_path, capsys):
    report = tmp_path / "in" / "report-2031-05-01.txt"
    charts = tmp_path / "in" / "2031-05-01" / "charts"
    charts.mkdir(parents=True)
    report.write_text("Norland sends more\n\nNorland has sent 600 soldiers to Sudland.", encoding="utf-8")
    (charts / "2a_build_up.txt").write_text(
        "Norland, deployed: about 600\n\nAs of 1 May 2031", encoding="utf-8"
    )
    (charts.parent / "index.html").write_text("<p>Norland has sent 600 soldiers.</p>", encoding="utf-8")
    (tmp_path / "data").mkdir()
    words = ["ingest", str(tmp_path / "in"), "--data", str(tmp_path / "data"), "--published", "2031-05-01"]
    assert cli.main(words) == 0
    said = capsys.readouterr()
    assert said.out.count("draft claims") == 1
    assert said.err == f"{charts.parent}: a briefing of the toolkit and no report, passed over\n"
