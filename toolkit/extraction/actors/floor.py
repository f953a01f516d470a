"""Persons who have the floor in a transcript, by the heads of its turns: "GENERAL ANN LEE:", "Ann:"."""

from collections import Counter
from functools import cache, lru_cache, partial

from toolkit import lexicon
from toolkit.extraction.actors.names import names
from toolkit.extraction.actors.types import Actor, ActorIndex, ActorMention
from toolkit.extraction.text import patterns as re

_NAME = r"(?:[A-ZÀ-ÖØ-Þ][\w’'.-]*|of|for|the|and)"
# "GENERAL ANN LEE:", "ANN LEE, HOST:", "[00:41] Lee (Lima):", "The CHAIR. –", "Senator LEE. "
HEAD = re.compile(
    r"(?:\[?\d{1,2}[:.]\d{2}(?:[:.]\d{2})?\]?\s(?:[-–—|]\s)?)?"
    rf"(?:(?P<chair>[A-Z][a-z]+\.?\s[A-Z]{{3,}}(?:\s[A-Z]{{3,}})?)\.\s|"
    rf"(?P<head>{_NAME}(?:\s{_NAME}){{0,12}}(?:\s\([^()\n]{{2,60}}\))?)"
    r"(?:(?:,\s(?:[a-z][^.:,;\d\n]{3,50}|[A-Z]{3,}(?:\s[A-Z]{2,}){0,3}))?:|(?:,\s[^.:\n]{3,50})?\.\s[–—])\s)"
)
_WORD = re.compile(r"[^\s.]+")
_OF_BODIES = frozenset(
    (*lexicon.terms("words", "in names of bodies"), *lexicon.terms("cues", "organisation head"))
)
_FEWEST = 2  # heads that make a transcript
_TALK = 4  # heads of a transcript whose speakers need no office
_CROWD = 200  # different heads; where there are more, one name alone is nobody's
_LONGEST = 3  # words of a name


def add_speakers(text: str, index: ActorIndex, lexicon_dir: str | None) -> None:
    """Add the speakers whose heads name them; surnames follow from these.

    They do so in full behind an office or where the surname is a head too, or by one name: behind an office
    where no sentence names them otherwise, else where it recurs and the text tells of them.
    """
    heads = [match for line in _LINE.finditer(text) if (match := HEAD.match(text, line.end()))]
    if len(heads) < _FEWEST:
        return
    offices = _offices(lexicon_dir)
    taken = {mention.start for mention in index.mentions}
    told = Counter(_without_brackets(match) for match in heads)
    talk = len(heads) >= _TALK and len({head.rpartition(" ")[2] for head in told}) < len(heads)
    named = {word for mention in index.mentions for word in mention.text.split()}
    met = cache(partial(_is_met, text))  # a head that recurs is looked for once
    for match in heads:
        begin = match.start(match.lastgroup or "head")
        words = list(_WORD.finditer(text, begin, begin + len(_without_brackets(match))))
        last_office = max((i for i, word in enumerate(words) if word[0].lower() in offices), default=-1)
        name = words[last_office + 1 :]
        if not 1 <= len(name) <= _LONGEST or name[0].start() in taken:
            continue
        if not talk and (last_office < 0 or len(name) == 1):
            continue
        office = words[last_office][0].lower() if last_office >= 0 else ""
        if len(name) == 1:
            recurs = office != "" or told[name[0][0]] >= _FEWEST
            free = name[0][0].title() not in named and len(told) <= _CROWD
            fits = recurs and free and met(name[0][0], office)
        else:
            fits = office != "" or (told[name[-1][0]] > 0 and name[-1][0].isupper())
        if fits and (actor := _person([word[0].title() for word in name], lexicon_dir)):
            start, end = name[0].start(), name[-1].end()
            index.actors.setdefault(actor.name, actor)
            index.mentions.append(ActorMention(start, end, actor.name, actor.kind, text[start:end]))


def _without_brackets(match: re.Match[str]) -> str:
    """The words of a head without what it adds in brackets."""
    return match[match.lastgroup or "head"].partition(" (")[0]


def _is_met(text: str, word: str, office: str) -> bool:
    """Whether a single name is a person's: in capitals behind an office, or told of ("With me is Ann")."""
    name = word.title()
    if office:
        return office != "the" and word.isupper() and name not in text  # "THE CLAIM:"
    return re.search(rf"\b(?:{_GREETED})[,:]?\s(?:[a-z]+\s)?{re.escape(name)}\b", text) is not None


_GREETED = r"is|am|I['’]m|joined\sby|with|[Ww]elcome|[Tt]hanks?|[Tt]hank\syou|[Hh]ello|[Hh]i|[Hh]ey|[Nn]ow"


def _person(words: list[str], lexicon_dir: str | None) -> Actor | None:
    """The person of that name; None for names of bodies: "THE LEADER OF THE MAJORITY PARTY:"."""
    if not _OF_BODIES.isdisjoint(words):
        return None
    known, called = names(lexicon_dir), " ".join(words)
    name, _ = known.written.get(called, ("", ""))
    actor = known.actor(name) or Actor(called, "person")
    return actor if actor.kind == "person" else None


_LINE = re.compile(r"^", re.M)


@lru_cache(maxsize=8)
def _offices(lexicon_dir: str | None) -> frozenset[str]:
    """The words of titles and offices in lower case, without full stops."""
    terms = (*lexicon.terms("cues", "title", lexicon_dir), *lexicon.terms("cues", "office", lexicon_dir))
    words = {word.strip(".").lower() for term in terms for word in re.split(r"[\s-]", term)}
    return frozenset(words | {"mr", "ms", "mrs", "dr", "the", "press"})
