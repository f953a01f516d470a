"""The clauses of an article: each sentence as tokens, with its names, short references, places and terms."""

from typing import TYPE_CHECKING

from toolkit.extraction.actors.names import names
from toolkit.extraction.actors.types import ActorMention
from toolkit.extraction.article.referents import Referents
from toolkit.extraction.clauses.clause import Clause
from toolkit.extraction.clauses.words import tokens
from toolkit.extraction.text import patterns as re
from toolkit.extraction.text.readings import Hit

if TYPE_CHECKING:
    from toolkit.extraction.article.document import Document

_OPENING = 40  # characters before the subject of a sentence
_LONGEST = 4000  # characters; what goes on longer without a full stop is no prose
_SINGLE_QUOTE = re.compile(
    r"['‘’](?:(?<![\w.].)(?=[a-z])|(?!‘)(?:(?<=[^\w\s].)(?!\w)|(?<=[a-rt-wy].)(?!\w)|(?=[,.;:!?])))"
)


def clauses_of(doc: "Document") -> list[Clause | None]:
    """A clause view for each sentence with a term or number and an actor or thing; None for the others."""
    hits = doc.by_sentence([hit for hit in doc.terms if hit.terms.table != "topics"])
    places = doc.by_sentence([hit for hit in doc.terms if hit.terms.table == "places"])
    known = tokens(doc.lexicon_dir)
    lower = _SINGLE_QUOTE.sub('"', doc.lower)  # no genitive: 'a friend', said Peru
    states = names(doc.lexicon_dir).by_code
    referents = Referents(doc)
    clauses: list[Clause | None] = []
    for sentence, found, towns in zip(doc.sentences, hits, places, strict=True):
        clause = None
        mentions = doc.mentions_in(sentence)
        numbers = doc.quantities_in(sentence)
        nationals = bool(mentions) and _tells_of_nationals(mentions)
        if (found or nationals or numbers) and sentence.end - sentence.start <= _LONGEST:
            if "$" in sentence.text:  # "US$1 million"
                mentions = [m for m in mentions if not doc.text.startswith("$", m.end)]
            named = _with_places(doc.text, mentions, towns, states) if towns else mentions
            named = referents.of(sentence, named, found)
            counted = bool(numbers) and numbers[0].start < sentence.start + _OPENING
            if named or any(_tells_of_things(hit, counted) for hit in found):
                found = [hit for hit in found if hit.terms.table != "rule_words"]
                clause = Clause(doc.text, lower, sentence, named, found, known)
                if pronouns := _subject_pronouns(named, sentence.start + _OPENING):
                    mentions = sorted([*mentions, *pronouns], key=lambda m: m.start)
        clauses.append(clause)
        if mentions:
            referents.remember(mentions)
    return clauses


def _tells_of_things(hit: Hit, counted: bool) -> bool:
    """A thing, or a verb for what only a number names: "Ten more were delivered in May"."""
    return hit.terms.table == "supplies" or (counted and hit.terms.table == "transfers")


def _tells_of_nationals(mentions: list[ActorMention]) -> bool:
    """Whether a sentence names people by their state, or lists states."""
    states = 0
    for mention in mentions:
        if mention.form == "people":
            return True
        states += mention.kind == "state"
    return states > 2


def _subject_pronouns(named: list[ActorMention], end: int) -> list[ActorMention]:
    """ "it" and "they" that open a sentence: they keep what it speaks of the topic of the next one."""
    return [m for m in named if m.form == "short" and m.text.lower() in ("it", "they") and m.start < end]


def _with_places(
    text: str, mentions: list[ActorMention], towns: list[Hit], states: dict[str, str]
) -> list[ActorMention]:
    """The names of a sentence and its regions and towns, which stand for their state as a place."""
    places = []
    for hit in towns:
        name = states.get(hit.terms[0].row["iso3"])
        if name is not None and not any(m.start < hit.end and hit.start < m.end for m in mentions):
            places.append(ActorMention(hit.start, hit.end, name, "state", text[hit.start : hit.end], "place"))
    return sorted([*mentions, *places], key=lambda m: (m.start, -m.end)) if places else mentions
