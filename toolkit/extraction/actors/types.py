"""What the search for actors returns."""

from bisect import bisect_left
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Actor:
    """One actor as the tables want it; `parent` is the body or state that it speaks for.

    `office` is set for persons of the lexicon, `roles` ("media", "spy agency") for bodies.
    """

    name: str
    kind: str
    iso3: str = ""
    parent: str = ""
    office: str = ""
    roles: tuple[str, ...] = ()


UNFIT = frozenset({"compound", "place", "modifier"})  # forms in which a name neither acts nor speaks
_ARMIES = frozenset({"national army", "army", "command"})


@dataclass(slots=True)
class ActorMention:
    """One place where an actor is named: text[start:end] == text.

    `form` says how: "name" (Russia), "adjective" (Russian), "people" (Russians), "seat" (Moscow),
    "short" (Putin, the North), "body" (Russia's defence ministry), "modifier" (the Russia in it),
    "compound" (Russia-backed, UK-based: the actor only qualifies another), "place" (in Moscow,
    a dateline).
    """

    start: int
    end: int
    name: str
    kind: str
    text: str
    form: str = "name"


@dataclass(slots=True)
class ActorIndex:
    """All mentions left to right, the actors behind them by canonical name, the places
    (offset, name of the state) that lie in one state, and the state that the report comes from.
    """

    mentions: list[ActorMention]
    actors: dict[str, Actor] = field(default_factory=dict)
    places: list[tuple[int, str]] = field(default_factory=list)
    dateline: str = ""
    lead_end: int = 0  # where the first paragraph below the title ends

    def state_of(self, name: str) -> str:
        """The actor at the top of the parents of this one; the name itself if it has none."""
        actor, seen = self.actors.get(name), [name]
        while actor is not None and actor.parent and actor.parent not in seen:
            seen.append(actor.parent)
            actor = self.actors.get(actor.parent)
        return seen[-1]

    def main_state(self) -> str:
        """Whose "the army" is: the state named most often, or that of the dateline if it is among them.

        A rebel group counts for the land where it fights, a company of mercenaries for none.
        """
        named = [self._land(m.name) for m in self.mentions if m.form != "compound"]
        counts: dict[str, int] = {}
        for name in [*named, *(state for _, state in self.places)]:
            if self.kind_of(name) == "state":
                counts[name] = counts.get(name, 0) + 1
        ranked = sorted(counts, key=lambda name: -counts[name])[:3]
        return self.dateline if self.dateline in ranked else (ranked or [""])[0]

    def only_state(self, start: int, end: int) -> str:
        """The state of all whom text[start:end] names, but for its people and places.

        Blank where they are of several states, or where a force is named that is no state's army.
        """
        first, last = (bisect_left(self.mentions, at, key=lambda m: m.start) for at in (start, end))
        near = [m for m in self.mentions[first:last] if m.form not in (*UNFIT, "people")]
        states = {m.name if self._is_irregular(m.name) else self.state_of(m.name) for m in near}
        state = states.pop() if len(states) == 1 else ""
        return state if self.kind_of(state) == "state" else ""

    def _is_irregular(self, name: str) -> bool:
        """Whether an armed force is none of the armies of a state."""
        actor = self.actors.get(name)
        return actor is not None and actor.kind == "armed_force" and _ARMIES.isdisjoint(actor.roles)

    def _land(self, name: str) -> str:
        actor = self.actors.get(name)
        if actor is None or actor.kind != "armed_force":
            return self.state_of(name)
        return "" if any("mercenary" in role for role in actor.roles) else actor.parent

    def kind_of(self, name: str) -> str:
        """The kind of a known actor, blank for others."""
        actor = self.actors.get(name)
        return actor.kind if actor else ""

    def is_media(self, name: str) -> bool:
        """Whether the actor is a newsroom, which passes on what others say."""
        actor = self.actors.get(name)
        return actor is not None and "media" in actor.roles
