"""Words of supply, tie and event found in one pass over an article.

All terms of `supplies.csv`, `transfers.csv`, `ties.csv`, `events.csv` and `clause_words.csv` stand in one
automaton, verbs and nouns in all their forms, so that an article is scanned once whatever the number
of terms.
"""

from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind

from toolkit import lexicon
from toolkit.extraction.inflection import plural, verb_forms

_MARKERS = ("armed people", "ship", "reproach", "marker")  # words that make a sentence worth a closer look
TABLES = ("supplies", "transfers", "ties", "events", "places", "topics", "rule_words")


@dataclass(slots=True)
class Term:
    """One reading of a word: the row of a lexicon table that it is a form of. All articles share it.

    `code` is b, s, d, n, g for verbs (see inflection), "1" or "2" for one or many of a noun, "a" for
    an adjective.
    """

    table: str
    row: lexicon.Row
    form: str
    code: str


class Readings(tuple[Term, ...]):
    """All readings of one spelling, with the answers to what the rules ask of every place where it stands.

    A spelling is a key by itself: two are never the same, whatever their readings.
    """

    __hash__ = object.__hash__

    def __eq__(self, other: object) -> bool:
        return self is other

    @cached_property
    def table(self) -> str:
        """The table of the first reading."""
        return self[0].table

    @cached_property
    def tables(self) -> frozenset[str]:
        return frozenset(term.table for term in self)

    @cached_property
    def verb(self) -> Term | None:
        """The first reading as a verb."""
        return next((term for term in self if term.form == "verb"), None)

    @cached_property
    def noun(self) -> Term | None:
        """The first reading as a noun."""
        return next((term for term in self if term.form == "noun"), None)

    @cached_property
    def thing(self) -> Term | None:
        """The reading as a thing of supply."""
        return next((term for term in self if term.table == "supplies"), None)

    @cached_property
    def finite(self) -> bool:
        """Whether it may stand as a finite verb."""
        return any(term.form == "verb" and term.code in "dns" for term in self)

    @cached_property
    def gerund(self) -> bool:
        return any(term.code == "g" for term in self)

    @cached_property
    def participle(self) -> bool:
        return any(term.code == "n" for term in self)


@dataclass(slots=True)
class Hit:
    """One place: text[start:end], with all readings of it."""

    start: int
    end: int
    terms: Readings


class _Terms(NamedTuple):
    automaton: AhoCorasick
    readings: tuple[Readings, ...]
    words: dict[str, Readings]
    proper: frozenset[int]


def _forms(table: str, row: lexicon.Row) -> list[tuple[str, Term]]:
    """Every spelling of a row's term with its reading."""
    form = row.get("form") or "noun"
    term = row["term"]
    if table == "rule_words":
        return [(term, Term(table, row, "people", "a"))] if row["kind"] in _MARKERS else []
    if table == "places":
        return [(term, Term(table, row, "place", "a"))] if row["iso3"] else []
    if form.startswith("verb"):
        return [(text, Term(table, row, "verb", code)) for text, code in verb_forms(term)]
    if form == "adjective":
        return [(term, Term(table, row, form, "a"))]
    found = [(term, Term(table, row, "noun", "1"))]
    many = plural(term)
    if many != term:
        found.append((many, Term(table, row, "noun", "2")))
    return found


@lru_cache(maxsize=8)
def _terms(extra_dir: str | None) -> _Terms:
    readings: dict[str, list[Term]] = {}
    proper: set[str] = set()
    common: set[str] = set()
    for table in TABLES:
        for row in lexicon.rows(table, extra_dir):
            if row["term"] == row["term"].lower():
                common.add(row["term"])
            for text, term in _forms(table, row):
                low = text.lower()
                if text != low:
                    proper.add(low)
                known = readings.get(low)
                if known is None:
                    readings[low] = [term]
                elif not any(_same(k, term) for k in known):
                    known.append(term)
    patterns = list(readings)
    frozen = tuple(Readings(readings[p]) for p in patterns)
    return _Terms(
        AhoCorasick(patterns, matchkind=MatchKind.LeftmostLongest),
        frozen,
        dict(zip(patterns, frozen, strict=True)),
        frozenset(i for i, p in enumerate(patterns) if p in proper and p not in common),
    )


def _same(one: Term, other: Term) -> bool:
    """Whether two readings of a spelling are one: two forms of a verb that look alike."""
    return (one.table, one.form, one.code) == (other.table, other.form, other.code) and one.row.get(
        "form"
    ) == other.row.get("form")


def find_terms(text: str, lower: str, extra_dir: str | None = None) -> list[Hit]:
    """Every term left to right, the longest where several start at one place; none overlap.

    `lower` is the text in lower case, of the same length. A term that the lexicon writes with a
    capital ("Grad") counts only where the text has one.
    """
    terms = _terms(extra_dir)
    found: list[Hit] = []
    proper, readings = terms.proper, terms.readings
    size = len(lower)
    for pattern, start, end in terms.automaton.find_matches_as_indexes(lower):
        if start and (lower[start - 1].isalnum() or lower[start - 1] == "_"):
            continue
        if end < size and lower[end].isalnum():
            found.extend(_words_of(lower, start, end, terms))
            continue
        if pattern in proper and text[start].islower():
            continue
        found.append(Hit(start, end, readings[pattern]))
    return found


def topic_words(hits: list[Hit]) -> int:
    """How many different words of one topic that is no war (sport, elections) the terms hold at most."""
    found: dict[str, set[str]] = {}
    for hit in hits:
        if "topics" in hit.terms.tables:
            for term in hit.terms:
                if term.table == "topics":
                    found.setdefault(term.row["topic"], set()).add(term.row["term"])
    return max((len(words) for words in found.values()), default=0)


def _words_of(lower: str, start: int, end: int, terms: _Terms) -> list[Hit]:
    """The single words behind a match that broke off inside a word: "was in" of "was invaded"."""
    found = []
    while start < end:
        stop = start
        while stop < len(lower) and lower[stop].isalpha():
            stop += 1
        readings = terms.words.get(lower[start:stop])
        if readings:
            found.append(Hit(start, stop, readings))
        start = stop + 1
    return found
