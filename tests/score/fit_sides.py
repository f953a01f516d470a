"""``python -m tests.score.fit_sides``: fit the points that decide whose people a number counts.

Every candidate for the side of a number gets the points of its cues (`figures/side_weighing.py`). Numbers
whose owner a rule names count too: elsewhere the same grammar stands in words that no rule knows.
The labelled articles for development are read, once with the true sides of the numbers before and once with
those that the extraction gives them, as one wrong side leads to the next.
"""

from datetime import date
from functools import partial
from pathlib import Path
from unittest.mock import patch

import toolkit
from toolkit.extraction.article.document import Document
from toolkit.extraction.figures import rows as figure_rows
from toolkit.extraction.figures.read import figures
from toolkit.extraction.figures.setting import Setting
from toolkit.extraction.figures.side import side_of
from toolkit.extraction.figures.side_cues import cues_of
from toolkit.extraction.figures.side_weighing import Owner

from .agreement import accepted
from .fitting import Choice, decisions, fit, label_at, settle
from .labels import Labelled

POINTS = Path(toolkit.__file__).parent / "lexicon" / "side_points.csv"
PENALTY = 8.0


def choices(article: Labelled, *, true_before: bool) -> list[Choice]:
    """The numbers of an article; the sides of those before true, or as read."""
    doc = Document(article.text, date.fromisoformat(article.published))
    labels = label_at(article, figures(doc))
    found: list[Choice] = []

    def told(setting: Setting) -> Owner:
        label = labels.get(setting.quantity.start)
        guess = side_of(setting)
        if label is None:
            return guess
        cues = {name: frozenset(seen) for name, seen in cues_of(setting).items()}
        right = [name for name in cues if article.same(name, accepted(label, "side"))]
        found.append(Choice(article.id, cues, frozenset(right)))
        return Owner(right[0]) if true_before and right and guess.side not in right else guess

    with patch.object(figure_rows, "side_of", told):
        figures(doc)
    return found


def main() -> None:
    """Fit, print the shares, write the table."""
    settle(POINTS, decisions(choices), partial(fit, penalty=PENALTY))


if __name__ == "__main__":
    main()
