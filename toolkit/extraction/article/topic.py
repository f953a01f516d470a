"""Whether an article is about something else: sport, games, business, culture.

Such texts are full of attacks, campaigns, shipments and defences that mean no war. What an article is about
shows in all its words together: "soldiers", "ministry" and "border" speak for a report on conflict or arms,
"spectators" and "shops" against it. `topic_points.csv` says how much each word weighs; the points are
fitted on labelled articles, names left out. An article that keeps naming armies or armed groups is never
about something else, and a short text only where its words are plain. Where they leave it open, those of one
other topic decide, if few words of arms and soldiers stand beside them, and in the end how much was read: a
report is full of claims, an obituary or a law report gives a stray one here and there.
"""

import re
from typing import TYPE_CHECKING

from toolkit import lexicon
from toolkit.extraction.text.categories import MILITARY
from toolkit.extraction.text.readings import Hit
from toolkit.extraction.text.terms import topic_words
from toolkit.extraction.text.wordsets import wordset

if TYPE_CHECKING:
    from toolkit.extraction.article.document import Document

_MANY, _SEVERAL = 4, 3  # different words that make a text one of that topic; a paragraph of civil words
ELSEWHERE, HERE = 0, 100  # points below which an article is about something else; at which it is not
NEWS = 200  # from which it reports of today, whatever it opens with and however civil its words
_ENOUGH = 20  # different words that an article needs to be judged by them
WHOLE = 80  # different words that say what a text is about; a pasted paragraph has fewer
_LONG = 300  # words from which an article with few claims is no report, if its words leave that open
_FEW = 2  # claims in a hundred words, of which reports have more
_DOUBT = 2  # points that a text is given for every word that it lacks of these
_FORCES = 2  # names of forces in an article that is about them
_OF_DEFENCE = re.compile(r"\bDefen[cs]e\b|\bPentagon\b")
_WORD = re.compile(r"[a-z](?<![A-Za-z'\u2019.].)[a-z]{2,}")
_WAR = wordset("word of war")


def off_topic(doc: "Document") -> bool:
    """Whether an article is no report on conflict or arms, by its words and by the terms and names in it."""
    total, words = doc.topic
    doubt = _DOUBT * max(0, WHOLE - words)
    if total < ELSEWHERE - doubt and words >= _ENOUGH and not _names_forces(doc):
        return True
    plain = total < ELSEWHERE and words < WHOLE
    return total < HERE and _tells_of_another(doc.terms, doc.lower, _SEVERAL if plain else _MANY)


def points_and_words(doc: "Document") -> tuple[int, int]:
    """The points of all words of an article together, and how many different words it has."""
    points = lexicon.points("topic_points", doc.lexicon_dir)
    words = topic_vocabulary(doc.text)
    return sum(map(points.__getitem__, words & points.keys())), len(words)


def tells_of_arms(doc: "Document") -> bool:
    """Whether the words of an article, few or many, show that it reports on conflict or arms of today."""
    total, words = doc.topic
    return total * WHOLE >= NEWS * min(words, WHOLE)


def tells_little(doc: "Document", claims: int) -> bool:
    """Whether an article that by its words may be no report tells too few claims to be one."""
    if doc.tells_of_arms:
        return False
    length = len(doc.text.split())
    return length >= _LONG and claims * 100 < _FEW * length


def _names_forces(doc: "Document") -> bool:
    """Whether armies, missions and armed groups are named again and again, by more than "the army".

    So are two of them, or of ministries of defence, that are not the same.
    """
    mentions = doc.actors.mentions
    named = [m.name for m in mentions if m.kind == "armed_force" and m.form in ("name", "body")]
    ministries = {m.name for m in mentions if m.kind == "agency" and _OF_DEFENCE.search(m.name)}
    return len(named) >= _FORCES or len({*named} | ministries) >= _FORCES


def topic_vocabulary(text: str) -> frozenset[str]:
    """The different words of a text, without names and without what begins a sentence."""
    return frozenset(_WORD.findall(text))


def _tells_of_another(hits: list[Hit], lower: str, many: int) -> bool:
    """Whether so many terms are of one topic that is no war, and few of arms and soldiers."""
    most = topic_words(hits)
    if most < many:
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
