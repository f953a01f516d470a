"""The text as the number and date layers read it: plain spaces, dashes and quotes, lower case beside it."""

from functools import lru_cache
from typing import NamedTuple

from toolkit.extraction.text import patterns as re

# "12\u202f000", "12'000": a thin or no-break space, or an apostrophe, parts thousands as a comma does.
_GROUPS = re.compile(r"[\u00a0\u202f\u2009'’](?<=[0-9].)(?=[0-9]{3}(?![0-9]))")
# "1,5 million": the comma of a fraction
_FRACTION = re.compile(r",(?<=[0-9],)(?=[0-9]{1,2} (?:m(?:illion|ln)|b(?:illion|n)|thousand)\b)")
# a line that is wrapped and goes on in lower case, or behind a word that must go on
_WRAPPED = re.compile(
    "\n(?:(?<=[\\w,)”\"’'-]\n)(?=[a-z])|(?:" + "|".join(rf"(?<=\b(?i:{word})\n)" for word in (
        "about", "least", "most", "than", "nearly", "around", "almost", "roughly", "some", "over", "to", "of",
        "the", "and", "or", "a", "an", "by", "with", "in", "from", "at", "between",
    ))
    + r")(?=\w))"
)  # fmt: skip
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


def unwrapped(text: str) -> str:
    """The text with a blank for each line break inside a sentence, at the same offsets.

    >>> unwrapped("At least\\n3,000 soldiers\\nfell.")
    'At least 3,000 soldiers fell.'
    """
    return _WRAPPED.sub(" ", text) if "\n" in text else text


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
    text = _FRACTION.sub(".", _GROUPS.sub(",", unwrapped(text)))
    return text.replace("\t", " ") if text.isascii() else _TYPOGRAPHIC.sub(_plain_sign, text)


def _plain_sign(sign: re.Match[str]) -> str:
    return _PLAIN.get(sign[0], "\ufffd")


def lower(text: str) -> str:
    """Lower case at the same offsets: the one capital that has a lower form of two letters stays."""
    low = text.lower()
    if len(low) == len(text):
        return low
    pieces = text.replace("Σ", "σ").split("İ")  # a sigma is lowered alike wherever it stands
    return "İ".join([piece.lower() for piece in pieces])
