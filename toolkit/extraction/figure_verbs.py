"""The word that says what became of those a number counts: in its noun phrase, behind it, before it."""

import re
from collections.abc import Sequence

from toolkit import lexicon
from toolkit.extraction.figure_nouns import Counted
from toolkit.extraction.figure_terms import LOSSES, FigureTerm
from toolkit.extraction.numbers import Quantity

BREAK = re.compile(
    r"[;:.]\s|\s[—–]\s|\sbut\s|\sand\s(?:has|have|had|is|are|was|were|will)\s|,\s(?:and|but|while|which|"
    r"where|when|although|though|whereas|after|as|who|with|including)\s|\s(?:who|which|while|whereas|"
    r"although)\s"
)
HARD_BREAK = re.compile(r"[;.]\s|\s[—–]\s|,\s(?:but|while|although|though|whereas)\s")
# "has 600 soldiers", "were 5,500 in the Sahel": possession and presence are postings
_IN_HANDS = re.compile(
    r"[^.;:,\d]{0,40}?\sin\s(?:the\s)?(?:[\w’'-]+\s){0,2}(?:hands|custody|captivity|prisons?|jails?|cells|"
    r"possession)\b"
)
_HANDS = frozenset(
    ("hands", "custody", "captivity", "prison", "prisons", "jail", "jails", "cells", "possession")
)
_COURSES = frozenset(
    ("course", "courses", "training", "academy", "academies", "school", "schools", "instruction", "schooling")
)
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
OUT_OF = re.compile(r"\b(?:of the|out of|of its|of their)\s$")
COUNTS = re.compile(
    r"\s(?:of|at|to|by|from|is|was|stands at|stood at|run|runs|range\w*|reach\w*|rose|had|has|in|"
    r"comes? to|put at|between|numbers?)\b|:?\s*$"
)
_FELL = ("fell", "fallen")
_FELL_TO = re.compile(r"\s(?:to|from|by|short|back|into|ill|out|silent|under|behind|below)\b")
COUNTING = frozenset(lexicon.terms("words", "counting verb"))


def by_grammar(
    lower: str,
    quantity: Quantity,
    noun: Counted,
    sentence: tuple[int, int],
    words: frozenset[str],
    terms: Sequence[FigureTerm],
    previous_end: int,
    following_start: int,
) -> tuple[str, FigureTerm | None]:
    """The measure by position: inside the noun phrase, its verb, a verb or noun before."""
    own = inside(quantity, noun, terms)
    if own:
        return own.state, own
    low, high = sentence
    behind = max(noun.end, quantity.end)
    if not _HANDS.isdisjoint(words) and _IN_HANDS.match(lower, behind, high):
        return "captured", None
    if not _COURSES.isdisjoint(words) and _COURSE.match(lower, behind, min(high, behind + 90)):
        return "trained", None
    governing = loss_noun(lower, quantity.start, terms)
    if governing is not None and governing.start >= previous_end:
        return governing.state or governing.noun, governing
    active = _directly_before(lower, quantity, terms, max(low, previous_end))
    after = _after(lower, noun.end, min(high, following_start), terms)
    if _IT_HAS.match(lower, behind, high) and not (active and active.state in LOSSES):
        return "deployed", None
    free = after is None or after[1] or after[0].start - behind > 25 or after[0].term == "left"
    if (
        free
        and _HAD.search(lower, max(low, quantity.start - 24), quantity.start)
        and not _loss_noun_near(quantity, terms)
    ):
        return "deployed", None
    if active and not active.state and after and not after[1]:
        return after[0].state, after[0]
    if active and (after is None or after[1] or active.state in LOSSES or after[0].state not in LOSSES):
        return active.state or active.noun, active
    if after and (not after[1] or after[0].state in LOSSES):
        return after[0].state, after[0]
    before = _before(lower, quantity, low, terms)
    if (
        before
        and before.state in (*LOSSES, "")
        and OUT_OF.search(lower, max(low, quantity.start - 10), quantity.start)
    ):
        before = None
    if before:
        return before.state or before.noun, before
    if after:
        return after[0].state, after[0]
    return "", None


def loss_noun(lower: str, start: int, terms: Sequence[FigureTerm]) -> FigureTerm | None:
    """The loss in "their casualties at some 4,700", "give the dead as 1,060", "dead came to 46,000"."""
    for term in terms:
        if 0 < start - term.end < 50 and (term.noun in LOSSES or term.state in LOSSES):
            gap = lower[term.end : start]
            if not _BROKEN.search(gap) and _GOVERNS.search(gap):
                return term
    return None


_BROKEN = re.compile(r"[;:.]\s|\d|\bwith\b")
_GOVERNS = re.compile(
    r"\b(?:at|to|of|is|was|are|were|as|number\w*|total\w*|passed|exceed\w*|reach\w*|than)\s$|\bat\b"
)


