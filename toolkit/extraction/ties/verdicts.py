"""Verdicts on what somebody does: "The drills are a provocation, Peru said"; blame by who reports a deed."""

from collections.abc import Iterable, Iterator

from toolkit.extraction.article.document import Document
from toolkit.extraction.article.parties import kind_of, party, stance_of
from toolkit.extraction.attribution.read import attribute
from toolkit.extraction.clauses.clause import MARK, Clause
from toolkit.extraction.clauses.objects import objects_of, possessor
from toolkit.extraction.clauses.subjects import subject
from toolkit.extraction.clauses.verbs import verb_group
from toolkit.extraction.text import patterns as re
from toolkit.extraction.ties.blame import DEEDS, REPROACH
from toolkit.extraction.ties.frames import Relation
from toolkit.schema import Row

JUDGING = frozenset({"is", "are", "was", "were", "constitutes", "constitute", "constituted"})
_REACH, _SAID = 7, 12  # tokens between the verb and the reproach, and from there to who says it
_COMPOUND = re.compile(r"\w+[-–][a-z]")
_HELP = frozenset({"arms", "aid", "support", "troops"})


def verdict(clause: Clause, i: int) -> Iterator[Relation]:
    """Blame by who says that a deed is wrong; the verb of the verdict stands at i."""
    last = clause.first_of(REPROACH, i + 1, i + _REACH)
    if last is None or not _one_phrase(clause, i, last):
        return
    said = _saying(clause, i, last)
    done = _deed_before(clause, verb_group(clause, i).start)
    if said is None or done is None:
        return
    a = _speaker(clause, said)
    b = [n for n in possessor(clause, done) if n not in a]
    if a:
        yield Relation(tuple(a), tuple(b), "condemnation", -1, True, done, last)


def _one_phrase(clause: Clause, i: int, last: int) -> bool:
    """Whether nothing between the verb and the reproach denies it or begins another phrase."""
    return not any(
        clause.has(j, "NSRO") or (clause.kinds[j] == MARK and clause.lows[j] not in '"“”')
        for j in range(i + 1, last)
    )


def _saying(clause: Clause, i: int, last: int) -> int | None:
    """The verb of saying behind the verdict and its comma, or before it: "Peru said the raid was"."""
    for j in range(last + 1, min(last + _SAID, clause.size)):
        if clause.has(j, "Y") and clause.is_finite(j):
            return j if any(clause.is_mark(k, ',"”') for k in range(last + 1, j)) else None
    for j in range(i - 1, max(i - _SAID, 0), -1):
        if clause.has(j, "Y") and clause.is_finite(j):
            return j
        if clause.is_mark(j, ",;:"):
            break
    return None


def _speaker(clause: Clause, said: int) -> list[int]:
    """Who says it: the subject of the verb, or the name right behind it: "said Peru's president"."""
    if clause.is_mark(said - 1, ',"”'):
        return objects_of(clause, said, 5)
    return subject(clause, said)


def _deed_before(clause: Clause, start: int) -> int | None:
    """The noun of the deed that is the subject: "the joint drills of Peru and Chile"."""
    for j in range(start - 1, max(start - _SAID, -1), -1):
        if clause.lows[j] in DEEDS:
            return j
        if clause.kinds[j] == MARK or clause.is_finite(j) or clause.has(j, "SRO"):
            break
    return None


def accusers(doc: Document, rows: Iterable[Row]) -> Iterator[Row]:
    """Who says that somebody helps his enemy blames the helper: "Chad arms the rebels, Peru said"."""
    for row in rows:
        if row["tie"] not in _HELP or kind_of(doc, row["b"]) != "armed_force":
            continue
        if _COMPOUND.match(doc.text, row["start"], row["end"]):
            continue  # "the Iran-backed group" accuses nobody
        claimant = attribute(doc, row["start"], row["end"]).claimed_by
        who = party(doc, claimant)
        if who and who not in (row["a"], row["b"]) and stance_of(doc, who, row["b"]) == "foes":
            blame = {"a": who, "b": row["a"], "tie": "condemnation", "sign": -1, "directed": True}
            yield {**row, **blame}
