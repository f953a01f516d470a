"""The text as the number and date layers read it: plain spaces, dashes and quotes, lower case beside it."""

import re
from functools import lru_cache
from typing import NamedTuple

# "12\u202f000": a thin or no-break space between digits parts thousands as a comma does.
_GROUPS = re.compile(r"[\u00a0\u202f\u2009](?<=[0-9].)(?=[0-9]{3}(?![0-9]))")
_PLAIN = {
    **dict.fromkeys("\u00a0\u202f\u2009\u2007\u200a\t", " "),
    **dict.fromkeys("‐‑‒–−", "-"),
    **dict.fromkeys("’‘", "'"),
    **dict.fromkeys("“”", '"'),
    "，": ",",
}
# Halves of a character, as broken JSON can hold them: no automaton takes them.
_HALVES = "\ud800-\udfff"
_HALF = re.compile(f"[{_HALVES}]")
_TYPOGRAPHIC = re.compile(f"[{''.join(_PLAIN)}{_HALVES}]")


def whole(text: str) -> str:
    """The text with halves of characters replaced by U+FFFD, at the same offsets.

    >>> whole("300 \\ud83d soldiers")
    '300 \ufffd soldiers'
    """
    return text if text.isascii() else _HALF.sub("\ufffd", text)


class Normal(NamedTuple):
    """A text with typographic signs made plain, and the same in lower case; both keep every offset."""

    text: str
    low: str


@lru_cache(maxsize=1)
def normal(text: str) -> Normal:
    """Both forms of a text; the last one asked for is kept, because numbers and dates read the same text."""
    clean = plain(text)
    return Normal(clean, lower(clean))


def plain(text: str) -> str:
    """The text with typographic spaces, dashes and quotes made plain, at the same offsets."""
    if text.isascii():
        return text.replace("\t", " ")
    return _TYPOGRAPHIC.sub(_plain_sign, _GROUPS.sub(",", text))


def _plain_sign(sign: re.Match[str]) -> str:
    return _PLAIN.get(sign[0], "\ufffd")


def lower(text: str) -> str:
    """Lower case at the same offsets: the one capital that has a lower form of two letters stays."""
    low = text.lower()
    if len(low) == len(text):
        return low
    pieces = text.replace("Σ", "σ").split("İ")  # a sigma is lowered alike wherever it stands
    return "İ".join([piece.lower() for piece in pieces])
