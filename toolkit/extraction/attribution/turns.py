"""Who has the floor in a transcript: "THE MINISTER (Mr Jacob Ode): ...", "MR ODE: ...", "QUESTION: ..."."""

from typing import TYPE_CHECKING

from toolkit.extraction.actors.floor import HEAD
from toolkit.extraction.attribution.interviews import answers
from toolkit.extraction.attribution.subject_nouns import OFFICE_WORDS
from toolkit.extraction.text import patterns as re

if TYPE_CHECKING:
    from toolkit.extraction.article.document import Document

_QUESTIONS = frozenset({"Q", "A", "Question", "Answer", "QUESTION", "ANSWER"})
_WORD = re.compile(r"[\w’'-]+")
_LONGEST = 160  # characters of a head
# so many turns make a transcript, if somebody has more than one
_FEWEST = 4


def turns(doc: "Document") -> list[str]:
    """The person who speaks in each sentence of a transcript or interview; blank where nobody is named."""
    heads = [""] * len(doc.sentences)
    for sentence in doc.sentences[1:]:
        if sentence.paragraph != doc.sentences[sentence.index - 1].paragraph:
            match = HEAD.match(doc.text, sentence.start, sentence.start + _LONGEST)
            heads[sentence.index] = match[match.lastgroup or "head"] if match else ""
    found = [head.rpartition(" (")[0] or head for head in heads if head]
    if _QUESTIONS.issuperset(found):
        return answers(doc)
    if len(found) < _FEWEST or len({head.rpartition(" ")[2] for head in found}) == len(found):
        return answers(doc)
    people = [actor.name for actor in doc.actors.actors.values() if actor.kind == "person"]
    places = {name.rsplit(" ", 1)[-1].lower(): place for place, name in reversed([*enumerate(people)])}
    # "(Note: the force had 900 men.)" is the publisher's
    noted = (s for s in doc.sentences if doc.text.startswith(("\n(", "\n["), s.start - 1))
    notes = {s.paragraph for s in noted if not heads[s.index]}
    speaker = ""
    held: dict[str, str] = {}  # who spoke first under each word of his office
    told = []
    for sentence, head in zip(doc.sentences, heads, strict=True):
        if head:
            words = _WORD.findall(head.lower())
            named = [places[word] for word in words if word in places]  # by surname
            speaker = people[min(named)] if named else held.get(words[-1], "") or _state_of(doc, head)
            if named:
                for word in words:
                    held.setdefault(word, speaker)
        told.append("" if sentence.paragraph in notes else speaker)
    return told


def _state_of(doc: "Document", head: str) -> str:
    """As in "SENIOR OFFICIAL:" of a briefing by "a senior Kenyan official": the state he speaks for."""
    office = head.lower().split()[-1]
    if office not in OFFICE_WORDS:
        return ""
    held = re.compile(rf"\s(?:\w+\s){{0,2}}{re.escape(office)}\b")
    opening = (m for sentence in doc.sentences[: _OPENING + 1] for m in doc.mentions_in(sentence))
    states = (m for m in opening if m.kind == "state")
    return next((m.name for m in states if held.match(doc.text, m.end)), "")


_OPENING = 8  # sentences that may say on whose behalf a briefing is held
