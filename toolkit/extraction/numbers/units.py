"""Units of measure, currencies and percent signs beside a number, from `lexicon/units.csv`."""

from collections.abc import Sequence
from typing import NamedTuple

from toolkit.extraction.numbers.lexicon import Rows, table
from toolkit.extraction.text import patterns as re


class Unit(NamedTuple):
    """A unit as found: its span, its one name ("kilometre per hour") and its kind."""

    start: int
    end: int
    name: str
    kind: str


_Terms = dict[str, list[tuple[str, str, str]]]

# Symbols of one letter that may also stand apart from the number ("5 W").
_APART = frozenset("mglLWVFNRCp°%′″×xb¢€£$Ω")
# Symbols that are another word when they stand apart.
_GLUED = frozenset(("in", "G", "K"))
# Units that are written with a capital letter, or are no other word when they have one.
_CAPITAL = frozenset(("celsius", "fahrenheit", "kelvin", "money", "percentage", "mach"))
_LETTERS = re.compile(r"[A-Za-zµμΩ]+")
_FEET_INCHES = re.compile(r"'1?[0-9](?:\"|''|[ .,;]|$)")
_FIRST_WORD = re.compile(r"[ -]?([a-z]+)")
_QUOTED = 400  # characters in which an open quotation mark is looked for
_WITH_PER = frozenset(("measure", "money", "duration", "times"))


@table
def _words(rows: Rows) -> _Terms:
    """Terms by their first word, the longest first; what a row says goes before a form made from another."""
    written = {row["term"]: (row["unit"], row["kind"]) for row in rows("units") if row["form"] == "word"}
    forms = {form: read for term, read in written.items() for form in _forms(term)} | written
    found: _Terms = {}
    for form, (name, kind) in forms.items():
        first = _FIRST_WORD.match(form)
        if first is not None:
            found.setdefault(first[1], []).append((form, name, kind))
    return _longest_first(found)


def _longest_first(terms: _Terms) -> _Terms:
    return {first: sorted(some, key=lambda term: -len(term[0])) for first, some in terms.items()}


def _forms(term: str) -> tuple[str, ...]:
    """Singular and plural."""
    if term.endswith(("s", "feet")) or " per " in term:
        return (term,)
    return term, term + "s", f"{term[:-1]}ies" if term.endswith("y") else term + "es"


@table
def _symbols(rows: Rows) -> _Terms:
    """Symbols by the letters that they begin with, or their first sign; the longest first. Case matters."""
    written = {row["term"]: (row["unit"], row["kind"]) for row in rows("units") if row["form"] == "symbol"}
    found: _Terms = {}
    for term, (name, kind) in written.items():
        letters = _LETTERS.match(term)
        found.setdefault(letters[0] if letters else term[0], []).append((term, name, kind))
    return _longest_first(found)


@table
def _prefixes(rows: Rows) -> tuple[dict[str, str], frozenset[str], frozenset[str]]:
    """Currency signs and codes, their last characters, and the codes that may stand apart."""
    names = {row["term"]: row["unit"] for row in rows("currencies")}
    apart = {code for code in names if len(code) == 3 and code.isupper()} | {"Rs", "Rs.", "RM", "Rp"}
    return names, frozenset(code[-1] for code in names), frozenset(apart)


@table
def _per(rows: Rows) -> tuple[re.Pattern[str], dict[str, str]]:
    """ "per day", "a barrel", "/m3" behind a unit, and the names of what it is per."""
    names = {row["term"]: row["unit"] for row in rows("denominators")}
    words, symbols = (
        "|".join(
            re.escape(row["term"])
            for row in sorted(rows("denominators"), key=lambda row: (-len(row["term"]), row["term"]))
            if row["form"] == form
        )
        for form in ("word", "symbol")
    )
    later = r"(?! (?:earlier|ago|later|before|after|from now|on from|on year|on-year|long|-))"
    pattern = rf"(?: (?:per|a|an|each|every) |/)({words})\b{later}|/({symbols})\b"
    return re.compile(pattern), names


