import os
import shutil
from html import escape
from pathlib import Path

import pandas as pd
import pytest

import toolkit as tk
from toolkit import checks
from toolkit.dossier import folder as folder_module
from toolkit.dossier import from_rows
from toolkit.errors import ToolkitError
from toolkit.evidence import Evidence, Explanation
from toolkit.saving import UNFINISHED, _stage, write_all
from toolkit.schema import CLAIM_TABLES, TABLES
from toolkit.texts import store_articles


@pytest.fixture
def folder(tmp_path: Path, data_folder: Path) -> Path:
    return Path(shutil.copytree(data_folder, tmp_path / "data"))


def damage(folder: Path, table: str, row: int, **cells: str) -> None:
    path = folder / f"{table}.csv"
    frame = pd.read_csv(path, dtype="str", keep_default_na=False)
    for column, value in cells.items():
        frame.loc[row - 2, column] = value
    frame.to_csv(path, index=False)


def test_a_saved_dossier_is_the_same_to_the_byte(
    dossier: tk.Dossier, data_folder: Path, tmp_path: Path
) -> None:
    dossier.save(tmp_path / "copy")
    for name in TABLES:
        assert (tmp_path / "copy" / f"{name}.csv").read_bytes() == (data_folder / f"{name}.csv").read_bytes()


def test_what_a_save_killed_while_staging_left_is_cleared_away_by_the_next(
    folder: Path,
) -> None:
    left = [folder / name for name in ("events.csv", "sources.csv", UNFINISHED)]
    left.append(folder / "articles" / "example-2025-03-28.txt")
    staged = [_stage(path, b"half") for path in left]
    swap = folder / ".events.csv.swp"  # of an editor
    swap.write_bytes(b"")
    tk.load(folder).save()
    assert [path for path in staged if path.exists()] == []
    assert swap.exists()
    assert (folder / "events.csv").read_bytes() != b"half"


