"""Numbers that the text takes back or sets right: "denied that 90 died", "nine, not 30"."""

from typing import TYPE_CHECKING

from toolkit.extraction.attribution.cues import Cue
from toolkit.extraction.attribution.deeds import deed_end
from toolkit.extraction.text import patterns as re
from toolkit.extraction.text.wordsets import any_of, wordset

if TYPE_CHECKING:
    from toolkit.extraction.article.document import Document

_EARLIER = ("earlier", "previous", "original", "first")
_EARLIER_VERSION = re.compile(
    r"\b(?:earlier|previous|original|first)\s(?:version|story|article|tweet|post)(?:\s[\w\s]{0,24})?"
    r"\s(?:said|gave|put|had|spoke|reported|of|stated)"
    r"(?:,\s(?:citing|quoting)\s[^,;]{2,40},)?\s(?:[\w\s]{0,45})$"
)
# "wrongly gave the number of soldiers as 800"
_WRONGLY = re.compile(
    r"\b(wrongly|incorrectly|mistakenly|erroneously)\s(?:gave|put|said|stated|reported|wrote|spoke|claimed)\b[^,;:]*$"
)
# "nine soldiers, not 30", "there are no 30 soldiers", "the toll is not 30 but nine"
_NOT = re.compile(
    r"(?:,\s(?:and\s)?not|\b(?:is|are|was|were)\snot|\bthere\s(?:are|were)\s(?:no|not|never))\s(?:the\s|any\s)?$"
)
_CLAIMS = any_of("claim that is denied")
# "false claims that", "retracted its report of", "deleted a post according to which"
_FALSE_CLAIM = re.compile(
    rf"\s(?:(?:its|his|her|their|the|an?|own|earlier|previous)\s){{0,2}}(?:{_CLAIMS})\s(?:that|of|according\sto\swhich|saying|claiming|with)\s"
)
_IT_IS = re.compile(r"\bit\s(?:is|was|would\sbe)\s(?:\w+ly\s)?$")
# "fake papers": what is forged is the paper
_FORGED = re.compile(
    r"\s(?:\w+\s)?(?:documents?|papers?|passports?|ids?|identit\w+|names?|uniforms?|flags?)\b"
)
# "the claim is false", "calls the report invented"
_PREDICATE = re.compile(
    r"\b(?:(?:was|were|is|are|as|of)\s(?:\w+\s){0,2}|call(?:s|ed)\s(?:(?:the|that|this|such)\s\w+|it|them)\s(?:an?\s)?)"
    r"[\"“]?$"
)
_NEGATION = re.compile(
    r"\b(?:not|never|nor|neither|yet to|without|unable to|refused to|declined to|no)\b[\w\s]{0,16}$"
)
DENYING = wordset("denies what follows", "words")
# what stands before a second verb of saying: "denied this and said", "denied it, saying"
_ANEW = re.compile(
    r"(?:\b(?:and|but|yet|while|then)\s(?:[a-z]+ly\s|(?:it|he|she|they|itself|instead|also|later|then|has|had|have|"
    r"in\sturn)\s){0,3}|,\s)$"
)
_FAR = 110  # characters that a denial reaches


def corrected(lower: str, low: int, start: int) -> str:
    """As in "an earlier version said 30", "wrongly gave 30", "nine, not 30": blank where it holds."""
    near = max(low, start - 24)
    if lower.find(" n", near, start) >= 0 and _NOT.search(lower, near, start):
        return "not"
    before = lower[max(low, start - _FAR) : start]
    if "ly" in before and (wrongly := _WRONGLY.search(before)):
        return wrongly[1]
    told_before = any(word in before for word in _EARLIER) and _EARLIER_VERSION.search(before)
    return "earlier version" if told_before else ""


def negated(doc: "Document", cue: Cue) -> bool:
    """As in "has not confirmed", "never denied"."""
    return _NEGATION.search(doc.lower[max(0, cue.start - 28) : cue.start]) is not None


