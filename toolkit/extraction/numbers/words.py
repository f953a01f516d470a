"""Numerals: digits and number words, put together into values with their spans.

"1,200", "twenty-eight thousand", "half a million", "1.5 million", "11K", "tens of thousands". What the
number counts, and how sure the text is of it, is decided later (`numbers`).
"""

from toolkit.extraction.numbers.atoms import Atom, Numeral, and_half, atoms, gap, multipliers, passed
from toolkit.extraction.numbers.digits import from_digits
from toolkit.extraction.text import patterns as re

_Step = tuple[int, Numeral | None]
_LARGEST = 1e18  # nobody counts further: longer runs of digits are serial numbers, and no table holds them
_PART = re.compile(
    r"[- ](half|halves|thirds?|quarters?|fourths?|fifths?|sixths?|sevenths?|eighths?|ninths?|tenths?)\b(?!-)"
)
_PARTS = {
    "half": 1 / 2, "halv": 1 / 2, "thir": 1 / 3, "quar": 1 / 4, "four": 1 / 4, "fift": 1 / 5, "sixt": 1 / 6,
    "seve": 1 / 7, "eigh": 1 / 8, "nint": 1 / 9, "tent": 1 / 10,
}  # fmt: skip
_OF_A = re.compile(r"(?: of)?(?: an?)? |-")
_SMALL = frozenset(("unit", "teen", "tens"))
_LARGE = frozenset(("hundred", "scale", "dozen"))


def numerals(low: str) -> list[Numeral]:
    """Every number of a lower-cased text, longest reading first, in order and without overlap."""
    parts = atoms(low)
    found: list[Numeral] = []
    index = 0
    while index < len(parts):
        index, numeral = _compose(low, parts, index)
        if numeral is not None and numeral.value < _LARGEST:
            found.append(numeral)
    return found


def _compose(low: str, parts: list[Atom], index: int) -> _Step:
    """The numeral that begins with this atom, and the index of the atom behind it."""
    role = parts[index].role
    if role == "digits":
        return from_digits(low, parts, index)
    if role in _SMALL:
        return _fraction(low, parts, index) or _from_words(low, parts, index)
    if role in _LARGE:
        return _from_scale(low, parts, index)
    if role == "vague":
        return _from_vague(low, parts, index)
    return _from_part(low, parts, index)


def _fraction(low: str, parts: list[Atom], index: int) -> _Step | None:
    """ "two-thirds", "one quarter"; not "two third-round games"."""
    start, end, _, count = parts[index]
    match = _PART.match(low, end)
    if match is None or match[1].endswith("s") == (count == 1):
        return None
    value = count * _PARTS[match[1][:4]]
    return passed(parts, index + 1, match.end()), Numeral(start, match.end(), value, fraction=True)


def _from_words(low: str, parts: list[Atom], index: int) -> tuple[int, Numeral]:
    """ "three", "twenty-eight thousand six hundred and forty-two", "two and a half million"."""
    start, end, role, value = parts[index]
    after, numeral = _run(low, parts, index + 1, (start, end, role, 0.0, value))
    return (after, numeral) if after > index + 1 else _with_half(low, parts, index)


def _run(
    low: str, parts: list[Atom], after: int, begun: tuple[int, int, str, float, float]
) -> tuple[int, Numeral]:
    """A number in words that has begun: start, end, last role, the sum of its thousands, what adds up now."""
    start, end, last, total, current = begun
    times = 1.0
    while after < len(parts):
        _, stop, role, value = parts[after]
        between = gap(low, parts, after)
        if between not in (" ", "-", " and "):
            break
        if role in _SMALL:
            if not _adds(low, parts, after, last, current, total):
                break
            current, times = current + value, 1.0
        elif between == " and ":
            break
        elif role == "hundred" and last in _SMALL and current < 100:
            current, times = current * value, value
        elif role in ("scale", "dozen") and current and last != role:
            total, current, times = total + current * value, 0.0, value
        else:
            break
        last, end, after = role, stop, after + 1
    return after, Numeral(start, end, total + current, times)


def _adds(low: str, parts: list[Atom], index: int, last: str, current: float, total: float) -> bool:
    """Whether a small word goes on with the number: "forty-two", "two hundred and six".

    The places that it fills must be empty, and "three thousand and five thousand" are two numbers.
    """
    role, value = parts[index].role, parts[index].value
    joint = gap(low, parts, index)
    if role == "unit" and last == "tens":
        return joint != " and "
    if last not in ("hundred", "scale") or current % 100 or value >= 100 or not (current or total >= 1000):
        return False
    if joint != " and " or gap(low, parts, index + 1) != " ":
        return True
    following = parts[index + 1].role
    if following == "scale" and last == "hundred":  # "two hundred and twenty thousand", unless "between" them
        return low.rfind("between ", max(0, parts[index].start - 40), parts[index].start) < 0
    return following not in ("scale", "hundred")


