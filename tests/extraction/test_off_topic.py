"""Articles full of numbers and martial words, with nothing for the tables; reports with few such words."""

from pathlib import Path

import pytest

from tests.extraction.phrase_tables import CASES, cases
from toolkit import lexicon
from toolkit.extraction import extract_rows
from toolkit.extraction.article.document import Document
from toolkit.extraction.article.topic import tells_little

OFF_TOPIC = sorted((CASES / "off_topic").glob("*.txt"))
ON_TOPIC = sorted((CASES / "on_topic").glob("*.txt"))
BRIEFS = (CASES / "off_topic.txt").read_text(encoding="utf-8").splitlines()
TABLES = ("figures", "supplies", "ties")


@pytest.mark.parametrize("path", OFF_TOPIC, ids=lambda path: path.stem)
def test_at_most_one_false_row(path: Path) -> None:
    tables = extract_rows(path.read_text(encoding="utf-8"), published="2025-08-01", source_id="article")
    found = [(table, row["quote"]) for table in TABLES for row in tables[table]]
    assert len(found) <= 1, found


@pytest.mark.parametrize("text", BRIEFS, ids=[text[:40] for text in BRIEFS])
def test_a_brief_on_another_subject_makes_no_ties(text: str) -> None:
    assert extract_rows("Report\n\n" + text, published="2025-08-01")["ties"] == []


@pytest.mark.parametrize("path", ON_TOPIC, ids=lambda path: path.stem)
def test_a_report_with_few_words_of_war_is_read(path: Path) -> None:
    assert Document(path.read_text(encoding="utf-8")).off_topic is False


@pytest.mark.parametrize(("name", "off_topic"), [("on_topic_news", False), ("off_topic_news", True)])
def test_plain_news(name: str, off_topic: bool) -> None:
    judged = [Document(case["text"]).off_topic for case in cases(name)]
    assert len(judged) >= 240
    assert judged.count(off_topic) >= 0.97 * len(judged)


@pytest.mark.parametrize("words", [40, 60, 90])
def test_a_pasted_paragraph_of_such_a_report_is_read(words: int) -> None:
    openings = [" ".join(path.read_text(encoding="utf-8").split()[:words]) for path in ON_TOPIC]
    read = [not Document(opening).off_topic for opening in openings]
    assert sum(read) >= 0.97 * len(read)


def test_there_are_such_articles() -> None:
    assert len(OFF_TOPIC) >= 184
    assert len(ON_TOPIC) >= 130


def test_a_long_article_with_few_claims_is_no_report_unless_its_words_are_plain() -> None:
    """Where the words leave it open, a report has more than two claims in a hundred words."""
    words = "The harbour of the old town keeps its cranes, its cats and its queue for bread all winter."
    doc = Document(" ".join([words] * 20))
    assert (doc.off_topic, doc.tells_of_arms) == (False, False)
    assert (tells_little(doc, 7), tells_little(doc, 8)) == (True, False)
    assert not tells_little(Document(" ".join([words] * 16)), 0)  # a pasted paragraph
    plain = "The brigade lost soldiers, the army sent troops and rockets across the border at night."
    assert not tells_little(Document(" ".join([plain] * 30)), 0)


def test_the_source_says_that_an_article_is_about_something_else() -> None:
    match = extract_rows(OFF_TOPIC[0].read_text(encoding="utf-8"))
    assert "no report on conflict" in match["source"][0]["note"]
    assert match["figures"] == match["supplies"] == match["ties"] == match["events"] == []
    assert extract_rows("Kenya has sent 600 soldiers to Haiti.")["source"][0]["note"] is None


def test_a_word_of_the_projects_own_brings_an_article_back(tmp_path: Path) -> None:
    text = (CASES / "off_topic" / "handball-world-cup.txt").read_text(encoding="utf-8")
    (tmp_path / "topic_points.csv").write_text("cue,points\nhandball,2000\n", encoding="utf-8")
    assert Document(text).off_topic
    assert not Document(text, lexicon_dir=str(tmp_path)).off_topic
    (tmp_path / "topic_points.csv").write_text("cue,points\nhandball,many\n", encoding="utf-8")
    lexicon.points.cache_clear()
    lexicon.rows.cache_clear()
    with pytest.raises(lexicon.LexiconError, match="line 2, points: 'many'; allowed: a whole number"):
        assert Document(text, lexicon_dir=str(tmp_path)).off_topic


def test_a_single_sentence_is_never_about_something_else() -> None:
    text = "The crew won the race, and its cup, at the regatta off the island."
    assert Document(text).off_topic is False


def test_what_happened_in_an_old_war_is_no_news() -> None:
    text = (
        "The last porters of Porga meet once more\n\n"
        "Seventy years have gone by since 9 March 1955, when the garrison of Togo gave up.\n\n"
        "Ghana had brought up 5,000 men, and Peru lent transport planes, one of which was hit on 8 March. "
        "About 230 soldiers were killed and 900 captured.\n\n"
        "The hotels, 400 beds in all, have been full for a week."
    )
    tables = extract_rows(text, published="2025-08-01")
    assert [row["quote"] for table in TABLES for row in tables[table]] == []


def test_news_that_opens_with_an_anniversary_is_news() -> None:
    text = (CASES / "on_topic" / "seventy-two-years-after.txt").read_text(encoding="utf-8")
    rows = extract_rows(text, published="2025-08-01")["figures"]
    assert [row["best"] for row in rows] == [2000, 15000, 1000]


def test_police_on_a_mission_are_counted_where_the_article_tells_of_conflict() -> None:
    text = (CASES / "on_topic" / "band-that-plays-checkpoints.txt").read_text(encoding="utf-8")
    rows = extract_rows(text, published="2025-11-01")["figures"]
    assert [(row["side"], row["best"]) for row in rows if row["best"] in (730, 3)] == [
        ("Kenya", 730),
        ("Kenya", 3),
    ]
