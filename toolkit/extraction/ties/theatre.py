"""Where foreign soldiers serve whose place their clause leaves out: "The rest are 150 Guatemalans".

The place or mission named nearest answers: in the sentence, in its paragraph, where the article's mission
or most of its other troops are, or what it speaks of most.
"""

from bisect import bisect_left
from collections import Counter
from functools import cached_property, lru_cache

from toolkit.extraction.actors.names import names
from toolkit.extraction.actors.types import ActorMention
from toolkit.extraction.article.document import Document
from toolkit.extraction.article.parties import kind_of, parent_of
from toolkit.extraction.article.ranking import leader, ranked
from toolkit.extraction.text import patterns as re
from toolkit.extraction.text.wordsets import wordset
from toolkit.extraction.ties.contributors import host

_SERVE_IN = re.compile(
    r"(?<!recruited )(?<!trained )(?<!bought )(?<!academies )\b(?:in|into|inside|to|on)\s(?:the\s)?"
    r"(?:(?:north|south|east|west)\w*\s|capital of\s)?$",
    re.I,
)
_TELLERS = wordset("tells of others")
_TOLD_IN = re.compile(r"([\w-]+) in (?:the )?$|\b(?:ambassador|envoy|emissary|delegate|loyal) to (?:the )?$")
_SOIL = re.compile(r"\s(?:soil|territory)\b")
_MISSION = re.compile(r"Mission|Force for|Stabili[sz]ation")  # of those that no lexicon knows
_DATELINE = 8  # how many mentions a dateline outweighs
_MANY = 30  # places before a number among which the theatre of its paragraph is sought
_OFTEN = 6  # how often a country must be spoken of to be the theatre of an article


def is_peace_mission(doc: Document, name: str) -> bool:
    """Whether several states lend people to the force of that name: "KFOR", "the Mission in Mali"."""
    return doc.allegiances[name].kind == "mission" or bool(_MISSION.search(name))


class Theatres:
    """The places and missions of an article in which somebody may serve."""

    def __init__(self, doc: Document) -> None:
        self.doc = doc

    @cached_property
    def host(self) -> str:
        """The state where the article's mission serves."""
        return host(self.doc)

    @cached_property
    def places(self) -> list[tuple[int, str]]:
        """Where the article speaks of a mission or says "in" a country: offset and name, in order."""
        doc = self.doc
        found = [(m.start, m.name) for m in doc.actors.mentions if self._serves_as_theatre(m)]
        states = names(doc.lexicon_dir).by_code
        for hit in doc.terms:
            term = hit.terms[0]
            if term.table != "places" or not _may_follow(doc.lower, hit.start):
                continue
            if _SERVE_IN.search(doc.text, max(0, hit.start - 30), hit.start):
                found.append((hit.start, states.get(term.row["iso3"], "")))
        return sorted((start, name) for start, name in found if name and not self._told_in(start))

    def _told_in(self, start: int) -> bool:
        """Whether who tells of it is there: "diplomats in Nairobi put it at 5,000", "its envoy to Chad"."""
        told = _TOLD_IN.search(self.doc.lower, max(0, start - 30), start)
        if told is None:
            return False
        return not told[1] or told[1] in _TELLERS or told.end(1) in self._institutes

    @cached_property
    def _institutes(self) -> frozenset[int]:
        """Where the name of a body that is no side of a war ends."""
        return frozenset(m.end for m in self.doc.actors.mentions if m.kind in ("organisation", "agency"))

    def _serves_as_theatre(self, mention: ActorMention) -> bool:
        doc = self.doc
        if mention.kind in ("armed_force", "organisation"):
            return is_peace_mission(doc, mention.name)
        start = mention.start
        if mention.kind != "state" or mention.form == "people" or not _may_follow(doc.lower, start):
            return False
        before = _SERVE_IN.search(doc.text, max(0, start - 30), start)
        if mention.form == "adjective":
            return before is not None and bool(_SOIL.match(doc.text, mention.end))
        on = before is not None and before[0].startswith("on")
        return before is not None and mention.form in ("name", "place", "short") and not on

    @cached_property
    def often(self) -> Counter[str]:
        return Counter(name for _, name in self.places)

    @cached_property
    def _points(self) -> dict[str, int]:
        """How much the article speaks of each theatre."""
        named = Counter(m.name for m in self.doc.actors.mentions if m.form != "compound")
        points = {name: self.often[name] * 2 + named[name] for name in self.often}
        if home := self.doc.dateline:
            points[home] = points.get(home, named[home]) + _DATELINE
        return points

    def top(self) -> str:
        """The country or mission that the article names most; "" if it names none."""
        return next(iter(ranked(self._points)), "")

    def nearest(self, at: int, side: str) -> str:
        """The theatre that the sentence names, or its paragraph before it; "" if none."""
        if here := self.here(at, side):
            return here
        paragraph = self.doc.sentence_at(at).paragraph
        last = bisect_left(self.places, (at,)) - 1
        for k in range(last, max(last - _MANY, -1), -1):
            spot, name = self.places[k]
            if self.doc.sentence_at(spot).paragraph != paragraph:
                break
            if not self._home(name, side) and self.often[name] > self.often[side]:
                return self._land_of(name, side)
        return ""

    def _land_of(self, name: str, side: str) -> str:
        """The land where the article's mission serves, for a mission whose land is another's; else `name`."""
        serves = self.host if kind_of(self.doc, name) != "state" else ""
        return serves if serves and not self._home(serves, side) else name

    def here(self, at: int, side: str) -> str:
        """The theatre that the sentence itself names, the one nearest to the offset."""
        sentence, places = self.doc.sentence_at(at), self.places
        near = [
            (abs(spot - at), name)
            for spot, name in places[
                bisect_left(places, (sentence.start,)) : bisect_left(places, (sentence.end,))
            ]
            if not self._home(name, side)
        ]
        return min(near)[1] if near else ""

    def main(self, side: str) -> str:
        """The theatre that the article speaks of most; "" where none stands out or it is the side's home."""
        if self.host and not self._home(self.host, side):
            return self.host
        most = leader(self._points)
        return most if most and self._points[most] >= _OFTEN and not self._home(most, side) else ""

    def _home(self, name: str, side: str) -> bool:
        return name == side or parent_of(self.doc, name) == side

    def hosts(self, where: str) -> frozenset[str]:
        """The states where a mission serves: those in its names, else that of the article."""
        if kind_of(self.doc, where) == "state":
            return frozenset()
        return _named_in(where, self.doc.lexicon_dir) or frozenset({self.host} - {""})


def _may_follow(lower: str, start: int) -> bool:
    """Whether a place at `start` may stand behind "in", "to", "the" and the like: a quick look first."""
    return lower.endswith(_SERVING, 0, start)


_SERVING = (
    "in ", "into ", "inside ", "to ", "on ", "the ", "ern ", "north ", "south ", "east ", "west ", "of ",
)  # fmt: skip


@lru_cache(maxsize=64)
def _named_in(where: str, lexicon_dir: str | None) -> frozenset[str]:
    lexical = names(lexicon_dir)
    own = [lexical.rows[where]["aliases"]] if where in lexical.rows else []
    called = "; ".join(name for name in "; ".join([where, *own]).split("; ") if "-led" not in name)
    return frozenset(name for name in lexical.states if name in called)
