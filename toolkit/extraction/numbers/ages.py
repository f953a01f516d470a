"""Numbers that are someone's age: "aged 14", "who was 10", "Tesfaye, 92,", "men between 20 and 39"."""

from toolkit.extraction.numbers.labels import word_left
from toolkit.extraction.text import patterns as re
from toolkit.extraction.text.wordsets import any_of, wordset

_AGE_BEFORE = re.compile(
    r"\b(?:aged?|age (?:of|as)|ages|turned|turns) (?:about |around |over |under |above |below |between )?$"
)
_PEOPLE = any_of("people of an age", "number_context")
_PEOPLE_BETWEEN = re.compile(rf"\b(?:{_PEOPLE}) (?:aged )?between (?:about )?$")
_ONE = any_of("one of an age", "number_context")
_AGE_IS = re.compile(
    r"\b(?:he|she|i|who) (?:was|is|will be|would be|had been|turned|am) (?:only |just |then |now )?$"
    rf"|\b(?:{_ONE}) of "
    r"(?:only |just |barely |about |around |some )?$"
)
_PERSONS = wordset("person of an age", "number_context")  # "a sergeant, 31,"
_AGE_WHEN = re.compile(r"\b(?:was|were) $")
_AGE_COMMA = re.compile(r"[^\W\d_], $|[.\"'], $")
# "says Tariq Aziz Haddad, 25.", "her daughters Noor, 16, and Hala, 13 - were"
_NAME_COMMA = re.compile(
    r"\b(?:says?|said|told|adds?|added)\s(?:[A-Z][\w’'-]+\s){1,2}[A-Z][\w’'-]+, $|"
    r"\b[A-Z][\w’'-]+, \d{1,2},? and [A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+)?, $"
)
_CLOSES = re.compile(r"[.,;)](?:\s|$|[\"”’])|\s[-–—]\s")
# What stands right before the number where `_AGE_BEFORE` can match: looked at before the pattern is.
_AGE_ENDS = (
    "aged ", "age ", "age of ", "age as ", "ages ", "turned ", "turns ",
    "about ", "around ", "over ", "under ", "above ", "below ", "between ",
)  # fmt: skip


def has_age_before(low: str, begin: int) -> bool:
    """ "aged 14", "the age of 12"."""
    return (
        low.endswith(_AGE_ENDS, 0, begin) and _AGE_BEFORE.search(low, max(0, begin - 18), begin) is not None
    )


def has_people_before(low: str, begin: int) -> bool:
    """ "men between 20 and 39": no more of them, but how old they are."""
    return _PEOPLE_BETWEEN.search(low, max(0, begin - 40), begin) is not None


def age_start(low: str, begin: int) -> int:
    """Where "the age of" before a number starts, so that "under" before it is found."""
    match = _AGE_BEFORE.search(low, max(0, begin - 18), begin)
    if match is None or "age of" not in match[0]:
        return begin
    start = match.start()
    return start - 4 if low.endswith("the ", 0, start) else start


def is_age(text: str, low: str, begin: int, end: int, words: bool) -> bool:
    """A number without a noun that is someone's age: "who was 10", "was nine when", "Tesfaye, 92,"."""
    if low[end : end + 1] not in "'\"-" and _AGE_IS.search(low, max(0, begin - 28), begin):
        return True
    if low.startswith(" when ", end) and _AGE_WHEN.search(low, max(0, begin - 6), begin):
        return True
    if not words and _NAME_COMMA.search(text, max(0, begin - 40), begin) and _CLOSES.match(text, end):
        return True
    if words or low[end : end + 1] != "," or _AGE_COMMA.search(low, max(0, begin - 4), begin) is None:
        return False
    left = word_left(text, begin)
    return left.capital or left.word.rstrip(",") in _PERSONS
