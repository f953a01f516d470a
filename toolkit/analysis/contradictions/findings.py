"""From pairs that clash to findings: the speakers of two numbers are told together."""

from collections import Counter, OrderedDict, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from toolkit.analysis.contradictions import words
from toolkit.analysis.contradictions.compare import alike
from toolkit.analysis.contradictions.kinds import Finding
from toolkit.analysis.contradictions.positions import Position

SPEAKERS = 48  # so many speakers are remembered per matter: the work stays linear
OPPOSED = 8  # so many speakers of the newest are set against one statement
ONE_TIME = 62  # days; clashes of the same two numbers further apart are told one by one
NAMED = 3  # speakers of one number that a sentence names; the claim ids list them all
REASONS = {
    "claimants disagree": "they speak of the same time, and both cannot hold",
    "falling count": "a count that can only grow would have fallen",
    "superseded number": "the older number is given again after its own claimant had given another",
    "two numbers": "one claimant, or bodies of one state, have two numbers for one time",
}
MOMENT = "more would be there at one time than there were in all"
PART = "the one time lies in the other, and what is said of a part is more than the whole"


@dataclass(frozen=True, slots=True)
class Clash:
    """Two positions that cannot both hold, and the kind of contradiction that this is."""

    kind: str
    one: Position
    other: Position


class Shelf:
    """The latest position of every speaker on every matter."""

    def __init__(self) -> None:
        self._latest: dict[Hashable, OrderedDict[Hashable, Position]] = defaultdict(OrderedDict)

    def clashes(
        self, matter: Hashable, later: Position, kind_of: Callable[[Position], str]
    ) -> Iterator[Clash]:
        """The clashes of a position with the newest others, `OPPOSED` of them at most for each kind."""
        counts: Counter[str] = Counter()
        for earlier in reversed(self._latest[matter].values()):
            kind = kind_of(earlier)
            if kind and counts[kind] < OPPOSED:
                counts[kind] += 1
                yield Clash(kind, earlier, later)

    def put(self, matter: Hashable, speaker: Hashable, position: Position) -> None:
        speakers = self._latest[matter]
        speakers[speaker] = position
        speakers.move_to_end(speaker)
        if len(speakers) > SPEAKERS:
            speakers.popitem(last=False)


def merged(clashes: Iterable[Clash]) -> Iterator[Finding]:
    """One finding for two numbers that exclude each other at one time, whoever gives them."""
    matters: dict[Hashable, list[Clash]] = {}
    for clash in clashes:
        matters.setdefault(_matter(clash), []).append(clash)
    for group in matters.values():
        group.sort(key=lambda clash: (clash.other.as_of, clash.one.as_of, clash.one.claim_ids))
        for together in _by_time(group):
            yield _finding(together)


def _matter(clash: Clash) -> Hashable:
    """Clashes are told together if they are of one kind and set the same two numbers against each other."""
    one, other = clash.one, clash.other
    apart = clash.kind in ("superseded number", "two numbers")
    return (
        clash.kind,
        *(one.table, one.label, one.side, one.supplier, one.recipient, one.unit, one.is_plan),
        frozenset((_number(one), _number(other))),
        frozenset((one.origin, other.origin)) if apart else None,
    )


def _number(position: Position) -> tuple[float, float]:
    return position.interval.lowest, position.interval.highest


def _by_time(group: Sequence[Clash]) -> Iterator[list[Clash]]:
    together: list[Clash] = []
    for clash in group:
        if together and clash.other.as_of[0] - together[-1].other.as_of[0] > ONE_TIME:
            yield together
            together = []
        together.append(clash)
    yield together


def _finding(together: list[Clash]) -> Finding:
    first = together[0]
    number = _number(first.one)
    sides: tuple[dict[str, Position], dict[str, Position]] = ({}, {})
    for clash in together:
        for position in (clash.one, clash.other):
            sides[_number(position) != number][position.claim_ids[0]] = position
    ids = [claim_id for side in sides for position in side.values() for claim_id in position.claim_ids]
    sentence = (
        f"{words.head(first.one)}{_side(list(sides[0].values()))}, but {_side(list(sides[1].values()))}: "
        f"{_reason(together)}."
    )
    return Finding(first.kind, tuple(dict.fromkeys(ids)), sentence)


def _reason(together: Sequence[Clash]) -> str:
    if all(map(_is_part, together)):
        return PART
    if all(clash.one.whom != clash.other.whom for clash in together):
        return MOMENT
    return REASONS[together[0].kind]


def _is_part(clash: Clash) -> bool:
    """Whether two amounts clash because one of them is of a part of the other's time."""
    if clash.one.is_stock or clash.one.period is None or clash.other.period is None:
        return False
    return not alike(clash.one.period, clash.other.period)


def _side(positions: list[Position]) -> str:
    """One number and those who give it, each with the time and the page."""
    speakers: dict[str, Position] = {}
    for position in positions:
        speakers.setdefault(position.who, position)
    named = list(speakers.values())[:NAMED]
    by_words: dict[str, list[str]] = {}
    for position in named:
        by_words.setdefault(words.amount(position), []).append(words.speaker(position))
    told = [f"{amount} by {_listed(who)}" for amount, who in by_words.items()]
    more = len(speakers) - len(named)
    return _listed([*told, f"{more} more"] if more else told)


def _listed(parts: list[str]) -> str:
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"
