"""Acronyms that an article defines in brackets behind a name: "the Sahel Task Force (STF)"."""

from collections.abc import Sequence

from toolkit.extraction.actors.types import ActorIndex
from toolkit.extraction.text import patterns as re

ACRONYM = re.compile(r"\s\((?:the\s)?([A-Z][A-Za-z0-9-]{1,9})\)")


def initials_fit(words: Sequence[str], acronym: str) -> bool:
    """Whether an acronym can stand for a name of these words."""
    initials = "".join(part[0] for word in words for part in word.split("-") if part[:1].isupper())
    return len(acronym) >= 2 and initials.startswith(acronym[0]) and len(set(acronym) - set(initials)) <= 1


def defined(text: str, end: int) -> re.Match[str] | None:
    """The acronym in brackets behind a name that ends here."""
    return ACRONYM.match(text, end) if text.startswith("(", end + 1) else None


def follow_initials(index: ActorIndex) -> None:
    """Letters stand for the body that was named in full before, whoever else is known by them.

    As in "South Korea's Defense Intelligence Agency said ... the DIA also said", which is no American agency:
    the body speaks for another state.
    """
    for mention in index.mentions:
        letters = mention.text
        if not (letters.isupper() and letters.isalpha() and len(letters) >= _LETTERS):
            continue
        in_full = [m for m in index.mentions if m.start < mention.start and m.text != letters]
        if any(m.name == mention.name for m in in_full):
            continue
        for named in reversed(in_full):
            if index.state_of(named.name) in (named.name, index.state_of(mention.name)):
                continue
            initials = "".join(word[0] for word in named.text.split() if word[:1].isupper())
            if initials.endswith(letters):
                mention.name, mention.kind = named.name, named.kind
                break


_LETTERS = 3  # fewer fit too many names


def follow_definitions(text: str, index: ActorIndex) -> None:
    """What an article defines is the article's from there on, whoever else is known by the acronym.

    As in "the Armed Forces of the Philippines (AFP)", which is no press agency.
    """
    at = {mention.start: mention for mention in index.mentions}
    for outer in list(index.mentions):
        acronym = defined(text, outer.end)
        inner = at.get(acronym.start(1)) if acronym else None
        if acronym is None or inner is None or inner.name == outer.name or inner.text != acronym.group(1):
            continue
        if not initials_fit(outer.text.split(), inner.text):
            continue
        other = inner.name
        for mention in index.mentions:
            if mention.start >= inner.start and mention.text == inner.text:
                mention.name, mention.kind = outer.name, outer.kind
        if all(mention.name != other for mention in index.mentions):
            index.actors.pop(other, None)
