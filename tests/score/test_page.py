"""docs/quality.md: what cannot be measured here stays as it was measured last."""

from pathlib import Path

import pytest

from . import __main__ as command
from .labels import read, read_all
from .report import page, table
from .tallying import score_articles

PAGE = "# Head\n\n## Articles labelled by others\n\n8 articles.\n\n## Next\n\nmore\n"


def test_a_missing_set_keeps_its_published_section(tmp_path: Path) -> None:
    written = tmp_path / "quality.md"
    assert command.published_section(command.OTHERS, written) == ""
    written.write_text(PAGE, encoding="utf-8")
    section = command.published_section(command.OTHERS, written)
    assert section == "## Articles labelled by others\n\n8 articles."
    assert command.published_section("Nothing", written) == ""


def test_held_out_articles_are_a_set_of_their_own() -> None:
    found = command.sets()
    for title in (command.HELD, command.DENSE):
        assert all(article.held_out for article in found[title])
        assert len(found[title]) >= 12
    assert not any(article.held_out for article in found[command.DEVELOPMENT])


def test_misses_are_published_for_development_alone() -> None:
    article = read(command.OWN / "42-africa-corps-mali.txt")
    nothing = score_articles([(article, {})])
    assert "roughly 2,500 Russians" in command.details(command.DEVELOPMENT, nothing)
    assert "2,500" not in command.details(command.HELD, nothing)


def test_labels_read_as_their_own_answer_are_right() -> None:
    """Each required label, put in as a row, is found at every level."""
    articles = read_all(command.OWN)
    assert articles
    score = score_articles(
        (article, {name: [r for r in rows if not r.get("optional")] for name, rows in article.labels.items()})
        for article in articles
    )
    for name, tally in score.tallies.items():
        assert (tally.wrong, tally.missed) == (0, 0), name
    assert all(share.value == 1 for share in score.shares.values())


def test_an_unknown_article_is_wrong_use(capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main(["--only", "no such article"]) == 2
    assert "no such article" in capsys.readouterr().err


def test_the_page_ends_with_one_newline() -> None:
    assert page({"a": "## A\n\n"}, ("## Layers",)).endswith("## A\n")
    assert table(("x", "y"), [("1", "2")]) == "| x | y |\n|---|--:|\n| 1 | 2 |"
