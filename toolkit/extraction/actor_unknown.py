"""Actors that no lexicon knows: proposed where they behave like actors.

Persons need a title, an office in apposition, an age or a verb of saying; organisations a head word
("Institute", "Front", "Command") or a defined acronym. Surnames and acronyms are followed through the
article afterwards.
"""

import re
from dataclasses import dataclass, field
from functools import lru_cache

from toolkit import lexicon
from toolkit.extraction.actor_types import Actor, ActorIndex, ActorMention

_WORD = r"(?:(?:[A-Z]\.){1,3}|[A-ZÀ-ÖØ-ÞĀ-Ž][\w'’]*(?:-\w+)*)"
_PARTICLE = (
    r"(?:(?:al|el|ul|bin|bint|ibn|ben|van|von|der|den|de|da|dos|do|del|di|la|le|ould|ag|abu|ter|zu)\s){0,2}"
)
_ARABIC = r"(?:(?:al|el|ad|ar|as|ash|at|az)-[A-Z][\w'’-]*)"
_RUN = re.compile(rf"(?:{_WORD})(?:[ \u00a0](?:{_PARTICLE}{_WORD}|{_ARABIC})){{0,6}}")
_TOKEN = re.compile(r"[^ \u00a0]+")
_NOT_NAMES = frozenset(lexicon.terms("words", "no name"))
# Words that make up names of bodies but stand in no person's name.
_COMMON = frozenset(lexicon.terms("words", "in names of bodies"))
_AGE_AFTER = re.compile(r",\s(?:aged\s)?\d{2},")
_COMMON_AND = re.compile(r"\b((?:National\s)?[A-Z][a-z]+)\s(?:and|&)\s$")
_ACRONYM = re.compile(r"\s\((?:the\s)?([A-Z][A-Za-z0-9-]{1,9})\)")
_OF_NAME = re.compile(
    rf"\s(?:of|for|on|against|in)\s(?:the\s|a\s)?{_WORD}(?:\s(?:and\s)?{_WORD}){{0,5}}(?:\s(?:of|"
    rf"for)\s(?:the\s)?{_WORD}(?:\s{_WORD}){{0,3}})?"
)


@dataclass(frozen=True, slots=True)
class _Cues:
    titles: frozenset[str]
    heads: frozenset[str]
    apposition: re.Pattern[str]
    said_after: re.Pattern[str]
    said_before: re.Pattern[str]
    office_before: re.Pattern[str]


@dataclass(slots=True)
class _Found:
    """What the article has defined so far: surname or acronym -> canonical name."""

    shorts: dict[str, str] = field(default_factory=dict)


def _any(words: tuple[str, ...]) -> str:
    return "(?:" + "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)) + ")"


@lru_cache(maxsize=8)
def _cues(extra_dir: str | None) -> _Cues:
    office = _any(lexicon.terms("cues", "office", extra_dir))
    say = _any(lexicon.terms("cues", "say", extra_dir))
    return _Cues(
        frozenset(title for title in lexicon.terms("cues", "title", extra_dir) if " " not in title)
        | frozenset(title.split()[-1] for title in lexicon.terms("cues", "title", extra_dir))
        - {"State", "Staff", "Class", "General"},
        frozenset(lexicon.terms("cues", "organisation head", extra_dir)),
        re.compile(
            rf",\s(?:who\s|whose\s|(?:(?:an?|the|its|his|her|their|one of|[\w.’']+['’]s)\s)?"
            rf"(?:[\w.’'-]+\s){{0,7}}?{office}\b)"
        ),
        re.compile(
            rf"(?:\sof\s(?:the\s)?[A-Z][\w’' -]{{2,60}})?,?\s(?:(?:has|had|have|also|later|then)\s){{0,2}}{say}\b"
        ),
        re.compile(
            r"[\"”’,]\s(?:said|says|added|told|wrote|asked|recalled|explained|"
            r"warned)\s(?:[\w’'-]+\s){0,6}$"
        ),
        re.compile(
            rf"\b(?:led by|headed by|commanded by|named|called|{office})(?:\s(?:for|"
            rf"of)\s(?:the\s)?[\w’' -]{{2,50}})?,?\s$",
            re.I,
        ),
    )


