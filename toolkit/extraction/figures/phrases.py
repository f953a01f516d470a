"""Owners whom the words around a number name: "12,200 were Americans", "6,000 men whom Chad sent".

They stand further off than the owner inside the noun phrase, but nothing else can be meant.
"""

from toolkit.extraction.actors.types import ActorMention
from toolkit.extraction.figures.constructions import constructed
from toolkit.extraction.figures.setting import Setting
from toolkit.extraction.figures.sides import is_governed, is_mission, people_of, side_name
from toolkit.extraction.figures.terms import LOSSES
from toolkit.extraction.text import patterns as re
from toolkit.extraction.text.wordsets import any_of

_SENT = f"(?:{any_of('sends or loses men')})"
_HELPERS = (
    r"(?:\s(?:has|have|had|will|would|also|already|now|to|be|not|so|far|since|first|later|then|ever|itself|"
    r"once|still|currently|alone|reportedly|initially|likely|probably))*"
)
_TO_SEND = any_of("to send men")
# "intends to station", "is ready to send", "once spoke of sending"
_PLANS = (
    r"(?:\s(?:is|are|was|were|plans?|planned|intends?|intended|wants?|wanted|agree[sd]|decided|hopes?|hoped|vowed|vows|"
    r"undertook|promised|promises|offered|offers)(?:\s(?:ready|prepared|due|set|expected|planning|willing|about))?\sto"
    rf"\s(?:{_TO_SEND})|"
    r"\s(?:(?:spoke|spoken|talks|talked|thinks|thought)\sof|considers?|considered|mulls|is\sconsidering)"
    r"\s(?:sending|deploying|stationing|contributing|providing))"
)
_THOUGHT = r"(?:believed|thought|said|estimated|reported|known|reckoned|supposed)"
_QUALIFIERS = (
    r"(?:\s(?:a|an|another|additional|further|some|about|around|roughly|up|to|only|just|the|its|first|more|as|"
    r"many|well|over|nearly|close|at|least|most|than|fewer|less|"
    r"(?:company|platoon|battalion|contingent|detachment|team|unit|brigade|squad|crew|group)\sof))*\s"
)
_SENDS = re.compile(
    rf"(?:\sone)?(?:\s\([\w-]+\))?(?P<which>,?\s(?:which|who)(?:\s(?:[\w-]+\s){{1,5}}says?)?)?{_HELPERS}"
    rf"(?:\s(?:{_SENT}|has|have|had|(?:is|are|was|were)\s(?:now\s)?{_THOUGHT}\sto\s(?:have|keep|field)|(?:is|are|was|were)\s(?:now\s|also\s)?(?:sending|losing))|{_PLANS})"
    rf"{_QUALIFIERS}"
)
_IN = re.compile(r"\bin\s(?:the\s)?$")
_KIN = re.compile(
    r"\b(?:successor|heir|rival|ally|affiliate|branch|offshoot|wing|predecessor|arm)\s(?:to|of)\s(?:the\s)?$"
)
_LEADS = re.compile(
    r"(?:\s[\w-]+){0,2}\s(?:is|are|remains?|was|supplies|provides|contributes|has|leads|tops)(?:\s[\w-]+){0,5}\s"
    r"(?:contributors?|contingent|supplier|list|share|participant|provider)"
    r"(?:\s(?:of|to|in|among)\s[^.;:\d]{3,60}?)?,?\swith\s$"
)
_ASIDE = re.compile(r",\s(?!and\b|but\b|while\b|with\b)[^,;:\"“”]{4,90},(?=\s)")
_RAISED = any_of("sent or raised by somebody")
_SENT_BY = re.compile(rf"(?:\s[\w-]+){{0,4}}\s(?:{_RAISED})\sby\s(?:the\s)?(?:[a-z]+\s){{0,2}}")
_WHOM = re.compile(r",?\s(?:whom|that|which)\s(?:the\s)?(?:[a-z]+\s){0,2}")
_THEN_SENT = re.compile(rf"{_HELPERS}\s(?:{_SENT}|put)\b")
_ARE = re.compile(
    r"(?:\s(?:of|among)\s(?:them|these|those|whom|which|the\s[\w-]+))?"
    r"(?::|,?\s(?:(?:have|had|has)\s)?(?:are|were|was|is|being|come|came|coming|hail|hailed)(?P<link>\sfrom)?)?"
    r"(?:\s(?:all|mostly|mainly|reportedly))?\s(?:the\s)?"
)
_INFLICTED = re.compile(r"\s(?:[\w-]+\s){0,2}(?:on|upon|among)\s(?:the\s)?(?:[a-z]+\s){0,2}")
_COST = re.compile(r"\bcost(?:s|ing)?\s(?:the\s)?(?:[\w-]+\s){0,2}$")
_COST_IT = re.compile(r"\bcost(?:s|ing)?\s(?:it|them|him|her)\s[\"“]?$")
_OF_THE_DEAD = r"\s(?:to\s|the\s(?:deaths?|loss)\sof\s|having\slost\s|losing\s|just\s|only\s|about\s|some\s)*"
_ADMITS = re.compile(
    r"(?:\s(?:has|have|had|also|now|only))*\s(?:admit(?:s|ted)?|acknowledge[sd]?|confirm(?:s|ed)?|concede[sd]?|"
    rf"mourn(?:s|ed)?|buried|own(?:s|ed)?\sup){_OF_THE_DEAD}"
)
_ADMITTED = re.compile(rf"(?:admit(?:s|ted)?|acknowledge[sd]?|concede[sd]?|own(?:s|ed)?\sup){_OF_THE_DEAD}")
_ON = re.compile(r"\bon\s(?:the\s)?$")
_SIDE = re.compile(r"(?:['’]s?)?\sside\b(?!\sof\b)[^;:]*")
_BORDER = re.compile(r"(?:['’]s?)?\sside\sof\sthe\s(?:[a-z]+\s)?(?:border|frontier|line)\b")
_MASSED = re.compile(
    r"(?:\s(?:are|were|is|was|now))*\s(?:massed|gathered|assembled|stationed|waiting|posted)\son\s(?:the\s)?"
)
_IN_RANKS = re.compile(r"\s(?:(?:in|among|within)\s(?:the\s)?(?:ranks\sof\s(?:the\s)?)?|on\s(?:the\s)?)")
_RANKS = re.compile(r"(?:['’]s?)?\s(?:ranks|side|camp)\b(?!\sof\b)")

