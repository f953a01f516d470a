"""Drafts from an article, and their way into the tables: twice a no-op, a changed article a new version."""

import dataclasses
import shutil
from pathlib import Path

import pandas as pd
import pytest

import toolkit as tk
from toolkit.articles import Article, ArticleError
from toolkit.checks import DataProblemsError
from toolkit.cli import main
from toolkit.dossier import from_rows
from toolkit.extraction import drafts
from toolkit.extraction.drafts import extract, ingest, new_source_id
from toolkit.extraction.reconcile import Rows, reconcile
from toolkit.schema import TABLES

OFF_TOPIC = Path(__file__).parents[1] / "cases" / "off_topic"
TEXT = (
    "Seoul counts more soldiers\n\n"
    "South Korea's military said on Thursday that North Korea had sent at least 3,000 more soldiers "
    "to Russia in January and February.\n\n"
    "Freedonia's Ministry of Peace said 40 of its soldiers had been killed in Ukraine. "
    "Sergei Lavrov met Choe Son Hui in Moscow on Wednesday."
)
ARTICLE = Article(TEXT, "Seoul counts more soldiers", published="2025-03-28", publisher="The Example")


@pytest.fixture
def folder(tmp_path: Path, data_folder: Path) -> Path:
    return Path(shutil.copytree(data_folder, tmp_path / "data"))


