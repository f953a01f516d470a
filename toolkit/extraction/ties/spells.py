"""How long a war went on: "they fought for two days" tells of foes, "they fought for Chad" of a friend."""

from toolkit.extraction.clauses.clause import ACTOR, Clause

AT_WAR = {"term": "fight", "form": "verb both", "b": "", "tie": "combat", "sign": "-1", "directed": "false"}
_SPELLS = frozenset({"days", "weeks", "months", "years"})


def time_behind(clause: Clause, last: int) -> int:
    """The token of "days" in "fought for twelve days", "for several years"; 0 where no time follows."""
    end = last + 2
    return end if clause.low(end) in _SPELLS and clause.kinds[last + 1] != ACTOR else 0
