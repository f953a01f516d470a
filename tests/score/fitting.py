"""Whole-number points for cues, fitted on labelled decisions.

The points are those under which the right candidates are likeliest, where the odds of a candidate grow with
the sum of its weights (a conditional logit) and large weights cost (L2). Of the shares, the one with articles
left out counts.
"""

import json
import random
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from .__main__ import DEVELOPMENT, sets
from .agreement import Row
from .labels import Labelled, retells_a_report
from .matching import pair_up
from .rules import LEVELS, figure_tests

SCALE = 10  # points for one unit of log odds
SMALLEST = 2  # points below this are left out of the table
RARE = 10  # a cue seen less often is not fitted
STEPS, PACE = 200, 0.08
FOLDS = 6
CASES = Path(__file__).parents[1] / "cases"
SIDES = ("supplier", "recipient", "a", "b")
OF_SPECIMENS = 4  # how often a specimen of the tests counts


@dataclass(frozen=True)
class Choice:
    """The candidates for one number, each with its cues; `right` are those that the label accepts."""

    article: str
    cues: dict[str, frozenset[str]]
    right: frozenset[str]


def fit(data: Sequence[Choice], penalty: float, scale: int = SCALE) -> dict[str, int]:
    """Points by cue, those that weigh nothing left out; ValueError where there is nothing to fit on.

    `scale` is how many points one unit of log odds is.
    """
    data = [choice for choice in data if choice.right]
    seen = Counter(cue for choice in data for cues in choice.cues.values() for cue in cues)
    known = {cue: place for place, cue in enumerate(sorted(c for c, n in seen.items() if n >= RARE))}
    if not known:
        raise ValueError("no cue is seen often enough to be fitted")
    candidates = [(choice, name) for choice in data for name in choice.cues]
    places = [[known[cue] for cue in choice.cues[name] if cue in known] for choice, name in candidates]
    cues = np.array([place for found in places for place in found])
    row = np.repeat(np.arange(len(candidates)), [len(found) for found in places])
    right = np.array([name in choice.right for choice, name in candidates], dtype=float)
    sizes = np.array([len(choice.cues) for choice in data])
    starts, owner = np.r_[0, np.cumsum(sizes)[:-1]], np.repeat(np.arange(len(data)), sizes)
    weights, pace, square = (np.zeros(len(known)) for _ in range(3))
    for step in range(STEPS):
        odds = np.exp(np.clip(np.bincount(row, weights[cues], len(candidates)), -50, 50))
        chance = odds / np.add.reduceat(odds, starts)[owner]
        wanted = chance * right / np.add.reduceat(chance * right, starts)[owner]
        slope = np.bincount(cues, (wanted - chance)[row], len(known)) - penalty * weights
        pace, square = 0.9 * pace + 0.1 * slope, 0.99 * square + 0.01 * slope**2
        weights += PACE * pace / (np.sqrt(square) + 1e-8) * (1 - step / STEPS)
    points = {cue: round(float(weights[place]) * scale) for cue, place in known.items()}
    return {cue: points[cue] for cue in sorted(points) if abs(points[cue]) >= SMALLEST}


def decisions(choices: Callable[..., list[Choice]]) -> list[Choice]:
    """What is decided in the articles for development: once with what came before true, once as read."""
    articles = sets()[DEVELOPMENT]
    return [
        c for before in (True, False) for article in articles for c in choices(article, true_before=before)
    ]


def specimens(table: str, name: str, heading: str = "Report\n\n") -> Iterator[Labelled]:
    """The specimens in tests/cases/NAME.jsonl as articles: what they expect must stay, whatever is fitted."""
    lines = (CASES / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    for number, case in enumerate(map(json.loads, lines)):
        text, rows = heading + case["text"], case.get("rows", [])
        for row in rows:
            start = text.find(row["span"])
            row["mentions"] = [[start, start + len(row["span"])]]
        names = sorted({row[side] for row in rows for side in SIDES if row.get(side)})
        labels = {table: rows, "actors": [{"name": name} for name in names]}
        yield Labelled(f"0-specimen-{number}", text, "2025-08-01", "specimen", labels)


def weight_of(article: str) -> int:
    """How often an article counts in a fit that decides whether something is told at all."""
    return 2 if retells_a_report(article) else 1


def label_at(article: Labelled, rows: list[Row]) -> dict[int, Row]:
    """The label of each figure that was read, by where the figure begins."""
    labels = article.labels["figures"]
    tests, closeness = figure_tests(article)
    hits = pair_up(labels, rows, tests[LEVELS[0]], closeness).hits
    return {rows[j]["start"]: labels[i] for i, j in hits.items()}


def right_share(data: Sequence[Choice], points: dict[str, int]) -> float:
    """How often the candidate with most points is right."""
    best = [max(c.cues, key=lambda name: sum(points.get(cue, 0) for cue in c.cues[name])) for c in data]
    return sum(name in choice.right for choice, name in zip(data, best, strict=True)) / len(data)


def left_out(data: Sequence[Choice], points_of: Callable[[list[Choice]], dict[str, int]]) -> float:
    """The share that is right where each article is left out of the fit that decides on it."""
    names = sorted({choice.article for choice in data})
    random.Random(0).shuffle(names)
    total = 0.0
    for fold in range(FOLDS):
        away = set(names[fold::FOLDS])
        test = [choice for choice in data if choice.article in away]
        points = points_of([choice for choice in data if choice.article not in away])
        total += right_share(test, points) * len(test)
    return total / len(data)


def write_points(path: Path, points: dict[str, int]) -> None:
    """The table of points as the lexicon reads it."""
    lines = ["cue,points", *(f"{cue},{points[cue]}" for cue in sorted(points))]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")


def settle(path: Path, data: Sequence[Choice], points_of: Callable[[list[Choice]], dict[str, int]]) -> None:
    """Fit, print how often the points are right, write their table."""
    points = points_of(list(data))
    print(f"{len(data)} decisions; {len(points)} cues weigh")
    own, others = right_share(data, points), left_out(data, points_of)
    print(f"right with these points {own:.3f}, with articles left out {others:.3f}")
    write_points(path, points)
