"""Words of supply, tie and event found in one pass over an article.

All terms of the `TABLES` stand by their first words in one dictionary: an article is cut into words once,
whatever the number of terms, and only where a form of a term can begin is looked at how far it goes.
"""

from functools import cache, lru_cache
from itertools import count

from toolkit import lexicon
from toolkit.extraction.text import patterns as re
from toolkit.extraction.text.inflection import bases, conjugated, plural
from toolkit.extraction.text.readings import Hit, Readings, Term
from toolkit.extraction.text.words import Words, first_word

_MARKERS = ("armed people", "ship", "reproach", "marker")  # words that make a sentence worth a closer look
TABLES = ("supplies", "transfers", "ties", "events", "places", "topics", "rule_words")
_WORD = re.compile(r"\w+")
_MOST_WORDS = 100_000  # of which is kept what they mean: those of thousands of articles


# What is known of a word with which terms begin: how many words the longest has, by the word that stands
# second; and what the word means alone.
_Head = tuple[dict[str, int], Readings | None]


class _Vocabulary:
    """All terms by the first word of their base form.

    Thousands of terms stand in no article: the forms of those that can begin with a word are spelt out
    when the word is met for the first time.
    """

    def __init__(self, lexicon_dir: str | None) -> None:
        self.rows: dict[str, list[tuple[int, str, lexicon.Row]]] = {}  # number, table, row by first word
        self.readings: dict[str, Readings] = {}  # by spelling
        self.proper: set[str] = set()  # spellings that count only with a capital
        self.learnt: dict[str, _Head | None] = {}  # by word; None for one that begins no term
        self._written: set[str] = set()
        numbers = count()
        for table in TABLES:
            rows = lexicon.rows(table, lexicon_dir)
            self._written.update([row["term"] for row in rows])
            for number, row in zip(numbers, filter(_IS_TERM.get(table), rows)):  # noqa: B905 - endless numbers
                self.rows.setdefault(first_word(row["term"].lower()), []).append((number, table, row))

    def heads(self, words: list[str]) -> list[tuple[int, _Head]]:
        """The words of an article with which terms begin, by number, and what is known of each."""
        if len(self.learnt) > _MOST_WORDS:
            self.learnt.clear()
        for word in set(words).difference(self.learnt):
            self.learnt[word] = self._learn(word)
        return [(i, head) for i, head in enumerate(map(self.learnt.get, words)) if head]

    def _learn(self, word: str) -> _Head | None:
        """Spell out the terms that begin with the word."""
        found: dict[str, list[Term]] = {}
        for _, table, row in sorted(entry for base in _bases(word) for entry in self.rows.get(base, ())):
            form = _FORMS.get(table) or row.get("form", "").partition(" ")[0] or "noun"
            for text, code in _spellings(row["term"], form, word):
                low = text.lower()
                if text[0].isupper() and low not in self._written:  # not "combat UAV"
                    self.proper.add(low)
                term, known = Term(table, row, form, code), found.setdefault(low, [])
                if not any(_same(k, term) for k in known):
                    known.append(term)
        self.readings.update({spelling: Readings(terms) for spelling, terms in found.items()})
        reach: dict[str, int] = {}
        for spelling in found:
            more = [] if spelling.isalnum() else _WORD.findall(spelling)[1:]
            if more:
                reach[more[0]] = max(reach.get(more[0], 0), 1 + len(more))
        return (reach, self.readings.get(word)) if found else None

    def longest(self, lower: str, cut: Words, i: int, most: int) -> str:
        """The longest term of at most so many words that begins with word i, or else the word."""
        words, starts = cut
        for k in range(min(i + most, len(words)) - 1, i, -1):
            spelling = lower[starts[i] : starts[k] + len(words[k])]
            if spelling in self.readings:
                return spelling
        return words[i]

    def model(self, letters: str, version: str) -> str:
        """The designation of which this is a version: "su-30" for "Su-30MKI"; blank if there is none."""
        found = f"{letters}-{_VARIANT.sub('', version)}"
        return found if found in self.readings else ""


