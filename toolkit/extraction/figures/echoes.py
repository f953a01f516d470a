"""Numbers that say anew what the figure before counts: "it is nearer 5,000", "Chad's count stood at 30"."""

from typing import TYPE_CHECKING

from toolkit.extraction.figures.nouns import Counted
from toolkit.extraction.figures.terms import ABOUT
from toolkit.extraction.numbers.read import Quantity
from toolkit.extraction.text import patterns as re

if TYPE_CHECKING:
    from toolkit.extraction.article.document import Document

_NEARER = re.compile(r"(?:nearer|closer\sto|more\slike)\s")
_HAD_IT_AT = re.compile(
    r"\b(?:(?:has|had|have|puts?|putting)\s(?:it|that|this)\sat|the\s[a-z]+\sitself\s(?:speaks?|spoke|admits?|admitted)(?:\s(?:of|to))?|it\s(?:will|would|could|may|might)\s(?:soon\s|yet\s)?"
    rf"(?:pass|exceed|reach|rise\sto|grow\sto)){ABOUT}$"
)


def corrects(doc: "Document", low: int, quantity: Quantity, noun: Counted) -> bool:
    """Whether a number says anew how many the figure before counts; its sentence begins at `low`."""
    if not noun.names_nobody:
        return False
    lower, start = doc.lower, quantity.start
    nearer = _NEARER.search(lower, max(low, start - 14), quantity.value_start)
    return nearer is not None or _HAD_IT_AT.search(lower, max(low, start - 60), start) is not None


_COUNT_STOOD = re.compile(
    r"['’]s?\s(?:own\s|official\s)*(?:death\s)?(?P<what>toll|count|tally|figure|number|list|total)\s(?:(?:has|have|had)\s)?"
    rf"(?:stood\sat|stands\sat|is|was|reached|came\sto|comes\sto|rose\sto|risen\sto){ABOUT}$"
)


def counts_too(doc: "Document", low: int, quantity: Quantity, noun: Counted) -> str:
    """The noun in "Mali names 90 dead. Chad's count stood at 30": the same loss, counted by another."""
    if not noun.names_nobody:
        return ""
    stood = _COUNT_STOOD.search(doc.lower, max(low, quantity.start - 60), quantity.start)
    return stood["what"] if stood else ""
