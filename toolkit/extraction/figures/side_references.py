"""Owners that a short reference names: "eight of them", "the government's soldiers", "put its dead at 32".

Each reading holds where the words leave one answer only; elsewhere the candidates are weighed.
"""

from typing import TYPE_CHECKING

from toolkit.extraction.clauses.subjects import subject
from toolkit.extraction.figures.echoes import corrects, counts_too
from toolkit.extraction.figures.side_grammar import doer_before
from toolkit.extraction.figures.side_roles import heads_before
from toolkit.extraction.figures.sides import group_around, people_of, state_of_place
from toolkit.extraction.figures.terms import ABOUT, GROUP_FIGHTERS, LOSSES, STATE_SOLDIERS, TAKES_OTHERS
from toolkit.extraction.text import patterns as re

if TYPE_CHECKING:
    from toolkit.extraction.figures.setting import Setting

_OF_THEM = re.compile(
    r"(?:\s[\w-]+)?(?:\sand\s[\d,]+\s[\w-]+)?\s(?:of|among)\s(?:them\b|(?:these|those)\b(?!\s\w+ed\b))|"
    r"(?:\s[\w-]+)?\s(?:by\sname|as\s(?:killed|dead|missing|fallen|wounded|captured))\b"
)
_BESIDE = re.compile(r"(?!\s(?:says?|said|put|puts)\b)[^,;:.]{0,60}")
_OF_THE_POWER = re.compile(
    r"(?:\s[\w-]+)?\s(?:(?:pro-)?(?:government|regime)|junta|loyalist|army)\s(?:soldiers|troops|forces|fighters|men)\b|"
    r"(?:\sof)?\sthe\s(?:government|regime|junta|army)['’]s\s"
)
_DEAD_OF_THE_POWER = re.compile(
    r"\bthe\s(?:government|regime|junta|army|military)['’]s\s(?:(?:own\s)?(?:dead|losses|toll|casualties|wounded)|"
    r"(?P<there>(?:garrison|force|contingent|strength)(?:\s(?:there|in\sthe\s[\w-]+))?))\s"
    rf"(?:at|as|to|of|stands?\sat|stood\sat|is|was|were|numbers?|numbered){ABOUT}$|"
    r"\b(?:government|regime|junta|loyalist|army)\s(?:troops|soldiers|forces|fighters|men),?\s(?:who|which)\s"
    rf"(?:(?:had|have|also)\s)*(?:lost|buried){ABOUT}$"
)
_AND = re.compile(r"[^,;:.\d]{3,40}\sand\s")
_RESERVES = frozenset(("reservists", "conscripts", "recruits", "volunteers", "men"))
_CALLS_UP = re.compile(
    r"\b(?:call(?:s|ed|ing)?\sup|mobili[sz](?:e[sd]?|ing)|conscript(?:s|ed)|draft(?:s|ed)|enlist(?:s|ed)|recruit(?:s|ed)|"
    rf"(?:mobili[sz]ation|call-up|conscription)\sof){ABOUT}$"
)
_RATED = re.compile(
    r"\b(?:puts?|putting|estimates?|estimated|reckons?|rates?|places?)\sthe\s(?:armed\sforces|army|military|"
    rf"security\sforces)(?:['’]s\s(?:strength|size))?\sat{ABOUT}$"
)
_GIVES_STRENGTH = re.compile(
    rf"\b(?:puts?|gives?|gave|placed|estimates?|estimated)\s(?:its|their)\s(?:own\s)?(?:strength|numbers?|size|ranks)\s(?:at|as){ABOUT}$"
)
_GROUP_RATED = re.compile(
    r"\b(?:(?:puts?|estimates?|estimated|reckons?|reckoned|rates?|rated|places?|placed)\s(?:the|that|this)\s"
    r"(?:group|movement|militia)(?:['’]s\s(?:[a-z]+\s)?(?:strength|ranks|numbers?|size|membership))?\s(?:at|as\shaving)"
    rf"|credit(?:s|ed)\s(?:it|the\s(?:group|movement|militia))\swith){ABOUT}$"
)
_WHOSE = re.compile(
    r",?\swhose\s(?:[\w-]+\s){0,2}(?:fighters|soldiers|troops|men|numbers?|ranks|strength|forces|members|losses|dead)"
    r"\b[^,;:]*"
)


