"""The names around a noun of transfer, by where they stand: "A's delivery", "from A", "to B"."""

from dataclasses import dataclass

from toolkit import lexicon
from toolkit.extraction.clauses.clause import HAVE, WORD, Clause
from toolkit.extraction.clauses.names import noun_group_end
from toolkit.extraction.clauses.objects import by_agent, following, possessor
from toolkit.extraction.clauses.subjects import subject
from toolkit.extraction.text.wordsets import wordset
from toolkit.extraction.transfers.takers import bound_for


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
        said = {"from", "of"} if called_so(clause, i) or is_aside(clause, i) else {"from"}
        source = following(clause, last, said, 20)
        return cls(
            owners=_owners(clause, i, agent, row["direction"] == "in"),
            agent=agent,
            source=source,
            towards=_towards(clause, last, row),
            above=_subject_of_verb(clause, i) or _approved_by(clause, i),
        )


def called_so(clause: Clause, i: int) -> int:
    """The verb by which things are said to be a gift, or 0: "the howitzers are a gift of Spain"."""
    if clause.lows[i] not in _GIFTS or clause.low(clause.last[i] + 1) not in ("of", "from", "by", "to"):
        return 0
    return next((j for j in range(i - 1, max(i - 4, 0), -1) if clause.has(j, "X")), 0)


def is_aside(clause: Clause, i: int) -> bool:
    """ "two boats, a gift of India to Oman": the gift only says what was named before."""
    return clause.lows[i] in _GIFTS and clause.has(i - 1, "D") and clause.is_mark(i - 2, ",")


_GIFTS = wordset("gift")


def _owners(clause: Clause, i: int, agent: list[int], buys: bool) -> list[int]:
    """Whose delivery or purchase it is, by the genitive or the thanks for it."""
    owners = possessor(clause, i)
    if not owners and not agent and not buys and clause.low(i - 2) == "for" and i - 3 in clause.actors:
        return [i - 3]  # "thanks the Emirates for the delivery of vehicles"
    return owners


def _towards(clause: Clause, last: int, row: lexicon.Row) -> list[int]:
    """Where it goes: "to B", "bound for B", "arrived in B"; of trade, "with B"."""
    towards = following(clause, last, {"to", "for", "into"}, 20)
    if towards and clause.low(noun_group_end(clause, towards[-1]) + 1) == "for":
        towards = []  # "gratitude to A for the gift of jets and to B for a radar"
    towards = towards or bound_for(clause, last) or _arrived_in(clause, last)
    if not towards and row["term"].endswith("trade"):
        return following(clause, last, {"with"}, 6)
    return towards


def _approved_by(clause: Clause, i: int) -> list[int]:
    """ "the approval by A of a sale to B"."""
    for j in range(i - 1, max(i - 14, 0), -1):
        if clause.kinds[j] == WORD and clause.is_finite(j):
            return []
        if clause.lows[j] == "by":
            return by_agent(clause, j - 1)
    return []


_ARRIVING = wordset("arriving")


def _arrived_in(clause: Clause, last: int) -> list[int]:
    """ "a shipment of howitzers arrived in Ukraine": the place receives."""
    for j in range(last + 1, min(last + 12, clause.size)):
        if clause.lows[j] in _ARRIVING:
            return following(clause, j, {"in", "at", "to"}, 8, direct=clause.lows[j].startswith("reach"))
        if clause.is_mark(j, ",;:"):
            break
    return []


_WATCHING = wordset("verb of watching")


def _subject_of_verb(clause: Clause, i: int) -> list[int]:
    """The subject of the verb that the noun at i completes: "A approved the sale of X to B"."""
    for j in range(i - 1, max(i - 12, -1), -1):
        if clause.is_mark(j, ";:"):
            return []
        if clause.kinds[j] == WORD and (clause.is_finite(j) or clause.has(j, "GB")):
            if clause.has(j, "X") and not (clause.lows[j] in HAVE and clause.has(j + 1, "D")):
                continue  # but "A has a deal with B"
            if _only_tells(clause, j) and clause.lows[j] not in _ANNOUNCING:
                return []
            code = "g" if clause.lows[j].endswith("ing") else "b" if "B" in clause.tags[j] else "d"
            return subject(clause, j, code)
    return []


_ANNOUNCING = frozenset({"announce", "announces", "announced", "announcing"})


def _only_tells(clause: Clause, j: int) -> bool:
    """Whether the verb at j is one of saying, watching or reproach: its subject hands nothing over."""
    if "Y" in clause.tags[j] or clause.lows[j] in _WATCHING:
        return True
    return any(t.table == "ties" and t.row["sign"] == "-1" for t in clause.readings(j))
