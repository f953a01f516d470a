"""Rows of the table `ties`: who stands how to whom, read from the text.

One row per pair and kind of tie; the first sentence that says it is quoted. Persons and offices stand
for their state ("Putin visited Pyongyang": Russia, North Korea), armed groups that no state commands
stand for themselves.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from toolkit.extraction.article.claims import Reading, claim_row, too_old
from toolkit.extraction.article.document import Document
from toolkit.extraction.article.parties import kind_of, parent_of, parties, party
from toolkit.extraction.attribution.read import attribute
from toolkit.extraction.clauses.clause import Clause
from toolkit.extraction.clauses.names import noun_group_end
from toolkit.extraction.clauses.nouns import reads_as_noun
from toolkit.extraction.clauses.objects import passive
from toolkit.extraction.text.categories import MILITARY
from toolkit.extraction.text.terms import Term
from toolkit.extraction.text.wordsets import HALTING, wordset
from toolkit.extraction.ties.blame import (
    CALLING,
    REPROACH,
    blame,
    deed,
    halted,
)
from toolkit.extraction.ties.contributors import contributor_relations
from toolkit.extraction.ties.cues import Row, Told
from toolkit.extraction.ties.figures import killers, troops_abroad
from toolkit.extraction.ties.fill import Scene
from toolkit.extraction.ties.frames import Relation, is_title
from toolkit.extraction.ties.nouns import adjective_relation, noun_relation
from toolkit.extraction.ties.phrases import phrase_relations
from toolkit.extraction.ties.theatre import Theatres, is_peace_mission
from toolkit.extraction.ties.troops import troop_relations
from toolkit.extraction.ties.verbs import ORDERS, expulsion, verb_relation
from toolkit.extraction.ties.weighing import weighed
from toolkit.extraction.ties.words import told_by_words

_ABROAD = frozenset({"troops", "visit", "support"})  # not at home
_ARMS = MILITARY | {"engines", "other", "technology", "vehicles"}

_PEACEFUL = wordset("relief")
_TELLING = ORDERS | HALTING
# verbs with their preposition whose forms are nouns as well: "talks with Kim", "a clash with the army"
_NOUN_READINGS = {
    term: {"term": noun, "form": "noun", "b": b, "tie": tie, "sign": sign, "directed": "false"}
    for term, noun, b, tie, sign in (
        ("talk with", "talks", "with between", "talks", "1"),
        ("talk to", "talks", "to", "talks", "1"),
        ("clash with", "clash", "with between", "combat", "-1"),
        ("battle with", "battle", "with between", "combat", "-1"),
        ("fight with", "fight", "with between", "combat", "-1"),
        ("fight against", "fight", "against", "combat", "-1"),
        ("battle against", "battle", "against", "combat", "-1"),
    )
}


def ties(
    doc: Document, supply_rows: list[Row] | None = None, figure_rows: list[Row] | None = None
) -> list[Row]:
    """The ties of an article, one row per pair and kind, in the order of the text.

    `supply_rows` are the rows of the same article's supplies, each of which also is a tie of its two
    sides (arms or aid); `figure_rows` those of its figures, which tell whose soldiers serve abroad.
    """
    told, found, scene = tell(doc, supply_rows or [], figure_rows or [])
    rows = _settle(doc, list(weighed(scene, told, found, figure_rows or [])))
    rows.sort(key=lambda row: (row["start"], row["end"], row["a"], row["b"], row["tie"]))
    return rows


class _Record:
    """The rows of an article, one per pair and kind, and all that its rules told."""

    def __init__(self) -> None:
        self.found: dict[tuple[Any, ...], Row] = {}
        self.told: list[Told] = []

    def take(
        self, rule: str, rows: Iterable[Row], clause: Clause | None = None, relation: Relation | None = None
    ) -> None:
        for row in rows:
            self.told.append(Told(rule, row, clause, relation))
            self.found.setdefault(_key(row), row)


def tell(
    doc: Document, supply_rows: list[Row], figure_rows: list[Row]
) -> tuple[list[Told], list[Row], Scene]:
    """Everything that the rules tell, one row for each pair and kind, and the scene; not weighed yet."""
    reading, record = Reading.of(doc), _Record()
    clauses = [*reading.body, *reading.head]
    scene = Scene(doc, clauses, record.found.values(), Theatres(doc))
    open_ended: list[tuple[str, Clause, Relation]] = []
    for clause in clauses:
        for rule, relation in relations(clause):
            if not relation.b or (rule == "verb" and _of_itself(doc, clause, relation)):
                open_ended.append((rule, clause, replace(relation, b=())))
            elif relation.a:
                record.take(rule, _rows(doc, clause, relation), clause, relation)
            else:
                speaker = _speaker(doc, clause, relation)
                record.take(f"{rule} of we", _rows(doc, clause, relation, speaker=speaker), clause, relation)
    record.take("supply", filter(None, map(_of_supply, supply_rows)))
    for rule, clause, relation in open_ended:
        for name in scene.open_sides(clause, relation):
            record.take(f"{rule} filled", _rows(doc, clause, relation, theatre=name), clause, relation)
    record.take("losses", killers(doc, reading.body, figure_rows))
    record.take("figure", list(troops_abroad(doc, figure_rows, list(record.found.values()), scene.theatres)))
    return record.told, list(record.found.values()), scene


def _key(row: Row) -> tuple[Any, ...]:
    """What one article tells once: the pair, in order where the tie has a direction, and the tie."""
    sides = (row["a"], row["b"]) if row["directed"] else sorted((row["a"], row["b"]))
    return (*sides, row["tie"])


def relations(clause: Clause) -> Iterator[tuple[str, Relation]]:
    """Every relation in one clause view with the rule that reads it, terms first, armed people after."""
    if not clause.actors:
        return
    for i, hit in clause.hits.items():
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
    blames = not REPROACH.isdisjoint(clause.words)
    if not blames and _TELLING.isdisjoint(clause.words):
        return
    for i, low in enumerate(clause.lows):
        if low in ORDERS:
            yield from expulsion(clause, i)
        if blames and (low in CALLING or "Y" in clause.tags[i]):
            yield from blame(clause, i)
        if low in HALTING:
            yield from halted(clause, i)


def _of_term(clause: Clause, i: int, term: Term, readings: int) -> Iterator[Relation]:
    if term.form == "adjective":
        yield from adjective_relation(clause, i, term)
    elif term.form == "noun":
        verb = clause.hits[i].terms.verb  # decides whether the noun reading holds
        if readings == 1 or reads_as_noun(clause, i, verb or term):
            yield from noun_relation(clause, i, term)
    elif reads_as_noun(clause, i, term):
        if noun := _NOUN_READINGS.get(term.row["term"]):
            yield from noun_relation(clause, i, term, noun, i)  # "after talks with Kim"
    elif not is_title(clause, i):
        for found in verb_relation(clause, i, term):
            if found.b or found.tie != "condemnation" or passive(clause, i, term):
                yield found
            elif (last := deed(clause, found.last)) is not None:
                yield replace(found, last=last)


def _of_itself(doc: Document, clause: Clause, relation: Relation) -> bool:
    """ "Peru threatened to send its army": what is named belongs to who acts, so that the target is open."""
    blamer = parties(doc, clause, relation.a) if relation.tie == "condemnation" else []
    return bool(blamer) and parties(doc, clause, relation.b) == blamer


def _speaker(doc: Document, clause: Clause, relation: Relation) -> list[str]:
    """Who says "we": the claimant of the sentence."""
    name = attribute(doc, clause.starts[relation.first], clause.ends[relation.last]).claimed_by
    who = party(doc, name, kind_of(doc, name)) if name else ""
    return [who] if who else []


def _rows(
    doc: Document, clause: Clause, relation: Relation, theatre: str = "", speaker: list[str] | None = None
) -> Iterator[Row]:
    """The rows of a relation; `theatre` and `speaker` are the sides that its clause does not name."""
    start = clause.starts[relation.first]
    last = relation.last
    end = clause.ends[noun_group_end(clause, last) if last in clause.actors else last]
    if too_old(doc, clause.sentence):
        return
    for a in parties(doc, clause, relation.a) if speaker is None else speaker:
        for b in [theatre] if theatre else parties(doc, clause, relation.b):
            if a == b or (relation.tie in _ABROAD and parent_of(doc, a) == b):
                continue
            row = claim_row(doc, clause.sentence, start, end)
            row.update(a=a, b=b, tie=relation.tie, sign=relation.sign, directed=relation.directed)
            yield row


def _of_supply(row: Row) -> Row | None:
    """The tie that a supply row implies: arms for weapons, aid for the rest."""
    a, b = row["supplier"], row["recipient"]
    if not a or not b or a == b or row["action"] in ("displayed", "requested"):
        return None
    peaceful = row["category"] == "other" and not _PEACEFUL.isdisjoint(row["item"].lower().split())
    tie = "arms" if row["category"] in _ARMS and not peaceful else "aid"
    shared = ("quote", "start", "end", "claimed_by", "via", "status", "hedge", "when")
    told = {name: row[name] for name in shared if name in row}
    return {**told, "a": a, "b": b, "tie": tie, "sign": 1, "directed": True}


def _settle(doc: Document, rows: list[Row]) -> list[Row]:
    """Soldiers in the country of an enemy are no friendly tie: the fighting row says it; those of a
    mission are counted once, for the country where it serves."""
    enemies = {frozenset((r["a"], r["b"])) for r in rows if r["tie"] == "combat"}
    enemies |= {
        frozenset((r["a"], parent_of(doc, r["b"])))
        for r in rows
        if r["tie"] == "combat" and kind_of(doc, r["b"]) == "armed_force"
    }
    hosted = {r["a"] for r in rows if r["tie"] == "troops" and kind_of(doc, r["b"]) == "state"}
    kept = []
    for row in rows:
        if row["tie"] == "troops":
            kind = kind_of(doc, row["b"])
            mission = kind in ("bloc", "organisation") or (
                kind == "armed_force" and is_peace_mission(row["b"])
            )
            if frozenset((row["a"], row["b"])) in enemies or (mission and row["a"] in hosted):
                continue
        kept.append(row)
    return kept
