"""What a spreadsheet does to a CSV file: read where one meaning is left, refused where not."""

import csv
import errno
import io
import os
import re
from pathlib import Path
from threading import Event, Thread, Timer

import pandas as pd
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from toolkit import tables
from toolkit.saving import in_turn
from toolkit.schema import TABLES

SOURCES, SUPPLIES, FIGURES, TIES = (TABLES[name] for name in ("sources", "supplies", "figures", "ties"))


def read(tmp_path: Path, data: bytes | str, table: object = SOURCES) -> pd.DataFrame:
    path = tmp_path / "table.csv"
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return tables.read_table(path, table)  # type: ignore[arg-type]


HEADER = "source_id,publisher,title,published\n"


@pytest.mark.parametrize(
    "data",
    [
        "\ufeff" + HEADER + "a-1,Le Café,T,2025-03-28\n",
        HEADER.replace(",", ";") + "a-1;Le Café;T;2025-03-28\n",
        HEADER.replace(",", "\t") + "a-1\tLe Café\tT\t2025-03-28\n",
        (HEADER + "a-1,Le Café,T,2025-03-28\n").replace("\n", "\r\n"),
        (HEADER + "a-1,Le Café,T,2025-03-28\n").encode("cp1252"),
        (HEADER + "a-1,Le Café,T,2025-03-28\n").encode("utf-16"),
        HEADER + "a-1, Le Café ,T,3/28/2025\n",
        HEADER + "a-1,Le Café,T,28.03.2025\n",
        HEADER + "a-1,Le Café,T,2025-03-28 00:00:00\n",
        HEADER + "a-1,Le Café,T,2025-03-28",
    ],
)
def test_repairs_what_has_one_meaning(tmp_path: Path, data: bytes | str) -> None:
    (row,) = read(tmp_path, data).to_dict("records")
    assert (row["source_id"], row["publisher"], row["published"]) == ("a-1", "Le Café", "2025-03-28")


def test_a_day_with_two_readings_stays_as_written_for_the_check_to_refuse(tmp_path: Path) -> None:
    assert read(tmp_path, HEADER + "a-1,P,T,3/4/2025\n")["published"][0] == "3/4/2025"
    assert read(tmp_path, HEADER + "a-1,P,T,3/3/2025\n")["published"][0] == "2025-03-03"


@pytest.mark.parametrize(
    ("written", "read_as"),
    [('"11,000"', "11000"), ("11 000", "11000"), ("11000.0", "11000"), ("1.7", "1.7"), ('"1,70"', "1,70")],
)
def test_numbers_lose_their_separators_only_where_they_group_thousands(
    tmp_path: Path, written: str, read_as: str
) -> None:
    assert read(tmp_path, f"claim_id,low\nx,{written}\n", SUPPLIES)["low"][0] == read_as


@pytest.mark.parametrize(("written", "read_as"), [("1,7", "1.7"), ("1,25", "1.25"), ("11000", "11000")])
def test_a_decimal_comma_is_read_where_semicolons_part_the_cells(
    tmp_path: Path, written: str, read_as: str
) -> None:
    assert read(tmp_path, f"claim_id;low\nx;{written}\n", SUPPLIES)["low"][0] == read_as


@pytest.mark.parametrize("written", ["11.000", "11,000", "1.500"])
def test_thousands_or_fraction_is_not_guessed(tmp_path: Path, written: str) -> None:
    with pytest.raises(tables.TableError, match=rf"row 3, low: '{written}' is thousands or a fraction"):
        read(tmp_path, f"claim_id;low\nw;12\nx;{written}\n", SUPPLIES)


def test_blank_rows_and_columns_at_the_edges_are_no_rows_and_the_count_goes_on(tmp_path: Path) -> None:
    frame = read(
        tmp_path, HEADER.strip() + ",,\na-1,P,T,2025-03-28,,\n,,,,,\n\nb-1,P,T,2025-03-28,,\n,,,,,\n"
    )
    assert list(frame.columns) == ["source_id", "publisher", "title", "published"]
    assert list(frame["source_id"]) == ["a-1", "b-1"]
    assert list(frame.index + 2) == [2, 5]