_ITSELF = re.compile(
    rf"(?:\sthat)?\s(?:it|they){_HELPERS}\s(?:{_SENT}|has|have|had)(?:\sthere)?{_QUALIFIERS}"
)


def named_around(setting: Setting) -> str:
    """Whom the words around the number name as owner; blank where none of the phrases stands there."""
    return (
        _is_called(setting)
        or _leads(setting)
        or constructed(setting)
        or _sends(setting)
        or _is_sender(setting)
        or _suffered(setting)
        or _on_side(setting)
        or _of_the_teller(setting)
        or _for_mission(setting)
    )


def _for_mission(setting: Setting) -> str:
    """As in "900 soldiers for the Regional Force"."""
    doc, after = setting.doc, setting.after
    if after is None or not is_mission(doc, after.name):
        return ""
    return after.name if setting.joined(after, _FOR) else ""


_FOR = re.compile(r"\sfor\s(?:the\s|a\s)?(?:[\w-]+\s)?")
_OF_ALL = re.compile(r"\sof\s(?:the\s|its\s|their\s|some\s)?[\d,]+\s")


def _is_called(setting: Setting) -> str:
    """As in "12,200 were Americans", "about 1,000 of them Russian", "at least 80 came from Canada"."""
    after = setting.after
    if after is None or setting.doc.lower.endswith("all but ", 0, setting.quantity.start):
        return ""  # "900 men, all but 40 of them Danes"
    if after.form == "people" and _OF_ALL.fullmatch(setting.doc.lower, setting.quantity.end, after.start):
        return side_name(setting.doc, after)  # "800 of its 1,700 Americans"
    for end in dict.fromkeys((setting.noun.end, setting.quantity.end)):
        match = _ARE.fullmatch(setting.doc.lower, end, after.start) if end + 1 < after.start else None
        if match and (after.form != "adjective" if match["link"] else after.form in ("people", "adjective")):
            return side_name(setting.doc, after)
    return ""


def _leads(setting: Setting) -> str:
    """As in "Peru supplies the largest share of the mission, with 900": of the subject."""
    doc, start = setting.doc, setting.quantity.start
    if not doc.lower.endswith("with ", 0, start):
        return ""
    leaders = (m for m in setting.named_before if setting.joined(m, _LEADS))
    return next((side_name(doc, m) for m in leaders), "")


