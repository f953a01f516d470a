"""The word that says what became of those a number counts: in its noun phrase, behind it, before it."""

from collections.abc import Sequence
from typing import NamedTuple

from toolkit.extraction.figures.asides import aside_before
from toolkit.extraction.figures.nouns import Counted
from toolkit.extraction.figures.terms import LOSSES, FigureTerm, Measured
from toolkit.extraction.figures.verb_search import (
    Predicate,
    behind_aside,
    directly_before,
    nearest_before,
    predicate,
)
from toolkit.extraction.numbers.read import Quantity
from toolkit.extraction.text import patterns as re
from toolkit.extraction.text.wordsets import wordset

# "has 600 soldiers", "were 5,500 in the Sahel": possession and presence are postings
_COURSES = wordset("place of training", "words")
_COURSE = re.compile(
    r"[^.;:\d]{0,40}?\b(?:complet\w+|finish\w*|attend\w*|pass(?:ed|ing)? through|go through|gone through|"
    r"went through|been through|come through|came through|took|taken|undergo\w*|undergone|enrol\w*|sent to|"
    r"put through|begun|began|"
    r"start\w*)\s(?:[\w’'-]+\s){0,4}?(?:courses?|training|academy|academies|schools?|instruction|"
    r"schooling)\b(?!\smission)"
)
_HAD = re.compile(
    r"\b(?:has|have|had|keeps|been|were|are|numbered|numbering|numbers)\s(?:only\s|still\s|just\s|now\s|"
    r"once\s)?$"
)
_IT_HAS = re.compile(
    r"\s(?:that\s|which\s)?(?:it|they|he|she)\s(?:has|have|had|keeps?|still|now|maintains?)\b(?!\s(?:been|"
    r"lost|killed))"
)
# "more than 90 gunmen on motorbikes stormed the post": those who came, not their dead
_ASSAULTS = re.compile(
    r"(?:\s(?:aboard|on|in|riding|armed with)\s[^.;:,\d]{3,60}?)?\s(?:had\s|have\s)?(?:attacked|stormed|"
    r"raided|overran|besieged|laid\s(?:siege|assault|an ambush)|opened fire|"
    r"launched an? (?:attack|assault|raid))\b"
)
# "the death toll among soldiers deployed in Chad has risen to 13"
_TOLL = re.compile(
    r"\b(?:death toll|toll of the dead|number of (?:dead|deaths|killed|fatalities))\b[^.;:\d]{0,140}"
    r"\b(?:risen|rose|rises|rising|climb\w*|stands?|stood|passed|reached|exceed\w*|grown|increased|pass|hit)\s"
    r"(?:to\s|at\s)?(?:(?:at least|about|more than|around|over|nearly)\s)?$"
)
OUT_OF = re.compile(r"\b(?:of the|out of|of its|of their)\s$")


class Spot(NamedTuple):
    """A number in its sentence.

    `sentence` and `reach` are spans: the search for its verb goes from the number before to the next.
    `words` are those of the sentence, `terms` those that tell of people.
    """

    lower: str
    quantity: Quantity
    noun: Counted
    sentence: tuple[int, int]
    words: frozenset[str]
    terms: Sequence[FigureTerm]
    reach: tuple[int, int]

    @property
    def end(self) -> int:
        """Where the number and its noun end."""
        return self.noun.end