def said_anew(doc: "Document", cues: list[Cue], after: int, start: int) -> bool:
    """As in "denied this and said that 90": whether a second verb of saying stands before the claim."""
    for cue in cues:
        speaks = not cue.kinds.isdisjoint(("say", "estimate")) and "denied" not in cue.kinds
        if speaks and after < cue.start <= start:
            before = _ANEW.search(doc.lower, max(after, cue.start - 40), cue.start)
            if before and (before[0] != ", " or cue.term.endswith("ing")):
                return True
    return False


def _does_more(lower: str, cue: Cue, start: int) -> bool:
    """As in "denied the charge and closed the border": the claim is a second verb of who denies."""
    more = _MORE.search(lower, cue.end, start)
    if not more or " that " in lower[cue.end : start] or " having " in lower[cue.end : start]:
        return False
    second = _FINITE.match(lower, start)
    return second is not None and (bool(more["has"]) or cue.term[-1:] == second[1])


def _in_an_aside(lower: str, cue: Cue, start: int) -> bool:
    """As in "Rwanda, which denies backing the rebels, has 4,000 men": the denial ends before the claim."""
    aside = _WHICH.search(lower, max(0, cue.start - 24), cue.start)
    return aside is not None and lower.find(", ", cue.end, start) > 0


_WHICH = re.compile(r",\s(?:which|who)\s(?:\w+\s){0,2}$")
_MORE = re.compile(r"\s(?:and|but)\s(?:also\s)?(?P<has>(?:has|have|had)\s(?:also\s)?)?$")
_FINITE = re.compile(r"[a-z-]+([a-z])\s(?!(?:on|of|against|by|in|at|from|between)\s)")


def denied(doc: "Document", near: list[Cue], start: int, end: int) -> str:
    """The word that denies the claim in text[start:end], blank if none does."""
    for cue in near:
        if "denied" not in cue.kinds or negated(doc, cue) or _FORGED.match(doc.lower, cue.end):
            continue
        if cue.end <= deed_end(doc.text, cue) <= start or said_anew(doc, near, cue.end, start):
            continue  # "rejected the offer after 40 had died", "denied it and said 40 had died"
        if cue.end < start and (_does_more(doc.lower, cue, start) or _in_an_aside(doc.lower, cue, start)):
            continue
        if cue.end <= start and _FALSE_CLAIM.match(doc.lower, cue.end):
            return cue.term
        that = cue.end <= start and doc.lower.startswith(" that ", cue.end)
        if that and _IT_IS.search(doc.lower, max(0, cue.start - 24), cue.start):
            return cue.term
        if cue.term in DENYING:
            if cue.start < start and start - cue.end < _FAR:
                return cue.term
        elif (
            cue.start > start
            and cue.start - end < 130
            and _PREDICATE.search(doc.lower, max(0, cue.start - 40), cue.start)
        ):
            return cue.term
    return ""


_PAPER = f"(?:{any_of('piece of a paper')})"
_GAVE = f"(?:{any_of('gives a number in a paper')})"
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
    corrects = doc.once(_corrects)
    said = corrects and _TOLD_BEFORE.search(lower, max(sentence.start, start - _REACH), start)
    if not counts and not (said and " that " in said[0]):
        return ""  # "gave the number of soldiers in Goma as 900": soldiers are there
    if said:
        last = doc.sentences[min(sentence.index + _FOLLOWING, len(doc.sentences) - 1)]
        paragraph = lower.find("\n", end, last.end)
        if found := _SET_RIGHT.search(lower, end, last.end if paragraph < 0 else paragraph):
            return found[0]
        if "correction" in lower[sentence.start : said.start()]:
            return "correction"
    low = max(sentence.start, start - 80)
    if corrects and _CORRECTED.search(lower, low, start) and _TO.match(lower, end):
        return "corrected"
    called = corrects and _OF.search(lower, max(sentence.start, start - 30), start)
    if called and _SHOULD.match(lower, end, sentence.end):
        return "should have been"
    return "not" if _NOT_BUT.match(lower, end, sentence.end) else ""


def _corrects(doc: "Document") -> bool:
    """Whether a word stands anywhere in the article without which it sets no number right."""
    return any(word in doc.lower for word in _OF_CORRECTION)


_OF_CORRECTION = (
    "correct", "mistake", "erro", "wrong", "slip", "misprint", "misread", "should", "regret", "apologi",
    "right", "true",
)  # fmt: skip
