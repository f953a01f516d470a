"""Owners who speak of their own: "six of its men fell", "it had lost nine", "put its dead at 32"."""

from typing import TYPE_CHECKING

from toolkit.extraction.clauses.subjects import subject
from toolkit.extraction.figures.side_roles import centre, roles
from toolkit.extraction.figures.sides import people_of
from toolkit.extraction.figures.terms import ABOUT, LOSSES, TAKES_OTHERS
from toolkit.extraction.text import patterns as re

if TYPE_CHECKING:
    from toolkit.extraction.figures.setting import Setting

_OF_ITS_MEN = re.compile(
    r"(?:\s[\w-]+){0,2}?\s(?:of|from|among)\s(?:its|his|her|their)\s(?:own\s)?(?:soldiers|men|troops|members|"
    r"fighters|servicemen|officers|citizens|nationals|police\w*|people|peacekeepers|personnel|forces|commanders|ranks)\b"
)
_OF_ITS_OWN = re.compile(
    r"(?:\s[\w-]+){0,3}?\s(?:of\s)?(?:its|his|her|their)\sown\b"
    r"(?!\s(?:account|count|reckoning|estimates?|tally|figures|admission|words)\b)"
)
_IT_LOST = re.compile(
    r"\b(?:it|they)\s(?:(?:had|has|have)\s)?(?:(?:itself|themselves|also|in\sturn|only|already)\s)?(?:lost|buried)"
    rf"{ABOUT}$"
)
_THAT = re.compile(r"[\w\s'’-]*\bthat\s(?:\w+\s)?|\w+\s(?:the\s(?:deaths?|loss|capture)\sof\s)?")
_PUTS_ITS_DEAD = re.compile(
    r"\b(?:puts?|gave|gives|placed|places)\s(?:[^.;:]{0,60}?\band\s)?its\s(?:dead|wounded|loss(?:es)?|casualties|"
    rf"death\stoll|toll|missing|fallen|killed)\s(?:at|as){ABOUT}$"
)
_DEAD = re.compile(
    r"(?:['’]s?)?\s(?:own\s)?(?:dead|wounded|losses|casualties|toll|missing|fallen|killed)\s(?:at|as)\s"
)


def own_people(setting: "Setting") -> str:
    """Whose own people are counted, by the words beside the number; blank where none say so."""
    return (
        _of_its_men(setting)
        or _countrymen(setting)
        or _own_dead(setting)
        or _it_lost(setting)
        or _its_dead(setting)
    )


def _of_its_men(setting: "Setting") -> str:
    """As in "Peru says that nine of its men fell", "six of its soldiers died, Ghana's army said"."""
    doc, start, end = setting.doc, setting.quantity.start, setting.quantity.end
    loses = setting.measure in LOSSES
    men, own = _OF_ITS_MEN.match(doc.lower, end), _OF_ITS_OWN.match(doc.lower, end)
    if own and loses and not doc.frames[setting.sentence.index]:
        return _who_told(setting)
    for frame in doc.frames[setting.sentence.index] if men or own else ():
        if not frame.names or not frame.kinds & ({"say", "product"} if own else {"say"}):
            continue
        reports = frame.verb < start < frame.verb + 40 and _THAT.fullmatch(doc.lower, frame.verb, start)
        side, kind, peopled = doc.allegiances[frame.names[0]]
        struck = loses and frame.verb < start and _others_did(setting, frame.verb + len(frame.cue))
        told = loses if frame.trailing else reports or struck or (own and frame.verb < start)
        if told and peopled and kind not in ("mission", "bloc"):
            return side
    return ""


def _others_did(setting: "Setting", said: int) -> bool:
    """As in "Peru says that a raid killed nine of its men": the verb has a subject of its own."""
    verb = setting.verb
    if not setting.active or verb is None or verb.term not in TAKES_OTHERS:
        return False
    return _A_SUBJECT.fullmatch(setting.doc.lower, said, verb.start) is not None


_A_SUBJECT = re.compile(
    r"\s(?:that\s)?(?!it\b|they\b|he\b|she\b|its\b|their\b|to\b)[^.;:,]{4,80}\s(?:(?:has|have|had)\s)?"
)


def _countrymen(setting: "Setting") -> str:
    """As in "Peru's president thanked Oman for sending back 17 of his countrymen": his land's."""
    if not setting.behind_number(_COUNTRYMEN):
        return ""
    if setting.doc.actors.kind_of(setting.teller) == "person":
        return people_of(setting.doc, setting.teller)
    return centre(roles(setting, setting.sentence), setting.sentence.start)


_COUNTRYMEN = re.compile(r"(?:\s[\w-]+)?\sof\s(?:his|her|its|their)\s(?:own\s)?(?:countrymen|compatriots)\b")


def _own_dead(setting: "Setting") -> str:
    """As in "Its own dead it put at 12": of whoever says so, else of whoever spoke before."""
    doc, start = setting.doc, setting.quantity.start
    own = setting.before(_OWN_DEAD, 90)
    if setting.measure not in LOSSES or not own:
        return ""
    for frame in doc.frames[setting.sentence.index]:
        if frame.names and frame.verb < start:
            return people_of(doc, frame.names[0])
    return _who_told(setting)


_OWN_DEAD = re.compile(
    r"\b(?:its|their|his)\sown\s(?:\w+\s)?(?:dead|losses|casualties|toll|side|ranks|wounded|fallen)\b[^.;:\d]*$"
)


def _who_told(setting: "Setting") -> str:
    """As in "The rebels speak of 90 dead soldiers. Nine of their own fell": those who spoke just before."""
    doc, index = setting.doc, setting.sentence.index
    if not index or doc.sentences[index - 1].paragraph != setting.sentence.paragraph:
        return ""
    told = [f.names[0] for f in doc.frames[index - 1] if f.names and f.kinds & {"say", "estimate"}]
    return people_of(doc, told[0] if told else "")


def _it_lost(setting: "Setting") -> str:
    """As in "Peru said that it had lost nine men": those of whoever says so."""
    doc = setting.doc
    lost = setting.before(_IT_LOST, 60)
    if lost is None:
        return ""
    for frame in doc.frames[setting.sentence.index]:
        if frame.names and "say" in frame.kinds and frame.verb < lost.start() < frame.verb + 60:
            return people_of(doc, frame.names[0])
    return ""


def _its_dead(setting: "Setting") -> str:
    """As in "the army put its dead at 32 and its missing at 45": those of whoever does so."""
    clause = setting.clause
    if clause is None or setting.measure not in LOSSES:
        return ""
    puts = setting.before(_PUTS_ITS_DEAD, 110)
    if puts is None:
        return ""
    for named in setting.mentions:  # "put Peru's dead at 20 and its wounded at 40"
        if puts.start() < named.start < puts.end() and _DEAD.match(setting.doc.lower, named.end):
            return setting.doc.allegiances[named.name].side
    doers = subject(clause, clause.token_at(puts.start()))
    if len(doers) != 1 or clause.actors[doers[0]].kind in ("person", "agency"):
        return ""
    side, kind, _ = setting.doc.allegiances[clause.actors[doers[0]].name]
    return side if kind in ("state", "armed_force") else ""
