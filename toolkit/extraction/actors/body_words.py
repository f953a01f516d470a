"""Words for bodies: those of states in `bodies.csv`, and of others ("AMTI, a Washington think tank")."""

from functools import lru_cache
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind

from toolkit import lexicon
from toolkit.extraction.actors.name_cues import SaidAfter
from toolkit.extraction.actors.names import names, register
from toolkit.extraction.actors.types import Actor, ActorIndex
from toolkit.extraction.text import patterns as re
from toolkit.extraction.text.wordsets import any_of

_KINDS = lexicon.terms("words", "kind of body")
_BODIES = (*_KINDS, *(kind.capitalize() for kind in _KINDS if " " in kind))  # "Monitoring group Airwel"
_BODY_KINDS = "(?:" + "|".join(_BODIES) + ")"
_BODY_AFTER = re.compile(rf",\s(?:as\s)?(?:an?|the|one of)\s(?:[\w’'-]+\s){{0,4}}?{_BODY_KINDS}\b")
_BODY_ENDS = (*_BODIES, "called", "named", "known as")
_BODY_BEFORE = re.compile(rf"\b{_BODY_KINDS}(?:\s(?:called|named|known as))?\s$")
# "the union", "Doctors' network", of which what is said tells that a name behind is theirs
_SPEAKERS = lexicon.terms("words", "kind of body that speaks")
_SPEAKER_BEFORE = re.compile(
    rf"(?P<cited>\b(?:[Aa]ccording\sto|says|said|reports)\s)?(?:[\w’'-]+\s){{1,3}}(?:{'|'.join(_SPEAKERS)})\s$"
)
_CLOSES = re.compile(r"[,.;]|$")


def is_body(text: str, start: int, end: int, said_after: SaidAfter) -> bool:
    """As in "AMTI, a Washington think tank", "a research group called Inpact", "the union Solid says"."""
    if text.endswith(_SPEAKERS, 0, start - 1):
        before = _SPEAKER_BEFORE.search(text, max(0, start - 70), start)
        if before and (said_after(text, end) or (before["cited"] and _CLOSES.match(text, end))):
            return True
    if text[end : end + 1] == "," and _BODY_AFTER.match(text, end, end + 70):
        return True
    if start < 9 or text[start - 1] != " " or not text.endswith(_BODY_ENDS, 0, start - 1):
        return False
    return _BODY_BEFORE.search(text, max(0, start - 40), start) is not None


_FIGHT = any_of("fights for a group")
_FIGHTS = re.compile(rf"\s(?:{_FIGHT})\b")
_FIGHTS_FOR = re.compile(rf"\b(?:{_FIGHT}|fighters|leaders?|commanders?)\s(?:of|from)\s(?:the\s)?$", re.I)


def is_armed(text: str, start: int, end: int) -> bool:
    """As in "rebels of the FRS", "FRS rebels": an acronym of people who fight."""
    if not 2 < end - start < 8:
        return False
    return bool(_FIGHTS.match(text, end) or _FIGHTS_FOR.search(text, max(0, start - 25), start))


_SHORT_NAMES = {"USA": "US", "GBR": "UK"}


class Bodies(NamedTuple):
    """The terms of `bodies.csv`, ready to match, and the adjective of each state."""

    automaton: AhoCorasick
    terms: tuple[lexicon.Row, ...]
    adjectives: dict[str, str]


@lru_cache(maxsize=8)
def bodies_of(lexicon_dir: str | None) -> Bodies:
    """The bodies of the lexicon, compiled once per project folder."""
    rows = lexicon.rows("bodies", lexicon_dir)
    adjectives = {}
    for name, row in names(lexicon_dir).states.items():
        people = lexicon.split(row["people"])
        adjectives[name] = _SHORT_NAMES.get(row["iso3"]) or (people[0] if people else name)
    automaton = AhoCorasick([row["term"] for row in rows], matchkind=MatchKind.LeftmostLongest)
    return Bodies(automaton, rows, adjectives)


def body_of(index: ActorIndex, state: str, row: lexicon.Row, lexicon_dir: str | None) -> Actor | None:
    """The lexicon's body of that state and role, or one named after the pattern of `bodies.csv`."""
    if holder := names(lexicon_dir).by_role.get((state, row["term"])):
        return register(index, holder, lexicon_dir)
    if not row["name"] or not state:
        return None  # a role without a pattern: only bodies of the lexicon
    adjective = bodies_of(lexicon_dir).adjectives.get(state, state)
    name = row["name"].format(adjective=adjective, state=state)
    known = register(index, name, lexicon_dir)
    roles = ("national army",) if row["kind"] == "armed_force" else ()
    return known or index.actors.setdefault(name, Actor(name, row["kind"], parent=state, roles=roles))


def goes_by(name: str, role: str) -> bool:
    """Whether a body can be called by its role alone: the Pentagon is not "the defence ministry"."""
    return "ministry" not in role or "Ministry" in name
