"""How one sentence falls into tokens, and what kind of word each of them is."""

from collections.abc import Iterator
from functools import lru_cache
from itertools import accumulate
from sys import intern

from toolkit import lexicon
from toolkit.extraction.text import patterns as re
from toolkit.extraction.text.inflection import verb_forms
from toolkit.extraction.text.readings import Hit
from toolkit.extraction.text.spans import Sentence

WORD, MARK, ACTOR, NUMBER = "w", "m", "a", "n"
# Text in lower case; words come first, because most tokens are words.
_TOKEN = re.compile(
    r"([a-z][^\W_]*+(?:[-'’.][^\W_]++)*|['’]s?(?!\w)|\d[\d,.]*\d|[^\W_]++(?:[-'’.][^\W_]++)*|[^\w\s])"
)
_IN_NEED = frozenset({".", "that", "may"})  # what stands around them says what they are
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


class _Kinds(dict[str, str]):
    """The kind of a token by its first letter."""

    def __missing__(self, first: str) -> str:
        kind = WORD if first.isalpha() or first in "'’" else NUMBER if first.isdigit() else MARK
        self[first] = kind
        return kind


KINDS = _Kinds()
_MOST = 20_000  # spellings that are kept from one article to the next


def cut(lower: str, start: int, end: int) -> Iterator[tuple[str, int, int]]:
    """The tokens of lower[start:end] and where each starts and ends."""
    parts = _TOKEN.split(
        lower[start:end]
    )  # what stands before a token, the token, what stands before the next
    bounds = list(accumulate(map(len, parts), initial=start))
    return zip(parts[1::2], bounds[1::2], bounds[2::2], strict=False)


class Tokens(dict[str, tuple[str, str, str, bool]]):
    """What each token is: itself, always as one object, its kind and its classes. Articles share it.

    The last says whether that hangs on what stands around it.
    """

    def __init__(self, lexicon_dir: str | None = None) -> None:
        super().__init__()
        self._classes = word_classes(lexicon_dir)

    def __missing__(self, low: str) -> tuple[str, str, str, bool]:
        if len(self) >= _MOST:
            self.clear()
        kind, classes = KINDS[low[0]], self._classes.get(low, "")
        open_to_reading = kind == NUMBER or classes == "'" or low in _IN_NEED
        known = self[low] = intern(low), kind, classes, open_to_reading
        return known


tokens = lru_cache(maxsize=8)(Tokens)


def is_month(text: str, start: int, sentence: Sentence, before: list[str]) -> bool:
    """Whether "May" at that place is the month, and no modal of a headline: "was attacked in May by Peru".

    `before` are the classes of the tokens of the sentence before it.
    """
    if text[start] != "M":
        return False
    dated = text[start + 4 : start + 5].isdigit() or (bool(before) and "P" in before[-1])
    return dated or (sentence.paragraph > 0 and bool(before))


@lru_cache(maxsize=8)
def word_classes(lexicon_dir: str | None = None) -> dict[str, str]:
    """Each function word and verb form with the letters of its classes.

    D determiner, P preposition, C conjunction, S subordinator, R relative, O pronoun, X auxiliary,
    A adverb, N negation, V finite verb, B base form, G gerund, Y verb of saying, H head noun of a group
    of people, T thing that only carries a name; ' the mark of a genitive.
    """
    classes: dict[str, str] = {}
    for row in lexicon.rows("clause_words", lexicon_dir):
        if row["kind"] not in ("verb", "saying"):
            classes[row["term"]] = classes.get(row["term"], "") + _LETTERS[row["kind"]]
            continue
        for form, code in verb_forms(row["term"]):
            letter = "G" if code == "g" else "B" if code == "b" else "V"
            said = "Y" if row["kind"] == "saying" and code != "g" else ""
            classes[form] = classes.get(form, "") + letter + said
    words = {term: letters for term, letters in classes.items() if term[0].isalpha()}
    return words | dict.fromkeys(("'", "’", "'s", "’s"), "'")


def is_quality(hit: Hit, low: str) -> bool:
    """ "AI-equipped drones": a verb within a longer word tells no deed; but "re-exported" does."""
    inside = low.endswith("ed") and len(low) > hit.end - hit.start and not hit.terms.thing
    return inside and "-" in low and not low.startswith(("re-", "co-"))
