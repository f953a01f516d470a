"""Whom the words around a transfer speak of: its paragraph, the question above it, the sentence before."""

from toolkit.extraction.article.document import Document
from toolkit.extraction.article.parties import kind_of, party
from toolkit.extraction.attribution.read import attribute
from toolkit.extraction.clauses.clause import Clause

_SIDES = frozenset({"state", "armed_force"})


def _begin(doc: Document, index: int) -> int:
    """The first sentence of the paragraph, or the question above it."""
    first = index
    while first and doc.sentences[first - 1].paragraph == doc.sentences[index].paragraph:
        first -= 1
    return first - 1 if first and doc.sentences[first - 1].text.rstrip().endswith("?") else first


def spoken_of(doc: Document, clause: Clause, here: bool = False) -> set[str]:
    """The states and armed groups that the paragraph has named before; with `here`, those of the sentence."""
    index = clause.sentence.index
    mentions = [m for k in range(_begin(doc, index), index) for m in doc.mentions_in(doc.sentences[k])]
    if here:
        mentions += [m for m in clause.actors.values() if m.form in _WHERE]
    return {party(doc, m.name, m.kind) for m in mentions if m.kind in _SIDES and m.form != "compound"} - {""}


_WHERE = frozenset({"place", "seat", "name", "short"})


def opener(doc: Document, clause: Clause) -> list[str]:
    """The side that the paragraph, or the question above it, names first."""
    index = clause.sentence.index
    for k in range(_begin(doc, index), index):
        for mention in doc.mentions_in(doc.sentences[k]):
            if mention.kind in _SIDES and mention.form in ("name", "seat", "short", "people"):
                name = party(doc, mention.name, mention.kind)
                return [name] if name else []
    return []


def speaker(doc: Document, clause: Clause) -> list[str]:
    """The side that tells of an arrival: "arrived from Germany, Defence Minister Umerov said"."""
    name = attribute(doc, clause.sentence.start, clause.sentence.start + 1).claimed_by
    who = party(doc, name, kind_of(doc, name)) if name else ""
    return [who] if who and kind_of(doc, who) == "state" else []


def subject_of(doc: Document, index: int, clause: Clause) -> list[str]:
    """The actor with whose name the sentence before begins, if it is of the same paragraph."""
    if index < 0 or doc.sentences[index].paragraph != clause.sentence.paragraph:
        return []
    for mention in doc.mentions_in(doc.sentences[index])[:1]:
        possessive = doc.text[mention.end : mention.end + 2] in ("'s", "’s")
        opening = doc.text[doc.sentences[index].start : mention.start].lower().strip()
        if mention.form in ("name", "seat", "short") and not possessive and opening in ("", "the"):
            name = party(doc, mention.name, mention.kind)
            return [name] if name else []
    return []
