"""Relations that words tell which are no terms: envoys sent, guests, shells that land, men kept there.

Each function reads one such form at the token where it stands and yields what it tells, with an empty side
where the clause leaves it open.
"""

from collections.abc import Callable, Iterator

from toolkit.extraction.clauses.clause import NUMBER, Clause
from toolkit.extraction.clauses.names import is_party
from toolkit.extraction.clauses.nouns import is_denied
from toolkit.extraction.clauses.objects import following
from toolkit.extraction.clauses.subjects import subject
from toolkit.extraction.clauses.verbs import verb_start
from toolkit.extraction.text.wordsets import wordset
from toolkit.extraction.ties.captives import EXCHANGING, HANDING, exchanged, handed_over
from toolkit.extraction.ties.frames import TRAVELLERS, Relation, is_pair
from toolkit.extraction.ties.paid import paid, rang, sent_against

_REACH = 8


def told_by_words(clause: Clause) -> Iterator[Relation]:
    """Every relation that such a word of the clause tells."""
    if _TELLING.isdisjoint(clause.words):
        return
    for i, low in enumerate(clause.lows):
        if read := _READERS.get(low):
            yield from read(clause, i)


def _sent(clause: Clause, i: int) -> Iterator[Relation]:
    """ "sent its foreign minister to Chad", "sent jets against the rebels"."""
    yield from sent_against(clause, i)
    start, be, _, negated = verb_start(clause, i)
    if be or negated or is_denied(clause, start):
        return
    for j in range(i + 1, min(i + 6, clause.size)):
        if clause.lows[j] in TRAVELLERS:
            a = subject(clause, i)
            b = following(clause, j, {"to"}, False, _REACH)
            if a:
                yield Relation(tuple(a), tuple(b), "visit", 1, True, i, max(b[-1:], default=j))
            return
        if clause.kinds[j] in (NUMBER, "m") or clause.is_finite(j):
            return


def _guests(clause: Clause, i: int) -> Iterator[Relation]:
    """ "Among the guests in Chad were Peru's premier and the king of Jordan"."""
    if clause.low(i - 2) != "among" and clause.low(i - 1) != "among":
        return
    for j in range(i + 1, min(i + 16, clause.size)):
        if clause.lows[j] in ("were", "was", "are", "is"):
            hosts = [n for n in clause.names if i < n < j and clause.actors[n].kind == "state"][:1]
            came = [n for n in clause.names if n > j and clause.actors[n].form != "compound"]
            owners = [n for n in came if clause.actors[n].kind in ("state", "person", "agency")]
            if owners:
                yield Relation(tuple(owners), tuple(hosts), "visit", 1, True, i, owners[0])
            return


def _restraint(clause: Clause, i: int) -> Iterator[Relation]:
    """ "appealed to both neighbours to show restraint": who bids two at once speaks to make peace."""
    for j in range(i - 1, max(i - _BIDDING_REACH, -1), -1):
        if clause.lows[j] in _BIDDING:
            a = subject(clause, j)
            b = [n for n in following(clause, j, {"to", "on", "upon"}, True, i - j) if n not in a]
            if a and (len(b) == 2 or is_pair(clause, b)):
                yield Relation(tuple(a), tuple(b), "mediation", 1, True, j, i)
            return
        if clause.is_mark(j, ";:"):
            return


_BIDDING = wordset("bidding")
_BIDDING_REACH = 14


def _bought(clause: Clause, i: int) -> Iterator[Relation]:
    """ "bought nearly everything it had from Russia", "buys in Israel": arms, where no ware is named."""
    for j in range(i + 1, min(i + _REACH, clause.size)):
        if clause.lows[j] in ("from", "in"):
            a, b = following(clause, j - 1, {clause.lows[j]}, False, 5), subject(clause, i)
            negated = verb_start(clause, i)[3]
            if a and b and not negated and is_party(clause, a[0]):
                yield Relation(tuple(a), tuple(b), "arms", 1, True, i, a[-1])
            return
        if clause.lows[j] not in _ANY_WARE and not clause.has(j, "OXA"):
            return


_ANY_WARE = wordset("ware not named")
_READERS: dict[str, Callable[[Clause, int], Iterator[Relation]]] = {
    **dict.fromkeys(("sent", "sends", "dispatched", "dispatches"), _sent),
    **dict.fromkeys(("guests", "dignitaries", "attendees"), _guests),
    **dict.fromkeys(("restraint", "refrain", "de-escalate", "calm"), _restraint),
    **dict.fromkeys(("buys", "buy", "bought", "buying", "purchased", "imports", "imported"), _bought),
    **dict.fromkeys(("pay", "pays", "paid", "paying"), paid),
    **dict.fromkeys(("called", "calls"), rang),
    **dict.fromkeys(("flew", "flown", "flies", "hurled", "threw", "committed", "scrambled"), sent_against),
    **dict.fromkeys(EXCHANGING, exchanged),
    **dict.fromkeys(HANDING, handed_over),
}  # fmt: skip
_TELLING = frozenset(_READERS)
