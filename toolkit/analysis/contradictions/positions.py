"""What each original statement holds, for which time and place: the units that are compared.

Copies stand behind one position, so that a statement is compared once however many pages carry it.
The number of a position is the most direct wording of its origin: a garbled copy is drift, and no
contradiction of anybody else.
"""

from dataclasses import dataclass, replace
from typing import Any

from toolkit.analysis import bounds
from toolkit.analysis.bounds import End, Interval
from toolkit.analysis.origins import grouping
from toolkit.analysis.statements import FAR_FUTURE, FAR_PAST, Span, Statement, span
from toolkit.analysis.voices import Voice
from toolkit.dossier import Dossier

LOSSES = frozenset({"killed", "wounded", "casualties"})
# Words for people in uniform that pages use for one another.
PEOPLE = frozenset({"personnel", "soldiers", "troops", "people", "persons", "servicemen", "fighters", "men"})


@dataclass(frozen=True, slots=True)
class Position:
    """One number of one speaker for one time and place, with the claims that give it.

    `as_of` is the time at which a stock holds, `period` the days that a flow or supply covers; days
    count from 1970-01-01. `since` says that a stock is counted from a start on, so that it can only grow.
    `words` is the number as the first of the claims has it; `interval` that of the most direct wording.
    `began` is the first report of the origin. `top` is the largest number, None for a vague one.
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
    interval: Interval
    words: str
    bound: str
    top: float | None
    is_garbled: bool

    @property
    def is_newsroom(self) -> bool:
        """Whether the publisher speaks in its own voice."""
        return self.voice.is_newsroom


def positions(dossier: Dossier, table: str) -> list[Position]:
    """The positions of figures or supplies, in the order in which they were first reported.

    Denied claims are no positions (see `denials`), rejected ones are left out.
    """
    frame = dossier.frames[table].astype("object")
    records = [{str(name): value for name, value in row.items()} for row in frame.to_dict("records")]
    publishers = dict(zip(dossier.sources["source_id"], dossier.sources["publisher"], strict=True))
    found = grouping(dossier, table)
    result: list[Position] = []
    for group, name in zip(found.groups, found.names, strict=True):
        direct = group.most_direct()
        shared: dict[tuple[object, ...], list[Statement]] = {}
        for member in group.members:
            row = records[member.row]
            if row["status"] != "denied":
                key = (
                    row["status"] == "planned",
                    _text(row["when"]),
                    member.place,
                    member.label,
                    member.unit,
                )
                shared.setdefault((*key, member.direction), []).append(member)
        for members in shared.values():
            own = members[0].label == direct.label and members[0].direction == direct.direction
            wording = direct if own else members[0]
            position = _position(table, name, members, records, publishers, records[wording.row])
            result.append(replace(position, began=group.first.day, is_garbled=not own))
    result.sort(key=lambda position: (position.day, position.claim_ids))
    return result


def _position(
    table: str,
    origin: str,
    members: list[Statement],
    records: list[dict[str, Any]],
    publishers: dict[str, str],
    direct: dict[str, Any],
) -> Position:
    first = members[0]
    row = records[first.row]
    when = _text(row["when"])
    interval = bounds.from_row(direct["low"], direct["best"], direct["high"], direct["bound"])
    publisher = str(publishers.get(first.source_id, first.source_id))
    return Position(
        table=table,
        origin=origin,
        claim_ids=tuple(member.claim_id for member in members),
        sources=tuple(dict.fromkeys(member.source_id for member in members)),
        publisher=publisher,
        day=first.day,
        began=first.day,
        voice=first.voice,
        who=_text(row["claimed_by"]) or f"{publisher} itself",
        label=first.label if table == "figures" else _text(row["category"]),
        side=_text(row.get("side")),
        supplier=_text(row.get("supplier")),
        recipient=_text(row.get("recipient")),
        item=_text(row.get("item")),
        category=_text(row.get("category")),
        action=_text(row.get("action")),
        place=first.place,
        unit=_unit(first.unit),
        is_stock=first.is_stock,
        is_plan=row["status"] == "planned" or row.get("action") in ("promised", "requested"),
        status=_text(row["status"]),
        when=when,
        as_of=_as_of(when, first.day),
        period=span(when),
        since=_is_counted_since(when),
        interval=_rounded(interval, str(direct["bound"])),
        words=bounds.from_row(row["low"], row["best"], row["high"], row["bound"]).wording(),
        bound=str(direct["bound"]),
        top=_top(interval),
        is_garbled=False,
    )


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


def _rounded(interval: Interval, bound: str) -> Interval:
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


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""
