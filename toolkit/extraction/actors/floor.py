"""Persons who have the floor in a transcript that writes them in capitals: "GENERAL ANN LEE:"."""

from functools import lru_cache

from toolkit import lexicon
from toolkit.extraction.actors.names import names
from toolkit.extraction.actors.types import Actor, ActorIndex, ActorMention
from toolkit.extraction.text import patterns as re

_HEAD = re.compile(r"(?:^|\n)((?:[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ'’.-]*\s){1,8}[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ'’-]+):\s")
_WORD = re.compile(r"[^\s.]+")
_OF_BODIES = frozenset(
    (*lexicon.terms("words", "in names of bodies"), *lexicon.terms("cues", "organisation head"))
)
_TITLES = frozenset(
    ("mr", "ms", "mrs", "dr", "general", "colonel", "major", "captain", "admiral", "ambassador", "minister", "secretary")
)
_FEWEST = 2  # heads that make a transcript
_LONGEST = 3  # words of a name


def add_speakers(text: str, index: ActorIndex, lexicon_dir: str | None) -> None:
    """Add the speakers whose heads name them behind an office: in full, or as the text never does but there."""
    heads = list(_HEAD.finditer(text))
    if len(heads) < _FEWEST:
        return
    offices, known = _offices(lexicon_dir), names(lexicon_dir)
    taken = {mention.start for mention in index.mentions}
    for head in heads:
        words = list(_WORD.finditer(text, *head.span(1)))
        last_office = max((i for i, word in enumerate(words) if word[0].lower() in offices), default=-1)
        name = words[last_office + 1 :]
        if last_office < 0 or not 1 <= len(name) <= _LONGEST or name[0].start() in taken:
            continue
        written = text[name[0].start() : name[-1].end()]
        words_of_name = [word[0].title() for word in name]
        if len(name) == 1 and (words_of_name[0] in text or words[last_office][0].lower() not in _TITLES):
            continue
        if not _OF_BODIES.isdisjoint(words_of_name):
            continue  # "THE LEADER OF THE MAJORITY PARTY:"
        called = " ".join(words_of_name)
        number, _ = known.patterns.get(called, (-1, ""))
        actor = known.actors[number] if number >= 0 else Actor(called, "person")
        index.actors.setdefault(actor.name, actor)
        index.mentions.append(ActorMention(name[0].start(), name[-1].end(), actor.name, actor.kind, written))


@lru_cache(maxsize=8)
def _offices(lexicon_dir: str | None) -> frozenset[str]:
    """The words of titles and offices in lower case, without full stops."""
    terms = (*lexicon.terms("cues", "title", lexicon_dir), *lexicon.terms("cues", "office", lexicon_dir))
    words = {word.strip(".").lower() for term in terms for word in re.split(r"[\s-]", term)}
    return frozenset(words | {"mr", "ms", "mrs", "dr", "the", "press"})
