"""When a figure was true, and when somebody said so."""

import re
from typing import TYPE_CHECKING

from toolkit.extraction.dates.read import DateMention
from toolkit.extraction.numbers.read import Quantity
from toolkit.extraction.text.spans import Sentence

if TYPE_CHECKING:
    from toolkit.extraction.article.document import Document


_SAYING_DATE = re.compile(
    r"(?:said|says|told|reported|announced|wrote|added|posted|stated|confirmed|published|estimated|report|"
    r"statement|briefing|lawmakers|reporters|journalists|newspaper|dated|interview|circulated|quoted|"
    r"parliament|tweet|disclosed|revealed)(?:\s[\w’'.-]+){0,3}\s*(?:on|in|late|early)?\s*$"
)


def when_of(
    doc: "Document", sentence: Sentence, quantity: Quantity, following: int, planned: bool, lost: bool
) -> tuple[str, str]:
    """(date of the fact, date of the saying) as EDTF, blank where the sentence has none.

    `following` is the offset of the next number: a date behind "up from seven" belongs to the seven.
    """
    facts, saying = _own_dates(doc, sentence)
    if not facts:
        return "", saying
    best: tuple[int, str] | None = None
    ahead = any("planned" in cue.kinds for cue in doc.cues[sentence.index])
    for found in facts:
        if _of_another(doc, sentence, found, quantity, following, lost):
            continue
        day = _in_time(doc, found, planned, ahead, quantity.start)
        distance = _distance(doc.lower, found, quantity, following) if day else None
        if distance is not None and (best is None or distance < best[0]):
            best = (distance, day)
    return (best[1] if best and best[0] < 260 else ""), saying


def _own_dates(doc: "Document", sentence: Sentence) -> tuple[list[DateMention], str]:
    """The dates of a sentence that may be those of facts, and the first on which somebody said so."""
    facts: list[DateMention] = []
    saying = ""
    for found in doc.dates_in(sentence):
        before = doc.lower[max(sentence.start, found.start - 45) : found.start]
        if not found.edtf or _LIKE_THEN.search(before) or _is_of_something(before):
            continue
        if _SAYING_DATE.search(before):
            saying = saying or found.edtf
        else:
            facts.append(found)
    return facts, saying


def _of_another(
    doc: "Document", sentence: Sentence, found: DateMention, quantity: Quantity, following: int, lost: bool
) -> bool:
    """Whether a date belongs to the number compared with, to an aside or to another clause."""
    if found.start > following and _COMPARED.search(doc.lower, quantity.end, following):
        return True
    return _in_aside(doc, sentence, found, quantity) or _elsewhere(doc, sentence, found, quantity, lost)


def _distance(lower: str, found: DateMention, quantity: Quantity, following: int) -> int | None:
    """How far a date is from its number, more where others stand between; None where it dates a plan."""
    if found.start < quantity.end:
        return quantity.start - found.end + 25
    gap = lower[quantity.end : found.start]
    if _INTENDED.search(gap) or _TIMES_THAT.search(gap):
        return None
    beyond = 80 if found.start > following + 30 else 0
    return len(gap) + beyond + (60 if _LONG_NUMBER.search(gap) else 0)


# where another clause begins, with its own time; a list of numbers goes on
_NUMBER = (
    r"(?:\w+\s){0,4}?(?:\d|one\b|two\b|three\b|four\b|five\b|six\b|seven\b|eight\b|nine\b|ten\b|a dozen)"
)
_OTHER_CLAUSE = re.compile(
    rf";\s|,\s(?:but|while|although|though|whereas|even though)\s|\s(?:although|though|whereas)\s|"
    rf",\sand\s(?!{_NUMBER})|\sand\s(?:has|have|is|are|will|would|plans|wants|keeps|retains|promised|offered|pledged)\s"
)
_PREDICATE = re.compile(
    r",\s(?:has|have|is|are|will|would|plans|wants|keeps|retains|promised|offered|pledged)\s"
)
_RELATIVE = re.compile(r",\s(?:where|as|when)\s|\sand\smeans\s")
_WAS = re.compile(r"[^.;]{0,60}?\b(?:was|were|had)\b")
_YEAR = re.compile(r"\d{4}")
_FROM = re.compile(r"\b(?:from|by|until|starting)\b")
_OPENING = re.compile(r"\W*(?:[\w-]+\s){0,4}$")


def _elsewhere(
    doc: "Document", sentence: Sentence, found: DateMention, quantity: Quantity, lost: bool
) -> bool:
    """Whether date and number stand in different clauses; an opening date and that of a fight reach on."""
    if found.start >= quantity.end:
        low, high = quantity.end, found.start
        return bool(_OTHER_CLAUSE.search(doc.lower, low, high) or _RELATIVE.search(doc.lower, low, high))
    low, high = found.end, quantity.start
    if lost or not (_OTHER_CLAUSE.search(doc.lower, low, high) or _PREDICATE.search(doc.lower, low, high)):
        return False
    return _OPENING.match(doc.lower, sentence.start, found.start) is None


