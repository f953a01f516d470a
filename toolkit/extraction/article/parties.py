"""The party that a name stands for: the state of a person, office or arms maker, else itself.

An article's own introductions count for people whom the lexicon does not know: "Zhang Xiaogang, spokesman
for China's defence ministry".
"""

from collections.abc import Iterable
from functools import lru_cache

from toolkit import lexicon
from toolkit.extraction.actors.known import stance
from toolkit.extraction.actors.names import names
from toolkit.extraction.article.document import Document
from toolkit.extraction.article.introductions import introduced
from toolkit.extraction.clauses.clause import Clause
from toolkit.extraction.clauses.names import noun_group_end
from toolkit.extraction.text import patterns as re
from toolkit.extraction.text.wordsets import wordset

_MOSTLY_STATES = ("state", "bloc")
SIDES = frozenset({"state", "armed_force"})  # kinds of those who give and take, fight and are fought


def party(doc: Document, name: str, kind: str = "") -> str:
    """The actor that a name stands for: the state of a person, office or arms maker, else itself.

    `kind` is that of the mention, where one bears the name.
    """
    kind = kind or kind_of(doc, name)
    if not name or kind in _MOSTLY_STATES:
        return name
    known = doc.parties.get((name, kind))
    if known is None:
        known = doc.parties[name, kind] = _party(doc, name, kind)
    return known


def _party(doc: Document, name: str, kind: str) -> str:
    if doc.actors.is_media(name):
        return ""
    parent = parent_of(doc, name) or (introduced(doc).get(name, "") if kind == "person" else "")
    if not parent and kind == "armed_force" and name in names(doc.lexicon_dir).rows:
        return name  # "Kosovo Liberation Army"
    if not parent:
        return "" if kind == "person" else _state_in(name, doc.lexicon_dir) or name
    if kind in ("person", "agency"):
        return party(doc, parent)
    actor = doc.actors.actors.get(name)
    if kind == "armed_force" and _of_state(name, actor.roles if actor else (), doc.lexicon_dir):
        return parent
    return parent if actor and "arms maker" in actor.roles else name


def kind_of(doc: Document, name: str) -> str:
    """The kind of an actor; unknown ones count as organisations."""
    found = doc.actors.kind_of(name) or names(doc.lexicon_dir).kind_of(name)
    return found or "organisation"


def parent_of(doc: Document, name: str) -> str:
    """The state or body that an actor speaks for; blank if it has none."""
    actor = doc.actors.actors.get(name)
    return (actor.parent if actor else "") or names(doc.lexicon_dir).parent_of(name)


def stance_of(doc: Document, one: str, other: str) -> str:
    """How the record says that two parties, or the states that they speak for, stand to each other."""
    return stance((one, other), (parent_of(doc, one) or one, parent_of(doc, other) or other), doc.lexicon_dir)


@lru_cache(maxsize=8)
def _adjectives(lexicon_dir: str | None) -> dict[str, str]:
    """State by each of its names and adjectives."""
    found: dict[str, str] = {}
    for name, row in names(lexicon_dir).states.items():
        found |= dict.fromkeys((name, *lexicon.split(row["people"])), name)
    return found


def _state_in(name: str, lexicon_dir: str | None) -> str:
    """The state that a body is named after: "Zimbabwe Defence Forces", "Israel Ministry of Defense"."""
    words = name.split()
    if not any(word in name for word in _OF_STATES):
        return ""
    states = _adjectives(lexicon_dir)
    return states.get(" ".join(words[:2])) or states.get(words[0], "")


_OF_STATES = wordset("body of a state", "words")
_ARMIES = ("Armed Forces", "Navy", "Air Force", "Command", "Marine Corps", "Coast Guard", "Bundeswehr")


def _of_state(name: str, roles: Iterable[str], lexicon_dir: str | None) -> bool:
    """Whether an armed force is the state's own and no group there: not the Tigray Defence Forces."""
    if any(word in name for word in _ARMIES) or name in wordset("state army"):
        return True
    defends = "Defence Force" in name or "Defense Forces" in name
    return defends and ("national army" in roles or name not in names(lexicon_dir).rows)


def parties(doc: Document, clause: Clause, tokens: Iterable[int]) -> list[str]:
    """The parties behind name tokens, each once, in order."""
    found: list[str] = []
    for token in tokens:
        mention = clause.actors[_named_behind(clause, token)]
        if "; " in mention.name:  # "the two countries"
            both = [party(doc, side) for side in mention.name.split("; ")]
            found += [name for name in both if name and name not in found]
            continue
        name = party(doc, mention.name, mention.kind)
        if name == mention.name and mention.kind == "organisation":
            name = _home(clause, token) or name
        if name and name not in found:
            found.append(name)
    return found


def _named_behind(clause: Clause, token: int) -> int:
    """ "the Tuareg fighters of the CSP": the force that a group belongs to says better who it is."""
    if clause.actors[token].kind == "armed_force":
        of = noun_group_end(clause, token) + 1
        name = of + 1 + clause.has(of + 1, "D")
        if clause.low(of) == "of" and name in clause.actors and clause.actors[name].kind == "armed_force":
            return name
    return token


def _home(clause: Clause, token: int) -> str:
    """The state that a company is named with: "Turkey's Baykar", "the French firm Nexter"."""
    for j in range(token - 1, max(token - 4, -1), -1):
        mention = clause.actors.get(j)
        if mention is not None:
            return mention.name if mention.kind == "state" and clause.is_adjective(j) else ""
        if clause.tags[j] not in ("", "'", "H"):
            return ""
    return ""


_COUNTING = re.compile(
    "Experts|Panel|Observatory|Monitoring|Commission of Inquiry|Institute|Inspector|Congress|Security Council"
    "|Media"
)
_WATCHING = frozenset({"rights group", "think tank", "media", "platform", "monitor"})


def only_watches(doc: Document, name: str) -> bool:
    """Whether a body only reports on arms and wars: Amnesty, a newspaper, a peace institute."""
    actor = doc.actors.actors.get(name)
    return bool(actor and not _WATCHING.isdisjoint(actor.roles)) or _is_named_for_counting(name)


@lru_cache(maxsize=4096)
def _is_named_for_counting(name: str) -> bool:
    return _COUNTING.search(name) is not None
