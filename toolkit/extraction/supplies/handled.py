"""Things that somebody uses, spends or learns to use: no word of it says that anybody hands them over."""

from toolkit.extraction.clauses.clause import MARK, Clause
from toolkit.extraction.text.wordsets import wordset

_WIELDING = wordset("wielding a thing")  # "fly drones", "save their missiles"
_TEACHING = wordset("teaching a thing")  # "drill them in artillery", "courses on tanks"
_STRIKING = wordset("striking with a thing")  # "shell a town with rockets"
_HANDLING = wordset("handling a thing")  # "knock down missiles", "escort trucks"
_HANDLED = _WIELDING | _TEACHING | _STRIKING
_REACH, _NEAR = 16, 6  # tokens
_BY_MEANS = frozenset({"with", "using", "by", "from"})


def handled(clause: Clause, first: int) -> str:
    """How the thing that begins at a token is handled: "wielded", "taught", "struck with", else ""."""
    if _HANDLED.isdisjoint(clause.words):
        return ""
    means = False
    for j in range(first - 1, max(first - _REACH, -1), -1):
        low = clause.lows[j]
        if clause.is_mark(j, ";:") or clause.has(j, "SR"):
            return ""
        if low in _WIELDING:
            return "wielded"
        if low in _TEACHING:
            return "taught"
        if means and low in _STRIKING:
            return "struck with"
        if clause.readings(j).hands_over:
            return ""
        means = means or low in _BY_MEANS
    return ""


def is_worked_on(clause: Clause, first: int) -> bool:
    """ "knocks down missiles", "escorting trucks": the object of a verb of fighting or of daily work."""
    if not _SHOWN_TO.isdisjoint(clause.words) and _is_shown(clause, first):
        return True
    if _HANDLING.isdisjoint(clause.words):
        return False
    for j in range(first - 1, max(first - _NEAR, -1), -1):
        if clause.lows[j] in _HANDLING:
            return True
        if clause.kinds[j] == MARK or clause.has(j, "CRS") or clause.is_finite(j):
            return False
    return False


_SHOWING = frozenset({"show", "shows", "showed", "shown", "showing"})
_SHOWN_TO = frozenset({"journalists", "reporters", "correspondents", "visitors"})


def _is_shown(clause: Clause, first: int) -> bool:
    """ "showed journalists six tanks and a launcher": booty as a rule."""
    if any(clause.readings(j).hands_over for j in range(first, clause.size)):
        return False  # "drones that Chad had sent"
    for j in range(first - 1, max(first - _REACH, 0), -1):
        if clause.is_mark(j, ";:"):
            return False
        if clause.lows[j] in _SHOWN_TO:
            return clause.lows[j - 1] in _SHOWING
    return False