def add_unknown(text: str, index: ActorIndex, extra_dir: str | None) -> None:
    """Propose persons and organisations, and follow their short forms."""
    cues = _cues(extra_dir)
    found = _Found()
    taken = sorted((m.start, m.end, m) for m in index.mentions)
    for mention in index.mentions:
        if mention.kind == "person" and mention.form == "name":
            _remember_surname(found, mention.name, mention.text)
        _remember_acronym(found, text, mention.end, mention.name)
    cursor = 0
    singles: list[tuple[int, int, str]] = []
    headlines = _title_case(text)
    for run in _RUN.finditer(text):
        words = run.group()
        if words in _NOT_NAMES:  # most capitalised words only open a sentence
            continue
        while cursor < len(taken) and taken[cursor][1] <= run.start():
            cursor += 1
        if " " not in words and "\u00a0" not in words:
            if not (cursor < len(taken) and taken[cursor][0] < run.end()):
                bare = words[:-2] if words.endswith(("'s", "’s")) else words.rstrip("'’")
                if bare not in _NOT_NAMES and bare not in cues.titles:
                    singles.append((run.start(), run.start() + len(bare), ""))
            continue
        for start, end, titled in _pieces(run, taken, cursor, cues):
            if " " not in text[start:end] and "\u00a0" not in text[start:end]:
                singles.append((start, end, "titled" if titled else ""))
                continue
            if end <= headlines and not titled:
                continue
            _propose(text, start, end, titled, index, cues, found)
    _follow_shorts(text, singles, index, found)
    _merge_names(index, found)


def _title_case(text: str) -> int:
    """Where a headline ends that writes All Its Words Like This: capitals say nothing there."""
    first = text.partition("\n")[0]
    words = [w for w in first.split() if w[0].isalpha() and len(w) > 3]
    return len(first) if len(words) > 3 and sum(w[0].isupper() for w in words) > 0.75 * len(words) else 0


def _merge_names(index: ActorIndex, found: _Found) -> None:
    """ "Joseph L. Votel" and "Joseph Votel" are one person, and "Secretary Kerry" is the John "
    "Kerry named later."""
    full: dict[str, str] = {}
    alias: dict[str, str] = {}
    for name, actor in index.actors.items():
        if actor.kind == "person" and " " in name:
            parts = [part for part in name.split() if len(part.rstrip(".")) > 1]
            key = " ".join((parts[0], parts[-1])) if len(parts) > 1 else name
            alias[name] = full.setdefault(key, name)
    surnames: dict[str, set[str]] = {}
    for name in full.values():
        surnames.setdefault(name.split()[-1], set()).add(name)
    for name, actor in index.actors.items():
        if actor.kind == "person" and " " not in name and len(surnames.get(name, ())) == 1:
            alias[name] = next(iter(surnames[name]))
    changed = {old: new for old, new in alias.items() if old != new}
    if not changed:
        return
    index.mentions[:] = [
        ActorMention(m.start, m.end, changed[m.name], m.kind, m.text, m.form) if m.name in changed else m
        for m in index.mentions
    ]
    for old, new in changed.items():
        index.actors.pop(old, None)
        found.shorts = {k: new if v == old else v for k, v in found.shorts.items()}


