"""Bodies whose size a number tells: "a Turkish brigade grew to 3,000", "ISWAP, the 3,500-strong wing"."""

import re
from typing import TYPE_CHECKING

from toolkit.extraction.actors.types import ActorMention
from toolkit.extraction.figures.side_references import ABOUT
from toolkit.extraction.figures.sides import is_governed, side_name
from toolkit.extraction.figures.terms import LOSSES

if TYPE_CHECKING:
    from toolkit.extraction.figures.setting import Setting

_BODY = (
    r"(?:army|battalion|battlegroup|brigade|company|contingent|corps|deployment|detachment|division|fleet|force|forces|"
    r"garrison|group|militia|mission|navy|police|presence|regiment|squad|team|troops|unit)"
)
_IS = (
    r"(?:has|have|had|is|was|were|will|would|be|been|to|now|then|since|meanwhile|also|only|still|at|its|peak|height|"
    r"once|soon|already|later|first|there|could|may|should)"
)
_SIZE = (
    r"(?:grew|grows?|grown|growing|rose|risen|rises?|rising|swell(?:ed|s)?|swollen|shrank|shrunk|shrinks?|fell|fallen|"
    r"falls|dropped|dwindled|expanded|increased|doubled|numbers?|numbered|numbering|totals?|totall?ed|comprises?|comprised|"
    r"counts?|counted|consists?\sof|consisted\sof|stands?\sat|stood\sat|came\sto|comes\sto|amounts?\sto|amounted\sto|"
    r"made\sup|makes\sup|reached|reaches|is|was|were|has|had|have)"
)
_TELLS_ITS_SIZE = re.compile(
    rf"(?:['’]s?)?\s(?:[a-z-]+\s){{0,3}}{_BODY}(?:\s(?:in|at|on|near)\s(?:the\s)?[A-Z][\w-]+(?:\s[A-Z][\w-]+)?)?,?"
    rf"(?:\s{_IS})*\s{_SIZE}(?:\s(?:during|since|by|over|after|within|in)(?:\s[\w-]+){{1,3}}?)?"
    rf"(?:\s(?:from|by)(?:\s[\w,-]+){{1,3}}?)?(?:\sto|\sfrom|\sat)?{ABOUT}"
)
_AN = re.compile(r",\s(?:an?|the|its|their)\s")
_STRONG = re.compile(rf"-strong\s(?:[\w-]+\s){{0,2}}(?:wing|branch|affiliate|movement|ally|{_BODY})\b")
_DEAD_IN = re.compile(r"(?:\s(?:dead|fallen|killed|wounded|missing))?\s(?:in|among|for)\s(?:the\s)?")
_NOUN_BEHIND = re.compile(
    r"\s(?:[a-z-]+ing|attack|assault|raid|offensive|strike|ambush|war|shelling|operation)\b"
)


def body_of(setting: "Setting") -> str:
    """The side whose body has the size that the number tells; blank where none is named."""
    doc, start = setting.doc, setting.quantity.start
    if setting.measure in LOSSES:
        return _dead_in(setting)
    before = [m for m in setting.mentions if m.end <= start]
    if before and _AN.fullmatch(doc.lower, before[-1].end, start) and _is_strong(setting):
        return side_name(doc, before[-1])
    free = [m for m in before if not is_governed(doc, m, setting.sentence.start)]
    return side_name(doc, free[-1]) if free and _sized(setting, free[-1]) else ""


def _is_strong(setting: "Setting") -> bool:
    """As in "the 3,500-strong wing of a movement"."""
    doc, quantity = setting.doc, setting.quantity
    return (
        _STRONG.match(doc.lower, quantity.end - 7 * doc.lower.endswith("-strong", 0, quantity.end))
        is not None
    )


def _sized(setting: "Setting", named: ActorMention) -> bool:
    """As in "Kigali's detachment has meanwhile grown to 2,500", "the Turkish garrison in Bashiqa is 600"."""
    if named.kind in ("person", "agency") or named.form == "people":
        return False
    return _TELLS_ITS_SIZE.fullmatch(setting.doc.text, named.end, setting.quantity.start) is not None


def _dead_in(setting: "Setting") -> str:
    """As in "eighteen dead in the FARDC", not "eighteen dead in the FARDC assault"."""
    doc, end = setting.doc, setting.end
    after = next((m for m in setting.mentions if m.start >= end), None)
    if after is None or after.kind != "armed_force" or not _DEAD_IN.fullmatch(doc.lower, end, after.start):
        return ""
    return "" if _NOUN_BEHIND.match(doc.lower, after.end) else side_name(doc, after)
