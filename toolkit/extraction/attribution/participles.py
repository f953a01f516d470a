"""Who speaks in "was claiming that 300" and in "Chad closed the border, saying that 300"."""

from toolkit.extraction.attribution.context import Context
from toolkit.extraction.attribution.cues import Cue
from toolkit.extraction.attribution.subject_nouns import Subject
from toolkit.extraction.attribution.subjects import main_subject, subject_before
from toolkit.extraction.text import patterns as re

# "Chad has left, Ann Lee said on Friday, adding that"
_SAID = re.compile(r"\b(?:said|says|told|wrote)(?:\s[\w ]{2,30})?,\s$")
_PROGRESSIVE = re.compile(
    r"(?:was|were|is|are|been)\s(?:now\s|still\s|also\s|already\s|then\s|again\s|only\s|long\s|even\s|just\s)?$"
)


def speaker_of(context: Context, cue: Cue) -> Subject | None:
    """The subject before a verb of saying; of a participle behind a comma who spoke, or the main subject."""
    doc, sentence, mentions, speakers = context
    verb = cue.start
    if cue.term.partition(" ")[0].endswith("ing"):
        if doc.text.endswith(", ", 0, verb):
            name = speakers.last(verb, verb - sentence.start)
            main = main_subject(context, verb)
            opens = (
                main is not None and mentions[0].start == sentence.start and mentions[0].name == main[0][0]
            )
            goes_on = _SAID.search(doc.text, max(sentence.start, verb - 40), verb)
            subject = ((name,), verb, False) if name and (goes_on or not opens) else main
            if subject:
                return subject
        if progressive := _PROGRESSIVE.search(doc.text, max(sentence.start, verb - 16), verb):
            verb = progressive.start()
    return subject_before(context, verb)


_PASSIVE = re.compile(
    r"\b(?:was|were|is|are|been|being|be)\s(?:also\s|widely\s|now\s|officially\s|recently\s|later\s)?$"
)
# What stands before the last space where `_PASSIVE` can match: looked at before the pattern is.
_PASSIVE_ENDS = (
    "was", "were", "is", "are", "been", "being", "be",
    "also", "widely", "now", "officially", "recently", "later",
)  # fmt: skip
_PARTICIPLES = ("ed", "said", "told", "put", "known", "seen", "given", "thought", "quoted")


def is_passive(before: str, cue: Cue) -> bool:
    """Whether a form of "be" stands before a participle of saying."""
    return (
        cue.term.endswith(_PARTICIPLES)
        and before.endswith(_PASSIVE_ENDS, 0, len(before) - 1)
        and _PASSIVE.search(before) is not None
    )
