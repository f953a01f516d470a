"""Whose statement a claim is: persons speak for bodies, bodies for states, and copies for nobody.

A person counts as the body that the actors table gives as parent: the service's director is the
service, a spokesman his ministry. A state ("Seoul") and its bodies are kept apart, but a claim of the
state may be a loose name for one of them, so `related` holds along the chain of parents: South Korea
and its Joint Chiefs are related, the Joint Chiefs and the intelligence service are not. A person who speaks
for the state itself, such as its president, is no loose name for a service: what he says is a statement
of his own unless he passes on that of a body within days, as lawmakers do after a briefing.
"""

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, lru_cache

import pandas as pd

from toolkit.dossier import Dossier
from toolkit.evidence import publisher_or_title
from toolkit.schema import UNNAMED_PUBLISHER
from toolkit.tables import split_names

# News agencies whose text other pages carry. A publisher written "Newser (AP)" carries AP's text, so it
# and "The Independent (AP)" are not independent of each other.
WIRES = frozenset(
    """AFP;AP;APP;ANSA;ANI;Anadolu;BBC;Bloomberg;EFE;Financial Times;IANS;Interfax;Interfax-Ukraine;
Jiji Press;KBS;KCNA;Kyodo;MTI;NHK;PTI;RFA;RFE/RL;RIA;RIA Novosti;Radio Free Asia;Reuters;TASS;
UPI;Ukrinform;Xinhua;Yonhap;Yonhap News Agency;dpa;dpa-AFX""".replace("\n", "").split(";")
)
_CREDIT = re.compile(r"(.+?)\s*\(([^()]+)\)\s*")


@dataclass(frozen=True)
class Voice:
    """A speaker: the body itself, and the bodies it belongs to, nearest first, the root last."""

    name: str
    above: tuple[str, ...] = ()
    is_newsroom: bool = False
    is_statesman: bool = False  # a person who speaks for a state and for none of its bodies

    @property
    def root(self) -> str:
        return self.above[-1] if self.above else self.name

    @property
    def depth(self) -> int:
        """How particular the name is: -1 for a page's own voice, 0 for a state, 1 for its ministry."""
        return -1 if self.is_newsroom else len(self.above)

    def related(self, other: "Voice") -> bool:
        """Whether one is the other, or a more general name for it."""
        if self.is_newsroom or other.is_newsroom:
            return self.name == other.name
        return self.name == other.name or self.name in other.above or other.name in self.above

    def passes_on(self, other: "Voice") -> bool:
        """Whether one is a statesman and the other a body of his state: related, but not one speaker."""
        one, another = (self, other) if self.is_statesman else (other, self)
        return one.is_statesman and one.name in another.above


def publishers(sources: pd.DataFrame) -> dict[str, str]:
    """source_id -> publisher. A report of which nobody knows the publisher goes by its title, or by its id.

    What two such reports say is not one claimant's word: where their titles are one, both go by their ids.
    """
    rows = list(
        zip(*(sources[name].astype(str) for name in ("source_id", "publisher", "title")), strict=True)
    )
    named = {source: publisher_or_title(publisher, title) for source, publisher, title in rows}
    titles = Counter(named[source] for source, publisher, _ in rows if publisher == UNNAMED_PUBLISHER)
    return {source: source if titles[name] > 1 else name for source, name in named.items()}


class Voices:
    """Looks voices up in the actors of a dossier; unknown names stand for themselves."""

    def __init__(self, dossier: Dossier) -> None:
        self._dossier = dossier
        self._known: dict[str, Voice] = {}

    def of(self, claimant: object, publisher: str) -> Voice:
        """The voice of a claim; a blank claimant is the publisher's own voice."""
        if not isinstance(claimant, str):
            return self._cached(f"\0{publisher}", lambda: Voice(newsroom(publisher), is_newsroom=True))
        return self._cached(claimant, lambda: self._look_up(claimant))

    def _cached(self, key: str, make: Callable[[], Voice]) -> Voice:
        if key not in self._known:
            self._known[key] = make()
        return self._known[key]

    def _look_up(self, claimant: str) -> Voice:
        name = self._dossier.resolve(claimant) or claimant
        is_person = name in self._persons
        while name in self._persons and name in self._parents:
            name = self._parents[name]
        chain: list[str] = []
        above = self._parents.get(name)
        while above is not None and above not in chain and above != name:
            chain.append(above)
            above = self._parents.get(above)
        return Voice(name, tuple(chain), is_statesman=is_person and not chain)

    @cached_property
    def _parents(self) -> dict[str, str]:
        actors = self._dossier.frames["actors"].dropna(subset=["parent"])
        return dict(zip(actors["name"], actors["parent"], strict=True))

    @cached_property
    def _persons(self) -> frozenset[str]:
        actors = self._dossier.frames["actors"]
        return frozenset(actors.loc[actors["kind"] == "person", "name"])


@lru_cache(maxsize=65536)
def newsroom(publisher: str) -> str:
    """Who wrote the text: the agency in "Newser (AP)", else the publisher itself.

    >>> newsroom("Newser (AP)"), newsroom("Deutsche Welle (copy at tiue.org)"), newsroom("KBS World")
    ('AP', 'Deutsche Welle', 'KBS World')
    """
    match = _CREDIT.fullmatch(publisher)
    if match is None:
        return publisher
    name, credit = match.groups()
    if credit in WIRES:
        return credit
    return name if credit.startswith(("copy at", "copy of", "via")) else publisher


def carrier(publisher: str, via: object) -> str:
    """The newsroom behind a claim: an agency named in `via`, else that of the publisher.

    >>> carrier("The Daily", "Yonhap; lawmakers"), carrier("The Daily", None)
    ('Yonhap', 'The Daily')
    """
    agencies = [name for name in split_names(via) if name in WIRES]
    return agencies[0] if agencies else newsroom(publisher)
