"""Rows of the table `events`: what happened, with its PLOVER code.

One row per code and set of participants; the first sentence that tells it is quoted. Words for events
that only qualify something else ("the attack helicopter") or that no actor takes part in make no row.
"""

from toolkit import edtf
from toolkit.extraction.article.claims import Reading, claim_row, place_of, too_old
from toolkit.extraction.article.document import Document
from toolkit.extraction.attribution.read import attribute
from toolkit.extraction.clauses.clause import Clause
from toolkit.extraction.clauses.nouns import reads_as_noun
from toolkit.extraction.clauses.objects import by_agent, following, passive, possessor
from toolkit.extraction.clauses.subjects import subject
from toolkit.extraction.clauses.verbs import verb_group
from toolkit.extraction.events.idle import tells_nothing
from toolkit.extraction.events.kinds import kind_of_noun, kinds_of
from toolkit.extraction.events.verb_kinds import kind_of_verb
from toolkit.extraction.events.weight import Event, main_events, weight
from toolkit.extraction.events.wording import body_of, wording
from toolkit.extraction.text.readings import Hit, Term
from toolkit.extraction.text.wordsets import wordset
from toolkit.extraction.ties.noun_sides import by_or_subject
from toolkit.schema import Row

SPOKEN = frozenset({"ACCUSE", "REJECT", "REQUEST", "THREATEN"})  # asserted, whatever they deny
_POSTS = wordset("post or passage")
_ALWAYS = frozenset({"in", "of", "on", "with", "against", "to", "from", "at", "into", "between", "for"})


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
    main = main_events([event for event in found.values() if not _only_counts(doc, event)])
    return [_row(doc, event) for event in main if not _is_denied(doc, event)]


def _only_counts(doc: Document, event: Event) -> bool:
    """Whether an official or agency counts the dead: "the staff puts the killed and wounded at 900"."""
    teller = event.parties[0]
    return (
        event.clause.lows[event.trigger] in _LOSSES
        and doc.actors.kind_of(teller) in _TELLERS
        and attribute(doc, event.start, event.end).claimed_by == teller
    )


_LOSSES = frozenset({"killed", "wounded", "injured", "casualties", "losses"})
_TELLERS = frozenset({"person", "agency", "organisation"})


def _is_denied(doc: Document, event: Event) -> bool:
    """ "Chad denied that it had sent men": the denial is the event, and nothing was sent."""
    return event.kind not in SPOKEN and attribute(doc, event.start, event.end).status == "denied"


def _told(clause: Clause, i: int, hit: Hit, lexicon_dir: str | None) -> tuple[str, list[int]] | None:
    """The code and the name tokens of the event that the term at i tells."""
    of_verb, of_noun = kinds_of(hit.terms, lexicon_dir)
    if not of_verb.kind and not of_noun.kind:
        return None
    verb = hit.terms.verb
    if verb is not None and not reads_as_noun(clause, i, verb):
        nothing = of_verb.kind != "REQUEST" and _has_no(clause, clause.last[i] + 1)  # "sent no soldiers"
        parties = _verb_participants(clause, i, verb) if of_verb.kind and not nothing else []
        kind = kind_of_verb(clause, i, of_verb.kind, parties) if parties else ""
        if of_verb.of_tie and _alone(clause, parties) and not _needs_no_other(clause, i, kind):
            return None
        return (kind, parties) if kind else None
    if not of_noun.kind:
        return None
    parties = _noun_participants(clause, i, of_noun.kind)
    told = not (of_noun.of_tie and _alone(clause, parties))
    return (kind_of_noun(clause, i, of_noun.kind), parties) if told else None


def _needs_no_other(clause: Clause, i: int, kind: str) -> bool:
    """Whether the word for a tie at i needs no other side: an attack, "closed its crossings"."""
    after = clause.last[i] + 1
    return kind == "ASSAULT" or (kind == "SANCTION" and not _POSTS.isdisjoint(clause.lows[after : after + 4]))


def _alone(clause: Clause, tokens: list[int]) -> bool:
    """Whether a tie lacks its other side: "closed the port", "a runner-up was close"."""
    return len({clause.actors[token].name for token in tokens}) < 2


def _has_no(clause: Clause, j: int) -> bool:
    """Whether the object that begins at j is none: "sent no soldiers", but "sent no more than 20"."""
    low, behind = clause.low(j), clause.low(j + 1)
    return (low == "no" and behind not in _BOUNDED) or (low in _NOTHING and behind not in _EXCEPT)


_NOTHING = frozenset({"nothing", "nobody", "none", "neither"})
_EXCEPT = frozenset({"but", "except", "other"})
_BOUNDED = frozenset({"more", "fewer", "less", "longer", "later", "other", "doubt", "sooner"})


def _verb_participants(clause: Clause, i: int, verb: Term) -> list[int]:
    last = clause.last[i]
    if verb_group(clause, i).negated:
        return []
    if passive(clause, i, verb):
        done_by = by_agent(clause, last)
        return [*_doers(clause, i, verb, True), *done_by]
    return [*_doers(clause, i, verb), *following(clause, last, _ALWAYS, direct=True)]


def _doers(clause: Clause, i: int, verb: Term, passive_voice: bool = False) -> list[int]:
    """The subject of the verb at i; whom the text names first where that is the place of its dateline."""
    found = subject(clause, i, verb.code, passive_voice)
    first = body_of(clause)
    if not any(token < first for token in found):
        return found
    return [token for token in clause.names if first <= token < i][:1]


def _noun_participants(clause: Clause, i: int, kind: str) -> list[int]:
    """Who takes part; who only speaks of an attack has not attacked."""
    last = clause.last[i]
    owners = possessor(clause, i) or by_or_subject(clause, i, last, kind == "ASSAULT")
    return [*owners, *following(clause, last, _ALWAYS)]


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
        for name in clause.actors[token].name.split("; "):  # "both sides" are two
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
    if _lies_ahead(doc, row["when"]) and _is_done(clause, event.trigger):
        row["when"] = ""  # "called for talks on 20 February": that is the day of the talks
    return row


def _lies_ahead(doc: Document, when: str) -> bool:
    first = edtf.bounds(when)[0] if when else None
    return first is not None and doc.published is not None and first > doc.published


def _is_done(clause: Clause, i: int) -> bool:
    """Whether the verb at i tells what has been: "ordered", "has signed", but not "is expected"."""
    verb, start = clause.hits[i].terms.verb, verb_group(clause, i).start
    return verb is not None and verb.code in "dn" and _TO_COME.isdisjoint(clause.lows[start : i + 1])


_TO_COME = frozenset({"is", "are", "be", "will", "would", "to"})
