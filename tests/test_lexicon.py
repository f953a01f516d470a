"""A project's own lexicon: clear words about what cannot be used, and which files are read at all."""

from pathlib import Path

import pytest

from toolkit import lexicon
from toolkit.cli import main
from toolkit.extraction import extract_rows
from toolkit.lexicon.own import OWN

TEXT = "Kenya sends police to Haiti\n\nKenya has sent 600 soldiers to Haiti, the ministry said.\n"

FAULTS = [  # file, content, what is said behind the name of the file
    (
        "actors.csv",
        "name,kind,foo\nX,state,1\n",
        " line 1, header: 'name,kind,foo'; allowed: a first line with",
    ),
    (
        "actors.csv",
        "X,state\n",
        " line 1, header: 'X,state'; allowed: a first line with name and any",
    ),
    (
        "people.csv",
        "term;kind\nzork;soldier\n",
        " line 1, header: 'term;kind'; allowed: a first line",
    ),
    ("people.csv", "", " line 1, header: ''; allowed: a first line"),
    ("people.csv", "term,kind\n\nzork,soldier,2\n", " line 3, fields: '3'; allowed: 2, as the header has"),
    ("people.csv", "term,kind\n,soldier\n", " line 2, term: ''; allowed: a word"),
    ("actors.csv", "name,kind\nX,kingdom\n", " line 2, kind: 'kingdom'; allowed: "),
    ("actors.csv", "name,aliases\nX,Y\n", " line 2, kind: ''; allowed: "),
    ("supplies.csv", "term,category\nyo-yo,toys\n", " line 2, category: 'toys'; allowed: "),
    ("qualifiers.csv", "term,place,bound\nsay,before,maybe\n", " line 2, bound: 'maybe'; allowed: "),
    ("links.csv", "term,others,kind,what\nA,B,arms,fuel; toys\n", " line 2, what: 'toys'; allowed: "),
    ("numbers.csv", "term,role,value\nzillion,scale,lots\n", " line 2, value: 'lots'; allowed: a number"),
    ("topic_points.csv", "cue,points\nmatch,1.5\n", " line 2, points: '1.5'; allowed: a whole number"),
    ("people.csv", b"term,kind\nsoldat,soldier\nsold\xe9,soldier\n", " line 3, byte: '0xe9'; allowed: UTF-8"),
    ("nosuch.csv", "term,kind\n", ": the rules read no file of this name; allowed: actors.csv, "),
    ("words.csv", "term,kind\n", ": the rules read no file of this name; allowed: actors.csv, "),
]


@pytest.fixture
def words(tmp_path: Path) -> Path:
    folder = tmp_path / "data" / "lexicon"
    folder.mkdir(parents=True)
    return folder


@pytest.mark.parametrize(("name", "content", "said"), FAULTS)
def test_a_faulty_file_is_named_with_line_value_and_what_is_allowed(
    name: str, content: str | bytes, said: str, words: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = words / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(lexicon.LexiconError) as refused:
        extract_rows(TEXT, lexicon_dir=str(words))
    assert str(refused.value).startswith(f"{path}{said}")
    report = words.parent.parent / "report.txt"
    report.write_text(TEXT, encoding="utf-8")
    data = str(words.parent)
    for command in (
        ["ingest", str(report), str(report), "--data", data, "--published", "2025-03-03"],
        ["extract", str(report), str(report), "--lexicon", str(words)],
    ):
        assert main(command) == 1
        assert capsys.readouterr().err.count(str(path)) == 1  # once, not for each article
    assert main(["check", data]) == 1
    assert capsys.readouterr().out.startswith(f"{path}{said}")


def test_every_problem_of_all_files_at_once(words: Path) -> None:
    (words / "actors.csv").write_text("name,kind\nX,kingdom\nY,\nZ,realm\n", encoding="utf-8")
    (words / "people.csv").write_text("term,kind\nzork,wizard\n", encoding="utf-8")
    (words / "notes.txt").write_text("our own words", encoding="utf-8")
    (words / ".hidden.csv").write_text("", encoding="utf-8")
    places = [problem.removeprefix(f"{words}/").partition(":")[0] for problem in lexicon.problems(words)]
    assert places == ["actors.csv line 2, kind", "actors.csv line 4, kind", "people.csv line 2, kind"]


def test_a_sound_lexicon_has_no_problems(words: Path) -> None:
    for table in OWN:
        shipped = Path(lexicon.__file__).with_name(f"{table}.csv").read_bytes()
        (words / f"{table}.csv").write_bytes(shipped)
    assert lexicon.problems(words) == []
    assert lexicon.problems(words / "nowhere") == []


def test_the_files_that_a_project_may_add_are_those_that_are_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read, rows = set(), lexicon.rows

    def spy(table: str, lexicon_dir: str | None = None) -> tuple[lexicon.Row, ...]:
        if lexicon_dir is not None:
            read.add(table)
        return rows(table, lexicon_dir)

    monkeypatch.setattr(lexicon, "rows", spy)
    extract_rows(TEXT + "About 30 km away, 5 tanks cost $4 million.", lexicon_dir=str(tmp_path))
    assert read - {"rule_words"} == set(OWN)


@pytest.mark.parametrize("word", ["zork", "zorks"])
def test_a_word_for_people_brings_its_plural(word: str, words: Path) -> None:
    (words / "people.csv").write_text("term,kind\nzork,soldier\n", encoding="utf-8")
    rows = extract_rows(f"Kenya has sent 600 {word} to Haiti.", lexicon_dir=str(words))
    assert [(row["best"], row["side"]) for row in rows["figures"]] == [(600, "Kenya")]
