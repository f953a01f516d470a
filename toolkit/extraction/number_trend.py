"""Rises and falls: "rose 0.3 percent", "was up about 58 points", "fell by 1,200"."""

_WINDOW = 36
_UP = frozenset(
    """up rose rise rises rising risen gained gain gains gaining climbed climb climbs climbing jumped jump jumps
    jumping advanced advance advances advancing increased increase increases increasing grew grow grows growing
    grown added adds adding surged surge surges surging soared soar soars soaring leapt swelled swollen expanded
    higher rallied edged-up""".split()
)
_DOWN = frozenset(
    """down fell fall falls falling fallen dropped drop drops dropping declined decline declines declining
    decreased decrease decreases decreasing lost loses losing slid slide slides sliding slipped slip slips
    slipping tumbled tumble tumbles tumbling plunged plunge plunges plunging plummeted plummet sank sink sinks
    shed sheds shedding shrank shrunk shrinks lower retreated eased""".split()
)
# Verbs with "from X to Y" that tell a change and not a range.
MOVES = _UP | _DOWN | frozenset(
    """go goes going went gone raise raises raised raising lift lifted boost boosted cut cuts reduce reduced reduces
    reducing doubled tripled trimmed revised swelled ballooned dwindled move moved change changed""".split()
)
_BETWEEN = frozenset("by about around nearly almost some roughly another a an further from between as much".split())


def trend(low: str, start: int) -> str:
    """"up" or "down" if a verb of change stands right before `start`, else ""."""
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
