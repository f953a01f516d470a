"""Words of saying that say nothing where they stand: they tell a deed ("claimed the island") or are nouns."""

from typing import TYPE_CHECKING

from toolkit import lexicon
from toolkit.extraction.attribution.context import Context
from toolkit.extraction.attribution.cues import Cue
from toolkit.extraction.attribution.references import targets
from toolkit.extraction.attribution.subject_nouns import Subject
from toolkit.extraction.text import patterns as re
from toolkit.extraction.text.wordsets import SEVERAL, any_of, wordset

if TYPE_CHECKING:
    from toolkit.extraction.article.document import Document

_ABOUT = (
    r"(?:(?:(?:just )?(?:over|under)|about|around|some|nearly|roughly|up to|at least|more than|only|another)"
    r"\s)?"
)
_WORD = f"{SEVERAL}|dozens|hundreds"
_OWN_NUMBER = re.compile(rf"\s{_ABOUT}(?:\d|(?:{_WORD})\s)")
_TO_DO = re.compile(r"\s(?:(?!that\b)(?:[\w’'-]+|[A-Z]\.[A-Z]\.)\s){1,6}to\s[a-z]")
_RECEIVERS = any_of("is given things")
# "gave up", "gave Peru 20 trucks", "gave 20 trucks to Peru", but "gave Reuters a figure of 300"
_GIVEN = re.compile(
    rf"\s(?:away|up|way|{_ABOUT}\d[\d,]*\s(?:of|more|soldiers|troops|men)\b|(?:the\s)?[A-Z][\w’'-]+\s[^.,;]{{2,40}}\sback\b"
    rf"|{_ABOUT}[\d,]+\s(?:[\w-]+\s){{1,4}}to\s(?:the\s)?[A-Z]"
    rf"|(?:it|them|him|us|the\s(?:{_RECEIVERS})"
    r"|(?:the\s)?[A-Z][\w-]*(?:\s[A-Z][\w-]*){0,3})(?!['’])\s(?!as\b|at\b|[^.;]{0,60}\b(?:figures?|numbers?|"
    r"totals?|tolls?|estimates?|counts?|tally|breakdowns?|names?|details|dead|killed|wounded|losses|casualties|\d[\d,]*\sfighters)\b))"
)
_PUT = re.compile(
    rf"\s(?:{_ABOUT}\d[\d,]*|(?:its|his|their|the)\s[^.;]{{3,40}}\son\s(?:alert|standby|a\swar\sfooting|trial)|into|at\s[\w’'-]+\sdisposal|in\splace|up\s|together|an\send|pressure)\b"
)
_LISTED = re.compile(r"\s(?:it\s|them\s)?as\s")
_THING = re.compile(r"\s(?:an?|its|his|the|with|as)\s")
_HELD = re.compile(rf"\s(?:an?|its|his|the)\s|{_OWN_NUMBER.pattern}")
_OFFERS = any_of("what is offered")
# "rejected the offer of talks", but "rejected the claim"
_OFFERED = re.compile(
    r"\s(?:(?!that\b|claims?\b|reports?\b|figures?\b|numbers?\b|accusations?\b)[\w’'-]+\s){0,4}?"
    rf"(?:{_OFFERS})\b"
)
# "stuck to 40", "logged at least 40", "names 40", but "stuck to the plan", "logged on"
_NO_NUMBER = re.compile(
    r"(?!\s(?:(?:only|just|an?|the|its|his|their|figures?|number|total|toll|of|to|at|with|by|name|names|graves?|deaths?|"
    r"some|another|between|no|fewer|less|as|many|hardly|barely|slightly|well|not|almost|close|about|around|roughly|"
    r"nearly|over|under|up|more|than|least|most)\s)*"
    rf"(?:[\"“‘]?\d|an?\s(?:hundred|thousand|dozen|few|handful)|(?:several|{_WORD}|thousands)\b))"
)
# "sets the losses at 40", "credits the rebels with 40"
_PLACED = re.compile(
    rf"(?!\s(?!with\b)[^.;]{{0,90}}?\b(?:at|with|as)\s{_ABOUT}(?:[\"“‘]?\d|an?\s|several|(?:{_WORD})\b))"
)
# "raised it to 40", "cut the toll from 60 to 40"
_MOVED = re.compile(
    rf"(?!\s(?:it|this|that|them|these|those|(?:the|its|his|her|their)\s(?:own\s)?(?:figures?|numbers?|tolls?|counts?|totals?|estimates?|tally|sum))"
    rf"(?:\s(?:again|back|up|down|slightly|further|later|from\s[\d,]+))*\sto\s[\"“‘]?{_ABOUT}(?:no\s\w+\sthan\s)?[\"“‘]?(?:\d|an?\s|{_WORD}))"
)
_CALLED_SO = re.compile(rf"(?!\s[\"“]?{_ABOUT}\d[\d,]*[^,.;]{{0,30}}?\s(?:an?|too|the|enough|not)\s)")
# "answered that", "answered: ", but "answers to the ministry", "answered with shells"
_NO_REPLY = re.compile(r"(?!(?:,|:|\sthat\b|\s[\"“‘]))")
# "went on to say", "he went on: ", but "the war goes on"
_NO_MORE = re.compile(r"(?!(?:,|:|\sto\s|\s[\"“‘])|[.]\s[\"“])")
_HOME = re.compile(r"\s(?:its|his|her|their|the|all|home|\d)")
# "added 300 men last year", but "it added 300"
_ADDED = re.compile(
    rf"(?<!\b[Ii]t\s)(?<!\b[Hh]e\s)(?<!\bshe\s)(?<!\bthey\s)(?:adds|added|adding)\s{_ABOUT}(?:a\sfurther\s)?[\d,]+"
    r"(?:[.]|\s(?:more|soldiers|troops|men|officers|police|last|this|in|to)\b)"
)
# "posted 300 men on the hill"
_POSTED = re.compile(rf"\s{_ABOUT}[\d,]+\s(?:soldiers|troops|men|officers|police|guards)\b")
# "maintains a base", "maintains on the island 300 men"
_KEPT = re.compile(
    rf"\s(?:in|on|at|an?|its\s(?:own\s)?(?:largest|biggest|only|foreign|military|troops|forces|base|garrison|"
    rf"contingent|presence))\b|{_OWN_NUMBER.pattern}"
)
# "talks of 40", but "for talks"
_NO_TALK = re.compile(r"(?!\s(?:\w+\s)?(?:of|about)\b)")
_DOOR = re.compile(r"\s(?:[\w-]+\s){0,4}the\sdoor\b")
_FOR_IT = re.compile(r"\s(?:for|against|about|over)\b")
_AS_MUCH = re.compile(r"\s(?:as\smuch|nothing|little)\b")
# "the accord that they concluded", but "concluded that"
_NO_CONCLUSION = re.compile(r"(?!\s(?:that|there|it|they|[\"“])|[:,])")
# "declared war on the gangs", "declares a truce"
_DECLARED = re.compile(
    r"\s(?:(?:an?|its|his|the|holy|unilateral)\s)*(?:war|victory|independence|martial\slaw|cease-?fire|truce|"
    r"states?\sof|emergency|jihad|amnesty|mobili[sz]ation|curfew)\b"
)
_A_PLACE = re.compile(r"\s(?:the\s)?[A-Z]")  # "arrived at Goma", but "arrived at a total of 90"
_FOR_WHAT = re.compile(r"\sfor\s")  # "the 900 men promised for Haiti"
# verbs that say something only where a number follows
_NUMBERED = {
    **dict.fromkeys(lexicon.terms("words", "says with a number"), _NO_NUMBER),
    **dict.fromkeys(lexicon.terms("words", "says by placing a number"), _PLACED),
    **dict.fromkeys(lexicon.terms("words", "says by moving a number"), _MOVED),
    **dict.fromkeys(("called", "calls"), _CALLED_SO),
}
_ADDS = ("adds", "added", "adding")
NEEDS_NUMBER = frozenset(_NUMBERED)
# what follows the verb where somebody does something and says nothing
_DEEDS = {
    **dict.fromkeys(lexicon.terms("words", "says or has"), _OWN_NUMBER),
    **dict.fromkeys(("told", "tells", "tell", "telling"), _TO_DO),
    **dict.fromkeys(("gives", "gave", "give", "given"), _GIVEN),
    **dict.fromkeys(("put", "puts"), _PUT),
    **dict.fromkeys(("lists", "listed", "list"), _LISTED),
    **dict.fromkeys(("hold", "holds"), _HELD),
    **dict.fromkeys(("declared", "declares", "declare", "declaring"), _DECLARED),
    **dict.fromkeys(("promised", "pledged", "offered"), _FOR_WHAT),
    **dict.fromkeys(("arrived at", "arrives at", "arrive at"), _A_PLACE),
    "recalled": _HOME,
    "posted": _POSTED,
    "said": _AS_MUCH,
    **dict.fromkeys(("maintain", "maintains", "maintained"), _KEPT),
    **dict.fromkeys(("show", "shows", "showed"), _DOOR),
    **dict.fromkeys(("argue", "argues", "argued"), _FOR_IT),
    **dict.fromkeys(("concluded", "concludes", "conclude", "held"), _NO_CONCLUSION),
    **dict.fromkeys(("talk", "talks"), _NO_TALK),
    **dict.fromkeys(("answered", "answers"), _NO_REPLY),
    **dict.fromkeys(("goes on", "went on"), _NO_MORE),
    **_NUMBERED,
    **dict.fromkeys(("registered", "registers"), _THING),
    **dict.fromkeys(("rejected", "rejects", "reject", "rejecting", "dismissed", "refused"), _OFFERED),
}
# "counts 300 men", but not "counts 300 dead"
_STRENGTH = re.compile(
    rf"\s(?:[\"“])?{_ABOUT}[\d,]+\s(?![^.;]{{0,30}}\b(?:dead|killed|wounded|losses|casualties|missing)\b)"
)
_OWN_PEOPLE = re.compile(
    rf"\s{_ABOUT}[\d,]+\s(?:soldiers|troops|men|personnel|peacekeepers|police|officers)\b"
)


