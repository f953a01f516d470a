"""The day and publisher that a plain text names at its head, as agencies and newsrooms write it.

"SEOUL, 12 March 2026 (Halla Wire)", "*Port-au-Prince, 9 February 2026 — Carib Monitor*" and "Published:
2026-02-09" are datelines; "On 12 March 2026, 300 soldiers crossed" is a sentence.
"""

import re
from datetime import date
from typing import NamedTuple

from toolkit.schema import REPORT_YEARS

MOST_LINES = 6  # lines with words, from the top, among which a dateline stands
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<month>(?i:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?))\.?"
)
_DAY = (
    rf"(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)? {_MONTH},? (?P<year>\d{{4}})"
    rf"|{_MONTH.replace('<month>', '<month2>')} (?P<day2>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<year2>\d{{4}})"
    r"|(?P<iso>\d{4}-\d{2}-\d{2}))"
)
_PLACE = r"(?:[A-Z][\w.’'-]*(?:[ /][A-Z\w][\w.’'-]*){0,4}, ?){1,2}"  # "WASHINGTON, D.C., "
_CUE = r"(?:(?:[Ff]irst )?[Pp]ublished(?: on)?:? |[Pp]osted(?: on)?:? |[Dd]ate(?:d)?: ?)"
_WEEKDAY = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? )?"
# What stands behind the day: nothing, or what no sentence goes on with.
_DATELINE = re.compile(rf"(?:{_CUE}|{_PLACE})?{_WEEKDAY}{_DAY}(?P<rest>$|\s*[(|:]|\s+[—–-]{{1,2}}\s).*")
_IN_BRACKETS = re.compile(r"\s*\((?P<name>[^():;\d]{2,60})\)")
_AT_THE_END = re.compile(r"\s*(?:[—–|]|--?)\s+(?P<name>[A-Z][^.:;!?\d]{1,59})$")
_LONGEST_ACRONYM = 5
_SMALL = ("of", "the", "and", "for", "in", "de", "&")
_MOST_WORDS = 6  # in the name of a publisher; a sentence has more


class Dateline(NamedTuple):
    """ISO day and publisher; "" for what the text does not name."""

    day: str = ""
    publisher: str = ""


def dateline_of(text: str) -> Dateline:
    """The first dateline among the first lines of a text; blank where there is none."""
    lines = (line.strip(" \t*_#>") for line in text[:4_000].split("\n"))
    for line in [line for line in lines if line][:MOST_LINES]:
        found = _DATELINE.match(line)
        day = _day(found) if found else ""
        if found and day:
            return Dateline(day, _publisher(line[found.start("rest") :]))
    return Dateline()


def _day(found: "re.Match[str]") -> str:
    if found["iso"]:
        year, month, day = map(int, found["iso"].split("-"))
    else:
        month = _MONTHS.index((found["month"] or found["month2"])[:3].lower()) + 1
        day, year = int(found["day"] or found["day2"]), int(found["year"] or found["year2"])
    first, last = REPORT_YEARS
    try:
        return date(year, month, day).isoformat() if first <= year <= last else ""
    except ValueError:
        return ""


def _publisher(rest: str) -> str:
    found = _IN_BRACKETS.match(rest) or _AT_THE_END.match(rest)
    name = " ".join(found["name"].split()) if found else ""
    words = name.split()
    is_place = name.isupper() and len(name) > _LONGEST_ACRONYM  # "December 27, 2025 (N'DJAMENA) – ..."
    is_name = all(word[0].isupper() or word in _SMALL for word in words)  # not "Afternoon sitting"
    return name if is_name and not is_place and len(words) <= _MOST_WORDS else ""
