"""Who the other side of a relation is where its clause leaves it open: "It condemned the strikes".

Evidence is weighed, not matched: every party that is named in the clause or shortly before it collects
points for where it stands and for what the article says of it and the side that is known. Friends of
the known side are no target of its blows, nor its enemies a goal of its help. The best candidate fills
the gap if it is clearly ahead of the rest.
"""

from collections import Counter
from collections.abc import Iterable
from functools import cached_property
from typing import Any

from toolkit.extraction.article.document import Document
from toolkit.extraction.article.parties import kind_of, parent_of, parties
from toolkit.extraction.article.ranking import ranked
from toolkit.extraction.clauses.clause import Clause
from toolkit.extraction.clauses.lists import coordinated
from toolkit.extraction.clauses.names import preposition
from toolkit.extraction.ties.blame import is_struck
from toolkit.extraction.ties.frames import Relation
from toolkit.extraction.ties.quarrels import bystanders, doer_of, quarrellers
from toolkit.extraction.ties.so_far import SoFar
from toolkit.extraction.ties.theatre import Theatres
from toolkit.schema import Row

_NEAR = 3  # sentences that a clause may point back to
_ARTICLE = 4  # sentences that make an article
_EXERCISES = 1  # how often an article that is about manoeuvres names them, and more
_ENOUGH, _AHEAD = 3, 1  # points that a candidate needs, and by how many it must lead

# What each piece of evidence is worth.
_HERE, _NEXT_BEFORE, _BEFORE, _SUBJECT, _MAIN = 2, 2, 1, 1, 1
_NEAREST, _THEATRE, _HOST, _MOSTLY, _LAND = 3, 2, 3, 2, 2
_SPEAKS, _BEHIND, _STRUCK, _QUARREL, _FRIEND, _KIN = -1, 1, 1, 3, -5, -2


