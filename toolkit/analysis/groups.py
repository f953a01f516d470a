"""One original statement and the claims that repeat it."""

from collections import Counter, defaultdict
from dataclasses import dataclass, field

from toolkit.analysis.statements import Span, Statement, Wording
from toolkit.analysis.voices import Voice

# How easily a wording is what a copy made of another: copies drop qualifiers and sharpen them.
WORN = {"exact": 2, "more_than": 1, "less_than": 1, "vague": 3}


@dataclass(slots=True)
class Group:
    """One original statement and the claims that repeat it."""

    number: int
    first: Statement
    voice: Voice
    last_day: int
    when: Span | None
    places: set[str] = field(default_factory=set)
    members: list[Statement] = field(default_factory=list)
    by_source: dict[str, list[Statement]] = field(default_factory=lambda: defaultdict(list))
    wordings: Counter[Wording] = field(default_factory=Counter)
    spokesman: dict[Wording, Statement] = field(default_factory=dict)

    def add(self, claim: Statement) -> None:
        """Take the claim in; the most particular name of the speaker decides whose words count."""
        if claim.voice.depth > self.voice.depth or not self.members:
            self.voice = claim.voice
            self.wordings.clear()
            self.spokesman.clear()
        if claim.voice.depth == self.voice.depth:
            self.wordings[claim.wording] += 1
            self.spokesman.setdefault(claim.wording, claim)
        self.members.append(claim)
        self.by_source[claim.source_id].append(claim)
        self.last_day = claim.day
        self.places.add(claim.place)
        if claim.when is not None:
            hull = self.when or claim.when
            self.when = (min(hull[0], claim.when[0]), max(hull[1], claim.when[1]))

    def most_direct(self) -> Statement:
        """The claim that words it best: most particular speaker, then the wording most pages have."""
        wording = max(
            self.wordings,
            key=lambda words: (self.wordings[words], -WORN.get(words[4], 0), -self.spokesman[words].day),
        )
        return self.spokesman[wording]

    def usual_date(self) -> str | None:
        """The date that most pages give; the earliest page decides between equals."""
        given = Counter(claim.dated for claim in self.members if claim.dated)
        return given.most_common(1)[0][0] if given else None


@dataclass(frozen=True, slots=True)
class Turn:
    """From that day on, this claim words the group best and this voice is known to be behind it."""

    group: int
    day: int
    claim: Statement
    voice: Voice
