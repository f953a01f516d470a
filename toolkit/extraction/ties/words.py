"""Relations that words tell which are no terms: envoys sent, guests, shells that land, men kept there.

Each function reads one such form at the token where it stands and yields what it tells, with an empty side
where the clause leaves it open.
"""

from collections.abc import Callable, Collection, Iterator

from toolkit.extraction.clauses.clause import MARK, NUMBER, Clause
from toolkit.extraction.clauses.names import noun_group_end
from toolkit.extraction.clauses.nouns import is_denied, is_negated
from toolkit.extraction.clauses.objects import by_agent, following, possessor
from toolkit.extraction.clauses.subjects import subject
from toolkit.extraction.clauses.verbs import verb_group
from toolkit.extraction.text.wordsets import FIRE, HALTING, TARGETS, wordset
from toolkit.extraction.ties.asides import weapon_owner
from toolkit.extraction.ties.blame import ORDERS, expulsion, halted
from toolkit.extraction.ties.captives import EXCHANGING, HANDING, exchanged, handed_over
from toolkit.extraction.ties.frames import TRAVELLERS, Relation, are_several, directed
from toolkit.extraction.ties.paid import commanded, driven_out, paid, rang, recalled, sent_against
from toolkit.extraction.ties.recruits import enlisted, recruited
from toolkit.extraction.ties.votes import RECOGNISING, REFUSING, VOTING, licence_refused, unrecognised, voted

_AIRCRAFT = wordset("aircraft")  # they land without harm
_BLOWS = FIRE | wordset("fighting event")
_REACH = 8
_CAPTORS = frozenset({"state", "armed_force", "agency"})


def told_by_words(clause: Clause) -> Iterator[Relation]:
    """Every relation that such a word of the clause tells."""
    if _TELLING.isdisjoint(clause.words):
        return
    for i, low in enumerate(clause.lows):
        for read in _READERS.get(low, ()):
            yield from read(clause, i)


def _sent(clause: Clause, i: int) -> Iterator[Relation]:
    """ "sent its foreign minister to Chad", "sent jets against the rebels"."""
    yield from sent_against(clause, i)
    if verb_group(clause, i).be or is_negated(clause, i):
        return
    for j in range(i + 1, min(i + 6, clause.size)):
        if clause.lows[j] in TRAVELLERS:
            a = subject(clause, i)
            b = following(clause, j, {"to"}, _REACH)
            if a:
                yield Relation(tuple(a), tuple(b), "visit", 1, True, i, max(b[-1:], default=j))
            return
        if clause.kinds[j] in (NUMBER, MARK) or clause.is_finite(j):
            return


def _lost(clause: Clause, i: int) -> Iterator[Relation]:
    """ "lost a plane to rebel fire", "lost ten men to an ambush by the RSF", "lost the town to M23"."""
    for j in range(i + 1, min(i + _REACH, clause.size - 1)):
        if clause.lows[j] == "to":
            killers = following(clause, j - 1, {"to"}, 5)
            end = noun_group_end(clause, killers[0]) + 1 if killers else j
            blow = clause.low(end) in _BLOWS
            if killers and (blow or not TARGETS.isdisjoint(clause.lows[i + 1 : j])):
                last = max(end, killers[-1]) if blow else killers[-1]
                yield from directed(killers, subject(clause, i), "combat", i, last)
            return
        if clause.is_mark(j, ",;:") or clause.is_finite(j):
            return


def _landed(clause: Clause, i: int) -> Iterator[Relation]:
    """ "A Houthi drone landed near Eilat", "Russian shells fell on the town of Sumy"."""
    for j in range(i - 1, max(i - 7, -1), -1):
        if clause.lows[j] in FIRE:
            a = [] if clause.lows[j] in _AIRCRAFT else possessor(clause, j) or weapon_owner(clause, i)
            yield from directed(a, following(clause, i, _WHERE, 10), "combat", j)
            return
        if clause.is_mark(j, ",;:"):
            return


def _holds(clause: Clause, i: int) -> Iterator[Relation]:
    """ "Peru still holds 23 Chileans": somebody else's people as captives."""
    start, be, _, negated = verb_group(clause, i)
    if be and not negated and (a := by_agent(clause, i)):
        held = [n for n in subject(clause, i, "n", True) if clause.actors[n].form == "people" and n not in a]
        if held and clause.actors[a[0]].kind in _CAPTORS:
            yield Relation(tuple(a), tuple(held), "other", -1, True, held[0], a[-1])
    b = [n for n in clause.names if i < n < i + 4][:1]
    if be or negated or not b or not _people(clause, i, b[0]) or is_denied(clause, start):
        return
    if a := [n for n in subject(clause, i) if n not in b]:
        yield Relation(tuple(a), tuple(b), "other", -1, True, i, b[-1])


def _people(clause: Clause, i: int, n: int) -> bool:
    """ "23 Chileans", "23 Togolese": a number of people of the name at n, right behind the verb."""
    counted = clause.kinds[n - 1] == NUMBER and n == i + 2 and noun_group_end(clause, n) == n
    return counted or clause.actors[n].form == "people"


def _restraint(clause: Clause, i: int) -> Iterator[Relation]:
    """ "appealed to both neighbours to show restraint": who bids two at once speaks to make peace."""
    for j in range(i - 1, max(i - _BIDDING_REACH, -1), -1):
        if clause.lows[j] in _BIDDING:
            a = subject(clause, j)
            b = [n for n in following(clause, j, {"to", "on", "upon"}, i - j, direct=True) if n not in a]
            if a and are_several(clause, b):
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
            a = following(clause, j - 1, {clause.lows[j]}, 5)
            if a and not verb_group(clause, i).negated:
                yield from directed(a, subject(clause, i), "arms", i, a[-1])
            return
        if clause.lows[j] not in _ANY_WARE and not clause.has(j, "OXA"):
            return


_ANY_WARE = wordset("ware not named")
_WHERE = frozenset({"in", "near", "on", "at", "outside", "beside", "inside", "over"})
_Reader = Callable[[Clause, int], Iterator[Relation]]
_RULES: tuple[tuple[Collection[str], _Reader], ...] = (
    (("sent", "sends", "dispatched", "dispatches"), _sent),
    (("lost", "loses", "losing"), _lost),
    (("landed", "fell", "exploded", "crashed", "rained"), _landed),
    (("joined", "join", "serving", "serve", "served", "enlisted", "fought", "fighting", "fight"), enlisted),
    (wordset("recruiting"), recruited),
    (("holds", "hold", "held", "holding"), _holds),
    (("restraint", "refrain", "de-escalate", "calm"), _restraint),
    (("buys", "buy", "bought", "buying", "purchased", "imports", "imported"), _bought),
    (("pay", "pays", "paid", "paying"), paid),
    (("called", "calls", "told", "tells"), rang),
    (("recalled", "called"), recalled),
    (("drove", "driven", "drive", "drives", "driving", "pushed", "forced"), driven_out),
    (("controls", "commands", "directs", "steers"), commanded),
    (("flew", "flown", "flies", "hurled", "threw", "committed", "scrambled"), sent_against),
    (EXCHANGING, exchanged),
    (HANDING, handed_over),
    (ORDERS, expulsion),
    (HALTING | {"longer"}, halted),
    (RECOGNISING, unrecognised),
    (REFUSING, licence_refused),
    (VOTING, voted),
)
_READERS: dict[str, list[_Reader]] = {}
for _words, _reader in _RULES:
    for _word in _words:
        _READERS.setdefault(_word, []).append(_reader)
_TELLING = frozenset(_READERS)
