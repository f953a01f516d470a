"""Who acts in a clause, who is acted upon, and whose soldiers were spoken of last."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from toolkit.extraction.actors.types import ActorMention
from toolkit.extraction.attribution.subjects import words_of_nobody
from toolkit.extraction.figures.sides import side_name, side_name_of
from toolkit.extraction.figures.terms import FigureTerm
from toolkit.extraction.numbers.read import Quantity
from toolkit.extraction.text.patterns import later
from toolkit.extraction.text.spans import Sentence

if TYPE_CHECKING:
    from toolkit.extraction.article.document import Document


_PLEDGES = ("pledged", "pledges", "promised", "promises", "vowed")


_UNIT_OF = later(
    r"['’]s\s(?:[\w-]+\s){0,4}(?:fleet|brigade|battalion|army|navy|contingent|division|forces|"
    r"force|regiment|corps|group|garrison|military|chief|"
    r"marines|police|guard|command|militia|base|camp|government|president|leader|minister|"
    r"ministry|parliament)\b"
)


_OWNS = re.compile(r"(?:['’]s?)?\s(?:[\w-]+\s){0,2}")


_OF_OWNER = re.compile(r"\s(?:of|from|in|with)\s(?:the\s)?(?:[\w-]+\s)?")


_PRONOUN = re.compile(r"\b(?:it|they|them)\b")


_NEW_CLAUSE = re.compile(
    r"[;:,\"“\s](?:(?<=[;:])\s|(?<=\s)(?:that|whether|because|when|while|after|before|as|if)\s|"
    r"(?<=,)\s(?:and|but|while|which|who),?\s|(?<=[\"“]))"
)


BEHIND = re.compile(
    r"\b(?:in|to|for|from|of|with|against|by|near|at|on|into|over|across|inside|than|like|between|"
    r"under|around|toward|towards|"
    r"through|outside|among|via|within|alongside|beside|off|including|without|about|behind)\s(?:the\s|"
    r"its\s|their\s|a\s|an\s|neighbou?ring\s|"
    r"eastern\s|western\s|northern\s|southern\s|central\s|occupied\s)*$"
)


_COUNTED = re.compile(
    r"(?:\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozen|hundred|thousand|million|more|some|of))\s$"
)
# "the offer of Egypt to deploy 1,091 soldiers"
_OFFER_OF = later(
    r"\b(?:offers?|decisions?|pledges?|readiness|promises?|plans?|intention|willingness|commitments?|"
    r"undertaking|proposals?)\s(?:of|by|from)\s(?:the\s)?$"
)
_AFTER_VERB = re.compile(
    r"\b(?:reinforce|help|helps|helping|aid|assist|join|joined|joining|fight|fights|fighting|"
    r"invaded|entered|left|leave|reach|reached|told|asked|accused|urged|hit|struck)\s(?:the\s)?$"
)


def last_people(doc: "Document", sentence: Sentence, before: int, since: int = -1) -> str:
    """The owner of the soldiers spoken of last: "instructors from the IRGC ... 10 of them".

    Soldiers before `since`, the figure before, do not count.
    """
    for index in range(sentence.index, max(-1, sentence.index - 3), -1):
        mentions = doc.owners_in(doc.sentences[index])
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


def side_of_pronoun(doc: "Document", sentence: Sentence, begin: int, before: int) -> str:
    """As in "analysts credit it with 20,000 fighters": the subject of the sentence before."""
    if not _PRONOUN.search(doc.lower, begin, before) or sentence.index == 0:
        return ""
    for mention in doc.owners_in(doc.sentences[sentence.index - 1]):
        lead = doc.lower[max(0, mention.start - 30) : mention.start]
        if not BEHIND.search(lead):
            return side_name(doc, mention)
    return ""


def speaking_side(doc: "Document", sentence: Sentence, before: int) -> str:
    """The side of whoever speaks in the sentence: "Poland said it would send 500 police"."""
    for frame in reversed(doc.frames[sentence.index]):
        if frame.verb < before and frame.names and not frame.trailing:
            side = side_name_of(doc, frame.names[0])
            return side if doc.actors.kind_of(side) in ("state", "armed_force", "bloc") else ""
    return ""


def only_announces(doc: "Document", mention: ActorMention, claimants: Sequence[str]) -> bool:
    """As in "Kyiv: 3,000 casualties" says who speaks, not whose they are."""
    return doc.text[mention.end : mention.end + 1] == ":" and mention.name in claimants


def clause_start(doc: "Document", sentence: Sentence, quantity: Quantity) -> int:
    begin = sentence.start
    for mark in _NEW_CLAUSE.finditer(doc.text, sentence.start, quantity.start):
        begin = mark.end()
    return begin


def is_passive(lower: str, low: int, verb: int) -> bool:
    return _FORM_OF_BE.search(lower[max(low, verb - 24) : verb]) is not None


_FORM_OF_BE = re.compile(r"\b(?:was|were|been|being|be|is|are)\s(?:\w+\s)?$")


def acting_side(
    doc: "Document",
    sentence: Sentence,
    mentions: Sequence[ActorMention],
    begin: int,
    before: int,
    speakers: bool = False,
) -> str:
    """The actor that acts in text[begin:before]: not behind a preposition, no object, no mere speaker."""
    mentions = [m for m in mentions if m.start >= begin and m.end <= before and m.form != "modifier"]
    if not mentions:
        return ""
    spoken = [] if speakers else _spoken(doc, sentence, before)
    found = ""
    out = -1  # end of the last mention that is no subject: a list goes on from it
    for mention in mentions:
        if mention.form == "adjective" and words_of_nobody(_next_words(doc.text, mention.end, before)):
            out = mention.end  # "Ethiopian analysts put the dead at 900"
        elif _offers(doc.lower, sentence, mention):
            found = side_name(doc, mention)
        elif _is_no_subject(doc, sentence, mention, out):
            out = mention.end
        elif not _speaks(doc, mention, spoken):
            found = side_name(doc, mention)
    return found


def _spoken(doc: "Document", sentence: Sentence, before: int) -> list[tuple[str, int]]:
    """Who says something before the offset, and where; a pledge is a deed of the one who acts."""
    return [
        (name, frame.verb)
        for frame in doc.frames[sentence.index]
        for name in frame.names
        if frame.verb < before and frame.cue not in _PLEDGES
    ]


def _offers(lower: str, sentence: Sentence, mention: ActorMention) -> bool:
    """As in "the offer of Egypt to deploy 1,091 soldiers"."""
    return lower.startswith(" to ", mention.end) and (
        _OFFER_OF.search(lower, max(sentence.start, mention.start - 40), mention.start) is not None
    )


def _is_no_subject(doc: "Document", sentence: Sentence, mention: ActorMention, out: int) -> bool:
    """Whether a mention is counted, governed by a preposition or verb, owns something, or joins such."""
    lead = doc.lower[max(sentence.start, mention.start - 30) : mention.start]
    if (
        (out >= 0 and doc.lower[out : mention.start] in (", ", " and ", ", and "))
        or _COUNTED.search(lead)
        or BEHIND.search(lead)
        or _AFTER_VERB.search(lead)
    ):
        return True
    terms = doc.figure_terms[sentence.index]
    if any(t.state and t.end == mention.start - 1 for t in terms):
        return True
    if doc.text[mention.end : mention.end + 2] not in ("'s", "’s"):
        return False
    heads = any((t.people or t.noun) and t.start == mention.end + 3 for t in terms)
    return not heads and not _UNIT_OF.match(doc.lower, mention.end)


def _next_words(text: str, start: int, end: int) -> str:
    """The word or two that a demonym qualifies."""
    return " ".join(text[start : min(end, start + 40)].split()[:1])


def _speaks(doc: "Document", mention: ActorMention, spoken: list[tuple[str, int]]) -> bool:
    """Whether the mention is a speaker before his verb, or stands in his title: Ukrainian President X."""
    for name, verb in spoken:
        gap = verb - mention.end
        if not 0 <= gap < 90:
            continue
        if name == mention.name:
            return gap < 60
        if doc.actors.state_of(name) == mention.name and doc.actors.kind_of(name) == "person":
            return "," not in doc.text[mention.end : mention.end + 25]
    return False


def victim_side(
    doc: "Document",
    sentence: Sentence,
    mentions: Sequence[ActorMention],
    begin: int,
    verb: FigureTerm,
    previous: str,
    claimants: Sequence[str],
) -> str:
    """Whom somebody killed: not the subject, but the enemy named last."""
    actor = acting_side(doc, sentence, mentions, begin, verb.start) or acting_side(
        doc, sentence, mentions, sentence.start, verb.start
    )
    actor = actor or next((doc.actors.state_of(n) for n in claimants if n), "")
    if previous and previous != actor:
        return previous
    for mention in reversed(mentions):
        side = side_name(doc, mention)
        if side != actor and mention.start > verb.end:
            return side
    others = [s for s in doc.sides if s != actor]
    return others[0] if others else previous
