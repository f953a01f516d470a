"""Sides of a transfer that stand where English rarely puts them: before the verb, behind an insertion."""

from toolkit.extraction.clauses.clause import ACTOR, WORD, Clause
from toolkit.extraction.clauses.lists import coordinated
from toolkit.extraction.clauses.names import group_start, noun_group_end, party_head
from toolkit.extraction.clauses.objects import following
from toolkit.extraction.clauses.subjects import first_subject, subject
from toolkit.extraction.clauses.verbs import verb_group
from toolkit.extraction.text.wordsets import POSSESSIVES, wordset
from toolkit.extraction.transfers.items import Item


def nation(clause: Clause, i: int) -> list[int]:
    """The people as the subject right before the verb at i: "the Dutch lent", "the French have sent"."""
    j = verb_group(clause, i).start - 1
    named = j > 0 and clause.kinds[j] == ACTOR and clause.is_adjective(j)
    return [j] if named and clause.lows[j - 1] == "the" else []


def makers_state(clause: Clause, i: int) -> list[int]:
    """The state of an unknown company right before the verb: "Finland's Foobar has sold"."""
    k = verb_group(clause, i).start - 1
    named = k > 1 and k not in clause.actors and clause.text[clause.starts[k]].isupper()
    if named and clause.tags[k - 1] == "'" and k - 2 in clause.actors:
        return [k - 2]
    return []


def led_by(clause: Clause, i: int) -> list[int]:
    """The state that leads others right before the verb: "the Danish-led coalition has delivered"."""
    k = verb_group(clause, i).start - 1
    for j in (k - 1, k - 2) if k > 3 and k not in clause.actors else ():  # "the Danish-led shell initiative"
        if clause.lows[j] == "led" and clause.is_mark(j - 1, "-–"):
            return [j - 2] if j - 2 in clause.actors else []
    return []


def split_by_source(clause: Clause, i: int) -> tuple[list[int], list[int]]:
    """Subject and source around the auxiliary of "Belgrade has from China received radars"."""
    for k in range(i - 2, max(i - 7, 1), -1):
        if clause.lows[k] == "from" and clause.lows[k - 1] in _AUXILIARIES:
            return subject(clause, k - 1, "d"), [j for j in range(k + 1, i) if clause.kinds[j] == ACTOR][:1]
    return [], []


def split_subject(clause: Clause, i: int) -> list[int]:
    """The subject before a verb split by a phrase: "Delhi has in addition handed over ...".

    Or behind a phrase without a comma: "By the panel's count Iran delivered ...".
    """
    k = verb_group(clause, i).start - 1
    if k > 1 and k in clause.actors and clause.lows[k - 1] in _COUNTS and not clause.is_adjective(k):
        return [k]
    for j in range(i - 2, max(i - 7, 0), -1):
        if clause.kinds[j] != WORD and clause.lows[j] not in POSSESSIVES:
            return []
        if clause.lows[j] in _AUXILIARIES and clause.has(j + 1, "P"):
            return subject(clause, j, "d")
        if clause.lows[j] == "and" and clause.has(j + 1, "P"):
            later = any(clause.has(k, "D") for k in range(j + 3, i))  # "and in May a ship unloaded"
            return [] if later else first_subject(clause, j)  # "and within weeks unloaded"
        if clause.is_finite(j):
            return []
    return []


_COUNTS = wordset("own reckoning")
_AUXILIARIES = frozenset({"has", "have", "had", "will", "would"})


def source_before(clause: Clause, doer: list[int]) -> list[int]:
    """The giver in front: "From India Armenia has ordered launchers"."""
    for j in range(clause.size - 1):
        opens = j == 0 or clause.is_mark(j - 1, ";:")
        if (
            opens
            and clause.lows[j] in ("from", "with")
            and clause.kinds[j + 1] == ACTOR
            and doer
            and doer[0] > j + 1
        ):
            return [j + 1]
    return []


def told_of(clause: Clause, doer: int) -> list[int]:
    """Whom somebody tells what he needs: "told a Chinese envoy that Lima needed radars"."""
    k = group_start(clause, doer) - 1
    name = max((j for j in clause.names if j < k), default=None)
    if name is None or clause.low(k) != "that" or noun_group_end(clause, name) != k - 1:
        return []
    return [name] if clause.low(group_start(clause, name) - 1) in _TELLING else []


_TELLING = wordset("telling somebody")


def source_after_insertion(clause: Clause, things: list[Item]) -> list[int]:
    """The giver behind an insertion: "has ordered launchers, eight of them, from the United States"."""
    if not things:
        return []
    for j in range(things[-1].last + 1, min(things[-1].last + 9, clause.size - 1)):
        if clause.is_mark(j, ",") and clause.lows[j + 1] == "from":
            return following(clause, j, {"from"}, 5)
        if clause.is_mark(j, ";:") or clause.kinds[j] == ACTOR:
            return []
        if clause.kinds[j] == WORD and (clause.is_finite(j) or clause.has(j, "SR")):
            return []
    return []


def given_to_which(clause: Clause, i: int) -> list[int]:
    """The taker before its relative clause: "Romania's centre, to which the Dutch lent 18 jets"."""
    for j in range(i - 1, max(i - 8, 0), -1):
        if clause.lows[j] in ("which", "whom") and clause.lows[j - 1] == "to":
            return _opening_name(clause, j - 1)
        if clause.is_mark(j, ",;:"):
            return []
    return []


def _opening_name(clause: Clause, end: int) -> list[int]:
    """The first name of the part of the sentence that ends at a token."""
    first = max((j + 1 for j in range(end) if clause.is_mark(j, ";:")), default=0)
    for j in range(first, end):
        if clause.kinds[j] == ACTOR and party_head(clause, j):
            return coordinated(clause, j)
        if clause.kinds[j] == ACTOR and clause.low(j + 1) in ("'s", "’s", "'", "’"):
            return [j]
    return []


def ordered_by(clause: Clause, i: int) -> list[int]:
    """ "The minister of Peru ordered that food be sent": who orders it, gives it."""
    if clause.low(verb_group(clause, i).start) != "be":
        return []
    for j in range(i - 2, max(i - 16, 0), -1):
        if clause.lows[j] == "that":
            return subject(clause, j - 1) if clause.lows[j - 1] in _ORDERING else []
        if clause.is_mark(j, ";:"):
            return []
    return []


_ORDERING = wordset("ordering a deed")


def bought_in(clause: Clause, last: int, buyers: list[int]) -> list[int]:
    """ "buys its rifles in Serbia": in another country than the buyer's."""
    own = {clause.actors[n].name for n in buyers}
    places = following(clause, last, {"in"}, 10)
    return [n for n in places if clause.actors[n].name not in own and clause.actors[n].kind == "state"]