def _does_send(setting: Setting, subject: ActorMention) -> str:
    """As in "Tanzania keeps roughly 300 men", "SAF admits to 41 dead": the subject beside the verb."""
    doc, start = setting.doc, setting.quantity.start
    if setting.before(_KIN, 24, at=subject.start):
        return ""  # "the ELN, the heir of the FARC, which has 6,000 men"
    if setting.measure in LOSSES and setting.joined(subject, _ADMITS):
        return side_name(doc, subject)
    aside = _ASIDE.match(doc.lower, subject.end, start)
    sends = setting.joined(subject, _SENDS) or (aside and _SENDS.fullmatch(doc.lower, aside.end(), start))
    if sends and sends["which"]:
        hosts = setting.before(_IN, 8, at=subject.start)
        return "" if hosts else side_name(doc, subject)
    if not sends or subject.kind in ("agency", "person"):
        return ""
    return "" if is_governed(doc, subject, setting.sentence.start) else side_name(doc, subject)


def _sends(setting: Setting) -> str:
    """Of the actor named last, or whose aside it stands in: "Peru, the first to join Chad, has 24"."""
    subjects = setting.named_before[-1:]
    if len(setting.named_before) > 1 and setting.doc.text[setting.named_before[-2].end] == ",":
        subjects = [*subjects, setting.named_before[-2]]
    return next((side for subject in subjects if (side := _does_send(setting, subject))), "")


def _is_sender(setting: Setting) -> str:
    """As in "6,000 men whom Chad sent", "troops conveyed by Pyongyang"."""
    doc, after = setting.doc, setting.after
    if after is None:
        return ""
    behind = setting.joined(after, _WHOM) and _THEN_SENT.match(doc.lower, after.end)
    sent = behind or (setting.joined(after, _SENT_BY) and not setting.behind_number(_OF_ITS))
    return side_name(doc, after) if sent else ""


_OF_ITS = re.compile(r"\sof\s(?:its|their|his|her)\s")  # "900 of its men recruited by Chad"


def _suffered(setting: Setting) -> str:
    """As in "inflicted 54,000 casualties on the Russians", "cost Kyiv 76,000 men"."""
    doc, sentence, start = setting.doc, setting.sentence, setting.quantity.start
    after, payer = setting.after, setting.last
    if setting.measure not in LOSSES:
        return ""
    inflicts = after and "inflict" in doc.lower[sentence.start : start]
    if after and inflicts and setting.joined(after, _INFLICTED):
        return side_name(doc, after)
    if setting.before(_COST_IT, 12):
        return people_of(doc, setting.teller)  # "by the group's own account the raid cost it 40 men"
    if payer is None or start - payer.end >= 40 or "," in doc.text[payer.end : start]:
        return ""
    if setting.before(_COST, 30, at=payer.start):
        return side_name(doc, payer)
    return ""


def _on_side(setting: Setting) -> str:
    """As in "on the Ugandan side one soldier fell", "70 dead in the Beninese ranks", "massed on its side"."""
    doc, end = setting.doc, setting.end
    last, after = setting.last, setting.after
    if after and _BORDER.match(doc.lower, after.end) and _MASSED.fullmatch(doc.lower, end, after.start):
        return side_name(doc, after)
    if setting.measure not in LOSSES:
        return ""
    if last and setting.before(_ON, 8, at=last.start):
        return side_name(doc, last) if setting.joined(last, _SIDE) else ""
    if after is None or not _IN_RANKS.fullmatch(doc.lower, end, after.start):
        return ""
    ranks = _RANKS.match(doc.lower, after.end)
    return side_name(doc, after) if ranks else ""


def _of_the_teller(setting: Setting) -> str:
    """As in "Chad said that it has 300 soldiers there", "on his side he admitted to nine dead"."""
    doc, start = setting.doc, setting.quantity.start
    for frame in doc.frames[setting.sentence.index]:
        behind = frame.verb + len(frame.cue)
        if not frame.names or frame.trailing:
            continue
        admits = setting.measure in LOSSES and _ADMITTED.fullmatch(doc.lower, frame.verb, start)
        itself = _ITSELF.fullmatch(doc.lower, behind, start)
        others = itself and "they" in itself.group() and "estimate" in frame.kinds
        if admits or (itself and not others):  # "estimates that they have lost 600" is of others
            return people_of(doc, frame.names[0])
    return ""
