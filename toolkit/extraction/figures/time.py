"""When a figure was true, and when somebody said so."""

from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from toolkit.extraction.dates.read import DateMention
from toolkit.extraction.figures.ahead import DAY, aims_at, in_time, is_ahead, last_year, moves_then
from toolkit.extraction.figures.asides import aside_before
from toolkit.extraction.figures.dated import LIKE_THEN, own_dates
from toolkit.extraction.figures.measure_setting import Telling
from toolkit.extraction.text import patterns as re
from toolkit.extraction.text.wordsets import SEVERAL

if TYPE_CHECKING:
    from toolkit.extraction.article.document import Document


class Dates(NamedTuple):
    """The date of a fact and that of its saying, as EDTF; blank where the sentence has none."""

    fact: str
    saying: str


def when_of(telling: Telling, planned: bool, lost: bool) -> Dates:
    """When what a number tells was true, by the nearest date of its sentence, and when it was said."""
    facts, said = own_dates(telling.doc, telling.sentence)
    plans = any("planned" in cue.kinds for cue in telling.doc.cues[telling.sentence.index])
    search = _Search(telling, planned, lost, plans, said)
    near = [(_distance(telling, found), day) for found in facts if (day := search.day_of(found))]
    distance, day = min(near, key=itemgetter(0), default=(_FAR, ""))
    saying = said.edtf if said and not _said_apart(telling, said) else ""
    return Dates(day if distance < _FAR else "", saying)


_FAR = 260  # characters


class _Search(NamedTuple):
    """What is known when the date of a number is looked for: is it planned, a loss, said on some day.

    `plans` says whether its sentence has a word for plans, of whatever.
    """

    telling: Telling
    planned: bool
    lost: bool
    plans: bool
    said: DateMention | None

    def day_of(self, found: DateMention) -> str:
        """The day that a date of the sentence gives the number; blank where it belongs to something else."""
        doc, quantity, following = self.telling.doc, self.telling.quantity, self.telling.between[1]
        late = self.said is not None and found.start > following
        if _of_another(self.telling, found, self.lost) or (
            late and _SPOKE_OF.search(doc.lower, quantity.end, found.start)
        ):
            return ""
        if not self.planned and _TO_STAY.search(doc.lower, quantity.end, found.start):
            return ""
        coming = self.planned or (not self.lost and moves_then(doc, found, quantity.start))
        day = in_time(doc, found, coming, self.plans, quantity.start)
        day = last_year(doc, found, day) if self.lost else day
        if self.planned and _is_of_clause_before(doc, found, day, quantity.start):
            return ""
        ahead = not coming and is_ahead(doc, day)
        return "" if ahead and (self.lost or not aims_at(doc.lower, found, quantity)) else day


def _is_of_clause_before(doc: "Document", found: DateMention, day: str, number: int) -> bool:
    """As in "at its peak in 2011 it had 900 there; some 20 will stay": a month or year gone by."""
    if doc.published is None or found.kind != "point" or len(day) == DAY:
        return False
    return day < doc.published.isoformat()[: len(day)] and "; " in doc.text[found.end : number]


def _said_apart(telling: Telling, said: DateMention) -> bool:
    """As in "some speak of 900, while a minister said in May ...": a saying in a clause behind."""
    return _APART.search(telling.doc.lower, telling.quantity.end, said.start) is not None


_APART = re.compile(r";\s|,\s(?:while|whereas|but|although|though)\s")
# "said in May that 90 had died, having spoken of 60 in March": what was said before
_SPOKE_OF = re.compile(
    r"\b(?:having|after|earlier|previously|against|had\s(?:spoken|said|put|counted|given|reported|claimed|told|listed))\b|"
    r"\bout of\b|(?:,|\band)\sthat\s|;"
)
# "keeps 80 men there and has a deal to stay until August"
_TO_STAY = re.compile(r"\bto\s(?:stay|remain|last|run|continue)\s(?:[\w-]+\s){0,2}$")


def _of_another(telling: Telling, found: DateMention, lost: bool) -> bool:
    """Whether a date belongs to the number compared with, to an aside or to another clause."""
    lower, quantity, following = telling.doc.lower, telling.quantity, telling.between[1]
    compared = found.start > following and _COMPARED.search(lower, quantity.end, following)
    if compared and not _FROM_STATES.search(lower, quantity.end, following + 30):
        return True
    if _WITH_NUMBER.search(lower, quantity.end, found.start):
        return True
    then = found.start > quantity.start and lower.startswith(", when ", found.end)
    if then and telling.before(LIKE_THEN, 45, at=found.start):
        return True
    if _ONCE.search(lower, telling.sentence.start, quantity.start):
        return True
    return _in_aside(telling, found, lost) or _elsewhere(telling, found, lost)


# "the mission, once 13,000 strong, left on Tuesday"
_ONCE = re.compile(r",\s(?:once|formerly|at one time)\s(?:[\w-]+\s){0,3}$")


def _distance(telling: Telling, found: DateMention) -> int:
    """How far a date is from its number, more where others stand between or it is that of another."""
    quantity = telling.quantity
    if found.start < quantity.end:
        return quantity.start - found.end + 25
    gap = telling.doc.lower[quantity.end : found.start]
    if _TIMES_THAT.search(gap):
        return _FAR
    beyond = 80 if found.start > telling.between[1] + 30 else 0
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


def _elsewhere(telling: Telling, found: DateMention, lost: bool) -> bool:
    """Whether date and number stand in different clauses; an opening date and that of a fight reach on."""
    lower, begin, quantity = telling.doc.lower, telling.sentence.start, telling.quantity
    if found.start >= quantity.end:
        low, high = quantity.end, found.start
        aside = _RELATIVE.search(lower, low, high)
        if aside and not (lost and aside["then"]):  # "lost 20 men in Kivu, where rebels attacked on 3 May"
            return True
        after = _AFTER_THAT.search(lower, low, high)
        if not lost and (
            (after and not _SAID.search(lower, low, after.start() + 1)) or _HAD_TAKEN.search(lower, low, high)
        ):
            return True
        return _OTHER_CLAUSE.search(lower, low, high) is not None
    low, high = found.end, quantity.start
    if lost or not (_OTHER_CLAUSE.search(lower, low, high) or _PREDICATE.search(lower, low, high)):
        return False
    till = found.kind == "until" and found.start > begin
    return till or _OPENING.match(lower, begin, found.start) is None


_TIMES_THAT = re.compile(rf"\b(?:twice|(?:{SEVERAL}|several)\stimes)\s(?:as many as\s)?the\b")


def _in_aside(telling: Telling, found: DateMention, lost: bool) -> bool:
    """As in "Pashinyan, who faces an election on 20 June, said": a date of something else.

    So is one behind the aside of the number: "Chad, which has 900 men, said in May".
    """
    doc, begin, quantity = telling.doc, telling.sentence.start, telling.quantity
    words = doc.words_in(telling.sentence)
    if found.start >= quantity.end:
        comma = doc.text.rfind(",", quantity.end, found.start)
        goes_on = comma >= 0 and len(doc.text[comma + 1 : found.start].split()) > 1
        aside = aside_before(doc.lower, words, begin, quantity.start)
        return goes_on and not lost and aside is not None
    aside = aside_before(doc.lower, words, begin, found.start)
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
