"""Who says what in a sentence: "X said that ...", "..., according to X", "X's estimate", "believed by X".

A frame is one act of saying with its speaker and the stretch that it covers. Frames nest: in "CNN
reported that HUR expects 30,000 more" the one that starts last before the number is the innermost.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from toolkit import lexicon
from toolkit.extraction.actors.types import ActorMention
from toolkit.extraction.attribution.agents import agent_after, inverted_subject, is_aside
from toolkit.extraction.attribution.authors import authors
from toolkit.extraction.attribution.cues import Cue
from toolkit.extraction.attribution.deeds import has_strength, is_deed
from toolkit.extraction.attribution.gaps import shared
from toolkit.extraction.attribution.headings import heading
from toolkit.extraction.attribution.nominal import is_noun
from toolkit.extraction.attribution.openings import sources
from toolkit.extraction.attribution.papers import TOLD, told_paper
from toolkit.extraction.attribution.participles import is_passive, speaker_of
from toolkit.extraction.attribution.references import Speakers
from toolkit.extraction.attribution.subject_nouns import OFFICE_WORDS, Subject
from toolkit.extraction.attribution.subjects import subject_before
from toolkit.extraction.text.spans import Sentence

if TYPE_CHECKING:
    from toolkit.extraction.article.document import Document


@dataclass(slots=True)
class Frame:
    """One act of saying: `names` said what stands in text[start:end]; blank names: nobody is named.

    `verb` is the offset of the verb or preposition; `trailing` frames stand behind or inside what
    they cover; `cue` is the word as written, `kinds` its kinds in `cues.csv`.
    """

    start: int
    end: int
    verb: int
    names: tuple[str, ...]
    trailing: bool
    cue: str
    kinds: frozenset[str]


_AGENT = re.compile(r"\s(?:[\w’'.,%$-]+\s){0,12}?by\s")
_WEAK = frozenset(lexicon.terms("words", "weak verb of saying"))
_TITLE_GAP = re.compile(r"[,\"”’—–]\s?((?:[\w’'.-]+\s){0,9})$")
_IN_SEAT = re.compile(r"In\s(?:the\s)?[A-Z][\w’'-]+,?\sit\s(?:is|was)\b")
_CONTENT = re.compile(
    r"\s(?:(?:[\w’']+ ){0,5}?that\s(?!was\s|were\s|is\s|has\s)|"
    r"\d|there (?:is|are|was|were)\s|at least\s|about\s|around\s|some\s\d|more than\s|up to\s|nearly\s|"
    r"(?:to|of|at)\s(?:about\s|around\s|some\s|at least\s|only\s|just\s)?[\"“]?\d)"
)
_CLAUSE_END = re.compile(r";\s|\s—\s|\.\s")
_NOT_SAID = re.compile(r"(?:\bnot|n[’']t|\b(?:refused?|declined?)\sto)\s$")
# nothing, or but a time, behind the verb
_BELIEVED = ("is right", "are right", "is to be believed", "are to be believed")
_IF = re.compile(r"\b[Ii]f\s(?:the\s)?$")
_NOTHING = re.compile(
    r"[\s\"”’.]*(?:\s(?:on|in|at|last|this|late|early|earlier)\s[\w\s]{2,30})?[\"”’]?[.;]?[\"”’]?(?=\s*$|;\s)"
)
# the main clause goes on behind a relative one: "which had spoken of 200, has sent"
_GOES_ON = re.compile(r",\s(?:and\s)?(?:has|have|had|was|were|is|are|will|would|did|does)\s")


def sentence_frames(
    doc: "Document", sentence: Sentence, speakers: Speakers, cues: Sequence[Cue]
) -> list[Frame]:
    """The frames of one sentence, left to right; who speaks is added to `speakers`."""
    mentions = doc.mentions_in(sentence)
    frames: list[Frame] = []
    if head := heading(doc, sentence, mentions):
        name, begin = head
        frames.append(Frame(begin, sentence.end, begin - 2, (name,), False, ":", frozenset({"say"})))
    frames += [
        Frame(s.start, s.end, s.spot, (s.name,), s.trailing, "", frozenset({"estimate"}))
        for s in sources(doc, sentence, mentions, speakers)
    ]
    for cue in cues:
        frame = None
        if "according" in cue.kinds:
            frame = _according(doc, sentence, mentions, speakers, cue)
        elif "say" in cue.kinds or "estimate" in cue.kinds:
            frame = _verb_frame(doc, sentence, mentions, speakers, cue)
        elif "product" in cue.kinds:
            frame = _product(doc, sentence, mentions, speakers, cue)
        while frame:
            frames.append(frame)
            if frame.names or "say" in frame.kinds:
                name = (*frame.names, "")[0]
                paper = frame.cue in TOLD and doc.actors.is_media(name)
                speakers.add(frame.verb, "" if paper else name)  # "he" is no paper
            frame = shared(doc, sentence, mentions, speakers, frame)
    return frames


def _verb_frame(
    doc: "Document", sentence: Sentence, mentions: Sequence[ActorMention], speakers: Speakers, cue: Cue
) -> Frame | None:
    """The frame of a verb of saying: passive, a noun after all, inverted, or behind its subject."""
    text = doc.text
    before = text[max(sentence.start, cue.start - 24) : cue.start]
    if is_passive(before, cue):
        return _passive(doc, sentence, mentions, speakers, cue)
    if _NOT_SAID.search(before):
        return None  # "would not say how many"
    if is_noun(doc, before, mentions, cue):
        return _product(doc, sentence, mentions, speakers, cue) if "product" in cue.kinds else None
    by = text.startswith(" by ", cue.end) and cue.term.endswith(("ed", "en", "put", "told"))
    if by or cue.term == "quoted":
        return _passive(doc, sentence, mentions, speakers, cue)
    if is_deed(text, cue):
        return None
    inverted = cue.term not in _NOT_INVERTED or is_aside(text, cue)
    names = inverted_subject(doc, sentence, mentions, speakers, cue) if inverted else ()
    if names:
        start = _clause(text, sentence, cue.start)
        return Frame(start, sentence.end, cue.start, names, True, cue.term, cue.kinds)
    subject = speaker_of(doc, sentence, mentions, speakers, cue)
    if subject and not subject[0] and (paper := told_paper(doc, mentions, cue)):
        subject = (paper, *subject[1:])
    if subject is None or (cue.term in _WEAK and not subject[0]) or has_strength(doc, cue, subject):
        return None
    return _behind_subject(text, sentence, cue, subject)


def _behind_subject(text: str, sentence: Sentence, cue: Cue, subject: Subject) -> Frame | None:
    """What a subject and its verb cover: what follows, or what stands before where they trail."""
    names, begin, relative = subject
    asked = names and cue.term not in ("put", "puts")
    whom = asked and _WHOM.search(text, max(sentence.start, begin - 40), begin)
    if whom:  # "the 300 whom the agency counted": what stands before is said
        opens = max(text.rfind(mark, sentence.start, whom.start()) for mark in (", ", "; ", " that ", ": "))
        return Frame(max(sentence.start, opens), sentence.end, cue.start, names, True, cue.term, cue.kinds)
    behind = not relative and begin > sentence.start
    if cue.term in _BELIEVED:
        condition = _IF.search(text, max(sentence.start, begin - 8), begin)
        if not condition:
            return None  # "Chad is right" says nothing
        behind = condition.start() > sentence.start
        start = _clause(text, sentence, begin) if behind else cue.end
        end = begin if behind and not text.startswith(",", cue.end) else sentence.end
        return Frame(start, end, cue.start, names, behind, cue.term, cue.kinds)
    trailing = behind and (
        _says_no_more(text, sentence, cue.end) or _behind_comma(text, sentence.start, begin)
    )
    if trailing and _THAT_IT.search(text, max(sentence.start, begin - 6), cue.start):
        return None  # "three boats that it has promised"
    if trailing and not _CONTENT.match(text, cue.end):
        start = _clause(text, sentence, begin)
        return Frame(start, sentence.end, cue.start, names, True, cue.term, cue.kinds)
    stop = _CLAUSE_END.search(text, cue.end, sentence.end)
    end = stop.start() if stop and text[stop.start()] == ";" else sentence.end
    resumed = relative and _GOES_ON.search(text, cue.end, end)
    end = resumed.start() if resumed else end
    return Frame(cue.end, end, cue.start, names, False, cue.term, cue.kinds)


_THAT_IT = re.compile(r"\bthat\s(?:it|he|she|they)\s(?:has|have|had)\s$")
_JOINS = re.compile(r"[,;]\s(?:but|while|though|and|yet)\s$")  # a clause begins
_WHOM = re.compile(
    r"(?<!\bfor)(?<!\bof)(?<!\bin)(?<!\bto)(?<!\bby)(?<!\bwith),?\s(?:whom|which)\s(?:[A-Z][\w.-]*\s|the\s)*$"
)
_NOT_INVERTED = frozenset(lexicon.terms("words", "never before its subject"))


def _says_no_more(text: str, sentence: Sentence, end: int) -> bool:
    """Whether nothing is said behind the verb, so that it was said before."""
    return _NOTHING.match(text, end, sentence.end) is not None


def _clause(text: str, sentence: Sentence, before: int) -> int:
    """Where the statement begins on which somebody's name follows: behind the semicolon before it."""
    spot = text.rfind("; ", sentence.start, before)
    return sentence.start if spot < 0 else spot + 2


