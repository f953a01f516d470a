"""Votes and licences: "voted against a resolution that condemned Chad", "refused Peru a licence"."""

from collections.abc import Iterator

from toolkit.extraction.clauses.clause import Clause
from toolkit.extraction.clauses.nouns import is_denied, is_negated
from toolkit.extraction.clauses.objects import following
from toolkit.extraction.clauses.subjects import subject
from toolkit.extraction.clauses.verbs import verb_group
from toolkit.extraction.text.wordsets import POSSESSIVES, wordset
from toolkit.extraction.ties.frames import Relation, directed

_MOTIONS = wordset("motion")
_NEAR, _REACH = 5, 16


def voted(clause: Clause, i: int) -> Iterator[Relation]:
    """Whom the voters stand by or turn on, where the motion blames or punishes somebody."""
    vetoed = clause.lows[i] in _VETOING
    side, first = ("against", i) if vetoed else (clause.low(i + 1), i + 1)
    if side not in ("for", "against") or verb_group(clause, i).negated:
        return
    behind = clause.lows[first + 1 : first + _NEAR + 1]  # "on the resolution", "the latest EU sanctions"
    if _MOTIONS.isdisjoint(behind[: _NEAR - 1]) and not (vetoed and not PENALTIES.isdisjoint(behind)):
        return
    for j in range(first + 1, min(i + _REACH, clause.size)):
        hostile = any(t.table == "ties" and t.row["sign"] == "-1" for t in clause.readings(j))
        if hostile or clause.lows[j] in _AGAINST:
            last = clause.last.get(j, j)
            a = subject(clause, i)
            b = following(clause, last, _REACHED, _NEAR, direct=True)
            yield from directed(a, b, "condemnation" if side == "for" else "support", i)
            return


PENALTIES = frozenset({"sanctions", "embargo", "embargoes", "penalties"})
_AGAINST = frozenset({"against", "demanding", "demands", "demanded", "calling"})
_VETOING = wordset("vetoing")
_REACHED = frozenset({"on", "against", "of", "at"})


def licence_refused(clause: Clause, i: int) -> Iterator[Relation]:
    """ "refused export licences for jets ordered by Chad": who is to get nothing stands behind."""
    if verb_group(clause, i).be or is_negated(clause, i):
        return
    licence = clause.first_of(_LICENCES, i + 1, i + _NEAR) or 0
    a = subject(clause, i) if licence else []
    behind = (n for n in clause.names if licence < n < licence + _REACH and n not in a)
    b = [n for n in behind if not clause.is_adjective(n) and clause.lows[n] not in POSSESSIVES][:1]
    if b and clause.actors[b[0]].kind != "organisation":
        yield from directed(a, b, "sanction", i)


def unrecognised(clause: Clause, i: int) -> Iterator[Relation]:
    """ "does not recognise the junta in Chad": whom somebody takes for no lawful government."""
    if verb_group(clause, i).negated and not is_denied(clause, i):
        yield from directed(
            subject(clause, i), following(clause, i, _OF_WHOM, _NEAR, direct=True), "condemnation", i
        )


_OF_WHOM = frozenset({"of", "in"})
RECOGNISING = frozenset({"recognise", "recognize", "recognised", "recognized"})
_LICENCES = wordset("licence")
REFUSING = wordset("refusing a licence")
VOTING = _VETOING | {"vote", "votes", "voted", "voting"}
