"""Whether an article is about armed people at all, and whether a sentence tells history."""

import re
from typing import TYPE_CHECKING

from toolkit.extraction.dates.read import DateMention
from toolkit.extraction.text.spans import Sentence
from toolkit.extraction.text.terms import topic_words

if TYPE_CHECKING:
    from toolkit.extraction.article.document import Document

_MANY = 4  # different words of another topic
_FEW = 2
_BRIEF = 7  # sentences of a piece too short to say at length what it is about
_SENT = ("deployed", "withdrawn")
_FELL = ("killed", "wounded", "casualties", "captured")
_ARMED = ("military", "weak")
_OLD = 15  # years before the report from which on an article that dates nothing later is history
_LONG_AGO = 40  # years from which on a single sentence is history in an article of today


_COMMEMORATES = re.compile(
    r"\b(?:anniversary|remember\w*|veterans?|commemorat\w*|centenary|memorial|museum|historians?|"
    r"years on|years ago)\b",
    re.I,
)


def is_military(doc: "Document") -> bool:
    """Whether soldiers and words of war stand in enough sentences: an army of engineers is none."""
    if len(doc.sentences) < 3:
        return True  # a sentence on its own shows no context: its words decide
    war = conflict = core = people = 0
    for terms in doc.figure_terms:
        if terms:
            war += True in [t.war for t in terms]
            conflict += True in [t.context for t in terms]
            core += True in [t.core for t in terms]
            people += "military" in [t.people for t in terms]
    other = topic_words(doc.terms)
    if other >= _MANY and 2 * core < other:
        return False  # a match report in which an army of fans is at war
    return (
        core >= 2
        or (core >= 1 and (war >= 1 or conflict >= 2))
        or war >= 3
        or (war >= 1 and conflict >= 4)
        or (people >= 2 and (war >= 2 or conflict >= 5))
        or (other < _FEW and _is_dense(people, conflict, len(doc.sentences)))
        or (other < _FEW and people >= 2 and _names_a_force(doc))
        or (other < _FEW and _sends_abroad(doc))
        or (other < _FEW and len(doc.sentences) <= _BRIEF and _tells_of_forces(doc, conflict))
    )


def _is_dense(people: int, conflict: int, sentences: int) -> bool:
    """Whether a short piece speaks of little else: "Fiji will keep 170 personnel in Sinai"."""
    return people > 0 and conflict > 0 and 10 * (people + conflict) >= 4 * sentences


def _tells_of_forces(doc: "Document", conflict: int) -> bool:
    """Whether a brief names who bears arms and what became of them: "UNISFA lost 3 when its base was hit".

    `conflict` counts its sentences with words of conflict. Police alone may be after thieves.
    """
    forces = sum(_bears_arms(doc, sentence) for sentence in doc.sentences)
    soldiers = sum(
        any(t.people == "military" and "police" not in t.term for t in terms) for terms in doc.figure_terms
    )
    fates = sum(any(t.noun or t.state in _FELL for t in terms) for terms in doc.figure_terms)
    armed = conflict + forces + soldiers
    return armed >= 1 and armed + fates >= 2


def _bears_arms(doc: "Document", sentence: Sentence) -> bool:
    return any(m.kind == "armed_force" and m.form in ("name", "body") for m in doc.mentions_in(sentence))


def _sends_abroad(doc: "Document") -> bool:
    """Whether a sentence of two states sends people of one to the other, or tells how they fell fighting."""
    for sentence, terms in zip(doc.sentences, doc.figure_terms, strict=True):
        sent = any(t.state in _SENT for t in terms) and any(t.people in _ARMED for t in terms)
        fell = any(t.state in _FELL for t in terms) and any(t.context for t in terms)
        if (sent or fell) and len({m.name for m in doc.mentions_in(sentence) if m.kind == "state"}) >= 2:
            return True
    return False


def _names_a_force(doc: "Document") -> bool:
    """Whether a mission, an army or an armed group is named, by more than "the army"."""
    return any(_bears_arms(doc, sentence) for sentence in doc.sentences)


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
        and (not doc.tells_history or _names_its_year(doc, d))  # "Sunday": the ceremony
    ]
    if years:
        return max(years) < limit and not _PRESENT.search(sentence.text)
    return doc.tells_history


def _names_its_year(doc: "Document", found: DateMention) -> bool:
    return found.edtf[:4] in doc.text[found.start : found.end]


def tells_history(doc: "Document") -> bool:
    """Whether the dates of the whole article lie long before the report."""
    if doc.published is None:
        return False
    limit = doc.published.year - _OLD
    years = [int(d.edtf[:4]) for d in doc.dates if d.edtf[:4].isdigit() and d.end - d.start > 3]
    old = sum(1 for year in years if year < limit)
    named = [d for d in doc.dates if d.edtf[:4].isdigit() and _names_its_year(doc, d)]
    bygone = [d for d in named if int(d.edtf[:4]) < limit]
    recalls = any(_COMMEMORATES.search(s.text) for s in doc.sentences[:4])
    if recalls and bygone and (old == len(years) or len(bygone) == len(named)):
        return True
    headline = [d for d in named if d.end <= doc.headline_end]
    if headline and bygone[: len(headline)] == headline and 2 * len(bygone) > len(named):
        return True  # "A town and its conscripts of 1982"
    return len(years) >= 3 and old > 0.7 * len(years)
