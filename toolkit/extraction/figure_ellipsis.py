"""Numbers without a noun: "4,700 fell", "which CNN put at 11,000", "up from 220,000", "Italy (1,117)"."""

import re
from typing import TYPE_CHECKING, Any

from toolkit.extraction.figure_terms import FigureTerm
from toolkit.extraction.numbers import Quantity
from toolkit.extraction.spans import Sentence

if TYPE_CHECKING:
    from toolkit.extraction.document import Document

_LOSSES = ("killed", "wounded", "casualties", "captured", "missing")
_GROUP_OF = re.compile(
    r"\b(?:force|contingent|battalion|brigade|group|unit|army|garrison|detachment|team|crew|mission|column|wave|total|"
    r"number|strength|ranks|toll|presence|deployment|reserve|regiment|company|division|corps|squad|platoon|militia|cohort|"
    r"combined|maximum|minimum|average|ceiling|cap|peak|high|figure)\s(?:of|to|at|was|is|from|numbering)\s(?:about|around|some|up to|roughly|"
    r"nearly|almost|just|only|at least|over|more than|perhaps)?\s?$"
)
_CHAIN = re.compile(r"^(?:[^.;:]{0,50}?)\b(?:from|to|and|or|of whom|including|against|than|not|another|compared with)\s(?:the\s|its\s|some\s|about\s)?(?:previous\s)?$|^,?\s?(?:up|down)\sfrom\s$")
_PARENTHESIS = re.compile(r"[A-Z][\w’'.-]+\s\($")
_NO_PEOPLE_AFTER = re.compile(r"^\s?(?:%|percent|per cent|times|years|days|hours|kilomet|miles|degrees|km|mm|tons|tonnes|dollars|euros|euro|a\.m|p\.m)")


def stands_for_people(
    doc: "Document",
    sentence: Sentence,
    quantity: Quantity,
    measure: str,
    verb: FigureTerm | None,
    near: dict[str, Any] | None,
    same: dict[str, Any] | None,
) -> bool:
    """Whether a number with no noun behind it counts people, by its verb and by what was counted before."""
    lower = doc.lower
    if quantity.best == 1 and quantity.bound == "exact":
        return measure in _LOSSES and verb is not None and 0 <= verb.start - quantity.end <= 1
    if _NO_PEOPLE_AFTER.match(lower[quantity.end : quantity.end + 14]):
        return False
    value = max(v for v in (quantity.low, quantity.best, quantity.high, 0.0) if v is not None)
    if value != int(value) or 0 < value < 2:
        return False
    after = verb is not None and verb.start >= quantity.end
    if measure in _LOSSES and after and verb is not None and verb.start - quantity.end <= 40:
        return not _thing_subject(lower, quantity, sentence)
    before = lower[sentence.start : quantity.start]
    if _PARENTHESIS.search(doc.text, sentence.start, quantity.start) and lower[quantity.end : quantity.end + 1] == ")":
        return same is not None or near is not None
    if _people_noun_before(doc, sentence, quantity):
        return True
    if _GROUP_OF.search(before):
        return near is not None or any(t.people == "military" or t.context for t in doc.figure_terms[sentence.index])
    if same is not None and _CHAIN.search(lower[same["end"] : quantity.start]):
        return True
    if near is not None and measure:
        return verb is not None and (abs(verb.start - quantity.end) < 60 or abs(quantity.start - verb.end) < 60)
    return False


def _thing_subject(lower: str, quantity: Quantity, sentence: Sentence) -> bool:
    """"of the tanks, 133 were captured": the number counts the things named before."""
    before = lower[max(sentence.start, quantity.start - 60) : quantity.start]
    return bool(re.search(r"\b(?:tanks|vehicles|aircraft|drones|missiles|ships|vessels|guns|shells|rockets|planes|jets|systems|boats|cattle|houses|homes|buildings)\b[^.;]*$", before))


def _people_noun_before(doc: "Document", sentence: Sentence, quantity: Quantity) -> bool:
    """"ranks were put at no more than 3,000", "casualties run from 4,000 to 6,000"."""
    for term in reversed(doc.figure_terms[sentence.index]):
        if term.end > quantity.start:
            continue
        if quantity.start - term.end > 90:
            return False
        if term.noun or term.people in ("military",):
            gap = doc.lower[term.end : quantity.start]
            if re.search(r"[;:]|\.\s|\bwith\b", gap) and not re.fullmatch(r":\s", gap):
                return False
            if re.search(r"\b(?:were|was|is|are|at|to|from|by|passed|exceeded?|reach\w*|stood|stands|rose|grown|grew|swollen|fell|fallen|dropped|numbers?|numbered|run|range\w*|between|put|of|have|has|had|come|comes|constituted|totall?ed|totall?ing|than|,)\b|^\s?[:(]\s?$|,\s", gap):
                return True
    return False
