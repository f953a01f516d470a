"""Statements that share the verb of the one before: "Chad speaks of 300, a Western diplomat of 500"."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from toolkit.extraction.actors.types import ActorMention
from toolkit.extraction.attribution.references import Speakers
from toolkit.extraction.attribution.subjects import subject_before
from toolkit.extraction.text.spans import Sentence

if TYPE_CHECKING:
    from toolkit.extraction.article.document import Document
    from toolkit.extraction.attribution.frames import Frame

_ABOUT = (
    r"(?:(?:about|around|some|over|nearly|at least|at most|at first|more than|no more than|up to|only)\s)?"
)
_NUMBER = (
    r"(?:\d|an?\s(?:few|dozen|hundred)|several\s|(?:dozens|hundreds|thousands)\b|"
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten)\b)"
)
_GAP = re.compile(
    r"(?:[,;]\s(?:and\s|but\s|while\s|whereas\s)?|\sand\s)(?:the\s|an?\s|its\s)?(?:[A-Za-z][\w’'-]*\s){0,3}[A-Za-z][\w’'-]*"
    rf"(?P<link>\s(?:of|to|at)\s|,\sthat\sof\s)(?=[\"“'‘]?{_ABOUT}[\"“'‘]?{_NUMBER})"
)


def shared(
    doc: "Document",
    sentence: Sentence,
    mentions: Sequence[ActorMention],
    speakers: Speakers,
    frame: "Frame",
) -> "Frame | None":
    """The frame of the next speaker, who has no verb of his own: this one ends where it begins."""
    if frame.trailing or not frame.cue.isalpha():
        return None
    gap = _GAP.search(doc.text, frame.start, sentence.end)
    if gap is None:
        return None
    alike = any(doc.text.startswith(gap["link"], at) for at in (frame.start, frame.verb))
    if not alike and "that" not in gap["link"]:
        return None  # "puts the army at 300 and the militia at 90" has one speaker
    subject = subject_before(doc, sentence, mentions, speakers, gap.start("link"))
    if subject is None or subject[1] < gap.start():
        return None
    frame.end = min(frame.end, gap.start())
    close = doc.text.find("; ", gap.end(), sentence.end)
    end = close if close > 0 else sentence.end
    return replace(frame, start=gap.end(), end=end, verb=gap.start("link"), names=subject[0])
