"""The number layer on NewsQuant, news sentences with every quantity marked.

Data: Almasian, Bruziene and Gertz, "CQE: A Comprehensive Quantity Extractor", EMNLP 2023. They are not part
of this project; where they are not at hand, the page keeps what was measured last. Two countings: the
paper's own (a row that was read may serve several labels until value and unit agree), and a stricter
one-to-one matching. In "+ change" a rise and a fall are told apart, in "+ bound" they count as "=".
"""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from .report import table
from .run import quantities

FLAT = {"up": "=", "down": "="}
Value = float | tuple[float, float]
# F1 that the paper and a re-run of it report, on the whole set
PEERS = {
    "CQE (paper)": ("92.0", "85.6", "", "88.1"),
    "quantulum3 (paper)": ("73.0", "47.2", "", ""),
    "plain regular expressions (re-run)": ("65.6", "23.9", "", "53.2"),
}


@dataclass(frozen=True)
class Amount:
    """One quantity: a number or a range, its bound or change (= > < ~ up down), its unit."""

    value: Value
    bound: str
    unit: str

    def equals(self, other: "Amount") -> bool:
        """Numbers agree to five digits; a range only with a range."""
        mine, theirs = self.value, other.value
        if isinstance(mine, tuple) and isinstance(theirs, tuple):
            return all(_close(a, b) for a, b in zip(mine, theirs, strict=True))
        return not isinstance(mine, tuple) and not isinstance(theirs, tuple) and _close(mine, theirs)

    def bounded_as(self, other: "Amount") -> bool:
        return FLAT.get(self.bound, self.bound) == FLAT.get(other.bound, other.bound)


Sentence = tuple[list[Amount], list[Amount]]  # labelled, read


def _close(one: float, other: float) -> bool:
    return abs(one - other) <= 1e-8 + 1e-5 * abs(other)


def _value(written: str) -> Value:
    """ "275.0" is a number, "10-12" a range, "-3" a negative number."""
    if "-" in written.lstrip("-") and "E" not in written and not written.startswith("-"):
        low, high = written.split("-")[:2]
        return float(low), float(high)
    return float(written)


def sentences(path: Path) -> list[Sentence]:
    """Labels of each sentence, and what the number layer reads."""
    out = []
    for item in json.loads(path.read_text(encoding="utf-8")):
        labelled = [
            Amount(_value(str(q["value"])), q["change"] or "=", str(q["normalized_unit"] or "-").lower())
            for q in item["quantities"]
        ]
        read = [
            Amount(
                tuple(q["value"]) if isinstance(q["value"], list) else q["value"],
                q["bound"],
                q["unit"].lower(),
            )
            for q in quantities(item["text"])
        ]
        out.append((labelled, read))
    return out


def paper_hits(labelled: Sequence[Amount], read: Sequence[Amount]) -> tuple[int, int, int, int]:
    """Hits of value, value + unit, value + bound, value + change by the paper's counting."""
    pool = sorted(read, key=lambda amount: amount.unit)
    value = unit = bound = change = 0
    for label in sorted(labelled, key=lambda amount: amount.unit):
        for amount in [amount for amount in pool if label.equals(amount)]:
            value += value < len(labelled)
            bound += label.bounded_as(amount)
            change += label.bound == amount.bound
            if label.unit == amount.unit:
                unit += 1
                pool = [other for other in pool if other is not amount]
                break
    return value, unit, bound, change


def most_pairs(
    labelled: Sequence[Amount], read: Sequence[Amount], agree: Callable[[Amount, Amount], bool]
) -> int:
    """Size of the largest one-to-one matching (augmenting paths)."""
    taken: dict[int, int] = {}

    def place(label: int, seen: set[int]) -> bool:
        for j in range(len(read)):
            if j not in seen and agree(labelled[label], read[j]):
                seen.add(j)
                if j not in taken or place(taken[j], seen):
                    taken[j] = label
                    return True
        return False

    return sum(place(label, set()) for label in range(len(labelled)))


def _f1(hits: int, read: int, labelled: int) -> str:
    precision, recall = hits / read if read else 0.0, hits / labelled if labelled else 0.0
    return f"{200 * precision * recall / (precision + recall):.1f}" if hits else "0.0"


def overview(found: Sequence[Sentence]) -> str:
    """F1 in percent of the value alone and with unit, bound, change; by either counting."""
    read, labelled = sum(len(r) for _, r in found), sum(len(label) for label, _ in found)
    paper = [sum(hits) for hits in zip(*(paper_hits(*sentence) for sentence in found), strict=True)]
    tests: tuple[Callable[[Amount, Amount], bool], ...] = (
        Amount.equals,
        lambda label, amount: label.equals(amount) and label.unit == amount.unit,
        lambda label, amount: label.equals(amount) and label.bounded_as(amount),
        lambda label, amount: label.equals(amount) and label.bound == amount.bound,
    )
    strict = [sum(most_pairs(*sentence, test) for sentence in found) for test in tests]
    rows = [
        ("toolkit, the paper's counting", *(_f1(hits, read, labelled) for hits in paper)),
        ("toolkit, one to one", *(_f1(hits, read, labelled) for hits in strict)),
        *((name, *published) for name, published in PEERS.items()),
    ]
    intro = (
        f"{len(found)} sentences, {labelled} quantities: the half of the set that rules may be written for,"
        "\nso that the other half will read worse. F1 in percent. Goals: value 92, with the bound 90."
    )
    return f"{intro}\n\n" + table(("", "value", "+ unit", "+ bound", "+ change"), rows)
