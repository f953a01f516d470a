"""Sides whose people a number cannot count: who kills or frees them, who calls them the enemy."""

from toolkit import lexicon
from toolkit.extraction.actors.types import ActorMention
from toolkit.extraction.clauses.clause import Clause
from toolkit.extraction.clauses.subjects import subject
from toolkit.extraction.figures.setting import Setting
from toolkit.extraction.figures.side_attackers import attackers, with_them
from toolkit.extraction.figures.side_grammar import own_verb, verb_before
from toolkit.extraction.figures.side_hosts import is_host
from toolkit.extraction.figures.sides import state_of_place
from toolkit.extraction.figures.terms import ABOUT, FREES_CAPTIVES, GROUP_FIGHTERS, LOSSES, TAKES_OTHERS
from toolkit.extraction.figures.verb_search import NAMES_OF
from toolkit.extraction.text import patterns as re
from toolkit.extraction.text.wordsets import wordset

_STAY = ("deployed", "withdrawn", "trained")
_INFLICTS = frozenset({"inflicted", "inflict", "inflicts", "inflicting"})
_HOLDS = wordset("holds captives", "words")
_HOSTS = wordset("has others' people come", "words")
_PUT = re.compile(
    r"\b(?:puts?|putting|estimate[sd]?|places?|placed|reckon(?:s|ed))\s(?:it|them|these|those|"
    rf"the\s(?:{'|'.join(sorted(GROUP_FIGHTERS))})|(?:their|its|whose)\s(?:[a-z-]+\s)?"
    r"(?:number|numbers|strength|ranks|size))\s(?:at|as)\s[\"“]?$"
)
_COUNTS = re.compile(
    r"(?<!itself\s)\b(?:(?:speaks?|spoke|talks?|talked|writes?|wrote)\sof|counts?|counted|estimates?|estimated|saw|sees|reckons?\swith|"
    r"mentions?|mentioned|(?:says?|said|thinks?|believes?|holds?)\s(?:that\s)?(?:there\s(?:are|were)|it\sis|it\swas|they\sare))"
    rf"{ABOUT}$"
)
_TAKEN_BY = re.compile(
    rf"\b(?:(?:{'|'.join(TAKES_OTHERS)}|held|prisoner|hostage)\sby|"
    r"(?:surrendered|gave\s(?:themselves\s)?up)\sto)\s(?:the\s)?(?:[a-z-]+\s)?$"
)
# "the rebels said they had killed 90", "says its forces killed 90"
_THEY_TOOK = re.compile(
    rf"\b(?:it|they|he|she|we|(?:its|their|his)\s(?:forces|troops|men|soldiers|fighters|army|police|jets|drones))\s(?:(?:had|have|has|also)\s){{0,2}}(?:{'|'.join(TAKES_OTHERS)}){ABOUT}$"
)
_BROKERED = re.compile(
    r"\b(?:(?:mediation|auspices|good\soffices|supervision)\s(?:of|by)|(?:mediated|brokered|facilitated)\sby|"
    r"(?:calls?|letters?|appeals?|messages?|requests?|demands?|pressure)\s(?:from|by|of))\s(?:the\s)?$"
)
_AGAINST = re.compile(rf"\b(?:against|facing|faced\sby){ABOUT}$")
_OTHER_SIDE = re.compile(r"\bon\sthe\s(?:other|opposing|opposite)\sside(?!\sof\b),?\s")
_SURRENDER = re.compile(rf"\baccept(?:s|ed|ing)?\sthe\ssurrender\sof{ABOUT}$")
# "they took the ship and its crew of 25": of what is taken
_OWN = re.compile(
    r"\b(?:its|their|his|her|our|own)\b(?!\s(?:[\w-]+\s)?(?:crew|passengers|occupants|garrison|defenders|sailors|pilots?)\b)"
)
_NAMES = re.compile(rf"\b{NAMES_OF}\b")
_ENEMIES = lexicon.terms("words", "word for the enemy")
_ENEMY = "|".join(_ENEMIES)
_OF_ENEMIES = frozenset({re.split(r"\W", word)[0] for word in _ENEMIES} | {"other"})
_IS_ENEMY = re.compile(rf"\b(?:{_ENEMY})\b")
_OF_ENEMY = re.compile(
    rf"\b(?:{_ENEMY}|the\sother\sside)(?:['’]s?)?(?:,[^,;:]{{3,40}},)?\s(?:[\w-]+\s)?(?:(?:of|numbering|totalling|totaling|strength)\s[^,;:]{{0,12}}|"
    r"(?:(?:has|have|had)\s)?(?:lost|losses|suffered|dead|casualties)\b[^,;:]{0,60}|[^.;:]{0,60}:\s[^;:]{0,60})$"
)

