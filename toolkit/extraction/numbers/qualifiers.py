"""Words beside a number: how sure it is ("at least", "some", "or more"), whether it rose or fell.

The phrases are `lexicon/qualifiers.csv`; here is only where they may stand.
"""

from typing import NamedTuple

from toolkit.extraction.numbers.lexicon import Rows, table
from toolkit.extraction.text import patterns as re
from toolkit.extraction.text.wordsets import NUMBER_WORDS, wordset

# How far left of the number a qualifier is looked for, in characters and in words.
_WINDOW = 48
_LONGEST = 5
# Words that may stand between a qualifier and its number ("at least another 3,000").
_FILLERS = wordset("qualifier filler", "number_context")
_SIGNS = {
    "~": "about", "≈": "about", "∼": "about", ">": "more_than", "<": "less_than",
    "≥": "at_least", "≤": "at_most",
}  # fmt: skip
_FLIPPED = {"more_than": "at_most", "less_than": "at_least"}
_NONE = ("no", "not", "never")
# "never had more than 300", "didn't field more than 300"; but "not only more than 300 men, but also"
_SHORT_NOT = ("n't", "n’t")
_OF_WHICH = wordset("told about", "number_context")  # "details about two soldiers"
_HANDING = wordset("no over", "number_context")  # "handed over another 22"
_NO_VERBS = wordset("no verb behind not", "number_context")
_HEDGES = frozenset(("about", "exact"))
# "the lead up to 2024", "adds up to 300": no bound.
_NOT_UP_TO = wordset("no up to", "number_context")
_NEXT_NUMBER = re.compile(
    r" (?:than |to )?(?:another |a |some |about |an estimated |as many as )?"
    rf"(?:[0-9]|twice|(?:{'|'.join(sorted(NUMBER_WORDS - {'one'}))})[ -])"
)
_ADDED = re.compile(r", plus\b| plus (?:an?|the|its|their|his|her|our|several|dozens|hundreds) ")
_SPACED_PLUS = re.compile(r" \+ [a-z]")  # "30 + dead"
_AFTER_END = re.compile(r"(?![a-z0-9])")


class _Table(NamedTuple):
    before: dict[str, str]
    after: dict[str, list[tuple[str, str]]]
    lasts: frozenset[str]


@table
def _table(rows_of: Rows) -> _Table:
    rows = rows_of("qualifiers")
    before = {row["term"]: row["bound"] for row in rows if row["place"] == "before"}
    after: dict[str, list[tuple[str, str]]] = {}
    for row in sorted((row for row in rows if row["place"] == "after"), key=lambda row: -len(row["term"])):
        after.setdefault(row["term"][:2], []).append((row["term"], row["bound"]))
    return _Table(before, after, frozenset(term.split()[-1] for term in before) | _FILLERS)


def before(low: str, start: int) -> tuple[int, str]:
    """Where the qualifiers before a number begin, and the bound they make ("" for none).

    A hedge inside a bound keeps the bound: "at least about 3,000" is at_least.
    """
    bound, begin, cursor = "", start, start
    if cursor and low[cursor - 1] in _SIGNS:
        bound = _SIGNS[low[cursor - 1]]
        begin = cursor = cursor - 1
    if low[cursor - 2 : cursor - 1] in _SIGNS and low[cursor - 1] == " ":
        bound = _SIGNS[low[cursor - 2]]
        return cursor - 2, bound
    if not cursor or low[cursor - 1] != " ":
        return begin, bound
    lasts = _table().lasts
    left = max(0, cursor - _WINDOW)
    last = low[max(left, low.rfind(" ", left, cursor - 1) + 1) : cursor - 1]
    if last not in lasts and re.split("[\n—]", last)[-1].lstrip(_OPENING) not in lasts:
        return begin, bound  # the common case
    return _with_words(low, left, begin, bound)


def _with_words(low: str, left: int, begin: int, bound: str) -> tuple[int, str]:
    """Where the words of qualifying that end at `begin` begin, and the bound they make with `bound`."""
    cursor, lasts = begin, _table().lasts
    words = _words_before(low, left, cursor)
    while words and words[-1] in lasts:
        count, found = _longest(words)
        if not found:
            if words[-1] not in _FILLERS:
                break
            cursor -= len(words.pop()) + 1
            continue
        for word in words[-count:]:
            cursor -= len(word) + 1
        words = words[:-count]
        begin = cursor
        bound = found if not bound or found not in _HEDGES else bound
    return begin, bound


