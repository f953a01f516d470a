"""Where the word stands that says what became of those a number counts: before it or behind its noun."""

from collections.abc import Sequence

from toolkit.extraction.figures.terms import LOSSES, FigureTerm
from toolkit.extraction.numbers.read import Quantity
from toolkit.extraction.text import patterns as re
from toolkit.extraction.text.wordsets import any_of, wordset

BREAK = re.compile(
    r"[;:.]\s|\s[—–]\s|\sbut\s|\sand\s(?:has|have|had|is|are|was|were|will|loses?|lost|suffers)\s|,\s(?:and|but|while|which|"
    r"where|when|although|though|whereas|after|as|who|with|including)\s|\s(?:who|which|while|whereas|"
    r"although|after|following)\s"
)
HARD_BREAK = re.compile(r"[;.]\s|\s[—–]\s|,\s(?:but|while|although|though|whereas)\s")
COUNTS = re.compile(
    r"\s(?:of|at|to|by|from|is|was|stands at|stood at|run|runs|range\w*|reach\w*|rose|had|has|in|"
    r"comes? to|put at|between|numbers?)\b|:?\s*$"
)
COUNTING = wordset("counting verb", "words")
_FELL = ("fell", "fallen")
_FELL_AT = re.compile(r"\s(?:near|at|in|on|during|when|while|yesterday|overnight)\b|[.,;]")
_FELL_TO = re.compile(r"\s(?:to|from|by|short|back|into|ill|out|silent|under|behind|below)\b")


