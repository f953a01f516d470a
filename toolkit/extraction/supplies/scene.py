"""What an article tells of givers and takers around one of its sentences, for things whose sides are open.

`Scene` is what holds for the whole article, `Memory` who gave and who took last when a sentence begins.
"""

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import NamedTuple

from toolkit.extraction.actors.known import known, partners
from toolkit.extraction.article.document import Document
from toolkit.extraction.article.parties import kind_of, only_watches, parties, party
from toolkit.extraction.article.ranking import ranked
from toolkit.extraction.clauses.clause import Clause
from toolkit.extraction.supplies.lists import BULLETS
from toolkit.extraction.supplies.memory import names_arms
from toolkit.extraction.supplies.ourselves import with_ourselves
from toolkit.extraction.supplies.topic import Topic
from toolkit.extraction.text.categories import MATERIAL
from toolkit.extraction.text.spans import Sentence
from toolkit.extraction.text.wordsets import wordset
from toolkit.extraction.ties.cues import Candidate
from toolkit.extraction.ties.spoken import stances
from toolkit.extraction.transfers.items import Item
from toolkit.extraction.transfers.parts import TELLING, Transfer

Pair = tuple[str, str]
Cues = defaultdict[str, set[str]]
Members = defaultdict[str, list[str]]
# what two parties are told to be: friends, often so; foes, often so
STANCES = (
    {"pair friends"},
    {"pair friends", "pair friends often"},
    {"pair foes"},
    {"pair foes", "pair foes often"},
)
_LONG_HEADING = 8  # words
_LONG_LIST = 12  # lines between a line of a list and its lead-in
_SIDES = frozenset({"state", "armed_force", "bloc", "agency", "organisation"})


@dataclass(slots=True)
class Told:
    """A clause with the things in it, those that can be given, and its transfers."""

    clause: Clause
    things: list[Item]
    given: list[Item]
    transfers: list[Transfer]


@dataclass(frozen=True, slots=True)
class Sided:
    """A transfer with the parties that its clause names as its sides, by name or by a pronoun."""

    transfer: Transfer
    givers: list[str]
    takers: list[str]
    giver_meant: bool = False  # "it sent them": whom the pronoun means is a guess
    taker_meant: bool = False

    @staticmethod
    def of(doc: Document, transfer: Transfer) -> "Sided":
        clause = transfer.clause
        givers = parties(doc, clause, transfer.supplier)
        takers = parties(doc, clause, transfer.recipient)
        givers, takers = with_ourselves(doc, transfer, givers, takers)
        meant = [_by_pronoun(clause, side) for side in (transfer.supplier, transfer.recipient)]
        return Sided(transfer, givers, takers, *meant)

    @property
    def named(self) -> bool:
        """Whether the clause itself names both sides."""
        return bool(self.givers and self.takers) and not (self.giver_meant or self.taker_meant)


def _by_pronoun(clause: Clause, side: list[int]) -> bool:
    return bool(side) and all(clause.lows[name] in _PRONOUNS for name in side)


_PRONOUNS = wordset("pronoun of a side")


@dataclass(slots=True)
class Last:
    """The side of a transfer told before, and where."""

    names: list[str] = field(default_factory=list)
    sentence: int = -99
    paragraph: int = -99


class Tied(NamedTuple):
    """Whom a giver is told to befriend or known to arm: what that weighs at most, by taker and of all."""

    points: dict[str, int]
    most: int


