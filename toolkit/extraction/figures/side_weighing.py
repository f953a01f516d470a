"""Whose people a number counts, where no owner stands beside it: the candidate with the most points.

The points are whole numbers in `side_points.csv`, fitted on labelled articles and checked by leaving
articles out. Two cues of a kind add up; a cue that the table does not know weighs nothing.
"""

from typing import NamedTuple

from toolkit import lexicon
from toolkit.extraction.figures.side_grammar import Cues

CLOSE = 10  # points; of those who lead by less, somewhat over half are right


class Owner(NamedTuple):
    """Whose people a number counts, and who else comes close; None where nobody does."""

    side: str
    rival: str | None = None


def heaviest(cues: Cues) -> Owner:
    """The candidate with the most points, the one named first where two are even."""
    points = lexicon.points("side_points")
    totals = {name: sum([points[cue] for cue in found if cue in points]) for name, found in cues.items()}
    best = max(totals, key=totals.__getitem__)
    most = totals.pop(best)
    rival = max(totals, key=totals.__getitem__, default=None)
    return Owner(best, rival if rival is not None and most - totals[rival] < CLOSE else None)
