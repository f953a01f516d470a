"""Candidates who have no such people: missions no fighters, one state no troops from many states."""

from toolkit.extraction.figures.setting import Setting
from toolkit.extraction.figures.side_grammar import Cues
from toolkit.extraction.figures.sides import is_mission
from toolkit.extraction.figures.terms import GROUP_FIGHTERS
from toolkit.extraction.text import patterns as re
from toolkit.extraction.text.wordsets import SEVERAL

_PEACEKEEPERS = ("peacekeeper", "blue helmet")
FIGHTERS = GROUP_FIGHTERS | {"fighters", "gang members", "jihadis"}


def counts_peacekeepers(setting: Setting) -> bool:
    """Whether those who are counted serve a mission: "four UN peacekeepers"."""
    return any(word in setting.noun.noun for word in _PEACEKEEPERS)


def unfit(setting: Setting, cues: Cues) -> list[str]:
    """Missions of fighters, groups of peacekeepers, states of "African troops" or men "from 19 nations"."""
    doc, fighters = setting.doc, setting.noun.noun in FIGHTERS
    peace = counts_peacekeepers(setting)
    lower, start, end = doc.lower, setting.quantity.start, setting.end
    many = (
        _FROM_MANY.match(lower, end) or _OF_MANY.search(lower, start, end) or _FROM_LIST.match(doc.text, end)
    )
    some = {doc.allegiances[name].side for name in _some_of_them(setting)}
    return [
        side
        for side in cues
        if side in some
        or (fighters and is_mission(doc, side))
        or (peace and doc.actors.kind_of(side) == "armed_force" and not is_mission(doc, side))
        or (many and doc.actors.kind_of(side) == "state")
    ]


_FROM_MANY = re.compile(
    rf"\s(?:from|of)\s(?:[\w-]+\s){{0,3}}(?:\d+|{SEVERAL}|a\sdozen|dozens\sof|many|"
    r"several)\s(?:[\w-]+\s)?(?:nations|countries|states|members)\b"
)
_FROM_LIST = re.compile(r"\sfrom\s(?:the\s)?[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+)*(?:,|\sand)\s(?:the\s)?[A-Z]")
_OF_MANY = re.compile(
    r"\s(?:(?:west|east|north)\s)?"
    r"(?:african|european|western|asian|arab|latin american|nordic|baltic|sahelian|gulf)\s"
    r"(?:[\w-]+\s)?(?:troops|soldiers|forces|peacekeepers|trainers|instructors|personnel)\b"
)


def _some_of_them(setting: Setting) -> list[str]:
    """As in "twelve of the 90 who surrendered were Danes": not all of them are."""
    doc, after = setting.doc, setting.after
    if after and setting.before(_ALL_BUT, 24):
        return [after.name]
    if after and setting.joined(after, _MOSTLY):
        return [m.name for m in setting.mentions if m.start >= setting.end]  # "mostly from Togo and Benin"
    if not setting.before(_OF_THE, 20):
        return []
    if setting.before(_MAKE_UP, 60):
        return [m.name for m in setting.named_before]  # "Danes make up a third of the 90"
    if after is None or after.form not in ("people", "adjective"):
        return []
    were = _WERE.search(doc.lower, max(setting.end, after.start - 12), after.start)
    return [after.name] if were else []


_OF_THE = re.compile(r"\sof\s(?:the|its|their)\s(?:some\s|about\s)?$")
_ALL_BUT = re.compile(r"\ball\s(?:but|except)\s(?:about\s|some\s)?$")
_MOSTLY = re.compile(
    r"(?:\sand\s[\d,]+\s[\w-]+)?,\s(?:most|many|half|some|the\smajority|the\sbulk)\sof\s(?:them|whom|these)\s(?:come\s|came\s)?from\s(?:the\s)?"
)
_MAKE_UP = re.compile(
    r"\b(?:makes?\sup|made\sup|account(?:s|ed)?\sfor|provide[sd]?|suppl(?:y|ies|ied))\s(?:(?:about|some|nearly|over|an?|one|two|the)\s)*"
    r"(?:thirds?|quarters?|half|fifths?|tenth|most|bulk|majority)\sof\s(?:the|its|their)\s(?:some\s|about\s)?$"
)
_WERE = re.compile(r"\b(?:were|are|was|is)\s(?:all\s)?$")
