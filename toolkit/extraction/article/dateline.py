"""Where a report comes from: "ADDIS ABABA —", "GAO, Mali, May 3 -" before its body."""

import re
from functools import lru_cache

from toolkit import lexicon

_DATELINE = re.compile(
    r"\s*(?:([A-Z][A-Z'’. -]{2,30}?)(?:,| *[—–-] | *\()"
    r"|([A-Z][\w'’. -]{2,20}?)(?:, [\w ]{3,20})? (?:[—–-]|\(\w+\)) )"
)

_LAND = re.compile(r", ([A-Z][\w'’-]+(?: [A-Z][\w'’-]+){0,3}),")


@lru_cache(maxsize=8)
def _seats(extra_dir: str | None) -> dict[str, str]:
    """State by capital or seat of government, and by its own name."""
    return {
        seat.title(): row["name"]
        for row in lexicon.rows("actors", extra_dir)
        if row["kind"] == "state"
        for seat in (*lexicon.split(row["seats"]), row["name"])
    }


def dateline(text: str, extra_dir: str | None) -> str:
    """The state whose capital or town stands before the body; blank if there is none."""
    begin = text.find("\n") + 1
    match = _DATELINE.match(text, begin, begin + 60)
    if match is None:
        return ""
    states = _seats(extra_dir)
    land = _LAND.match(text, match.end(1)) if match[1] else None
    return states.get((match[1] or match[2]).title()) or states.get(land[1] if land else "", "")