def referred(setting: "Setting") -> str:
    """Whom a reference beside the number means as owner; blank where none stands there."""
    return (
        _one_of_two(setting)
        or _of_them(setting)
        or _of_the_power(setting)
        or _beside_a_group(setting)
        or _rated(setting)
        or _called_up(setting)
        or _trained_too(setting)
    )


def _one_of_two(setting: "Setting") -> str:
    """As in "the latter has had a battalion of 400 there", "the former 270 strong", "50 of the former"."""
    clause, start = setting.clause, setting.quantity.start
    if setting.doc.lower.startswith((" of the former", " of the latter"), setting.quantity.end):
        return _of_two_peoples(setting)
    if clause is None or setting.measure == "trained":
        return ""
    before = [m for m in clause.actors.values() if m.end <= start]
    last = max(before, key=lambda m: m.end, default=None)
    if last is None or not last.text.lower().startswith(("the former", "the latter")):
        return ""
    beside = setting.joined(last, _BESIDE)
    return setting.doc.allegiances[last.name].side if beside else ""


def _of_two_peoples(setting: "Setting") -> str:
    """As in "84 Russians and 47 Malians died, it said. Others claim 50 of the former"."""
    doc, index = setting.doc, setting.sentence.index
    for sentence in reversed(doc.sentences[max(0, index - 1) : index + 1]):
        people = [
            m for m in doc.owners_in(sentence) if m.form == "people" and m.end <= setting.quantity.start
        ]
        sides = list(dict.fromkeys(doc.allegiances[m.name].side for m in people))
        if len(sides) == 2:
            return sides[doc.lower.startswith(" of the latter", setting.quantity.end)]
    return ""


def _of_them(setting: "Setting") -> str:
    """As in "with the Chadians it will bring together 85 of them": people named by land, or counted last."""
    doc, start, since = setting.doc, setting.quantity.start, setting.since
    if not setting.behind_number(_OF_THEM):
        return ""
    index = setting.sentence.index
    killers = _killers(setting)
    people = [m for m in setting.mentions if m.end <= start and m.form == "people"]
    people = [m for m in people if doc.allegiances[m.name].side not in killers]
    if not people and index:
        people = [m for m in doc.owners_in(doc.sentences[index - 1]) if m.form == "people"]
    if people and people[-1].start > since:
        return doc.allegiances[people[-1].name].side
    if fighters_meant(setting):
        return ""
    if since >= setting.sentence.start and doc.text.startswith(", ", start - 2):
        return setting.previous  # "nine of its men, three of them badly hurt"
    bare = doc.text.endswith(", ", 0, start)  # "instructors, 100 of them": nobody has counted those before
    near = not bare and index - doc.sentence_at(since).index <= 1
    return setting.previous if near and setting.previous not in killers else ""


def fighters_meant(setting: "Setting") -> bool:
    """As in "Troops chased the assailants. The ministry says 35 of them died": whom the last noun named."""
    doc, index, start = setting.doc, setting.sentence.index, setting.quantity.start
    if setting.measure not in LOSSES or not setting.behind_number(_OF_THEM):
        return False
    terms = [term for terms in doc.figure_terms[max(0, index - 1) : index + 1] for term in terms]
    people = [term.term for term in terms if setting.since < term.start < start and term.people == "military"]
    return bool(people) and people[-1] in GROUP_FIGHTERS


def _killers(setting: "Setting") -> list[str]:
    """Who acts in "the army says its men killed 42 of them": none of those who were killed."""
    clause, verb = setting.clause, setting.verb
    if clause is None or verb is None or not setting.active or verb.term not in TAKES_OTHERS:
        return []
    if setting.before(_ITSELF, 40, at=verb.start):
        return [setting.doc.allegiances[name].side for name in setting.claimants if name]
    doers = subject(clause, clause.token_at(verb.start))
    return [setting.doc.allegiances[clause.actors[j].name].side for j in doers]


