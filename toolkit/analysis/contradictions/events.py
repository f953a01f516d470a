"""One event on two dates, one meeting in two places."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import islice

from toolkit.analysis.contradictions import words
from toolkit.analysis.contradictions.happenings import Happening, content
from toolkit.analysis.contradictions.kinds import Finding
from toolkit.analysis.statements import meet

NEWS_DAYS = 7  # pages of these days speak of one event
ALIKE = 0.6  # share of common words from which two lines tell one event
NEWEST = 24
# Kinds of event in which those who take part are in one place.
MEETINGS = frozenset({"CONSULT", "SUPPORT", "AGREE", "COOPERATE"})


def two_dates(events: Sequence[Happening]) -> Iterator[Finding]:
    """One speaker, nearly the same words within a week of reports, and dates that exclude each other."""
    shelves: dict[tuple[str, str], list[Happening]] = defaultdict(list)
    for later in events:
        if later.period is None or later.status == "planned":
            continue
        shelf = shelves[(later.voice.root, later.kind)]
        for earlier in islice(reversed(shelf), NEWEST):
            if later.day - earlier.day > NEWS_DAYS:
                break
            if meet(earlier.period, later.period) is False and _alike(earlier, later):
                yield Finding(
                    "two dates",
                    (earlier.claim_id, later.claim_id),
                    f"“{earlier.event}” is dated {_dated(earlier)}, and {_dated(later)}.",
                )
        shelf.append(later)


def two_places(events: Sequence[Happening], persons: frozenset[str]) -> Iterator[Finding]:
    """Two of the same persons together on one day, in places that are not one in the other."""
    shelves: dict[tuple[str, str], list[Happening]] = defaultdict(list)
    seen: set[tuple[str, str]] = set()
    for later in events:
        present = sorted(later.participants & persons)
        exact = later.period is not None and later.period[0] == later.period[1]
        if later.kind not in MEETINGS or not later.place or not exact or len(present) < 2:
            continue
        for person in present:
            shelf = shelves[(person, later.when)]
            for earlier in islice(reversed(shelf), NEWEST):
                pair = (earlier.claim_id, later.claim_id)
                together = len(earlier.participants & later.participants & persons) >= 2
                if together and pair not in seen and _elsewhere(earlier.place, later.place):
                    seen.add(pair)
                    yield _place_finding(earlier, later, persons)
            shelf.append(later)


def _place_finding(one: Happening, other: Happening, persons: frozenset[str]) -> Finding:
    both = " and ".join(sorted(one.participants & other.participants & persons))
    day = words.when(one.when).removeprefix("for ")
    return Finding(
        "two places",
        (one.claim_id, other.claim_id),
        f"{both} are together on {day} in {one.place} by {_page(one)}, but in {other.place} by "
        f"{_page(other)}.",
    )


def _alike(one: Happening, other: Happening) -> bool:
    first, second = content(one.event), content(other.event)
    # a shorter line may leave out the end of a longer one, so the shorter one is the measure
    smaller = min(len(first), len(second))
    return (
        smaller >= 3
        and len(first & second) >= ALIKE * smaller
        and bool(one.participants & other.participants)
    )


def _elsewhere(one: str, other: str) -> bool:
    return one != other and one not in other and other not in one


def _dated(event: Happening) -> str:
    return f"{words.when(event.when).removeprefix('for ')} by {_page(event)}"


def _page(event: Happening) -> str:
    return f"{event.publisher} ({words.day(event.day)})"
