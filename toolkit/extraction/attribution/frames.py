"""Who says what in a sentence: "X said that ...", "..., according to X", "X's estimate", "believed by X".

A frame is one act of saying with its speaker and the stretch that it covers. Frames nest: in "CNN
reported that HUR expects 30,000 more" the one that starts last before the number is the innermost.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from toolkit.extraction.attribution.agents import TOLD, agent_after, inverted_subject, is_aside, told_paper
from toolkit.extraction.attribution.authors import authors
from toolkit.extraction.attribution.context import Context
from toolkit.extraction.attribution.cues import Cue
from toolkit.extraction.attribution.deeds import NEEDS_NUMBER, has_strength, is_deed, is_noun
from toolkit.extraction.attribution.gaps import shared
from toolkit.extraction.attribution.participles import is_passive, speaker_of
from toolkit.extraction.attribution.references import Speakers
from toolkit.extraction.attribution.rejections import rejection
from toolkit.extraction.attribution.scope import Frame, behind_subject, clause_start
from toolkit.extraction.attribution.sources import heading, sources
from toolkit.extraction.attribution.subjects import subject_before
from toolkit.extraction.text import patterns as re
from toolkit.extraction.text.spans import Sentence
from toolkit.extraction.text.wordsets import any_of, wordset

if TYPE_CHECKING:
    from toolkit.extraction.article.document import Document


_NOT_INVERTED = wordset("never before its subject", "words")
_JOINS = re.compile(r"[,;]\s(?:but|while|though|and|yet)\s$")  # a clause begins
_AGENT = re.compile(r"\s(?:[\w’'.,%$-]+\s){0,12}?by\s")
_WEAK = wordset("weak verb of saying", "words")
_IN_SEAT = re.compile(r"In\s(?:the\s)?[A-Z][\w’'-]+,?\sit\s(?:is|was)\b")
_ATTACKS = any_of("attack that one claims")
_RAID = re.compile(
    rf"\b(?:{_ATTACKS})\b"
    r"(?:\s[\w’'-]+){0,6}\s$"
)
_HOLDERS = frozenset({"chief", "chiefs", "head", "heads", "director", "officer", "officers"})
_NEXT_WORD = re.compile(r"\s([a-z]+)")
_OF_IT = re.compile(r"\s(?:later\s)?by\s(?!.{0,40}\sto\s)|[.,;]")
_DOUBLE = ("deny", "dispute", "go beyond", "go above")  # "does not deny that 90 died"
_SPEAKS_WHILE = re.compile(r"(?:spoke|speaks?|speaking)\s(?:while|when|as|after|before)\b")
_NOT_SAID = re.compile(r"(?:\bnot|\bnever|n[’']t|\b(?:refused?|declined?)\sto)\s$")


def sentence_frames(
    doc: "Document", sentence: Sentence, speakers: Speakers, cues: Sequence[Cue]
) -> list[Frame]:
    """The frames of one sentence, left to right; who speaks is added to `speakers`."""
    context = Context(doc, sentence, doc.mentions_in(sentence), speakers)
    frames = [*heading(context), *sources(context)]
    for cue in cues:
        frame = None
        if "according" in cue.kinds:
            frame = _according(context, cue)
        elif "say" in cue.kinds or "estimate" in cue.kinds:
            frame = _verb_frame(context, cue)
        elif "product" in cue.kinds:
            frame = _product(context, cue)
        if "denied" in cue.kinds and (against := rejection(context, cue)):
            frames.append(against)
        while frame:
            frames.append(frame)
            if frame.names or "say" in frame.kinds:
                name = (*frame.names, "")[0]
                paper = frame.cue in TOLD and doc.actors.is_media(name)
                speakers.add(frame.verb, "" if paper else name)  # "he" is no paper
            frame = shared(context, frame)
    return frames


def _verb_frame(context: Context, cue: Cue) -> Frame | None:
    """The frame of a verb of saying: passive, a noun after all, inverted, or behind its subject."""
    doc, sentence, speakers = context.doc, context.sentence, context.speakers
    text = doc.text
    before = text[max(sentence.start, cue.start - 24) : cue.start]
    raid = cue.term == "claimed" and _RAID.search(text, max(sentence.start, cue.start - 70), cue.start)
    if raid and _OF_IT.match(text, cue.end):
        done = _passive(context, cue)
        speakers.add(cue.start, (*done.names, "")[0] if done else "")
        return None  # "in an ambush that the group claimed"
    if (cue.term in NEEDS_NUMBER and is_deed(text, cue)) or _SPEAKS_WHILE.match(text, cue.start):
        return None
    thought_to = (
        cue.term.endswith(("ed", "thought", "said"))
        and text.endswith(", ", 0, cue.start)
        and _THOUGHT_TO.match(text, cue.end)
    )
    if thought_to or is_passive(before, cue):
        return _passive(context, cue)
    more = text.startswith((" to more than", " more than"), cue.end) or cue.term in _DOUBLE
    if _NOT_SAID.search(before) and not more:
        return None  # "would not say how many"
    if is_noun(context, before, cue):
        return _product(context, cue) if "product" in cue.kinds else None
    by = text.startswith(" by ", cue.end) and cue.term.endswith(("ed", "en", "put", "told"))
    if by or cue.term == "quoted":
        return _passive(context, cue)
    if is_deed(text, cue):
        return None
    inverted = cue.term not in _NOT_INVERTED or is_aside(text, cue)
    if inverted and (names := inverted_subject(context, cue)):
        return _behind_clause(context, cue, names)
    subject = speaker_of(context, cue)
    if subject and not subject[0] and (paper := told_paper(context, cue)):
        subject = (paper, *subject[1:])
    if subject is None or (cue.term in _WEAK and not subject[0]) or has_strength(doc, cue, subject):
        return None
    return behind_subject(text, sentence, cue, subject)


# "M23, believed to have"
_THOUGHT_TO = re.compile(r"\sto\s(?:be|have|number|total|hold|command|include|control)\b")


def _passive(context: Context, cue: Cue) -> Frame | None:
    """As in "are believed by Kyiv to be", "was put at 3,000 by the panel", "is quoted as saying"."""
    doc, sentence, mentions = context.doc, context.sentence, context.mentions
    agent = _AGENT.match(doc.text, cue.end, min(sentence.end, cue.end + 130))
    if agent and " been " in agent[0]:
        agent = None  # "is believed to have been sent by Chad"
    names: tuple[str, ...] = ()
    if agent:
        names = agent_after(context, agent.end())
    elif _IN_SEAT.match(sentence.text) and mentions:
        names = (mentions[0].name,)
    elif cue.term == "quoted":
        subject = subject_before(context, cue.start)
        names = subject[0] if subject else ()
    elif "say" in cue.kinds and "estimate" not in cue.kinds:
        return None
    return _behind_clause(context, cue, names)


def _behind_clause(context: Context, cue: Cue, names: tuple[str, ...]) -> Frame:
    """The frame of a cue that stands behind what is said, or inside it."""
    start = clause_start(context.doc.text, context.sentence, cue.start)
    return Frame(start, context.sentence.end, cue.start, names, True, cue.term, cue.kinds)


def _according(context: Context, cue: Cue) -> Frame | None:
    """As in "according to Chad, 90 died", "90 died, according to Chad"."""
    doc, sentence, mentions = context.doc, context.sentence, context.mentions
    article = doc.text[cue.end : cue.end + 5].lstrip().lower().startswith("the ")
    if cue.term == "per" and not article and not any(m.start <= cue.end + 2 <= m.end for m in mentions):
        return None
    if cue.term in ("based on", "referring to", "with reference to") and not any(
        0 <= m.start - cue.end < 50 for m in mentions
    ):
        return None
    names = agent_after(context, cue.end + 1)
    leads = cue.start - sentence.start < 4 or _JOINS.search(doc.text, cue.start - 8, cue.start) is not None
    if not leads:
        return _behind_clause(context, cue, names)
    return Frame(cue.end, sentence.end, cue.start, names, False, cue.term, cue.kinds)


_CRAFT = re.compile(r"\s(?:ship|vessel|boat|plane|aircraft|craft)s?\b")  # "a Chinese survey ship"


def _product(context: Context, cue: Cue) -> Frame | None:
    """As in "Zelenskyy's own estimate", "an assessment by HUR"; not "its intelligence chief"."""
    holder = _NEXT_WORD.match(context.doc.lower, cue.end)
    if holder and holder[1] in _HOLDERS:
        return None
    sentence, names = context.sentence, authors(context, cue)
    if names is None or _CRAFT.match(context.doc.text, cue.end):
        return None
    return Frame(sentence.start, sentence.end, cue.start, names, True, cue.term, cue.kinds)
