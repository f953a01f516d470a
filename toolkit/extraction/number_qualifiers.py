"""Words beside a number that say how sure it is: "at least", "up to", "some", "or more", "-strong".

The phrases are `lexicon/qualifiers.csv`; here is only where they may stand.
"""

import re
from functools import lru_cache

from toolkit import lexicon

# How far left of the number a qualifier is looked for.
_WINDOW = 48
_LONGEST = 5
# Words that may stand between a qualifier and its number ("at least another 3,000").
_FILLERS = frozenset(
    """a an another additional further extra more fresh the total of as many much combined around-the-clock
    whopping staggering record only just further mere grand reported also now""".split()
)
_SIGNS = {"~": "about", "≈": "about", "∼": "about", ">": "more_than", "<": "less_than", "≥": "at_least", "≤": "at_most"}  # fmt: skip
_FLIPPED = {"more_than": "at_most", "less_than": "at_least"}
_HEDGES = frozenset(("about", "exact"))


@lru_cache(maxsize=1)
def _before() -> dict[str, str]:
    return {row["term"]: row["bound"] for row in lexicon.rows("qualifiers") if row["place"] == "before"}


@lru_cache(maxsize=1)
def _after() -> re.Pattern[str]:
    terms = sorted(_after_bounds(), key=lambda term: (-len(term), term))
    return re.compile(r"(?:,? )?(" + "|".join(re.escape(term) for term in terms) + r")(?![a-z0-9])")


@lru_cache(maxsize=1)
def _after_bounds() -> dict[str, str]:
    return {row["term"]: row["bound"] for row in lexicon.rows("qualifiers") if row["place"] == "after"}


def before(low: str, start: int) -> tuple[int, str]:
    """Where the qualifiers before a number begin, and the bound they make ("" for none).

    A hedge inside a bound keeps the bound: "at least about 3,000" is at_least.
    """
    bound, begin, cursor = "", start, start
    while cursor and low[cursor - 1 : cursor] in _SIGNS:
        bound, cursor = _SIGNS[low[cursor - 1]], cursor - 1
        begin = cursor
    table = _before()
    words = _words_before(low, cursor)
    while words:
        for count in range(min(_LONGEST, len(words)), 0, -1):
            found = table.get(" ".join(word for word, _ in words[-count:]))
            if found is not None:
                position = words[-count][1]
                negated = len(words) > count and words[-count - 1][0] in ("no", "not")
                if negated and found in _FLIPPED:
                    found, position, count = _FLIPPED[found], words[-count - 1][1], count + 1
                bound = found if not bound or found not in _HEDGES else bound
                begin, words = position, words[:-count]
                break
        else:
            if words[-1][0] not in _FILLERS:
                break
            words.pop()
    return begin, bound


def _words_before(low: str, start: int) -> list[tuple[str, int]]:
    """The last words before `start` and where they begin; nothing is read across punctuation."""
    left = max(0, start - _WINDOW)
    found: list[tuple[str, int]] = []
    for match in _WORD.finditer(low, left, start):
        if found and match.start() - found[-1][2] != 1:
            found = []
        found.append((match.group(), match.start(), match.end()))  # type: ignore[arg-type]
    if not found or low[found[-1][2] : start] not in (" ", "  "):
        return []
    if found[0][1] == left and left and low[left - 1].isalnum():
        found.pop(0)
    return [(word, position) for word, position, _ in found]


_WORD = re.compile(r"[^\s,;:()\"]+")


def after(low: str, end: int) -> tuple[int, str]:
    """Where a qualifier that follows the number ends, and its bound ("" for none)."""
    match = _after().match(low, end)
    if match is None:
        return end, ""
    return match.end(), _after_bounds()[match[1]]
