"""Low, best, high and bound of a number: which of them are filled, and in which order they stand."""

from collections.abc import Iterator
from typing import Any

import pandas as pd

from toolkit.checks.problem import Problem, row_of
from toolkit.schema import BOUND_FILLS

RANGE = ("low", "best", "high", "bound")


def bound_problems(frame: pd.DataFrame, table: str, told: set[int | None]) -> Iterator[Problem]:
    """The first thing that is wrong between low, best, high and bound, for rows not `told` of already."""
    for problem in _all_bounds(frame, table):
        if problem.row not in told:
            told.add(problem.row)
            yield problem


def _all_bounds(frame: pd.DataFrame, table: str) -> Iterator[Problem]:
    names = ["low", "best", "high"]
    if not set(names) <= set(frame.columns):
        return
    numbers = frame[names].apply(pd.to_numeric, errors="coerce")  # words are reported by _values
    filled = numbers.notna()
    for bound, shapes in BOUND_FILLS.items():
        rows = frame["bound"] == bound
        fits = pd.Series(False, index=frame.index)
        for shape in shapes:
            fits |= (filled == [name in shape for name in names]).all(axis=1)
        allowed = f"{bound} fills " + " or ".join(_shape_words(shape) for shape in sorted(shapes))
        for row in frame.index[rows & ~fits]:
            yield Problem(table, row_of(row), "bound", _numbers(frame, row), allowed)
    for one, other in (("low", "best"), ("best", "high"), ("low", "high")):
        for row in frame.index[numbers[one] > numbers[other]]:
            yield Problem(table, row_of(row), one, _numbers(frame, row), f"{one} not above {other}")
    exact = (frame["bound"] == "exact") & filled.all(axis=1)
    for row in frame.index[exact & (numbers["low"] < numbers["high"])]:
        yield Problem(table, row_of(row), "bound", _numbers(frame, row), "exact: low = best = high")


def _shape_words(shape: tuple[str, ...]) -> str:
    return " and ".join(shape) + " only" if shape else "none of low, best, high"


def _numbers(frame: pd.DataFrame, row: Any) -> str:
    values = frame.loc[row, ["low", "best", "high", "bound"]].fillna("blank")
    return ", ".join(f"{name} {value}" for name, value in values.items())
