"""What the article told before a number: the figures it follows, the question it answers, the headline."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from toolkit.extraction.figure_terms import LOSSES, FigureTerm
from toolkit.extraction.measure_setting import MEASURES, Telling

if TYPE_CHECKING:
    from toolkit.extraction.document import Document

_LINKED = re.compile(
    r"^[^.;]*(?:\band\b|,|up from|down from|from|to|against|including|of whom|of them|\()[^.;]*$"
)
# "The defence ministry speaks of 30", "the true number is over 100": the figure just given
_SAID_OF_IT = re.compile(
    r"(?:\b(?:speaks?|spoke|admits?|admitted|owns? up|tells?|told|talks?|hears?|writes?)\s(?:only\s|"
    r"instead\s)?(?:of|to)|"
    r"\b(?:claims?|claimed|counts?|counted|says?|said|gave|gives|confirms?|confirmed|lists?|listed|"
    r"acknowledge[sd]?|has)|"
    r"\b(?:number|figure|count|toll|tally|total|estimate|list|claim|it|them)\b[^.;:]{0,40}?\b(?:is|was|at|"
    r"to|as|of)|"
    r"(?:[;,]|\bor|\band|\bwere|\bwas))\s[\"“]?$"
)
_FIGURE_IS = re.compile(
    r"\b(?:number|figure|count|toll|tally|total|estimate|list|claim|spoke|speaks|admitted|"
    r"admits)\b[^.;:]{0,40}?"
    r"\b(?:is|was|at|to|as|of|stood)\s[\"“]?$"
)
_COUNT = re.compile(
    r"\b(?:count|tally|toll|figure|list|total|number|dead)\b[^.;]{0,30}\b(?:includes?|comprises?|"
    r"lists?|covers?|are|were)\s"
)
_PART = re.compile(r"\bof (?:whom|them|which|those)\b|\bincluding\b|\bamong\b")
_BULLET = re.compile(r"\s*(?:[-–—•*·▪]|\(?[a-z\d]{1,2}[).])\s")
_ABOVE = 3  # sentences in which a question still asks
_LIST = 14  # sentences in which a list still goes on
_ENOUGH = 50  # figures and sentences that are looked back at
_CLOSE, _NEAR = 30, 90


def cues_of_story(telling: Telling) -> Iterator[tuple[str, str]]:
    """(measure, cue) for what was told before; each cue says whether the number can do without."""
    reach = telling.reach
    found = [*_same_sentence(telling), *_above(telling), *_counted(telling), *_sentences(telling)]
    yield from ((measure, f"{cue} {reach}") for measure, cue in found)
    doc, sentence = telling.doc, telling.sentence
    yield from ((measure, "headline") for measure in _told(doc.figure_terms[0]))
    if sentence.index and _COUNT.search(doc.lower, sentence.start, telling.quantity.start):
        lost = [t.state for t in doc.figure_terms[sentence.index - 1] if t.state in LOSSES]
        yield from ((measure, "count before") for measure in lost)
    yield from ((measure, "lead-in") for measure in _lead_in(telling))


def _same_sentence(telling: Telling) -> Iterator[tuple[str, str]]:
    """The figure before in the sentence and how this one goes on from it."""
    if telling.same is None:
        return
    measure, start = str(telling.same["measure"]), telling.quantity.start
    gap = telling.doc.lower[telling.same["end"] : start]
    yield measure, "last of sentence"
    if len(gap) < _CLOSE:
        yield measure, "last near"
    if len(gap) < _NEAR and _LINKED.search(gap):
        yield measure, "last linked"
    if _SAID_OF_IT.search(gap):
        yield measure, "said of last"
    if _PART.search(gap):
        whole = "losses" if measure in LOSSES else "others"
        yield from ((part, f"{part}: part of {whole}") for part in MEASURES)


def _above(telling: Telling) -> Iterator[tuple[str, str]]:
    """The figure before in one of the sentences above."""
    if telling.near is None or telling.same is not None:
        return
    doc, sentence, place = telling.doc, telling.sentence, telling.near["start"]
    measure = str(telling.near["measure"])
    above = next(
        doc.sentences[i] for i in range(sentence.index - 1, -1, -1) if doc.sentences[i].start <= place
    )
    yield measure, "last in last sentence" if above.index == sentence.index - 1 else "last before"
    yield measure, "last in paragraph" if above.paragraph == sentence.paragraph else "last in other paragraph"
    start = telling.quantity.start
    if _FIGURE_IS.search(doc.lower, max(sentence.start, start - 60), start):
        yield measure, "figure is"


def _counted(telling: Telling) -> Iterator[tuple[str, str]]:
    """What the figures so far count, and those with the same number."""
    quantity, rows = telling.quantity, telling.rows[-_ENOUGH:]
    values = {v for v in (quantity.low, quantity.best, quantity.high) if v is not None}
    for row in rows:
        if values & {row["low"], row["best"], row["high"]}:
            yield str(row["measure"]), "same number"
    counted = Counter(str(row["measure"]) for row in rows)
    yield from ((measure, "counted") for measure in counted)
    if counted:
        yield max(counted, key=lambda measure: counted[measure]), "most counted"


def _sentences(telling: Telling) -> Iterator[tuple[str, str]]:
    """What the sentence before, the question above, the opening of the paragraph and the article speak of."""
    doc, index = telling.doc, telling.sentence.index
    if index:
        yield from ((measure, "sentence before") for measure in _told(doc.figure_terms[index - 1]))
    asked = [i for i in range(max(0, index - _ABOVE), index) if doc.sentences[i].text.rstrip().endswith("?")]
    if asked:
        yield from ((measure, "question") for measure in _told(doc.figure_terms[asked[-1]]))
    opening = index
    while opening > index - _ENOUGH and _same_paragraph(telling, opening - 1):
        opening -= 1
    if opening < index - 1:
        yield from ((measure, "paragraph opens") for measure in _told(doc.figure_terms[opening]))
    yield doc.told_most, "article"


def _same_paragraph(telling: Telling, index: int) -> bool:
    return index >= 0 and telling.doc.sentences[index].paragraph == telling.sentence.paragraph


def told_most(doc: "Document") -> str:
    """The measure that most words of the article name."""
    total: Counter[str] = Counter()
    for terms in doc.figure_terms:
        for term in terms:
            total.update({term.state, term.noun} - {""})
    return max(MEASURES, key=lambda measure: total[measure])


def _lead_in(telling: Telling) -> list[str]:
    """What the sentence before a list says of all its items: "Troops withdrawn so far:"."""
    sentences, index = telling.doc.sentences, telling.sentence.index
    if not _BULLET.match(telling.sentence.text):
        return []
    for above in range(index - 1, max(-1, index - _LIST), -1):
        if not _BULLET.match(sentences[above].text):
            leads = sentences[above].text.rstrip().endswith(":")
            return _told(telling.doc.figure_terms[above]) if leads else []
    return []


def _told(terms: list[FigureTerm]) -> list[str]:
    """The measures that words name, each once."""
    named = [measure for term in terms for measure in (term.state, term.noun) if measure]
    return list(dict.fromkeys(named))
