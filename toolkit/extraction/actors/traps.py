"""When a name of the lexicon does not mean its actor: given names, datelines, words in capitals."""

from collections import Counter
from functools import lru_cache

from toolkit import lexicon
from toolkit.extraction.actors.types import Actor, ActorIndex
from toolkit.extraction.text import patterns as re
from toolkit.extraction.text.wordsets import SEVERAL, any_of, wordset

# A state with one of these names is also a common word or a given name.
_GIVEN_NAMES = frozenset({"Jordan", "Chad", "Georgia", "Israel", "India", "China", "Kenya", "Cuba"})
_ABBREVIATED = frozenset(
    {"NK", "RF", "CAR", "ROC", "RSA", "PA", "IS", "AP", "AA", "FT", "MIT", "SNA", "AU", "WHO", "KIA"}
)
# Names that may mean something else, whatever follows them.
_TRAPS = _GIVEN_NAMES | _ABBREVIATED | {"Congo", "the West"}
_SIDES = frozenset({"state", "armed_force"})
_DOUBLE_BARRELLED = frozenset({"Jordan", "Chad", "Georgia", "Congo"}) | _ABBREVIATED  # "Ann Jordan-Smith"
_GROUPS = any_of("behind the name of a group")
_OF_GROUP = re.compile(rf"\s(?:{_GROUPS})\b")
_PLACE_BEFORE = re.compile(
    r"\b(?:in|at|near|around|outside|inside|across|over|from|through|into|via|leave|left)\s$"
)
_NAME_AFTER = re.compile(r"[^\S\t][A-Z][a-z]+")  # a tab ends the cell of a table
_FIRST_NAME_BEFORE = re.compile(r"(?:^|[^\w.])([A-Z][a-z]+)[^\S\t]$")


def _no_first_names() -> frozenset[str]:
    """Words with a capital that are no given name: "Once Chad", "Meanwhile Israel", "Under India's plan"."""
    listed = [*lexicon.terms("words", "no first name"), *lexicon.terms("words", "no name")]
    small = [word.capitalize() for kind in _SMALL_WORDS for word in lexicon.terms("clause_words", kind)]
    return frozenset([*listed, *small])


_SMALL_WORDS = (
    "determiner", "preposition", "conjunction", "subordinator", "relative", "pronoun", "auxiliary",
    "adverb", "negation",
)  # fmt: skip
_NOT_FIRST_NAMES = _no_first_names()
_DATELINE_BEFORE = re.compile(r"(?:^|\n)[A-Z][A-Z .'’-]+,\s$")
_DATELINE_AFTER = re.compile(
    r"(?:,[^.\n]{0,40})?\s*(?:\([^)\n]{0,30}\)\s*)?(?:[—–]|-\s|--)|,\s+[A-Z][a-z]+\.?\s\d{1,2}"
)


def is_word(text: str, start: int, end: int) -> bool:
    """Whether text[start:end] stands as a word and is not part of a longer one."""
    if start and (text[start - 1].isalnum() or text[start - 1] == "_"):
        return False
    return end >= len(text) or not (text[end].isalnum() or text[end] == "_")


