"""Drift among the copies of one statement, and between statements that are one number in two guises."""

from collections.abc import Iterator, Mapping
from typing import Any

from toolkit.analysis.contradictions import words
from toolkit.analysis.contradictions.kinds import Finding
from toolkit.analysis.contradictions.periods import designations
from toolkit.analysis.contradictions.places import Places
from toolkit.analysis.contradictions.positions import Records
from toolkit.analysis.drift import drift
from toolkit.analysis.grouping import Group
from toolkit.analysis.origins import grouping
from toolkit.analysis.statements import Statement, meet, span
from toolkit.analysis.voices import publishers
from toolkit.dossier import Dossier

PLANNED, DENIED = "planned", "denied"
STALE_DAYS = 60  # a stock dated so much before its first report is no restatement
FULFILMENT_DAYS = 14  # a plan that is told as done later than that has been carried out
# Pages count equipment in such words as they please.
COUNT_WORDS = frozenset(
    {"", "units", "pieces", "systems", "guns", "launchers", "items", "personnel", "missiles", "vehicles"}
)
Record = Mapping[str, Any]


def drifts(dossier: Dossier, table: str, records: Records, places: Places) -> Iterator[Finding]:
    """One finding per original statement and kind of drift: its wording, and the copies that differ."""
    named = publishers(dossier.sources)
    for group in grouping(dossier, table).groups:
        if len(group.members) > 1:
            yield from _group_drifts(group, records, named, places)


def _group_drifts(
    group: Group, records: Records, named: Mapping[str, str], places: Places
) -> Iterator[Finding]:
    direct = group.most_direct()
    apart: dict[str, list[Statement]] = {}
    for copy in group.members:
        for kind in _differences(direct, copy):
            name = _finding_kind(kind, direct, copy, records, places)
            if name:
                apart.setdefault(name, []).append(copy)
    for name, copies in apart.items():
        yield _finding(name, group, direct, copies, records, named)


def _differences(direct: Statement, copy: Statement) -> list[str]:
    """The kinds of drift; an item that leaves out a calibre has drifted though it uses the same words."""
    kinds = drift(direct, copy)
    leaves_out = bool(direct.item) and _is_other_label(direct, copy)
    return [*kinds, "label"] if leaves_out and "label" not in kinds else kinds


def _finding(
    kind: str,
    group: Group,
    direct: Statement,
    copies: list[Statement],
    records: Records,
    named: Mapping[str, str],
) -> Finding:
    alike = [member for member in group.members if member not in copies]
    ids = tuple(dict.fromkeys(member.claim_id for member in (direct, *alike, *copies)))
    one = records[direct.row]
    seen: dict[object, Statement] = {}
    for copy in copies:
        # "appear to have" and "appeared to have" are one degree of doubt
        sure = kind in ("hedge drift", "plan or fact") and (copy.status, copy.hedged)
        seen.setdefault(sure or _told(kind, records[copy.row]), copy)
    few = list(seen.values())[:4]
    others = "; ".join(f"{_told(kind, records[copy.row])} in {_page(copy, named)}" for copy in few)
    number = words.row_amount(one)
    sentence = (
        f"{words.row_head(one)}{number} by {words.row_speaker(one, named)} is "
        f"{_told(kind, one)} in {_page(direct, named)}, and {others}."
    )
    return Finding(kind, ids, sentence)


def _page(claim: Statement, named: Mapping[str, str]) -> str:
    return f"{named.get(claim.source_id, claim.source_id)} ({words.day(claim.day)})"


def _told(kind: str, row: Record) -> str:
    """What a row says of the point in which copies drift."""
    if kind == "bound drift" or kind == "number drift":
        return f"“{words.row_amount(row)}”"
    if kind in ("hedge drift", "plan or fact"):
        hedge = f" (“{row['hedge']}”)" if isinstance(row["hedge"], str) else ""
        return f"{row['status']}{hedge}"
    if kind == "label drift":
        return f"“{row['item']}”" if "item" in row else words.MEASURES[str(row["measure"])]
    if kind == "unit drift":
        return f"counted in {row['unit']}" if isinstance(row["unit"], str) else "without a unit"
    if kind == "direction drift":
        return f"from {row['supplier']} to {row['recipient']}"
    if kind == "date drift":
        return f"dated {words.when(row['when']).removeprefix('for ')}"
    return f"placed in {row['location']}"


def _finding_kind(kind: str, direct: Statement, copy: Statement, records: Records, places: Places) -> str:
    """The kind under which a difference is reported; blank where the copies merely differ."""
    one, other = records[direct.row], records[copy.row]
    statuses = {str(one["status"]), str(other["status"])}
    if kind == "bound" and {one["bound"], other["bound"]} == {"about", "exact"}:
        return ""  # every newspaper drops an "about" now and then
    if kind == "hedge":
        if DENIED in statuses or statuses == {"unconfirmed"}:
            return ""
        if PLANNED not in statuses:
            return "hedge drift"
        return "plan or fact" if abs(direct.day - copy.day) <= FULFILMENT_DAYS else ""
    if PLANNED in statuses and kind in ("date", "place"):
        return ""  # plans move
    checks = {
        "label": lambda: _is_other_label(direct, copy),
        "unit": lambda: _is_other_unit(direct.unit, copy.unit),
        "date": lambda: _is_other_date(direct, copy, one, other),
        "place": lambda: places.differ(direct.place, copy.place),
    }
    return f"{kind} drift" if checks.get(kind, lambda: True)() else ""


def _is_other_label(direct: Statement, copy: Statement) -> bool:
    if not direct.item:
        return True
    first, second = designations(direct.label), designations(copy.label)
    return bool(first and second) and first != second


def _is_other_unit(one: str, other: str) -> bool:
    rate = (" per " in one) != (" per " in other) or (" per " in one and one != other)
    return rate or (one not in COUNT_WORDS and other not in COUNT_WORDS)


def _is_other_date(direct: Statement, copy: Statement, one: Record, other: Record) -> bool:
    """Another date of an addition; of a stock only one that lies before it was first reported."""
    first, second = span(one["when"]), span(other["when"])
    if meet(first, second) is not False or " per " in direct.unit:
        return False
    if not direct.is_stock:
        return True
    assert first is not None
    assert second is not None
    late, early = (direct, second) if second[1] < first[0] else (copy, first)
    return abs(direct.day - copy.day) <= 3 and early[1] < late.day - STALE_DAYS