def _loss_noun_near(quantity: Quantity, terms: Sequence[FigureTerm]) -> bool:
    """As in "casualties have passed one million" has nobody anywhere."""
    return any(t.noun in LOSSES and 0 <= quantity.start - t.end < 40 for t in terms)


def inside(quantity: Quantity, noun: Counted, terms: Sequence[FigureTerm]) -> FigureTerm | None:
    """As in "20 wounded", "4,000 casualties", "300 dead soldiers", "six prisoners"."""
    for term in terms:
        if (
            term.start >= quantity.end - 1
            and term.end <= max(noun.end, quantity.end)
            and (term.state in LOSSES or term.noun in LOSSES)
        ):
            return _as_state(term)
        if term.start >= noun.end:
            gap_start = max(noun.end, quantity.end)
            if 0 <= term.start - gap_start <= 1 and (term.state in LOSSES or term.noun in LOSSES):
                return _as_state(term)
            if term.start - gap_start > 1:
                break
    return None


def _as_state(term: FigureTerm) -> FigureTerm:
    if term.state in LOSSES:
        return term
    return FigureTerm(term.start, term.end, term.term, term.people, term.noun, term.noun, term.context)


def _directly_before(
    lower: str, quantity: Quantity, terms: Sequence[FigureTerm], low: int
) -> FigureTerm | None:
    """A verb whose object the number is: "killed 20", "has sent another 3,000", "leaving two dead"."""
    for term in reversed(terms):
        if term.end > quantity.start or not (term.state or term.noun) or term.term in _FELL:
            continue
        if term.start < low or quantity.start - term.end > 45:
            return None
        gap = lower[term.end : quantity.start]
        if gap.count(" ") > 6 or not _MARKS.isdisjoint(gap) or OTHERWISE.search(gap):
            return None
        if term.noun and not term.state:
            return term.as_noun() if COUNTS.match(gap) else None
        return term
    return None


_MARKS = frozenset(",;:()")
OTHERWISE = re.compile(r"\b(?:that|when|by|but|while|were|was|and|or|than|since|until|before|because)\b")


def _after(lower: str, begin: int, high: int, terms: Sequence[FigureTerm]) -> tuple[FigureTerm, bool] | None:
    """The predicate behind the noun, and whether it stands in a relative or later clause."""
    limit = -1  # where the clause ends, looked for when a verb is found
    aside: tuple[FigureTerm, bool] | None = None  # the verb of "who fought for Ukraine"
    for term in terms:
        if term.start < begin or not term.state or term.people:
            continue
        if term.term in _FELL and (term.start - begin > 12 or _FELL_TO.match(lower, term.end)):
            continue
        if term.start >= min(high, begin + 120):
            break
        if aside:
            if _SOME_OF.search(lower, aside[0].end, term.start):
                break
            if term.state in LOSSES and _AUXILIARY.search(lower, aside[0].end, term.start):
                return term, False
            continue
        if term.term in COUNTING:
            further = next((t for t in terms if 0 < t.start - term.end <= 8 and t.state in LOSSES), None)
            if further is not None:
                return further, False  # "900 soldiers remain missing"
        if limit < 0:
            stop = BREAK.search(lower, begin, high)
            limit = stop.start() if stop else high
        far = term.start >= limit
        if far and (HARD_BREAK.search(lower, begin, term.start) or term.start - begin > 70):
            break
        if not _RELATIVE.match(lower, begin):
            return term, far
        aside = term, far
    return aside


_SOME_OF = re.compile(r"\b(?:half|some|most|many|others|one)\b")
_RELATIVE = re.compile(r"\s(?:who|which|that)\b")
_AUXILIARY = re.compile(r"\b(?:have|has|had|were|was|are)\s(?:been\s)?(?:\w+ly\s)?$")


# "130 men who have vanished, and thinks that up to 15,000 Nepalis have gone"
_OTHER_CLAUSE = re.compile(
    r"\s(?:and|but|or)\s(?:\w+\s){1,2}that\s|,\s(?:even\s)?(?:as|since|because|until|after|before|when)\s|"
    r"\seven as\s|\s(?:since|until|before|because)\s(?:its|the|their|his)\s"
)


def _before(lower: str, quantity: Quantity, low: int, terms: Sequence[FigureTerm]) -> FigureTerm | None:
    """The nearest verb or noun before the number in its clause; losses win over postings."""
    best: FigureTerm | None = None
    for term in reversed(terms):
        if (
            term.end > quantity.start
            or not (term.state or term.noun)
            or term.term in _FELL
            or (term.people and not term.noun)
        ):
            continue
        if term.start < low or quantity.start - term.end > 130:
            break
        if HARD_BREAK.search(lower, term.end, quantity.start):
            break
        if term.state and _OTHER_CLAUSE.search(lower, term.end, quantity.start):
            continue
        measure = term.state or term.noun
        if best is None:
            best = term
        if measure in LOSSES:
            return term
        if quantity.start - term.end > 70:
            break
    return best
