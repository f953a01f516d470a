"""Names of the lexicon in an article: one pass of an automaton, then the traps.

A name counts where it stands as a word; "US" is not "us", "Chad" before a surname is a man, "Jordan"
after a first name another one, and "Washington state" is no government.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind

from toolkit import lexicon
from toolkit.extraction.actors.traps import form_of, is_word, stands_for, take_shared_seat
from toolkit.extraction.actors.types import Actor, ActorIndex, ActorMention
from toolkit.extraction.text import patterns as re
from toolkit.extraction.text.spans import Sentence
from toolkit.extraction.text.wordsets import wordset


class Names(NamedTuple):
    """The automaton over all names, and what each of its patterns stands for."""

    automaton: AhoCorasick
    actors: tuple[Actor, ...]
    meanings: tuple[tuple[int, str], ...]
    patterns: dict[str, tuple[int, str]]
    by_name: dict[str, int]
    by_role: dict[tuple[str, str], int]

    def spoken_for(self, name: str) -> str:
        """The state or body that a person, office or maker speaks for; others speak for themselves."""
        number = self.by_name.get(name)
        return (self.actors[number].parent if number is not None else "") or name


# In capitals these are words: "WHO THEY ARE"
_WORDS_TOO = wordset("word in capitals", "words")


@lru_cache(maxsize=8)
def names(lexicon_dir: str | None = None) -> Names:
    """The compiled lexicon of actors; `lexicon_dir` is the project's own folder of lexicon files."""
    actors: list[Actor] = []
    patterns: dict[str, tuple[int, str]] = {}
    by_name: dict[str, int] = {}
    by_role: dict[tuple[str, str], int] = {}
    for number, row in enumerate(lexicon.rows("actors", lexicon_dir)):
        roles = lexicon.split(row["roles"])
        actors.append(Actor(row["name"], row["kind"], row["iso3"], row["parent"], row["office"], roles))
        by_name[row["name"]] = number
        for role in roles:
            by_role.setdefault((row["parent"], role), number)
        patterns.setdefault(row["name"], (number, "name"))
    for number, row in enumerate(lexicon.rows("actors", lexicon_dir)):
        for written, form in _other_names(row):
            patterns.setdefault(written, (number, form))
    states = {actor.iso3: actor.name for actor in actors if actor.iso3}
    for row in lexicon.rows("places", lexicon_dir):
        patterns.setdefault(row["term"], (-1, states.get(row["iso3"], "")))
    automaton = AhoCorasick(list(patterns), matchkind=MatchKind.LeftmostLongest)
    return Names(automaton, tuple(actors), tuple(patterns.values()), patterns, by_name, by_role)


def _other_names(row: lexicon.Row) -> Iterator[tuple[str, str]]:
    """What else an actor is called, and in which form: aliases, its people and adjectives, its seats.

    The acronym of a force or bloc may be spelt as a word: "Codeco".
    """
    person, state = row["kind"] == "person", row["kind"] == "state"
    for name in (row["name"], *lexicon.split(row["aliases"])):
        if row["kind"] in ("armed_force", "bloc") and len(name) > 3 and name.isalpha() and name.isupper():
            yield name.capitalize(), "name"
    for alias in lexicon.split(row["aliases"]):
        yield alias, "short" if person and " " not in alias else "name"
    for people in lexicon.split(row["people"]):
        yield people, "people" if state and people.endswith(("s", "men", "ois")) else "adjective"
    for seat in lexicon.split(row["seats"]):
        yield seat, "seat"


@lru_cache(maxsize=8)
def _in_capitals(lexicon_dir: str | None) -> AhoCorasick:
    """The same names in lower case, for sentences that are all capitals."""
    keys = [key.lower() for key in names(lexicon_dir).patterns]
    return AhoCorasick(keys, matchkind=MatchKind.LeftmostLongest)


def _read_capitals(
    text: str, found: list[tuple[int, int, int]], capitals: list[Sentence], lexicon_dir: str | None
) -> list[tuple[int, int, int]]:
    """The hits with those in sentences of capitals looked up again, whatever their case."""
    starts = [sentence.start for sentence in capitals]

    def outside(offset: int) -> bool:
        spot = bisect_right(starts, offset) - 1
        return spot < 0 or offset >= capitals[spot].end

    kept = [hit for hit in found if outside(hit[1])]
    for sentence in capitals:
        for pattern, start, end in _in_capitals(lexicon_dir).find_matches_as_indexes(sentence.text.lower()):
            start, end = start + sentence.start, end + sentence.start
            if end <= len(text) and is_word(text, start, end) and text[start:end] not in _WORDS_TOO:
                kept.append((pattern, start, end))
    return sorted(kept, key=lambda hit: hit[1])


def known_names(text: str, sentences: Sequence[Sentence], lexicon_dir: str | None) -> ActorIndex:
    """Every name of the lexicon in the article, ambiguous ones where their company speaks for them."""
    lexical = names(lexicon_dir)
    index = ActorIndex([])
    found = [_as_word(text, hit, lexical) for hit in lexical.automaton.find_matches_as_indexes(text)]
    found = [hit for hit in found if is_word(text, hit[1], hit[2])]
    capitals = [s for s in sentences if len(s.text) > 4 and s.text.isupper()]
    if capitals:
        found = _read_capitals(text, found, capitals, lexicon_dir)
    korea = _which_korea(text)
    for pattern, start, end in found:
        number, form = lexical.meanings[pattern]
        if number < 0:
            if form:
                index.places.append((start, form))
            continue
        actor = lexical.actors[number]
        if not stands_for(text, start, end, actor, form) or _ends_acronym(text, start, lexical):
            continue
        _add(index, actor, text, start, end, form_of(text, start, end, form, actor))
        if actor.kind in ("agency", "armed_force", "organisation"):
            _add_owner(index, lexical, text, start, end)
        if actor.kind == "person":
            _add_cabinet(index, lexical, actor, text, end)
    _add_compass(text, index, lexical, korea)
    _drop_foreign(index)
    take_shared_seat(index, text)
    return index


