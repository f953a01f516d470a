"""Pronouns that stand for the arms of the sentence before: "Peru has jets. France delivered them"."""

from collections.abc import Iterator

from toolkit.extraction.clauses.clause import NUMBER, Clause
from toolkit.extraction.clauses.objects import passive
from toolkit.extraction.supplies.bare_numbers import Named
from toolkit.extraction.text.terms import Term
from toolkit.extraction.transfers.items import Item
from toolkit.extraction.transfers.parts import HANDING

_SUBJECTS = frozenset({"they", "both", "these", "those", "all"})
_OBJECTS = frozenset({"them", "these", "those"})


def pronouns(clause: Clause, before: Named | None) -> Iterator[Item]:
    """The pronoun that is subject or object of a verb of transfer, as the thing named `before`."""
    if before is None or not clause.names or (_OBJECTS | _SUBJECTS).isdisjoint(clause.words):
        return
    for i, hit in clause.hits.items():
        term = next((t for t in hit.terms if _hands_over(t)), None)
        if term is None:
            continue
        j = clause.last[i] + 1
        if (part := _some_of_them(clause, j)) is not None:
            yield Item(part, part, before[1], None, name=before[0])
            return
        if clause.low(j) in _OBJECTS:
            yield Item(j, j, before[1], None, name=before[0])
            return
        if clause.low(0) in _SUBJECTS and 0 < i < 6 and clause.names[-1] and _is_subject(clause, i, term):
            yield Item(0, 0, before[1], None, name=before[0])
            return


def _hands_over(term: Term) -> bool:
    return term.table == "transfers" and term.form == "verb" and term.row["direction"] in HANDING


def _some_of_them(clause: Clause, start: int) -> int | None:
    """The pronoun of "supplied Peru with hundreds of these", "has sent 40 of them"."""
    for j in range(start + 1, min(start + _PART, clause.size)):
        if clause.lows[j] in _OBJECTS and clause.lows[j - 1] == "of":
            return j if clause.kinds[j - 2] == NUMBER or clause.lows[j - 2] in _MANY else None
        if clause.is_finite(j):
            break
    return None


_PART = 7  # tokens from the verb to the pronoun
_MANY = frozenset({"hundreds", "thousands", "dozens", "scores", "some", "several", "many", "most", "few"})


def _is_subject(clause: Clause, i: int, term: Term) -> bool:
    """Whether the pronoun that opens the clause is given: "they were bought from", "both came from"."""
    return passive(clause, i, term) and all(clause.has(j, "XA") for j in range(1, i))
