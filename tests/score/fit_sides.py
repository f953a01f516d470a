"""``python -m tests.score.fit_sides``: fit the points that decide whose people a number counts.

Every candidate for the side of a number gets the points of its cues (`toolkit/extraction/side_weighing.py`).
The points are fitted here: those under which the labelled sides are likeliest, where the odds of a candidate
grow with the sum of its weights (a conditional logit) and large weights cost (L2). Only articles for
development are read, once with the true sides of the numbers before and once with those that the extraction
gives them, as one wrong side leads to the next. Of the shares printed, the one with articles left out counts.
"""

import random
from collections import Counter
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from unittest.mock import patch

import numpy as np

import toolkit
from toolkit.extraction import figure_rows
from toolkit.extraction.document import Document
from toolkit.extraction.figure_setting import Setting
from toolkit.extraction.figure_side import evidence, owner_in_phrase, side_of
from toolkit.extraction.figures import figures

from .__main__ import DEVELOPMENT, sets
from .agreement import accepted
from .labels import Labelled
from .matching import pair_up
from .rules import LEVELS, figure_tests

POINTS = Path(toolkit.__file__).parent / "lexicon" / "side_points.csv"
SCALE = 10  # points for one unit of log odds
SMALLEST = 2  # points below this are left out of the table
RARE = 10  # a cue seen less often is not fitted
PENALTY = 3.0
STEPS, PACE = 400, 0.05
FOLDS = 6


@dataclass(frozen=True)
class Choice:
    """The candidates for one number, each with its cues; `right` are those that the label accepts."""

    article: str
    cues: dict[str, frozenset[str]]
    right: frozenset[str]


def choices(article: Labelled, *, true_before: bool) -> list[Choice]:
    """The numbers of an article whose owner no phrase names; the sides of those before true, or as read."""
    doc = Document(article.text, date.fromisoformat(article.published))
    labels, rows = article.labels["figures"], figures(doc)
    tests, closeness = figure_tests(article)
    hits = pair_up(labels, rows, tests[LEVELS[0]], closeness).hits
    label_at = {rows[j]["start"]: labels[i] for i, j in hits.items()}
    found: list[Choice] = []

    def told(setting: Setting) -> str:
        label = label_at.get(setting.quantity.start)
        guess = side_of(setting)
        if label is None or owner_in_phrase(setting):
            return guess
        cues = {name: frozenset(seen) for name, seen in evidence(setting).items()}
        right = [name for name in cues if article.same(name, accepted(label, "side"))]
        found.append(Choice(article.id, cues, frozenset(right)))
        return right[0] if true_before and right and guess not in right else guess

    with patch.object(figure_rows, "side_of", told):
        figures(doc)
    return found


def fit(data: list[Choice]) -> dict[str, int]:
    """Points by cue, those that weigh nothing left out; ValueError where there is nothing to fit on."""
    data = [choice for choice in data if choice.right]
    seen = Counter(cue for choice in data for cues in choice.cues.values() for cue in cues)
    known = {cue: place for place, cue in enumerate(sorted(c for c, n in seen.items() if n >= RARE))}
    if not known:
        raise ValueError("no cue is seen often enough to be fitted")
    candidates = [(choice, name) for choice in data for name in choice.cues]
    table = np.zeros((len(candidates), len(known)))
    for row, (choice, name) in enumerate(candidates):
        table[row, [known[cue] for cue in choice.cues[name] if cue in known]] = 1
    right = np.array([name in choice.right for choice, name in candidates], dtype=float)
    sizes = np.array([len(choice.cues) for choice in data])
    starts, owner = np.r_[0, np.cumsum(sizes)[:-1]], np.repeat(np.arange(len(data)), sizes)
    weights, pace, square = (np.zeros(len(known)) for _ in range(3))
    for step in range(STEPS):
        odds = np.exp(np.clip(table @ weights, -50, 50))
        chance = odds / np.add.reduceat(odds, starts)[owner]
        wanted = chance * right / np.add.reduceat(chance * right, starts)[owner]
        slope = table.T @ (wanted - chance) - PENALTY * weights
        pace, square = 0.9 * pace + 0.1 * slope, 0.99 * square + 0.01 * slope**2
        weights += PACE * pace / (np.sqrt(square) + 1e-8) * (1 - step / STEPS)
    points = {cue: round(float(weights[place]) * SCALE) for cue, place in known.items()}
    return {cue: points[cue] for cue in sorted(points) if abs(points[cue]) >= SMALLEST}


def right_share(data: list[Choice], points: dict[str, int]) -> float:
    """How often the candidate with most points is right."""
    best = [max(c.cues, key=lambda name: sum(points.get(cue, 0) for cue in c.cues[name])) for c in data]
    return sum(name in choice.right for choice, name in zip(data, best, strict=True)) / len(data)


def left_out(data: list[Choice]) -> float:
    """The share that is right where each article is left out of the fit that decides on it."""
    names = sorted({choice.article for choice in data})
    random.Random(0).shuffle(names)
    total = 0.0
    for fold in range(FOLDS):
        away = set(names[fold::FOLDS])
        test = [choice for choice in data if choice.article in away]
        points = fit([choice for choice in data if choice.article not in away])
        total += right_share(test, points) * len(test)
    return total / len(data)


def main() -> None:
    """Fit, print the shares, write the table."""
    articles = sets()[DEVELOPMENT]
    data = [c for before in (True, False) for a in articles for c in choices(a, true_before=before)]
    points = fit(data)
    print(f"{len(data)} readings of numbers whose owner no phrase names; {len(points)} cues weigh")
    own, others = right_share(data, points), left_out(data)
    print(f"right with these points {own:.3f}, with articles left out {others:.3f}")
    lines = ["cue,points", *(f"{cue},{number}" for cue, number in points.items())]
    POINTS.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
