"""The row of a figure: who claims it, when and where, whose people, how many and how sure."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from toolkit.extraction.attribution.read import Attribution, attribute, claimants
from toolkit.extraction.figures.accept import FLYING
from toolkit.extraction.figures.ahead import is_ahead
from toolkit.extraction.figures.earlier import earlier_date, earlier_saying, same_time
from toolkit.extraction.figures.location import location_of
from toolkit.extraction.figures.measure_setting import Telling
from toolkit.extraction.figures.measure_weighing import Fate
from toolkit.extraction.figures.mode import mode_of
from toolkit.extraction.figures.nouns import Counted
from toolkit.extraction.figures.recalled import SINCE, Told
from toolkit.extraction.figures.setting import Course, Setting, size
from toolkit.extraction.figures.side import side_of
from toolkit.extraction.figures.terms import LOSSES, FigureTerm
from toolkit.extraction.figures.time import when_of
from toolkit.extraction.numbers.read import Quantity
from toolkit.extraction.text import patterns as re
from toolkit.extraction.text.spans import Sentence
from toolkit.extraction.text.wordsets import wordset
from toolkit.schema import Row

if TYPE_CHECKING:
    from toolkit.extraction.article.document import Document


_PRESENT = re.compile(
    r"\b(?:now(?!\s(?:thinks?|says?|believes?|estimates?|puts?|speaks?|counts?|reckons?))|currently|still|"
    r"remains?(?!\sof\b)|so far|at present|today|stands|at the moment|is being|"
    r"are being|are left|already)\b"
)
_AT_WORK = re.compile(r"\b(?:is|are)\s(?:now|currently|still)\b")
_ALREADY = re.compile(
    r"\s(?:(?:are\s|were\s)?already|are(?:\s(?:now|still|currently|presently))?)\s(?:in|at|on|there|here|abroad|deployed|under)\b|"
    r"\swho\s(?:(?:have|had|has)\s(?:already\s)?)?(?:landed|arrived|came|went|gone|left|deployed|joined)\b"
)
_AT_PRESENT = re.compile(r"\s(?:at present|today|now|currently)\b")


@dataclass(slots=True)
class Memory:
    """What earlier figures of the article leave for later ones.

    `civil`, `uprooted` and `thing` are where civilians, refugees and things were counted, `told` has dates.
    """

    side: str = ""
    sides: dict[str, int] = field(default_factory=dict)
    course: Course = field(default_factory=Course)
    last: Row | None = None
    sentence: int = -10
    civil: int = -10
    uprooted: int = -10
    thing: int = -1
    told: Told = field(default_factory=Told)
    noun: Counted | None = None
    rows: list[Row] = field(default_factory=list)

    def keep(self, row: Row, sentence: Sentence, quantity: Quantity, noun: Counted) -> None:
        """The row is the last one, and its side the one most lately spoken of."""
        self.rows.append(row)
        self.last, self.sentence, self.noun = row, sentence.index, noun
        side = row["side"]
        self.course.teller = row["claimed_by"]
        if side:
            self.side = side
            self.sides[side] = self.sides.get(side, 0) + 1
            self.course.numbers[size(quantity)] = side
            if row["measure"] == "trained":
                self.course.trained = side

    def pass_over(self, sentence: Sentence, quantity: Quantity, noun: Counted) -> None:
        """No figure, but where civilians or things were counted."""
        if noun.kind == "civilian" or (noun.kind == "weak" and noun.noun in ("people", "persons")):
            self.civil = sentence.index
        if noun.kind == "thing" or noun.noun in FLYING:
            self.thing = quantity.start


def row_of(telling: Telling, fate: Fate, memory: Memory) -> Row:
    """One row of the table `figures`, of a number whose fate is weighed already.

    `doubts` has what else a weighed column might be.
    """
    doc, sentence, quantity, noun = telling.doc, telling.sentence, telling.quantity, telling.noun
    measure, verb, rival = fate
    counts = noun.kind in ("military", "weak", "people of", "outcome")
    who = claimants(doc, quantity.start, quantity.end)
    side, other = side_of(_setting(telling, measure, verb, who, memory))
    claim = attribute(doc, quantity.start, quantity.end, who)
    status = _status(doc, claim, side, measure, sentence.index)
    mode, when = _mode_and_date(telling, measure, verb, status, memory)
    if status == "planned" and _ALREADY.match(doc.lower, noun.end):
        status = "asserted"  # "plans to send 6,000, with 1,000 already there"
    if status == "asserted" and measure not in LOSSES and is_ahead(doc, when):
        status = "planned"  # "wants 900 under arms by 2030"
    return {
        "quote": sentence.text,
        "start": quantity.start,
        "end": noun.end if counts else quantity.end,
        "claimed_by": claim.claimed_by,
        "via": claim.via,
        "status": status,
        "hedge": claim.hedge,
        "when": when,
        "measure": measure,
        "mode": mode,
        "side": side,
        "location": location_of(doc, sentence, quantity, noun, measure),
        **amount_of(quantity),
        "doubts": {
            column: close for column, close in (("measure", rival), ("side", other)) if close is not None
        },
    }


def _setting(
    telling: Telling, measure: str, verb: FigureTerm | None, who: list[str], memory: Memory
) -> Setting:
    """What the side of a figure is judged by: its words, and the figure before it."""
    last, doc = memory.last, telling.doc
    if last and last["start"] < doc.sentences[doc.sections[telling.sentence.index]].start:
        last = None  # the heading of another side stands between
    return Setting(
        doc,
        telling.sentence,
        telling.quantity,
        telling.noun,
        measure,
        verb,
        who,
        memory.side if last is not None else "",
        last["start"] if last else -1,
        last["measure"] if last else "",
        memory.sides,
        memory.course,
    )


def _mode_and_date(
    telling: Telling, measure: str, verb: FigureTerm | None, status: str, memory: Memory
) -> tuple[str, str]:
    """The mode, and the date of the fact, else of the saying, else of what was told just before."""
    doc, sentence, quantity, noun = telling.doc, telling.sentence, telling.quantity, telling.noun
    lost = measure in LOSSES
    event, saying = when_of(telling, status == "planned", lost)
    mode = mode_of(telling, measure, verb, status, event)
    today = doc.published.isoformat()[:7] if doc.published else ""
    if today and _AT_PRESENT.match(doc.lower, noun.end):
        memory.told.last = ""
        return mode, today
    when = (
        event
        or same_time(doc, sentence, quantity)
        or ("" if status == "planned" else saying)
        or (earlier_date(doc, sentence) if lost and not SINCE.search(sentence.text) else "")
        or (memory.told.of_losses(doc, sentence) if lost or noun.noun in _ATTACKERS else "")
        or earlier_saying(doc, sentence)
        or _of_rival(telling, measure, memory)
        or (memory.told.of_count(doc, sentence) if measure == "deployed" and mode == "stock" else "")
    )
    if lost and is_ahead(doc, when):
        when = ""
    of_fight = mode == "flow" and bool(event or when == memory.told.fight)
    memory.told.keep(sentence, when if event or when != saying else "", lost, of_fight)
    if not when and today and _is_present(doc.lower, sentence.start, quantity.end, mode, status):
        when = today
    return mode, when


_ATTACKERS = ("attackers", "assailants", "raiders")


def _of_rival(telling: Telling, measure: str, memory: Memory) -> str:
    """The date of the figure before, where a bare number counters it."""
    last = memory.last
    if last is None or telling.noun.kind not in ("none", "part"):
        return ""
    alike = last["measure"] == measure
    return memory.told.of_rival(telling.doc, telling.sentence, telling.quantity, memory.sentence, alike)


_PASSED_ON = ("quote", "start", "end", "claimed_by", "via", "status", "hedge", "when")


def passed_on(row: Row) -> Row:
    """What a row passes on to one of another table that follows from it: who says what where, and when."""
    return {column: row[column] for column in _PASSED_ON if column in row}


def amount_of(quantity: Quantity) -> Row:
    """The columns of the number itself."""
    return {
        "low": _whole(quantity.low),
        "best": _whole(quantity.best),
        "high": _whole(quantity.high),
        "bound": quantity.bound,
        "unit": "personnel",
    }


def _is_present(lower: str, start: int, end: int, mode: str, status: str) -> bool:
    """Whether the number that ends at `end` is put forward as one of today."""
    if status == "planned":
        return False
    present = mode == "stock" and _PRESENT.search(lower, start, end + 30)
    return bool(present or _AT_WORK.search(lower, end, end + 60))


def _status(doc: "Document", claim: Attribution, side: str, measure: str, index: int) -> str:
    """An official count of one's own losses is an admission: confirmed; an estimate of them is none."""
    own = side and side in (claim.claimed_by, claim.claimed_by and doc.allegiances[claim.claimed_by].side)
    if not own or claim.status != "asserted" or measure not in LOSSES:
        return claim.status
    guessed = any(f.cue in _GUESSES and claim.claimed_by in f.names for f in doc.frames[index])
    return claim.status if guessed else "confirmed"


_GUESSES = wordset("guesses what it says", "words")


def _whole(value: float | None) -> int | None:
    return None if value is None else round(value)
