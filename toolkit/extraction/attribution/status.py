"""How a claim is put forward, from asserted to planned or denied, and what a later sentence doubts of it."""

from typing import TYPE_CHECKING

from toolkit.extraction.attribution.cues import Cue
from toolkit.extraction.attribution.denials import corrected, denied, negated, said_anew, set_right
from toolkit.extraction.attribution.plans import plan_by_form, planned, possible
from toolkit.extraction.attribution.rejections import rejected
from toolkit.extraction.attribution.scope import Frame
from toolkit.extraction.text import patterns as re
from toolkit.extraction.text.wordsets import any_of, wordset

if TYPE_CHECKING:
    from toolkit.extraction.article.document import Document

# A pattern that opens with a set skips quickly to the next of its marks.
_CLAUSE = re.compile(
    r"[;:—–,.](?<!\b[A-Z]\.)\s"
    r"(?:(?<!,\s)|(?:and|but|while|which|who|where|when|although|though|whereas|that)(?:\s|,\s))"
)
# how a check of facts opens what it tests: "CLAIM 2: Chad lost 900 men"
_CLAIM = re.compile(r"\W*(?:CLAIM|Claim|THE CLAIM|The claim)(?: (?:\d+|[A-Z]))?: ")
# "If the paper is genuine, 900 have left"
_IF_TRUE = re.compile(
    r"\bIf\s(?:[^,;.]{2,70}\s)?(?:genuine|authentic|accurate|true|confirmed|correct|verified)(?=,)"
)


def status_of(doc: "Document", start: int, end: int, frames: list[list[Frame]]) -> tuple[str, str]:
    """(status, hedge) of the claim in text[start:end], from the cues of its clause and what follows."""
    sentence = doc.sentence_at(start)
    cues = doc.cues[sentence.index]
    if ": " in sentence.text and _CLAIM.match(sentence.text):
        return "unconfirmed", "claim"
    if "If" in sentence.text and (condition := _IF_TRUE.search(sentence.text)):
        return "unconfirmed", condition[0].lower()
    if correction := corrected(doc.lower, sentence.start, start) or set_right(doc, start, end):
        return "denied", correction
    if plan := plan_by_form(doc, sentence, start, end):
        return "planned", plan
    if not cues:
        doubt = doc.doubts[sentence.index]
        return ("unconfirmed", doubt) if doubt else ("asserted", "")
    if against := rejected(frames[sentence.index], start, end):
        return "denied", against.cue
    first, last = clause_of(doc.text, sentence.start, sentence.end, start, end)
    near = [cue for cue in cues if first <= cue.start < last]
    hedge = doubt = ""
    for cue in near:
        if "hedge" in cue.kinds and cue.start < start:
            hedge = cue.term
        doubts = "unconfirmed" in cue.kinds and not _DISPUTED_LAND.match(doc.lower, cue.start)
        if doubts and not (cue.end <= start and said_anew(doc, near, cue.end, start)):
            doubt = doubt or cue.term
    denial = denied(doc, near, start, end)
    if denial:
        return "denied", denial
    plan = planned(doc, near, start, end)
    if plan:
        return "planned", plan
    doubt = (
        doubt
        or _doubted_behind(doc, cues, last)
        or doc.doubts[sentence.index]
        or possible(doc, near, start, end)
    )
    if doubt:
        return "unconfirmed", doubt
    return ("confirmed", "") if _confirmed(doc, cues, start, frames[sentence.index]) else ("asserted", hedge)


def _doubted_behind(doc: "Document", cues: list[Cue], last: int) -> str:
    """As in "announced 900; we could not verify the number": how a later clause doubts what was said."""
    behind = (cue for cue in cues if cue.start >= last and "unconfirmed" in cue.kinds)
    return next((cue.term for cue in behind if _SUCH.match(doc.lower, cue.end)), "")


_SUCH = re.compile(
    r"\s(?:this|it|them|(?:the|this|that|these|those|his|her|its|their|either|any)\s"
    r"(?:number|figure|claim|report|toll|count|total|account|statement)s?)\b"
)


def _confirmed(doc: "Document", cues: list[Cue], start: int, frames: list[Frame]) -> bool:
    """Whether the last who speaks before the claim confirms it."""
    speaking = [f for f in frames if f.verb <= start and (f.names or f.start <= start <= f.end)]
    if not speaking or "confirmed" not in speaking[-1].kinds:
        return False
    return any("confirmed" in c.kinds and c.start < start and not negated(doc, c) for c in cues)


def clause_of(text: str, low: int, high: int, start: int, end: int) -> tuple[int, int]:
    """The clause of a sentence around a span, by semicolons, dashes and conjunctions after commas."""
    first, last = low, high
    for mark in _CLAUSE.finditer(text, low, high):
        if mark.end() <= start:
            first = mark.end()
        elif mark.start() >= end:
            last = mark.start()
            break
    return first, last


# "in the disputed border area": the land is disputed, not what is told
_DISPUTED_LAND = re.compile(
    r"(?:disputed|contested)\s(?:[\w’'-]+\s){0,3}(?:border|area|territor|region|island|frontier|land|waters|zone|"
    r"sea\b|shoal|reef|temple|strip|province|peninsula|village|mountain|valley|enclave|kashmir)"
)
_STATEMENTS = any_of("statement that is doubted")
_BACKWARD = re.compile(
    r"^(?:(?:The|These|Those|Such|This|That|Both|Neither|None|His|Her|Its|Their)\s(?:set\s|"
    r"of\s)*(?:of\s)?(?:the\s|these\s|those\s)?"
    rf"(?:[\w’'-]+\s){{0,3}}?(?:{_STATEMENTS})|Neither|None|It|They|That|This|These|"
    r"[\w’' ]{2,30}?(?:could|was|were|has|have)\s(?:not|unable))\b"
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
