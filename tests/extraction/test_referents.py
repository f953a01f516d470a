"""Whom short references mean: pronouns, nouns with an article, pairs."""

from datetime import date

import pytest

from toolkit.extraction.article.document import Document

MEANT = {
    "Mali is calm. Mali met Chad in Lome. Ghana has sent 90 men to the country.": ("country", "Mali"),
    "Ghana is patient. It shut its gates since 40 Malian drones entered its airspace.": ("its", "Ghana"),
    "Peru fought M23, an affiliate of al-Shabaab. The group attacked Chad in May.": ("group", "M23"),
    "JNIM attacked Mali. Chad sent 20 men to the Africa Corps. Togo armed the rebels.": ("rebels", "JNIM"),
    "Togo sent 300 men to MINUSCA. That force would number 900 soldiers.": ("force", "MINUSCA"),
    "JNIM, the al-Qaeda branch in Mali, is strong. The group attacked Chad.": ("group", "JNIM"),
    "Togo sold three ships to the Ghana Navy, and the two sides signed a pact.": (
        "the two sides",
        "Togo; Ghana",
    ),
    "Chad met Peru. Togo's defence ministry thanked Mali. The two countries signed a pact.": (
        "The two countries",
        "Togo; Mali",
    ),
    "Chad met Peru in Doha. Peru gave boats to Chad. The Togolese navy is in Ghana. Peru's envoy told Chad's "
    "president that the trust between the two countries had grown.": ("the two countries", "Chad; Peru"),
    "Chad blamed Peru. Peru blamed Chad. Togo's envoy, who was in Lima, asked the two countries to wait.": (
        "the two countries",
        "Chad; Peru",
    ),
    "Chad met Peru. Chad and Peru drill in Mali. The former has tanks.": ("The former", "Chad"),
    "Chad met Peru. Chad and Peru drill in Mali, the latter with tanks.": ("the latter", "Peru"),
    "Peru and Chile buy tanks for Ghana. They come from Togo. Ghana is glad. The two countries paid.": (
        "The two countries",
        "Peru; Chile",
    ),
    "Riyadh bought jets in May. Peru met Chile and Peru met Togo. Chad sold tanks to the kingdom.": (
        "kingdom",
        "Saudi Arabia",
    ),
}


@pytest.mark.parametrize("text", MEANT, ids=lambda text: text[:50])
def test_short_forms_mean_who_acts(text: str) -> None:
    word, name = MEANT[text]
    clauses = [clause for clause in Document(text, date(2025, 3, 28)).clauses if clause]
    meant = [m.name for clause in clauses for m in clause.actors.values() if m.text == word]
    assert meant[-1] == name


DEBATE = """Debate on Peru

MS ANN LEE: Chad is strong.

MR JOE ROE: Chad lost.

MS LEE: We sent guns.

MR ROE: Chad has them.
"""


@pytest.mark.parametrize(
    ("text", "home"),
    [
        ("Peru arms\n\nLIMA, Peru - Chad's army fought. Chad won. Chad lost.", "Peru"),
        ("Peru buys guns\n\nChad sold my country 40 guns. Chad won. Chad lost.", "Peru"),
        ("Peru buys guns\n\nChad sold it 40 guns. Chad won. Chad lost.", "Chad"),
        (DEBATE, ""),
    ],
)
def test_the_state_from_which_an_article_is_written(text: str, home: str) -> None:
    assert Document(text, date(2025, 8, 1)).home == home
