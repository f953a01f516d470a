"""The state from which an article is written: who writes "we" and "our soldiers"."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from toolkit.extraction.article.document import Document


def home(doc: "Document") -> str:
    """The state of the dateline, else that of a headline over "my country", else whose army "the army" is.

    The last says nothing of a transcript: those who speak there say "we", and nobody writes.
    """
    return doc.dateline or _headlined(doc) or ("" if any(doc.turns) else doc.power)


def _headlined(doc: "Document") -> str:
    """The state that a headline tells of, in the column of somebody who writes of "my country"."""
    if "my country" not in doc.lower:
        return ""
    opening = doc.mentions_in(doc.sentences[0])[:1]
    return opening[0].name if opening and opening[0].start == 0 and opening[0].kind == "state" else ""
