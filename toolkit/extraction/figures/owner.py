"""The owner of the counted people inside their noun phrase or right beside it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from toolkit.extraction.actors.types import ActorMention
from toolkit.extraction.figures.nouns import Counted
from toolkit.extraction.figures.sides import is_governed, is_mission, side_name
from toolkit.extraction.figures.terms import LOSSES, STATE_SOLDIERS
from toolkit.extraction.numbers.read import Quantity
from toolkit.extraction.text import patterns as re
from toolkit.extraction.text.spans import Sentence
from toolkit.extraction.text.wordsets import any_of, wordset

if TYPE_CHECKING:
    from toolkit.extraction.article.document import Document


_BULLET = re.compile(r"(?:[-–—•*·▪]|\(?[a-z\d]{1,2}[.)])\s")


def heads_line(doc: "Document", sentence: Sentence, before: int) -> str:
    """The owner of a line of a list: "• Peru: 300 marines, 20 medics", "- Chad's losses: 12 dead".

    None in "• Pentagon: 300 marines", "• Kyiv: the president spoke of 300": those only count.
    """
    bullet = _BULLET.match(sentence.text)
    colon = doc.text.find(":", sentence.start, min(before, sentence.start + 90))
    if not bullet or colon < 0:
        return ""
    named = [m for m in doc.owners_in(sentence) if m.end <= colon]
    if not named or named[0].start - sentence.start > bullet.end() + 4:
        return ""
    last = named[-1] if named[-1].end == colon else named[0]
    tells = last.kind == "agency" or any(colon < frame.verb < before for frame in doc.frames[sentence.index])
    return "" if tells else side_name(doc, last)


def possessor(
    doc: "Document", quantity: Quantity, noun: Counted, measure: str, mentions: Sequence[ActorMention]
) -> str:
    """As in "Rwanda's 4,000 troops", "Italy (1,117)", "troops of the RDF", "members of M23"."""
    before = next((m for m in reversed(mentions) if m.end <= quantity.start), None)
    if before is not None and (owner := _owner_before(doc, quantity, before, mentions)):
        return owner
    leaves = measure == "withdrawn" or _leave(doc, quantity, noun)
    after = next((m for m in mentions if m.start >= noun.end), None)
    if after is not None:
        if _is_share(doc, quantity, noun, after) or _commands(doc, noun, after):
            return side_name(doc, after)
        if _belongs_to(doc, noun, after, measure, leaves) and not _serve_in(doc, quantity, noun, after):
            own = next((m for m in mentions if m.start == after.end + 3 and m.kind == "armed_force"), None)
            return side_name(doc, own or after)  # "mercenaries from Russia's Wagner group"
    return ""


def _owner_before(
    doc: "Document", quantity: Quantity, before: ActorMention, mentions: Sequence[ActorMention]
) -> str:
    """The owner among the names before the number: the last of them, or the force that it belongs to."""
    gap = doc.text[before.end : quantity.start]
    if (
        (before.form in ("name", "adjective", "seat", "people") and _TOLL.fullmatch(gap) is not None)
        or (_POSSESSES.fullmatch(gap) is not None and _TAKES.isdisjoint(gap.split()))  # "Chad's 90 men"
        or (_LISTED.fullmatch(gap) is not None and not is_governed(doc, before, 0))  # "Italy (1,117)"
        or (gap == " of " and doc.lower.endswith((" by ", " by the "), 0, before.start))
        or _is_ranked(doc, before, gap)
    ):
        return side_name(doc, before)
    return _force_of(doc, gap, before, mentions)


def _is_ranked(doc: "Document", before: ActorMention, gap: str) -> bool:
    """As in "ahead of India with 2,400"."""
    lead = doc.lower[max(0, before.start - 24) : before.start]
    return gap in (" with ", " (") and _RANKED.search(lead) is not None


def _leave(doc: "Document", quantity: Quantity, noun: Counted) -> bool:
    """As in "the departure of 900 men from Mali", "has flown in 300 men from its base in Chad"."""
    goes = _FETCHED if noun.noun in _SOLDIERS else _LEAVING
    return goes.search(doc.lower, max(0, quantity.start - 40), quantity.start) is not None


def _commands(doc: "Document", noun: Counted, after: ActorMention) -> bool:
    """As in "1,900 troops under Canadian command"."""
    return doc.lower.startswith(" under ", noun.end) and _COMMANDED.match(doc.lower, after.end) is not None


_LEAVING = re.compile(
    r"\b(?:(?:departure|withdrawal|exit|removal|evacuation|pull-?out|return)\sof|withdraw\w*|withdrew|pull(?:s|ed|ing)?|"
    r"remov(?:e[sd]?|ing)|evacuat(?:e[sd]?|ing)|recall(?:s|ed|ing)?)\s(?:(?!to\b|in\b)[\w-]+\s){0,4}$"
)
_MOVED = any_of("moves men")
# "has flown in 300 men from its base in Chad"
_FETCHED = re.compile(
    rf"{_LEAVING.pattern}|\b(?:{_MOVED})\s(?:in\s)?"
    r"(?:(?:its|their|remaining|last|about|around|some|another|a\sfurther|up\sto|at\sleast|more\sthan|nearly|over|an?|additional)\s)*$"
)
_SOLDIERS = STATE_SOLDIERS | {"men"}


def _is_share(doc: "Document", quantity: Quantity, noun: Counted, after: ActorMention) -> bool:
    """As in "1,495 against 296 for Botswana, 274 for Tanzania": a number of a list of those who share."""
    low = max(0, quantity.start - 90)
    return (
        after.kind == "state"
        and noun.kind == "none"
        and _FOR_WHOM.fullmatch(doc.lower, quantity.end, after.start) is not None
        and _SHARES.search(doc.lower, low, quantity.start) is not None
    )


_FOR_WHOM = re.compile(r"\sfor\s(?:the\s)?")
_SHARES = re.compile(
    r"\b(?:against|compared\s(?:with|to))\s(?:[\d,]+\sfor\s[^.;:\d]{3,40})*$|"
    r"\s(?:dead|deaths|casualties|losses|wounded|regulars|reservists|active\s[a-z]+)\sfor\s[^.;:,\d]{3,30}(?:,|,?\sand)\s$"
)


def _serve_in(doc: "Document", quantity: Quantity, noun: Counted, after: ActorMention) -> bool:
    """As in "has 1,000 soldiers in the AU mission": those of whoever has them there."""
    if not doc.lower.startswith(" in ", noun.end):
        return False
    mission = is_mission(doc, after.name) or doc.lower.startswith((" mission", " force"), after.end)
    return mission and _HAS.search(doc.lower, max(0, quantity.start - 24), quantity.start) is not None


_HAS = re.compile(r"\b(?:has|have|had|keeps?|kept|sent|sends?|contribute[sd]?|lost)\s$")
_COMMANDED = re.compile(r"(?:['’]s)?\scommand\b")
# "and Togo", ", Peru"
_AND_OTHERS = re.compile(r"(?:,|\sand)\s(?:the\s)?[A-Z][a-z]")


def _belongs_to(doc: "Document", noun: Counted, mention: ActorMention, measure: str, leaves: bool) -> bool:
    """Whether the people counted are the actor's behind them; "from Niger" may be whence they go."""
    match = _OF_WHOM.fullmatch(doc.text[noun.end : mention.start])
    if match is None:
        return False
    link, after = match.group(1), doc.text[mention.end : mention.end + 12]
    if link == "from" and mention.kind == "state" and _AND_OTHERS.match(after):
        return False  # "20,000 troops from Chad, Peru and Togo"
    if link.endswith(" in") and mention.kind == "state" and not after.startswith(("'s", "’s")):
        return False  # "100 citizens who fought in Sudan"
    if link == "in":
        if measure in LOSSES:
            return False  # "41 dead in the RSF assault"
        return mention.kind != "state" or mention.form not in ("name", "seat")
    return link != "from" or (not leaves and mention.kind in ("state", "armed_force", "bloc"))


