"""Notebooks run headless: parameters, order, failures, Ctrl-C, and the page made of them."""

import _thread
import asyncio
import errno
import html
import json
import os
import signal
import subprocess
import sys
import threading
import time

import nbformat
import psutil
import pytest

from tests.briefing.briefings import CHART, Page, append, tree, with_defaults
from toolkit.briefing import nursery, plan
from toolkit.briefing.notebook_html import for_readers, write_html
from toolkit.briefing.notebooks import (
    NotebookRun,
    count_cells,
    declared_parameters,
    find_notebooks,
    further_parameters,
    read_notebook,
    with_parameters,
)
from toolkit.briefing.running import run_beside, run_notebooks
from toolkit.cli import main
from toolkit.dossier import load
from toolkit.errors import ToolkitError
from toolkit.saving import in_turn
from toolkit.schema import SIDE_TABLES, TABLES
from toolkit.tables import locked


def outputs_of(run):
    return [output for cell in run.notebook.cells for output in cell.get("outputs", [])]


def test_parameters_follow_their_defaults(notebook_at):
    notebook = with_parameters(
        read_notebook(notebook_at("01_x", "as_of")), {"as_of": "2031-05-31", "tlp": None}
    )
    assert [cell.source for cell in notebook.cells[2:]] == [
        "# Parameters\nas_of = '2031-05-31'\ntlp = None",
        "as_of",
    ]
    assert notebook.cells[2].metadata.tags == ["injected-parameters"]


def test_parameters_come_first_where_there_are_no_defaults():
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("as_of")])
    assert with_parameters(notebook, {"as_of": "2031"}).cells[0].source == "# Parameters\nas_of = '2031'"
    assert len(notebook.cells) == 1


def test_a_folder_without_notebooks(tmp_path):
    with pytest.raises(ToolkitError, match=r"with --notebooks, such as .*notebooks$"):
        find_notebooks(tmp_path)


def test_a_file_that_is_no_notebook(tmp_path):
    path = tmp_path / "01_x.ipynb"
    path.write_text("print()")
    with pytest.raises(ToolkitError, match=r"01_x\.ipynb: not a notebook"):
        read_notebook(path)


def test_one_failure_stops_one_notebook(notebook_at):
    paths = [
        notebook_at("01_good", "print(as_of)", heading="First?"),
        notebook_at("02_bad", "x = 1", "# not here\nx / 0", "print('never')"),
        notebook_at("03_dead", "import os; os._exit(1)"),
        notebook_at("04_good", "7", heading="Last?"),
    ]
    seen = []
    runs = run_notebooks(paths, {"as_of": "2031-05-31"}, on_cell=seen.append)
    assert [run.title for run in runs] == ["First?", "How many?", "How many?", "Last?"]
    assert [str(run.failure) for run in runs] == [
        "None",
        "cell 5: ZeroDivisionError: division by zero\n    x / 0",
        "cell 4: its Python ended unexpectedly, perhaps for want of memory\n    import os; os._exit(1)",
        "None",
    ]
    assert outputs_of(runs[0])[0].text == "2031-05-31\n"
    assert outputs_of(runs[3])[0].data["text/plain"] == "7"
    assert "never\\n" not in str(outputs_of(runs[1]))
    assert seen.count(paths[0]) == 3
    assert count_cells([paths[0]]) == 3


def test_no_name_passes_from_one_notebook_to_another(notebook_at):
    paths = [notebook_at("01_one", "import os", "mine = os.getpid()"), notebook_at("02_two", "mine")]
    first, second = run_notebooks(paths, {}, workers=1)
    assert first.failure is None
    assert str(second.failure) == "cell 4: NameError: name 'mine' is not defined\n    mine"


def test_a_notebook_runs_in_its_own_folder(notebook_at, tmp_path):
    paths = [
        notebook_at("01_one", "import os; os.getcwd()"),
        notebook_at("02_two", "import sys; 'os' in sys.path"),
    ]
    first, _ = run_notebooks(paths, {})
    assert outputs_of(first)[0].data["text/plain"] == repr(str(tmp_path / "notebooks"))


