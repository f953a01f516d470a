"""Which numbers are only part of what their claimant counts: "12,000 sent: 8,000 to Klow and 4,000 to Zlip".

What one claimant says on one day is held together. A smaller number is a part if its own words say so ("500
of them"), if it is given for another place, or if it adds up with others to a larger one. Of two places in
one sentence, neither of which holds the other, both numbers are parts of a whole that nobody names.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

import pandas as pd

from toolkit.analysis.presence import THERE, numbers_in, text_of, whom_it_counts
from toolkit.analysis.statements import Span, meet, span
from toolkit.cells import as_text, records

MOST = 8  # numbers of one claimant and day that are tried as parts of a sum
EARLIER_DAYS = 90  # so long the parts of a total are known by their sum
_MEANT = r"(?:them|whom|which|these|those)"
_FEW_WORDS = r"(?: \w+){0,2} "
_BEFORE = re.compile(rf"\b(?:(?:of|among) {_MEANT}|including),?{_FEW_WORDS}$", re.IGNORECASE)
_AFTER = re.compile(
    rf" (?:of|among) (?:{_MEANT}\b(?!{_FEW_WORDS}\d)|the (?:soldiers|troops|men|force|contingent)\b)",
    re.IGNORECASE,
)
_LEFT = re.compile(r"\b(?:remain\w*|still|left|surviv\w*)\b", re.IGNORECASE)
_COLUMNS = ("measure", "mode", "side", "unit", "claimed_by", "source_id", "location", "when", "status")


@dataclass(frozen=True, slots=True)
class _Claim:
    claim_id: str
    day: Any
    value: float
    place: str
    time: Span | None
    sentence: str  # "" where it does not have the number
    in_words: bool
    is_of_a_force: bool  # what the words mean is those who were sent; else "of them" may mean any


def mostly_parts(claim_ids: Iterable[str], parts: Collection[str]) -> bool:
    """Whether a statement is a part: half of the claims that repeat it, or more, are."""
    found = [claim_id in parts for claim_id in claim_ids]
    return bool(found) and 2 * sum(found) >= len(found)


def states_of(actors: pd.DataFrame) -> frozenset[str]:
    """The states among the actors: a state holds every place that is none."""
    return frozenset(actors["name"][(actors["kind"] == "state").fillna(False)])


def parts_of(figures: pd.DataFrame, states: Collection[str] | None = None) -> frozenset[str]:
    """The claim ids of the numbers that are parts.

    figures: claims of any measures, sides and units; only like ones are held together, totals and additions
    apart. What is reported later makes no earlier number a part. states: without them the larger number of
    two places is taken for the whole.
    """
    told: dict[tuple[str, ...], dict[Any, list[_Claim]]] = defaultdict(lambda: defaultdict(list))
    for key, claim in _claims(figures):
        told[key][claim.day].append(claim)
    found: set[str] = set()
    for days in told.values():
        wholes: list[_Claim] = []
        for day in sorted(days):
            together = days[day]
            wholes = [whole for whole in wholes if (day - whole.day).days <= EARLIER_DAYS]
            parts = _parts(together, states) | _of_an_earlier(together, wholes)
            wholes += [claim for claim in together if claim.claim_id not in parts]
            found |= parts
    return frozenset(found)


def parts_of_a_place(figures: pd.DataFrame, states: Collection[str] | None = None) -> frozenset[str]:
    """The same where the numbers of one place alone are held together: what went to Klow is a whole there."""
    found = (parts_of(own, states) for _, own in figures.groupby("location", dropna=False))
    return frozenset[str]().union(*found)


def _claims(figures: pd.DataFrame) -> Iterable[tuple[tuple[str, ...], _Claim]]:
    """The numbers that are given as facts, with what makes them like one another."""
    days = pd.to_datetime(figures["reported"]).tolist()
    for row, day in zip(records(figures), days, strict=True):
        numbers = [row[name] for name in ("best", "low", "high") if pd.notna(row.get(name))]
        cells = {name: as_text(row.get(name)) for name in _COLUMNS}
        if not numbers or cells["status"] in ("planned", "denied") or row.get("review") == "rejected":
            continue
        who = cells["claimed_by"] or f"\0{cells['source_id']}"
        yield (
            (*(cells[name] for name in ("measure", "mode", "side", "unit")), who),
            _Claim(
                str(row["claim_id"]),
                day,
                float(numbers[0]),
                cells["location"],
                span(cells["when"].rpartition("/")[2] if cells["mode"] == "stock" else cells["when"]),
                text_of(row) if numbers_in(text_of(row), row)[0] else "",
                _is_part_in_words(row),
                cells["measure"] == "deployed" and cells["mode"] == "stock",
            ),
        )


def _is_part_in_words(row: dict[str, Any]) -> bool:
    """ "500 of them", "of whom 500", "including 500"; but who is left is no part: "13,000 of them remain"."""
    text = text_of(row)
    own, _ = numbers_in(text, row)
    said = any(_BEFORE.search(text[:start]) or _AFTER.match(text[end:]) for start, end in own)
    return said and not (_LEFT.search(text) and whom_it_counts(row) == THERE)


def _parts(together: Sequence[_Claim], states: Collection[str] | None) -> set[str]:
    found = {claim.claim_id for claim in together if claim.in_words and claim.is_of_a_force}
    sums = _sums(together)
    found.update(part.claim_id for parts in sums.values() for part in parts)
    for one, other in combinations(together, 2):
        whole, part = (one, other) if one.value > other.value else (other, one)
        if meet(whole.time, part.time) is False:
            continue
        if states is not None and not part.in_words and _are_beside(whole, part, states):
            found.update(claim.claim_id for claim in (whole, part) if claim.claim_id not in sums)
        elif whole.value > part.value and (part.in_words or _is_elsewhere(part, whole, states or ())):
            found.add(part.claim_id)
    return found


def _are_beside(one: _Claim, other: _Claim, states: Collection[str]) -> bool:
    """Whether one sentence gives numbers of two places, neither of which holds the other."""
    apart = not _holds(one.place, other.place, states) and not _holds(other.place, one.place, states)
    return one.sentence == other.sentence != "" and one.place != other.place and apart


def _is_elsewhere(part: _Claim, whole: _Claim, states: Collection[str]) -> bool:
    return part.place not in ("", whole.place) and not _holds(part.place, whole.place, states)


def _holds(whole: str, part: str, states: Collection[str]) -> bool:
    """Whether a place surely holds another: any, a state, or one that the other is named after."""
    return not whole or (whole in states and part not in states) or part.endswith((f", {whole}", f" {whole}"))


def _sums(together: Sequence[_Claim]) -> dict[str, tuple[_Claim, ...]]:
    """The numbers that are the sum of others told with them, and these."""
    found = {}
    for whole in together:
        smaller = [
            one for one in together if one.value < whole.value and meet(one.time, whole.time) is not False
        ]
        parts = _adding_up(smaller, whole.value)
        if parts:
            found[whole.claim_id] = parts
    return found


def _of_an_earlier(together: Sequence[_Claim], wholes: Sequence[_Claim]) -> set[str]:
    """The numbers of several places that add up to a total which their claimant gave before."""
    placed = [claim for claim in together if claim.place]
    for whole in wholes:
        if len(placed) > 1:
            parts = _adding_up([claim for claim in placed if claim.place != whole.place], whole.value)
            if parts:
                return {claim.claim_id for claim in parts}
    return set()


def _adding_up(claims: Sequence[_Claim], total: float) -> tuple[_Claim, ...]:
    """Those of the claims that are the total together, each of a place of its own or all of one sentence."""
    for size in range(2, min(len(claims), MOST) + 1):
        for parts in combinations(claims[:MOST], size):
            listed = (
                len({part.sentence for part in parts} - {""}) == 1
                or len({part.place for part in parts}) == size
            )
            if listed and sum(part.value for part in parts) == total:
                return parts
    return ()