class Scene:
    """What an article says of its parties, as far as it has been read into rows."""

    def __init__(
        self,
        doc: Document,
        clauses: Iterable[Clause],
        found: dict[tuple[Any, ...], Row],
        theatres: Theatres,
    ) -> None:
        self.doc, self.theatres = doc, theatres
        self.so_far = SoFar(doc, found)
        self.clauses = sorted(clauses, key=lambda clause: clause.starts[0])

    @cached_property
    def _order(self) -> dict[int, int]:
        return {id(clause): at for at, clause in enumerate(self.clauses)}

    @cached_property
    def named(self) -> list[list[tuple[int, str]]]:
        """The parties of each clause with their tokens."""
        return [
            [
                (token, name)
                for token in sorted(clause.actors)
                if clause.actors[token].form != "compound"
                for name in parties(self.doc, clause, (token,))
            ]
            for clause in self.clauses
        ]

    @cached_property
    def often(self) -> Counter[str]:
        """In how many clauses each party is named."""
        return Counter(name for names in self.named for name in {name for _, name in names})

    @cached_property
    def main(self) -> list[str]:
        """The parties that the article speaks of most."""
        return [name for name in self.ranked[:4] if self.often[name] > 2]

    @cached_property
    def ranked(self) -> list[str]:
        """All parties, those named in most clauses first."""
        return ranked(self.often)

    @property
    def is_article(self) -> bool:
        """Whether there is enough text to weigh its parties: a sentence or two are no article."""
        return len(self.clauses) >= _ARTICLE

    def clause_before(self, at: int) -> int | None:
        """The last clause before, of the body and not far, that names a party."""
        for back in range(at - 1, -1, -1):
            clause = self.clauses[back]
            if not clause.sentence.paragraph or not self._reaches(self.clauses[at], clause):
                return None
            if self.named[back]:
                return back
        return None

    def _likely(self, tie: str, doer: str) -> tuple[str, int]:
        """Whom armed groups fight (the land of the article) or whom help reaches, and its points."""
        if tie == "combat" and kind_of(self.doc, doer) == "armed_force":
            return self.theatres.top(), _LAND
        helping = tie in ("aid", "support")
        return (self.so_far.mostly("aid", "arms", "support", "troops"), _MOSTLY) if helping else ("", 0)

    def _served(self, clause: Clause, relation: Relation, owner: str) -> Counter[str]:
        """Points for being where soldiers serve whose place is not named."""
        at = clause.starts[relation.first]
        points: Counter[str] = Counter()
        points[self.theatres.nearest(at, owner)] += _NEAREST
        points[self.theatres.main(owner)] += _THEATRE
        points[self.theatres.host] += _HOST
        points[self.so_far.mostly("troops")] += _MOSTLY
        del points[""]
        return points

    def open_sides(self, clause: Clause, relation: Relation) -> list[str]:
        """Whom a relation reaches that names nobody, one or (mediation) two."""
        known = parties(self.doc, clause, relation.a)
        if not known or (relation.tie == "troops" and self._at_home(known[0])):
            return []
        at = clause.starts[relation.first]
        name = ""
        if relation.tie == "mediation":
            return quarrellers(self.so_far.before(at), known) or self._two(clause, relation, known)
        if relation.tie == "condemnation":
            name = doer_of(self.so_far.before(at), known, clause.lows[relation.first : relation.last + 1])
        name = name or self.other_side(clause, relation, known)
        return [name] if name else []

    def _at_home(self, owner: str) -> bool:
        """Whether the article is about the owner's own country, or about times long past."""
        if self._of_exercises or self.doc.tells_history:
            return True
        return self.theatres.top() in (owner, parent_of(self.doc, owner))

    @cached_property
    def _of_exercises(self) -> bool:
        """Whether the article is about manoeuvres, whose soldiers are counted but sent nowhere."""
        lower = self.doc.lower
        return sum(map(lower.count, ("exercise", "manoeuvre", "maneuver", "war game"))) > _EXERCISES

    def other_side(self, clause: Clause, relation: Relation, known: list[str]) -> str:
        """The party that best fits the open place of a relation of `known`; "" where none stands out."""
        ranked = self._ranked(clause, relation, known)
        if not ranked or ranked[0][1] < _ENOUGH:
            return ""
        return ranked[0][0] if len(ranked) == 1 or ranked[0][1] - ranked[1][1] >= _AHEAD else ""

    def _two(self, clause: Clause, relation: Relation, known: list[str]) -> list[str]:
        """The two parties of the clause that fit best, where both are ahead of the rest."""
        here = {
            name
            for token, name in self.named[self._order[id(clause)]]
            if clause.actors[token].form not in ("place", "seat")
            and clause.lows[token] not in ("its", "their")
        }
        ranked = [(name, count) for name, count in self._ranked(clause, relation, known) if name in here]
        if len(ranked) < 2 or ranked[1][1] < _ENOUGH:
            return []
        ahead = len(ranked) == 2 or ranked[1][1] > ranked[2][1]
        return [name for name, _ in ranked[:2]] if ahead else []

    def _ranked(self, clause: Clause, relation: Relation, known: list[str]) -> list[tuple[str, int]]:
        points = self._near(clause, relation, known)
        if relation.tie == "troops":
            served = self._served(clause, relation, known[0])
            points = Counter(
                {
                    n: points[n] + served[n]
                    for n in {*points, *served}
                    if n in self.theatres.often or served[n]
                }
            )
        else:
            likely, worth = self._likely(relation.tie, known[0])
            if likely and likely not in known:
                points[likely] += worth
        for name in points:
            points[name] += self._fits(name, known, relation)
        return sorted(points.items(), key=lambda item: (-item[1], item[0]))

    def _near(self, clause: Clause, relation: Relation, known: list[str]) -> Counter[str]:
        """Points for being named in the clause or shortly before it."""
        points: Counter[str] = Counter()
        at = self._order[id(clause)]
        beside = {n for token in relation.a for n in coordinated(clause, token)}
        clause_end = _contrast(clause, relation.first)
        tells = bystanders(self.doc, clause, known) if relation.tie == "combat" else set()
        for token, name in self.named[at]:
            if name in known or token in beside or is_struck(clause, relation, token):
                continue
            if not tells.isdisjoint((clause.actors[token].name, name)):
                continue
            speaks = any(clause.has(j, "Y") for j in range(token + 1, min(token + 5, clause.size)))
            behind = relation.first < token < clause_end
            place = clause.actors[token].form == "place"
            struck = place if relation.tie == "combat" else not place and relation.tie == "mediation"
            points[name] = max(points[name], _HERE + behind * _BEHIND + speaks * _SPEAKS + struck * _STRUCK)
        for back in range(1, _NEAR + 1):
            if at < back or not self._reaches(clause, self.clauses[at - back]):
                break
            for token, name in self.named[at - back]:
                if name in known or name in tells or points[name] >= _HERE:
                    continue
                subject = not preposition(self.clauses[at - back], token)
                worth = (_NEXT_BEFORE if back == 1 else _BEFORE) + subject * _SUBJECT
                points[name] = max(points[name], worth)
        for name in self.main[:2]:
            if name not in known and name not in tells:
                points[name] += _MAIN
        return points

    @staticmethod
    def _reaches(clause: Clause, earlier: Clause) -> bool:
        return 0 <= clause.sentence.index - earlier.sentence.index <= _NEAR

    def _fits(self, name: str, known: list[str], relation: Relation) -> int:
        """Points for what the article says of the candidate and the known side."""
        worth = 0
        for other in known:
            signs = self.so_far.signs(name, other)
            if relation.sign in signs:
                worth += _QUARREL
            elif signs:
                worth += _FRIEND
            if parent_of(self.doc, name) == other or parent_of(self.doc, other) == name:
                worth += _KIN
        if kind_of(self.doc, name) not in ("state", "armed_force"):
            worth += _KIN
        return worth


def _contrast(clause: Clause, first: int) -> int:
    """Where ", but" behind the token ends its clause: what is named behind it belongs to another."""
    ends = (j for j in range(first, clause.size) if clause.lows[j] == "but" and clause.is_mark(j - 1, ",;"))
    return next(ends, clause.size)
