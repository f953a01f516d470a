"""Numbers that count nobody: "17,000, not 19,000", "counted 900 of them twice", "by 191 votes to 109"."""

from toolkit.extraction.figures.measure_setting import Telling
from toolkit.extraction.text import patterns as re

_VOTES = re.compile(r"\bby\s(?:a\svote\sof\s)?[\d,]+\s(?:votes\s)?(?:to|against)\s$")
_NOT = re.compile(r"\d,?\s(?:and\s|but\s)?not\s$")
_TWICE = re.compile(
    r"(?:\s(?:who|that|which|had|have|has|been|were|was))*\s(?:counted\s|listed\s|included\s)?(?:twice|double)\b"
)
_COUNTS = re.compile(r"\b(?:count|list|includ)(?:s|es|ed|ing)?\s(?:(?:about|some|around|the|at least)\s)*$")


def is_taken_back(telling: Telling) -> bool:
    """As in "17,000, not 19,000", "not one soldier", "counted 900 twice": the number that does not hold."""
    lower, start = telling.doc.lower, telling.quantity.start
    if telling.before(_VOTES, 30):
        return True
    twice = telling.behind(_TWICE)
    if twice and ("ed " in twice[0] or telling.before(_COUNTS, 40)):
        return True
    if lower.startswith("one ", start):
        return lower.endswith("not ", telling.sentence.start, start)
    return lower.startswith("not", start - 4) and telling.before(_NOT, 12) is not None
