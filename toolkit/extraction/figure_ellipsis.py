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
    r"\b(?:force|contingent|battalion|brigade|group|unit|army|garrison|detachment|team|crew|"
    r"mission|column|wave|total|"
    r"number|strength|ranks|toll|presence|deployment|reserve|regiment|company|division|corps|"
    r"squad|platoon|militia|cohort|"
    r"combined|maximum|minimum|average|ceiling|cap|peak|high|figure)\s(?:of|to|at|was|is|from|"
    r"numbering)\s(?:about|around|some|up to|roughly|"
    r"nearly|almost|just|only|at least|over|more than|perhaps)?\s?$"
)
_CHAIN = re.compile(
    r"^(?:[^.;:]{0,50}?)\b(?:from|to|and|or|of whom|including|against|than|not|another|"
    r"compared with)\s(?:the\s|its\s|some\s|about\s)?(?:previous\s)?$|^,?\s?(?:up|down)\sfrom\s$"
)
_PARENTHESIS = re.compile(r"[A-Z][\w’'.-]+\s\($")
_HOW_MANY = re.compile(
    r"\b[Hh]ow many\s(?:[\w-]+\s){0,3}?(?:soldiers|troops|police|officers|fighters|men|"
    r"peacekeepers|people|[A-Z]\w+s)\b[^?]*\?$"
)
_SMALL = 25  # below this a bare number needs a verb that says what became of them
_NO_PEOPLE_BEFORE = re.compile(
    r"\b(?:age|aged|ages|page|pages|article|resolution|no\.|line|chapter|room|route|highway|zone|"
    r"phase|day|week|"
    r"flight|model|version|at least one|price|paid|cost|worth|height|"
    r"not|voted|vote of|votes?|instead of|rather than)\s(?:of\s[\w\s]{0,20}\bat\s|at\s|is\s|was\s|of\s)?$|"
    r"\bage of [\w\s]{0,20}\s(?:at|is|was)\s$"
)
THINGS = re.compile(
    r"\b(?:delivery|deliveries|shipments?|tanks|vehicles|aircraft|drones|missiles|ships|vessels|"
    r"guns|shells|rockets|planes|jets|"
    r"systems|boats|rounds|"
    r"howitzers|launchers|containers|seats|votes|batteries|helicopters|positions|containers|"
    r"trucks|sites|targets|"
    r"villages|settlements|houses|homes|buildings|schools|flights|sorties|strikes|launches|companies|square|"
    r"refugees|civilians|residents|children|families|migrants|voters|households|patients|tonnes|"
    r"tons)\b[^.;]*$"
)
_CORRECTED = re.compile(
    r"\b(?:earlier version|first|originally|previously|initially|earlier)\s(?:said|reported|gave|"
    r"spoke of|put it at|wrote)\s$"
)
_LABELLED = re.compile(
    r":\s(?:[\w-]+\s){0,4}(?:strength|soldiers|troops|fighters|dead|killed|wounded|deployed|personnel|men)\b"
)
_ESTIMATE = re.compile(
    r"\b(?:gives|gave|long gave)\s(?:a figure of\s)?$|\b(?:speaks?|spoke|talks?|talked|writes?|"
    r"wrote)\s(?:again\s)?of\s(?:the\s|some\s)?[\"“]?$|"
    r"\b(?:put|puts|putting|estimates?|estimated|placed?|places)\s"
    r"(?:it|them|the\s(?:number|figure|total|count))\sat\s[\"“]?$|\b(?:number|figure|total|count|"
    r"estimate)s?\s(?:was|is|were|are|stood at|"
    r"stands at|has reached|reached|to be|at|run\w* to|came to|comes to|had risen to|"
    r"rose to)\s[\"“]?$|\b(?:reported|reports|counts|counted|says\sit\sis|said\sit\swas|"
    r"believes?\sit\sis|closer\sto|shrank|shrunk|grew|grown|swell\w*|dwindled|fell|risen|rose|"
    r"numbered|numbers)\s(?:from\s|to\s|by\s)?[\"“]?$"
)
_NO_PEOPLE_AFTER = re.compile(
    r"^\sof which\b|^\s?(?:%|percent|per cent|times|years|days|hours|kilomet|miles|degrees|km|mm|tons|tonnes|"
    r"dollars|euros|euro|a\.m|p\.m)"
)


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
    before = lower[sentence.start : quantity.start]
    if quantity.best == 1 and quantity.bound == "exact":
        return measure in _LOSSES and verb is not None and 0 <= verb.start - quantity.end <= 1
    if _NO_PEOPLE_AFTER.match(lower[quantity.end : quantity.end + 14]) or _NO_PEOPLE_BEFORE.search(
        before[-48:]
    ):
        return False
    value = max((v for v in (quantity.low, quantity.best, quantity.high) if v is not None), default=0.0)
    if value != int(value) or value < 2 or _is_year(quantity, value):
        return False
    if _loss_noun(doc, sentence, quantity) or _listed(doc, sentence, quantity):
        return True
    if _after_things(lower, before):
        return False
    after = verb is not None and verb.start >= quantity.end
    if measure in _LOSSES and after and verb is not None and verb.start - quantity.end <= 40:
        return True
    if (
        _PARENTHESIS.search(doc.text, sentence.start, quantity.start)
        and lower[quantity.end : quantity.end + 1] == ")"
    ):
        return near is not None
    if same is not None and (_CHAIN.search(lower[same["end"] : quantity.start]) or _CORRECTED.search(before)):
        return True
    object_of = verb is not None and 0 <= quantity.start - verb.end <= 1
    if measure in _LOSSES and object_of and near is not None:
        return True
    if value < _SMALL:
        return (
            near is not None
            and after
            and verb is not None
            and verb.start - quantity.end < 40
            and war_before(doc, sentence)
        )
    if _people_noun_before(doc, sentence, quantity) or _LABELLED.match(lower, quantity.end):
        return True
    if _GROUP_OF.search(before):
        return near is not None or war_before(doc, sentence)
    if near is not None:
        return True
    if after and measure in ("deployed", "withdrawn", "trained") and war_before(doc, sentence):
        return True
    if sentence.index and _HOW_MANY.search(doc.sentences[sentence.index - 1].text):
        return True
    return bool(_ESTIMATE.search(before)) and war_before(doc, sentence)


