"""Relations of two actors in one sentence: verbs, nouns and adjectives that carry a tie.

Each function takes a clause and the place of a term and yields `Relation`s between the names as they
stand there; who they stand for and what else a row needs is `read.py`.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from toolkit import lexicon
from toolkit.extraction.clauses.clause import Clause
from toolkit.extraction.text.wordsets import wordset


@dataclass(frozen=True, slots=True)
class Relation:
    """`a` and `b` are token numbers of names; `first` and `last` the tokens of the expression."""

    a: tuple[int, ...]
    b: tuple[int, ...]
    tie: str
    sign: int
    directed: bool
    first: int
    last: int


def among(clause: Clause, row: lexicon.Row, sides: list[int], first: int, last: int) -> Iterator["Relation"]:
    """Relations of every two of a few sides; of a long list those of the first with the rest."""
    if is_pair(clause, sides):
        yield relation(row, sides, sides, first, last)
        return
    for k in range(len(sides) - 1 if len(sides) <= _FEW else 1):
        yield relation(row, sides[k : k + 1], sides[k + 1 :], first, last)


_FEW = 4


def is_pair(clause: Clause, tokens: list[int]) -> bool:
    """Whether one token names two sides: "the two countries"."""
    return len(tokens) == 1 and "; " in clause.actors[tokens[0]].name


def relation(row: lexicon.Row, a: list[int], b: list[int], first: int, last: int) -> Relation:
    """A relation of the kind that a row of `ties.csv` names."""
    return Relation(tuple(a), tuple(b), row["tie"], int(row["sign"]), row["directed"] == "true", first, last)


_OPENING = 3  # tokens before the verb of a line without a subject: "4. Condemns ..."


def is_title(clause: Clause, i: int) -> bool:
    """Whether a word with a capital inside a sentence is a name and no verb: "in March", "the Board"."""
    written = clause.text[clause.starts[i] : clause.ends[i]]
    return i > _OPENING and clause.sentence.paragraph > 0 and written.istitle()


TRAVELLERS = wordset("traveller")
# words of every day, which tell of a tie only where they reach somebody: "took the hill from the rebels"
EVERYDAY = wordset("verb of every day")


def is_us(clause: Clause, j: int) -> bool:
    """Whether "us" or "our" stands at j, and not the US: who that is, the attribution says."""
    return clause.low(j) in ("us", "our") and clause.text[clause.starts[j]].islower()
