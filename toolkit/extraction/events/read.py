"""Rows of the table `events`: what happened, with its PLOVER code.

One row per code and set of participants; the first sentence that tells it is quoted. Words for events
that only qualify something else ("the attack helicopter") or that no actor takes part in make no row.
"""

from functools import cache, lru_cache
from textwrap import shorten
from typing import Any

from toolkit import lexicon
from toolkit.extraction.article.claims import Reading, claim_row, place_of, too_old
from toolkit.extraction.article.document import Document
from toolkit.extraction.attribution.read import attribute
from toolkit.extraction.clauses.clause import ACTOR, MARK, Clause
from toolkit.extraction.clauses.names import group_start, noun_group_end
from toolkit.extraction.clauses.nouns import reads_as_noun
from toolkit.extraction.clauses.objects import by_agent, following, passive, possessor
from toolkit.extraction.clauses.subjects import subject
from toolkit.extraction.clauses.verbs import verb_group
from toolkit.extraction.events.weight import Event, main_events, weight
from toolkit.extraction.text import patterns as re
from toolkit.extraction.text.terms import Hit, Readings, Term
from toolkit.extraction.text.wordsets import wordset
from toolkit.extraction.ties.blame import CALLING, REPROACH, reproach_after
from toolkit.extraction.ties.noun_sides import by_or_subject

Row = dict[str, Any]
SPOKEN = frozenset({"ACCUSE", "REJECT", "REQUEST", "THREATEN"})  # asserted, whatever they deny
_UNTRUE = wordset("untrue")
_BAD = REPROACH | _UNTRUE
_LINE = 160  # longest wording of an event
_STOPS = frozenset(',;:.!?…-–—|()[]{}"“”«»')  # marks that end a phrase
_MARKDOWN = re.compile(r"\[([^\[\]]*)\](?:\([^()\s]*\))?|\[|\*+|`+|(?<!\w)_+|_+(?!\w)")
_SIGNS = "[*`_"  # with which Markdown begins
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
            if told is None or not told[1]:
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
            word = reproach_after(clause, i, words=_BAD)
            untrue = word is not None and clause.lows[word] in _UNTRUE  # "called it baseless"
            of_verb = "REJECT" if untrue else "ACCUSE" if word is not None else of_verb
        return (of_verb, _verb_participants(clause, i, verb)) if of_verb else None
    return (of_noun, _noun_participants(clause, i)) if of_noun else None


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
        event=_wording(doc, clause, event.trigger, event.tokens),
        kind=event.kind,
        participants="; ".join(event.parties),
        place=place_of(clause, clause.last[event.trigger]),
    )
    return row


def _wording(doc: Document, clause: Clause, i: int, tokens: list[int]) -> str:
    """The stretch of the sentence from the first participant to the last, or to the end of the clause.

    A number keeps its bound ("as many as 7,000"). Signs that stand in a phrase ("$2 billion", "5%") do not
    end it; Markdown is left out, and so are a preposition or an article at the end.
    """
    first = min(i, *tokens)
    first = group_start(clause, first) if clause.kinds[first] == ACTOR else first
    least = last = max([clause.last[i], *(noun_group_end(clause, t) for t in tokens)])
    for j in range(last + 1, min(last + 12, clause.size)):
        if clause.lows[j] in _STOPS or clause.has(j, "SRC"):
            break
        last = j
    while last > least and (clause.kinds[last] == MARK or clause.has(last, "PD")):
        last -= 1
    start, after = clause.starts[first], clause.ends[last]
    for number in doc.quantities_in(clause.sentence):
        if number.start < start < number.end:
            start = number.start
        if number.start < after < number.end:
            after = number.end
    after += clause.text[after : after + 1] == "%"
    words = clause.text[start:after]
    if any(sign in words for sign in _SIGNS):
        words = _MARKDOWN.sub(r"\1", words)
    words = " ".join(words.split())
    return words if len(words) <= _LINE else shorten(words, _LINE, placeholder=" …")
