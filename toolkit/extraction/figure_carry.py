"""The measure of a number that nothing in its clause tells: from figures and lead-ins before it."""

import re
from typing import TYPE_CHECKING, Any

from toolkit import lexicon
from toolkit.extraction.figure_nouns import Counted
from toolkit.extraction.figure_terms import LOSSES, FigureTerm
from toolkit.extraction.numbers import Quantity
from toolkit.extraction.spans import Sentence

if TYPE_CHECKING:
    from toolkit.extraction.document import Document

Row = dict[str, Any]

_LINKED = re.compile(
    r"^[^.;]*(?:\band\b|,|up from|down from|from|to|against|including|of whom|of them|\()[^.;]*$"
)
# "The defence ministry speaks of 30", "the true number is over 100": the figure just given
_SAID_OF_IT = re.compile(
    r"(?:\b(?:speaks?|spoke|admits?|admitted|owns? up|tells?|told|talks?|hears?|writes?)\s(?:only\s|"
    r"instead\s)?(?:of|to)|"
    r"\b(?:claims?|claimed|counts?|counted|says?|said|gave|gives|confirms?|confirmed|lists?|listed|"
    r"acknowledge[sd]?|has)|"
    r"\b(?:number|figure|count|toll|tally|total|estimate|list|claim|it|them)\b[^.;:]{0,40}?\b(?:is|was|at|"
    r"to|as|of)|"
    r"(?:[;,]|\bor|\band|\bwere|\bwas))\s[\"“]?$"
)
_FIGURE_IS = re.compile(
    r"\b(?:number|figure|count|toll|tally|total|estimate|list|claim|spoke|speaks|admitted|"
    r"admits)\b[^.;:]{0,40}?"
    r"\b(?:is|was|at|to|as|of|stood)\s[\"“]?$"
)
_STANDING = ("deployed", "other")  # what a later sentence takes up without saying so
_BULLET = re.compile(r"\s*(?:[-–—•*·▪]|\(?[a-z\d]{1,2}[).])\s")
# Fighters of a group and recruits are its strength; soldiers of a state in a report are posted somewhere.
_STRENGTHS = frozenset(lexicon.terms("words", "strength of a group"))
_SOMEWHERE = re.compile(r"\s(?:in|inside|near|across|into|to|at|on)\s(?:the\s)?[A-Z]")
_COUNT = re.compile(
    r"\b(?:count|tally|toll|figure|list|total|number|dead)\b[^.;]{0,30}\b(?:includes?|comprises?|"
    r"lists?|covers?|are|were)\s"
)


def carried(
    doc: "Document",
    sentence: Sentence,
    measure: str,
    quantity: Quantity,
    noun: Counted,
    same: Row | None,
    near: Row | None,
) -> str:
    """The measure found, or else that of what the number goes on from."""
    if measure:
        return measure
    if same is not None:
        gap = doc.lower[same["end"] : quantity.start]
        if len(gap) < 90 and _LINKED.search(gap):
            return str(same["measure"])
        if noun.kind == "none" and len(gap) < 160 and _SAID_OF_IT.search(gap):
            return str(same["measure"])
    counted = _counted_before(doc, sentence, quantity)
    if counted:
        return counted
    if near is not None and noun.kind in ("none", "part"):
        before = doc.lower[max(sentence.start, quantity.start - 60) : quantity.start]
        just_given = (
            same is None and sentence.index and near["start"] >= doc.sentences[sentence.index - 1].start
        )
        if near["measure"] in _STANDING or (just_given and _FIGURE_IS.search(before)):
            return str(near["measure"])
    led = _lead_in(doc, sentence)
    if led:
        return led
    somewhere = _SOMEWHERE.match(doc.text, max(noun.end, quantity.end))
    return "other" if noun.noun in _STRENGTHS and not somewhere else "deployed"


def _counted_before(doc: "Document", sentence: Sentence, quantity: Quantity) -> str:
    """As in "1,000 have been killed. Its count includes 336 fighters": the losses of the sentence before."""
    if not sentence.index or not _COUNT.search(doc.lower, sentence.start, quantity.start):
        return ""
    before = doc.figure_terms[sentence.index - 1]
    return next((t.state for t in before if t.state in LOSSES), "")


def _lead_in(doc: "Document", sentence: Sentence) -> str:
    """What the sentence before a list says of all its items: "Troops withdrawn so far:"."""
    if not _BULLET.match(sentence.text):
        return ""
    for index in range(sentence.index - 1, max(-1, sentence.index - 14), -1):
        other = doc.sentences[index]
        if not _BULLET.match(other.text):
            return _told(doc.figure_terms[index]) if other.text.rstrip().endswith(":") else ""
    return ""


def _told(terms: list[FigureTerm]) -> str:
    return next((t.state or t.noun for t in reversed(terms) if t.state or t.noun), "")