def test_booleans_and_signs_come_back_from_a_spreadsheet(tmp_path: Path) -> None:
    frame = read(tmp_path, "claim_id,sign,directed\nx,-1.0,TRUE\n", TIES)
    assert (frame["sign"][0], frame["directed"][0]) == ("-1", "true")


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "empty"),
        (b"PK\x03\x04\x00\x00\x00", "not a text file"),
        (b"source_id,publisher\nx,\x81\x8d\n", "line 2: byte 0x81"),
        (HEADER.encode() + "a-1,Le Café,T,2025-03-28\n".encode() + b"b-1,Caf\xe9,T,\n", "line 3: byte 0xe9"),
        (HEADER.encode() + b"a-1,P,T,2025-03-28\n" * 500 + b"\0" * 512, "line 502: this is not a text"),
        ((HEADER + "a-1,P,T,2025-03-28\n").encode("utf-16")[:-1], "damaged at byte"),
        (HEADER + "a-1,Smith, John,T,2025-03-28\n", "line 2: 5 fields where the header has 4"),
        (HEADER + 'a-1,"open,T,2025-03-28\n', "never closed"),
        ("just one sentence\n", "no header"),
    ],
)
def test_refuses_with_the_place_and_the_way_out(tmp_path: Path, data: bytes | str, message: str) -> None:
    with pytest.raises(tables.TableError, match=message) as caught:
        read(tmp_path, data)
    assert "table.csv" in str(caught.value)


def test_a_missing_file_is_an_empty_table(tmp_path: Path) -> None:
    frame = tables.read_table(tmp_path / "none.csv", FIGURES)
    assert list(frame.columns) == list(FIGURES.column_names)
    assert frame.empty


def test_types_are_nullable_and_closed_vocabularies_are_categories(tmp_path: Path) -> None:
    frame = tables.typed(
        read(tmp_path, "claim_id,low,status,reported\nx,11000,denied,2025-03-28\n", FIGURES), FIGURES
    )
    assert frame["low"].dtype == "Int64"
    assert frame["status"].dtype == "category"
    assert frame["best"].isna().all()
    assert frame["reported"][0] == pd.Timestamp("2025-03-28")


@given(st.text(alphabet="'=+-@\t＝a1,", min_size=1).filter(str.strip))
@example("=cmd|'/C calc'!A0")
@example('=HYPERLINK("http://x.example","y")')
def test_no_words_of_an_article_become_a_formula_and_all_read_back(text: str) -> None:
    cells = {
        "source_id": ["a", "b"],
        "publisher": [text.strip(), "x"],
        "title": [text, "x"],
        "note": [text, ""],
    }
    written = tables.as_csv(tables.typed(pd.DataFrame(cells, dtype="str"), SOURCES), SOURCES)
    for cell in next(csv.reader(io.StringIO(written.partition("\n")[2]))):
        assert cell[:1] not in ("=", "+", "-", "@", "\t", "＝") or re.fullmatch(r"[+-]?[\d.,]+", cell)
    again = tables.parse_table(written, SOURCES)
    assert {name: again[name].fillna("").to_list() for name in cells} == cells


@pytest.mark.parametrize("text", ["-1", "+3,000", "'80s", "a = b", "", "- a day later"])
def test_numbers_and_quotes_stay_as_they_are(text: str) -> None:
    frame = tables.typed(pd.DataFrame({"quote": [text], "claim_id": ["a"]}, dtype="str"), FIGURES)
    assert next(csv.DictReader(io.StringIO(tables.as_csv(frame, FIGURES))))["quote"] == text
    if text != "- a day later":
        frame["unit"] = frame["quote"]
        assert next(csv.DictReader(io.StringIO(tables.as_csv(frame, FIGURES))))["unit"] == text


