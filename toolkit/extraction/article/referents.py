"""Whom "it", "their" and "the rebels" mean, as further mentions for the rules of ties and supplies.

A short reference points to the actor of a fitting kind that was named last: inside the sentence to the
one that stands as subject, else to the subject of the sentence before. Where nobody fits, the word is
left alone.
"""

from functools import lru_cache
from itertools import pairwise, takewhile
from typing import TYPE_CHECKING

from toolkit.extraction.actors.types import UNFIT, ActorIndex, ActorMention
from toolkit.extraction.article.cataphora import EXPLETIVE, meant_ahead
from toolkit.extraction.article.referent_nouns import Meant, Nouns, kinds_of, no_adjectives, one_body
from toolkit.extraction.article.referent_pairs import Groups, are_many, governed
from toolkit.extraction.text import patterns as re
from toolkit.extraction.text.readings import Hit
from toolkit.extraction.text.spans import Sentence
from toolkit.extraction.text.wordsets import POSSESSIVES

if TYPE_CHECKING:
    from toolkit.extraction.article.document import Document

_PERSON, _OWNED = frozenset({"he", "she", "his", "her", "him"}), ("its", "their")
_ITS_MINISTER = re.compile(r"\b[Ii]ts(?: [a-z-]+){1,4},? $")
_SIDES = frozenset({"state", "armed_force", "bloc"})
# verbs whose object is another actor than their subject
_GIVING = (
    r"\b(?:give[ns]?|gave|giving|sold|sells?|selling|sent|sends?|sending|supplie[sd]|supply(?:ing)?|lent|"
    r"offer(?:ed|s|ing)?|hand(?:ed|s|ing)?|provid(?:ed|es|e|ing)|arm(?:ed|s|ing)|equip(?:ped|s|ping)?|"
    r"back(?:ed|s|ing)|help(?:ed|s|ing)?|promis(?:ed|es|ing)"
)
_HELPED = re.compile(rf"{_GIVING}) $", re.I)
_GIVEN = re.compile(
    rf"{_GIVING}|(?:attack|bomb|shell|bombard|raid|condemn|sanction|blacklist|support|fund|train|visit|assist|"
    r"threaten|besieg|invad|blockad|denounc|criticis|criticiz|accus|blam|financ|recognis|recogniz|prais|"
    r"protect|defend|fear|join|enter|assail|target|ambush|punish|expel|welcom|thank|shield|list|designat|suspect)(?:ed|led|s|es|ing|ling)?|"
    r"str(?:uck|ikes?|iking)|hits?|hitting|f(?:ought|ights?|ighting)|bankroll(?:ed|s|ing)?|"
    r"against|alongside|with|reached|urged|asked|told|warned|paid|owed?s?|to) $",
    re.I,
)
# "put sanctions on two of its ministers": nobody does so to himself
_AIMED = re.compile(r"\b(?:sanctions?|embargo(?:es)?|tariffs?) (?:up)?(?:on|against) (?:[a-z]+ of )?$")
_AIMED_AT = re.compile(r"(?<!next )\b(?:to|against) $")  # "closed their airspace to them"
# "Karim has since rung him": who rings is another than who is rung
_OBJECT = re.compile(r" (?:has |have |had |will |would )?(?:since |also |\w+ly )?\w+(?: by| with| behind)? ")
_OPENING = 40  # characters before the first name of a paragraph
_BESIDE = 25  # characters between those who act together
_AND = re.compile(r",? (?:and )?(?:the )?")
_OPENS = re.compile(
    r"(?:^|[.,;:—–(\"“”]|\b(?:that|and|but|while|when|as|which|because|if|after|before|since|although|though|where|"
    r"what|so|once|until|whether|how|than|or|said|says|added))\s*$",
    re.I,
)
# "Chad accused Niger of shelling its villages", "Chad armed Niger, and its jets struck": Chad's
_OWN = re.compile(r"\baccus(?:ed|es|ing) [^,;]{2,40} of [a-z]+ing(?: on| at)? $")
# "urged Niger to end its war": whoever is bidden is meant
_BIDDING = re.compile(r"\b(?:(?:urg|ask|press|order|forc|persuad)\w*|told|(?:call|prevail)\w* on) (?:the )?$")
_TO_DO = re.compile(r" (?:not )?to (?:[a-z]+ ){1,2}")
_ACTS = re.compile(r"(?<=, (?:and|but) )its (?:\w+ ){1,2}(?:ha[sd]|have|are|was|were|will|struck|\w+ed)\b")
# "an army officer": the noun only says whose the next word is
_HEADED = re.compile(
    r" (?!(?:of|that|which|who|whose|where|and|or|but|in|on|at|to|for|with|by|from|is|was|has|had|were|under|"
    r"against|between|among|after|before|over|into|not|said|known|worth|\w+ed)\b)[a-z]+"
)
# ", Sudan's government told the Council.": the next "it" is the speaker
_SAID_BEHIND = re.compile(
    r"(?:['’]s)?(?:\s[\w-]+){0,3}\s(?:said|told|says|announced|added|reported)\b[^,;]{0,30}"
)
_BRANCH = re.compile(r"\s(?:affiliate|branch|offshoot|franchise|splinter)")


