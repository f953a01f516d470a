"""Words of supply, tie and event found in one pass over an article.

All terms of the `TABLES` stand by their first words in one dictionary, verbs and nouns in all their forms:
an article is cut into words once, whatever the number of terms, and only where a term can begin is looked at
how far it goes.
"""

from collections.abc import Collection
from functools import cache, lru_cache
from itertools import compress, count

from toolkit import lexicon
from toolkit.extraction.text import patterns as re
from toolkit.extraction.text.inflection import conjugated, plural, verb_forms
from toolkit.extraction.text.readings import Hit, Readings, Term
from toolkit.extraction.text.words import Words

_MARKERS = ("armed people", "ship", "reproach", "marker")  # words that make a sentence worth a closer look
TABLES = ("supplies", "transfers", "ties", "events", "places", "topics", "rule_words")
_WORD = re.compile(r"\w+")
# What is known of a word with which terms begin: how many words the longest has, by the word that stands
# second; and what the word means alone.
_Head = tuple[dict[str, int], Readings | None]


class _Vocabulary:
    """All terms by the word that they begin with.

    Thousands of terms stand in no article: the forms of those that begin with a word are spelt out
    when the word is met for the first time.
    """

    def __init__(self, lexicon_dir: str | None) -> None:
        self.rows: dict[str, list[tuple[str, lexicon.Row, str]]] = {}  # table, row, form by first word
        self.readings: dict[str, Readings] = {}  # by spelling
        self.proper: set[str] = set()  # spellings that count only with a capital
        self.learnt: dict[str, _Head] = {}  # by first word
        self._written: set[str] = set()
        for table in TABLES:
            rows = lexicon.rows(table, lexicon_dir)
            self._written.update([row["term"] for row in rows])
            for row in rows:
                if form := _form(table, row):
                    entry = table, row, form
                    for word in _first_words(row["term"], form):
                        self.rows.setdefault(word, []).append(entry)
        self.rows.pop("", None)  # a project's term without a letter or a digit

    def learn(self, word: str) -> _Head:
        """Spell out the terms that begin with the word."""
        found: dict[str, list[Term]] = {}
        for table, row, form in self.rows[word]:
            for text, code in _spellings(row["term"], form):
                low = text.lower()
                if _first_word(low) != word:
                    continue
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
        self.learnt[word] = reach, self.readings.get(word)
        return self.learnt[word]

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


def _first_word(low: str) -> str:
    head = low.partition(" ")[0]
    if head.isalnum():
        return head
    found = _WORD.search(low)
    return found[0] if found else ""


def _form(table: str, row: lexicon.Row) -> str:
    """What a row's term is: noun, adjective, verb, place or people; blank if it is no term here."""
    if table == "rule_words":
        return "people" if row["kind"] in _MARKERS else ""
    if table == "places":
        return "place" if row["iso3"] else ""
    form = row.get("form") or "noun"
    return "verb" if form.startswith("verb") else form if form == "adjective" else "noun"


@cache
def _starts_of_verb(verb: str) -> frozenset[str]:
    """The words with which the forms of a verb begin ("re-arm": "re")."""
    return frozenset([_first_word(text) for text, _ in conjugated(verb)])


def _first_words(term: str, form: str) -> Collection[str]:
    """The words in lower case with which the forms of a term begin."""
    low = term.lower()
    if form == "verb":
        return _starts_of_verb(low.partition(" ")[0])
    if form == "noun" and low.isalnum():
        return {low, plural(term).lower()}
    closed = _closed(low)
    return (_first_word(low), closed, f"{closed}s") if closed else (_first_word(low),)


def _closed(term: str) -> str:
    """A designation without its hyphen, "F16" for "F-16"; blank for other words and short ones ("SH-5")."""
    letters, _, digits = term.partition("-")
    return letters + digits if letters.isalpha() and digits.isdecimal() and digits[1:] else ""


def _spellings(term: str, form: str) -> tuple[tuple[str, str], ...]:
    """Every form of a term with its code."""
    if form == "verb":
        return verb_forms(term)
    if form != "noun":
        return ((term, "a"),)
    many = plural(term)
    found = ((term, "1"), (many, "2")) if many != term else ((term, "1"),)
    closed = _closed(term)
    return (*found, (closed, "1"), (f"{closed}s", "2")) if closed else found


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
    rows, learnt = vocabulary.rows, vocabulary.learnt
    readings, proper = vocabulary.readings, vocabulary.proper
    cut = cut or Words.of(lower)
    words, starts = cut
    found: list[Hit] = []
    free = 0
    for i in compress(count(), map(rows.__contains__, words)):
        spelling, second = words[i], words[i + 1] if i + 1 < len(words) else ""
        reach, terms = learnt.get(spelling) or vocabulary.learn(spelling)
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
