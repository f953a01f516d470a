"""When is a value that was read the value that was labelled? Names, numbers, bounds, units, dates."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from typing import Any

Row = Mapping[str, Any]

# A claim's number may be strict or not ("more than" or "at least"); both readings count as one.
SAME_BOUND = {"more_than": "at_least", "less_than": "at_most"}
PEOPLE = (
    "personnel people person persons soldier soldiers troop troops men women man woman servicemen "
    "servicemembers fighter fighters police officer officers peacekeeper peacekeepers mercenary "
    "mercenaries recruit recruits sapper sappers engineer engineers builder builders worker workers "
    "laborer laborers labourer labourers civilian civilians seafarer seafarers prisoner prisoners "
    "casualty casualties observer observers killed dead wounded military infantry infantrymen "
    "contractor contractors volunteer volunteers national nationals citizen citizens staff human "
    "humans combatant combatants individual individuals forces reservist reservists cadet cadets "
    "conscript conscripts rebel rebels militant militants "
)
PEOPLE_NOUNS = frozenset(PEOPLE.split())
NUMBER_COLUMNS = ("low", "best", "high")
SEASON_STARTS = {21: 2, 22: 5, 23: 8, 24: 11}  # EDTF 21 is spring: March is month 2 counted from 0
FAR = 12 * 9999  # the open end of an interval, in months
WIDEST = 12  # months by which a date may be vaguer than the label and still be right


def accepted(label: Row, column: str) -> list[Any]:
    """The labelled value of a column, then every other reading that the label allows."""
    return [label.get(column, ""), *label.get("alt", {}).get(column, [])]


def plain(name: object) -> str:
    """A name without case, accents, punctuation, possessive and leading article."""
    text = "; ".join(map(str, name)) if isinstance(name, list | tuple) else str(name or "")
    text = unicodedata.normalize("NFKD", text)
    text = "".join(letter for letter in text if not unicodedata.combining(letter)).casefold()
    text = re.sub(r"'s\b", "", text.replace("\u2019", "'").replace("\u2018", "'"))
    return re.sub(r"^the ", "", " ".join(re.sub(r"[^\w\s]", " ", text).split()))


def readings(name: object) -> set[str]:
    """The plain names that a value may stand for: "X (Y)" is the whole, X, or Y."""
    whole = "; ".join(map(str, name)) if isinstance(name, list | tuple) else str(name or "")
    parts = re.fullmatch(r"(.*?)\s*\(([^()]*)\)\s*", whole)
    return {plain(part) for part in (whole, *(parts.groups() if parts else ()))} - {""}


def word(value: object) -> str:
    """A vocabulary word in its canonical spelling."""
    return re.sub(r"[\s-]+", "_", str(value or "").strip().lower())


def bound(row: Row) -> str:
    """The bound, with "more than" as "at least" and "less than" as "at most"."""
    spelled = word(row.get("bound"))
    return SAME_BOUND.get(spelled, spelled)


def number(value: object) -> float | None:
    """A number, or None for a blank."""
    if value is None or value == "" or isinstance(value, bool):
        return None
    return float(value) if isinstance(value, int | float) else float(str(value).replace(",", ""))


def stated(row: Row) -> set[float]:
    """The numbers among low, best and high."""
    return {n for n in (number(row.get(column)) for column in NUMBER_COLUMNS) if n is not None}


def counts_people(unit: object) -> bool | None:
    """Does a unit count people? None where there is no unit."""
    name = word(unit)
    return (name in PEOPLE_NOUNS or name.rsplit("_", 1)[-1] in PEOPLE_NOUNS) if name else None


def _month(text: str, last: bool) -> int | None:
    """First or last month that an EDTF date may mean, counted from the year 0."""
    text = re.sub(r"[~?%]", "", text.strip())
    if text in ("", ".."):
        return FAR if last else 0
    match = re.match(r"(\d{3,4}X?)(?:-([\dX]{2}))?", text)
    if not match:
        return None
    year = int(match[1].replace("X", "9" if last else "0"))
    if match[2] is None or "X" in match[2]:
        return 12 * year + (11 if last else 0)
    month = int(match[2])
    if month in SEASON_STARTS:
        return 12 * year + SEASON_STARTS[month] + (2 if last else 0)
    return 12 * year + month - 1 if 1 <= month <= 12 else None


def months(date: object) -> tuple[int, int] | None:
    """First and last month of an EDTF date or interval, both included; None if there is none."""
    text = str(date or "").strip()
    ends = text.split("/") if "/" in text else [text, text]
    if not text or len(ends) != 2:
        return None
    first, last = _month(ends[0], False), _month(ends[1], True)
    return None if first is None or last is None or last < first else (first, last)


def _date_agrees(date: object, labelled: object) -> bool:
    read, meant = months(date), months(labelled)
    if meant is None:
        return not labelled and not str(date or "").strip()
    if read is None or read[0] > meant[1] or meant[0] > read[1]:
        return False
    return read[1] - read[0] <= max(WIDEST, meant[1] - meant[0] + WIDEST)


def dates_agree(date: object, labelled: Iterable[object]) -> bool:
    """Do the months overlap, the date being at most a year vaguer than the label? Blank wants blank."""
    return any(_date_agrees(date, candidate) for candidate in labelled)


def span(row: Row) -> tuple[int, int] | None:
    """Start and end (exclusive) of a row, None if they are none."""
    start, end = row.get("start"), row.get("end")
    return (start, end) if isinstance(start, int) and isinstance(end, int) and start < end else None


def overlaps(one: tuple[int, int] | None, other: tuple[int, int] | None) -> bool:
    return bool(one and other and one[0] < other[1] and other[0] < one[1])
