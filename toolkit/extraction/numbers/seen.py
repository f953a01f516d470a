"""One numeral with what stands around it, looked at once and handed to every rule."""

from typing import NamedTuple

from toolkit.extraction.numbers.atoms import Numeral
from toolkit.extraction.numbers.nouns import Phrase, phrase_after
from toolkit.extraction.numbers.ranges import FARTHEST, Spread, spread
from toolkit.extraction.numbers.text import Normal
from toolkit.extraction.numbers.units import Unit, currency_before, unit_after
from toolkit.extraction.text import patterns as re

_POINTED = re.compile(r"[1-9][0-9]{0,2}\.[0-9]{3}")


class Seen(NamedTuple):
    """A numeral, or the two of a range, in its place.

    begin   where the expression starts, currency sign included
    end     where the (last) numeral ends
    whole   the numeral after it that belongs to it or follows it, None at the end of the text
    leads   whether the next numeral is what this one became ("fell from 9 to 7")
    """

    numeral: Numeral
    begin: int
    end: int
    spread: Spread | None
    money: Unit | None
    unit: Unit | None
    phrase: Phrase | None
    whole: Numeral | None
    leads: bool

    @property
    def counted(self) -> bool:
        """Whether a plural noun follows."""
        return self.phrase is not None and self.phrase.plural


def look(normal: Normal, found: list[Numeral], index: int) -> Seen:
    """The numeral at `index` with its neighbour, unit and noun phrase."""
    text, low = normal
    numeral = found[index]
    if low[numeral.end - 4 : numeral.end - 3] == ".":
        numeral = _respelt(low, numeral)
    start, end = numeral.start, numeral.end
    sign = start - 1 if start > 1 and text[start - 1] == "-" and not text[start - 2].isalnum() else start
    money = currency_before(text, sign) if start else None
    begin = money.start if money else start
    following = found[index + 1] if index + 1 < len(found) else None
    unit = None if money else unit_after(text, low, end)
    joined = None
    if following is not None and following.start - end <= FARTHEST:
        joined = spread(text, low, numeral, following, begin, unit, money is not None)
    leads = joined is not None and joined.moved
    if leads:
        joined = None
    if joined is not None and following is not None:
        end = following.end
        unit = None if money else unit_after(text, low, end)
    phrase = None if money or unit else phrase_behind(low, end)
    return Seen(numeral, begin, end, joined, money, unit, phrase, following, leads)


def _respelt(low: str, numeral: Numeral) -> Numeral:
    """ "10.000 soldiers": a point that parts thousands, where a plural noun says that things are counted."""
    written = low[numeral.start : numeral.end]
    if len(written) > 7 or _POINTED.fullmatch(written) is None or low[numeral.end : numeral.end + 1] != " ":
        return numeral
    phrase = phrase_behind(low, numeral.end)
    if phrase is None or not phrase.plural or unit_after(low, low, numeral.end) is not None:
        return numeral
    return numeral._replace(value=round(numeral.value * 1000))


def phrase_behind(low: str, end: int) -> Phrase | None:
    """The counted phrase behind a number, also after "of" or a closing quotation mark."""
    if low.startswith('" ', end):
        end += 1
    return phrase_after(low, end + 3 if low.startswith(" of ", end) else end)
