"""When a capitalised name is taken for a person or an organisation."""

from dataclasses import dataclass, field
from itertools import islice

from toolkit.extraction.actors.acronyms import ACRONYM, initials_fit
from toolkit.extraction.actors.body_words import is_body
from toolkit.extraction.actors.name_cues import NameCues
from toolkit.extraction.actors.types import Actor, ActorIndex, ActorMention
from toolkit.extraction.text import patterns as re
from toolkit.extraction.text.wordsets import any_of, wordset

WORD = r"(?:(?:[A-Z]\.){1,3}|[A-ZÀ-ÖØ-ÞĀ-ŽȘȚ][\w'’]*(?:-\w+)*)"
TOKEN = re.compile(r"[^ \u00a0]+")
NOT_NAMES = wordset("no name", "words")
# Words that make up names of bodies but stand in no person's name.
_COMMON = wordset("in names of bodies", "words")
_FIRMS = ("Corp", "Inc", "Ltd", "Plc", "GmbH")  # "Global Defence Corp" is one firm, of common words though
_AGE_AFTER = re.compile(r",\s(?:aged\s)?\d{2},")
_PAPERS = ("Times", "Tribune", "Gazette", "Herald")  # "the Canberra Times"
# "Erik Prince's firm", "Haftar's forces": whoever has these is a person
_HAS_PEOPLE = re.compile(rf"['’]s\s(?:own\s)?(?:{any_of('of a person')})\b")
_WORDS = re.compile(r"[\w’'-]+")
# the head of a turn in a debate: "Ann Lee (Greens). –", "Ann Lee, on behalf of the Council. –"
_TURN = re.compile(r"(?:,\s[^.:\n]{3,50}|\s\([^()\n]{2,40}\))?\.\s[–—]\s")
# "Thet Win follows its purchases. We spoke to him in May."
_ASKED = re.compile(
    r"(?:,\s|\s[a-z])[^\n]{10,300}\b(?:(?:spoke|talked|met|sat\sdown|conversation|interview)\s(?:to|with)\s"
    r"(?:him|her)|(?:he|she)\s(?:spoke|talked)\s(?:to|with)\s(?:us|me)|(?:asked|interviewed)\s(?:him|her)|answered\sour\squestions)\b",
    re.I,
)
_COMMON_AND = re.compile(r"\b((?:National\s)?[A-Z][a-z]+)\s(?:and|&)\s$")
_DAY = (
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|"
    r"September|October|November|December)\b"
)
_OF_NAME = re.compile(
    rf"\s(?:of|for|on)\s(?:the\s|a\s)?(?!{_DAY}){WORD}(?:\s(?:and\s)?{WORD}){{0,5}}(?:\s(?:of|"
    rf"for)\s(?:the\s)?{WORD}(?:\s{WORD}){{0,3}})?"
)


@dataclass(slots=True)
class ShortForms:
    """What the article has defined so far: surname or acronym -> canonical name; names that speak alone.

    `ending` are the known mentions by their ends, `lasts` the first `read` names by their last words.
    """

    shorts: dict[str, str] = field(default_factory=dict)
    speaking: frozenset[str] = frozenset()
    ending: dict[int, ActorMention] = field(default_factory=dict)
    lasts: dict[str, str] = field(default_factory=dict)
    read: int = 0

    def called(self, words: str, index: ActorIndex) -> str:
        """The first name that ends with these words, blank if none does."""
        unread = [*islice(reversed(index.actors), len(index.actors) - self.read)]  # the last first
        for name in reversed(unread):
            parts = name.split(" ")
            for first in range(1, len(parts)):
                self.lasts.setdefault(" ".join(parts[first:]), name)
        self.read = len(index.actors)
        return self.lasts.get(words, "")


