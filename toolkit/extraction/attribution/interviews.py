"""Who answers in a printed interview, whose questions stand as paragraphs of their own."""

from typing import TYPE_CHECKING

from toolkit.extraction.text import patterns as re

if TYPE_CHECKING:
    from toolkit.extraction.article.document import Document
    from toolkit.extraction.text.spans import Sentence

# "We spoke to him in Chiang Mai.", "In an interview, she explains ..."
_ASKED = re.compile(
    r"\b(?:(?:we|i)\s(?:(?:spoke|talked|sat down|met)\s(?:to|with)|(?:met|interviewed)\s(?:him|her)\b)|"
    r"(?:spoke|talk(?:s|ed))\s(?:to|with)\s(?:us|me|this\s(?:magazine|newspaper|paper|website))|"
    r"interview(?:ed)?|(?:in|a)\sconversation\swith|(?:answers?|answered|took)\s(?:our|your|my|questions))\b"
)
_FEWEST = 3  # questions
_LONGEST = 130  # characters of a question
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
    asked = [number for number, told in paragraphs.items() if _is_question(told)]
    if len(asked) < _FEWEST:
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


def _is_question(paragraph: list["Sentence"]) -> bool:
    return is_question(paragraph[-1]) and paragraph[-1].end - paragraph[0].start <= _LONGEST


def _asked_person(doc: "Document", opening: list["Sentence"], answered: list["Sentence"]) -> str:
    """Who the opening says was asked: named last there, or next; else its only person, if "I" answers."""
    named: list[str] = []
    asked = False
    for sentence in opening:
        named += [m.name for m in doc.mentions_in(sentence) if m.kind == "person"]
        asked = asked or _ASKED.search(doc.lower, sentence.start, sentence.end) is not None
        if asked and named:
            return named[-1]
    alone = named[0] if len(set(named)) == 1 else ""
    return alone if any(_I.search(s.text) and not doc.quotes[s.index] for s in answered) else ""


_I = re.compile(r"^[^\"“]*\b(?:I|[Mm]y)\b")