@lru_cache(maxsize=8)
def _pattern(lexicon_dir: str | None) -> re.Pattern[str]:
    nouns = "|".join(sorted(map(re.escape, kinds_of(lexicon_dir)), key=len, reverse=True))
    # The first letter comes before the question whether a word begins there: so the scan skips quickly.
    pronouns = r"(?<=i)ts?|(?<=h)(?:e|is|er|im)|(?<=s)he|(?<=t)he(?:y|ir|m)"
    article = (
        r"(?:(?<=t)h(?:e|at|is)|(?<=a)n)(?: (?!(?:its|his|her|their|our|of|in|to|and|that) )[\w.’'-]+){0,3}"
    )
    return re.compile(rf"[ihsta](?<!\w.)(?:(?:{pronouns})|{article} ({nouns}))\b")


def _is_named(mentions: list[ActorMention], start: int, begin: int, end: int) -> bool:
    """Whether the reference start:end, whose noun begins at `begin`, has a name in it: "the Malian army"."""
    for m in mentions:
        if m.start < end and (
            begin < m.end or (start <= m.start and m.end <= begin and m.form != "compound")
        ):
            return True
    return False


def _before_noun(hits: list[Hit], begin: int, end: int) -> bool:
    """Whether the word at begin:end says of what kind the next is: "the military agreement"."""
    return any(
        (hit.start == begin and hit.end > end)
        or (hit.start == end + 1 and hit.terms.noun and not hit.terms.finite)
        for hit in hits
    )