_ITSELF = re.compile(
    r"\b(?:it|they|he|we|(?:its|his|their|our)\s(?:\w+\s)?(?:troops|forces|men|soldiers|fighters|army|jets|drones))\s"
    r"(?:(?:had|have|has|also)\s)*$"
)


def _of_the_power(setting: "Setting") -> str:
    """As in "26 of the government's soldiers", "4,000 government troops", "the army's dead to 70"."""
    behind = setting.behind_number(_OF_THE_POWER)
    told = setting.before(_DEAD_OF_THE_POWER, 70)
    if not behind and not (told and (told["there"] is None) == (setting.measure in LOSSES)):
        return ""
    return state_of_place(setting.doc, setting.sentence) or setting.doc.power


def _beside_a_group(setting: "Setting") -> str:
    """As in "84 Wagner fighters and 47 soldiers fell": beside others' men soldiers are the state's."""
    doc, start, since = setting.doc, setting.quantity.start, setting.since
    soldiers = setting.measure in LOSSES and setting.noun.noun in STATE_SOLDIERS
    if not soldiers or since < setting.sentence.start:
        return ""
    listed = _AND.fullmatch(doc.lower, doc.lower.find(" ", since), start)
    of_state = doc.allegiances[setting.previous].kind == "state"  # "lost 462 soldiers and 114 policemen"
    named = of_state and STATE_SOLDIERS & set(doc.lower[since:start].split())
    return doc.power if listed and not named and setting.previous != doc.power else ""


def _rated(setting: "Setting") -> str:
    """As in "it puts the armed forces at 9,000", "the militants, whose strength is put at 7,000"."""
    doc, begin, start = setting.doc, setting.sentence.start, setting.quantity.start
    if setting.before(_RATED, 80):
        return doc.power
    if setting.lot == "men" and setting.before(_GROUP_RATED, 80):
        return group_around(doc, setting.sentence, setting.teller)
    if setting.lot == "men" and setting.before(_GIVES_STRENGTH, 50):
        group = heads_before(setting).get("centre of last sentence", "")
        if doc.allegiances[group].kind == "armed_force":
            return group
    spot, clause = doc.lower.rfind(" whose ", begin, start), setting.clause
    if spot < 0 or clause is None:
        return ""
    spot -= doc.lower[spot - 1] == ","
    if not _WHOSE.fullmatch(doc.lower, spot, start):
        return ""
    found = (m for m in clause.actors.values() if m.end == spot and m.form == "short")
    return next((doc.allegiances[m.name].side for m in found), "")


def _called_up(setting: "Setting") -> str:
    """As in "the president ordered the mobilisation of 20,000 reservists": those of whoever does so."""
    start = setting.quantity.start
    if setting.noun.noun not in _RESERVES:
        return ""
    if not setting.before(_CALLS_UP, 50):
        return ""
    side, kind, _ = setting.doc.allegiances[doer_before(setting, start)]
    return side if kind in ("state", "armed_force", "person") else ""


def _trained_too(setting: "Setting") -> str:
    """As in "it trained 800 Libyans; Italy will train 900": those of whom the figure before told."""
    start, end = setting.quantity.start, setting.end
    if setting.measure != "trained" or " own" in setting.doc.lower[start - 16 : end + 16]:
        return ""
    return setting.course.trained


def corrected(setting: "Setting") -> str:
    """As in "Chad has 900 men; the Danes think nearer 600", "Mali names 90 dead. Chad's count is 30"."""
    doc, sentence = setting.doc, setting.sentence
    if sentence.index - doc.sentence_at(setting.since).index > 1:
        return ""
    if corrects(doc, sentence.start, setting.quantity, setting.noun):
        return setting.previous
    counted = counts_too(doc, sentence.start, setting.quantity, setting.noun)
    if not counted or setting.measure not in LOSSES or setting.last is None:
        return ""
    of_themselves = doc.allegiances[setting.course.teller].side == setting.previous != ""
    own = counted == "toll" or of_themselves  # a count of others' dead is compared with another of them
    return people_of(doc, setting.last.name) if own else setting.previous
