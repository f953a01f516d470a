"""What became of those a number counts: the measure with the most points.

What grammar says is one voice among others: where the words that tell of people stand, what was counted
before, how large the number is. The points are whole numbers in `measure_points.csv`, fitted on labelled
articles and checked by leaving articles out; a cue that the table does not know weighs nothing.
"""

from functools import lru_cache

from toolkit import lexicon
from toolkit.extraction.figure_terms import FigureTerm
from toolkit.extraction.measure_setting import MEASURES, Telling
from toolkit.extraction.measure_story import cues_of_story
from toolkit.extraction.measure_traits import traits
from toolkit.extraction.measure_words import cues_of_words

Cues = dict[str, set[str]]


@lru_cache(maxsize=1)
def measure_points() -> dict[str, int]:
    """Points by cue."""
    return {row["cue"]: int(row["points"]) for row in lexicon.rows("measure_points")}


def cues_of(telling: Telling) -> Cues:
    """The measures, each with what speaks for it and against it."""
    cues: Cues = {measure: set() for measure in MEASURES}
    for measure, cue in cues_of_words(telling):
        cues[measure].add(cue)
    for measure, cue in cues_of_story(telling):
        cues[measure].add(cue)
    for trait in traits(telling):
        for measure in MEASURES:
            cues[measure].add(f"{measure}: {trait}")
    if telling.read:
        cues[telling.read].add("grammar")
    return cues


def heaviest(cues: Cues) -> str:
    """The measure with the most points."""
    points = measure_points()
    return max(MEASURES, key=lambda measure: sum([points[cue] for cue in cues[measure] if cue in points]))


def weighed(telling: Telling) -> tuple[str, FigureTerm | None]:
    """The measure, and the word that says so where grammar found it."""
    measure = heaviest(cues_of(telling))
    return measure, telling.verb if measure == telling.read else None
