"""The number and date layers on the phrase tables of tests/cases: expression, value and bound, or EDTF."""

import json
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from .matching import Tally
from .report import table
from .run import dates, numbers

CASES = Path(__file__).resolve().parents[1] / "cases"
COUNTING = {"count", "money", "percent", "measure", "age", "fraction", "other"}
Case = dict[str, Any]
Readings = Iterable[tuple[object, ...]]


def _numbers_read(case: Case) -> Readings:
    for row in numbers(case["text"]):
        if row["kind"] in COUNTING:
            values = tuple(None if row[c] is None else round(row[c], 6) for c in ("low", "best", "high"))
            yield case["text"][row["start"] : row["end"]], values, row["bound"]


def _numbers_meant(case: Case) -> Readings:
    for expression, values, bound, kind, _ in case.get("found", []):
        if kind in COUNTING:
            yield expression, tuple(values), bound


def _dates_read(case: Case) -> Readings:
    for row in dates(case["text"], case["published"]):
        yield case["text"][row["start"] : row["end"]], row["edtf"]


def _dates_meant(case: Case) -> Readings:
    return ((expression, edtf) for expression, edtf, _ in case.get("found", []))


LAYERS: dict[str, tuple[Callable[[Case], Readings], Callable[[Case], Readings]]] = {
    "numbers": (_numbers_read, _numbers_meant),
    "dates": (_dates_read, _dates_meant),
}


def cases(layer: str) -> list[Case]:
    """The sentences of a layer: those with expressions and those that hold none."""
    lines = []
    for path in (CASES / f"{layer}.jsonl", CASES / f"{layer}_none.jsonl"):
        lines += path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    return [json.loads(line) for line in lines]


def tally(layer: str) -> Tally:
    """Expressions read exactly as the table says, wrongly read, and missed."""
    read, meant = LAYERS[layer]
    out = Tally()
    for case in cases(layer):
        found, wanted = Counter(read(case)), Counter(meant(case))
        out.found += (found & wanted).total()
        out.wrong += (found - wanted).total()
        out.missed += (wanted - found).total()
    return out


def overview() -> str:
    """One row per layer."""
    rows = []
    for layer in LAYERS:
        one = tally(layer)
        rates = (f"{rate:.3f}" for rate in (one.precision, one.recall, one.f1))
        rows.append((layer, str(len(cases(layer))), str(one.found + one.missed), *rates))
    return table(("phrase table", "sentences", "expressions", "precision", "recall", "F1"), rows)
