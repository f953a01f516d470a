"""Loose frames of fire: whose jets and shells they are, and everybody else; bombs that are run into."""

from collections.abc import Iterator

from toolkit.extraction.clauses.clause import Clause
from toolkit.extraction.clauses.objects import possessor
from toolkit.extraction.text.wordsets import FIRE
from toolkit.extraction.ties.readings import Frame


def fire(clause: Clause, known: dict[int, list[str]]) -> Iterator[Frame]:
    """A frame of the owner of every weapon with each other party."""
    if FIRE.isdisjoint(clause.words):
        return
    for i, low in enumerate(clause.lows):
        if low not in FIRE:
            continue
        owners = [n for n in possessor(clause, i) if n in known]
        owned = {name for n in owners for name in known[n]}
        for other in known if owners else ():
            cue = "fire and after" if other > i else "fire and before"
            for a in sorted(owned):
                for b in known[other]:
                    if b not in owned:
                        yield Frame(a, b, "combat", -1, True, (cue,), clause, i, i)


_BLASTS = frozenset({"bomb", "mine", "landmine", "ied", "device"})


def is_blast(clause: Clause, after: int) -> bool:
    """Whether what stands behind a verb is a bomb or a mine, and not a bomb factory."""
    j = clause.first_of(_BLASTS, after, after + 5)
    return j is not None and (
        clause.low(j + 1) == "" or clause.has(j + 1, "PCSA") or clause.is_mark(j + 1, ",.")
    )
