"""A number that somebody denies, and who gave it."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from toolkit.analysis.contradictions import words
from toolkit.analysis.contradictions.kinds import Finding
from toolkit.analysis.contradictions.places import Places
from toolkit.analysis.contradictions.positions import Position, positions
from toolkit.dossier import Dossier

KIND = "denied or confirmed"
STANDS_DAYS = 90  # a number stands so long after its report, or until its claimant gives another
AFTER_DAYS = 14  # and may be given again after a denial
NAMED = 3  # speakers whom a sentence names; the claim ids list them all
NEWEST = 48  # so many statements on a matter are looked at: the work stays linear


def denied_numbers(
    denied: Sequence[Position], figures: Sequence[Position], places: Places
) -> Iterator[Finding]:
    """One finding per denial: the numbers of others that it denies, of the same people and measure.

    What its speaker says in the same breath is his own number, and no contradiction.
    """
    said: dict[tuple[object, ...], list[Position]] = defaultdict(list)
    for position in figures:
        if position.top is not None and not position.is_plan:
            said[_matter(position)].append(position)
    for denial in denied:
        first, last = denial.day - STANDS_DAYS, denial.day + AFTER_DAYS
        near = [one for one in said[_matter(denial)] if first <= one.day <= last][-NEWEST:]
        found = [one for one in near if _is_denied(one, denial, places) and _stands(one, near, denial.day)]
        if found:
            yield _finding(denial, found)


def denied_in(dossier: Dossier, records: list[dict[str, object]]) -> list[Position]:
    """The numbers that are denied, as positions of those who deny them."""
    if all(record["status"] != "denied" for record in records):
        return []
    return [p for p in positions(dossier, "figures", records, denied=True) if p.top is not None]


def _matter(position: Position) -> tuple[object, ...]:
    return position.label, position.side, position.unit, position.is_stock


def _is_denied(one: Position, denial: Position, places: Places) -> bool:
    """Whether another gives the number that is denied, or one that lies within what is denied.

    A page that sets its own number right takes back this number, and nobody's larger total.
    """
    if one.voice.related(denial.voice) or places.differ(one.place, denial.place):
        return False
    within = not denial.voice.is_newsroom and _lies_within(one, denial)
    return within or bool(_ends(one) & _ends(denial))


def _ends(position: Position) -> set[float]:
    return {end.value for end in (position.interval.low, position.interval.high) if end is not None}


def _lies_within(one: Position, denial: Position) -> bool:
    return one.interval.lowest >= denial.interval.lowest and one.interval.highest <= denial.interval.highest


def _stands(one: Position, near: Sequence[Position], day: int) -> bool:
    """Whether its claimant has given no other number between it and the denial."""
    return not any(one.day < later.day <= day and later.voice.name == one.voice.name for later in near)


def _finding(denial: Position, found: Sequence[Position]) -> Finding:
    told = [f"{words.amount(one)} by {words.speaker(one)}" for one in found[:NAMED]]
    more = [f"{len(found) - NAMED} more"] if len(found) > NAMED else []
    ids = [claim_id for one in (denial, *found) for claim_id in one.claim_ids]
    sentence = (
        f"{words.head(denial)}{words.amount(denial)} is denied by {words.speaker(denial)}, but given as "
        f"{'; '.join([*told, *more])}."
    )
    return Finding(KIND, tuple(dict.fromkeys(ids)), sentence)