def _behind_comma(text: str, low: int, begin: int) -> bool:
    """Whether only the title of the speaker stands between a comma or quotation mark and the subject."""
    gap = _TITLE_GAP.search(text, max(low, begin - 90), begin)
    if gap is None:
        return False
    words = gap.group(1).split()
    bare = (word.removesuffix("'s").removesuffix("’s") for word in words)
    return all(word.lower() in OFFICE_WORDS or word[:1].isupper() or word in _BEFORE_TITLE for word in bare)


_BEFORE_TITLE = ("a", "an", "so", "thus")


def _passive(
    doc: "Document", sentence: Sentence, mentions: Sequence[ActorMention], speakers: Speakers, cue: Cue
) -> Frame | None:
    """As in "are believed by Kyiv to be", "was put at 3,000 by the panel", "is quoted as saying"."""
    agent = _AGENT.match(doc.text, cue.end, min(sentence.end, cue.end + 130))
    if agent and " been " in agent[0]:
        agent = None  # "is believed to have been sent by Chad"
    names: tuple[str, ...] = ()
    if agent:
        names = agent_after(doc, sentence, mentions, speakers, agent.end())
    elif _IN_SEAT.match(sentence.text) and mentions:
        names = (mentions[0].name,)
    elif cue.term == "quoted":
        subject = subject_before(doc, sentence, mentions, speakers, cue.start)
        names = subject[0] if subject else ()
    elif "say" in cue.kinds and "estimate" not in cue.kinds:
        return None
    return Frame(
        _clause(doc.text, sentence, cue.start), sentence.end, cue.start, names, True, cue.term, cue.kinds
    )


