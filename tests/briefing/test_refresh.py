"""`toolkit refresh`: what runs again, what a briefing is compared with, and the page of what changed."""

import csv
import io

import pytest

from tests.briefing.briefings import CHART, Page, append, tree, with_defaults
from toolkit.briefing.folders import replace_parts
from toolkit.cli import main

NEW_SOURCE = "d-2031-06-09,Daily D,Fourth <title>,2031-06-09,,,,en,,\n"
NEW_FIGURES = """\
d-2031-06-09.f1,d-2031-06-09,Sudland puts the dead at 70.,Sudland,asserted,2031-06,2031-06-09,draft,killed,\
stock,Norland,70,70,70,exact,personnel
d-2031-06-09.f2,d-2031-06-09,Sudland says that 1000 came.,Sudland,asserted,2031-05,2031-06-09,draft,deployed,\
stock,Norland,1000,1000,1000,exact,personnel
"""


@pytest.fixture
def refresh(small_data, notebook_at, tmp_path, capsys):
    """Runs `toolkit refresh` on the small war and returns what it said."""
    notebook_at("02_numbers", CHART.replace('"Three numbers"', 'f"{len(rows)} numbers"'), heading="How many?")
    notebook_at("04_ties", "print('no chart')", heading="Who?")

    def run(*words, command="refresh"):
        folders = ["--data", small_data, "--out", tmp_path / "out", "--notebooks", tmp_path / "notebooks"]
        code = main([command, *map(str, folders), *words])
        said = capsys.readouterr()
        assert code == 0, said.err
        return said.out

    return run


def change(path, old, new):
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8", newline="\n")


def report(folder):
    """A fourth report comes in."""
    append(folder / "sources.csv", NEW_SOURCE)
    append(folder / "figures.csv", NEW_FIGURES)


def changed_rows(tmp_path, day):
    text = (tmp_path / f"out/{day}/changes.csv").read_text(encoding="utf-8")
    return [
        (row["id"], row["change"], row["detail"], row["repeats"]) for row in csv.DictReader(io.StringIO(text))
    ]


def test_a_first_one_has_nothing_to_compare_with(refresh, tmp_path):
    said = refresh()
    assert said.startswith("2 of 2 notebooks had something new to read: ")
    assert "No earlier briefing to compare with; --since DATE" in said
    assert not (tmp_path / "out/2031-06-01/changes.html").exists()
    assert "changes.html" not in (tmp_path / "out/2031-06-01/index.html").read_text(encoding="utf-8")


def test_a_new_report(refresh, small_data, tmp_path):
    refresh(command="brief")
    report(small_data)
    said = refresh("--tlp", "GREEN").splitlines()
    assert said[1:-1] == [
        "Since the briefing as of 2031-06-01:",
        "1 new report with 2 claims, 1 of which repeats what was known or told already; "
        "nobody has reviewed any of them.",
        "Numbers of claimants: 1 first total.",
        "1 of 1 chart says something else.",
    ]
    assert said[-1] == str(tmp_path / "out/2031-06-09/changes.html")
    text = (tmp_path / "out/2031-06-09/changes.html").read_text(encoding="utf-8")
    assert "<h1>What changed since the briefing as of 1 June 2031</h1>" in text
    assert "Fourth &lt;title&gt;</bdi> (d-2031-06-09), 2 claims" in text
    assert "<td>3 numbers</td><td><strong>5</strong> numbers</td><td>+2</td>" in text
    assert "Figures: 1 new statement<" in text
    assert text.count(">TLP:GREEN</span>") == 2
    assert text.index("Sudland puts the dead at 70.") < text.index("<summary>1 claim that repeats")
    assert changed_rows(tmp_path, "2031-06-09") == [
        ("d-2031-06-09", "new", "", "False"),
        ("d-2031-06-09.f1", "new", "", "False"),
        ("d-2031-06-09.f2", "new", "", "True"),
    ]
    for link in Page(text).addresses:
        assert (tmp_path / "out/2031-06-09" / link.partition("#")[0]).exists() or link.startswith("#")
    assert 'href="changes.html"' in (tmp_path / "out/2031-06-09/index.html").read_text(encoding="utf-8")


def test_rows_that_a_person_changed_or_lost(refresh, small_data, tmp_path):
    refresh()
    change(small_data / "figures.csv", "1000,1000,1000,exact", ",1000,,about")
    change(small_data / "figures.csv", "2031-05-03,accepted", "2031-05-03,rejected")
    lines = (small_data / "figures.csv").read_text(encoding="utf-8").splitlines(keepends=True)
    kept = [line for line in lines if not line.startswith("a-2031-05-01.f1")]
    (small_data / "figures.csv").write_text("".join(kept), encoding="utf-8", newline="\n")
    said = refresh()
    assert "no new report" not in said
    assert "Of the known claims: 1 gone, 1 edited, 1 reviewed." in said
    assert changed_rows(tmp_path, "2031-06-01") == [
        ("b-2031-05-03.f1", "reviewed", "review: accepted -> rejected", "False"),
        (
            "c-2031-06-01.f1",
            "edited",
            "low: 1000 -> blank; high: 1000 -> blank; bound: exact -> about",
            "False",
        ),
        ("a-2031-05-01.f1", "gone", "was accepted", "False"),
    ]
    text = (tmp_path / "out/2031-06-01/changes.html").read_text(encoding="utf-8")
    assert (
        "<strong>figures: was accepted</strong><ol><li><bdi>Sudland says that about 900 soldiers came."
        in text
    )


