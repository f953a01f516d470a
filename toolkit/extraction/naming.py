"""Whom an article names, for rows that others propose."""

import re
from collections.abc import Sequence
from typing import Any

from toolkit.articles import Article
from toolkit.extraction.actors.proposals import NOT_NAMES
from toolkit.extraction.actors.read import find_actors
from toolkit.extraction.borne_out import RefusedError
from toolkit.extraction.text.spans import Sentence
from toolkit.schema import Row


class Naming:
    """The actors of one article under the names that the tables give them."""

    def __init__(self, article: Article, sentences: Sequence[Sentence], lexicon_dir: str | None) -> None:
        index = find_actors(article.text, sentences, lexicon_dir)
        self._article, self._known = article, index.actors
        self._named = {mention.name: mention.name for mention in index.mentions}
        for mention in index.mentions:
            self._named.setdefault(mention.text, mention.name)
        self._used: dict[str, None] = {}

    def canonical(self, value: Any, column: str) -> Any:
        """The name of the tables for each name given; RefusedError where the article does not name it."""
        if isinstance(value, list):
            return list(dict.fromkeys(self._canonical(name, column) for name in value))
        return self._canonical(value, column)

    def _canonical(self, name: str, column: str) -> str:
        bare = re.sub(r"^[Tt]he ", "", name)
        found = self._named.get(name) or self._named.get(bare) or (bare if self._stands(bare) else "")
        if not found:
            raise RefusedError(f"{column} not named in the article")
        self._used[found] = None
        return found

    def _stands(self, name: str) -> bool:
        """Whether the text has the name as written; elsewhere than in English endings may be glued to it."""
        if len(name) < 2 or name.islower() or name in NOT_NAMES:
            return False
        if not self._article.is_english:
            return name in self._article.text
        return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", self._article.text) is not None

    def actors(self, source_id: str) -> list[Row]:
        """Rows of the actors that were asked for and that the lexicon or the article tells more about."""
        known = [self._known[name] for name in self._used if name in self._known]
        return [
            {
                "name": actor.name,
                "kind": actor.kind,
                "iso3": actor.iso3 or None,
                "parent": None,
                "aliases": [],
                "source_id": source_id,
            }
            for actor in known
        ]