_ARRIVED = re.compile(r"\s(?:(?:have|has|had|also)\s){0,2}(?:arrived|landed|disembarked)\s(?:in|at|on)\s")
# "Turkish instructors had drilled the 2,600", "advisers from Chad are training 300"
_TEACH = re.compile(
    r"\s(?:instructors|trainers|advisers|advisors|mentors|officers)\s(?:from\s(?:the\s)?[\w’'-]+\s)?"
    r"(?:(?:have|had|are|were|will|also|already|since|then|there|been)\s){0,3}"
    r"(?:train(?:ed|ing)?|drill(?:ed|ing)?|teach(?:ing)?|taught|school(?:ed|ing)?|instruct(?:ed|ing)?|prepar(?:ed|ing))\s"
    r"(?:the\s|another\s|a\sfurther\s|some\s)?$"
)
# "Turkey sent instructors to Mali, where they trained 800", "a Japanese team that trained 70"
_WHERE_THEY_TEACH = re.compile(
    r"\b(?:instructors|trainers|advis[eo]rs|mentors|team|experts)\b[^.;:\d]{0,60}\s(?:where\sthey|who|which|that)\s"
    r"(?:have\s|has\s|had\s)?(?:trained|drilled|taught|schooled|instructed)\b[^.;:]{0,80}$"
)


def barred(setting: Setting) -> set[str]:
    """The sides that are out of the question."""
    names = [*_who_tells(setting), *_faced(setting), *attackers(setting), *_who_acts(setting)]
    names += [m.name for m in setting.mentions if _took_them(setting, m) or is_host(setting, m)]
    names += [*_teachers(setting), *(m.name for m in setting.mentions if _brokers(setting, m))]
    if arrived := setting.behind(_ARRIVED):
        here = setting.doc.mentions_in(setting.sentence)
        names += [m.name for m in here if arrived.end() <= m.start <= arrived.end() + len("the ")]
        names.append(state_of_place(setting.doc, setting.sentence))  # "900 Marines landed in Darwin"
    return {setting.doc.allegiances[name].side for name in names if name}


def _faced(setting: Setting) -> list[str]:
    """The side of the figure before, where it faces those who are counted."""
    faces = setting.since >= setting.sentence.start and _faces_them(setting)
    other = faces or _OTHER_SIDE.search(setting.doc.lower, setting.begin, setting.quantity.start)
    return [setting.previous] if other else []


def _who_tells(setting: Setting) -> list[str]:
    """Who claims the number, where it counts others: an enemy's men, "they had killed 90", "counts 300"."""
    took = _THEY_TOOK.search(setting.doc.lower, setting.begin, setting.quantity.start)
    if took or _is_enemy(setting) or (setting.clause is not None and _rates(setting)):
        return [*setting.claimants]
    fighters = setting.noun.noun in GROUP_FIGHTERS
    if fighters and setting.doc.allegiances[setting.teller].kind != "armed_force":
        return [setting.teller]  # "Peru's army chief counts 140 terrorists"
    return []


def _who_acts(setting: Setting) -> list[str]:
    """Who does to others what the verb of the number tells: kills, frees, holds or estimates them."""
    clause = setting.clause
    if clause is None:
        return []
    names: list[str] = []
    own = own_verb(setting, clause) if setting.active and setting.measure in LOSSES else None
    if own is not None and clause.lows[own] in TAKES_OTHERS:
        names = [*_doer(setting, clause, own), *with_them(setting)]
    spot = clause.token_at(setting.quantity.start)
    near = verb_before(clause, spot)
    if near is None:
        return names
    doer = _doer(setting, clause, near)
    if _is_enemy(setting) or _frees(setting, clause, near):
        names += doer
    if not _INFLICTS.isdisjoint(clause.lows[near:spot]):
        names += [*doer, *setting.claimants]  # "inflicted 120 casualties on them"
    puts = _puts(setting)
    if puts or _holds(setting, clause, near):
        names += doer or (setting.claimants if puts or setting.measure == "captured" else [])
    return names


def _doer(setting: Setting, clause: Clause, verb: int) -> list[str]:
    """The subject of a verb, if it is one: not "Bolivian peasants", whom their land's police face."""
    doers = [clause.actors[token] for token in subject(clause, verb)]
    if len(doers) != 1 or (doers[0].kind == "state" and _OUTLAWS.match(setting.doc.lower, doers[0].end)):
        return []
    return [doers[0].name]


