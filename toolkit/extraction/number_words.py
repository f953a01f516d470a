"""Numerals: digits and number words, put together into values with their spans.

"1,200", "twenty-eight thousand", "half a million", "1.5 million", "11K", "tens of thousands". What the
number counts, and how sure the text is of it, is decided later (`numbers.py`).
"""

import re
from functools import lru_cache
from typing import NamedTuple

import ahocorasick_rs

from toolkit import lexicon
from toolkit.extraction.number_nouns import STOPS

Scale = tuple[float, float]


class Atom(NamedTuple):
    """A run of digits or one number word."""

    start: int
    end: int
    role: str
    value: float


class Numeral(NamedTuple):
    """A number as written. `times` is the multiplier at its end (1e6 in "1.5 million", else 1).

    A vague numeral ("thousands") has the value of its first word and the decade it stands for in `scale`.
    `fraction` is true of halves and thirds of something.
    """

    start: int
    end: int
    value: float
    times: float
    scale: Scale | None
    words: bool
    fraction: bool


# Digits with thousands separators (also Indian: 1,00,000), or plain; the point belongs to the number
# only with a digit behind it.
_DIGITS = re.compile(
    r"(?:[0-9]{1,3}(?:,[0-9]{3})++(?![0-9])|[0-9]{1,2}(?:,[0-9]{2}){1,4},[0-9]{3}(?![0-9])|[0-9]++)"
    r"(?:\.[0-9]++)?"
)
_SUFFIX = re.compile(r" ?(k|mln|mn|mil|mio|bln|bn|tn|trn|m|b)(?![a-z0-9²³/])")
_SUFFIXES = {
    "k": 1e3, "mln": 1e6, "mn": 1e6, "mil": 1e6, "mio": 1e6, "m": 1e6, "bln": 1e9, "bn": 1e9, "b": 1e9,
    "tn": 1e12, "trn": 1e12,
}  # fmt: skip
_PART = re.compile(r"[- ](half|halves|thirds?|quarters?|fourths?|fifths?|sixths?|sevenths?|eighths?|ninths?|tenths?)\b")
_AND_HALF = re.compile(r" and (?:a|one)[ -](half|quarter)\b")
_OF_A = re.compile(r"(?: of)?(?: an?)? |-")
_JOINT = {" ": 1, "-": 1, " and ": 2}


@lru_cache(maxsize=1)
def _automaton() -> tuple[ahocorasick_rs.AhoCorasick, list[tuple[str, float]]]:
    table = [(row["term"], row["role"], float(row["value"])) for row in lexicon.rows("numbers")]
    found = ahocorasick_rs.AhoCorasick(
        [term for term, _, _ in table], matchkind=ahocorasick_rs.MatchKind.LeftmostLongest
    )
    return found, [(role, value) for _, role, value in table]


def atoms(low: str) -> list[Atom]:
    """Digits and number words of a lower-cased text, in order."""
    found = []
    for match in _DIGITS.finditer(low):
        start, end = match.span()
        if start > 1 and low[start - 1] == "." and low[start - 2] in " (-":  # .001
            start -= 1
        found.append(Atom(start, end, "digits", _number(low[start:end])))
    automaton, table = _automaton()
    last = len(low)
    for index, start, end in automaton.find_matches_as_indexes(low):
        if start and low[start - 1].isalnum():
            continue
        role, value = table[index]
        if end < last and low[end].isalnum():
            if role not in ("unit", "teen") or not low.startswith("fold", end):
                continue
        found.append(Atom(start, end, role, value))
    found.sort()
    return found


def _number(digits: str) -> float:
    return float(digits.replace(",", "")) if len(digits) < 40 else float("inf")


def numerals(low: str) -> list[Numeral]:
    """Every number of a lower-cased text, longest reading first, in order and without overlap."""
    parts = atoms(low)
    found: list[Numeral] = []
    index = 0
    while index < len(parts):
        step, numeral = _compose(low, parts, index)
        if numeral is not None:
            found.append(numeral)
        index += step
    return found


def _compose(low: str, parts: list[Atom], index: int) -> tuple[int, Numeral | None]:
    """The numeral that begins with this atom, and how many atoms it takes."""
    role = parts[index].role
    if role == "digits":
        return _from_digits(low, parts, index)
    if role in ("unit", "teen", "tens"):
        return _from_words(low, parts, index)
    if role in ("hundred", "scale", "dozen"):
        return _from_scale(low, parts, index)
    if role == "vague":
        return _from_vague(low, parts, index)
    return _from_part(low, parts, index)


def _gap(low: str, parts: list[Atom], index: int) -> str:
    """Text between the atom before `index` and the atom there; a long marker where there is none."""
    if index >= len(parts):
        return "none"
    left, right = parts[index - 1].end, parts[index].start
    return low[left:right] if right - left <= 7 else "far"