def _according(
    doc: "Document", sentence: Sentence, mentions: Sequence[ActorMention], speakers: Speakers, cue: Cue
) -> Frame | None:
    article = doc.text[cue.end : cue.end + 5].lstrip().lower().startswith("the ")
    if cue.term == "per" and not article and not any(m.start <= cue.end + 2 <= m.end for m in mentions):
        return None
    if cue.term in ("based on", "referring to", "with reference to") and not any(
        0 <= m.start - cue.end < 50 for m in mentions
    ):
        return None
    names = agent_after(doc, sentence, mentions, speakers, cue.end + 1)
    leads = cue.start - sentence.start < 4 or _JOINS.search(doc.text, cue.start - 8, cue.start) is not None
    return Frame(
        _clause(doc.text, sentence, cue.start) if not leads else cue.end,
        sentence.end,
        cue.start,
        names,
        not leads,
        cue.term,
        cue.kinds,
    )


def _product(
    doc: "Document", sentence: Sentence, mentions: Sequence[ActorMention], speakers: Speakers, cue: Cue
) -> Frame | None:
    """As in "Zelenskyy's own estimate", "an assessment by HUR", "figures from the ministry"."""
    names = authors(doc, sentence, mentions, speakers, cue)
    if names is None:
        return None
    return Frame(sentence.start, sentence.end, cue.start, names, True, cue.term, cue.kinds)
