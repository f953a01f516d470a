"""Sources named without a word of saying: "as Reuters has", "90 died (Reuters)", "From Lima came word"."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from toolkit.extraction.actors.types import ActorMention
from toolkit.extraction.text import patterns as re
from toolkit.extraction.text.spans import Sentence

if TYPE_CHECKING:
    from toolkit.extraction.article.document import Document


class Source(NamedTuple):
    """`name` vouches for text[start:end]; `spot` is where the words that say so stand."""

    name: str
    start: int
    end: int
    spot: int


_DONE = (" has,", " has.", " have,", " did,", " did.", " has done,")
_AS = ("as ", "as the ", "As ", "As the ")


def sources(doc: "Document", sentence: Sentence, mentions: Sequence[ActorMention]) -> list[Source]:
    """Everybody whom the sentence names as a source by where the name stands."""
    found = []
    for mention in mentions:
        behind = doc.text[mention.end : mention.end + 1]
        opens = mention.start - sentence.start < _HEAD and _COMES.match(doc.text, mention.end)
        if opens and _FROM.fullmatch(doc.text, sentence.start, mention.start):
            found.append(Source(mention.name, mention.end, sentence.end, mention.start))
        done = behind == " " and doc.text.startswith(_DONE, mention.end)
        if done and doc.text.endswith(_AS, 0, mention.start):
            found.append(Source(mention.name, sentence.start, sentence.end, mention.start))
        elif sentence.end - mention.end <= 2 and behind == ")" and mention.kind in _BODIES:
            words = doc.text[sentence.start : mention.start].split()
            if words and words[-1].startswith("(") and words[-2:-1] and words[-2][0].islower():
                found.append(Source(mention.name, sentence.start, mention.start, mention.start))
    return found


_BODIES = ("agency", "organisation")
# "From Lima comes a figure of 90", "Out of the ministry came word of 90 dead"
_HEAD = 12  # characters before the name
_FROM = re.compile(r"(?:From|Out of)\s(?:the\s)?")
_COMES = re.compile(
    r"(?:\sside)?\s(?:comes?|came|has\scome)\s(?:an?|the|word|reports?|news|claims?|talk|other|different)\b"
)
