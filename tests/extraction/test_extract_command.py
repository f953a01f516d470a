"""`toolkit extract`: the same bytes whatever the order, the workers and the hash seed; errors that help."""

import csv
import hashlib
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from toolkit.articles.article import visible
from toolkit.schema import TABLES

ROOT = Path(__file__).parents[2]
TEXT = (
    "Kenya sends more police\n\n"
    "Kenya has sent about 600 officers to Haiti, President William Ruto said on Monday.\n"
)


def toolkit(
    *arguments: str, given: str | None = None, **environment: str
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "toolkit.cli", "extract", *arguments],
        input=given,
        capture_output=True,
        text=True,
        cwd=ROOT,
        env={**os.environ, **environment},
        check=False,
    )


@pytest.fixture
def articles(tmp_path: Path) -> list[str]:
    paths = []
    for number in range(5):
        path = tmp_path / f"report-{number}.txt"
        path.write_text(TEXT.replace("600", str(600 + number)), encoding="utf-8")
        paths.append(str(path))
    return paths


def test_one_object_per_article_on_one_line(articles: list[str]) -> None:
    done = toolkit(articles[0], "--published", "2025-03-28")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.count("\n") == 1
    rows = json.loads(done.stdout)
    assert list(rows) == ["source", "figures", "supplies", "ties", "events", "actors"]
    figure = rows["figures"][0]
    assert list(figure) == list(TABLES["figures"].column_names)
    assert figure["claim_id"] == f"report-0.f{figure['start']}"
    assert (figure["best"], figure["low"], figure["bound"]) == (600, None, "about")
    assert TEXT[figure["start"] : figure["end"]] == "about 600 officers"
    assert rows["source"][0]["published"] == "2025-03-28"


def test_the_day_in_the_name_of_a_file_counts_as_for_ingest(tmp_path: Path) -> None:
    paths = [tmp_path / "report-2025-03-28.txt", tmp_path / "wire-2025-03-28.txt"]
    paths[0].write_text(TEXT, encoding="utf-8")
    paths[1].write_text(
        TEXT.replace("\nKenya has", "\nNAIROBI, March 25 (Wire) -- Kenya has"), encoding="utf-8"
    )
    rows = [json.loads(line) for line in toolkit(*map(str, paths)).stdout.splitlines()]
    assert [row["source"][0]["published"] for row in rows] == ["2025-03-28", "2025-03-25"]
    assert [row["figures"][0]["reported"] for row in rows] == ["2025-03-28", "2025-03-25"]


def test_same_bytes_with_workers_and_any_hash_seed(articles: list[str]) -> None:
    one = toolkit(*articles, PYTHONHASHSEED="1")
    two = toolkit(*articles, "--workers", "2", PYTHONHASHSEED="2")
    assert one.returncode == two.returncode == 0
    assert one.stdout == two.stdout
    assert one.stdout.count("\n") == 5


def test_order_of_the_files_is_the_order_of_the_lines(articles: list[str]) -> None:
    forth = toolkit(*articles).stdout.splitlines()
    back = toolkit(*reversed(articles)).stdout.splitlines()
    assert forth == back[::-1]


def test_filter_of_lines() -> None:
    lines = [{"id": "a", "text": TEXT, "published": "2025-03-28"}, {"id": "b", "text": "Nothing."}]
    done = toolkit("--jsonl", given="".join(json.dumps(line) + "\n" for line in lines))
    first, second = map(json.loads, done.stdout.splitlines())
    assert (first["id"], second["id"]) == ("a", "b")
    assert first["figures"][0]["when"] == "2025-03-24"
    assert second["figures"] == []


