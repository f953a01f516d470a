"""Markdown loses its marks on the way in, and nothing else."""

from pathlib import Path

import pytest

from toolkit.articles import read_article
from toolkit.extraction import extract_rows

WORDS = {
    "At least **3,000** soldiers": "At least 3,000 soldiers",
    "**At least 3,000** soldiers": "At least 3,000 soldiers",
    "about [11,000](http://a.b/12) soldiers": "about 11,000 soldiers",
    "about ~~9,000~~ 11,000[^1] soldiers\n\n[^1]: By them.": "about 11,000 soldiers\n\nBy them.",
    "# Troops &amp; arms\nBy *A. Nonym*  \nNAIROBI": "Troops & arms\n\nBy A. Nonym\nNAIROBI",
    "- 300 killed\n- 200 *wounded*": "300 killed\n200 wounded",
    "2024. It was a year\n": "2024. It was a year",
    "> “We lost 50,” he said.": "“We lost 50,” he said.",
    "![20 soldiers](a.png) Forty came.": "Forty came.",
    "Forty<br>came <b>home</b>.": "Forty\ncame home.",
    "<div>Forty &lt; 50</div>": "Forty < 50",
    "|a|b|\n|-|-|\n|killed|**12**|": "a\tb\n\nkilled\t12",
    "```\nForty * 2\n```": "Forty * 2",
    "5 * 3 and 2_000_000 \\* 7": "5 * 3 and 2_000_000 * 7",
}


def read(tmp_path: Path, source: str) -> str:
    path = tmp_path / "a.md"
    path.write_text(source, encoding="utf-8")
    return read_article(path).text


@pytest.mark.parametrize("source", WORDS)
def test_the_marks_come_off(tmp_path: Path, source: str) -> None:
    assert read(tmp_path, source).strip() == WORDS[source]


def test_bounds_survive_the_marks(tmp_path: Path) -> None:
    text = read(tmp_path, "Kenya said at least **3,000** soldiers were killed in [Haiti](http://a.b/12).")
    figure = extract_rows(text)["figures"][0]
    assert (figure["bound"], figure["low"], figure["best"]) == ("at_least", 3000, None)
    assert text[figure["start"] : figure["end"]] == "at least 3,000 soldiers"


@pytest.mark.parametrize(
    ("date", "day"),
    [
        ("date: 2025-03-27", "2025-03-27"),
        ("Date: '2025-03-27T09:00:00+09:00'", "2025-03-27"),
        ("published: 27 March 2025", "2025-03-27"),
        ("date: yesterday", ""),
    ],
)
def test_front_matter_gives_title_and_day(tmp_path: Path, date: str, day: str) -> None:
    path = tmp_path / "a.md"
    path.write_text(f'---\ntitle: "Kenya sends more"\n{date}\ntags: [a, b]\n---\n\nForty came.\n')
    article = read_article(path)
    assert (article.title, article.published) == ("Kenya sends more", day)
    assert article.text == "Kenya sends more\n\nForty came."


def test_a_rule_at_the_head_is_no_front_matter(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("---\n\nForty came.\n")
    article = read_article(path)
    assert (article.title, article.text) == ("Forty came.", "Forty came.")


@pytest.mark.parametrize("mark", ["<!-- ", "<a href=", "<"])
def test_marks_that_are_never_closed_are_read_in_a_moment(tmp_path: Path, mark: str) -> None:
    text = read(tmp_path, "---\ntitle: a" + " " * 200_000 + "b\n---\n300 came.\n\n<div>\n" + mark * 30_000)
    assert "300 came." in text