def propose(
    text: str, start: int, end: int, titled: bool, index: ActorIndex, cues: NameCues, found: ShortForms
) -> None:
    """Add an organisation or a person, if the words or their company say that it is one."""
    words = text[start:end].split()
    if words[-1] in cues.heads or words[0] in cues.heads:
        _propose_organisation(text, start, end, words, index, cues, found)
        return
    acronym = ACRONYM.match(text, end)
    if acronym and initials_fit(words, acronym.group(1)):
        add_new(index, text, start, end, "organisation")
        found.shorts.setdefault(acronym.group(1), text[start:end])
        return
    if is_body(text, start, end, cues.said_after):
        add_new(index, text, start, end, "organisation")
        return
    if not _COMMON.isdisjoint(words):
        _propose_parts(text, start, end, index, cues, found)
        return
    if len(words) > 4 or any(word.isupper() and len(word) > 3 and "." not in word for word in words):
        return
    speaks = words[-1] in found.speaking  # "The Italian Ugo Bardi left. Bardi said"
    if titled or speaks or _behaves_like_person(text, start, end, cues):
        name = text[start:end]
        paper = not titled and text.endswith(("the ", "The "), 0, start)  # "the Gulf Mirror said"
        add_new(index, text, start, end, "organisation" if paper else "person")
        remember_surname(found, name, name)


def names_speaking(text: str, cues: NameCues) -> frozenset[str]:
    """The capitalised words that stand alone before a verb of saying."""
    return frozenset(
        match["name"]
        for match in _BEFORE_VERB.finditer(text)
        if match["verb"] in cues.say_words
        and _ALONE.search(text, max(0, match.start() - _WORD_LENGTH), match.start())
        and cues.said_after(text, match.end("name"))
    )


_BEFORE_VERB = re.compile(
    r"(?P<name>[A-Z](?<![\w’'-].)[\w’'-]+)\s(?=(?:(?:has|had|also)\s)?(?P<verb>(?!of\b|from\b|at\b)[a-z]+)\b)"
)
# "said that Bardi told", but not "the Cup puts"
_ALONE = re.compile(r"(?:^|[.;,:]\s|\b(?!(?:the|an?|its|their|his|her|this)\s)[a-z]+\s)\Z", re.M)
_WORD_LENGTH = 40


def heads_name(text: str, start: int, end: int) -> bool:
    """As in "the Centre for Border Studies": one word that opens the name of a body."""
    return text[start:end] in _OPENS_NAME and _OF_NAME.match(text, end) is not None


_OPENS_NAME = wordset("opens the name of a body", "words")


def is_of_land(text: str, start: int, end: int, cues: NameCues, found: ShortForms) -> bool:
    """As in "the Georgian Legion", "Somali Magazine": the head of a body's name behind that of a land."""
    head = text[start:end]
    if head not in cues.heads or (head in _COMMON and head not in _PAPERS):
        return False
    land = _land_before(text, start, found)
    return land is not None and land.kind == "state"


def _propose_parts(
    text: str, start: int, end: int, index: ActorIndex, cues: NameCues, found: ShortForms
) -> None:
    """Persons among the words of a run that holds words of no person's name: Foreign Affairs Ann Lee."""
    first = last = -1
    for token in [*TOKEN.finditer(text, start, end), None]:
        if token and token.group() not in _COMMON:
            first = token.start() if first < 0 else first
            last = token.end()
            continue
        if first >= 0 and " " in text[first:last].replace("\u00a0", " "):
            propose(text, first, last, False, index, cues, found)
        first = -1


def _behaves_like_person(text: str, start: int, end: int, cues: NameCues) -> bool:
    """A title or office, an age, a verb of saying; the words are looked up before a pattern is tried."""
    if text.startswith((",", " is ", " was "), end) and (
        _AGE_AFTER.match(text, end) or cues.apposition.match(text, end)
    ):
        return True
    after = _WORDS.findall(text, end, end + 90)[: 14 if text.startswith(", ", end) else 8]
    if not cues.say_words.isdisjoint(after) and cues.said_after(text, end):
        return True
    opens = start == 0 or text[start - 1] == "\n"
    if opens and _TURN.match(text, end):
        return True
    if (opens or text.endswith((". ", "? "), 0, start)) and _ASKED.match(text, end):
        return True
    if _HAS_PEOPLE.match(text, end) or text.startswith("): ", end):  # "THE MINISTER (Mr Jacob Ode): ..."
        return True
    low = max(0, start - 80)
    before = [word.lower() for word in _WORDS.findall(text, low, start)]
    if not cues.say_words.isdisjoint(before) and cues.said_before(text, low, start):
        return True
    return not cues.office_words.isdisjoint(before) and bool(cues.office_before.search(text, low, start))


