"""Verbs that tell of a tie only with a word behind whom they reach: "held Chad responsible", "set it ablaze".

`tie_phrases.csv` has the verbs, each with the kind of word that it needs (`rule_words.csv`). Its column `b`
says where the name stands: obj, between the two (in the passive, before both); dative, between them; two, two
there; next, right before the word; owner, whose the word is; a preposition, behind the word; open, nowhere,
so that what stands around may say it.
"""

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from toolkit import lexicon
from toolkit.extraction.clauses.clause import ACTOR, Clause
from toolkit.extraction.clauses.names import group_start, noun_group_end
from toolkit.extraction.clauses.nouns import is_negated, is_unreal
from toolkit.extraction.clauses.objects import by_agent, following, objects_of, possessor
from toolkit.extraction.clauses.subjects import gap_object, subject
from toolkit.extraction.clauses.verbs import verb_group
from toolkit.extraction.text.inflection import conjugated
from toolkit.extraction.text.wordsets import POSSESSIVES, wordset
from toolkit.extraction.ties.asides import groups_named, nested, weapon_owner
from toolkit.extraction.ties.frames import Relation
from toolkit.extraction.ties.further import joined_in

_REACH = 20  # tokens between the verb and its word
_JOINT = frozenset({"joint", "combined", "bilateral", "trilateral"})  # what two do together threatens neither
_BEFORE_NAME = ",;:"  # what ends the search where the name stands behind the word
_PLACES = frozenset({"obj", "dative", "two", "next", "owner", "open"})


class Phrase(NamedTuple):
    """A row of the table: the words of which the verb needs one, where the name stands, and what ends it."""

    row: lexicon.Row
    words: frozenset[str]
    where: frozenset[str]
    ends: str


@cache
def phrases() -> dict[str, tuple[Phrase, ...]]:
    """The rows of every form of a verb."""
    found: dict[str, tuple[Phrase, ...]] = {}
    for row in lexicon.rows("tie_phrases"):
        where = frozenset(row["b"].split())
        phrase = Phrase(row, wordset(row["kind"]), where, ";:" if where & _PLACES else _BEFORE_NAME)
        for form in {form for form, _ in conjugated(row["term"])}:
            found[form] = (*found.get(form, ()), phrase)
    return found


@cache
def _verbs() -> frozenset[str]:
    return frozenset(phrases())


@cache
def _needed() -> frozenset[str]:
    """All words of which some phrase needs one."""
    return frozenset().union(*[phrase.words for told in phrases().values() for phrase in told])


def phrase_relations(clause: Clause) -> Iterator[Relation]:
    """Every relation that such a phrase of the clause tells."""
    told = _told_here(clause)
    for i, low in enumerate(clause.lows) if told else ():
        for phrase in told.get(low, ()):
            yield from _read(clause, i, phrase)


def _told_here(clause: Clause) -> dict[str, list[Phrase]]:
    """By verb of the clause the phrases of which it holds a word as well."""
    verbs = _verbs() & clause.words
    if not verbs:
        return {}
    spelt = _needed() & clause.words.union(*[clause.lows[name].split() for name in clause.names])
    told = {}
    for verb in verbs if spelt else ():
        if fit := [phrase for phrase in phrases()[verb] if not phrase.words.isdisjoint(spelt)]:
            told[verb] = fit
    return told


def _read(clause: Clause, i: int, phrase: Phrase) -> Iterator[Relation]:
    """The relation of the verb at i, where the word that it needs stands behind it."""
    row, where = phrase.row, phrase.where
    word = _word(clause, i, phrase.words, phrase.ends)
    if word is None and row["kind"] == "force abroad" and _is_of_relative(clause, i, phrase.words):
        word = i  # "the battlegroup that Spain leads in Slovakia"
    if word is None:
        return
    if is_negated(clause, i) or is_unreal(clause, i):
        return
    start, be, _, _ = verb_group(clause, i)
    passive = be and not clause.lows[i].endswith("ing")
    a = by_agent(clause, i) if passive else [*subject(clause, i), *joined_in(clause, start)]
    a = a or (weapon_owner(clause, i) if row["tie"] == "combat" else [])
    b = subject(clause, i, "n", True) if passive else _between(clause, i, word, where)
    if row["kind"] == "let do":
        b = following(clause, word, {"to"}, 8) or b  # "let Chad ship guns to the rebels"
    b = b or following(clause, word, where - _PLACES, 8)
    if row["kind"] == "wealth held":
        b = b or nested(clause, word, {"of"})  # "froze the assets of ten generals in Chad"
    if "with" in where and not b and clause.low(0) == "with":
        b = following(clause, -1, {"with"}, 6)  # "With Mali and Chad, Togo has set up"
    b = [n for n in b if n not in a and clause.lows[n] not in POSSESSIVES]
    if a and (b or "open" in where):
        last = max([word, *b])
        yield Relation(tuple(a), tuple(b), row["tie"], int(row["sign"]), row["tie"] != "alliance", i, last)


def _word(clause: Clause, i: int, words: frozenset[str], ends: str) -> int | None:
    """The first of the words behind the verb at i, in the same clause."""
    for j in range(i + 1, min(i + _REACH, clause.size)):
        if not words.isdisjoint(clause.lows[j].split()):
            return None if clause.lows[j - 1] in _JOINT else j  # by itself or in a name
        if (
            ends == _BEFORE_NAME
            and clause.kinds[j] == ACTOR
            and clause.has(j - 1, "P")
            and clause.lows[j - 1] != "of"
        ):
            break  # "cut aid to Chad over its role in Niger"
        if clause.is_mark(j, ends) or (clause.has(j, "RS") and clause.lows[j] != "as"):
            break
    return None


def _is_of_relative(clause: Clause, i: int, words: frozenset[str]) -> bool:
    """Whether the verb at i stands in a relative clause that is said of one of the words."""
    for j in range(i - 1, max(i - 6, 0), -1):
        if clause.lows[j] in ("that", "which"):
            return clause.lows[j - 2 if clause.is_mark(j - 1, ",") else j - 1] in words
    return False


def _between(clause: Clause, i: int, word: int, where: frozenset[str]) -> list[int]:
    """The names between the verb and its word, or what its relative clause speaks of."""
    if where.isdisjoint(_PLACES - {"open"}):
        return []
    if "owner" in where:
        on_it = "on" in clause.lows[i + 1 : word] and clause.low(word + 1) != "of"
        return possessor(clause, word) if on_it else []
    b = [n for n in objects_of(clause, i, word - i) if n < word]
    if "dative" in where:  # not "sent French troops packing", "gave Chad's police 60 rifles"
        beside = b[:1] and group_start(clause, b[0]) == i + 1  # not "sent 80 medics and Chad 90 soldiers"
        return [n for n in b if beside and not clause.is_adjective(n) and noun_group_end(clause, n) < word]
    if "next" in where:
        return b if b and noun_group_end(clause, b[-1]) == word - 1 else []
    b = b or groups_named(clause, i) or gap_object(clause, i)
    return b if "two" not in where or len(b) > 1 else []
