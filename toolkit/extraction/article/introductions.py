"""Whose people the persons of an article are, as the article itself introduces them.

"Chad's President Idriss Deby", "Idriss Deby, president of Chad", "Mazloum Abdi, who leads the SDF". A
minister without a land is one of the land where the report comes from, or of that which spoke just before.
"""

from bisect import bisect_left
from itertools import pairwise
from weakref import WeakKeyDictionary

from toolkit.extraction.actors.types import ActorMention
from toolkit.extraction.article.document import Document
from toolkit.extraction.text import patterns as re
from toolkit.extraction.text.wordsets import any_of

_INTRODUCED: "WeakKeyDictionary[Document, dict[str, str]]" = WeakKeyDictionary()
_TITLE = re.compile(r"(?:['’]s)? (?:[\w-]+(?:(?<![a-z]{4})\.)? ){1,5}")
_OFFICE = f"(?:{any_of('office that introduces')})"
# "Zhang Xiaogang, spokesman for China's ministry", "Mazloum Abdi, who leads the SDF", "the emir of Qatar"
_APPOSED = re.compile(
    rf", (?:[\w’'-]+ ){{0,4}}{_OFFICE} (?:of|for|at|in|to) (?:the )?"
    r"|, who (?:leads|heads|runs|commands|chairs|led|headed|ran|commanded) (?:the )?| of (?:the )?"
)
# "Peru's foreign minister, Ann Lee", "Ann Lee, Peru's foreign minister", "Ann Lee, who is a Peruvian general"
_OFFICE_FIRST = re.compile(rf"(?:['’]s)? (?:[\w-]+ ){{0,4}}{_OFFICE}, ")
_OFFICE_BEHIND = re.compile(r", (?:who (?:is|was) )?(?:the |an? )?(?:former |then |new )?")
_OFFICE_OF_LAND = re.compile(rf"(?:['’]s)? (?:[\w-]+ ){{0,4}}{_OFFICE}\b")
_SPOKEN_FOR = frozenset({"state", "agency", "armed_force", "bloc"})
_MINISTER = re.compile(
    r"(?:^|[\s“\"])(?:(?:Foreign|Defen[cs]e|Interior|Finance|Prime|Deputy|Trade|Energy|Security)\s){1,3}"
    r"[Mm]inister\s$"
)
_MINISTER_ENDS = "inister "
_NO_LAND = frozenset({"adjective", "compound", "modifier"})


def introduced(doc: Document) -> dict[str, str]:
    """The state or body of each person whom the article introduces with it."""
    known = _INTRODUCED.get(doc)
    if known is None:
        known = _INTRODUCED[doc] = {}
        text = doc.text
        for before, mention in pairwise(doc.actors.mentions):
            if before.form == "compound" or mention.form == "compound":
                continue
            between = (before.end, mention.start)
            titled = before.kind == "state" and mention.kind == "person"
            if titled and (_TITLE.fullmatch(text, *between) or _OFFICE_FIRST.fullmatch(text, *between)):
                known.setdefault(mention.name, before.name)
            spoken_for = before.kind == "person" and mention.kind in _SPOKEN_FOR
            behind = mention.kind == "state" and _OFFICE_OF_LAND.match(text, mention.end)
            if spoken_for and (
                _APPOSED.fullmatch(text, *between) or (behind and _OFFICE_BEHIND.fullmatch(text, *between))
            ):
                known.setdefault(before.name, mention.name)
        _add_ministers(doc, known)
    return known


def _add_ministers(doc: Document, known: dict[str, str]) -> None:
    mentions = doc.actors.mentions
    for at, mention in enumerate(mentions):
        if mention.kind != "person" or mention.name in known:
            continue
        start = mention.start
        if doc.text.endswith(_MINISTER_ENDS, 0, start) and _MINISTER.search(
            doc.text, max(0, start - 45), start
        ):
            land = _land(doc, mentions, at)
            if land:
                known[mention.name] = land


def _land(doc: Document, mentions: list[ActorMention], at: int) -> str:
    """The land of a minister: of the subject of the sentence, of the dateline, of who spoke before."""
    sentence = doc.sentence_at(mentions[at].start)
    first = bisect_left(mentions, sentence.start, key=lambda mention: mention.start)
    if first < at and (land := _of(doc, mentions[first])):
        return land
    if doc.dateline:
        return doc.dateline
    before = mentions[first - 1] if first else None
    near = before and before.kind != "state" and doc.sentence_index(before.start) == sentence.index - 1
    return _of(doc, before) if before and near else ""


def _of(doc: Document, mention: ActorMention) -> str:
    """The state that a mention is or speaks for."""
    if mention.kind == "state":
        return "" if mention.form in _NO_LAND else mention.name
    actor = doc.actors.actors.get(mention.name)
    parent = actor.parent if actor else ""
    return parent if doc.actors.kind_of(parent) == "state" else ""
