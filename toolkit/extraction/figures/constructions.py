"""Owners named by constructions of more words: "put its own dead at 53", "Peru, the first to go, has 24".

Each holds for one turn of the language and says nothing where that turn does not stand.
"""

from typing import TYPE_CHECKING

from toolkit.extraction.figures.side_grammar import doer_before
from toolkit.extraction.figures.sides import is_governed, is_mission, people_of, side_name
from toolkit.extraction.figures.terms import ABOUT, LOSSES
from toolkit.extraction.text import patterns as re
from toolkit.extraction.text.wordsets import any_of

if TYPE_CHECKING:
    from toolkit.extraction.figures.setting import Setting

_OWN_LOSSES = re.compile(
    r"\b(?:its|their|his|her)\sown\s(?:side['’]s\s)?(?:dead|wounded|loss(?:es)?|casualties|death\stoll|toll|killed|"
    r"missing|fallen)\s(?:(?:at|as|to|of|with|were|was|is|are|had|has|reached|passed|exceeded)\s)?[\"“]?$"
)
_OF_ITS_OWN = re.compile(
    r"(?:\s(?:dead|killed|men|lost|fallen|wounded))*\s(?:of|from|on|among)\s(?:its|their|his|her)\sown"
    r"(?:\sside|\sranks|\snumber)?(?=\s*[.,;:)]|\s(?:in|and|at|near|during|since)\b)"
)
_OF_ITS_OWN_MEN = re.compile(r"\sof\s(?:its|their|his|her)\sown\b")
_GOT_BACK = re.compile(rf"\b(?:received|receives|got(?:\sback)?|gets|recovered|took\sback){ABOUT}$")
_IN_EXCHANGE = re.compile(r"(?:\s(?:bodies|of\sits\sown|of\stheirs))?\sin\s(?:exchange|return)\b")
_WITH = re.compile(r",\swith\s(?:somewhat\s)?")
_COUNTS = any_of("counts soldiers or losses")
_COUNTED_SUBJECT = re.compile(
    rf"(?:['’]s?)?\s(?:[a-z-]+\s){{0,2}}?(?:{_COUNTS})\b(?!['’])[^,;:.]{{0,40}}?\s(?:is|are|was|were|stands?\sat|"
    r"stood\sat|reach(?:es|ed)?|total(?:s|led)?|amount(?:s|ed)?\sto|number(?:s|ed)?|rose\sto|grew\sto|fell\sto|"
    rf"pass(?:es|ed)|exceed(?:s|ed)?|come\sdown\sto|shrunk\sto|grown\sto|risen\sto){ABOUT}"
)
_ITS_UNIT = re.compile(
    r"\s(?:contingent|battalion|troops|soldiers|brigade|unit|battlegroup|company)\b[^;:]{0,40}$"
)
_ALL_FROM = re.compile(r",\s(?:all|most|mostly|mainly|many)\s(?:of\sthem\s)?(?:from\s)?(?:the\s)?$")
_LOSE_OR_HAVE = re.compile(rf",(?:\s(?:has|have|had))?\s(?:lost|suffered|has|have|had|number(?:ed)?){ABOUT}")
_BASES = any_of("where soldiers are")
_BASE = re.compile(rf"(?:['’]s?)?\s(?:[a-z-]+\s){{0,2}}?(?:{_BASES})\b")
_STRIKES = re.compile(
    r"\b(?:(?:strikes?|attacks?|raids?|assaults?|ambush|ambushes|fire|blast|explosion)\s(?:on|against|at|of|near)|hits?|"
    r"struck|shelled|bombed|attacked|raided|ambushed|targeted|stormed|overran|rammed)\s(?:an?\s|the\s)?(?:[a-z-]+\s)?$"
)
_BELONG = re.compile(r"\s(?:belong(?:s|ed)?|belonging)\sto\s(?:the\s)?")
_TO = re.compile(r"\sto\s(?:the\s)?")
_JOINT = re.compile(
    r"\b(?:joint|common|unified|united|standby|multinational|regional|shared|combined)\s(?:[\w-]+\s){0,2}"
    r"(?:force|army|brigade|battalion|contingent|mission)\s(?:of|numbering)\s$"
)
_LEFT = re.compile(r"\b(?:out\sof|quit|quits|left|leaving|quitting)\s(?:the\s(?:[\w-]+\s){0,3})?$")
_MORE = re.compile(
    r"\s(?:others\b|more\b(?!\s(?:[a-z]+\s)?(?:than|troops|soldiers|men|fighters|police|personnel)))"
)
_LISTED = re.compile(r"(?:[,;]|\d\s|\band)\s?(?:and\s)?(?:the\s)?$")
_ITEM = re.compile(
    r"(?P<body>(?:['’]s)?\s(?:officials|authorities|army|side|camp|government))?(?:\s(?:who|which)\s\w+\s(?:it|them|there))?"
    rf"(?:\s(?:for|with|by|to)|,?\s(?:that|those)\sof|['’]s?\s(?:own\s)?(?:at|to|as))?{ABOUT}"
)
# "1,400 Africans serve in the ranks of the Russian army", "recruits found in Russian ranks"
_SERVE = re.compile(
    r"[^.;:,]{0,70}?\b(?:serv|fight|fought|identif|found|enlist|enrol|recruit|join|sign|contract)\w*\b[^.;:,\d]{0,24}?"
    r"\s(?:in|into|for|by|with|among)\s(?:the\s)?(?:ranks\sof\s(?:the\s)?)?"
    r"|(?:\s(?:of|from)\s[^.;:,]{3,40}?)?\sin\s(?:the\s)?"
)
_FIGHT_FOR = re.compile(
    r"[^.;:\d]{0,120}?\b(?:(?:fight|fighting|fought|enlisted|signed\sup)\sfor|serv(?:e|ing)\s(?:for|with)|joined)"
    r"\s(?:the\s)?"
)
_FOREIGN = ("foreigners", "mercenaries", "volunteers")
_RANKS = re.compile(
    r"(?:['’]s?)?\s(?:ranks|army|armed\sforces|forces|military|service|uniform|units|side|"
    r"(?:(?:international|foreign)\s)?legion)\b"
)
_ANYBODY = (*_FOREIGN, "recruits", "citizens", "nationals", "africans", "people", "")
_COME_FROM = re.compile(r"\b(?:came|comes?|drawn|hail(?:ed)?)\sfrom\s(?:the\s)?$")


