"""One sentence cut into tokens, for rules that ask who does what to whom without a parser.

An actor's name is one token, a term of the lexicon one or several. The questions about noun groups,
subjects and objects are in `clause_names.py`, `clause_subjects.py` and `clause_objects.py`; all of them
take and return token numbers.
"""

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Any, Concatenate, ParamSpec, TypeVar

from toolkit import lexicon
from toolkit.extraction.actors import ActorMention
from toolkit.extraction.inflection import verb_forms
from toolkit.extraction.spans import Sentence
from toolkit.extraction.terms import Hit

# Words come first, because most tokens are words.
_TOKEN = re.compile(
    r"[a-zA-Z][^\W_]*+(?:[-'’.][^\W_]++)*+|['’]s?(?!\w)|\d[\d,.]*\d|[^\W_]++(?:[-'’.][^\W_]++)*+|[^\w\s]"
)
WORD, MARK, ACTOR, NUMBER = "w", "m", "a", "n"
BE = frozenset({"is", "are", "was", "were", "be", "been", "being", "am", "'s", "got", "get"})
_ABOUT = frozenset(["about", "around", "over", "under", "up", "between", "near"])
_NOUN_FOLLOWERS = frozenset(["on", "against", "by", "of", "from", "between", "in", "to", "for", "with"])
_LETTERS = {
    "determiner": "D",
    "preposition": "P",
    "conjunction": "C",
    "subordinator": "S",
    "relative": "R",
    "pronoun": "O",
    "auxiliary": "X",
    "adverb": "A",
    "negation": "N",
    "agent": "H",
    "thing": "T",
}

_UNASKED = object()
_P = ParamSpec("_P")
_T = TypeVar("_T")


@lru_cache(maxsize=8)
def word_classes(extra_dir: str | None = None) -> dict[str, str]:
    """Each function word and verb form with the letters of its classes.

    D determiner, P preposition, C conjunction, S subordinator, R relative, O pronoun, X auxiliary,
    A adverb, N negation, V finite verb, B base form, G gerund, Y verb of saying, H head noun of a group
    of people, T thing that only carries a name.
    """
    classes: dict[str, str] = {}
    for row in lexicon.rows("clause_words", extra_dir):
        if row["kind"] not in ("verb", "saying"):
            classes[row["term"]] = classes.get(row["term"], "") + _LETTERS[row["kind"]]
            continue
        for form, code in verb_forms(row["term"]):
            letter = "G" if code == "g" else "B" if code == "b" else "V"
            said = "Y" if row["kind"] == "saying" and code != "g" else ""
            classes[form] = classes.get(form, "") + letter + said
    return classes


def remembered(
    question: Callable[Concatenate["Clause", _P], _T],
) -> Callable[Concatenate["Clause", _P], _T]:
    """Keep the answer to a question about a clause, which several rules ask (positional arguments)."""
    name = question.__name__

    def ask(clause: "Clause", /, *args: _P.args, **kwargs: _P.kwargs) -> _T:
        memory = clause.memory.get(name)
        if memory is None:
            memory = clause.memory[name] = {}
        answer = memory.get(args, _UNASKED)
        if answer is _UNASKED:
            answer = memory[args] = question(clause, *args, **kwargs)
        return answer  # type: ignore[no-any-return]

    ask.__name__, ask.__doc__ = name, question.__doc__
    return ask


