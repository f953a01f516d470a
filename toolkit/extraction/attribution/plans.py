"""Whether a claim is a plan: "will send 900", "900 are due", "the 2,500 it was meant to have"."""

from typing import TYPE_CHECKING

from toolkit.extraction.attribution.cues import Cue
from toolkit.extraction.text import patterns as re
from toolkit.extraction.text.spans import Sentence
from toolkit.extraction.text.wordsets import SEVERAL, wordset

if TYPE_CHECKING:
    from toolkit.extraction.article.document import Document

_MODAL = wordset("modal", "words")
_NOT_PLANS = re.compile(r"\s(?:have|not be|not have|be able to verify|not)\b")
# "will have 5,000 soldiers by 2028", but not "will have lost"
_WILL_HAVE = re.compile(r"\shave\s(?:(?:about|around|some|over|up to|at least|more than|nearly|only)\s)?\d")
_PAST = re.compile(
    r"\b(?:had|has|have)\s(?:already\s|so\sfar\s|only\s|since\s)*(?:been\s)?(?:\w+(?:ed|nt|ne|wn)|lost|left|taken|given|made|held|fought|brought|grown|set)\b"
)
# "who agreed to talk, put them at 900", "has offered 500, whose strength is 900", "signalling closer ties":
# another verb governs
_NEW_PREDICATE = re.compile(
    r",\s(?:[\w’'-]+\s){0,5}?(?:put|puts|is|are|was|were|has|had|have|never|counts?|counted|covered|keeps|kept|lost|"
    r"sent|fields|holds|held)\s(?!to\b|been\b|set\b|due\b)|\bdespite\s|"
    r"\sand\s(?:now\s|already\s|still\s)?(?:has|have|keeps)\s(?!to\b|been\b)|"
    r"\safter\s(?:(?!\sand\s)(?:[^,]|,\d))*$|,\s(?:signal|indicat|underlin|underscor|highlight|reflect|show|suggest)l?ing\s"
)
# "wants 900 men", "wants a force of 900", "wants it turned into a force of 900"
_A_NUMBER = re.compile(
    r"\s(?:(?:[\w’'-]+\s){1,6}(?:in)?to\s)?(?:an?\s(?:[\w-]+\s){1,2}of\s)?"
    r"(?:(?:about|some|around|at least|up to|more than|another|a further)\s)?\d"
)
_DID = re.compile(  # "served to train", "continues to provide"
    r"\b(?:served|used|helped|managed|beg[au]ns?|begins|start(?:ed|s)|continu(?:ed?|es|ing)|went\son|failed|refus(?:es?|ed|ing)|declin(?:es?|ed|ing)|unwilling)\s$"
)
_ABLE = re.compile(
    r"\s(?:call on|muster|field|count on|rely on|draw on|be seen|be heard|carry|lift|hold|take)\b"
)
_POSSIBLE = ("may", "might", "could")
_BE_THERE = re.compile(
    r"\s(?:now\s|already\s)?be\s(?:(?:present\s)?(?:in|at|inside)|"
    r"(?:fighting|serving|operating|stationed|hiding|held)\s(?:in|at|for|with|under|alongside|among|on|by))\s"
    r"(?!place\b|position\b)"
)
_SO_MANY = re.compile(rf"\b(?:\d[\d,]*|{SEVERAL}|dozens\sof|several|other)\s(?:[a-z]+\s)?$")
_TO_SPEAK = re.compile(r"\s(?:by\s\w+\s)?to\s(?:speak|talk|comment|brief|discuss|give)\b|\sanonymity\b")
_BE_AS_MANY = re.compile(
    r"\sbe\s(?:as\s(?:high|many|low|few)\sas\b|well\sover\b|(?:much\s)?higher\b"
    r"|(?:(?:about|around|some|nearly|up\sto|at\sleast|more\sthan|between|only|perhaps)\s)?\d)"
)
_SHARED = re.compile(
    r"\s[\w\s.’'-]{0,30}?,?\s?and\s(?:another\s|about\s|some\s)?[\d,]+\s[\w\s.’'-]{0,28}"
    r"|\s[\w\s.’'-]{0,30}?\sand\s(?:[\w-]+\s){0,2}[\w-]+s\s(?:are\s|were\s)?"
)
_OTHER_SUBJECT = re.compile(r"\d(?!\d*(?:st|nd|rd|th)\b)|,\s|\b(?:that|which|who|and|while|but|when)\b")
# "900 of the 2,500 men it was meant to have", "5,000 soldiers earmarked for a brigade"
_MEANT = re.compile(
    r"(?:\s[a-z-]+){0,2}?\s(?P<cue>(?:that\s|which\s)?(?:it|they|the\s\w+)\s(?:was|were|had\sbeen)\s(?:originally\s)?"
    r"(?:meant|supposed)\sto|earmarked\sfor)\b"
)


