"""Which events an article tells as its news, and which words only mention one in passing.

An event needs somebody who does something: a finite verb with its subject ("Mali broke off relations"),
a passive ("was overrun by"), a plan that is announced ("is to hand over"), or a noun with its doer and a
day or a second party ("the Hamas attack of October 7"). "The Ukraine conflict", "balancing its interests"
and "to support the campaign" tell none.
"""

from collections import Counter
from dataclasses import dataclass

from toolkit.extraction.article.document import Document
from toolkit.extraction.clauses.clause import IS, MODALS, WORD, Clause
from toolkit.extraction.clauses.names import noun_group_end
from toolkit.extraction.clauses.nouns import reads_as_noun
from toolkit.extraction.clauses.objects import passive
from toolkit.extraction.clauses.verbs import verb_group
from toolkit.extraction.events.idle import lacks_doer
from toolkit.extraction.events.wording import stretch
from toolkit.extraction.text.readings import Hit, Term
from toolkit.extraction.text.wordsets import DOING, PLAN_VERBS, wordset

MOST = 10  # events of one article
_LEAST = 2.0  # weight of what an article tells as news
_OF_ONE_KIND = 5
_IN_A_SENTENCE = 2
_LEAD = 4  # sentences in which an article says what its news is
_WEAK = wordset("weak event")
_NAMES = frozenset({"name", "seat", "short", "body"})
_BEGINNING = frozenset({"begin", "begins", "began", "begun", "start", "starts", "started"})
_CLAIMING = frozenset(
    {"claims", "claimed", "boasted", "said", "believed", "reported", "thought", "alleged", "known"}
)
_NOT = frozenset({"not", "never", "yet"})
_DEEDS = frozenset({"ASSAULT", "COERCE", "SANCTION", "AGREE", "RETREAT", "THREATEN", "MOBILIZE", "AID"})
_WORDS = frozenset({"ACCUSE", "REQUEST", "REJECT", "CONSULT"})


@dataclass(slots=True)
class Event:
    """What the term at the token `trigger` tells: code, tokens of those who take part, their names."""

    clause: Clause
    trigger: int
    kind: str
    tokens: list[int]
    worth: float
    parties: list[str]

    @property
    def start(self) -> int:
        return self.clause.starts[self.trigger]

    @property
    def end(self) -> int:
        return self.clause.ends[self.clause.last[self.trigger]]


def weight(doc: Document, clause: Clause, i: int, hit: Hit, kind: str, tokens: list[int]) -> float | None:
    """How much the term at i tells of an event with these participants; None where it tells none."""
    verb = hit.terms.verb
    if verb is not None and _is_noun(clause, i, verb):
        verb = None
    told = _of_verb(clause, i, verb, tokens) if verb else None
    if told is None and hit.terms.noun is not None:
        told = _of_noun(doc, clause, i, tokens)
    if told is None:
        return None
    parties = {clause.actors[token].name for token in tokens}
    told += 0.5 if clause.sentence.index <= _LEAD else 0.0
    told += 0.5 if doc.dates_in(clause.sentence) else 0.0
    told += 1.0 if len(parties) > 1 else 0.0
    told += 1.0 if kind in _DEEDS else 0.5 if kind in _WORDS else 0.0
    told -= 1.0 if verb and kind != "PROTEST" and lacks_doer(clause, i, verb, tokens) else 0.0
    return told - 3.5 if clause.lows[i] in _WEAK else told


def _is_noun(clause: Clause, i: int, verb: Term) -> bool:
    """Whether the word at i, which could be a verb, is a noun: "followed the talks", "a combat soldier"."""
    if verb.code not in "bs" or not reads_as_noun(clause, i, verb):
        return False
    return verb.code == "b" or clause.has(i - 1, "D'") or i - 1 in clause.adjectives


