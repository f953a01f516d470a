"""Rises and falls: "rose 0.3 percent", "was up about 58 points", "fell by 1,200"."""

from toolkit.extraction.number_context import words

_WINDOW = 36
_UP = words("up")
_DOWN = words("down")
# Verbs with "from X to Y" that tell a change and not a range.
MOVES = _UP | _DOWN | words("move")
_BETWEEN = words("trend filler")


def trend(low: str, start: int) -> str:
    """ "up" or "down" if a verb of change stands right before `start`, else ""."""
    left = low[max(0, start - _WINDOW) : start]
    if not left.endswith(" "):
        return ""
    for word in reversed(left.split()):
        if word in _UP:
            return "up"
        if word in _DOWN:
            return "down"
        if word not in _BETWEEN:
            return ""
    return ""
