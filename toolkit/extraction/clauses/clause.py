"""One sentence cut into tokens, for rules that ask who does what to whom without a parser.

An actor's name is one token, a term of the lexicon one or several. The questions about noun groups,
subjects and objects are in `names.py`, `subjects.py` and `objects.py`; all of them
take and return token numbers.
"""

from array import array
from bisect import bisect_left, bisect_right
from typing import Any

from toolkit.extraction.actors.types import ActorMention
from toolkit.extraction.clauses.words import ACTOR, MARK, NUMBER, WORD, Tokens, cut, is_month, is_quality
from toolkit.extraction.text.spans import Sentence
from toolkit.extraction.text.terms import Hit

__all__ = ["ACTOR", "BE", "MARK", "NUMBER", "WORD", "Clause"]

BE = frozenset({"is", "are", "was", "were", "be", "been", "being", "am", "'s", "got", "get"})
_SHORTENING = frozenset({"it", "he", "she"})  # before "'s" for "is" or "has"
_ABOUT = frozenset(["about", "around", "over", "under", "up", "between", "near"])
_NOUN_FOLLOWERS = frozenset(["on", "against", "by", "of", "from", "between", "in", "to", "for", "with"])
_QUALIFYING = frozenset({"adjective", "compound"})


class Clause:
    """The tokens of one sentence.

    starts, ends, lows (lower case), kinds and tags (classes of `word_classes`) by token number, and
    whether each may stand as a finite verb; words: all lows; actors: token -> mention; names: their
    tokens; hits: first token of a term -> hit, last: -> its last token; inside: the further tokens of
    terms; thing_ends: last tokens of things of supply.
    """

    __slots__ = (
        "actors",
        "adjectives",
        "answers",
        "ends",
        "finite",
        "hits",
        "inside",
        "kinds",
        "last",
        "lows",
        "names",
        "sentence",
        "size",
        "starts",
        "tags",
        "text",
        "thing_ends",
        "words",
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
        self.finite = self._finite_verbs()
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

    def _finite_verbs(self) -> bytes:
        """1 for a token that may be a finite verb: an auxiliary, or a form that is no mere noun; else 0."""
        finite = bytearray(self.size)
        lows, hits = self.lows, self.hits
        for i, tag in enumerate(self.tags):
            if tag:
                if "X" in tag:
                    finite[i] = 1
                elif "V" in tag:
                    finite[i] = self._stands_as_verb(i)
            elif lows[i].endswith("ed") and i not in hits and len(lows[i]) > 4 and "-" not in lows[i]:
                finite[i] = self._by_itself(i) and (self._after_subject(i) or self._joins(i))
        for i, hit in hits.items():
            if hit.terms.finite and "V" not in self.tags[i] and not finite[i]:
                finite[i] = self._stands_as_verb(i)
        for i in range(1, self.size):
            both = finite[i] and finite[i - 1] and lows[i].endswith("s")
            if both and "X" not in self.tags[i - 1] + self.tags[i]:
                finite[i] = 0  # "bombed targets": the second is the object of the first
        return bytes(finite)

    def _stands_as_verb(self, i: int) -> bool:
        """Whether a word that has a finite form stands as one here."""
        if not self._by_itself(i):
            return False
        hit = self.hits.get(i)
        if hit and self.lows[i].endswith("s") and hit.terms.noun:
            return self._after_subject(i) or self._joins(i)
        if "H" in self.tags[i] and i + 1 < self.size and "V" in self.tags[i + 1]:
            return False  # "coast guard ships used"
        return not self.is_noun_here(i)

    def _by_itself(self, i: int) -> bool:
        """A word that is no part of another: not the "made" of "US-made"."""
        return self.kinds[i] == WORD and i not in self.inside and not (i and self.lows[i - 1] in "-–")

    def _after_subject(self, i: int) -> bool:
        """Whether a word that is mostly a plural noun ("arms", "attacks") stands right behind a subject."""
        j = i - 1
        while j > 0 and "A" in self.tags[j]:
            j -= 1
        if j < 0 or (self.lows[i] == "sanctions" and self.low(i + 1) in ("on", "against")):
            return False
        if self.kinds[j] == ACTOR:
            counted = j and self.kinds[j - 1] == NUMBER  # "12 PKK targets"
            return not counted and j not in self.adjectives and not self.is_plural(j)
        return "R" in self.tags[j] or "O" in self.tags[j]

    def _joins(self, i: int) -> bool:
        """ "ministers initialled a treaty", "and notified Peru": after people or "and", before an object."""
        if not i or not ("H" in self.tags[i - 1] or self.lows[i - 1] == "and") or i + 1 >= self.size:
            return False
        return self.kinds[i + 1] == ACTOR or "D" in self.tags[i + 1]

    def _goes_on(self, i: int) -> bool:
        """ "and (now) plans to send": a second verb of the same subject."""
        before = i - 2 if i and "A" in self.tags[i - 1] else i - 1
        return self.low(i + 1) == "to" and self.low(before) in ("and", "but")

    # ------------------------------------------------------------ small questions
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

    def is_finite(self, i: int) -> bool:
        """Whether token i may be a finite verb: an auxiliary, or a form that is no mere noun."""
        return self.finite[i] == 1

    def is_noun_here(self, i: int) -> bool:
        """A word that could be a verb stands as a noun or adjective here: "its planned attacks"."""
        before = self.tags[i - 1] if i else ""
        last = self.low(i - 1)
        if "D" in before or before == "'" or last == "own" or ("P" in before and last != "to"):
            return True
        low = self.lows[i]
        if not low.endswith("s"):
            return False
        if i + 1 < self.size and self.lows[i + 1] in _NOUN_FOLLOWERS:
            return not (self._after_subject(i) or self._is_phrase(i) or self._goes_on(i))
        return i - 1 in self.adjectives

    def _is_phrase(self, i: int) -> bool:
        """Whether a verb and its preposition begin at i that can be nothing else: "travels to"."""
        return self.last.get(i, i) > i and not self.hits[i].terms.noun

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
