"""Where the counted people are, and when."""

import re
from typing import TYPE_CHECKING

from toolkit import lexicon
from toolkit.extraction.dates import DateMention
from toolkit.extraction.figure_nouns import Counted
from toolkit.extraction.numbers import Quantity
from toolkit.extraction.spans import Sentence

if TYPE_CHECKING:
    from toolkit.extraction.document import Document


_AT_PLACE = re.compile(
    r"\b(?:in|to|into|inside|near|at|across|outside|from|over)\s((?:the\s)?(?:(?:north|south|east|"
    r"west|central|"
    r"eastern|western|northern|southern|occupied|Russian-occupied|north-east|northeastern|"
    r"southwestern|northwestern|southeastern|"
    r"upper|lower)\s)?[A-Z][\w’'-]*\w(?:\s(?:[A-Z][\w’'-]+|of\s(?:the\s)?[A-Z]\w+|region|oblast|"
    r"province|district|border|area|valley|peninsula|coast|shoal))*)"
)
_NOT_PLACES = frozenset(lexicon.terms("words", "no place"))


def location_of(doc: "Document", sentence: Sentence, quantity: Quantity, noun: Counted) -> str:
    """The place named after the number in its sentence, else before it; blank if there is none."""
    text = doc.text
    spans = ((noun.end, sentence.end), (sentence.start, quantity.start))
    for low, high in spans:
        best = ""
        for match in _AT_PLACE.finditer(text, low, high):
            place = match.group(1).removeprefix("the ")
            first = place.split(" ")[0]
            if first in _NOT_PLACES or place.endswith(("'s", "’s")) or (place.isupper() and len(place) < 2):
                continue
            best = place
            if low == noun.end:
                break
        if best:
            return best
    return ""


_SAYING_DATE = re.compile(
    r"(?:said|says|told|reported|announced|wrote|added|posted|stated|confirmed|published|"
    r"estimated|report|statement|briefing|"
    r"lawmakers|reporters|journalists|newspaper|dated|interview|circulated|quoted|parliament|"
    r"tweet|disclosed|revealed)"
    r"(?:\s[\w’'.-]+){0,3}\s*(?:on|in|late|early)?\s*$"
)


def when_of(
    doc: "Document", sentence: Sentence, quantity: Quantity, noun: Counted, following: int
) -> tuple[str, str]:
    """(date of the fact, date of the saying) as EDTF, blank where the sentence has none.

    `following` is the offset of the next number: a date behind "up from seven" belongs to the seven.
    """
    saying = ""
    best: tuple[int, str] | None = None
    compared = bool(_COMPARED.search(doc.lower, quantity.end, following))
    possessed = bool(_HAS.search(doc.lower, max(sentence.start, quantity.start - 24), quantity.start))
    for found in doc.dates_in(sentence):
        before = doc.lower[max(sentence.start, found.start - 45) : found.start]
        if not found.edtf or _LIKE_THEN.search(before) or _OF_DOCUMENT.search(before):
            continue
        if _SAYING_DATE.search(before):
            saying = saying or found.edtf
            continue
        if _in_aside(doc, sentence, found, quantity):
            continue
        if found.start >= quantity.end:
            gap = doc.lower[quantity.end : found.start]
            if (compared and found.start > following) or (possessed and _ELSEWHERE.search(gap)):
                continue
            if _INTENDED.search(gap) or _TIMES_THAT.search(gap):
                continue
            distance = len(gap) + 200 * gap.count("; ") + (80 if found.start > following + 30 else 0)
            if re.search(r"\d[\d,]{2,}", gap):
                distance += 60
        else:
            distance = quantity.start - found.end + 25
        if best is None or distance < best[0]:
            best = (distance, found.edtf)
    return (best[1] if best and best[0] < 260 else ""), saying


# "resolution 2767 (2024)" dates the document; "and means to raise the number by the end of the year" the plan
_OF_DOCUMENT = re.compile(r"\b(?:resolution|decision|law|decree|regulation)\s(?:no\.?\s)?[\w/.-]+\s\($")
_INTENDED = re.compile(r"\band\s(?:means|plans|wants|intends|hopes|aims|is|are)\sto\b")
_TIMES_THAT = re.compile(r"\b(?:twice|(?:three|four|five|six|ten|several)\stimes)\s(?:as many as\s)?the\b")
_ASIDE = re.compile(r",\s(?:who|which|whose|where)\s[^,]*$")


def _in_aside(doc: "Document", sentence: Sentence, found: DateMention, quantity: Quantity) -> bool:
    """As in "Pashinyan, who faces an election on 20 June, said": a date of something else."""
    if quantity.start < found.end or not _ASIDE.search(doc.text, sentence.start, found.start):
        return False
    return "," in doc.text[found.end : quantity.start]


_COMPARED = re.compile(r"\b(?:up|down)?\s?from\b|\bcompared with\b|\bagainst\b|\bthan\b")
_HAS = re.compile(r"\b(?:has|have|keeps)\s(?:still\s|now\s|only\s)?$")
_ELSEWHERE = re.compile(r"\band\b|,")
_LIKE_THEN = re.compile(r"\b(?:as|than|unlike)\s(?:in|on)\s?$|\bthan\s$")
# a pronoun for the attackers, the plane, the dead: the event goes on
_ALL_THE_SAME = re.compile(r"^(?:It|They|He|All|Another|[\w-]+\s(?:says|said)\sthat\s(?:it|they))\b")
_THERE = re.compile(
    r"\b(?:there|the (?:attack|raid|battle|clash|strike|ambush|fighting|incident|operation|crash|"
    r"blast|assault)|them|then|that day)\b"
)


_GOES_ON = re.compile(
    r"(?:It|He|She|They|The (?:agency|ministry|service|army|general|minister|spokesman))\s(?:also|then|put)\b"
)


def earlier_saying(doc: "Document", sentence: Sentence) -> str:
    """The day on which the speaker of this sentence said what stands before it: "It also put ..."."""
    if not _GOES_ON.match(sentence.text) or sentence.index == 0:
        return ""
    other = doc.sentences[sentence.index - 1]
    if other.paragraph != sentence.paragraph:
        return ""
    for found in doc.dates_in(other):
        if found.edtf and _SAYING_DATE.search(doc.lower, max(other.start, found.start - 60), found.start):
            return found.edtf
    return ""


def earlier_date(doc: "Document", sentence: Sentence, losses: bool = False) -> str:
    """The date of the event that the paragraph told of just before."""
    if not _THERE.search(sentence.text) and not (losses and _ALL_THE_SAME.search(sentence.text)):
        return ""
    for index in range(sentence.index - 1, max(-1, sentence.index - 3), -1):
        other = doc.sentences[index]
        if other.paragraph != sentence.paragraph:
            return ""
        for found in doc.dates_in(other):
            before = doc.lower[max(other.start, found.start - 45) : found.start]
            if found.edtf and not _SAYING_DATE.search(before):
                return found.edtf
    return ""
