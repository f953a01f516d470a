"""Numbers written in digits: "1,200", "10 000", "11K", "1.5 million", "1/2"."""

from toolkit.extraction.numbers.atoms import Atom, Numeral, and_half, multipliers, passed
from toolkit.extraction.numbers.nouns import STOPS
from toolkit.extraction.text import patterns as re
from toolkit.extraction.text.wordsets import wordset

_SUFFIX = re.compile(r" ?(k|mln|mn|mil|mio|bln|bn|tn|trn|m|b)(?![a-z0-9²³/])")
_SUFFIXES = {
    **dict.fromkeys(("mln", "mn", "mil", "mio", "m"), 1e6),
    **dict.fromkeys(("bln", "bn", "b"), 1e9),
    **dict.fromkeys(("tn", "trn"), 1e12),
    "k": 1e3,
}
_COUNTED = re.compile(r"(?: [0-9]{3}){0,3}+ (?:[a-z-]{3,}s|people|men|women|personnel|police|children)\b")
_NAMING = wordset("month", "number_context") | wordset("naming", "number_context")
# "1.5 x 10^6"; larger powers are no quantities of this world.
_POWER = re.compile(r" ?[x×] ?10\^(-?[0-9]{1,2})(?![0-9])")
_MONEY = frozenset("$€£¥₹₩₽")
# A letter behind the number that begins none of "k", "mln", "bn", "trn", "x 10^6", "and a half".
_PLAIN = frozenset(chr(code) for code in range(128)) - frozenset("kmbtxa") | {""}


def from_digits(low: str, parts: list[Atom], index: int) -> tuple[int, Numeral]:
    """The numeral that begins with these digits, and the index of the atom behind it."""
    if low[parts[index].end : parts[index].end + 1] == "/":
        fraction = _vulgar(low, parts, index)
        if fraction is not None:
            return index + 2, fraction
    start = parts[index].start
    index, end, value = _grouped(low, parts, index)
    behind = low[end : end + 1]
    letter = low[end + 1 : end + 2] if behind == " " else behind
    if letter in _PLAIN:  # neither suffix nor power nor half, the common case
        return _multiplied(low, parts, index, start, end, value)
    power = _POWER.match(low, end)
    if power is not None:
        value *= 10.0 ** int(power[1])
        return passed(parts, index, power.end()), Numeral(start, power.end(), value, words=False)
    suffix = _SUFFIX.match(low, end)
    if suffix is not None and _is_suffix(low, suffix, value):
        times = _SUFFIXES[suffix[1]]
        return index, Numeral(start, suffix.end(), value * times, times, words=False)
    end, half = and_half(low, end)
    return _multiplied(low, parts, passed(parts, index, end), start, end, value + half)


def _multiplied(
    low: str, parts: list[Atom], index: int, start: int, end: int, value: float
) -> tuple[int, Numeral]:
    """The number with the multipliers behind it ("1.5 million"), and the index of the atom behind it."""
    if index == len(parts) or parts[index].start != end + 1 or low[end] not in " -":
        return index, Numeral(start, end, value, 1.0, None, False)
    index, times = multipliers(low, parts, index)
    end = parts[index - 1].end if times > 1 else end
    return index, Numeral(start, end, value * times, times, None, False)


def _grouped(low: str, parts: list[Atom], index: int) -> tuple[int, int, float]:
    """Groups parted by spaces ("10 000", "1 494 men") taken together: next index, end, value."""
    start, end, _, value = parts[index]
    begin, after = start, index + 1
    while after < len(parts) and parts[after].start == end + 1 and low[end] == " " and end - start <= 3:
        start, end = parts[after].start, parts[after].end
        if low[start:end] != "000" and not _counts_on(low, begin, start, end):
            return after, parts[after - 1].end, value
        value, after = value * 1000 + parts[after].value, after + 1
    return after, end, value


def _counts_on(low: str, begin: int, start: int, end: int) -> bool:
    """Whether a group goes on with those before it: not "20 155 mm guns", "on May 17 300 men"."""
    group = end - start == 3 and low[start:end].isdigit() and _COUNTED.match(low, end)
    return bool(group) and _NAMING.isdisjoint(low[max(0, begin - 16) : begin].split()[-1:])


def _vulgar(low: str, parts: list[Atom], index: int) -> Numeral | None:
    """ "1/2", "3/4" before a word; "9/11" and "24/7" are none."""
    if index + 1 >= len(parts) or parts[index + 1].start != parts[index].end + 1:
        return None
    above, below = parts[index], parts[index + 1]
    if below.value not in (2, 3, 4, 5, 8, 10, 16) or not 0 < above.value < below.value:
        return None
    if low[below.end : below.end + 1] not in (" ", "-") or (above.start and low[above.start - 1] in "/-.,"):
        return None
    return Numeral(above.start, below.end, above.value / below.value, words=False, fraction=True)


def _is_suffix(low: str, suffix: re.Match[str], value: float) -> bool:
    """Whether "m" or "b" means millions or billions here, not metres or bits."""
    letter, start, end = suffix[1], suffix.start(), suffix.end()
    if letter not in ("m", "b"):
        return letter != "k" or suffix[0][0] != " "
    if suffix[0][0] == " ":
        return False
    before = low[max(0, start - 12) : start].split(" ")[-1]
    if before[:1].isalpha() or not _MONEY.isdisjoint(before):
        return True
    if low[end : end + 1] != " " or value >= 1000:
        return False
    follow = low[end + 1 : end + 20].split(" ", 1)[0]
    if follow[:1].isdigit():  # "9.4m 152mm shells"
        return follow.endswith("mm")
    return follow[:1].isalpha() and follow not in STOPS
