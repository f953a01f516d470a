"""Buttons, pointers and links to other reports that are saved or copied with an article."""

from pathlib import Path

import pytest

from toolkit.articles import read_article
from toolkit.articles.furniture import without_furniture
from toolkit.extraction.assemble import extract_rows

BODY = "Chad has sent 300 soldiers to Sudan, its army said on Sunday."
BESIDE = [
    "Share",
    "5 min read",
    "Updated 2 hours ago",
    "ADVERTISEMENT",
    "Read more: Kenya sent 900 soldiers to Haiti, report says",
    "ALSO READ | Kenya sent 900 soldiers to Haiti",
    "Follow us on Telegram: 12,000 members and counting.",
    "Sign up to our briefing: 40,000 fighters for truth read it.",
    "More on this story\nKenya sent 900 soldiers to Haiti\n28 November\nWho are the 40 soldiers in Mali?",
    "Comments (2)\ndesertfox\nRussia sent 2,000 soldiers to Port Sudan last month and nobody reports on it.",
]


@pytest.mark.parametrize("beside", BESIDE)
def test_what_a_page_adds_claims_nothing(beside: str) -> None:
    text = f"Soldiers in Sudan\n\n{BODY}\n{beside}\n"
    rows = extract_rows(text, published="2026-11-30")
    assert [(row["side"], row["best"]) for row in rows["figures"]] == [("Chad", 300)]
    assert [text[row["start"] : row["end"]] for row in rows["figures"]] == ["300 soldiers"]


def test_prose_behind_a_list_of_links_is_read() -> None:
    listed = "Recommended Stories\nKenya sent 900 soldiers to Haiti\n"
    more = "Mali has since sent 40 soldiers."
    kept = without_furniture(f"Soldiers in Sudan\n{BODY}\n{listed}{more}")
    assert BODY in kept
    assert more in kept
    assert "900" not in kept


def test_lines_of_prose_end_a_list_of_links_wherever_they_are_broken() -> None:
    listed = "Related\nKenya sent 900 soldiers to Haiti\n"
    more = "The army went there on Friday. It sent 40\nsoldiers and lost six of them."
    assert without_furniture(f"Soldiers in Sudan\n{BODY}\n{listed}{more}").endswith(f"\n{more}")


def test_a_count_of_comments_beside_the_title_is_a_button() -> None:
    kept = without_furniture(f"Soldiers in Sudan\n3 comments\n{BODY}\nComments (3)\nRussia sent 2,000.")
    assert kept.split("\n")[2:4] == [BODY, " " * 12]
    assert "2,000" not in kept


@pytest.mark.parametrize(
    "line",
    [
        "Share prices fell.",
        "Related deaths rose to 90.",
        "Read more books, he said.",
        "Recommended: 500 more troops",
        "Watch - a battalion of 600 men - was formed in the north.",
        "See also: the brigade lost 30 men there.",
        "Follow us, the colonel told 300 recruits, and they did.",
        "Subscribe to the view that 300 soldiers died",
        "Sign up for the army, as 300 men did in May.",
        "Join our rebel group, said the leader of 300 fighters",
    ],
)
def test_sentences_stay(line: str) -> None:
    assert without_furniture(f"{line}\nMali\n{line}").startswith(f"{line}\nMali\n")


def test_the_title_of_a_pasted_page_is_no_button(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(
        f"Skip to content\nAFRICA\nShare\nArmy takes Bara\n5 min read\nMoscow, 19 December 2025.\n{BODY}"
    )
    article = read_article(path)
    assert (article.title, article.published) == ("Army takes Bara", "2025-12-19")
    assert extract_rows(article.text)["source"][0]["title"] == "Army takes Bara"
