"""Whose people a figure counts: the owner that the words name, else the side for which most speaks."""

from bisect import bisect_right
from operator import attrgetter
from typing import TYPE_CHECKING

from toolkit.extraction.actors.types import ActorMention
from toolkit.extraction.figures.setting import Setting
from toolkit.extraction.figures.side_apposed import OF_WHOM, THEIRS, people_before
from toolkit.extraction.figures.side_cues import cues_of
from toolkit.extraction.figures.side_hosts import hosted
from toolkit.extraction.figures.side_named import owner_in_phrase
from toolkit.extraction.figures.side_references import corrected, fighters_meant
from toolkit.extraction.figures.side_roles import centre, roles
from toolkit.extraction.figures.side_topics import abroad, asked_for
from toolkit.extraction.figures.side_unfit import counts_peacekeepers
from toolkit.extraction.figures.side_weighing import Owner, heaviest
from toolkit.extraction.figures.sides import group_around, is_governed, is_mission, side_name
from toolkit.extraction.figures.terms import ABOUT, GROUP_FIGHTERS, LOSSES
from toolkit.extraction.text import patterns as re
from toolkit.extraction.text.wordsets import any_of

if TYPE_CHECKING:
    from toolkit.extraction.article.document import Document

_OURS = re.compile(r"\bour\b")
_OURS_BEHIND = re.compile(
    r"(?:\s[\w-]+){0,2}\s(?:of\sours\b|(?:of\s(?:those|them|these)\s)?(?:are|were|is|was)\s(?:our\sown|ours)\b)"
)
_HAVING = any_of("we have men")
_WE_HAVE = re.compile(
    rf"\bwe(?:['’]ve)?\s(?:(?:now|still|also|already|ourselves|currently|will|have)\s)*(?:{_HAVING})(?:\s(?:there|here|now))?"
    rf"{ABOUT}$"
)
_WE_LOST = re.compile(rf"\bwe\s(?:(?:have|had|also|then)\s)?(?:lost|buried){ABOUT}$")  # whoever attacked
_ARMY_LOST = re.compile(
    r"\bthe\s(?:army|military|armed\sforces|security\sforces|government|junta)\s(?:(?:had|has|have|itself|also|only)\s)*"
    rf"(?:lost|buried){ABOUT}$"
)
# "killed 40 of the group's fighters"
_OF_THE_GROUP = re.compile(
    r"(?:\s[a-z-]+)?\sof\sthe\s(?:group|movement|militia|organi[sz]ation|rebels|insurgents|militants|jihadists)['’]s?\s"
    r"(?:own\s)?(?:fighters|men|members|commanders|gunmen|soldiers|leaders|operatives)\b"
)
_COME = ("attackers", "assailants", "gunmen", "raiders")


def side_of(setting: Setting) -> Owner:
    """Whose people: the owner inside or beside the phrase, else the heaviest candidate of the article."""
    known = known_side(setting)
    return heaviest(cues_of(setting)) if known is None else Owner(known)


def known_side(setting: Setting) -> str | None:
    """The side where nothing has to be weighed: "our soldiers", an owner that is named, a group's men.

    Blank where it is known to be nobody who is named, None where nothing is known.
    """
    known = (rule(setting) for rule in _RULES)
    return next((side for side in known if side is not None), None)


def _of_us(setting: Setting) -> str | None:
    """As in "900 of our soldiers", "we lost 900"."""
    lost = "we" in setting.words and setting.before(_WE_LOST, _NEAR)
    ours = lost or _OURS.search(setting.doc.lower, setting.quantity.end, setting.end)
    return _of_speaker(setting) if ours else None


def _of_unknown_people(setting: Setting) -> str | None:
    """As in "1,500 Kurdish and 400 Turkish soldiers": the Kurdish are nobody's who is named."""
    unknown = _UNKNOWN.fullmatch(setting.doc.text, setting.quantity.end, setting.end)
    return "" if unknown and setting.noun.owner is None else None


def _of_foreigners(setting: Setting) -> str | None:
    """As in "foresees 600 foreign contractors": nobody's."""
    if setting.before(_OF_FOREIGN, _NEAR):
        return ""
    foreign = setting.behind_number(_FOREIGN)
    return "" if foreign and not owner_in_phrase(setting) else None