def test_nothing_new_runs_nothing_and_changes_no_byte(refresh, small_data, tmp_path):
    refresh()
    report(small_data)
    refresh()
    before = tree(tmp_path / "out")
    said = refresh()
    assert said.startswith("0 of 2 notebooks had something new to read")
    assert "Since the briefing as of 2031-06-01:" in said
    assert tree(tmp_path / "out") == before


def test_what_changes_while_notebooks_run_is_new_to_the_next_run(refresh, small_data, notebook_at):
    late = f"import pathlib\npathlib.Path({str(small_data)!r}, 'late.md').write_text('came in meanwhile')"
    notebook_at("04_ties", late, heading="Who?")
    refresh()
    assert refresh().startswith("2 of 2 notebooks")
    assert refresh().startswith("0 of 2 notebooks")


def test_only_the_notebook_that_changed_runs(refresh, notebook_at, tmp_path):
    refresh()
    chart = (tmp_path / "out/2031-06-01/charts/2a_numbers.png").read_bytes()
    notebook_at("04_ties", "print('another')", heading="Who?")
    assert refresh().startswith("1 of 2 notebooks")
    page = (tmp_path / "out/2031-06-01/notebooks/04_ties.html").read_text(encoding="utf-8")
    assert "another" in page
    assert (tmp_path / "out/2031-06-01/charts/2a_numbers.png").read_bytes() == chart


def test_a_chart_that_somebody_changed_is_drawn_again(refresh, tmp_path):
    refresh()
    whole = tree(tmp_path / "out")
    (tmp_path / "out/2031-06-01/charts/2a_numbers.png").write_bytes(b"painted over")
    assert refresh().startswith("1 of 2 notebooks")
    assert tree(tmp_path / "out/2031-06-01/charts") == {
        name.removeprefix("2031-06-01/charts/"): data for name, data in whole.items() if "/charts/" in name
    }


def test_all_runs_of_a_day_tell_of_one_stretch(refresh, small_data, tmp_path):
    refresh()
    report(small_data)
    refresh()
    change(small_data / "figures.csv", "2031-06-09,draft,killed", "2031-06-09,accepted,killed")
    refresh(command="brief")
    assert not (tmp_path / "out/2031-06-09/changes.html").exists()
    assert "Since the briefing as of 2031-06-01:" in refresh()
    assert [row[:2] for row in changed_rows(tmp_path, "2031-06-09")][1] == ("d-2031-06-09.f1", "new")
    said = refresh("--since", "2031-06-09")
    assert "no new report with no claims" not in said
    assert changed_rows(tmp_path, "2031-06-09") == []


def test_a_day_without_a_briefing(refresh, tmp_path):
    said = refresh("--since", "2031-05-02")
    assert "Since what had been reported as of 2031-05-02:" in said
    assert "2 new reports with 2 claims" in said
    assert "charts say" not in said
    text = (tmp_path / "out/2031-06-01/changes.html").read_text(encoding="utf-8")
    assert "<h1>What was reported after 2 May 2031</h1>" in text


@pytest.mark.parametrize(
    ("since", "said"),
    [
        ("2000-01-01", "--since 2000-01-01: nothing had been reported by then"),
        ("2031-06-01", "--since 2031-06-01: the briefing is as of 2031-06-01; name an earlier day"),
        ("2031-06-02", "--since 2031-06-02: the briefing is as of 2031-06-01; name an earlier day"),
    ],
)
def test_a_day_that_fits_nothing(refresh, small_data, tmp_path, capsys, since, said):
    folders = ["--data", small_data, "--out", tmp_path / "out", "--notebooks", tmp_path / "notebooks"]
    assert main(["refresh", *map(str, folders), "--since", since]) == 1
    assert said in capsys.readouterr().err
    assert not (tmp_path / "out").exists() or not any((tmp_path / "out").iterdir())


def test_a_briefing_of_a_later_day_is_nothing_to_compare_with(refresh, small_data, tmp_path, capsys):
    refresh()
    folders = ["--data", small_data, "--out", tmp_path / "out", "--notebooks", tmp_path / "notebooks"]
    words = ["--as-of", "2031-05-03", "--since", "2031-06-01"]
    assert main(["refresh", *map(str, folders), *words]) == 1
    assert "the briefing is as of 2031-05-03; name an earlier day" in capsys.readouterr().err


