"""What supplies, ties and events share: the clauses of an article and the head of a row."""

from dataclasses import dataclass
from typing import Any

from toolkit.extraction.article.document import Document
from toolkit.extraction.clauses.clause import ACTOR, Clause
from toolkit.extraction.text.spans import Sentence


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


def claim_row(doc: Document, sentence: Sentence, start: int, end: int) -> dict[str, Any]:
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
    """The date in the sentence that stands nearest to the expression; "" if there is none."""
    best, distance = "", 10**9
    for date in doc.dates_in(sentence):
        if date.edtf:
            gap = max(date.start - end, start - date.end, 0)
            if gap < distance:
                best, distance = date.edtf, gap
    return best


def place_of(clause: Clause, last: int) -> str:
    """Where something happened: the place name after "in", "at" or "near" behind token `last`."""
    for j in range(last + 1, min(last + 18, clause.size)):
        if clause.kinds[j] == ACTOR and clause.actors[j].kind == "state" and clause.low(j - 1) in _WHERE:
            return clause.actors[j].text
        if clause.is_mark(j, ";:"):
            break
    return ""


_WHERE = frozenset({"in", "at", "near", "inside", "across", "around", "outside", "eastern", "northern"})
