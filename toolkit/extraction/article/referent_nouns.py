"""Whom "the rebels", "the mission", "the army" and "the country" mean in an article, and who "we" are."""

from collections import Counter, defaultdict
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from toolkit.extraction.actors.types import ActorMention
from toolkit.extraction.article.ranking import ranked
from toolkit.extraction.article.referent_pairs import governed
from toolkit.extraction.attribution.references import fits, targets
from toolkit.extraction.text import patterns as re
from toolkit.extraction.text.wordsets import POSSESSIVES, wordset

if TYPE_CHECKING:
    from toolkit.extraction.article.document import Document

Meant = tuple[str, str]  # name and kind of an actor

_POWERS = wordset("power in the land", "words")
_LANDS = ("country", "nation", "republic", "island", "kingdom", "emirate", "monarchy", "enclave", "territory")
_KINGDOMS, _EMIRATES = wordset("kingdom", "words"), wordset("emirate", "words")
_ONLY = {"kingdom": _KINGDOMS, "emirate": _EMIRATES, "monarchy": _KINGDOMS | _EMIRATES}
_GROUP_TARGETS = ("group", "rebels", "movement", "mission", "bloc", "panel", "junta")
_REBELS = ("rebels", "group", "movement")  # "the rebels in Mali" are not Mali
_RULED = re.compile(r"\s(?:in|of)\s(?:the\s)?")
_LATELY = 8  # names
_BESIDE = 60  # characters in which who acts wins over who stands behind a preposition


@lru_cache(maxsize=8)
def kinds_of(lexicon_dir: str | None) -> dict[str, str]:
    """What each noun can stand for: one of `_GROUP_TARGETS`, "power" for a state or "land" for its soil."""
    kinds = {noun: target for noun, target in targets(lexicon_dir).items() if target in _GROUP_TARGETS}
    return kinds | dict.fromkeys(_POWERS, "power") | dict.fromkeys(_LANDS, "land")


def no_adjectives(mentions: list[ActorMention]) -> list[ActorMention]:
    """Those that are no mere adjectives, if there are any: "Russian drones" mean no Russia."""
    return [m for m in mentions if m.form != "adjective" or m.text.lower() in POSSESSIVES] or mentions


def one_body(mentions: list[ActorMention]) -> list[ActorMention]:
    """Those that "it" can mean: not "the experts"."""
    return [m for m in mentions if m.text.rpartition(" ")[2].lower() not in _MANY]


_MANY = frozenset(
    {"experts", "investigators", "inspectors", "monitors", "observers", "diplomats", "officials"}
)