_OUTLAWS = re.compile(
    r"(?:['’]s?)?\s(?:[\w-]+\s){0,2}?(?:rebels|militants|gunmen|insurgents|guerrillas|bandits|jihadis\w*|separatists|terrorists|"
    r"dissidents|gangs?|gangsters|peasants|farmers|villagers|protesters|demonstrators|residents|settlers|inmates|herders|rioters)\b"
)


def _frees(setting: Setting, clause: Clause, verb: int) -> bool:
    """Whether the verb frees another's people: not "released 200 of its men", "returned 300 to the front"."""
    start, doc = clause.starts[verb], setting.doc
    near = clause.lows[verb] in FREES_CAPTIVES and setting.quantity.start - start < 40
    near = near and "," not in doc.text[start : setting.quantity.start]  # "they returned, minus nine"
    named = _NAMES.search(doc.lower, start, setting.quantity.start)  # "released the names of 32"
    near = near and named is None
    return near and setting.measure not in _STAY and _OWN.search(doc.lower, start, setting.end) is None


def _holds(setting: Setting, clause: Clause, verb: int) -> bool:
    """As in "Mali hosts 300", "took 90 prisoners", "has trained 600" behind a figure of others' trainees."""
    start, doc = clause.starts[verb], setting.doc
    if setting.quantity.start - start > 40 or _OWN.search(doc.lower, start, setting.end):
        return False
    word = clause.lows[verb]
    if setting.measure == "captured":
        spot = clause.token_at(setting.quantity.start)
        surrender = _SURRENDER.search(doc.lower, start, setting.quantity.start)
        return surrender is not None or not _HOLDS.isdisjoint(clause.lows[verb:spot])
    return (
        setting.measure == "deployed"
        and word in _HOSTS
        and not doc.lower.startswith((" home", " back"), start + len(word))
        and "," not in doc.text[start : setting.quantity.start]
    )


def _faces_them(setting: Setting) -> bool:
    """As in "they have 20,000 men against 110,000.": of their foes; not so in "against 110,000 last year"."""
    ends = setting.doc.lower[setting.end : setting.end + 1] in ".;,"
    return ends and setting.before(_AGAINST, 30) is not None


def _puts(setting: Setting) -> bool:
    """As in "Paris put them at 300": whoever does so speaks of others."""
    return setting.before(_PUT, 50) is not None


def _rates(setting: Setting) -> bool:
    """As in "Chad has 200 men there. Paris counts 300": a number that stands against another's."""
    gap = setting.sentence.index - setting.doc.sentence_at(setting.since).index
    bare = setting.noun.kind == "none" and setting.lot == "men"
    if not setting.previous or gap > 1 or setting.kept in LOSSES or not bare or _by_people(setting):
        return False
    return setting.before(_COUNTS, 50) is not None


def _by_people(setting: Setting) -> bool:
    """As in "15,000 Nepalis joined up; Kathmandu speaks of 200": the figure before names whose they are."""
    reach = range(setting.since, setting.since + 40)
    there = setting.doc.mentions_in(setting.doc.sentence_at(setting.since))
    named = (m for m in there if m.start in reach and m.form == "people")
    return any(setting.doc.allegiances[m.name].side == setting.previous for m in named)


def _brokers(setting: Setting, mention: ActorMention) -> bool:
    """As in "30 soldiers were handed over with the mediation of Turkey"."""
    return setting.before(_BROKERED, 40, at=mention.start) is not None


def _teachers(setting: Setting) -> list[str]:
    """Whose instructors train those who are counted."""
    if teach := setting.before(_TEACH, 70):
        return [m.name for m in setting.mentions if teach.start() <= m.end < teach.end()]
    trained = setting.measure == "trained" and setting.before(_WHERE_THEY_TEACH, 200)
    return [m.name for m in setting.mentions if trained and m.start < trained.end()]


def _took_them(setting: Setting, mention: ActorMention) -> bool:
    """As in "90 soldiers were taken prisoner by Chad", "gave themselves up to the rebels"."""
    if setting.measure not in LOSSES or mention.start < setting.end:
        return False
    low = max(setting.end, mention.start - 40)
    return _TAKEN_BY.search(setting.doc.lower, low, mention.start) is not None


def _is_enemy(setting: Setting) -> bool:
    """As in "an enemy force of 2,000", "50,000 hostile troops", "the enemy lost 300"."""
    if _OF_ENEMIES.isdisjoint(setting.words):
        return False
    lower, start = setting.doc.lower, setting.quantity.start
    inside = _IS_ENEMY.search(lower, start, setting.end)
    behind = lower.startswith((" of the other side", " on the other side"), setting.quantity.end)
    return bool(inside or behind or setting.before(_OF_ENEMY, 90))
