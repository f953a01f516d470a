"""Denied or not confirmed here, said or confirmed there."""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from typing import Any

from toolkit.analysis.contradictions import words
from toolkit.analysis.contradictions.happenings import Happening, matters
from toolkit.analysis.contradictions.kinds import Finding
from toolkit.analysis.contradictions.positions import Position
from toolkit.analysis.voices import publishers
from toolkit.cells import records
from toolkit.dossier import Dossier

KIND = "denied or confirmed"
NEAR_DAYS = 30  # a denial answers what has been in the news for so long
AFTER_DAYS = 3  # or is in the papers next to it
NEAREST = 8  # alliances that a treaty without such a clause is held against
NEWEST = 48  # so many statements are looked at: the work stays linear
NUMBER_DAYS = 14  # "cannot confirm the report of 500 dead" speaks of a report of these days
_NOT_CONFIRMED = re.compile(r"\b(?:not|no|neither|cannot|nor|without)\b.*\b(?:confirm\w*|evidence|verif\w*)")
_CONFIRMS = re.compile(r"\b(?:confirm\w*|acknowledg\w*|admit\w*|evidence)")
_DENIES = re.compile(r"\bden(?:y|ies|ied)\b")
_DENIED_THAT = re.compile(r"\bden(?:y|ies|ied)\b.{0,40}? that (.+)", re.DOTALL)
_NUMBER = re.compile(r"\d{1,3}(?:,\d{3})+|\d+")
_RETURN = re.compile(
    r"\b(?:return|withdr[ae]w|pull(?:ed|ing|s)? (?:out|back)|home\b|le(?:ft|ave|aving)\b)", re.I
)


def denials(
    events: Sequence[Happening],
    figures: Sequence[Position],
    supplies: Sequence[Position],
    told: Collection[tuple[str, str]] = (),
) -> Iterator[Finding]:
    """Denials and refusals to confirm, each with what it stands against.

    Held against it are the first later confirmation by a speaker of the same state or body, and those who
    gave the number that it names, else the statement of the days around it that most reports carry. told:
    speakers and pages whose denials are among the figures, and so are told with their numbers.
    """
    confirmed = _confirmations(events)
    said = _said(figures, supplies)
    numbered = _numbered(figures)
    for event in events:
        if not _denies(event):
            continue
        named = list(_number(event, numbered))
        denied = _matters_denied(event)
        for matter in sorted(event.matters):
            yield from _reversal(event, confirmed[(event.voice.root, matter)])
            if matter not in denied:
                continue
            is_told = (event.voice.name, event.source_id) in told
            if _was(event) == "denied" and not named and not is_told:
                yield from _said_by_others(event, matter, said)
        yield from named


def _matters_denied(event: Happening) -> frozenset[str]:
    """What is denied: only what stands behind "denied that", where that is told, else all of the text."""
    told = _DENIED_THAT.search(event.event)
    return event.matters & matters(told[1]) if told else event.matters


def _denies(event: Happening) -> bool:
    return _was(event) == "denied" or (
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
        if event.day > denial.day and about and _CONFIRMS.search(event.text.lower()):
            yield Finding(
                KIND,
                (denial.claim_id, event.claim_id),
                f"{_told(denial)}; {_told(event)}: what was {_was(denial)} is then confirmed.",
            )
            return


def _said(figures: Sequence[Position], supplies: Sequence[Position]) -> dict[tuple[str, str], list[Position]]:
    """Statements by matter and by the state whose soldiers or arms they are."""
    found: dict[tuple[str, str], list[Position]] = defaultdict(list)
    for position in figures:
        if position.label in ("deployed", "trained") and _is_said(position):
            found[("soldiers", position.side)].append(position)
    for position in supplies:
        if position.action in ("supplied", "received") and _is_said(position):
            found[("arms", position.supplier)].append(position)
    return found


def _is_said(position: Position) -> bool:
    return position.status in ("asserted", "confirmed") and not position.is_newsroom


def _of_days(by_day: Sequence[Position], first: int, last: int) -> Sequence[Position]:
    """The newest of the positions of these days; positions are in the order of their days."""
    end = bisect_right(by_day, last, key=lambda position: position.day)
    start = bisect_left(by_day, first, key=lambda position: position.day)
    return by_day[max(start, end - NEWEST) : end]


def _said_by_others(
    denial: Happening, matter: str, said: dict[tuple[str, str], list[Position]]
) -> Iterator[Finding]:
    near = [
        position
        for state in sorted(denial.states)
        for position in _of_days(said[(matter, state)], denial.day - NEAR_DAYS, denial.day + AFTER_DAYS)
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


def _numbered(figures: Sequence[Position]) -> dict[tuple[str, float], list[Position]]:
    found: dict[tuple[str, float], list[Position]] = defaultdict(list)
    for position in figures:
        if position.top is not None:
            found[(position.side, float(position.top))].append(position)
    return found


def _number(denial: Happening, numbered: dict[tuple[str, float], list[Position]]) -> Iterator[Finding]:
    """The number that a denial names, and who gave it; that of those gone home only if it speaks of them."""
    numbers = {float(text.replace(",", "")) for text in _NUMBER.findall(denial.event)}
    of_return = bool(_RETURN.search(denial.event))
    for key in sorted((side, number) for side in denial.states for number in numbers):
        for position in _of_days(numbered.get(key, []), denial.day - NUMBER_DAYS, denial.day):
            if position.label == "withdrawn" and not of_return:
                continue
            yield Finding(
                KIND,
                (denial.claim_id, *position.claim_ids),
                f"{_told(denial)}; {words.speaker(position)} has {words.amount(position)} "
                f"{words.MEASURES[position.label]}.",
            )


def clauses(events: Sequence[Happening], dossier: Dossier) -> Iterator[Finding]:
    """A treaty without mutual defence on one page, an alliance of the same two on another."""
    without = [event for event in events if _WITHOUT.search(event.text)]
    frame = dossier.ties
    frame = frame[(frame["tie"] == "alliance") & (frame["review"] != "rejected")]
    allied: dict[frozenset[str], list[dict[str, Any]]] = defaultdict(list)
    for tie in records(frame) if without else ():
        allied[frozenset((dossier.parent_state(tie["a"]), dossier.parent_state(tie["b"])))].append(tie)
    named = publishers(dossier.sources)
    for event in without:
        for tie in allied.get(event.parties, [])[:NEAREST]:
            yield Finding(
                KIND,
                (event.claim_id, tie["claim_id"]),
                f"{_told(event)}; {tie['a']} and {tie['b']} are allies in "
                f"{named.get(tie['source_id'], tie['source_id'])} ({words.day_of(tie['reported'])}).",
            )


_WITHOUT = re.compile(
    r"\b(?:without|no|lacks)\b[^.;]*\b(?:mutual (?:defence|defense|assistance)|alliance)\b", re.IGNORECASE
)


def _was(denial: Happening) -> str:
    """ "denied", also where a report tells the denial itself as a fact ("Norland denied")."""
    is_denial = denial.kind == "REJECT" and bool(_DENIES.search(denial.event.lower()))
    return "denied" if denial.status == "denied" or is_denial else "not confirmed"


def _told(event: Happening) -> str:
    said = event.sentence if event.event.endswith(("denied", "denies")) else ""
    return f"“{said or event.event}” ({event.who}, {event.publisher}, {words.day(event.day)})"
