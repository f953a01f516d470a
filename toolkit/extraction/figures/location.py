"""Where the counted people are: the place that a preposition joins to them in their sentence."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from toolkit.extraction.actors.types import ActorMention
from toolkit.extraction.figures.asides import aside_before
from toolkit.extraction.figures.nouns import Counted
from toolkit.extraction.figures.terms import LOSSES
from toolkit.extraction.numbers.read import Quantity
from toolkit.extraction.text import patterns as re
from toolkit.extraction.text.spans import Sentence
from toolkit.extraction.text.wordsets import SEVERAL, any_of, wordset

if TYPE_CHECKING:
    from toolkit.extraction.article.document import Document


_TURNED = (
    r"(?:(?:north|south|east|west|central|eastern|western|northern|southern|occupied|Russian-occupied|"
    r"north-east|north-eastern|north-western|northeastern|southwestern|northwestern|southeastern|upper|lower)\s)?"
)
_NAME = (
    r"(?:(?:North|South|East|West|Upper|Lower|Northern|Southern|Eastern|Western)\sand\s)?[A-Z][\w’'-]*\w"
    r"(?:\s(?:[A-Z][\w’'-]+|(?:al|el|ez|es|as|an|ar|az|at|ash|ed|ad)-[A-Z][\w’'-]+|of\s(?:the\s)?[A-Z]\w+|"
    r"region|oblast|province|district|border|area|valley|peninsula|coast|shoal)\b)*"
)
_PARTS = any_of("part of a land")
_AT_PLACE = re.compile(
    r"(?<![\w-])(out\sof|[Ii]n|into|inside|to|[Nn]ear|[Aa]t|[Aa]cross|along|outside|over|around|on|from|off|leave|leaves|leaving|left)\s"
    rf"(?:(?:the\s)?(?:[\w-]+\s){{0,2}}(?:{_PARTS})\sof\s)?"
    rf"((?:the\s)?(?:(?:two|three|both)\s)?{_TURNED}{_NAME})"
)
# "to leave Niger, where it has 1,500"
_WHERE = re.compile(rf"\b(?:(?:In|At|Near)\s)?({_TURNED}(?!In\b|At\b){_NAME}),\swhere\s[^,;.]{{0,40}}$")
# "withdrawn from Mali (2,400 men) and Niger (1,500)"
_BRACKETED = re.compile(rf"({_TURNED}{_NAME})\s\($")
_NOT_PLACES = wordset("no place", "words")
_QUALIFIES = ("adjective", "people", "compound", "short", "body")
# "officials in Seoul", "told reporters in Kyiv": where somebody speaks
_SPOKEN = re.compile(
    r"\b(?:sa(?:id|ys?)|told|speak\w*|spoke|reporters|journalists|officials?|sources|spies|analysts?|"
    r"governments?|ministry(?:\sof\s[a-z]+)?|ministers?|ministries|lawmakers|deputies|parliament|court|embassy|ambassador|"
    r"conference|summit|meeting|talks|interview|briefing|speech|address|statement|association|observatory|"
    r"monitor|institute|think[ -]tank|command|headquarters|capital|based|published|reported|papers?|junta|"
    r"authorities|diplomats?|experts|researchers|leaders?|visit|visiting|announced|agreed|brokered|signed|negotiated|mediated|committee|council|custody|"
    r"congress|senate)\s(?:\w+\s)?$|(?<!\bon\s)(?<!\bof\s)(?<!\bagainst\s)(?<!\bby\s)\bthe\s(?:army|military)\s$"
)
# "according to Chad", "loyal to Chad", "surrendered to Chad": nobody goes there
_TO_WHOM = re.compile(
    r"\b(?:accord(?:ing)?|loyal|close|belong\w*|compared|respond\w*|reply|answer|thanks|hostile|equivalent|"
    r"surrender\w*|sold|gave|given|allied|linked|opposed|due|prior)\s(?:\w+\s)?$"
)
_TELLS = re.compile(r"\s(?:has\s|have\s|had\s)?(?:said|told|says?|tells?|reported|added|announced)\b")
_LAND = re.compile(r"\s(?:territory|soil|border|waters|coast|towns?|villages?|provinces?|regions?)\b")
_MEANS = re.compile(
    r"\s(?!and\b|or\b|in\b|on\b|since\b|by\b|for\b|at\b|to\b|as\b|after\b|from\b|with\b|last\b|this\b)[a-z]"
)  # "in US raids"
_ABBREVIATED = ("US", "UK", "U.S.", "U.K.")
_IN_NAME = re.compile(r"\b(?:mission|force)\sin\s(?:the\s)?[\w\s]+$")  # "the UN mission in South Sudan"
_ARTICLE = re.compile(r"^(?:the\s)?(?:(?:two|three|both)\s)?")
_WEEKDAY = re.compile(r"\s(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b.*")
_OF_WAR = re.compile(r"\s(?:war|conflict)\b")
_WARS = (" War", " Wars", " Conflict", " Crisis", " Uprising", " Offensive")
_LEAVING = ("withdrawn",)
_MOVES = ("to", "from", "leave", "leaves", "leaving", "left")
_AIMED = ("fired ", "firing ", "aimed ")
# "had taken 1,200 men and that others had gone to Chad", "900 remain after some went to Chad"
_OTHER_CLAUSE = re.compile(
    r";\s|,?\sand\sthat\s|,\sbut\s|,?\s(?:in\scontrast\sto|unlike)\s|,?\s(?:after|before|while|whereas|although|though)\s(?!\w+ing\b)"
)
_OF_ALL = re.compile(r"\bOf\s(?:all\s)?(?:(?:the|its|their|those|these|some)\s)?$")
# "900 have been killed, 340 of them in Goma", "has 900 men, of whom 20 are in Goma", "among them 20 in Goma"
_SOME_OF_THEM = re.compile(
    rf",\s(?:and\s)?(?:of\swhom\s|(?:[\w-]+\s){{0,3}}?(?:\d[\d,]*|{SEVERAL})\sof\s(?:them|whom)\s|"
    rf"(?:including|among\s(?:them|whom|these))\s(?:[\w-]+\s){{0,2}}?(?:\d|{SEVERAL}\b))"
)
_WHOLE = re.compile(r",\s")  # "Of the 1,500 who served there, 288 were marched to Goma"
# Words of which one stands where the pattern matches: looked up in the sentence before it is tried.
_APART = frozenset(
    {"that", "but", "contrast", "unlike", "after", "before", "while", "whereas", "although", "though"}
)


def location_of(doc: "Document", sentence: Sentence, quantity: Quantity, noun: Counted, measure: str) -> str:
    """The place named after the number in its clause, else before it; blank if there is none.

    "From" is where people come from ("peacekeepers from Nepal"), unless they leave.
    """
    for low, high in _behind(doc, sentence, quantity, noun.end):
        if place := next(_places(doc, sentence, low, high, measure), ""):
            return place
    where = None
    if "where" in doc.words_in(sentence):
        where = _WHERE.search(doc.text, sentence.start, quantity.start)
    if not where and measure in _LEAVING:
        where = _BRACKETED.search(doc.text, sentence.start, quantity.start)
    paid = where and doc.lower.endswith(("by ", "by the "), sentence.start, where.start(1))
    if where and not paid and _is_place(doc, sentence, where[1], where.start(1)):
        return where[1]
    *_, last = "", *_places(doc, sentence, sentence.start, quantity.start, measure)
    return last


_OF_NEXT = re.compile(
    rf",\s(?:and\s)?(?:in|at|near)\s{_NAME}(?:\sand\s{_NAME})?\s(?:(?:about|some|around|only|over|nearly|another)\s)*"
    r"\d[\d,]*(?:[.,;]|\s(?:strong|men|soldiers|troops)\b|$)"
)


def _behind(doc: "Document", sentence: Sentence, quantity: Quantity, end: int) -> list[tuple[int, int]]:
    """Where the place may stand behind the number: not in what is told of some, nor with another number."""
    limit = _end_of_clause(doc, sentence, quantity, end)
    beyond = _OF_NEXT.search(doc.text, end, limit)  # "300 in Gao, in Kidal about 600"
    limit = beyond.start() if beyond else limit
    some = _SOME_OF_THEM.search(doc.lower, end, limit)
    if some is None:
        return [(end, limit)]
    closes = doc.lower.find(", ", some.end(), limit)
    return [(end, some.start()), *([(closes, limit)] if closes > 0 else [])]


def _end_of_clause(doc: "Document", sentence: Sentence, quantity: Quantity, end: int) -> int:
    """Up to where behind the number the place may stand: another clause has a place of its own."""
    words = doc.words_in(sentence)
    whole = _OF_ALL.search(doc.text, max(sentence.start, quantity.start - 14), quantity.start)
    # "Japan, which has 54,000 men there, moved its radar to Goma"
    if whole or aside_before(doc.lower, words, sentence.start, quantity.start):
        other = _WHOLE.search(doc.lower, end, sentence.end)
    elif _APART.isdisjoint(words) and ";" not in sentence.text:
        return sentence.end
    else:
        other = _OTHER_CLAUSE.search(doc.lower, end, sentence.end)
    return other.start() if other else sentence.end


def _places(doc: "Document", sentence: Sentence, low: int, high: int, measure: str) -> Iterator[str]:
    """The places between `low` and `high` where something is or goes, left to right."""
    text = doc.text
    for match in _AT_PLACE.finditer(text, low, high):
        preposition, start = match.group(1), match.start(2)
        if preposition in _MOVES and (preposition != "to") != (measure in _LEAVING):
            continue
        if preposition == "at" and doc.lower.endswith(_AIMED, 0, match.start()):
            continue
        if preposition == "out of" and measure not in (*_LEAVING, *LOSSES):
            continue
        if _TELLS.match(doc.lower, match.end()):
            continue
        if preposition[0].isupper() and _counts_there(doc, sentence, match.end(), high):
            continue
        near = max(sentence.start, match.start() - 30)
        if (_TO_WHOM if preposition == "to" else _SPOKEN).search(doc.lower, near, match.start()):
            continue
        place = _WEEKDAY.sub("", _ARTICLE.sub("", match.group(2)))
        if _OF_WAR.match(doc.lower, match.end()):
            continue  # "in the Russia-Ukraine war"
        if place.endswith(("'s", "’s")):
            continue  # "in Sudan's army"
        begin = start + match.group(2).find(place)
        if place and _is_place(doc, sentence, place, begin):
            yield _land_of(doc, sentence, begin, begin + len(place)) or place


def _counts_there(doc: "Document", sentence: Sentence, end: int, high: int) -> bool:
    """As in "In Lima, the ministry spoke of 90": the capital where somebody speaks."""
    capital = any(m.end == end and m.form in ("place", "seat") for m in doc.mentions_in(sentence))
    said = {"say", "estimate"}
    return capital and any(end <= f.verb < high and f.kinds & said for f in doc.frames[sentence.index])


def _land_of(doc: "Document", sentence: Sentence, start: int, end: int) -> str:
    """As in "on Chadian soil": the state."""
    lands = (m.name for m in doc.mentions_in(sentence) if (m.start, m.end) == (start, end))
    return next(lands, "") if _LAND.match(doc.lower, end) else ""


def _is_place(doc: "Document", sentence: Sentence, place: str, start: int) -> bool:
    """Whether a name is one of a place: not of a body, a person or a people, nor a word of the calendar."""
    first = place.split(" ")[0]
    if first in _NOT_PLACES or len(place) < 2 or place.endswith((*_WARS, " Day")):
        return False
    end = start + len(place)
    inside = [m for m in doc.mentions_in(sentence) if m.start < end and start < m.end]
    if not inside:
        return not place.isupper()
    return all(_stays_a_place(doc, mention, end) for mention in inside)


def _is_region(doc: "Document", mention: ActorMention) -> bool:
    """Whether the name is one of a land that is no state: "Tigray"."""
    return mention.kind == "organisation" and "region" in doc.actors.actors[mention.name].roles


def _stays_a_place(doc: "Document", mention: ActorMention, end: int) -> bool:
    """Whether a name within the name of a place leaves it one: "Kenya", "Russia's Kursk region"."""
    if mention.kind != "state" and not _is_region(doc, mention):
        return mention.end == end and _IN_NAME.search(doc.lower, mention.start, end) is not None
    if mention.text.split()[-1] in _ABBREVIATED and _MEANS.match(doc.lower, end):
        return False
    if mention.form not in _QUALIFIES or mention.end < end:
        return True
    return mention.form == "adjective" and _LAND.match(doc.lower, end) is not None
