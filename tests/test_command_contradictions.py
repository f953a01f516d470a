"""`toolkit contradictions`: three forms of one list, exit codes, and messages that say the way out."""

import csv
import io
import json
import shutil

import pytest

from toolkit.cli import main


def run(capsys, *arguments):
    code = main(["contradictions", *map(str, arguments)])
    captured = capsys.readouterr()
    return code, captured.out, captured.err


def test_json(capsys, data_folder):
    code, out, err = run(capsys, data_folder, "--as-of", "2025-03-28", "--format", "json")
    rows = json.loads(out)
    assert code == 0
    assert set(rows[0]) == {"kind", "claim_ids", "origins", "explanation", "reported", "review"}
    founding = [row for row in rows if "seed-2025-03-28.f2" in row["claim_ids"]]
    assert "total below its parts" in {row["kind"] for row in founding}
    drifts = sum(row["kind"].endswith(" drift") for row in rows)
    apart = f"{len(rows) - drifts} contradictions, {drifts} changes from page to page as of 2025-03-28"
    assert apart in err


def test_csv_has_the_same_rows(capsys, data_folder):
    _, as_json, _ = run(capsys, data_folder, "--as-of", "2024-12-31", "--format", "json")
    code, as_csv, _ = run(capsys, data_folder, "--as-of", "2024-12-31", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(as_csv)))
    assert code == 0
    assert [row["explanation"] for row in rows] == [row["explanation"] for row in json.loads(as_json)]
    assert [row["claim_ids"].split("; ") for row in rows] == [row["claim_ids"] for row in json.loads(as_json)]


def test_text(capsys, data_folder):
    code, out, _ = run(capsys, data_folder, "--as-of", "2024-03-31")
    assert code == 0
    assert out.startswith("claimants disagree, seen on 2024-02-27\n  containers of munitions")
    assert "independent-2024-02-27.s1; politico-2024-02-27.s1; rbc-2024-02-27.s3\n" in out


def test_what_rests_on_a_draft_says_so(capsys, data_folder, tmp_path):
    folder = shutil.copytree(data_folder, tmp_path / "data")
    table = folder / "supplies.csv"
    rows = list(csv.DictReader(io.StringIO(table.read_text(encoding="utf-8"))))
    drafts = [
        {**row, "review": "draft"} if row["claim_id"].startswith("rbc-2024-02-27") else row for row in rows
    ]
    with table.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0])
        writer.writeheader()
        writer.writerows(drafts)
    _, out, _ = run(capsys, folder, "--as-of", "2024-02-27")
    first, second, *_ = out.splitlines()
    assert first == "claimants disagree, seen on 2024-02-27, on a draft that nobody has reviewed"
    assert second.startswith("  containers of munitions")


def test_a_day_that_is_none(capsys, data_folder):
    with pytest.raises(SystemExit) as stop:
        run(capsys, data_folder, "--as-of", "28.3.2025")
    assert stop.value.code == 2
    assert "write it as 2025-03-28" in capsys.readouterr().err


def test_a_folder_that_is_not_there(capsys, tmp_path):
    code, out, err = run(capsys, tmp_path / "none")
    assert (code, out) == (1, "")
    assert "no such folder" in err


def test_no_contradictions(capsys, tmp_path):
    code, out, err = run(capsys, tmp_path, "--format", "json")
    assert (code, json.loads(out)) == (0, [])
    assert "0 contradictions" in err
