"""The sides of a verb of transfer in the passive: "X was sent to B by A", "B was given X"."""

from toolkit import lexicon
from toolkit.extraction.clauses.clause import Clause
from toolkit.extraction.clauses.objects import by_agent, following, possessor
from toolkit.extraction.clauses.subjects import subject
from toolkit.extraction.transfers.fallbacks import ordered_by
from toolkit.extraction.transfers.parts import Transfer
from toolkit.extraction.transfers.takers import bound_for, unloaded_in


def passive_sides(
    clause: Clause, i: int, last: int, found: Transfer, row: lexicon.Row, has_subject: bool
) -> None:
    """Give `found` the sides of the verb at i in the passive: the agent, and who stands behind it."""
    agent = by_agent(clause, last)
    if row["term"] in _PAYING and not has_subject and found.items and clause.low(last + 1) in ("in", "with"):
        found.direction, found.action = "in", "received"  # "is being paid in oil"
        found.recipient, found.supplier = subject(clause, i, "n"), agent
        return
    hostile = row["term"] in ("send", "fire", "launch", "fly")  # drones "sent into Poland" are no gift
    towards = following(clause, last, {"to", "for"} if hostile else {"to", "for", "into"})
    source = following(clause, last, {"from"})
    taker = [] if has_subject else subject(clause, i, "n")
    if row["direction"] in ("in", "use"):
        bought = row["direction"] == "in" and source and has_subject and found.items[0].last < i
        found.recipient = agent or (possessor(clause, found.items[0].first) if bought else [])
        found.supplier = source
        return
    if row["direction"] == "seize":
        found.supplier, found.recipient = source, bound_for(clause, last)
        return
    if row["direction"] == "arrive":
        return
    found.supplier = agent or source or ordered_by(clause, i)
    begin = found.items[0].last if found.items and found.items[0].last < i else last
    found.recipient = towards or taker or bound_for(clause, begin) or unloaded_in(clause, i, last)


_PAYING = frozenset({"pay", "repay", "reward", "compensate", "reimburse"})
