"""Sources named without a word of saying: "as Reuters has", "90 died (Reuters)", "From Lima came word"."""

from toolkit.extraction.actors.types import ActorMention
from toolkit.extraction.attribution.context import Context
from toolkit.extraction.attribution.scope import Frame
from toolkit.extraction.text import patterns as re

_DONE = (" has,", " has.", " have,", " did,", " did.", " has done,")
_AS = ("as ", "as the ", "As ", "As the ")


def sources(context: Context) -> list[Frame]:
    """Everybody whom the sentence names as a source by where the name stands."""
    doc, sentence, mentions = context.doc, context.sentence, context.mentions
    found = []
    for mention in mentions:
        behind = doc.text[mention.end : mention.end + 1]
        opens = mention.start - sentence.start < _HEAD and _COMES.match(doc.text, mention.end)
        if opens and _FROM.fullmatch(doc.text, sentence.start, mention.start):
            found.append(_frame(mention, mention.end, sentence.end))
        done = behind == " " and doc.text.startswith(_DONE, mention.end)
        if done and doc.text.endswith(_AS, 0, mention.start):
            found.append(_frame(mention, sentence.start, sentence.end))
        elif sentence.end - mention.end <= 2 and behind == ")" and mention.kind in _BODIES:
            words = doc.text[sentence.start : mention.start].split()
            if words and words[-1].startswith("(") and words[-2:-1] and words[-2][0].islower():
                found.append(_frame(mention, sentence.start, mention.start))
    return found


def _frame(source: ActorMention, start: int, end: int) -> Frame:
    """The source vouches for text[start:end]."""
    return Frame(start, end, source.start, (source.name,), True, "", frozenset({"estimate"}))


_BODIES = ("agency", "organisation")
# "From Lima comes a figure of 90", "Out of the ministry came word of 90 dead"
_HEAD = 12  # characters before the name
_FROM = re.compile(r"(?:From|Out of)\s(?:the\s)?")
_COMES = re.compile(
    r"(?:\sside)?\s(?:comes?|came|has\scome)\s(?:an?|the|word|reports?|news|claims?|talk|other|different)\b"
)