def test_widgets_do_not_stand_in_the_way(notebook_at):
    controls = """
import ipywidgets
from IPython.display import display
out = ipywidgets.Output()
with out:
    display("inside")
ipywidgets.VBox([ipywidgets.IntSlider(), out])"""
    runs = run_notebooks(
        [notebook_at("02_widgets", *[controls] * 5), notebook_at("03_widgets", controls)], {}
    )
    assert [run.failure for run in runs] == [None, None]
    (shown,) = for_readers(runs[1].notebook).cells[-1].outputs
    assert "controls for the picture above" in shown.data["text/html"]


@pytest.fixture
def minds_ctrl_c():
    """A run in the background would pass over it."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


def test_ctrl_c_ends_all_and_leaves_nothing_running(notebook_at, tmp_path, minds_ctrl_c):
    sleeper = f"import os, time\nopen({str(tmp_path / 'pid')!r}, 'w').write(str(os.getpid()))\n"
    path = notebook_at("01_long", sleeper, "time.sleep(120)")
    cells = []

    def stop_in_the_second(path):
        cells.append(path)
        if len(cells) == 3:
            _thread.interrupt_main()

    started = time.monotonic()
    with pytest.raises(KeyboardInterrupt):
        run_notebooks([path], {}, on_cell=stop_in_the_second)
    assert time.monotonic() - started < 60
    assert not is_running(int((tmp_path / "pid").read_text()))


def test_ctrl_c_waits_until_all_is_put_away_and_a_second_one_changes_nothing(minds_ctrl_c):
    put_away = []

    async def work():
        os.kill(os.getpid(), signal.SIGINT)
        try:
            await asyncio.sleep(60)
        finally:
            os.kill(os.getpid(), signal.SIGINT)
            await asyncio.sleep(1)
            put_away.append("all")

    with pytest.raises(KeyboardInterrupt):
        run_beside(work())
    assert put_away == ["all"]
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


@pytest.mark.skipif(not nursery.IS_SAFE, reason="kernels are forked on Linux only")
def test_forked_kernels_end_with_the_process_that_forked_them_and_say_nothing(tmp_path, capfd):
    file = tmp_path / "kernel.json"
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    with nursery.Nursery(environment) as shared:
        kernel = shared.fork(str(file), str(tmp_path), environment)
        while not file.exists():
            time.sleep(0.05)
    assert not is_running(kernel)
    assert "shutting down" not in capfd.readouterr().err


@pytest.mark.skipif(not nursery.IS_SAFE, reason="kernels are forked on Linux only")
def test_the_process_that_forks_kernels_ends_quietly_when_its_caller_is_gone(tmp_path, capfd):
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    with nursery.Nursery(environment) as shared:
        order = {"file": str(tmp_path / "kernel.json"), "folder": str(tmp_path), "environment": environment}
        shared.process.stdin.write(json.dumps(order) + "\n")
        shared.process.stdout.close()  # as where it was killed before it read the answer
        shared.process.stdin.close()
        shared.process.wait(timeout=60)
        shared.process.stdin = shared.process.stdout = None
    assert capfd.readouterr().err == ""


def started(command, ready, **options):
    """The command as a process of its own, once `ready` says that it is so far."""
    words = [sys.executable, "-m", "toolkit.cli", *command]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "TMPDIR": options["tmp"]}
    process = subprocess.Popen(
        words, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    while not ready() and process.poll() is None:
        time.sleep(0.05)
    return process


@pytest.mark.skipif(os.name == "nt", reason="Windows ends a process without telling it")
@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGTERM])
def test_a_briefing_that_is_ended_says_so_in_one_line_and_leaves_nothing(
    command, notebook_at, tmp_path, ending
):
    mark = tmp_path / "pid"
    says_so = f"""