def constructed(setting: "Setting") -> str:
    """Whom one of the constructions names as owner; blank where none stands there."""
    return (
        _of_its_own(setting)
        or _with(setting)
        or _in_turn(setting)
        or _belongs(setting)
        or _in_ranks(setting)
        or _of_the_bloc(setting)
        or _at_their_base(setting)
        or _of_the_subject(setting)
        or _more_of_them(setting)
    )


def _of_its_own(setting: "Setting") -> str:
    """As in "Chad put its own dead at nine", "with 150 of its own men", "got back 30 in return"."""
    doc, start = setting.doc, setting.quantity.start
    if setting.behind(_IN_EXCHANGE) and (got := setting.before(_GOT_BACK, 40)):
        return people_of(doc, doer_before(setting, got.end()))
    if setting.measure not in LOSSES:
        own = any(_OF_ITS_OWN_MEN.match(doc.lower, end) for end in (setting.quantity.end, setting.end))
        return people_of(doc, doer_before(setting, start) if own else "")
    before = setting.before(_OWN_LOSSES, 60)
    if not before and not setting.behind_number(_OF_ITS_OWN):
        return ""
    teller = setting.teller
    doer = doer_before(setting, before.start() if before else start)
    return people_of(doc, (doer or teller) if before else (teller or doer))


def _with(setting: "Setting") -> str:
    """As in "Peru, with 40 instructors at the base, has", "others came from Peru, with 40"."""
    doc, subject = setting.doc, setting.last
    if subject is None or not setting.joined(subject, _WITH):
        return ""
    from_it = setting.before(_COME_FROM, 20, at=subject.start)
    if not from_it and is_governed(doc, subject, setting.sentence.start):
        return ""
    people = doc.lower.endswith("the ", 0, subject.start) and subject.form == "adjective"
    return side_name(doc, subject) if people or subject.form in ("name", "seat", "people") else ""


