"""Candidates who have no such people: missions no fighters, one state no troops from many."""

from toolkit.extraction.figures.setting import Setting
from toolkit.extraction.figures.side_grammar import Cues
from toolkit.extraction.figures.sides import is_mission
from toolkit.extraction.figures.terms import GROUP_FIGHTERS
from toolkit.extraction.text import patterns as re
from toolkit.extraction.text.wordsets import SEVERAL

FIGHTERS = GROUP_FIGHTERS | {"fighters", "gang members", "jihadis"}


def unfit(setting: Setting, cues: Cues) -> list[str]:
    """Missions where fighters are counted, states where "African troops" are or men "from 19 nations"."""
    doc, fighters = setting.doc, setting.noun.noun in FIGHTERS
    lower, start, end = doc.lower, setting.quantity.start, setting.end
    many = (
        _FROM_MANY.match(lower, end) or _OF_MANY.search(lower, start, end) or _FROM_LIST.match(doc.text, end)
    )
    return [
        side
        for side in cues
        if (fighters and is_mission(doc, side)) or (many and doc.actors.kind_of(side) == "state")
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
