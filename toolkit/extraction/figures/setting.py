"""What a number stands in when its side is asked for."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from toolkit.extraction.actors.types import ActorMention
from toolkit.extraction.figures.in_sentence import InSentence
from toolkit.extraction.figures.nouns import Counted
from toolkit.extraction.figures.terms import LOSSES, FigureTerm
from toolkit.extraction.numbers.read import Quantity
from toolkit.extraction.text import patterns as re
from toolkit.extraction.text.spans import Sentence

if TYPE_CHECKING:
    from toolkit.extraction.article.document import Document
    from toolkit.extraction.clauses.clause import Clause
    from toolkit.extraction.figures.side_roles import Standing

_NEW_CLAUSE = re.compile(
    r"[;:,\"“\s](?:(?<=[;:])\s|(?<=\s)(?:that|whether|because|when|while|after|before|as|if)\s|"
    r"(?<=,)\s(?:and|but|while|which|who),?\s|(?<=[\"“]))"
)
# "Chad, which borders Sudan, has sent 200"
_ASIDE = re.compile(r",\s(?:which|who|whose|whom|where)\b[^,;]*,\s")
_PASSIVE = re.compile(r"\b(?:was|were|been|being|be|is|are)\s(?:\w+\s)?$")
_NOT_OBJECT = re.compile(r"\b(?:was|were|is|are|at|to|stands?|stood|reach\w*|pass\w*)\b")


@dataclass(slots=True)
class Course:
    """What one article tells of its actors, read when it is first asked for.

    How they stand in each sentence and which states are its places (both by its index), where whose soldiers
    are spoken of (offset, side), of which sides how often (with the cues for that), who is oftener a guest in
    another's land than a host, whose people each number has counted so far, how two sides are known to stand,
    who were trained last, and who claims the figure before.
    """

    roles: dict[int, list["Standing"]] = field(default_factory=dict)
    places: dict[int, frozenset[str]] = field(default_factory=dict)
    owners: list[tuple[int, str]] | None = None
    most: dict[str, list[str]] | None = None
    guests: dict[str, int] | None = None
    numbers: dict[float, str] = field(default_factory=dict)
    stances: dict[tuple[str, str], str] = field(default_factory=dict)
    trained: str = ""
    teller: str = ""


@dataclass
class Setting(InSentence):
    """What is known about a number when its side is asked for.

    `previous` is the side of the figure before, `since` its offset and `kept` its measure; `counted` holds
    the sides of the figures so far, each with its number of figures.
    """

    doc: "Document"
    sentence: Sentence
    quantity: Quantity
    noun: Counted
    measure: str
    verb: FigureTerm | None
    claimants: Sequence[str]
    previous: str
    since: int
    kept: str = ""
    counted: dict[str, int] = field(default_factory=dict)
    course: Course = field(default_factory=Course)

    @cached_property
    def mentions(self) -> list[ActorMention]:
        """The actors of the sentence that people can belong to."""
        return self.doc.owners_in(self.sentence)

    @cached_property
    def named_before(self) -> list[ActorMention]:
        """Those of them that stand before the number."""
        return [m for m in self.mentions if m.end <= self.quantity.start and m.form != "modifier"]

    @property
    def last(self) -> ActorMention | None:
        """The one nearest before the number."""
        return self.named_before[-1] if self.named_before else None

    @cached_property
    def after(self) -> ActorMention | None:
        """The first of them behind the number and its noun."""
        return next((m for m in self.mentions if m.start >= self.end), None)

    @property
    def teller(self) -> str:
        """Who claims the number, if the text names anybody."""
        return next((name for name in self.claimants if name), "")

    @property
    def clause(self) -> "Clause | None":
        """The grammar of the sentence, if it could be read."""
        return self.doc.clauses[self.sentence.index]

    @property
    def words(self) -> frozenset[str]:
        """The words of the sentence in lower case, looked up before a pattern is tried."""
        return self.doc.words_in(self.sentence)

    @property
    def section(self) -> int:
        """Where the section of the number begins."""
        return self.doc.sentences[self.doc.sections[self.sentence.index]].start

    @property
    def lot(self) -> str:
        """What the number counts: losses, or men who are there."""
        return "losses" if self.measure in LOSSES else "men"

    @cached_property
    def asides(self) -> list[tuple[int, int]]:
        """The relative clauses that are over before the number, from comma to comma."""
        marks = _ASIDE.finditer(self.doc.lower, self.sentence.start, self.quantity.start)
        return [mark.span() for mark in marks]

    @cached_property
    def begin(self) -> int:
        """Where the clause of the number begins."""
        begin = self.sentence.start
        for mark in _NEW_CLAUSE.finditer(self.doc.text, begin, self.quantity.start):
            if not any(low <= mark.start() < high - 2 for low, high in self.asides):
                begin = mark.end()
        return begin

    @cached_property
    def active(self) -> bool:
        """Whether the people are the object of `verb`."""
        lower, start, verb = self.doc.lower, self.quantity.start, self.verb
        return (
            verb is not None
            and verb.end <= start
            and not self.before(_PASSIVE, 24, at=verb.start)
            and not _NOT_OBJECT.search(lower, verb.end, start)
        )

    def zone(self, mention: ActorMention) -> str:
        """Where a mention stands: behind the number, in its phrase, in an aside, in its clause, before."""
        if mention.start >= self.end:
            return "after"
        if mention.end > self.quantity.start:
            return "inside"
        if any(low < mention.start < high for low, high in self.asides):
            return "aside"
        return "clause" if mention.start >= self.begin else "before"


def size(quantity: Quantity) -> float:
    """The number by which a figure is known again, be it a best guess or a bound; 0 for "dozens"."""
    return quantity.best or quantity.low or quantity.high or 0.0