def _of_the_subject(setting: "Setting") -> str:
    """As in "daily Russian casualties in May were 1,140", "the defenders, all from Chad, lost 15 men"."""
    lower, start, last = setting.doc.lower, setting.quantity.start, setting.last
    if last and len(setting.named_before) > 1 and _ITS_UNIT.match(lower, last.end, start):
        lends = setting.named_before[-2]  # "Spain's UNIFIL contingent, 650 men"
        joined = lower[lends.end : last.start] in ("'s ", "’s ", " ")
        if joined and is_mission(setting.doc, last.name) and not is_mission(setting.doc, lends.name):
            return side_name(setting.doc, lends)
    if last is None or last.form not in ("adjective", "name", "seat", "people"):
        return ""
    counts = last.start >= setting.begin and setting.joined(last, _COUNTED_SUBJECT)
    apposed = setting.before(_ALL_FROM, 24, at=last.start)
    counts = counts or (apposed and setting.joined(last, _LOSE_OR_HAVE))
    return side_name(setting.doc, last) if counts else ""


def _at_their_base(setting: "Setting") -> str:
    """As in "a strike on the Togolese base in Chad left 12 dead": those of whoever keeps the base."""
    lower, low = setting.doc.lower, setting.begin
    if setting.measure not in LOSSES:
        return ""
    struck = (
        m
        for m in reversed(setting.named_before)
        if m.start >= low
        and _BASE.match(lower, m.end)
        and _STRIKES.search(lower, max(low, m.start - 40), m.start)
    )
    return next((side_name(setting.doc, m) for m in struck), "")


def _belongs(setting: "Setting") -> str:
    """As in "300 belong to the Chadian army and 150 to the gendarmerie"."""
    doc, end, after = setting.doc, setting.end, setting.after
    if after is None:
        return ""
    told = setting.named_before and doc.lower.rfind(" belong", setting.sentence.start, end) > 0
    belongs = setting.joined(after, _BELONG) or (told and setting.joined(after, _TO))
    return side_name(doc, after) if belongs else ""


def _in_ranks(setting: "Setting") -> str:
    """As in "1,436 citizens of Chad serve in the Russian army", "90 foreign fighters joined the RSF"."""
    doc, noun, after = setting.doc, setting.noun, setting.after
    if after is None:
        return ""
    if noun.noun in _FOREIGN or " foreign " in doc.lower[setting.quantity.end : setting.end]:
        behind = (m for m in doc.mentions_in(setting.sentence) if m.start >= after.start)
        joined = next((m for m in behind if setting.joined(m, _FIGHT_FOR)), None)
        if joined and joined.kind in ("state", "armed_force") and joined.form != "adjective":
            return side_name(doc, joined)
    serve = setting.joined(after, _SERVE) and _RANKS.match(doc.lower, after.end)
    return side_name(doc, after) if serve and noun.noun in _ANYBODY else ""


def _of_the_bloc(setting: "Setting") -> str:
    """As in "the states of ECOWAS plan a joint force of 5,000": that of the bloc or mission named last."""
    doc = setting.doc
    if not setting.before(_JOINT, 70):
        return ""
    named = (m for m in reversed(setting.named_before) if doc.allegiances[m.name].kind in ("bloc", "mission"))
    return next(
        (side_name(doc, m) for m in named if not _LEFT.search(doc.lower, max(0, m.start - 50), m.start)), ""
    )


def _in_turn(setting: "Setting") -> str:
    """As in "Togo lost 12 and the Malian authorities 30", "Togo is down for 90, Chad for 40"."""
    doc, named = setting.doc, setting.last
    if named is None or not setting.sentence.start <= setting.since < named.start:
        return ""
    listed = _LISTED.search(doc.lower, max(0, named.start - 12), named.start)
    item = setting.joined(named, _ITEM) if listed else None
    fits = item and (item["body"] or named.form in ("name", "seat", "people"))
    return side_name(doc, named) if fits else ""


def _more_of_them(setting: "Setting") -> str:
    """As in "2,500 Kenyans serve in the mission, and 900 others at the border": nobody came between."""
    doc, since = setting.doc, setting.since
    if since < setting.sentence.start or not setting.behind_number(_MORE):
        return ""
    for m in setting.named_before:
        side, kind, _ = doc.allegiances[m.name]
        other = m.start > since and side != setting.previous and kind != "mission"
        if other and not is_governed(doc, m, setting.sentence.start):
            return ""
    return setting.previous
