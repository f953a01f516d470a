"""``python -m tests.score.fit_measures``: fit the points that decide what became of those a number counts.

Every measure gets the points of its cues (`figures/measure_weighing.py`). The labelled articles
for development are read, once with the true measures of the numbers before and once with those that the
extraction gives them. The rules of grammar were written with these articles in view and are right here more
often than elsewhere: fitted with the rest, their voice would drown the others. Their points are given.
"""

from dataclasses import replace
from datetime import date
from pathlib import Path
from unittest.mock import patch

import toolkit
from toolkit.extraction.article.document import Document
from toolkit.extraction.figures import read as module
from toolkit.extraction.figures.measure_setting import Telling
from toolkit.extraction.figures.measure_weighing import Fate, cues_of, weighed
from toolkit.extraction.figures.read import figures

from .agreement import accepted, word
from .fitting import Choice, decisions, fit, label_at, settle
from .labels import Labelled

POINTS = Path(toolkit.__file__).parent / "lexicon" / "measure_points.csv"
GIVEN = {"grammar": 16, "grammar without a verb": 30}
PENALTY = 3.0


def choices(article: Labelled, *, true_before: bool) -> list[Choice]:
    """The numbers of an article; the measures of those before true, or as read."""
    doc = Document(article.text, date.fromisoformat(article.published))
    labels = label_at(article, figures(doc))
    found: list[Choice] = []

    def told(telling: Telling) -> Fate:
        label = labels.get(telling.quantity.start)
        guess = weighed(telling)
        if label is None:
            return guess
        cues = {measure: frozenset(seen) for measure, seen in cues_of(telling).items()}
        right = frozenset(map(word, accepted(label, "measure"))) & cues.keys()
        found.append(Choice(article.id, cues, right))
        wrong = right and guess.measure not in right
        return Fate(word(label["measure"]), guess.verb) if true_before and wrong else guess

    with patch.object(module, "weighed", told):
        figures(doc)
    return found


def points_of(data: list[Choice]) -> dict[str, int]:
    """The fitted points and those given."""
    bare = [
        replace(choice, cues={name: seen - GIVEN.keys() for name, seen in choice.cues.items()})
        for choice in data
    ]
    return fit(bare, PENALTY) | GIVEN


def main() -> None:
    """Fit, print the shares, write the table."""
    settle(POINTS, decisions(choices), points_of)


if __name__ == "__main__":
    main()
