"""Sides of a noun that stand in places of their own: "enjoys Peru's support", "the war of Peru on Chad"."""

from toolkit.extraction.clauses.clause import Clause
from toolkit.extraction.clauses.names import group_start, noun_group_end
from toolkit.extraction.clauses.objects import following
from toolkit.extraction.clauses.subjects import first_subject, nearest_subject, subject, subject_after_comma
from toolkit.extraction.text.wordsets import wordset


def under(clause: Clause, i: int) -> list[int]:
    """Whom sanctions hit in "a firm that is under U.S. sanctions"."""
    for j in range(i - 1, max(i - 6, 0), -1):
        if clause.lows[j] == "with" and clause.lows[j - 1] in _STRUCK_WITH:
            return subject(clause, j - 1, "n", True)  # "was hit with American sanctions"
        if clause.lows[j] == "under":
            return (
                subject(clause, j - 1) if clause.is_finite(j - 1) else nearest_subject(clause, j - 1, False)
            )
    return []


_STRUCK_WITH = frozenset({"hit", "slapped", "struck", "punished", "targeted", "saddled"})


def enjoying(clause: Clause, owners: list[int]) -> list[int]:
    """Who is helped, in "Chad enjoys Peru's support", "Chad has won Peruvian backing"."""
    verb = clause.last_of(_ENJOYING, owners[0] - 4, owners[0])
    return subject(clause, verb) if verb else []


_ENJOYING = wordset("enjoying")


def drawn_by(clause: Clause, i: int, last: int, owners: list[int]) -> tuple[list[int], list[int]]:
    """Who blames whom in "Chad drew a rebuke from Peru", "provoked Peru's anger", "to Peru's dismay"."""
    blamer = owners or (following(clause, last, {"from"}, 5) if clause.low(last + 1) == "from" else [])
    if not blamer:
        return [], []
    if owners and clause.low(to := group_start(clause, owners[0]) - 1) == "to":
        blamed = subject_after_comma(clause, i) or first_subject(clause, to)
    else:
        first = owners[0] if owners else i
        verb = clause.last_of(_DRAWING, first - 4, first)
        blamed = subject(clause, verb) if verb else []
        spite = clause.last_of(("despite", "amid"), first - 3, first)
        if spite is not None:  # "sold them despite Peru's anger"
            blamed = first_subject(clause, spite) or subject_after_comma(clause, i)
    return blamer, [n for n in blamed if n not in blamer]


_DRAWING = wordset("drawing blame")


def doer_behind(clause: Clause, last: int, reached: set[str]) -> tuple[list[int], list[int]]:
    """Who acts right behind the noun, and who is reached behind him: "the support of Peru for Chad"."""
    if clause.low(last + 1) not in _WHOSE:
        return [], []
    doers = following(clause, last, {clause.low(last + 1)}, 5)
    to = noun_group_end(clause, doers[-1]) + 1 if doers else clause.size
    if clause.low(to) not in reached or clause.low(to) in _WHOSE:
        return [], []
    return doers, [n for n in following(clause, to - 1, {clause.low(to)}, 7) if n not in doers]


_WHOSE = frozenset({"of", "from", "by"})


def _clause_behind(clause: Clause, last: int) -> int:
    """The verb of the clause that is said of the noun: "the war that Peru is waging"; -1 if there is none."""
    if clause.low(last + 1) not in _RELATIVE and last + 1 not in clause.actors:
        return -1
    verbs = range(last + 2, min(last + _RELATIVE_REACH, clause.size))
    first = next((j for j in verbs if clause.is_finite(j) or clause.is_mark(j, ",;:")), clause.size)
    helper = range(first, min(first + 4, clause.size))
    return next((j for j in helper if clause.lows[j] in _WAGING or clause.lows[j] in _GETTING), -1)


def waged_in(clause: Clause, last: int) -> tuple[list[int], list[int]]:
    """Who fights whom in "the campaign that Peru is waging against Chad"."""
    verb = _clause_behind(clause, last)
    if verb < 0 or clause.lows[verb] not in _WAGING:
        return [], []
    doers = subject(clause, verb)
    return doers, [n for n in following(clause, verb, _AGAINST, 8) if n not in doers]


def given_in(clause: Clause, last: int) -> tuple[list[int], list[int]]:
    """Who helps whom in "the support that Chad gets from Peru"."""
    verb = _clause_behind(clause, last)
    if verb < 0 or clause.lows[verb] not in _GETTING:
        return [], []
    helped = subject(clause, verb)
    return [n for n in following(clause, verb, {"from"}, 8) if n not in helped], helped


_RELATIVE = frozenset({"that", "which"})
_RELATIVE_REACH = 7
_AGAINST = frozenset({"against", "on", "with"})
_WAGING = wordset("waging")
_GETTING = wordset("getting")