def test_csv_has_all_tables_under_one_head(articles: list[str]) -> None:
    done = toolkit(articles[0], "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(done.stdout)))
    assert {"sources", "figures", "actors"} <= {row["table"] for row in rows}
    assert next(row for row in rows if row["table"] == "figures")["best"] == "600"


def test_a_missing_file_is_named_and_the_others_are_read(articles: list[str]) -> None:
    done = toolkit(articles[0], "no-such-report.txt")
    assert done.returncode == 1
    assert "no-such-report.txt" in done.stderr
    assert "Traceback" not in done.stderr
    assert done.stdout.count("\n") == 1


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--published", "soon", "x.txt"], "write it as 2025-03-28"),
        (["--workers", "0", "x.txt"], "from 1 to 256"),
        (["--format", "xml", "x.txt"], "invalid choice"),
    ],
)
def test_wrong_use_ends_with_two(arguments: list[str], said: str) -> None:
    done = toolkit(*arguments)
    assert done.returncode == 2
    assert said in done.stderr


def test_a_line_that_is_no_object_is_named() -> None:
    done = toolkit("--jsonl", given='{"id": "a"}\n')
    assert done.returncode == 1
    assert "standard input line 1" in done.stderr


def test_a_bad_line_does_not_stop_the_others() -> None:
    good = json.dumps({"text": TEXT})
    done = toolkit("--jsonl", given="\n".join([good, "nope", "[" * 100_000, '{"text": 5}', good]) + "\n")
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 1
    assert ["error" in line for line in lines] == [False, True, True, True, False]
    assert "line 2" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("workers", ["1", "2"])
def test_every_line_keeps_its_id_to_the_letter(workers: str) -> None:
    ids = [0, "", "a/b", 7.5, False, "\ud800", ["x"]]
    lines = [{"id": name, "text": TEXT} for name in ids]
    wrong = [{"id": 0, "text": 5}, {"id": "w", "text": TEXT, "published": "soon"}, {"text": TEXT}]
    given = "".join(json.dumps(line) + "\n" for line in lines + wrong)
    done = toolkit("--jsonl", "--workers", workers, given=given)
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert [row["id"] for row in rows] == [*ids, 0, "w", "article-10"]
    assert ["error" in row for row in rows] == [False] * 7 + [True, True, False]
    assert [rows[n]["source"][0]["source_id"] for n in (0, 1, 9)] == ["0", "article-2", "article-10"]
    assert done.returncode == 1


def test_csv_holds_no_formula(tmp_path: Path) -> None:
    path = tmp_path / "x.txt"
    path.write_text("=HYPERLINK(1)\n\n=A1 Kenya has sent 600 soldiers to Haiti, officials said.\n", "utf-8")
    rows = list(csv.reader(io.StringIO(toolkit(str(path), "--format", "csv").stdout)))
    assert "'=HYPERLINK(1)" in rows[1]
    assert not [cell for row in rows for cell in row if cell.startswith("=")]


def test_csv_of_lines_has_no_json_in_it() -> None:
    done = toolkit("--jsonl", "--format", "csv", given="nope\n" + json.dumps({"text": TEXT}) + "\n")
    assert done.returncode == 1
    assert '"error"' not in done.stdout


