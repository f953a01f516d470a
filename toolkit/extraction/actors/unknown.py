"""Actors that no lexicon knows: proposed where they behave like actors.

Persons need a title, an office in apposition, an age or a verb of saying; organisations a head word
("Institute", "Front", "Command") or a defined acronym. Surnames and acronyms are followed through the
article afterwards.
"""

from toolkit.extraction.actors.acronyms import defined, follow_definitions
from toolkit.extraction.actors.body_words import is_armed, is_body
from toolkit.extraction.actors.name_cues import NameCues, SaidAfter, compiled_cues
from toolkit.extraction.actors.proposals import (
    NOT_NAMES,
    TOKEN,
    WORD,
    ShortForms,
    add_new,
    heads_name,
    is_of_land,
    names_speaking,
    propose,
    remember_surname,
)
from toolkit.extraction.actors.types import ActorIndex, ActorMention
from toolkit.extraction.text import patterns as re

_PARTICLE = (
    r"(?:(?:al|el|ul|bin|bint|ibn|ben|van|von|der|den|de|da|dos|do|del|di|la|le|ould|ag|abu|ter|zu)\s){0,2}"
)
_ARABIC = r"(?:(?:al|el|ad|ar|as|ash|at|az)-[A-Z][\w'’-]*)"
# The first word is WORD again, with its capital in front: the scan skips quickly to the next capital.
_FIRST = r"[A-ZÀ-ÖØ-ÞĀ-ŽȘȚ](?:(?<=[A-Z])\.(?:[A-Z]\.){0,2}|[\w'’]*(?:-\w+)*)"
_RUN = re.compile(rf"{_FIRST}(?:[ \u00a0](?:{_PARTICLE}{WORD}|{_ARABIC})){{0,6}}")


def add_unknown(text: str, index: ActorIndex, lexicon_dir: str | None) -> None:
    """Propose persons and organisations, and follow their short forms."""
    cues = compiled_cues(lexicon_dir)
    follow_definitions(text, index)
    found = ShortForms(speaking=names_speaking(text, cues), ending={m.end: m for m in index.mentions})
    taken = sorted((m.start, m.end) for m in index.mentions)
    _remember_known(text, index, found)
    taken.append((len(text) + 1, len(text) + 1))
    singles = _propose_runs(text, taken, index, cues, found)
    _follow_shorts(text, singles, index, found, cues.said_after)
    _merge_names(index)


def _remember_known(text: str, index: ActorIndex, found: ShortForms) -> None:
    """The surnames of known persons, and the acronyms that stand in brackets behind known names."""
    for mention in index.mentions:
        if mention.kind == "person" and mention.form == "name":
            remember_surname(found, mention.name, mention.text)
            if mention.text.isupper():
                remember_surname(found, mention.name, mention.name)
        acronym = defined(text, mention.end)
        short = acronym.group(1) if acronym else ""
        if short[1:2].isupper() and short not in NOT_NAMES and short[0] in mention.name:
            found.shorts.setdefault(short, mention.name)


def _propose_runs(
    text: str, taken: list[tuple[int, int]], index: ActorIndex, cues: NameCues, found: ShortForms
) -> list[tuple[int, int, str]]:
    """Propose what runs of capitalised words hold; the single words are left to be followed later."""
    cursor = 0
    singles: list[tuple[int, int, str]] = []
    headlines = _title_case(text)
    for run in _RUN.finditer(text):
        words = run.group()
        if words in NOT_NAMES:  # most capitalised words only open a sentence
            continue
        begin, stop = run.span()
        while taken[cursor][1] <= begin:
            cursor += 1
        known, until = taken[cursor]
        if known <= begin and (stop <= until or (stop == until + 2 and words[-2] in "'’")):
            continue  # a known name from the first word to the last, the common case
        if " " in words or "\u00a0" in words:
            pieces = _pieces(run, taken, cursor, cues, _has_title(text, begin, cues))
            singles += _propose_pieces(text, pieces, headlines, index, cues, found)
        elif known >= stop and heads_name(text, begin, stop):
            propose(text, begin, stop, False, index, cues, found)
        elif known >= stop:
            bare = _bare(words)
            if bare not in NOT_NAMES and bare not in cues.titles:
                titled = "titled" if _has_title(text, begin, cues) else ""
                singles.append((begin, begin + len(bare), titled))
    return singles


def _has_title(text: str, begin: int, cues: NameCues) -> bool:
    """Whether an abbreviated title stands before the words: "Lt. Gen. Ann Lee"."""
    return text.startswith(". ", begin - 2) and text[max(0, begin - 8) : begin - 1].split()[-1] in cues.titles


def _propose_pieces(
    text: str,
    pieces: list[tuple[int, int, bool]],
    headlines: int,
    index: ActorIndex,
    cues: NameCues,
    found: ShortForms,
) -> list[tuple[int, int, str]]:
    """Propose the pieces of several words, in headlines only those with a title; the single words remain."""
    singles: list[tuple[int, int, str]] = []
    for start, end, titled in pieces:
        if heads_name(text, start, end) or is_of_land(text, start, end, cues, found):
            propose(text, start, end, titled, index, cues, found)
        elif " " not in text[start:end] and "\u00a0" not in text[start:end]:
            singles.append((start, end, "titled" if titled else ""))
        elif titled or end > headlines:
            propose(text, start, end, titled, index, cues, found)
    return singles


