"""Where the headline of an article ends, and which headings below it name a side: "Russian losses"."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from toolkit.extraction.text import patterns as re
from toolkit.extraction.text.spans import Sentence

if TYPE_CHECKING:
    from toolkit.extraction.article.document import Document

_STOPPED = re.compile(r"(?<!\b[A-Z])[.!][\"”’']?$")


def headline_end(sentences: Sequence[Sentence]) -> int:
    """Where the headline ends; 0 where a text is too short to have one, or begins with its body."""
    lines = [s for s in sentences[:5] if s.paragraph == sentences[0].paragraph]
    if not 0 < len(lines) < 4 or len(sentences) <= 3 or opens_with_body(sentences):
        return 0
    return lines[-1].end


def opens_with_body(sentences: Sequence[Sentence]) -> bool:
    """Whether the first line is no headline but the lead: it ends with a full stop, and more follows."""
    lines = [s for s in sentences if s.paragraph == sentences[0].paragraph]
    return 0 < len(lines) < len(sentences) and _STOPPED.search(lines[-1].text) is not None


_WORDS, _LONGEST = 7, 60  # words and characters of a heading
_SIGNS = re.compile(r"[.!?:;,…\"“”|)]$|^[-–—•*·▪\"“(]|\d|@")  # of a line that is none


def sections(doc: "Document") -> list[int]:
    """The index of the heading above each sentence; 0, the headline, above the first that names a side.

    Headings that name nobody ("Losses") change nothing: the text goes on about the same side.
    """
    above, found = 0, []
    for sentence in doc.sentences:
        if sentence.index and doc.owners_in(sentence) and _is_heading(doc, sentence):
            above = sentence.index
        found.append(above)
    return found


def _is_heading(doc: "Document", sentence: Sentence) -> bool:
    """Whether a sentence is a short line of its own or opens one in capitals, without the signs of prose."""
    if len(sentence.text) > _LONGEST or sentence.index + 1 == len(doc.sentences):
        return False
    before, after = (doc.sentences[sentence.index + step] for step in (-1, 1))
    runs_in = after.paragraph == sentence.paragraph and not sentence.text.isupper()
    if before.paragraph == sentence.paragraph or runs_in:
        return False
    text = sentence.text.rstrip(".") if sentence.text.isupper() else sentence.text
    return len(text.split()) <= _WORDS and not _SIGNS.search(text)
