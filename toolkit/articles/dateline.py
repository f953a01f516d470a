"""The day and publisher that a plain text names at its head, as agencies and newsrooms write it.

"SEOUL, 12 March 2026 (Halla Wire)", "Moscow, 19 December 2025.", "NAIROBI (Wire), 3 March 2025 -" and
"Published: 2026-02-09" are datelines; "On 12 March 2026, 300 soldiers crossed" is a sentence. "SEOUL, Feb. 12
(Wire) --" is one that leaves the year to whoever holds the report.
"""

import re
from datetime import date
from pathlib import PurePath
from typing import NamedTuple

from toolkit.articles.furniture import without_furniture
from toolkit.schema import REPORT_YEARS

MOST_LINES = 6  # lines with words, from the top, among which a dateline stands
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<month>(?i:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?))\.?"
)
_TH = r"(?:st|nd|rd|th)?"
_DAY = (
    rf"(?P<written>(?P<day>\d{{1,2}}){_TH} {_MONTH},? (?P<year>\d{{4}})"
    rf"|{_MONTH.replace('<month>', '<month2>')} (?P<day2>\d{{1,2}}){_TH},? (?P<year2>\d{{4}})"
    r"|(?P<iso>\d{4}[-/.]\d{2}[-/.]\d{2})"
    r"|(?P<european>\d{1,2}\.\d{1,2}\.\d{4}))(?!\d)"  # 5/11/2025 is another day in Boston than in Leeds
)
_DAY_OF_SOME_YEAR = (
    rf"(?P<written>(?P<day>\d{{1,2}}){_TH} {_MONTH}"
    rf"|{_MONTH.replace('<month>', '<month2>')} (?P<day2>\d{{1,2}}){_TH})"
)
_OPENER = r"(?!(?:In|On|At|Near|From|Since|Until|Before|After|Between|Last|This)\b)"  # of a sentence
_CAPITALISED = r"[A-Z][\w.’'-]*"
_NAME = rf"{_CAPITALISED}(?:[ /](?:{_CAPITALISED}|of|de|del|do|la|le|am|al|el|es|sur|and)){{0,4}}"
_PLACE = (
    rf"{_OPENER}(?:{_NAME}, ?){{0,2}}{_NAME}(?:,? \((?P<wire>[^():;\d]{{2,60}})\))?(?:,| [—–|-]{{1,2}}) ?"
)
_CLOCK = r"(?:at )?\d{1,2}[:.]\d\d(?: ?[AaPp]\.?[Mm]\b\.?)?(?: [A-Z]{2,4}\b)?"
_CUE = (
    r"(?:(?i:(?:(?:first|last) )?(?:published|posted|updated|modified|released?)(?: (?:on|date))? ?:? "
    rf"|dated? ?: ?)(?:{_CLOCK},? )?)"
)
_WEEKDAY = r"(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]{0,6},? )?"
# What stands behind the day: nothing, or what no sentence goes on with; behind a place also a full stop.
_REST = rf"(?:$|\s*[(|:]|\s+[—–-]{{1,2}}(?:\s|$)|,? {_CLOCK}(?:$|\W)"
_KIND = rf"(?:by |{_OPENER}(?=[A-Z]))[\w .,:’'/—–|-]{{1,60}}?(?:,| [—–|-]) ?"  # "Policy note 4/2025, "
# A line without a day, as most articles have at their head, is no dateline, whatever else it holds.
_A_DAY = re.compile(
    rf"\d{_TH} (?i:{'|'.join(_MONTHS)})|(?i:{'|'.join(_MONTHS)})[a-z]*\.? \d|\d[-/.]\d{{1,2}}[-/.]\d"
)
_WITH_YEAR = (
    rf"(?:{_CUE}|{_KIND})?{_WEEKDAY}{_DAY}(?P<rest>{_REST})).*",
    rf"{_PLACE}{_WEEKDAY}{_DAY}(?P<rest>{_REST}|\.(?:\s|$))).*",
)
_WITHOUT_YEAR = rf"{_PLACE}{_WEEKDAY}{_DAY_OF_SOME_YEAR}(?P<rest>{_REST}|\.(?:\s|$))).*"
_IN_NAME = re.compile(r"(?<!\d)(?P<iso>\d{4}-\d{2}-\d{2})(?!\d)")
_TURN_OF_YEAR = 335  # days; a report of December in hand in January is not of the December to come
_IN_BRACKETS = re.compile(r"\.?\s*(?:\((?P<name>[^():;\d]{2,60})\)|/(?P<slashed>[^/():;\d]{2,60})/)")
_PARTED = re.compile(r"^[Bb]y (?:the )?|[,:|]\s|\s[—–-]{1,2}\s")
_AT_THE_END = re.compile(r"\s*(?:[—–|]|--?)\s+(?P<name>[A-Z][^.:;!?\d]{1,59})$")
_LONGEST_ACRONYM = 5
_LEAP_YEAR = 2000  # has every day
_SMALL = ("of", "the", "and", "for", "in", "de", "&")
_GENRES = ("Analysis", "Briefing", "Commentary", "Explainer", "News", "Opinion", "Report", "World")
_MOST_WORDS = 6  # in the name of a publisher; a sentence has more


