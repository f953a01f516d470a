"""Rows of the table `events`: what happened, with its PLOVER code.

One row per code and set of participants; the first sentence that tells it is quoted. Words for events
that only qualify something else ("the attack helicopter") or that no actor takes part in make no row.
"""

from functools import cache, lru_cache
from typing import Any

from toolkit import lexicon
from toolkit.extraction.article.claims import Reading, claim_row, place_of, too_old
from toolkit.extraction.article.document import Document
from toolkit.extraction.attribution.read import attribute
from toolkit.extraction.clauses.clause import Clause
from toolkit.extraction.clauses.nouns import reads_as_noun
from toolkit.extraction.clauses.objects import by_agent, following, passive, possessor
from toolkit.extraction.clauses.subjects import subject
from toolkit.extraction.clauses.verbs import verb_group
from toolkit.extraction.events.idle import tells_nothing
from toolkit.extraction.events.weight import Event, main_events, weight
from toolkit.extraction.events.wording import wording
from toolkit.extraction.text.readings import Hit, Readings, Term
from toolkit.extraction.text.wordsets import ARMED_PEOPLE, wordset
from toolkit.extraction.ties.blame import CALLING, REPROACH, reproach_after
from toolkit.extraction.ties.noun_sides import by_or_subject

Row = dict[str, Any]
SPOKEN = frozenset({"ACCUSE", "REJECT", "REQUEST", "THREATEN"})  # asserted, whatever they deny
_UNTRUE = wordset("untrue")
_BAD = REPROACH | _UNTRUE
_ALWAYS = frozenset({"in", "of", "on", "with", "against", "to", "from", "at", "into", "between", "for"})
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


def events(doc: Document) -> list[Row]:
    """The main events of an article in the order of the text, one row per code and participants."""
    reading = Reading.of(doc)
    found: dict[tuple[str, ...], Event] = {}
    for clause in [*reading.body, *reading.head]:
        if not clause.actors:
            continue
        days = doc.dates_in(clause.sentence)
        for i, hit in clause.hits.items():
            if days and any(day.start <= clause.starts[i] < day.end for day in days):
                continue  # "on March 21"
            told = _told(clause, i, hit, doc.lexicon_dir)
            if told is None or not told[1] or tells_nothing(doc, clause, i, *told):
                continue
            worth = weight(doc, clause, i, hit, *told)
            if worth is not None:
                _keep(doc, clause, i, *told, worth, found)
    return [_row(doc, event) for event in main_events(list(found.values())) if not _is_denied(doc, event)]


def _is_denied(doc: Document, event: Event) -> bool:
    """ "Chad denied that it had sent men": the denial is the event, and nothing was sent."""
    return event.kind not in SPOKEN and attribute(doc, event.start, event.end).status == "denied"


def _told(clause: Clause, i: int, hit: Hit, lexicon_dir: str | None) -> tuple[str, list[int]] | None:
    """The code and the name tokens of the event that the term at i tells."""
    of_verb, of_noun = _kinds_of(hit.terms, lexicon_dir)
    if not of_verb and not of_noun:
        return None
    verb = hit.terms.verb
    if verb is not None and not reads_as_noun(clause, i, verb):
        if of_verb == "CONSULT" and clause.lows[i] in CALLING:
            of_verb = _called(clause, i)
        if not of_verb:
            return None
        parties = _verb_participants(clause, i, verb)
        return _kind_by_object(clause, i, of_verb, parties), parties
    return (of_noun, _noun_participants(clause, i)) if of_noun else None


def _called(clause: Clause, i: int) -> str:
    """The code of "called it baseless", "called it an outrage", "called Chad"; none for "calls it a pact"."""
    word = reproach_after(clause, i, words=_BAD)
    if word is not None:
        return "REJECT" if clause.lows[word] in _UNTRUE else "ACCUSE"
    return "" if clause.low(clause.last[i] + 1) in _NAMED_SO else "CONSULT"  # "calls it an alliance"


