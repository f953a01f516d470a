"""Who gives, keeps or loses the people of a number, by the grammar of its clause: "it has posted 900"."""

from toolkit.extraction.actors.types import ActorMention
from toolkit.extraction.clauses.clause import BE
from toolkit.extraction.clauses.subjects import subject
from toolkit.extraction.figures.setting import Setting
from toolkit.extraction.figures.side_grammar import doer_before, verb_before
from toolkit.extraction.figures.sides import is_governed, people_of
from toolkit.extraction.figures.terms import ABOUT, LOSSES
from toolkit.extraction.text import patterns as re
from toolkit.extraction.text.words import first_word
from toolkit.extraction.text.wordsets import any_of, wordset

_GIVES = wordset("gives or keeps men", "words")
_LOSES = wordset("loses men", "words")
_GIVES_TO = wordset("gives somebody men", "words")
_BETWEEN = wordset("between giving and number", "words")
_FAR = 7  # tokens from the verb to its number
_OF_OTHERS = (" of them", " of these", " of those")
_NAMED = ("name", "seat", "people")
_PRONOUNS = ("it", "they", "he", "she", "them", "him", "her")
_OWN = ("state", "armed_force", "bloc")


def giver(setting: Setting) -> str:
    """The side that is the subject of the verb whose object the number is; blank where there is none."""
    people = any(m.form == "people" for m in setting.named_before)
    if people and setting.doc.lower.startswith(_OF_OTHERS, setting.quantity.end):
        return ""  # "recruited 5,000 Cubans and sent 1,000 of them"
    if side := _asked(setting) or _announces(setting):
        return side
    clause = setting.clause
    if clause is None:
        return ""
    spot = clause.token_at(setting.quantity.start)
    verb = verb_before(clause, spot)
    if verb is None or spot - verb > _FAR:
        return ""
    word = clause.lows[verb]
    taken = range(verb + 1, spot) if word in _GIVES_TO else ()  # "lends the Central African Republic 1,000"
    named = {token for token in taken if token in clause.actors}
    if not _BETWEEN.issuperset(clause.lows[token] for token in range(verb + 1, spot) if token not in named):
        return ""
    passive = not word.endswith("ing") and not BE.isdisjoint(clause.lows[max(0, verb - 2) : verb])
    if passive or word not in (_LOSES if setting.measure in LOSSES else _GIVES):
        return ""
    doers = [clause.actors[token] for token in subject(clause, verb)]
    if len(doers) != 1 or not _is_named(doers[0]) or doers[0].kind not in _OWN:
        return ""
    side, _, peopled = setting.doc.allegiances[doers[0].name]
    return side if peopled and not is_governed(setting.doc, doers[0], setting.sentence.start) else ""


def _is_named(doer: ActorMention) -> bool:
    """Whether a subject is called by a name or as in "the army", "the former": not "it"."""
    return doer.form in _NAMED or (doer.form == "short" and doer.text.lower() not in _PRONOUNS)


_ANNOUNCED = any_of("raising or sending of soldiers")
# "announced the deployment of 900 men", "ordered the formation of a corps of 9,000 soldiers"
_ANNOUNCES = re.compile(
    r"\b(?:announc(?:e[sd]?|ing)|order(?:s|ed|ing)?|declar(?:e[sd]?|ing)|decree(?:s|d|ing)?|authori[sz](?:e[sd]?|ing)|"
    r"approv(?:e[sd]?|ing))\s[\"“]?(?:(?:the|an?|its|their|general|new|further|massive|large-scale|partial|immediate|swift)\s)*"
    rf"(?:{_ANNOUNCED})(?:\sto\s[\w\s]{{3,30}})?[\"”]?\sof(?:\s[a-z\s-]{{3,40}}\sof)?{ABOUT}$"
)


def _announces(setting: Setting) -> str:
    """As in "Caracas announced the deployment of 200,000 soldiers": of who announces it."""
    doc = setting.doc
    if setting.measure in LOSSES or _DISPATCHING.isdisjoint(setting.words):
        return ""
    announced = setting.before(_ANNOUNCES, 130)
    by = setting.after and doc.lower.endswith((" by ", " by the "), 0, setting.after.start)
    doer = doer_before(setting, doc.lower.index(" ", announced.start())) if announced and not by else ""
    return people_of(doc, doer)


_DISPATCHING = frozenset(map(first_word, wordset("raising or sending of soldiers", "words")))
_ASKS = re.compile(
    r"\b(?:ask(?:s|ed|ing)?|beg(?:s|ged|ging)?|urg(?:es?|ed|ing)|press(?:es|ed|ing)?)\s(?:the\s)?$"
)
_FOR = re.compile(rf"\sfor{ABOUT}")


def _asked(setting: Setting) -> str:
    """As in "Guyana asked Peru for 25 instructors": those of whoever is asked."""
    before = setting.last
    if before is None or not setting.joined(before, _FOR):
        return ""
    asked = setting.before(_ASKS, 20, at=before.start)
    return setting.doc.allegiances[before.name].side if asked else ""
