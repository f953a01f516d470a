"""Where the words that tell of people stand to a number: its verb, its noun, those of other numbers."""

from collections.abc import Iterator

from toolkit.extraction.figures.measure_setting import Telling
from toolkit.extraction.figures.parts import LISTED
from toolkit.extraction.figures.terms import LOSSES, FigureTerm
from toolkit.extraction.figures.verb_search import (
    BREAK,
    COUNTING,
    COUNTS,
    HARD_BREAK,
    OTHERWISE,
    describes_some,
)
from toolkit.extraction.text import patterns as re

_TOLD = re.compile(
    r"\b(?:have|has|had|were|was|are|is|be|been|will|would|to|could|may)\s"
    r"(?:not\s|been\s|be\s|since\s|already\s|now\s|\w+ly\s)*$"
)
_BOTH = "behind both numbers"  # "30 of the 400 sent have been killed"
_CLOSE, _NEAR, _FAR = 12, 40, 60  # characters between a word and the number


def cues_of_words(telling: Telling) -> Iterator[tuple[str, str]]:
    """(measure, cue) for every word of the sentence that names a measure."""
    lower, end = telling.doc.lower, telling.end
    told = [t for t in telling.terms if (t.state or t.noun) and not describes_some(lower, end, t)]
    before = [t for t in told if t.end <= telling.quantity.start and t.term not in COUNTING]
    behind = [t for t in told if t.start >= telling.end and t.term not in COUNTING]
    for term in told:
        if term.start >= telling.quantity.end - 1 and term.end <= telling.end:
            where = "inside"
        elif term.start >= telling.end:
            where = _behind(telling, term)
            where += " first" if term in behind[:1] and where != _BOTH else ""
        elif term.end <= telling.quantity.start:
            where = _before(telling, term) + (" last" if term in before[-1:] else "")
        else:
            continue
        for kind, measure in _names(telling, term):
            yield measure, f"{where} {kind}"
            if measure in LOSSES:
                yield measure, f"{where} loss"
            if term.people:
                yield measure, f"{where} people"


def _names(telling: Telling, term: FigureTerm) -> Iterator[tuple[str, str]]:
    """(kind, measure) of a word; the verb of the number means what grammar makes of it."""
    state = term.state
    if telling.verb is not None and telling.verb.start == term.start and state:
        state = telling.read or state
    if state:
        yield "counting" if term.term in COUNTING else "verb", state
    if term.noun:
        yield "noun", term.noun


def _behind(telling: Telling, term: FigureTerm) -> str:
    """How a word stands behind the noun phrase."""
    lower, begin = telling.doc.lower, telling.end
    if term.start - begin <= 1:
        return "right behind"
    following = telling.between[1]
    if term.start >= following:
        if telling.verb is not None and telling.verb.start == term.start:
            return _BOTH
        listed = LISTED.fullmatch(lower, begin, following)
        return "behind the list" if listed else "past the next number"
    if HARD_BREAK.search(lower, begin, term.start):
        return "behind far"
    if BREAK.search(lower, begin, term.start):
        return "behind apart"
    if _TOLD.search(lower, begin, term.start):
        return "behind told"
    if lower.endswith(", ", begin, term.start):
        return "behind aside"
    return "behind distant" if term.start - begin > _FAR else "behind"


def _before(telling: Telling, term: FigureTerm) -> str:
    """How a word stands before the number."""
    lower, end, start = telling.doc.lower, term.end, telling.quantity.start
    gap = start - end
    if end <= telling.between[0]:
        return "past the last number"
    if telling.counted_to >= 0 and term.start <= telling.counted_to + 1:
        return "of the last number"
    if HARD_BREAK.search(lower, end, start):
        return "before far"
    if BREAK.search(lower, end, start):
        return "before apart"
    if term.noun and not term.state and gap < _NEAR and COUNTS.match(lower, end, start):
        return "governs"
    if OTHERWISE.search(lower, end, start):
        return "before otherwise"
    return "right before" if gap < _CLOSE else "before distant" if gap > _FAR else "before"
