"""Who "we" are in a transfer: the side of the speaker, or the country an article is written from.

"They gave us six drones", "our marines fire Indian missiles", "two of these boats will come from us".
"""

from toolkit.extraction.article.document import Document
from toolkit.extraction.article.parties import kind_of, party
from toolkit.extraction.attribution.read import attribute
from toolkit.extraction.clauses.clause import ACTOR, Clause
from toolkit.extraction.clauses.verbs import verb_start
from toolkit.extraction.ties.frames import is_us
from toolkit.extraction.transfers.parts import Transfer

_US = frozenset({"we", "us", "our"})
_SIDES = frozenset({"state", "armed_force"})
_TAKING = frozenset({"in", "use", "deal"})
_SUBJECT = 5  # tokens from "our" to its verb: "our air force has bought"


def with_ourselves(
    doc: Document, transfer: Transfer, givers: list[str], takers: list[str]
) -> tuple[list[str], list[str]]:
    """Giver and taker with the side that says "we" where the words put it."""
    clause = transfer.clause
    if _US.isdisjoint(clause.words) or (givers and takers):
        return givers, takers
    acting, reached = _act(clause, transfer.trigger), _are_reached(clause, transfer.trigger)
    if transfer.direction in _TAKING and not takers and acting:
        return givers, [name for name in _ourselves(doc, clause) if name not in givers]
    if transfer.direction == "out" and not givers and acting:
        return [name for name in _ourselves(doc, clause) if name not in takers], takers
    if transfer.direction == "in" and not givers and reached:
        return [name for name in _ourselves(doc, clause) if name not in takers], takers
    if transfer.direction in ("out", "arrive") and not takers and reached:
        return givers, [name for name in _ourselves(doc, clause) if name not in givers]
    return givers, takers


def _act(clause: Clause, trigger: int) -> bool:
    """Whether "we" or "our army" is the subject of the verb."""
    start = verb_start(clause, trigger)[0]
    for j in range(start - 1, max(start - _SUBJECT, -1), -1):
        if clause.lows[j] in ("we", "our"):
            return True
        if clause.kinds[j] != "w" or clause.has(j, "PCSR") or clause.is_finite(j):
            return False
    return False


def _are_reached(clause: Clause, trigger: int) -> bool:
    """Whether "us" or "our army" is whom the verb reaches: "gave us", "sent to our marines"."""
    last = clause.last[trigger]
    if is_us(clause, last + 1):
        return True
    for j in range(last + 1, min(last + 10, clause.size - 1)):
        if clause.is_finite(j) or clause.kinds[j] == ACTOR:
            return False
        if clause.lows[j] in ("to", "for", "from") and is_us(clause, j + 1):
            return True
    return False


def _ourselves(doc: Document, clause: Clause) -> list[str]:
    """The side of who is quoted, else the state that the article is written from."""
    said = attribute(doc, clause.sentence.start, clause.sentence.start + 1).claimed_by
    who = party(doc, said, kind_of(doc, said)) if said else doc.dateline
    return [who] if who and kind_of(doc, who) in _SIDES else []
