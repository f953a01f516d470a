"""Whether a number without a noun counts people, by evidence that is weighed.

"4,700 fell", "the total is expected to hit 10,000", "a few hundred will stay on": no single cue decides.
What was counted before, the verb, the nouns around and the size each give points; things that are spoken
of nearer than people take them away. `POINTS` is the whole table.
"""

import re
from typing import TYPE_CHECKING, Any

from toolkit.extraction.figure_company import people_noun_before, stands_in_list, war_before
from toolkit.extraction.figure_terms import LOSSES, FigureTerm
from toolkit.extraction.figure_things import OF_THINGS_TOO, things_before, things_nearer
from toolkit.extraction.figure_verbs import loss_noun
from toolkit.extraction.numbers import Quantity
from toolkit.extraction.spans import Sentence

if TYPE_CHECKING:
    from toolkit.extraction.document import Document


POINTS = {
    "loss noun governs it": 6,  # "casualties at some 4,700"
    "stands beside people": 6,  # "engineers, up to 6,000 in all", "Italy (1,117)"
    "goes on from a figure": 4,  # "from 500 to 900", "up from 220,000"
    "people before it": 3,  # "ranks were put at 3,000"
    "total or unit of people": 2,  # "a contingent of 200", "the total ... hit 10,000"
    "estimate": 2,  # "which the agency puts at 11,000"
    "how many": 4,  # "How many soldiers ...?" before it
    "what befalls people": 6,  # "three had been killed"
    "loss or training": 3,  # "two were lost"
    "leaving": 2,
    "other verb": 1,
    "figure of people near": 3,
    "people spoken of": 1,
    "force named": 1,
    "article of soldiers": 1,
    "hundreds": 1,
    "thousands": 2,
    "few": -3,
    "vague": 0,
    "things nearer": -4,
    "things before": -3,
}
ENOUGH = 3
_FEW = 25
_MANY = 1000
_BODILY = ("killed", "wounded")

_GROUP_WORDS = (
    "force contingent battalion brigade group unit army garrison detachment team crew mission column wave "
    "total number strength ranks toll presence deployment reserve regiment company division corps squad "
    "platoon militia cohort combined maximum minimum average ceiling cap peak high figure batch edition "
    "exercise brigades battalions companies regiments units groups teams crews level levels sum count tally "
    "estimate estimates"
)
_GROUPS = frozenset(_GROUP_WORDS.split(" "))
_GROUP_OF = re.compile(
    rf"\b(?:{_GROUP_WORDS.replace(' ', '|')})\s"
    r"(?:\w+\s){0,4}?(?:of|to|at|was|is|from|numbering|hit|reach|exceed\w*|range|"
    r"drew|for|by|number|total\w*)\s(?:about|around|some|up to|roughly|nearly|almost|just|only|at least|"
    r"over|more than|perhaps|from|between)?\s?$"
)
_CHAIN = re.compile(
    r"^(?:[^.;:]{0,50}?)\b(?:from|to|and|or|of whom|including|against|than|not|another|"
    r"compared with)\s(?:the\s|its\s|some\s|about\s)?(?:previous\s)?$|^,?\s?(?:up|down)\sfrom\s$"
)
_CORRECTED = re.compile(
    r"\b(?:earlier version|first|originally|previously|initially|earlier)\s(?:said|reported|gave|spoke of|"
    r"put it at|wrote)\s$"
)
_PARENTHESIS = re.compile(r"[A-Z][\w’'.-]+\s\($")
_HOW_MANY = re.compile(
    r"\b[Hh]ow many\s(?:[\w-]+\s){0,3}?(?:soldiers|troops|police|officers|fighters|men|peacekeepers|"
    r"people|prisoners|[A-Z]\w+s)\b[^?]*\?$"
)
_NO_PEOPLE_BEFORE = re.compile(
    r"\b(?:age|aged|ages|page|pages|article|resolution|no\.|line|chapter|room|route|highway|zone|phase|"
    r"day|week|flight|model|version|at least one|price|paid|cost|worth|height|voted|voted by|vote of|"
    r"votes?|displaced|displaces|uprooted|instead of|rather than)\s(?:of\s[\w\s]{0,20}\bat\s|at\s|is\s|"
    r"was\s|of\s)?$|\bage of [\w\s]{0,20}\s(?:at|is|was)\s$"
)
_NO_PEOPLE_AFTER = re.compile(
    r"\sof which\b|\s?(?:%|percent|per cent|times|years|days|hours|kilomet|miles|degrees|km|mm|tons|"
    r"tonnes|dollars|euros|euro|a\.m|p\.m)"
)
_LABELLED = re.compile(
    r":\s(?:[\w-]+\s){0,4}(?:strength|soldiers|troops|fighters|dead|killed|wounded|deployed|personnel|men)\b"
)
_ESTIMATE = re.compile(
    r"\b(?:gives|gave|long gave)\s(?:a figure of\s)?$|\b(?:speaks?|spoke|talks?|talked|writes?|wrote|hear|"
    r"told)\s(?:\w+\s){0,2}of\s(?:the\s|some\s)?[\"“]?$|\b(?:put|puts|putting|estimates?|estimated|"
    r"placed?|places)\s(?:it|them|the\s(?:number|figure|total|count))\sat\s[\"“]?$|\b(?:number|figure|"
    r"total|count|estimate)s?\s(?:was|is|were|are|stood at|stands at|has reached|reached|to be|at|"
    r"run\w* to|came to|comes to|had risen to|rose to)\s[\"“]?$|\b(?:reported|reports|counts|counted|"
    r"says\sit\sis|said\sit\swas|believes?\sit\sis|closer\sto|shrank|shrunk|grew|grown|swell\w*|dwindled|"
    r"fell|risen|rose|numbered|numbers|claims?|claimed|consider\w*|reckons?\swith|canvassing|wants?|"
    r"wanted)\s(?:from\s|to\s|by\s)?[\"“]?$"
)


