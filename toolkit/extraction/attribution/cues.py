"""Verbs of saying, hedges, denials and plans: one pass over the article.

`cues.csv` lists each word with its kinds ("confirmed" says something and confirms it).
"""

from dataclasses import dataclass
from functools import lru_cache

from ahocorasick_rs import AhoCorasick, MatchKind

from toolkit import lexicon

_KINDS = ("say", "estimate", "according", "product", "unconfirmed", "hedge", "denied", "planned", "confirmed")


@dataclass(slots=True)
class Cue:
    """text[start:end] is a cue word of these kinds."""

    start: int
    end: int
    term: str
    kinds: frozenset[str]


@lru_cache(maxsize=8)
def _automaton(lexicon_dir: str | None) -> tuple[AhoCorasick, tuple[str, ...], tuple[frozenset[str], ...]]:
    kinds: dict[str, set[str]] = {}
    for row in lexicon.rows("cues", lexicon_dir):
        if row["kind"] in _KINDS:
            kinds.setdefault(row["term"], set()).add(row["kind"])
    terms = tuple(kinds)
    return (
        AhoCorasick(list(terms), matchkind=MatchKind.LeftmostLongest),
        terms,
        tuple(frozenset(kinds[term]) for term in terms),
    )


def find_cues(lower: str, lexicon_dir: str | None) -> list[Cue]:
    """Every cue word of the text (given in lower case), left to right."""
    automaton, terms, kinds = _automaton(lexicon_dir)
    found: list[Cue] = []
    for number, start, end in automaton.find_matches_as_indexes(lower):
        if not _is_word(lower, start, end):
            inner = _inside(automaton, lower, start, end)
            if inner is None:
                continue
            number, start, end = inner
        if not found or found[-1].end <= start:
            found.append(Cue(start, end, terms[number], kinds[number]))
    return found


def _is_word(lower: str, start: int, end: int) -> bool:
    """Whether neither a letter nor a digit stands right before or behind."""
    return not (start and lower[start - 1].isalnum()) and not (end < len(lower) and lower[end].isalnum())


def _inside(automaton: AhoCorasick, lower: str, start: int, end: int) -> tuple[int, int, int] | None:
    """The cue that begins inside a match that is no word: "told" in "the N(IS TO)LD"."""
    first = start + 1
    while first < end:
        found = next(iter(automaton.find_matches_as_indexes(lower[first : end + _LONGEST])), None)
        if found is None or first + found[1] >= end:
            return None
        number, low, high = found
        if _is_word(lower, first + low, first + high):
            return number, first + low, first + high
        first += low + 1  # "was told by" holds neither "was to" nor "as told by"
    return None


_LONGEST = 40  # characters of a cue
