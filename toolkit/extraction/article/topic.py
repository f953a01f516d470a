"""Whether an article is about something else: sport, games, business, culture.

Such texts are full of attacks, campaigns, shipments and defences that mean no war. An article counts as
one of them when it uses many of their words and few words of arms and soldiers.
"""

from toolkit.extraction.text.categories import MILITARY
from toolkit.extraction.text.terms import Hit, topic_words
from toolkit.extraction.text.wordsets import wordset

_MANY = 4  # different words of a topic that make an article one of that topic
_WAR = wordset("word of war")


def off_topic(hits: list[Hit], lower: str) -> bool:
    """Whether the terms found in an article (lower case text) mark it as no report on conflict or arms."""
    most = topic_words(hits)
    if most < _MANY:
        return False
    war = sum(1 for word in _WAR if word in lower)
    if not war:
        return True  # cars and films bear the names of weapons
    arms = {
        term.row["term"]
        for hit in hits
        for term in hit.terms
        if term.table == "supplies" and term.row["category"] in MILITARY
    }
    return most >= len(arms) + war
