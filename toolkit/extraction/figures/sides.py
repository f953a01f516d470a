"""What a name stands for as a side of a war: a state for its bodies and army, a group for itself."""

from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from toolkit.extraction.actors.known import stance
from toolkit.extraction.actors.names import Names
from toolkit.extraction.actors.types import ActorIndex, ActorMention
from toolkit.extraction.text import patterns as re
from toolkit.extraction.text.spans import Sentence
from toolkit.extraction.text.wordsets import any_of

if TYPE_CHECKING:
    from toolkit.extraction.article.document import Document


OUT = ("compound", "place")
NATIONAL = frozenset({"national army"})
_PREPOSITIONS = any_of("before a name that is no subject")
# what stands before a name that is no subject
_BEHIND = re.compile(
    rf"\b(?:{_PREPOSITIONS})\s(?:the\s|"
    r"its\s|their\s|a\s|an\s|neighbou?ring\s|"
    r"eastern\s|western\s|northern\s|southern\s|central\s|occupied\s)*$"
)


def is_governed(doc: "Document", mention: ActorMention, low: int) -> bool:
    """Whether a preposition stands before a name, not before the offset `low`: then it is no subject."""
    return _BEHIND.search(doc.lower, max(low, mention.start - 30), mention.start) is not None


class Allegiance(NamedTuple):
    """What a canonical name stands for.

    `side` is the one whose people it speaks of, `kind` the kind of the name itself ("mission" for a
    multinational force), `peopled` whether that side has people of its own.
    """

    side: str
    kind: str
    peopled: bool


class Allegiances(dict[str, Allegiance]):
    """The allegiance of every name of an article, found when it is first asked for."""

    def __init__(self, index: ActorIndex, known: Names) -> None:
        super().__init__()
        self.index, self.known = index, known

    def __missing__(self, name: str) -> Allegiance:
        side = _side_of(self.index, name)
        actor = self.index.actors.get(name)
        if actor is None:
            kind = "state" if name in self.known.states else ""
        else:
            kind = "mission" if _MISSIONS & set(actor.roles) else actor.kind
        found = self[name] = Allegiance(side, kind, self._is_peopled(side))
        return found

    def _is_peopled(self, side: str) -> bool:
        """States, regions, forces, missions and blocs have people of their own; newsrooms have none.

        A state counts also where only its army or a man of its own is named.
        """
        actor = self.index.actors.get(side)
        if actor is None:
            return self.known.kind_of(side) in ("state", "armed_force")
        if actor.name.endswith(_TELLERS):
            return False
        return actor.kind in ("state", "armed_force", "bloc") or "region" in actor.roles


_TELLERS = ("officials", "diplomats", "sources", "experts", "analysts", "lawmakers")
_MISSIONS = frozenset({"mission", "force"})
_FORCES = _MISSIONS | NATIONAL


def _side_of(index: ActorIndex, name: str) -> str:
    actor = index.actors.get(name)
    if actor is None:
        return name
    if actor.kind in ("agency", "person") or NATIONAL & set(actor.roles):
        top = index.actors.get(actor.parent)
        return index.state_of(actor.name) if top is None or top.kind == "state" else actor.parent
    return actor.name


def side_name(doc: "Document", mention: ActorMention) -> str:
    """The side that a mention stands for: a state for its bodies and its army, a group for itself."""
    return doc.allegiances[mention.name].side


def people_of(doc: "Document", name: str) -> str:
    """The side that a canonical name stands for; blank where that has no people of its own."""
    side, _, peopled = doc.allegiances[name]
    return side if peopled else ""


def state_of_place(doc: "Document", sentence: Sentence) -> str:
    """The state in which the sentence's place lies: "six policemen were killed near Abala in Afar"."""
    places = doc.actors.places
    first = bisect_left(places, (sentence.start, ""))
    states = {state for _, state in places[first : bisect_left(places, (sentence.end, ""))]}
    return states.pop() if len(states) == 1 else ""


def is_mission(doc: "Document", name: str) -> bool:
    """Whether the actor is a mission or multinational force."""
    return doc.allegiances[name].kind == "mission"


_AROUND = 5  # sentences behind in which a group is looked for


def group_around(doc: "Document", sentence: Sentence, speaks: str) -> str:
    """The armed group named last, else next, that is no friend of who speaks: "several dozen terrorists"."""
    here = doc.mentions_before(sentence) + doc.mentions_in(sentence)
    following = doc.sentences[sentence.index + 1 : sentence.index + 1 + _AROUND]
    behind = [mention for after in following for mention in doc.mentions_in(after)]
    side = doc.allegiances[speaks].side
    states = doc.actors.state_of(side)
    return next(
        (
            m.name
            for m in (*reversed(here), *behind)
            if _is_group(doc, m.name)
            and not _KIN.search(doc.lower, max(0, m.start - 44), m.start)
            and not _WHOSE_BRANCH.match(doc.lower, m.end)
            and stance((side, m.name), (states, m.name), doc.lexicon_dir) != "friends"
        ),
        "",
    )


# "JNIM, the al-Qaeda branch", "JNIM, an affiliate of al-Qaeda": those who fight are JNIM
_KIN = re.compile(
    r",\s(?:an?|the)\s(?:(?:[\w-]+\s){0,2}(?:affiliate|branch|arm|wing|offshoot|ally|part|heir|rival)\s(?:of|to)\s(?:the\s)?)?$"
    r"|\b(?:linked|loyal|allied|affiliated|close|opposed)\s(?:to|with)\s(?:the\s)?$"
)
_WHOSE_BRANCH = re.compile(r"(?:['’]s?)?\s(?:[\w-]+\s)?(?:affiliate|branch|arm|wing|offshoot|franchise)\b")


def _is_group(doc: "Document", name: str) -> bool:
    actor = doc.actors.actors.get(name)
    return actor is not None and actor.kind == "armed_force" and not _FORCES & set(actor.roles)


def ranked_sides(doc: "Document") -> list[str]:
    """States and armed groups of the article, the most often named first, targets of war left out."""
    counts: dict[str, int] = {}
    for mention in doc.actors.mentions:
        if mention.form in OUT or mention.kind not in ("state", "armed_force"):
            continue
        if _is_target(doc.lower, mention.start):
            continue
        side = side_name(doc, mention)
        counts[side] = counts.get(side, 0) + 1
    return sorted(counts, key=lambda name: -counts[name])


_AGAINST_ENDS = (
    "against", "counter", "fight", "fighting", "defeat", "defeating", "in", "to", "at", "near", "into",
    "from", "the",
)  # fmt: skip
_AGAINST = re.compile(
    r"\b(?:against|counter|fight|fighting|defeat|defeating|in|to|at|near|into|from)\s(?:the\s)?$"
)


def _is_target(lower: str, start: int) -> bool:
    """As in "against the Taliban", "near Kursk": the word is looked at before the pattern is tried."""
    if not start or not lower.endswith(_AGAINST_ENDS, 0, start - 1):
        return False
    return _AGAINST.search(lower, max(0, start - 22), start) is not None
