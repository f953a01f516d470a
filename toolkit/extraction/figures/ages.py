"""Ages that stand without their years: "he was 26 and from Urif", "Sergeant Levi was 21."."""

import re

from toolkit.extraction.figures.measure_setting import Telling
from toolkit.extraction.figures.setting import size

_NO_NAME = r"(?!(?:It|That|This|There|They|These|What|Which|Theirs|Total)\b)"
_AGE = re.compile(
    rf"(?:\b(?:he|she|who)|{_NO_NAME}(?P<name>[A-Z][\w’'-]+),?)\s(?:was|is|turned|had\sbeen|is\snow|was\sthen)\s"
    r"(?:(?:only|just|over|under|still|not\syet|already|about|almost|nearly)\s)?$"
)
_AGED = re.compile(
    r"\s?(?:[.,;)]|$|and\s(?:came|comes|from|lived|had|was|is|he|she)\b|when\b|years\b|at\sthe\stime)"
)


def is_age(telling: Telling) -> bool:
    """As in "he was 26 and from Urif", "Sergeant Levi was 21.": not "the contingent was 60"."""
    doc, quantity = telling.doc, telling.quantity
    if not _YOUNGEST <= size(quantity) <= _OLDEST:
        return False
    before = _AGE.search(doc.text, max(telling.sentence.start, quantity.start - 40), quantity.value_start)
    if before is None or not _AGED.match(doc.text, quantity.end):
        return False
    name = before.start("name")
    return not any(m.start <= name < m.end and m.kind != "person" for m in doc.mentions_in(telling.sentence))


_YOUNGEST, _OLDEST = 14, 105
