"""Whose people a figure counts, where they are, and when."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from toolkit import lexicon
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
    r"\s(?:[\w’'-]+\s){0,2}?(?:of|from|with|in|for|loyal to|belonging to|serving with|"
    r"and)\s(?:the\s|its\s)?(?:[\w-]+\s)?$"
)
_LOSSES = ("killed", "wounded", "casualties", "captured", "missing")
_LOSE = ("lost", "losing", "lose", "suffered")
_PLEDGES = ("pledged", "pledges", "promised", "promises", "vowed")
_UNIT_OF = re.compile(
    r"['’]s\s(?:[\w-]+\s){0,4}(?:fleet|brigade|battalion|army|navy|contingent|division|forces|"
    r"force|regiment|corps|group|garrison|military|"
    r"marines|police|guard|command|militia|base|camp|government|president|leader|minister|"
    r"ministry|parliament)\b"
)
_OTHER_NUMBER = re.compile(r"\d")
_OWN_NOUN = re.compile(
    r"(?:['’]s?)?\s(?:own\s|total\s|armed\s|combined\s|military\s|recent\s|battlefield\s|(?!and\b|"
    r"or\b|in\b|to\b|has\b|have\b|sent\b|said\b)[\w-]+\s)?"
)
_OF_SIDE = re.compile(r"\s(?:of|among|suffered by|for|by)\s(?:the\s)?(?:[\w-]+\s){0,2}")
_SPEAKERS_OWN = re.compile(r"^(?:\s|that\s)*(?:it|they|its|their|his|her|he|she|we|our)\b")
_NOT_OBJECT = re.compile(r"\b(?:was|were|is|are|at|to|stands?|stood|reach\w*|pass\w*)\b")
_OF_THESE = re.compile(r"(?:Of|Among) (?:these|those|them)\b")
_OWNS = re.compile(r"(?:['’]s?)?\s(?:[\w-]+\s){0,2}")
_OF_OWNER = re.compile(r"\s(?:of|from|in|with)\s(?:the\s)?(?:[\w-]+\s)?")
_PRONOUN = re.compile(r"\b(?:it|they|them|he|she)\b")
_DEFINITE = re.compile(r"\b(?:the|those|these|that)\s$")
_MISSION = re.compile(
    r"\b(?:the|this)\s(?:[\w-]+\s)?(?:mission|force|deployment|"
    r"operation)(?:['’]s)?\s(?:[\w-]+\s){0,2}(?:has|had|have|is|was|will|would|"
    r"numbers?|numbered|counts?|consists?|includes?|needs?|remains?|stands?|comprises?|grew|"
    r"shrank|reached|lost|strength|short)\b"
)
_NEW_CLAUSE = re.compile(
    r"[;:]\s|\s(?:that|whether|because|when|while|after|before|as|if)\s|,\s(?:and|but|while|which|"
    r"who),?\s|[\"“]"
)
_BEHIND = re.compile(
    r"\b(?:in|to|for|from|of|with|against|by|near|at|on|into|over|across|inside|than|like|between|"
    r"under|around|toward|towards|"
    r"through|outside|among|via|within|alongside|beside|including|without|about|behind)\s(?:the\s|"
    r"its\s|their\s|a\s|an\s|neighbou?ring\s|"
    r"eastern\s|western\s|northern\s|southern\s|central\s|occupied\s)*$"
)
_AFTER_VERB = re.compile(
    r"\b(?:reinforce|help|helps|helping|aid|assist|join|joined|joining|fight|fights|fighting|"
    r"invaded|entered|left|leave|reach|reached|told|asked|accused|urged|hit|struck)\s(?:the\s)?$"
)
_ITS = re.compile(r"\b(?:its|their|his|her)\b")
_AT_PLACE = re.compile(
    r"\b(?:in|to|into|inside|near|at|across|outside|from|over)\s((?:the\s)?(?:(?:north|south|east|"
    r"west|central|"
    r"eastern|western|northern|southern|occupied|Russian-occupied|north-east|northeastern|"
    r"southwestern|northwestern|southeastern|"
    r"upper|lower)\s)?[A-Z][\w’'-]*\w(?:\s(?:[A-Z][\w’'-]+|of\s(?:the\s)?[A-Z]\w+|region|oblast|"
    r"province|district|border|area|valley|peninsula|coast|shoal))*)"
)
_NOT_PLACES = frozenset(lexicon.terms("words", "no place"))


def side_name(doc: "Document", mention: ActorMention) -> str:
    """The side that a mention stands for: a state for its bodies and its army, a group for itself."""
    return side_name_of(doc, mention.name)


def side_name_of(doc: "Document", name: str) -> str:
    """The side that a canonical name stands for."""
    actor = doc.actors.actors.get(name)
    if actor is None:
        return name
    if actor.kind in ("agency", "person") or _NATIONAL & set(actor.roles):
        top = doc.actors.actors.get(actor.parent)
        return doc.actors.state_of(actor.name) if top is None or top.kind == "state" else actor.parent
    return actor.name


def side_of(
    doc: "Document",
    sentence: Sentence,
    quantity: Quantity,
    noun: Counted,
    measure: str,
    verb: FigureTerm | None,
    claimants: Sequence[str],
    previous: str,
    same: bool,
    since: int,
) -> str:
    """Whose people: the owner inside the phrase, the possessor, the one who sends or loses them.

    `previous` is the side of the figure before, `same` whether that stands in the same sentence, `since` its offset.
    """
    mentions = [m for m in doc.mentions_in(sentence) if m.form not in _OUT and _has_people(doc, m)]
    if noun.owner is not None and noun.owner.form not in _OUT and _has_people(doc, noun.owner):
        return side_name(doc, noun.owner)
    near = _possessor(
        doc, quantity, noun, measure, [m for m in mentions if not _announces(doc, m, claimants)]
    )
    if near:
        return near
    begin = _clause_start(doc, sentence, quantity)
    active = (
        verb is not None
        and verb.end <= quantity.start
        and not _passive(doc.lower, sentence.start, verb.start)
        and not _NOT_OBJECT.search(doc.lower, verb.end, quantity.start)
    )
    if (
        active
        and noun.kind == "part"
        and verb is not None
        and verb.state in _LOSSES
        and verb.term not in _LOSE
    ):
        return _victims(doc, sentence, mentions, begin, verb, previous, claimants)
    if noun.kind == "part" or _OF_THESE.match(sentence.text):
        return last_people(doc, sentence, quantity.start, since) or previous or _topic(doc, claimants)
    if "peacekeep" in noun.noun or noun.noun.startswith("blue helmet"):
        mission = _mission(doc, sentence)
        if mission:
            return mission
    if _ITS.search(doc.lower, quantity.end, max(noun.end, quantity.end)):
        owner = _subject(doc, sentence, mentions, sentence.start, quantity.start, speakers=True)
        if owner:
            return owner
    head = _head_before(doc, sentence, quantity, mentions)
    if head:
        return head
    if previous and _DEFINITE.search(doc.lower[max(sentence.start, quantity.start - 14) : quantity.start]):
        return last_people(doc, sentence, quantity.start, since) or previous
    if active and verb is not None and verb.state in ("killed", "wounded", "captured"):
        return _victims(doc, sentence, mentions, begin, verb, previous, claimants)
    subject = _subject(doc, sentence, mentions, begin, quantity.start)
    if subject:
        return subject
    told = _SPEAKERS_OWN.search(doc.lower, begin, quantity.start) and _speaker(doc, sentence, quantity.start)
    if told:
        return told
    if same and previous:
        return previous
    if measure in _LOSSES and not (active and verb is not None and verb.term in _LOSE):
        speaker = next((doc.actors.state_of(name) for name in claimants if name), "")
        speaker = speaker if doc.actors.kind_of(speaker) in ("state", "armed_force") else ""
        place = _state_of_place(doc, sentence)
        if speaker and _admits(doc, sentence, quantity.start, claimants):
            return speaker
        return place or previous or speaker or last_people(doc, sentence, quantity.start) or _topic(doc, ())
    if _MISSION.search(doc.lower, begin, quantity.start):
        mission = _mission(doc, sentence)
        if mission:
            return mission
    return (
        _subject(doc, sentence, mentions, sentence.start, quantity.start)
        or _of_pronoun(doc, sentence, begin, quantity.start)
        or previous
        or last_people(doc, sentence, quantity.start)
        or _topic(doc, claimants)
    )


def last_people(doc: "Document", sentence: Sentence, before: int, since: int = -1) -> str:
    """The owner of the soldiers spoken of last: "instructors from the IRGC ... 10 of them".

    Soldiers before `since`, the figure before, do not count.
    """
    for index in range(sentence.index, max(-1, sentence.index - 3), -1):
        mentions = [
            m for m in doc.mentions_in(doc.sentences[index]) if m.form not in _OUT and _has_people(doc, m)
        ]
        for term in reversed(doc.figure_terms[index]):
            if term.start < since:
                return ""
            if (
                term.people != "military"
                or term.end > before
                or not term.term.endswith(("s", "men", "personnel"))
            ):
                continue
            for mention in mentions:
                between = doc.lower[mention.end : term.start]
                if mention.end <= term.start and len(between) < 24 and _OWNS.fullmatch(between):
                    return side_name(doc, mention)
                between = doc.lower[term.end : mention.start]
                if mention.start >= term.end and len(between) < 24 and _OF_OWNER.fullmatch(between):
                    return side_name(doc, mention)
    return ""


def _of_pronoun(doc: "Document", sentence: Sentence, begin: int, before: int) -> str:
    """ "analysts credit it with 20,000 fighters": the subject of the sentence before."""
    if not _PRONOUN.search(doc.lower, begin, before) or sentence.index == 0:
        return ""
    for mention in doc.mentions_in(doc.sentences[sentence.index - 1]):
        lead = doc.lower[max(0, mention.start - 30) : mention.start]
        if mention.form not in _OUT and _has_people(doc, mention) and not _BEHIND.search(lead):
            return side_name(doc, mention)
    return ""


def _admits(doc: "Document", sentence: Sentence, before: int, claimants: Sequence[str]) -> bool:
    """Whether an army speaks of losses, or somebody confirms them: they are his own."""
    roles = {role for n in claimants[:1] if n in doc.actors.actors for role in doc.actors.actors[n].roles}
    return bool(_NATIONAL & roles) or any(
        f.verb < before and "confirmed" in f.kinds and f.names for f in doc.frames[sentence.index]
    )


def _state_of_place(doc: "Document", sentence: Sentence) -> str:
    """The state in which the sentence's place lies: "six policemen were killed near Abala in Afar"."""
    states = {state for start, state in doc.actors.places if sentence.start <= start < sentence.end}
    return states.pop() if len(states) == 1 else ""