def _as_word(text: str, hit: tuple[int, int, int], lexical: Names) -> tuple[int, int, int]:
    """The hit without a last word that goes on: "Fano", not "Fano militia", in "Fano militiamen"."""
    _, start, end = hit
    space = text.rfind(" ", start, end)
    if space < 0 or is_word(text, start, end) or text[start:space] not in lexical.patterns:
        return hit
    return list(lexical.patterns).index(text[start:space]), start, space


_PARLIAMENTS = frozenset({"Congress", "Senate"})
_AMERICA = "United States"


def _drop_foreign(index: ActorIndex) -> None:
    """As in a report from Bogotá: "Congress" is no American one where the United States hardly occur."""
    bare = [m for m in index.mentions if m.text in _PARLIAMENTS]
    if not bare or sum(index.state_of(m.name) == _AMERICA for m in index.mentions) > len(bare) + 1:
        return
    index.mentions[:] = [m for m in index.mentions if m.text not in _PARLIAMENTS]
    for name in {m.name for m in bare} - {m.name for m in index.mentions}:
        index.actors.pop(name)


_ACRONYM_BEFORE = re.compile(r"\b([A-Z]{2,})-$")


def _ends_acronym(text: str, start: int, lexical: Names) -> bool:
    """As in "ISP-Myanmar", which is an institute: the acronym before the hyphen is no known name."""
    if text[start - 1 : start] != "-":
        return False
    before = _ACRONYM_BEFORE.search(text, max(0, start - 10), start)
    return before is not None and before[1] not in lexical.patterns


def _add(index: ActorIndex, actor: Actor, text: str, start: int, end: int, form: str) -> None:
    index.actors.setdefault(actor.name, actor)
    index.mentions.append(ActorMention(start, end, actor.name, actor.kind, text[start:end], form))


_WORD_END = re.compile(r"['’]s\s|\s")


def _add_owner(index: ActorIndex, lexical: Names, text: str, start: int, end: int) -> None:
    """As in "Britain's Defence Ministry" names Britain too, as what it belongs to."""
    for mark in _WORD_END.finditer(text, start, end):
        number, form = lexical.patterns.get(text[start : mark.start()], (-1, ""))
        if number >= 0 and form != "short" and lexical.actors[number].kind == "state":
            _add(index, lexical.actors[number], text, start, mark.start(), "modifier")
            return


_CABINET = re.compile(r"(?:['’]s)?\s(?:administration|government|cabinet|regime)\b")


def _add_cabinet(index: ActorIndex, lexical: Names, person: Actor, text: str, end: int) -> None:
    """As in "the Trump administration" is the United States."""
    cabinet = _CABINET.match(text, end)
    number = lexical.by_name.get(person.parent)
    if cabinet and number is not None and lexical.actors[number].kind == "state":
        _add(
            index,
            lexical.actors[number],
            text,
            cabinet.end() - len(cabinet.group().split()[-1]),
            cabinet.end(),
            "short",
        )


def register(index: ActorIndex, name: str, lexicon_dir: str | None) -> Actor | None:
    """The lexicon's actor of that name, made known to the article's index; None if there is none."""
    lexical = names(lexicon_dir)
    number = lexical.by_name.get(name)
    if number is None:
        return None
    return index.actors.setdefault(name, lexical.actors[number])


_SOUTH_OR_NORTH = re.compile(
    r"\b[Tt]he (North|South)(?=(?:['’]s)?[\s,.;:!?)](?!(?:and|or|of)\b|[A-Z])|(?:['’]s)?[.,;]|$)"
)
_KOREAN = re.compile(r"\b(?:Korea(?:ns?)?|KOREANS)\b")


def _which_korea(text: str) -> str:
    """Which Korea a bare "Korean" means: the only one that the article names, if it is only one."""
    north = "North Korea" in text or "DPRK" in text or "Pyongyang" in text
    south = "South Korea" in text or "Republic of Korea" in text or "Seoul" in text or "ROK" in text
    if north and not south:
        return "North Korea"
    return "South Korea" if south and not north else "North Korea" if "DPRK" in text else ""


def _add_compass(text: str, index: ActorIndex, lexical: Names, korea: str) -> None:
    """As in "the North" and "the South" beside a named Korea or Sudan, and a bare "Korean"."""
    if not any(word in text for word in ("Korea", "DPRK", "Pyongyang", "Seoul")):
        return
    taken = {offset for m in index.mentions for offset in range(m.start, m.end)} if korea else set()
    for match in _SOUTH_OR_NORTH.finditer(text):
        name = f"{match.group(1)} Korea"
        _add(index, lexical.actors[lexical.by_name[name]], text, match.start(), match.end(1), "short")
    for match in _KOREAN.finditer(text) if korea else ():
        if match.start() in taken or text.startswith(_NO_KOREA, match.end()):
            continue
        form = _KOREAN_FORMS.get(match.group().lower(), "adjective")
        _add(index, lexical.actors[lexical.by_name[korea]], text, match.start(), match.end(), form)
    index.mentions.sort(key=lambda mention: mention.start)


_KOREAN_FORMS = {"korea": "name", "koreans": "people"}
_NO_KOREA = (" War", " Peninsula", " peninsula", " People", " Central", " language")
