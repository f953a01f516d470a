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
def _automaton(extra_dir: str | None) -> tuple[AhoCorasick, tuple[str, ...], tuple[frozenset[str], ...]]:
    kinds: dict[str, set[str]] = {}
    for row in lexicon.rows("cues", extra_dir):
        if row["kind"] in _KINDS:
            kinds.setdefault(row["term"], set()).add(row["kind"])
    terms = tuple(kinds)
    return (
        AhoCorasick(list(terms), matchkind=MatchKind.LeftmostLongest),
        terms,
        tuple(frozenset(kinds[term]) for term in terms),
    )


def find_cues(lower: str, extra_dir: str | None = None) -> list[Cue]:
    """Every cue word of the text (given in lower case), left to right."""
    automaton, terms, kinds = _automaton(extra_dir)
    size = len(lower)
    return [
        Cue(start, end, terms[number], kinds[number])
        for number, start, end in automaton.find_matches_as_indexes(lower)
        if not (start and lower[start - 1].isalnum()) and not (end < size and lower[end].isalnum())
    ]