def _speaker(doc: "Document", sentence: Sentence, before: int) -> str:
    """The side of whoever speaks in the sentence: "Poland said it would send 500 police"."""
    for frame in reversed(doc.frames[sentence.index]):
        if frame.verb < before and frame.names and not frame.trailing:
            side = side_name_of(doc, frame.names[0])
            return side if doc.actors.kind_of(side) in ("state", "armed_force", "bloc") else ""
    return ""


def _announces(doc: "Document", mention: ActorMention, claimants: Sequence[str]) -> bool:
    """ "Kyiv: 3,000 casualties" says who speaks, not whose they are."""
    return doc.text[mention.end : mention.end + 1] == ":" and mention.name in claimants


def _has_people(doc: "Document", mention: ActorMention) -> bool:
    """States, forces, missions and blocs have people of their own; newsrooms and institutes have none."""
    return doc.actors.kind_of(side_name(doc, mention)) in ("state", "armed_force", "bloc") and not (
        mention.name.endswith("officials")
    )


def _clause_start(doc: "Document", sentence: Sentence, quantity: Quantity) -> int:
    begin = sentence.start
    for mark in _NEW_CLAUSE.finditer(doc.text, sentence.start, quantity.start):
        begin = mark.end()
    return begin


def share_sides(doc: "Document", sentence: Sentence, rows: list[dict[str, Any]]) -> None:
    """ "Guatemala and El Salvador sent 150 and 78 soldiers respectively": the first has the 150."""
    named: list[str] = []
    for mention in doc.mentions_in(sentence):
        if mention.end < rows[0]["start"] and mention.form not in _OUT and _has_people(doc, mention):
            side = side_name(doc, mention)
            if side not in named:
                named.append(side)
    if len(named) >= len(rows):
        for row, side in zip(rows, named[-len(rows) :], strict=True):
            row["side"] = side


