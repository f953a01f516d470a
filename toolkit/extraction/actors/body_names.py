"""What bodies of states are called: the names of `bodies.csv`, those of the lexicon first."""

from functools import lru_cache
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind

from toolkit import lexicon
from toolkit.extraction.actors.names import names, register
from toolkit.extraction.actors.types import Actor, ActorIndex

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
    for row in lexicon.rows("actors", lexicon_dir):
        if row["kind"] == "state":
            people = lexicon.split(row["people"])
            adjectives[row["name"]] = _SHORT_NAMES.get(row["iso3"]) or (people[0] if people else row["name"])
    automaton = AhoCorasick([row["term"] for row in rows], matchkind=MatchKind.LeftmostLongest)
    return Bodies(automaton, rows, adjectives)


def body_of(index: ActorIndex, state: str, row: lexicon.Row, lexicon_dir: str | None) -> Actor | None:
    """The lexicon's body of that state and role, or one named after the pattern of `bodies.csv`."""
    lexical = names(lexicon_dir)
    number = lexical.by_role.get((state, row["term"]))
    if number is not None:
        return register(index, lexical.actors[number].name, lexicon_dir)
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
