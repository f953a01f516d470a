"""``python -m tests.score.fit_people``: fit the points that decide whether a bare number counts people.

The cues are those of `figures/evidence.py`. A number that a label of people names counts
people, one that no such label names does not; optional labels decide nothing. The labelled articles for
development are read, once with the numbers before decided as labelled and once as the extraction decides
them. What it decides changes what stands before the next number: run it until the points stay the same.
"""

from datetime import date
from functools import partial
from pathlib import Path
from unittest.mock import patch

import toolkit
from toolkit.extraction.article.document import Document
from toolkit.extraction.figures import accept as figure_accept
from toolkit.extraction.figures import evidence as figure_evidence
from toolkit.extraction.figures.measure_setting import Telling
from toolkit.extraction.figures.read import figures

from .agreement import counts_people, overlaps
from .fitting import OF_SPECIMENS, Choice, decisions, fit, settle, specimens
from .labels import Labelled

POINTS = Path(toolkit.__file__).parent / "lexicon" / "people_points.csv"
PENALTY = 3.0


def labelled(article: Labelled, start: int, end: int) -> bool | None:
    """Whether the labels say that text[start:end] counts people; None where they leave it open."""
    people = [
        label
        for label in article.labels["figures"]
        if any(overlaps((start, end), (first, last)) for first, last in label.get("mentions", []))
        and counts_people(label.get("unit") or "personnel")
    ]
    return None if any(label.get("optional") for label in people) else bool(people)


def choices(article: Labelled, *, true_before: bool) -> list[Choice]:
    """The numbers of an article for which the cues decide."""
    found: list[Choice] = []

    def weigh(telling: Telling) -> bool:
        quantity = telling.quantity
        guess = counted(telling)
        people = labelled(article, quantity.start, quantity.end)
        refused = (quantity.best == 1 and quantity.bound == "exact") or figure_evidence.refused(telling)
        if people is None or refused or telling.noun.kind == "weak":
            return guess
        cues = {"people": frozenset(figure_evidence.evidence(telling)), "": frozenset[str]()}
        found.append(Choice(article.id, cues, frozenset(["people" if people else ""])))
        return people if true_before else guess

    counted = figure_accept.counts_people
    with patch.object(figure_accept, "counts_people", weigh):
        figures(Document(article.text, date.fromisoformat(article.published)))
    return found


def main() -> None:
    """Fit, print the shares, write the table."""
    data = decisions(choices)
    for name in ("figures_none", "figures_sides"):
        for specimen in specimens("figures", name, heading=""):
            data += choices(specimen, true_before=False) * OF_SPECIMENS
    settle(POINTS, data, partial(fit, penalty=PENALTY))


if __name__ == "__main__":
    main()
