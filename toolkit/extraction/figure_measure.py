"""What became of the people a number counts (measure), and whether it is a total or an addition (mode)."""

import re
from collections.abc import Sequence

from toolkit import lexicon
from toolkit.extraction.figure_nouns import Counted
from toolkit.extraction.figure_terms import FigureTerm
from toolkit.extraction.numbers import Quantity

_BREAK = re.compile(
    r"[;:.]\s|\s[—–]\s|\sbut\s|\sand\s(?:has|have|had|is|are|was|were|will)\s|,\s(?:and|but|while|"
    r"which|where|when|although|though|whereas|after|"
    r"as|who|with|including)\s|\s(?:who|which|while|whereas|although)\s"
)
_HARD_BREAK = re.compile(r"[;.]\s|\s[—–]\s|,\s(?:but|while|although|though|whereas)\s")


# "has 600 soldiers", "were 5,500 in the Sahel": possession and presence are postings
_IN_HANDS = re.compile(
    r"\s(?:is|are|were|remain)\s(?:now\s|still\s)?in\s(?:the\s)?[\w-]+\s(?:hands|custody|captivity)\b"
)
_BASE = re.compile(r"\d\s(?:out\s)?of\s(?:the\s|its\s|about\s|some\s)?$")
_HAD = re.compile(
    r"\b(?:has|have|had|keeps|been|were|are|numbered|numbering|numbers)\s(?:only\s|still\s|just\s|"
    r"now\s|once\s)?$"
)
_IT_HAS = re.compile(
    r"\s(?:that\s|which\s)?(?:it|they|he|she)\s(?:has|have|had|keeps?|still|now|"
    r"maintains?)\b(?!\s(?:been|lost|killed))"
)
_OUT_OF = re.compile(r"\b(?:of the|out of|of its|of their)\s$")
LOSSES = ("killed", "wounded", "casualties", "captured", "missing")
_COUNTS = re.compile(
    r"\s(?:of|at|to|by|from|is|was|stands at|stood at|run|runs|range\w*|reach\w*|rose|had|has|in|"
    r"comes? to|put at|between|numbers?)\b|:?\s*$"
)
_FELL = ("fell", "fallen")
_FELL_TO = re.compile(r"\s(?:to|from|by|short|back|into|ill|out|silent|under|behind|below)\b")
_COUNTING = frozenset(lexicon.terms("words", "counting verb"))


def measure_of(
    lower: str,
    quantity: Quantity,
    noun: Counted,
    sentence: tuple[int, int],
    terms: Sequence[FigureTerm],
    previous_end: int,
    following_start: int,
) -> tuple[str, FigureTerm | None]:
    """(measure, the word that says so), blank where nothing in reach does.

    `previous_end` and `following_start` bound the search: the neighbouring numbers of the sentence.
    """
    if _BASE.search(lower, max(sentence[0], quantity.start - 24), quantity.start):
        return "", None  # "of 13,387 fighters" says how many there were
    measure, verb = _by_grammar(lower, quantity, noun, sentence, terms, previous_end, following_start)
    counting = not measure or (verb is not None and (verb.term in _COUNTING or not verb.state))
    if (
        measure in LOSSES
        or not counting
        or _OUT_OF.search(lower, max(sentence[0], quantity.start - 10), quantity.start)
    ):
        return measure, verb
    wanted = (*LOSSES, "other") if verb is not None and verb.term in _COUNTING else LOSSES
    for term in reversed(terms):
        near = term.end >= previous_end and 0 < quantity.start - term.end < 80
        if near and term.noun in wanted and not _HARD_BREAK.search(lower, term.end, quantity.start):
            return term.noun, _noun(term)
    return measure, verb


def _by_grammar(
    lower: str,
    quantity: Quantity,
    noun: Counted,
    sentence: tuple[int, int],
    terms: Sequence[FigureTerm],
    previous_end: int,
    following_start: int,
) -> tuple[str, FigureTerm | None]:
    """The measure by position: inside the noun phrase, its verb, a verb or noun before."""
    own = _inside(quantity, noun, terms)
    if own:
        return own.state, own
    low, high = sentence
    if _IN_HANDS.match(lower, max(noun.end, quantity.end), high):
        return "captured", None
    had = _HAD.search(lower, max(low, quantity.start - 24), quantity.start)
    active = _directly_before(lower, quantity, terms, max(low, previous_end))
    after = _after(lower, noun.end, min(high, following_start), terms, active is not None)
    if _IT_HAS.match(lower, max(noun.end, quantity.end), high) and not (active and active.state in LOSSES):
        return "deployed", None
    if (
        had
        and not _loss_noun_near(quantity, terms)
        and (
            after is None
            or after[1]
            or after[0].start - max(noun.end, quantity.end) > 25
            or after[0].term == "left"
        )
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
        and _OUT_OF.search(lower, max(low, quantity.start - 10), quantity.start)
    ):
        before = None
    if before:
        return before.state or before.noun, before
    if after:
        return after[0].state, after[0]
    return "", None


def _loss_noun_near(quantity: Quantity, terms: Sequence[FigureTerm]) -> bool:
    """As in "casualties have passed one million" has nobody anywhere."""
    return any(t.noun in LOSSES and 0 <= quantity.start - t.end < 40 for t in terms)


def _inside(quantity: Quantity, noun: Counted, terms: Sequence[FigureTerm]) -> FigureTerm | None:
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
        if (
            gap.count(" ") > 6
            or any(mark in gap for mark in ",;:()")
            or re.search(r"\b(?:that|when|by|but|while|were|was|and|or|than)\b", gap)
        ):
            return None
        if term.noun and not term.state:
            return _noun(term) if _COUNTS.match(gap) else None
        return term
    return None


def _noun(term: FigureTerm) -> FigureTerm:
    return FigureTerm(term.start, term.end, term.term, term.people, "", term.noun, term.context)


def _after(
    lower: str, begin: int, high: int, terms: Sequence[FigureTerm], guarded: bool
) -> tuple[FigureTerm, bool] | None:
    """The predicate behind the noun, and whether it stands in a relative or later clause."""
    stop = _BREAK.search(lower, begin, high)
    limit = stop.start() if stop else high
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
        further = next((t for t in terms if 0 < t.start - term.end <= 8 and t.state in LOSSES), None)
        if term.term in _COUNTING and further is not None:
            return further, False  # "900 soldiers remain missing"
        far = term.start >= limit
        if far and (_HARD_BREAK.search(lower, begin, term.start) or term.start - begin > 70):
            break
        if not _RELATIVE.match(lower, begin):
            return term, far
        aside = term, far
    return aside


_SOME_OF = re.compile(r"\b(?:half|some|most|many|others|one)\b")
_RELATIVE = re.compile(r"\s(?:who|which|that)\b")
_AUXILIARY = re.compile(r"\b(?:have|has|had|were|was|are)\s(?:been\s)?(?:\w+ly\s)?$")


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
        if _HARD_BREAK.search(lower, term.end, quantity.start):
            break
        measure = term.state or term.noun
        if best is None:
            best = term
        if measure in LOSSES:
            return term
        if quantity.start - term.end > 70:
            break
    return best
