"""Who speaks in a sentence that names nobody, and who, as the next one tells, said this one."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from toolkit import lexicon
from toolkit.extraction.actors.types import UNFIT
from toolkit.extraction.attribution.scope import GOES_ON, Frame
from toolkit.extraction.text import patterns as re
from toolkit.extraction.text.spans import Sentence
from toolkit.extraction.text.wordsets import any_of

if TYPE_CHECKING:
    from toolkit.extraction.article.document import Document

_OPENS = ('"', "“")
_CLOSES = ('"', "”")


def names_of(frames: list[Frame]) -> list[str]:
    """The first name of each act of saying."""
    return list(dict.fromkeys(name for frame in frames for name in frame.names[:1]))


def carried(doc: "Document", index: int) -> list[str]:
    """The speaker of the sentence before, where this one goes on with the same statement."""
    text = doc.sentences[index].text
    whole = text.startswith(_OPENS) and text.endswith(_CLOSES)  # says Ann Lee. "There were 90."
    if doc.quotes[index] or whole:
        found = _quoted(doc, index, whole)
        if found is not None:
            return found
    if GOES_ON.match(text) and (found := _of_statement(doc, index)):
        return found
    return _announced(doc, index)


def _quoted(doc: "Document", index: int, whole: bool) -> list[str] | None:
    """Whose the quotation is; empty where somebody unnamed says so, None where nobody is seen to speak."""
    opens = doc.sentences[index].text.startswith(_OPENS)
    for other in _around(doc, index, whole, opens):
        said = [f for f in doc.frames[other] if "say" in f.kinds]
        if (names := names_of(said)) or (whole and said):
            return names[:1]
    if opens and index and (before := _left_open(doc, index)):
        return _quoted(doc, before, False)
    return None


def _around(doc: "Document", index: int, whole: bool, opens: bool) -> Iterator[int]:
    """The sentences that may say who speaks, those of the paragraph beside only for one that runs on."""
    here = doc.sentences[index].paragraph
    reach = 1 if doc.quotes[index] and opens else 0
    for step in (-1, 1) if whole else (1, 2, 3, -1, -2, -3):
        other = index + step
        if 0 <= other < len(doc.sentences) and abs(doc.sentences[other].paragraph - here) <= reach:
            yield other


def _left_open(doc: "Document", index: int) -> int:
    """The last sentence of the paragraph before, if its quotation is not closed there; else 0."""
    before = doc.sentences[index - 1]
    apart = before.paragraph != doc.sentences[index].paragraph
    return before.index if apart and doc.quotes[before.index] and not before.text.endswith(_CLOSES) else 0


def _of_statement(doc: "Document", index: int) -> list[str]:
    """Who spoke last in the sentence before, if it stands in the same paragraph."""
    before = index - 1
    if before < 1 or doc.sentences[before].paragraph != doc.sentences[index].paragraph:
        return []
    return names_of([f for f in doc.frames[before] if f.names][-1:])


def _announced(doc: "Document", index: int) -> list[str]:
    """As in "The NIS breaks it down. Eighty-nine were in the trenches, 39 in hospital.": who gave them.

    Nobody else is told to speak in it or in the sentences between.
    """
    if any(not cue.kinds.isdisjoint(("say", "estimate", "according")) for cue in doc.cues[index]):
        return []
    paragraph = doc.sentences[index].paragraph
    for other in reversed(doc.sentences[max(0, index - _FAR) : index]):
        named = [f for f in doc.frames[other.index] if f.names]
        if other.paragraph != paragraph or (named and not _ANNOUNCES.search(other.text)):
            return []
        counted = any(q.kind == "count" for q in doc.quantities_in(other))
        if not counted and _ANNOUNCES.search(other.text) and not _NOTHING.search(other.text):
            subject = next((m for m in doc.mentions_in(other) if m.form not in UNFIT), None)
            near = subject is not None and subject.start - other.start < _OPENING
            return names_of(named[-1:]) or ([subject.name] if subject and near else [])
    return []


_FAR = 5  # sentences
_OPENING = 30  # characters before the subject
_ACCOUNTS = any_of("account of numbers")
_ANNOUNCES = re.compile(
    r"\b(?:has|have|had|gives?|gave|given|published|publishes|keeps?|kept|released|releases|provides?|provided|offers?|offered|"
    r"presents?|presented|draws?|drew|shows?|showed|(?:puts?|sets?|la(?:ys|id))\sout)\s(?:[\w’'-]+\s){0,5}?"
    rf"(?:{_ACCOUNTS})\b|\btells?\sit\sdifferently\b|\bbr(?:eaks?|oke)\s(?:it|them|that|this|the\s\w+)\sdown\b"
)
_NOTHING = re.compile(
    r"\b(?:no|not|never|nobody|none|neither|nor|without|any|refus\w+|declin\w+)\b|n[’']t\b", re.I
)
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
