"""Names of the lexicon in an article: looked up by their first words, then the traps.

A name counts where it stands as a word; "US" is not "us", "Chad" before a surname is a man, "Jordan"
after a first name another one, and "Washington state" is no government.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import compress, count

from toolkit import lexicon
from toolkit.extraction.actors.traps import form_of, is_word, stands_for, take_shared_seat
from toolkit.extraction.actors.types import Actor, ActorIndex, ActorMention
from toolkit.extraction.numbers.text import lower
from toolkit.extraction.text import patterns as re
from toolkit.extraction.text.spans import Sentence
from toolkit.extraction.text.words import Words, first_word
from toolkit.extraction.text.wordsets import wordset


class Names:
    """The actors of the lexicon, made when they are asked for, and how they are written.

    `written` has the canonical name and the form of each spelling (for a place a blank and its state),
    `beginning` all spellings by first word, `by_role` the name of the body that has a role for a parent,
    `states` the rows of states and `by_code` their names by ISO 3166 code.
    """

    def __init__(self, lexicon_dir: str | None) -> None:
        rows = lexicon.rows("actors", lexicon_dir)
        self.rows = {row["name"]: row for row in rows}
        self.written = {name: (name, "name") for name in self.rows}
        self.by_role: dict[tuple[str, str], str] = {}
        self._made: dict[str, Actor] = {}
        for name, row in self.rows.items():
            for role in lexicon.split(row["roles"]):
                self.by_role.setdefault((row["parent"], role), name)
            for spelling, form in _other_names(row):
                self.written.setdefault(spelling, (name, form))
        self.states = {row["name"]: row for row in rows if row["kind"] == "state"}
        self.by_code = {row["iso3"]: name for name, row in self.states.items() if row["iso3"]}
        for row in lexicon.rows("places", lexicon_dir):
            self.written.setdefault(row["term"], ("", self.by_code.get(row["iso3"], "")))
        self.beginning: dict[str, list[str]] = {}
        for spelling in self.written:
            self.beginning.setdefault(first_word(lower(spelling)), []).append(spelling)

    def actor(self, name: str) -> Actor | None:
        """The lexicon's actor of that name, if there is one."""
        return self.known(name) if name in self.rows else None

    def known(self, name: str) -> Actor:
        """The actor of a name that the lexicon has."""
        if name not in self._made:
            row = self.rows[name]
            roles = lexicon.split(row["roles"])
            self._made[name] = Actor(name, row["kind"], row["iso3"], row["parent"], row["office"], roles)
        return self._made[name]

    def kind_of(self, name: str) -> str:
        """The kind of a name that the lexicon has, else blank."""
        return self.rows[name]["kind"] if name in self.rows else ""

    def parent_of(self, name: str) -> str:
        """The state or body that a person, office or maker speaks for; blank if there is none."""
        return self.rows[name]["parent"] if name in self.rows else ""


names = lru_cache(maxsize=8)(Names)
# In capitals these are words: "WHO THEY ARE"
_WORDS_TOO = wordset("word in capitals", "words")


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


def _longest(text: str, start: int, spellings: Sequence[str]) -> str:
    """The longest of the names that stands at text[start:] as a word."""
    if not text.startswith(tuple(spellings), start):
        return ""
    fitting = [name for name in spellings if text.startswith(name, start)]
    return max([name for name in fitting if is_word(text, start, start + len(name))], key=len, default="")


def _in_capitals(text: str, start: int, spellings: Sequence[str]) -> str:
    """The same where all is written in capitals, whatever the case of the names."""
    lowered = {name.lower(): name for name in reversed(spellings)}
    found = _longest(text[start : start + 1 + max(map(len, lowered))].lower(), 0, list(lowered))
    return "" if text[start : start + len(found)] in _WORDS_TOO else lowered.get(found, "")


def _spelt(
    text: str, cut: Words, sentences: Sequence[Sentence], beginning: dict[str, list[str]]
) -> Iterator[tuple[str, int, int]]:
    """The names that the text spells, the longest at each place, left to right."""
    capitals = [s for s in sentences if len(s.text) > 4 and s.text.isupper()]
    begins = [sentence.start for sentence in capitals]
    words, starts = cut
    free = 0
    for i in compress(count(), map(beginning.__contains__, words)):
        if (start := starts[i]) < free:
            continue
        spellings = beginning[words[i]]
        spot = bisect_right(begins, start) - 1
        find = _in_capitals if spot >= 0 and start < capitals[spot].end else _longest
        if name := find(text, start, spellings):
            free = start + len(name)
            yield name, start, free


def known_names(
    text: str, sentences: Sequence[Sentence], lexicon_dir: str | None, cut: Words | None = None
) -> ActorIndex:
    """Every name of the lexicon in the article, ambiguous ones where their company speaks for them.

    `cut` are the words of the text where they are known.
    """
    lexical = names(lexicon_dir)
    index = ActorIndex([])
    korea = _which_korea(text)
    for spelling, start, end in _spelt(text, cut or Words.of(lower(text)), sentences, lexical.beginning):
        name, form = lexical.written[spelling]
        actor = lexical.actor(name)
        if actor is None:
            if form:
                index.places.append((start, form))
            continue
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
    return before is not None and before[1] not in lexical.written


def _add(index: ActorIndex, actor: Actor, text: str, start: int, end: int, form: str) -> None:
    index.actors.setdefault(actor.name, actor)
    index.mentions.append(ActorMention(start, end, actor.name, actor.kind, text[start:end], form))


_WORD_END = re.compile(r"['’]s\s|\s")


def _add_owner(index: ActorIndex, lexical: Names, text: str, start: int, end: int) -> None:
    """As in "Britain's Defence Ministry" names Britain too, as what it belongs to."""
    for mark in _WORD_END.finditer(text, start, end):
        name, form = lexical.written.get(text[start : mark.start()], ("", ""))
        owner = lexical.actor(name)
        if owner and form != "short" and owner.kind == "state":
            _add(index, owner, text, start, mark.start(), "modifier")
            return


_CABINET = re.compile(r"(?:['’]s)?\s(?:administration|government|cabinet|regime)\b")


def _add_cabinet(index: ActorIndex, lexical: Names, person: Actor, text: str, end: int) -> None:
    """As in "the Trump administration" is the United States."""
    cabinet, state = _CABINET.match(text, end), lexical.actor(person.parent)
    if cabinet and state and state.kind == "state":
        start = cabinet.end() - len(cabinet.group().split()[-1])
        _add(index, state, text, start, cabinet.end(), "short")


def register(index: ActorIndex, name: str, lexicon_dir: str | None) -> Actor | None:
    """The lexicon's actor of that name, made known to the article's index; None if there is none."""
    actor = names(lexicon_dir).actor(name)
    return index.actors.setdefault(name, actor) if actor else None


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
        _add(index, lexical.known(f"{match.group(1)} Korea"), text, match.start(), match.end(1), "short")
    for match in _KOREAN.finditer(text) if korea else ():
        if match.start() in taken or text.startswith(_NO_KOREA, match.end()):
            continue
        form = _KOREAN_FORMS.get(match.group().lower(), "adjective")
        _add(index, lexical.known(korea), text, match.start(), match.end(), form)
    index.mentions.sort(key=lambda mention: mention.start)


_KOREAN_FORMS = {"korea": "name", "koreans": "people"}
_NO_KOREA = (" War", " Peninsula", " peninsula", " People", " Central", " language")
