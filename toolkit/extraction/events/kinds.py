"""The PLOVER code of a word for an event: that of its term, and what its object and subject make of it."""

from functools import cache, lru_cache
from typing import NamedTuple

from toolkit import lexicon
from toolkit.extraction.clauses.clause import Clause
from toolkit.extraction.text.readings import Readings
from toolkit.extraction.text.wordsets import wordset

_OF_TIE = {
    "visit": "CONSULT",
    "talks": "CONSULT",
    "mediation": "CONSULT",
    "treaty": "AGREE",
    "alliance": "COOPERATE",
    "support": "SUPPORT",
    "aid": "AID",
    "arms": "AID",
    "troops": "AID",
    "sanction": "SANCTION",
    "condemnation": "ACCUSE",
    "combat": "ASSAULT",
}
_BREAKING_OFF = wordset("breaking off")
_BEFORE = 8  # tokens from a noun back to its verb


class Code(NamedTuple):
    """A PLOVER code, blank for a spelling that tells no event; `of_tie` where it is that of a tie."""

    kind: str
    of_tie: bool = False


_NONE = Code("")


@cache
def kinds_of(terms: Readings, lexicon_dir: str | None) -> tuple[Code, Code]:
    """The codes of a spelling as a verb and as a noun."""
    return _code(terms, "verb", lexicon_dir), _code(terms, "noun", lexicon_dir)


def _code(terms: Readings, form: str, lexicon_dir: str | None) -> Code:
    """The code of a term: its own, that of its first words, or that of the tie it carries."""
    for term in terms:
        if term.table == "events" and term.form == form:
            return Code(term.row["kind"])
    codes = _codes(form, lexicon_dir)
    for term in terms:
        if term.table in ("ties", "transfers") and term.form == form:
            words = term.row["term"].split()
            for length in range(len(words), 0, -1):
                if (kind := codes.get(" ".join(words[:length]))) is not None:
                    return Code(kind)
    for term in terms:
        if term.table == "ties" and term.form == form and (form == "noun" or "obj" in term.row["b"]):
            if form == "noun" and term.row["tie"] == "troops":
                return _NONE  # "the Russian base in Syria" is there
            return Code(_OF_TIE.get(term.row["tie"], ""), of_tie=True)
    return _NONE


@lru_cache(maxsize=8)
def _codes(form: str, lexicon_dir: str | None) -> dict[str, str]:
    """Code by term of `events.csv`, verbs or nouns."""
    return {row["term"]: row["kind"] for row in lexicon.rows("events", lexicon_dir) if row["form"] == form}


def kind_of_noun(clause: Clause, i: int, kind: str) -> str:
    """The code of the noun at i, whose term has the code `kind`: a pact that is ended is a sanction."""
    if kind not in ("AGREE", "COOPERATE") or _BREAKING_OFF.isdisjoint(clause.words):
        return kind
    before = range(i - 1, max(i - _BEFORE, -1), -1)
    verb = next((j for j in before if clause.is_finite(j) and not clause.has(j, "X")), None)
    return "SANCTION" if verb is not None and clause.lows[verb] in _BREAKING_OFF else kind