def _force_of(doc: "Document", gap: str, before: ActorMention, mentions: Sequence[ActorMention]) -> str:
    """As in "a Stabilisation Force of 5,500", "the Regional Force for Haiti of up to 900"."""
    if not _OF.fullmatch(gap):
        return ""
    if is_mission(doc, before.name):
        return before.name
    for mention in mentions:
        named = mention.end < before.start and is_mission(doc, mention.name)
        if named and _FOR.fullmatch(doc.text, mention.end, before.start):
            return mention.name
    return ""


_OF = re.compile(r"\s(?:\([\w-]+\)\s)?(?:of|numbering|with)\s(?:up to\s)?")
_FOR = re.compile(r"\s(?:\([\w-]+\)\s)?(?:for|in)\s(?:the\s)?")
_RANKED = re.compile(r"(?:\b(?:ahead of|followed by|behind|before|after|then|and)|\d,)\s(?:the\s)?$")
# "Chad's army killed 90": not its own; also "took 90 prisoners"
_OF_OTHERS = ("takes others' people", "frees captives", "has others' people come")
_TAKES = frozenset[str]().union(*(wordset(kind, "words") for kind in _OF_OTHERS))
_NO_NOUN = any_of("never between owner and number")
_POSSESSES = re.compile(rf"['’]s?\s(?:(?!(?:{_NO_NOUN})\b)[\w-]+\s){{0,3}}")
_UNITS = any_of("unit with men")
# "the Russian dead at 50", "a UN mission with 11,000"
_TOLL = re.compile(
    r"(?:['’]s?)?\s(?:(?:own\s)?(?:dead|losses|casualties|death\stoll|toll|wounded)\s(?:at|as|to|"
    r"(?:came|come|comes|amount(?:s|ed)?|rose|risen|run|ran)\sto|stands?\sat|stood\sat|number(?:s|ed)?|were|reached)|"
    rf"(?:(?!army|military)[a-z-]+\s){{0,2}}(?:{_UNITS})"
    r"(?:\s(?:in|at|near)\s(?:the\s)?[A-Z][\w-]+)?,?\s(?:with|of|numbering))\s"
)
_LISTED = re.compile(r"\s\(|:\s")
_OF_WHOM = re.compile(
    r"[\"”]?(?:\sand\s[a-z-]+)?,?\s(of|from|among|belonging to|loyal to|serving with|"
    r"who (?:had |have )?(?:served?|fought) (?:with|in|under)|in|the number of)\s"
    r"(?:the\s|its\s)?(?:(?!campaign|war|fight|against|own|in|at|on|them|these|those)[\w-]+\s){0,2}"
)