def _pieces(
    run: re.Match[str],
    taken: list[tuple[int, int, ActorMention]],
    cursor: int,
    cues: _Cues,
) -> list[tuple[int, int, bool]]:
    """The parts of a run of capitalised words that may be names, without titles and known names."""
    pieces: list[tuple[int, int, bool]] = []
    start = end = -1
    titled = False
    for token in _TOKEN.finditer(run.group()):
        a, b = run.start() + token.start(), run.start() + token.end()
        word = token.group()
        bare = word[:-2] if word.endswith(("'s", "’s")) else word.rstrip("'’")
        known = False
        spot = cursor
        while spot < len(taken) and taken[spot][0] < b:
            known = known or taken[spot][1] > a
            spot += 1
        if known or bare in cues.titles or (bare in _NOT_NAMES and bare not in cues.heads):
            if start >= 0:
                pieces.append((start, end, titled))
                start = -1
            titled = bare in cues.titles and not known
            continue
        if start < 0:
            start = a
        end = a + len(bare)
        if bare != word:
            pieces.append((start, end, titled))
            start, titled = -1, False
    if start >= 0:
        pieces.append((start, end, titled))
    return pieces


def _propose(
    text: str, start: int, end: int, titled: bool, index: ActorIndex, cues: _Cues, found: _Found
) -> None:
    """Add an organisation or a person, if the words or their company say that it is one."""
    words = text[start:end].split()
    if words[-1] in cues.heads or words[0] in cues.heads:
        _propose_organisation(text, start, end, words, index, cues, found)
        return
    acronym = _ACRONYM.match(text, end)
    if acronym and _initials_fit(words, acronym.group(1)):
        _new(index, text, start, end, "organisation", "")
        found.shorts.setdefault(acronym.group(1), text[start:end])
        return
    if any(word in _COMMON for word in words):
        _propose_parts(text, start, end, titled, index, cues, found)
        return
    if len(words) > 4 or any(word.isupper() and len(word) > 3 for word in words):
        return
    if titled or _behaves_like_person(text, start, end, cues):
        name = text[start:end]
        _new(index, text, start, end, "person", "")
        _remember_surname(found, name, name)


def _propose_parts(
    text: str, start: int, end: int, titled: bool, index: ActorIndex, cues: _Cues, found: _Found
) -> None:
    """Persons among the words of a run that holds words of no person's name: Foreign Affairs Ann Lee."""
    first = last = -1
    for token in [*_TOKEN.finditer(text, start, end), None]:
        if token and token.group() not in _COMMON:
            first = token.start() if first < 0 else first
            last = token.end()
            continue
        if first >= 0 and " " in text[first:last].replace("\u00a0", " "):
            _propose(text, first, last, titled and first == start, index, cues, found)
        first = -1


def _behaves_like_person(text: str, start: int, end: int, cues: _Cues) -> bool:
    after = text[end : end + 120]
    if _AGE_AFTER.match(after) or cues.apposition.match(after) or cues.said_after.match(after):
        return True
    before = text[max(0, start - 80) : start]
    return bool(cues.said_before.search(before) or cues.office_before.search(before))


def _propose_organisation(
    text: str, start: int, end: int, words: list[str], index: ActorIndex, cues: _Cues, found: _Found
) -> None:
    before = _COMMON_AND.search(text, max(0, start - 40), start)
    if (
        before
        and all(w in _COMMON for w in before.group(1).split())
        and words[-1] in cues.heads
        and any(w in _COMMON for w in words)
    ):
        start = before.start(1)
    if len(words) < 2 and not _OF_NAME.match(text, end):
        return
    if (words[0] in cues.heads and words[-1] not in cues.heads) or words[-1] in cues.heads:
        longer = _OF_NAME.match(text, end)
        if longer and words[-1] in cues.heads and len(words) <= 3:
            end = longer.end()
            if text[end - 2 : end] in ("'s", "’s"):
                end -= 2
    first = start
    start = _with_state(text, start, index)
    name = " ".join(text[start:end].split())
    if name.isupper() and len(name) > 12:
        return
    acronym = _ACRONYM.match(text, end)
    distinct = any(word not in _COMMON and word not in cues.heads for word in words) or end > first + len(
        " ".join(words)
    )
    if not distinct and not acronym:
        if start == first:
            name = next((known for known in index.actors if known.endswith(" " + name)), "")
            if name:
                index.mentions.append(
                    ActorMention(start, end, name, index.actors[name].kind, text[start:end], "short")
                )
            return
        if words[-1] in _STATE_FORCES:
            return  # the Iraqi Armed Forces are Iraq's: the state is named already
    _new(index, text, start, end, "organisation", "")
    if acronym:
        found.shorts.setdefault(acronym.group(1), name)


