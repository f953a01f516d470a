"""Whose people a figure counts, where they are, and when."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from toolkit.extraction.actor_types import ActorMention
from toolkit.extraction.figure_nouns import Counted
from toolkit.extraction.figure_sides import OUT, has_people, mission_of, side_name, state_of_place, topic_side
from toolkit.extraction.figure_subject import (
    BEHIND,
    acting_side,
    admits,
    clause_start,
    is_passive,
    last_people,
    only_announces,
    side_of_pronoun,
    speaking_side,
    victim_side,
)
from toolkit.extraction.figure_terms import FigureTerm
from toolkit.extraction.numbers import Quantity
from toolkit.extraction.spans import Sentence

if TYPE_CHECKING:
    from toolkit.extraction.document import Document


_OF_AFTER = re.compile(
    r"\s(?:[\w’'-]+\s){0,2}?(?:of|from|with|in|for|loyal to|belonging to|serving with|"
    r"and)\s(?:the\s|its\s)?(?:[\w-]+\s)?$"
)


_LOSSES = ("killed", "wounded", "casualties", "captured", "missing")


_LOSE = ("lost", "losing", "lose", "suffered")


_OTHER_NUMBER = re.compile(r"\d")


_OWN_NOUN = re.compile(
    r"(?:['’]s?)?\s(?:own\s|total\s|armed\s|combined\s|military\s|recent\s|battlefield\s|(?!and\b|"
    r"or\b|in\b|to\b|has\b|have\b|sent\b|said\b)[\w-]+\s)?"
)


_OF_SIDE = re.compile(r"\s(?:of|among|suffered by|for|by)\s(?:the\s)?(?:[\w-]+\s){0,2}")


_SPEAKERS_OWN = re.compile(r"^(?:\s|that\s)*(?:it|they|its|their|his|her|he|she|we|our)\b")


_NOT_OBJECT = re.compile(r"\b(?:was|were|is|are|at|to|stands?|stood|reach\w*|pass\w*)\b")


_OF_THESE = re.compile(r"(?:Of|Among) (?:these|those|them)\b")


_DEFINITE = re.compile(r"\b(?:the|those|these|that)\s$")


_MISSION = re.compile(
    r"\b(?:the|this)\s(?:[\w-]+\s)?(?:mission|force|deployment|"
    r"operation)(?:['’]s)?\s(?:[\w-]+\s){0,2}(?:has|had|have|is|was|will|would|"
    r"numbers?|numbered|counts?|consists?|includes?|needs?|remains?|stands?|comprises?|grew|"
    r"shrank|reached|lost|strength|short)\b"
)


_ITS = re.compile(r"\b(?:its|their|his|her)\b")


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

    `previous` is the side of the figure before, `same` whether that stands in the same sentence and
    `since` its offset.
    """
    mentions = [m for m in doc.mentions_in(sentence) if m.form not in OUT and has_people(doc, m)]
    if noun.owner is not None and noun.owner.form not in OUT and has_people(doc, noun.owner):
        return side_name(doc, noun.owner)
    near = _possessor(
        doc, quantity, noun, measure, [m for m in mentions if not only_announces(doc, m, claimants)]
    )
    if near:
        return near
    begin = clause_start(doc, sentence, quantity)
    active = (
        verb is not None
        and verb.end <= quantity.start
        and not is_passive(doc.lower, sentence.start, verb.start)
        and not _NOT_OBJECT.search(doc.lower, verb.end, quantity.start)
    )
    if (
        active
        and noun.kind == "part"
        and verb is not None
        and verb.state in _LOSSES
        and verb.term not in _LOSE
    ):
        return victim_side(doc, sentence, mentions, begin, verb, previous, claimants)
    if noun.kind == "part" or _OF_THESE.match(sentence.text):
        return last_people(doc, sentence, quantity.start, since) or previous or topic_side(doc, claimants)
    if "peacekeep" in noun.noun or noun.noun.startswith("blue helmet"):
        mission = mission_of(doc, sentence)
        if mission:
            return mission
    if _ITS.search(doc.lower, quantity.end, max(noun.end, quantity.end)):
        owner = acting_side(doc, sentence, mentions, sentence.start, quantity.start, speakers=True)
        if owner:
            return owner
    head = _head_before(doc, sentence, quantity, mentions)
    if head:
        return head
    if previous and _DEFINITE.search(doc.lower[max(sentence.start, quantity.start - 14) : quantity.start]):
        return last_people(doc, sentence, quantity.start, since) or previous
    if active and verb is not None and verb.state in ("killed", "wounded", "captured"):
        return victim_side(doc, sentence, mentions, begin, verb, previous, claimants)
    subject = acting_side(doc, sentence, mentions, begin, quantity.start)
    if subject:
        return subject
    told = _SPEAKERS_OWN.search(doc.lower, begin, quantity.start) and speaking_side(
        doc, sentence, quantity.start
    )
    if told:
        return told
    if same and previous:
        return previous
    if measure in _LOSSES and not (active and verb is not None and verb.term in _LOSE):
        speaker = next((doc.actors.state_of(name) for name in claimants if name), "")
        speaker = speaker if doc.actors.kind_of(speaker) in ("state", "armed_force") else ""
        place = state_of_place(doc, sentence)
        if speaker and admits(doc, sentence, quantity.start, claimants):
            return speaker
        return (
            place or previous or speaker or last_people(doc, sentence, quantity.start) or topic_side(doc, ())
        )
    if _MISSION.search(doc.lower, begin, quantity.start):
        mission = mission_of(doc, sentence)
        if mission:
            return mission
    return (
        acting_side(doc, sentence, mentions, sentence.start, quantity.start)
        or side_of_pronoun(doc, sentence, begin, quantity.start)
        or previous
        or last_people(doc, sentence, quantity.start)
        or topic_side(doc, claimants)
    )


def share_sides(doc: "Document", sentence: Sentence, rows: list[dict[str, Any]]) -> None:
    """As in "Guatemala and El Salvador sent 150 and 78 soldiers respectively": the first has the 150."""
    named: list[str] = []
    for mention in doc.mentions_in(sentence):
        if mention.end < rows[0]["start"] and mention.form not in OUT and has_people(doc, mention):
            side = side_name(doc, mention)
            if side not in named:
                named.append(side)
    if len(named) >= len(rows):
        for row, side in zip(rows, named[-len(rows) :], strict=True):
            row["side"] = side


def _possessor(
    doc: "Document", quantity: Quantity, noun: Counted, measure: str, mentions: Sequence[ActorMention]
) -> str:
    """As in "Rwanda's 4,000 troops", "Italy (1,117)", "troops of the RDF", "members of M23"."""
    text = doc.text
    for mention in reversed(mentions):
        if mention.end <= quantity.start:
            gap = text[mention.end : quantity.start]
            behind = BEHIND.search(doc.lower[max(0, mention.start - 30) : mention.start])
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
    """As in "Houthi ranks had swollen to 350,000", "Russian casualties have passed one million"."""
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
