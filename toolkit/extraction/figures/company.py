"""The company of a number without a noun: people listed beside it, named before it, spoken of."""

from typing import TYPE_CHECKING

from toolkit.extraction.figures.measure_setting import Telling
from toolkit.extraction.figures.terms import ABOUT, LOSSES
from toolkit.extraction.numbers.read import Quantity
from toolkit.extraction.text import patterns as re
from toolkit.extraction.text.spans import Sentence

if TYPE_CHECKING:
    from toolkit.extraction.article.document import Document


def stands_in_list(doc: "Document", sentence: Sentence, quantity: Quantity) -> bool:
    """As in "combat engineers, up to 6,000 in all", "the French were still more than one thousand"."""
    gap = doc.lower[quantity.start - 2 : quantity.start]
    if gap in (", ", ": ") and any(
        t.end == quantity.start - 2 and (t.people or (gap == ": " and t.state in LOSSES))
        for t in doc.figure_terms[sentence.index]
    ):
        return True
    for mention in doc.mentions_in(sentence):
        if mention.form in ("people", "adjective") and mention.end < quantity.start:
            between = doc.lower[mention.end : quantity.start]
            if len(between) < 40 and _WERE.fullmatch(between):
                return True
    return False


_WERE = re.compile(r"\s(?:were|are|number|numbered)\s(?:[\w]+\s){0,4}")


def war_before(doc: "Document", sentence: Sentence) -> bool:
    """Whether soldiers or a force are spoken of in the sentence or in the two before it."""
    for index in range(max(0, sentence.index - 2), sentence.index + 1):
        if any(
            t.people == "military" or (t.noun and t.context) or t.term in ("army", "force", "joined")
            for t in doc.figure_terms[index]
        ):
            return True
    return False


_PARTED = re.compile(r"[;:]|\.\s|\bwith\b")
_COLON = re.compile(r":\s")
_REACHES = re.compile(
    r"\b(?:were|was|is|are|at|to|from|by|as|passed|exceeded?|reach\w*|stood|stands|rose|grown|grew|"
    r"swollen|fell|fallen|dropped|numbers?|numbered|run|range\w*|between|put|of|have|has|had|come|comes|"
    r"came|hit|constituted|totall?ed|totall?ing|than|,)\b|^\s?[:(]\s?$|,\s"
)


def people_noun_before(doc: "Document", sentence: Sentence, quantity: Quantity) -> bool:
    """As in "ranks were put at no more than 3,000", "casualties run from 4,000 to 6,000"."""
    for term in reversed(doc.figure_terms[sentence.index]):
        if term.end > quantity.start:
            continue
        if quantity.start - term.end > 90:
            return False
        if term.noun or term.people in ("military",):
            gap = doc.lower[term.end : quantity.start]
            if _PARTED.search(gap) and not _COLON.fullmatch(gap):
                return False
            if _REACHES.search(gap):
                return True
    return False


_NUMBER_OF = re.compile(
    r"\bnumber\sof\s(?P<whom>[^.;:\d]{4,90}?)\s(?:at|to|from|as|is|was|(?:has\s|had\s)?(?:reached|passed|stood\sat|"
    rf"stands\sat|risen\sto|fallen\sto)){ABOUT}$"
)
_NEAR = 40
# "a few trainers - fewer than two dozen, according to officials - to a base"
_ASIDE_OPENS = (" - ", " – ", " — ", "—", " (")
_ASIDE_ENDS = re.compile(r"\s?[-–—)]|,?\saccording\sto\b|,?\sin\sall\b|,?\sby\s(?:one|some|his|its|their)\b")
_THEN = re.compile(rf",{ABOUT}")


def _set_apart(telling: Telling) -> bool:
    """Whether the number stands in dashes or brackets right behind those it counts."""
    lower, start = telling.doc.lower, telling.quantity.start
    named = [t for t in telling.terms if t.end < start and t.people in ("military", "weak")]
    if lower.startswith(" of whom ", telling.quantity.end):  # "trainers, 80 of whom came"
        return any(telling.joined(t, _THEN) for t in named)
    if not telling.behind_number(_ASIDE_ENDS):
        return False
    ends = {start - len(mark) for mark in _ASIDE_OPENS if lower.endswith(mark, telling.sentence.start, start)}
    return any(t.end in ends for t in named)


def number_of_soldiers(telling: Telling) -> bool:
    """As in "put the number of soldiers killed at 250", "cut the number of troops from 14 to nine"."""
    doc, same, start = telling.doc, telling.same, telling.quantity.start
    if _set_apart(telling):
        return True
    if same is not None and doc.lower[same["end"] : start] == " to ":
        start = same["start"]
    if "number" not in doc.words_in(telling.sentence):
        return False
    named = telling.before(_NUMBER_OF, 120)
    return named is not None and any(
        t.people == "military" and 0 <= t.start - named.start("whom") < _NEAR for t in telling.terms
    )
