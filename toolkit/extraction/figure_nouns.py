"""What a number counts: soldiers, fighters, nationals, or something that is no figure of people."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from toolkit import lexicon
from toolkit.extraction.actor_types import ActorMention
from toolkit.extraction.figure_terms import LOSSES, FigureTerm
from toolkit.extraction.numbers import Quantity


@dataclass(frozen=True, slots=True)
class Counted:
    """What stands after a number.

    `kind`: "military", "weak", "civilian", "people of" (North Koreans), "part" (of them, of whom),
    "outcome" (4,000 casualties, 20 wounded), "thing" (shells, per cent), "none" (nothing: 4,700 fell).
    `end` is where the noun phrase ends, `owner` the actor named inside it ("North Korean" soldiers),
    `noun` its head.
    """

    kind: str
    end: int
    noun: str = ""
    owner: ActorMention | None = None
    more: bool = False


_LOSE = ("lost", "losing", "lose", "loses", "cost", "costs", "costing", "hold", "holds")
_TOKEN = re.compile(r"[\w’'.-]*\w|[^\w\s]")
_MORE = frozenset(lexicon.terms("words", "more"))
_SKIP = frozenset(lexicon.terms("words", "before people"))
_STOPS = frozenset(lexicon.terms("words", "ends a noun phrase"))
_PART = re.compile(
    r"\s(?:of|from among|out of)\s(?:them|whom|those|these|us|you|(?:its|their)\s(?:own|dead|"
    r"wounded)|the\s(?:men|"
    r"rest|total|dead|"
    r"wounded|force|latter|group|number|number)|which)\b"
)
_PART_STARTS = ("of", "from among", "out of")
_LABEL = re.compile(
    r":\s(?=(?:the\s)?(?:[\w-]+\s){0,3}(?:soldiers|troops|fighters|men|personnel|peacekeepers|"
    r"police|recruits)\b)"
)
_STRONG = re.compile(
    r"[-\s]strong\b|-(?:man|member|person|soldier|troop)\s(?=[\w-]*\s?(?:force|brigade|battalion|"
    r"unit|contingent|garrison|"
    r"mission|army|team|battlegroup|militia|company|regiment|detachment|group)\b)"
)
_PLURAL = re.compile(
    r"(?:s|men|women|people|personnel|staff|troops|police|forces|infantry|peshmerga|mujahideen|"
    r"helmets|military|reserves|crew|militia|carabinieri|kontraktniki|displaced)$"
)


def counted(
    text: str,
    lower: str,
    quantity: Quantity,
    limit: int,
    terms: Sequence[FigureTerm],
    mentions: Sequence[ActorMention],
) -> Counted:
    """What the quantity counts, by the words that follow it up to `limit` (the end of its sentence)."""
    begin = quantity.end
    tail = lower[quantity.value_end : min(limit, quantity.value_end + 12)]
    strong = _STRONG.match(tail) if tail[:1] == "-" or tail[1:].startswith("strong") else None
    if strong or lower.endswith("strong", quantity.start, quantity.end):
        return Counted("military", quantity.value_end + (strong.end() if strong else 0), "strong")
    joined = lower.startswith(_PART_STARTS, begin + 1)
    part = _PART.match(lower, begin, min(limit, begin + 40)) if joined else None
    if part:
        return Counted("part", part.end(), "")
    if lower.startswith(":", begin):
        label = _LABEL.match(lower, begin, min(limit, begin + 50))
        begin = label.end() if label else begin
    window = min(limit, begin + 110)
    at = {term.start: term for term in terms if begin <= term.start < window}
    named = {mention.start: mention for mention in mentions if begin <= mention.start < window}
    owner: ActorMention | None = None
    unknown, last = 0, ""
    more = armed = False
    position = begin
    first = True
    for token in _TOKEN.finditer(text, begin, window):
        start, end = token.span()
        if start < position:
            continue
        word = lower[start:end]
        if not word[0].isalnum():
            if (
                word in "\"“”'‘’"
                or (word == "-" and first)
                or (word == "," and owner is None and _lists_on(lower, end))
            ):
                continue
            break
        mention = named.get(start)
        term = at.get(start)
        if mention is not None and not (term and term.people):
            if _heads(mention, lower, mention.end, at, mentions):
                return Counted("people of", mention.end, mention.text, mention, more)
            named_so = next((t for t in at.values() if t.people and t.end == mention.end), None)
            if named_so is not None and mention.form != "compound":  # "two Navy SEALs"
                return Counted(named_so.people, mention.end, named_so.term, mention, more)
            if mention.form != "compound":
                owner = owner or mention
            position = max(mention.end, _compound_end(text, mention.end))
            continue
        if term and term.people and (term.people != "weak" or not unknown or _PLURAL.search(term.term)):
            if _VEHICLE.match(lower, term.end, term.end + 24):
                return Counted("thing", begin, quantity.unit, owner, more)
            if _is_head(lower, term, at, named):
                serves = term.people == "weak" and (armed or _of_a_force(lower, term.end, limit, mentions))
                return Counted("military" if serves else term.people, term.end, term.term, owner, more)
            armed = armed or term.people == "military"
            position = term.end
            continue
        if term and term.term == "deployments":
            return Counted("outcome", term.end, term.term, owner, more)
        if term and (term.noun in LOSSES or term.state in LOSSES) and word not in _LOSE:
            following = at.get(term.end + 1)
            if (following and following.people) or term.end + 1 in named:
                position = term.end  # dead soldiers, captured Russian conscripts
                continue
            return Counted("outcome", term.end, term.term, owner, more)
        first = False
        if word in ("others", "ones"):
            return Counted("part", end, word)
        if word in _MORE:
            more = True
            continue
        if word in ("and", "or") and owner is not None and _adds_adjective(lower, end, named):
            continue
        if word in _STOPS or word in _THIRD_PERSON or (unknown and word == "of"):
            break
        if term and term.state and word not in _SKIP:
            break
        if word not in _SKIP and not word.isdigit() and not word.endswith("ly"):
            unknown, last = unknown + 1, word
            if unknown > 4:
                break
    if unknown and (quantity.unit not in ("-", "", "number") or _plural(last)):
        return Counted("thing", begin, quantity.unit, owner, more)
    return Counted("none", begin, "", owner, more)


def _plural(word: str) -> bool:
    """Whether an unknown word looks like the plural of a noun."""
    return word.endswith("s") and not word.endswith(("ss", "ous", "is")) and word not in _THIRD_PERSON


_NO_ADJECTIVES = frozenset(lexicon.terms("words", "no adjective in a list"))
_NEXT_WORD = re.compile(r"\s([\w-]+)")
_THIRD_PERSON = frozenset(lexicon.terms("words", "third person"))


def _lists_on(lower: str, end: int) -> bool:
    """A comma between adjectives: "3,000 young, untrained men"."""
    following = _NEXT_WORD.match(lower, end, end + 30)
    return following is not None and following.group(1) in _SKIP - _NO_ADJECTIVES


# "members of the peacekeeping battalion", "men from the second wave", "people in uniform"
_FORCE = re.compile(
    r"\s(?:in uniform|in arms|under arms|at arms)\b|\s(?:of|from|in|with|belonging to|serving in)\s"
    r"(?:[\w’'-]+\s){0,6}?(?:army|armies|navy|air force|military|armed forces|security forces|special forces|"
    r"police|militias?|battalions?|"
    r"brigades?|regiments?|contingents?|garrison|peacekeeping force|guard|coast guard|legion|infantry|wave|"
    r"task force|peacekeeping mission|gendarmerie|marines|paramilitar\w+)\b"
)
_OF_A = re.compile(r"\s(?:of|from|in)\s(?:the\s|its\s|their\s)?")


def _of_a_force(lower: str, end: int, limit: int, mentions: Sequence[ActorMention]) -> bool:
    """Whether men, members, people are said to belong to an army or an armed group."""
    if _FORCE.match(lower, end, min(limit, end + 80)):
        return True
    link = _OF_A.match(lower, end, min(limit, end + 12))
    return link is not None and any(m.start == link.end() and m.kind == "armed_force" for m in mentions)


def _adds_adjective(lower: str, end: int, named: dict[int, ActorMention]) -> bool:
    """As in "30,000 Polish and allied troops", "250 French and Australian soldiers"."""
    mention = named.get(end + 1)
    if mention is not None:
        return mention.form == "adjective"
    following = _NEXT_WORD.match(lower, end, end + 24)
    return following is not None and following.group(1) in _SKIP - _NO_ADJECTIVES


def _compound_end(text: str, end: int) -> int:
    """Where "-backed" or "-speaking" after a name ends."""
    if text[end : end + 1] in ("-", "‑"):
        while end < len(text) and (text[end].isalnum() or text[end] in "-‑"):
            end += 1
    return end


def _heads(
    mention: ActorMention, lower: str, end: int, at: dict[int, FigureTerm], mentions: Sequence[ActorMention]
) -> bool:
    """Whether a name is the noun itself: "300 Cubans", "40 Chinese were", not "40 Chinese shells"."""
    if mention.form == "people":
        following = _NEXT_WORD.match(lower, end, end + 24)
        return not (following and following.group(1) in _PEOPLE_NOUNS)
    if mention.form != "adjective":
        return False
    following = _NEXT_WORD.match(lower, end, end + 24)
    if not following:
        return True
    word = following.group(1)
    term = at.get(end + 1)
    if word == "and":
        return False
    return word in _STOPS or bool(term and term.state and not term.people)


# "armoured personnel carriers", "infantry fighting vehicles"
_VEHICLE = re.compile(r"\s(?:carriers?|(?:fighting|assault|combat|mobility)\s(?:vehicles?|carriers?))\b")
_PEOPLE_NOUNS = frozenset(lexicon.terms("words", "people"))


def _is_head(lower: str, term: FigureTerm, at: dict[int, FigureTerm], named: dict[int, ActorMention]) -> bool:
    """Whether a word for people is the head of its phrase, not "police" in "police stations"."""
    following = _NEXT_WORD.match(lower, term.end, term.end + 24)
    if not following:
        return True
    word = following.group(1)
    further = at.get(term.end + 1)
    if further and further.people and (_PLURAL.search(further.term) or not _PLURAL.search(term.term)):
        return False  # "police recruits", but "Marines guard the embassy"
    if word in _STOPS or (further and further.state) or term.end + 1 in named:
        return True
    if term.term.endswith(("s", "men", "women", "people", "personnel", "staff")):
        return True
    return word.endswith(("ed", "ly", "ing")) or word in _SKIP or word in _VERBS


_VERBS = frozenset(lexicon.terms("words", "past of a verb"))
