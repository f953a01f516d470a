"""Where the counted people are."""

import re
from typing import TYPE_CHECKING

from toolkit import lexicon
from toolkit.extraction.figures.nouns import Counted
from toolkit.extraction.numbers.read import Quantity
from toolkit.extraction.text.spans import Sentence

if TYPE_CHECKING:
    from toolkit.extraction.article.document import Document


_AT_PLACE = re.compile(
    r"[itnaof](?<!\w.)(?:(?<=i)n(?:to|side)?|(?<=t)o|(?<=n)ear|(?<=a)(?:t|cross)|(?<=o)(?:utside|ver)|"
    r"(?<=f)rom)"
    r"\s((?:the\s)?(?:(?:north|south|east|west|"
    r"central|eastern|western|northern|southern|occupied|Russian-occupied|north-east|northeastern|"
    r"southwestern|northwestern|southeastern|upper|lower)\s)?[A-Z][\w’'-]*\w(?:\s(?:[A-Z][\w’'-]+|"
    r"of\s(?:the\s)?[A-Z]\w+|region|oblast|province|district|border|area|valley|peninsula|coast|shoal))*)"
)
_NOT_PLACES = frozenset(lexicon.terms("words", "no place"))


def location_of(doc: "Document", sentence: Sentence, quantity: Quantity, noun: Counted) -> str:
    """The place named after the number in its sentence, else before it; blank if there is none."""
    text = doc.text
    spans = ((noun.end, sentence.end), (sentence.start, quantity.start))
    for low, high in spans:
        best = ""
        for match in _AT_PLACE.finditer(text, low, high):
            place = match.group(1).removeprefix("the ")
            first = place.split(" ")[0]
            if first in _NOT_PLACES or place.endswith(("'s", "’s")) or (place.isupper() and len(place) < 2):
                continue
            best = place
            if low == noun.end:
                break
        if best:
            return best
    return ""
