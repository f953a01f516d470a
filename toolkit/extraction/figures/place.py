"""Where a number of people stands, asked for what its turns of phrase need."""

from typing import NamedTuple

from toolkit.extraction.figures.nouns import Counted
from toolkit.extraction.numbers.read import Quantity
from toolkit.extraction.text import patterns as re


class Place(NamedTuple):
    """A number of people in its sentence, from `low` to `high`; the next number starts at `following`."""

    lower: str
    quantity: Quantity
    noun: Counted
    low: int
    high: int
    following: int
    words: frozenset[str]

    def before(self, pattern: re.Pattern[str], reach: int) -> re.Match[str] | None:
        """The pattern in the words right before the number."""
        start = self.quantity.start
        return pattern.search(self.lower, max(self.low, start - reach), start)

    def behind(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """The pattern right behind the noun."""
        return pattern.match(self.lower, self.noun.end, self.high)

    def near(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """The pattern right behind the noun, before the next number."""
        return pattern.match(self.lower, self.noun.end, min(self.high, self.following))

    def behind_number(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """The pattern right behind the number itself."""
        return pattern.match(self.lower, self.quantity.end, self.high)

    def has(self, words: frozenset[str]) -> bool:
        """Whether one of the words stands in the sentence."""
        return not words.isdisjoint(self.words)