_BODY_KINDS = (
    r"(?:think[ -]tank|research group|rights group|monitoring group|advocacy group|news agency|"
    r"newspaper|outlet|broadcaster|watchdog|"
    r"charity|consultancy|NGO|news site|news website|website|monitor|shipbuilder|manufacturer|"
    r"arms maker|drone maker|security firm|"
    r"security company|private military company|mercenary group|rebel group|militant group|"
    r"armed group|militia|company|firm)"
)
_BODY_AFTER = re.compile(rf",\s(?:an?|the|one of)\s(?:[\w’'-]+\s){{0,4}}?{_BODY_KINDS}\b")
_BODY_BEFORE = re.compile(rf"\b{_BODY_KINDS}(?:\s(?:called|named|known as))?\s$")


def _is_body(text: str, start: int, end: int) -> bool:
    """ "AMTI, a Washington think tank", "a research group called Inpact"."""
    if text[end : end + 1] == "," and _BODY_AFTER.match(text, end, end + 70):
        return True
    return start > 8 and text[start - 1] == " " and bool(_BODY_BEFORE.search(text, max(0, start - 40), start))


_STATE_FORCES = frozenset(lexicon.terms("words", "force of a state"))


def _with_state(text: str, start: int, index: ActorIndex) -> int:
    """A state's name or adjective directly before belongs to the name: Haitian National Police."""
    for number in range(len(index.mentions) - 1, -1, -1):
        mention = index.mentions[number]
        if mention.end == start - 1 and text[mention.end : start].isspace():
            if mention.form in ("adjective", "name") and mention.kind in ("state", "bloc", "organisation"):
                return mention.start
            return start
        if mention.end < start - 200:
            break
    return start


def _new(index: ActorIndex, text: str, start: int, end: int, kind: str, parent: str) -> None:
    name = " ".join(text[start:end].split())
    if name in index.actors:
        kind = index.actors[name].kind
    index.actors.setdefault(name, Actor(name, kind, "", parent))
    index.mentions.append(ActorMention(start, end, name, kind, text[start:end]))


def _initials_fit(words: list[str], acronym: str) -> bool:
    initials = "".join(part[0] for word in words for part in word.split("-") if part[0].isupper())
    return len(acronym) >= 2 and initials.startswith(acronym[0]) and len(set(acronym) - set(initials)) <= 1


def _remember_surname(found: _Found, name: str, written: str) -> None:
    words = written.split()
    for word in {words[-1], words[0]} if len(words) > 1 else set():
        bare = word.rstrip("'’")
        if len(bare) > 1 and bare not in _NOT_NAMES:
            found.shorts.setdefault(bare, name)


def _remember_acronym(found: _Found, text: str, end: int, name: str) -> None:
    acronym = _ACRONYM.match(text, end)
    short = acronym.group(1) if acronym else ""
    if short[1:2].isupper() and short not in _NOT_NAMES and short[0] in name:
        found.shorts.setdefault(short, name)


def _follow_shorts(text: str, singles: list[tuple[int, int, str]], index: ActorIndex, found: _Found) -> None:
    for start, end, titled in singles:
        word = text[start:end]
        name = found.shorts.get(word)
        if name and name in index.actors:
            index.mentions.append(ActorMention(start, end, name, index.actors[name].kind, word, "short"))
        elif _is_body(text, start, end):
            _new(index, text, start, end, "organisation", "")
            found.shorts.setdefault(word, word)
        elif titled and word not in _NOT_NAMES and len(word) > 2 and not word.isupper():
            _new(index, text, start, end, "person", "")
            found.shorts.setdefault(word, word)