def _possessor(
    doc: "Document", quantity: Quantity, noun: Counted, measure: str, mentions: Sequence[ActorMention]
) -> str:
    """ "Rwanda's 4,000 troops", "Italy (1,117)", "troops of the RDF", "members of M23"."""
    text = doc.text
    for mention in reversed(mentions):
        if mention.end <= quantity.start:
            gap = text[mention.end : quantity.start]
            behind = _BEHIND.search(doc.lower[max(0, mention.start - 30) : mention.start])
            if len(gap) < 30 and (
                re.fullmatch(r"['’]s?\s(?:[\w-]+\s){0,3}", gap)
                or (re.fullmatch(r"\s\(|:\s", gap) and not behind)
            ):
                return side_name(doc, mention)
            break
    end = max(noun.end, quantity.end)
    for mention in mentions:
        if mention.start >= end:
            gap = text[end : mention.start]
            if len(gap) > 40:
                break
            if re.fullmatch(
                r",?\s(?:of|from|belonging to|loyal to|serving with|in)\s(?:the\s|its\s)?(?:[\w-]+\s){0,2}",
                gap,
            ):
                if " in " in f"{gap} " and mention.form in ("name", "seat") and mention.kind == "state":
                    break
                if " from " in gap and measure == "withdrawn":
                    break  # whence they went, not whose they are
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
    """ "Houthi ranks had swollen to 350,000", "Russian casualties have passed one million"."""
    for term in reversed(doc.figure_terms[sentence.index]):
        if not (term.noun or term.people) or term.end > quantity.start or quantity.start - term.end > 70:
            continue
        if _OTHER_NUMBER.search(doc.text, term.end, quantity.start):
            return ""
        for mention in reversed(mentions):
            if mention.end <= term.start:
                if _OWN_NOUN.fullmatch(doc.text[mention.end : term.start]):
                    return side_name(doc, mention)
                break
        for mention in mentions:
            if term.noun and mention.start >= term.end and mention.end <= quantity.start:
                if _OF_SIDE.fullmatch(doc.text[term.end : mention.start]):
                    return side_name(doc, mention)
                break
    return ""


