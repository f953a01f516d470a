"""What supplies, ties and events share: the clauses of an article and the head of a row."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from weakref import WeakKeyDictionary

from toolkit import lexicon
from toolkit.extraction.actors.read import ActorMention
from toolkit.extraction.article.document import Document
from toolkit.extraction.article.referents import Referents
from toolkit.extraction.article.topic import off_topic
from toolkit.extraction.clauses.clause import ACTOR, Clause
from toolkit.extraction.clauses.words import tokens
from toolkit.extraction.text.spans import Sentence
from toolkit.extraction.text.terms import Hit

_LONGEST = 4000  # characters; what goes on longer without a full stop is no prose


@dataclass(frozen=True)
class Reading:
    """The clause views of an article that hold a term and an actor or a thing: headline and body apart."""

    head: tuple[Clause, ...]
    body: tuple[Clause, ...]

    @staticmethod
    def of(doc: Document) -> "Reading":
        """The reading of a document, made once."""
        known = _READINGS.get(doc)
        if known is None:
            known = _READINGS[doc] = _read(doc)
        return known

    @staticmethod
    def drop(doc: Document) -> None:
        """Let the reading of a document go: nobody will ask for it again."""
        _READINGS.pop(doc, None)


_READINGS: "WeakKeyDictionary[Document, Reading]" = WeakKeyDictionary()


def _read(doc: Document) -> Reading:
    terms = doc.terms
    if off_topic(terms, doc.lower):
        return Reading((), ())
    hits = doc.by_sentence([hit for hit in terms if hit.terms.table != "topics"])
    known = tokens(doc.lexicon_dir)
    states = states_by_code(doc.lexicon_dir)
    referents = Referents(doc)
    head: list[Clause] = []
    body: list[Clause] = []
    for sentence, found in zip(doc.sentences, hits, strict=True):
        mentions = doc.mentions_in(sentence)
        nationals = bool(mentions) and _tells_of_nationals(mentions)
        if (found or nationals) and sentence.end - sentence.start <= _LONGEST:
            if "$" in sentence.text:  # "US$1 million"
                mentions = [m for m in mentions if not doc.text.startswith("$", m.end)]
            named = referents.of(sentence, _with_places(doc.text, mentions, found, states), found)
            if named or nationals or any(hit.terms.table == "supplies" for hit in found):
                found = [hit for hit in found if hit.terms.table != "rule_words"]
                clause = Clause(doc.text, doc.lower, sentence, named, found, known)
                (head if sentence.paragraph == 0 else body).append(clause)
                if pronouns := _subject_pronouns(named):
                    mentions = sorted([*mentions, *pronouns], key=lambda m: m.start)
        if mentions:
            referents.remember(mentions)
    return Reading(tuple(head), tuple(body))


def _tells_of_nationals(mentions: list[ActorMention]) -> bool:
    """Whether a sentence names people by their state, or lists states."""
    states = 0
    for mention in mentions:
        if mention.form == "people":
            return True
        states += mention.kind == "state"
    return states > 2


def _subject_pronouns(named: list[ActorMention]) -> list[ActorMention]:
    """ "it" and "they" of a sentence: they keep what it speaks of the topic of the next one."""
    return [m for m in named if m.form == "short" and m.text.lower() in ("it", "they")]


@lru_cache(maxsize=8)
def states_by_code(extra_dir: str | None) -> dict[str, str]:
    """The state behind each ISO 3166 code."""
    return {row["iso3"]: row["name"] for row in lexicon.rows("actors", extra_dir) if row["iso3"]}


def _with_places(
    text: str, mentions: list[ActorMention], hits: list[Hit], states: dict[str, str]
) -> list[ActorMention]:
    """The names of a sentence and its regions and towns, which stand for their state as a place."""
    places = []
    for hit in hits:
        if hit.terms.table != "places":
            continue
        name = states.get(hit.terms[0].row["iso3"])
        if name is not None and not any(m.start < hit.end and hit.start < m.end for m in mentions):
            places.append(ActorMention(hit.start, hit.end, name, "state", text[hit.start : hit.end], "place"))
    return sorted([*mentions, *places], key=lambda m: (m.start, -m.end)) if places else mentions


def too_old(doc: Document, sentence: Sentence) -> bool:
    """Whether all dates of the sentence lie a generation before the report."""
    return sentence.index in doc.bygone


def claim_row(doc: Document, sentence: Sentence, start: int, end: int) -> dict[str, Any]:
    """The columns that every claim table shares, for the expression text[start:end]."""
    return {
        "quote": sentence.text,
        "start": start,
        "end": end,
        "claimed_by": "",
        "via": "",
        "status": "asserted",
        "hedge": "",
        "when": nearest_date(doc, sentence, start, end),
    }


def nearest_date(doc: Document, sentence: Sentence, start: int, end: int) -> str:
    """The date in the sentence that stands nearest to the expression; "" if there is none."""
    best, distance = "", 10**9
    for date in doc.dates_in(sentence):
        if date.edtf:
            gap = max(date.start - end, start - date.end, 0)
            if gap < distance:
                best, distance = date.edtf, gap
    return best


def place_of(clause: Clause, last: int) -> str:
    """Where something happened: the place name after "in", "at" or "near" behind token `last`."""
    for j in range(last + 1, min(last + 18, clause.size)):
        if clause.kinds[j] == ACTOR and clause.actors[j].kind == "state" and clause.low(j - 1) in _WHERE:
            return clause.actors[j].text
        if clause.is_mark(j, ";:"):
            break
    return ""


_WHERE = frozenset({"in", "at", "near", "inside", "across", "around", "outside", "eastern", "northern"})
