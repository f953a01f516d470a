"""Ministries, staffs and services named through their state: "Russia's defence ministry".

`bodies.csv` lists what such bodies are called; the lexicon knows the proper name of some ("South
Korea's spy agency" is the National Intelligence Service), the others are named after a pattern.
"""

from bisect import bisect_left
from dataclasses import dataclass, field

from toolkit import lexicon
from toolkit.extraction.actors.body_words import bodies_of, body_of, goes_by
from toolkit.extraction.actors.names import names, register
from toolkit.extraction.actors.types import Actor, ActorIndex, ActorMention
from toolkit.extraction.text import patterns as re
from toolkit.extraction.text.wordsets import wordset

_BETWEEN = re.compile(
    r"(?:['’]s?)?\s+(?:(?:own|main|national|federal|state|country's|new|powerful|official)\s+){0,2}$"
)
_OF_STATE = re.compile(r"\s+of\s+(?:the\s+)?(?:Armed\s+Forces\s+of\s+(?:the\s+)?)?$")
_SHORT_FOLLOWS = re.compile(r"\s\([A-Z]{2,6}\)")  # "the Security Service (SBU)": the acronym says whose
_HYPHENS = ("-", "–")
_REACH = 250  # characters
_BACK = 1000  # mentions that are looked through for "the spy agency"
_PREPOSITIONS = wordset("preposition", "clause_words")


def add_bodies(text: str, index: ActorIndex, lexicon_dir: str | None) -> None:
    """Add a mention for each body; the state in front of it becomes a mere modifier."""
    lowered = text.lower()
    if len(lowered) != len(text):
        return
    search = _Search(text, index, lexicon_dir)
    bodies = bodies_of(lexicon_dir)
    for pattern, start, end in bodies.automaton.find_matches_as_indexes(lowered):
        if (start and lowered[start - 1].isalnum()) or (end < len(text) and lowered[end].isalnum()):
            continue
        if lowered[end : end + 1] in _HYPHENS and lowered[end + 1 : end + 2].isalpha():
            continue  # "Sudan's army-backed government"
        search.add(bodies.terms[pattern], start, end)
    search.finish()


