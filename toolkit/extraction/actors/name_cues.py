"""The words beside a capitalised name that make it a person or a body: titles, offices, verbs of saying."""

from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

from toolkit import lexicon
from toolkit.extraction.text import patterns as re
from toolkit.extraction.text.words import first_word

SaidAfter = Callable[[str, int], bool]  # whether the name that ends at an offset of a text says something
_ALSO_SAY = ("put", "puts", "estimated", "estimates", "reckons", "believes")
# "said Ann Lee", but never "counted Ann Lee"
_NOT_INVERTED = frozenset(
    term
    for kind in ("never before its subject", "says or has", "weak verb of saying")
    for term in lexicon.terms("words", kind)
).union(_ALSO_SAY)


class NameCues(NamedTuple):
    """The words of `cues.csv` that make a name a person or a body, ready to match."""

    titles: frozenset[str]
    heads: frozenset[str]
    apposition: re.Pattern[str]
    say_verbs: dict[str, list[str]]
    office_before: re.Pattern[str]
    office_words: frozenset[str]
    say_words: frozenset[str]

    def said_after(self, text: str, end: int) -> bool:
        """As in "Ann Lee, a lawyer, also said": whether the name that ends here says something."""
        for word in _WORD.finditer(text, end, end + _FURTHEST):
            at = word.start()
            for verb in self.say_verbs.get(word[0], ()):
                whole = text.startswith(verb, at) and not text[at + len(verb) : at + len(verb) + 1].isalnum()
                if whole and _BETWEEN.fullmatch(text, end, at):
                    return True
        return False

    def said_before(self, text: str, low: int, start: int) -> bool:
        """As in "We won", said the lawyer Ann Lee: whether the name that starts here says something."""
        for opening in _OPENING.finditer(text, low, start):
            word, at = opening["word"], opening.start("word")
            if word in _SAID and _FREELY.fullmatch(text, opening.end(), start):
                return True
            for verb in self.say_verbs.get(word, ()):
                whole = verb not in _NOT_INVERTED and text.startswith(verb, at)
                if whole and _CLOSELY.fullmatch(text, at + len(verb), start):
                    return True
        return False


_OPENING = re.compile(r"[\"”’,]\s(?P<word>\w+)(?=\s)")
_SAID = frozenset({"said", "says", "added", "told", "wrote", "asked", "recalled", "explained", "warned"})
_FREELY = re.compile(r"\s(?:[\w’'-]+\s){0,6}")
_CLOSELY = re.compile(r"\s(?:(?:the|an?|its|his|her|their)\s(?:[\w’'-]+\s){1,4})?")
_WORD = re.compile(r"\w+")
_FURTHEST = 100  # characters from a name to its verb
_BETWEEN = re.compile(
    r"(?:,?\s(?:of|from|at)\s(?:the\s)?[A-Z][\w’' -]{2,60}|,\s(?:an?|the)\s[a-z][^,;.\n]{2,70},)?,?\s"
    r"(?:(?:has|had|have|also|later|then|himself|herself|once|now|still|already|first)\s){0,2}"
)


def _any(words: tuple[str, ...]) -> str:
    return "(?:" + "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)) + ")"


@lru_cache(maxsize=8)
def compiled_cues(lexicon_dir: str | None) -> NameCues:
    """The cues of `cues.csv`, compiled once per project folder."""
    office = _any(lexicon.terms("cues", "office", lexicon_dir))
    verbs = lexicon.terms("cues", "say", lexicon_dir)
    by_first: dict[str, list[str]] = {}
    for verb in (*verbs, *_ALSO_SAY):
        by_first.setdefault(first_word(verb), []).append(verb)
    return NameCues(
        frozenset(title for title in lexicon.terms("cues", "title", lexicon_dir) if " " not in title)
        | frozenset(title.split()[-1] for title in lexicon.terms("cues", "title", lexicon_dir))
        - {"State", "Staff", "Class", "General"},
        frozenset(lexicon.terms("cues", "organisation head", lexicon_dir)),
        re.compile(
            rf",\s(?:who\s|whose\s|(?:(?:an?|the|its|his|her|their|one of|[\w.’']+['’]s)\s)?"
            rf"(?:[\w.’'-]+\s){{0,7}}?{office}\b)|\s(?:is|was)\s(?:an?|the)\s(?:[\w.’'-]+\s){{0,3}}?{office}\b"
        ),
        by_first,
        re.compile(
            rf"\b(?:led by|headed by|commanded by|named|called|{office})(?:\s(?:for|of|"
            rf"in|to|at)\s(?:the\s)?[\w’' -]{{2,50}})?,?\s$",
            re.I,
        ),
        frozenset(
            word.lower() for term in lexicon.terms("cues", "office", lexicon_dir) for word in term.split()
        )
        | {"led", "headed", "commanded", "named", "called"},
        frozenset(word for term in (*verbs, *_ALSO_SAY) for word in term.split()),
    )