def unit_after(text: str, low: str, end: int) -> Unit | None:
    """The unit that follows position `end`, with what it is per ("dollar per barrel")."""
    start = end + 1 if text[end : end + 1] in (" ", "-") else end
    letters = _LETTERS.match(text, start)
    first = letters[0] if letters else text[start : start + 1]
    symbols, words = _symbols().get(first), _words().get(first.lower())
    if symbols is None and words is None:  # the common case
        return None
    symbol, word = _symbol(text, end, start, symbols or ()), _word(text, low, start, words or ())
    if symbol is None or (word is not None and word.end > symbol.end):
        symbol = word
    return with_per(low, symbol) if symbol is not None else None


def _word(text: str, low: str, start: int, terms: Sequence[tuple[str, str, str]]) -> Unit | None:
    for term, name, kind in terms:
        stop = start + len(term)
        if low.startswith(term, start) and not low[stop : stop + 1].isalnum():
            if low.startswith("-hand", stop):
                return None  # "12 second-hand jets"
            named = text[start].isupper() and text[start + 1 : start + 2].islower()
            return None if named and not {name, kind} & _CAPITAL else Unit(start, stop, name, kind)
    return None


def _symbol(text: str, end: int, start: int, terms: Sequence[tuple[str, str, str]]) -> Unit | None:
    for term, name, kind in terms:
        stop = start + len(term)
        if text.startswith(term, start) and _stands(text, term, end, start, stop):
            return Unit(start, stop, "fahrenheit" if term == "F" and start == end else name, kind)
    return None


def _stands(text: str, term: str, end: int, start: int, stop: int) -> bool:
    """Whether a symbol is a unit in its place; `end` is where the number ended."""
    follow = text[stop : stop + 1]
    apart = start > end
    if term[-1].isalpha() and follow.isalnum():
        return False
    if len(term) == 1 and term.isalpha():
        return follow != "-" and not (apart and (term not in _APART or text[end] == "-"))
    if term in "'\"":
        return not apart and _is_mark(text, end)
    return not (apart and term in _GLUED)


def _is_mark(text: str, end: int) -> bool:
    """Whether a quotation mark right behind digits is feet or inches, not the end of a quotation."""
    if not text[end - 1].isdigit() or text[end + 1 : end + 2].isalpha():
        return False
    if text[end + 1 : end + 2].isdigit():  # 5'10"
        return _FEET_INCHES.match(text, end) is not None
    said = text[max(0, end - _QUOTED) : end].rpartition("\n")[2]
    return said.count(text[end]) % 2 == 0


def with_per(low: str, unit: Unit) -> Unit:
    """The unit widened by a denominator ("per day", "a month", "/kg") if one follows."""
    if unit.kind not in _WITH_PER or low[unit.end : unit.end + 1] not in (" ", "/"):
        return unit
    pattern, names = _per()
    per = pattern.match(low, unit.end)
    if per is None or low.startswith(("-", " ago"), per.end()):
        return unit
    written = per[1] or per[2]
    below = names[written]
    return Unit(unit.start, per.end(), f"{unit.name} per {below}", unit.kind)


def currency_before(text: str, start: int) -> Unit | None:
    """The currency sign or code that ends right before a number ("US $", "RM", "€")."""
    names, lasts, apart = _prefixes()
    end = start - 1 if text[start - 1 : start] == " " else start
    if not end or text[end - 1] not in lasts:
        return None
    for length in range(min(6, end), 0, -1):
        begin = end - length
        code = text[begin:end]
        if code not in names or (end < start and code.replace(".", "").isalpha() and code not in apart):
            continue
        if code[0].isalpha() and begin and text[begin - 1].isalnum():
            continue
        return Unit(begin, end, names[code], "money")
    return None