@dataclass(slots=True)
class _Search:
    """One pass over an article; `named` are the mentions before it, left to right."""

    text: str
    index: ActorIndex
    lexicon_dir: str | None
    named: list[ActorMention] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    ends: dict[int, int] = field(default_factory=dict)
    removed: set[int] = field(default_factory=set)
    added: list[ActorMention] = field(default_factory=list)
    last: dict[str, str] = field(default_factory=dict)
    main_state: str = ""

    def __post_init__(self) -> None:
        self.named = list(self.index.mentions)
        self.starts = [mention.start for mention in self.named]
        self.ends = {m.end: i for i, m in enumerate(self.named) if m.kind == "state"}
        self.main_state = self.index.main_state()

    def add(self, row: lexicon.Row, start: int, end: int) -> None:
        """Name the body whose term stands in text[start:end]."""
        owner = self._owner(start, end)
        around = self._around(start, end)
        if around is not None:
            mention = self.named[around]
            if owner is None or (mention.start, mention.end) != (start, end):
                if mention.kind == "agency":
                    self._remember(row, mention.name)
                return
            self.removed.add(around)  # "Russia's Security Council" is not that of the United Nations
        if owner is None:
            self._add_bare(row, start, end)
            return
        spot, first, final = owner
        actor = self._actor(self.named[spot].name, row)
        if actor is None:
            return
        self._remember(row, actor.name)
        self.added.append(ActorMention(first, final, actor.name, actor.kind, self.text[first:final], "body"))
        old = self.named[spot]
        self.named[spot] = ActorMention(old.start, old.end, old.name, old.kind, old.text, "modifier")

    def finish(self) -> None:
        """Put the mentions back into the index, in order."""
        kept = [mention for i, mention in enumerate(self.named) if i not in self.removed]
        self.index.mentions[:] = sorted([*kept, *self.added], key=lambda m: (m.start, -m.end))

    def _remember(self, row: lexicon.Row, name: str) -> None:
        self.last[row["term"]] = self.last[row["name"] or row["term"]] = name

    def _around(self, start: int, end: int) -> int | None:
        """The mention of another kind than a state that covers the term."""
        spot = bisect_left(self.starts, start + 1) - 1
        for i in range(spot, max(-1, spot - 4), -1):
            mention = self.named[i]
            if mention.kind != "state" and mention.start <= start and end <= mention.end:
                return i
        return None

    def _owner(self, start: int, end: int) -> tuple[int, int, int] | None:
        """The state that the body belongs to (its place in `named`), and the span of the whole name."""
        before = _BETWEEN.search(self.text, max(0, start - 40), start)
        if before and before.start() in self.ends:
            spot = self.ends[before.start()]
            if self.named[spot].form in ("name", "adjective", "seat", "short", "modifier"):
                return spot, self.named[spot].start, end
        spot = bisect_left(self.starts, end)
        if spot < len(self.named) and self.named[spot].kind == "state":
            state = self.named[spot]
            if state.start - end < 40 and _OF_STATE.fullmatch(self.text, end, state.start):
                return spot, start, state.end
        return None

    def _actor(self, state: str, row: lexicon.Row) -> Actor | None:
        return body_of(self.index, state, row, self.lexicon_dir)

    def _add_bare(self, row: lexicon.Row, start: int, end: int) -> None:
        """As in "the Defence Ministry" without its state: the one named before, else of the main state.

        "its spy agency" belongs to the subject of the sentence before.
        """
        seat = self._seat(start, end)
        if seat:
            actor = self._actor(seat, row)
            if actor:
                self._remember(row, actor.name)
                piece = self.text[start:end]
                self.added.append(ActorMention(start, end, actor.name, actor.kind, piece, "body"))
                return
        before = self.text[max(0, start - 6) : start].lower()
        ours = self.index.dateline and before.endswith("our ")
        article = before.endswith(("the ", "; ")) or ours  # "...; army says 90 were killed", of headlines
        owner = next((word for word in ("its", "their", "his", "her") if before.endswith(word + " ")), "")
        if not (article or owner or self.text[start].isupper()) or _SHORT_FOLLOWS.match(self.text, end):
            return
        named = "" if owner else self._named_before(row, start)
        if not named and (article or owner):
            actor = self._actor(self._state(row, start, end, owner), row)
            named = actor.name if actor else ""
            if named and not owner:
                self._remember(row, named)
        if named:
            kind = self.index.actors[named].kind
            self.added.append(ActorMention(start, end, named, kind, self.text[start:end], "short"))

    def _seat(self, start: int, end: int) -> str:
        """As in "the defence ministry in Maputo", "Seoul, where the intelligence service": whose it is."""
        spot = bisect_left(self.starts, end)
        if spot < len(self.named) and self.text[end : self.named[spot].start] == " in ":
            mention = self.named[spot]
            if mention.kind == "state" and mention.text != mention.name:
                return mention.name
        if spot and self.text[self.named[spot - 1].end : start] in (", where the ", ", whose "):
            mention = self.named[spot - 1]
            return mention.name if mention.kind == "state" else ""
        return self._capital_before(self.named[spot - 1], start) if spot else ""

    def _capital_before(self, mention: ActorMention, start: int) -> str:
        """As in "In Moscow, the defence ministry", "Baku was quick. The Defence Ministry": whose it is."""
        if mention.form != "seat" or start - mention.end > _REACH:
            return ""
        before, between = self.text[max(0, mention.start - 5) : mention.start], self.text[mention.end : start]
        opening = before.endswith("In ") and between == ", the "
        subject = before.endswith((". ", "\n")) and between.endswith(". The ") and between.count(". ") == 1
        return mention.name if opening or (subject and "\n" not in between) else ""

    def _named_before(self, row: lexicon.Row, start: int) -> str:
        """The body that was last called so, or that alone is called so, or that was last of that kind."""
        if row["term"] in self.last:
            return self.last[row["term"]]
        if named := self._role_before(row["term"], start):
            return named
        alike = self.last.get(row["name"] or row["term"], "")
        if not alike:
            return ""
        by_role = names(self.lexicon_dir).by_role
        called = [(parent, name) for (parent, role), name in by_role.items() if role == row["term"]]
        if len(called) == 1 and called[0][0] in self.index.actors:
            register(self.index, called[0][1], self.lexicon_dir)
            return called[0][1]
        return alike

    def _role_before(self, role: str, start: int) -> str:
        """As in "the NIS ... the spy agency": the body named last that the lexicon knows as one."""
        spot = bisect_left(self.starts, start)
        for mention in reversed(self.named[max(0, spot - _BACK) : spot]):
            actor = self.index.actors.get(mention.name)
            if actor and mention.kind == "agency" and role in actor.roles and goes_by(actor.name, role):
                return mention.name
        return ""

    def _state(self, row: lexicon.Row, start: int, end: int, owner: str) -> str:
        """The state whose body stands without it."""
        whose = self._state_before(start, owner) if owner else ""
        if whose or (owner and row["name"]):
            return whose
        if not row["name"]:
            roles = names(self.lexicon_dir).by_role
            at_war = {actor.parent for actor in self.index.actors.values() if actor.kind == "armed_force"}
            known = (name for name in self.index.actors if (name, row["term"]) in roles)
            return next((name for name in known if name == self.main_state or name in at_war), "")
        following = bisect_left(self.starts, end)
        if following < len(self.named) and self.starts[following] - end < 4:
            mention = self.named[following]  # "the Chief of the General Staff Valery Gerasimov"
            if mention.kind == "person":
                return self.index.state_of(mention.name)
        home = self.index.dateline
        return home if home and start < self.index.lead_end else self.main_state

    def _state_before(self, offset: int, owner: str) -> str:
        """Whom "its" or "his" can mean: who stands first in the sentence, or in the one before, as a subject.

        Else who was named last, rather one that is no adjective.
        """
        kind = "person" if owner in ("his", "her") else "state"
        low = max(0, offset - _REACH)
        first, last = bisect_left(self.starts, low), bisect_left(self.starts, offset)
        near = [m for m in self.named[first:last] if m.kind == kind and m.form not in ("compound", "place")]
        subjects = [m for m in near if m.form != "adjective" and not self._governed(m.start)]
        here = max(self.text.rfind(end, low, offset) for end in (". ", "\n"))
        before = max(self.text.rfind(end, low, max(here, 0)) for end in (". ", "\n"))
        for begin in (here, before):
            for mention in subjects:
                if mention.start > begin:
                    return self.index.state_of(mention.name)
        named = [m for m in near if m.form != "adjective"] or near
        return self.index.state_of(named[-1].name) if named else ""

    def _governed(self, start: int) -> bool:
        """Whether a preposition stands before the name: "in Chad", "to the Emirates"."""
        words = self.text[max(0, start - 16) : start].lower().removesuffix("the ").split()
        return bool(words) and words[-1] in _PREPOSITIONS
