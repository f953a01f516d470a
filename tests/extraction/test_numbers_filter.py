"""`toolkit quantities`: one array a line, in order; what a user can get wrong is said in one message."""

import io
import json
from pathlib import Path

import pytest

from toolkit.cli import main


def _run(monkeypatch: pytest.MonkeyPatch, lines: str, *words: str) -> int:
    monkeypatch.setattr("sys.stdin", io.StringIO(lines))
    return main(["quantities", *words])


def test_filter_keeps_the_order(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    texts = ["At least 3,000 soldiers.", "Nothing here.", "", "Up to 40 % \ud800 of 12–14 tanks."]
    lines = "".join(json.dumps({"id": str(n), "text": text}) + "\n" for n, text in enumerate(texts))
    assert _run(monkeypatch, lines + "\n", "--jsonl") == 0
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [len(row) for row in rows] == [1, 0, 0, 2]
    assert rows[0] == [{"value": 3000.0, "bound": ">", "unit": "soldier", "start": 0, "end": 14}]
    assert rows[3][1]["value"] == [12, 14]


def test_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "report.txt"
    path.write_text("Some 60 guns.", encoding="utf-8")
    assert main(["quantities", str(path)]) == 0
    assert json.loads(capsys.readouterr().out)[0]["bound"] == "~"


@pytest.mark.parametrize("line", ["no json", "[1]", '{"id": 0}', '{"id": "b", "text": 5}', "7"])
def test_a_wrong_line_is_named_and_the_others_are_read(
    line: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _run(monkeypatch, '{"text": "5 guns"}\n' + line + '\n{"text": "6 guns"}\n', "--jsonl") == 1
    captured = capsys.readouterr()
    first, wrong, last = map(json.loads, captured.out.splitlines())
    assert (first[0]["value"], last[0]["value"]) == (5, 6)
    assert "line 2" in wrong["error"]
    assert wrong.get("id") == (json.loads(line)["id"] if "id" in line else None)
    assert "line 2" in captured.err


@pytest.mark.parametrize("words", [[], ["--jsonl", "report.txt"]])
def test_wrong_use(
    words: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stopped:
        _run(monkeypatch, "", *words)
    assert stopped.value.code == 2
    assert "standard input" in capsys.readouterr().err


def test_a_missing_file_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["quantities", "no-such-report.txt"]) == 1
    assert "no-such-report.txt" in capsys.readouterr().err


def test_not_text_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "scan.txt"
    path.write_bytes(b"\xff\xfe\x00 5 guns")
    assert main(["quantities", str(path)]) == 1
    assert "scan.txt" in capsys.readouterr().err


def test_invisible_characters_are_not_read_and_are_counted(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    text = "\ufeffAbout \u200e3\u200b,0\u00ad00\u200f sol\u00addiers, not 40\u2060 tanks."
    assert _run(monkeypatch, json.dumps({"text": text}) + "\n", "--jsonl") == 0
    rows = json.loads(capsys.readouterr().out)
    assert [(row["value"], row["bound"], row["unit"]) for row in rows] == [
        (3000, "~", "soldier"), (40, "=", "tank"),
    ]  # fmt: skip
    found = [text[row["start"] : row["end"]] for row in rows]
    assert found == ["About \u200e3\u200b,0\u00ad00", "40"]


def test_a_byte_order_mark_is_no_text(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "report.txt"
    path.write_text("\ufeff60 guns.", encoding="utf-8")
    assert main(["quantities", str(path)]) == 0
    given = b'\xef\xbb\xbf{"text": "60 guns."}\r\n'
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(given), encoding="ascii"))
    assert main(["quantities", "--jsonl"]) == 0
    assert [json.loads(line)[0]["start"] for line in capsys.readouterr().out.splitlines()] == [0, 0]
