"""What stands in the text of an article: sentences, numbers, dates, names and words, each found once."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from datetime import date
from functools import cached_property

from toolkit.articles.furniture import without_furniture
from toolkit.extraction.actors.read import find_actors
from toolkit.extraction.actors.types import ActorIndex, ActorMention
from toolkit.extraction.article.headline import headline_end, opens_with_body
from toolkit.extraction.attribution.cues import Cue, find_cues
from toolkit.extraction.dates.read import DateMention, dates
from toolkit.extraction.figures.terms import FigureTerm, find_figure_terms
from toolkit.extraction.numbers.read import Quantity, quantities
from toolkit.extraction.numbers.text import lower, normal, unwrapped, whole
from toolkit.extraction.text.readings import Hit
from toolkit.extraction.text.spans import S, Sentence, by_place, in_quotation, sentences
from toolkit.extraction.text.terms import find_terms
from toolkit.extraction.text.words import Words


class ArticleText:
    """The text of an article and what stands in it, whatever the article is about.

    `published` is the day of the report, against which relative dates are resolved; `title` is the
    first line unless given. All offsets are code points of `text`, ends exclusive. Halves of characters
    (lone surrogates) in the text given count as U+FFFD: nothing could write them down; `text` has a blank
    for each line break inside a sentence and each sign of what a page adds (buttons, links), `given` what was
    there; `lower` is the text in lower case, of the same length (a few letters grow when lowered: they stay).
    """

    def __init__(
        self,
        text: str,
        published: date | None = None,
        title: str | None = None,
        lexicon_dir: str | None = None,
    ) -> None:
        self.given = whole(text)
        self.text = unwrapped(without_furniture(self.given))
        self.published = published
        self.lexicon_dir = lexicon_dir
        self.lower = lower(self.text)
        self.sentences = sentences(self.text)
        self._starts = [sentence.start for sentence in self.sentences]
        self._title = title
        self._words: tuple[int, frozenset[str]] = (-1, frozenset())

    @cached_property
    def title(self) -> str:
        if self._title is not None:
            return self._title
        return self.text.strip().partition("\n")[0].strip()

    @cached_property
    def headline_end(self) -> int:
        """Where the headline ends; 0 where a text is too short to have one, or begins with its body."""
        return headline_end(self.sentences)

    @cached_property
    def opens_with_body(self) -> bool:
        """Whether the first line is no headline but the lead."""
        return opens_with_body(self.sentences)

    @cached_property
    def dateline(self) -> str:
        """The state whose capital or town stands before the body: "ADDIS ABABA —", "GAO, Mali, May 3 -"."""
        return self.actors.dateline

    @cached_property
    def quantities(self) -> list[Quantity]:
        """Every number expression of the article in order."""
        return self._read_plain[0]

    @cached_property
    def dates(self) -> list[DateMention]:
        """Every date expression of the article in order."""
        return self._read_plain[1]

    @cached_property
    def _read_plain(self) -> tuple[list[Quantity], list[DateMention]]:
        """Numbers and dates together: both read the text in plain signs, which nobody needs behind them."""
        found = quantities(self.text, self.lexicon_dir), dates(self.text, self.published)
        normal.cache_clear()
        return found

    @cached_property
    def actors(self) -> ActorIndex:
        """Who is named, and where."""
        return find_actors(self.text, self.sentences, self.lexicon_dir, self._cut)

    @cached_property
    def cues(self) -> list[list[Cue]]:
        """Verbs of saying, hedges, denials and plans, one list per sentence."""
        return self.by_sentence(find_cues(self.lower, self.lexicon_dir))

    @cached_property
    def figure_terms(self) -> list[list[FigureTerm]]:
        """Words for people and what becomes of them, one list per sentence."""
        return self.by_sentence(find_figure_terms(self.lower, self.lexicon_dir))

    @cached_property
    def terms(self) -> list[Hit]:
        """Words of supply, tie, event and topic in order."""
        return find_terms(self.text, self.lower, self.lexicon_dir, self._cut)

    @cached_property
    def _cut(self) -> Words:
        return Words.of(self.lower)

    @cached_property
    def quotes(self) -> list[bool]:
        """Whether each sentence stands, or ends, inside a quotation that runs over several sentences."""
        return in_quotation(self.sentences)

    @cached_property
    def _quantities_by_sentence(self) -> list[list[Quantity]]:
        return self.by_sentence(self.quantities)

    @cached_property
    def _dates_by_sentence(self) -> list[list[DateMention]]:
        return self.by_sentence(self.dates)

    @cached_property
    def _mentions_by_sentence(self) -> list[list[ActorMention]]:
        return self.by_sentence(self.actors.mentions)

    def sentence_index(self, offset: int) -> int:
        """Index of the sentence that holds the offset, or of the last one that starts before it."""
        return (bisect_right(self._starts, offset) or 1) - 1

    def sentence_at(self, offset: int) -> Sentence:
        return self.sentences[self.sentence_index(offset)]

    def paragraph_start(self, sentence: Sentence) -> int:
        """Index of the first sentence of the paragraph in which a sentence stands."""
        return bisect_left(self.sentences, sentence.paragraph, hi=sentence.index, key=lambda s: s.paragraph)

    def by_sentence(self, spans: Iterable[S]) -> list[list[S]]:
        """The spans sorted into one list per sentence, in the order given."""
        return by_place(self._starts, spans)

    def quantities_in(self, sentence: Sentence) -> list[Quantity]:
        return self._quantities_by_sentence[sentence.index]

    def dates_in(self, sentence: Sentence) -> list[DateMention]:
        return self._dates_by_sentence[sentence.index]

    def mentions_in(self, sentence: Sentence) -> list[ActorMention]:
        """Named actors of one sentence, left to right."""
        return self._mentions_by_sentence[sentence.index]

    def mentions_before(self, sentence: Sentence) -> list[ActorMention]:
        """Named actors of up to five sentences before this one, left to right."""
        found: list[ActorMention] = []
        for index in range(max(0, sentence.index - 5), sentence.index):
            found += self._mentions_by_sentence[index]
        return found

    def words_in(self, sentence: Sentence) -> frozenset[str]:
        """The different words of one sentence in lower case, looked at before a pattern is searched for."""
        index, words = self._words
        if index != sentence.index:
            words = self._cut.between(sentence.start, sentence.end)
            self._words = sentence.index, words
        return words