def _passive(lower: str, low: int, verb: int) -> bool:
    return bool(
        re.search(r"\b(?:was|were|been|being|be|is|are)\s(?:\w+\s)?$", lower[max(low, verb - 24) : verb])
    )


def _subject(
    doc: "Document",
    sentence: Sentence,
    mentions: Sequence[ActorMention],
    begin: int,
    before: int,
    speakers: bool = False,
) -> str:
    """The actor that acts in text[begin:before]: not behind a preposition, no object, no mere speaker."""
    verbs = {t.end for t in doc.figure_terms[sentence.index] if t.state}
    heads = {t.start for t in doc.figure_terms[sentence.index] if t.people or t.noun}
    spoken = [
        (name, frame.verb)
        for frame in doc.frames[sentence.index]
        for name in frame.names
        if frame.verb < before and frame.cue not in _PLEDGES
    ]
    found = ""
    out = -1  # end of the last mention that is no subject: a list goes on from it
    for mention in mentions:
        if mention.start < begin or mention.end > before or mention.form == "modifier":
            continue
        lead = doc.lower[max(sentence.start, mention.start - 30) : mention.start]
        listed = out >= 0 and doc.lower[out : mention.start] in (", ", " and ", ", and ")
        owns = doc.text[mention.end : mention.end + 2] in ("'s", "’s")
        if (
            listed
            or _BEHIND.search(lead)
            or mention.start - 1 in verbs
            or _AFTER_VERB.search(lead)
            or (owns and mention.end + 3 not in heads and not _UNIT_OF.match(doc.lower, mention.end))
        ):
            out = mention.end
            continue
        if not speakers and _speaks(doc, mention, spoken):
            continue
        found = side_name(doc, mention)
    return found


def _speaks(doc: "Document", mention: ActorMention, spoken: list[tuple[str, int]]) -> bool:
    """Whether the mention is a speaker before his verb, or stands in his title: Ukrainian President X."""
    for name, verb in spoken:
        gap = verb - mention.end
        if not 0 <= gap < 90:
            continue
        if name == mention.name:
            return gap < 60
        if mention.form == "adjective" and doc.actors.state_of(name) == mention.name:
            return "," not in doc.text[mention.end : mention.end + 25]
    return False


