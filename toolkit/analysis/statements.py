"""The claims of one table as plain columns in the order in which they were reported.

Whether two claims can be one statement is decided claim by claim (`toolkit.analysis.grouping`), which
plain lists serve faster than data frames.
"""

import math
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
import pandas as pd

from toolkit import edtf
from toolkit.analysis.voices import Voice, Voices
from toolkit.dossier import Dossier

# Killed and wounded are what pages make of casualties; the label is then what drifted.
LABELS = {"killed": "casualties", "wounded": "casualties"}
FAR_PAST, FAR_FUTURE = -10_000_000, 10_000_000
Span = tuple[int, int]
Wording = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Statement:
    """One claim, ready to compare. Days count from 1970-01-01; `row` is its position in the frame."""

    row: int
    claim_id: str
    source_id: str
    voice: Voice
    topic: tuple[str, ...]
    label: str
    direction: str
    unit: str
    place: str
    item: frozenset[str]
    denied: bool
    is_stock: bool
    day: int
    when: Span | None
    wording: Wording
    numbers: tuple[float, ...]


def statements(dossier: Dossier, table: str) -> list[Statement]:
    """The claims of figures or supplies that nobody rejected, in the order of their reports."""
    frame = dossier.frames[table]
    frame = frame.assign(row=np.arange(len(frame)))
    frame = frame[(frame["review"] != "rejected").fillna(True)]
    frame = frame.sort_values(["reported", "claim_id"], kind="stable")
    publishers = dict(
        zip(dossier.frames["sources"]["source_id"], dossier.frames["sources"]["publisher"], strict=True)
    )
    voices = Voices(dossier)
    columns = _figure_columns(frame) if table == "figures" else _supply_columns(frame)
    shared = zip(
        frame["row"].tolist(),
        frame["claim_id"].tolist(),
        frame["source_id"].tolist(),
        [
            voices.of(claimant, str(publishers.get(source, source)))
            for claimant, source in zip(frame["claimed_by"], frame["source_id"], strict=True)
        ],
        (frame["status"] == "denied").tolist(),
        (frame["reported"].astype("int64") // 86_400).tolist(),
        [span(text) for text in _texts(frame["when"])],
        _wordings(frame, columns["label"]),
        strict=True,
    )
    return [
        Statement(
            row=row,
            claim_id=claim_id,
            source_id=source_id,
            voice=voice,
            denied=denied,
            day=day,
            when=when,
            wording=wording,
            numbers=tuple(sorted({number for number in wording[1:4] if number is not None})),
            **{name: values[position] for name, values in columns.items()},
        )
        for position, (row, claim_id, source_id, voice, denied, day, when, wording) in enumerate(shared)
    ]


@lru_cache(maxsize=65536)
def span(when: str) -> Span | None:
    """First and last day of an EDTF date as day numbers; None for a blank or a date that is none."""
    if not when or not edtf.is_valid(when):
        return None
    first, last = edtf.bounds(when)
    return (
        FAR_PAST if first is None else first.toordinal() - _EPOCH,
        FAR_FUTURE if last is None else last.toordinal() - _EPOCH,
    )


_EPOCH = 719_163  # date(1970, 1, 1).toordinal()


def meet(one: Span | None, other: Span | None) -> bool | None:
    """Whether two spans share a day; None where one is not given."""
    if one is None or other is None:
        return None
    return one[0] <= other[1] and other[0] <= one[1]


def _figure_columns(frame: pd.DataFrame) -> dict[str, list[Any]]:
    measures, modes, sides = _texts(frame["measure"]), _texts(frame["mode"]), _texts(frame["side"])
    nothing: frozenset[str] = frozenset()
    return {
        "topic": [
            (LABELS.get(measure, measure), mode, side)
            for measure, mode, side in zip(measures, modes, sides, strict=True)
        ],
        "label": measures,
        "direction": [""] * len(frame),
        "unit": _texts(frame["unit"]),
        "place": _texts(frame["location"]),
        "item": [nothing] * len(frame),
        "is_stock": [mode == "stock" for mode in modes],
    }


def _supply_columns(frame: pd.DataFrame) -> dict[str, list[Any]]:
    givers, takers = _texts(frame["supplier"]), _texts(frame["recipient"])
    categories = _texts(frame["category"])
    # "supplied" and "received" are one hand-over seen from its two ends
    actions = ["supplied" if action == "received" else action for action in _texts(frame["action"])]
    pairs = [" ".join(sorted(pair)) for pair in zip(givers, takers, strict=True)]
    return {
        "topic": list(zip(categories, actions, pairs, strict=True)),
        "label": _texts(frame["item"]),
        "direction": [f"{giver} to {taker}" for giver, taker in zip(givers, takers, strict=True)],
        "unit": _texts(frame["unit"]),
        "place": [""] * len(frame),
        "item": [words(item) for item in _texts(frame["item"])],
        "is_stock": [False] * len(frame),
    }


@lru_cache(maxsize=65536)
def words(text: str) -> frozenset[str]:
    """The words of an item, short ones and plurals aside, to see whether two pages mean one thing."""
    parts = "".join(letter if letter.isalnum() else " " for letter in text.lower()).split()
    return frozenset(part.rstrip("s") for part in parts if len(part) > 2)


def _texts(values: pd.Series) -> list[str]:
    return [value if isinstance(value, str) else "" for value in values.astype("object")]


def _wordings(frame: pd.DataFrame, labels: list[str]) -> list[Wording]:
    numbers = [
        frame[name].astype("Float64").to_numpy("float64", na_value=math.nan).tolist()
        for name in ("low", "best", "high")
    ]
    return [
        (label, *(None if number != number else number for number in given), bound)
        for label, *given, bound in zip(labels, *numbers, _texts(frame["bound"]), strict=True)
    ]
