"""What the article told before a number: the figures it follows, the question it answers, the headline."""

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from toolkit.extraction.attribution.turns import asks
from toolkit.extraction.figures.measure_setting import MEASURES, Telling
from toolkit.extraction.figures.terms import LOSSES, FigureTerm
from toolkit.extraction.text import patterns as re

if TYPE_CHECKING:
    from toolkit.extraction.article.document import Document

_LINKED = re.compile(
    r"^[^.;]*(?:\band\b|,|up from|down from|from|to|against|including|of whom|of them|\()[^.;]*$"
)
_PART = re.compile(r"\bof (?:whom|them|which|those)\b|\bincluding\b|\bamong\b")
_ABOVE = 3  # sentences in which a question still asks
_CLOSE, _NEAR = 30, 90


def cues_of_story(telling: Telling) -> Iterator[tuple[str, str]]:
    """(measure, cue) for what was told before; each cue says whether the number can do without."""
    reach = telling.reach
    found = [*_same_sentence(telling), *_above(telling), *_sentences(telling)]
    for measure, cue in found:
        yield measure, f"{cue} {reach}"
    for measure in telling.doc.figures_told[0]:
        yield measure, "headline"


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
    if _PART.search(gap):
        whole = "losses" if measure in LOSSES else "others"
        yield from ((part, f"{part}: part of {whole}") for part in MEASURES)


def _above(telling: Telling) -> Iterator[tuple[str, str]]:
    """The figure before in one of the sentences above."""
    if telling.near is None or telling.same is not None:
        return
    doc, sentence, place = telling.doc, telling.sentence, telling.near["start"]
    measure = str(telling.near["measure"])
    above = doc.sentence_at(place)
    yield measure, "last in last sentence" if above.index == sentence.index - 1 else "last before"
    yield measure, "last in paragraph" if above.paragraph == sentence.paragraph else "last in other paragraph"


def _sentences(telling: Telling) -> Iterator[tuple[str, str]]:
    """What the sentence before, the question above, the opening of the paragraph and the article speak of."""
    doc, index = telling.doc, telling.sentence.index
    if index:
        for measure in doc.figures_told[index - 1]:
            yield measure, "sentence before"
    asked = [i for i in range(max(0, index - _ABOVE), index) if asks(doc, doc.sentences[i])]
    if asked:
        for measure in doc.figures_told[asked[-1]]:
            yield measure, "question"
    opening = doc.paragraph_start(telling.sentence)
    if opening < index - 1:
        for measure in doc.figures_told[opening]:
            yield measure, "paragraph opens"
    yield doc.told_most, "article"


def told_most(doc: "Document") -> str:
    """The measure that most words of the article name."""
    total: Counter[str] = Counter()
    for terms in doc.figure_terms:
        for term in terms:
            for measure in {term.state, term.noun}:
                total[measure] += 1
    return max(MEASURES, key=lambda measure: total[measure])


def told_by(terms: list[FigureTerm]) -> list[str]:
    """The measures that words name, each once."""
    named = [measure for term in terms for measure in (term.state, term.noun) if measure]
    return list(dict.fromkeys(named))
