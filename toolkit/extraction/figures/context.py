"""Whether an article is about armed people at all, and whether a sentence tells history."""

from typing import TYPE_CHECKING

from toolkit.extraction.dates.read import DateMention
from toolkit.extraction.figures.terms import FigureTerm
from toolkit.extraction.text import patterns as re
from toolkit.extraction.text.spans import Sentence

if TYPE_CHECKING:
    from toolkit.extraction.article.document import Document

_ARMED = ("military", "weak")
_SENT = ("deployed", "withdrawn")
_OLD = 15  # years before the report from which on an article that dates nothing later is history
_LONG_AGO = 40  # years from which on a single sentence is history in an article of today
_COMMEMORATES = re.compile(
    r"\b(?:anniversary|remember\w*|veterans?|commemorat\w*|centenary|memorial|museum|historians?|"
    r"years on|years ago|years\s(?:have|had)\s(?:now\s)?(?:gone\sby|passed|elapsed))\b",
    re.I,
)


def is_military(doc: "Document") -> bool:
    """Whether the article is about armed people, and names any.

    Police and staff alone may be after thieves, unless the words of the whole article speak for a report on
    conflict, or a sentence names the two states between which they go.
    """
    if doc.off_topic:
        return False
    armed = doc.tells_of_arms or any(map(_names_armed, doc.figure_terms))
    return len(doc.sentences) < 3 or armed or _goes_abroad(doc)


def _names_armed(terms: list[FigureTerm]) -> bool:
    return any(t.context or t.core for t in terms)


def _goes_abroad(doc: "Document") -> bool:
    """As in "Kenya has sent 600 officers to Haiti"."""
    return any(
        any(t.people in _ARMED for t in terms)
        and any(t.state in _SENT for t in terms)
        and len({m.name for m in doc.mentions_in(sentence) if m.kind == "state"}) > 1
        for sentence, terms in zip(doc.sentences, doc.figure_terms, strict=True)
    )


def names_a_side(doc: "Document") -> bool:
    """Whether the article names a state, a bloc or an armed force that people could belong to."""
    if len(doc.sentences) < 3:
        return True
    sides = ("state", "armed_force", "bloc")
    return any(m.kind in sides and m.form not in ("compound", "place") for m in doc.actors.mentions)


_PRESENT = re.compile(r"\b(?:is|are|has|have|will|says|say|now|still|currently|today)\b")


def is_history(doc: "Document", sentence: Sentence) -> bool:
    """Whether the dates of the sentence, or of the article around it, lie long before the report."""
    if doc.published is None:
        return False
    limit = doc.published.year - _LONG_AGO
    years = [
        int(d.edtf[-4:] if d.edtf[-4:].isdigit() else d.edtf[:4])
        for d in doc.dates_in(sentence)
        if d.edtf[:4].isdigit()
        and (not doc.tells_history or names_its_year(doc, d))  # "Sunday": the ceremony
    ]
    if years:
        return max(years) < limit and not _PRESENT.search(sentence.text)
    return doc.tells_history


def names_its_year(doc: "Document", found: DateMention) -> bool:
    """Whether the year of a date stands in the text."""
    return found.edtf[:4] in doc.text[found.start : found.end]


def tells_history(doc: "Document") -> bool:
    """Whether the dates of the whole article lie long before the report."""
    if doc.published is None:
        return False
    limit = doc.published.year - _OLD
    years = [int(d.edtf[:4]) for d in doc.dates if d.edtf[:4].isdigit() and d.end - d.start > 3]
    old = sum(1 for year in years if year < limit)
    named = [d for d in doc.dates if d.edtf[:4].isdigit() and names_its_year(doc, d)]
    bygone = [d for d in named if int(d.edtf[:4]) < limit]
    recalls = any(_COMMEMORATES.search(s.text) for s in doc.sentences[:4])
    if recalls and bygone and (old == len(years) or len(bygone) == len(named)):
        return True
    headline = [d for d in named if d.end <= doc.headline_end]  # "A town and its conscripts of 1982"
    return bool(headline) and bygone[: len(headline)] == headline and 2 * len(bygone) > len(named)
