"""What became of those a number counts: the measure with the most points.

What grammar says is one voice among others: where the words that tell of people stand, what was counted
before, how large the number is. The points are whole numbers in `measure_points.csv`, fitted on labelled
articles and checked by leaving articles out; a cue that the table does not know weighs nothing.
"""

from functools import lru_cache
from typing import NamedTuple

from toolkit import lexicon
from toolkit.extraction.figures.echoes import corrects, counts_too
from toolkit.extraction.figures.measure_setting import MEASURES, Telling
from toolkit.extraction.figures.measure_story import cues_of_story
from toolkit.extraction.figures.measure_traits import traits
from toolkit.extraction.figures.measure_words import cues_of_words
from toolkit.extraction.figures.terms import ABOUT, LOSSES, FigureTerm
from toolkit.extraction.figures.verb_search import WHO_CLAUSE
from toolkit.extraction.text import patterns as re
from toolkit.extraction.text.wordsets import any_of
from toolkit.schema import Row

Cues = dict[str, set[str]]
CLOSE = 10  # points; of those that lead by less, two thirds are right


class Fate(NamedTuple):
    """What became of people, the word that says so where grammar found one, and what else comes close."""

    measure: str
    verb: FigureTerm | None
    rival: str | None = None


def cues_of(telling: Telling) -> Cues:
    """The measures, each with what speaks for it and against it."""
    of_one, of_all = _gathered(telling)
    cues: Cues = {measure: {f"{measure}: {trait}" for trait in of_all} for measure in MEASURES}
    for measure, cue in of_one:
        cues[measure].add(cue)
    return cues


def points_of(telling: Telling) -> dict[str, int]:
    """The measures, each with the points of its cues."""
    of_one, of_all = _gathered(telling)
    points, of_traits = lexicon.points("measure_points"), _points_of_traits()
    total = dict.fromkeys(MEASURES, 0)
    for measure, cue in of_one:
        total[measure] += points.get(cue, 0)
    for trait in of_all:
        for measure, worth in of_traits.get(trait, ()):
            total[measure] += worth
    return total


def _gathered(telling: Telling) -> tuple[set[tuple[str, str]], set[str]]:
    """The cues of single measures, and the traits, each of which is a cue of every measure."""
    of_one = {*cues_of_words(telling), *cues_of_story(telling)}
    if telling.read:
        # a verb, or a turn of phrase that is nearly always right ("in the hands of")
        of_one.add((telling.read, "grammar" if telling.verb is not None else "grammar without a verb"))
    return of_one, {*traits(telling)}


@lru_cache(maxsize=1)
def _points_of_traits() -> dict[str, list[tuple[str, int]]]:
    """What each trait is worth for the measures, of which it speaks for some and against others."""
    found: dict[str, list[tuple[str, int]]] = {}
    for cue, points in lexicon.points("measure_points").items():
        measure, _, trait = cue.partition(": ")
        if measure in MEASURES:
            found.setdefault(trait, []).append((measure, points))
    return found


_FRESH = re.compile(r"\b(?:additional|further|fresh)\b")


def _leave_home(telling: Telling) -> bool:
    """As in "2,500 additional troops left North Korea": sent to where others are."""
    return _FRESH.search(telling.doc.lower, telling.quantity.end, telling.end) is not None


def _of_figure_before(telling: Telling) -> str:
    """As in "trained 90 soldiers, and 30 policemen too", "Mali names 90 dead. Chad's count is 30"."""
    near, sentence = telling.near, telling.sentence
    if telling.same is not None and telling.behind(_TOO):
        return str(telling.same["measure"])
    if lost := _countered(telling):
        return lost
    if near is not None and near["measure"] not in LOSSES and telling.behind(_FOLLOWS):
        return str(near["measure"])
    told = telling.doc, sentence.start, telling.quantity, telling.noun
    if near is None or near["start"] < sentence.start - _NEAR:
        return ""
    if near["measure"] not in LOSSES:
        return str(near["measure"]) if corrects(*told) else ""
    if not counts_too(*told) and not corrects(*told):
        return ""
    return next((str(row["measure"]) for row in _rows_of(telling, near["quote"])), "")


