"""How a later sentence doubts an earlier one: "The claims could not be independently verified"."""

from typing import TYPE_CHECKING

from toolkit.extraction.attribution.cues import Cue
from toolkit.extraction.text import patterns as re
from toolkit.extraction.text.wordsets import wordset

if TYPE_CHECKING:
    from toolkit.extraction.article.document import Document

_BACKWARD = re.compile(
    r"^(?:(?:The|These|Those|Such|This|That|Both|Neither|None|His|Her|Its|Their)\s(?:set\s|"
    r"of\s)*(?:of\s)?(?:the\s|these\s|those\s)?"
    r"(?:[\w’'-]+\s){0,3}?(?:claims?|numbers?|figures?|reports?|tolls?|counts?|estimates?|"
    r"accounts?|statements?|assertions?|"
    r"allegations?|information)|Neither|None|It|They|That|This|These|[\w’' ]{2,30}?(?:could|was|"
    r"were|has|have)\s(?:not|unable))\b"
)
_NONE_CHECKED = re.compile(
    r"(?:None|Neither|No one|Nobody)\b[^.;]{0,80}?\b((?:could|can|has|have|had|was|were|"
    r"is)\s(?:been\s|be\s)?(?:independently\s|yet\s)*"
    r"(?:verified|confirmed|verify|confirm|verif\w+|confirm\w+|check\w*))"
)
_TURN = re.compile(r"(?:However|Nevertheless|Still|Yet|But|So far|For now|As yet),?\s(\w)")
_LOOSE = wordset("loose hedge", "words")


def doubts_of(doc: "Document") -> list[str]:
    """For every sentence the words with which one of the next two of its paragraph doubts it, or blank."""
    doubting = [_doubt(sentence.text, cues) for sentence, cues in zip(doc.sentences, doc.cues, strict=True)]
    later = [""] * len(doubting)
    for index, words in enumerate(doubting):
        if not words:
            continue
        for before in (index - 1, index - 2):
            alike = before >= 0 and doc.sentences[before].paragraph == doc.sentences[index].paragraph
            if alike and (before == index - 1 or not doubting[index - 1]):
                later[before] = words
    return later


def _doubt(text: str, cues: list[Cue]) -> str:
    """As in "The claims could not be verified": how a sentence says that what was said is not checked."""
    if turn := _TURN.match(text):
        text = text[turn.start(1)].upper() + text[turn.end(1) :]
    none = _NONE_CHECKED.match(text) if text.startswith("N") else None
    if none:
        return none.group(1)
    for cue in cues:
        if "unconfirmed" in cue.kinds:
            return cue.term if cue.term not in _LOOSE and _BACKWARD.match(text) else ""
    return ""
