"""What a number counts: soldiers, fighters, nationals, or something that is no figure of people."""

from collections.abc import Sequence
from dataclasses import dataclass

from toolkit.extraction.actors.types import ActorMention
from toolkit.extraction.figures.noun_words import (
    PLURAL,
    SKIP,
    STOPS,
    THIRD_PERSON,
    VEHICLE,
    compound_end,
    is_head,
    looks_plural,
    name_heads,
    of_a_force,
)
from toolkit.extraction.figures.terms import LOSSES, FigureTerm
from toolkit.extraction.numbers.read import Quantity
from toolkit.extraction.text import patterns as re
from toolkit.extraction.text.wordsets import SEVERAL, any_of, wordset


@dataclass(frozen=True, slots=True)
class Counted:
    """What stands after a number.

    `kind`: "military", "weak", "civilian", "people of" (North Koreans), "part" (of them, of whom),
    "outcome" (4,000 casualties, 20 wounded), "thing" (shells, per cent), "none" (nothing: 4,700 fell).
    `end` is where the noun phrase ends, `owner` the actor named inside it ("North Korean" soldiers),
    `noun` its head.
    """

    kind: str
    end: int
    noun: str = ""
    owner: ActorMention | None = None
    more: bool = False

    @property
    def names_nobody(self) -> bool:
        """Whether it leaves open who they are: "4,700 fell", "20 wounded", "two of them"."""
        return self.kind in ("none", "outcome", "part")


_LOSE = ("lost", "losing", "lose", "loses", "cost", "costs", "costing", "hold", "holds")
_TOKEN = re.compile(r"[\w’'.-]*\w|[^\w\s]")
_ACRONYM = re.compile(r"\([A-Z][A-Za-z-]{1,8}\)")  # "Allied Democratic Forces (ADF) rebels"
_ITS_OBJECT = re.compile(
    r"\s(?:(?:at\sleast|more\sthan|up\sto|as\smany\sas|about|around|some|nearly|almost|over|an?\sestimated)\s)?"
    rf"(?:\d[\d,.]*|dozens|scores|hundreds|{SEVERAL})\b"
)
_MORE = wordset("more", "words")
_ANEW = wordset("opens another phrase", "words")
_PART = re.compile(
    r"\s(?:of|from among|out of)\s(?:them|whom|those|these|us|you|(?:its|their)\s(?:own|dead|"
    r"wounded)|the\s(?:men|"
    r"rest|total|dead|"
    r"wounded|force|latter|group|number|number)|which)\b"
)
_IN_ARMS = (" under arms", " in uniform")
_PART_STARTS = ("of", "from among", "out of")
_LABEL = re.compile(
    r":\s(?=(?:the\s)?(?:[\w-]+\s){0,3}(?:soldiers|troops|fighters|men|personnel|peacekeepers|"
    r"police|recruits)\b)"
)
# "two military-owned firms", "32 state- and army-run companies"
_OWNED = re.compile(r"-(?:owned|run|linked|controlled|made|style|grade|issue|built|funded|related)\b")
_FORCES = any_of("force of so many men")
_STRONG = re.compile(rf"[-\s]strong\b|-(?:man|member|person|soldier|troop)\s(?=[\w-]*\s?(?:{_FORCES})\b)")


def counted(
    text: str,
    lower: str,
    quantity: Quantity,
    limit: int,
    terms: Sequence[FigureTerm],
    mentions: Sequence[ActorMention],
) -> Counted:
    """What the quantity counts, by the words that follow it up to `limit` (the end of its sentence)."""
    if joined := _joined(lower, quantity, limit):
        return joined
    begin = quantity.end
    if lower.startswith(":", begin):
        label = _LABEL.match(lower, begin, min(limit, begin + 50))
        begin = label.end() if label else begin
    window = min(limit, begin + 110)
    at = {term.start: term for term in terms if begin <= term.start < window}
    named = {m.start: m for m in mentions if begin <= m.start < window and m.form != "modifier"}
    phrase = _Phrase(text, lower, begin, limit, at, named, mentions, begin, quantity.unit)
    found = phrase.head(window)
    if found:
        return found
    if phrase.unknown and (quantity.unit not in ("-", "", "number") or looks_plural(phrase.last)):
        return Counted("thing", begin, quantity.unit, phrase.owner, phrase.more)
    return Counted("none", begin, "", phrase.owner, phrase.more)


def _joined(lower: str, quantity: Quantity, limit: int) -> Counted | None:
    """What a word tied to the number says at once: "600-strong", "20-man team", "three of them"."""
    begin = quantity.end
    tail = lower[quantity.value_end : min(limit, quantity.value_end + 12)]
    strong = _STRONG.match(tail) if tail[:1] == "-" or tail[1:].startswith("strong") else None
    if strong:
        return Counted("military", quantity.value_end + strong.end(), "strong")
    if lower.startswith(_IN_ARMS, quantity.end):
        return Counted("military", quantity.end)  # "has two million under arms"
    joined = lower.startswith(_PART_STARTS, begin + 1)
    part = _PART.match(lower, begin, min(limit, begin + 40)) if joined else None
    return Counted("part", part.end(), "") if part else None


