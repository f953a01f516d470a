"""What supplies, ties and events share: the clauses of an article and the head of a row."""

from bisect import bisect_right
from dataclasses import dataclass

from toolkit.extraction.article.document import Document
from toolkit.extraction.clauses.clause import Clause
from toolkit.extraction.dates.read import DateMention
from toolkit.extraction.text import patterns as re
from toolkit.extraction.text.spans import Sentence
from toolkit.extraction.text.wordsets import POSSESSIVES
from toolkit.schema import Row


@dataclass(frozen=True)
class Reading:
    """The clause views of an article that hold a term and an actor or a thing: headline and body apart."""

    head: tuple[Clause, ...]
    body: tuple[Clause, ...]

    @staticmethod
    def of(doc: Document) -> "Reading":
        """The reading of a document, made once."""
        return doc.once(_read)


def _read(doc: Document) -> Reading:
    told = [clause for clause in doc.clauses if clause is not None]
    head = [clause for clause in told if clause.sentence.paragraph == 0 and not doc.opens_with_body]
    return Reading(tuple(head), tuple(told[len(head) :]))


def too_old(doc: Document, sentence: Sentence) -> bool:
    """Whether all dates of the sentence lie a generation before the report."""
    return sentence.index in doc.bygone


def claim_row(doc: Document, sentence: Sentence, start: int, end: int) -> Row:
    """The columns that every claim table shares, for the expression text[start:end].

    Where a name runs on behind a false full stop ("theU.N. Council"), the expression ends with the sentence.
    """
    return {
        "quote": sentence.text,
        "start": start,
        "end": min(end, sentence.end),
        "claimed_by": "",
        "via": "",
        "status": "asserted",
        "hedge": "",
        "when": _nearest_date(doc, sentence, start, end),
    }


def _nearest_date(doc: Document, sentence: Sentence, start: int, end: int) -> str:
    """The date in the sentence that stands nearest to the expression; "" if there is none.

    The day of a dateline ("CAIRO, 5 February 2026 (Wire) - ") only where no other date stands behind it,
    and never the day on which somebody said so, nor that of another clause.
    """
    best, distance = "", 10**9
    dates = [date for date in doc.dates_in(sentence) if date.edtf]
    for n, date in enumerate(dates):
        if (n or len(dates) == 1 or not _in_dateline(doc, sentence, date)) and not _told_apart(
            doc, sentence, date, start, end
        ):
            gap = max(date.start - end, start - date.end, 0)
            if gap and _SAID.search(doc.text, sentence.start, date.start):
                if date.start >= end:
                    break  # what follows is told of something else
                continue
            if gap < distance:
                best, distance = date.edtf, gap
    return best


def _told_apart(doc: Document, sentence: Sentence, date: DateMention, start: int, end: int) -> bool:
    """Whether a date is that of a later clause, or the expression stands in a clause put in before it.

    As in "A mediates; B and C met on 25 April", "A, which mediates, met C on 25 April". A date that opens a
    sentence holds for its later clauses too.
    """
    if _THREE_DAYS_AFTER.match(doc.lower, date.end, start):
        return True
    if date.start >= end:
        if _APART.search(doc.lower, end, date.start):
            return True
        asides = _ASIDE.finditer(doc.lower, sentence.start, date.start)
        return any(a.start() <= start < a.end() for a in asides)
    if _SINCE_THEN.search(doc.lower, date.end, start):
        return True
    said = _SAID.search(doc.lower, max(sentence.start, date.start - 30), date.start)
    return said is not None and _APART.search(doc.lower, date.end, start) is not None


# "said on Tuesday, three days after rebels had marched in": not on Tuesday
_THREE_DAYS_AFTER = re.compile(r",\s(?:[\w-]+\s)?(?:days?|weeks?|months?|years?)\s(?:after|before)\s[^;]*$")
_APART = re.compile(r";\s")
_SINCE_THEN = re.compile(r"\band\s(?:has|have)\s(?:since|now)\s")
# "Angola, which mediates between the two, has invited"
_ASIDE = re.compile(r",\s(?:which|who)\s[^,;]+,\s")


def _in_dateline(doc: Document, sentence: Sentence, date: DateMention) -> bool:
    before, behind = doc.text[sentence.start : date.start], doc.text[date.end : sentence.end]
    return bool(_PLACE.fullmatch(before) and _DASH.match(behind))


# "the agency said on Monday", "told reporters last week": when somebody said so; "its first since May"
_SAID = re.compile(
    r"\b(?:said|says|reported|wrote|added|told(?:\s\w+){1,3})\s(?:(?:on|in|late|early)\s)?$"
    r"|\b(?:first|biggest|largest|worst|deadliest|heaviest)\b[^,;.]{0,60}\ssince\s(?:the\s)?$"
)
_PLACE = re.compile(r"(?!(?:On|In|Since|By)\b)(?:[A-Z][\w.’'/-]*(?: ?\([^()]*\))?,? )+")
_DASH = re.compile(r"(?:,? \d{4})?\s*+(?:\([^()]{1,60}\)\s*+)?[-–—]{1,2}\s")


def place_of(clause: Clause, last: int) -> str:
    """Where something happened: the place name after "in", "at" or "near" behind token `last`."""
    for j in clause.names[bisect_right(clause.names, last) :]:
        if j > last + _FAR or not _ENDS.isdisjoint(clause.lows[last + 1 : j]):
            break
        land = clause.actors[j]
        placed = land.kind == "state" and clause.lows[j - 1] in _WHERE
        if placed and land.form != "adjective" and clause.lows[j] not in POSSESSIVES:
            return land.text
    return ""


_FAR, _ENDS = 17, frozenset(";:")  # tokens to a place; no place behind these marks
_WHERE = frozenset({"in", "at", "near", "inside", "across", "around", "outside", "eastern", "northern"})