def by_grammar(spot: Spot) -> Measured:
    """The measure by position: inside the noun phrase, its verb, a verb or noun before."""
    lower, quantity, noun, (low, high), words, terms, reach = spot
    if own := inside(quantity, noun, terms):
        active = directly_before(lower, quantity, terms, max(low, reach[0]))
        if own.state == "captured" and active and active.state == "killed":
            return Measured(active.state, active)  # "executed 12 prisoners"
        return Measured(own.state, own)
    tolls = "toll" in words or "number" in words
    if tolls and _TOLL.search(lower, max(low, quantity.start - 200), quantity.start):
        return Measured("killed")
    if _ASSAULTS.match(lower, spot.end, high):
        return Measured("deployed")
    if not _COURSES.isdisjoint(words) and _COURSE.match(lower, spot.end, min(high, spot.end + 90)):
        return Measured("trained")  # "500 completed a course"
    governing = loss_noun(lower, quantity.value_start, terms)
    if governing is None or governing.start < reach[0]:
        active = directly_before(lower, quantity, terms, max(low, reach[0]))
        aside = aside_before(lower, words, low, quantity.start)
        closes = lower.find(",", noun.end, high) if aside else -1  # "Lee, who led 900 men there, died"
        after = predicate(lower, noun.end, min(high, reach[1], closes if closes > 0 else high), terms)
        if _is_had(spot, after):
            return Measured("deployed")
        governing = _stronger(active, after) or _earlier(lower, quantity, low, terms)
        governing = governing or (after[0] if after else None) or behind_aside(lower, spot.end, high, terms)
    return Measured(governing.state or governing.noun, governing) if governing else Measured("")


def _is_had(spot: Spot, after: Predicate | None) -> bool:
    """Whether somebody has the people counted: "has 600 soldiers", "the 600 soldiers that it has"."""
    lower, start, behind, (low, high) = spot.lower, spot.quantity.start, spot.end, spot.sentence
    if _IT_HAS.match(lower, behind, high):
        return True
    return (
        after is None or after[1] or after[0].start - behind > 25 or after[0].term == "left"
    ) and _HAD.search(lower, max(low, start - 24), start) is not None


def _stronger(active: FigureTerm | None, after: Predicate | None) -> FigureTerm | None:
    """The verb before or the predicate behind: a near predicate beats a noun, a loss beats a posting."""
    if after is None:
        return active
    term, far = after
    if active and (active.state or far) and (far or active.state in LOSSES or term.state not in LOSSES):
        return active
    return term if not far or term.state in LOSSES else None


def _earlier(lower: str, quantity: Quantity, low: int, terms: Sequence[FigureTerm]) -> FigureTerm | None:
    """The word before in the clause, unless it tells of the whole: "out of 5,000 sent"."""
    before = nearest_before(lower, quantity, low, terms)
    if before is None or before.state not in (*LOSSES, ""):
        return before
    return None if OUT_OF.search(lower, max(low, quantity.start - 10), quantity.start) else before


def loss_noun(lower: str, start: int, terms: Sequence[FigureTerm]) -> FigureTerm | None:
    """The loss in "their casualties at some 4,700", "dead came to 46,000", "losses exceed one million"."""
    for term in terms:
        if 0 < start - term.end < 50 and (term.noun in LOSSES or term.state in LOSSES):
            gap = lower[term.end : start]
            if not _BROKEN.search(gap) and _GOVERNS.search(gap):
                return term
    return None


_BROKEN = re.compile(r"[;:.]\s|\d|\bwith\b")
_GOVERNS = re.compile(
    r"\b(?:at|to|of|is|was|are|were|as|number\w*|total\w*|pass(?:ed)?|exceed\w*|reach\w*|top(?:ped)?|surpass\w*|than|above|over)\s$"
    r"|\bat\b"
)


def inside(quantity: Quantity, noun: Counted, terms: Sequence[FigureTerm]) -> FigureTerm | None:
    """As in "20 wounded", "4,000 casualties", "300 dead soldiers", "six prisoners"."""
    for term in terms:
        lost = term.state in LOSSES or term.noun in LOSSES
        if lost and term.start >= quantity.end - 1 and term.end <= noun.end:
            return _as_state(term)
        if term.start >= noun.end:
            return term if term.start - noun.end <= 1 and term.state in LOSSES else None
    return None


def _as_state(term: FigureTerm) -> FigureTerm:
    if term.state in LOSSES:
        return term
    return FigureTerm(term.start, term.end, term.term, term.people, term.noun, term.noun, term.context)
