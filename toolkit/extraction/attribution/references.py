"""Who "the agency", "he" and "it" are: short references to actors named before.

`references.csv` says what kind of actor a noun can stand for. The last actor of that kind that spoke
wins over one that was merely named.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from toolkit import lexicon
from toolkit.extraction.actors.types import UNFIT, Actor, ActorIndex, ActorMention
from toolkit.extraction.text import patterns as re

_REACH = 2500  # how far back, in characters, a short form may point
_NEAR = 400  # characters within which a group may go by the name of whom it is loyal to
_PREPOSITION = re.compile(
    r"\b(?:of|to|with|for|from|against|by|in|near|at|on|across|over|into|around|inside|between)\s(?:the\s)?$"
)
# "the affiliate of al-Qaeda", "groups loyal to al-Qaeda"
_KIN = re.compile(
    r"\b(?:(?:affiliate|branch|ally|offshoot|franchise|wing|part|rival)\sof|(?:loyal|linked|allied|close|opposed)\s(?:to|with))\s(?:the\s)?$"
)
_CALLED = ("agency", "ministry", "organisation", "panel")  # may go by the last word of their names

_ALONE = ("agency", "ministry", "mission")  # where an article has one only, it is meant


@lru_cache(maxsize=8)
def targets(lexicon_dir: str | None = None) -> dict[str, str]:
    """Noun -> kind of actor that it can stand for, as in `references.csv`."""
    return {row["term"]: row["target"] for row in lexicon.rows("references", lexicon_dir)}


@dataclass(slots=True)
class Speakers:
    """The actors who have spoken so far, in the order of the text; blank for persons without a name."""

    index: ActorIndex
    text: str
    spoken: list[tuple[int, str]] = field(default_factory=list)
    main_state: str | None = None
    alone: dict[str, list[str]] = field(default_factory=dict)  # by kind, all whom a reference can mean

    def add(self, offset: int, name: str) -> None:
        self.spoken.append((offset, name))

    def between(self, start: int, end: int) -> list[str]:
        """Who spoke in text[start:end], in order."""
        first, last = (bisect_left(self.spoken, (offset, "")) for offset in (start, end))
        return [name for _, name in self.spoken[first:last]]

    def behind(self, offset: int) -> bool:
        """Whether a preposition stands before the offset: "an affiliate of al-Qaeda"."""
        return bool(_PREPOSITION.search(self.text, max(0, offset - 12), offset))

    def last(self, before: int, reach: int = _REACH) -> str:
        """Whoever of those named spoke last before the offset, blank if nobody did in reach."""
        for offset, name in reversed(self.spoken):
            if before - offset >= reach:
                break
            if name and offset < before:
                return name
        return ""

    def holder(self, office: str, before: int, mentions: Sequence[ActorMention]) -> str:
        """The person named last who holds the office: "the president" is no minister; blank if nobody."""
        for mention in reversed(mentions):
            if before - mention.start > _REACH:
                break
            actor = self.index.actors.get(mention.name)
            if actor and actor.kind == "person" and actor.office.rsplit(" ", 1)[-1] == office:
                return mention.name
        return ""

    def find(self, target: str, before: int, mentions: Sequence[ActorMention], noun: str = "") -> str:
        """The actor that a reference of this kind, standing at `before`, points to; blank if unclear.

        `mentions` are the mentions of the article up to the reference, left to right; a capital in
        `noun`, as it is written, makes it the short form of a name.
        """
        if target == "state":
            return self._state_at_hand(before) or self._main_state()
        if target == "person" and (met := self._introduced(noun, before)):
            fit = (m for m in mentions if m.form not in UNFIT)
            inside = [m for m in fit if met.start() <= m.start < met.end() or m.end + 2 == met.start()]
            return inside[-1].name if inside else ""
        if noun[:1].isupper():
            named = self._called(noun, mentions)
            if named or target == "organisation":
                return named
        if target in _GROUPS and (called := self._called_so(noun.lower(), before, mentions)):
            return called
        if target not in ("person", "persons", "document"):
            near = self._named_near(target, before, mentions)
            if near:
                return near
        for offset, name in reversed(self.spoken):
            if offset >= before:
                continue
            if before - offset > _REACH:
                break
            if not name and target == "person" and "\n" not in self.text[offset:before]:
                return ""
            actor = self.index.actors.get(name)
            if actor and fits(actor, target):
                return name
        found = next((m.name for m in self._named(target, before, mentions, _REACH)), "")
        if not found and target in _GROUPS:  # "insurgents loyal to the Front"
            found = next((m.name for m in self._named(target, before, mentions, _NEAR, kin=True)), "")
        if not found and noun == "force":  # of rebels, where nobody has sent one
            found = next((m.name for m in self._named("group", before, mentions, _NEAR)), "")
        if not found and target in _CALLED:
            found = self._called(noun.title(), mentions)
        if not found and target in _ALONE:
            found = self._only(target, noun.lower())
        return found or (self._main_state() if target == "junta" else "")

    def _introduced(self, noun: str, before: int) -> re.Match[str] | None:
        """As in "a Pentagon official told ... the official": where the paragraph brings in that one."""
        low = max(0, before - _NEAR)
        low = max(low, self.text.rfind("\n", low, before))
        if not noun.islower() or f" {noun}" not in self.text[low:before]:
            return None
        met = re.compile(
            rf"\b(?:[Aa]n?|[Oo]ne|[Aa]nother)\s(?:[\w’'.-]+\s){{0,3}}?{noun}\b"
            r"(?:\s(?:of|from|for|with)\s(?:the\s)?[A-Z]\w*)?"
        )
        found = [*met.finditer(self.text, low, before)]
        return found[-1] if found else None

    def _only(self, target: str, noun: str) -> str:
        """The only actor of the whole article that the reference can mean, wherever it is named."""
        if target not in self.alone:
            named = {m.name for m in self.index.mentions if m.form not in UNFIT}
            known = ((name, self.index.actors.get(name)) for name in named)
            self.alone[target] = [name for name, actor in known if actor and fits(actor, target)]
        fitting = self.alone[target]
        if len(fitting) != 1 or (noun == "ministry") != ("Ministry" in fitting[0]):
            return ""  # the Pentagon is no ministry
        return fitting[0]

    def _called(self, noun: str, mentions: Sequence[ActorMention]) -> str:
        """As in "the Commission", "the Front": the actor named last in whose name the word is."""
        word = re.compile(rf"\b{re.escape(noun)}\b")
        called = (m.name for m in reversed(mentions) if word.search(m.text) or word.search(m.name))
        return next((name for name in called if self.index.kind_of(name) != "person"), "")

    def _called_so(self, noun: str, before: int, mentions: Sequence[ActorMention]) -> str:
        """As in "rebels of the Front": whom this very noun named last."""
        for mention in reversed(mentions):
            if before - mention.start > _REACH:
                break
            actor = self.index.actors.get(mention.name)
            if actor is None or actor.kind == "state" or mention.form in UNFIT:
                continue
            start = max(0, mention.start - len(noun) - 10)
            joined = self.text[start : mention.start].lower()
            if joined.endswith(
                (f"{noun} of ", f"{noun} of the ", f"{noun} from ", f"{noun} from the ", f" {noun} ")
            ):
                return mention.name
        return ""

    def _named(
        self, target: str, before: int, mentions: Sequence[ActorMention], reach: int, kin: bool = False
    ) -> Iterator[ActorMention]:
        """The mentions in reach that the reference can mean, the last one first."""
        for mention in reversed(mentions):
            if before - mention.start > reach:
                return
            actor = self.index.actors.get(mention.name)
            fitting = mention.form not in UNFIT and actor and fits(actor, target)
            if fitting and (kin or not _KIN.search(self.text, max(0, mention.start - 24), mention.start)):
                yield mention

    def _named_near(self, target: str, before: int, mentions: Sequence[ActorMention]) -> str:
        """The one named just before, rather one that stands behind no preposition and before no people."""
        near = ""
        for mention in self._named(target, before, mentions, 160):
            near = near or mention.name
            if not self.behind(mention.start) and not self.text.startswith(_ITS, mention.end):
                return mention.name
        return near

    def _state_at_hand(self, before: int) -> str:
        """The state of whoever spoke last in the paragraph, else the only one named there; blank if none."""
        low = max(0, before - _REACH)
        opens = max(self.text.rfind("\n", low, before), low - 1)
        last = self.last(before, before - opens)
        if not last:  # the first paragraph of a report speaks of its main state
            return self.index.only_state(opens, before) if before > self.index.lead_end else ""
        state = self.index.state_of(last)
        return state if self.index.kind_of(state) == "state" else ""

    def _main_state(self) -> str:
        """As in "the government": of the state that the article is about."""
        if self.main_state is None:
            self.main_state = self.index.main_state()
        return self.main_state


# "the group's camp", "killed 12 Africa Corps soldiers"
_ITS = ("'s ", "’s ", " soldiers", " fighters", " troops", " men", " mercenaries", " militants", " officers")


def one_of_two(backwards: Iterable[str], *, last: bool) -> str:
    """Who "the latter" (`last`) or "the former" is among names read backwards, blank ones left out.

    Of the two that were named last it is the second or the first; blank where only one was named.
    """
    named: dict[str, None] = {}
    for name in backwards:
        if name:
            named[name] = None
        if len(named) == 2:
            return [*named][0 if last else 1]
    return ""


_GROUPS = ("rebels", "group", "movement")
_PANELS = ("Experts", "Commission", "Panel", "Monitor")
_STATES_OWN = frozenset({"mission", "force", "national army", "army", "command"})


def fits(actor: Actor, target: str) -> bool:
    """Whether an actor can be meant by a reference of this kind."""
    name, kind, roles = actor.name, actor.kind, actor.roles
    if target in ("person", "persons"):
        return kind == "person"
    if target == "agency":
        return kind == "agency" or (kind == "organisation" and "gency" in name)
    if target == "ministry":
        return "Ministry" in name or "Department" in name or name == "Pentagon"
    if target == "media":
        return "media" in roles
    if target == "bloc":
        return kind == "bloc" and not name.endswith(("officials", "diplomats"))
    if target == "junta":
        return kind == "state" and "junta" in roles
    if target == "mission":
        return kind == "armed_force" and ("mission" in roles or "force" in roles or "Command" in name)
    if target == "group":
        return kind == "armed_force" and _STATES_OWN.isdisjoint(roles)
    if target == "rebels":
        return fits(actor, "group") and "mercenary group" not in roles
    if target == "movement":
        return fits(actor, "group") or fits(actor, "organisation")
    if target == "panel":
        return any(word in name for word in _PANELS) or "panel" in roles
    if target == "organisation":
        return kind == "organisation" and "media" not in roles
    return target == "document" and kind in ("agency", "organisation", "bloc") and "media" not in roles
