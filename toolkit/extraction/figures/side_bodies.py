"""Bodies whose size or losses a number tells: "ISWAP, the 3,500-strong wing", "ten dead in the FARDC"."""

from typing import TYPE_CHECKING

from toolkit.extraction.figures.sides import side_name
from toolkit.extraction.figures.terms import LOSSES
from toolkit.extraction.text import patterns as re

if TYPE_CHECKING:
    from toolkit.extraction.figures.setting import Setting

_BODY = (
    r"(?:army|battalion|battlegroup|brigade|company|contingent|corps|deployment|detachment|division|fleet|force|forces|"
    r"garrison|group|militia|mission|navy|police|presence|regiment|squad|team|troops|unit)"
)
_AN = re.compile(r",\s(?:an?|the|its|their)\s")
_STRONG = re.compile(rf"-strong\s(?:[\w-]+\s){{0,2}}(?:wing|branch|affiliate|movement|ally|{_BODY})\b")
_DEAD_IN = re.compile(r"(?:\s(?:dead|fallen|killed|wounded|missing))?\s(?:in|among|for)\s(?:the\s)?")
_NOUN_BEHIND = re.compile(
    r"\s(?:[a-z-]+ing|attack|assault|raid|offensive|strike|ambush|war|shelling|operation)\b"
)


def body_of(setting: "Setting") -> str:
    """The side whose body has the size or the losses that the number tells; blank where none is named."""
    doc, start = setting.doc, setting.quantity.start
    if setting.measure in LOSSES:
        return _dead_in(setting)
    before = setting.before
    if before and _AN.fullmatch(doc.lower, before[-1].end, start) and _is_strong(setting):
        return side_name(doc, before[-1])
    return ""


def _is_strong(setting: "Setting") -> bool:
    """As in "the 3,500-strong wing of a movement"."""
    doc, quantity = setting.doc, setting.quantity
    return (
        _STRONG.match(doc.lower, quantity.end - 7 * doc.lower.endswith("-strong", 0, quantity.end))
        is not None
    )


def _dead_in(setting: "Setting") -> str:
    """As in "eighteen dead in the FARDC", not "eighteen dead in the FARDC assault"."""
    doc, end = setting.doc, setting.end
    after = setting.after
    if after is None or after.kind != "armed_force" or not _DEAD_IN.fullmatch(doc.lower, end, after.start):
        return ""
    return "" if _NOUN_BEHIND.match(doc.lower, after.end) else side_name(doc, after)
