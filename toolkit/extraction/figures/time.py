"""When a figure was true, and when somebody said so."""

from typing import TYPE_CHECKING

from toolkit.extraction.dates.read import DateMention
from toolkit.extraction.figures.ahead import DAY, aims_at, in_time, is_ahead, last_year, moves_then
from toolkit.extraction.figures.asides import aside_before
from toolkit.extraction.figures.dated import LIKE_THEN, own_dates
from toolkit.extraction.numbers.read import Quantity
from toolkit.extraction.text import patterns as re
from toolkit.extraction.text.spans import Sentence
from toolkit.extraction.text.wordsets import SEVERAL

if TYPE_CHECKING:
    from toolkit.extraction.article.document import Document


def when_of(
    doc: "Document", sentence: Sentence, quantity: Quantity, following: int, planned: bool, lost: bool
) -> tuple[str, str]:
    """(date of the fact, date of the saying) as EDTF, blank where the sentence has none.

    `following` is the offset of the next number: a date behind "up from seven" belongs to the seven.
    """
    facts, said = own_dates(doc, sentence)
    saying = said.edtf if said and not _APART.search(doc.lower, quantity.end, said.start) else ""
    if not facts:
        return "", saying
    best: tuple[int, str] | None = None
    ahead = any("planned" in cue.kinds for cue in doc.cues[sentence.index])
    for found in facts:
        if _of_another(doc, sentence, found, quantity, following, lost) or (
            said and found.start > following and _SPOKE_OF.search(doc.lower, quantity.end, found.start)
        ):
            continue
        if not planned and _TO_STAY.search(doc.lower, quantity.end, found.start):
            continue
        coming = planned or (not lost and moves_then(doc, found, quantity.start))
        day = in_time(doc, found, coming, ahead, quantity.start)
        day = last_year(doc, found, day) if lost else day
        if planned and _is_of_clause_before(doc, found, day, quantity.start):
            continue
        if not coming and is_ahead(doc, day) and (lost or not aims_at(doc.lower, found, quantity)):
            continue
        distance = _distance(doc.lower, found, quantity, following) if day else None
        if distance is not None and (best is None or distance < best[0]):
            best = (distance, day)
    return (best[1] if best and best[0] < 260 else ""), saying


def _is_of_clause_before(doc: "Document", found: DateMention, day: str, number: int) -> bool:
    """As in "at its peak in 2011 it had 900 there; some 20 will stay": a month or year gone by."""
    if doc.published is None or found.kind != "point" or len(day) == DAY:
        return False
    return day < doc.published.isoformat()[: len(day)] and "; " in doc.text[found.end : number]


_APART = re.compile(r";\s|,\s(?:while|whereas|but|although|though)\s")


# "said in May that 90 had died, having spoken of 60 in March": what was said before
_SPOKE_OF = re.compile(
    r"\b(?:having|after|earlier|previously|against|had\s(?:spoken|said|put|counted|given|reported|claimed|told|listed))\b|"
    r"\bout of\b|(?:,|\band)\sthat\s|;"
)


# "keeps 80 men there and has a deal to stay until August"
_TO_STAY = re.compile(r"\bto\s(?:stay|remain|last|run|continue)\s(?:[\w-]+\s){0,2}$")


def _of_another(
    doc: "Document", sentence: Sentence, found: DateMention, quantity: Quantity, following: int, lost: bool
) -> bool:
    """Whether a date belongs to the number compared with, to an aside or to another clause."""
    compared = found.start > following and _COMPARED.search(doc.lower, quantity.end, following)
    if compared and not _FROM_STATES.search(doc.lower, quantity.end, following + 30):
        return True
    if _WITH_NUMBER.search(doc.lower, quantity.end, found.start):
        return True
    if found.start > quantity.start and doc.lower.startswith(", when ", found.end):
        before = doc.lower[max(sentence.start, found.start - 45) : found.start]
        if LIKE_THEN.search(before):
            return True
    if _ONCE.search(doc.lower, sentence.start, quantity.start):
        return True
    return _in_aside(doc, sentence, found, quantity, lost) or _elsewhere(doc, sentence, found, quantity, lost)


# "the mission, once 13,000 strong, left on Tuesday"
_ONCE = re.compile(r",\s(?:once|formerly|at one time)\s(?:[\w-]+\s){0,3}$")


def _distance(lower: str, found: DateMention, quantity: Quantity, following: int) -> int | None:
    """How far a date is from its number, more where others stand between; None where it dates a plan."""
    if found.start < quantity.end:
        return quantity.start - found.end + 25
    gap = lower[quantity.end : found.start]
    if _TIMES_THAT.search(gap):
        return None
    beyond = 80 if found.start > following + 30 else 0
    return len(gap) + beyond + (60 if _LONG_NUMBER.search(gap) else 0)


