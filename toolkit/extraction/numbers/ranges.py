"""Two numerals that are one range: "10,000-12,000", "between X and Y", "three or four thousand"."""

from typing import NamedTuple

from toolkit.extraction.numbers import units
from toolkit.extraction.numbers.atoms import Numeral
from toolkit.extraction.numbers.qualifiers import MOVES, before, trend
from toolkit.extraction.text import patterns as re

_JOINT = re.compile(r"(?P<joint>-to-| ?- ?| to[ -]|-to | or | and |/)")
_HEDGE = re.compile(
    r" ?(?:about|around|roughly|some|nearly|almost|perhaps|"
    r"maybe|possibly|approximately|as many as|even|up to) "
)
_MONEY = re.compile(r" ?(?:[a-z]{1,3} ?)?[$€£¥₹₩₽][a-z]{0,3} ?| ?(?:rm|usd|eur|gbp|rs\.?) ?")
# Words right before the first number that make it the size of a change, not the start of a range.
_STEP = re.compile(r"\b(?:by|another|an additional)(?: (?:about|around|nearly|almost|roughly|some|a))? $")
_FROM = re.compile(
    r"\b(?:from|ranging|range|ranges|ranged|between)(?: (?:about|around|nearly|roughly|some|as few as))? $"
)
_SPLIT = re.compile(r"[,;:]\s")
FARTHEST = 40  # characters between two numerals that may be one range


class Spread(NamedTuple):
    """Both ends as written; whether they were spoken of as "between"; whether they are no range but
    the start and the end of a change ("shrank from 20,000 to 13,000")."""

    first: float
    second: float
    between: bool
    moved: bool


def spread(
    text: str, low: str, left: Numeral, right: Numeral, begin: int, unit: units.Unit | None, money: bool
) -> Spread | None:
    """The range that two neighbouring numerals make, if they do.

    begin   where the expression of the first one starts
    unit    the unit right behind the first one
    money   whether a currency sign stands before it
    """
    if right.start - left.end > FARTHEST or left.scale or right.scale or left.fraction or right.fraction:
        return None
    match, unit = _joint_after(low, left, unit)
    if match is None:
        return None
    joint = match["joint"].strip()
    stop, second_money = _bridge(low, match.end(), right.start, joint)
    if stop != right.start or not _alike(text, low, unit, right, money, second_money):
        return None
    first, second = _ends(low, left, right, second_money)
    if joint not in _RISING:
        reads = _reads_from_to(low, begin, first, second, unit is not None)
    else:
        reads = first < second and _rises(low, begin, match["joint"], (first, second), (left, right))
    if not reads:
        return None
    moved = joint == "to" and _moved(low, begin, first, second)
    return Spread(first, second, joint == "and", moved)


def _joint_after(
    low: str, left: Numeral, unit: units.Unit | None
) -> tuple[re.Match[str] | None, units.Unit | None]:
    """What joins the first number to a second, and the unit that stands between: "3 km to 5 km"."""
    match = _JOINT.match(low, left.end)
    if match is not None or unit is None:
        return match, None
    return _JOINT.match(low, unit.end), unit


def _moved(low: str, begin: int, first: float, second: float) -> bool:
    """Whether "from X to Y" tells a change: it falls, or a verb of change comes before it."""
    opening = _FROM.search(low, max(0, begin - 30), begin)
    if opening is None or not opening[0].startswith("from"):
        return False
    words = _SPLIT.split(low[max(0, opening.start() - 80) : opening.start()])[-1].split()[-9:]
    return second < first or any(word in MOVES for word in words)


def _bridge(low: str, start: int, goal: int, joint: str) -> tuple[int, bool]:
    """Skips what may stand between the joint and the second number: a hedge, a currency sign."""
    if start == goal:
        return start, False
    if joint in ("to", "and", "or"):
        hedge = _HEDGE.match(low, start - 1)
        if hedge is not None:
            start = hedge.end()
            if start == goal:
                return start, False
    sign = _MONEY.match(low, start)
    return (sign.end(), True) if sign is not None else (start, False)


def _alike(
    text: str, low: str, unit: units.Unit | None, right: Numeral, money: bool, second_money: bool
) -> bool:
    """Whether both numbers can have one unit."""
    if second_money and not money:
        return False
    if unit is None and not money:
        return True
    other = units.unit_after(text, low, right.end)
    if money:
        return other is None or other.kind not in ("percent", "measure", "duration") or second_money
    return unit is not None and other is not None and other.name == unit.name


def _ends(low: str, left: Numeral, right: Numeral, second_money: bool) -> tuple[float, float]:
    """Both values, a multiplier at the end given to both ("2 to 3 million", "15-20,000")."""
    first, second = left.value, right.value
    if left.times > 1 or first >= 1000 or (left.words and right.times == 1):
        return first, second
    times = right.times
    if times == 1 and low.endswith(",000", right.start, right.end) and not second_money:
        times = 1000.0
    return first * times if first < second / times else first, second


_RISING = ("and", "or", "/", "-")


def _rises(
    low: str, begin: int, joint: str, ends: tuple[float, float], numerals: tuple[Numeral, Numeral]
) -> bool:
    """Whether the joint makes a range of these two values, of which the second is the larger."""
    (first, second), (left, right) = ends, numerals
    alike = left.words == right.words
    match joint.strip():
        case "and":
            start, _ = before(low, begin)
            return low[max(0, start - 8) : start] == "between "
        case "or":
            return alike and second <= (2 if left.words else 1.5) * first
        case "/":
            return low[right.start - 1 : right.start] in "$€£"
    return alike and not (joint == " - " and second > 10 * first)


def _reads_from_to(low: str, begin: int, first: float, second: float, unit: bool) -> bool:
    """Whether "X to Y" is a range, not a step up ("rose by 500 to 9,000") or a trend."""
    tail = low[max(0, begin - 30) : begin]
    if _FROM.search(tail):
        return first != second
    if unit and trend(low, begin):
        return False
    if _STEP.search(tail) and ((unit is False and second > 3 * first) or second > 8 * first):
        return False
    return first < second and (unit or second <= 8 * first or first == 0)
