"""Claims that count people: soldiers sent, killed, captured, trained, and how sure the number is.

Every number of a sentence is judged by what it counts and what became of them; ages, prices, scores,
things and history yield nothing. A second mention of a claim is added to the first one's note.
"""

from typing import TYPE_CHECKING, NamedTuple

from toolkit.extraction.actors.types import ActorMention
from toolkit.extraction.figures.accept import (
    is_accepted,
    of_civilians,
)
from toolkit.extraction.figures.civil import lives_civil_life
from toolkit.extraction.figures.context import is_history, is_military, names_a_side
from toolkit.extraction.figures.corrections import set_right
from toolkit.extraction.figures.measure import measure_of
from toolkit.extraction.figures.measure_setting import Telling
from toolkit.extraction.figures.measure_weighing import weighed
from toolkit.extraction.figures.mentions import merge_mentions
from toolkit.extraction.figures.nouns import Counted, counted
from toolkit.extraction.figures.parts import share_measures, share_nouns, share_objects, share_with_parts
from toolkit.extraction.figures.rows import Memory, row_of
from toolkit.extraction.figures.side_shares import share_sides
from toolkit.extraction.figures.single import singles
from toolkit.extraction.figures.tabular import tabled
from toolkit.extraction.figures.terms import ABOUT, LOSSES, FigureTerm
from toolkit.extraction.figures.verbs import Spot
from toolkit.extraction.numbers.read import Quantity
from toolkit.extraction.text import patterns as re
from toolkit.extraction.text.spans import Sentence
from toolkit.schema import Row

if TYPE_CHECKING:
    from toolkit.extraction.article.document import Document


_REACH = 160  # characters before a number
_MOST = 50  # numbers of one sentence: what has more is a table, not prose


def figures(doc: "Document") -> list[Row]:
    """The rows of the table `figures` without ids, left to right, each claim once."""
    if not is_military(doc) or not names_a_side(doc):
        return []
    rows: list[Row] = []
    memory = Memory()
    tables = doc.once(tabled)
    for sentence in doc.sentences:
        numbers = [q for q in doc.quantities_in(sentence) if q.kind == "count" or _of_state(doc, sentence, q)]
        if tables.headings:
            numbers = [q for q in numbers if not tables.counts(q.start)]
        numbers = _with_singles(doc, sentence, numbers)
        if 0 < len(numbers) <= _MOST:
            rows += _of_sentence(doc, sentence, numbers, memory)
    if tables.rows:
        rows = sorted([*rows, *tables.rows], key=lambda row: row["start"])
    return merge_mentions(doc, set_right(doc, _without_headline(doc, rows)))


def _with_singles(doc: "Document", sentence: Sentence, numbers: list[Quantity]) -> list[Quantity]:
    """The numbers of a sentence, and each "a soldier" who was lost."""
    found = singles(doc, sentence)
    return sorted([*numbers, *found], key=lambda quantity: quantity.start) if found else numbers


def _of_state(doc: "Document", sentence: Sentence, quantity: Quantity) -> bool:
    """As in "Canada has 1,900 troops there, Spain 600", "second to Peru's 452", "cost the Danes 20 dead"."""
    if quantity.kind != "label" or (quantity.best or 0) < 5:
        return False
    mention = next((m for m in doc.mentions_in(sentence) if 0 < quantity.start - m.end < 4), None)
    if mention is None or mention.kind != "state" or mention.form not in _NAMES:
        return False
    gap = doc.lower[mention.end : quantity.start]
    if gap in _POSSESSIVE:
        return True
    earlier = any(q.kind == "count" and q.end < mention.start for q in doc.quantities_in(sentence))
    terms = doc.figure_terms[sentence.index]
    return gap == " " and (earlier or any(t.state in LOSSES and t.start == quantity.end + 1 for t in terms))


_NAMES = ("name", "people", "seat", "place")
_POSSESSIVE = ("'s ", "’s ", "' ", "’ ")


def _without_headline(doc: "Document", rows: list[Row]) -> list[Row]:
    """Without numbers that only the headline has, where the body has figures of its own."""
    last = doc.headline_end
    body = [row for row in rows if row["start"] >= last]
    values = {v for row in body for v in (row["low"], row["best"], row["high"]) if v is not None}
    vague = {row["measure"] for row in body if row["bound"] == "vague"}
    if not body or not last:
        return rows
    return [
        row
        for row in rows
        if row["start"] >= last
        or values & {row["low"], row["best"], row["high"]}
        or (row["bound"] == "vague" and row["measure"] in vague)
    ]


def _of_sentence(doc: "Document", sentence: Sentence, numbers: list[Quantity], memory: Memory) -> list[Row]:
    """The rows of the accepted numbers of a sentence that tells no history."""
    if is_history(doc, sentence):
        return []
    read = _read(doc, sentence, numbers)
    found = [_of_number(doc, sentence, read, place, memory) for place in range(len(numbers))]
    rows = [row for row in found if row]
    if len(rows) > 1:
        share_sides(doc, sentence, rows)
    return rows


class _Numbers(NamedTuple):
    """The numbers of a sentence, what each counts, what became of them, and where each may reach.

    A number reaches from the end of the one before to the start of the next; `told` are the words of
    the sentence that tell of people.
    """

    numbers: list[Quantity]
    nouns: list[Counted]
    measures: list[tuple[str, FigureTerm | None]]
    reaches: list[tuple[int, int]]
    told: list[FigureTerm]