def _cut(path):
    path.write_bytes(path.read_bytes()[:-40])


@pytest.mark.parametrize(
    ("name", "damage", "said"),
    [
        ("state.json", lambda path: path.write_text("{", encoding="utf-8"), "Expecting property name"),
        ("state.json", lambda path: change(path, '"title"', '"name"'), "'title'"),
        ("figures.csv", _cut, "figures.csv is not as it was written"),
        ("sources.csv", lambda path: path.unlink(), "No such file"),
        ("ties.csv", lambda path: path.write_text("", encoding="utf-8"), "ties.csv is not as it was"),
        ("grades.csv", lambda path: append(path, "g1,x"), "grades.csv is not as it was written"),
    ],
)
def test_a_damaged_state_says_what_to_do(refresh, small_data, tmp_path, capsys, name, damage, said):
    refresh()
    damage(tmp_path / "out/2031-06-01/state" / name)
    report(small_data)
    folders = ["--data", small_data, "--out", tmp_path / "out", "--notebooks", tmp_path / "notebooks"]
    assert main(["refresh", *map(str, folders)]) == 1
    error = capsys.readouterr().err
    assert "state: what an earlier briefing was made from cannot be read" in error
    assert said in error
    assert "delete this folder" in error


def test_a_full_disk_leaves_the_good_briefing(refresh, small_data, tmp_path, capsys, monkeypatch):
    refresh()
    good = tree(tmp_path / "out")
    report(small_data)

    def full(*args, **options):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("toolkit.briefing.brief.write_page", full)
    folders = ["--data", small_data, "--out", tmp_path / "out", "--notebooks", tmp_path / "notebooks"]
    assert main(["refresh", *map(str, folders)]) == 1
    assert "out: nothing can be written here (No space left on device)" in capsys.readouterr().err
    assert tree(tmp_path / "out") == good


def test_what_cannot_be_replaced_loses_nothing(tmp_path, monkeypatch):
    for folder in ("draft", "final"):
        (tmp_path / folder / "charts").mkdir(parents=True)
        (tmp_path / folder / "charts/a.png").write_text(folder, encoding="utf-8")

    def in_use(self, target):
        raise PermissionError(13, "The file is in use", str(self))

    monkeypatch.setattr("pathlib.Path.replace", in_use)
    with pytest.raises(PermissionError):
        replace_parts(tmp_path / "draft", tmp_path / "final")
    assert (tmp_path / "final/charts/a.png").read_text(encoding="utf-8") == "final"


def test_a_decided_origin_is_known_to_the_next_briefing(refresh, small_data, tmp_path):
    decision = "claim_id,origin,by,decided,note\nc-2031-06-01.f1,mine,A. Analyst,2031-06-02,\n"
    (small_data / "origin_decisions.csv").write_text(decision, encoding="utf-8", newline="\n")
    refresh()
    assert "origin_decisions" not in refresh("--since", "2031-06-01")
    report(small_data)
    assert "By hand:" not in refresh()
    said = refresh("--since", "2031-06-02")
    assert "By hand:" not in said
    assert "By hand: 1 decided origin." in refresh("--since", "2031-05-30")
    assert "By hand: 1 decided origin." in refresh()


def test_a_question_that_was_set_is_news(refresh, small_data, tmp_path):
    refresh()
    asked = "parameter,value,note\nthen,2031-05-03,the day of the treaty\n"
    (small_data / "question.csv").write_text(asked, encoding="utf-8", newline="\n")
    assert "By hand: 1 notebook parameter." in refresh()
    page = (tmp_path / "out/2031-06-01/changes.html").read_text(encoding="utf-8")
    assert "then is 2031-05-03" in page


def test_notebooks_are_told_the_day_compared_with(refresh, small_data, notebook_at, tmp_path):
    with_defaults(
        notebook_at("04_ties", "print('since', last_briefing)", heading="Who?"), "\nlast_briefing = ''"
    )
    refresh()
    report(small_data)
    refresh()
    page = tmp_path / "out/2031-06-09/notebooks/04_ties.html"
    assert "since 2031-06-01" in page.read_text(encoding="utf-8")
    refresh("-p", "last_briefing", "2031-05-05")
    assert "since 2031-05-05" in page.read_text(encoding="utf-8")


def test_a_notebook_that_fails_leaves_the_good_briefing(refresh, small_data, notebook_at, tmp_path, capsys):
    refresh()
    good = tree(tmp_path / "out/2031-06-01")
    notebook_at("04_ties", "undefined_name", heading="Who?")
    folders = ["--data", small_data, "--out", tmp_path / "out", "--notebooks", tmp_path / "notebooks"]
    assert main(["refresh", *map(str, folders)]) == 1
    assert "1 of 2 notebooks stopped" in capsys.readouterr().err
    assert tree(tmp_path / "out/2031-06-01") == good
