"""Claims that count people: soldiers sent, killed, captured, trained, and how sure the number is.

Every number of a sentence is judged by what it counts and what became of them; ages, prices, scores,
things and history yield nothing. A second mention of a claim is added to the first one's note.
"""

from typing import TYPE_CHECKING

from toolkit.extraction.actors.types import ActorMention
from toolkit.extraction.figures.accept import is_accepted, of_civilians
from toolkit.extraction.figures.civil import lives_civil_life
from toolkit.extraction.figures.context import is_history, is_military, names_a_side
from toolkit.extraction.figures.corrections import set_right
from toolkit.extraction.figures.measure import measure_of
from toolkit.extraction.figures.measure_setting import Telling
from toolkit.extraction.figures.measure_weighing import Fate, weighed
from toolkit.extraction.figures.mentions import merge_mentions
from toolkit.extraction.figures.nouns import counted
from toolkit.extraction.figures.parts import Series, share_measures, share_nouns
from toolkit.extraction.figures.rows import Memory, row_of
from toolkit.extraction.figures.side_shares import share_sides
from toolkit.extraction.figures.single import singles
from toolkit.extraction.figures.tabular import tabled
from toolkit.extraction.figures.terms import ABOUT, LOSSES, FigureTerm
from toolkit.extraction.figures.verbs import Spot
from toolkit.extraction.numbers.read import Quantity
from toolkit.extraction.text import patterns as re
from toolkit.extraction.text.spans import Sentence
from toolkit.extraction.text.wordsets import any_of
from toolkit.schema import Row

if TYPE_CHECKING:
    from toolkit.extraction.article.document import Document


_REACH = 160  # characters before a number
_LATELY = 3  # sentences back to the figure before
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
    series = _read(doc, sentence, numbers)
    found = [_of_number(series, place, memory) for place in range(len(numbers))]
    rows = [row for row in found if row]
    if len(rows) > 1:
        share_sides(doc, sentence, rows)
    return rows


def _read(doc: "Document", sentence: Sentence, numbers: list[Quantity]) -> Series:
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
    series = Series(doc, sentence, numbers, nouns, measures, reaches, told)
    share_measures(series)
    return series


def _of_number(series: Series, place: int, memory: Memory) -> Row | None:
    """The row of one number, if it is a figure; either way what it leaves for later ones is kept."""
    sentence, quantity, noun = series.sentence, series.numbers[place], series.nouns[place]
    uprooted = memory.uprooted >= sentence.index - (quantity.bound == "vague")
    if (uprooted or memory.civil >= sentence.index - 1) and of_civilians(
        series.doc, sentence, noun, series.measures[place].measure, uprooted
    ):
        memory.civil = sentence.index
        return None
    telling = _telling(series, place, memory)
    civil = lives_civil_life(telling)
    if civil:
        memory.uprooted = sentence.index
    if civil or not is_accepted(telling):
        memory.pass_over(sentence, quantity, noun)
        return None
    fate = weighed(telling)
    row = row_of(telling, fate, memory)
    if again := _of_figure_before(telling, fate, row["measure"]):
        row.update(again)
        row["doubts"].pop("measure", None)
    memory.keep(row, sentence, quantity, noun)
    return row


def _of_figure_before(telling: Telling, fate: Fate, measure: str) -> Row:
    """What a number has of the figure before, which it adds to, corrects or is compared with."""
    doc, near, same, start = telling.doc, telling.near, telling.same, telling.quantity.start
    if near and not fate.verb:
        text = telling.sentence.text
        if _ADDS.match(text) or _REVISED.search(doc.lower, telling.sentence.start, start):
            return {column: near[column] for column in ("measure", "mode", "status")}
    if measure in LOSSES:
        return {}
    if same and _COMPARED.search(doc.lower, same["end"], start):
        return {column: same[column] for column in ("measure", "mode")}
    died = telling.noun.kind == "none" and telling.before(_HOW_MANY_DIED, _REACH)
    return {"measure": "killed"} if died else {}


def _telling(series: Series, place: int, memory: Memory) -> Telling:
    """What a number stands in: its words, and the figures before it."""
    index = series.sentence.index
    return Telling(
        series.doc,
        series.sentence,
        series.numbers[place],
        series.nouns[place],
        *series.measures[place],
        series.told,
        series.reaches[place],
        series.nouns[place - 1].end if place else -1,
        memory.last if memory.sentence == index else None,
        memory.last if memory.sentence >= index - _LATELY else None,
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


_LAND = any_of("ground that is held")
_GROUND = re.compile(rf"\sthe\s(?:[\w-]+\s){{0,2}}?(?:{_LAND})\b")
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
