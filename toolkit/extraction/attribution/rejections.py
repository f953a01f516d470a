"""Statements that somebody rejects: "the figure of 900, which Chad gave, was called a lie by Peru"."""

from collections.abc import Sequence

from toolkit.extraction.attribution.agents import agent_after
from toolkit.extraction.attribution.context import Context
from toolkit.extraction.attribution.cues import Cue
from toolkit.extraction.attribution.denials import DENYING
from toolkit.extraction.attribution.scope import Frame
from toolkit.extraction.attribution.subjects import subject_before
from toolkit.extraction.text import patterns as re
from toolkit.extraction.text.wordsets import any_of

REJECTS = "rejects"  # the kind of these frames

_STATEMENT = any_of("statement that can be rejected")
_CALLING = any_of("calls something so")
_STATED = (
    r"(?:(?:the|an?|that|this|these|those|its|their|his|her)\s(?:[\w’'-]+\s){0,2}|(?:[A-Z][\w’'-]+\s)?)"
    rf"(?:{_STATEMENT})\s(?:(?:in|by|on|from)\s(?:[\w’'-]+\s){{1,4}}?)?(?:of|that|for)\b"
)
_SAID = r"(?P<said>(?:[^,;:]|(?<=\d),(?=\d))*?)"
# "the figure of 900, which Chad gave, was called "a ...": the aside is no part of what is rejected
_IS_CALLED = re.compile(
    rf"\b{_STATED}{_SAID}(?:,\s[^;:]*,)?\s(?:is|are|was|were|(?:has|have|had)\sbeen)\s(?:\w+ly\s)?"
    rf"(?P<called>(?:{_CALLING})\s(?:as\s)?)?[\"“]?(?:(?:an?|simply|mere|nothing\sbut)\s)?[\"“]?$",
    re.I,
)
# "Peru called the figure of 900 a ..."
_CALLS = re.compile(
    rf"\b(?:{_CALLING})\s(?:as\s)?{_STATED}{_SAID}\s(?:as\s)?(?:(?:an?|simply|mere)\s)?[\"“]?$", re.I
)
_BY = re.compile(r"[\"”]?\s(?:[\w’'-]+\s){0,8}?by\s")
_FAR = 240  # characters from the statement to the word that rejects it


def rejection(context: Context, cue: Cue) -> Frame | None:
    """What the word rejects and who does so; names are blank where another verb of the sentence says it."""
    doc, sentence = context.doc, context.sentence
    low = max(sentence.start, cue.start - _FAR)
    behind = _IS_CALLED.search(doc.text, low, cue.start)
    if behind and (cue.term not in DENYING or not behind["called"]):
        by = _BY.match(doc.text, cue.end, sentence.end)
        names = agent_after(context, by.end()) if by else ()
        return Frame(
            behind.start(), behind.end("said"), cue.start, names, True, cue.term, frozenset({REJECTS})
        )
    before = _CALLS.search(doc.text, low, cue.start) if cue.term not in DENYING else None
    subject = before and subject_before(context, before.start())
    if not before or not subject:
        return None
    return Frame(
        before.start(), before.end("said"), before.start(), subject[0], True, cue.term, frozenset({REJECTS})
    )


def rejected(frames: Sequence[Frame], start: int, end: int) -> Frame | None:
    """The frame in which text[start:end] is rejected."""
    for frame in frames:
        if REJECTS in frame.kinds and frame.start <= start and end <= frame.end:
            return frame
    return None
