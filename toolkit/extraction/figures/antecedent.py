"""Whom "its soldiers", "they" and "which" mean: the subject of the clause, of the sentence before, of the
paragraph."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from toolkit import lexicon
from toolkit.extraction.actors.types import ActorMention
from toolkit.extraction.figures.sides import is_mission, side_name
from toolkit.extraction.figures.subject import BEHIND
from toolkit.extraction.text.spans import Sentence

if TYPE_CHECKING:
    from toolkit.extraction.article.document import Document


# ", which", "who" and what may stand before them in a list: ", which answers to Moscow and which has"
_RELATIVE = re.compile(r"(,\s|\s)(and\s)?(?:which|who|that)\s")
_RELATIVES = frozenset(("which", "who", "that"))
_NEW_SUBJECT = re.compile(r",\s(?!and\s(?:which|who)\b)|;|\s[—–]\s|[\"“”]")
_OBJECT_RELATIVE = re.compile(r"\b(?:which|whom|that|where|when|as|because|while|after|before)\s(?:the\s)?$")
_BRACKET = re.compile(r"\s\([^()]{1,24}\)")
_GROUPS = frozenset(lexicon.terms("words", "fighter of a group"))


def relative_subject(
    doc: "Document", sentence: Sentence, mentions: Sequence[ActorMention], start: int
) -> str:
    """The actor to whom a relative clause around `start` belongs: "Moscow, which has 1,960 men there"."""
    if _RELATIVES.isdisjoint(doc.words_in(sentence)):
        return ""
    marks = list(_RELATIVE.finditer(doc.lower, sentence.start, start))
    while marks and marks[-1].group(2):
        marks.pop()
    if not marks or _NEW_SUBJECT.search(doc.text, marks[-1].end(), start):
        return ""
    mark = marks[-1]
    if any(mark.end() <= m.start < mark.end() + 5 for m in mentions):
        return ""  # "whom Norway sent": the subject is named
    for mention in reversed(mentions):
        if mention.end <= mark.start():
            gap = _BRACKET.sub("", doc.text[mention.end : mark.start()])
            return side_name(doc, mention) if not gap and mention.form != "adjective" else ""
    return ""


def sentence_subject(doc: "Document", sentence: Sentence, before: int = -1) -> str:
    """The side that a sentence is about: its first actor that stands behind no preposition."""
    limit = sentence.end if before < 0 else before
    found = ""
    for mention in doc.owners_in(sentence):
        if mention.end > limit or mention.form == "modifier":
            continue
        lead = doc.lower[max(sentence.start, mention.start - 30) : mention.start]
        if BEHIND.search(lead) or _OBJECT_RELATIVE.search(lead):
            if is_mission(doc, mention.name):
                found = found or mention.name
            continue
        side = side_name(doc, mention)
        return side if not found or doc.actors.kind_of(side) in ("state", "armed_force") else found
    return found


def topic_before(doc: "Document", sentence: Sentence, same_paragraph: bool = False) -> str:
    """The subject of the sentence before; across a break, of the sentence that opened the paragraph."""
    if sentence.index == 0:
        return ""
    last = doc.sentences[sentence.index - 1]
    if last.paragraph == sentence.paragraph:
        return sentence_subject(doc, last)
    if same_paragraph:
        return ""
    opening = last
    while opening.index and doc.sentences[opening.index - 1].paragraph == opening.paragraph:
        opening = doc.sentences[opening.index - 1]
    return sentence_subject(doc, opening)


def is_group_subject(doc: "Document", sentence: Sentence, begin: int, before: int) -> bool:
    """As in "The insurgents are reckoned to number 300": fighters of a group with no number of their own."""
    for term in doc.figure_terms[sentence.index]:
        if begin <= term.start and term.end < before and term.term in _GROUPS:
            lead = doc.lower[max(sentence.start, term.start - 20) : term.start]
            return not BEHIND.search(lead) and not re.search(r"\d[\d,. ]*(?:\w+\s)?$", lead)
    return False
