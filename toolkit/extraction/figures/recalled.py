"""Dates that earlier figures leave for later ones: of the same fight, the same losses, a countered count."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from toolkit.extraction.figures.ahead import DAY
from toolkit.extraction.figures.earlier import is_of_days
from toolkit.extraction.numbers.read import Quantity
from toolkit.extraction.text import patterns as re
from toolkit.extraction.text.spans import Sentence

if TYPE_CHECKING:
    from toolkit.extraction.article.document import Document


@dataclass(slots=True)
class Told:
    """The dates that figures so far have had.

    `last` is that of the figure before, if it is no saying's. `fight` is the day on which people were lost in
    a fight, `losses` that of any losses, totals included; `fought` and `lost` are the sentences that told it.
    `as_of` is the day for which the paragraph `counted_in` gives strengths.
    """

    last: str = ""
    fight: str = ""
    fought: int = -10
    losses: str = ""
    lost: int = -1
    as_of: str = ""
    counted_in: int = -1

    def keep(self, sentence: Sentence, when: str, lost: bool, of_fight: bool) -> None:
        """The date of a figure, blank where it is that of a saying."""
        self.last = when
        if when and not lost and _AS_OF.search(sentence.text):
            self.as_of, self.counted_in = when, sentence.paragraph
        if lost and is_of_days(when, DAY):
            self.losses, self.lost = when, sentence.index
            if of_fight:
                self.fight, self.fought = when, sentence.index

    def of_losses(self, doc: "Document", sentence: Sentence) -> str:
        """As in "... on Monday. / The rebels put their own dead at nine": the fight told of shortly before.

        In one paragraph its day, or the days, hold for all losses, in the next ones a single day for those of
        a sentence that names no date itself.
        """
        another = _ANOTHER.search(sentence.text) is not None
        if sentence.index - _STILL <= self.fought < sentence.index and not another:
            return self.fight
        if self.lost < 0 or SINCE.search(sentence.text):
            return ""
        if doc.sentences[self.lost].paragraph == sentence.paragraph:
            return self.losses
        apart = another or doc.dates_in(sentence)
        of_late = sentence.index - self.lost <= _STILL and len(self.losses) == DAY
        return self.losses if of_late and not apart else ""

    def of_count(self, doc: "Document", sentence: Sentence) -> str:
        """As in "As of 1 May it had 900 men. Its largest contributor is Peru with 300": the same day."""
        return self.as_of if sentence.paragraph == self.counted_in and not doc.dates_in(sentence) else ""

    def of_rival(
        self, doc: "Document", sentence: Sentence, quantity: Quantity, before: int, alike: bool
    ) -> str:
        """As in "20 fell in May. An earlier report had said 30": the date of the count that another counters.

        `before` is the sentence of the figure before, `alike` whether it has the same measure.
        """
        other = doc.sentences[before]
        if other.paragraph != sentence.paragraph or before < sentence.index - 1:
            return ""
        if doc.lower.startswith(" more", quantity.end):
            return ""
        low = max(sentence.start, quantity.start - _REACH)
        if _COUNTED_ONCE.search(doc.lower, low, quantity.start):
            return self.last
        if not is_of_days(self.last) or not (alike or before == sentence.index):
            return ""
        counted = _COUNTED_BY.search(doc.lower, low, quantity.start)
        return self.last if counted and not _NOW.search(doc.lower, low, quantity.start) else ""


# "its losses have since climbed to 900": not those of the fight told of before
SINCE = re.compile(
    r"\bputs?\sthe\stotal\b|\b(?:has|have)\ssince\b|\bso\sfar\b|\bby\snow\b|\b(?:day|week|month|year)s?\slater\b"
)
_AS_OF = re.compile(r"\b[Aa]s (?:of|at)\s(?=(?:the\s)?\d|[A-Z]|mid|early|late)")
_ANOTHER = re.compile(r"\b(?:[Ss]eparate(?:ly)?|[Ee]lsewhere|[Ii]n another)\b")
_STILL = 3  # sentences in which a fight is still spoken of
_REACH = 90  # characters before a number in which its count is told of
# "an earlier report spoke of 80", "a statement which had mentioned six"
_EARLIER = r"(?:earlier|first|initial|initially|previous|previously|original|originally)"
_TOLD = (
    r"(?:spoken?\sof|mentioned|gave|given|said|announced|reported|counted|told|claimed|had\sit|"
    r"put\s(?:it|them|the\s\w+)\sat)"
)
_FEW = r"\s(?:[\w-]+\s){0,2}[\"“]?$"
_COUNTED_ONCE = re.compile(
    rf"\b{_EARLIER}\b[^,;]{{0,50}}\b{_TOLD}{_FEW}|"
    rf"\b{_TOLD}\b[^,;]{{0,40}}\b{_EARLIER}{_FEW}|"
    rf"\bha(?:d|s|ve)\s(?:\w+\s)?{_TOLD}{_FEW}"
)
# "; the company acknowledges three", "a monitoring group had it at 80"
_COUNTED_BY = re.compile(
    r"\b(?:acknowledge[sd]?|admit(?:s|ted)?(?:\sto)?|concede[sd]?|own(?:s|ed)\sup\sto|confirm(?:s|ed)|"
    r"recogni[sz]e[sd]?|speaks?\sof|spoke\sof|claim(?:s|ed)|counts?|says?|said|gives?|gave|reckons?|thinks?|"
    r"believes?|estimates?|writes?\sof|(?:puts?|has|had|have)\s(?:it|them|that|the\s\w+)\sat)\s"
    r"(?:(?:it|there)\s(?:was|is|are|were)\s)?(?:only\s|just\s)?[\"“]?$"
)
_NOW = re.compile(r"\b(?:now|today|currently|still|at\spresent|since)\b")
