"""What the rows that an article has been read into so far say of its parties."""

from bisect import bisect_left, insort
from collections import Counter
from itertools import islice
from operator import itemgetter
from typing import Any

from toolkit.extraction.article.document import Document
from toolkit.extraction.article.parties import kind_of
from toolkit.extraction.article.ranking import leader
from toolkit.schema import TIE, Row

_start = itemgetter("start")
_MANY = 300  # rows that a relation is held against


class SoFar:
    """The rows by both sides and tie; more may be added, and what was read from them is kept until then."""

    def __init__(self, doc: Document, found: dict[tuple[Any, ...], Row]) -> None:
        self._doc, self._found = doc, found
        self._in_order: list[Row] = []
        self._most: dict[tuple[int, tuple[str, ...]], str] = {}

    def signs(self, one: str, other: str) -> set[int]:
        """How the rows say that the two stand to each other."""
        keys = [(*pair, tie) for pair in ((one, other), (other, one)) for tie in TIE]
        return {self._found[key]["sign"] for key in keys if key in self._found}

    def before(self, start: int) -> list[Row]:
        """The last rows of what stands before `start`, in the order of the text."""
        more = len(self._found) - len(self._in_order)
        for row in [*islice(reversed(self._found.values()), more)][::-1]:
            insort(self._in_order, row, key=_start)
        spot = bisect_left(self._in_order, start, key=_start)
        return self._in_order[max(0, spot - _MANY) : spot]

    def mostly(self, *ties: str) -> str:
        """Whom most rows of these ties reach; "" on a draw."""
        key = len(self._found), ties
        if key not in self._most:
            self._most[key] = self._reached_most(ties)
        return self._most[key]

    def _reached_most(self, ties: tuple[str, ...]) -> str:
        everywhere = [row["b"] for row in self._found.values() if row["tie"] in ties]
        return leader(Counter([b for b in everywhere if kind_of(self._doc, b) == "state"] or everywhere))
