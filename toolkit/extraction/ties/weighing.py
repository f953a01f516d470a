"""Whether two parties are told to be friends or foes: the sum of the points of all that speaks for it.

The points are whole numbers in `tie_points.csv`, fitted on labelled articles by `tests.score.fit_ties`. A cue
that was seen several times counts again; one that the table does not know weighs nothing.
"""

from collections.abc import Iterator
from functools import lru_cache
from itertools import chain

from toolkit import lexicon
from toolkit.extraction.article.claims import claim_row
from toolkit.extraction.ties.cues import Candidate, Told, candidate, cues_of
from toolkit.extraction.ties.fill import Scene
from toolkit.extraction.ties.readings import Frame
from toolkit.extraction.ties.spoken import of_one_body
from toolkit.schema import CHECK, Row

_OFTEN, _VERY_OFTEN = 2, 4
_CLEAR = 6  # points; of the ties with fewer, somewhat over half are right
FAINT = f"{CHECK}tie: little says so"


def with_doses(seen: dict[str, int]) -> list[str]:
    """Every cue, and again those seen twice or more, and four times or more."""
    often = [_doses(cue)[: 1 + (times >= _VERY_OFTEN)] for cue, times in seen.items() if times >= _OFTEN]
    return [*seen, *chain.from_iterable(often)]


@lru_cache(maxsize=4096)
def _doses(cue: str) -> tuple[str, str]:
    """The names of a cue that was seen several times."""
    return f"{cue} x2", f"{cue} x4"


def weighed(scene: Scene, told: list[Told], found: list[Row], figures: list[Row]) -> Iterator[Row]:
    """The rows of `found` whose parties stand to each other like that, and rows for quarrels no rule read.

    A sentence or two are no article whose parties could be weighed: there the rules decide alone.
    """
    if not scene.is_article:
        yield from found
        return
    points = lexicon.points("tie_points")
    cues, loose = cues_of(scene, told, figures, points)
    totals = {
        key: sum([points[cue] for cue in with_doses(seen) if cue in points]) for key, seen in cues.items()
    }
    sure = {key for key, total in totals.items() if total >= 0}
    for row in found:
        key = candidate(row["a"], row["b"], row["sign"])
        if key in sure:
            yield _noted(row, totals[key])
    have = {candidate(row["a"], row["b"], row["sign"]) for row in found}
    for key in sorted(sure - have):
        quarrel = key[2] < 0 and not of_one_body(scene.doc, key[0], key[1])
        if quarrel and (best := loose.get(key)):  # mediators are told in their places or not at all
            yield _noted(_row(scene, best[1]), totals[key])


def _noted(row: Row, total: int) -> Row:
    """The row, with a note where little speaks for it."""
    return row if total >= _CLEAR else {**row, "note": FAINT}


def _row(scene: Scene, best: Frame) -> Row:
    """The row that a loose frame tells."""
    clause = best.clause
    row = claim_row(scene.doc, clause.sentence, clause.starts[best.first], clause.ends[best.last])
    return {**row, "a": best.a, "b": best.b, "tie": best.tie, "sign": best.sign, "directed": best.directed}


def candidates(scene: Scene, told: list[Told], figures: list[Row]) -> dict[Candidate, frozenset[str]]:
    """Every candidate that could become a row, with its cues; for the fit of the points."""
    cues, _ = cues_of(scene, told, figures, lexicon.points("tie_points"))
    return {key: frozenset(with_doses(seen)) for key, seen in cues.items()}
