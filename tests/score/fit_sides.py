"""``python -m tests.score.fit_sides``: fit the points that decide whose people a number counts.

Every candidate for the side of a number gets the points of its cues (`figures/side_weighing.py`).
The labelled articles for development are read, once with the true sides of the numbers before and once with
those that the extraction gives them, as one wrong side leads to the next.
"""

from datetime import date
from pathlib import Path
from unittest.mock import patch

import toolkit
from toolkit.extraction.article.document import Document
from toolkit.extraction.figures import rows as figure_rows
from toolkit.extraction.figures.read import figures
from toolkit.extraction.figures.setting import Setting
from toolkit.extraction.figures.side import known_side, side_of
from toolkit.extraction.figures.side_cues import cues_of

from .__main__ import DEVELOPMENT, sets
from .agreement import accepted
from .fitting import Choice, fit, settle
from .labels import Labelled
from .matching import pair_up
from .rules import LEVELS, figure_tests

POINTS = Path(toolkit.__file__).parent / "lexicon" / "side_points.csv"
PENALTY = 8.0


def choices(article: Labelled, *, true_before: bool) -> list[Choice]:
    """The numbers of an article whose side is weighed; the sides of those before true, or as read."""
    doc = Document(article.text, date.fromisoformat(article.published))
    labels, rows = article.labels["figures"], figures(doc)
    tests, closeness = figure_tests(article)
    hits = pair_up(labels, rows, tests[LEVELS[0]], closeness).hits
    label_at = {rows[j]["start"]: labels[i] for i, j in hits.items()}
    found: list[Choice] = []

    def told(setting: Setting) -> str:
        label = label_at.get(setting.quantity.start)
        guess = side_of(setting)
        if label is None or known_side(setting) is not None:
            return guess
        cues = {name: frozenset(seen) for name, seen in cues_of(setting).items()}
        right = [name for name in cues if article.same(name, accepted(label, "side"))]
        found.append(Choice(article.id, cues, frozenset(right)))
        return right[0] if true_before and right and guess not in right else guess

    with patch.object(figure_rows, "side_of", told):
        figures(doc)
    return found


def points_of(data: list[Choice]) -> dict[str, int]:
    """The fitted points."""
    return fit(data, PENALTY)


def main() -> None:
    """Fit, print the shares, write the table."""
    data = [
        c for before in (True, False) for a in sets()[DEVELOPMENT] for c in choices(a, true_before=before)
    ]
    settle(POINTS, data, points_of)


if __name__ == "__main__":
    main()
