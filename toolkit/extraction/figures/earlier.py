"""Times that the sentences before have told: of the same fight, of the same month, of the same saying."""

from typing import TYPE_CHECKING

from toolkit.extraction.figures.dated import SAYING, is_of_something
from toolkit.extraction.numbers.read import Quantity
from toolkit.extraction.text import patterns as re
from toolkit.extraction.text.spans import Sentence

if TYPE_CHECKING:
    from toolkit.extraction.article.document import Document

_GOES_ON = re.compile(
    r"(?:It|He|She|They|The (?:agency|ministry|service|army|general|minister|spokesman))\s(?:also|then|put)\b"
)


def earlier_saying(doc: "Document", sentence: Sentence) -> str:
    """The day on which the speaker of this sentence said what stands before it: "It also put ..."."""
    if not _GOES_ON.match(sentence.text) or sentence.index == 0:
        return ""
    other = doc.sentences[sentence.index - 1]
    if other.paragraph != sentence.paragraph:
        return ""
    for found in doc.dates_in(other):
        if found.edtf and SAYING.search(doc.lower, max(other.start, found.start - 60), found.start):
            return found.edtf
    return ""


_SAME = re.compile(
    r"\b(?:that|(?:the|this|those|these) same)\s(?P<unit>day|night|week|weekend|month|year|spring|"
    r"summer|autumn|fall|winter|clash|attack|battle|fight|raid|ambush|incident)\b|"
    r"\b(?:in|over|during|within)\s(?:(?:the|this|that)\ssame|that|this)\s(?:period|time|span)\b|"
    r"\b(?:in|over|during|within)\sthose\s(?:same\s)?(?:[\w-]+\s)?(?:hours|days|weeks|months|years)\b|"
    r"\b(?:was|were|had)\sthen\b|\bat\sthat\s(?:time|point|moment)\b"
)
_LENGTHS = {"month": 7, "year": 4}


def same_time(doc: "Document", sentence: Sentence, quantity: Quantity) -> str:
    """As in "in May ... they lost two that month", "... in the same clash": the date told before it."""
    match = _SAME.search(doc.lower, quantity.end, min(sentence.end, quantity.end + 90)) or _SAME.search(
        doc.lower, max(sentence.start, quantity.start - 60), quantity.start
    )
    if match is None:
        return ""
    for index in range(sentence.index, max(-1, sentence.index - 4), -1):
        told = [found for found in doc.dates_in(doc.sentences[index]) if found.end <= match.start()]
        if told:
            edtf = told[-1].edtf
            return edtf if "/" in edtf else edtf[: _LENGTHS.get(match["unit"], len(edtf))]
    return ""


def earlier_date(doc: "Document", sentence: Sentence) -> str:
    """The date of the fight that the paragraph told of just before, or the answer before "How many died?"."""
    return _date_before(doc, sentence.index, sentence.paragraph, 2) or _date_before_question(doc, sentence)


def _date_before(doc: "Document", index: int, paragraph: int, reach: int) -> str:
    """The last date of a fight in so many sentences of the paragraph before the one at `index`."""
    for other in reversed(doc.sentences[max(0, index - reach) : index]):
        if other.paragraph != paragraph:
            return ""
        for found in doc.dates_in(other):
            before = doc.lower[max(other.start, found.start - 45) : found.start]
            if found.edtf and not (SAYING.search(before) or is_of_something(before)):
                return found.edtf if is_of_days(found.edtf) else ""
    return ""


def _date_before_question(doc: "Document", sentence: Sentence) -> str:
    """The date that an answer told of, where the next question asks how many were lost."""
    start = doc.paragraph_start(sentence)
    if not 0 < start <= sentence.index < start + _ANSWER:
        return ""
    question = doc.sentences[start - 1]
    if not _HOW_MANY_LOST.search(question.text):
        return ""
    asked = doc.paragraph_start(question)
    return _date_before(doc, asked, doc.sentences[asked - 1].paragraph, _ANSWER) if asked else ""


_ANSWER = 9  # sentences of an answer
_HOW_MANY_LOST = re.compile(
    r"\b[Hh]ow many\b[^?]*"
    r"\b(?:died|dead|killed|lost|losses|fell|casualties|wounded|captured|prisoners)\b[^?]*\?"
)


def is_of_days(edtf: str, length: int = 7) -> bool:
    """Whether a date is a day, a month or a stretch within two months: the time of one event.

    `length` is that of its first date as written, at least: 10 where a month is too vague.
    """
    first, _, last = edtf.partition("/")
    if len(first) < length or not "01" <= first[5:7] <= "12":
        return False
    if not last or len(last) < 7 or not last[5:7].isdigit():
        return not last
    return 12 * (int(last[:4]) - int(first[:4])) + int(last[5:7]) - int(first[5:7]) <= 1