def _scales(low: str, parts: list[Atom], index: int) -> tuple[int, float]:
    """Multipliers from `index` on ("hundred thousand"): the next index and their product."""
    times = 1.0
    while index < len(parts) and parts[index].role in ("hundred", "scale", "dozen", "vague"):
        if parts[index].role == "vague" and parts[index].value < 1000:
            break
        if _gap(low, parts, index) not in (" ", "-"):
            break
        times *= parts[index].value
        index += 1
    return index, times


def _from_digits(low: str, parts: list[Atom], index: int) -> tuple[int, Numeral]:
    start, end, _, value = parts[index]
    after = index + 1
    if low[end : end + 1] == "/":
        numeral = _vulgar(low, parts, index)
        if numeral is not None:
            return 2, numeral
    while (
        after < len(parts)
        and parts[after].start == end + 1
        and low[end] == " "
        and low[parts[after].start : parts[after].end] == "000"
        and end - parts[after - 1].start <= 3
    ):  # 10 000
        value, end, after = value * 1000, parts[after].end, after + 1
    suffix = _SUFFIX.match(low, end)
    if suffix is not None and _is_suffix(low, suffix, value):
        times = _SUFFIXES[suffix[1]]
        return after - index, Numeral(start, suffix.end(), value * times, times, None, False, False)
    half = _AND_HALF.match(low, end)
    if half is not None:
        value, end = value + (0.5 if half[1] == "half" else 0.25), half.end()
        while after < len(parts) and parts[after].start < end:
            after += 1
    after, times = _scales(low, parts, after) if after < len(parts) and low[end:parts[after].start] in (" ", "-") else (after, 1.0)
    if times > 1:
        end = parts[after - 1].end
    return after - index, Numeral(start, end, value * times, times, None, False, False)


def _vulgar(low: str, parts: list[Atom], index: int) -> Numeral | None:
    """"1/2", "3/4" before a word; "9/11" and "24/7" are none."""
    if index + 1 >= len(parts) or parts[index + 1].start != parts[index].end + 1:
        return None
    above, below = parts[index], parts[index + 1]
    if below.value not in (2, 3, 4, 5, 8, 10, 16) or not 0 < above.value < below.value:
        return None
    if low[below.end : below.end + 1] not in (" ", "-") or (above.start and low[above.start - 1] in "/-.,"):
        return None
    return Numeral(above.start, below.end, above.value / below.value, 1.0, None, False, True)


def _is_suffix(low: str, suffix: re.Match[str], value: float) -> bool:
    """Whether "m" or "b" means millions or billions here, not metres or bits."""
    letter, spaced = suffix[1], suffix[0][0] == " "
    if letter in ("m", "b", "k") and spaced:
        return False
    if letter not in ("m", "b"):
        return True
    left = low[max(0, suffix.start() - 12) : suffix.start()].split(" ")[-1]
    if any(sign in left for sign in "$€£¥₹₩₽") or left[:1].isalpha():
        return True
    if low[suffix.end() : suffix.end() + 1] != " " or value >= 1000:
        return False
    follow = low[suffix.end() + 1 : suffix.end() + 20].split(" ", 1)[0]
    return follow[:1].isalpha() and follow not in STOPS


def _from_words(low: str, parts: list[Atom], index: int) -> tuple[int, Numeral]:
    start, end, role, current = parts[index]
    total, last, after, times = 0.0, role, index + 1, 1.0
    part = _PART.match(low, end)
    if part is not None and (part[1].endswith("s") or part[1] == "halves") != (current == 1) and low[part.end() : part.end() + 1] != "-":
        size = _FRACTIONS[part[1].rstrip("s")[:4]]
        while after < len(parts) and parts[after].start < part.end():
            after += 1
        return after - index, Numeral(start, part.end(), current * size, 1.0, None, True, True)
    while after < len(parts):
        kind, value, gap = parts[after].role, parts[after].value, _JOINT.get(_gap(low, parts, after), 0)
        if not gap:
            break
        if kind == "unit" and last == "tens" and gap == 1:
            current += value
        elif kind == "hundred" and gap == 1 and last in ("unit", "teen", "tens") and current < 100:
            current, times = current * value, 100.0
        elif kind in ("unit", "teen", "tens") and last in ("hundred", "scale") and _room(current, total, value):
            if gap == 2 and _gap(low, parts, after + 1) == " " and parts[after + 1].role in ("scale", "hundred"):
                break  # "three thousand and five thousand" are two numbers
            current, times = current + value, 1.0
        elif kind in ("scale", "dozen") and gap == 1 and current and last != kind:
            total, current, times = total + current * value, 0.0, value
        else:
            break
        last, end, after = kind, parts[after].end, after + 1
    if after == index + 1:
        half = _AND_HALF.match(low, end)
        if half is not None:
            current, end = current + (0.5 if half[1] == "half" else 0.25), half.end()
            while after < len(parts) and parts[after].start < end:
                after += 1
            if after < len(parts) and low[end : parts[after].start] == " " and parts[after].role in ("hundred", "scale"):
                current, times, end, after = current * parts[after].value, parts[after].value, parts[after].end, after + 1
    return after - index, Numeral(start, end, total + current, times, None, True, False)