def _with_half(low: str, parts: list[Atom], index: int) -> tuple[int, Numeral]:
    """A single small word, with "and a half" and a multiplier if they follow."""
    start, end, _, value = parts[index]
    end, half = and_half(low, end)
    if not half:
        return index + 1, Numeral(start, end, value)
    after = passed(parts, index + 1, end)
    if (
        after < len(parts)
        and parts[after].role in ("hundred", "scale")
        and low[end : parts[after].start] == " "
    ):
        times = parts[after].value
        return after + 1, Numeral(start, parts[after].end, (value + half) * times, times)
    return after, Numeral(start, end, value + half)


_LED = re.compile(
    r"\b(?:the|some|about|around|nearly|almost|roughly|over|another|extra|additional|further|than|first|"
    r"second|third|last|next|same) $"
)


def _from_scale(low: str, parts: list[Atom], index: int) -> _Step:
    """ "a hundred and fifty", "a dozen", "half-million", "the hundred soldiers"."""
    start, end, role, value = parts[index]
    if role == "dozen" and value != 12:
        return index + 1, Numeral(start, end, value)
    begin = _article(low, start)
    if begin == start and _LED.search(low, max(0, start - 12), start) is None:
        return index + 1, None
    after, times = multipliers(low, parts, index + 1)
    end = parts[after - 1].end
    if times == 1 and role != "dozen" and _goes_on(low, parts, after, role, value):
        sums = (value, 0.0) if role == "scale" else (0.0, value)
        return _run(low, parts, after, (begin, end, role, *sums))
    stop, half = and_half(low, end)
    value *= times
    return passed(parts, after, stop), Numeral(begin, stop, value * (1 + half), value)


def _goes_on(low: str, parts: list[Atom], index: int, role: str, value: float) -> bool:
    """Whether a small number follows "a hundred": "and fifty"."""
    if index >= len(parts) or parts[index].role not in _SMALL or gap(low, parts, index) not in (" and ", " "):
        return False
    return _adds(low, parts, index, role, value % 1000, value)


def _from_vague(low: str, parts: list[Atom], index: int) -> _Step:
    """ "dozens", "tens of thousands": a decade, never a number."""
    start, end, _, value = parts[index]
    after = index + 1
    while after < len(parts) and parts[after].role == "vague":
        between = gap(low, parts, after)
        if between == " of " and parts[after].value >= 1000:
            value *= parts[after].value
        elif between not in (" and ", " upon ", " or ") or parts[after].value < parts[index].value:
            break
        end, after = parts[after].end, after + 1
    if value == 10 or (value == 20 and not low.startswith(" of ", end)):  # "tens" and "scores" alone
        return index + 1, None
    return after, Numeral(start, end, value, scale=(value, value * 10))


def _from_part(low: str, parts: list[Atom], index: int) -> _Step:
    """ "several hundred", "a few thousand", "a couple of dozen", "half a million", "half of"."""
    start, end, role, value = parts[index]
    follows = parts[index + 1] if index + 1 < len(parts) else None
    if follows is None or follows.role not in _LARGE or follows.start - end > 6:
        return index + 1, _alone(low, parts[index])
    if _OF_A.fullmatch(low, end, follows.start) is None:
        return index + 1, _alone(low, parts[index])
    after, times = multipliers(low, parts, index + 2)
    times *= follows.value
    begin, end = _article(low, start), parts[after - 1].end
    if role == "half":
        return after, Numeral(begin, end, value * times)
    most = 9.0 if role == "few" else 3.0
    return after, Numeral(begin, end, times, times, (2 * times, most * times))


_HALF_OF = (" of ", " the", " its", " his", " a s")


def _alone(low: str, atom: Atom) -> Numeral | None:
    """ "a couple of", "a pair of", "half of"; other such words are no numbers by themselves."""
    start, end, role, value = atom
    if role == "couple" and low.startswith(" of ", end) and _article(low, start) < start:
        scale = None if low.startswith("pair", start) else (2.0, 3.0)
        return Numeral(_article(low, start), end, value, scale=scale)
    if role == "half" and value == 0.5 and low.startswith(_HALF_OF, end):
        return Numeral(start, end, value, fraction=True)
    return None


def _article(low: str, start: int) -> int:
    """The start, moved left over "a "."""
    if low.endswith("a ", 0, start) and not low[max(0, start - 3) : max(0, start - 2)].isalnum():
        return start - 2
    return start