class Referents:
    """Reads an article's sentences in order and names what each short reference points to."""

    def __init__(self, doc: "Document") -> None:
        self._index: ActorIndex = doc.actors
        self._pattern, self._nouns = _pattern(doc.lexicon_dir), Nouns(doc)
        self._text, self._lower = doc.text, doc.lower
        nouns = self._nouns
        self._groups = Groups(doc.text, doc.lower, nouns.spoken_of, nouns.side, nouns.beside)
        self._media = {name for name in self._index.actors if self._index.is_media(name)}
        self._topic: ActorMention | None = None
        self._person: ActorMention | None = None
        self._him: ActorMention | None = None  # whom the sentence before called "him"
        self._given: ActorMention | None = None  # who was given something, or helped, last
        self._owner: tuple[int, str] = (0, "")
        self._seen: list[ActorMention] = []

    def of(self, sentence: Sentence, mentions: list[ActorMention], hits: list[Hit]) -> list[ActorMention]:
        """The mentions of a sentence with its short references among them, left to right.

        A reference inside a term ("recalled its ambassador") stays part of the term.
        """
        found: list[ActorMention] = []
        self._owner = self._minister(sentence, mentions)
        for match in self._pattern.finditer(self._lower, sentence.start, sentence.end):
            noun = match[1]
            start, end = match.span()
            begin = match.start(1) if noun else start
            inside = any(hit.start <= start and end < hit.end for hit in hits)
            if inside or _is_named(mentions, start, begin, end):
                continue
            if noun == "military" and _before_noun(hits, begin, end):
                continue
            if noun and match[0].startswith("an ") and not _HEADED.match(self._lower, end):
                continue  # "founded an alliance" names none, "an army officer" does
            if noun and self._nouns.kinds[noun] == "land" and self._lower.startswith(" that ", end):
                continue  # "the country that Chad blames"
            before = sorted(
                [m for m in [*mentions, *found] if m.end <= start and self._fits(m)], key=lambda m: m.start
            )
            if noun:
                meant = self._nouns.meant(noun, end, mentions, before, self._seen)
            else:
                ahead = None if before else meant_ahead(self._text, sentence, match[0], start, end, mentions)
                meant = ahead or self._pronoun(match[0], before, start, end)
            if meant is not None:
                soil = noun and self._nouns.kinds[noun] == "land" and governed(self._lower, start)
                form = "adjective" if match[0] in POSSESSIVES else "place" if soil else "short"
                found.append(ActorMention(begin, end, meant[0], meant[1], self._text[begin:end], form))
        self._him = next((m for m in found if m.text == "him"), None)
        found += self._groups.of(sentence, [*mentions, *found], self._seen)
        return sorted([*mentions, *found], key=lambda m: (m.start, -m.end)) if found else mentions

    def _fits(self, mention: ActorMention) -> bool:
        """Whether a short form can mean the mention; "the al-Qaeda branch JNIM" means JNIM."""
        return mention.form not in UNFIT and not _BRANCH.match(self._text, mention.end, mention.end + 12)

    def _minister(self, sentence: Sentence, mentions: list[ActorMention]) -> tuple[int, str]:
        """Whose "its defence minister, Yasar Guler" is, and where the name stands."""
        for mention in mentions:
            if mention.kind == "person":
                title = _ITS_MINISTER.search(
                    self._text, max(sentence.start, mention.start - 60), mention.start
                )
                state = self._index.state_of(mention.name) if title else ""
                if state and self._index.kind_of(state) == "state":
                    return mention.start, state
        return 0, ""

    def remember(self, mentions: list[ActorMention]) -> None:
        """Take note of the names of a sentence that has been read."""
        fit = [m for m in mentions if self._fits(m)]
        if not fit:
            return
        self._given = None if self._seen and self._opens_on(fit[0]) else self._given
        self._seen = [*self._seen[-30:], *fit]
        helped = (m for m in fit if m.kind in _SIDES and self._follows(_HELPED, m.start))
        self._given = next(helped, self._given)
        others = [m for m in fit if m.kind != "person" and m.name not in self._media]
        self._person = next((m for m in fit if m.kind == "person"), self._person)
        if others:
            free = [m for m in others if not governed(self._text, m.start)]
            said = [m for m in free if _SAID_BEHIND.match(self._text, m.end, m.end + 60)]
            self._topic = (said[-1:] or free or others)[0]

    def _opens_on(self, mention: ActorMention) -> bool:
        """Whether a paragraph opens with the mention, as that of which it goes on to speak."""
        line = self._text.rfind("\n", self._seen[-1].end, mention.start)
        opens = line >= 0 and mention.start - line <= _OPENING and mention.form in ("name", "seat")
        return opens and mention.kind in _SIDES and not governed(self._text, mention.start)

    def _pronoun(self, word: str, before: list[ActorMention], start: int, end: int) -> Meant | None:
        """Name and kind of the actor that a pronoun points to, among those named to its left and before."""
        minister, state = self._owner
        if state and word in ("it", "its") and start < minister:
            rivals = {m.name for m in before if m.kind in _SIDES} - {state}
            if not rivals or minister - end < 50:
                return state, "state"
        if word in _PERSON:
            people = [m for m in before if m.kind == "person"]
            doer = people[-1] if people else None
            meant = doer or self._person or next(iter(before), None)
            if word == "him" and doer and _OBJECT.fullmatch(self._text, doer.end, start):
                apart = [m for m in people if m.name != doer.name and doer.start - m.end > _BESIDE]
                known = self._person if self._person and self._person.name != doer.name else None
                joined = apart and ", and " in self._text[apart[-1].end : doer.start]
                meant = apart[-1] if apart and not joined else known
            elif word == "him" and not doer and self._him:
                meant = self._him  # "The Thai side thanks him as well"
            return (meant.name, meant.kind) if meant else None
        if word == "it" and EXPLETIVE.match(self._text, end, end + 60):
            return None
        others = [m for m in before if m.kind != "person" and m.name not in self._media]
        free = [m for m in others if not governed(self._text, m.start)]
        fitting = free or others
        if word in ("it", "its"):
            fitting, free = no_adjectives(one_body(fitting)), no_adjectives(one_body(free))
        chosen = self._topic
        aimed = word in _OWNED and bool(free) and self._follows(_AIMED, start, 45)  # at nobody named here
        verb = _AIMED_AT if word == "them" else _GIVEN
        if word in ("it", "them") and free and self._follows(verb, start):
            again = [m for m in others if m.text.lower() == word and self._follows(verb, m.start)]
            if again:
                return again[-1].name, again[-1].kind
            givers = self._givers(free, before, start)
            other = [m for m in others if m.name not in givers and m.kind in _SIDES]  # not to themselves
            last = [m for m in self._seen if m.kind in _SIDES and m.name not in givers]
            named = [m for m in (self._given, chosen) if m and m.name not in givers]
            many = [m for m in [*last, *other] if are_many(m)]
            pick = many[-1:] if word == "them" else other[-1:] or named[:1] or last[-1:]
            return (pick[0].name, pick[0].kind) if pick else None
        if fitting and not aimed and word != "them":
            opens = word in ("it", "they") and _OPENS.search(self._text, max(0, start - 12), start)
            own = word == "its" and (_ACTS.match(self._text, start) or self._follows(_OWN, start, 90))
            bidden = word == "its" and _TO_DO.fullmatch(self._text, others[-1].end, start)
            if bidden and self._follows(_BIDDING, others[-1].start):
                return others[-1].name, others[-1].kind
            chosen = free[0] if free and (opens or own) else fitting[-1]
        return (chosen.name, chosen.kind) if chosen and word != "them" else None

    def _givers(self, free: list[ActorMention], before: list[ActorMention], start: int) -> set[str]:
        """Who gives: those that act first in the sentence, behind a semicolon the first after it."""
        part = self._text.rfind("; ", before[0].start, start)
        behind = [m for m in before if m.start > part > 0 and not governed(self._text, m.start)]
        if behind:
            return {self._index.state_of(behind[0].name)}
        joined = pairwise(before[before.index(free[0]) :])
        listed = takewhile(lambda two: _AND.fullmatch(self._text, two[0].end, two[1].start), joined)
        return {free[0].name, *(other.name for _, other in listed)}

    def _follows(self, verb: re.Pattern[str], start: int, reach: int = 22) -> bool:
        """Whether one of these verbs stands right before the name or pronoun at `start`."""
        return verb.search(self._text, max(0, start - reach), start) is not None
