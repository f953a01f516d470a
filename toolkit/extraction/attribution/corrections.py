"""Numbers that a text sets right: "we wrote that 60 had died; that was a mistake", "should have been 40"."""

from typing import TYPE_CHECKING

from toolkit.extraction.text import patterns as re

if TYPE_CHECKING:
    from toolkit.extraction.article.document import Document

_PAPER = (
    r"(?:report|article|story|note|brief|paper|entry|edition|version|post|update|map|table|headline|bulletin|"
    r"tally)"
)
_GAVE = r"(?:wrote|gave|said|put|reported|stated|spoke|counted|had|published|named|printed|listed|estimated)"
# it has told the number before: "we wrote that 60", "an earlier entry gave", "a brief of 3 May put"
_TOLD_BEFORE = re.compile(
    rf"\b(?:(?:we|this\s(?:news)?(?:paper|page|site|agency))\s(?:had\s|have\s|has\s)?(?:\w+ly\s)?{_GAVE}\b"
    rf"|(?:an?|our|the|its)\s(?:earlier|previous|first|original|former)\s{_PAPER}\b[^;:.]{{0,30}}?\s{_GAVE}\b"
    rf"|(?:our|an?)\s{_PAPER}\s(?:of|on|from)\s[^;:.,]{{3,20}}\s{_GAVE}\b)[^;:]{{0,80}}$"
)
_NUMBER = r"(?:number|figure|count|total|toll|estimate)"
# "; that was a mistake of ours", "That figure was wrong", "and should have been 6,000", "We regret the error"
_SET_RIGHT = re.compile(
    rf"\b(?:that|this|which|it|the)\s(?:{_NUMBER}\s)?(?:was|is|were|had\sbeen)\s"
    r"(?:(?:an?|our|the)\s)?(?:\w+\s)?(?:mistake|error|slip|misprint|misreading|wrong|incorrect|mistaken|erroneous)\b"
    r"|\bshould\shave\s(?:been|read|said)\b"
    rf"|\bthe\s(?:correct|right|true)\s{_NUMBER}\s(?:was|is)\b"
    r"|\bwe\s(?:regret|apologi[sz]e\sfor)\s(?:the|this|that|our|an)\s(?:\w+\s)?(?:error|mistake|slip)"
)
_REACH = 200  # characters before a number
_FOLLOWING = 2  # sentences in which a number is set right
# "corrected its earlier count of nine dead to 13": the nine
_CORRECTED = re.compile(
    rf"\bcorrected\s(?:its|his|her|their|the|an?)\s(?:\w+\s){{0,2}}{_NUMBER}\s(?:[^,;:]{{0,30}}\s)?(?:of|from)\s$"
)
_TO = re.compile(r"[^,;:.]{0,60}?\sto\s(?:\w+\s){0,2}?(?:\d|[a-z]+\b)")
# "the figure of 700 in our Tuesday edition should have read 400"
_OF = re.compile(rf"\b{_NUMBER}\sof\s(?:\w+\s)?$")
_SHOULD = re.compile(r"[^;:.]{0,80}?\sshould\shave\s(?:been|read)\b")
# "800 soldiers were not sent to Bunia, but 1,300"
_NOT_BUT = re.compile(r"(?:\s\w+){0,3}\s(?:was|were|had|have)\snot\s[^,;:.]{2,40},?\sbut\s(?:\w+\s)?\d")


def set_right(doc: "Document", start: int, end: int) -> str:
    """The words that take the number in text[start:end] back, blank where the text lets it stand."""
    sentence, lower = doc.sentence_at(start), doc.lower
    counts = any(number.start < end and start < number.end for number in doc.quantities_in(sentence))
    said = _TOLD_BEFORE.search(lower, max(sentence.start, start - _REACH), start)
    if not counts and not (said and " that " in said[0]):
        return ""  # "gave the number of soldiers in Goma as 900": soldiers are there
    if said:
        last = doc.sentences[min(sentence.index + _FOLLOWING, len(doc.sentences) - 1)]
        paragraph = lower.find("\n", end, last.end)
        if found := _SET_RIGHT.search(lower, end, last.end if paragraph < 0 else paragraph):
            return found[0]
        if "correction" in lower[sentence.start : said.start()]:
            return "correction"
    if _CORRECTED.search(lower, max(sentence.start, start - 80), start) and _TO.match(lower, end):
        return "corrected"
    if _OF.search(lower, max(sentence.start, start - 30), start) and _SHOULD.match(lower, end, sentence.end):
        return "should have been"
    return "not" if _NOT_BUT.match(lower, end, sentence.end) else ""
