"""``python -m tests.score.fit_ties``: fit the points that decide which ties an article tells.

Every candidate, two parties and a sign, gets the points of its cues (`ties/weighing.py`).
The points are fitted here: those under which the labelled ties are likeliest, where the odds of a candidate
grow with the sum of its weights (a logit) and large weights cost (L2). Only articles for development are
read. Of the scores printed, those with articles left out count.
"""

import random
from collections import Counter
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

import numpy as np

import toolkit
from toolkit.extraction.article.document import Document
from toolkit.extraction.figures.read import figures
from toolkit.extraction.supplies.read import supplies
from toolkit.extraction.ties.read import tell
from toolkit.extraction.ties.weighing import candidates

from .__main__ import DEVELOPMENT, sets
from .fitting import OF_SPECIMENS, SCALE, SMALLEST, specimens, weight_of, write_points
from .labels import Labelled
from .matching import Tally, pooled
from .rules import TIE_LEVELS, tie_tests
from .tallying import tie_key

POINTS = Path(toolkit.__file__).parent / "lexicon" / "tie_points.csv"
RARE = 10  # a cue seen less often is not fitted
PENALTY = 20.0
STEPS = 6
FOLDS = 5
NEWEST = 401  # rules were written with the older articles in view: these count twice


@dataclass(frozen=True)
class Candidate:
    """A pair with a sign and its cues; `hits` are the labels that it meets, none if it is wrong."""

    article: str
    weight: int
    cues: frozenset[str]
    hits: frozenset[int]
    optional: bool


def _weight(article: str) -> int:
    """How much an article counts in the fit."""
    return weight_of(article) * (2 if int(article.partition("-")[0]) >= NEWEST else 1)


def candidates_of(article: Labelled) -> tuple[list[Candidate], int]:
    """The candidates of an article, and how many ties its labels require."""
    weight = OF_SPECIMENS if article.group == "specimen" else _weight(article.id)
    doc = Document(article.text, date.fromisoformat(article.published))
    counted = figures(doc)
    told, _, scene = tell(doc, supplies(doc), counted)
    labels = pooled(article.labels["ties"], partial(tie_key, article, level=TIE_LEVELS[0]))
    agrees = tie_tests(article)[0][TIE_LEVELS[0]]
    found = []
    for (a, b, sign), cues in candidates(scene, told, counted).items():
        met = [i for i, label in enumerate(labels) if agrees(label, {"a": a, "b": b, "sign": sign})]
        hits = frozenset(i for i in met if not labels[i].get("optional"))
        found.append(Candidate(article.id, weight, cues, hits, bool(met) and not hits))
    return found, sum(not label.get("optional") for label in labels)


def fit(data: list[Candidate]) -> dict[str, int]:
    """Points by cue, those that weigh nothing left out; ValueError where there is nothing to fit on."""
    data = [one for one in data if not one.optional]
    seen = Counter(cue for one in data for cue in one.cues)
    known = {cue: place for place, cue in enumerate(sorted(c for c, n in seen.items() if n >= RARE))}
    if not known:
        raise ValueError("no cue is seen often enough to be fitted")
    table = np.zeros((len(data), len(known)))
    for row, one in enumerate(data):
        table[row, [known[cue] for cue in one.cues if cue in known]] = 1
    right = np.array([bool(one.hits) for one in data], dtype=float)
    counts = np.array([one.weight for one in data])
    cost = np.full(len(known), PENALTY)
    cost[known["candidate"]] = 0.01
    weights = np.zeros(len(known))
    for _ in range(STEPS):
        chance = 1 / (1 + np.exp(-np.clip(table @ weights, -30, 30)))
        slope = table.T @ (counts * (right - chance)) - cost * weights
        bend = (table * (counts * chance * (1 - chance))[:, None]).T @ table + np.diag(cost)
        weights += np.linalg.solve(bend, slope)
    points = {cue: round(float(weights[place]) * SCALE) for cue, place in known.items()}
    return {cue: points[cue] for cue in sorted(points) if abs(points[cue]) >= SMALLEST}


def tally(data: list[Candidate], required: int, points: dict[str, int]) -> Tally:
    """Ties found, wrongly found and missed with these points."""
    hits: set[tuple[str, int]] = set()
    wrong = 0
    for one in data:
        if sum(points.get(cue, 0) for cue in one.cues) >= 0:
            hits.update((one.article, label) for label in one.hits)
            wrong += not one.hits and not one.optional
    return Tally(len(hits), wrong, required - len(hits))


def left_out(data: list[Candidate], fixed: list[Candidate], required: dict[str, int]) -> dict[int, Tally]:
    """The scores where each article is left out of the fit that decides on it, by the articles' weight."""
    names = sorted(required)
    random.Random(0).shuffle(names)
    total = {weight: Tally() for weight in sorted({_weight(name) for name in names})}
    for fold in range(FOLDS):
        away = set(names[fold::FOLDS])
        points = fit(fixed + [one for one in data if one.article not in away])
        for name in away:
            own = [one for one in data if one.article == name]
            part = tally(own, required[name], points)
            whole = total[_weight(name)]
            whole.found += part.found
            whole.wrong += part.wrong
            whole.missed += part.missed
    return total


def main() -> None:
    """Fit, print the scores, write the table."""
    articles = sets()[DEVELOPMENT]
    data, required = [], {}
    for article in articles:
        found, required[article.id] = candidates_of(article)
        data += found
    fixed = [one for specimen in specimens("ties", "ties") for one in candidates_of(specimen)[0]]
    points = fit(data + fixed)
    print(f"{len(data)} candidates in {len(articles)} articles; {len(points)} cues weigh")
    print(f"F1 with these points {tally(data, sum(required.values()), points).f1:.3f}")
    for weight, score in left_out(data, fixed, required).items():
        shares = f"precision {score.precision:.3f}, recall {score.recall:.3f}, F1 {score.f1:.3f}"
        print(f"articles of weight {weight}, left out: {shares}")
    write_points(POINTS, points)


if __name__ == "__main__":
    main()
