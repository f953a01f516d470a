"""``python -m tests.score.fit_supplies``: fit the points that decide who gives a thing and who takes it.

Every pair of a giver and a taker gets the points of its cues (`supplies/weighing.py`), and
so does nobody. They are fitted as the points of sides are (`fit_sides`), on the things whose sides their
clause does not both name. Of the shares printed, the one with articles left out counts.
"""

from datetime import date
from pathlib import Path
from typing import Any
from unittest.mock import patch

import toolkit
from toolkit.extraction.article.document import Document
from toolkit.extraction.supplies import weighing as supply_weighing
from toolkit.extraction.supplies.open import Open
from toolkit.extraction.supplies.read import supplies
from toolkit.extraction.supplies.scene import Pair

from .__main__ import DEVELOPMENT, sets
from .agreement import accepted, word
from .fitting import OF_SPECIMENS, SCALE, Choice, fit, settle, specimens, weight_of
from .labels import Labelled

POINTS = Path(toolkit.__file__).parent / "lexicon" / "supply_points.csv"
NOBODY = "nobody"
PENALTY = 4.0
CAUTION = 0.5  # log odds taken from nobody, so that as many rows are missed as are wrong


def choices(article: Labelled) -> list[Choice]:
    """The things of an article whose sides are weighed."""
    cases: list[Open] = []

    def record(together: list[Open]) -> Pair | None:
        cases.extend(together)
        return None

    with patch.object(supply_weighing, "heaviest", record):
        supplies(Document(article.text, date.fromisoformat(article.published)))
    return [_choice(article, case) for case in cases]


def _choice(article: Labelled, case: Open) -> Choice:
    """Nobody is right where no label wants a row; a pair that a label wants elsewhere does no harm."""
    start, end = case.clause.starts[case.item.first], case.clause.ends[case.item.last]
    alike = [
        label
        for label in article.labels["supplies"]
        if word(case.item.category) in map(word, accepted(label, "category"))
    ]
    here = [
        label
        for label in alike
        if any(first < end and start < last for first, last in label.get("mentions", []))
    ]
    cues = {" -> ".join(pair): pair for pair in supply_weighing.candidates(case)}
    right = {name for name, pair in cues.items() if _accepts(article, here or alike, pair)}
    wanted = bool(right) and any(not label.get("optional") for label in here)
    found = {name: frozenset(supply_weighing.cues_of(case, pair)) for name, pair in cues.items()}
    found[NOBODY] = frozenset(case.nobody)
    return Choice(article.id, found, frozenset(right) | ({NOBODY} if not wanted else frozenset()))


def _accepts(article: Labelled, labels: list[dict[str, Any]], pair: Pair) -> bool:
    return any(
        article.same(pair[0], accepted(label, "supplier"))
        and article.same(pair[1], accepted(label, "recipient"))
        for label in labels
    )


def points_of(data: list[Choice]) -> dict[str, int]:
    """The fitted points, less the caution."""
    points = fit(data, PENALTY)
    points[NOBODY] = points.get(NOBODY, 0) - round(CAUTION * SCALE)
    return points


def main() -> None:
    """Fit, print the shares, write the table."""
    data = [choice for article in sets()[DEVELOPMENT] for choice in choices(article) * weight_of(article.id)]
    for specimen in specimens("supplies", "supplies"):
        data += choices(specimen) * OF_SPECIMENS
    settle(POINTS, data, points_of)


if __name__ == "__main__":
    main()