def directly_before(
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
NAMES_OF = r"(?:names?|identit(?:y|ies)|lists?|photos|photographs|pictures|portraits|details)\sof"
OTHERWISE = re.compile(
    rf"\b(?:that|when|by|but|while|were|was|and|or|than|since|until|before|because|{NAMES_OF})\b"
)
Predicate = tuple[FigureTerm, bool]


def predicate(lower: str, begin: int, high: int, terms: Sequence[FigureTerm]) -> Predicate | None:
    """The predicate behind the noun, and whether it stands in a relative or later clause."""
    end = min(high, begin + 120)
    if main := _main_behind_clause(lower, begin, high, terms):
        return main, False
    for place, term in enumerate(terms):
        if not _is_verb(lower, begin, term):
            continue
        if term.start >= end:
            return None
        if term.term in COUNTING:
            further = next((t for t in terms if 0 < t.start - term.end <= 8 and t.state in LOSSES), None)
            if further is not None:
                return further, False  # "900 soldiers remain missing"
        stop = BREAK.search(lower, begin, high)
        far = stop is not None and term.start >= stop.start()
        if far and (HARD_BREAK.search(lower, begin, term.start) or term.start - begin > 70):
            return None
        apposed = _APPOSED.match(lower, begin, term.start)  # "two men, both trained in Peru, fell"
        reduced = term.state not in LOSSES and term.start - (apposed.end() if apposed else begin) <= 1
        if reduced or _RELATIVE.match(lower, begin) or _WHOM_SOMEBODY_SENT.match(lower, begin):
            main = _behind_aside(lower, begin, end, term, terms[place + 1 :])
            return (main, False) if main else (term, far)
        return term, far
    return None


# "280 mercenaries, who had trained there, surrendered"
WHO_CLAUSE = re.compile(
    r"(?:\s(?:of|from)\s[^.,;:\d]{2,40})?,\swho\s[^.,;:—–\d]{3,80},\s"
    r"(?:(?:have|has|had|were|was)\s(?:been\s)?)?(?:\w+ly\s)?"
)


def _main_behind_clause(lower: str, begin: int, high: int, terms: Sequence[FigureTerm]) -> FigureTerm | None:
    """The verb right behind a clause that is put in between commas."""
    clause = WHO_CLAUSE.match(lower, begin, high)
    if clause is None:
        return None
    return next((t for t in terms if t.start == clause.end() and t.state and not t.people), None)


def _is_verb(lower: str, begin: int, term: FigureTerm) -> bool:
    """Whether the word stands behind the noun and says what became of people: "fell", not "fell to"."""
    if term.start < begin or not term.state or term.people or describes_some(lower, begin, term):
        return False
    if term.term not in _FELL:
        return True
    near = term.start - begin <= 12 or lower.endswith(" who ", begin, term.start)
    return near and not _FELL_TO.match(lower, term.end)


# "7,000 more, many of them captured soldiers": says who they are, not what became of them
_SOME_OF_THEM = re.compile(r",\s[a-z]+\sof\s(?:them|whom)\s(?:(?:were|are|being)\s)?(?:former\s)?$")
_MEN = any_of("men by a plain word")
_SOLDIERS = re.compile(rf"\s(?:[a-z]+\s)?(?:{_MEN})\b")


def describes_some(lower: str, begin: int, term: FigureTerm) -> bool:
    """Whether a word behind a number that ends at `begin` describes some of those it counts."""
    if term.state not in LOSSES or lower.find(" of ", begin, term.start) < 0:
        return False
    some = _SOME_OF_THEM.search(lower, begin, term.start)
    return some is not None and _SOLDIERS.match(lower, term.end) is not None


def _behind_aside(
    lower: str, begin: int, end: int, aside: FigureTerm, later: Sequence[FigureTerm]
) -> FigureTerm | None:
    """The loss that is told behind a relative clause: "who fought for Ukraine have been killed"."""
    for term in later:
        fell = term.term in _FELL and _FELL_AT.match(lower, term.end) is not None
        if not fell and not _is_verb(lower, begin, term):
            continue
        if term.start >= end or _SOME_OF.search(lower, aside.end, term.start):
            return None
        dies = fell or term.term in DYING
        if term.state in LOSSES and (dies or _AUXILIARY.search(lower, aside.end, term.start)):
            return term
    return None


DYING = ("died", "perished", "succumbed")  # "two who were hurt died in hospital"


def behind_aside(lower: str, begin: int, high: int, terms: Sequence[FigureTerm]) -> FigureTerm | None:
    """The verb behind what is put in between, for those before it and in it.

    As in "41 men, including two officers, gave up", "12 people — nine soldiers and three drivers — died".
    """
    aside = _ASIDE.match(lower, begin, high) or _REST_OF_ASIDE.match(lower, begin, high)
    if aside is None:
        return None
    for term in terms:
        if term.start >= aside.end():
            close = term.state and not term.people and term.start - aside.end() < 30
            return term if close and not BREAK.search(lower, aside.end(), term.start) else None
    return None


_ASIDE = re.compile(
    r"(?:\s(?:of|from)\s[^.;:,—–]{3,60})?(?:,\s(?:including|among\sthem)\s[^.;:—–]{3,120}?,\s(?!\d)|\s[—–]\s[^.;:—–]{3,120}?\s[—–]\s)"
)
_REST_OF_ASIDE = re.compile(r"(?:\sand\s[^.;:,—–]{3,60}?)?\s[—–]\s")
_SOME_OF = re.compile(r"\b(?:half|some|most|many|others|one)\b")
_APPOSED = re.compile(r",\s(?:both|all|most|some)\s(?:of\s(?:them|whom)\s)?")
# "300 of the soldiers Pyongyang had sent were dead"
_WHOM_SOMEBODY_SENT = re.compile(
    r"\s(?:the\s)?[a-z'’-]+\s(?:has|have|had)\s(?:sent|deployed|lent|trained|armed)\b"
)
_RELATIVE = re.compile(r"\s(?:who|which|that)\b")
_AUXILIARY = re.compile(r"\b(?:have|has|had|were|was|are)\s(?:been\s)?(?:\w+ly\s)?$")
# "130 men who have vanished, and thinks that up to 15,000 Nepalis have gone"
_OTHER_CLAUSE = re.compile(
    r"\s(?:and|but|or)\s(?:\w+\s){1,2}that\s|,\s(?:even\s)?(?:as|since|because|until|after|before|when)\s|"
    r"\seven as\s|\s(?:since|until|before|because)\s(?:its|the|their|his)\s"
)


def nearest_before(
    lower: str, quantity: Quantity, low: int, terms: Sequence[FigureTerm]
) -> FigureTerm | None:
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
        gap = quantity.start - term.end
        if term.start < low or gap > 130 or HARD_BREAK.search(lower, term.end, quantity.start):
            break
        if term.state and _OTHER_CLAUSE.search(lower, term.end, quantity.start):
            continue
        measure = term.state or term.noun
        best = best or term
        if measure in LOSSES:
            return term
        if gap > 70:
            break
    return best
