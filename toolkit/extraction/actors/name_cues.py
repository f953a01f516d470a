"""The words beside a capitalised name that make it a person or a body: titles, offices, verbs of saying."""

from functools import lru_cache
from typing import NamedTuple

from toolkit import lexicon
from toolkit.extraction.text import patterns as re

# "said Ann Lee", but never "counted Ann Lee"
_NOT_INVERTED = frozenset(
    term
    for kind in ("never before its subject", "says or has", "weak verb of saying")
    for term in lexicon.terms("words", kind)
)


class NameCues(NamedTuple):
    """The words of `cues.csv` that make a name a person or a body, ready to match."""

    titles: frozenset[str]
    heads: frozenset[str]
    apposition: re.Pattern[str]
    said_after: re.Pattern[str]
    said_before: re.Pattern[str]
    office_before: re.Pattern[str]
    office_words: frozenset[str]
    say_words: frozenset[str]


def _any(words: tuple[str, ...]) -> str:
    return "(?:" + "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)) + ")"


@lru_cache(maxsize=8)
def compiled_cues(lexicon_dir: str | None) -> NameCues:
    """The cues of `cues.csv`, compiled once per project folder."""
    office = _any(lexicon.terms("cues", "office", lexicon_dir))
    verbs = lexicon.terms("cues", "say", lexicon_dir)
    say = _any(verbs)
    inverted = _any(tuple(verb for verb in verbs if verb not in _NOT_INVERTED))
    return NameCues(
        frozenset(title for title in lexicon.terms("cues", "title", lexicon_dir) if " " not in title)
        | frozenset(title.split()[-1] for title in lexicon.terms("cues", "title", lexicon_dir))
        - {"State", "Staff", "Class", "General"},
        frozenset(lexicon.terms("cues", "organisation head", lexicon_dir)),
        re.compile(
            rf",\s(?:who\s|whose\s|(?:(?:an?|the|its|his|her|their|one of|[\w.’']+['’]s)\s)?"
            rf"(?:[\w.’'-]+\s){{0,7}}?{office}\b)|\s(?:is|was)\s(?:an?|the)\s(?:[\w.’'-]+\s){{0,3}}?{office}\b"
        ),
        re.compile(
            r"(?:,?\s(?:of|from|at)\s(?:the\s)?[A-Z][\w’' -]{2,60}|,\s(?:an?|the)\s[a-z][^,;.\n]{2,70},)?,?\s"
            r"(?:(?:has|had|have|also|later|then|himself|herself|once|now|still|already|first)\s){0,2}"
            rf"(?:{say}|puts?|estimate[sd]|reckons|believes)\b"
        ),
        re.compile(
            r"[\"”’,]\s(?:(?:said|says|added|told|wrote|asked|recalled|explained|"
            rf"warned)\s(?:[\w’'-]+\s){{0,6}}|{inverted}\s(?:(?:the|an?|its|his|her|their)\s(?:[\w’'-]+\s){{1,4}})?)$"
        ),
        re.compile(
            rf"\b(?:led by|headed by|commanded by|named|called|{office})(?:\s(?:for|of|"
            rf"in|to|at)\s(?:the\s)?[\w’' -]{{2,50}})?,?\s$",
            re.I,
        ),
        frozenset(
            word.lower() for term in lexicon.terms("cues", "office", lexicon_dir) for word in term.split()
        )
        | {"led", "headed", "commanded", "named", "called"},
        frozenset(word for term in lexicon.terms("cues", "say", lexicon_dir) for word in term.split())
        | {"put", "puts", "estimated", "estimates", "reckons", "believes"},
    )
