"""Who speaks in "was claiming that 300" and in "Chad closed the border, saying that 300"."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from toolkit.extraction.actors.types import ActorMention
from toolkit.extraction.attribution.cues import Cue
from toolkit.extraction.attribution.references import Speakers
from toolkit.extraction.attribution.subject_nouns import Subject
from toolkit.extraction.attribution.subjects import main_subject, subject_before
from toolkit.extraction.text.spans import Sentence

if TYPE_CHECKING:
    from toolkit.extraction.article.document import Document

_PROGRESSIVE = re.compile(
    r"(?:was|were|is|are|been)\s(?:now\s|still\s|also\s|already\s|then\s|again\s|only\s|long\s|even\s|just\s)?$"
)


def speaker_of(
    doc: "Document", sentence: Sentence, mentions: Sequence[ActorMention], speakers: Speakers, cue: Cue
) -> Subject | None:
    """The subject before a verb of saying; of a participle behind a comma who spoke, or the main subject."""
    verb = cue.start
    if cue.term.endswith("ing"):
        if doc.text.endswith(", ", 0, verb):
            name = speakers.last(verb, verb - sentence.start)
            subject = ((name,), verb, False) if name else main_subject(doc, sentence, mentions, verb)
            if subject:
                return subject
        if progressive := _PROGRESSIVE.search(doc.text, max(sentence.start, verb - 16), verb):
            verb = progressive.start()
    return subject_before(doc, sentence, mentions, speakers, verb)