def stands_for(text: str, start: int, end: int, actor: Actor, form: str) -> bool:
    """Whether an ambiguous name means this actor here."""
    word = text[start:end]
    if form == "name" and actor.kind in _BODIES and word.istitle() and _is_person(text, start, end):
        return False
    if word in _RIVERS and (text[start - 6 : start] in _RIVER or text[end : end + 6] in _OF_RIVER):
        return False  # "a boat for the river Niger", "in the Niger Delta"
    if form != "short" and word not in _TRAPS and not text.startswith("-", end):  # the common case
        return True
    if text[end : end + 1] == "-" and text[end + 1 : end + 2].isupper() and actor.kind != "person":
        of_two = actor.kind in _SIDES and word not in _DOUBLE_BARRELLED  # "the Russia-Ukraine war"
        return of_two or word.isupper()
    if word in _GIVEN_NAMES:
        before = _FIRST_NAME_BEFORE.search(text, max(0, start - 20), start)
        if before and before.group(1) not in _NOT_FIRST_NAMES and not text[start - 2].isspace():
            return False
        after = _NAME_AFTER.match(text, end)
        if after and word in ("Jordan", "Chad", "Israel", "Georgia") and actor.kind == "state":
            return False
    if word == "the West":
        return _NAME_AFTER.match(text, end) is None  # "the West Philippine Sea"
    if word == "IS" or (word == "KIA" and text[start - 2 : start - 1].isdigit()):  # "12 KIA"
        return bool(_OF_GROUP.match(text, end))
    if actor.kind == "person" and _SHIP_BEFORE.search(text, max(0, start - 16), start):
        return False  # "the destroyer Carney"
    if form == "short" and word != "Putin" and _NAME_AFTER.match(text, end):
        return False
    if form == "short" and actor.kind == "person" and _is_namesake(text, start, actor):
        return False
    return not (word == "Congo" and text[end : end + 6] in (" Basin", "-Brazz"))


_SHIP_BEFORE = re.compile(
    r"\b(?:destroyer|frigate|corvette|carrier|cruiser|cutter|submarine|tanker|freighter|warship|ship|vessel|USS|HMS)\s$"
)
_RIVERS = frozenset({"Niger", "Congo", "Jordan", "Senegal", "Gambia"})
_RIVER = ("river ", "River ")
_OF_RIVER = (" River", " river", " Delta", " delta")
_BODIES = frozenset({"organisation", "armed_force"})
_TITLE_BEFORE = re.compile(r"\b(?P<title>[A-Z][a-z]+)\.?\s(?P<given>[A-Z][\w’'-]+\s)?$")


def _is_person(text: str, start: int, end: int) -> bool:
    """As in "President Rafael Correa" and "Ambassador Anatoly Antonov": no maker, but a man of its name."""
    titled = _TITLE_BEFORE.search(text, max(0, start - 45), start)
    if titled is None or titled["title"] not in _RANKS:
        return False
    given = titled["given"]
    if given is None:
        return _NAME_AFTER.match(text, end) is not None
    return given.strip() not in _NOT_FIRST_NAMES | _RANKS


_TITLED = re.compile(r"\b(?P<title>[A-Z][a-z]+\.?)\s(?P<given>[A-Z][\w’'-]+)\s$")
_TITLES = wordset("beside a speaker", "words")
_RANKS = frozenset(word.strip(".") for term in lexicon.terms("cues", "title") for word in term.split())


def _is_namesake(text: str, start: int, actor: Actor) -> bool:
    """As in "Colonel Issa Traore": another man of that surname, by a title and a given name not his."""
    titled = _TITLED.search(text, max(0, start - 45), start)
    if titled is None or titled["given"].lower() in _TITLES or titled["given"] in _NOT_FIRST_NAMES:
        return False
    title = titled["title"].lower().rstrip(".")
    spelt_otherwise = bool(title and actor.office.endswith(title))  # "President Vladimir Zelensky"
    ranked = title in _TITLES and not spelt_otherwise
    return ranked and titled["given"].casefold() not in actor.name.casefold()


_LIST_AFTER = re.compile(r"(?:, [A-Z][\w-]+)+,? and [A-Z]")


_TOWN_BEFORE = re.compile(
    r" (?:newspaper|paper|daily|tabloid|magazine|channel|broadcaster|website|think[ -]tank|group|"
    r"hotel|court|suburb|hospital|insurer|lawyer|street)s?\b"
)


