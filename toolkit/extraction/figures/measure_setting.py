"""What a number stands in when it is asked what became of those it counts."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from toolkit.extraction.figures.in_sentence import InSentence
from toolkit.extraction.figures.nouns import Counted
from toolkit.extraction.figures.parts import is_whole
from toolkit.extraction.figures.terms import LOSSES, FigureTerm
from toolkit.extraction.figures.turns import by_turn
from toolkit.extraction.figures.verb_search import HARD_BREAK
from toolkit.extraction.numbers.read import Quantity
from toolkit.extraction.text.spans import Sentence
from toolkit.schema import MEASURE, Row

if TYPE_CHECKING:
    from toolkit.extraction.article.document import Document

# the measures of the schema, as they are preferred where two have as many points
MEASURES = tuple(MEASURE)
_BARE = ("none", "part")


@dataclass(slots=True)
class Telling(InSentence):
    """A number, the words around it and the figures before it.

    `read` and `verb` are what grammar alone says, `terms` the words of the sentence that tell of people. The
    number stands `between` the end of the one before and the start of the next; the noun phrase of the one
    before ends at `counted_to` (-1 if there is none). `same` is the figure before in the same sentence,
    `near` the one not far above, `rows` all so far; `thing` is where things were counted last, or -1.
    """

    doc: "Document"
    sentence: Sentence
    quantity: Quantity
    noun: Counted
    read: str
    verb: FigureTerm | None
    terms: list[FigureTerm]
    between: tuple[int, int]
    counted_to: int
    same: Row | None
    near: Row | None
    thing: int = -1
    rows: list[Row] = field(default_factory=list)
    _reach: str = ""

    @property
    def lost(self) -> bool:
        """Whether grammar alone says that the people were lost."""
        return self.read in LOSSES

    @property
    def turn(self) -> str:
        """The measure that a turn of phrase names without doubt ("got 900 men back")."""
        doc, sentence = self.doc, self.sentence
        span, words = (sentence.start, sentence.end), doc.words_in(sentence)
        return by_turn(doc.lower, self.quantity, self.noun, span, self.between[1], words)

    @property
    def is_whole(self) -> bool:
        """Whether an earlier number is a part of this one: "half of the 600"."""
        return is_whole(self.doc.lower, self.sentence.start, self.quantity.start)

    @property
    def reach(self) -> str:
        """Whether a noun follows the number ("full"), or else a word near tells of it ("bare" or "alone")."""
        if not self._reach:
            self._reach = self._find_reach()
        return self._reach

    def _find_reach(self) -> str:
        if self.noun.kind not in _BARE:
            return "full"
        lower, start, (low, high) = self.doc.lower, self.quantity.start, self.between
        for term in self.terms:
            near = low <= term.start and term.end <= high and (term.state or term.noun)
            if near and (term.end > start or not HARD_BREAK.search(lower, term.end, start)):
                return "bare"
        return "alone"