def _read(doc: "Document", sentence: Sentence, numbers: list[Quantity]) -> _Numbers:
    """What grammar alone says of the numbers of a sentence; those of a list share noun and measure."""
    terms, mentions = doc.figure_terms[sentence.index], doc.mentions_in(sentence)
    nouns = [counted(doc.text, doc.lower, q, sentence.end, terms, mentions) for q in numbers]
    share_nouns(doc, numbers, nouns)
    starts = [sentence.start, *(q.end for q in numbers[:-1])]
    ends = [*(q.start for q in numbers[1:]), sentence.end]
    for place in range(len(numbers) - 2, -1, -1):
        if nouns[place + 1].noun == "strong":  # "60 men from a 200-strong unit gave up"
            ends[place] = ends[place + 1]
    reaches = list(zip(starts, ends, strict=True))
    bounds, words = (sentence.start, sentence.end), doc.words_in(sentence)
    told = _outside_names(doc.lower, terms, mentions)
    measures = [
        measure_of(Spot(doc.lower, q, noun, bounds, words, told, reach))
        for q, noun, reach in zip(numbers, nouns, reaches, strict=True)
    ]
    share_measures(doc, numbers, nouns, measures, told, sentence.end)
    share_objects(doc, numbers, nouns, measures)
    share_with_parts(doc, numbers, nouns, measures)
    return _Numbers(numbers, nouns, measures, reaches, told)


def _of_number(doc: "Document", sentence: Sentence, read: _Numbers, place: int, memory: Memory) -> Row | None:
    """The row of one number, if it is a figure; either way what it leaves for later ones is kept."""
    quantity, noun = read.numbers[place], read.nouns[place]
    near = memory.last if memory.sentence >= sentence.index - 3 else None
    uprooted = memory.uprooted >= sentence.index - (quantity.bound == "vague")
    if (uprooted or memory.civil >= sentence.index - 1) and of_civilians(
        doc, sentence, noun, read.measures[place][0], uprooted
    ):
        memory.civil = sentence.index
        return None
    telling = _telling(doc, sentence, read, place, memory, near)
    civil = lives_civil_life(telling)
    if civil:
        memory.uprooted = sentence.index
    if civil or not is_accepted(telling):
        memory.pass_over(sentence, quantity, noun)
        return None
    fate = weighed(telling)
    row = row_of(telling, fate, memory)
    again = near and (
        _ADDS.match(sentence.text) or _REVISED.search(doc.lower, sentence.start, quantity.start)
    )
    if near and again and not fate.verb:
        row.update(measure=near["measure"], mode=near["mode"], status=near["status"])
        row["doubts"].pop("measure", None)
    elif (
        telling.same
        and row["measure"] not in LOSSES
        and _COMPARED.search(doc.lower, telling.same["end"], quantity.start)
    ):
        row.update(measure=telling.same["measure"], mode=telling.same["mode"])
        row["doubts"].pop("measure", None)
    elif (
        noun.kind == "none"
        and row["measure"] not in LOSSES
        and _HOW_MANY_DIED.search(doc.lower, max(sentence.start, quantity.start - _REACH), quantity.start)
    ):
        row["measure"] = "killed"
        row["doubts"].pop("measure", None)
    memory.keep(row, sentence, quantity, noun)
    return row


def _telling(
    doc: "Document", sentence: Sentence, read: _Numbers, place: int, memory: Memory, near: Row | None
) -> Telling:
    """What a number stands in: its words, and the figures before it."""
    measure, verb = read.measures[place]
    return Telling(
        doc,
        sentence,
        read.numbers[place],
        read.nouns[place],
        measure,
        verb,
        read.told,
        read.reaches[place],
        read.nouns[place - 1].end if place else -1,
        memory.last if memory.sentence == sentence.index else None,
        near,
        memory.thing,
        memory.rows,
    )


def _outside_names(lower: str, terms: list[FigureTerm], mentions: list[ActorMention]) -> list[FigureTerm]:
    """The words that are no part of a name: not the army of "Arakan Army"."""
    terms = [t for t in terms if not (_NOBODY.match(lower, t.end) or _holds_ground(lower, t))]
    names = [(m.start, m.end) for m in mentions if " " in m.text]
    if not names:
        return terms
    return [
        t for t in terms if not any(a <= t.start and t.end <= b and t.end - t.start < b - a for a, b in names)
    ]


def _holds_ground(lower: str, term: FigureTerm) -> bool:
    """As in "900 fighters hold the east of the town"."""
    return term.term in ("hold", "holds") and _GROUND.match(lower, term.end) is not None


_GROUND = re.compile(
    r"\sthe\s(?:[\w-]+\s){0,2}?(?:north|south|east|west|town|city|village|hills?|heights|bank|line|front|road|airport|airfield|"
    r"base|bridge|border|area|region|province|district|centre|island|coast|mountains?|valley|ridge)\b"
)
_NOBODY = re.compile(r"\s(?:none|nobody|no\s(?:one|man|men|soldiers?|troops|fighters))\b")  # "and lost none"
# "its spokesman has since raised that to 217"
_REVISED = re.compile(
    r"\b(?:raised|lowered|cut|corrected|revised|changed|brought|increased|amended)\s(?:that|it|this|the\s(?:figure|number|"
    rf"toll|count|total|estimate))\s(?:up\s|down\s)?to{ABOUT}$"
)
# "20,000 fighters left, down from 30,000"
_COMPARED = re.compile(rf"(?:^|[\s,])(?:up|down)\sfrom{ABOUT}$")
# "has not said how many of its men died; Chad puts the number at 300"
_HOW_MANY_DIED = re.compile(
    r"\bhow many\b[^.;]{0,40}\b(?:died|killed|fell|dead)\b[^.]{0,60}"
    rf"\b(?:number|figure|total|toll|count|it|them)\sat{ABOUT}$"
)
_ADDS = re.compile(r"[\"“]?(?:And|Plus|Also|As well as|Thus|In total|In all|Altogether)\b")
