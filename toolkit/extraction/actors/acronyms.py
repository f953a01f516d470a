"""Acronyms that an article defines in brackets behind a name: "the Sahel Task Force (STF)"."""

from collections import defaultdict
from collections.abc import Sequence
from itertools import groupby

from toolkit.extraction.actors.types import ActorIndex, ActorMention
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
    spelled: defaultdict[str, set[str]] = defaultdict(set)  # name -> how it was written so far
    latest: defaultdict[str, dict[str, ActorMention]] = defaultdict(dict)  # letters -> state -> its body
    for _, here in groupby(index.mentions, key=lambda mention: mention.start):
        group = list(here)
        for mention in group:
            letters = mention.text
            if not (letters.isupper() and letters.isalpha() and len(letters) >= _LETTERS):
                continue
            own = index.state_of(mention.name)
            bodies = [body for state, body in latest.get(letters, {}).items() if state != own]
            if bodies and not spelled[mention.name] - {letters}:
                named = max(bodies, key=lambda body: body.start)
                mention.name, mention.kind = named.name, named.kind
        for mention in group:
            spelled[mention.name].add(mention.text)
            initials = "".join(word[0] for word in mention.text.split() if word[:1].isupper())
            if len(initials) >= _LETTERS and (state := index.state_of(mention.name)) != mention.name:
                for first in range(len(initials) - _LETTERS + 1):
                    latest[initials[first:]][state] = mention


_LETTERS = 3  # fewer fit too many names


def follow_definitions(text: str, index: ActorIndex) -> None:
    """What an article defines is the article's from there on, whoever else is known by the acronym.

    As in "the Armed Forces of the Philippines (AFP)", which is no press agency.
    """
    at = {mention.start: mention for mention in index.mentions}
    meant: dict[str, ActorMention] = {}  # by acronym, what it is short for from there on
    others: set[str] = set()
    for outer in sorted(index.mentions, key=lambda mention: mention.start):
        if full := meant.get(outer.text):
            others.add(outer.name)
            outer.name, outer.kind = full.name, full.kind
        acronym = defined(text, outer.end)
        inner = at.get(acronym.start(1)) if acronym else None
        if acronym is None or inner is None or inner.text != acronym.group(1):
            continue
        known = meant.get(inner.text, inner)
        if known.name != outer.name and initials_fit(outer.text.split(), inner.text):
            meant[inner.text] = outer
    for name in others - {mention.name for mention in index.mentions}:
        index.actors.pop(name, None)
