"""The claims of one table as plain columns in the order in which they were reported.

Whether two claims can be one statement is decided claim by claim (`toolkit.analysis.grouping`), which
plain lists serve faster than data frames.
"""

import math
from functools import lru_cache
from typing import Any, NamedTuple, TypeAlias

import numpy as np
import pandas as pd

from toolkit import edtf
from toolkit.analysis.voices import Voice, Voices, carrier, publishers
from toolkit.cells import as_text
from toolkit.dossier import Dossier

# Killed and wounded are what pages make of casualties; the label is then what drifted.
LABELS = {"killed": "casualties", "wounded": "casualties"}
FAR_PAST, FAR_FUTURE = -10_000_000, 10_000_000
Span: TypeAlias = tuple[int, int]
Wording: TypeAlias = tuple[Any, ...]


class Statement(NamedTuple):
    """One claim, ready to compare. Days count from 1970-01-01; `row` is its position in the frame.

    `carrier` is the newsroom that wrote the text: the agency where one is credited, else the publisher.
    """

    row: int
    claim_id: str
    source_id: str
    voice: Voice
    carrier: str
    status: str
    hedged: bool
    day: int
    dated: str
    when: Span | None
    topic: tuple[str, ...]
    label: str
    direction: str
    unit: str
    place: str
    item: frozenset[str]
    is_stock: bool
    wording: Wording
    numbers: tuple[float, ...]


def statements(dossier: Dossier, table: str) -> list[Statement]:
    """The claims of figures or supplies that nobody rejected, in the order of their reports."""
    frame = dossier.frames[table]
    frame = frame.assign(row=np.arange(len(frame)))
    frame = frame[(frame["review"] != "rejected").fillna(True)]
    frame = frame.sort_values(["reported", "claim_id"], kind="stable")
    dates = _texts(frame["when"])
    topic = _figure_topic(frame) if table == "figures" else _supply_topic(frame)
    wordings = _wordings(frame, topic[1])
    cells = zip(
        frame["row"].tolist(),
        frame["claim_id"].tolist(),
        frame["source_id"].tolist(),
        *_voices(dossier, frame),
        _texts(frame["status"]),
        frame["hedge"].notna().tolist(),
        (frame["reported"].astype("int64") // 86_400).tolist(),
        dates,
        [span(text) for text in dates],
        *topic,
        wordings,
        [tuple(sorted({number for number in words[1:4] if number is not None})) for words in wordings],
        strict=True,
    )
    return [Statement(*cell) for cell in cells]


def _voices(dossier: Dossier, frame: pd.DataFrame) -> tuple[list[Voice], list[str]]:
    """Whose statement each claim is, and the newsroom that carries it."""
    known = publishers(dossier.frames["sources"])
    names = [known.get(str(source), str(source)) for source in frame["source_id"].tolist()]
    voices = Voices(dossier)
    claimants, routes = frame["claimed_by"].tolist(), frame["via"].tolist()
    return (
        [voices.of(claimant, name) for claimant, name in zip(claimants, names, strict=True)],
        [carrier(name, route) for name, route in zip(names, routes, strict=True)],
    )


@lru_cache(maxsize=65536)
def span(when: object) -> Span | None:
    """First and last day of an EDTF date as day numbers; None for a blank or a date that is none."""
    if not isinstance(when, str) or not when or not edtf.is_valid(when):
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


def _figure_topic(frame: pd.DataFrame) -> tuple[list[Any], ...]:
    """The columns topic, label, direction, unit, place, item and is_stock of figures."""
    measures, modes, sides = _texts(frame["measure"]), _texts(frame["mode"]), _texts(frame["side"])
    general = [LABELS.get(measure, measure) for measure in measures]
    nothing: frozenset[str] = frozenset()
    return (
        list(zip(general, modes, sides, strict=True)),
        measures,
        [""] * len(frame),
        _texts(frame["unit"]),
        _texts(frame["location"]),
        [nothing] * len(frame),
        [mode == "stock" for mode in modes],
    )


def _supply_topic(frame: pd.DataFrame) -> tuple[list[Any], ...]:
    """The same of supplies."""
    givers, takers, items = _texts(frame["supplier"]), _texts(frame["recipient"]), _texts(frame["item"])
    # "supplied" and "received" are one hand-over seen from its two ends
    actions = ["supplied" if action == "received" else action for action in _texts(frame["action"])]
    pairs = [" ".join(sorted(pair)) for pair in zip(givers, takers, strict=True)]
    return (
        list(zip(_texts(frame["category"]), actions, pairs, strict=True)),
        items,
        [f"{giver} to {taker}" for giver, taker in zip(givers, takers, strict=True)],
        _texts(frame["unit"]),
        [""] * len(frame),
        [words(item) for item in items],
        [False] * len(frame),
    )


@lru_cache(maxsize=65536)
def words(text: str) -> frozenset[str]:
    """The words of an item, short ones and plurals aside, to see whether two pages mean one thing."""
    parts = "".join(letter if letter.isalnum() else " " for letter in text.lower()).split()
    return frozenset(part.rstrip("s") for part in parts if len(part) > 2)


def _texts(values: pd.Series) -> list[str]:
    return list(map(as_text, values.tolist()))


def _wordings(frame: pd.DataFrame, labels: list[str]) -> list[Wording]:
    numbers = [
        frame[name].astype("Float64").to_numpy("float64", na_value=math.nan).tolist()
        for name in ("low", "best", "high")
    ]
    return [
        (label, *(None if number != number else number for number in given), bound)
        for label, *given, bound in zip(labels, *numbers, _texts(frame["bound"]), strict=True)
    ]