def _longest(words: list[str]) -> tuple[int, str]:
    """How many of the last words are a qualifier, and its bound; "no more than" turns a bound round."""
    table = _table().before
    for count in range(min(_LONGEST, len(words)), 0, -1):
        found = table.get(" ".join(words[-count:]))
        if found is None:
            continue
        earlier = words[-count - 1] if len(words) > count else ""
        if found == "at_most" and earlier in _NOT_UP_TO and words[-1] == "to":
            return 0, ""
        if found == "more_than" and count == 1 and words[-1] == "over" and earlier in _HANDING:
            return 0, ""
        if words[-1] == "about" and earlier in _OF_WHICH:
            return 0, ""
        if found in _FLIPPED and earlier in _NONE:
            return count + 1, _FLIPPED[found]
        if found in _FLIPPED and earlier not in _NO_VERBS and len(words) > count + 1:
            denied = words[-count - 2] in _NONE[1:] or words[-count - 2].endswith(_SHORT_NOT)
            found = _FLIPPED[found] if denied else found
        return count, found
    return 0, ""


def _words_before(low: str, left: int, start: int) -> list[str]:
    """The last words between `left` and `start`, one space between them, none from across punctuation."""
    words = low[left : start - 1].split(" ")[1 if left else 0 :][-7:]
    for index in range(len(words) - 1, -1, -1):
        word = words[index]
        if "\n" in word or "—" in word:
            return [re.split("[\n—]", word)[-1].lstrip(_OPENING), *words[index + 1 :]]
        if word in _KEPT and (word[-1] != "." or index == len(words) - 1):
            continue  # "c. 300", but not "... it has c. Some 300"
        if not word or not word[-1].isalnum():
            return words[index + 1 :]
        if not word[0].isalnum():
            return [word.lstrip(_OPENING), *words[index + 1 :]]
    return words


_OPENING = "(\"'—["
_KEPT = frozenset((">", "<", "≥", "≤", ">=", "<=", "approx.", "ca.", "c."))


def after(low: str, end: int) -> tuple[int, str]:
    """Where a qualifier that follows the number ends, and its bound ("" for none)."""
    start = end
    if low.startswith(",", start):
        start += 1
    if low.startswith(" ", start):
        start += 1
    for term, bound in _table().after.get(low[start : start + 2], ()):
        if low.startswith(term, start) and _AFTER_END.match(low, start + len(term)):
            if term[0] in "-+" and start > end:
                continue
            if _NEXT_NUMBER.match(low, start + len(term)):
                continue  # "1,060, at least 30 of them officers"
            if term == "plus" and _ADDED.match(low, end):
                continue  # "20,000 soldiers, plus a police force"
            return start + len(term), bound
    if low[start : start + 1] == "+" and (start == end or _SPACED_PLUS.match(low, end)):
        return start + 1, "at_least"
    return end, ""


_TREND = 36  # characters before a number
_UP = wordset("up", "number_context")
_DOWN = wordset("down", "number_context")
# Verbs with "from X to Y" that tell a change and not a range.
MOVES = _UP | _DOWN | wordset("move", "number_context")
_BETWEEN = wordset("trend filler", "number_context")
_ANY = _UP | _DOWN | _BETWEEN
_STATES = frozenset(("up", "down", "higher", "lower"))


def trend(low: str, start: int) -> str:
    """ "up" or "down" if a verb of change stands right before `start`, else ""."""
    if not start or low[start - 1] != " ":
        return ""
    words = low[max(0, start - _TREND) : start].split()
    if not words or words[-1] not in _ANY:  # the common case
        return ""
    source = False
    for word in reversed(words):
        if word in _UP or word in _DOWN:
            if source and word in _STATES:  # "down from 40": 40 is where it came from
                return ""
            return "up" if word in _UP else "down"
        if word not in _BETWEEN:
            return ""
        source = source or word == "from"
    return ""