def test_what_is_written_reads_back_and_an_unchanged_file_is_not_touched(tmp_path: Path) -> None:
    text = HEADER + 'a-1,"Smith, ""Jo""",T,2025-03-28\n'
    frame = tables.typed(read(tmp_path, text), SOURCES)
    path = tmp_path / "out.csv"
    assert tables.write_text(path, tables.as_csv(frame, SOURCES))
    os.utime(path, ns=(1, 1))
    assert not tables.write_text(
        path, tables.as_csv(tables.typed(tables.read_table(path, SOURCES), SOURCES), SOURCES)
    )
    assert path.stat().st_mtime_ns == 1
    assert b"\r" not in path.read_bytes()


def test_a_writer_that_dies_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "t.csv"
    tables.write_text(path, "old\n")

    def die(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "replace", die)
    with pytest.raises(KeyboardInterrupt):
        tables.write_text(path, "new\n")
    assert path.read_text() == "old\n"
    assert [file.name for file in tmp_path.iterdir()] == ["t.csv"]


def test_a_save_that_was_killed_between_two_files_is_completed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, two = tmp_path / "one.csv", tmp_path / "two.csv"
    tables.write_all({one: "old\n", two: "old\n"})
    replace = os.replace

    def die_at_the_second(source: Path, target: Path) -> None:
        if Path(target) == two:
            raise KeyboardInterrupt
        replace(source, target)

    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", die_at_the_second)
        with pytest.raises(KeyboardInterrupt):
            tables.write_all({one: "new\n", two: "new\n"})
    assert (one.read_text(), two.read_text()) == ("new\n", "old\n")
    two.write_text("by hand\n")
    with (
        pytest.raises(tables.TableError, match="changed after a save that was cut short"),
        tables.locked(tmp_path),
    ):
        pass
    two.write_text("old\n")
    with tables.locked(tmp_path):
        assert (one.read_text(), two.read_text()) == ("new\n", "new\n")
    assert sorted(file.name for file in tmp_path.iterdir() if file.name != ".lock") == ["one.csv", "two.csv"]


def test_a_link_stays_one_and_what_it_leads_to_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, shared = tmp_path / "data", tmp_path / "shared"
    folder.mkdir()
    shared.mkdir()
    (shared / "one.csv").write_text("old\n")
    (folder / "one.csv").symlink_to(shared / "one.csv")
    assert tables.write_all({folder / "one.csv": "new\n", folder / "two.csv": "new\n"})
    assert (folder / "one.csv").is_symlink()
    assert (shared / "one.csv").read_text() == "new\n"

    def die(source: Path, target: Path) -> None:
        if Path(target).name == "two.csv":
            raise KeyboardInterrupt
        replace(source, target)

    replace = os.replace
    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", die)
        with pytest.raises(KeyboardInterrupt):
            tables.write_all({folder / "two.csv": "newer\n", folder / "one.csv": "newer\n"})
    with tables.locked(folder):
        assert (shared / "one.csv").read_text() == (folder / "two.csv").read_text() == "newer\n"
    assert [path.name for path in shared.iterdir()] == ["one.csv"]


def test_a_full_disk_is_said_and_nothing_changes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "t.csv"
    tables.write_text(path, "old\n")

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(tables.TableError, match=r"t\.csv: No space left on device; nothing was changed"):
        tables.write_text(path, "new\n")
    assert [(file.name, file.read_text()) for file in tmp_path.iterdir()] == [("t.csv", "old\n")]


def test_a_second_writer_is_told_and_changes_nothing(tmp_path: Path) -> None:
    with (
        tables.locked(tmp_path),
        pytest.raises(tables.TableError, match="another process is writing"),
        tables.locked(tmp_path, wait=0.05),
    ):
        pass


