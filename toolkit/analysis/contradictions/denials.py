"""Denied or not confirmed here, said or confirmed there."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from toolkit.analysis.contradictions import words
from toolkit.analysis.contradictions.happenings import Happening
from toolkit.analysis.contradictions.kinds import Finding
from toolkit.analysis.contradictions.positions import Position
from toolkit.dossier import Dossier

KIND = "denied or confirmed"
NEAR_DAYS = 30  # a denial answers what is in the news
NUMBER_DAYS = 14  # "cannot confirm the report of 500 dead" speaks of a report of these days
_NOT_CONFIRMED = re.compile(r"\b(?:not|no|neither|cannot|nor|without)\b.*\b(?:confirm\w*|evidence|verif\w*)")
_NUMBER = re.compile(r"\d{1,3}(?:,\d{3})+|\d+")
_MATTER_OF_TIE = {"troops": "soldiers", "arms": "arms"}


def denials(
    events: Sequence[Happening], figures: Sequence[Position], supplies: Sequence[Position]
) -> Iterator[Finding]:
    """Denials and refusals to confirm, each with what it stands against.

    Held against it are the first later confirmation by a speaker of the same state or body, and the
    statement of the days around it that most reports carry.
    """
    confirmed = _confirmations(events)
    said = _said(figures, supplies)
    for event in events:
        if not _denies(event):
            continue
        for matter in sorted(event.matters):
            yield from _reversal(event, confirmed[(event.voice.root, matter)])
            if event.status == "denied":
                yield from _said_by_others(event, matter, said)
        yield from _number(event, figures)


def _denies(event: Happening) -> bool:
    return event.status == "denied" or (
        event.status == "unconfirmed" and bool(_NOT_CONFIRMED.search(event.text.lower()))
    )


def _confirmations(events: Sequence[Happening]) -> dict[tuple[str, str], list[Happening]]:
    found: dict[tuple[str, str], list[Happening]] = defaultdict(list)
    for event in events:
        if event.status == "confirmed" and event.kind not in ("REJECT", "REQUEST", "SANCTION"):
            for matter in event.matters:
                found[(event.voice.root, matter)].append(event)
    return found


def _reversal(denial: Happening, confirmations: Sequence[Happening]) -> Iterator[Finding]:
    if denial.voice.is_newsroom:
        return
    others = denial.states - {denial.voice.root}
    for event in confirmations:
        about = event.states & (others or {denial.voice.root})
        if (
            event.day > denial.day
            and about
            and "confirm" in event.text.lower()
            or _has_evidence(event, denial)
        ):
            yield Finding(
                KIND,
                (denial.claim_id, event.claim_id),
                f"{_told(denial)}; {_told(event)}: what was {_was(denial)} is then confirmed.",
            )
            return


def _has_evidence(event: Happening, denial: Happening) -> bool:
    shared = event.states & denial.states
    return event.day > denial.day and bool(shared) and "evidence" in event.text.lower()


def _said(figures: Sequence[Position], supplies: Sequence[Position]) -> dict[tuple[str, str], list[Position]]:
    """Statements by matter and by the state whose soldiers or arms they are."""
    found: dict[tuple[str, str], list[Position]] = defaultdict(list)
    for position in figures:
        if position.label in ("deployed", "trained") and position.status in ("asserted", "confirmed"):
            found[("soldiers", position.side)].append(position)
    for position in supplies:
        if position.action in ("supplied", "received") and position.status in ("asserted", "confirmed"):
            found[("arms", position.supplier)].append(position)
    return found


def _said_by_others(
    denial: Happening, matter: str, said: dict[tuple[str, str], list[Position]]
) -> Iterator[Finding]:
    near = [
        position
        for state in sorted(denial.states)
        for position in said[(matter, state)]
        if abs(position.day - denial.day) <= NEAR_DAYS and not position.is_newsroom
    ]
    if not near:
        return
    best = max(near, key=lambda p: (len(p.claim_ids), -abs(p.day - denial.day), -p.day))
    thing = words.MEASURES[best.label] if best.table == "figures" else f"of “{best.item}” {best.action}"
    yield Finding(
        KIND,
        (denial.claim_id, *best.claim_ids),
        f"{_told(denial)}; {words.speaker(best)} has {words.amount(best)} {thing}.",
    )


def _number(denial: Happening, figures: Sequence[Position]) -> Iterator[Finding]:
    """The number that a denial names, and who gave it."""
    numbers = {float(text.replace(",", "")) for text in _NUMBER.findall(denial.event)}
    for position in figures:
        gap = denial.day - position.day
        if position.top in numbers and 0 <= gap <= NUMBER_DAYS and position.side in denial.states:
            yield Finding(
                KIND,
                (denial.claim_id, *position.claim_ids),
                f"{_told(denial)}; {words.speaker(position)} has {words.amount(position)} "
                f"{words.MEASURES[position.label]}.",
            )


def clauses(events: Sequence[Happening], dossier: Dossier) -> Iterator[Finding]:
    """A treaty without mutual defence on one page, an alliance of the same two on another."""
    without = [event for event in events if _WITHOUT.search(event.text)]
    ties = dossier.ties
    ties = ties[(ties["tie"] == "alliance") & (ties["review"] != "rejected")]
    for event in without:
        for tie in ties.itertuples():
            pair = {dossier.parent_state(tie.a), dossier.parent_state(tie.b)}
            if pair <= event.states and len(event.states) == 2:
                yield Finding(
                    KIND,
                    (event.claim_id, tie.claim_id),
                    f"{_told(event)}; {tie.a} and {tie.b} are allies in {_source(dossier, tie.source_id)} "
                    f"({tie.reported.day} {tie.reported:%B %Y}).",
                )


_WITHOUT = re.compile(
    r"\b(?:without|no|lacks)\b[^.;]*\b(?:mutual (?:defence|defense|assistance)|alliance)\b", re.IGNORECASE
)


def _source(dossier: Dossier, source_id: str) -> str:
    sources = dossier.sources.set_index("source_id")["publisher"]
    return str(sources.get(source_id, source_id))


def _was(denial: Happening) -> str:
    return "denied" if denial.status == "denied" else "not confirmed"


def _told(event: Happening) -> str:
    return f"“{event.event}” ({event.who}, {event.publisher}, {words.day(event.day)})"