def _told_before(setting: Setting) -> str | None:
    return corrected(setting) or people_before(setting) or hosted(setting) or None


def _named(setting: Setting) -> str | None:
    return owner_in_phrase(setting) or _ours(setting) or _of_mission(setting) or _of_union(setting) or None


def _of_army(setting: Setting) -> str | None:
    """As in "M23 took Goma. The army lost 60 men": the state's that is named, or where the places lie."""
    if setting.measure not in LOSSES or not setting.before(_ARMY_LOST, 70):
        return None
    return setting.doc.power or setting.doc.once(_only_land)


def _only_land(doc: "Document") -> str:
    """The state in which all the places lie that an article names."""
    lands = {land for _, land in doc.actors.places if land}
    return lands.pop() if len(lands) == 1 else ""


def _of_group(setting: Setting) -> str | None:
    """As in "killed 20 militants", "30 gunmen stormed the post": nobody, rather than their enemy."""
    counted = _counts_fighters(setting) or setting.behind_number(_OF_THE_GROUP) is not None
    fighters = counted or setting.noun.noun in GROUP_FIGHTERS or fighters_meant(setting)
    if not fighters or not (counted or setting.measure in LOSSES or setting.noun.noun in _COME):
        return None
    return group_around(setting.doc, setting.sentence, setting.teller)


def _of_topic(setting: Setting) -> str | None:
    same = _goes_on(setting)
    return same if same is not None else asked_for(setting) or abroad(setting) or None


_NEAR = 40  # characters before a number
# What tells the side, the surest first.
_RULES = (
    _of_us,
    _of_unknown_people,
    _of_foreigners,
    _told_before,
    _named,
    _of_army,
    _of_group,
    _of_topic,
)


def _counts_fighters(setting: Setting) -> bool:
    """As in "put the number of militants killed at 300"."""
    low, start = setting.sentence.start, setting.quantity.start
    return setting.noun.names_nobody and _NUMBER_OF.search(setting.doc.lower, low, start) is not None


_FOREIGN = re.compile(
    r"\s(?:foreign\s(?:contractors|mercenaries|fighters|militants|jihadists|volunteers)|allied\s(?:troops|soldiers|forces))\b(?!\s(?:from|in\sthe\sservice))"
)
_OF_FOREIGN = re.compile(r"\sforeign\s(?:contractors|mercenaries),\sof\swhom\s$")
_FIGHTERS = "|".join((*sorted(GROUP_FIGHTERS), "gang members"))
_NUMBER_OF = re.compile(
    rf"\b(?:number|toll|total|count)\sof\s(?:[\w-]+\s)?(?:{_FIGHTERS})\s[^.,;:\d]*$|"
    rf"\b(?:{'|'.join(_COME)})\s(?:at|were|was){ABOUT}$|"
    rf"\bthe\s(?:{_FIGHTERS})(?:,?\swho)?(?:\s(?:number(?:s|ed|ing)?|lost|at))?{ABOUT}$"
)
_UNKNOWN = re.compile(r"\s[A-Z][a-z]+(?:ish|an|ese|i|ic)")


def _goes_on(setting: Setting) -> str | None:
    """As in "300 Togolese have been killed in the war with Chad, and some 900 hurt": of the same side.

    So are those "of whom 900 were hurt", whoever stands between. None where the number does not go on.
    """
    doc, low, start = setting.doc, setting.sentence.start, setting.quantity.start
    if doc.lower.startswith(" on the other side", setting.quantity.end):
        return None
    lost = setting.measure in LOSSES and (setting.kept in LOSSES or not setting.active)
    bare = setting.noun.names_nobody or setting.noun.noun in _PRISONERS
    part = OF_WHOM.search(doc.lower, low, start) or setting.behind_number(THEIRS)
    apart = " and " in doc.lower[setting.since : start]  # "90 Poles and Georgians, of whom 900 came"
    if part and bare and setting.since >= low and not apart:
        return setting.previous
    if _REST_OF.search(doc.lower, max(low, start - _NEAR), start):
        return setting.previous
    if lost and setting.since >= low and _AND_ALSO.fullmatch(doc.lower, setting.since, start):
        return setting.previous
    if not (lost and bare and setting.since >= low and _AND.search(doc.lower, low, start)):
        return None
    named = [m for m in setting.mentions if setting.since < m.start < setting.end]
    others = (m for m in named if side_name(doc, m) != setting.previous)
    return None if any(m.start >= start or not is_governed(doc, m, low) for m in others) else setting.previous


