"""Ties of those who are on record to serve on somebody's soil: "Brazil has owned up to nine dead".

Where they serve need not be said beside the number: it is the land of the article on whose soil that side is
known to have people (`links.csv`). The points decide whether the article tells of it.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator

from toolkit.extraction.actors.known import hosts
from toolkit.extraction.article.document import Document
from toolkit.extraction.article.parties import kind_of
from toolkit.extraction.figures.terms import LOSSES
from toolkit.extraction.text import patterns as re
from toolkit.extraction.ties.figures import tie_of
from toolkit.extraction.ties.fill import Scene
from toolkit.schema import Row

_LEADING = 3  # parties that an article is about
_OPENING = 5  # sentences that tell whether an article is about today
_NOBODY: frozenset[str] = frozenset()


def guests(scene: Scene, figures: Iterable[Row], ties: Iterable[Row]) -> Iterator[tuple[str, Row]]:
    """A troops row for each counted side with the host that fits, and where that host is named.

    A side that the article already says to have people there, or to fight there, gets none; nor does any in
    an article that opens with times long past, for the record begins in 2014.
    """
    doc, record = scene.doc, hosts(scene.doc.lexicon_dir)
    told = {frozenset((row["a"], row["b"])) for row in ties if row["tie"] in ("troops", "combat")}
    named = _by_sentence(scene)
    of_today = scene.is_article and doc.bygone.isdisjoint(range(_OPENING))
    for figure in figures if of_today else ():
        side = figure["side"]
        soil = record.get(side, _NOBODY)
        held = figure["measure"] in ("captured", "missing")
        if not soil or held or figure["status"] == "denied" or kind_of(doc, side) != "state":
            continue
        if _is_at_home(doc, figure):
            continue
        for where, names in _places(scene, named, figure["start"], side):
            host = next((name for name in names if name in soil), "")
            if host:
                if frozenset((side, host)) not in told and not _is_swapped(doc, figure):
                    told.add(frozenset((side, host)))
                    yield where, tie_of(figure, side, host, "troops", 1)
                break


_HERE = re.compile(
    r"\b(?:in|inside|across|near|to|into|around|of)\s(?:the\s)?$|\b(?:north|south|east|west|central)[\w-]*\s$"
)
_SWAP = re.compile(r"\b(?:exchange[ds]?|swap(?:ped|s)?|prisoners?|captives?|captivity|freed|released)\b")


def _is_at_home(doc: Document, figure: Row) -> bool:
    """As in "12 Malian soldiers died in northern Mali", "at Gao": the sentence tells of their land."""
    if figure["measure"] not in LOSSES:
        return False
    sentence = doc.sentence_at(figure["start"])
    places = doc.actors.places
    first, last = (bisect_left(places, (at,)) for at in (sentence.start, sentence.end))
    return any(land == figure["side"] for _, land in places[first:last]) or any(
        mention.name == figure["side"]
        and mention.form in ("name", "place")
        and _HERE.search(doc.lower, max(sentence.start, mention.start - 24), mention.start)
        for mention in doc.mentions_in(sentence)
    )


def _is_swapped(doc: Document, figure: Row) -> bool:
    """As in "230 soldiers came home in the exchange": prisoners of war serve nowhere."""
    sentence = doc.sentence_at(figure["start"])
    return _SWAP.search(doc.lower, doc.sentences[max(0, sentence.index - 3)].start, sentence.end) is not None


def _by_sentence(scene: Scene) -> defaultdict[int, list[str]]:
    """The parties that each sentence names, in order."""
    found: defaultdict[int, list[str]] = defaultdict(list)
    for clause, here in zip(scene.clauses, scene.named, strict=True):
        found[clause.sentence.index] += [name for _, name in here]
    return found


def _places(
    scene: Scene, named: defaultdict[int, list[str]], at: int, side: str
) -> Iterator[tuple[str, list[str]]]:
    """Where they may serve: the land of the sentence, of the article, and who is named."""
    theatres, index = scene.theatres, scene.doc.sentence_index(at)
    yield "here", [theatres.here(at, side)]
    yield "named here", named[index]
    yield "named before", named[index - 1]
    yield "main", [theatres.host, theatres.main(side)]
    yield "led", scene.ranked[:_LEADING]


def cues(scene: Scene, row: Row, figure: Row) -> Iterator[str]:
    """What the figure counts, and how its sentence names whose people they are."""
    yield f"guests {figure['measure']}"
    named = [m for m in scene.doc.mentions_in(scene.doc.sentence_at(row["start"])) if m.name == row["a"]]
    side = min(named, key=lambda m: abs(m.start - row["start"]), default=None)
    yield f"guests {side.form}" if side else "guests meant"
    if side and abs(side.start - row["start"]) < 30:
        yield "guests beside"
    if figure["claimed_by"] and scene.doc.actors.state_of(figure["claimed_by"]) == row["a"]:
        yield "guests claimed by itself"
