"""What a number is like, whatever is told of it: whom it counts, how large it is, which words stand by."""

from collections.abc import Iterator

from toolkit.extraction.figures.measure_setting import Telling
from toolkit.extraction.figures.nouns import Counted
from toolkit.extraction.figures.terms import GROUP_STRENGTHS, TEACHERS
from toolkit.extraction.figures.verb_search import HARD_BREAK
from toolkit.extraction.text import patterns as re
from toolkit.extraction.text.wordsets import wordset

_RECRUITS = wordset("recruit", "words")
_TELLING_WORDS = wordset("hint at a measure", "words")
_PLANNED = re.compile(
    r"\b(?:will|would|to be|plans?|planned|is to|are to|pledged|promised|ready|could|may|due)\b"
)
_PLACE = re.compile(r"\s(?:in|inside|near|across|into|to|at|on|there|here)\b")
_HAS = re.compile(
    r"\b(?:has|have|had|with|of|numbers?|numbering|keeps?|maintains?|includes?|fields?|some)\s(?:\w+\s){0,2}$"
)
_RATE = re.compile(r"\s(?:a|per|every|each)\s(?:day|week|month|year)\b")
_LIVES = re.compile(
    r"[^.;]{0,30}\stheir\s(?:own\s)?li(?:ves|fe)\b|\s(?:who\s)?(?:have\s|had\s)?lost their li"
)
_SIZES = ((2, "one"), (25, "few"), (1_000, "hundreds"), (20_000, "thousands"))
_REACH = 100


def traits(telling: Telling) -> Iterator[str]:
    """What speaks for one measure and against another."""
    doc, sentence, quantity = telling.doc, telling.sentence, telling.quantity
    lower, low, start, end = doc.lower, sentence.start, quantity.start, telling.end
    yield f"of {_size(telling)}"
    yield f"noun {_people(telling.noun)}"
    yield f"class {telling.reach}"
    found = {
        "more": telling.noun.more,
        "owner": telling.noun.owner,
        "planned": _PLANNED.search(lower, max(low, start - 60), start),
        "place behind": _PLACE.match(lower, end),
        "has": _HAS.search(lower, max(low, start - 24), start),
        "lives": _LIVES.match(lower, end, min(end + 50, sentence.end)),
        "rate": _RATE.match(lower, end),
        "whole": telling.is_whole,
    }
    yield from (name for name, seen in found.items() if seen)
    yield from (f"word {word}" for word in _TELLING_WORDS & doc.words_in(sentence))
    if telling.verb is not None:
        yield f"verb {telling.verb.term}"
    if telling.noun.kind in ("none", "part"):
        yield from _people_before(telling)


def _size(telling: Telling) -> str:
    value = max(telling.quantity.values, default=0.0)
    if not value:
        return "vague"
    return next((name for limit, name in _SIZES if value < limit), "more")


def _people(noun: Counted) -> str:
    """The sort of people that a noun names."""
    word = noun.noun
    if noun.kind in ("none", "part", "outcome", "people of", "civilian"):
        return noun.kind
    if word in TEACHERS:
        return "teachers"
    if word in _RECRUITS:
        return "recruits"
    if word in GROUP_STRENGTHS:
        return "fighters"
    if "peacekeep" in word or "helmet" in word:
        return "peacekeepers"
    if "police" in word:
        return "police"
    return noun.kind if noun.kind == "weak" else "strong" if word == "strong" else "soldiers"


def _people_before(telling: Telling) -> Iterator[str]:
    """The people spoken of last before a number without a noun: "recruits ... number 3,420"."""
    start = telling.quantity.start
    for term in reversed(telling.terms):
        if term.people and term.end <= start and start - term.end < _REACH:
            if not HARD_BREAK.search(telling.doc.lower, term.end, start):
                yield f"people before {_people(Counted(term.people, 0, term.term))}"
            return
