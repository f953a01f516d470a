"""Who is named in an article: names from the lexicon, bodies of states, persons with titles.

`find_actors` gives every mention its canonical name, so that "Kyiv", "Ukrainian officials" and
"Ukraine" are one actor and "Zelenskyy" is the president named in full further up.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from ahocorasick_rs import AhoCorasick, MatchKind

from toolkit import lexicon
from toolkit.extraction.spans import Sentence


@dataclass(frozen=True, slots=True)
class Actor:
    """One actor as the tables want it; `parent` is the body or state that it speaks for."""

    name: str
    kind: str
    iso3: str = ""
    parent: str = ""


@dataclass(frozen=True, slots=True)
class ActorMention:
    """One place where an actor is named: text[start:end] == text.

    `form` says how: "name" (Russia), "adjective" (Russian), "people" (Russians), "seat" (Moscow),
    "short" (Putin, the agency), "compound" (Russia-backed, U.S.-led: the actor only qualifies another).
    """

    start: int
    end: int
    name: str
    kind: str
    text: str
    form: str = "name"


@dataclass(slots=True)
class ActorIndex:
    """All mentions left to right, and the actors behind them by canonical name."""

    mentions: list[ActorMention]
    actors: dict[str, Actor] = field(default_factory=dict)

    def state_of(self, name: str) -> str:
        """The state at the top of the parents of an actor; the name itself if it has none."""
        seen = set()
        while name in self.actors and self.actors[name].parent and name not in seen:
            seen.add(name)
            name = self.actors[name].parent
        return name


@dataclass(frozen=True, slots=True)
class _Names:
    """The automaton over all names, and what each of its patterns stands for."""

    automaton: AhoCorasick
    actors: tuple[Actor, ...]
    meanings: tuple[tuple[int, str], ...]


@lru_cache(maxsize=8)
def _names(extra_dir: str | None) -> _Names:
    actors: list[Actor] = []
    patterns: dict[str, tuple[int, str]] = {}
    for number, row in enumerate(lexicon.rows("actors", extra_dir)):
        actors.append(Actor(row["name"], row["kind"], row["iso3"], row["parent"]))
        patterns.setdefault(row["name"], (number, "name"))
        for alias in lexicon.split(row["aliases"]):
            patterns.setdefault(alias, (number, "name"))
        for people in lexicon.split(row["people"]):
            patterns.setdefault(people, (number, "people" if people.endswith("s") else "adjective"))
        for seat in lexicon.split(row["seats"]):
            patterns.setdefault(seat, (number, "seat"))
    automaton = AhoCorasick(list(patterns), matchkind=MatchKind.LeftmostLongest)
    return _Names(automaton, tuple(actors), tuple(patterns.values()))


def find_actors(
    text: str, sentences: Sequence[Sentence], published: date | None = None, extra_dir: str | None = None
) -> ActorIndex:
    """Every named actor of the article, left to right, with canonical names."""
    names = _names(extra_dir)
    index = ActorIndex([])
    for pattern, start, end in names.automaton.find_matches_as_indexes(text):
        if start and text[start - 1].isalnum() or end < len(text) and text[end].isalnum():
            continue
        number, form = names.meanings[pattern]
        actor = names.actors[number]
        if text[end : end + 1] == "-" and text[end + 1 : end + 2].islower():
            form = "compound"
        index.actors.setdefault(actor.name, actor)
        index.mentions.append(ActorMention(start, end, actor.name, actor.kind, text[start:end], form))
    return index
