"""The aside in which a number or a date stands: "Chad, which has 900 men in Gao, said in May"."""

from toolkit.extraction.text import patterns as re

_ASIDE = re.compile(r",\s(?:who|which|whose|(?P<where>where))\s[^,;]*$")
# Words of which one opens an aside: looked up in the sentence before the pattern is tried.
_RELATIVE = frozenset({"who", "which", "whose", "where"})


def aside_before(lower: str, words: frozenset[str], low: int, place: int) -> "re.Match[str] | None":
    """The beginning of the aside that is not over at `place`; its group "where" is one of what is there.

    `words` are those of the sentence, which starts at `low`.
    """
    return None if _RELATIVE.isdisjoint(words) else _ASIDE.search(lower, low, place)
