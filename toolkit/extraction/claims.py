"""What supplies, ties and events share: the clauses of an article, parties, and the head of a row."""

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Any
from weakref import WeakKeyDictionary

from toolkit import lexicon
from toolkit.extraction.actors import ActorMention
from toolkit.extraction.clause_words import word_classes
from toolkit.extraction.clauses import ACTOR, Clause
from toolkit.extraction.document import Document
from toolkit.extraction.referents import Referents
from toolkit.extraction.spans import Sentence
from toolkit.extraction.terms import Hit
from toolkit.extraction.topic import off_topic
from toolkit.extraction.wordsets import wordset

_LONGEST = 4000  # characters; what goes on longer without a full stop is no prose
_OLD = 25  # years: what lies further back is history, not news
_MOSTLY_STATES = ("state", "bloc")


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


_READINGS: "WeakKeyDictionary[Document, Reading]" = WeakKeyDictionary()


def _read(doc: Document) -> Reading:
    terms = doc.terms
    if off_topic(terms, doc.lower):
        return Reading((), ())
    hits = doc.by_sentence([hit for hit in terms if hit.terms.table != "topics"])
    classes = word_classes(doc.lexicon_dir)
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
                clause = Clause(doc.text, doc.lower, sentence, named, found, classes)
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


def party(doc: Document, name: str, kind: str) -> str:
    """The actor that a name stands for in ties: the state of a person, office or arms maker, else itself."""
    if kind in _MOSTLY_STATES:
        return name
    if doc.actors.is_media(name):
        return ""
    parent = parent_of(doc, name) or (_introduced(doc).get(name, "") if kind == "person" else "")
    if not parent:
        return "" if kind == "person" else _state_in(name, doc.lexicon_dir) or name
    if kind in ("person", "agency"):
        return party(doc, parent, kind_of(doc, parent))
    if kind == "armed_force" and _of_state(name):
        return parent
    actor = doc.actors.actors.get(name)
    return parent if actor and "arms maker" in actor.roles else name


_INTRODUCED: "WeakKeyDictionary[Document, dict[str, str]]" = WeakKeyDictionary()
_TITLE = re.compile(r"(?:['’]s)? (?:[\w.-]+ ){1,5}")


def _introduced(doc: Document) -> dict[str, str]:
    """The state of each person whom the article introduces with it: "Chad's President Idriss Deby"."""
    known = _INTRODUCED.get(doc)
    if known is None:
        known = _INTRODUCED[doc] = {}
        mentions = doc.actors.mentions
        for before, mention in pairwise(mentions):
            titled = before.kind == "state" and mention.kind == "person" and before.form != "compound"
            if titled and _TITLE.fullmatch(doc.text, before.end, mention.start):
                known.setdefault(mention.name, before.name)
    return known


@lru_cache(maxsize=8)
def _catalogue(extra_dir: str | None) -> dict[str, tuple[str, str]]:
    """Kind and parent of every actor of the lexicon, also of those that the article does not name."""
    return {row["name"]: (row["kind"], row["parent"]) for row in lexicon.rows("actors", extra_dir)}


def kind_of(doc: Document, name: str) -> str:
    """The kind of an actor; unknown ones count as organisations."""
    found = doc.actors.kind_of(name) or _catalogue(doc.lexicon_dir).get(name, ("", ""))[0]
    return found or "organisation"


def parent_of(doc: Document, name: str) -> str:
    """The state or body that an actor speaks for; blank if it has none."""
    actor = doc.actors.actors.get(name)
    return (actor.parent if actor else "") or _catalogue(doc.lexicon_dir).get(name, ("", ""))[1]


@lru_cache(maxsize=8)
def _adjectives(extra_dir: str | None) -> dict[str, str]:
    """State by each of its names and adjectives."""
    found = {}
    for row in lexicon.rows("actors", extra_dir):
        if row["kind"] == "state":
            for word in (row["name"], *lexicon.split(row["people"])):
                found[word] = row["name"]
    return found


def _state_in(name: str, extra_dir: str | None) -> str:
    """The state that a body is named after: "Zimbabwe Defence Forces", "Israel Ministry of Defense"."""
    words = name.split()
    if not any(word in name for word in _OF_STATES):
        return ""
    states = _adjectives(extra_dir)
    return states.get(" ".join(words[:2])) or states.get(words[0], "")


_OF_STATES = (
    "Ministry",
    "Defence Force",
    "Defense Force",
    "Armed Forces",
    "Army",
    "Navy",
    "Government",
    "Embassy",
)
_ARMIES = ("Armed Forces", "Navy", "Air Force", "Command", "Marine Corps", "Coast Guard", "Bundeswehr")


def _of_state(name: str) -> bool:
    """Whether an armed force is the state's own and not a group on its soil."""
    regular = any(word in name for word in _ARMIES) or "Defence Force" in name or "Defense Forces" in name
    return regular or name in wordset("state army")


def parties(doc: Document, clause: Clause, tokens: tuple[int, ...]) -> list[str]:
    """The parties behind name tokens, each once, in order."""
    found: list[str] = []
    for token in tokens:
        mention = clause.actors[token]
        if "; " in mention.name:  # "the two countries"
            both = [party(doc, side, kind_of(doc, side)) for side in mention.name.split("; ")]
            found += [name for name in both if name and name not in found]
            continue
        name = party(doc, mention.name, mention.kind)
        if name == mention.name and mention.kind == "organisation":
            name = _home(doc, clause, token) or name
        if name and name not in found:
            found.append(name)
    return found


def _home(doc: Document, clause: Clause, token: int) -> str:
    """The state that a company is named with: "Turkey's Baykar", "the French firm Nexter"."""
    for j in range(token - 1, max(token - 4, -1), -1):
        mention = clause.actors.get(j)
        if mention is not None:
            return mention.name if mention.kind == "state" and clause.is_adjective(j) else ""
        if clause.tags[j] not in ("", "'", "H"):
            return ""
    return ""


_DATED = re.compile(r"\b(?:in|of|until|by|during|early|late|mid)[ -]$", re.I)


_UNTIL_NOW = re.compile(r"\bsince\s(?:[A-Z]\w+\s)?\d{4}\b")


def too_old(doc: Document, sentence: Sentence, offset: int) -> bool:
    """Whether all dates of the sentence lie a generation before the report."""
    dated = doc.dates_in(sentence)
    if not dated or doc.published is None or _UNTIL_NOW.search(sentence.text):
        return False
    years = [
        int(d.edtf[:4])
        for d in dated
        if d.edtf[:4].isdigit()
        and (d.end - d.start > 4 or _DATED.search(doc.text, max(0, d.start - 8), d.start))
    ]
    return bool(years) and max(years) < doc.published.year - _OLD


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