def test_one_command_waits_for_another_and_says_so(tmp_path: Path) -> None:
    said: list[str] = []
    taken, leave = Event(), Event()

    def first() -> None:
        with in_turn(tmp_path, said.append):
            taken.set()
            leave.wait()

    thread = Thread(target=first)
    thread.start()
    taken.wait()
    Timer(0.5, leave.set).start()
    with in_turn(tmp_path, said.append, patience=0.1):
        assert said == [f"{tmp_path}: another command is at work here; waiting until it has finished"]
    thread.join()


def test_a_turn_in_a_folder_that_is_not_there_does_not_make_it(tmp_path: Path) -> None:
    with in_turn(tmp_path / "typo", print):
        assert not (tmp_path / "typo").exists()


def test_every_long_row_is_named_and_the_rest_can_be_looked_at(tmp_path: Path) -> None:
    rows = "a-1,Smith, John,T,2025-03-28\na-2,P,T,2025-03-28\na-3,P,T,2025-03-28,x,y\n"
    with pytest.raises(tables.LongRowsError, match=r"line 2: 5 fields(.|\n)*line 4: 6 fields") as caught:
        read(tmp_path, HEADER + rows)
    assert sorted(caught.value.rows) == [2, 4]
    assert list(caught.value.frame["source_id"]) == ["a-1", "a-2", "a-3"]


def test_marks_of_a_merge_are_called_so(tmp_path: Path) -> None:
    mine, theirs = "a-1,P,T,2025-03-28\n", "a-1,P,U,2025-03-28\n"
    text = f"{HEADER}<<<<<<< HEAD\n{mine}=======\n{theirs}>>>>>>> other\n"
    with pytest.raises(tables.TableError, match="line 2, 4, 6: git conflict markers"):
        read(tmp_path, text)


def test_a_folder_that_cannot_be_locked_is_named_not_its_lock(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("mine")
    with (
        pytest.raises(tables.TableError, match="taken: a file stands where a folder is needed"),
        tables.locked(tmp_path / "taken"),
    ):
        pass


def test_a_folder_that_may_not_be_written_to(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*words: object, **options: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied", str(tmp_path / ".lock"))

    monkeypatch.setattr("filelock.FileLock.acquire", refuse)
    with pytest.raises(tables.TableError) as caught, tables.locked(tmp_path):
        pass
    assert str(caught.value).startswith(f"{tmp_path}: nothing can be written here (Permission denied)")


def test_a_header_in_capitals_is_the_header(tmp_path: Path) -> None:
    (row,) = read(tmp_path, "Source_ID,PUBLISHER,Title,published\na-1,P,T,2025-03-28\n").to_dict("records")
    assert (row["source_id"], row["publisher"], row["title"]) == ("a-1", "P", "T")


def test_a_day_of_a_fact_is_read_as_a_day_of_a_report_is(tmp_path: Path) -> None:
    assert read(tmp_path, "claim_id,when\na.f1,28.03.2025\na.f2,2024/2025\n", FIGURES)["when"].tolist() == [
        "2025-03-28",
        "2024/2025",
    ]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ("source_id,title,title\na-1,T,T\n", r"table\.csv line 1: title stands twice in the header"),
        (HEADER + "a-1,P,T,2025-03-28\n" + HEADER, r"table\.csv row 3: the header stands here again"),
        (HEADER + 'a-1,P,"T,2025-03-28\n', r"table\.csv line 2: a quotation mark is opened and never closed"),
        ("\n\n", r"table\.csv line 1: no header of several columns in ''; restore the file, or delete it"),
    ],
)
def test_a_broken_file_is_told_with_the_way_out(tmp_path: Path, data: str, said: str) -> None:
    with pytest.raises(tables.TableError, match=said):
        read(tmp_path, data)


def test_a_link_that_leads_nowhere_is_no_empty_table(tmp_path: Path) -> None:
    for target in ("table.csv", "gone.csv"):  # a circle, and a file that is not there
        (tmp_path / "table.csv").unlink(missing_ok=True)
        (tmp_path / "table.csv").symlink_to(target)
        with pytest.raises(tables.TableError, match="a link that leads nowhere"):
            tables.read_table(tmp_path / "table.csv", SOURCES)
