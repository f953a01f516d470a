"""What a number stands in when its side is asked for, and the questions that the rules put to it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from toolkit.extraction.actors.types import ActorMention
from toolkit.extraction.figures.antecedent import (
    relative_subject,
    topic_before,
)
from toolkit.extraction.figures.nouns import Counted
from toolkit.extraction.figures.sides import (
    NATIONAL,
    side_name_of,
)
from toolkit.extraction.figures.subject import (
    acting_side,
    victim_side,
)
from toolkit.extraction.figures.terms import LOSSES, FigureTerm
from toolkit.extraction.numbers.read import Quantity
from toolkit.extraction.text.patterns import later
from toolkit.extraction.text.spans import Sentence

if TYPE_CHECKING:
    from toolkit.extraction.article.document import Document
    from toolkit.extraction.figures.side_roles import Standing


_COUNTS_OTHERS = ("counted", "counts", "reported", "reports", "listed", "lists", "estimates", "estimated")


# an estimate goes from one number to another
_FROM_TO = re.compile(
    r"\b(?:moved|went|jumped|came|raised (?:it|this|that|the figure|its estimate))\s(?:from|to)\s"
    r"(?:[\d,]+\sto\s)?$"
)


THEIRS = re.compile(r"\b(?:their|them)\b")


# words of those who give soldiers of their own


_HAS_OR_SENDS = later(
    r"\b(?:has|have|had|keeps|dispatched|sent|sends|contributes|contributed|deployed|provides|provided|lost)\s"
    r"(?:[\w,]+\s){0,3}$"
)


@dataclass(slots=True)
class Course:
    """What one article tells of its actors, read when it is first asked for.

    How they stand in each sentence (by its index), where whose soldiers are spoken of (offset, side), of
    which sides most often (with the cues for that), and whose people each number has counted so far.
    """

    roles: dict[int, list["Standing"]] = field(default_factory=dict)
    owners: list[tuple[int, str]] | None = None
    most: dict[str, tuple[str, ...]] = field(default_factory=dict)
    numbers: dict[float, str] = field(default_factory=dict)


@dataclass(slots=True)
class Setting:
    """What is known about a number when its side is asked for.

    `previous` is the side of the figure before, `same` whether that stands in the same sentence and
    `since` its offset, `near` whether it is no further than the sentence before, `kept` its measure;
    `counted` holds the sides of the figures so far, each with its number of figures.
    `begin` is where the clause of the number begins, `active` whether `verb` has the
    people for its object, `inserted` where relative clauses stand that end before the number.
    """

    doc: "Document"
    sentence: Sentence
    quantity: Quantity
    noun: Counted
    measure: str
    verb: FigureTerm | None
    claimants: Sequence[str]
    previous: str
    same: bool
    since: int
    near: bool = False
    kept: str = ""
    counted: dict[str, int] = field(default_factory=dict)
    course: Course = field(default_factory=Course)
    mentions: list[ActorMention] = field(default_factory=list)
    actors: list[ActorMention] = field(default_factory=list)
    begin: int = 0
    active: bool = False
    inserted: list[tuple[int, int]] = field(default_factory=list)


def size(quantity: Quantity) -> float:
    """The number by which a figure is known again, be it a best guess or a bound; 0 for "dozens"."""
    return quantity.best or quantity.low or quantity.high or 0.0


# "Chad, which borders Sudan, has sent 200"
_INSERTED = re.compile(r",\s(?:which|who|whose|whom|where)\b[^,;]*,\s")
_RELATIVES = frozenset(("which", "who", "whose", "whom", "where"))


def insertions(doc: "Document", sentence: Sentence, end: int) -> list[tuple[int, int]]:
    """The relative clauses of a sentence that are over before `end`, from comma to comma."""
    if _RELATIVES.isdisjoint(doc.words_in(sentence)):
        return []
    return [match.span() for match in _INSERTED.finditer(doc.lower, sentence.start, end)]


def of_speaker(setting: Setting) -> str:
    """As in "three of our soldiers": of whoever speaks, here or in the sentences before."""
    doc = setting.doc
    names = list(setting.claimants)
    for index in range(setting.sentence.index, max(-1, setting.sentence.index - 6), -1):
        names += [frame.names[0] for frame in doc.frames[index] if frame.names]
    sides = (side_name_of(doc, name) for name in names if name)
    spoken = (side for side in sides if doc.actors.kind_of(side) in ("state", "armed_force"))
    ranked = (side for side in doc.sides if doc.actors.kind_of(side) == "state")
    return next(spoken, "") or next(ranked, "")


def observes(setting: Setting, mention: ActorMention) -> bool:
    """Whether an agency or army only counts: "The NIS had 300 dead" says whose number, not whose dead."""
    doc, start = setting.doc, setting.quantity.start
    if mention.end > start or setting.noun.kind == "military":
        return False
    actor = doc.actors.actors.get(mention.name)
    if actor is None or not (actor.kind in ("agency", "person") or NATIONAL & set(actor.roles)):
        return False
    if _FROM_TO.search(doc.lower, mention.end, start):
        return True
    return not any(
        t.state and mention.end <= t.start < start for t in doc.figure_terms[setting.sentence.index]
    )


def sender_of(setting: Setting) -> str:
    """The state that has or sends peacekeepers: "Moscow, which has 1,960 peacekeepers in Karabakh"."""
    doc, sentence, start = setting.doc, setting.sentence, setting.quantity.start
    if not _HAS_OR_SENDS.search(doc.lower, max(sentence.start, start - 40), start):
        return ""
    side = relative_subject(doc, sentence, setting.mentions, start) or acting_side(
        doc, sentence, setting.mentions, setting.begin, start
    )
    return side if doc.actors.kind_of(side) == "state" else ""


def of_subject(setting: Setting) -> str:
    """As in "200 of its soldiers": of the subject of the clause, of the sentence before, of the speaker."""
    doc, sentence, start = setting.doc, setting.sentence, setting.quantity.start
    if setting.same and setting.previous and THEIRS.search(doc.lower, setting.since, start):
        return setting.previous
    subject = acting_side(doc, sentence, setting.mentions, sentence.start, start)
    if subject:
        return subject
    speaker = acting_side(doc, sentence, setting.mentions, sentence.start, start, speakers=True)
    if speaker:
        return speaker
    if setting.near and re.match(r"they\b", doc.lower[sentence.start : start]):
        return setting.previous
    return topic_before(doc, sentence) or setting.previous


def claims_for_itself(setting: Setting) -> str:
    """As in "the Arakan Army claims 45,000": a group that counts its own."""
    doc, start = setting.doc, setting.quantity.start
    for frame in doc.frames[setting.sentence.index]:
        own = frame.names and frame.cue not in _COUNTS_OTHERS
        direct = own and 0 < start - frame.verb - len(frame.cue) < 3
        if direct and setting.measure not in LOSSES and doc.actors.kind_of(frame.names[0]) == "armed_force":
            return side_name_of(doc, frame.names[0])
    return ""


def victims_of(setting: Setting, verb: FigureTerm) -> str:
    s = setting
    return victim_side(s.doc, s.sentence, s.mentions, s.begin, verb, s.previous, s.claimants)