def _propose_organisation(
    text: str, start: int, end: int, words: list[str], index: ActorIndex, cues: NameCues, found: ShortForms
) -> None:
    """Add a body with a word that heads such names, unless its words are common ones without more."""
    start, stop = _whole_name(text, start, end, words, cues)
    first, land = start, _land_before(text, start, found)
    start = land.start if land else start
    name = " ".join(text[start:stop].split())
    acronym = ACRONYM.match(text, stop)
    distinct = words[-1] in _FIRMS or any(word not in _COMMON and word not in cues.heads for word in words)
    if not acronym and not distinct and stop <= first + len(" ".join(words)):
        if start == first:
            _add_short(text, start, stop, name, index, found)
            return
        if words[-1] in _STATE_FORCES:
            return  # the Iraqi Armed Forces are Iraq's: the state is named already
    add_new(index, text, start, stop, "armed_force" if words[-1] in _FORCES else "organisation")
    if land and land.kind == "state" and not _OPENS_NAME.isdisjoint(words):
        land.form = "modifier"  # "the United States Institute of Peace": it neither acts nor speaks
    if acronym:
        found.shorts.setdefault(acronym.group(1), name)


def _whole_name(text: str, start: int, end: int, words: list[str], cues: NameCues) -> tuple[int, int]:
    """Where the name begins and ends with what "and" joins before its head and "of" behind it."""
    if words[-1] not in cues.heads:
        return start, end
    before = _COMMON_AND.search(text, max(0, start - 40), start)
    common = before is not None and _COMMON.issuperset(before.group(1).split())
    services = before is not None and before.group(1) in _STATE_FORCES  # "Army and Air Force"
    if before and common and not services and not _COMMON.isdisjoint(words):
        start = before.start(1)
    longer = _OF_NAME.match(text, end) if len(words) <= 3 else None
    if longer:
        end = longer.end()
    return start, end


def _add_short(text: str, start: int, end: int, name: str, index: ActorIndex, found: ShortForms) -> None:
    """Common words alone are short for the known name that ends with them: "the Defence Ministry"."""
    known = found.called(name, index)
    cited = text.endswith(("according to the ", "According to the "), 0, start)
    speaks = cited or (text.endswith(("the ", "The "), 0, start) and _SPEAKS.match(text, end))
    if not known and speaks:
        add_new(index, text, start, end, "armed_force" if name.split()[-1] in _FORCES else "organisation")
    elif known:
        kind = index.actors[known].kind
        index.mentions.append(ActorMention(start, end, known, kind, text[start:end], "short"))


_SAYING = any_of("what a body says")
# "the Joint Force says", "the Border Command, an ally of the army, counted"
_SPEAKS = re.compile(rf"(?:,\s(?:an?|the|ally)\s[^.;:\d]{{3,60}},)?\s(?:{_SAYING})\b")
_FORCES = wordset("force or mission", "words")
_STATE_FORCES = wordset("force of a state", "words")


def _land_before(text: str, start: int, found: ShortForms) -> ActorMention | None:
    """A state's name or adjective directly before belongs to the name: Haitian National Police."""
    mention = found.ending.get(start - 1)
    if mention is None or not text[start - 1].isspace():
        return None
    sender = mention.form in ("adjective", "name") and mention.kind in ("state", "bloc", "organisation")
    seat = mention.form in ("seat", "place") and text.startswith(_PAPERS, start)
    return mention if sender or seat else None


def add_new(index: ActorIndex, text: str, start: int, end: int, kind: str, called: str = "") -> None:
    """Add a mention of an actor that no lexicon knows, under the name as written or as it is `called`."""
    name = called or " ".join(text[start:end].split())
    if name in index.actors:
        kind = index.actors[name].kind
    mission = kind == "armed_force" and name.endswith(("Force", "Mission", "Contingent"))
    index.actors.setdefault(name, Actor(name, kind, roles=("force",) if mission else ()))
    index.mentions.append(ActorMention(start, end, name, kind, text[start:end]))


def remember_surname(found: ShortForms, name: str, written: str) -> None:
    """Let the last and the first word of a name as written stand for the person."""
    words = written.split()
    for word in {words[-1], words[0]} if len(words) > 1 else set():
        bare = word.rstrip("'’")
        if len(bare) > 1 and bare not in NOT_NAMES:
            found.shorts.setdefault(bare, name)