@dataclass(slots=True)
class _Phrase:
    """A noun phrase read word by word: what stood in it so far, and where reading goes on.

    Each rule answers with the head, or with whether the phrase goes on behind the word.
    """

    text: str
    lower: str
    begin: int
    limit: int
    at: dict[int, FigureTerm]
    named: dict[int, ActorMention]
    mentions: Sequence[ActorMention]
    position: int
    unit: str
    owner: ActorMention | None = None
    more: bool = False
    armed: bool = False
    first: bool = True
    unknown: int = 0
    last: str = ""

    def head(self, window: int) -> Counted | None:
        """The head of the phrase; None where it ends before one comes."""
        for token in _TOKEN.finditer(self.text, self.begin, window):
            start, end = token.span()
            if start < self.position:
                continue
            read = self._read(start, end)
            if read is False:
                return None
            if read is not True:
                return read
        return None

    def _read(self, start: int, end: int) -> Counted | bool:
        """The rule for a mark, a name, a word for people, a loss or any other word."""
        word = self.lower[start:end]
        if word == "(" and (short := _ACRONYM.match(self.text, start)):
            self.position = short.end()
            return True
        if not word[0].isalnum():
            return self._mark(word)
        if self.first and word in _ANEW:
            return False  # "said 1,400 the day before", "220,000 two years ago"
        mention, term = self.named.get(start), self.at.get(start)
        if term and term.people:
            if term.people != "weak" or not self.unknown or PLURAL.search(term.term):
                return self._people(term)
        elif mention is not None:
            return self._name(mention)
        if term and term.term == "deployments":
            return Counted("outcome", term.end, term.term, self.owner, self.more)
        if term and (term.noun in LOSSES or term.state in LOSSES) and word not in _LOSE:
            return self._loss(term)
        self.first = False
        if word in ("others", "ones"):
            return Counted("part", end, word)
        return self._goes_on(word, term)

    def _mark(self, word: str) -> bool:
        """Quotation marks and a first hyphen end no phrase."""
        return word in "\"“”'‘’" or (word == "-" and self.first)

    def _name(self, mention: ActorMention) -> Counted | bool:
        """A name is the noun itself ("300 Cubans"), or says whose the people are."""
        end = mention.end
        if name_heads(mention, self.lower, end, self.at):
            return Counted("people of", end, mention.text, mention, self.more)
        named_so = next((t for t in self.at.values() if t.people and t.end == end), None)
        if mention.form != "compound":
            if named_so is not None:  # "two Navy SEALs"
                return Counted(named_so.people, end, named_so.term, mention, self.more)
            if self.owner is None or (self.owner.form == "adjective" and mention.kind == "armed_force"):
                self.owner = mention  # "Ugandan ADF rebels"
        self.position = max(end, compound_end(self.text, end))
        return True

    def _people(self, term: FigureTerm) -> Counted | bool:
        """A word for people is the head, unless it only qualifies: "police stations", carriers."""
        if VEHICLE.match(self.lower, term.end, term.end + 24) or _OWNED.match(self.lower, term.end):
            return Counted("thing", self.begin, self.unit, self.owner, self.more)
        if term.people == "civilian" and (others := self._with_soldiers(term)):
            return Counted("military", others.end, others.term, self.owner, self.more)
        if is_head(self.lower, term, self.at, self.named):
            serves = term.people == "weak" and (
                self.armed or of_a_force(self.lower, term.end, self.limit, self.mentions)
            )
            return Counted("military" if serves else term.people, term.end, term.term, self.owner, self.more)
        self.armed = self.armed or term.people == "military"
        self.position = term.end
        return True

    def _with_soldiers(self, term: FigureTerm) -> FigureTerm | None:
        """The soldiers of "8,000 workers and soldiers"."""
        others = self.at.get(term.end + len(" and "))
        joined = self.lower.startswith(" and ", term.end)
        return others if others is not None and joined and others.people == "military" else None

    def _loss(self, term: FigureTerm) -> Counted | bool:
        """A loss is the outcome, unless it qualifies people: dead soldiers, captured Russian conscripts."""
        if self.unknown and looks_plural(self.last) and _ITS_OBJECT.match(self.lower, term.end):
            return Counted("thing", self.begin, self.last)  # "raids on three villages killed 20"
        following = self.at.get(term.end + 1)
        if (following and following.people) or term.end + 1 in self.named:
            self.position = term.end
            return True
        return Counted("outcome", term.end, term.term, self.owner, self.more)

    def _goes_on(self, word: str, term: FigureTerm | None) -> bool:
        """Whether a word of no meaning here leaves the phrase open; four unknown ones may stand in it."""
        if word in _MORE:
            self.more = True
            return True
        if word in STOPS or word in THIRD_PERSON or (self.unknown and word == "of"):
            return False
        if word in SKIP:
            return True
        if term and term.state:
            return False
        if not word.isdigit() and not word.endswith("ly"):
            self.unknown, self.last = self.unknown + 1, word
        return self.unknown <= 4