def _kind_by_object(clause: Clause, i: int, kind: str, parties: list[int]) -> str:
    """The code by who does it to whom: a president who lands visits, soldiers sent at home are moved."""
    if clause.lows[i] in _LANDING and all(clause.actors[n].kind == "person" for n in parties):
        return "CONSULT"
    alone = len({clause.actors[n].name for n in parties}) == 1
    behind = range(clause.last[i] + 1, min(clause.last[i] + _OBJECT, clause.size))
    men = any(clause.lows[j] in ARMED_PEOPLE and clause.readings(j).thing is None for j in behind)
    return "MOBILIZE" if kind == "AID" and alone and men else kind


_OBJECT = 8  # tokens of an object
_LANDING = frozenset({"land", "lands", "landed", "landing"})
_NAMED_SO = frozenset({"it", "this", "that", "these", "those", "them", "himself", "itself", "themselves"})


@cache
def _kinds_of(terms: Readings, lexicon_dir: str | None) -> tuple[str, str]:
    """The codes of a spelling as a verb and as a noun, blank where it tells no event."""
    return _code(terms, "verb", lexicon_dir), _code(terms, "noun", lexicon_dir)


def _code(terms: Readings, form: str, lexicon_dir: str | None) -> str:
    """The code of a term: its own, that of its first words, or that of the tie it carries."""
    for term in terms:
        if term.table == "events" and term.form == form:
            return term.row["kind"]
    codes = _codes(form, lexicon_dir)
    for term in terms:
        if term.table in ("ties", "transfers") and term.form == form:
            words = term.row["term"].split()
            for length in range(len(words), 0, -1):
                if (code := codes.get(" ".join(words[:length]))) is not None:
                    return code
    for term in terms:
        if term.table == "ties" and term.form == form and (form == "noun" or "obj" in term.row["b"]):
            if form == "noun" and term.row["tie"] == "troops":
                return ""  # "the Russian base in Syria" is there
            return _OF_TIE.get(term.row["tie"], "")
    return ""


@lru_cache(maxsize=8)
def _codes(form: str, lexicon_dir: str | None) -> dict[str, str]:
    """Code by term of `events.csv`, verbs or nouns."""
    return {row["term"]: row["kind"] for row in lexicon.rows("events", lexicon_dir) if row["form"] == form}


def _verb_participants(clause: Clause, i: int, verb: Term) -> list[int]:
    last = clause.last[i]
    if verb_group(clause, i).negated:
        return []
    if passive(clause, i, verb):
        done_by = by_agent(clause, last)
        return [*subject(clause, i, verb.code, True), *done_by]
    return [*subject(clause, i, verb.code), *following(clause, last, _ALWAYS, direct=True)]


def _noun_participants(clause: Clause, i: int) -> list[int]:
    last = clause.last[i]
    owners = possessor(clause, i) or by_or_subject(clause, i, last)
    return [*owners, *following(clause, last, _ALWAYS, direct=False)]


def _keep(
    doc: Document,
    clause: Clause,
    i: int,
    kind: str,
    tokens: list[int],
    worth: float,
    found: dict[tuple[str, ...], Event],
) -> None:
    """Note the event where the article tells it best."""
    names: list[str] = []
    for token in tokens:
        name = clause.actors[token].name
        if name and name not in names and not doc.actors.is_media(name):
            names.append(name)
    if not names or too_old(doc, clause.sentence):
        return
    states = sorted({doc.actors.state_of(name) for name in names})
    known = found.get((kind, *states))
    if known is None or (known.worth < worth and known.clause is not clause):
        names += [state for state in states if state not in names]
        found[kind, *states] = Event(clause, i, kind, tokens, worth, names)


def _row(doc: Document, event: Event) -> Row:
    clause = event.clause
    row = claim_row(doc, clause.sentence, event.start, event.end)
    row.update(
        event=wording(doc, clause, event.trigger, event.tokens),
        kind=event.kind,
        participants="; ".join(event.parties),
        place=place_of(clause, clause.last[event.trigger]),
    )
    return row
