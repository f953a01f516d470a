"""The names around a noun of transfer, by where they stand: "A's delivery", "from A", "to B"."""

from dataclasses import dataclass

from toolkit import lexicon
from toolkit.extraction.clauses.clause import Clause
from toolkit.extraction.clauses.objects import by_agent, following, possessor
from toolkit.extraction.clauses.subjects import subject
from toolkit.extraction.text.wordsets import wordset


@dataclass(frozen=True, slots=True)
class Around:
    """Name tokens around a noun of transfer."""

    owners: list[int]  # "A's delivery", "thanks A for the delivery"
    agent: list[int]  # "the delivery by A"
    source: list[int]  # "the delivery from A"
    towards: list[int]  # "the delivery to B"
    above: list[int]  # "A announced the delivery"

    @classmethod
    def of(cls, clause: Clause, i: int, row: lexicon.Row) -> "Around":
        """The names around the noun at i."""
        last = clause.last[i]
        agent = by_agent(clause, last)
        source = following(clause, last, {"from"}, direct=False, reach=20)
        return cls(
            owners=_owners(clause, i, agent, row["direction"] == "in"),
            agent=agent,
            source=source,
            towards=_towards(clause, last, row),
            above=_subject_of_verb(clause, i) or _approved_by(clause, i),
        )


def _owners(clause: Clause, i: int, agent: list[int], buys: bool) -> list[int]:
    """Whose delivery or purchase it is, by the genitive or the thanks for it."""
    owners = possessor(clause, i)
    if not owners and not agent and not buys and clause.low(i - 2) == "for" and i - 3 in clause.actors:
        return [i - 3]  # "thanks the Emirates for the delivery of vehicles"
    return owners


def _towards(clause: Clause, last: int, row: lexicon.Row) -> list[int]:
    """Where it goes: "to B", "bound for B", "arrived in B"; of trade, "with B"."""
    towards = following(clause, last, {"to", "for", "into"}, direct=False, reach=20)
    towards = towards or _arrived_in(clause, last)
    if not towards and row["term"].endswith("trade"):
        return following(clause, last, {"with"}, False, 6)
    return towards


def _approved_by(clause: Clause, i: int) -> list[int]:
    """ "the approval by A of a sale to B"."""
    for j in range(i - 1, max(i - 14, 0), -1):
        if clause.kinds[j] == "w" and clause.is_finite(j):
            return []
        if clause.lows[j] == "by":
            return by_agent(clause, j - 1)
    return []


_ARRIVING = wordset("arriving")


def _arrived_in(clause: Clause, last: int) -> list[int]:
    """ "a shipment of howitzers arrived in Ukraine": the place receives."""
    for j in range(last + 1, min(last + 12, clause.size)):
        if clause.lows[j] in _ARRIVING:
            return following(
                clause, j, {"in", "at", "to"}, direct=clause.lows[j].startswith("reach"), reach=8
            )
        if clause.is_mark(j, ",;:"):
            break
    return []


_WATCHING = wordset("verb of watching")


def _subject_of_verb(clause: Clause, i: int) -> list[int]:
    """The subject of the verb that the noun at i completes: "A approved the sale of X to B"."""
    for j in range(i - 1, max(i - 12, -1), -1):
        if clause.is_mark(j, ";:"):
            return []
        if clause.kinds[j] == "w" and (clause.is_finite(j) or "G" in clause.tags[j] or "B" in clause.tags[j]):
            if clause.has(j, "X") and not (clause.lows[j] in _HAVE and clause.has(j + 1, "D")):
                continue  # but "A has a deal with B"
            if _only_tells(clause, j) and clause.lows[j] not in _ANNOUNCING:
                return []
            code = "g" if clause.lows[j].endswith("ing") else "b" if "B" in clause.tags[j] else "d"
            return subject(clause, j, code)
    return []


_HAVE = frozenset({"has", "have", "had"})
_ANNOUNCING = frozenset({"announce", "announces", "announced", "announcing"})


def _only_tells(clause: Clause, j: int) -> bool:
    """Whether the verb at j is one of saying, watching or reproach: its subject hands nothing over."""
    if "Y" in clause.tags[j] or clause.lows[j] in _WATCHING:
        return True
    hit = clause.hits.get(j)
    return hit is not None and any(t.table == "ties" and t.row["sign"] == "-1" for t in hit.terms)
