"""Whether a sentence speaks of goods and weapons nearer to a number than of people."""

from bisect import bisect_left
from collections.abc import Iterator
from typing import TYPE_CHECKING

from toolkit.extraction.figures.terms import LOSSES
from toolkit.extraction.numbers.read import Quantity
from toolkit.extraction.text import patterns as re
from toolkit.extraction.text.readings import Hit
from toolkit.extraction.text.spans import Sentence
from toolkit.extraction.text.wordsets import wordset

if TYPE_CHECKING:
    from toolkit.extraction.article.document import Document

OF_THINGS_TOO = wordset("loss of things too", "words")
# things that no lexicon of supplies lists
_THINGS = wordset("thing that is counted", "words")
_THING = re.compile(rf"\b(?:{'|'.join(sorted(_THINGS))})\b")


def things_nearer(doc: "Document", sentence: Sentence, quantity: Quantity) -> bool:
    """Whether the sentence speaks of things after it last spoke of people: "of the 180 tanks, 133 were"."""
    thing = _last_thing(doc, sentence, quantity.start)
    return thing > _last_people(doc, sentence, quantity.start)


def things_before(doc: "Document", sentence: Sentence, quantity: Quantity) -> bool:
    """Whether the sentence before ends with things, and this one has no people before the number."""
    if not sentence.index or _last_people(doc, sentence, quantity.start) >= 0:
        return False
    earlier = doc.sentences[sentence.index - 1]
    return _last_thing(doc, earlier, earlier.end) > _last_people(doc, earlier, earlier.end)


def _last_people(doc: "Document", sentence: Sentence, end: int) -> int:
    for term in reversed(doc.figure_terms[sentence.index]):
        bodily = term.state in LOSSES and term.term not in OF_THINGS_TOO
        counted = term.end <= end and (term.people == "military" or term.noun or bodily)
        if counted and not (term.noun == "other" and _TO_WHOM.search(doc.lower, sentence.start, term.start)):
            return term.end
    return -1


_TO_WHOM = re.compile(
    r"\b(?:to|for|that)\s(?:[\w’'-]+\s){0,3}$"
)  # "shells to the army", "tanks that its army has"


def _last_thing(doc: "Document", sentence: Sentence, end: int) -> int:
    """Where the last thing of a sentence before `end` ends, -1 if there is none."""
    last = -1
    if not _THINGS.isdisjoint(doc.words_in(sentence)):
        last = max((m.end() for m in _THING.finditer(doc.lower, sentence.start, end)), default=-1)
    hit = next(things_in(doc, sentence.start, end), None)
    return max(last, hit.end) if hit else last


def things_in(doc: "Document", start: int, end: int) -> Iterator[Hit]:
    """Goods and weapons that begin in text[start:end], the last first."""
    place = bisect_left(doc.terms, end, key=lambda hit: hit.start) - 1
    while place >= 0 and doc.terms[place].start >= start:
        hit = doc.terms[place]
        if any(t.table == "supplies" and t.row["category"] not in _NO_THINGS for t in hit.terms):
            yield hit
        place -= 1


_NO_THINGS = ("labour", "funds", "technology", "")  # what is not counted by the piece
