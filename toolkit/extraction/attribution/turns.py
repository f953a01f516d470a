"""Who has the floor: in a transcript ("THE MINISTER (Mr Jacob Ode): ..."), in a printed interview."""

from typing import TYPE_CHECKING

from toolkit.extraction.actors.floor import HEAD
from toolkit.extraction.attribution.subject_nouns import OFFICE_WORDS
from toolkit.extraction.text import patterns as re

if TYPE_CHECKING:
    from toolkit.extraction.article.document import Document
    from toolkit.extraction.text.spans import Sentence

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
    opening = (m for sentence in doc.sentences[: _OPENING + 1] for m in doc.mentions_in(sentence))
    states = (m for m in opening if m.kind == "state")
    held = (m for m in states if office in _WORD.findall(doc.text, m.end, m.end + _BESIDE)[:3])
    return next((m.name for m in held), "")


_OPENING, _BESIDE = 8, 60  # sentences that may say on whose behalf a briefing is held, and characters
# "We spoke to him in Chiang Mai.", "In an interview, she explains ..."
_ASKED = re.compile(
    r"\b(?:(?:we|i)\s(?:(?:spoke|talked|sat down|met)\s(?:to|with)|(?:met|interviewed)\s(?:him|her)\b)|"
    r"(?:spoke|talk(?:s|ed))\s(?:to|with)\s(?:us|me|this\s(?:magazine|newspaper|paper|website))|"
    r"interview(?:ed)?|(?:in|a)\sconversation\swith|(?:answers?|answered|took)\s(?:our|your|my|questions))\b"
)
_FEWEST_QUESTIONS = 3
_LONGEST_QUESTION = 130  # characters of a question
_SHORT = 80  # characters of a remark of the interviewer
_MARKS = ("?", '?"', "?”", "?’", "?'")


def is_question(sentence: "Sentence") -> bool:
    """Whether a sentence ends with a question mark, also inside a quotation."""
    return sentence.text.endswith(_MARKS)


def asks(doc: "Document", sentence: "Sentence") -> bool:
    """Whether a sentence is a question, or a remark of an interviewer: "The rebels were to disarm"."""
    index, told = sentence.index, doc.turns
    if is_question(sentence):
        return True
    between = 0 < index < len(told) - 1 and told[index - 1] and told[index + 1]
    return bool(between) and not told[index]


def answers(doc: "Document") -> list[str]:
    """The person who answers in each sentence of an interview; blank elsewhere, and where none is told of.

    Questions are paragraphs of one or two sentences, at least three of which end with a question mark; what
    stands between them is answered by the person whom the opening names.
    """
    speakers = [""] * len(doc.sentences)
    paragraphs: dict[int, list[Sentence]] = {}
    for sentence in doc.sentences[1:]:
        paragraphs.setdefault(sentence.paragraph, []).append(sentence)
    asked = [number for number, told in paragraphs.items() if _is_asked(told)]
    if len(asked) < _FEWEST_QUESTIONS:
        return speakers
    remarks = {number for number, told in paragraphs.items() if _is_remark(doc, told, asked)}
    questions = set(asked)
    answered = [
        s
        for number, told in paragraphs.items()
        if number > asked[0] and number not in questions
        for s in told
    ]
    person = _asked_person(doc, doc.sentences[: paragraphs[asked[0]][0].index], answered)
    for sentence in answered:
        speakers[sentence.index] = "" if sentence.paragraph in remarks else person
    return speakers


def _is_remark(doc: "Document", paragraph: list["Sentence"], asked: list[int]) -> bool:
    """Whether a short sentence stands above an answer like a question: behind an empty line, before none."""
    only = paragraph[0]
    short = len(paragraph) == 1 and len(only.text) <= _SHORT and only.text.endswith(".")
    heads = doc.text.endswith("\n\n", 0, only.start) and not doc.text.startswith("\n\n", only.end)
    return short and heads and asked[0] < only.paragraph < asked[-1]


def _is_asked(paragraph: list["Sentence"]) -> bool:
    """Whether a paragraph is a question of the interviewer: short, with a question mark at its end."""
    return is_question(paragraph[-1]) and paragraph[-1].end - paragraph[0].start <= _LONGEST_QUESTION


def _asked_person(doc: "Document", opening: list["Sentence"], answered: list["Sentence"]) -> str:
    """Who the opening says was asked, if it says so or "I" answers; nobody speaks of himself by name.

    Of several it is the one named last in the sentence that says so or the next that names somebody.
    """
    talked_of = {m.name for sentence in answered for m in doc.mentions_in(sentence)}
    named: list[str] = []
    asked = False
    for sentence in opening:
        people = [m.name for m in doc.mentions_in(sentence) if m.kind == "person"]
        named += [name for name in people if name not in talked_of]
        asked = asked or _ASKED.search(doc.lower, sentence.start, sentence.end) is not None
        if asked and named:
            return named[-1]
    alone = named[0] if len(set(named)) == 1 else ""
    return alone if any(_I.search(s.text) and not doc.quotes[s.index] for s in answered) else ""


_I = re.compile(r"^[^\"“]*\b(?:I|[Mm]y)\b")