def form_of(text: str, start: int, end: int, form: str, actor: Actor) -> str:
    """The form of a mention: "compound" before a hyphen, "place" in a dateline or behind "in"."""
    if text[end : end + 1] in ("-", "\u2011") and text[end + 1 : end + 2].islower():
        return "compound"
    if text.endswith(("non-", "Non-", "pre-"), 0, start):
        return "compound"  # "the largest non-NATO contingent"
    if form == "name":
        dateline = (
            start > 1 and text[start - 2] == "," and _DATELINE_BEFORE.search(text, max(0, start - 40), start)
        )
        serves = actor.kind == "state" and _is_theatre(text, start, end, actor.name)
        return "place" if dateline or serves else form
    if form == "adjective":
        return "people" if _are_people(text, start, end) else form
    if form == "seat":
        if _PLACE_BEFORE.search(text, max(0, start - 9), start):
            return "place"
        if _TOWN_BEFORE.match(text, end, end + 30) and text[start - 1 : end] != "-Kremlin":
            return "place"  # "a London channel"
        opens = start == 0 or text[start - 1] in "\n."
        if opens and _DATELINE_AFTER.match(text, end, end + 80):
            return "place"
        listed = _LIST_AFTER.match(text, end, end + 80)  # "Seoul, Tokyo and Washington agreed"
        if text[end : end + 2] == ", " and text[end + 2 : end + 3].isupper() and not listed:
            return "place"
    return form


def _is_theatre(text: str, start: int, end: int, name: str) -> bool:
    """As in "Italy's Libya contingent", "the Mali force": the state in which others serve."""
    serving = _SERVING.match(text, end, end + 40)
    if serving is None:
        return False
    owned = _OWNED.search(text, max(0, start - 16), start) or _OF_OWNER.match(text, end, end + 60)
    return owned is not None or (bool(serving["men"]) and name in _theatres())


_SERVING = re.compile(
    r"\s(?:(?P<men>contingent|force|detachment)|mission|deployment|operation|battalion)s?\b"
)
_OWNED = re.compile(r"(?:['’]s?|\b(?:its|their|our|[A-Z][a-z]+(?:an|ese|ish|ch)))\s$")
_OF_OWNER = re.compile(r"\s[a-z]+\sof\s(?:the\s)?[A-Z]")
_MANY_GUESTS = 20  # states and bodies that have had people there


@lru_cache(maxsize=1)
def _theatres() -> frozenset[str]:
    """The states to which many others have sent soldiers."""
    guests = (row["others"] for row in lexicon.rows("links") if row["kind"] == "guests")
    hosts = Counter(host for others in guests for host in lexicon.split(others))
    return frozenset(host for host, sent in hosts.items() if sent >= _MANY_GUESTS)


def _are_people(text: str, start: int, end: int) -> bool:
    """As in "at least 155 Chinese are fighting there": a number and no noun make people of the adjective."""
    return text.endswith(_PLURALS, start, end) and bool(
        _NUMBER_BEFORE.search(text, max(0, start - 20), start) and _NO_NOUN.match(text, end)
    )


_PLURALS = ("ese", "nch", "ish", "tch", "iss", "rqi")
_NUMBER_BEFORE = re.compile(rf"(?:\d|\b(?:{SEVERAL}|dozen|hundred|thousand|several|many|some)) $")
_NO_NOUN = re.compile(
    r"\s(?:are|were|have|had|who|whom|fighting|fought|serving|served|died|joined|enlisted)\b"
)


def take_shared_seat(index: ActorIndex, text: str) -> None:
    """Brussels, the Union's seat, is Belgium's where the article names Belgium and not the Union."""
    bare = [mention for mention in index.mentions if mention.text == _SHARED]
    named = {mention.name for mention in index.mentions if mention.text != _SHARED}
    for mention in bare:
        if _MEETING.match(text, mention.end):
            mention.form = "place"
    if bare and "Belgium" in named and _UNION not in named:
        index.actors.pop(_UNION)
        for mention in bare:
            mention.name, mention.kind = "Belgium", "state"


_SHARED, _UNION = "Brussels", "European Union"
# "at the Brussels summit" is a place
_MEETING = re.compile(r"\s(?:meeting|summit|conference|gathering|forum)\b")
