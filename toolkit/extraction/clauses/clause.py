"""One sentence cut into tokens, for rules that ask who does what to whom without a parser.

An actor's name is one token, a term of the lexicon one or several. The questions about noun groups,
subjects and objects are in `names.py`, `subjects.py` and `objects.py`; all of them
take and return token numbers.
"""

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Collection
from typing import Any

from toolkit.extraction.actors.types import ActorMention
from toolkit.extraction.clauses.finite import finite_verbs
from toolkit.extraction.clauses.words import ACTOR, MARK, NUMBER, WORD, Tokens, cut, is_month, is_quality
from toolkit.extraction.text.readings import Hit, Readings
from toolkit.extraction.text.spans import Sentence

__all__ = ["ACTOR", "BE", "HAVE", "IS", "MARK", "MODALS", "NUMBER", "WORD", "Clause"]

IS = frozenset({"is", "are", "was", "were"})
BE = IS | frozenset({"be", "been", "being", "am", "'s", "got", "get"})
HAVE = frozenset({"has", "have", "had"})
MODALS = frozenset({"could", "may", "might", "would", "should", "can", "must"})
_SHORTENING = frozenset({"it", "he", "she"})  # before "'s" for "is" or "has"
_ABOUT = frozenset(["about", "around", "over", "under", "up", "between", "near"])
_QUALIFYING = frozenset({"adjective", "compound"})
_NO_READINGS = Readings()


