"""Loose frames whose other side the clause does not name: who was spoken of before or most, or who speaks."""

from collections.abc import Iterator
from functools import cache

from toolkit.extraction.article.parties import kind_of, party
from toolkit.extraction.attribution.read import attribute
from toolkit.extraction.clauses.names import preposition
from toolkit.extraction.clauses.verbs import verb_group
from toolkit.extraction.ties.fill import Scene
from toolkit.extraction.ties.readings import Frame, Word, pairs

_SPEAKERS = frozenset({"we", "our", "i"})
_OPENING = 3  # tokens before the verb of a line without a subject: "4. Condemns ..."
_LEADING = 3  # parties that an article keeps in mind


def outside(scene: Scene, at: int, word: Word, known: dict[int, list[str]]) -> Iterator[Frame]:
    """Frames whose other side the clause does not name: who was spoken of before, most, or speaks."""
    clause = scene.clauses[at]
    if word.a and not word.b:
        yield from _carried(scene, at, word, [n for t in word.a for n in known[t]], "doer")
    elif word.b and not word.a:
        yield from _carried(scene, at, word, [n for t in word.b for n in known[t]], "goal")
    if word.a:
        return
    goals = [*word.b, *(n for n in known if n > word.first and n not in word.b)]
    start = verb_group(clause, word.first).start if word.form == "verb" else word.first
    if clause.low(start - 1) in _SPEAKERS:
        said = attribute(scene.doc, clause.starts[word.first], clause.ends[word.last]).claimed_by
        speaker = party(scene.doc, said, kind_of(scene.doc, said)) if said else scene.author
        if speaker:
            for goal in goals[:2]:
                yield from pairs(clause, word, [speaker], known[goal], "we")
    elif word.form == "verb" and word.first <= _OPENING and word.term.code == "s" and scene.author:
        for goal in goals[:3]:
            yield from pairs(clause, word, [scene.author], known[goal], "author")


def _carried(scene: Scene, at: int, word: Word, sides: list[str], side: str) -> Iterator[Frame]:
    """Frames of a known side with each party that the article has in mind."""
    clause = scene.clauses[at]
    here = {name for _, name in scene.named[at]}
    alone = " alone" if len(here) == len(set(sides)) else ""
    for name, wheres in _in_mind(scene, at, here).items():
        for known in sides:
            a, b = (known, name) if side == "doer" else (name, known)
            frame = word.frame(clause, a, b, f"{side} carried")
            yield frame._replace(cues=_cues(*frame.cues, tuple(wheres), alone))


@cache
def _cues(of_tie: str, of_worth: str, wheres: tuple[str, ...], alone: str) -> tuple[str, ...]:
    """The cues of a word with where the other side stands, and that it stands in two places."""
    twice = (f"{of_worth} twice",) if len(wheres) > 1 else ()
    return (of_tie, *(f"{of_worth} {where}{alone}" for where in wheres), *twice)


def _in_mind(scene: Scene, at: int, here: set[str]) -> dict[str, list[str]]:
    """Who was named in the sentence before or is named most, and is not named here."""
    found: dict[str, list[str]] = {}
    for rank, name in enumerate(scene.ranked[:_LEADING]):
        if name not in here:
            found.setdefault(name, []).append(f"rank {rank}")
    before = scene.clause_before(at)
    if before is not None:
        clause = scene.clauses[before]
        led = {n for t, n in scene.named[before] if not preposition(clause, t) and not clause.is_adjective(t)}
        for name in dict.fromkeys(name for _, name in scene.named[before]):
            if name not in here:
                found.setdefault(name, []).append("led before" if name in led else "before")
    return found