def _victims(
    doc: "Document",
    sentence: Sentence,
    mentions: Sequence[ActorMention],
    begin: int,
    verb: FigureTerm,
    previous: str,
    claimants: Sequence[str],
) -> str:
    """Whom somebody killed: not the subject, but the enemy named last."""
    actor = _subject(doc, sentence, mentions, begin, verb.start) or _subject(
        doc, sentence, mentions, sentence.start, verb.start
    )
    actor = actor or next((doc.actors.state_of(n) for n in claimants if n), "")
    if previous and previous != actor:
        return previous
    for mention in reversed(mentions):
        side = side_name(doc, mention)
        if side != actor and mention.start > verb.end:
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
    """States and armed groups of the article, the most often named first, targets of war left out."""
    counts: dict[str, int] = {}
    for mention in doc.actors.mentions:
        if mention.form in _OUT or mention.kind not in ("state", "armed_force"):
            continue
        if _AGAINST.search(doc.lower, max(0, mention.start - 22), mention.start):
            continue
        side = side_name(doc, mention)
        counts[side] = counts.get(side, 0) + 1
    return sorted(counts, key=lambda name: -counts[name])


_AGAINST = re.compile(
    r"\b(?:against|counter|fight|fighting|defeat|defeating|in|to|at|near|into|from)\s(?:the\s)?$"
)


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
    r"(?:said|says|told|reported|announced|wrote|added|posted|stated|confirmed|published|"
    r"estimated|report|statement|briefing|"
    r"lawmakers|reporters|journalists|newspaper|dated|interview|circulated|quoted|parliament|"
    r"tweet|disclosed|revealed)"
    r"(?:\s[\w’'.-]+){0,3}\s*(?:on|in|late|early)?\s*$"
)


def when_of(
    doc: "Document", sentence: Sentence, quantity: Quantity, noun: Counted, following: int
) -> tuple[str, str]:
    """(date of the fact, date of the saying) as EDTF, blank where the sentence has none.

    `following` is the offset of the next number: a date behind "up from seven" belongs to the seven.
    """
    saying = ""
    best: tuple[int, str] | None = None
    compared = bool(_COMPARED.search(doc.lower, quantity.end, following))
    possessed = bool(_HAS.search(doc.lower, max(sentence.start, quantity.start - 24), quantity.start))
    for found in doc.dates_in(sentence):
        before = doc.lower[max(sentence.start, found.start - 45) : found.start]
        if not found.edtf or _LIKE_THEN.search(before):
            continue
        if _SAYING_DATE.search(before):
            saying = saying or found.edtf
            continue
        if found.start >= quantity.end:
            gap = doc.lower[quantity.end : found.start]
            if (compared and found.start > following) or (possessed and _ELSEWHERE.search(gap)):
                continue
            distance = len(gap) + 200 * gap.count("; ")
            if re.search(r"\d[\d,]{2,}", gap):
                distance += 60
        else:
            distance = quantity.start - found.end + 25
        if best is None or distance < best[0]:
            best = (distance, found.edtf)
    return (best[1] if best and best[0] < 260 else ""), saying


_COMPARED = re.compile(r"\b(?:up|down)?\s?from\b|\bcompared with\b|\bagainst\b|\bthan\b")
_HAS = re.compile(r"\b(?:has|have|keeps)\s(?:still\s|now\s|only\s)?$")
_ELSEWHERE = re.compile(r"\band\b|,")
_LIKE_THEN = re.compile(r"\b(?:as|than|unlike)\s(?:in|on)\s?$|\bthan\s$")


_THERE = re.compile(
    r"\b(?:there|the (?:attack|raid|battle|clash|strike|ambush|fighting|incident|operation|crash|"
    r"blast|assault)|them|then|that day)\b"
)


def earlier_date(doc: "Document", sentence: Sentence) -> str:
    """The date of the event that the paragraph told of just before."""
    if not _THERE.search(sentence.text):
        return ""
    for index in range(sentence.index - 1, max(-1, sentence.index - 3), -1):
        other = doc.sentences[index]
        if other.paragraph != sentence.paragraph:
            return ""
        for found in doc.dates_in(other):
            before = doc.lower[max(other.start, found.start - 45) : found.start]
            if found.edtf and not _SAYING_DATE.search(before):
                return found.edtf
    return ""