def snapshot(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*.csv")}


def test_every_draft_stands_in_the_article() -> None:
    draft = extract(ARTICLE)
    assert (draft.claims["review"] == "draft").all()
    assert draft.claims["credibility"].isna().all()
    for row in draft.claims.itertuples():
        assert row.quote in TEXT
        assert TEXT[row.start : row.end] in row.quote
    assert "at least 3,000" in str(draft.explain(str(draft.figures["claim_id"][0])))


def test_drafts_go_in_beside_what_was_accepted_and_twice_is_a_no_op(folder: Path) -> None:
    before = tk.load(folder)
    done = ingest(ARTICLE, folder)
    after = tk.load(folder)
    assert done.added > 0
    assert len(after.claims) == len(before.claims) + done.added
    assert after.text(done.source_id) == TEXT
    assert set(after.source(done.source_id).figures["side"].dropna()) >= {"North Korea"}
    files = snapshot(folder)
    again = ingest(ARTICLE, folder)
    assert (again.source_id, again.added, again.is_new) == (done.source_id, 0, False)
    assert snapshot(folder) == files


def test_names_that_the_dossier_knows_keep_its_spelling(folder: Path) -> None:
    done = ingest(dataclasses.replace(ARTICLE, text=TEXT + "\n\nVolodymyr Zelenskyy thanked Rome."), folder)
    after = tk.load(folder)
    mine = after.source(done.source_id)
    people = {name for text in mine.events["participants"].dropna() for name in text.split("; ")}
    assert people | set(mine.ties["a"]) | set(mine.ties["b"]) <= set(after.actors["name"])
    assert after.actors["name"].is_unique


def test_a_changed_article_makes_room_for_itself_and_leaves_reviewed_claims(folder: Path) -> None:
    first = ingest(ARTICLE, folder)
    path = folder / "figures.csv"
    figures = pd.read_csv(path, dtype="str", keep_default_na=False)
    reviewed = figures.index[figures["source_id"] == first.source_id][0]
    figures.loc[reviewed, "review"] = "accepted"
    figures.to_csv(path, index=False, lineterminator="\n")
    changed = dataclasses.replace(ARTICLE, text=TEXT.replace("at least 3,000", "about 3,000"))
    second = ingest(changed, folder)
    after = tk.load(folder)
    assert second.source_id == f"{first.source_id}-2"
    assert second.dropped == first.added - 1
    assert list(after.source(first.source_id).claims["review"]) == ["accepted"]
    assert after.text(first.source_id) == TEXT


def test_an_older_version_that_comes_again_changes_nothing(folder: Path) -> None:
    changed = dataclasses.replace(ARTICLE, text=TEXT.replace("at least 3,000", "about 3,000"))
    first, second = ingest(ARTICLE, folder), ingest(changed, folder)
    files = snapshot(folder)
    for article, source_id in ((ARTICLE, first.source_id), (changed, second.source_id)) * 2:
        again = ingest(article, folder)
        assert (again.source_id, again.added, again.dropped, again.is_new) == (source_id, 0, 0, False)
    assert snapshot(folder) == files
    assert set(tk.load(folder).source(second.source_id).figures["bound"]) >= {"about"}


def test_another_day_of_publication_is_another_article(folder: Path) -> None:
    running = dataclasses.replace(ARTICLE, url="https://example.org/war-latest")
    first = ingest(running, folder)
    later = dataclasses.replace(
        running, text=TEXT.replace("at least 3,000", "about 3,000"), published="2025-03-29"
    )
    second = ingest(later, folder)
    assert (second.dropped, second.is_new) == (0, True)
    assert len(tk.load(folder).source(first.source_id).claims) == first.added


def test_a_word_of_the_projects_own_brings_a_stored_article_back(folder: Path) -> None:
    text = (OFF_TOPIC / "handball-world-cup.txt").read_text(encoding="utf-8")
    article = Article(text, "Handball", "2025-03-28", "Example")
    name = ingest(article, folder).source_id
    path = folder / "sources.csv"
    sources = pd.read_csv(path, dtype="str", keep_default_na=False)
    sources.loc[sources["source_id"] == name, "reliability"] = "B"
    sources.to_csv(path, index=False, lineterminator="\n")
    files = snapshot(folder)
    assert ingest(article, folder).is_new is False
    assert snapshot(folder) == files
    (folder / "lexicon").mkdir()
    (folder / "lexicon" / "topic_points.csv").write_text("cue,points\nhandball,2000\n", encoding="utf-8")
    back = ingest(article, folder)
    assert (back.source_id, back.is_new) == (name, False)
    assert back.added > 0
    row = tk.load(folder).sources.set_index("source_id").loc[name]
    assert row["reliability"] == "B"
    assert pd.isna(row["note"])


def test_another_language_is_stored_flagged_and_not_guessed_at(folder: Path) -> None:
    text = (
        "Mehr Soldaten\n\nDer Minister sagte am Freitag, dass mindestens 300 Soldaten entsandt worden seien."
    )
    done = ingest(Article(text, "Mehr Soldaten", "2025-03-28", "Beispiel", language="de"), folder)
    source = tk.load(folder).sources.set_index("source_id").loc[done.source_id]
    assert (done.added, source["language"]) == (0, "de")
    assert "not read" in source["note"]


def test_an_article_on_something_else_is_stored_and_says_so(folder: Path) -> None:
    text = (OFF_TOPIC / "handball-world-cup.txt").read_text(encoding="utf-8")
    done = ingest(Article(text, "Handball", "2025-03-28", "Example"), folder)
    source = tk.load(folder).sources.set_index("source_id").loc[done.source_id]
    assert (done.added, source["note"]) == (0, done.note)
    assert "no report on conflict" in done.note


def test_an_article_without_a_day_is_refused_and_nothing_changes(folder: Path) -> None:
    before = snapshot(folder)
    with pytest.raises(ArticleError, match="--published"):
        ingest(dataclasses.replace(ARTICLE, published="", origin="a.txt"), folder)
    assert snapshot(folder) == before


def test_source_ids_say_who_and_when() -> None:
    assert new_source_id(ARTICLE, ()) == "example-2025-03-28"
    assert new_source_id(ARTICLE, {"example-2025-03-28"}) == "example-2025-03-28-2"
    daily = Article("x", "x", "2025-03-28", "Ежедневно", origin="in/report.txt")
    assert new_source_id(daily, ()) == "report-2025-03-28"
    assert new_source_id(dataclasses.replace(daily, title="Отчёт", origin="-"), ()) == "article-2025-03-28"
    named = Article("x", "Title", "2025-03-28", origin="in/rsf-drones-2025-03-28.txt")
    assert new_source_id(named, ()) == "rsfdrones-2025-03-28"
    only_the_day = Article("x", "Title", "2025-03-28", origin="in/2025-03-28.txt")
    assert new_source_id(only_the_day, ()) == "title-2025-03-28"


def test_an_ingest_at_the_same_time_loses_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    other = dataclasses.replace(ARTICLE, text=TEXT.replace("3,000", "4,000"), publisher="The Other")
    once = [other]

    def load_while_another_writes(path: Path) -> tk.Dossier:
        loaded = tk.load(path)
        if once:
            ingest(once.pop(), path)
        return loaded

    monkeypatch.setattr(drafts, "load", load_while_another_writes)
    ingest(ARTICLE, folder)
    after = tk.load(folder)
    for name in ("example-2025-03-28", "other-2025-03-28"):
        assert len(after.source(name).claims) > 0


def test_a_text_left_by_a_killed_run_stands_in_nobodys_way(folder: Path) -> None:
    (folder / "articles" / "example-2025-03-28.txt").write_text("Another report\n", encoding="utf-8")
    assert ingest(ARTICLE, folder).source_id == "example-2025-03-28-2"


def test_the_command_reads_a_folder_and_names_what_it_cannot_read(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    (inbox / "good.txt").write_text(TEXT, encoding="utf-8")
    (inbox / "empty.txt").write_text("", encoding="utf-8")
    words = [
        "ingest",
        str(inbox),
        "--data",
        str(folder),
        "--published",
        "2025-03-28",
        "--publisher",
        "Example",
    ]
    assert main(words) == 1
    out, err = capsys.readouterr()
    assert "example-2025-03-28" in out
    assert "empty.txt" in err
    assert "Traceback" not in err
    (inbox / "empty.txt").unlink()
    assert main(words) == 0
    assert "stored already" in capsys.readouterr().out


def test_an_article_that_the_tables_hold_stands_as_a_person_decided(folder: Path) -> None:
    done = ingest(ARTICLE, folder)
    path = folder / "figures.csv"
    figures = pd.read_csv(path, dtype="str", keep_default_na=False)
    reviewed = figures.index[figures["source_id"] == done.source_id][0]
    figures.loc[reviewed, ["review", "claimed_by"]] = ["edited", "Russia"]
    figures.to_csv(path, index=False, lineterminator="\n")
    tables = tk.load(folder)
    again = extract(tk.stored_article(tables, done.source_id), known=tables)
    assert list(again.sources["source_id"]) == [done.source_id]
    assert sorted(again.claims["claim_id"]) == sorted(tables.source(done.source_id).claims["claim_id"])
    row = again.claim(figures.loc[reviewed, "claim_id"])
    assert (row["review"], row["claimed_by"]) == ("edited", "Russia")
    assert len((tables + again).claims) == len(tables.claims)
    assert tk.highlight(again).spans


def test_what_the_page_says_of_itself_stands_before_the_options(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.txt").write_text(TEXT.replace("\n\n", "\n\nSEOUL, 28 March 2025 (Halla Wire)\n\n", 1))
    words = ["ingest", str(tmp_path / "a.txt"), "--data", str(folder)]
    assert main([*words, "--published", "2025-03-30", "--publisher", "Other"]) == 0
    out = capsys.readouterr().out
    source = tk.load(folder).sources.set_index("source_id").loc["hallawire-2025-03-28"]
    assert (f"{source['published']:%Y-%m-%d}", source["publisher"]) == ("2025-03-28", "Halla Wire")
    assert "gives its day as 2025-03-28, and that counts, not --published 2025-03-30" in out
    assert "names Halla Wire as its publisher" in out
    assert "-p report SOURCE_ID" in out


def test_every_file_of_a_folder_has_a_day_of_its_own(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    lines = {
        "a": "Moscow, 19 December 2025.",
        "b": "SEOUL, Feb. 12 (Wire) -- A report.",
        "c-2025-03-03": "",
        "d": "",
    }
    for name, line in lines.items():
        (inbox / f"{name}.txt").write_text(
            TEXT.replace("\n\n", f" {name}\n\n{line}\n\n", 1), encoding="utf-8"
        )
    words = ["ingest", str(inbox), "--data", str(folder), "--publisher", "Example"]
    assert main(words) == 1
    err = capsys.readouterr().err
    assert "b.txt: its dateline names a day (02-12) and no year; give the file a day of its own" in err
    assert "d.txt: it names no day of publication\n" in err
    assert err.count("give the file a day of its own") == 1
    assert "(report-2025-03-28.pdf)" in err
    assert main([*words, "--published", "2025-03-28"]) == 0
    assert "b.txt: wire-2025-02-12" in (out := capsys.readouterr().out)
    assert "names no year: taken as 2025-02-12" in out
    days = set(tk.load(folder).sources["published"].dt.strftime("%Y-%m-%d"))
    assert days >= {"2025-12-19", "2025-02-12", "2025-03-03", "2025-03-28"}


def test_a_publisher_that_nobody_names_is_said_to_be_missing(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    assert main(["ingest", str(tmp_path / "a.txt"), "--data", str(folder), "--published", "2025-03-28"]) == 0
    assert "it names no publisher: --publisher NAME" in capsys.readouterr().out
    assert "unnamed publisher" in set(tk.load(folder).sources["publisher"])


def test_a_publisher_is_filled_in_later_and_one_that_is_known_stays(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    words = ["ingest", str(tmp_path / "a.txt"), "--data", str(folder), "--published", "2025-03-28"]
    assert main(words) == 0
    before = snapshot(folder)
    assert main([*words, "--publisher", "Halla Wire"]) == 0
    assert "stored already as a-2025-03-28; its publisher is Halla Wire now" in capsys.readouterr().out
    after = snapshot(folder)
    assert [name for name in after if after[name] != before[name]] == ["sources.csv"]
    assert set(tk.load(folder).source("a-2025-03-28").claims["review"]) == {"draft"}
    assert main([*words, "--publisher", "Other"]) == 0
    assert capsys.readouterr().out.endswith("stored already as a-2025-03-28\n")
    assert snapshot(folder) == after


@pytest.mark.parametrize("day", ["1825-01-01", "2225-01-01"])
def test_a_day_that_is_a_slip_of_the_pen(folder: Path, day: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["ingest", "a.txt", "--data", str(folder), "--published", day])
    assert ended.value.code == 2
    assert "from 1900 to 2100" in capsys.readouterr().err
    with pytest.raises(DataProblemsError, match="from 1900 to 2100"):
        ingest(dataclasses.replace(ARTICLE, published=day), folder)


def test_no_progress_bar_where_nobody_watches(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    names = [str(tmp_path / f"{n}.txt") for n in range(4)]
    assert main(["ingest", *names, "--data", str(folder)]) == 1
    lines = capsys.readouterr().err.splitlines()
    assert lines == [f"toolkit ingest: {name}: no such file" for name in names]


def test_an_alias_of_the_tables_is_no_new_actor() -> None:
    known = from_rows({"actors": [{"name": "Zorg Fund", "kind": "organisation", "aliases": "ZF"}]}, {})
    rows: Rows = {name: [] for name in TABLES}
    rows["events"] = [{"participants": ["ZF", "Kenya"]}]
    named = reconcile(rows, known)
    assert named["events"][0]["participants"] == "Zorg Fund; Kenya"
    assert [actor["name"] for actor in named["actors"]] == ["Kenya"]


def test_a_folder_that_is_not_there_is_named_once_with_the_way_out(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "new"
    assert main(["ingest", "a.txt", "b.txt", "--data", str(folder)]) == 1
    err = capsys.readouterr().err.splitlines()
    assert len(err) == 1
    assert f"make it (mkdir {folder})" in err[0]
    assert not folder.exists()


def test_a_folder_says_what_is_no_article_and_a_report_without_claims_leaves_nothing_to_brief(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data, inbox = tmp_path / "new", tmp_path / "inbox"
    data.mkdir()
    inbox.mkdir()
    (inbox / "quiet-2026-05-03.txt").write_text("The fishermen came home. Nobody was seen.\n")
    (inbox / "map.png").write_bytes(b"\x89PNG")
    (inbox / ".hidden").write_text("x")
    assert main(["ingest", str(inbox), "--data", str(data)]) == 0
    out, err = capsys.readouterr()
    assert f"{inbox}: passed over, being no articles by their ending: map.png\n" in err
    assert f"{data} holds no claims yet, so there is nothing to brief." in out
    assert "Next: " not in out
    (inbox / "loud-2026-05-04.txt").write_text(TEXT)
    assert main(["ingest", str(inbox), "--data", str(data)]) == 0
    assert f"Next: toolkit brief --data {data}" in capsys.readouterr().out


def test_the_next_step_names_the_notebooks_where_none_are_at_hand(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("data").mkdir()
    Path("a-2026-05-04.txt").write_text(TEXT)
    assert main(["ingest", "a-2026-05-04.txt", "--data", "data"]) == 0
    assert "Next: toolkit brief --data data --notebooks FOLDER" in capsys.readouterr().out
