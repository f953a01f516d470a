"""Ages behind a name: "Kodjo was 26 and came from Kara"; behind "he" or "who" `numbers.ages` knows them."""

from toolkit.extraction.figures.measure_setting import Telling
from toolkit.extraction.figures.setting import size
from toolkit.extraction.text import patterns as re

_AGE = re.compile(
    r"(?!(?:It|That|This|There|They|These|What|Which|Theirs|Total)\b)(?:[A-Z][\w’'-]+),?\s"
    r"(?:was|is|turned|had\sbeen|is\snow|was\sthen)\s"
    r"(?:(?:only|just|over|under|still|not\syet|already|about|almost|nearly)\s)?$"
)
_AGED = re.compile(
    r"\s?(?:[.,;)]|$|and\s(?:came|comes|from|lived|had|was|is|he|she)\b|when\b|years\b|at\sthe\stime)"
)


def is_age(telling: Telling) -> bool:
    """As in "Kodjo was 26 and came from Kara", "Sergeant Levi was 21.": not "the contingent was 60"."""
    doc, quantity = telling.doc, telling.quantity
    if not _YOUNGEST <= size(quantity) <= _OLDEST:
        return False
    before = _AGE.search(doc.text, max(telling.sentence.start, quantity.start - 40), quantity.value_start)
    return before is not None and _AGED.match(doc.text, quantity.end) is not None


_YOUNGEST, _OLDEST = 14, 105
