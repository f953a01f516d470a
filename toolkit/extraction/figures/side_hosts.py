"""States where people only are: "900 troops left Chad", "sent to Mali", "withdrawn from Niger"."""

from toolkit.extraction.actors.types import ActorMention
from toolkit.extraction.figures.setting import Setting
from toolkit.extraction.figures.terms import ABOUT, LOSSES
from toolkit.extraction.text import patterns as re
from toolkit.extraction.text.wordsets import any_of

_GOING = any_of("goes to a land")
_ARRIVES = re.compile(rf"\b(?:{_GOING})\s(?:(?!back|home)[\w-]+\s){{0,2}}?(?:to|for|in)\s(?:the\s)?$")
_FLED = re.compile(
    r"\b(?:flee|flees|fled|fleeing|escaped|crossed|defected)\s[^,;:.]{0,30}?\b(?:to|into)\s(?:the\s)?$"
)
_POSTED = re.compile(
    r"\b(?:soldiers|troops|men|forces|fighters|officers|police)\s(?:sent|deployed|dispatched|despatched|posted|flown)\s"
    r"(?:to|in)\s(?:the\s)?$"
)
_LEFT = re.compile(
    r"\b(?:left|leave|leaves|leaving|quit|quits|departed|exited|evacuated|withdr[ae]wn?\sfrom|gone\sfrom|"
    r"(?:pull(?:ed|ing|s)?|flown|flew|moved|shipped|driven|drove)\sout\sof)\s(?:the\s)?$"
)
_WHENCE = re.compile(r"\b(?:from|out\sof)\s(?:the\s|(?:north|south|east|west|central)\w*\s)?$")
_BOUND_FOR = re.compile(r"\s(?:for|to)\b")
_GETS = re.compile(
    r"(?:\s(?:has|have|had|also|already|first|then|since))*\s(?:is|are|was|were|been|being)\s(?:also\s|already\s|then\s)?"
    rf"(?:sent|given|lent|offered|promised|granted){ABOUT}"
)
_GIVEN = frozenset({"sent", "given", "lent", "offered", "promised", "granted"})


def is_host(setting: Setting, mention: ActorMention) -> bool:
    """Whether an actor has others' people with it, or had."""
    return (
        _is_goal(setting, mention)
        or was_left(setting, mention)
        or _is_left(setting, mention)
        or _gets_them(setting, mention)
    )


_NEAR = 40  # characters before a name
_INTO = re.compile(r"\s(?:in)?to\s(?:the\s)?")  # "put 900 men into Chad"


def _is_goal(setting: Setting, mention: ActorMention) -> bool:
    """As in "900 troops were sent to Chad", "fled to Chad": a host, unless they go back there."""
    if mention.form not in ("name", "seat") or mention.kind != "state":
        return False
    lower, low = setting.doc.lower, max(setting.end, mention.start - _NEAR)
    behind = mention.start > setting.end
    if behind and _FLED.search(lower, low, mention.start):
        return True
    if setting.measure != "deployed":
        return False
    if behind and setting.joined(mention, _INTO):
        return True
    goes = _ARRIVES if behind else _POSTED
    return setting.before(goes, _NEAR, at=mention.start) is not None


def was_left(setting: Setting, mention: ActorMention) -> bool:
    """As in "withdrawn from Mali (2,400 men) and Niger (1,500)": where they were."""
    lower, start = setting.doc.lower, setting.quantity.start
    before = lower[mention.end : start] == " (" and setting.measure == "withdrawn"
    return before and lower.find(" from ", setting.sentence.start, start) >= 0


def _is_left(setting: Setting, mention: ActorMention) -> bool:
    """As in "1,000 troops have left Chad": a host, unless they leave it for somewhere."""
    if setting.measure in LOSSES or mention.kind != "state" or mention.form not in ("name", "seat"):
        return False
    withdrawn = setting.measure == "withdrawn" and setting.end < mention.start
    if withdrawn and setting.before(_WHENCE, 30, at=mention.start):
        return True
    left = setting.before(_LEFT, 30, at=mention.start)
    return left is not None and not _BOUND_FOR.match(setting.doc.lower, mention.end)


def _gets_them(setting: Setting, mention: ActorMention) -> bool:
    """As in "Chad was sent a hundred instructors": those of somebody else."""
    told = mention.end < setting.quantity.start and not _GIVEN.isdisjoint(setting.words)
    return told and setting.joined(mention, _GETS) is not None


def hosted(setting: Setting) -> str:
    """As in "Kuwait hosts 13,500 Americans, Bahrain up to 9,000": the same guests."""
    doc, start = setting.doc, setting.quantity.start
    if setting.since < setting.sentence.start or setting.noun.kind != "none":
        return ""
    hosts = _HOSTS.search(doc.lower, setting.sentence.start, setting.since)
    return setting.previous if hosts and _ANOTHER_HOST.search(doc.text, setting.since, start) else ""


_HOSTS = re.compile(r"\bhosts?\b")
_ANOTHER_HOST = re.compile(r"(?:[,;]|[,;]?\sand)\s(?:the\s)?[A-Z][\w.’'-]+(?:\s[A-Z][\w.’'-]+){0,3}\s$")
