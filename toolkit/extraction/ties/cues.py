"""What speaks for and against two parties being friends or foes, from the whole article.

A candidate is a pair of parties and a sign. A cue is one observation about it: a rule tells of the two, a
word of ties stands between them, they are named in one list, one of them leads the article, they have an
enemy in common. `tie_points.csv` says how much each cue weighs.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations

from toolkit.extraction.actors.known import stance
from toolkit.extraction.article.claims import too_old
from toolkit.extraction.article.parties import kind_of, parent_of, party
from toolkit.extraction.clauses.clause import Clause
from toolkit.extraction.clauses.lists import coordinated
from toolkit.extraction.clauses.names import preposition
from toolkit.extraction.ties.fill import Scene
from toolkit.extraction.ties.frames import Relation
from toolkit.extraction.ties.guests import cues as guests_cues
from toolkit.extraction.ties.loose import CROWD, frames
from toolkit.extraction.ties.readings import UNSURE, Frame
from toolkit.schema import Row

Candidate = tuple[str, str, int]  # two parties in the order of their names, and the sign
Cues = defaultdict[Candidate, dict[str, int]]
Loose = dict[Candidate, tuple[int, Frame] | None]  # the loose frame that weighs most; None if all are too old

_NEAR, _CLOSE, _WIDE, _LONG = 3, 7, 14, 30  # tokens between two names
_MEANT = frozenset({"its", "their", "his", "her", "it", "they", "he", "she"})
_BETWEEN = ("0 between", "1 between", "2 between", "3 between")
_LOWEST, _PARTIES = 7, 16  # ranks and numbers of parties beyond which all count alike
_FIRST = tuple(f"first of rank {rank}" for rank in range(_LOWEST + 1))
_SECOND = tuple(f"second of rank {rank}" for rank in range(_LOWEST + 1))


@dataclass(frozen=True, slots=True)
class Told:
    """A row that a rule made, with the rule and, where it read a clause, what it read."""

    rule: str
    row: Row
    clause: Clause | None = None
    relation: Relation | None = None

    @property
    def candidate(self) -> Candidate:
        return candidate(self.row["a"], self.row["b"], self.row["sign"])


def candidate(a: str, b: str, sign: int) -> Candidate:
    """The candidate that a tie of a and b supports; neutral ties count as friendly."""
    return (a, b, sign or 1) if a < b else (b, a, sign or 1)


def cues_of(scene: Scene, told: list[Told], figures: list[Row], points: dict[str, int]) -> tuple[Cues, Loose]:
    """The candidates of an article with how often each cue was seen, and the heaviest loose frame of each.

    `told` are the rows of the rules, `figures` those of the article's figures, `points` those of the cues.
    A candidate that neither a rule nor a loose frame tells of could not become a row, and is left out.
    """
    cues: Cues = defaultdict(dict)
    loose = _from_words(scene, cues, points)
    for one in told:
        _add(cues[one.candidate], _of_rule(scene, one, figures))
    for key in cues.keys() - loose.keys() - {one.candidate for one in told}:
        del cues[key]
    _from_neighbours(scene, cues)
    _from_others(told, cues)
    _from_standing(scene, cues)
    return cues, loose


def _add(seen: dict[str, int], cues: Iterable[str]) -> None:
    """Count the cues in; with a plain dictionary this is quicker than with a `Counter`."""
    for cue in cues:
        seen[cue] = seen.get(cue, 0) + 1


def _from_words(scene: Scene, cues: Cues, points: dict[str, int]) -> Loose:
    """How the two stand to words of ties, soldiers, fire and gifts."""
    loose: Loose = {}
    for at, clause in enumerate(scene.clauses):
        old = too_old(scene.doc, clause.sentence)
        for frame in frames(scene, at):
            key = candidate(frame.a, frame.b, frame.sign)
            _add(cues[key], frame.cues)
            best = loose.setdefault(key, None)
            total = sum([points.get(cue, 0) for cue in frame.cues])
            if not old and (best is None or total > best[0]):
                loose[key] = total, frame
            if frame.cues[0].endswith("in place"):
                _add(cues[key[0], key[1], -key[2]], (f"against: {frame.cues[-1]}",))
    return loose


def _of_rule(scene: Scene, told: Told, figures: list[Row]) -> Iterator[str]:
    """Which rule told of the two, and how sure its reading is."""
    rule, row, clause, relation = told.rule, told.row, told.clause, told.relation
    yield f"rule {rule}"
    yield f"rule {rule} {row['tie']}"
    yield "rule"
    if clause is not None and relation is not None:
        for side, tokens in (("a", relation.a), ("b", relation.b)):
            if tokens:
                yield f"rule {side} {clause.actors[tokens[0]].form}"
                yield f"rule {side} {preposition(clause, tokens[0]) or 'bare'}"
        if not UNSURE.isdisjoint(clause.before(relation.first, 6)):
            yield "rule unsure"
    elif rule.startswith("guests"):
        figure = next((f for f in figures if f["start"] == row["start"]), None)
        yield "rule guests"
        if figure:
            yield from guests_cues(scene, row, figure)
    elif rule == "figure":
        yield from _of_figure(scene, row, figures)


def _of_figure(scene: Scene, row: Row, figures: list[Row]) -> Iterator[str]:
    """What the figure counts that tells of soldiers abroad, and how near its side and its place are."""
    doc, at = scene.doc, row["start"]
    figure = next((f for f in figures if f["start"] == at), None)
    if figure is None:
        return
    theatres = scene.theatres
    yield f"figure {figure['measure']} {figure['unit']}"
    here, near = theatres.here(at, row["a"]), theatres.nearest(at, row["a"])
    yield f"figure {'here' if here == row['b'] else 'near' if near == row['b'] else 'main'}"
    if row["a"] in theatres.often:
        yield "figure of a theatre"
    if claimant := figure["claimed_by"]:
        own = party(doc, claimant) == row["a"]
        yield f"figure claimed by {'itself' if own else 'others'}"
    named = [m for m in doc.mentions_in(doc.sentence_at(at)) if m.name == row["a"]]
    if named:
        side = min(named, key=lambda m: abs(m.start - at))
        where = "before" if side.start < at else "behind" if side.start - row["end"] < 40 else "far"
        yield f"figure {where} {side.form}"


def _from_neighbours(scene: Scene, cues: Cues) -> None:
    """How the two stand to each other where one sentence names both."""
    signs: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for a, b, sign in cues:
        signs[a, b].append(sign)
    for clause, named in zip(scene.clauses, scene.named, strict=True):
        if len(named) > CROWD:
            continue
        paragraph = clause.sentence.paragraph
        place = "body" if paragraph > 1 else "lead" if paragraph else "headline"
        for (i, one), (j, other) in combinations(named, 2):
            pair = (one, other) if one < other else (other, one)
            if pair in signs:
                seen = [*_between(clause, named, i, j), place]
                for sign in signs[pair]:
                    _add(cues[*pair, sign], seen)


def _between(clause: Clause, named: list[tuple[int, str]], i: int, j: int) -> Iterator[str]:
    """How far the names at i and j stand apart, and how many others between them."""
    yield "listed" if j in coordinated(clause, i) else _distance(j - i)
    others = {name for token, name in named if i < token < j}
    if others:
        others.difference_update([name for token, name in named if token in (i, j)])
    yield _BETWEEN[min(len(others), 3)]
    if clause.lows[i] in _MEANT or clause.lows[j] in _MEANT:
        yield "only meant"


def _distance(tokens: int) -> str:
    for reach, name in ((_NEAR, "beside"), (_CLOSE, "close"), (_WIDE, "in reach"), (_LONG, "apart")):
        if tokens <= reach:
            return name
    return "far apart"


def _from_others(told: list[Told], cues: Cues) -> None:
    """What the rules tell of either of the two and a third, and of the two with the other sign."""
    foes: defaultdict[str, set[str]] = defaultdict(set)
    friends: defaultdict[str, set[str]] = defaultdict(set)
    for one in told:
        a, b, sign = one.candidate
        if one.rule.startswith("guests"):
            continue  # what is only likely says nothing of third parties
        known = foes if sign < 0 else friends
        known[a].add(b)
        known[b].add(a)
        if (a, b, -sign) in cues:
            _add(cues[a, b, -sign], ("rule against",))
    for (a, b, _), seen in cues.items():
        if foes[a] & foes[b]:
            seen["common foe"] = 1
        if (friends[a] & foes[b]) | (foes[a] & friends[b]):
            seen["friend of a foe"] = 1
        if friends[a] & friends[b]:
            seen["common friend"] = 1


def _from_standing(scene: Scene, cues: Cues) -> None:
    """What the two are, and how much the article speaks of them."""
    doc = scene.doc
    above = sorted(scene.often.values(), reverse=True)[:_LOWEST]
    rank = {  # draws share it
        name: above.index(times) if times in above else _LOWEST for name, times in scene.often.items()
    }
    crowd = f"crowd {min(len(rank), _PARTIES) // 4}"
    names = sorted({name for a, b, _ in cues for name in (a, b)})
    kind = {name: kind_of(doc, name) for name in names}
    parent = {name: parent_of(doc, name) for name in names}
    for (a, b, sign), seen in cues.items():
        first, second = sorted((kind[a], kind[b]))
        low, high = sorted((rank.get(a, _LOWEST), rank.get(b, _LOWEST)))
        stands = (f"{first} and {second}", _FIRST[low], _SECOND[high], crowd)
        _add(seen, ("candidate", "friendly" if sign > 0 else "hostile", *stands))
        if known := stance((a, b), (doc.actors.state_of(a), doc.actors.state_of(b)), doc.lexicon_dir):
            said = "told" if "rule" in seen else "loose"
            seen[f"{said} {'friendly' if sign > 0 else 'hostile'} known {known}"] = 1
        if parent[a] == b or parent[b] == a:
            seen["kin"] = 1
