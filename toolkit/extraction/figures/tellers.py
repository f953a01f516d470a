"""People who tell of others and are counted by nobody: "three officers said", "according to two soldiers"."""

from toolkit.extraction.figures.measure_setting import Telling
from toolkit.extraction.figures.setting import size
from toolkit.extraction.text import patterns as re
from toolkit.extraction.text.wordsets import any_of

_TELL = re.compile(
    r"(?:\s(?:of|from|in|at|with)\s[\w’' -]{2,40})?"
    r"(?:,?\s(?:who\s(?:asked|spoke|requested|declined|wished|wanted|refused|insisted)|speaking|familiar|close|"
    r"briefed)\s[^.;:]{2,70}?,?)?"
    r"\s(?:said|say|told|tell|recalled|recounted|added)\b"
)
_TOLD_BY = re.compile(
    r"\b(?:according to|spoke (?:to|with)|interviewed|told by|talks with|(?<=[,\"”’]\s)said)\s$"
)
_DO = re.compile(r"\s(?:had|have|has|were|was|are|died|fell|would|will)\b")
_NEAR = 16  # characters before a number
_FEW = 20  # nobody has spoken with more


def are_sources(telling: Telling) -> bool:
    """As in "three officers said", "according to two soldiers": they tell, and are not told of."""
    noun, quantity = telling.noun, telling.quantity
    if noun.kind == "none" and (_of_a_name(telling) or _of_several(telling)):
        return True
    if noun.kind not in ("military", "weak", "part") or size(quantity) >= _FEW:
        return False
    told_by = telling.before(_TOLD_BY, _NEAR) and not telling.behind(_DO)
    return bool(told_by or telling.behind(_TELL))


_SOURCES = any_of("tells and is not counted")
_SEVERAL = re.compile(rf"(?:\s[\w-]+){{1,5}}?\s(?:{_SOURCES})\b")


def _of_several(telling: Telling) -> bool:
    """As in "according to four UN and diplomatic sources"."""
    doc, quantity = telling.doc, telling.quantity
    if size(quantity) >= _FEW or not _SEVERAL.match(doc.lower, quantity.end, telling.sentence.end):
        return False
    return telling.before(_TOLD_BY, _NEAR) is not None


_OFFICIALS = ("officials", "sources", "diplomats", "leaders", "states", "countries", "governments")


def _of_a_name(telling: Telling) -> bool:
    """As in "two Western officials", where the whole is a name."""
    named = [m for m in telling.doc.mentions_in(telling.sentence) if m.start == telling.quantity.end + 1]
    return bool(named) and named[0].text.rpartition(" ")[2] in _OFFICIALS