def test_no_half_of_a_save_that_begins_while_tables_are_read_is_taken_for_a_state(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = [folder / "actors.csv", folder / "sources.csv"]
    old = [file.read_text(encoding="utf-8") for file in files]
    replace, stamps = os.replace, folder_module.stamps_of

    def die_at_the_second(source: Path, target: Path) -> None:
        if Path(target) == files[1]:
            raise KeyboardInterrupt
        replace(source, target)

    def save_first(path: Path) -> dict[str, str]:
        monkeypatch.setattr(folder_module, "stamps_of", stamps)
        new = {file: text.replace("Russia", "Ruritania") for file, text in zip(files, old, strict=True)}
        with monkeypatch.context() as patch:
            patch.setattr(os, "replace", die_at_the_second)
            with pytest.raises(KeyboardInterrupt):
                write_all(new)
        return stamps(path)

    monkeypatch.setattr(folder_module, "stamps_of", save_first)
    with pytest.raises(checks.DataProblemsError):  # claims name Russia still
        tk.load(folder)
    assert "Russia" not in files[1].read_text(encoding="utf-8")


def test_as_of_shows_only_what_had_been_reported(dossier: tk.Dossier) -> None:
    view = dossier.as_of("2025-03-28")
    assert view.claims["reported"].max() <= pd.Timestamp("2025-03-28")
    assert view.sources["published"].max() <= pd.Timestamp("2025-03-28")
    assert view.as_of("2026-01-01").known_as_of == view.known_as_of
    assert len(dossier.claims) > len(view.claims) > 0


def test_filters_keep_their_rows_and_leave_the_dossier_alone(dossier: tk.Dossier) -> None:
    before = {name: len(frame) for name, frame in dossier.frames.items()}
    assert set(dossier.side("DPRK").figures["side"]) == {"North Korea"}
    assert set(dossier.measure("killed", "wounded").figures["measure"]) == {"killed", "wounded"}
    assert set(dossier.status("denied").claims["status"]) == {"denied"}
    assert set(dossier.source("rfa-2025-03-28").claims["source_id"]) == {"rfa-2025-03-28"}
    assert {name: len(frame) for name, frame in dossier.frames.items()} == before


def test_a_table_handed_out_can_be_changed_without_changing_the_dossier(dossier: tk.Dossier) -> None:
    figures = dossier.figures
    figures.loc[0, "side"] = "Nobody"
    assert dossier.figures["side"][0] != "Nobody"


@pytest.mark.parametrize(
    "ask",
    [
        lambda d: d.side("Atlantis"),
        lambda d: d.measure("slain"),
        lambda d: d.status("rumour"),
        lambda d: d.source("nowhere-1"),
        lambda d: d.as_of("28/03/2025"),
        lambda d: d.claim("x.f1"),
    ],
)
def test_wrong_words_are_named(dossier: tk.Dossier, ask: object) -> None:
    with pytest.raises(ToolkitError, match=r"Atlantis|slain|rumour|nowhere-1|28/03/2025|x\.f1"):
        ask(dossier)  # type: ignore[operator]


def test_explains_a_claim_by_its_sentence(dossier: tk.Dossier) -> None:
    quoted = dossier.figures.dropna(subset=["quote"]).iloc[0]
    text = str(dossier.explain(quoted["claim_id"]))
    assert quoted["quote"] in text
    assert quoted["claim_id"] in text
    html = dossier.explain([quoted["claim_id"]])._repr_html_()
    assert "<q>" in html


@pytest.mark.parametrize("sentence", ['"In 120 days," he said.', "He spoke of “300 men”"])
def test_a_sentence_with_quotation_marks_at_an_end_gets_no_second_ones(sentence: str) -> None:
    evidence = Evidence("a.f1", sentence, True, "Norland, in Daily, 2031-05-01", "asserted", "")
    assert f"[a.f1] {sentence}\n" in str(evidence)
    html = Explanation((evidence,))._repr_html_()
    assert "<q>" not in html
    assert escape(sentence) in html


def test_names_resolve_and_lead_to_their_state(dossier: tk.Dossier) -> None:
    assert dossier.resolve("Pyongyang") == "North Korea"
    assert dossier.resolve("pyongyang") is None
    assert dossier.parent_state("National Intelligence Service") == "South Korea"
    assert dossier.parent_state("South Korea") == "South Korea"


def test_adding_a_dossier_to_itself_adds_nothing(dossier: tk.Dossier) -> None:
    both = dossier + dossier
    for name in TABLES:
        assert len(both.table(name)) == len(dossier.table(name))
        assert list(both.table(name).dtypes) == list(dossier.table(name).dtypes)


def test_one_id_with_two_meanings_is_refused(dossier: tk.Dossier) -> None:
    row = {**dossier.claim("seed-2025-03-28.f1"), "location": "the Moon"}
    row = {name: None if pd.isna(value) else value for name, value in row.items() if name != "table"}
    row["reported"] = "2025-03-28"
    other = from_rows({"figures": [row]}, {})
    with pytest.raises(ToolkitError, match=r"seed-2025-03-28\.f1"):
        dossier + other


def test_every_problem_is_reported_at_once(folder: Path) -> None:
    damage(folder, "figures", 2, measure="slain", low="9", bound="exact", when="2025-02-30")
    damage(folder, "figures", 3, claimed_by="Nobody", reported="3/4/2025", high="twelve")
    damage(folder, "figures", 4, source_id="nowhere-1", claim_id="")
    damage(folder, "ties", 2, sign="2", directed="maybe")
    damage(folder, "events", 2, participants="Russia; Atlantis")
    damage(folder, "actors", 2, aliases="Moscow", parent="North Korea")
    with pytest.raises(checks.DataProblemsError) as caught:
        tk.load(folder)
    found = {(p.table, p.row, p.column) for p in caught.value.problems}
    assert found >= {
        ("figures", 2, "measure"), ("figures", 2, "low"), ("figures", 2, "when"),
        ("figures", 3, "claimed_by"), ("figures", 3, "reported"), ("figures", 3, "high"),
        ("figures", 4, "source_id"), ("figures", 4, "claim_id"),
        ("ties", 2, "sign"), ("ties", 2, "directed"),
        ("events", 2, "participants"), ("actors", 2, "parent"),
    }  # fmt: skip
    assert any(
        p.table == "actors" and p.column == "aliases" and p.value == "Moscow" for p in caught.value.problems
    )
    assert "figures row 2, measure: 'slain'; allowed: deployed, killed" in str(caught.value)


def test_a_quote_must_stand_in_the_article(folder: Path) -> None:
    figures = pd.read_csv(folder / "figures.csv", dtype="str", keep_default_na=False)
    row = int(figures.index[figures["quote"] != ""][0]) + 2
    damage(folder, "figures", row, quote="Nobody wrote this.")
    with pytest.raises(checks.DataProblemsError, match=r"a sentence around '.+' in articles/.+\.txt$"):
        tk.load(folder)
    damage(folder, "figures", row, start="999999", end="1000000")
    with pytest.raises(checks.DataProblemsError, match="offsets within articles/"):
        tk.load(folder)


def test_an_article_that_was_changed_is_called_so(folder: Path) -> None:
    figures = pd.read_csv(folder / "figures.csv", dtype="str", keep_default_na=False)
    stored = [name for name in figures["source_id"] if (folder / f"articles/{name}.txt").exists()]
    path = folder / f"articles/{stored[0]}.txt"
    path.write_text(path.read_text(encoding="utf-8")[::-1], encoding="utf-8", newline="\n")
    with pytest.raises(checks.DataProblemsError, match=rf"{stored[0]}\.txt.*, which is not as it was stored"):
        tk.load(folder)


@pytest.mark.parametrize(
    "day", ["1825-01-01", "2225-01-01", "../2025-03", "٢٠٢٥-٠٣-٢٨", "2025-02-30", "0000-12-31"]
)
def test_what_is_no_day_is_named(folder: Path, day: str) -> None:
    damage(folder, "sources", 2, published=day)
    with pytest.raises(checks.DataProblemsError, match="sources row 2, published"):
        tk.load(folder)


@pytest.mark.parametrize("source_id", ["../../x", "a/b", "..", "a\\b", ".hidden", "a\nb"])
def test_a_source_id_leads_nowhere_else(folder: Path, tmp_path: Path, source_id: str) -> None:
    damage(folder, "sources", 2, source_id=source_id)
    with pytest.raises(checks.DataProblemsError, match="it names a file"):
        tk.load(folder)


def test_no_article_is_stored_outside_its_folder(tmp_path: Path) -> None:
    with pytest.raises(ToolkitError, match="names no file"):
        store_articles(tmp_path / "data" / "articles", {"../../x": "text"})
    assert not (tmp_path / "x.txt").exists()


def test_rows_of_a_loaded_table_are_counted_from_nought(folder: Path) -> None:
    path = folder / "figures.csv"
    lines = path.read_text(encoding="utf-8").split("\n")
    path.write_text("\n".join([lines[0], "," * lines[0].count(","), *lines[1:]]), encoding="utf-8")
    assert list(tk.load(folder).figures.index[:3]) == [0, 1, 2]


def test_unknown_columns_and_repeated_ids_are_named(folder: Path) -> None:
    path = folder / "sources.csv"
    lines = path.read_text(encoding="utf-8").splitlines()
    path.write_text(
        "\n".join([lines[0] + ",mood", *(line + "," for line in lines[1:]), lines[1] + ","]), "utf-8"
    )
    with pytest.raises(checks.DataProblemsError) as caught:
        tk.load(folder)
    assert {p.value for p in caught.value.problems} == {"mood", lines[1].split(",")[0]}


def test_a_view_is_never_saved_over_the_whole(folder: Path) -> None:
    view = tk.load(folder).as_of("2025-01-01")
    with pytest.raises(ToolkitError, match="would drop the rest"):
        view.save()
    assert len(tk.load(folder).claims) > len(view.claims)


def test_saving_never_loses_what_another_wrote(folder: Path) -> None:
    mine, theirs = tk.load(folder), tk.load(folder)
    changed = theirs.figures
    changed.loc[0, "note"] = "seen"
    saved = tk.Dossier(
        {**theirs.frames, "figures": changed}, theirs.texts, folder, stamps=theirs.stamps
    ).save()
    assert saved.save().figures["note"][0] == "seen"
    other = mine.figures
    other.loc[1, "note"] = "mine"
    with pytest.raises(ToolkitError, match=r"figures\.csv has changed since"):
        tk.Dossier({**mine.frames, "figures": other}, mine.texts, folder, stamps=mine.stamps).save()
    assert tk.load(folder).figures["note"][0] == "seen"


def test_a_stored_article_is_never_replaced(folder: Path, tmp_path: Path) -> None:
    dossier = tk.load(folder)
    name = next(iter(dossier.texts))
    changed = tk.Dossier(dossier.frames, {name: dossier.texts[name] + " "}, None)
    with pytest.raises(ToolkitError, match="another text"):
        changed.save(folder)


def test_no_folder_is_said_plainly(tmp_path: Path) -> None:
    with pytest.raises(ToolkitError, match="no such folder"):
        tk.load(tmp_path / "none")


def test_claims_of_all_tables_are_stacked(dossier: tk.Dossier) -> None:
    assert set(dossier.claims["table"]) == set(CLAIM_TABLES)
    assert dossier.claims["claim_id"].is_unique


def test_without_a_day_a_view_ends_with_the_latest_report(dossier: tk.Dossier) -> None:
    view = dossier.as_of()
    assert view.known_as_of == dossier.last_reported == dossier.claims["reported"].max().date()
    assert len(view.claims) == len(dossier.claims)
    assert dossier.as_of("2000-01-01").as_of().last_reported is None


def test_a_lost_article_is_one_problem_that_names_the_file(folder: Path) -> None:
    (folder / "articles" / "seed-2025-03-28.txt").unlink()
    with pytest.raises(checks.DataProblemsError) as caught:
        tk.load(folder)
    (problem,) = caught.value.problems
    assert (problem.table, problem.column, problem.value) == ("sources", "source_id", "seed-2025-03-28")
    assert problem.row is not None
    assert "articles/seed-2025-03-28.txt" in problem.allowed
    assert "restore the file" in problem.allowed


def test_a_row_with_too_many_fields_hides_no_other_problem(folder: Path) -> None:
    lines = (folder / "figures.csv").read_text(encoding="utf-8").splitlines()
    lines[3] = "1,000," + lines[3]
    (folder / "figures.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    damage_line = (folder / "ties.csv").read_text(encoding="utf-8").replace(",visit,", ",call,", 1)
    (folder / "ties.csv").write_text(damage_line, encoding="utf-8")
    with pytest.raises(checks.DataProblemsError) as caught:
        tk.load(folder)
    found = [(p.table, p.row, p.column) for p in caught.value.problems]
    assert ("figures", 4, "fields") in found
    assert [place for place in found if place[:2] == ("figures", 4)] == [("figures", 4, "fields")]
    assert [column for table, _, column in found if table == "ties"] == ["tie"]


@pytest.mark.parametrize(
    ("values", "column"),
    [
        ({"low": "9", "best": "6", "high": "5"}, "low"),
        ({"bound": "", "low": "9", "best": "6", "high": "5"}, "bound"),
        ({"low": "nine"}, "low"),
    ],
)
def test_one_slip_in_a_range_is_one_problem(folder: Path, values: dict[str, str], column: str) -> None:
    damage(folder, "figures", 2, **values)
    with pytest.raises(checks.DataProblemsError) as caught:
        tk.load(folder)
    assert [(p.row, p.column) for p in caught.value.problems] == [(2, column)]


def test_a_file_is_no_folder_of_tables(folder: Path) -> None:
    with pytest.raises(ToolkitError, match="this is a file; name the folder it is in"):
        tk.load(folder / "figures.csv")
    (folder / "ties.csv").unlink()
    (folder / "ties.csv").mkdir()
    with pytest.raises(ToolkitError, match=r"ties\.csv: this is a folder"):
        tk.load(folder)


def test_a_dossier_is_shown_in_one_line(dossier, data_folder):
    shown = repr(dossier.as_of("2025-03-28"))
    assert shown.startswith(f"Dossier of {data_folder}, as of 2025-03-28: ")
    assert f"{len(dossier.as_of('2025-03-28').figures)} figures" in shown
    assert "\n" not in shown


@pytest.mark.parametrize("day", [20250328, 2025.0, ["2025-03-28"]])
def test_a_day_of_another_type_is_refused(dossier, day):
    with pytest.raises(ToolkitError, match="write it as text"):
        dossier.as_of(day)
