"""One article, read once: what every rule family looks at.

A `Document` finds sentences, quantities, dates and actors the first time they are asked for and keeps
them; rules never scan the text for these again. It is not meant to be changed.
"""

from collections.abc import Callable
from functools import cached_property
from typing import Any, TypeVar

from toolkit.extraction.actors.names import names
from toolkit.extraction.actors.types import ActorMention
from toolkit.extraction.article.bygone import bygone
from toolkit.extraction.article.headline import sections
from toolkit.extraction.article.referent_nouns import home, power
from toolkit.extraction.article.text import ArticleText
from toolkit.extraction.article.topic import NEWS, off_topic, points_and_words, tells_of_arms
from toolkit.extraction.article.views import clauses_of
from toolkit.extraction.attribution.read import Attribution, frames_of
from toolkit.extraction.attribution.scope import Frame
from toolkit.extraction.attribution.status import doubts_of
from toolkit.extraction.attribution.turns import turns
from toolkit.extraction.clauses.clause import Clause
from toolkit.extraction.figures.context import tells_history
from toolkit.extraction.figures.measure_story import told_by, told_most
from toolkit.extraction.figures.sides import OUT, Allegiances, ranked_sides
from toolkit.extraction.text.spans import Sentence

_Made = TypeVar("_Made")


class Document(ArticleText):
    """What stands in the text of an article, and what all of it together says."""

    @cached_property
    def _made(self) -> dict[Callable[["Document"], Any], Any]:
        return {}

    @cached_property
    def parties(self) -> dict[tuple[str, str], str]:
        """Who stands for whom, by name and kind: kept by `article.parties`."""
        return {}

    @cached_property
    def attributed(self) -> dict[tuple[int, int], Attribution]:
        """Who claims what stands between two offsets: kept by `attribution.read`."""
        return {}

    @cached_property
    def said_beside(self) -> dict[int, list[str]]:
        """Whom the sentences around one name as its speaker, by its index: kept by `attribution.read`."""
        return {}

    def once(self, make: Callable[["Document"], _Made]) -> _Made:
        """What `make` reads from the document: read when first asked for, and kept."""
        if make not in self._made:
            self._made[make] = make(self)
        made: _Made = self._made[make]
        return made

    def forget_clauses(self) -> None:
        """Let the clauses go, and what was read from them once: nobody will ask for them again."""
        self._made.clear()
        self.__dict__.pop("clauses", None)

    @cached_property
    def figures_told(self) -> list[list[str]]:
        """What the words for people say became of them, one list per sentence."""
        return [told_by(terms) for terms in self.figure_terms]

    @cached_property
    def counts_soldiers(self) -> bool:
        """Whether soldiers and fighters stand in more than every fourth sentence."""
        armed = sum(any(t.people == "military" for t in terms) for terms in self.figure_terms)
        return 4 * armed > len(self.sentences)

    @cached_property
    def told_most(self) -> str:
        """What becomes of people in the article, by most of its words."""
        return told_most(self)

    @cached_property
    def sides(self) -> list[str]:
        """States and armed groups of the article, the most often named first."""
        return ranked_sides(self)

    @cached_property
    def allegiances(self) -> Allegiances:
        """What the names of the article stand for as sides of a war."""
        return Allegiances(self.actors, names(self.lexicon_dir))

    @property
    def power(self) -> str:
        """The state whose army "the army" is."""
        return self.once(power)

    @property
    def home(self) -> str:
        """The state from which the article is written."""
        return self.once(home)

    @cached_property
    def _owners_by_sentence(self) -> list[list[ActorMention]]:
        known, named = self.allegiances, self._mentions_by_sentence
        return [[m for m in near if m.form not in OUT and known[m.name].peopled] for near in named]

    @cached_property
    def sections(self) -> list[int]:
        """The heading above each sentence, if it names a side, by its index; 0 is the headline."""
        return sections(self)

    @cached_property
    def clauses(self) -> list[Clause | None]:
        """The clause view of each sentence; None where no name or thing stands with a term or number."""
        return clauses_of(self)

    @cached_property
    def bygone(self) -> frozenset[int]:
        """The numbers of the sentences that tell of a generation ago."""
        return frozenset(bygone(self))

    @cached_property
    def topic(self) -> tuple[int, int]:
        """How much its words speak for a report on conflict or arms, and how many of them there are."""
        return points_and_words(self)

    @property
    def is_news(self) -> bool:
        """Whether its words alone show that it reports on conflict or arms of today."""
        return self.topic[0] >= NEWS

    @property
    def tells_of_arms(self) -> bool:
        """The same, where few words are enough in a short text."""
        return tells_of_arms(self)

    @cached_property
    def off_topic(self) -> bool:
        """Whether the article is about something else than conflict or arms."""
        return off_topic(self)

    @cached_property
    def tells_history(self) -> bool:
        """Whether the article as a whole is about times long past."""
        return not self.is_news and tells_history(self)

    @cached_property
    def frames(self) -> list[list[Frame]]:
        """Who says what, one list per sentence."""
        return frames_of(self)

    @cached_property
    def doubts(self) -> list[str]:
        """How a later sentence says that this one could not be checked, one text per sentence, or blank."""
        return doubts_of(self)

    @cached_property
    def turns(self) -> list[str]:
        """Who has the floor in each sentence of a transcript; blank elsewhere."""
        return turns(self)

    @cached_property
    def is_transcript(self) -> bool:
        """Whether anybody has the floor."""
        return any(self.turns)

    def owners_in(self, sentence: Sentence) -> list[ActorMention]:
        """The actors of one sentence that people can belong to: sides, but no places and no compounds."""
        return self._owners_by_sentence[sentence.index]