@pytest.mark.parametrize("words", [["-"], ["--jsonl"]])
def test_standard_input_that_is_damaged(words: list[str]) -> None:
    text = TEXT.encode() + b"\xff" if words == ["-"] else json.dumps({"text": TEXT})[:-2].encode() + b'\xff"}'
    command = [sys.executable, "-m", "toolkit.cli", "extract", *words]
    done = subprocess.run(command, input=text, cwd=ROOT, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    assert json.loads(done.stdout)["source"][0]["title"] == "Kenya sends more police"


def test_another_language_yields_its_source_only() -> None:
    text = (
        "La Russie a envoyé 3000 soldats au Mali, a dit le ministre de la défense. Les soldats sont arrivés "
        "lundi dans la capitale du pays avec des armes, et les habitants ont vu des avions au dessus de la "
        "ville pendant toute la nuit, selon des sources locales."
    )
    rows = json.loads(toolkit("--jsonl", given=json.dumps({"id": "a", "text": text}) + "\n").stdout)
    assert rows["source"][0]["language"] == "fr"
    assert rows["figures"] == rows["ties"] == rows["actors"] == []


@pytest.mark.parametrize("content", [b"", b" \n\n", b"\x00\x01\x02\xff" * 300])
def test_an_empty_or_binary_file_is_refused_by_name(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "report.txt"
    path.write_bytes(content)
    done = toolkit(str(path))
    assert done.returncode == 1
    assert str(path) in done.stderr
    assert "Traceback" not in done.stderr
    assert done.stdout == ""


REFUSED = {
    "gate.txt": ("Kenya sent 600 officers.\n\nSubscribe to continue reading.", "subscription"),
    "none.txt": ("\u200b\u200b\n", "no text"),
    "empty.txt": ("", "empty"),
}


@pytest.mark.parametrize("name", REFUSED)
@pytest.mark.parametrize("piped", [False, True])
def test_what_is_no_article_is_refused_as_ingest_does(tmp_path: Path, name: str, piped: bool) -> None:
    text, reason = REFUSED[name]
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    done = toolkit("-", given=text) if piped else toolkit(str(path))
    assert (done.returncode, done.stdout) == (1, "")
    assert reason in done.stderr


def test_a_file_says_its_language_and_a_short_one_is_told_too(tmp_path: Path, articles: list[str]) -> None:
    path = tmp_path / "korean.txt"
    path.write_text("북한이 러시아에 병력 3천명을 보냈다.", encoding="utf-8")
    rows = [json.loads(line)["source"][0] for line in toolkit(articles[0], str(path)).stdout.splitlines()]
    assert [row["language"] for row in rows] == ["en", "ko"]


def test_markdown_is_read_without_its_marks(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("# " + TEXT.replace("about 600", "about **600**"), encoding="utf-8")
    rows = json.loads(toolkit(str(path)).stdout)
    assert rows["source"][0]["title"] == "Kenya sends more police"
    assert rows["figures"][0]["bound"] == "about"


def test_standard_input_beside_files_and_workers(articles: list[str]) -> None:
    done = toolkit("-", articles[0], "--workers", "2", given=TEXT)
    sources = [json.loads(line)["source"][0]["source_id"] for line in done.stdout.splitlines()]
    assert sources == ["article", "report-0"]


def test_a_private_address_is_read_where_that_is_allowed() -> None:
    refused, tried = toolkit("http://127.0.0.1:9/"), toolkit("http://127.0.0.1:9/", "--allow-private")
    assert "--allow-private" in refused.stderr
    assert "cannot be fetched" in tried.stderr


def test_nothing_heavy_is_imported_for_a_plain_report(articles: list[str]) -> None:
    heavy = "('pandas', 'numpy', 'trafilatura', 'mistune', 'charset_normalizer', 'py3langid', 'email')"
    code = (
        "import sys; from toolkit.cli import main; "
        f"main(['extract', {articles[0]!r}]); print([m for m in {heavy} if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


def test_nothing_heavy_is_imported() -> None:
    heavy = "('pandas', 'numpy', 'matplotlib')"
    code = f"import sys, toolkit.extraction; print([m for m in {heavy} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True)
    assert done.stdout.strip() == "[]"


def test_invisible_characters_are_not_read_and_are_counted() -> None:
    text = TEXT.replace("about 600 officers", "about\u200e 6\u200b00\u200f offi\u00adcers").replace(
        "Hai", "Ha\u00adi"
    )
    given = "".join(json.dumps({"id": "a.f1", "text": each}) + "\n" for each in (TEXT, text))
    plain, marked = map(json.loads, toolkit("--jsonl", given=given).stdout.splitlines())
    counted = ("quote", "start", "end", "claim_id")
    for table in ("figures", "ties", "events"):
        assert len(marked[table]) == len(plain[table]) > 0
        for row, like in zip(marked[table], plain[table], strict=True):
            assert {**row, **{name: like[name] for name in counted}} == like
            assert row["quote"] in text
            assert visible(row["quote"])[0] == like["quote"]
            assert visible(text[row["start"] : row["end"]])[0] == TEXT[like["start"] : like["end"]]
            assert row["claim_id"] == f"a.f1.{table[0]}{row['start']}"
    assert marked["source"][0]["sha256"] == hashlib.sha256(text.encode()).hexdigest()