# "the first 800 of Georgia's soldiers. The rest of the 2,000 will follow"
_REST_OF = re.compile(r"\b(?:rest|remainder)\sof\s(?:the|its|their)\s(?:some\s|about\s)?$")
# "lost 462 soldiers and 114 policemen"
_AND_ALSO = re.compile(r"[\d,]+\s[\w-]+\sand\s")
_PRISONERS = ("prisoner", "prisoners", "captive", "captives")
_AND = re.compile(
    rf"(?:\b(?:and|while|with)|;)(?:\s(?:also\s)?(?:injured|wounded|hurt|maimed|killed|captured|taken|took))?{ABOUT}$"
)


def _of_mission(setting: Setting) -> str:
    """As in "an attack on a UN convoy left four peacekeepers dead": of the mission, not of the land."""
    if not counts_peacekeepers(setting) or setting.measure not in LOSSES:
        return ""
    doc, start = setting.doc, setting.quantity.start
    here, named = _senders(doc, doc.mentions_in(setting.sentence)), doc.once(_senders)
    before = [
        some[:spot][-1:] for some in named if (spot := bisect_right(some, start, key=attrgetter("end")))
    ]
    return next((some[0].name for some in (*here, *before, *named) if some), "")


def _senders(doc: "Document", near: list[ActorMention] | None = None) -> tuple[list[ActorMention], ...]:
    """The missions among those named, in the whole article or near, and the unions that send them."""
    named = doc.actors.mentions if near is None else near
    unions = [m for m in named if m.name in ("United Nations", "African Union")]
    return [m for m in named if is_mission(doc, m.name)], unions


def _of_union(setting: Setting) -> str:
    """As in "where the UN has 12,000 peacekeepers": of the United Nations, which elsewhere only count."""
    start = setting.quantity.start
    has = _UNION_HAS.search(setting.doc.text, max(setting.sentence.start, start - _NEAR), start)
    return "United Nations" if has and setting.measure == "deployed" else ""


_UNION_HAS = re.compile(
    rf"\b(?:UN|U\.N\.|United\sNations)\s(?:\w+\s)?(?:has|have|had|keeps|kept|fields|sent|deployed){ABOUT}$"
)


def _ours(setting: Setting) -> str:
    """As in "and 735 of those are our own", "we keep 170 there": of whoever speaks."""
    ours = setting.behind_number(_OURS_BEHIND) or setting.before(_WE_HAVE, 70)
    return _of_speaker(setting) if ours else ""


def _of_speaker(setting: Setting) -> str:
    """As in "three of our soldiers": of whoever speaks here, or of the dateline, or who spoke before."""
    doc = setting.doc
    if not any(setting.claimants) and not doc.is_transcript:
        about = centre(roles(setting, setting.sentence), setting.sentence.start)
        about = about if doc.actors.kind_of(about) == "state" else ""
        if home := doc.dateline or about or doc.home:
            return home  # whoever writes
    names = list(setting.claimants)
    if doc.dateline and not doc.quotes[setting.sentence.index] and not doc.frames[setting.sentence.index]:
        names.append(doc.dateline)
    for index in range(setting.sentence.index, max(-1, setting.sentence.index - 6), -1):
        names += [frame.names[0] for frame in doc.frames[index] if frame.names]
    sides = (doc.allegiances[name].side for name in names if name)
    spoken = (side for side in sides if doc.actors.kind_of(side) in ("state", "armed_force"))
    ranked = (side for side in doc.sides if doc.actors.kind_of(side) == "state")
    return next(spoken, "") or next(ranked, "")
