"""Ministries, staffs and services named through their state: "Russia's defence ministry".

`bodies.csv` lists what such bodies are called; the lexicon knows the proper name of some ("South
Korea's spy agency" is the National Intelligence Service), the others are named after a pattern.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from ahocorasick_rs import AhoCorasick, MatchKind

from toolkit import lexicon
from toolkit.extraction.actor_names import names, register
from toolkit.extraction.actor_types import Actor, ActorIndex, ActorMention

_BETWEEN = re.compile(r"(?:['’]s?)?\s+(?:(?:own|main|national|federal|state|country's|new|powerful|official)\s+){0,2}$")
_OF_STATE = re.compile(r"\s+of\s+(?:the\s+)?(?:Armed\s+Forces\s+of\s+(?:the\s+)?)?$")
_SHORT_NAMES = {"USA": "US", "GBR": "UK"}


@dataclass(frozen=True, slots=True)
class _Bodies:
    automaton: AhoCorasick
    terms: tuple[lexicon.Row, ...]
    adjectives: dict[str, str]


@lru_cache(maxsize=8)
def _bodies(extra_dir: str | None) -> _Bodies:
    rows = lexicon.rows("bodies", extra_dir)
    adjectives = {}
    for row in lexicon.rows("actors", extra_dir):
        if row["kind"] == "state":
            people = lexicon.split(row["people"])
            adjectives[row["name"]] = _SHORT_NAMES.get(row["iso3"]) or (people[0] if people else row["name"])
    automaton = AhoCorasick([row["term"] for row in rows], matchkind=MatchKind.LeftmostLongest)
    return _Bodies(automaton, rows, adjectives)


def add_bodies(text: str, index: ActorIndex, extra_dir: str | None) -> None:
    """Add a mention for each body; the state in front of it becomes a mere modifier."""
    bodies = _bodies(extra_dir)
    states = {m.end: i for i, m in enumerate(index.mentions) if m.kind == "state"}
    starts = {m.start: i for i, m in enumerate(index.mentions) if m.kind == "state"}
    covered = [(m.start, m.end) for m in index.mentions if m.kind != "state"]
    last: dict[str, str] = {}
    recent_state = ""
    position = 0
    lowered = text.lower()
    if len(lowered) != len(text):
        return
    for pattern, start, end in bodies.automaton.find_matches_as_indexes(lowered):
        if start and lowered[start - 1].isalnum() or end < len(text) and lowered[end].isalnum():
            continue
        while position < len(index.mentions) and index.mentions[position].start < start:
            if index.mentions[position].kind == "state":
                recent_state = index.mentions[position].name
            position += 1
        row = bodies.terms[pattern]
        owner = _owner(text, index, states, starts, start, end)
        inside = [span for span in covered if span[0] <= start and end <= span[1]]
        if inside and (owner is None or inside[0] != (start, end)):
            continue
        if inside:  # "Russia's Security Council" is not that of the United Nations
            index.mentions = [m for m in index.mentions if (m.start, m.end) != (start, end)]
            states = {m.end: i for i, m in enumerate(index.mentions) if m.kind == "state"}
            starts = {m.start: i for i, m in enumerate(index.mentions) if m.kind == "state"}
        if owner is None:
            _add_bare(text, index, row, start, end, last, recent_state, extra_dir, bodies)
            continue
        state, first, final = owner
        actor = _actor(index, state.name, row, extra_dir, bodies)
        if actor is None:
            continue
        last[row["term"]] = last[row["name"]] = actor.name
        index.mentions.append(ActorMention(first, final, actor.name, actor.kind, text[first:final], "body"))
        spot = states.get(state.end)
        if spot is not None:
            old = index.mentions[spot]
            index.mentions[spot] = ActorMention(old.start, old.end, old.name, old.kind, old.text, "modifier")
    index.mentions.sort(key=lambda mention: (mention.start, -mention.end))


def _owner(
    text: str,
    index: ActorIndex,
    ends: dict[int, int],
    starts: dict[int, int],
    start: int,
    end: int,
) -> tuple[ActorMention, int, int] | None:
    """The state that the body belongs to, and the span of the whole name."""
    before = _BETWEEN.search(text, max(0, start - 40), start)
    if before and before.start() in ends:
        mention = index.mentions[ends[before.start()]]
        if mention.form in ("name", "adjective", "seat", "short", "modifier"):
            return mention, mention.start, end
    window = text[end : end + 40]
    for offset in (4, 8, 20, 24, 28):
        spot = starts.get(end + offset)
        if spot is not None and _OF_STATE.match(window[:offset]):
            mention = index.mentions[spot]
            return mention, start, mention.end
    return None


def _actor(
    index: ActorIndex, state: str, row: lexicon.Row, extra_dir: str | None, bodies: _Bodies
) -> Actor | None:
    """The lexicon's body of that state and role, or one named after the pattern of `bodies.csv`."""
    lexical = names(extra_dir)
    number = lexical.by_role.get((state, row["term"]))
    if number is not None:
        return register(index, lexical.actors[number].name, extra_dir)
    name = row["name"].format(adjective=bodies.adjectives.get(state, state), state=state)
    known = register(index, name, extra_dir)
    return known or index.actors.setdefault(name, Actor(name, row["kind"], "", state))


def _add_bare(
    text: str,
    index: ActorIndex,
    row: lexicon.Row,
    start: int,
    end: int,
    last: dict[str, str],
    recent_state: str,
    extra_dir: str | None,
    bodies: _Bodies,
) -> None:
    """"the Defence Ministry" without its state: the one named before, else that of the state at hand."""
    named = last.get(row["term"]) or last.get(row["name"])
    capital = text[start].isupper()
    if not named and capital and recent_state and text[max(0, start - 4) : start].lower() == "the ":
        actor = _actor(index, recent_state, row, extra_dir, bodies)
        named = actor.name if actor else None
        if named:
            last[row["term"]] = last[row["name"]] = named
    if named and (capital or text[max(0, start - 4) : start].lower() == "the "):
        actor = index.actors[named]
        index.mentions.append(ActorMention(start, end, named, actor.kind, text[start:end], "short"))
