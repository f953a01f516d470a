"""Whose strength a number tells: "a Canadian-led brigade of 3,500", "the authorised strength of 2,900"."""

from typing import TYPE_CHECKING

from toolkit.extraction.actors.types import ActorMention
from toolkit.extraction.figures.sides import is_governed, is_mission, side_name
from toolkit.extraction.figures.terms import ABOUT, LOSSES
from toolkit.extraction.text import patterns as re
from toolkit.extraction.text.wordsets import any_of

if TYPE_CHECKING:
    from toolkit.extraction.figures.setting import Setting

_HELPERS = r"(?:\s(?:is|was|would|will|should|to|now|has|had|be|not|never|still|itself|already|also|once))*"
_LED = re.compile(
    r"-led\s(?:[\w-]+\s){0,2}(?:force|brigade|battlegroup|battalion|mission|contingent|division)"
    rf"(?:\s(?:in|at|near)\s[A-Z]\w+)?,?\s(?:of|with|numbering){ABOUT}"
)
_FORCE = re.compile(
    r"\b(?:(?:the|that|this)\s(?:[\w-]+\s)?(?:force|mission|operation|battlegroup)|a\sforce)(?:,[^,;:]{0,60},)?"
    rf"(?:\s(?:of|numbering)|{_HELPERS}\s(?:number(?:s|ed)?|counts?|comprise[sd]?|total(?:s|led)?|(?:stands?|stood|set)\sat|"
    r"ha[sd]|have|reach(?:ed|es)?|grew\sto|consists?\sof|made\sup\sof|promised|authori[sz]ed\sto\sfield|supposed\sto\shave)"
    r"(?:\sits\sfull)?)"
    rf"{ABOUT}$"
)
_CEILING = re.compile(
    r"(?<!its\s)\b(?:ceiling|(?:authori[sz]ed|mandated|approved)\s(?:strength|maximum|total|ceiling))\s"
    rf"(?:of|at|is|was){ABOUT}$|\bauthori[sz]ed{ABOUT}$"
)
_SIZED = frozenset(
    {"force", "mission", "operation", "battlegroup", "ceiling"}
    | {"authorised", "authorized", "mandated", "approved"}
)  # one of these words stands where the size of a mission is told
_UN_FORCE = re.compile(rf"\s(?:[a-z-]+\s)?(?:mission|force|operation)\s(?:with|of|numbering){ABOUT}")
_BOASTING = any_of("claims its strength")
_CLAIMS = re.compile(rf"(?:\s\([\w-]+\))?(?:,\swhich)?{_HELPERS}\s(?:{_BOASTING})(?:\sof)?{ABOUT}")
# "the FDLR, a Hutu group whose strength the experts put at 1,500 men"
_WHOSE = re.compile(
    r",?\s(?:(?:an?|the)\s[^.,;:]{3,50}\s)?whose\s(?:(?:total|full|current|own|active)\s)?"
    rf"(?:strength|numbers?|ranks|size|fighters|men|forces)\s[^.,;:\d]{{2,60}}{ABOUT}"
)
# "the FDLR, which Chad puts at 500 men and Peru at 3,000"
_WHICH_PUT = re.compile(
    r",\s(?:which|whom)\s[^.,;:\d]{2,50}\s(?:puts?|estimates?|estimated|reckons?|reckoned)\sat"
    rf"(?:\s[^.;:]{{2,40}}\sand\s[^.,;:\d]{{2,40}}\sat)?{ABOUT}"
)
_THOUGHT = re.compile(
    r",?\s(?:(?:thought|believed|estimated|said|reckoned|known)\sto\s(?:be|number)|"
    rf"(?:estimated|put|reckoned)\sat|numbering|(?:who\s)?number(?:ed)?){ABOUT}"
)


def strength_of(setting: "Setting") -> str:
    """Whose force has the strength that the number tells; blank where it is no strength."""
    if setting.measure in LOSSES:
        return ""
    doc, start = setting.doc, setting.quantity.start
    last = next((m for m in reversed(doc.mentions_in(setting.sentence)) if m.end <= start), None)
    named = _led(setting, last) or _of_body(setting, last) or _claims(setting, last) if last else ""
    return named or _of_mission(setting)


def _led(setting: "Setting", last: ActorMention) -> str:
    """As in "a Canadian-led brigade of 3,500"."""
    led = _LED.fullmatch(setting.doc.text, last.end, setting.quantity.start)
    return side_name(setting.doc, last) if led else ""


def whose_strength(setting: "Setting") -> str:
    """As in "the FDLR, a Hutu group whose strength the experts put at 1,500 men": of the group."""
    doc, start = setting.doc, setting.quantity.start
    if setting.measure in LOSSES or setting.words.isdisjoint(("whose", "which", "whom")):
        return ""
    for mention in doc.mentions_in(setting.sentence):
        near = mention.end <= start and mention.form in ("name", "seat") and mention.kind != "state"
        if near and any(setting.joined(mention, told) for told in (_WHOSE, _WHICH_PUT)):
            return side_name(doc, mention)
    return ""


def _of_body(setting: "Setting", last: ActorMention) -> str:
    """As in "a UN mission with over 11,000 soldiers"."""
    stands = last.kind in ("organisation", "bloc")
    return last.name if stands and setting.joined(last, _UN_FORCE) else ""


def _claims(setting: "Setting", last: ActorMention) -> str:
    """As in "the ELN, which claims 6,000 men", "Burundians, thought to be 8,000"."""
    doc = setting.doc
    if last.form == "people":
        return side_name(doc, last) if setting.joined(last, _THOUGHT) else ""
    if last.kind not in ("state", "armed_force") or last.form not in ("name", "seat"):
        return ""
    if setting.measure == "trained" or not setting.joined(last, _CLAIMS):
        return ""
    return "" if is_governed(doc, last, setting.sentence.start) else side_name(doc, last)


def _of_mission(setting: "Setting") -> str:
    """As in "that force would number 11,200", "the ceiling is 2,900": of the mission named last."""
    its = setting.doc.lower.startswith((" of its", " of his", " of their"), setting.quantity.end)
    if its or _SIZED.isdisjoint(setting.words):
        return ""
    return mission_before(setting) if setting.before(_FORCE, 90) or setting.before(_CEILING, 90) else ""


def mission_before(setting: "Setting") -> str:
    """The mission or force that was named last before the number, not far back; blank where none was."""
    doc = setting.doc
    for index in range(setting.sentence.index, max(-1, setting.sentence.index - _BACK), -1):
        for mention in reversed(doc.mentions_in(doc.sentences[index])):
            if mention.end <= setting.quantity.start and is_mission(doc, mention.name):
                return mention.name
    return ""


_BACK = 12  # sentences in which the mission is looked for
