"""What the search for a speaker is given: a sentence, whom it names, and who has spoken so far."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from toolkit.extraction.actors.types import ActorMention
from toolkit.extraction.attribution.references import Speakers
from toolkit.extraction.text.spans import Sentence

if TYPE_CHECKING:
    from toolkit.extraction.article.document import Document


class Context(NamedTuple):
    """A sentence of an article with the actors it names, left to right, and those who spoke before."""

    doc: "Document"
    sentence: Sentence
    mentions: Sequence[ActorMention]
    speakers: Speakers

    def with_earlier(self, own: Iterable[ActorMention]) -> list[ActorMention]:
        """The actors named in the sentences before, and then those of this one."""
        return [*self.doc.mentions_before(self.sentence), *own]
