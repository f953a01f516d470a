"""Events, ready to compare: who speaks of whom, when, where and in which words."""

import re
from dataclasses import dataclass
from functools import lru_cache

from toolkit.analysis.statements import Span, span
from toolkit.analysis.voices import Voice, Voices, publishers
from toolkit.cells import as_text, records
from toolkit.dossier import Dossier
from toolkit.tables import split_names


def _cues(text: str) -> frozenset[str]:
    return frozenset(text.split())


# What denials are about. The words are those of news reports; a matter is named by any of them.
MATTERS = {
    "soldiers": _cues(
        "soldier soldiers troop troops force forces fighter fighters servicemen personnel contingent "
        "battalion brigade deployment deployed dispatch front unit units mercenaries recruits"
    ),
    "arms": _cues(
        "arms weapon weapons munitions ammunition shell shells missile missiles rocket rockets drone drones "
        "artillery"
    ),
}
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Happening:
    """One event claim. Days count from 1970-01-01; `sentence` is that of the report, or ours.

    `parties` are the states behind those who take part, `states` these and all others that the text names.
    """

    claim_id: str
    source_id: str
    publisher: str
    day: int
    voice: Voice
    who: str
    status: str
    kind: str
    event: str
    sentence: str
    text: str
    participants: frozenset[str]
    states: frozenset[str]
    parties: frozenset[str]
    place: str
    when: str
    period: Span | None
    matters: frozenset[str]


def happenings(dossier: Dossier) -> list[Happening]:
    """The events that nobody rejected, in the order of their reports."""
    frame = dossier.events
    frame = frame[(frame["review"] != "rejected").fillna(True)].sort_values(["reported", "claim_id"])
    named = publishers(dossier.sources)
    voices, states = Voices(dossier), _StateNames(dossier)
    found = []
    days = (frame["reported"].astype("datetime64[s]").astype("int64") // 86_400).tolist()
    for row, day in zip(records(frame), days, strict=True):
        source = str(row["source_id"])
        publisher = named.get(source, source)
        text = f"{row['event']} {as_text(row['statement'])} {as_text(row['quote'])}"
        names = split_names(row["participants"])
        found.append(
            Happening(
                claim_id=str(row["claim_id"]),
                source_id=source,
                publisher=publisher,
                day=day,
                voice=voices.of(row["claimed_by"], publisher),
                who=as_text(row["claimed_by"]) or f"{publisher} itself",
                status=str(row["status"]),
                kind=str(row["kind"]),
                event=str(row["event"]),
                sentence=as_text(row["quote"]) or as_text(row["statement"]),
                text=text,
                participants=frozenset(names),
                states=states.of(text, names),
                parties=frozenset(map(dossier.parent_state, names)),
                place=as_text(row["place"]),
                when=as_text(row["when"]),
                period=span(row["when"]),
                matters=matters(text),
            )
        )
    return found


@lru_cache(maxsize=65536)
def matters(text: str) -> frozenset[str]:
    """What a text is about, of `MATTERS`."""
    words = content(text)
    return frozenset(name for name, cues in MATTERS.items() if words & cues)


@lru_cache(maxsize=65536)
def content(text: str) -> frozenset[str]:
    """The words of a text in lower case, short ones left out."""
    return frozenset(word for word in _WORD.findall(text.lower()) if len(word) > 3 or word.isdigit())


class _StateNames:
    """Finds the states that a text speaks of, by their names and aliases and by who takes part."""

    def __init__(self, dossier: Dossier) -> None:
        self._dossier = dossier
        actors = dossier.actors
        states = actors[actors["kind"] == "state"]
        self._state_of = {
            alias: name
            for name, aliases in zip(states["name"], states["aliases"], strict=True)
            for alias in (name, *split_names(aliases))
        }
        longest_first = sorted(self._state_of, key=lambda alias: (-len(alias), alias))
        self._pattern = re.compile(rf"\b({'|'.join(map(re.escape, longest_first)) or '(?!)'})s?\b")

    def of(self, text: str, participants: list[str]) -> frozenset[str]:
        named = {self._state_of[match] for match in self._pattern.findall(text)}
        return frozenset(named | {self._dossier.parent_state(name) for name in participants})