def _in_time(doc: "Document", found: DateMention, planned: bool, ahead: bool, number: int) -> str:
    """The date, moved by a year where a plan is dated back or a fact ahead; blank if it names its year."""
    edtf = found.edtf
    if doc.published is None or not edtf[:4].isdigit() or not edtf[5:7].isdigit() or edtf[5] > "1":
        return edtf
    today = doc.published.isoformat()[:7]
    past = edtf.rpartition("/")[2][:7] < today
    starts = _FROM.search(doc.lower, max(0, found.start - 12), found.end)
    step = 1 if planned and past and starts else 0
    was = _WAS.match(doc.lower, found.end, number)
    told = not planned and (was is not None or (not ahead and found.kind != "by"))
    step = -1 if told and edtf[:7] > today else step
    if not step:
        return edtf
    if "/" in edtf or len(edtf) != 7 or _YEAR.search(doc.text, found.start, found.end):
        return edtf if step < 0 else ""
    return f"{int(edtf[:4]) + step}{edtf[4:]}"


# "resolution 2767 (2024)", "a defence agreement of 2023" date the document,
# "and means to raise the number by the end of the year" the plan
_OF_SOMETHING = re.compile(
    r"\b(?:resolution|decision|law|decree|regulation)\s(?:no\.?\s)?[\w/.-]+\s\($|\b(?:agreement|accord|"
    r"pact|treaty|deal|truce|ceasefire|resolution|mandate|contract|memorandum|law|decree)\s(?:held\s|"
    r"signed\s|reached\s|concluded\s|agreed\s)?(?:\w+\s){0,3}?(?:of|in|on|from)\s$|\b(?:founded|"
    r"established|created|set up|formed|re-?founded|refounded|signed|adopted|agreed|inaugurated|born|"
    r"built|elected|begun|held)\s(?:\w+\s\w+\s)?(?:in|on)\s$"
)
_INTENDED = re.compile(r"\band\s(?:means|plans|wants|intends|hopes|aims|is|are)\sto\b")


def _is_of_something(before: str) -> bool:
    """As in "the accord of 2020", "founded in 1990": a date that belongs to a thing."""
    joined = before.endswith("(") or before.endswith(("of", "in", "on", "from"), 0, len(before) - 1)
    return joined and _OF_SOMETHING.search(before) is not None


_TIMES_THAT = re.compile(r"\b(?:twice|(?:three|four|five|six|ten|several)\stimes)\s(?:as many as\s)?the\b")
_ASIDE = re.compile(r",\s(?:who|which|whose|where)\s[^,]*$")


def _in_aside(doc: "Document", sentence: Sentence, found: DateMention, quantity: Quantity) -> bool:
    """As in "Pashinyan, who faces an election on 20 June, said": a date of something else."""
    if quantity.start < found.end or not _ASIDE.search(doc.text, sentence.start, found.start):
        return False
    return "," in doc.text[found.end : quantity.start]


_LONG_NUMBER = re.compile(r"\d[\d,]{2,}")
_COMPARED = re.compile(r"\b(?:up|down)?\s?from\b|\bcompared with\b|\bagainst\b|\bthan\b")
_LIKE_THEN = re.compile(r"(?<!recently )(?<!late )(?<!early )\b(?:as|than|unlike)\s(?:in|on)\s?$|\bthan\s$")
# a pronoun for the attackers, the plane, the dead: the event goes on
_THERE = re.compile(
    r"\b(?:there|the (?:attack|raid|battle|clash|strike|ambush|fighting|incident|operation|crash|blast|"
    r"assault)|them|then|that day)\b"
)


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
        if found.edtf and _SAYING_DATE.search(doc.lower, max(other.start, found.start - 60), found.start):
            return found.edtf
    return ""


def earlier_date(doc: "Document", sentence: Sentence, losses: bool = False) -> str:
    """The date of the event that the paragraph told of just before."""
    if not losses and not _THERE.search(sentence.text):
        return ""
    for index in range(sentence.index - 1, max(-1, sentence.index - 3), -1):
        other = doc.sentences[index]
        if other.paragraph != sentence.paragraph:
            return ""
        for found in doc.dates_in(other):
            before = doc.lower[max(other.start, found.start - 45) : found.start]
            if found.edtf and not _SAYING_DATE.search(before) and not _is_of_something(before):
                return found.edtf if _is_of_days(found.edtf) or not losses else ""
    return ""


def _is_of_days(edtf: str) -> bool:
    """Whether a date is a day, a month or a stretch within two months: the time of one event."""
    first, _, last = edtf.partition("/")
    if len(first) < 7 or not first[5:7].isdigit():
        return False
    if not last or len(last) < 7 or not last[5:7].isdigit():
        return not last
    return 12 * (int(last[:4]) - int(first[:4])) + int(last[5:7]) - int(first[5:7]) <= 1