_VARIANT = re.compile(r"\D.*")
_vocabulary = lru_cache(maxsize=8)(_Vocabulary)


# Which rows of a table are terms; all, where the table is not named here.
_IS_TERM = {"rule_words": lambda row: row["kind"] in _MARKERS, "places": lambda row: row["iso3"]}
_FORMS = {"rule_words": "people", "places": "place"}


def _bases(word: str) -> set[str]:
    """The first words of terms in base form with whose forms a word may begin."""
    letters = word.rstrip("s").rstrip("0123456789")
    return {*bases(word), letters}  # "f16s": "F-16"


def _closed(term: str) -> str:
    """A designation without its hyphen, "F16" for "F-16"; blank for other words and short ones ("SH-5")."""
    letters, _, digits = term.partition("-")
    return letters + digits if letters.isalpha() and digits.isdecimal() and digits[1:] else ""


def _spellings(term: str, form: str, word: str) -> list[tuple[str, str]]:
    """The forms of a term that begin with a word, each with its code."""
    if form == "verb":
        verb, space, rest = term.partition(" ")
        return [(text + space + rest, code) for text, code in _conjugated(verb, word)]
    found = [(term, "1" if form == "noun" else "a")]
    if form == "noun":
        closed, many = _closed(term), plural(term)
        found += [(many, "2")] if many != term else []
        found += [(closed, "1"), (f"{closed}s", "2")] if closed else []
    return [(text, code) for text, code in found if first_word(text.lower()) == word]


@cache
def _conjugated(verb: str, word: str) -> list[tuple[str, str]]:
    """The forms of a verb that begin with a word ("re-arm": "re")."""
    return [(text, code) for text, code in conjugated(verb) if first_word(text.lower()) == word]


def _same(one: Term, other: Term) -> bool:
    """Whether two readings of a spelling are one: two forms of a verb that look alike."""
    return (one.table, one.form, one.code) == (other.table, other.form, other.code) and one.row.get(
        "form"
    ) == other.row.get("form")


def find_terms(text: str, lower: str, lexicon_dir: str | None = None, cut: Words | None = None) -> list[Hit]:
    """Every term left to right, the longest where several start at one place; none overlap.

    `lower` is the text in lower case, of the same length. A term that the lexicon writes with a
    capital ("Grad") counts only where the text has one. `cut` are its words where they are known.
    """
    vocabulary = _vocabulary(lexicon_dir)
    readings, proper = vocabulary.readings, vocabulary.proper
    cut = cut or Words.of(lower)
    words, starts = cut
    found: list[Hit] = []
    free = 0
    for i, (reach, terms) in vocabulary.heads(words):
        spelling, second = words[i], words[i + 1] if i + 1 < len(words) else ""
        if second in reach:
            spelling = vocabulary.longest(lower, cut, i, reach[second])
            terms = readings.get(spelling)
        elif (
            second[:1].isdecimal()
            and lower.startswith(f"{spelling}-{second}", starts[i])
            and (model := vocabulary.model(spelling, second))
        ):
            terms, spelling = readings[model], f"{spelling}-{second}"
        if terms and starts[i] >= free:
            start = starts[i]
            free = start + len(spelling)
            if spelling not in proper or not text[start].islower():
                found.append(Hit(start, free, terms))
    return found


def topic_words(hits: list[Hit]) -> int:
    """How many different words of one topic that is no war (sport, elections) the terms hold at most."""
    found: dict[str, set[str]] = {}
    for hit in hits:
        if "topics" in hit.terms.tables:
            for term in hit.terms:
                if term.table == "topics":
                    found.setdefault(term.row["topic"], set()).add(term.row["term"])
    return max((len(words) for words in found.values()), default=0)
