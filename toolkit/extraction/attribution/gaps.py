"""Statements that share the verb of the one before: "Chad speaks of 300, a Western diplomat of 500"."""

from dataclasses import replace

from toolkit.extraction.attribution.context import Context
from toolkit.extraction.attribution.scope import Frame
from toolkit.extraction.attribution.subjects import subject_before
from toolkit.extraction.text import patterns as re
from toolkit.extraction.text.wordsets import SEVERAL

_ABOUT = (
    r"(?:(?:about|around|some|over|nearly|at least|at most|at first|more than|no more than|up to|only"
    r"|another)\s)?"
)
_WORD = f"(?:one|{SEVERAL})"
_NUMBER = (
    r"(?:\d|an?\s(?:few|dozen|hundred)|several\s|(?:dozens|hundreds|thousands)\b|"
    rf"{_WORD}\b)"
)
_GAP = re.compile(
    r"(?:[,;]\s(?:and\s|but\s|while\s|whereas\s)?|\sand\s)(?:the\s|an?\s|its\s)?(?:[A-Za-z][\w’'-]*\s){0,3}[A-Za-z][\w’'-]*"
    rf"(?P<link>\s(?:of|to|at)\s|,\sthat\sof\s)(?=[\"“'‘]?{_ABOUT}[\"“'‘]?{_NUMBER})"
)
_LINK = re.compile(r"\s(?:of|to|at)\s")
_THAT_OF = re.compile(r"that\sof")


# "says 40, Moscow 12", "; the ministry 12", "by Kyiv's count, 12 by Moscow's"
_BEFORE = re.compile(r"[,;]\s(?:(?:and|but|while|whereas|against)\s)?(?:the\s)?$", re.I)
_SAYS_NUMBER = re.compile(rf"\s(?:(?:of|to|at|with|that)\s)?[\"“]?{_ABOUT}{_NUMBER}")
# "says 40, Moscow 12", "reports 40, Chad's border guards 12"
_BEHIND = re.compile(rf"(?:['’]s?(?:\s[a-z][\w-]*){{0,3}})?,?\s[\"“]?{_ABOUT}(?:\d|{_WORD}\b)")
_JOINT = 14  # characters of ", whereas the "
_OWNS = re.compile(rf"['’]s?\s[\"“]?{_ABOUT}\d")
_BY_OWNER = re.compile(r"['’]s?(?=[.,;)]|$)")
_BY = re.compile(r"\b(?:by|on)\s(?:the\s)?$")


def shared(context: Context, frame: Frame) -> Frame | None:
    """The frame of the next speaker, who has no verb of his own: this one ends where it begins."""
    if not frame.cue.isalpha() or not frame.names:
        return None
    if frame.trailing and "product" in frame.kinds:
        return _next_owner(context, frame)
    if frame.trailing:
        return _next_agent(context, frame)
    linked = _next_linked(context, frame)
    return linked or _next_bare(context, frame)


def _next_agent(context: Context, frame: Frame) -> Frame | None:
    """As in "were put by Chad at 12 and by Niger at 40"."""
    doc, sentence, mentions = context.doc, context.sentence, context.mentions
    for mention in mentions:
        by = mention.start > frame.verb and _AND_BY.search(
            doc.text, max(frame.verb, mention.start - 20), mention.start
        )
        if by and mention.name not in frame.names and _AT_NUMBER.match(doc.text, mention.end):
            frame.end = by.start()
            return replace(
                frame, start=by.start(), end=sentence.end, verb=mention.start, names=(mention.name,)
            )
    return None


_AND_BY = re.compile(r",?\s(?:and|but|while|against)\sby\s(?:the\s)?$")
_AT_NUMBER = re.compile(rf"\s(?:at|as|to)\s[\"“]?{_ABOUT}{_NUMBER}")


def _next_linked(context: Context, frame: Frame) -> Frame | None:
    """As in "Chad speaks of 300, a diplomat of 500": both have the word before the number."""
    doc, sentence = context.doc, context.sentence
    starts = [at for at in (frame.start, frame.verb) if _LINK.match(doc.text, at)]
    if not starts and not _THAT_OF.search(doc.text, frame.start, sentence.end):
        return None  # before the search over the whole sentence
    gap = _GAP.search(doc.text, frame.start, sentence.end)
    if gap is None:
        return None
    alike = any(doc.text.startswith(gap["link"], at) for at in starts)
    if not alike and "that" not in gap["link"]:
        return None  # "puts the army at 300 and the militia at 90" has one speaker
    subject = subject_before(context, gap.start("link"))
    if subject is None or subject[1] < gap.start():
        return None
    frame.end = min(frame.end, gap.start())
    return replace(frame, start=gap.end(), end=sentence.end, verb=gap.start("link"), names=subject[0])


def _next_bare(context: Context, frame: Frame) -> Frame | None:
    """As in "Kyiv says 40, Moscow 12"."""
    doc, mentions = context.doc, context.mentions
    if not _SAYS_NUMBER.match(doc.text, frame.start):
        return None
    for mention in mentions:
        if mention.start <= frame.start + 2 or mention.start >= frame.end or mention.form == "adjective":
            continue
        before = _BEFORE.search(doc.text, max(frame.start, mention.start - _JOINT), mention.start)
        if before and _BEHIND.match(doc.text, mention.end):
            end, frame.end = frame.end, before.start()
            return replace(frame, start=mention.end, end=end, verb=mention.start, names=(mention.name,))
    return None


def _next_owner(context: Context, frame: Frame) -> Frame | None:
    """As in "Chad's figure is 40, Niger's 12", "40 by Chad's count, 12 by Niger's"."""
    doc, sentence, mentions = context.doc, context.sentence, context.mentions
    for mention in mentions:
        if mention.start <= frame.verb or mention.name == frame.names[0]:
            continue
        comma = max(doc.text.rfind(mark, frame.verb, mention.start) for mark in (", ", "; "))
        if comma < 0:
            continue
        owns = _BEFORE.search(doc.text, comma, mention.start) and _OWNS.match(doc.text, mention.end)
        by = _BY.search(doc.text, comma, mention.start) and _BY_OWNER.match(doc.text, mention.end)
        if owns or by:
            frame.end = comma
            return replace(frame, start=comma, end=sentence.end, verb=mention.start, names=(mention.name,))
    return None
