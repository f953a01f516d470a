"""Where a report comes from: "ADDIS ABABA —", "GAO, Mali, May 3 -" before its body."""

from functools import lru_cache

from toolkit import lexicon
from toolkit.extraction.actors.names import names
from toolkit.extraction.text import patterns as re

_CAPITALS = "A-ZÀ-ÖØ-Þ"
_TOWN = rf"[{_CAPITALS}][{_CAPITALS}'’. -]{{2,30}}?"
_DATELINE = re.compile(
    rf"\s*(?:({_TOWN})(?: ?/ ?{_TOWN})?(?:,|: |\n| *[—–-] | -- | *// | *\| | *\()"
    r"|([A-Z][\w'’. -]{2,20}?)(?:, [\w ]{3,20})? (?:(?:[—–|-]|//|\(\w+\)) ))"
)

_LAND = re.compile(r"(?:, | \()([A-Z][\w'’-]+(?: [A-Z][\w'’-]+){0,3})(?:[,)]| *[—–-]| \()")
# "Chad: who guards the president?"
_HEADING = re.compile(r"\s*((?:[A-Z][\w'’-]++ ?(?:of the )?){1,4}):\s")


@lru_cache(maxsize=8)
def _seats(lexicon_dir: str | None) -> dict[str, str]:
    """State by capital or seat of government, and by its own name."""
    return {
        seat.title(): row["name"]
        for row in names(lexicon_dir).states.values()
        for seat in (*lexicon.split(row["seats"]), row["name"])
    }


def dateline(text: str, lexicon_dir: str | None) -> str:
    """The state whose capital or town stands before the body, or that heads the headline; else blank."""
    states = _seats(lexicon_dir)
    begin = text.find("\n") + 1
    if match := _DATELINE.match(text, begin, begin + 60):
        land = _LAND.match(text, match.end(1)) if match[1] else None
        home = states.get((match[1] or match[2]).title()) or states.get(land[1] if land else "")
        if home:
            return home
    heading = _HEADING.match(text, 0, 60)
    return heading[1] if heading and states.get(heading[1].title()) == heading[1] else ""


def lead_end(text: str) -> int:
    """Where the first paragraph below the title ends."""
    title = max(text.find("\n"), text.find("\n\n") + 1)
    end = text.find("\n", title + 1)
    return end if end >= 0 else len(text)