def plan_by_form(doc: "Document", sentence: Sentence, start: int, end: int) -> str:
    """The words that make a plan of it wherever they stand: "to" in a headline, "it was meant to" behind."""
    if _plans_in_headline(doc, sentence, start) and not _is_of_today(doc.lower, start, end):
        return "to"
    meant = _MEANT.match(doc.lower, end, sentence.end)
    if not meant and _HEADS.search(doc.lower, max(sentence.start, start - 40), start):
        meant = _TO_GO.match(doc.lower, end, sentence.end)
    return meant["cue"] if meant else ""


# "Biden: all 2,500 troops to leave by May"
_HEADS = re.compile(
    r"(?:^|[:;]\s)(?:(?:all|some|another|about|around|up\sto|at\sleast|more\sthan|nearly|the|last)\s)*$"
)
_TO_GO = re.compile(
    r"(?:\s[\w’'-]+){0,4}?\s(?P<cue>to)\s(?:leave|withdraw|pull|go|return|arrive|deploy|join|move|stay|come|train|"
    r"be\s(?:sent|deployed|withdrawn|pulled|moved|trained|flown|called))\b"
)


def planned(doc: "Document", near: list[Cue], start: int, end: int) -> str:
    """The word that puts the claim into the future, if one governs it."""
    near = [cue for cue in near if "planned" in cue.kinds]
    lower = doc.lower
    if not near or _is_of_today(lower, start, end):
        return ""
    definite = lower[max(0, start - 4) : start] == "the "
    for cue in near:
        modal = cue.term in _MODAL
        if _is_no_plan(doc, cue, modal) or (not modal and _deed_beside(doc.text, cue, start)):
            continue
        if cue.end <= start:
            governs = not (definite and modal) and _governs_behind(lower, cue, start)
        elif cue.start >= end:
            governs = _governs_before(lower, cue, end, modal)
        else:
            first = start + (cue.term not in _LETTING)
            leads = first <= cue.start <= start + _OWNER and not cue.term.startswith(_NO_VERB)
            leads = leads and _governs_behind(lower, cue, end)
            governs = leads or cue.term in _YET_TO_COME  # "Kenya will send men", "Ruto's planned visit"
        if governs:
            return cue.term
    return ""


def _deed_beside(text: str, cue: Cue, start: int) -> bool:
    """As in "rejected the plan and thanked Chad": the claim is a second verb beside the one of the plan."""
    beside = cue.end <= start and text.endswith((" and ", " but "), 0, start)
    return beside and _DONE.match(text, start) is not None


_DONE = re.compile(r"[a-z]+ed\s")
_LETTING = frozenset({"approved", "authorised", "authorized"})
_NO_VERB = ("to ", "target", "goal")  # "taught to fly", "fired at targets"
_OWNER = 40  # characters of a name at most before the word in a claim
_YET_TO_COME = frozenset({"planned", "upcoming", "forthcoming"})
_FROM = re.compile(r"\bfrom\s$")
_AT_PRESENT = re.compile(r"[\w\s]{0,24}\bat present\b")
# "France to pull 900 out", as headlines have it
_TO_DO = re.compile(r"\sto\s(?:soon\s)?(?!the\b|its\b|his\b|their\b)[a-z]+\s")


def _plans_in_headline(doc: "Document", sentence: Sentence, start: int) -> bool:
    """As in "France to pull 900 soldiers out": the subject of a headline has an infinitive for a verb."""
    if sentence.text.endswith((".", "!", "?", "”", '"')):
        return False
    subject = next((m for m in doc.mentions_in(sentence) if m.start == sentence.start), None)
    return subject is not None and subject.end < start and bool(_TO_DO.match(doc.text, subject.end))


# "half of its 900", "how many of the 900"
_PART_OF = re.compile(
    r"\b(?:half|third|quarter|fifth|most|part|some|many|much|any|portion|number|few|dozens|hundreds|cent|percent)\s"
    r"of\s(?:its|the|their|his|those|these)\s(?:[a-z-]+\s)?$"
)


def _is_of_today(lower: str, start: int, end: int) -> bool:
    """As in "from 900", "half of its 900", "900 already": the number that a plan sets out from."""
    return bool(
        _FROM.search(lower[max(0, start - 6) : start])
        or _PART_OF.search(lower[max(0, start - 50) : start])
        or _AT_PRESENT.match(lower[end : end + 40])
        or _ALREADY.match(lower, end)
        or _BECOMES.match(lower, end)
    )


