"""Whose people a number counts, where no owner stands beside it: the candidate with the most points.

The points are whole numbers in `side_points.csv`, fitted on labelled articles and checked by leaving
articles out. Two cues of a kind add up; a cue that the table does not know weighs nothing.
"""

from toolkit import lexicon
from toolkit.extraction.figures.side_grammar import Cues


def heaviest(cues: Cues) -> str:
    """The candidate with the most points, the one named first where two are even."""
    points = lexicon.points("side_points")
    best, most = "", None
    for name, found in cues.items():
        total = sum([points[cue] for cue in found if cue in points])
        if most is None or total > most:
            best, most = name, total
    return best
