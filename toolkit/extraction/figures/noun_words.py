"""Words of a noun phrase behind a number: what opens, goes on with, heads and ends it."""

from collections.abc import Sequence

from toolkit.extraction.actors.types import ActorMention
from toolkit.extraction.figures.terms import FigureTerm
from toolkit.extraction.text import patterns as re
from toolkit.extraction.text.wordsets import wordset

SKIP = wordset("before people", "words")
STOPS = wordset("ends a noun phrase", "words")
PLURAL = re.compile(
    r"(?:s|men|women|people|personnel|staff|troops|police|forces|infantry|peshmerga|mujahideen|"
    r"helmets|military|reserves|crew|militia|carabinieri|kontraktniki|displaced)$"
)


def looks_plural(word: str) -> bool:
    """Whether an unknown word looks like the plural of a noun."""
    return word.endswith("s") and not word.endswith(("ss", "ous", "is")) and word not in THIRD_PERSON


_NEXT_WORD = re.compile(r"\s([\w-]+)")
THIRD_PERSON = wordset("third person", "words")
# "members of the peacekeeping battalion", "men from the second wave", "people in uniform"
_FORCE = re.compile(
    r"\s(?:in uniform|in arms|under arms|at arms)\b|\s(?:of|from|in|with|belonging to|serving in)\s"
    r"(?:[\w’'-]+\s){0,6}?(?:army|armies|navy|air force|military|armed forces|security forces|special forces|"
    r"defen[cs]e forces?|"
    r"police|militias?|battalions?|"
    r"brigades?|regiments?|contingents?|garrison|peacekeeping force|guard|coast guard|legion|infantry|wave|"
    r"task force|peacekeeping mission|gendarmerie|marines|paramilitar\w+)\b"
)
_OF_A = re.compile(r"\s(?:of|from|in)\s(?:the\s|its\s|their\s)?")


def of_a_force(lower: str, end: int, limit: int, mentions: Sequence[ActorMention]) -> bool:
    """Whether men, members, people are said to belong to an army or an armed group."""
    if _FORCE.match(lower, end, min(limit, end + 80)):
        return True
    link = _OF_A.match(lower, end, min(limit, end + 12))
    return link is not None and any(m.start == link.end() and m.kind == "armed_force" for m in mentions)


def compound_end(text: str, end: int) -> int:
    """Where "-backed" or "-speaking" after a name ends."""
    if text[end : end + 1] in ("-", "‑"):
        while end < len(text) and (text[end].isalnum() or text[end] in "-‑"):
            end += 1
    return end


def name_heads(mention: ActorMention, lower: str, end: int, at: dict[int, FigureTerm]) -> bool:
    """Whether a name is the noun itself: "300 Cubans", "40 Chinese were", not "40 Chinese shells"."""
    if mention.form != "adjective":
        return mention.form == "people"
    following = _NEXT_WORD.match(lower, end, end + 24)
    if not following:
        return True
    word = following.group(1)
    term = at.get(end + 1)
    if word == "and" or not mention.text.endswith(_SAME_IN_PLURAL):
        return False
    return word in STOPS or bool(term and term.state and not term.people)


_SAME_IN_PLURAL = ("ese", "sh", "ch", "ss")  # "40 Chinese", but "40 Russians"
# "armoured personnel carriers", "infantry fighting vehicles"
VEHICLE = re.compile(r"\s(?:carriers?|(?:fighting|assault|combat|mobility)\s(?:vehicles?|carriers?))\b")


def is_head(lower: str, term: FigureTerm, at: dict[int, FigureTerm], named: dict[int, ActorMention]) -> bool:
    """Whether a word for people is the head of its phrase, not "police" in "police stations"."""
    following = _NEXT_WORD.match(lower, term.end, term.end + 24)
    if not following:
        return True
    word = following.group(1)
    further = at.get(term.end + 1)
    if further and further.people and PLURAL.search(further.term):
        return False  # "police recruits", but "Marines guard the embassy"
    if word in STOPS or (further and further.state) or term.end + 1 in named:
        return True
    if term.term.endswith(("s", "men", "women", "people", "children", "personnel", "staff")):
        return True
    return word.endswith(("ed", "ly", "ing")) or word in SKIP
