"""One soldier told of without a number: "a Kenyan policeman was shot dead", "Malawi lost two, Peru one"."""

from typing import TYPE_CHECKING

from toolkit import lexicon
from toolkit.extraction.numbers.read import Quantity
from toolkit.extraction.text import patterns as re
from toolkit.extraction.text.spans import Sentence

if TYPE_CHECKING:
    from toolkit.extraction.article.document import Document

_SOLDIERS = lexicon.terms("words", "one soldier")
_SOLDIER = "|".join(sorted(_SOLDIERS, key=lambda word: (-len(word), word)))
_FIRST_WORDS = frozenset(
    re.split(r"\W", word)[0] for word in _SOLDIERS
)  # looked up before the pattern is tried
_LOST = r"(?:killed|slain|shot\sdead|wounded|injured|hurt|maimed|captured|abducted|kidnapped)"
_LOSES = r"(?:kill|wound|injur|captur|maim|abduct|kidnapp)(?:e?d|ing|es|s)|losing|lost"
_ONE = re.compile(
    rf"\b(?P<one>an?|another)\s(?:(?!of\b|in\b|by\b|for\b|to\b|and\b|or\b)[\w’'-]+\s){{0,3}}?(?:{_SOLDIER})\b(?!['’-])"
)
_FATE = re.compile(
    r"(?:\s(?:of|from|with|in|at|on|near|serving)\s[^,.;:]{2,40}?|,\s[^,.;:]{2,50},)?\s(?:who\s)?"
    rf"(?:(?:was|has\sbeen|had\sbeen|got)\s(?:\w+ly\s|also\s|then\s|later\s)?{_LOST}|(?:has\s|had\s)?died|"
    r"perished|fell(?=\s*[.,;]|\s(?:in|at|near|on|when|as)\b)|(?:has\s|had\s)?lost\s(?:his|her)\slife)\b"
)
_DONE = re.compile(rf"\b(?:{_LOSES}|there\s(?:died|perished|fell)|(?:death|loss)\sof)\s(?:and\s\w+\s)?$")
# "not a soldier was killed", "what if a soldier was killed", "as a soldier he was wounded"
_NONE = re.compile(
    r"\b(?:not|never|without|nor|if|whether|whenever|unless|like|as|than|would|could|may)\s(?:\w+\s)?$"
)


def singles(doc: "Document", sentence: Sentence) -> list[Quantity]:
    """The articles of a sentence that stand for one soldier lost, each as the number 1."""
    if _FIRST_WORDS.isdisjoint(doc.words_in(sentence)):
        return _of_states(doc, sentence)
    found = []
    for match in _ONE.finditer(doc.lower, sentence.start, sentence.end):
        start, end = match.span("one")
        before = doc.lower[max(sentence.start, start - 30) : start]
        lost = _FATE.match(doc.lower, match.end(), sentence.end) or _DONE.search(before)
        if lost and not _NONE.search(before):
            unit = doc.text[end + 1 : match.end()]
            found.append(
                Quantity(start, end, 1, 1, 1, "exact", start, end, unit, "count", "", end + 1, match.end())
            )
    return found + _of_states(doc, sentence)


_ONE_MORE = re.compile(r"\sone(?=[,.;]|\s(?:in|at|near|on|around|during|when|to|and)\b|$)")
_THE_LOST = re.compile(
    r"(?:\s(?:soldiers?|men|troops|peacekeepers?|policem[ae]n|dead|killed|wounded|deaths?|fatalities))+(?=,?\s|;)"
)
_AND = (" and ", ", and ", ", ", "; ")


def _of_states(doc: "Document", sentence: Sentence) -> list[Quantity]:
    """As in "Kenya lost 14 soldiers, Malawi three and Uruguay one": the last of a list of losses."""
    found = []
    quantities = doc.quantities_in(sentence)
    ends = {q.end for q in quantities}
    ends |= {lost.end() for q in quantities if (lost := _THE_LOST.match(doc.lower, q.end))}
    for mention in doc.mentions_in(sentence):
        told = mention.kind == "state" and doc.lower.startswith("one", mention.end + 1)
        one = _ONE_MORE.match(doc.lower, mention.end, sentence.end) if told else None
        if one and any(
            mention.start - len(link) in ends and doc.lower.startswith(link, mention.start - len(link))
            for link in _AND
        ):
            start, end = one.start() + 1, one.end()
            found.append(Quantity(start, end, 1, 1, 1, "exact", start, end, "", "count", "", end, end))
            ends.add(end)
    return found