def _loss_noun(doc: "Document", sentence: Sentence, quantity: Quantity) -> bool:
    """As in "their casualties at some 4,700"."""
    for term in doc.figure_terms[sentence.index]:
        if term.noun in _LOSSES and 0 < quantity.start - term.end < 50:
            gap = doc.lower[term.end : quantity.start]
            if not re.search(r"[;:.]\s|\d|\bwith\b", gap) and re.search(
                r"\b(?:at|to|of|is|was|are|were|passed|exceed\w*|reach\w*|than)\s$|\bat\b", gap
            ):
                return True
    return False


def _listed(doc: "Document", sentence: Sentence, quantity: Quantity) -> bool:
    """As in "combat engineers, up to 6,000 in all", "the French were still more than one thousand"."""
    gap = doc.lower[quantity.start - 2 : quantity.start]
    if gap == ", " and any(
        t.people and t.end == quantity.start - 2 for t in doc.figure_terms[sentence.index]
    ):
        return True
    for mention in doc.mentions_in(sentence):
        if mention.form in ("people", "adjective") and mention.end < quantity.start:
            between = doc.lower[mention.end : quantity.start]
            if len(between) < 40 and _WERE.fullmatch(between):
                return True
    return False


_WERE = re.compile(r"\s(?:were|are|number|numbered)\s(?:[\w]+\s){0,4}")


def _is_year(quantity: Quantity, value: float) -> bool:
    return (
        1900 <= value <= 2100 and quantity.bound == "exact" and quantity.value_end - quantity.value_start == 4
    )


def war_before(doc: "Document", sentence: Sentence) -> bool:
    """Whether soldiers or a force are spoken of in the sentence or in the two before it."""
    for index in range(max(0, sentence.index - 2), sentence.index + 1):
        if any(
            t.people == "military" or (t.noun and t.context) or t.term in ("army", "force", "joined")
            for t in doc.figure_terms[index]
        ):
            return True
    return False


def _after_things(lower: str, before: str) -> bool:
    """As in "of the 180 tanks, 133 were lost": the number counts the things named before."""
    return bool(THINGS.search(before[-80:]))


def _people_noun_before(doc: "Document", sentence: Sentence, quantity: Quantity) -> bool:
    """As in "ranks were put at no more than 3,000", "casualties run from 4,000 to 6,000"."""
    for term in reversed(doc.figure_terms[sentence.index]):
        if term.end > quantity.start:
            continue
        if quantity.start - term.end > 90:
            return False
        if term.noun or term.people in ("military",):
            gap = doc.lower[term.end : quantity.start]
            if re.search(r"[;:]|\.\s|\bwith\b", gap) and not re.fullmatch(r":\s", gap):
                return False
            if re.search(
                r"\b(?:were|was|is|are|at|to|from|by|passed|exceeded?|reach\w*|stood|stands|rose|grown|grew|"
                r"swollen|fell|fallen|dropped|numbers?|numbered|run|range\w*|between|put|of|have|has|had|come|"
                r""
                r""
                r"comes|constituted|totall?ed|totall?ing|than|,)\b|^\s?[:(]\s?$|,\s",
                gap,
            ):
                return True
    return False
