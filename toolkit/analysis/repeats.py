"""When a claim repeats an earlier statement.

The rules are told in `docs/method.md`; the numbers of days are ours and can be argued about.
"""

from toolkit.analysis.bounds import rounding
from toolkit.analysis.groups import Group
from toolkit.analysis.statements import Span, Statement, meet

REPEAT_DAYS = 365  # a statement about the same time may be repeated for a year
UNDATED_DAYS = 60  # one of the two gives no date
RESTATED_DAYS = 45  # a total of the same size is said again, as of a later time
# Losses only grow, so the same total half a year later is the old one told again, wherever it is put.
LOSSES_RESTATED_DAYS = 200
GROWING = frozenset({"casualties", "captured", "missing"})
SLIP_DAYS = 3  # dates that exclude each other: a slip only if reported together
GARBLED_PLACE_DAYS = 14  # another place: a slip only while the news is fresh
UNSIGNED_DAYS = 7  # nobody is named: one rumour if the words are the same


def repeats(claim: Statement, group: Group) -> bool:
    """Whether the claim goes back to the statement of this group; the shelf has the same subject."""
    first = group.first
    if claim.voice.is_newsroom != group.voice.is_newsroom:
        return _retold_on_the_page(claim, group)
    if claim.voice.is_newsroom:
        return _same_rumour(claim, group)
    return (
        _same_voice(claim, group)
        and _same_number(claim, group)
        and _same_thing(claim, first)
        and _same_page_agrees(claim, group)
        and _near_in_time(claim, group)
    )


def closeness(claim: Statement, group: Group) -> tuple[object, ...]:
    """Sorts the groups that a claim may repeat; the greatest is the likeliest."""
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


def _retold_on_the_page(claim: Statement, group: Group) -> bool:
    """An addition in a page's own voice (headline, opening) that the same page credits to a speaker.

    Two totals of one size may be the speaker's and the page's own; an addition told twice is one.
    """
    only_here = set(group.by_source) == {claim.source_id}
    return (
        not claim.is_stock
        and claim.source_id in group.by_source
        and (claim.voice.is_newsroom or only_here)
        and _same_number(claim, group)
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
    told_again = claim.is_stock and _later(claim.when, group.when)
    if claim.is_stock and claim.topic[0] in GROWING and (together or told_again):
        return gap <= LOSSES_RESTATED_DAYS
    if gap > GARBLED_PLACE_DAYS and not _same_place(claim, group):
        return False
    if together is None:
        return gap <= UNDATED_DAYS
    if together:
        return gap <= REPEAT_DAYS
    if told_again and _same_place(claim, group):
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
