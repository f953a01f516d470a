"""Whose people a figure counts, where they are, and when."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from toolkit.extraction.actor_types import ActorMention
from toolkit.extraction.figure_nouns import Counted
from toolkit.extraction.figure_terms import FigureTerm
from toolkit.extraction.numbers import Quantity
from toolkit.extraction.spans import Sentence

if TYPE_CHECKING:
    from toolkit.extraction.document import Document

_OUT = ("compound", "place")
_NATIONAL = frozenset({"national army"})
_OF_AFTER = re.compile(
    r"\s(?:[\w’'-]+\s){0,2}?(?:of|from|with|in|for|loyal to|belonging to|serving with|and)\s(?:the\s|its\s)?(?:[\w-]+\s)?$"
)
_OWN = re.compile(r"\b(?:its|their|his|her|own)\s(?:[\w-]+\s){0,2}$")
_AT_PLACE = re.compile(
    r"\b(?:in|to|into|inside|near|at|across|around|outside|on|for|from|over|along)\s((?:the\s)?(?:(?:north|south|east|west|central|"
    r"eastern|western|northern|southern|occupied|Russian-occupied|north-east|northeastern|southwestern|northwestern|southeastern|"
    r"upper|lower)\s)?[A-Z][\w’'-]*\w(?:\s(?:[A-Z][\w’'-]+|of\s(?:the\s)?[A-Z]\w+|region|oblast|province|district|border|area|valley|peninsula|coast|shoal))*)"
)
_NOT_PLACES = frozenset(
    """January February March April May June July August September October November December Monday Tuesday Wednesday
    Thursday Friday Saturday Sunday Telegram X Twitter Facebook Parliament Dec Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct
    Nov World Christmas Easter Ramadan""".split()
)


def side_name(doc: "Document", mention: ActorMention) -> str:
    """The side that a mention stands for: a state for its bodies and its army, a group for itself."""
    actor = doc.actors.actors.get(mention.name)
    if actor is None:
        return mention.name
    if actor.kind in ("agency", "person") or _NATIONAL & set(actor.roles):
        top = doc.actors.actors.get(actor.parent)
        return doc.actors.state_of(actor.name) if top is None or top.kind == "state" else actor.parent
    return actor.name


def side_of(
    doc: "Document",
    sentence: Sentence,
    quantity: Quantity,
    noun: Counted,
    verb: FigureTerm | None,
    claimants: Sequence[str],
    previous: str,
) -> str:
    """Whose people: the owner inside the phrase, the possessor, the one who sends or loses them."""
    mentions = [m for m in doc.mentions_in(sentence) if m.form not in _OUT and not doc.actors.is_media(m.name)]
    if noun.owner is not None and noun.owner.form not in _OUT:
        return side_name(doc, noun.owner)
    near = _possessor(doc, quantity, noun, mentions)
    if near:
        return near
    if noun.kind == "part":
        return previous or _subject(doc, mentions, quantity.start, claimants)
    if noun.kind in ("military", "weak") and "peacekeep" in noun.noun or noun.noun.startswith("blue helmet"):
        mission = _mission(doc, sentence)
        if mission:
            return mission
    head = _head_before(doc, sentence, quantity, mentions)
    if head:
        return head
    if verb is not None and verb.end <= quantity.start and verb.state:
        if verb.state in ("killed", "wounded", "captured"):
            return _victims(doc, mentions, verb, previous, claimants)
        if not _passive(doc.lower, sentence.start, verb.start):
            subject = _subject(doc, mentions, verb.start, claimants)
            own = _OWN.search(doc.lower, sentence.start, quantity.start)
            if subject or own:
                return subject or previous
    return previous or _subject(doc, mentions, quantity.start, claimants) or _topic(doc, claimants)


def _possessor(
    doc: "Document", quantity: Quantity, noun: Counted, mentions: Sequence[ActorMention]
) -> str:
    """"Rwanda's 4,000 troops", "Italy (1,117)", "troops of the RDF", "members of M23"."""
    text = doc.text
    for mention in reversed(mentions):
        if mention.end <= quantity.start:
            gap = text[mention.end : quantity.start]
            if len(gap) < 30 and re.fullmatch(r"['’]s?\s(?:[\w-]+\s){0,3}|\s\(|:\s|\s(?:some\s)?", gap):
                return side_name(doc, mention)
            break
    end = max(noun.end, quantity.end)
    for mention in mentions:
        if mention.start >= end:
            gap = text[end : mention.start]
            if len(gap) > 40:
                break
            if re.fullmatch(r",?\s(?:of|from|belonging to|loyal to|serving with|in)\s(?:the\s|its\s)?(?:[\w-]+\s){0,2}", gap):
                if " in " in f"{gap} " and mention.form in ("name", "seat") and mention.kind == "state":
                    break
                if " from " in gap and mention.kind not in ("state", "armed_force", "bloc"):
                    break
                return side_name(doc, mention)
            if re.fullmatch(r",?\sthe\snumber\sof\s", gap):
                return side_name(doc, mention)
            break
    return ""


def _head_before(
    doc: "Document", sentence: Sentence, quantity: Quantity, mentions: Sequence[ActorMention]
) -> str:
    """"Houthi ranks had swollen to 350,000", "Russian casualties have passed one million"."""
    nouns = [t for t in doc.figure_terms[sentence.index] if t.noun or t.people]
    for term in reversed(nouns):
        if term.end > quantity.start or quantity.start - term.end > 70:
            continue
        for mention in reversed(mentions):
            if mention.end <= term.start:
                gap = doc.text[mention.end : term.start]
                if re.fullmatch(r"(?:['’]s?)?\s(?:own\s|total\s|armed\s|combined\s|military\s|recent\s|battlefield\s|[\w-]+\s)?", gap):
                    return side_name(doc, mention)
                break
        for mention in mentions:
            if mention.start >= term.end and mention.end <= quantity.start:
                if re.fullmatch(r"\s(?:of|among|in|suffered by|for)\s(?:the\s)?(?:[\w-]+\s){0,2}", doc.text[term.end : mention.start]):
                    return side_name(doc, mention)
                break
    return ""


def _passive(lower: str, low: int, verb: int) -> bool:
    return bool(re.search(r"\b(?:was|were|been|being|be|is|are)\s(?:\w+\s)?$", lower[max(low, verb - 24) : verb]))


def _subject(
    doc: "Document", mentions: Sequence[ActorMention], before: int, claimants: Sequence[str]
) -> str:
    """The nearest actor before an offset that can have people and is not merely the claimant."""
    fallback = ""
    for mention in reversed(mentions):
        if mention.end > before or mention.form == "modifier":
            continue
        side = side_name(doc, mention)
        kind = doc.actors.kind_of(side)
        if kind not in ("state", "armed_force", "bloc") or "official" in side:
            continue
        if mention.name in claimants or doc.lower[mention.end : mention.end + 60].startswith((" said", " says")):
            fallback = fallback or side
            continue
        return side
    return fallback


def _victims(
    doc: "Document", mentions: Sequence[ActorMention], verb: FigureTerm, previous: str, claimants: Sequence[str]
) -> str:
    """Whom somebody killed: not the subject, but the enemy named last."""
    actor = _subject(doc, mentions, verb.start, claimants)
    if previous and previous != actor:
        return previous
    for mention in reversed(mentions):
        side = side_name(doc, mention)
        if side != actor and doc.actors.kind_of(side) in ("state", "armed_force"):
            return side
    others = [s for s in ranked_sides(doc) if s != actor]
    return others[0] if others else previous


def _mission(doc: "Document", sentence: Sentence) -> str:
    """The peace mission of the sentence or of the sentences before it, else the United Nations."""
    for mention in reversed(doc.mentions_before(sentence) + doc.mentions_in(sentence)):
        actor = doc.actors.actors.get(mention.name)
        if actor and "mission" in actor.roles:
            return actor.name
    for name in doc.actors.actors:
        if "mission" in doc.actors.actors[name].roles:
            return name
    return "United Nations" if "United Nations" in doc.actors.actors else ""


def ranked_sides(doc: "Document") -> list[str]:
    """States and armed groups of the article, the most often named first."""
    counts: dict[str, int] = {}
    for mention in doc.actors.mentions:
        if mention.form in _OUT or mention.kind not in ("state", "armed_force"):
            continue
        side = side_name(doc, mention)
        counts[side] = counts.get(side, 0) + 1
    return sorted(counts, key=lambda name: -counts[name])


def _topic(doc: "Document", claimants: Sequence[str]) -> str:
    sides = ranked_sides(doc)
    speakers = {doc.actors.state_of(name) for name in claimants}
    return next((side for side in sides if side not in speakers), sides[0] if sides else "")


def location_of(doc: "Document", sentence: Sentence, quantity: Quantity, noun: Counted) -> str:
    """The place named after the number in its sentence, else before it; blank if there is none."""
    text = doc.text
    spans = ((noun.end, sentence.end), (sentence.start, quantity.start))
    for low, high in spans:
        best = ""
        for match in _AT_PLACE.finditer(text, low, high):
            place = match.group(1).removeprefix("the ")
            first = place.split(" ")[0]
            if first in _NOT_PLACES or place.endswith(("'s", "’s")) or (place.isupper() and len(place) < 2):
                continue
            best = place
            if low == noun.end:
                break
        if best:
            return best
    return ""


_SAYING_DATE = re.compile(
    r"(?:said|says|told|reported|announced|wrote|added|posted|stated|confirmed|published|estimated|report|statement|briefing|"
    r"lawmakers|reporters|journalists|newspaper|dated|interview|circulated|quoted|parliament|tweet|disclosed|revealed)"
    r"(?:\s[\w’'.-]+){0,3}\s*(?:on|in|late|early)?\s*$"
)


def when_of(doc: "Document", sentence: Sentence, quantity: Quantity, noun: Counted, present: bool) -> str:
    """EDTF of the fact: the date of the clause, not the date of saying; that only where no other is given."""
    dates = [d for d in doc.dates_in(sentence) if d.edtf]
    saying = ""
    best: tuple[int, str] | None = None
    for found in dates:
        before = doc.lower[max(sentence.start, found.start - 45) : found.start]
        if _SAYING_DATE.search(before):
            saying = saying or found.edtf
            continue
        if found.start >= quantity.end:
            gap = doc.text[quantity.end : found.start]
            distance = len(gap) + 200 * gap.count("; ")
            if re.search(r"\d[\d,]{2,}", gap):
                distance += 60
        else:
            distance = quantity.start - found.end + 25
        if best is None or distance < best[0]:
            best = (distance, found.edtf)
    if best and best[0] < 260:
        return best[1]
    if saying:
        return saying
    if present and doc.published:
        return doc.published.isoformat()[:7]
    return ""
