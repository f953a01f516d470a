"""Loose readings of the words that carry a tie: everybody who may be one of the two sides.

The rules of ties want a subject and an object in their places. Much of what articles say is told otherwise,
with a side left to the sentence before or far from its word. Here every such word is read with every party
about it: a frame says how the two stand to the word. Alone it is weak; `weighing.py` weighs it with what
else the article says of the two.
"""

from collections.abc import Iterator

from toolkit.extraction.clauses.clause import Clause
from toolkit.extraction.clauses.names import noun_group_end, preposition
from toolkit.extraction.ties.carried import outside
from toolkit.extraction.ties.fill import Scene
from toolkit.extraction.ties.fire import fire
from toolkit.extraction.ties.quarrels import tellers
from toolkit.extraction.ties.readings import Frame, Word, pairs, word_at

_BORDERS = frozenset({"border", "frontier"})
_BY = frozenset({"near", "at", "along", "on", "by", "of", "from"})
CROWD = 30  # names in a sentence: beyond, it is a list in which everybody stands beside everybody


def frames(scene: Scene, at: int) -> Iterator[Frame]:
    """Every loose frame of the clause with that number."""
    clause = scene.clauses[at]
    if not 0 < len(scene.named[at]) <= CROWD:
        return
    tells = tellers(scene.doc, clause)
    known: dict[int, list[str]] = {}
    for token, name in scene.named[at]:
        if clause.lows[noun_group_end(clause, token)] in _BORDERS and preposition(clause, token) in _BY:
            continue  # "an attack near the Malian border" says where, not on whom
        known.setdefault(token, []).append(name)
    for i, hit in clause.hits.items():
        if "ties" in hit.terms.tables and hit.start == clause.starts[i]:
            word = word_at(clause, i, known)
            if word:
                near = known
                if word.term.row["tie"] == "combat":  # who only tells of it fights nobody
                    stands = {*word.a, *word.b}
                    near = {n: known[n] for n in known if n in stands or clause.actors[n].name not in tells}
                yield from _inside(clause, word, near)
                yield from outside(scene, at, word, near)
    yield from fire(clause, known)


def _inside(clause: Clause, word: Word, known: dict[int, list[str]]) -> Iterator[Frame]:
    """Frames of two parties of the clause."""
    taken = {*word.a, *word.b}
    before = [n for n in known if n < word.first and n not in taken]
    after = [n for n in known if n > word.first and n not in taken]
    slots = (
        (word.a, word.b, "in place"),
        (word.a, after[:1], "doer and next"),
        (word.a, after[1:], "doer and far"),
        (word.a, before, "doer and before"),
        (before[-1:], word.b, "before and goal"),
        (before[:-1], word.b, "far and goal"),
        (after, word.b, "after and goal"),
        (before, after[:1], "before and next"),
    )
    for left, right, slot in slots:
        for one in left:
            for other in right:
                yield from pairs(clause, word, known[one], known[other], slot)
    if word.term.row["directed"] == "false":
        for side, slot in ((word.a, "both do"), (word.b, "both named")):
            for k, one in enumerate(side):
                for other in side[k + 1 :]:
                    yield from pairs(clause, word, known[one], known[other], slot)