class Clause:
    """The tokens of one sentence.

    starts, ends, lows (lower case), kinds and tags (classes of `word_classes`) by token number; actors:
    token -> mention; hits: first token of a term -> hit, last: -> its last token; inside: the further
    tokens of terms; thing_ends: last tokens of things of supply.
    """

    __slots__ = (
        "_finite",
        "actors",
        "ends",
        "hits",
        "inside",
        "kinds",
        "last",
        "lows",
        "memory",
        "sentence",
        "size",
        "starts",
        "tags",
        "text",
        "thing_ends",
    )  # fmt: skip

    def __init__(
        self,
        text: str,
        sentence: Sentence,
        mentions: list[ActorMention],
        hits: list[Hit],
        classes: dict[str, str],
    ) -> None:
        self.text, self.sentence = text, sentence
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.lows: list[str] = []
        self.kinds: list[str] = []
        self.tags: list[str] = []
        self.actors: dict[int, ActorMention] = {}
        self.hits: dict[int, Hit] = {}
        self.last: dict[int, int] = {}
        self.inside: set[int] = set()
        self.thing_ends: set[int] = set()
        self.memory: dict[str, dict[Any, Any]] = {}
        position = sentence.start
        for mention in mentions:
            if mention.start < position:
                continue
            self._words(position, mention.start, classes)
            self.actors[len(self.starts)] = mention
            self.starts.append(mention.start)
            self.ends.append(mention.end)
            self.lows.append(mention.text.lower())
            self.kinds.append(ACTOR)
            self.tags.append("")
            position = mention.end
        self._words(position, sentence.end, classes)
        self.size = len(self.starts)
        self._finite: list[bool | None] = [None] * self.size
        self._attach(hits)

    def _words(self, start: int, end: int, classes: dict[str, str]) -> None:
        last = self.sentence.end - 1
        starts, ends, lows, kinds, tags = self.starts, self.ends, self.lows, self.kinds, self.tags
        for match in _TOKEN.finditer(self.text, start, end):
            begin, stop = match.span()
            low = match[0].lower()
            first = low[0]
            if first.isalpha():
                kind, tag = WORD, classes.get(low, "")
            elif first.isdigit():
                kind, tag = NUMBER, ""
                if tags and "P" in tags[-1] and lows[-1] in _ABOUT:
                    tags[-1] = "A"  # "about 1,000 soldiers"
            elif first in "'’":
                kind, tag = WORD, "'"
            elif first == "." and stop < last:
                continue  # "Co.", "No.": the sentence goes on
            else:
                kind, tag = MARK, ""
            starts.append(begin)
            ends.append(stop)
            lows.append(low)
            kinds.append(kind)
            tags.append(tag)

    def _attach(self, hits: list[Hit]) -> None:
        """Give each term to its first token; a term inside an actor's name is no term."""
        token = 0
        for hit in hits:
            while token < self.size and self.ends[token] <= hit.start:
                token += 1
            if token >= self.size or self.kinds[token] == ACTOR:
                continue
            final = token
            while final + 1 < self.size and self.starts[final + 1] < hit.end:
                final += 1
            if ACTOR in self.kinds[token : final + 1]:
                continue
            self.hits[token], self.last[token] = hit, final
            self.inside.update(range(token + 1, final + 1))
            if hit.terms[0].table == "supplies":
                self.thing_ends.add(final)

    # ------------------------------------------------------------ small questions
    def is_mark(self, i: int, marks: str) -> bool:
        return 0 <= i < self.size and self.kinds[i] == MARK and self.lows[i] in marks

    def has(self, i: int, letters: str) -> bool:
        """Whether token i has one of the classes."""
        if not 0 <= i < self.size:
            return False
        tag = self.tags[i]
        if tag:
            for letter in letters:
                if letter in tag:
                    return True
        return False

    def low(self, i: int) -> str:
        return self.lows[i] if 0 <= i < self.size else ""

    def is_finite(self, i: int) -> bool:
        """Whether token i may be a finite verb: an auxiliary, or a form that is no mere noun."""
        known = self._finite[i]
        if known is None:
            known = self._finite[i] = self._reads_as_finite(i)
        return known

    def _reads_as_finite(self, i: int) -> bool:
        tag = self.tags[i]
        if "X" in tag:
            return True
        if self.kinds[i] != WORD or i in self.inside or (i and self.lows[i - 1] in "-–"):
            return False  # also the "made" of "US-made"
        hit, low = self.hits.get(i), self.lows[i]
        if "V" in tag or (hit and any(t.code in "dns" and t.form == "verb" for t in hit.terms)):
            if hit and low.endswith("s") and any(t.form == "noun" for t in hit.terms):
                return self._after_subject(i)
            if "H" in tag and i + 1 < self.size and "V" in self.tags[i + 1]:
                return False  # "coast guard ships used"
            return not self.is_noun_here(i)
        return not tag and hit is None and low.endswith("ed") and len(low) > 4 and self._after_subject(i)

    def _after_subject(self, i: int) -> bool:
        """Whether a word that is mostly a plural noun ("arms", "attacks") stands right behind a subject."""
        j = i - 1
        while j > 0 and "A" in self.tags[j]:
            j -= 1
        if j < 0:
            return False
        if self.kinds[j] == ACTOR:
            return not self.is_adjective(j) and not self.is_plural(j)
        return self.has(j, "RO")

    def is_noun_here(self, i: int) -> bool:
        """A word that could be a verb stands as a noun or adjective here: "its planned attacks"."""
        before = self.tags[i - 1] if i else ""
        if "D" in before or before == "'" or ("P" in before and self.lows[i - 1] != "to"):
            return True
        low = self.lows[i]
        if low.endswith("s") and i + 1 < self.size and self.lows[i + 1] in _NOUN_FOLLOWERS:
            return not self._after_subject(i)
        return low.endswith("s") and bool(i) and self.kinds[i - 1] == ACTOR and self.is_adjective(i - 1)

    def is_adjective(self, i: int) -> bool:
        """Whether the actor's name at i only qualifies what follows: "Russian", "Russia's"."""
        mention = self.actors.get(i)
        if mention is None:
            return False
        if mention.form in ("adjective", "compound"):
            return True
        return i + 1 < self.size and self.tags[i + 1] == "'"

    def is_plural(self, i: int) -> bool:
        """Whether the name at i is a plural: "they", "Kenyans", "UN experts"."""
        mention = self.actors[i]
        if mention.form == "people" or self.lows[i] in ("they", "we"):
            return True
        word = mention.text.rsplit(" ", 1)[-1]
        return word.islower() and word.endswith("s")
