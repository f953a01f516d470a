"""What a term of supply, tie or event can mean, and the answers to what rules ask of it."""

from dataclasses import dataclass
from functools import cached_property

from toolkit import lexicon


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
        """The first reading as a verb; the past where it is spelt as the base: "cut", "hit"."""
        verbs = [term for term in self if term.form == "verb"]
        past = (term for term in verbs if term.code == "d" and verbs[0].code == "b")
        return next(past, verbs[0] if verbs else None)

    @cached_property
    def noun(self) -> Term | None:
        """The first reading as a noun."""
        return next((term for term in self if term.form == "noun"), None)

    @cached_property
    def thing(self) -> Term | None:
        """The reading as a thing of supply."""
        return next((term for term in self if term.table == "supplies"), None)

    @cached_property
    def hands_over(self) -> bool:
        """Whether it can be a verb of transfer."""
        return any(term.table == "transfers" and term.form == "verb" for term in self)

    @cached_property
    def handed_over(self) -> bool:
        """Whether it can be a verb of transfer in the past."""
        return any(t.table == "transfers" and t.form == "verb" and t.code in "dn" for t in self)

    @cached_property
    def category(self) -> str:
        """The category of the thing of supply that it can be, else blank."""
        return self.thing.row["category"] if self.thing else ""

    @cached_property
    def ties(self) -> frozenset[str]:
        """The kinds of ties it can tell of."""
        return frozenset(term.row["tie"] for term in self if term.table == "ties")

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
