"""One-to-one matching of predicted rows with labels, and the tallies that come of it."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from .agreement import Row

Test = Callable[[Row, Row], bool]
Closeness = Callable[[Row, Row], float]
REQUIRED_FIRST = 0.1  # of two labels as close, the required one takes the row


@dataclass
class Tally:
    """Rows found, wrongly found, and missed."""

    found: int = 0
    wrong: int = 0
    missed: int = 0

    def add(self, pairing: "Pairing") -> None:
        self.found += len(pairing.hits)
        self.wrong += len(pairing.wrong)
        self.missed += len(pairing.missed)

    @property
    def precision(self) -> float:
        return self.found / (self.found + self.wrong) if self.found + self.wrong else 0.0

    @property
    def recall(self) -> float:
        return self.found / (self.found + self.missed) if self.found + self.missed else 0.0

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass
class Share:
    """Right answers among all."""

    right: int = 0
    of: int = 0

    def add(self, right: bool) -> None:
        self.right += right
        self.of += 1

    @property
    def value(self) -> float:
        return self.right / self.of if self.of else 0.0


@dataclass
class Pairing:
    """`hits` maps the index of a required label to that of its row; the rest are indices."""

    hits: dict[int, int] = field(default_factory=dict)
    missed: list[int] = field(default_factory=list)
    wrong: list[int] = field(default_factory=list)


def best_first(candidates: Iterable[tuple[float, int, int]]) -> dict[int, int]:
    """One row per label and one label per row, the closest pairs first; ties go in reading order."""
    chosen: dict[int, int] = {}
    taken: set[int] = set()
    for _, label, row in sorted(candidates, key=lambda c: (-c[0], c[1], c[2])):
        if label not in chosen and row not in taken:
            chosen[label] = row
            taken.add(row)
    return chosen


def pair_up(
    labels: Sequence[Row], rows: Sequence[Row], strict: Test, closeness: Closeness, loose: Test | None = None
) -> Pairing:
    """Match rows with labels. A required label needs `strict`; an optional one absorbs a row on `loose`."""
    candidates = []
    for i, label in enumerate(labels):
        optional = bool(label.get("optional"))
        test = (loose or strict) if optional else strict
        candidates += [
            (closeness(label, row) + (0 if optional else REQUIRED_FIRST), i, j)
            for j, row in enumerate(rows)
            if test(label, row)
        ]
    chosen = best_first(candidates)
    taken = set(chosen.values())
    return Pairing(
        hits={i: j for i, j in chosen.items() if not labels[i].get("optional")},
        missed=[i for i, label in enumerate(labels) if not label.get("optional") and i not in chosen],
        wrong=[j for j in range(len(rows)) if j not in taken],
    )


def distinct(rows: Iterable[Row], key: Callable[[Row], object]) -> list[Row]:
    """The first row of each key."""
    seen: dict[object, Row] = {}
    for row in rows:
        seen.setdefault(key(row), row)
    return list(seen.values())


def pooled(labels: Iterable[Row], key: Callable[[Row], object]) -> list[Row]:
    """Labels of one key as one label: required if any is, with the other readings of them all."""
    out: dict[object, dict[str, Any]] = {}
    for label in labels:
        one = out.setdefault(key(label), {**label, "alt": {}, "mentions": [], "optional": True})
        one["mentions"] = [*one["mentions"], *label.get("mentions", [])]
        one["optional"] = one["optional"] and bool(label.get("optional"))
        for column, values in label.get("alt", {}).items():
            known = one["alt"].setdefault(column, [])
            known += [value for value in values if value not in known]
    return list(out.values())