def _room(current: float, total: float, value: float) -> bool:
    """Whether a smaller word may be added: the places it fills must be empty."""
    return current % 100 == 0 and value < 100 and (current > 0 or total >= 1000)


_FRACTIONS = {"half": 1 / 2, "halv": 1 / 2, "thir": 1 / 3, "quar": 1 / 4, "four": 1 / 4, "fift": 1 / 5, "sixt": 1 / 6,
              "seve": 1 / 7, "eigh": 1 / 8, "nint": 1 / 9, "tent": 1 / 10}  # fmt: skip


def _from_scale(low: str, parts: list[Atom], index: int) -> tuple[int, Numeral | None]:
    """"a hundred and fifty", "a dozen", "a million": only with an article before it."""
    start, end, role, value = parts[index]
    if role == "dozen" and value != 12:
        return 1, Numeral(start, end, value, 1.0, None, True, False)
    article = start - _article(low, start)
    if not article and _before_scale(low, start) is None:
        return 1, None
    after, times = _scales(low, parts, index + 1)
    value *= times
    end = parts[after - 1].end
    if times == 1 and after < len(parts) and _gap(low, parts, after) in (" and ", " ") and parts[after].role in ("unit", "teen", "tens"):
        rest, numeral = _from_words(low, parts, after)
        if not numeral.fraction and numeral.value < value and role in ("hundred", "scale"):
            return after + rest - index, Numeral(start - article, numeral.end, value + numeral.value, 1.0, None, True, False)
    half = _AND_HALF.match(low, end)
    if half is not None:
        value, end = value * 1.5, half.end()
        while after < len(parts) and parts[after].start < end:
            after += 1
    return after - index, Numeral(start - article, end, value, times * parts[index].value, None, True, False)


def _from_vague(low: str, parts: list[Atom], index: int) -> tuple[int, Numeral | None]:
    """"dozens", "tens of thousands": a decade, never a number."""
    start, end, _, value = parts[index]
    after = index + 1
    while after < len(parts) and parts[after].role == "vague" and parts[after].value >= 1000 and _gap(low, parts, after) == " of ":
        value, end, after = value * parts[after].value, parts[after].end, after + 1
    while after < len(parts) and parts[after].role == "vague" and _gap(low, parts, after) in (" and ", " upon ", " or "):
        if parts[after].value < parts[index].value:
            break
        end, after = parts[after].end, after + 1
    if value == 10 or (value == 20 and low[end : end + 4] != " of "):
        return 1, None
    top = value * 10
    return after - index, Numeral(start, end, value, 1.0, (value, top), True, False)


def _from_part(low: str, parts: list[Atom], index: int) -> tuple[int, Numeral | None]:
    """"several hundred", "a few thousand", "a couple of hundred", "half a million", "half of"."""
    start, end, role, value = parts[index]
    after = index + 1
    follows = parts[after] if after < len(parts) else None
    near = follows is not None and follows.role in ("hundred", "scale", "dozen", "vague") and follows.start - end <= 6
    if not near or follows is None or _OF_A.fullmatch(low, end, follows.start) is None:
        if role == "couple" and low.startswith(" of ", end) and _article(low, start) < start:
            scale = None if low.startswith("pair", start) else (2.0, 3.0)
            return 1, Numeral(_article(low, start), end, value, 1.0, scale, True, False)
        if role == "half" and value == 0.5 and low[end : end + 4] in (" of ", " the", " its", " his", " a s"):
            return 1, Numeral(start, end, value, 1.0, None, True, True)
        return 1, None
    after, times = _scales(low, parts, after + 1)
    times *= follows.value
    end = parts[after - 1].end
    if role == "few":
        return after - index, Numeral(_article(low, start), end, times, times, (2 * times, 9 * times), True, False)
    if role == "couple":
        return after - index, Numeral(_article(low, start), end, times, times, (2 * times, 3 * times), True, False)
    if follows.role != "vague":
        return after - index, Numeral(_article(low, start), end, value * times, 1.0, None, True, False)
    return 1, None


_LED = re.compile(r"\b(?:the|some|about|around|nearly|almost|roughly|over|another|than) $")


def _before_scale(low: str, start: int) -> re.Match[str] | None:
    """"the hundred soldiers", "nearly thousand": words that let a bare multiplier be a number."""
    return _LED.search(low, max(0, start - 8), start)


def _article(low: str, start: int) -> int:
    """The start, moved left over "a " or "the "."""
    if low[max(0, start - 2) : start] == "a " and not low[max(0, start - 3) : start - 2].isalnum():
        return start - 2
    return start
