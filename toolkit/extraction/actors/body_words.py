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
