"""Sentences of an article, with offsets.

Offsets are Unicode code points of the whole text, the end exclusive: `text[s.start:s.end] == s.text`.
Time is linear in the length of the text, also where there is no full stop at all.
"""

import sys
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from toolkit.extraction.text import patterns as re
from toolkit.extraction.text.wordsets import wordset


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence; `paragraph` counts blocks between line breaks, the first line (title) is 0."""

    start: int
    end: int
    text: str
    index: int
    paragraph: int


# A full stop after one of these does not end a sentence when a name or a number follows.
_BEFORE_NAME = wordset("abbreviation before a name", "words")
_BEFORE_DIGIT = wordset("abbreviation before a number", "words")
# After "U.S.", "a.m." or "Co." only a word that opens sentences ends one.
_DOTTED_WORDS = ("Co", "Corp", "Inc", "Ltd", "etc", "Bros", "Jr", "Sr")
_DOTTED = re.compile(rf"(?:^|[\s(\"“'‘/-])(?:(?:[A-Za-z]\.){{1,4}}|(?:{'|'.join(_DOTTED_WORDS)})\.)$")
_OPENERS = wordset("opens a sentence", "words")
# A mark with the space behind it, or a line break; a pattern that opens with a set skips quickly to the next.
_BREAK = re.compile(
    r"[.!?…\r\n\u2028\u2029\x0b\x0c]"
    r"(?:(?<=[.!?…])[\"”’')\]»]*+[ \t\u00a0\u2009\u202f\u200b-\u200f]++"
    r"|(?<=[a-z0-9)]{3}[.!?])(?=[A-Z][a-z]+[ ,'’])"  # "left 900 dead.The army", as pages are often copied
    r"|(?:(?<=[a-z)]{2}[.!?])|(?<=[A-Z]{3}[.!?]))"  # "left 900 dead.12 The army": a footnote
    r"[\"”’)]*+\[?\d{1,2}\]?[ \t\u00a0]++(?=[\"“‘(]?[A-Z])"
    r"|(?<![.!?…])[\r\n\u2028\u2029\x0b\x0c]*+[ \t\u00a0]*+)"
)
_CLOSERS = "\"”’')]»"
_OPENING = "\"“‘'([«-–—•*"
_TERMINAL = '.!?…:;"”’)]»/'
_WORD_BEFORE = re.compile(r"[^\W\d_]+$")
_WORD_AFTER = re.compile(r"[\w’'-]+")
_SHORT_BEFORE = re.compile(r"(?:^|[\s.])[A-Z][a-z]{0,4}$")
_LONGEST = 2000  # characters
_WIDEST = 140  # characters; no text is wrapped to longer lines
_LISTED = re.compile(r"\(?(?:[a-z]|[ivx]{1,4}|\d{1,2})[.)]\s|[-*•–—]\s|\|")


def _ends_at_mark(text: str, start: int, stop: int, after: int) -> bool:
    """Whether the mark at `stop` ends the sentence that began at `start`, and is no number of a list."""
    if after < len(text) and text[after] in "\r\n":
        return False  # the line break that follows decides
    numbered = stop - start < 4 and text[start:stop].isdigit()  # "2. Opposition"
    return not numbered and _ends_at_stop(text, stop, after)


def _ends_at_stop(text: str, stop: int, after: int) -> bool:
    """Whether the mark at `stop` ends a sentence that would go on at `after`."""
    if after >= len(text):
        return True
    if text[after] in "-–—" and text[stop] == "." and _SHORT_BEFORE.search(text, max(0, stop - 7), stop):
        return False  # a dateline: TAMPA, Fla. -
    while after < len(text) and text[after] in _OPENING:
        after += 1
    if after >= len(text):
        return True
    if text[after].islower():
        return False
    if text[stop] != "." or (text[stop + 1 : stop + 2] in _CLOSERS and text[stop + 1 : stop + 2]):
        return True
    return not _abbreviates(text, stop, after)


def _abbreviates(text: str, stop: int, after: int) -> bool:
    """Whether the stop belongs to an abbreviation that the word at `after` goes on: "Gen. Smith", "No. 7"."""
    follower = text[after]
    near = text[max(0, stop - 12) : stop].rsplit(None, 1)
    before = near[-1] if near and text[stop - 1].isalpha() else ""
    plain = before.isalpha() and len(before) > 1 and before not in _DOTTED_WORDS  # the common case
    if not plain:
        letters = _WORD_BEFORE.search(before)
        before = letters.group() if letters else ""
    word = before.lower()
    if follower.isdigit():
        if word in _BEFORE_DIGIT or word in _BEFORE_NAME:
            return True
    elif word in _BEFORE_NAME and word != "no":
        return True
    if not plain and _DOTTED.search(text, max(0, stop - 10), stop + 1):
        opener = _WORD_AFTER.match(text, after)
        return opener is None or opener.group().lower() not in _OPENERS
    return False


def _ends_at_line(text: str, start: int, brk: int, after: int, newlines: str, first: bool) -> bool:
    """Whether a line break ends the sentence, or only wraps a line of fixed width."""
    if first or newlines.count("\n") > 1 or newlines.count("\r") > 1 or after >= len(text):
        return True
    if "\r\n" not in newlines and len(newlines.strip(" \t\u00a0")) > 1:
        return True
    if (
        brk == start
        or text[max(start, brk - 4) : brk].rstrip()[-1:] in _TERMINAL
        or _LISTED.match(text, after)
    ):
        return True
    line_start = max(text.rfind("\n", max(0, brk - 200), brk), start - 1) + 1
    if text[after].islower() or text[brk - 1] == ",":
        return brk - line_start < 30 and text[brk - 1] != ","
    if after + _WIDEST < len(text) and "\n" not in text[after : after + _WIDEST]:
        return True  # what follows is not wrapped at all
    return not 48 <= brk - line_start <= 110


def sentences(text: str) -> list[Sentence]:
    """All sentences in order; the first line is the title and a sentence by itself.

    >>> [s.text for s in sentences("Title\\n\\nGen. Smith spoke on Dec. 26. It was the U.S. He left.")]
    ['Title', 'Gen. Smith spoke on Dec. 26.', 'It was the U.S.', 'He left.']
    """
    found: list[Sentence] = []
    start = paragraph = 0
    first_line = True
    for mark in _BREAK.finditer(text):
        begin, after = mark.start(), mark.end()
        is_line = text[begin] in "\r\n\u2028\u2029\x0b\x0c"
        if is_line:
            ends = _ends_at_line(text, start, begin, after, mark.group(), first_line)
        else:
            ends = _ends_at_mark(text, start, begin, after)
        if ends:
            end = begin if is_line else begin + len(mark.group().rstrip())
            _add(found, text, start, end, paragraph)
            start = after
            paragraph += is_line
        if is_line and found:
            first_line = False
    _add(found, text, start, len(text), paragraph)
    return found


def _add(found: list[Sentence], text: str, start: int, end: int, paragraph: int) -> None:
    """Append text[start:end] without the white space around it, if anything is left."""
    while end - start > _LONGEST:  # no sentence of a person is that long: keep later steps bounded
        cut = text.rfind(" ", start + _LONGEST // 2, start + _LONGEST)
        cut = cut if cut > 0 else start + _LONGEST
        _append(found, text, start, cut, paragraph)
        start = cut
    _append(found, text, start, end, paragraph)


def _append(found: list[Sentence], text: str, start: int, end: int, paragraph: int) -> None:
    chunk = text[start:end]
    stripped = chunk.strip()
    if stripped:
        start += chunk.index(stripped)
        found.append(Sentence(start, start + len(stripped), stripped, len(found), paragraph))


def in_quotation(found: list[Sentence]) -> list[bool]:
    """Whether each sentence stands, or ends, inside a quotation that runs over several sentences."""
    flags: list[bool] = []
    inside, paragraph = False, -1
    for sentence in found:
        if sentence.paragraph != paragraph:
            inside, paragraph = False, sentence.paragraph
        text = sentence.text
        flips = text.count('"') + text.count("“") + text.count("”")
        was = inside
        if flips % 2:
            inside = not inside
        flags.append(inside or (was and flips > 0 and flips % 2 == 1 and not inside))
    return flags


class Spanned(Protocol):
    """Anything that stands in text[start:end]."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


S = TypeVar("S", bound=Spanned)


def by_place(starts: Sequence[int], spans: Iterable[S]) -> list[list[S]]:
    """The spans sorted into one list per stretch of the text, in the order given; empty lists are one.

    A stretch goes from its start to the next; what stands before the first belongs to it.
    """
    found: list[list[S]] = [[]] * len(starts)
    here: list[S] = []
    low = high = -1  # from where to where the place of the span before goes
    for span in spans if starts else ():
        if low <= span.start < high:
            here.append(span)
            continue
        behind = bisect_right(starts, span.start) or 1
        low, high = starts[behind - 1], starts[behind] if behind < len(starts) else sys.maxsize
        here = found[behind - 1] = [*found[behind - 1], span]
    return found
