"""Rises and falls: "rose 0.3 percent", "was up about 58 points", "fell by 1,200"."""

from toolkit.extraction.text.wordsets import wordset

_WINDOW = 36
_UP = wordset("up", "number_context")
_DOWN = wordset("down", "number_context")
# Verbs with "from X to Y" that tell a change and not a range.
MOVES = _UP | _DOWN | wordset("move", "number_context")
_BETWEEN = wordset("trend filler", "number_context")
_ANY = _UP | _DOWN | _BETWEEN
_STATES = frozenset(("up", "down", "higher", "lower"))


def trend(low: str, start: int) -> str:
    """ "up" or "down" if a verb of change stands right before `start`, else ""."""
    if not start or low[start - 1] != " ":
        return ""
    words = low[max(0, start - _WINDOW) : start].split()
    if not words or words[-1] not in _ANY:  # the common case
        return ""
    source = False
    for word in reversed(words):
        if word in _UP or word in _DOWN:
            if source and word in _STATES:  # "down from 40": 40 is where it came from
                return ""
            return "up" if word in _UP else "down"
        if word not in _BETWEEN:
            return ""
        source = source or word == "from"
    return ""