class Clause:
    """The tokens of one sentence.

    starts, ends, lows (lower case), kinds and tags (classes of `word_classes`) by token number, and
    whether each may stand as a finite verb; words: all lows; actors: token -> mention; names: their
    tokens; hits: first token of a term -> hit, last: -> its last token; inside: the further tokens of
    terms; thing_ends: last tokens of things of supply.
    """

    __slots__ = (
        "actors", "adjectives", "answers", "ends", "finite", "hits", "inside", "kinds", "last", "lows",
        "names", "sentence", "size", "starts", "tags", "text", "thing_ends", "words",
    )  # fmt: skip

    def __init__(
        self,
        text: str,
        lower: str,
        sentence: Sentence,
        mentions: list[ActorMention],
        hits: list[Hit],
        known: Tokens,
    ) -> None:
        self.text, self.sentence = text, sentence
        self.starts, self.ends = array("i"), array("i")
        self.lows: list[str] = []
        self.tags: list[str] = []
        self.actors: dict[int, ActorMention] = {}
        kinds: list[str] = []
        position = sentence.start
        for mention in mentions:
            if mention.start >= position:
                self._words(lower, position, mention.start, known, kinds)
                self._name(mention, kinds)
                position = mention.end
        self._words(lower, position, sentence.end, known, kinds)
        self.kinds = "".join(kinds)
        self.names = list(self.actors)
        self.size = len(self.lows)
        self.words = frozenset({*self.lows})  # a set of a set takes half the room of one of a list
        self.adjectives = frozenset([i for i, m in self.actors.items() if self._qualifies(i, m)])
        self.hits: dict[int, Hit] = {}
        self.last: dict[int, int] = {}
        self._attach(hits)
        self.finite = finite_verbs(self)
        self.answers: dict[Any, Any] = {}  # see `memory.py`

    def _words(self, lower: str, start: int, end: int, known: Tokens, kinds: list[str]) -> None:
        """The tokens of lower[start:end], which holds no name."""
        last = self.sentence.end - 1
        starts, ends, lows, tags = self.starts, self.ends, self.lows, self.tags
        for spelt, begin, stop in cut(lower, start, end):
            low, kind, classes, is_open = known[spelt]
            if not is_open:
                pass
            elif kind == NUMBER:
                if tags and "P" in tags[-1] and lows[-1] in _ABOUT:
                    tags[-1] = "A"  # "about 1,000 soldiers"
            elif low == "." and stop < last:
                continue  # "Co.", "No.": the sentence goes on
            elif low == "that" and tags and "P" in tags[-1]:
                classes = "D"  # "at that time"
            elif classes == "'" and lows and lows[-1] in _SHORTENING:
                classes = "X"  # "it's giving"
            elif low == "may" and is_month(self.text, begin, self.sentence, tags):
                classes = ""  # "was attacked in May by Peru"
            starts.append(begin)
            ends.append(stop)
            lows.append(low)
            kinds.append(kind)
            tags.append(classes)

    def _name(self, mention: ActorMention, kinds: list[str]) -> None:
        self.actors[len(self.lows)] = mention
        self.starts.append(mention.start)
        self.ends.append(mention.end)
        self.lows.append(mention.text.lower())
        kinds.append(ACTOR)
        self.tags.append("")

    def _qualifies(self, i: int, mention: ActorMention) -> bool:
        """Whether the name at i only qualifies what follows: "Russian", "Russia's"."""
        return mention.form in _QUALIFYING or (i + 1 < self.size and self.tags[i + 1] == "'")

    def _attach(self, hits: list[Hit]) -> None:
        """Give each term to its first token; a term inside an actor's name is no term."""
        inside: list[int] = []
        things: list[int] = []
        for hit in hits:
            token = bisect_right(self.ends, hit.start)
            if token >= self.size or self.kinds[token] == ACTOR or is_quality(hit, self.lows[token]):
                continue
            final = bisect_left(self.starts, hit.end, token + 1) - 1
            if final > token:
                if ACTOR in self.kinds[token : final + 1]:
                    continue
                inside += range(token + 1, final + 1)
            self.hits[token], self.last[token] = hit, final
            if hit.terms.table == "supplies":
                things.append(final)
        self.inside, self.thing_ends = frozenset(inside), frozenset(things)

    # ------------------------------------------------------------ small questions
    @property
    def mark(self) -> str:
        """The last sign of the sentence: "?" asks, ":" leads in."""
        return self.text[self.sentence.end - 1]

    def is_mark(self, i: int, marks: str) -> bool:
        return 0 <= i < self.size and self.kinds[i] == MARK and self.lows[i] in marks

    def has(self, i: int, letters: str) -> bool:
        """Whether token i has one of the classes."""
        if 0 <= i < self.size and (tag := self.tags[i]):
            for letter in letters:
                if letter in tag:
                    return True
        return False

    def low(self, i: int) -> str:
        return self.lows[i] if 0 <= i < self.size else ""

    def kind(self, i: int) -> str:
        """WORD, MARK, ACTOR or NUMBER; "" outside of the sentence."""
        return self.kinds[i] if 0 <= i < self.size else ""

    def readings(self, i: int) -> Readings:
        """What the term that begins at token i can mean; empty where none begins."""
        return self.hits[i].terms if i in self.hits else _NO_READINGS

    def token_at(self, offset: int) -> int:
        """The first token that begins at the offset or behind it."""
        return bisect_left(self.starts, offset)

    def before(self, i: int, reach: int) -> list[str]:
        """Up to so many words right before token i."""
        return self.lows[max(0, i - reach) : i]

    def first_of(self, words: Collection[str], start: int, end: int) -> int | None:
        """The first token of start:end that is one of the words."""
        return next((j for j in range(max(0, start), min(end, self.size)) if self.lows[j] in words), None)

    def last_of(self, words: Collection[str], start: int, end: int) -> int | None:
        """The last token of start:end that is one of the words."""
        return next((j for j in range(end - 1, max(0, start) - 1, -1) if self.lows[j] in words), None)

    def name_in(self, start: int, end: int) -> int | None:
        """The first name in the tokens start:end."""
        return next((n for n in self.names if start <= n < end), None)

    def is_finite(self, i: int) -> bool:
        """Whether token i may be a finite verb: an auxiliary, or a form that is no mere noun."""
        return self.finite[i] == 1

    def is_adjective(self, i: int) -> bool:
        """Whether the actor's name at i only qualifies what follows: "Russian", "Russia's"."""
        return i in self.adjectives

    def is_plural(self, i: int) -> bool:
        """Whether the name at i is a plural: "they", "Kenyans", "UN experts"."""
        mention = self.actors[i]
        if mention.form == "people" or self.lows[i] in ("they", "we"):
            return True
        word = mention.text.rsplit(" ", 1)[-1]
        return word.islower() and word.endswith("s")