def counts_people(
    doc: "Document",
    sentence: Sentence,
    quantity: Quantity,
    measure: str,
    verb: FigureTerm | None,
    near: dict[str, Any] | None,
    same: dict[str, Any] | None,
) -> bool:
    """Whether a number with no noun behind it counts people."""
    lower = doc.lower
    if quantity.best == 1 and quantity.bound == "exact":
        return measure in LOSSES and verb is not None and 0 <= verb.start - quantity.end <= 1
    before = lower[max(sentence.start, quantity.start - 120) : quantity.start]
    if _NO_PEOPLE_AFTER.match(lower, quantity.end) or _NO_PEOPLE_BEFORE.search(before[-48:]):
        return False
    value = max((v for v in (quantity.low, quantity.best, quantity.high) if v is not None), default=0.0)
    lost = loss_noun(lower, quantity.start, doc.figure_terms[sentence.index]) is not None
    if value < _FEW and quantity.bound == "exact" and before.endswith(" at ") and not lost:
        return False  # an age
    if quantity.bound != "vague" and (value != int(value) or value < 2 or _is_year(quantity, value)):
        return False
    cues = ["loss noun governs it"] if lost else []
    cues += _cues(doc, sentence, quantity, before, measure, verb, near, same)
    cues += _size(quantity, value)
    return sum(POINTS[cue] for cue in cues) >= ENOUGH


def _size(quantity: Quantity, value: float) -> list[str]:
    if quantity.bound == "vague":
        return ["vague"]
    return ["few"] if value < _FEW else ["thousands"] if value >= _MANY else ["hundreds"]


def _cues(
    doc: "Document",
    sentence: Sentence,
    quantity: Quantity,
    before: str,
    measure: str,
    verb: FigureTerm | None,
    near: dict[str, Any] | None,
    same: dict[str, Any] | None,
) -> list[str]:
    lower = doc.lower
    found = []
    if stands_in_list(doc, sentence, quantity) or _LABELLED.match(lower, quantity.end):
        found.append("stands beside people")
    if near is not None:
        found.append("figure of people near")
        bracket = lower[quantity.end : quantity.end + 1] == ")"
        if bracket and _PARENTHESIS.search(doc.text, sentence.start, quantity.start):
            found.append("stands beside people")
    if same is not None and (_CHAIN.search(lower[same["end"] : quantity.start]) or _CORRECTED.search(before)):
        found.append("goes on from a figure")
    if people_noun_before(doc, sentence, quantity):
        found.append("people before it")
    if not _GROUPS.isdisjoint(doc.words_in(sentence)) and _GROUP_OF.search(before):
        found.append("total or unit of people")
    if _ESTIMATE.search(before[-60:]):
        found.append("estimate")
    found += _verb_cues(quantity, measure, verb)
    question = doc.sentences[sentence.index - 1].text if sentence.index else ""
    if question.endswith("?") and _HOW_MANY.search(question):
        found.append("how many")
    if war_before(doc, sentence):
        found.append("people spoken of")
    if any(m.kind == "armed_force" for m in doc.mentions_in(sentence)):
        found.append("force named")
    if doc.counts_soldiers:
        found.append("article of soldiers")
    if things_nearer(doc, sentence, quantity):
        found.append("things nearer")
    elif things_before(doc, sentence, quantity):
        found.append("things before")
    return found


def _verb_cues(quantity: Quantity, measure: str, verb: FigureTerm | None) -> list[str]:
    if verb is None or not measure:
        return []
    close = -1 <= quantity.start - verb.end <= 1 or 0 <= verb.start - quantity.end < 40
    if not close:
        return []
    if measure in _BODILY and verb.term not in OF_THINGS_TOO:
        return ["what befalls people"]
    if measure in (*LOSSES, "trained"):
        return ["loss or training"]
    return ["leaving" if measure == "withdrawn" else "other verb"]


def _is_year(quantity: Quantity, value: float) -> bool:
    return (
        1900 <= value <= 2100 and quantity.bound == "exact" and quantity.value_end - quantity.value_start == 4
    )
