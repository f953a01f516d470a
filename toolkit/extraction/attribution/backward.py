"""Who said the sentence before: "That is what the ministry put out", "So Ann Lee at the lectern"."""

from typing import TYPE_CHECKING

from toolkit import lexicon
from toolkit.extraction.actors.types import UNFIT
from toolkit.extraction.text import patterns as re
from toolkit.extraction.text.spans import Sentence

if TYPE_CHECKING:
    from toolkit.extraction.article.document import Document

_OPENINGS = (
    "That", "This", "So ", "Such", "With ", "Thus ", "These are", "Those are", "The figure", "The number",
    "The toll", "The count", "The estimate", "The total", "The source", "Source", "Both figures",
    "Or so", "At least so",
)  # fmt: skip
_NOUNS = "|".join(sorted({*lexicon.terms("cues", "product")} - {"number"})) + r"|number(?!\sof)"
# "That, at any rate, is what", "This is the figure that", "Such was the count which"
_WHAT = re.compile(
    rf"(?:That|This|Such|These|Those)(?:,\s[^,;]{{2,30}},)?\s(?:is|was|are|were)\s(?:at\sleast\s|also\s)?"
    rf"(?:what|how|according\sto|(?:the|an?)\s(?:[\w-]+\s){{0,2}}?(?:{_NOUNS}|total|toll|tally|count)\b)"
)
# "With this answer General Lee left the hall", "With these words"
_WITH = re.compile(
    rf"With\s(?:this|that|these|those)\s(?:[\w-]+\s)?(?:{_NOUNS}|sentence|sentences|remark|remarks|number)\b,?\s"
)
# "So Ann Lee, the minister, on Monday.", "Or so the ministry says."
_SO = re.compile(
    r"(?:(?:Or\s|At least\s)?[Ss]o|Thus)\s(?:(?:said|says|spoke|wrote|writes|runs)\s)?(?:the\s)?(?=[A-Z])"
)
_NO_VERB = re.compile(
    r"(?:\s(?:says?|said|claims?|insists?|believes?|thinks?))?(?:,\s(?:an?|the|its|their|his|her)\s[^.,]{3,40},?)?(?:\s(?:at|in|on|to|before)\s[^.,\d]{3,40})?\.?$"
)
# "The figure comes from the ministry.", "Source: the ministry."
_FROM = re.compile(
    r"(?:(?:The|That|This|These|Both)\s(?:figures?|numbers?|toll|count|estimates?|total|tally|sum)\s"
    r"(?:(?:also|both|all)\s)?(?:comes?|came|stems?|stemmed|originates?|derives?|(?:is|are)\s(?:taken|drawn))\sfrom"
    r"|(?:The|That)\s(?:figure|number|toll|count|estimate|total)\sis(?=\s(?:the\s)?[A-Z][\w -]{1,40}[’']s?\.)"
    r"|Sources?:|The source(?:\sof\s(?:the|this|that)\s\w+)?\s(?:is|was))\s(?:the\s|an?\s)?"
)
_SHORT = 90  # characters of a sentence that only names who has spoken


def said_behind(doc: "Document", sentence: Sentence) -> str:
    """Who, as this sentence tells, said the one before it; blank where it does not look back."""
    text = sentence.text
    if not text.startswith(_OPENINGS):
        return ""
    match = _WHAT.match(text) or _WITH.match(text) or _FROM.match(text)
    alone = match is None
    match = match or (_SO.match(text) if len(text) < _SHORT else None)
    if match is None:
        return ""
    begin = sentence.start + match.end()
    named = (m for m in doc.mentions_in(sentence) if m.start >= begin and m.form not in UNFIT)
    first = next(named, None)
    if first is None:
        return ""
    return "" if alone and not _NO_VERB.match(doc.text, first.end, sentence.end) else first.name