# where another clause begins, with its own time; a list of numbers goes on
_NUMBER = rf"(?:\w+\s){{0,4}}?(?:\d|(?:one|{SEVERAL})\b|a dozen)"
_OTHER_CLAUSE = re.compile(
    r";\s|,\s(?:but|while|although|though|whereas|even though|starting with)\s|"
    r"\s(?:although|though|whereas)\s|"
    rf",\sand\s(?!{_NUMBER})|\sand\s(?:w(?:as|ere)\sto|has|have|is|are|will|would|plans|wants|keeps|retains|promised|offered|pledged)\s"
)
_PREDICATE = re.compile(
    r",\s(?:wh(?:ich|o)\s)?(?:has|have|is|are|will|would|plans|wants|keeps|retains|numbers?|promised|offered|pledged)\s"
)
_SAID = re.compile(r"\b(?:said|told|announced)\b")
_RELATIVE = re.compile(
    r",\s(?P<then>where|when)\s|,\swhich\s(?:\w+\s)?(?:began|started|expires?d?|closed|dates|runs?|ran|set\sup|launched|founded|created)\s|"
    r",\sas\s(?!recently|late|early|lately|long)|\sand\smeans\s"
)
# "900 remain after others were sent away in 2022", "sent 900 after a raid in May"
_AFTER_THAT = re.compile(
    r"\s(?:after|before)\s(?:[\w’'-]+\s){1,4}(?:was|were|had|have|has|left|went|fell|took)\s|\s(?:after|following)\s(?:an?|its|their|fighting|clashes|talks|attacks|reports)\s"
)
# "freed seven men whom they had taken in May"
_HAD_TAKEN = re.compile(
    r"\b(?:it|they|he|she|who|which|that)\s(?:had|have|has)\s(?:been\s)?(?:taken|captured|held|seized|kidnapped|abducted|"
    r"detained|arrested|imprisoned)\b"
)
_OPENING = re.compile(r"\W*(?:(?!(?:announced|said|told|decided|agreed|vowed|promised)\b)[\w-]+\s){0,4}$")


def _elsewhere(
    doc: "Document", sentence: Sentence, found: DateMention, quantity: Quantity, lost: bool
) -> bool:
    """Whether date and number stand in different clauses; an opening date and that of a fight reach on."""
    if found.start >= quantity.end:
        low, high = quantity.end, found.start
        aside = _RELATIVE.search(doc.lower, low, high)
        if aside and not (lost and aside["then"]):  # "lost 20 men in Kivu, where rebels attacked on 3 May"
            return True
        after = _AFTER_THAT.search(doc.lower, low, high)
        if not lost and (
            (after and not _SAID.search(doc.lower, low, after.start() + 1))
            or _HAD_TAKEN.search(doc.lower, low, high)
        ):
            return True
        return _OTHER_CLAUSE.search(doc.lower, low, high) is not None
    low, high = found.end, quantity.start
    if lost or not (_OTHER_CLAUSE.search(doc.lower, low, high) or _PREDICATE.search(doc.lower, low, high)):
        return False
    till = found.kind == "until" and found.start > sentence.start
    return till or _OPENING.match(doc.lower, sentence.start, found.start) is None


_TIMES_THAT = re.compile(rf"\b(?:twice|(?:{SEVERAL}|several)\stimes)\s(?:as many as\s)?the\b")


def _in_aside(
    doc: "Document", sentence: Sentence, found: DateMention, quantity: Quantity, lost: bool
) -> bool:
    """As in "Pashinyan, who faces an election on 20 June, said": a date of something else.

    So is one behind the aside of the number: "Chad, which has 900 men, said in May".
    """
    words = doc.words_in(sentence)
    if found.start >= quantity.end:
        comma = doc.text.rfind(",", quantity.end, found.start)
        goes_on = comma >= 0 and len(doc.text[comma + 1 : found.start].split()) > 1
        aside = aside_before(doc.lower, words, sentence.start, quantity.start)
        return goes_on and not lost and aside is not None
    aside = aside_before(doc.lower, words, sentence.start, found.start)
    if aside is None or (lost and aside["where"]):
        return False  # "in Kivu, where a bomb went off on Friday, nine are dead"
    return "," in doc.text[found.end : quantity.start]


_LONG_NUMBER = re.compile(r"\d[\d,]{2,}")
_COMPARED = re.compile(r"\b(?:up|down)?\s?from\b|\bcompared with\b|\bagainst\b|\bthan\b")
# "3,500 from 14 countries now, against 1,700 in May"
_WITH_NUMBER = re.compile(
    r",\s(?:(?:up|down)\sfrom|compared\s(?:with|to)|against)\s(?:(?:about|around|some|just|only|nearly|over)\s)?\d"
)
# "900 men from four countries": no earlier number
_FROM_STATES = re.compile(
    r"\bfrom\s(?:[\w-]+\s){1,3}(?:countries|nations|states|units|regiments|provinces|regions)\b"
)