@dataclass(slots=True)
class Scene:
    """The sides of an article: how often it names each, who gives and takes where a clause names both."""

    doc: Document
    topic: Topic
    pairs: "Counter[Pair]"
    stances: dict[Pair, set[str]]  # what is told of the two as friends or foes, in either order
    ranked: list[str] = field(default_factory=list)
    sided: dict[int, list[Sided]] = field(default_factory=lambda: defaultdict(list))
    giver: Last = field(default_factory=Last)
    taker: Last = field(default_factory=Last)
    read: dict[int, list[Pair]] = field(default_factory=lambda: defaultdict(list))  # by sentence
    friends: Members = field(default_factory=lambda: defaultdict(list))  # whom each is told to befriend
    tied: dict[str, Tied] = field(default_factory=dict)  # by giver
    _members: Members = field(default_factory=lambda: defaultdict(list))  # of each state
    _record: dict[tuple[str, bool], list[str]] = field(default_factory=dict)
    _sides: dict[str, bool] = field(default_factory=dict)
    _states: dict[str, str] = field(default_factory=dict)
    _named: dict[str, int] = field(default_factory=dict)

    @staticmethod
    def of(doc: Document, told: list[Told], topic: Topic, pairs: "Counter[Pair]") -> "Scene":
        """The scene of an article with these clauses in its body."""
        scene = Scene(doc, topic, pairs, _by_pair(stances(doc)))
        counts: Counter[str] = Counter()
        for mention in doc.actors.mentions:
            if mention.form != "compound":
                counts[party(doc, mention.name, mention.kind)] += 1
        scene.ranked = [name for name in ranked(counts) if scene.can_side(name)]
        for (giver, taker), cues in scene.stances.items():
            if not cues.isdisjoint(STANCES[1]):
                scene.friends[giver].append(taker)
        for name in scene.ranked:
            for place in {name, scene.state_of(name)}:
                scene._members[place].append(name)
        for one in told:
            for transfer in one.transfers:
                scene.sided[one.clause.sentence.index].append(Sided.of(doc, transfer))
        return scene

    def can_side(self, name: str) -> bool:
        """Whether an actor can give or take at all: no newspaper, watchdog, person without a state."""
        if name not in self._sides:
            neutral = not name or only_watches(self.doc, name)
            self._sides[name] = not neutral and kind_of(self.doc, name) in _SIDES
        return self._sides[name]

    def first_named(self, side: str) -> int:
        """Where the article first names an actor, or one who stands for it; 0 where only a rule does."""
        if not self._named:
            for mention in reversed(self.doc.actors.mentions):
                for name in (mention.name, self.state_of(mention.name)):
                    self._named[name] = mention.start
        return self._named.get(side, 0)

    def state_of(self, name: str) -> str:
        """The state of an actor."""
        if name not in self._states:
            self._states[name] = self.doc.actors.state_of(name)
        return self._states[name]

    def known(self, giver: str, taker: str, category: str) -> frozenset[str]:
        """The cue for what is known of two sides before the article is read; blank stands for any thing."""
        states = self.state_of(giver), self.state_of(taker)
        return known((giver, taker), states, category, self.doc.lexicon_dir)

    def on_record(self, name: str, giving: bool) -> list[str]:
        """The sides of the article that this one, or its state, is known to arm; or else to be armed by."""
        found = self._record.get((name, giving))
        if found is None:
            told = partners(self.doc.lexicon_dir, giving)
            others = self._members.keys() & {*told.get(name, ()), *told.get(self.state_of(name), ())}
            found = list(dict.fromkeys(side for other in sorted(others) for side in self._members[other]))
            self._record[name, giving] = found
        return found

    def stance(self, giver: str, taker: str) -> frozenset[str]:
        """What is known of two sides for any thing, and what the article tells of them as friends or foes."""
        return self.known(giver, taker, "") | self.stances.get((giver, taker), frozenset())

    def remember(self, clause: Clause) -> None:
        """Keep the sides that a clause names for the sentences behind it."""
        sentence = clause.sentence
        open_end = clause.mark in "?:"
        for one in self.sided.get(sentence.index, ()):
            transfer = one.transfer
            if transfer.denied or transfer.direction in ("show", "ask"):
                continue
            common = bool(transfer.items) and all(item.category in MATERIAL for item in transfer.items)
            if common and not (one.givers and one.takers):
                continue
            if not transfer.items and not open_end and not names_arms(transfer):
                continue
            if one.givers:
                self.giver = Last(one.givers, sentence.index, sentence.paragraph)
            if one.takers:
                self.taker = Last(one.takers, sentence.index, sentence.paragraph)

    def lead_in(self, sentence: Sentence) -> int | None:
        """The sentence above the list that a sentence is a line of."""
        sentences, top = self.doc.sentences, sentence.index
        if not is_line(sentence):
            return None
        while top > 0 and is_line(sentences[top]) and sentence.index - top < _LONG_LIST:
            top -= 1
        return top

    def leads(self, top: int) -> bool:
        """Whether a sentence opens the list below it: it ends in a colon, or is a heading."""
        text = self.doc.sentences[top].text.rstrip()
        return text.endswith(":") or (text[-1:].isalnum() and len(text.split()) < _LONG_HEADING)

    def sides_above(self, top: int) -> tuple[list[str], list[str]]:
        """Giver and taker that a lead-in, or what stands right above it, names."""
        told = [one for k in range(top, max(top - 3, 0), -1) for one in self.sided.get(k, ())]
        told = [one for one in told if one.transfer.direction in TELLING and not one.transfer.denied]
        told.sort(key=lambda one: not (one.givers and one.takers))  # who names both sides comes first
        givers = next((one.givers for one in told if one.givers), [])
        takers = next((one.takers for one in told if one.takers), [])
        return (givers, takers) if told else self._headed(self.doc.sentences[top])

    def _headed(self, heading: Sentence) -> tuple[list[str], list[str]]:
        """The takers in the heading of a list: "To Peru and Bolivia:"."""
        first = heading.text.lower().split()[0]
        named = self.doc.mentions_in(heading) if first in ("to", "for") else []
        return [], [party(self.doc, m.name, m.kind) for m in named]

    def read_above(self, top: int) -> list[Pair]:
        """The pairs of sides read in a lead-in or right above it."""
        return [pair for k in range(top, max(top - 3, 0), -1) for pair in self.read.get(k, ())]


def _by_pair(told: "Counter[Candidate]") -> dict[Pair, set[str]]:
    """The cues for two parties whom clauses tell of as friends or foes: neither gives its foe anything."""
    found: defaultdict[Pair, set[str]] = defaultdict(set)
    for (one, other, sign), times in told.items():
        for pair in ((one, other), (other, one)):
            found[pair] |= STANCES[2 * (sign < 0) + (times > 1)]
    return dict(found)


def is_line(sentence: Sentence) -> bool:
    """Whether a sentence is a line of a list: "- engines", "(2) explosives", "3. Calls for"."""
    text = sentence.text.lstrip()
    head = text[:4].lstrip("(")
    return text[:1] in BULLETS or (head[:1].isalnum() and head[1:2] in (".", ")") and head[2:3] in (" ", ""))
