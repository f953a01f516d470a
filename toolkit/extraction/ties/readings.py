"""A word that carries a tie as it stands in a clause, and its frames: two parties, how they stand to it."""

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from toolkit.extraction.clauses.clause import MODALS, Clause
from toolkit.extraction.clauses.nouns import is_negated, reads_as_noun
from toolkit.extraction.clauses.objects import by_agent, following, passive, possessor
from toolkit.extraction.clauses.subjects import subject
from toolkit.extraction.clauses.verbs import verb_group
from toolkit.extraction.text.readings import Readings, Term
from toolkit.extraction.text.wordsets import ARMED_PEOPLE
from toolkit.extraction.ties.frames import EVERYDAY, is_title
from toolkit.extraction.ties.noun_sides import by_or_subject
from toolkit.extraction.ties.targets import only_bids

# Friendly ties are told with both sides in their places, or not told at all.
_READ = frozenset({"combat", "condemnation", "mediation", "sanction"})
_PLACES = frozenset({"mine"})  # as a noun: "to secure its mines"
UNSURE = MODALS | {"if", "unless"}


class Frame(NamedTuple):
    """Two parties and a word: `cues` names the word and how they stand to it, `tie` what it would tell."""

    a: str
    b: str
    tie: str
    sign: int
    directed: bool
    cues: tuple[str, ...]
    clause: Clause
    first: int
    last: int


class Word(NamedTuple):
    """A word that carries a tie, as it stands in a clause, with the sides in their places."""

    term: Term
    form: str
    first: int
    last: int
    a: list[int]
    b: list[int]
    doubt: str

    def frame(self, clause: Clause, a: str, b: str, slot: str) -> Frame:
        row = self.term.row
        sign = int(row["sign"])
        cues = _cues(self.doubt, self.form, row["tie"], sign, slot)
        return Frame(a, b, row["tie"], sign, row["directed"] == "true", cues, clause, self.first, self.last)


@cache
def _cues(doubt: str, form: str, tie: str, sign: int, slot: str) -> tuple[str, str]:
    """How the two stand to the word, for its tie and for what it is worth to them."""
    return f"{doubt}{form} {tie} {slot}", f"{form} {'hostile' if sign < 0 else 'friendly'} {slot}"


@cache
def _read_loosely(terms: Readings) -> tuple[Term | None, Term | None]:
    """The first reading as a verb and as a noun among those whose tie is read loosely."""
    told = [t for t in terms if t.table == "ties" and t.row["tie"] in _READ]
    verb, noun = (next((t for t in told if t.form == form), None) for form in ("verb", "noun"))
    return verb, noun


def word_at(clause: Clause, i: int, known: dict[int, list[str]]) -> Word | None:
    """The word at i as verb or noun; None where its tie is not read loosely."""
    verb, noun = _read_loosely(clause.readings(i))
    last = clause.last[i]
    if "no" in clause.before(i, 2):
        return None  # "no fighting took place"
    if verb and verb.row["term"] in _PLACES and reads_as_noun(clause, i, verb):
        return None
    if verb and (is_title(clause, i) or only_bids(clause, last, verb.row)):
        return None
    if verb and not (noun and reads_as_noun(clause, i, verb)):
        form = "word" if reads_as_noun(clause, i, verb) else "verb"
        word = _placed(Word(verb, form, i, last, *_of_verb(clause, i, verb, form)), known)
        return None if verb.row["term"] in EVERYDAY and not word.b else word
    if noun is None or clause.low(last + 1) in ARMED_PEOPLE:
        return None  # "assault troops", "combat pilots"
    a = possessor(clause, i) or by_agent(clause, last) or by_or_subject(clause, i, last)
    b = following(clause, last, frozenset(noun.row["b"].split()))
    return _placed(Word(noun, noun.form, i, last, a, b, ""), known)


def _placed(word: Word, known: dict[int, list[str]]) -> Word:
    a = [n for n in word.a if n in known]
    b = [n for n in word.b if n in known and n not in a]
    return word._replace(a=a, b=b)


def _of_verb(clause: Clause, i: int, verb: Term, form: str) -> tuple[list[int], list[int], str]:
    """Who does it, to whom, and whether that is denied or only possible."""
    last = clause.last[i]
    reached = frozenset(verb.row["b"].split())
    if form == "word":
        owners = possessor(clause, i) or by_agent(clause, last) or by_or_subject(clause, i, last)
        return owners, following(clause, last, reached), ""
    start, _, infinitive, _ = verb_group(clause, i)
    if is_negated(clause, i):
        doubt = "no "
    else:
        doubt = "may " if not UNSURE.isdisjoint(clause.lows[start:i]) else "to " if infinitive else ""
    doers = subject(clause, i, verb.code, True)
    if passive(clause, i, verb):
        return by_agent(clause, last), doers, doubt
    return doers, following(clause, last, reached, direct=True), doubt


def pairs(clause: Clause, word: Word, left: list[str], right: list[str], slot: str) -> Iterator[Frame]:
    """A frame for every two of the names left and right."""
    for a in left:
        for b in right:
            if a != b:
                yield word.frame(clause, a, b, slot)