def _countered(telling: Telling) -> str:
    """As in "22 Chadians fell, says Niger; the company acknowledges three": the loss told before."""
    doc, start, low = telling.doc, telling.quantity.start, telling.sentence.start
    if telling.noun.kind != "none" or not telling.behind_number(_ENDS):
        return ""
    if len({row["measure"] for row in _rows_of(telling, telling.sentence.text)}) > 1:
        return ""
    clause = _ACKNOWLEDGES.search(doc.lower, low, start)
    told = [t.state or t.noun for t in telling.terms if clause and t.end <= clause.start()]
    lost = [measure for measure in told if measure in LOSSES]
    return lost[-1] if lost else ""


def _rows_of(telling: Telling, quote: str) -> list[Row]:
    """The rows of a sentence read just before, in their order."""
    return [row for row in telling.rows[-_LATELY:] if row["quote"] == quote]


_LATELY = 40  # rows that are looked back on
_ENDS = re.compile(r"[\"”]?(?:[.,;]|\sand\s|$)")
_SAYING = any_of("says of a loss")
_ACKNOWLEDGES = re.compile(rf"(?:;|,\s(?:while|but|and|whereas))\s[^.;:,\d]{{3,60}}\s(?:{_SAYING}){ABOUT}$")
# "Peru's 250 have gone home, and Chad's last 60 will follow"
_FOLLOWS = re.compile(
    r"(?:\s[\w-]+){0,3}\s(?:(?:will|would|should|are\sto|is\sto|are\sdue\sto|(?:has|have|had)\ssince)\s(?:soon\s|then\s)?"
    r"(?:follow(?:ed)?|do(?:ne)?\s(?:so|likewise|the\ssame)))\b"
)
_TOO = re.compile(r",?\s(?:too|as\swell)\b(?!\sas)")
_NEAR = 400  # characters
_REMAINS = ("bodies", "body", "corpses")
_SUFFERED = re.compile(r"\b(?:(?:have|has|had)\sbeen|were|was)\s(?:\w+ly\s|also\s|since\s|already\s)?$")


def _is_predicate(telling: Telling) -> bool:
    """As in "900 soldiers sent to Mali were killed or wounded": the verb of those counted tells of a loss."""
    verb, begin = telling.verb, telling.end
    if verb is None or telling.read not in LOSSES or telling.noun.kind not in ("military", "people of"):
        return False
    if not begin <= verb.start < telling.between[1] or verb.state not in LOSSES:
        return False
    lower = telling.doc.lower
    aside = WHO_CLAUSE.fullmatch(lower, begin, verb.start)  # "280 men, who had trained there, surrendered"
    return aside is not None or _SUFFERED.search(lower, begin, verb.start) is not None


def _goes_on_from_loss(telling: Telling) -> bool:
    """As in "lost 59 soldiers in the war, 35 of them in combat"."""
    same, read = telling.same, telling.read
    return telling.noun.kind == "part" and same is not None and read in LOSSES and read == same["measure"]


def _has_them(telling: Telling) -> bool:
    """As in "has 900 soldiers there and lost two of them": the loss is told of another number."""
    if telling.read != "deployed" or telling.verb is not None or telling.noun.kind != "military":
        return False
    return _LOST_SOME.match(telling.doc.lower, telling.end, telling.sentence.end) is not None


_LOST_SOME = re.compile(r"[^.;:\d]{0,60}?\sand\s(?:lost|loses|suffered|buried)\s")


def weighed(telling: Telling) -> Fate:
    """The measure with the most points of its cues."""
    if telling.noun.kind == "outcome" and telling.read:  # "4,000 casualties" leaves no doubt
        return Fate(telling.read, telling.verb)
    if telling.noun.noun in _REMAINS:
        return Fate("killed", telling.verb)
    if goes_on := _of_figure_before(telling):
        return Fate(goes_on, None)
    whole = telling.is_whole
    if telling.read and whole:
        return Fate(telling.read, telling.verb)  # "half of the 600 were killed": what became of a part
    if telling.read == "withdrawn" and _leave_home(telling):
        return Fate("deployed", telling.verb)
    if _goes_on_from_loss(telling) or _has_them(telling):
        return Fate(telling.read, telling.verb)
    if _is_predicate(telling) or (telling.verb is None and telling.read == telling.turn != ""):
        return Fate(telling.read, telling.verb)
    total = points_of(telling)
    open_to = ("deployed", "other") if whole else MEASURES
    best, rival = sorted(open_to, key=total.__getitem__, reverse=True)[:2]
    verb = telling.verb if best == telling.read else None
    return Fate(best, verb, rival if total[best] - total[rival] < CLOSE else None)
