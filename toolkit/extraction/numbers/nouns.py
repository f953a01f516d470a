"""What a number counts: the noun phrase behind it ("3,000 North Korean soldiers").

No tagger: the phrase runs to its first plural, and never past a function word, a verb or punctuation.
"""

from functools import lru_cache
from typing import NamedTuple

from toolkit import lexicon
from toolkit.extraction.text import patterns as re
from toolkit.extraction.text.wordsets import wordset

_WORD = re.compile(r"[^\W\d_][^\W_]*(?:[-'.&][^\W_]+)*\.?")
_LONGEST = 6
# "12 critically", "one fatally"; nouns in -ly (family, ally, assembly) end otherwise.
ADVERBS = (
    "cally", "ously", "ently", "antly", "ingly", "edly", "ably", "ibly", "ively", "ately", "ually", "fully",
    "arly", "tally",
)  # fmt: skip

# Function words, auxiliaries and adverbs: a noun phrase ends before them.
STOPS = wordset("stop", "number_context")
# Verbs and participles that directly follow a bare number ("4,700 fell out of action").
VERBS = wordset("verb", "number_context")
# Words that lead into a phrase without belonging to it: "30,000 more soldiers", "12 of the soldiers".
_LEADS = wordset("lead", "number_context")
_LONGEST_LEAD = max(map(len, _LEADS)) + 1
# Nouns that are plural without looking it.
PLURALS = wordset("plural", "number_context")
_NOT_PLURAL = wordset("singular", "number_context")


class Phrase(NamedTuple):
    """Span of a counted phrase and whether it reads as a plural."""

    start: int
    end: int
    plural: bool


def is_plural(word: str) -> bool:
    """Whether a lower-case word looks like a plural noun."""
    if word in PLURALS:
        return True
    return len(word) > 3 and word[-1] == "s" and word[-2] not in "su'" and word not in _NOT_PLURAL


def phrase_after(low: str, end: int) -> Phrase | None:
    """The counted phrase that begins right after `end`; an opening quotation mark is passed over."""
    if low[end : end + 1] == "-":
        return _hyphened(low, end + 1)
    position = _begin(low, end)
    first = stop = position
    plural, joined = False, False
    for _ in range(_LONGEST):
        match = _WORD.match(low, position)
        if match is None:
            break
        word, after = match[0], match.end()
        dotted = word[-1] == "." and "." not in word[:-1]
        bare = word[:-1] if dotted else word
        if _ends_before(low, bare, after):
            break
        stop = after - dotted
        plural = is_plural(bare.rsplit("-", 1)[-1] if "-" in bare else bare)
        if dotted or (plural and (bare not in PLURALS or not _leads_on(low, after, 1))):
            break
        position = after + 1
        if low[after : after + 1] != " ":
            break
        if not joined and low.startswith(("and ", "or "), position) and _joins(low, position):
            position += 4 if low[position] == "a" else 3
            joined = True
    return Phrase(first, stop, plural) if stop > first else None


def _ends_before(low: str, word: str, after: int) -> bool:
    """Whether a phrase ends before this word: a function word, or a verb that is no adjective here."""
    if word in STOPS or (word in VERBS and not _leads_on(low, after, 1)):
        return True
    if word[-1] == "y":
        return word.endswith(ADVERBS)
    return word[-1] == "d" and _past(word) and not _leads_on(low, after, 3)


def _begin(low: str, end: int) -> int:
    """Where the phrase starts: a space or hyphen, "of the", "more", a quotation mark skipped."""
    position = end + 1 if low[end : end + 1] == " " else end
    for _ in range(3):
        stop = low.find(" ", position, position + _LONGEST_LEAD)
        if stop < 0 or low[position:stop] not in _LEADS:
            break
        position = stop + 1
    return position + 1 if low[position : position + 1] in ('"', "'") else position


def _hyphened(low: str, start: int) -> Phrase | None:
    """ "a 12-member council" counts members, whatever comes after."""
    match = _WORD.match(low, start)
    return Phrase(start, match.end() - (match[0][-1] == "."), True) if match else None


def _joins(low: str, position: int) -> bool:
    """Whether "and" joins two adjectives before a plural: "digital and physical sales"."""
    words = low[position : position + 48].split(" ")[1:4]
    for word in words:
        bare = word.rstrip('.,;:!?)"')
        if bare in STOPS:
            return False
        if is_plural(bare):
            return True
        if bare != word:
            return False
    return False


def _leads_on(low: str, end: int, words: int) -> bool:
    """Whether a plural comes within so many words, so that a participle ("wounded") is an adjective here."""
    for _ in range(words):
        match = _WORD.match(low, end + 1) if low[end : end + 1] == " " else None
        if match is None or match.group() in STOPS:
            return False
        if is_plural(match.group().rstrip(".").rsplit("-", 1)[-1]):
            return True
        end = match.end()
    return False


def _past(word: str) -> bool:
    return len(word) > 4 and word.endswith("ed") and not word.endswith("eed") and "-" not in word


@lru_cache(maxsize=1)
def _singulars() -> dict[str, str]:
    return {row["term"]: row["singular"] for row in lexicon.rows("singulars")}


def singular(word: str) -> str:
    """The singular of a plural noun; other words as they are.

    >>> singular("batteries"), singular("glass"), singular("boxes"), singular("servicemen")
    ('battery', 'glass', 'box', 'serviceman')
    """
    listed = _singulars().get(word)
    if listed is not None:
        return listed
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "xes", "ches", "shes", "zzes")):
        return word[:-2]
    if word.endswith("men") and len(word) > 4:
        return word[:-3] + "man"
    return word[:-1] if word.endswith("s") and is_plural(word) else word
