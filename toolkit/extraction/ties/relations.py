"""Every relation that one clause tells, with the rule that reads it: verbs, nouns, phrases, armed people."""

from collections.abc import Iterator
from dataclasses import replace

from toolkit.extraction.clauses.clause import MARK, Clause
from toolkit.extraction.clauses.nouns import is_supposed, reads_as_noun
from toolkit.extraction.clauses.objects import passive
from toolkit.extraction.text.readings import Term
from toolkit.extraction.text.wordsets import wordset
from toolkit.extraction.ties.blame import CALLING, SAID_OF_WRONG, blame, deed
from toolkit.extraction.ties.companions import with_companions
from toolkit.extraction.ties.contributors import contributor_relations
from toolkit.extraction.ties.frames import Relation, is_title
from toolkit.extraction.ties.nouns import adjective_relation, noun_relation
from toolkit.extraction.ties.phrases import phrase_relations
from toolkit.extraction.ties.troops import troop_relations
from toolkit.extraction.ties.verbs import verb_relation
from toolkit.extraction.ties.verdicts import JUDGING, verdict
from toolkit.extraction.ties.words import told_by_words

_BY_ITSELF = frozenset({"protest", "object"})  # "Tokyo protested."
# verbs with their preposition whose forms are nouns as well: "talks with Kim", "a clash with the army"
_NOUN_READINGS = {
    term: {
        "term": noun,
        "form": "noun",
        "b": b,
        "tie": tie,
        "sign": sign,
        "directed": str(tie == "condemnation").lower(),
    }
    for term, noun, b, tie, sign in (
        ("talk with", "talks", "with between", "talks", "1"),
        ("talk to", "talks", "to", "talks", "1"),
        ("quarrel with", "quarrel", "with between", "other", "-1"),
        ("feud with", "feud", "with between", "other", "-1"),
        ("clash with", "clash", "with between", "combat", "-1"),
        ("battle with", "battle", "with between", "combat", "-1"),
        ("fight with", "fight", "with between", "combat", "-1"),
        ("fight against", "fight", "against", "combat", "-1"),
        ("battle against", "battle", "against", "combat", "-1"),
        ("protest to", "protest", "to", "condemnation", "-1"),
        ("protest against", "protest", "against", "condemnation", "-1"),
        ("protest at", "protest", "at", "condemnation", "-1"),
    )
}
# "Chad's deal with Peru": as a verb, "deal with" tells of no tie
_DEAL = {"term": "deal", "form": "noun", "b": "with", "tie": "treaty", "sign": "1", "directed": "false"}


def relations(clause: Clause) -> Iterator[tuple[str, Relation]]:
    """Every relation in one clause view with the rule that reads it, terms first, armed people after."""
    if clause.actors and not _untrue(clause):
        for rule, found in _relations(clause):
            if not is_supposed(clause, found.first):
                yield rule, with_companions(clause, found)


def _untrue(clause: Clause) -> bool:
    """ "Rumours that Chad had armed the rebels proved false": the clause tells that nothing happened."""
    if _REPORTS.isdisjoint(clause.lows[:_OPENING]):
        return False
    that = clause.first_of(("that",), 1, _OPENING) or clause.size
    return clause.low(that - 1) in _REPORTS and not _UNTRUE.isdisjoint(clause.lows[that:])


_OPENING = 5
_REPORTS, _UNTRUE = wordset("report heard"), wordset("untrue")


def _relations(clause: Clause) -> Iterator[tuple[str, Relation]]:
    for i, hit in clause.hits.items():
        if hit.terms[0].row["term"] == "deal with" and reads_as_noun(clause, i, hit.terms[0]):
            for relation in noun_relation(clause, i, hit.terms[0], _DEAL, i):
                yield "noun", relation
        if "ties" not in hit.terms.tables or hit.start != clause.starts[i]:
            continue  # "nuclear-armed"
        for term in hit.terms:
            if term.table == "ties":
                joined = term.row["tie"] == "membership" and clause.low(clause.last[i] + 1) == "by"
                if not joined:
                    for relation in _of_term(clause, i, term, len(hit.terms)):
                        yield term.form, relation
    for rule, read in (
        ("words", _of_words),
        ("troops", troop_relations),
        ("contingents", contributor_relations),
    ):
        for relation in read(clause):
            yield rule, relation


def _of_words(clause: Clause) -> Iterator[Relation]:
    """Relations that plain words tell: orders to leave, blame, phrases that need a word more."""
    yield from told_by_words(clause)
    yield from phrase_relations(clause)
    if SAID_OF_WRONG.isdisjoint(clause.words):
        return
    for i, low in enumerate(clause.lows):
        if low in JUDGING:
            yield from verdict(clause, i)
        if low in CALLING or "Y" in clause.tags[i]:
            yield from blame(clause, i)


def _of_term(clause: Clause, i: int, term: Term, readings: int) -> Iterator[Relation]:
    if term.form == "adjective":
        yield from adjective_relation(clause, i, term)
    elif term.form == "noun":
        verb = clause.readings(i).verb  # decides whether the noun reading holds
        if readings == 1 or reads_as_noun(clause, i, verb or term):
            yield from noun_relation(clause, i, term)
    elif reads_as_noun(clause, i, term):
        if noun := _NOUN_READINGS.get(term.row["term"]):
            yield from noun_relation(clause, i, term, noun, i)  # "after talks with Kim"
    elif not is_title(clause, i):
        for found in verb_relation(clause, i, term):
            alone = term.row["term"] in _BY_ITSELF and clause.kind(found.last + 1) == MARK
            alone = alone or clause.low(found.last + 1) == "it"
            if found.b or alone or found.tie != "condemnation" or passive(clause, i, term):
                yield found
            elif (last := deed(clause, found.last)) is not None:
                yield replace(found, last=last)