class Nouns:
    """Names what a noun with an article stands for, among those named so far."""

    def __init__(self, doc: "Document") -> None:
        self.kinds = kinds_of(doc.lexicon_dir)
        self._text = doc.text
        self._index = doc.actors
        self._sides = doc.allegiances
        self._sentence_at = doc.sentence_index
        self._beside: dict[tuple[str, str], int] = {}
        lands = [self.land(mention) for mention in doc.actors.mentions]
        counted = Counter(land for land in lands if land)
        most = ranked(counted)
        top = [name for name in most if counted[name] == counted[most[0]]]
        near = doc.dateline in most[:3]
        self.main = doc.dateline if near else min(top, key=lands.index) if top else ""

    def land(self, mention: ActorMention) -> str:
        """The state that a mention speaks of; a rebel group counts for the land where it fights."""
        if mention.kind == "state":
            return mention.name if mention.form != "compound" else ""
        if mention.kind == "agency":
            return self.side(mention)
        actor = self._index.actors.get(mention.name)
        if actor is None or mention.kind != "armed_force" or any("mercenary" in r for r in actor.roles):
            return ""
        return actor.parent

    def beside(self, one: str, other: str) -> int:
        """In how many sentences the article names both."""
        pair = (one, other)
        if pair not in self._beside:
            self._beside[pair] = len(self._told[one] & self._told[other])
        return self._beside[pair]

    @cached_property
    def _told(self) -> defaultdict[str, set[int]]:
        """In which sentences the article names each state and armed group."""
        found: defaultdict[str, set[int]] = defaultdict(set)
        for mention in self._index.mentions:
            for name in {self.spoken_of(mention), self.side(mention)}:
                found[name].add(self._sentence_at(mention.start))
        return found

    def spoken_of(self, mention: ActorMention) -> str:
        """The state that a mention speaks of, or for which the person that it names speaks."""
        if mention.kind != "person":
            return self.land(mention)
        side = self.side(mention)
        return side if self._index.kind_of(side) == "state" else ""

    def side(self, mention: ActorMention) -> str:
        """The state or armed group that a mention speaks for: Ghana for its navy."""
        of_state = mention.form == "body"
        side = self._index.state_of(mention.name) if of_state else self._sides[mention.name].side
        return side if self._index.kind_of(side) in ("state", "armed_force") else ""

    def meant(
        self,
        noun: str,
        end: int,
        named: list[ActorMention],
        before: list[ActorMention],
        seen: list[ActorMention],
    ) -> Meant | None:
        """Whom a noun that ends here means.

        `named` are the mentions of its sentence, `before` those to its left, `seen` those of the sentences
        before.
        """
        kind = self.kinds[noun]
        if kind not in _REBELS and (ruled := self._ruled(named, end)):
            return ruled
        if kind == "power":
            state = self._of_agency(before) or self.main
            return (state, "state") if state else None
        if kind == "land":
            return self._country(noun, before, seen)
        found = self._last_fit(kind, [*seen, *before])
        return found or ((self.main, "state") if kind == "junta" and self.main else None)

    def _ruled(self, named: list[ActorMention], end: int) -> Meant | None:
        """The state in "the junta in Myanmar", "the government of Chad"."""
        match = _RULED.match(self._text, end, end + 16)
        near = [m for m in named if match and m.start == match.end() and m.kind == "state"]
        return (near[0].name, "state") if near else None

    def _of_agency(self, before: list[ActorMention]) -> str:
        """The one state of whose agency the sentence tells: "Mali's ministry said that the army had won"."""
        told = {self.land(m) for m in before if m.kind == "agency"}
        states = [name for name in told if self._index.kind_of(name) == "state"]
        return states[0] if len(states) == 1 else ""

    def _country(self, noun: str, before: list[ActorMention], seen: list[ActorMention]) -> Meant | None:
        """The state that the article is about, if lately named, else the last one, here only then.

        "The kingdom" and "the emirate" are states that are one, where any was lately named.
        """
        here, fit = {m.name for m in before}, _ONLY.get(noun)
        if fit and not any(m.name in fit for m in (*before, *seen[-_LATELY:])):
            fit = None
        lately = self.main not in here and any(m.name == self.main for m in seen[-_LATELY:])
        if lately and (fit is None or self.main in fit):
            return self.main, "state"
        for mention in reversed(seen):
            if mention.kind not in ("state", "person", "agency"):
                continue
            name = mention.name if mention.kind == "state" else self._index.state_of(mention.name)
            if self._index.kind_of(name) == "state" and name not in here and (fit is None or name in fit):
                return name, "state"
        acting = (m.name for m in before if m.kind == "state" and m.form in ("name", "seat"))
        first = next((name for name in acting if fit is None or name in fit), "")
        return (first, "state") if first else None  # "Chad says that 90 Norwegians are in the country"

    def _last_fit(self, kind: str, named: list[ActorMention]) -> Meant | None:
        """Who of that kind was named last: in "JNIM, an affiliate of al-Qaeda" the one that acts."""
        near = None
        for mention in reversed(named):
            if near and near.start - mention.end > _BESIDE:
                break
            actor = self._index.actors.get(mention.name)
            if actor and fits(actor, kind):
                near = near or mention
                if not governed(self._text, mention.start):
                    return actor.name, actor.kind
        return (near.name, near.kind) if near else None


def power(doc: "Document") -> str:
    """The state whose army and government an article means by "the army" and "the government"."""
    return Nouns(doc).main


def home(doc: "Document") -> str:
    """The state of the dateline, else that of a headline over "my country", else whose army "the army" is.

    The last says nothing of a transcript: those who speak there say "we", and nobody writes.
    """
    return doc.dateline or _headlined(doc) or ("" if doc.is_transcript else doc.power)


def _headlined(doc: "Document") -> str:
    """The state that a headline tells of, in the column of somebody who writes of "my country"."""
    if "my country" not in doc.lower:
        return ""
    opening = doc.mentions_in(doc.sentences[0])[:1]
    return opening[0].name if opening and opening[0].start == 0 and opening[0].kind == "state" else ""
