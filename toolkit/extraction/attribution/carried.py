"""Who speaks in a sentence that names nobody: in a quotation that goes on, or as the words go on."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from toolkit.extraction.attribution.scope import GOES_ON, Frame

if TYPE_CHECKING:
    from toolkit.extraction.article.document import Document

_OPENS = ('"', "“")
_CLOSES = ('"', "”")


def names_of(frames: list[Frame]) -> list[str]:
    """The first name of each act of saying."""
    return list(dict.fromkeys(name for frame in frames for name in frame.names[:1]))


def carried(doc: "Document", index: int) -> list[str]:
    """The speaker of the sentence before, where this one goes on with the same statement."""
    text = doc.sentences[index].text
    whole = text.startswith(_OPENS) and text.endswith(_CLOSES)  # says Ann Lee. "There were 90."
    if doc.quotes[index] or whole:
        found = _quoted(doc, index, whole)
        if found is not None:
            return found
    return _of_statement(doc, index) if GOES_ON.match(text) else []


def _quoted(doc: "Document", index: int, whole: bool) -> list[str] | None:
    """Whose the quotation is; empty where somebody unnamed says so, None where nobody is seen to speak."""
    opens = doc.sentences[index].text.startswith(_OPENS)
    for other in _around(doc, index, whole, opens):
        said = [f for f in doc.frames[other] if "say" in f.kinds]
        if (names := names_of(said)) or (whole and said):
            return names[:1]
    if opens and index and (before := _left_open(doc, index)):
        return _quoted(doc, before, False)
    return None


def _around(doc: "Document", index: int, whole: bool, opens: bool) -> Iterator[int]:
    """The sentences that may say who speaks, those of the paragraph beside only for one that runs on."""
    here = doc.sentences[index].paragraph
    reach = 1 if doc.quotes[index] and opens else 0
    for step in (-1, 1) if whole else (1, 2, 3, -1, -2, -3):
        other = index + step
        if 0 <= other < len(doc.sentences) and abs(doc.sentences[other].paragraph - here) <= reach:
            yield other


def _left_open(doc: "Document", index: int) -> int:
    """The last sentence of the paragraph before, if its quotation is not closed there; else 0."""
    before = doc.sentences[index - 1]
    apart = before.paragraph != doc.sentences[index].paragraph
    return before.index if apart and doc.quotes[before.index] and not before.text.endswith(_CLOSES) else 0


def _of_statement(doc: "Document", index: int) -> list[str]:
    """Who spoke last in the paragraph, where all sentences since go on with it."""
    sentence = doc.sentences[index]
    for step in range(1, 4):
        other = index - step
        if other < 1 or sentence.paragraph != doc.sentences[other].paragraph:
            return []
        speaking = [f for f in doc.frames[other] if f.names]
        if speaking:
            return names_of(speaking[-1:])
        if not GOES_ON.match(doc.sentences[other].text):
            return []
    return []
