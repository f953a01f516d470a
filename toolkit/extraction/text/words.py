"""The words of an article, cut once for all who look them up."""

from array import array
from bisect import bisect_left
from itertools import accumulate
from typing import NamedTuple

from toolkit.extraction.text import patterns as re

_APART = re.compile(r"(\w+)").split
_WORD = re.compile(r"\w+")


def first_word(text: str) -> str:
    """The word with which a text begins, but for signs before it; blank where it has none."""
    head = text.partition(" ")[0]
    if head.isalnum():
        return head
    found = _WORD.search(text)
    return found[0] if found else ""


class Words(NamedTuple):
    """The words of a text in lower case, each spelling kept once, and where they start."""

    words: list[str]
    starts: "array[int]"

    @classmethod
    def of(cls, lower: str) -> "Words":
        """The text cut into words."""
        parts = _APART(lower)  # what stands before a word, the word, what stands before the next ...
        bounds = array("i", accumulate(map(len, parts)))
        spellings: dict[str, str] = {}
        words = parts[1::2]
        return cls(list(map(spellings.setdefault, words, words)), bounds[: len(parts) - 1 : 2])

    def between(self, start: int, end: int) -> frozenset[str]:
        """The different words of text[start:end]."""
        return frozenset(self.words[bisect_left(self.starts, start) : bisect_left(self.starts, end)])
