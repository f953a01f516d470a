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

_BETWEEN = re.compile(
    r"(?:['’]s?)?\s+(?:(?:own|main|national|federal|state|country's|new|powerful|official)\s+){0,2}$"
)
_OF_STATE = re.compile(r"\s+of\s+(?:the\s+)?(?:Armed\s+Forces\s+of\s+(?:the\s+)?)?$")
_SHORT_FOLLOWS = re.compile(r"\s\([A-Z]{2,6}\)")  # "the Security Service (SBU)": the acronym says whose
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
    lowered = text.lower()
    if len(lowered) != len(text):
        return
    main_state = _main_state(index)
    for pattern, start, end in bodies.automaton.find_matches_as_indexes(lowered):
        if (start and lowered[start - 1].isalnum()) or (end < len(text) and lowered[end].isalnum()):
            continue
        row = bodies.terms[pattern]
        owner = _owner(text, index, states, starts, start, end)
        inside = [span for span in covered if span[0] <= start and end <= span[1]]
        if inside and (owner is None or inside[0] != (start, end)):
            body = next(
                (m.name for m in index.mentions if (m.start, m.end) == inside[0] and m.kind == "agency"), ""
            )
            if body:
                last[row["term"]] = last[row["name"] or row["term"]] = body
            continue
        if inside:  # "Russia's Security Council" is not that of the United Nations
            index.mentions = [m for m in index.mentions if (m.start, m.end) != (start, end)]
            states = {m.end: i for i, m in enumerate(index.mentions) if m.kind == "state"}
            starts = {m.start: i for i, m in enumerate(index.mentions) if m.kind == "state"}
        if owner is None:
            _add_bare(text, index, row, start, end, last, main_state, extra_dir, bodies)
            continue
        state, first, final = owner
        actor = _actor(index, state.name, row, extra_dir, bodies)
        if actor is None:
            continue
        last[row["term"]] = last[row["name"] or row["term"]] = actor.name
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
    if not row["name"]:
        return None  # a role without a pattern: only bodies of the lexicon
    name = row["name"].format(adjective=bodies.adjectives.get(state, state), state=state)
    known = register(index, name, extra_dir)
    return known or index.actors.setdefault(name, Actor(name, row["kind"], "", state))


def _main_state(index: ActorIndex) -> str:
    """The state that the article names most often."""
    counts: dict[str, int] = {}
    for mention in index.mentions:
        if mention.kind == "state" and mention.form != "compound":
            counts[mention.name] = counts.get(mention.name, 0) + 1
    return max(counts, key=lambda name: counts[name]) if counts else ""


def _add_bare(
    text: str,
    index: ActorIndex,
    row: lexicon.Row,
    start: int,
    end: int,
    last: dict[str, str],
    main_state: str,
    extra_dir: str | None,
    bodies: _Bodies,
) -> None:
    """As in "the Defence Ministry" without its state: the one named before, else that of the main state.

    "its spy agency" belongs to the state that was named last.
    """
    before = text[max(0, start - 6) : start].lower()
    article = before.endswith("the ")
    owned = before.endswith(("its ", "their ", "his ", "her "))
    if not (article or owned or text[start].isupper()) or _SHORT_FOLLOWS.match(text, end):
        return
    named = "" if owned else last.get(row["term"]) or last.get(row["name"] or row["term"])
    state = _state_before(index, start) if owned else _state_of_officer(index, end) or main_state
    if not row["name"] and not named:
        state = next((name for name in index.actors if (name, row["term"]) in names(extra_dir).by_role), "")
    if not named and state and (article or owned):
        actor = _actor(index, state, row, extra_dir, bodies)
        named = actor.name if actor else ""
        if named and not owned:
            last[row["term"]] = last[row["name"] or row["term"]] = named
    if named:
        actor = index.actors[named]
        index.mentions.append(ActorMention(start, end, named, actor.kind, text[start:end], "short"))


def _state_before(index: ActorIndex, offset: int) -> str:
    near = [m for m in index.mentions if offset - 250 < m.start < offset and m.kind in ("state", "person")]
    near = [m for m in near if m.form not in ("compound", "place")]
    return index.state_of(max(near, key=lambda m: m.start).name) if near else ""


def _state_of_officer(index: ActorIndex, offset: int) -> str:
    """As in "the Chief of the General Staff Valery Gerasimov": the state of the person named behind."""
    for mention in index.mentions:
        if 0 < mention.start - offset < 4 and mention.kind == "person":
            return index.state_of(mention.name)
    return ""