class Dateline(NamedTuple):
    """ISO day and publisher, "" for what the text does not name; `of_some_year` is "02-12" without a year."""

    day: str = ""
    publisher: str = ""
    of_some_year: str = ""


def dateline_of(text: str) -> Dateline:
    """The first dateline among the first lines of a text, one with a year before others; blank without."""
    lines = [
        re.sub(r"[*_]+", "", line).strip(" \t#>") for line in without_furniture(text[:4_000]).split("\n")
    ]
    head = [line for line in lines if line][:MOST_LINES]
    dated = [(n, line) for n, line in enumerate(head) if _A_DAY.search(line)]
    for n, line in dated:
        found = next(filter(None, (re.match(pattern, line) for pattern in _WITH_YEAR)), None)
        day = _day(found) if found else ""
        if found and day:
            return Dateline(day, _publisher(line, found) or _masthead(head, n))
    for n, line in dated:
        found = re.match(_WITHOUT_YEAR, line)
        day = _day(found, year=_LEAP_YEAR) if found else ""
        if found and day:
            return Dateline("", _publisher(line, found) or _masthead(head, n), day[5:])
    return Dateline()


def day_in_name(place: str) -> str:
    """The only ISO day in the name of a file, such as report-2025-03-28.pdf; "" where there is none."""
    days = {_day(found) for found in _IN_NAME.finditer(PurePath(place).name)} - {""}
    return days.pop() if len(days) == 1 else ""


def day_known_by(known: str, of_some_year: str) -> str:
    """A day that is known of a text that names none; where its dateline lacks only the year, its own day.

    known: an ISO day (the name of the file, what somebody says) or ""; of_some_year: see `Dateline`. "" where
    the year has no such day.
    """
    return in_the_year_of(of_some_year, known) if known and of_some_year else known


def in_the_year_of(of_some_year: str, day: str) -> str:
    """ "02-12" in the year of an ISO day, or, around New Year, in the one beside it; "" for no such day."""
    near = date.fromisoformat(day)
    for year in (near.year, near.year - 1, near.year + 1):
        try:
            found = date.fromisoformat(f"{year:04}-{of_some_year}")
        except ValueError:
            continue  # 29 February
        if abs((found - near).days) < _TURN_OF_YEAR:
            return found.isoformat()
    return ""