import os, pathlib, time
pathlib.Path({str(mark)!r} + "-").write_text(str(os.getpid()))
os.replace({str(mark)!r} + "-", {str(mark)!r})
time.sleep(99)"""
    notebook_at("01_long", says_so)
    (tmp_path / "tmp").mkdir()
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)  # as `&` in a script has it
    process = started(command, mark.exists, tmp=str(tmp_path / "tmp"))
    signal.signal(signal.SIGINT, before)
    process.send_signal(ending)
    out, said = process.communicate(timeout=60)
    assert (process.returncode, out) == (130, "")
    assert [line for line in said.splitlines() if "has run" not in line] == ["Stopped."]
    assert not is_running(int(mark.read_text()))
    assert list((tmp_path / "out").iterdir()) == []
    assert list((tmp_path / "tmp").iterdir()) == []


def is_running(process):
    """Whether it is still there after ten seconds; a process that is being killed takes a moment."""
    try:
        psutil.Process(process).wait(timeout=10)
    except psutil.NoSuchProcess:
        return False
    except psutil.TimeoutExpired:
        return psutil.Process(process).status() != psutil.STATUS_ZOMBIE
    return False


def test_controls_become_a_note_and_folders_stay_private(tmp_path):
    widget = {"application/vnd.jupyter.widget-view+json": {"model_id": "1"}, "text/plain": "IntSlider()"}
    cells = [
        nbformat.v4.new_markdown_cell("# What <b>if</b>?"),
        nbformat.v4.new_code_cell(
            "# Parameters\ndata_dir = '/home/me'\nas_of = '2031'\nout_dir = '/home/me'",
            metadata={"tags": ["injected-parameters"]},
        ),
        nbformat.v4.new_code_cell(
            "controls()", outputs=[nbformat.v4.new_output("display_data", data=widget) for _ in range(2)]
        ),
    ]
    run = NotebookRun(tmp_path / "02_x.ipynb", nbformat.v4.new_notebook(cells=cells))
    copy = for_readers(run.notebook)
    assert copy.cells[1].source == "# Parameters\nas_of = '2031'"
    assert ["controls for the picture above" in str(output) for output in copy.cells[2].outputs] == [True]
    assert len(run.notebook.cells[2].outputs) == 2
    write_html(run, tmp_path / "x.html", tlp="TLP:GREEN")
    text = (tmp_path / "x.html").read_text(encoding="utf-8")
    assert "/home/me" not in text
    assert text.count(">TLP:GREEN</span>") == 2
    outside = [address for address in Page(text).addresses if "//" in address]
    assert outside == []
    assert [word for word in ("cdnjs", "unpkg", "jsdelivr", "mathjax", "require.min") if word in text] == []


@pytest.fixture
def command(small_data, notebook_at, tmp_path):
    notebook_at("02_numbers", CHART, heading="How many came?")
    words = ["brief", "--data", str(small_data), "--out", str(tmp_path / "out")]
    return [*words, "--notebooks", str(tmp_path / "notebooks")]


def test_the_briefing(command, tmp_path, capsys):
    assert main([*command, "--tlp", "amber"]) == 0
    said = capsys.readouterr()
    assert "1 charts" in said.out
    assert said.err == "02_numbers.ipynb has run\n"
    first = tree(tmp_path / "out")
    endings = ["csv", "json", "pdf", "png", "svg", "txt"]
    assert sorted(first) == [
        *(f"2031-06-01/charts/2a_numbers.{ending}" for ending in endings),
        "2031-06-01/index.html",
        "2031-06-01/inputs.json",
        "2031-06-01/notebooks/02_numbers.html",
        *(
            f"2031-06-01/state/{name}"
            for name in sorted(["state.json", *(f"{table}.csv" for table in (*TABLES, *SIDE_TABLES))])
        ),
    ]
    text = first["2031-06-01/index.html"].decode()
    page = Page(text)
    assert "<h1>Briefing as of 1 June 2031</h1>" in text
    title = json.loads(first["2031-06-01/charts/2a_numbers.json"])["title"]
    assert f"How many came?</a><br>{html.escape(title)}</li>" in text  # the answer stands under its question
    assert "Norland &lt;sent&gt; at least 300 more &amp; &quot;soon&quot;." in text
    assert text.count(">TLP:AMBER</span>") == 2
    assert "h2, h3 { break-after: avoid; break-inside: avoid; }" in text
    assert "header.tlp{display:table-header-group}" in text  # fixed, it would cover words
    assert [picture["alt"] for picture in page.pictures] == ["None"]
    assert [picture["src"][:26] for picture in page.pictures] == ["data:image/svg+xml;base64,"]
    assert len(text) < 1.4 * len(first["2031-06-01/charts/2a_numbers.svg"]) + 20_000
    links = [address for address in page.addresses if not address.startswith("data:")]
    for link in links:
        if link.startswith("#"):
            assert link[1:] in page.anchors
        else:
            assert f"2031-06-01/{link}" in first
    assert main([*command, "--tlp", "amber"]) == 0
    assert tree(tmp_path / "out") == first


def test_further_parameters_take_the_type_of_their_defaults(notebook_at):
    path = notebook_at("02_numbers", "pass")
    with_defaults(path, "\nside = 'Norland'\ndays = 30\nkinds = ['arms']\nthen = None")
    asked = {"side": "2031", "days": "7", "kinds": "['aid']", "then": "2031-05-01"}
    assert further_parameters(declared_parameters([path]), asked) == {
        "side": "2031", "days": 7, "kinds": ["aid"], "then": "2031-05-01",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("sied", "Kenya", "-p sied: no notebook has this parameter; they have: days, side"),
        ("as_of", "2031-01-01", "set with --as-of"),
        ("days", "many", "write it like 30"),
    ],
)
def test_parameters_that_are_none(command, name, value, said, tmp_path, capsys):
    with_defaults(tmp_path / "notebooks/02_numbers.ipynb", "\nside = 'Norland'\ndays = 30")
    assert main([*command, "-p", name, value]) == 1
    assert said in capsys.readouterr().err


def test_a_day_in_the_past(command, tmp_path):
    assert main([*command, "--as-of", "2031-05-31"]) == 0
    rows = (tmp_path / "out/2031-05-31/charts/2a_numbers.csv").read_text(encoding="utf-8")
    assert "b-2031-05-03.f1" in rows
    assert "c-2031-06-01.f1" not in rows


def test_a_notebook_that_fails_fails_the_briefing(command, notebook_at, tmp_path, capsys):
    notebook_at("01_broken", "undefined_name", heading="Broken?")
    own = tmp_path / "out/2031-06-01/note.md"
    own.parent.mkdir(parents=True)
    own.write_text("mine")
    assert main(command) == 1
    said = capsys.readouterr().err
    assert "1 of 2 notebooks stopped" in said
    assert "01_broken.ipynb, cell 4: NameError: name 'undefined_name' is not defined" in said
    assert "2031-06-01-incomplete; there is no complete briefing of that day." in said
    page = (tmp_path / "out/2031-06-01-incomplete/index.html").read_text(encoding="utf-8")
    assert "NameError" in page
    assert 'href="charts/2a_numbers.svg"' in page
    assert own.read_text() == "mine"
    assert not list((tmp_path / "out").glob(".*"))


def test_a_briefing_that_fails_leaves_the_good_one(command, notebook_at, tmp_path, capsys):
    assert main(command) == 0
    good = tree(tmp_path / "out/2031-06-01")
    broken = notebook_at("01_broken", "undefined_name", heading="Broken?")
    assert main(command) == 1
    assert tree(tmp_path / "out/2031-06-01") == good
    assert (
        f"the complete briefing in {tmp_path / 'out/2031-06-01'} is left as it was" in capsys.readouterr().err
    )
    broken.unlink()
    own = tmp_path / "out/2031-06-01-incomplete/note.md"
    own.write_text("mine")
    assert main(command) == 0
    assert [path.name for path in own.parent.iterdir()] == ["note.md"]


def test_a_first_briefing_that_fails_leaves_one_folder_and_the_next_one_takes_it_away(
    command, notebook_at, tmp_path
):
    broken = notebook_at("01_broken", "undefined_name", heading="Broken?")
    assert main(command) == 1
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["2031-06-01-incomplete"]
    broken.unlink()
    assert main(command) == 0
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["2031-06-01"]


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        (
            "side",
            "Narnia",
            "side Narnia: no figures on its people; there are some on Norland (3): -p side Norland",
        ),
        ("side", "Sudland", "side Sudland: no figures on its people"),
        (
            "then",
            "2031-04-30",
            "then 2031-04-30: no figure on Norland by that day; the first is of 2031-05-01",
        ),
        ("then", "spring", "'spring' is no day"),
        (
            "report",
            "a-2031",
            "report a-2031: no article of that source_id is stored; the latest that are: none",
        ),
        ("around", "Norlund", "around Norlund: no actor has that name or alias; near it: Norland"),
        ("around", "7", "around 7: no actor has that name or alias; they are in actors.csv"),
    ],
)
def test_parameters_that_do_not_fit_the_tables_stop_all_before_it_runs(
    command, tmp_path, capsys, name, value, said
):
    with_defaults(
        tmp_path / "notebooks/02_numbers.ipynb",
        "\nside = 'Norland'\nthen = '2031-05-01'\nreport = None\naround = None",
    )
    assert main([*command, "-p", name, value]) == 1
    assert said in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_defaults_that_do_not_fit_other_tables_name_the_option(command, tmp_path, capsys):
    with_defaults(tmp_path / "notebooks/02_numbers.ipynb", "\nside = 'Elsewhere'")
    assert main(command) == 1
    assert "-p side Norland" in capsys.readouterr().err


def test_the_question_of_the_data_folder_is_asked_before_it_runs(command, small_data, tmp_path, capsys):
    with_defaults(tmp_path / "notebooks/02_numbers.ipynb", "\nside = None\nthen = None")
    question = small_data / "question.csv"
    question.write_text("parameter,value,note\nside,Narnia,\n", encoding="utf-8")
    assert main(command) == 1
    said = capsys.readouterr().err
    assert "side Narnia: no figures on its people" in said
    assert "question.csv sets side" in said
    assert main([*command, "-p", "side", "Norland"]) == 0
    question.write_text("parameter,value,note\nthen,spring,\n", encoding="utf-8")
    assert main(command) == 1
    assert "'spring' is no day" in capsys.readouterr().err


def test_a_side_may_be_named_by_an_alias(command, notebook_at, tmp_path):
    with_defaults(notebook_at("02_numbers", "assert side == 'Norland'"), "\nside = 'Norland'")
    assert main([*command, "-p", "side", "the Norse"]) == 0


@pytest.mark.parametrize(
    ("words", "said"),
    [(["--as-of", "28.3.2025"], "write it as 2025-03-28"), (["--tlp", "ORANGE"], "TLP:GREEN")],
)
def test_words_that_mean_nothing(command, words, said, tmp_path, capsys):
    with pytest.raises(SystemExit) as ended:
        main([*command, *words])
    assert ended.value.code == 2
    assert said in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_a_day_before_the_first_report(command, tmp_path, capsys):
    assert main([*command, "--as-of", "2000-01-01"]) == 1
    said = capsys.readouterr().err
    assert "nothing had been reported by 2000-01-01" in said
    assert "the first of 3 claims is of 2031-05-01" in said
    assert not (tmp_path / "out").exists()


def test_tables_without_claims_are_named_with_the_way_out(command, small_data, capsys):
    figures = small_data / "figures.csv"
    figures.write_text(figures.read_text(encoding="utf-8").split("\n")[0] + "\n", encoding="utf-8")
    assert main(command) == 1
    said = capsys.readouterr().err
    assert f"{small_data}: there are no claims in the tables" in said
    assert f"toolkit ingest REPORT --data {small_data}" in said


def test_two_briefings_of_one_day_do_not_mix(command, tmp_path, capsys):
    with locked(tmp_path / "out/2031-06-01"):
        assert main(command) == 1
    assert "another process is writing here" in capsys.readouterr().err


def test_problems_in_the_tables_come_before_any_run(command, small_data, tmp_path, capsys):
    actors = small_data / "actors.csv"
    actors.write_text(actors.read_text(encoding="utf-8").replace("state", "kingdom"), encoding="utf-8")
    assert main(command) == 1
    said = capsys.readouterr().err
    assert "actors row 2, kind: 'kingdom'" in said
    assert "actors row 3, kind: 'kingdom'" in said
    assert not (tmp_path / "out").exists()


def test_a_faulty_table_kept_by_hand_comes_before_any_run(command, small_data, tmp_path, capsys):
    row = "g1,a-2031-05-01,reliability,9,me,2031-06-01,\n"
    header = ",".join(SIDE_TABLES["grades"].column_names)
    (small_data / "grades.csv").write_text(f"{header}\n{row}", encoding="utf-8")
    assert main(command) == 1
    assert "grades row 2, grade: '9'; allowed: A, B" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


NEW = """\
d-2031-06-09.f1,d-2031-06-09,Sudland says that 1200 came.,Sudland,asserted,2031-06,2031-06-09,draft,deployed,\
stock,Norland,1200,1200,1200,exact,personnel
"""
REPORT = {"sources": "d-2031-06-09,Daily D,Fourth,2031-06-09,,,,en,,\n", "figures": NEW}


def test_notebooks_see_nothing_of_what_comes_in_while_they_run(command, notebook_at, small_data, tmp_path):
    adds = f"for name, row in {REPORT!r}.items(): open(rf'{small_data}/{{name}}.csv', 'a').write(row)"
    looks = "from toolkit.dossier import load\nassert len(load(data_dir).sources) == 3"
    notebook_at("01_first", adds, looks)
    assert main(command) == 0
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["2031-06-01"]
    assert len(load(small_data).sources) == 4


def test_a_report_that_comes_in_while_the_tables_are_read(command, small_data, tmp_path, monkeypatch):
    def comes_after(data):
        monkeypatch.setattr(plan, "load", load)
        found = load(data)
        for name, row in REPORT.items():
            append(data / f"{name}.csv", row)
        return found

    monkeypatch.setattr(plan, "load", comes_after)
    assert main(command) == 0
    rows = (tmp_path / "out/2031-06-09/charts/2a_numbers.csv").read_text(encoding="utf-8")
    assert "d-2031-06-09.f1" in rows


def test_a_briefing_waits_for_an_ingest_that_is_under_way(command, small_data, tmp_path, capsys):
    taken = threading.Event()

    def ingest():
        with in_turn(small_data, print):
            taken.set()
            time.sleep(3)
            for name, row in REPORT.items():
                append(small_data / f"{name}.csv", row)

    thread = threading.Thread(target=ingest)
    thread.start()
    taken.wait()
    assert main(command) == 0
    thread.join()
    assert "another command is at work here; waiting" in capsys.readouterr().err
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["2031-06-09"]


def test_a_full_temporary_folder_is_named(command, tmp_path, capsys, monkeypatch):
    def full(data, copy):
        raise OSError(errno.ENOSPC, "No space left on device", str(data / "actors.csv"))

    monkeypatch.setattr(plan, "copy_data", full)
    assert main(command) == 1
    assert "(No space left on device); make room, or name another folder in TMPDIR" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_a_data_folder_that_is_not_there_is_not_made(command, tmp_path, capsys):
    assert main([*command, "--data", str(tmp_path / "typo")]) == 1
    assert "typo: no such folder" in capsys.readouterr().err
    assert not (tmp_path / "typo").exists()
