"""Words that say what kind of body a name is: "AMTI, a Washington think tank"."""

from toolkit import lexicon
from toolkit.extraction.text import patterns as re

_KINDS = lexicon.terms("words", "kind of body")
_BODIES = (*_KINDS, *(kind.capitalize() for kind in _KINDS if " " in kind))  # "Monitoring group Airwel"
_BODY_KINDS = "(?:" + "|".join(_BODIES) + ")"
_BODY_AFTER = re.compile(rf",\s(?:as\s)?(?:an?|the|one of)\s(?:[\w’'-]+\s){{0,4}}?{_BODY_KINDS}\b")
_BODY_ENDS = (*_BODIES, "called", "named", "known as")
_BODY_BEFORE = re.compile(rf"\b{_BODY_KINDS}(?:\s(?:called|named|known as))?\s$")


# "the union", "Doctors' network", of which what is said tells that a name behind is theirs
_SPEAKERS = lexicon.terms("words", "kind of body that speaks")
_SPEAKER_BEFORE = re.compile(
    rf"(?P<cited>\b(?:[Aa]ccording\sto|says|said|reports)\s)?(?:[\w’'-]+\s){{1,3}}(?:{'|'.join(_SPEAKERS)})\s$"
)
_CLOSES = re.compile(r"[,.;]|$")


def is_body(text: str, start: int, end: int, said_after: re.Pattern[str]) -> bool:
    """As in "AMTI, a Washington think tank", "a research group called Inpact", "the union Solid says"."""
    if text.endswith(_SPEAKERS, 0, start - 1):
        before = _SPEAKER_BEFORE.search(text, max(0, start - 70), start)
        if before and (said_after.match(text, end) or (before["cited"] and _CLOSES.match(text, end))):
            return True
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
