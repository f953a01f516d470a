"""Whom the words around a transfer speak of: its paragraph, the question above it, the sentence before."""

from collections.abc import Iterable

from toolkit.extraction.actors.types import ActorMention
from toolkit.extraction.article.document import Document
from toolkit.extraction.article.parties import SIDES, party
from toolkit.extraction.attribution.turns import asks
from toolkit.extraction.clauses.clause import Clause


def _begin(doc: Document, index: int) -> int:
    """The first sentence of the paragraph, or the question or remark that it answers."""
    first = doc.paragraph_start(doc.sentences[index])
    return first - 1 if first and asks(doc, doc.sentences[first - 1]) else first


def spoken_of(doc: Document, clause: Clause, here: bool = False) -> set[str]:
    """The states and armed groups that the paragraph has named before; with `here`, those of the sentence."""
    before = doc.once(_named_before)[clause.sentence.index]
    return before | _sides(doc, [m for m in clause.actors.values() if here and m.form in _WHERE])


def _named_before(doc: Document) -> list[set[str]]:
    """For each sentence the sides that its paragraph, or the question above it, has named before."""
    found: list[set[str]] = []
    for index, sentence in enumerate(doc.sentences):
        opens = not index or doc.sentences[index - 1].paragraph != sentence.paragraph
        first = _begin(doc, index) == index
        last = set() if first else _sides(doc, doc.mentions_in(doc.sentences[index - 1]))
        found.append(last if opens else found[-1] | last)
    return found


def _sides(doc: Document, mentions: Iterable[ActorMention]) -> set[str]:
    return {party(doc, m.name, m.kind) for m in mentions if m.kind in SIDES and m.form != "compound"} - {""}


_WHERE = frozenset({"place", "seat", "name", "short"})


def opener(doc: Document, clause: Clause) -> list[str]:
    """The side that the paragraph, or the question above it, names first."""
    index = clause.sentence.index
    for k in range(_begin(doc, index), index):
        for mention in doc.mentions_in(doc.sentences[k]):
            if mention.kind in SIDES and mention.form in ("name", "seat", "short", "people"):
                name = party(doc, mention.name, mention.kind)
                return [name] if name else []
    return []
