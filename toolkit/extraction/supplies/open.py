"""A thing whose giver and taker are open, with what speaks for each pair and for nobody."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from toolkit.extraction.article.parties import parties
from toolkit.extraction.clauses.clause import Clause
from toolkit.extraction.clauses.names import group_start, noun_group_end
from toolkit.extraction.supplies.lists import label_of
from toolkit.extraction.supplies.scene import Cues, Pair, Scene, Sided
from toolkit.extraction.text.wordsets import wordset
from toolkit.extraction.transfers.items import Item
from toolkit.extraction.transfers.sources import fronted, thanked_for

_AFAR = ("giver elsewhere", "taker elsewhere", "giver on record", "taker on record")
FAR = 6  # sentences over which a side is remembered


def _line_sides(scene: Scene, clause: Clause) -> tuple[list[str], list[str]]:
    """Giver and taker of the things in a line of a list: its heading names one, its label the other."""
    label = parties(scene.doc, clause, label_of(clause))
    top = scene.lead_in(clause.sentence) if label else None
    if top is None or not scene.leads(top):
        return [], []
    _, takers = scene.sides_above(top)
    return (label, takers) if takers and not set(takers) & set(label) else ([], [])


_REBELS = wordset("rebels of a state")


def _rebels_of(scene: Scene, clause: Clause) -> list[str]:
    """The states whose rebels a clause names: "Mali's rebels", "the militias in Iraq"."""
    if _REBELS.isdisjoint(clause.words):
        return []
    states = [n for n in clause.names if clause.actors[n].kind == "state"]
    own = [n for n in states if clause.lows[noun_group_end(clause, n)] in _REBELS]
    there = [n for n in states if clause.low(group_start(clause, n) - 2) in _REBELS]
    return parties(scene.doc, clause, (*own, *there))


@dataclass(slots=True)
class Open:
    """The cues for the givers of a thing, for its takers, for pairs of them, and for nobody."""

    scene: Scene
    clause: Clause
    item: Item
    told: list[Pair]  # what the rules for one sentence after the other found
    bare: bool = False  # a sum that no verb of giving governs
    here: list[Sided] = field(default_factory=list)  # the transfers of the clause
    governing: Sided | None = None  # the one that governs the thing
    listed: tuple[list[str], list[str]] = (
        [],
        [],
    )  # giver and taker, by a list's heading and the line's label
    givers: Cues = field(default_factory=lambda: defaultdict(set))
    takers: Cues = field(default_factory=lambda: defaultdict(set))
    pairs: defaultdict[Pair, set[str]] = field(default_factory=lambda: defaultdict(set))
    nobody: set[str] = field(default_factory=set)
    fought: list[str] = field(default_factory=list)  # states that take nothing: their rebels are named

    def __post_init__(self) -> None:
        self.here = self.scene.sided.get(self.clause.sentence.index, [])
        for one in self.here:
            if any(item.first == self.item.first for item in one.transfer.items):
                self.governing = one
                break
        self.listed = _line_sides(self.scene, self.clause)
        self.fought = _rebels_of(self.scene, self.clause)

    @property
    def direction(self) -> str:
        """What the transfer that governs the thing tells: "out", "in", "arrive"; "none" without one."""
        return self.governing.transfer.direction if self.governing else "none"

    @property
    def named(self) -> list[str]:
        """Who is named as giver by the transfer that governs the thing, or right before the thing itself."""
        source = fronted(self.clause, self.item.first)
        source = thanked_for(self.clause, self.item) if source is None else source
        if source is not None:
            return parties(self.scene.doc, self.clause, (source,))
        givers = self.governing.givers if self.governing and not self.governing.giver_meant else []
        givers = self.listed[0] or ([] if givers == self.taking else givers)
        return givers or self._of_origin()

    def _of_origin(self) -> list[str]:
        """Whom the thing comes from by its own words: "jets from Peru", "bought Peruvian oil"."""
        clause, origin = self.clause, self.item.origin
        if origin is None:
            return []
        behind = origin > self.item.last and clause.low(self.item.last + 1) == "from"
        bought = self.direction in ("in", "use") and origin < self.item.first and clause.is_adjective(origin)
        return parties(self.scene.doc, clause, (origin,)) if behind or bought else []

    @property
    def taking(self) -> list[str]:
        """Who is named as taker, by the heading or label of a list or the transfer that governs the thing."""
        named = self.governing is not None and not self.governing.taker_meant
        return self.listed[1] or (self.governing.takers if self.governing and named else [])

    def stance(self, giver: str, taker: str) -> set[str]:
        """What is known of the two, and what the article tells of them as friends or foes."""
        near = self.at_hand(giver) and self.at_hand(taker)
        known = self.scene.known(giver, taker, self.item.category) if near else frozenset()
        return set(known | self.scene.stances.get((giver, taker), set()))

    def at_hand(self, name: str) -> bool:
        """Whether an actor is one of the article's main ones, or lately spoken of."""
        cues = self.givers[name] | self.takers[name]
        return name in self.scene.ranked[:4] or any(not cue.startswith(_AFAR) for cue in cues)

    def give(self, names: Iterable[str], cue: str) -> None:
        """Something observed about actors as givers."""
        observed = f"giver {cue}"
        for name in names:
            self.givers[name].add(observed)

    def take(self, names: Iterable[str], cue: str) -> None:
        """Something observed about actors as takers."""
        observed = f"taker {cue}"
        for name in names:
            self.takers[name].add(observed)

    def both(self, names: Iterable[str], cue: str) -> None:
        """Something observed about actors that may speak for either side."""
        giving, taking = f"giver {cue}", f"taker {cue}"
        for name in names:
            self.givers[name].add(giving)
            self.takers[name].add(taking)

    def pair(self, pairs: Iterable[tuple[str, ...]], cue: str) -> None:
        """Something observed about a giver and a taker together."""
        for giver, taker in pairs:
            self.pairs[giver, taker].add(f"pair {cue}")
