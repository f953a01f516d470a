"""Words for people and for what becomes of them, found in one pass: `people.csv` and `measures.csv`."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind

from toolkit import lexicon
from toolkit.extraction.text import patterns as re
from toolkit.extraction.text.inflection import plural
from toolkit.extraction.text.wordsets import SPELLED, any_of, wordset

# what becomes of people that is a loss of their side, in the words of the schema
LOSSES = ("killed", "wounded", "casualties", "captured", "missing")
# people and deeds that several rules ask for
GROUP_FIGHTERS = wordset("fighter of a group", "words")
GROUP_STRENGTHS = wordset("strength of a group", "words")
STATE_SOLDIERS = wordset("soldier of a state", "words")
TEACHERS = wordset("teacher", "words")
FREES_CAPTIVES = wordset("frees captives", "words")
TAKES_OTHERS = wordset("takes others' people", "words")
_BESIDE = any_of("about a number")
# what may stand between a word and its number: "lost about 900"
ABOUT = rf"(?:\s(?:{_BESIDE}))*\s[\"“]?"
_FALLS = frozenset(("fell", "fallen", "have fallen", "had fallen"))
# "how many men it has left", "by the time I left"
_NOBODY_LEFT = re.compile(r"\b(?:how\smany\s[^.;:?]{3,50}|(?:i|he|she))\s$")
# "we hold to our estimate of 900", "holds that 900 came": nobody is held
_HOLDS = frozenset(("hold", "holds", "holding", "held", "still hold", "still holds"))
_OPINION = re.compile(r"\s(?:to|that|firm|fast)\b")
# "fell to about 600", "fallen by half", "fallen ill": nobody dies
_LESS = re.compile(
    r"\s(?:seriously\s)?(?:ill|sick|silent|short|behind|apart)\b|"
    r"\s(?:back\s|down\s)?(?:to|from|by|below|under)\s(?:(?:an?|the|no|at|as|its|some|about|around|roughly|nearly|"
    r"almost|just|only|under|over|below|fewer|less|more|than|most|least|approximately|between|estimated|few|little)\s)*"
    rf"(?:\d|[a-z-]*(?:hundred|thousand|dozen|million|half|third|quarter)\b|(?:{'|'.join(SPELLED)})\b)"
)


@dataclass(slots=True)
class FigureTerm:
    """text[start:end] is a word for people (`people`: military, weak, civilian or blank; `core` where
    only soldiers and fighters are called so), or one that
    says what became of them: `state` after or before the number (killed, sent), `noun` before it
    (casualties, garrison) hold the measure, blank if it is none. `context` marks words of conflict.
    """

    start: int
    end: int
    term: str
    people: str
    state: str
    noun: str
    context: bool
    core: bool = False

    def as_noun(self) -> "FigureTerm":
        """The word as a noun before the number, whatever it says of those behind it."""
        return FigureTerm(self.start, self.end, self.term, self.people, "", self.noun, self.context)


class Measured(NamedTuple):
    """What became of those a number counts, blank where nothing says so, and the word that does."""

    measure: str
    verb: FigureTerm | None = None


class _Reading(NamedTuple):
    term: str
    people: str = ""
    state: str = ""
    noun: str = ""
    context: bool = False
    core: bool = False


@lru_cache(maxsize=8)
def _automaton(lexicon_dir: str | None) -> tuple[AhoCorasick, tuple[_Reading, ...], dict[str, _Reading]]:
    people: dict[str, str] = {}
    context: set[str] = set()
    core: set[str] = set()
    states: dict[str, str] = {}
    nouns: dict[str, str] = {}
    for term, kind in _people(lexicon_dir):
        if kind == "context":
            context.add(term)
        else:
            people.setdefault(term, "military" if kind == "soldier" else kind)
            if kind == "soldier":
                core.add(term)
    for row in lexicon.rows("measures", lexicon_dir):
        (states if row["kind"] == "state" else nouns).setdefault(row["term"], row["measure"])
    terms = tuple(dict.fromkeys([*people, *sorted(context), *states, *nouns]))
    readings = tuple(
        _Reading(t, people.get(t, ""), states.get(t, ""), nouns.get(t, ""), t in context, t in core)
        for t in terms
    )
    by_term = {reading.term: reading for reading in readings}
    return AhoCorasick(list(terms), matchkind=MatchKind.LeftmostLongest), readings, by_term


def _people(lexicon_dir: str | None) -> Iterator[tuple[str, str]]:
    """The words for people with their kinds; a project's own bring their plurals."""
    shipped = frozenset(lexicon.terms("people"))
    for row in lexicon.rows("people", lexicon_dir):
        yield row["term"].lower(), row["kind"]
        if row["term"] not in shipped:
            yield plural(row["term"].lower()), row["kind"]


def find_figure_terms(lower: str, lexicon_dir: str | None) -> list[FigureTerm]:
    """Every such word of the text (given in lower case), left to right."""
    automaton, readings, by_term = _automaton(lexicon_dir)
    size = len(lower)
    found = []
    for number, start, end in automaton.find_matches_as_indexes(lower):
        if start and lower[start - 1].isalnum():
            continue
        reading = readings[number]
        if end < size and lower[end].isalnum():  # "trained up" of "trained upwards of 900"
            shorter = _shorter(reading.term, by_term)
            if shorter is None:
                continue
            reading = shorter
        if reading.term == "left" and _NOBODY_LEFT.search(lower, max(0, start - 60), start):
            continue
        if reading.term in _HOLDS and _OPINION.match(lower, end):
            continue
        if reading.term in _FALLS and _LESS.match(lower, start + len(reading.term)):
            continue
        found.append(FigureTerm(start, start + len(reading.term), *reading))
    return found


def _shorter(term: str, by_term: dict[str, _Reading]) -> _Reading | None:
    """The longest term of whole words that a longer one begins with."""
    while " " in term:
        term = term.rpartition(" ")[0]
        if term in by_term:
            return by_term[term]
    return None
