"""How each actor stands in its sentence, and whose soldiers an article speaks of, read once per article."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from toolkit.extraction.actors.types import ActorMention
from toolkit.extraction.attribution.beside import words_of_nobody
from toolkit.extraction.figures.sides import NATIONAL, side_name
from toolkit.extraction.figures.terms import FigureTerm
from toolkit.extraction.text import patterns as re
from toolkit.extraction.text.wordsets import any_of

if TYPE_CHECKING:
    from toolkit.extraction.article.document import Document
    from toolkit.extraction.figures.setting import Setting
    from toolkit.extraction.text.spans import Sentence

_PREPOSITIONS = (
    "in at near into across inside over around on outside through off throughout within toward towards to "
    "for from against by of with alongside between like than including among under via about after without "
    "besides beside facing fighting fight fought unlike along beyond behind despite until"
)
_QUALIFIERS = (
    "the its their a an own neighbouring neighboring both eastern western northern southern central occupied"
)
_LEADING = frozenset(f"{_PREPOSITIONS} {_QUALIFIERS}".split(" "))
_LEAD = re.compile(rf"\b({_PREPOSITIONS.replace(' ', '|')})\s(?:(?:{_QUALIFIERS.replace(' ', '|')})\s)*$")
_PLACES = (
    "in at near into across inside over around on outside through off throughout within toward towards to "
    "along beyond behind"
)
_ROLES = {
    **dict.fromkeys(_PLACES.split(" "), "place"),
    **dict.fromkeys(("against", "facing", "fighting", "fight", "fought"), "foe"),
    **dict.fromkeys(("for", "with", "alongside", "beside"), "partner"),
    "from": "source",
    "by": "agent",
    "of": "of",
    "among": "of",
}
_ACTS_ON = any_of("does to somebody")
_OBJECT = re.compile(rf"(?:\w{{3}}ing|\b(?:{_ACTS_ON}))\s(?:the\s)?$")
_BY_THOSE = re.compile(r"\bby\s(?:[\w-]+\s){1,4}of\s(?:the\s)?$")  # "killed by suspected rebels of the ADF"
_GROUND = re.compile(  # "stationed south of Doha", "on the soil of Chad"
    r"\b(?:(?:(?:north|south)[\s-]?)?(?:north|south|east|west)|"
    r"outskirts|coast|shores?|waters|airspace|soil|territory|borders?|rest|parts|interior)\s$"
)
_LEFT = re.compile(
    r"\b(?:left|leave|leaves|leaving|bound|head(?:s|ed|ing)?|depart(?:s|ed|ing)?|set\s(?:off|out|sail))\s$"
)
_WHOSE = re.compile(r"(?:\s(?:mission|army|military|forces?|troops|contingent|government|junta))?,?\swhose\b")
_TITLE = re.compile(r"(?:['’]s?)?\s(?:(?!and\b)[\w-]+\s){0,4}")
# the verb of a speaker stands no further from his name
_REACH = 70
_SAYING = frozenset(("say", "estimate", "according"))
_JOINTS = (", ", " and ", ", and ")
ONLY_TELL = ("speaker", "teller", "place", "nobody")  # roles of those who tell of others, or of no party
# they count more often than they send
_TELLERS = ("person", "agency")


@dataclass(slots=True)
class Standing:
    """An actor with people of its own where it is named: `side` whose those are, `role` how it stands.

    `bearer` is what was named of the side: its name, seat, adjective, people, an agency, a person.
    """

    mention: ActorMention
    side: str
    role: str
    bearer: str


def standings(doc: "Document", sentence: "Sentence") -> list[Standing]:
    """The actors with people that a sentence names, left to right."""
    found: list[Standing] = []
    frames = [f for f in doc.frames[sentence.index] if f.names and f.kinds & _SAYING]
    allegiances = doc.allegiances
    for mention in doc.mentions_in(sentence):
        if mention.form in ("compound", "modifier"):
            continue
        side, _, peopled = allegiances[mention.name]
        if not peopled or (mention.form == "seat" and _of_nobody(doc, mention)):
            continue
        joined = bool(found) and doc.lower[found[-1].mention.end : mention.start] in _JOINTS
        role = found[-1].role if joined else _role(doc, sentence.start, mention)
        for frame in frames:
            before = 0 <= frame.verb - mention.end < _REACH
            behind = frame.trailing and 0 <= mention.start - frame.verb < _REACH
            if mention.name in frame.names and (before or behind):
                role = "speaker" if mention.form != "place" else "nobody"  # "sources in Paris"
                role = "teller" if role == "speaker" and _OUTSIDER.match(doc.lower, mention.end) else role
        bearer = _bearer(doc, mention)
        if role in ("subject", "owner") and bearer in _TELLERS and not _SENDS.match(doc.lower, mention.end):
            role = "speaker"
        if role == "speaker" and found and bearer in _TELLERS and _names_teller(doc, found[-1], mention):
            found[-1].role = role
        found.append(Standing(mention, side, role, bearer))
    return found


def _names_teller(doc: "Document", last: Standing, teller: ActorMention) -> bool:
    """As in "Ukrainian President Volodymyr Zelenskyy said", "NATO's Mark Rutte": it only says whose."""
    named = last.role in ("owner", "adjective") and last.mention.end < teller.start
    return named and _TITLE.fullmatch(doc.text, last.mention.end, teller.start) is not None


def _bearer(doc: "Document", mention: ActorMention) -> str:
    """What of a side is named: "state", "army", "seat", "adjective", "people", "agency", "person"."""
    if mention.kind in _TELLERS or mention.form in ("seat", "adjective", "people"):
        return mention.kind if mention.kind in _TELLERS else mention.form
    actor = doc.actors.actors.get(mention.name)
    return "army" if actor and NATIONAL & set(actor.roles) else mention.kind


def _role(doc: "Document", low: int, mention: ActorMention) -> str:
    begin = max(low, mention.start - 34)
    word = doc.lower[begin : mention.start - 1].rpartition(" ")[2]  # the only word, or the last that leads in
    lead = (word in _LEADING or not word.isalpha()) and _LEAD.search(doc.lower, begin, mention.start)
    if lead and lead.group(1) == "of":
        if _BY_THOSE.search(doc.lower, max(low, mention.start - 48), mention.start):
            return "agent"
        if _GROUND.search(doc.lower, low, lead.start()):
            return "place"
    if lead and lead.group(1) == "for" and _LEFT.search(doc.lower, low, lead.start()):
        return "place"
    if lead:
        return _ROLES.get(lead.group(1), "other")
    if mention.form == "place":
        return "place"
    if _WHOSE.match(doc.lower, mention.end):
        return "whose"
    if doc.lower.startswith(("'s", "’s", "' ", "’ "), mention.end):
        return "owner"
    if _OBJECT.search(doc.lower, max(low, mention.start - 24), mention.start):
        return "object"
    if mention.form == "adjective":
        return "nobody" if _of_nobody(doc, mention) else "adjective"
    return "subject"


def _of_nobody(doc: "Document", mention: ActorMention) -> bool:
    """Whether the word behind is one that speaks for no state: "the Washington institute"."""
    watches = mention.form == "adjective" and _WATCHES.match(doc.text, mention.end)
    behind = " ".join(doc.text[mention.end : mention.end + 40].split()[:1])
    return bool(watches) or words_of_nobody(behind.rstrip(",.;:"))


_WATCHERS = any_of("watches others")
# "a South African defence analyst"
_WATCHES = re.compile(rf"\s(?:[a-z-]+\s){{1,2}}(?:{_WATCHERS})\b")


def roles(setting: "Setting", sentence: "Sentence") -> list[Standing]:
    """The actors of a sentence and how they stand, read once per article."""
    known = setting.course.roles.get(sentence.index)
    if known is None:
        known = setting.course.roles[sentence.index] = standings(setting.doc, sentence)
    return known


def heads_before(setting: "Setting") -> dict[str, str]:
    """Whom the sentences before are about, and who spoke in the last of them."""
    doc, sentence = setting.doc, setting.sentence
    if not sentence.index:
        return {}
    before = doc.sentences[sentence.index - 1]
    found = roles(setting, before)
    same = before.paragraph == sentence.paragraph
    where = "last sentence" if same else "last paragraph"
    heads = {
        f"centre of {where}": centre(found, before.start),
        f"speaker of {where}": next((s.side for s in found if s.role == "speaker"), ""),
    }
    first = doc.paragraph_start(before)
    opening = doc.sentences[first]
    if same and first != before.index:
        heads["centre of paragraph"] = centre(roles(setting, opening), opening.start)
    return heads


def centre(found: list[Standing], begin: int) -> str:
    """Whom a sentence that begins there is about: who owns its head, else its first subject."""
    if found and found[0].role in ("owner", "adjective") and found[0].mention.start - begin < len("The  "):
        return found[0].side  # "Lebanese soldiers moved in as the Israelis left"
    for wanted in (("subject", "whose"), ("owner", "adjective")):
        for standing in found:
            if standing.role in wanted:
                return standing.side
    return ""


_OWNS = re.compile(
    r"(?:['’]s?|,\swhose)?\s(?:(?!(?:and|or|in|to|at|on|by|for|with|from|has|have|had|sent|said|says|was|were|is|are|that|who|"
    r"which|against|lost|killed|as|but|than|will|would|of|into)\b)[\w-]+\s){0,2}"
)
_OWNED_BY = re.compile(
    r"\s(?:of|from|belonging to|loyal to|sent by|lost by|suffered by)\s(?:the\s)?(?:[\w-]+\s)?"
)
_SENDING = any_of("sends men of its own")
_SENDS = re.compile(
    r"\s(?:has|have|had|is|was|will|would|also|already|now|to|be|not|may|could|\s)*"
    rf"(?:{_SENDING})\b"
)
# "Chad's military intelligence", "a Chadian army spokesman"
_TELLER = re.compile(
    r"\s(?:intelligence|advis[eo]rs?|spokes\w+|chiefs?|officials?|analysts?|experts?|sources?|bloggers?|"
    r"attach[eé]s?|academy|doctrine|budget|aid|equipment|technology|satellites?)\b"
)
_OUTSIDERS = any_of("counts the people of others")
# who counts others' people more often than the state's own
_OUTSIDER = re.compile(rf"(?:['’]s?)?\s(?:[\w-]+\s){{0,2}}(?:{_OUTSIDERS})\b")


def owners(setting: "Setting") -> list[tuple[int, str]]:
    """Where an article says whose the soldiers are, read once for all its figures: (offset, side)."""
    course = setting.course
    if course.owners is None:
        course.owners = _owners(setting.doc)
    return course.owners


def _owners(doc: "Document") -> list[tuple[int, str]]:
    """Where an article says whose the soldiers are: "Kenyan police", "troops from Peru", "Chad sent"."""
    found = []
    for sentence, near in zip(doc.sentences, doc.figure_terms, strict=True):
        if not near:
            continue
        mentions = doc.owners_in(sentence)
        if not mentions:
            continue
        terms = [
            t for t in near if (t.people == "military" or t.noun) and not _TELLER.match(doc.lower, t.end)
        ]
        for m in mentions:
            if _owns(doc, m, terms):
                found.append((m.start, side_name(doc, m)))
    return found


def _owns(doc: "Document", mention: ActorMention, terms: list[FigureTerm]) -> bool:
    if mention.form == "people" or _SENDS.match(doc.lower, mention.end):
        return True
    for t in terms:
        if mention.end < t.start < mention.end + 36 and _OWNS.fullmatch(doc.lower, mention.end, t.start):
            return True
        if t.end < mention.start < t.end + 36 and _OWNED_BY.fullmatch(doc.lower, t.end, mention.start):
            return True
    return False
