"""A number in its sentence, and the words right before it, right behind it and between it and a name."""

from typing import TYPE_CHECKING, Protocol

from toolkit.extraction.figures.nouns import Counted
from toolkit.extraction.numbers.read import Quantity
from toolkit.extraction.text import patterns as re
from toolkit.extraction.text.spans import Sentence

if TYPE_CHECKING:
    from toolkit.extraction.article.document import Document


class _Stretch(Protocol):
    """Whatever has a place in the text: a name, a term, a date."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


class InSentence:
    """What rules ask of the words around a number, which all stand in its sentence."""

    __slots__ = ()
    doc: "Document"
    sentence: Sentence
    quantity: Quantity
    noun: Counted

    @property
    def end(self) -> int:
        """Where the number and its noun end."""
        return self.noun.end

    def before(self, pattern: re.Pattern[str], reach: int, at: int | None = None) -> re.Match[str] | None:
        """The pattern in so many characters before the number, or before an offset of its sentence."""
        at = self.quantity.start if at is None else at
        return pattern.search(self.doc.lower, max(self.sentence.start, at - reach), at)

    def behind(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """The pattern right behind the number and its noun."""
        return pattern.match(self.doc.lower, self.noun.end)

    def behind_number(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """The pattern right behind the number itself."""
        return pattern.match(self.doc.lower, self.quantity.end)

    def joined(self, other: _Stretch, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """The pattern as all that stands between the number and a stretch before it or behind its noun."""
        if other.start >= self.noun.end:
            return pattern.fullmatch(self.doc.lower, self.noun.end, other.start)
        return pattern.fullmatch(self.doc.lower, other.end, self.quantity.start)
