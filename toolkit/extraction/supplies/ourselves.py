"""Who "we" are in a transfer: the side of the speaker, or the country an article is written from.

"We have bought six drones", "our marines fire Indian missiles". Who says "the American side" is the other.
"""

from toolkit.extraction.article.document import Document
from toolkit.extraction.article.parties import SIDES, kind_of, party
from toolkit.extraction.attribution.read import attribute
from toolkit.extraction.clauses.clause import WORD, Clause
from toolkit.extraction.clauses.names import noun_group_end
from toolkit.extraction.clauses.verbs import verb_group
from toolkit.extraction.transfers.parts import Transfer

_US = frozenset({"we", "us", "our"})
_TAKING = frozenset({"in", "use", "deal"})
_SUBJECT = 5  # tokens from "our" to its verb: "our air force has bought"


def with_ourselves(
    doc: Document, transfer: Transfer, givers: list[str], takers: list[str]
) -> tuple[list[str], list[str]]:
    """Giver and taker with the side that says "we" where it is what does the deed."""
    clause = transfer.clause
    doer = transfer.supplier[-1:] if not takers else []
    if doer and clause.low(noun_group_end(clause, doer[0])) == "side":
        return givers, [doc.power] if doc.power not in ("", *givers) else []
    if not transfer.items or _US.isdisjoint(clause.words) or (givers and takers):
        return givers, takers
    if transfer.direction == "out" and givers and _gets(clause, transfer.trigger):
        return givers, [name for name in _ourselves(doc, clause) if name not in givers]
    if not _act(clause, transfer.trigger):
        return givers, takers
    if transfer.direction in _TAKING and not takers:
        return givers, [name for name in _ourselves(doc, clause) if name not in givers]
    if transfer.direction == "out" and not givers:
        return [name for name in _ourselves(doc, clause) if name not in takers], takers
    return givers, takers


def _act(clause: Clause, trigger: int) -> bool:
    """Whether "we" or "our army" is the subject of the verb."""
    start = verb_group(clause, trigger).start
    for j in range(start - 1, max(start - _SUBJECT, -1), -1):
        if clause.lows[j] in ("we", "our"):
            return True
        if clause.kinds[j] != WORD or clause.has(j, "PCSR") or clause.is_finite(j):
            return False
    return False


def _gets(clause: Clause, trigger: int) -> bool:
    """Whether "us" is whom the verb gives to: "sold us drones", "gave them to us"."""
    behind = clause.last[trigger] + 1
    at = next((j for j in range(behind, clause.size) if _is_us(clause, j)), -1)
    return at == behind or (at > behind and clause.lows[at - 1] == "to")


def _is_us(clause: Clause, j: int) -> bool:
    """No state: "US officials", "US$1 million"."""
    return clause.text[clause.starts[j] : clause.ends[j]] == "us"


def _ourselves(doc: Document, clause: Clause) -> list[str]:
    """The side of who is quoted, else the state that the article is written from."""
    said = attribute(doc, clause.sentence.start, clause.sentence.start + 1).claimed_by
    who = party(doc, said) if said else doc.home
    return [who] if who and kind_of(doc, who) in SIDES else []