def _day(found: "re.Match[str]", year: int = 0) -> str:
    parts = found.groupdict()
    if parts.get("iso"):
        year, month, day = map(int, re.split(r"\D", parts["iso"]))
    elif parts.get("european"):
        day, month, year = map(int, parts["european"].split("."))
    else:
        month = _MONTHS.index((parts["month"] or parts["month2"])[:3].lower()) + 1
        day = int(parts["day"] or parts["day2"])
        year = year or int(parts["year"] or parts["year2"])
    first, last = REPORT_YEARS
    try:
        return date(year, month, day).isoformat() if first <= year <= last else ""
    except ValueError:
        return ""


def _publisher(line: str, dateline: "re.Match[str]") -> str:
    if wire := dateline.groupdict().get("wire"):
        return _as_publisher(wire)
    before, rest = line[: dateline.start("written")], line[dateline.start("rest") :]
    if named := next(filter(None, map(_newsroom, _PARTED.split(before))), ""):
        return named
    found = _IN_BRACKETS.match(rest) or _AT_THE_END.match(rest)
    parts = found.groupdict() if found else {}
    return _as_publisher(parts.get("name") or parts.get("slashed") or "")


def _masthead(head: list[str], n: int) -> str:
    """The agency, paper or ministry alone on the line above or below line n, or above "News release"."""
    above, below = head[n - 1] if n else "", head[n + 1] if n + 1 < len(head) else ""
    if n > 1 and re.fullmatch(_KIND_OF_RELEASE, above):
        above = head[n - 2]
    return _newsroom(above) or _newsroom(below)


def _newsroom(line: str) -> str:
    """A line that is the name of an agency or paper: "The Lakes Tribune (with agencies)"."""
    name = re.sub(r"\s\([^()]*\)$", "", line.strip(" |–—-,"))
    if released := _RELEASE.fullmatch(name):
        return _as_publisher(released["body"] or released["before"])
    return _as_publisher(name) if _NEWSROOM.search(name) and len(name.split()) <= _MOST_WORDS else ""


# "COMUNICADO - Ministry of Defence", "Ministry of Defence | Press release"
_KIND_OF_RELEASE = (
    r"(?i:comunicado(?: de prensa)?|communiqu[ée](?: de presse)?|(?:(?:press|news|media|joint|official) )?"
    r"(?:release|statement|communiqu[ée]|note|bulletin)|for immediate release)"
)
_RELEASE = re.compile(
    rf"{_KIND_OF_RELEASE}(?: ?[—–|:/]| -{{1,2}}) (?P<body>[A-Z][^.:;!?\d]{{2,59}})"
    rf"|(?P<before>[A-Z][^.:;!?\d]{{2,59}}?)(?: ?[—–|:/]| -{{1,2}}) {_KIND_OF_RELEASE}"
)


_NEWSROOM = re.compile(
    r"^(?:Reuters|AFP|AP|dpa|DPA|UPI|PTI|ANI|EFE|ANSA|TASS|Xinhua|Yonhap|Kyodo|Anadolu|Interfax|Bloomberg|BBC|CNN)$"
    r"|^Agence\s|\b(?:Agency|Press|Wire|Newswire|News\sService|Times|Herald|Tribune|Gazette|Journal|Chronicle|Ledger|"
    r"Monitor|Observer|Telegraph|Courier|Dispatch|Institute|Observatory|(?:Research|Crisis)\sGroup|"
    r"Ministry|General\sStaff|Armed\sForces)$"
    r"|^(?:Minist(?:ry|erio|ère|ério)|Department|Directorate|General\sStaff|Armed\sForces|Government|Presidency|Embassy|Secretariat)"
    r"\s(?:of|de|des|du|da|del)\s"
)


def _as_publisher(text: str) -> str:
    words = text.split()
    name = " ".join(words)
    is_place = name.isupper() and len(name) > _LONGEST_ACRONYM  # "December 27, 2025 (N'DJAMENA) – ..."
    is_name = all(word[0].isupper() or word in _SMALL for word in words)  # not "Afternoon sitting"
    other = is_place or name in _GENRES or len(words) > _MOST_WORDS
    return name if is_name and not other else ""