# "its 3,600 soldiers are to become 7,000", "the 900 men will be cut to 400"
_BECOMES = re.compile(
    r"(?:\s[a-z-]+){0,2}\s(?:are|is|will|would|should)\s(?:to\s)?(?:become|grow\sto|rise\sto|shrink\sto|"
    r"be\s(?:raised|cut|reduced|doubled|trebled|tripled|halved|increased)\b)"
)


def _is_no_plan(doc: "Document", cue: Cue, modal: bool) -> bool:
    """As in "would have", "May", "is to say", "can muster": words of a plan that are none."""
    lower = doc.lower
    if cue.term == "targets" and _SO_MANY.search(lower, max(0, cue.start - 24), cue.start):
        return True  # "hit back at 200 targets"
    if cue.term.startswith(("authori", "request")) and _TO_SPEAK.match(lower, cue.end):
        return True
    if cue.term in _POSSIBLE and (_BE_THERE.match(lower, cue.end) or _BE_AS_MANY.match(lower, cue.end)):
        return True
    if cue.term in ("want", "wants", "wanted") and not _A_NUMBER.match(lower, cue.end):
        return True
    if cue.term.startswith("to ") and _DID.search(lower, max(0, cue.start - 12), cue.start):
        return True
    if cue.term == "is to" and lower.startswith(" say", cue.end):
        return True
    if cue.term in ("will", "shall") and _WILL_HAVE.match(lower, cue.end):
        return False
    if modal and (
        _NOT_PLANS.match(lower, cue.end) or lower.startswith("-", cue.end) or doc.text[cue.start].isupper()
    ):
        return True
    return cue.term in ("could", "can", "may", "might") and _ABLE.match(lower, cue.end) is not None


def _governs_behind(lower: str, cue: Cue, start: int) -> bool:
    """Whether the word reaches the claim behind it: no other verb stands between."""
    gap = lower[cue.end : start]
    limit = 40 if cue.term.startswith("to ") else 130
    return len(gap) <= limit and not _PAST.search(gap) and not _NEW_PREDICATE.search(gap)


def _governs_before(lower: str, cue: Cue, end: int, modal: bool) -> bool:
    """Whether the claim before the word is its subject: "900 soldiers, among them medics, are to follow"."""
    gap = _ASIDE.sub("", lower[end : cue.start])
    if cue.term.endswith("ed") and (
        _THAT_WERE.fullmatch(gap) or (_NOUN.fullmatch(gap) and lower.startswith(" for ", cue.end))
    ):
        return True
    if gap.endswith(" and ") or len(gap) > 90 or (_OTHER_SUBJECT.search(gap) and not _SHARED.fullmatch(gap)):
        return False
    return modal or cue.term in _AFTER or (cue.term.endswith("ed") and _BE.search(gap) is not None)


_NOUN = re.compile(r"\s(?:[\w-]+\s){0,3}")  # "900 Chadian men promised for Haiti"
# "1,000 of the 2,500 men that had been planned"
_THAT_WERE = re.compile(
    r"(?:\s[\w-]+){0,3}\s(?:that|which|who)\s(?:had\sbeen|were|was|are)\s(?:originally\s|first\s)?"
)
_BE = re.compile(r"\b(?:are|is|were|was|be)\s$")
_ALREADY = re.compile(
    r"\s(?:(?:there\s)?already|that are already|who are already|currently)\b|"
    r"\s(?:have|has|had)\s(?:so\sfar\s|since\s|ever\s|actually\s)?"
    r"(?:arrived|come|landed|turned\sup|shown\sup|been\s(?:sent|deployed))\b"
)
_ASIDE = re.compile(
    r"^\s(?:in all|in total|altogether|men in all),|^,\s(?:including|among them|with|most of them|"
    r"many of them)\b[^;]*,(?=\s)|\s\([^)]*\)|"
    r"^(?:\s[\w’'-]+){0,3},\s(?!and\b|but\b|while\b|which\b|who\b)[^;,\d]{3,60},(?=\s(?:(?:are|is|were|was)\s)?$)"
)
_AFTER = wordset("cue before a deed", "words")


def possible(doc: "Document", near: list[Cue], start: int, end: int) -> str:
    """As in "900 may be in Chad", "there may be 900": whether they are there is what nobody knows."""
    for cue in near:
        if cue.term not in _POSSIBLE:
            continue
        if 0 <= cue.start - end < 60 and _BE_THERE.match(doc.lower, cue.end):
            return cue.term
        if cue.end <= start < cue.end + 24 and _BE_AS_MANY.match(doc.lower, cue.end, end):
            return cue.term
    return ""
