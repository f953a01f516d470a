"""Who answers in a printed interview, whose questions stand as paragraphs of their own."""

from typing import TYPE_CHECKING

from toolkit.extraction.text import patterns as re

if TYPE_CHECKING:
    from toolkit.extraction.article.document import Document
    from toolkit.extraction.text.spans import Sentence

# "We spoke to him in Chiang Mai.", "In an interview, she explains ..."
_ASKED = re.compile(
    r"\b(?:(?:we|i)\s(?:spoke|talked|sat down|met)\s(?:to|with)|(?:spoke|talk(?:s|ed))\s(?:to|with)\sus|"
    r"interview(?:ed)?|(?:in|a)\sconversation\swith|(?:answers?|answered|took)\s(?:our|your|my|questions))\b"
)
_FEWEST = 3  # questions
_LONGEST = 130  # characters of a question


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
    person = _asked_person(doc, doc.sentences[: paragraphs[asked[0]][0].index])
    for number, told in paragraphs.items():
        if number > asked[0] and number not in asked:
            for sentence in told:
                speakers[sentence.index] = person
    return speakers


def _is_question(paragraph: list["Sentence"]) -> bool:
    return paragraph[-1].text.endswith("?") and paragraph[-1].end - paragraph[0].start <= _LONGEST


def _asked_person(doc: "Document", opening: list["Sentence"]) -> str:
    """The person named last in the opening before it says that somebody was asked; blank if none is."""
    named: list[str] = []
    for sentence in opening:
        people = [m.name for m in doc.mentions_in(sentence) if m.kind == "person"]
        named += people
        if _ASKED.search(doc.lower, sentence.start, sentence.end) and named:
            return named[-1]
    return ""
