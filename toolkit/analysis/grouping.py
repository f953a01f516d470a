"""Which claims repeat one original statement.

Claims are taken in the order of their reports, and each joins an earlier statement or opens a new
one; what is reported later never moves an earlier claim, so every as-of view sees the same groups.
The rules are in `docs/method.md`; the numbers of days below are ours and can be argued about.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import islice
from typing import TypeAlias

from toolkit.analysis.bounds import rounding
from toolkit.analysis.statements import Span, Statement, Wording, meet
from toolkit.analysis.voices import Voice

REPEAT_DAYS = 365  # a statement about the same time may be repeated for a year
UNDATED_DAYS = 60  # one of the two gives no date
RESTATED_DAYS = 45  # a total of the same size is said again, as of a later time
SLIP_DAYS = 3  # dates that exclude each other: a slip only if reported together
GARBLED_PLACE_DAYS = 14  # another place: a slip only while the news is fresh
UNSIGNED_DAYS = 7  # nobody is named: one rumour if the words are the same
NEWEST = 16  # of the statements with one number, so many are compared: time stays linear
# How easily a wording is what a copy made of another: copies drop qualifiers and sharpen them.
WORN = {"exact": 2, "more_than": 1, "less_than": 1, "vague": 3}


@dataclass(slots=True)
class Group:
    """One original statement and the claims that repeat it."""

    number: int
    first: Statement
    voice: Voice
    last_day: int
    when: Span | None
    places: set[str] = field(default_factory=set)
    members: list[Statement] = field(default_factory=list)
    by_source: dict[str, list[Statement]] = field(default_factory=lambda: defaultdict(list))
    wordings: Counter[Wording] = field(default_factory=Counter)
    spokesman: dict[Wording, Statement] = field(default_factory=dict)

    def add(self, claim: Statement) -> None:
        """Take the claim in; the most particular name of the speaker decides whose words count."""
        if claim.voice.depth > self.voice.depth or not self.members:
            self.voice = claim.voice
            self.wordings.clear()
            self.spokesman.clear()
        if claim.voice.depth == self.voice.depth:
            self.wordings[claim.wording] += 1
            self.spokesman.setdefault(claim.wording, claim)
        self.members.append(claim)
        self.by_source[claim.source_id].append(claim)
        self.last_day = claim.day
        self.places.add(claim.place)
        if claim.when is not None:
            hull = self.when or claim.when
            self.when = (min(hull[0], claim.when[0]), max(hull[1], claim.when[1]))

    def most_direct(self) -> Statement:
        """The claim that words it best: most particular speaker, then the wording most pages have."""
        wording = max(
            self.wordings,
            key=lambda words: (self.wordings[words], -WORN.get(words[4], 0), -self.spokesman[words].day),
        )
        return self.spokesman[wording]


@dataclass(frozen=True, slots=True)
class Turn:
    """From that day on, this claim words the group best and this voice is known to be behind it."""

    group: int
    day: int
    claim: Statement
    voice: Voice


Key: TypeAlias = tuple[object, ...]
Shelves: TypeAlias = dict[Key, dict[int, Group]]


def group_statements(claims: Iterable[Statement]) -> tuple[list[Group], list[Turn]]:
    """Groups in the order in which they began, and when their most direct wording became known."""
    groups: list[Group] = []
    turns: list[Turn] = []
    shelves: Shelves = {}
    touched: dict[int, Group] = {}
    day = None
    for claim in claims:
        if claim.day != day:
            turns.extend(_turns(touched))
            touched.clear()
            day = claim.day
        keys = _shelf_keys(claim)
        group = _find(claim, keys, shelves)
        if group is None:
            group = Group(len(groups), claim, claim.voice, claim.day, claim.when)
            groups.append(group)
        for key in keys:
            shelf = shelves.setdefault(key, {})
            shelf.pop(group.number, None)
            shelf[group.number] = group
        group.add(claim)
        touched[group.number] = group
    turns.extend(_turns(touched))
    return groups, turns


def _turns(touched: dict[int, Group]) -> list[Turn]:
    return [
        Turn(group.number, group.last_day, group.most_direct(), group.voice) for group in touched.values()
    ]


def _shelf_keys(claim: Statement) -> list[Key]:
    """Where statements that this claim may repeat are found: same speaker's state, topic and number.

    Each number has two shelves: one for all dates, one for the very date of the claim.
    """
    root = "" if claim.voice.is_newsroom else claim.voice.root
    dates = (None,) if claim.when is None else (None, claim.when)
    sizes = sorted({_size(number) for number in claim.numbers})
    return [(root, claim.topic, claim.status == "denied", size, when) for size in sizes for when in dates]


@lru_cache(maxsize=65536)
def _size(number: float) -> float:
    """Two leading digits: 10,900 and 11,000 are found together."""
    return float(f"{number:.2g}") if abs(number) >= 1000 else number


def _find(claim: Statement, keys: list[Key], shelves: Shelves) -> Group | None:
    candidates: dict[int, Group] = {}
    for key in keys:
        newest_first = reversed(shelves.get(key, {}).values())
        candidates.update((group.number, group) for group in islice(newest_first, NEWEST))
    fitting = [group for group in candidates.values() if _repeats(claim, group)]
    return max(fitting, key=lambda group: _closeness(claim, group), default=None)


def _closeness(claim: Statement, group: Group) -> tuple[object, ...]:
    return (
        claim.source_id in group.by_source,
        claim.label == group.first.label,
        len(claim.item & group.first.item),
        claim.voice.name == group.voice.name,
        meet(claim.when, group.when) is True,
        claim.place in group.places,
        group.last_day,
        -group.number,
    )


def _repeats(claim: Statement, group: Group) -> bool:
    first = group.first
    if claim.voice.is_newsroom:
        return _same_rumour(claim, group)
    return (
        _same_voice(claim, group)
        and _same_number(claim, group)
        and _same_thing(claim, first)
        and _same_page_agrees(claim, group)
        and _near_in_time(claim, group)
    )


def _same_voice(claim: Statement, group: Group) -> bool:
    if claim.voice.passes_on(group.voice):
        return claim.day - group.last_day <= SLIP_DAYS
    return claim.voice.related(group.voice)


def _same_rumour(claim: Statement, group: Group) -> bool:
    """Nobody is named: the same words within days show nothing that makes the pages independent."""
    first = group.first
    return (
        claim.wording == first.wording
        and claim.unit == first.unit
        and claim.direction == first.direction
        and claim.item == first.item
        and claim.day - group.last_day <= UNSIGNED_DAYS
        and meet(claim.when, group.when) is not False
        and _same_place(claim, group)
        and _same_page_agrees(claim, group)
    )


def _same_number(claim: Statement, group: Group) -> bool:
    """A number that both give, or one that is the other rounded ("nearly 11,000" for 10,900)."""
    for member in (group.first, group.members[-1]):
        if any(number in member.numbers for number in claim.numbers):
            return True
        if _rounds(claim, member) or _rounds(member, claim):
            return True
    return False


def _rounds(rounded: Statement, other: Statement) -> bool:
    if rounded.wording[4] != "about":
        return False
    value = rounded.numbers[0]
    return any(abs(value - number) <= rounding(value) / 2 for number in other.numbers)


def _same_thing(claim: Statement, first: Statement) -> bool:
    if claim.label != first.label and "casualties" not in (claim.label, first.label) and not claim.item:
        return False
    if claim.unit == first.unit:
        return True
    if claim.topic[0] == "other" or "percent" in claim.unit or "percent" in first.unit:
        return False  # a unit is all that tells such numbers apart
    return not claim.item or bool(claim.item & first.item)


def _same_page_agrees(claim: Statement, group: Group) -> bool:
    """A page that gives the number twice for different things or times means two statements."""
    return all(
        claim.label == other.label
        and claim.unit == other.unit
        and claim.direction == other.direction
        and (not claim.place or not other.place or claim.place == other.place)
        and meet(claim.when, other.when) is not False
        for other in group.by_source.get(claim.source_id, ())
    )


def _same_place(claim: Statement, group: Group) -> bool:
    return not claim.place or claim.place in group.places or group.places == {""}


def _near_in_time(claim: Statement, group: Group) -> bool:
    gap = claim.day - group.last_day
    together = meet(claim.when, group.when)
    if gap > GARBLED_PLACE_DAYS and not _same_place(claim, group):
        return False
    if together is None:
        return gap <= UNDATED_DAYS
    if together:
        return gap <= REPEAT_DAYS
    if claim.is_stock and _later(claim.when, group.when) and _same_place(claim, group):
        return gap <= RESTATED_DAYS
    if not claim.is_stock and _of_its_day(claim) and _of_its_day(group.first):
        return gap == 0  # daily counts of equal size are no copies of each other
    return gap <= SLIP_DAYS


def _later(one: Span | None, other: Span | None) -> bool:
    return one is not None and other is not None and one[0] > other[1]


def _of_its_day(claim: Statement) -> bool:
    return (
        claim.when is not None and claim.when[1] - claim.when[0] <= 7 and abs(claim.day - claim.when[1]) <= 10
    )