def _of_verb(clause: Clause, i: int, verb: Term, tokens: list[int]) -> float | None:
    start, be, infinitive, _ = verb_group(clause, i)
    bare = not any(clause.has(j, "X") for j in range(start, i))
    if min(tokens) == clause.last[i] + 1 and verb.code in "dn" and bare and not passive(clause, i, verb):
        return None  # "armed Serbs"
    group = clause.lows[start:i]
    if infinitive:
        before = clause.lows[max(0, start - 4) : i]
        if not _BEGINNING.isdisjoint(before):
            return None if not _NOT.isdisjoint(before) else 1.5  # "has begun to withdraw"
        if "have" in group and not _CLAIMING.isdisjoint(before):
            return 1.5  # "claims to have shot down six jets"
        return 1.5 if PLAN_VERBS.intersection(before) or IS.intersection(before[-3:]) else None
    if verb.code == "g":
        return 1.5 if be or clause.is_mark(i - 1, ",") else 0.5 if clause.low(i - 1) == "by" else None
    if verb.code == "b" and bare:
        return 1.0 if i - 1 in clause.actors or clause.has(i - 1, "HR") else None
    if verb.code == "n" and start == i and not passive(clause, i, verb) and not clause.is_finite(i):
        return None
    return 1.0 if MODALS.intersection(group) else 2.0


def _of_noun(doc: Document, clause: Clause, i: int, tokens: list[int]) -> float | None:
    """A noun with a doer: possessive, adjective, or the subject of "launched"; not "the Ukraine conflict"."""
    owners = [token for token in tokens if token < i]
    if not owners:
        return None
    owner = owners[-1]
    near = noun_group_end(clause, owner) >= i or owner == i - 1
    named = clause.actors[owner].form in _NAMES and not clause.is_adjective(owner)
    if near and (named or clause.actors[owner].form == "compound" or clause.is_mark(owner - 1, "-–")):
        return None
    held = any(clause.lows[j] in DOING for j in range(max(0, i - 6), i))
    dated = any(abs(d.start - clause.ends[clause.last[i]]) < 40 for d in doc.dates_in(clause.sentence))
    if not near and not held and not dated:
        return None
    reached = any(token > i for token in tokens)
    after = clause.last[i] + 1
    if near and clause.kind(after) == WORD and clause.is_finite(after):
        return 1.5  # "Israeli strikes killed 20 people"
    return 1.5 if held else 1.0 if dated else 0.5 if reached else None


def main_events(told: list[Event]) -> list[Event]:
    """The events that carry an article, in the order of the text."""
    kept: list[Event] = []
    kinds: Counter[str] = Counter()
    sentences: Counter[int] = Counter()
    for event in _varied([event for event in told if event.worth >= _LEAST]):
        sentence = event.clause.sentence.index
        full = kinds[event.kind] >= _OF_ONE_KIND or sentences[sentence] >= _IN_A_SENTENCE
        wider = next((other for other in kept if _is_part(event, other)), None)
        if wider is not None:
            wider.parties += [name for name in event.parties if name not in wider.parties]
            continue
        if full or len(kept) >= MOST or any(_says_more(other, event) for other in kept):
            continue
        kinds[event.kind] += 1
        sentences[sentence] += 1
        kept.append(event)
    return sorted(kept, key=lambda event: (event.start, event.end, event.kind))


def _varied(told: list[Event]) -> list[Event]:
    """Weightiest first, where each further event of a kind weighs a little less than the one before."""
    seen: Counter[str] = Counter()
    ranked = []
    for event in sorted(told, key=lambda event: (-event.worth, event.start, event.kind)):
        ranked.append((0.5 * seen[event.kind] - event.worth, event))
        seen[event.kind] += 1
    ranked.sort(key=lambda pair: (pair[0], pair[1].start, pair[1].kind))
    return [event for _, event in ranked]


def _is_part(event: Event, other: Event) -> bool:
    """Whether one clause tells both: "an Israeli air strike killed the chief of the Houthis"."""
    if event.kind != other.kind or event.clause is not other.clause or event.kind not in _ONE_DEED:
        return False
    first, last = stretch(other.clause, other.trigger, other.tokens)
    return first <= event.trigger <= last


_ONE_DEED = frozenset({"ASSAULT", "RETREAT"})


def _says_more(other: Event, event: Event) -> bool:
    """Whether an event that is kept has the kind and all parties of another, or is the same denial."""
    same = set(event.parties) <= set(other.parties)
    if other.clause is event.clause and event.kind == "REJECT":
        same = other.parties[0] == event.parties[0]  # "denied the report and called it false"
    return other.kind == event.kind and same