def _bare(word: str) -> str:
    """A word without the ending of its genitive."""
    return word[:-2] if word.endswith(("'s", "’s")) else word.rstrip("'’")


def _title_case(text: str) -> int:
    """Where a headline ends that writes All Its Words Like This: capitals say nothing there."""
    first = text.partition("\n")[0]
    words = [w for w in first.split() if w[0].isalpha() and len(w) > 3]
    return len(first) if len(words) > 3 and sum(w[0].isupper() for w in words) > 0.75 * len(words) else 0


def _merge_names(index: ActorIndex) -> None:
    """One name for a person named with and without a middle initial: "Joseph L. Votel", "Joseph Votel"."""
    full: dict[str, str] = {}
    alias: dict[str, str] = {}
    for name, actor in index.actors.items():
        if actor.kind == "person" and " " in name:
            parts = [part for part in name.split() if len(part.rstrip(".")) > 1]
            key = " ".join((parts[0], parts[-1])) if len(parts) > 1 else name
            alias[name] = full.setdefault(key, name)
    changed = {old: new for old, new in alias.items() if old != new}
    if not changed:
        return
    index.mentions[:] = [
        ActorMention(m.start, m.end, changed[m.name], m.kind, m.text, m.form) if m.name in changed else m
        for m in index.mentions
    ]
    for old in changed:
        index.actors.pop(old, None)


def _pieces(
    run: re.Match[str], taken: list[tuple[int, int]], cursor: int, cues: NameCues, titled: bool
) -> list[tuple[int, int, bool]]:
    """The parts of a run of capitalised words that may be names, without titles and known names.

    `titled`: a title stands before the run.
    """
    pieces: list[tuple[int, int, bool]] = []
    start = end = -1
    for token in TOKEN.finditer(run.group()):
        a, word = run.start() + token.start(), token.group()
        bare = _bare(word)
        known = _is_known(a, a + len(word), taken, cursor)
        last = start >= 0 and token.end() == len(run.group()) and bare in _SURNAMES
        if known or (bare in cues.titles and not last) or (bare in NOT_NAMES and bare not in cues.heads):
            if start >= 0:
                pieces.append((start, end, titled))
                start = -1
            titled = bare in cues.titles and not known
            continue
        start = a if start < 0 else start
        end = a + len(bare)
        if bare != word and not _goes_on(run.group(), token, cues):
            pieces.append((start, end, titled))
            start, titled = -1, False
    if start >= 0:
        pieces.append((start, end, titled))
    return pieces


def _goes_on(run: str, token: re.Match[str], cues: NameCues) -> bool:
    """As in "the Lake Fishers' Union", "the Plains People's Army": the genitive is inside the name."""
    plural = token.group().endswith(("s'", "s’")) or token.group()[:-2] in _PEOPLE
    return plural and not cues.heads.isdisjoint(map(_bare, run[token.end() :].split()))


# titles that are surnames behind a first name: "Ann King"
_SURNAMES = frozenset({"Prince", "King", "Pope", "Major", "Bishop", "Marshal", "Judge", "Justice"})
_PEOPLE = frozenset({"People", "Women", "Men", "Children"})


def _is_known(start: int, end: int, taken: list[tuple[int, int]], cursor: int) -> bool:
    """Whether a known name, of those from `cursor` on, stands in the stretch."""
    while cursor < len(taken) and taken[cursor][0] < end:
        if taken[cursor][1] > start:
            return True
        cursor += 1
    return False


def _follow_shorts(
    text: str,
    singles: list[tuple[int, int, str]],
    index: ActorIndex,
    found: ShortForms,
    said_after: SaidAfter,
) -> None:
    for start, end, titled in singles:
        word = text[start:end]
        name = found.shorts.get(word)
        if name and name in index.actors:
            index.mentions.append(ActorMention(start, end, name, index.actors[name].kind, word, "short"))
        elif is_body(text, start, end, said_after):
            add_new(index, text, start, end, "organisation")
            found.shorts.setdefault(word, word)
        elif word.isupper() and is_armed(text, start, end):
            add_new(index, text, start, end, "armed_force")
            found.shorts.setdefault(word, word)
        elif titled and word not in NOT_NAMES and len(word) > 2 and _is_surname(text, word, end):
            called = word.title() if word.isupper() else word
            add_new(index, text, start, end, "person", called)
            found.shorts.setdefault(word, called)


def _is_surname(text: str, word: str, end: int) -> bool:
    """Whether the word behind a title is a name: no acronym, but "Mr. DARKO (Chad):" has the floor."""
    return not word.isupper() or _FLOOR.match(text, end) is not None


_FLOOR = re.compile(r"(?:\s\([^()\n]{2,40}\))?:\s")
