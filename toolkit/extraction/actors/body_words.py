"""Words that say what kind of body a name is: "AMTI, a Washington think tank"."""

import re

from toolkit import lexicon

_BODIES = lexicon.terms("words", "kind of body")
_BODY_KINDS = "(?:" + "|".join(_BODIES) + ")"
_BODY_AFTER = re.compile(rf",\s(?:as\s)?(?:an?|the|one of)\s(?:[\w’'-]+\s){{0,4}}?{_BODY_KINDS}\b")
_BODY_ENDS = (*_BODIES, "called", "named", "known as")
_BODY_BEFORE = re.compile(rf"\b{_BODY_KINDS}(?:\s(?:called|named|known as))?\s$")


def is_body(text: str, start: int, end: int) -> bool:
    """As in "AMTI, a Washington think tank", "a research group called Inpact"."""
    if text[end : end + 1] == "," and _BODY_AFTER.match(text, end, end + 70):
        return True
    if start < 9 or text[start - 1] != " " or not text.endswith(_BODY_ENDS, 0, start - 1):
        return False
    return _BODY_BEFORE.search(text, max(0, start - 40), start) is not None


_FIGHT = "|".join(lexicon.terms("words", "fights for a group"))
_FIGHTS = re.compile(rf"\s(?:{_FIGHT})\b")
_FIGHTS_FOR = re.compile(rf"\b(?:{_FIGHT}|fighters|leaders?|commanders?)\s(?:of|from)\s(?:the\s)?$", re.I)


def is_armed(text: str, start: int, end: int) -> bool:
    """As in "rebels of the FRS", "FRS rebels": an acronym of people who fight."""
    if not 2 < end - start < 8:
        return False
    return bool(_FIGHTS.match(text, end) or _FIGHTS_FOR.search(text, max(0, start - 25), start))
