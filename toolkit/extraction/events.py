"""Rows of the table `events`: what happened, with its PLOVER code.

One row per code and set of participants; the first sentence that tells it is quoted. Words for events
that only qualify something else ("the attack helicopter") or that no actor takes part in make no row.
"""

from functools import lru_cache
from typing import Any

from toolkit import lexicon
from toolkit.extraction.claims import Reading, claim_row, place_of, too_old
from toolkit.extraction.clause_names import group_start, noun_group_end
from toolkit.extraction.clause_objects import by_agent, following, passive, possessor
from toolkit.extraction.clause_subjects import subject, verb_start
from toolkit.extraction.clauses import ACTOR, Clause
from toolkit.extraction.document import Document
from toolkit.extraction.event_weight import main_events, weight
from toolkit.extraction.terms import Hit, Term
from toolkit.extraction.tie_frames import reads_as_noun
from toolkit.extraction.tie_nouns import by_or_subject

Row = dict[str, Any]
_LINE = 160  # longest wording of an event
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
    found: dict[tuple[Any, ...], tuple[float, int, Row]] = {}
    for clause in [*reading.body, *reading.head]:
        if not clause.actors:
            continue
        for i, hit in clause.hits.items():
            told = _told(clause, i, hit, doc.lexicon_dir)
            if told is None or not told[1]:
                continue
            worth = weight(doc, clause, i, hit, *told)
            if worth is not None:
                _keep(doc, clause, i, *told, worth, found)
    return main_events(list(found.values()))


def _told(clause: Clause, i: int, hit: Hit, extra_dir: str | None) -> tuple[str, list[int]] | None:
    """The code and the name tokens of the event that the term at i tells."""
    verb = next((t for t in hit.terms if t.form == "verb"), None)
    noun = next((t for t in hit.terms if t.form == "noun" and t.table != "supplies"), None)
    if verb is not None and not (noun and reads_as_noun(clause, i, verb)):
        if reads_as_noun(clause, i, verb):
            return None
        kind = _code(hit, "verb", extra_dir)
        return (kind, _verb_participants(clause, i, verb)) if kind else None
    if (noun is not None and clause.low(clause.last[i] + 1) != "of") or noun is not None:
        kind = _code(hit, "noun", extra_dir)
        return (kind, _noun_participants(clause, i)) if kind else None
    return None


def _code(hit: Hit, form: str, extra_dir: str | None) -> str:
    """The code of a term: its own, that of its first words, or that of the tie it carries."""
    for term in hit.terms:
        if term.table == "events" and term.form == form:
            return term.row["kind"]
    codes = _codes(form, extra_dir)
    for term in hit.terms:
        if term.table in ("ties", "transfers") and term.form == form:
            words = term.row["term"].split()
            for length in range(len(words), 0, -1):
                if (code := codes.get(" ".join(words[:length]))) is not None:
                    return code
    for term in hit.terms:
        if term.table == "ties" and term.form == form and (form == "noun" or "obj" in term.row["b"]):
            return _OF_TIE.get(term.row["tie"], "")
    return ""


@lru_cache(maxsize=8)
def _codes(form: str, extra_dir: str | None) -> dict[str, str]:
    """Code by term of `events.csv`, verbs or nouns."""
    return {row["term"]: row["kind"] for row in lexicon.rows("events", extra_dir) if row["form"] == form}


def _verb_participants(clause: Clause, i: int, verb: Term) -> list[int]:
    last = clause.last[i]
    if verb_start(clause, i)[3]:
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
    found: dict[tuple[Any, ...], tuple[float, int, Row]],
) -> None:
    names: list[str] = []
    for token in tokens:
        name = clause.actors[token].name
        if name and name not in names and not doc.actors.is_media(name):
            names.append(name)
    start, end = clause.starts[i], clause.ends[clause.last[i]]
    if not names or too_old(doc, clause.sentence, start):
        return
    states = sorted({doc.actors.state_of(name) for name in names})
    key = (kind, *states)
    if key in found and (found[key][0] >= worth or found[key][1] == clause.sentence.index):
        return
    everyone = [*names, *(state for state in states if state not in names)]
    row = claim_row(doc, clause.sentence, start, end)
    row.update(
        event=_wording(clause, i, tokens),
        kind=kind,
        participants="; ".join(everyone),
        place=place_of(clause, clause.last[i]),
    )
    found[key] = (worth, clause.sentence.index, row)


def _wording(clause: Clause, i: int, tokens: list[int]) -> str:
    """The stretch of the sentence from the first participant to the last, or to the end of the clause."""
    first = min([i, *tokens])
    first = group_start(clause, first) if clause.kinds[first] == ACTOR else first
    last = max([clause.last[i], *(noun_group_end(clause, t) for t in tokens)])
    for j in range(last + 1, min(last + 12, clause.size)):
        if clause.kinds[j] == "m" or clause.has(j, "SRC"):
            break
        last = j
    words = clause.text[clause.starts[first] : clause.ends[last]]
    return " ".join(words.split())[:_LINE]
