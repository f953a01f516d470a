"""Verbs of saying that tell of a deed where they stand: "counts 300 men", "told the mission to go"."""

import re

from toolkit import lexicon
from toolkit.extraction.attribution.cues import Cue

_ABOUT = r"(?:(?:about|around|some|over|nearly|roughly|up to|at least|more than|only|another)\s)?"
_OWN_NUMBER = re.compile(rf"\s{_ABOUT}\d")
_TO_DO = re.compile(r"\s(?:(?!that\b)[A-Za-z’'-]+\s){1,4}to\s[a-z]")
_GIVEN = re.compile(rf"\s(?:away|up|way|{_ABOUT}\d[\d,]*\s(?:of|more|soldiers|troops|men)\b)")
_PUT = re.compile(r"\s(?:at\s[\w’'-]+\sdisposal|into|in\splace|up\s|together|an\send|pressure)\b")
_THING = re.compile(r"\s(?:an?|its|his|the|with|as)\s")
_HOME = re.compile(r"\s(?:its|his|her|their|the|all|home|\d)")
# what follows the verb where somebody does something and says nothing
_DEEDS = {
    **dict.fromkeys(lexicon.terms("words", "says or has"), _OWN_NUMBER),
    **dict.fromkeys(("told", "tells", "tell", "telling"), _TO_DO),
    **dict.fromkeys(("gives", "gave", "give"), _GIVEN),
    **dict.fromkeys(("put", "puts"), _PUT),
    "recalled": _HOME,
    **dict.fromkeys(("registered", "registers"), _THING),
}


def is_deed(text: str, cue: Cue) -> bool:
    """Whether the verb tells of a deed here, by the words that follow it."""
    deed = _DEEDS.get(cue.term)
    return deed is not None and deed.match(text, cue.end) is not None
