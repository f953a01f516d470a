"""What each original statement holds, for which time and place: the units that are compared.

Copies stand behind one position, so that a statement is compared once however many pages carry it.
The number of a position covers the most direct wording of its origin and that of its own claims: a
garbled copy is drift, and no contradiction of anybody else.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, TypeAlias

from toolkit.analysis import bounds
from toolkit.analysis.bounds import End, Interval
from toolkit.analysis.grouping import Group
from toolkit.analysis.origins import grouping
from toolkit.analysis.presence import SENT, whom_it_counts
from toolkit.analysis.statements import FAR_FUTURE, FAR_PAST, Span, Statement, span
from toolkit.analysis.voices import Voice, publishers
from toolkit.analysis.wholes import mostly_parts, parts_of, parts_of_a_place, states_of
from toolkit.cells import as_text
from toolkit.dossier import Dossier

LOSSES = frozenset({"killed", "wounded", "casualties"})
# Counts of people who may be fewer now than they were in all.
COME_AND_GO = frozenset({"deployed", "trained", "captured", "missing"})
# Words for people in uniform that pages use for one another.
PEOPLE = frozenset({"personnel", "soldiers", "troops", "people", "persons", "servicemen", "fighters", "men"})

Records: TypeAlias = list[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Position:
    """One number of one speaker for one time and place, with the claims that give it.

    `as_of` is the time at which a stock holds, `period` the days that a flow or supply covers; days
    count from 1970-01-01. `since` says that a stock is counted from a start on, so that it can only grow.
    `words` is the number as the first of the claims has it, `interval` covers the most direct wording too.
    `began` is the first report of the origin. `top` is the largest number, None for a vague one. `whom` tells
    a stock of those who are there from one of those who were ever sent (see `whom_it_counts`),
    `is_part` a number that is only part of what its speaker counts (see `parts_of`), `is_part_there` one that
    is part of what he counts in that place.
    `is_garbled` marks copies that say the number of another thing than the original does.
    """

    table: str
    origin: str
    claim_ids: tuple[str, ...]
    sources: tuple[str, ...]
    publisher: str
    day: int
    began: int
    voice: Voice
    who: str
    label: str
    side: str
    supplier: str
    recipient: str
    item: str
    category: str
    action: str
    place: str
    unit: str
    is_stock: bool
    is_plan: bool
    status: str
    when: str
    as_of: Span
    period: Span | None
    since: bool
    whom: int
    is_part: bool
    is_part_there: bool
    interval: Interval
    words: str
    bound: str
    top: float | None
    is_garbled: bool

    @property
    def is_newsroom(self) -> bool:
        """Whether the publisher speaks in its own voice."""
        return self.voice.is_newsroom


def positions(dossier: Dossier, table: str, records: Records, *, denied: bool = False) -> list[Position]:
    """The positions of figures or supplies, in the order in which they were first reported.

    Denied claims are no positions (see `denied_numbers`), unless they alone are asked for; rejected ones are
    left out.
    """
    named = publishers(dossier.sources)
    found = grouping(dossier, table)
    figures, states = dossier.frames["figures"], states_of(dossier.frames["actors"])
    parts = parts_of(figures, states), parts_of_a_place(figures, states)
    result = [
        _position(table, name, group, members, records, named, parts)
        for group, name in zip(found.groups, found.names, strict=True)
        for members in _together(group, records, denied)
    ]
    result.sort(key=lambda position: (position.day, position.claim_ids))
    return result


def records_of(dossier: Dossier, table: str) -> Records:
    """The rows of a table as plain dicts, in its order; blanks are NA."""
    frame = dossier.frames[table]
    columns = [frame[name].astype("object").tolist() for name in frame.columns]
    names = [str(name) for name in frame.columns]
    return [dict(zip(names, row, strict=True)) for row in zip(*columns, strict=True)]


def _together(group: Group, records: Records, denied: bool) -> Iterable[list[Statement]]:
    """The claims of an origin that say one thing of one time and place."""
    shared: dict[tuple[object, ...], list[Statement]] = {}
    for member in group.members:
        if (member.status == "denied") == denied:
            plan = member.status == "planned"
            key = (plan, as_text(records[member.row]["when"]), member.place, member.label, member.unit)
            shared.setdefault((*key, member.direction), []).append(member)
    return shared.values()


def _position(
    table: str,
    origin: str,
    group: Group,
    members: list[Statement],
    records: Records,
    named: dict[str, str],
    parts: tuple[frozenset[str], frozenset[str]],
) -> Position:
    direct = group.most_direct()
    ids = [member.claim_id for member in members]
    garbled = members[0].label != direct.label or members[0].direction != direct.direction
    first = next((m for m in members if m.wording[1:] == direct.wording[1:]), members[0])
    row = records[first.row]
    when = as_text(row["when"])
    said = _interval(row)
    compared = _rounded(said, row["bound"])
    if not garbled and first.wording[1:] != direct.wording[1:]:
        other = records[direct.row]
        compared = compared.union(_rounded(_interval(other), other["bound"]))
    publisher = named.get(first.source_id, first.source_id)
    return Position(
        table=table,
        origin=origin,
        claim_ids=(first.claim_id, *(member.claim_id for member in members if member is not first)),
        sources=tuple(dict.fromkeys(member.source_id for member in members)),
        publisher=publisher,
        day=first.day,
        began=group.first.day,
        voice=first.voice,
        who=as_text(row["claimed_by"]) or f"{publisher} itself",
        label=first.label if table == "figures" else as_text(row["category"]),
        side=as_text(row.get("side")),
        supplier=as_text(row.get("supplier")),
        recipient=as_text(row.get("recipient")),
        item=as_text(row.get("item")),
        category=as_text(row.get("category")),
        action=as_text(row.get("action")),
        place=first.place,
        unit=_unit(first.unit),
        is_stock=first.is_stock,
        is_plan=first.status == "planned" or row.get("action") in ("promised", "requested"),
        status=first.status,
        when=when,
        as_of=_as_of(when, first.day),
        period=span(when),
        since=_is_counted_since(when),
        whom=_whom(members, records),
        is_part=mostly_parts(ids, parts[0]),
        is_part_there=mostly_parts(ids, parts[1]),
        interval=compared,
        words=said.wording(),
        bound=as_text(row["bound"]),
        top=_top(said),
        is_garbled=garbled,
    )


def _whom(members: list[Statement], records: Records) -> int:
    """Whom most of the claims count, of equals the most; losses are counted from the start."""
    if members[0].label not in COME_AND_GO or not members[0].is_stock:
        return SENT
    counts = Counter(whom_it_counts(records[member.row]) for member in members)
    return max(counts, key=lambda whom: (counts[whom], whom))


def _as_of(when: str, day: int) -> Span:
    """When a stock holds: the end of an interval, else the date itself; the report where none is given."""
    start, slash, end = when.partition("/")
    days = span(end if slash else start)
    if days is None or days[0] == FAR_PAST or days[1] == FAR_FUTURE:
        return day, day
    return days[0], max(days[0], min(days[1], day))


def _is_counted_since(when: str) -> bool:
    start, slash, _ = when.partition("/")
    return bool(slash) and start not in ("", "..")


def _interval(row: dict[str, Any]) -> Interval:
    """What a row says; a draft without a bound says no number."""
    if not isinstance(row["bound"], str):
        return bounds.UNSTATED
    return bounds.from_row(row["low"], row["best"], row["high"], row["bound"])


def _rounded(interval: Interval, bound: object) -> Interval:
    """The interval to compare: news rounds without saying so, so 4,000 is read as about 4,000.

    Nobody means 15,000 by "about 20,000": a rounding counts for a tenth of the number at most.
    """
    best = interval.best
    if best is None or bound not in ("exact", "about") or bounds.rounding(best) <= 1:
        return interval
    end = End(best, slack=min(bounds.rounding(best) / 2, abs(best) / 10))
    return Interval(end, end, best)


def _top(interval: Interval) -> float | None:
    ends = [end.value for end in (interval.low, interval.high) if end is not None]
    return max(ends) if ends else None


def _unit(unit: str) -> str:
    return "personnel" if unit.lower() in PEOPLE else unit
