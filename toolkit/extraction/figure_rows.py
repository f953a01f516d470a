"""The row of a figure: who claims it, when and where, whose people, how many and how sure."""

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from toolkit.extraction.attribution import Attribution, attribute, claimants
from toolkit.extraction.figure_accept import Row
from toolkit.extraction.figure_mode import mode_of
from toolkit.extraction.figure_nouns import Counted
from toolkit.extraction.figure_setting import Course, Setting
from toolkit.extraction.figure_side import side_of
from toolkit.extraction.figure_sides import side_name_of
from toolkit.extraction.figure_terms import LOSSES, FigureTerm
from toolkit.extraction.figure_time import earlier_date, earlier_saying, location_of, when_of
from toolkit.extraction.numbers import Quantity
from toolkit.extraction.spans import Sentence

if TYPE_CHECKING:
    from toolkit.extraction.document import Document


_PRESENT = re.compile(
    r"\b(?:now(?!\s(?:thinks?|says?|believes?|estimates?|puts?|speaks?|counts?|reckons?))|currently|still|"
    r"remain|remains|so far|at present|today|stands|at the moment|is being|"
    r"are being|are left|already)\b"
)


_AT_WORK = re.compile(r"\b(?:is|are)\s(?:now|currently|still)\b")
_AT_PRESENT = re.compile(r"\s(?:at present|today|now|currently)\b")


@dataclass(slots=True)
class Memory:
    """What earlier figures of the article leave for later ones; `civil` and `thing`: where civilians
    and things were counted."""

    side: str = ""
    sides: dict[str, int] = field(default_factory=dict)
    course: Course = field(default_factory=Course)
    last: Row | None = None
    sentence: int = -10
    civil: int = -10
    thing: int = -1
    noun: Counted | None = None
    rows: list[Row] = field(default_factory=list)


def row_of(
    doc: "Document",
    sentence: Sentence,
    quantity: Quantity,
    noun: Counted,
    measure: str,
    verb: FigureTerm | None,
    memory: Memory,
    reach: tuple[int, int],
) -> Row:
    """One row of the table `figures`; `reach` is where the number before ends and the next begins."""
    end = noun.end if noun.kind in ("military", "weak", "people of", "outcome") else quantity.end
    who = claimants(doc, quantity.start, quantity.end)
    previous = memory.side if memory.last is not None else ""
    since = memory.last["start"] if memory.last else -1
    same = memory.sentence == sentence.index
    near = memory.sentence >= sentence.index - 1
    kept = memory.last["measure"] if memory.last else ""
    side = side_of(
        Setting(
            doc,
            sentence,
            quantity,
            noun,
            measure,
            verb,
            who,
            previous,
            same,
            since,
            near,
            kept,
            memory.sides,
            memory.course,
        )
    )
    claim: Attribution = attribute(doc, quantity.start, quantity.end, who)
    status = _status(doc, claim, side, measure)
    event, saying = when_of(doc, sentence, quantity, noun, reach[1], status == "planned", measure in LOSSES)
    bounds, words = (sentence.start, sentence.end), doc.words_in(sentence)
    mode = mode_of(doc.lower, measure, verb, quantity, noun, bounds, words, reach, status, event)
    if _AT_PRESENT.match(doc.lower, max(noun.end, quantity.end)) and doc.published:
        event = doc.published.isoformat()[:7]
    when = event or saying or (earlier_date(doc, sentence, True) if measure in LOSSES else "")
    when = when or earlier_saying(doc, sentence)
    if not when and doc.published and _is_present(doc.lower, sentence.start, quantity.end, mode, status):
        when = doc.published.isoformat()[:7]
    return {
        "quote": sentence.text,
        "start": quantity.start,
        "end": max(end, quantity.end),
        "claimed_by": claim.claimed_by,
        "via": claim.via,
        "status": status,
        "hedge": claim.hedge,
        "when": when,
        "measure": measure,
        "mode": mode,
        "side": side,
        "location": location_of(doc, sentence, quantity, noun),
        "low": _whole(quantity.low),
        "best": _whole(quantity.best),
        "high": _whole(quantity.high),
        "bound": quantity.bound,
        "unit": "personnel",
    }


def _is_present(lower: str, start: int, end: int, mode: str, status: str) -> bool:
    """Whether the number that ends at `end` is put forward as one of today."""
    if status == "planned":
        return False
    present = mode == "stock" and _PRESENT.search(lower, start, end + 30)
    return bool(present or _AT_WORK.search(lower, end, end + 60))


def _status(doc: "Document", claim: Attribution, side: str, measure: str) -> str:
    """An official count of one's own losses is an admission: confirmed."""
    own = side and side in (claim.claimed_by, claim.claimed_by and side_name_of(doc, claim.claimed_by))
    return "confirmed" if own and claim.status == "asserted" and measure in LOSSES else claim.status


def _whole(value: float | None) -> int | None:
    return None if value is None else round(value)
