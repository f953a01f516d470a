"""What single clauses tell of ties, before supplies, figures and the rest of the article add to it."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from toolkit.extraction.actors.known import FOES, links
from toolkit.extraction.article.claims import Reading, claim_row, too_old
from toolkit.extraction.article.document import Document
from toolkit.extraction.article.parties import kind_of, only_watches, parent_of, parties, party
from toolkit.extraction.attribution.read import attribute
from toolkit.extraction.clauses.clause import Clause
from toolkit.extraction.clauses.names import noun_group_end, preposition
from toolkit.extraction.text.wordsets import wordset
from toolkit.extraction.ties.cues import Candidate, Told
from toolkit.extraction.ties.echoes import echoed
from toolkit.extraction.ties.foes import really_fought
from toolkit.extraction.ties.frames import Relation, is_us
from toolkit.extraction.ties.relations import relations
from toolkit.schema import Row

_AT_WAR = frozenset({"combat", "troops", "arms"})  # no ties of those who only report on them
_ABROAD = frozenset({"troops", "visit", "support"})  # not at home


class OpenEnd(NamedTuple):
    """A relation that names one side only: "It condemned the strikes"."""

    rule: str
    clause: Clause
    relation: Relation


class Spoken(NamedTuple):
    """The rows of relations whose clause names both sides, and the relations that name one."""

    told: list[Told]
    open_ended: list[OpenEnd]

    @staticmethod
    def of(doc: Document) -> "Spoken":
        return doc.once(_spoken)


def stances(doc: Document) -> "Counter[Candidate]":
    """How often the clauses of an article tell of two parties as friends or foes."""
    return doc.once(_stances)


def _stances(doc: Document) -> "Counter[Candidate]":
    return Counter([one.candidate for one in Spoken.of(doc).told])


def _spoken(doc: Document) -> Spoken:
    reading, spoken = Reading.of(doc), Spoken([], [])
    before: list[Told] = []
    for clause in (*reading.body, *reading.head):
        known = len(spoken.told)
        found = list(relations(clause))
        fights = any(relation.tie == "combat" for _, relation in found)
        for rule, relation in found:
            ours = not relation.b and is_us(clause, relation.last + 1)
            if ours and (who := _speaker(doc, clause, relation)):
                rows = rows_of(doc, clause, relation, theatre=who[0])
                spoken.told.extend([Told(f"{rule} of we", row, clause, relation) for row in rows])
                continue
            if not relation.b or (rule == "verb" and _of_itself(doc, clause, relation)):
                spoken.open_ended.append(OpenEnd(rule, clause, replace(relation, b=())))
                continue
            speaker = None if relation.a else _speaker(doc, clause, relation)
            rule = rule if relation.a else f"{rule} of we"
            for row in rows_of(doc, clause, relation, speaker=speaker):
                if not (fights and _stands_on_soil_of_foe(doc, row)):
                    spoken.told.append(Told(rule, row, clause, relation))
        here = spoken.told[known:]
        spoken.told.extend(echoed(doc, clause, [*before, *here]))
        before = here
    return spoken


def _of_itself(doc: Document, clause: Clause, relation: Relation) -> bool:
    """ "Peru threatened to send its army", "Peru brokered it": what is named belongs to who acts, or is no
    party, so that the target is open."""
    blamer = parties(doc, clause, relation.a) if relation.tie in ("condemnation", "mediation") else []
    return bool(blamer) and parties(doc, clause, relation.b) == blamer


def _stands_on_soil_of_foe(doc: Document, row: Row) -> bool:
    """ "Chad's men fought Ukrainian forces in Kursk": these are no help to the land that they stand in."""
    return row["tie"] == "troops" and links(doc.lexicon_dir).get((row["a"], row["b"])) is FOES


def _speaker(doc: Document, clause: Clause, relation: Relation) -> list[str]:
    """Who says "we": the claimant of the sentence."""
    name = attribute(doc, clause.starts[relation.first], clause.ends[relation.last]).claimed_by
    who = party(doc, name)
    return [who] if who else []


def _stands_for(doc: Document, name: str) -> str:
    """ "The Duma ratified the treaty": a parliament acts for its state."""
    return parent_of(doc, name) if name in _PARLIAMENTS else name


_PARLIAMENTS = wordset("parliament of a state")


def _names_only_soil(clause: Clause, relation: Relation) -> bool:
    """ "bombed the port of Hodeidah": the blow is said to fall on a place, not on whose soldiers it falls."""
    if relation.tie != "combat" or not _ENTERING.isdisjoint(_bases(clause, relation.first)):
        return False
    forms = {clause.actors[n].form for n in relation.b if not clause.is_adjective(n)}
    within = all(preposition(clause, n) in ("in", "near", "at", "inside") for n in relation.b)
    return forms == {"place"} or (within and not any(map(clause.is_adjective, relation.b)))


_ENTERING = wordset("moving into")


def _bases(clause: Clause, i: int) -> frozenset[str]:
    """The terms that the word at i can be a form of."""
    return frozenset(term.row["term"] for term in clause.readings(i))


def _with_press(clause: Clause, relation: Relation) -> bool:
    """ "told Peruvian reporters", "in talks with a Chadian newspaper": no talks of two states."""
    return any(clause.lows[noun_group_end(clause, n)] in _PRESS for n in (*relation.a, *relation.b))


_PRESS = wordset("press")


def of_one_body(doc: Document, a: str, b: str) -> bool:
    """Whether one is a mission or office of the other, a body of many states: they have no quarrel."""
    return any(
        parent_of(doc, office) == body and kind_of(doc, body) in ("bloc", "organisation")
        for office, body in ((a, b), (b, a))
    )


def rows_of(
    doc: Document, clause: Clause, relation: Relation, theatre: str = "", speaker: list[str] | None = None
) -> Iterator[Row]:
    """The rows of a relation; `theatre` and `speaker` are the sides that its clause does not name."""
    start = clause.starts[relation.first]
    last = relation.last
    end = clause.ends[noun_group_end(clause, last) if last in clause.actors else last]
    if too_old(doc, clause.sentence) or (relation.tie == "talks" and _with_press(clause, relation)):
        return
    on_soil = not theatre and _names_only_soil(clause, relation)
    for a in parties(doc, clause, relation.a) if speaker is None else speaker:
        for b in [theatre] if theatre else parties(doc, clause, relation.b):
            b = really_fought(doc, a, b) if on_soil else b
            a, b = _stands_for(doc, a), _stands_for(doc, b)
            if a == b or (relation.tie in _ABROAD and parent_of(doc, a) == b):
                continue
            if relation.sign < 0 and of_one_body(doc, a, b):
                continue
            if relation.tie in _AT_WAR and (only_watches(doc, a) or only_watches(doc, b)):
                continue
            if relation.tie == "talks" and parent_of(doc, a) and parent_of(doc, a) == parent_of(doc, b):
                continue  # bodies of one house: "the envoy of the UN mission briefed the Security Council"
            row = claim_row(doc, clause.sentence, start, end)
            row.update(a=a, b=b, tie=relation.tie, sign=relation.sign, directed=relation.directed)
            yield row
