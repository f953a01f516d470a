"""Numbers of people in civil life or before the law: "home to 2 million Syrians", "convicted nine men"."""

from toolkit.extraction.figures.measure_setting import Telling
from toolkit.extraction.figures.setting import size
from toolkit.extraction.figures.terms import LOSSES
from toolkit.extraction.text import patterns as re
from toolkit.extraction.text.wordsets import wordset

_ABOUT = (
    r"\s(?:(?:an?|the|some|about|around|up|to|as|many|more|fewer|than|at|least|another|additional|over|nearly|almost|"
    r"roughly|estimated|close|some\sof)\s)*$"
)
_DISPLACES = re.compile(rf"\b(?:displac(?:e[sd]?|ing)|uproot(?:s|ed|ing)?){_ABOUT}")
_BEFORE = re.compile(
    r"\b(?:shelter(?:s|ing)?|t(?:akes?|ook|aken|aking)\sin|(?:population|nation|country|city|town)\sof|"
    rf"(?:home|aid|assistance|food|relief|homes|jobs|shelter|visas|asylum)\s(?:to|for)){_ABOUT}"
)
_UPROOTED = (
    r"(?:fle(?:d|e|eing)|displaced|uprooted|homeless|took\srefuge|(?:took|tak\w+|seek\w*|sought)\s(?:refuge|asylum|shelter)|"
    r"lost\stheir\s(?:homes?|jobs?)|(?:forced|driven)\s(?:from|out\sof)\stheir\shomes)"
)
_CIVIL = (
    r"(?:live[sd]?|living|reside[sd]?|residing|settled|resettled|in\s(?:need|danger)|starving|"
    r"need|require|to\s(?:evacuate|leave|flee|move\s(?:south|north|east|west)\w*)|"
    r"demonstrat\w+|protest(?:s|ed|ing)?|rall(?:ied|ying)|marched|marching|gathered|gathering|"
    r"(?:taken|took|take)\sto\sthe\sstreets|descended\son|onto\sthe\sstreets|vot(?:ed|ing)|queu(?:ed|ing)|registered\s(?:to|as|with)|"
    r"work(?:ing|ed)?\s(?:in|on|at|as)\s(?:the\s|an?\s)?(?:farm|agricultur|orchard|construction|hotel|factor|care|"
    r"nurse|domestic|maid|cook|clean|driver|restaurant|shop)\w*|studying|on\sholiday|with\s\w+\spassports)"
)
_IN_THE_STREETS = (
    r"(?:of\sthem\sliv(?:e|ed|ing)|liv(?:e|ed|ing)\s(?:in|under|on)|demonstrated|protest(?:ed|ing)|rall(?:ied|ying)|"
    r"(?:march|parad|walk)\w*\s(?:through|in)\s(?:the\sstreets|protest|solidarity|support)|(?:taken|took|take)\sto\sthe\sstreets|"
    r"(?:staged|held|joined)\sa\s(?:sit-in|rally|vigil|demonstration|protest))"
)
_FAMILIES = re.compile(r",?\s(?:and\s)?women,?\sand\schildren\b")
_AND_THEN = r"[,)]?(?:\s\((?:[^)]{0,20})\))?\s(?:[\w’'-]+\s){0,5}?"
_AFTER = {
    "none": re.compile(rf"{_AND_THEN}(?:{_UPROOTED}|{_IN_THE_STREETS})\b"),
    "people of": re.compile(rf"{_AND_THEN}(?:{_UPROOTED}|{_IN_THE_STREETS}|{_CIVIL})\b"),
}
_LIVES = re.compile(r"\s(?:(?:innocent|civilian|human)\s)?lives\b")
_TRIED = re.compile(
    r"\b(?:sanction|blacklist|convict|indict|charg|prosecut|acquitt|promot|decorat|award|sentenc)(?:s|es|ed|ing)"
    rf"{_ABOUT}|\bsanctions\s(?:on|against){_ABOUT}"
)
_RESCUED = re.compile(rf"\brescu(?:e[sd]?|ing){_ABOUT}")
_HOSTAGES = ("hostages", "captives", "people", "persons")
_EVACUATED = wordset("taken to safety", "words")
_TO_SAFETY = ("evacuated", "evacuate", "evacuating")
_CITIZENS = ("citizens", "nationals")
_NATIONALS = (*_CITIZENS, "people", "persons")
_MOST = 1_000_000  # no army has as many, unless it says so
_ENLISTED = re.compile(
    r"\s(?:[\w-]+\s){0,6}?(?:under\sarms|militia\w*|reserv\w+|conscripts|(?:in|of)\s(?:the|its|their|his)\s(?:armed\sforces|army))\b"
)
_MILLIONS = ("millions", "billions", "trillions")
_TOLL = 100  # "nine lives were lost" may tell of a unit, hundreds tell of a war
_ANYBODY = ("people", "persons", "individuals", "women")


def lives_civil_life(telling: Telling) -> bool:
    """Whether the words around say what only civilians do, or what is done for them."""
    doc, noun, start = telling.doc, telling.noun, telling.quantity.start
    if size(telling.quantity) >= _TOLL and telling.behind_number(_LIVES):
        return True  # "a war that claimed 400,000 lives"
    if noun.noun == "men" and _FAMILIES.match(doc.lower, noun.end):
        return True
    if noun.noun in _HOSTAGES and telling.before(_RESCUED, 40):
        return True
    if telling.before(_TRIED, 40):
        return True  # "sanctioned three commanders", "convicted 26 people"
    if _are_evacuated(telling) or _are_displaced(telling):
        return True
    kind = "people of" if noun.noun in _ANYBODY else noun.kind
    kind = "none" if kind == "part" else kind
    if kind not in _AFTER or telling.read == "trained":
        return False
    lost, end = telling.read in LOSSES, noun.end
    if not lost and (doc.lower.startswith(_MILLIONS, start) or (kind != "none" and _of_civilians(telling))):
        return True
    lives = _AFTER[kind].match(doc.lower, end, telling.sentence.end)
    return lives is not None and not (lost and (telling.verb is None or telling.verb.start < lives.end()))


def _are_evacuated(telling: Telling) -> bool:
    """As in "3,000 Chadians were brought home from Sudan": those whom a land fetches are no soldiers."""
    verb, noun = telling.verb, telling.noun
    fetched = verb is not None and verb.term in _EVACUATED
    if not fetched or not (noun.kind == "people of" or noun.noun in _NATIONALS):
        return False
    if verb is not None and verb.term in _TO_SAFETY and noun.noun in _CITIZENS:
        return True  # "troops who are to evacuate 3,000 of its citizens"
    return not any(term.people == "military" for term in telling.terms)


def _are_displaced(telling: Telling) -> bool:
    """As in "violence that killed 300 and displaced more than 1 million Malians"."""
    return telling.before(_DISPLACES, 60) is not None


def _of_civilians(telling: Telling) -> bool:
    """Whether they are more than any army has, or something is done for them: "home to 300,000"."""
    lower, end = telling.doc.lower, telling.quantity.end
    most = size(telling.quantity) >= _MOST and not _ENLISTED.match(lower, end, telling.sentence.end)
    return most or telling.before(_BEFORE, 60) is not None