def has_strength(doc: "Document", cue: Cue, subject: Subject) -> bool:
    """As in "the militia counts 300 men": it has them, whoever says so."""
    if cue.term not in ("counts", "count", "counted") or not _STRENGTH.match(doc.text, cue.end):
        return False
    if doc.text[max(0, cue.start - 9) : cue.start].rstrip().endswith((" army", " force", " navy")):
        return True
    kind = doc.actors.kind_of(subject[0][0]) if subject[0] else ""
    if cue.term == "counted":  # "The mission counted 2,200 soldiers", but "the army counted 40 fighters"
        return kind in ("armed_force", "bloc") and bool(_OWN_PEOPLE.match(doc.text, cue.end))
    return kind == "armed_force"


def is_deed(text: str, cue: Cue) -> bool:
    """Whether the verb tells of a deed here, by the words that follow it."""
    return deed_end(text, cue) >= 0


def deed_end(text: str, cue: Cue) -> int:
    """Where the words that make the verb a deed end; -1 where there are none."""
    if cue.term in _ADDS:
        return cue.end if _ADDED.match(text, cue.start) else -1
    deed = _DEEDS.get(cue.term)
    match = deed.match(text, cue.end) if deed is not None else None
    return match.end() if match else -1


_NOUN_BEFORE = re.compile(
    r"(?:\b(?:the|a|an|this|that|these|those|its|their|his|her|of|in|for|amid|amidst|despite|following|no|any|some|new|first|"
    r"own|latest)|['’]s)\s(?:(?!to\s)[\w-]+\s)?$",
    re.I,
)
_MAYBE_NOUNS = wordset("noun or verb of saying", "words")
# what is claimed or counted behind a verb
_COUNTED = re.compile(
    r"\s(?:(?:about|around|some|over|nearly|at\sleast|more\sthan|up\sto|at)\s)?"
    rf"(?:\d|(?:one|{SEVERAL}|dozens|hundreds)\b)|\sto\shave\s|\sthat\s"
    r"|\s(?:its|their|the|that|those)\s[^.,;\d]{2,40}\sat\s"
)


def is_noun(context: Context, before: str, cue: Cue) -> bool:
    """Whether the cue is a noun, by the words before it."""
    doc, mentions = context.doc, context.mentions
    if cue.term not in _MAYBE_NOUNS:
        return False
    noun = _NOUN_BEFORE.search(before)
    if noun is None or any(m.end == cue.start - 1 for m in mentions):
        return False
    return not (_COUNTED.match(doc.text, cue.end) and _is_subject(doc, noun[0]))


def _is_subject(doc: "Document", phrase: str) -> bool:
    """As in "the ministry", "the rebels": a determiner and a noun that stands for somebody, no more."""
    words = phrase.split()
    return len(words) == 2 and words[1].lower() in targets(doc.lexicon_dir)
