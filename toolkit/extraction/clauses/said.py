"""Where what is said begins, and whose body it is that plans: helps to find the subject of a verb."""

from toolkit.extraction.clauses.clause import Clause
from toolkit.extraction.text.wordsets import wordset

_BODIES = wordset("body that plans")


def behind_that(clause: Clause, k: int) -> int:
    """Where what is said begins: in "Chad said that 50 died while fighting" the fighters are told there."""
    for j in range(k - 1, 1, -1):
        if clause.lows[j] == "that" and any(clause.has(x, "Y") for x in range(max(0, j - 6), j)):
            return j + 1
    return 0


def state_of_body(clause: Clause, k: int) -> list[int]:
    """The state in "Denmark's government plans to donate", where the verb at k looks like a noun."""
    owned = k > 2 and clause.lows[k - 1] in _BODIES and clause.has(k - 2, "'")
    return [k - 3] if owned and k - 3 in clause.actors else []
